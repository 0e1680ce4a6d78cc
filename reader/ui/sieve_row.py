"""Which marks and sources go along: a button each for colours, tags and sources that the article has."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader.model.annotation import Colour
from reader.model.export import Sieve
from reader.model.library import OpenArticle
from reader.ui.colour_names import Named, own_name
from reader.ui.menu import Menu
from reader.ui.shown_text import for_menu

LONGEST = 24  # characters of a button


class Choice(QToolButton):
    """A button with a menu of things to tick; none ticked means all."""

    changed = Signal()

    def __init__(self, every: str, several: str, names: Iterable[tuple[str, str]], parent: QWidget) -> None:
        """Take the words for all and for several of them, and what can be chosen, each with its words."""
        super().__init__(parent)
        self._every, self._several = every, several
        self._menu = Menu(self)
        self._actions: dict[str, QAction] = {}
        for name, words in names:
            action = self._menu.addAction(for_menu(words))
            action.setCheckable(True)
            action.toggled.connect(self._show)
            self._actions[name] = action
        self.setMenu(self._menu)
        self.setProperty("choice", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show()
        self.setVisible(len(self._actions) > 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(name for name, action in self._actions.items() if action.isChecked())

    def choose(self, *names: str) -> None:
        """Tick these and no others."""
        for name, action in self._actions.items():
            action.setChecked(name in names)

    def _show(self) -> None:
        ticked = [action.text() for action in self._actions.values() if action.isChecked()]
        words = self._several.format(len(ticked)) if len(ticked) > 1 else ticked[0] if ticked else self._every
        self.setText(f"{words if len(words) <= LONGEST else f'{words[: LONGEST - 1]}…'} ▾")
        self.setAccessibleName(", ".join(ticked).replace("&&", "&") or self._every)
        self.changed.emit()


class SieveRow(QWidget):
    """Colours, tags and sources beside each other."""

    changed = Signal()

    def __init__(self, article: OpenArticle, names: Named = (), parent: QWidget | None = None) -> None:
        """Take the article and what the reader calls colours."""
        super().__init__(parent)
        marks = [placed.annotation for placed in article.annotations]
        colours = [colour for colour in Colour if any(mark.colour is colour for mark in marks)]
        called = [(each.value, dict(names).get(each) or own_name(each)) for each in colours]
        tags = sorted({tag for mark in marks for tag in mark.tags})
        sources = list(dict.fromkeys(card.name for card in article.reading.appearances))
        self.colours = Choice(self.tr("All colours"), self.tr("{0} colours"), called, self)
        self.tags = Choice(self.tr("All tags"), self.tr("{0} tags"), _same(tags), self)
        self.sources = Choice(self.tr("All sources"), self.tr("{0} sources"), _same(sources), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for choice in self._choices():
            row.addWidget(choice)
            choice.changed.connect(self.changed)
        row.addStretch(1)

    def sieve(self) -> Sieve:
        """Return what is to go along."""
        return Sieve(tuple(map(Colour, self.colours.chosen)), self.tags.chosen, self.sources.chosen)

    def allow(self, *, marks: bool, sources: bool) -> None:
        """Let marks and sources be chosen from, or neither where the file holds none."""
        self.colours.setEnabled(marks)
        self.tags.setEnabled(marks)
        self.sources.setEnabled(marks or sources)

    def _choices(self) -> tuple[Choice, ...]:
        return self.colours, self.tags, self.sources


def _same(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names]
