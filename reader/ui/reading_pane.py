"""The article with everything that stands on and beside it: marks, margin, selection bar, hover card."""

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.article_style import Setting
from reader.ui.article_view import ArticleView
from reader.ui.card_marking import CardMarking
from reader.ui.colour_names import ColourNames
from reader.ui.found_places import FoundPlaces
from reader.ui.hover_card import HoverCard
from reader.ui.icons import Icons
from reader.ui.late import late
from reader.ui.margin import Margin
from reader.ui.marking import Marking
from reader.ui.marks import Voices, card_marks, coloured_marks, name_marks, next_statement
from reader.ui.notice_strip import NoticeStrip
from reader.ui.pictures import Picture
from reader.ui.resting import Resting
from reader.ui.selection_bar import SelectionBar
from reader.ui.settling import Settling
from reader.ui.statement_ends import StatementEnds, statement_at
from reader.ui.text_menu import TextPlace

MANY_NAMES = 2000  # more than these get their rules in a turn of their own: those of 200,000 words take 40 ms


class ReadingPane(QWidget):
    """Shows one article, and announces what the reader does with it."""

    name_clicked = Signal(int)  # card
    card_reached = Signal(int)  # by walking from statement to statement
    speaker_asked = Signal(object)  # Span: "says this…"
    correction_made = Signal(object)  # Correction
    link_clicked = Signal(str)
    address_pointed = Signal(str)
    picture_asked = Signal(int)

    def __init__(self, setting: Setting, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._voices: Voices | None = None
        self._selected: int | None = None  # card
        self._hovered: int | None = None  # card
        self.notice = NoticeStrip(self)
        self.view = ArticleView(setting, self)
        self.found = FoundPlaces(self.view)
        self.resting = Resting(self.view)
        self._ends = StatementEnds(self.view.grips)
        self.margin = Margin(self.view, setting.theme, icons)
        self.colours = ColourNames(self)
        self.bar = SelectionBar(setting.theme, self.colours, self.view.viewport())
        self.marking = Marking(self.view, self.bar, self.margin)
        self.card_marking = CardMarking(self.marking)
        self.settling = Settling(self.view, self.bar, self.margin, self.marking)
        self._hover_card = HoverCard(icons, self)
        self._pointed: int | None = None  # card whose name is under the pointer
        self._asked_at: Span | None = None  # where the pointer asks for a menu
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.view)
        self._names_soon = QTimer(self)
        self._names_soon.setSingleShot(True)
        self._names_soon.setInterval(0)
        self._names_soon.timeout.connect(self._draw_names)
        self._connect()
        for before, button in pairwise((self.view, *self.bar.buttons)):
            self.setTabOrder(before, button)
        self.margin.come_after(self.bar.buttons[-1])

    # What is shown

    @property
    def article(self) -> OpenArticle | None:
        """Return the article, with the marks that it has on screen."""
        return self.marking.article

    @cached_property
    def find_bar(self) -> Any:
        """Return the bar for finding words, made when it is first wanted."""
        bar = late("reader.ui.find_bar", "FindBar")(self._icons, self.view.setting.theme, self)
        bar.closed.connect(self.view.setFocus)
        bar.place(self.rect())
        return bar

    def show_article(self, article: OpenArticle, pictures: Mapping[int, Picture], voices: Voices | None = None) -> None:
        """Show another article from its top; `voices` as for `refresh`."""
        self.marking.begin(article)
        self.settling.forget()
        self._voices = None
        self._selected = self._hovered = self._pointed = self._ends.current = None
        self.view.write_article(article, pictures)
        self.view.set_marks("names", ())
        self.found.forget()
        self.refresh(article, voices)
        if self._has_find_bar:
            self.find_bar.search()

    def clear(self) -> None:
        """Show no article: the one that stood here is no longer there."""
        self.marking.begin(None)
        self._voices = None
        self._selected = self._hovered = self._pointed = self._ends.current = None
        self._hover_card.put_away()
        self.view.clear_article()
        self.found.forget()
        self.notice.say("")
        if self._has_find_bar:
            self.find_bar.hide()
            self.find_bar.search()

    def refresh(self, article: OpenArticle, voices: Voices | None = None) -> None:
        """Show what has changed about the same article; text, place and selection stay.

        `voices` are those of its reading, where they are worked out already.
        """
        has_other_voices = self._voices is None or self._voices.reading is not article.reading
        if self._voices is None or has_other_voices:
            self._voices = voices or Voices(article.reading)
            self._ends.follow(self._voices.statements(None))
        self.marking.show_article(article)
        if self._selected is not None and self._selected >= len(article.reading.appearances):
            self._selected = None
        self._hover_card.put_away()
        self._hovered = self._pointed = None  # what the pointer rests on may be another card's by now
        if has_other_voices:  # else there are thousands of names to go through, and all of them stand
            self.view.link_names(article, self._voices.names)
            is_long = sum(map(len, self._voices.names)) > MANY_NAMES
            self._names_soon.start() if is_long else self._draw_names()
        self.marking.draw()
        self._draw_card()

    def set_setting(self, setting: Setting, pictures: Mapping[int, Picture] | None = None) -> None:
        """Show the article in another theme or size, or with more pictures, at the same line."""
        self.bar.set_theme(setting.theme)
        self.margin.set_theme(setting.theme)
        if self._has_find_bar:
            self.find_bar.set_theme(setting.theme)
        self.view.rewrite(setting, pictures)
        self._draw()
        self.found.draw()

    def set_scale(self, scale: float) -> None:
        """Leave notes and bars room for text `scale` times its usual size."""
        self.view.set_scale(scale)
        self.margin.set_scale(scale)
        if self._has_find_bar:
            self.find_bar.set_theme(self.view.setting.theme)  # its drawings grow with its words
        self._place_find_bar()

    def select_card(self, card: int | None, *, keep_line: bool = False) -> None:
        """Mark what this source says; the first of it is brought on screen unless some of it is there."""
        if card == self._selected:
            return
        self._selected, self._ends.current = card, None
        self._draw_card()
        if card is not None and self.article is not None and self._voices is not None and not keep_line:
            statements = self._voices.statements(card)
            mentions = self.article.reading.appearances[card].mentions
            spans = [statement.span for _, statement in statements] or list(mentions)
            if spans and not any(self.view.is_on_screen(span) for span in spans):
                self.view.show_span(spans[0])

    def hover_card(self, card: int | None) -> None:
        """Mark what this source says while the pointer is over its card."""
        self._hovered = card
        self._draw_card()

    def show_statement(self, span: Span) -> None:
        """Bring a statement on screen and set it off from its neighbours."""
        self._ends.current = span
        self.view.show_span(span)
        self._draw_card()

    def show_words(self, span: Span) -> None:
        """Bring words on screen that a signal rests on, and mark them as found places are marked."""
        self.found.show((span,), 0)

    def forget_words(self) -> None:
        """Take away the marks of what was found or shown."""
        self.found.forget()

    def walk(self, step: int) -> None:
        """Go to the next or previous statement of the selected source, or of anybody."""
        if self._voices is None:
            return
        statements = self._voices.statements(self._selected)
        reached = next_statement(statements, self._ends.current, step, self.view.top_place()[0])
        if reached is not None:
            card, statement = reached
            if self._selected is None:
                self._selected = card
                self.card_reached.emit(card)
                self._selected = None
            self.show_statement(statement.span)
            self.marking.offer_statement(statement.span)

    # What the reader does

    def ask_speaker(self) -> None:
        """Ask who says the selected words."""
        span = self.view.selected_span()
        if span is not None and self.marking.may_change:
            self.bar.hide()
            self.speaker_asked.emit(span)

    def fit_statement(self) -> None:
        """Let the statement that shares most with the selected words be just those."""
        words = self.view.selected_span()
        said = statement_at(words, self._voices, self._selected)
        if words is not None and said is not None and self.article is not None and self.marking.may_change:
            self.marking.let_go()
            self._ends.fit(self.article, said, words)

    def copy_words(self) -> None:
        """Put the selected words on the clipboard."""
        data = self.view.createMimeDataFromSelection()
        if data.hasText():
            QGuiApplication.clipboard().setMimeData(data)
        self.bar.hide()

    def menu_place(self) -> TextPlace:
        """Return what there is for a menu: at the words selected, at the pointer, or where the reader has walked to."""
        words, marking = self.view.selected_span(), self.marking
        at, self._asked_at = words or self._asked_at or self._ends.current, None
        first = Span(at.start, at.start + 1) if at is not None else None
        said = statement_at(at, self._voices, self._selected) or statement_at(first, self._voices, self._selected)
        return TextPlace(words is not None, marking.at_hand, marking.can_merge, self.settling.answers, said)

    def put_beneath(self, part: QWidget) -> None:
        """Let `part` take its room from the foot of the text."""
        self._column.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the find bar in its corner."""
        super().resizeEvent(event)
        self._place_find_bar()

    # Inside

    @property
    def _has_find_bar(self) -> bool:
        return "find_bar" in vars(self)  # a property that was never asked for is not in it

    def _place_find_bar(self) -> None:
        if self._has_find_bar:
            self.find_bar.place(self.rect())

    def _connect(self) -> None:
        view, links, bar = self.view, self.view.links, self.bar
        links.name_clicked.connect(self._click_name)
        links.name_pointed.connect(self._point_at_name)
        links.address_pointed.connect(self.address_pointed)
        links.link_clicked.connect(self.link_clicked)
        self.margin.link_clicked.connect(self.link_clicked)
        links.picture_asked.connect(self.picture_asked)
        view.words_selected.connect(self._offer_bar)
        view.mark_clicked.connect(self._click_mark)
        view.menu_pointed.connect(self._remember_place)
        view.scrolled.connect(bar.hide)
        view.scrolled.connect(self._hover_card.put_away)
        bar.says_picked.connect(self.ask_speaker)
        bar.fit_picked.connect(self.fit_statement)
        bar.copy_picked.connect(self.copy_words)
        self._ends.changed.connect(self._draw_card)
        self._ends.correction_made.connect(self.correction_made)
        view.part_turned.connect(self._show_part)

    def _show_part(self) -> None:
        self._draw_names()
        if self.article is not None:
            self.margin.save()  # first: a note of the part that is left goes with it
            self.marking.show_article(self.article)

    def _draw(self) -> None:
        self._draw_names()
        self.marking.draw()
        self._draw_card()

    def _draw_names(self) -> None:
        names = self._voices.names if self._voices is not None else ()
        here = [self.view.parts.within(of_card) for of_card in names]
        self.view.set_marks("names", name_marks(here, self.view.setting.theme))

    def _draw_card(self) -> None:
        if self.article is None or self._voices is None:
            return
        reading, theme = self.article.reading, self.view.setting.theme
        card = self._hovered if self._hovered is not None else self._selected
        marks = [] if card is None else card_marks(reading, self._voices, card, theme, self._ends.current)
        has_ends = card is not None and self._hovered is None
        self._ends.offer(self.article, self._voices.statements(card) if has_ends else (), marks)
        coloured = [] if card is None else self._voices.speakers(card)
        if self._pointed is not None and self._pointed not in coloured:
            coloured.append(self._pointed)
        self.view.set_marks("statements", self._ends.drawn(marks))
        self.view.set_marks("coloured", coloured_marks(reading, self._voices.names, theme, coloured))
        self.view.colour_names(
            (mention, theme.kind_colour(reading.appearances[one].kind))
            for one in coloured
            for mention in self._voices.names[one]
        )

    def _remember_place(self, span: Span) -> None:
        self._asked_at = span

    def _click_name(self, card: int) -> None:
        self._hover_card.put_away()
        self.marking.close()  # the reader goes elsewhere
        self.name_clicked.emit(card)

    def _point_at_name(self, card: int | None) -> None:
        self._hover_card.put_away()
        self._pointed = card
        self._draw_card()
        cards = self.article.cards if self.article is not None else ()
        if self.article and card is not None and card < len(cards) and self.view.viewport().underMouse():
            self._hover_card.open_soon(cards[card], self.view.setting.theme, self.article.reading.sure_at)

    def _offer_bar(self, span: Span | None) -> None:
        if span is None:
            self.bar.hide()  # a mark stays at hand: the click that selects nothing may be the next one on it
        else:
            self.marking.offer_words(has_statement=statement_at(span, self._voices, self._selected) is not None)

    def _click_mark(self, span: Span) -> None:
        if self.marking.take(span) or self._selected is None:
            return
        said = statement_at(span, self._voices, self._selected)
        if said is not None and said[0] == self._selected:
            self.show_statement(said[1].span)
