"""Markup → tree, whatever the markup."""

import re

from lxml import etree, html

from reader.model.errors import ArticleUnreadableError

DEEP = 400  # levels below which a tree is flattened: no page needs them, and parsers give up at 2048
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]{0,4000})>")
_KEPT = "html head body title meta link base script style template noscript a br img"
_INLINE = "span b i u em strong font small big sup sub s del ins mark code cite abbr time q"
KEPT_WHEN_FLAT, INLINE_WHEN_FLAT = frozenset(_KEPT.split()), frozenset(_INLINE.split())


def parse(markup: str) -> html.HtmlElement:
    """Return the root of the page's tree; nothing is fetched and no entity is expanded but HTML's own."""
    root = _parse(markup)
    if root is None or _depth_exceeds(root, DEEP):
        root = _parse(_flattened(markup))
    if root is None:
        raise ArticleUnreadableError("The page is empty.", hint="Save it again, or paste the text instead.")
    return root


def _parse(markup: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # "Document is empty"
        return None


def _depth_exceeds(root: html.HtmlElement, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _flattened(markup: str) -> str:
    """Return the markup with paragraphs as its only blocks: they close one another and cannot nest."""

    def flat(match: re.Match[str]) -> str:
        name = match.group(2).lower()
        if name in KEPT_WHEN_FLAT:
            return match.group()
        return "" if name in INLINE_WHEN_FLAT else f"<{match.group(1)}p>"

    return TAG.sub(flat, markup)
