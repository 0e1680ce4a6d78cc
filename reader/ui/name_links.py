"""The names in the article: links to their cards, a few at a time, and their colours where the reader looks."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reader.model.span import Span
from reader.ui.mapped_text import MappedText

NAME = "kilde:source/"  # address of a name in the text: the card's index
NAMES_A_TURN = 60  # names made into links between two turns of the event loop
SCREENS_AROUND = 3  # of which the names are coloured beside those on screen


class NameLinks(QObject):
    """Makes names into links and colours them; the text and its layout stay as they are."""

    def __init__(self, view: MappedText) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: list[tuple[Span, int]] = []  # still to be made into links
        self._linked: set[Span] = set()
        self._leading: set[tuple[Span, int]] = set()  # what all of them lead to, once they are linked
        self._coloured: list[tuple[Span, str]] = []  # by place
        self._near = Span(0, 1)  # where they have been coloured
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(self._link_some)

    @property
    def is_linking(self) -> bool:
        """Tell whether names are still to be made into links."""
        return bool(self._waiting)

    def link(self, names: Sequence[Sequence[Span]]) -> None:
        """Make the `names` of each card into links, and no others."""
        wanted = [(mention, card) for card, mentions in enumerate(names) for mention in mentions]
        leading = set(wanted)
        if leading == self._leading and not self._waiting:
            return  # as after every mark: a long article has thousands of names
        self._waiting, self._leading = wanted, leading
        # Taken from the end, in reading order: Qt lays out everything between the first and last name of a turn, and
        # names from all over a long article would lay out all of it. A name inside a longer one comes later and wins.
        self._waiting.sort(key=lambda name: (-name[0].start, name[0].end))
        self._unlink(self._linked - {mention for mention, _ in self._waiting})
        if len(self._waiting) > NAMES_A_TURN:
            self._next_turn.start()
        else:
            self._link_some()

    def colour(self, mentions: Iterable[tuple[Span, str]]) -> None:
        """Set names in a colour; all others in ink again."""
        self._coloured = sorted(mentions, key=lambda mention: mention[0].start)
        self._colour_near()

    def follow_scrolling(self) -> None:
        """Colour the names that have come near."""
        if self._coloured and not self._near.contains(self._view.seen(0)):
            self._colour_near()

    def forget(self) -> None:
        """Take links and colours for gone, as the text is that they were in."""
        self._next_turn.stop()
        self._view.setExtraSelections([])
        self._waiting.clear()
        self._linked.clear()
        self._leading.clear()

    def _link_some(self) -> None:
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        for mention, card in reversed(self._waiting[-NAMES_A_TURN:]):
            char_format = QTextCharFormat()
            char_format.setAnchor(True)
            char_format.setAnchorHref(f"{NAME}{card}")
            self._view.cursor_at(mention).mergeCharFormat(char_format)
            self._linked.add(mention)
        cursor.endEditBlock()
        del self._waiting[-NAMES_A_TURN:]
        if self._waiting:
            self._next_turn.start()

    def _unlink(self, names: Set[Span]) -> None:
        """Let names go whose card is gone: their links would lead to whichever source has its number now."""
        plain = QTextCharFormat()
        plain.setAnchor(False)
        plain.setAnchorHref("")
        for name in names:
            self._view.cursor_at(name).mergeCharFormat(plain)
        self._linked -= names

    def _colour_near(self) -> None:
        """Colour the names on screen and a few screens around: all of a long article's would take too long."""
        near: list[tuple[Span, str]] = []
        if self._coloured:
            self._near = self._view.seen(SCREENS_AROUND)
            first, last = (
                bisect_left(self._coloured, end, key=lambda mention: mention[0].start)
                for end in (self._near.start, self._near.end)
            )
            near = self._coloured[first:last]
        self._view.setExtraSelections([_extra(self._view.cursor_at(mention), colour) for mention, colour in near])


def _extra(cursor: QTextCursor, colour: str) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    char_format = QTextCharFormat()
    char_format.setForeground(QColor(colour))
    made.cursor, made.format = cursor, char_format
    return made
