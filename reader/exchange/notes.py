"""The reader's notes as they stand beside the text."""

import re
from collections.abc import Sequence

from reader.exchange.markup import ADDED, escaped, plain
from reader.exchange.medium import Medium
from reader.exchange.note_markup import note_markup
from reader.model.annotation import PlacedAnnotation
from reader.model.dates import when
from reader.model.frozen import frozen

LONGEST_QUOTE = 160  # characters of a mark's words before its note
_QUOTED = re.compile('[“”„«»"][^“”„«»"]+[“”«»"]')  # which gets no second pair of quote marks around it


@frozen
class Note:
    """A note beside the text: the number of its mark, by which it is found, and its own, which is shown."""

    mark: int
    number: int
    placed: PlacedAnnotation

    @property
    def colour(self) -> str:
        """Return the colour of its mark."""
        return self.placed.annotation.colour.value


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


def notes_after(notes: Sequence[Note], medium: Medium) -> str:
    """Return the notes as they stand after the article, each with the words it was written on."""
    if not notes:
        return ""
    written = "".join(
        f'<aside class="note {note.colour}" id="note-{note.mark}"{medium.note}>{_back(note)}'
        f" <q>{plain(shortened(note.placed.annotation.anchor.quote))}</q>{_words(note.placed)}</aside>"
        for note in notes
    )
    return f'<section class="end-notes" {ADDED}><h2 id="notes">Notes</h2>{written}</section>'


def note_number(note: Note, medium: Medium) -> str:
    """Return the number that leads from the words to a note."""
    return f'<sup {ADDED}><a href="#note-{note.mark}"{medium.reference}>{note.number}</a></sup>'


def row_with_notes(text: str, notes: Sequence[Note]) -> str:
    """Return a stretch of the article and, as the cell beside it, its notes."""
    beside = f'<div class="margin" {ADDED}>{"".join(map(_aside, notes))}</div>'
    return f'<div class="row"><div class="text">{text}</div>{beside}</div>'


def shortened(quote: str) -> str:
    """Return the words a mark is on, its middle left out where they are many."""
    words = " ".join(quote.split())
    if _QUOTED.fullmatch(words):
        words = words[1:-1]
    if len(words) <= LONGEST_QUOTE:
        return words
    half = LONGEST_QUOTE // 2
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"


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
    kind, heard = f'class="note {note.colour}"', f"Note {note.number}"
    return f'<aside {kind} id="note-{note.mark}" aria-label="{heard}">{_back(note)}{_words(note.placed)}</aside>'


def _back(note: Note) -> str:
    heard = f"Note {note.number}, back to the words"
    return f'<a class="number" href="#mark-{note.mark}" aria-label="{heard}">{note.number}</a>'


def _words(placed: PlacedAnnotation) -> str:
    """Return note, date and tags."""
    annotation = placed.annotation
    note = f'<div class="said" dir="auto">{note_markup(annotation.note)}</div>' if annotation.note else ""
    tags = "".join(f' <span class="tag">{plain(tag)}</span>' for tag in annotation.tags)
    return f'{note}<p class="when">{escaped(when(annotation.modified))}{tags}</p>'
