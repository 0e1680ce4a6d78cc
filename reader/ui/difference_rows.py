"""A difference as the view writes it: paragraphs cut into pieces that look alike; plain data, without a screen."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from reader.app.version_changes import VersionChanges
from reader.model.difference import PieceKind, Row, RowKind
from reader.model.frozen import frozen
from reader.model.span import Span
from reader.ui.shown_text import shown

FOLDED_FROM = 3  # unchanged paragraphs in a row that are folded
LONGEST_LEFT = 90  # characters shown of a paragraph that was moved away

tr = QCoreApplication.translate


class Look(Enum):
    """How words are set: never by colour alone."""

    PLAIN = auto()
    IN = auto()  # underlined, on a ground
    OUT = auto()  # struck through
    ASIDE = auto()  # small: what the view says itself


@frozen
class Run:
    """Words that are set alike, with where they stand in either version."""

    words: str
    look: Look
    old: Span | None = None
    new: Span | None = None


@frozen
class Paragraph:
    """One paragraph of the view; `label` says what became of it as a whole."""

    runs: tuple[Run, ...]
    label: str = ""


def paragraphs(changes: VersionChanges, *, folded: bool) -> Iterator[Paragraph]:
    """Yield what is written; with `folded`, unchanged paragraphs away from any change are only counted."""
    rows = changes.difference.rows
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end].kind is RowKind.SAME:
            end += 1
        yield from _unchanged(rows[start:end], changes, folded=folded, is_first=start == 0, is_last=end == len(rows))
        if end < len(rows):
            yield _paragraph(rows[end], changes)
        start = end + 1


def _unchanged(
    rows: Sequence[Row], changes: VersionChanges, *, folded: bool, is_first: bool, is_last: bool
) -> Iterator[Paragraph]:
    """Yield unchanged paragraphs; of many, those beside a change."""
    before, after = (0 if is_first else 1), (0 if is_last else 1)
    count = len(rows) - before - after
    if not folded or count < FOLDED_FROM:
        before, after, count = len(rows), 0, 0
    for row in rows[:before]:
        yield _paragraph(row, changes)
    if count:
        words = tr("Versions", "… {} paragraphs without a change …").format(count)
        yield Paragraph((Run(words, Look.ASIDE),))
    for row in rows[len(rows) - after :] if after else ():
        yield _paragraph(row, changes)


def _paragraph(row: Row, changes: VersionChanges) -> Paragraph:
    if row.kind is RowKind.LEFT and row.old is not None:
        return _moved_away(row.old, changes)
    labels = {
        RowKind.IN: tr("Versions", "Paragraph put in"),
        RowKind.OUT: tr("Versions", "Paragraph taken out"),
        RowKind.MOVED: tr("Versions", "Paragraph moved here"),
    }
    return Paragraph(tuple(_runs(row, changes)), labels.get(row.kind, ""))


def _moved_away(span: Span, changes: VersionChanges) -> Paragraph:
    line = shown(span.of(changes.old_text))
    cut = line if len(line) <= LONGEST_LEFT else f"{line[:LONGEST_LEFT].rstrip()}…"
    return Paragraph((Run(cut, Look.ASIDE, old=span),), tr("Versions", "A paragraph stood here that was moved"))


def _runs(row: Row, changes: VersionChanges) -> Iterator[Run]:
    if not row.pieces:
        whole = row.new or row.old
        if whole is not None:
            text = changes.old_text if row.new is None else changes.new_text
            look = {RowKind.IN: Look.IN, RowKind.OUT: Look.OUT}.get(row.kind, Look.PLAIN)
            yield Run(whole.of(text), look, row.old, row.new)
        return
    for piece in row.pieces:
        if piece.kind is PieceKind.OUT and piece.old is not None:
            words = piece.old.of(changes.old_text)
            yield Run(words.rstrip(), Look.OUT, old=piece.old)
            yield Run(" ", Look.PLAIN)  # else it would run into what stands in its place
        elif piece.new is not None:
            words = piece.new.of(changes.new_text)
            look = Look.IN if piece.kind is PieceKind.IN else Look.PLAIN
            bare = words.rstrip() if look is Look.IN else words
            yield Run(bare, look, piece.old, piece.new)
            if bare != words:
                yield Run(" ", Look.PLAIN)
