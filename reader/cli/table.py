"""A reading as a table for a terminal: one line a source."""

from collections.abc import Iterator

from reader.cli.printable import aligned, printable
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceKind

HEADINGS = ("source", "kind", "role", "affiliation", "statements")
WIDEST = (32, 12, 34, 34, 10)
NOT_STATED = "not stated"

KIND_WORDS = {SourceKind.PUBLISHER: "outlet"}


def lines(reading: Reading, location: str) -> Iterator[str]:
    """Yield the table of one article, top to bottom, without line ends."""
    article = reading.article
    yield printable(article.title or location)
    yield printable(", ".join(filter(None, (article.publisher, article.published, location))))
    yield ""
    yield from aligned([HEADINGS, *(_row(appearance) for appearance in reading.appearances)], WIDEST)
    if not reading.appearances:
        yield "  no sources found"
    yield ""


def _row(appearance: Appearance) -> tuple[str, ...]:
    can_hold_a_post = appearance.kind in (SourceKind.PERSON, SourceKind.UNNAMED)
    silent = NOT_STATED if can_hold_a_post else ""
    return (
        printable(appearance.name),
        KIND_WORDS.get(appearance.kind, appearance.kind.value),
        printable(appearance.role or silent),
        printable(appearance.affiliation or silent),
        str(len(appearance.statements) or ""),
    )
