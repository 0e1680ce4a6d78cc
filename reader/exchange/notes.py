"""The reader's notes as they stand beside the text."""

from collections.abc import Sequence

from reader.exchange.markup import ADDED, escaped, plain
from reader.model.annotation import PlacedAnnotation
from reader.model.dates import when


def notes_beside(row: int, numbered: Sequence[tuple[int, PlacedAnnotation]]) -> str:
    """Return the notes of one row of the article."""
    if not numbered:
        return ""
    asides = "".join(_aside(number, placed) for number, placed in numbered)
    return f'<div class="notes" id="notes-{row}" {ADDED}>{asides}</div>'


def lost_marks(numbered: Sequence[tuple[int, PlacedAnnotation]]) -> str:
    """Return the marks that have no place in this text, with the words they were made on."""
    if not numbered:
        return ""
    items = "".join(
        f'<li class="{placed.annotation.colour.value}" id="mark-{number}">'
        f"<q>{plain(placed.annotation.anchor.quote)}</q>{_words(placed)}</li>"
        for number, placed in numbered
    )
    return f'<section class="lost" {ADDED}><h2>Marks that have lost their place</h2><ol>{items}</ol></section>'


def _aside(number: int, placed: PlacedAnnotation) -> str:
    back = f'<a class="number" href="#mark-{number}" aria-label="Note {number}, back to the words">{number}</a>'
    colour = placed.annotation.colour.value
    return f'<aside class="note {colour}" id="note-{number}" aria-label="Note {number}">{back}{_words(placed)}</aside>'


def _words(placed: PlacedAnnotation) -> str:
    """Return note, date and tags. The note's Markdown is shown as it was typed: nothing in it can act."""
    annotation = placed.annotation
    note = f'<div class="said" dir="auto">{escaped(annotation.note)}</div>' if annotation.note else ""
    tags = "".join(f' <span class="tag">{plain(tag)}</span>' for tag in annotation.tags)
    return f'{note}<p class="when">{escaped(when(annotation.modified))}{tags}</p>'
