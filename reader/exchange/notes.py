"""The reader's notes as they stand beside the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.exchange.markup import ADDED, escaped, plain
from reader.model.annotation import PlacedAnnotation
from reader.model.dates import when


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside the text: the number of its mark, by which it is found, and its own, which is shown."""

    mark: int
    number: int
    placed: PlacedAnnotation


def notes_beside(row: int, notes: Sequence[Note]) -> str:
    """Return the notes of one row of the article."""
    if not notes:
        return ""
    return f'<div class="notes" id="notes-{row}" {ADDED}>{"".join(map(_aside, notes))}</div>'


def notes_on_whole(byline: str, numbered: Sequence[tuple[int, PlacedAnnotation]]) -> str:
    """Return the byline and, under it, the notes that are about the article as a whole."""
    if not numbered:
        return byline
    items = "".join(
        f'<aside class="note {placed.annotation.colour.value}" id="mark-{number}" '
        f'aria-label="Note on the article as a whole">{_words(placed)}</aside>'
        for number, placed in numbered
    )
    return f'<div {ADDED}>{byline}<div class="whole">{items}</div></div>'


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


def _aside(note: Note) -> str:
    heard = f"Note {note.number}"
    back = f'<a class="number" href="#mark-{note.mark}" aria-label="{heard}, back to the words">{note.number}</a>'
    kind = f'class="note {note.placed.annotation.colour.value}"'
    return f'<aside {kind} id="note-{note.mark}" aria-label="{heard}">{back}{_words(note.placed)}</aside>'


def _words(placed: PlacedAnnotation) -> str:
    """Return note, date and tags. The note's Markdown is shown as it was typed: nothing in it can act."""
    annotation = placed.annotation
    note = f'<div class="said" dir="auto">{escaped(annotation.note)}</div>' if annotation.note else ""
    tags = "".join(f' <span class="tag">{plain(tag)}</span>' for tag in annotation.tags)
    return f'{note}<p class="when">{escaped(when(annotation.modified))}{tags}</p>'
