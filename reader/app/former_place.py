"""Where a mark stood before, in the text that is shown now: for the reader who declines where it was found."""

from sqlite3 import Connection

from reader.anchoring.difference import difference
from reader.app.placing import sought_mark
from reader.model.difference import Bridge
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.span import Span
from reader.store import annotations, articles


@frozen
class FormerPlace:
    """What stands now where a mark stood."""

    span: Span | None  # the same words or others in their place; None where nothing does
    near: int  # where one is near them


def find_former_place(connection: Connection, article: ArticleId, uid: str) -> FormerPlace:
    """Return what stands where the mark stood in the text that it was put on, as well as that is known."""
    text = articles.load_text(connection, article).text
    mark = annotations.find_annotation(connection, uid)
    if mark is None or mark.is_on_whole:
        return FormerPlace(None, 0)
    made_on = sought_mark(connection, article, mark).made_on
    start = mark.anchor.start
    if made_on is None:
        return FormerPlace(None, min(start, len(text)))
    bridge = Bridge(difference(made_on, text))
    found = bridge.counterpart(Span(start, start + len(mark.anchor.quote)))
    return FormerPlace(_trimmed(found, text) if found is not None else None, bridge.near(start))


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + max(1, len(words.strip())))
