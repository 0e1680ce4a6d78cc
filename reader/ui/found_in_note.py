"""Words of a note that were looked for, set off in the note as it is typed and as it reads."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QTextEdit

from reader.model.span import Span
from reader.ui.theme import Theme

Places = Sequence[tuple[Span, bool]]  # each with whether it is the one that one has come to


def set_off(edit: QPlainTextEdit | QTextBrowser, places: Places, theme: Theme) -> None:
    """Set off places of the field's words, and nothing else any more."""
    words = edit.toPlainText()
    edit.setExtraSelections([_selection(edit, words, place, theme, is_reached=r) for place, r in places])


def as_it_reads(note: str, places: Places, shown: str) -> Places:
    """Return the places in the note as it is shown: without the signs of its Markdown, and what only these hold."""
    found: list[tuple[Span, bool]] = []
    at = 0
    for place, is_reached in places:
        start = shown.find(place.of(note), at)
        if start >= 0:
            at = start + len(place)
            found.append((Span(start, at), is_reached))
    return found


def _selection(
    edit: QPlainTextEdit | QTextBrowser, words: str, place: Span, theme: Theme, *, is_reached: bool
) -> QTextEdit.ExtraSelection:
    made, cursor = QTextEdit.ExtraSelection(), QTextCursor(edit.document())
    last = _units(words)
    cursor.setPosition(min(last, _units(words[: place.start])))
    cursor.setPosition(min(last, _units(words[: place.end])), QTextCursor.MoveMode.KeepAnchor)
    made.cursor = cursor
    ground, ink = (theme.ink, theme.found) if is_reached else (theme.found, theme.ink)
    made.format.setBackground(QColor(ground))
    made.format.setForeground(QColor(ink))
    return made


def _units(words: str) -> int:
    """Return how long words are as Qt counts."""
    return len(words.encode("utf-16-le")) // 2
