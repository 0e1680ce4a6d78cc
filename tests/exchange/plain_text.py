"""The article of a copy without marks, notes and numbers, as any HTML parser gives it."""

from html.parser import HTMLParser

_VOID = {"img", "meta", "link", "br", "hr", "input"}


class _Article(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []  # (tag, is of the text)
        self.words = []

    def handle_starttag(self, tag, attrs):
        if tag in _VOID:
            return
        named = dict(attrs)
        inside = bool(self.open) and self.open[-1][1]
        self.open.append((tag, named.get("id") == "article" or (inside and "data-added" not in named)))

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        assert self.open.pop()[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        if self.open and self.open[-1][1]:
            self.words.append(data)


def text_without_marks(page):
    parser = _Article()
    parser.feed(page)
    parser.close()
    return "".join(parser.words)
