"""The line at the window's foot: what the analysis found, where the article is kept, what was fetched."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reader.model.attribution import StatementKind
from reader.model.library import OpenArticle
from reader.ui import counts
from reader.ui.shown_text import shown

EDGE, GAP = 16, 20  # px at either end, and between two remarks


class StatusLine(QWidget):
    """Three quiet remarks; where they have no room side by side, the one that says least is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.found = self._label(self.tr("What was found"))
        self.kept = self._label(self.tr("Where it is kept"))
        self.network = self._label(self.tr("Network"))
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 2, EDGE, 2)
        row.setSpacing(GAP)
        row.addWidget(self.found)
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.network)
        self._words = dict.fromkeys((self.found, self.kept, self.network), "")
        self._fetched = self._found_before = self._kept = self._address = ""
        self._has_unkept = False
        self.say_fetched("")

    def show_article(self, article: OpenArticle) -> None:
        """Count what was found and say where the article is kept."""
        self._say(self.found, found_words(article))
        if article.copy_by is not None:
            self._kept = (
                self.tr("A copy from somebody else, not in your library")
                if article.home is None
                else self.tr("A copy; the article itself is in your library")
            )
        elif article.older is not None:
            self._kept = self.tr("An older version, in your library")
        else:
            self._kept = self.tr("Saved in your library") if article.id is not None else ""
        self.say_unkept(self._has_unkept)

    def clear(self) -> None:
        """Say nothing of an article: none is on screen."""
        self._kept = ""
        self._say(self.found, "")
        self.say_unkept(self._has_unkept)

    def say_unkept(self, is_any: bool) -> None:
        """Say whether a change of the reader's is not in the library."""
        self._has_unkept = is_any
        self._say(self.kept, self.tr("Not everything is saved") if is_any else self._kept)

    def say_reading(self, name: str) -> None:
        """Say what is being opened."""
        self._found_before = self._words[self.found]
        self._say(self.found, self.tr("Opening {0}…").format(shown(name)[-60:]))

    def say_asking(self, host: str) -> None:
        """Say whose page is being asked."""
        self._found_before = self._words[self.found]
        self._say(self.found, self.tr("Looking for changes at {0}…").format(shown(host)))

    def say_nothing_found(self) -> None:
        """Say nothing any more of what was being opened."""
        self._say(self.found, self._found_before)

    def say_not_analysed(self) -> None:
        """Say that the text stands without cards."""
        self._say(self.found, self.tr("Not analysed"))

    def say_fetched(self, host: str) -> None:
        """Say what was fetched last, "" for nothing."""
        self._fetched = (
            self.tr("Fetched from {0}").format(shown(host)) if host else self.tr("Offline: nothing was fetched")
        )
        self._say(self.network, self._fetched)

    def say_asked(self, host: str) -> None:
        """Say which register was asked about a name."""
        self._fetched = self.tr("Asked {0} about a name").format(shown(host))
        self._say(self.network, self._fetched)

    def show_address(self, address: str) -> None:
        """Show where the link under the pointer leads, "" when it is left."""
        self._address = shown(address)[:90]
        self._say(self.network, self._address or self._fetched)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Say as much, also when the words have grown or shrunk."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _say(self, label: QLabel, words: str) -> None:
        self._words[label] = words
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * EDGE
        said = [label for label in self._by_weight() if self._words[label]]
        while len(said) > 1 and self._needed(said) > room:
            said.pop()
        for label, words in self._words.items():
            whole = label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
            label.setText(whole if said == [label] else words)
            label.setVisible(label in said)

    def _by_weight(self) -> Sequence[QLabel]:
        """Return the remarks, first the one that stays longest: the pointed address, then what is not saved."""
        usual = (self.found, self.network, self.kept)
        first = self.network if self._address else self.kept if self._has_unkept else self.found
        return (first, *(label for label in usual if label is not first))

    def _needed(self, labels: Sequence[QLabel]) -> int:
        return sum(label.fontMetrics().horizontalAdvance(self._words[label]) + GAP for label in labels)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        label.setMinimumWidth(1)
        return label


def found_words(article: OpenArticle) -> str:
    """Return "28 statements, 27 given to a source", as the cards count them, or that they are still being found.

    A statement is one piece of what an attribution credits; one that two sources make stands on two cards. Of those
    on no card only quotations count: the others are mostly attitudes and acts.
    """
    if not article.analysed:
        return "Analysing…"
    on_cards = Counter(said.span for source in article.reading.appearances for said in source.statements)
    given, shared = len(on_cards), sum(cards > 1 for cards in on_cards.values())
    unspoken = (one for one in article.reading.attributions if not one.speakers and one.kind is StatementKind.DIRECT)
    found = given + sum(len(one.content) for one in unspoken)
    if not found:
        return "No statements found"
    words = f"{counts.statements(found)}, {given} given to a source"
    return f"{words}, {shared} of them to more than one" if shared else words
