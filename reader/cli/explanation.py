"""Why each statement of an article was given to its source, for a terminal."""

from collections.abc import Iterator

from reader.app.why import Reasons, Step, Why
from reader.cli.printable import printable, shortened
from reader.model.reading import Reading
from reader.model.source import Statement

WIDEST_WORDS = 90  # columns of a statement, and of the words at a place


def lines(reading: Reading, location: str) -> Iterator[str]:
    """Yield the article's sources with their statements, and under each the steps that lead to the source."""
    yield printable(reading.article.title or location)
    yield ""
    reasons = Reasons(reading)
    for number, appearance in enumerate(reading.appearances):
        for statement in appearance.statements:
            yield f"{printable(appearance.name)}: “{_short(statement.text)}”"
            yield from _told(reading, reasons.of(statement, number), statement)
            yield ""
    if not any(appearance.statements for appearance in reading.appearances):
        yield "  no statements found"
        yield ""


def _told(reading: Reading, found: Why, statement: Statement) -> Iterator[str]:
    sure = "certain" if found.confidence >= reading.sure_at else "not certain"
    verdict = (statement.kind, found.finder, f"{sure} ({found.confidence:.2f})")
    yield f"  {', '.join(filter(None, verdict))}"
    for step in found.steps:
        yield f"  {step.kind:8} {_place(reading, step)}{printable(step.note)}"


def _place(reading: Reading, step: Step) -> str:
    return "" if step.place is None else f"“{_short(step.place.of(reading.article.text))}” at {step.place.start}: "


def _short(words: str) -> str:
    return shortened(printable(" ".join(words.split())), WIDEST_WORDS)
