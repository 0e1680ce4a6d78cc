"""All marks of the article, beside it: narrowed by colour, style, tag, source and words, each a jump."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from reader.model.annotation import Colour, PlacedAnnotation, Style
from reader.model.library import OpenArticle
from reader.ui.annotating import is_lost, is_unsure
from reader.ui.colour_names import ColourNames, style_name
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.mark_list import MarkFilter, as_text, mark_items, sources_in, tags_in
from reader.ui.menu import Menu
from reader.ui.page import Page
from reader.ui.settle_row import ANSWERS, Settle, settle_tip, settle_words
from reader.ui.shown_text import for_menu
from reader.ui.statement_menu import copy_words
from reader.ui.theme import Theme

Choices = Sequence[tuple[Any, str]]


class MarkPage(Page):
    """Shows the marks that the reader wants to see, those that need a look first."""

    mark_picked = Signal(object)  # PlacedAnnotation
    mark_answered = Signal(str, object)  # uid, Settle: what the reader says of its place
    mark_copied = Signal(str)  # what is now on the clipboard
    naming_asked = Signal()  # the colours are to be called otherwise

    def __init__(self, theme: Theme, icons: Icons, names: ColourNames, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._names = names
        self._article: OpenArticle | None = None
        self._wanted = MarkFilter()
        self._buttons = {part: QToolButton() for part in ("colour", "style", "tag", "source")}
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter"))
        self.field.setAccessibleName(self.tr("Narrow the marks by words"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda words: self._choose(words=words))
        self._lay_out_filters()
        self.head, self.marks = self.add_list(self.tr("Marks"), self._pick)
        self.marks.copy_wanted.connect(self._copy)
        self.marks.menu_wanted.connect(self._offer)
        self._nothing = plain_label("", "soft")
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        names.changed.connect(self._show)

    def show_article(self, article: OpenArticle, *, is_other: bool) -> None:
        """Show the marks of an article; another one's begin without a filter."""
        self._article = article
        if is_other:
            self._wanted = MarkFilter()
            self.field.blockSignals(True)
            self.field.clear()
            self.field.blockSignals(False)
        self._show()

    def _show(self) -> None:
        if self._article is None:
            return
        items = mark_items(self._article, self._wanted, self._names)
        self.head.count(sum(item.target is not None for item in items))
        self.marks.show_items(items)
        there = bool(self._article.annotations)
        nothing = self.tr("No mark is like that") if there else self.tr("Nothing is marked in this article yet")
        self._nothing.setText("" if items else nothing)
        self._nothing.setVisible(not items)
        self._offer_choices(self._article)

    def _choose(self, **wanted: Any) -> None:
        self._wanted = replace(self._wanted, **wanted)
        self._show()

    def _offer_choices(self, article: OpenArticle) -> None:
        used = {placed.annotation.colour for placed in article.annotations}
        styles = {placed.annotation.style for placed in article.annotations}
        choices: dict[str, tuple[str, Choices]] = {
            "colour": (self.tr("Colours"), [(c, self._names.of(c)) for c in Colour if c in used]),
            "style": (self.tr("Kinds"), [(s, style_name(s)) for s in Style if s in styles]),
            "tag": (self.tr("Tags"), [(tag, tag) for tag in tags_in(article)]),
            "source": (self.tr("Sources"), [(name, name) for name in sources_in(article)]),
        }
        for part, (name, found) in choices.items():
            self._fill(part, name, found)

    def _fill(self, part: str, name: str, found: Choices) -> None:
        """Let a button offer what can be chosen, and say what is chosen."""
        button, chosen = self._buttons[part], getattr(self._wanted, part)
        menu, group = Menu(button), QActionGroup(button)
        for value, words in ((None, self.tr("All")), *found):
            action = QAction(for_menu(words), menu, checkable=True)
            action.setChecked(value == chosen)
            action.triggered.connect(self._chooser(part, value))
            group.addAction(action)
            menu.addAction(action)
        old = button.menu()
        button.setMenu(menu)
        if old is not None:
            old.deleteLater()
        words = next((words for value, words in found if value == chosen and chosen is not None), name)
        button.setText(f"{for_menu(words, 14)} ▾")
        button.setAccessibleName(self.tr("Show only marks by {0}: {1}").format(name.lower(), words))
        button.setVisible(len(found) > 1 or chosen is not None)

    def _chooser(self, part: str, value: object) -> Callable[[], None]:
        return lambda: self._choose(**{part: value})

    def _pick(self, placed: object) -> None:
        if isinstance(placed, PlacedAnnotation):
            self.mark_picked.emit(placed)

    def _offer(self, placed: object, where: QPoint) -> None:
        """Offer to go to a mark and to copy it; of one whose place is uncertain or lost, what can be said of that."""
        if not isinstance(placed, PlacedAnnotation):
            return
        menu = Menu(self)
        menu.addAction(self.tr("Show in the text"), lambda: self._pick(placed))
        uid = placed.annotation.uid
        for settle in ANSWERS if is_unsure(placed) else ():
            action = menu.addAction(settle_words(settle), partial(self.mark_answered.emit, uid, settle))
            action.setToolTip(settle_tip(settle))
        if is_lost(placed):
            menu.addAction(self.tr("Place on other words…"), partial(self.mark_answered.emit, uid, Settle.PUT_BACK))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(self.tr("Copy"), lambda: self._copy(placed))
        self.offer(menu, where)

    def _copy(self, placed: object) -> None:
        if isinstance(placed, PlacedAnnotation):
            words = as_text(placed)
            copy_words(words)
            self.mark_copied.emit(words)

    def _lay_out_filters(self) -> None:
        name_colours = QPushButton(self.tr("Name colours…"))
        name_colours.clicked.connect(self.naming_asked)
        self.top.addWidget(name_colours)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self._buttons.values():
            button.setObjectName("filter")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self.field)
        self.column.addLayout(row)
