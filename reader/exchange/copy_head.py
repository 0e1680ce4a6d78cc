"""What a copy says of itself before its text: for who saved it, for library programs, for search on one's own disk."""

from collections.abc import Iterator

import reader
from reader.exchange.markup import can_be_opened, encoded, escaped
from reader.model.copy import AnnotatedCopy


def saved_comment(copy: AnnotatedCopy) -> str:
    """Return the comment that savers of pages leave: what saved it, from where, when; in the form of SingleFile's."""
    url = copy.reading.article.url
    lines = ["Annotated copy saved with Kilde", *([f"url: {_in_comment(url)}"] if url else [])]
    return "<!--\n " + "\n ".join([*lines, f"saved date: {copy.made[:10]}"]) + "\n-->\n"


def metadata(copy: AnnotatedCopy) -> str:
    """Return what the article is, in Dublin Core, and the address it is a copy of."""
    url = copy.reading.article.url
    canonical = f'<link rel="canonical" href="{escaped(encoded(url))}">\n' if url and can_be_opened(url) else ""
    metas = "".join(f'<meta name="{name}" content="{escaped(words)}">\n' for name, words in _told(copy))
    return f'{canonical}<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n{metas}'


def _told(copy: AnnotatedCopy) -> Iterator[tuple[str, str]]:
    """Yield what is known: name and words."""
    article = copy.reading.article
    yield "generator", f"Kilde {reader.__version__}"
    for author in article.authors:
        yield "author", author
        yield "DC.creator", author
    known = {
        "DC.title": article.title,
        "DC.publisher": article.publisher,
        "DC.date": article.published,
        "DC.language": article.language,
        "DC.source": article.url,
    }
    yield from ((name, words) for name, words in known.items() if words)
    yield from (("DC.type", "Text"), ("DC.format", "text/html"))


def _in_comment(url: str) -> str:
    """Return the address so that it cannot end the comment."""
    return encoded(url).replace("--", "-%2D")
