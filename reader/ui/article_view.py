"""The article: one calm column, with names that are links, marks, and a gutter."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from reader.model.library import OpenArticle
from reader.model.source import SourceKind
from reader.model.span import Span
from reader.ui.annotating import trimmed
from reader.ui.article_style import GUTTER, INDENT, TOP, Setting
from reader.ui.article_writer import ArticleWriter
from reader.ui.busy_mark import BusyMark
from reader.ui.column import Column, fit_column
from reader.ui.followed_links import FollowedLinks
from reader.ui.grips import Grips
from reader.ui.kept_line import KeptLine, scroll_to
from reader.ui.layers import LAYERS
from reader.ui.mapped_text import MappedText
from reader.ui.marks import Mark, link_marks
from reader.ui.name_links import NameLinks
from reader.ui.parts import Parts
from reader.ui.pictures import Picture
from reader.ui.text_map import TextMap
from reader.ui.text_painter import TextPainter
from reader.ui.text_walker import TextWalker


class ArticleView(MappedText):
    """Shows an article and says what the reader does with it; loads nothing by itself."""

    words_selected = Signal(object)  # Span | None, once the reader's hand is off the selection
    mark_clicked = Signal(object)  # Span of one character: where
    written = Signal()  # the whole article stands
    column_changed = Signal(object)  # Column
    menu_pointed = Signal(object)  # Span of one character: where in the text a menu is about to be asked for
    menu_asked = Signal(QPoint)  # where on the screen
    part_turned = Signal()  # another part of a very long article is on screen
    scrolled = Signal()  # whatever stands beside the text must follow
    settled = Signal()  # another width is laid out

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setAccessibleName(self.tr("Article"))
        self.document().setIndentWidth(INDENT)
        self.setting = setting
        self.column = Column(0, 0, 0, 0, has_notes=True)
        self._scale = 1.0  # of the notes' text
        self._article: OpenArticle | None = None
        self._pictures: Mapping[int, Picture] = {}
        self._painter = TextPainter(self, lambda: self.setting.theme, self._paint_over)
        self._writer: ArticleWriter | None = None
        self._line = KeptLine(self, self._painter.picture, self.settled.emit)
        self._selected: Span | None = None  # while the same article is written anew
        self._stood_at: Span | None = None  # the paragraph walked to, as long
        self._wanted_span: Span | None = None  # to be shown once it is written
        self.links = FollowedLinks(self)
        self.parts = Parts(self)
        self._busy = BusyMark(self)
        self._names_of_cards: Sequence[Sequence[Span]] = ()
        self._names = NameLinks(self)
        self.grips = Grips(self, self.document())
        self.walker = TextWalker(self)
        self.parts.turned.connect(self._turn)
        self.links.part_asked.connect(self._turn)
        self.walker.ended.connect(self.parts.step)
        self.verticalScrollBar().valueChanged.connect(self._follow_scrolling)

    # What is shown

    @property
    def is_complete(self) -> bool:
        """Tell whether all blocks of the article stand, and the links of its names."""
        return self.is_written and not self._names.is_linking

    @property
    def is_written(self) -> bool:
        """Tell whether all blocks of the article stand."""
        return not self._is_writing

    def write_article(self, article: OpenArticle, pictures: Mapping[int, Picture]) -> None:
        """Write the article from its top; the first screen stands on return."""
        self._article, self._pictures = article, pictures
        self._names_of_cards = ()
        self._selected = self._stood_at = self._wanted_span = None
        self._line.want(None)
        self.parts.begin(article.reading.article)
        self._write()

    def clear_article(self) -> None:
        """Show nothing: the article is no longer there."""
        self._article, self._pictures = None, {}
        self._names_of_cards = ()
        self._selected = self._stood_at = None
        self._line.want(None)
        for layer in LAYERS:
            self.set_marks(layer, ())
        self._write()
        self.grips.set_text("", self.text_map)

    def rewrite(self, setting: Setting, pictures: Mapping[int, Picture] | None = None) -> None:
        """Write the same article in another setting, or with more pictures, at the same line."""
        self.setting = setting
        self._pictures = self._pictures if pictures is None else pictures
        place = self._line.current()
        if not self._is_writing:  # else they are still to come back
            self._selected, self._stood_at = self.selected_span(), self.walker.paragraph
        if self._article is None:
            self._fit()
        else:
            self._line.want(place, keeps_picture=True)
            self._write()
            self._line.follow(is_complete=False)

    def link_names(self, article: OpenArticle, names: Sequence[Sequence[Span]]) -> None:
        """Make the `names` of each card of `article` into links; the text and its layout stay as they are."""
        self._article, self._names_of_cards = article, names
        if not self._is_writing:  # else they are linked when it has finished
            self._names.link([self.parts.within(of_card) for of_card in names])

    def set_marks(self, layer: str, marks: Iterable[Mark]) -> None:
        """Draw `marks` in a layer of `LAYERS` instead of what it held."""
        self._painter.layers.put(layer, marks)
        self.viewport().update()

    def colour_names(self, mentions: Iterable[tuple[Span, str]]) -> None:
        """Set names in a colour; all others in ink again."""
        self._names.colour(mentions)

    # Places

    def selected_span(self) -> Span | None:
        """Return the words the reader has selected, without white space at their ends."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        span = self.text_map.span_between(cursor.selectionStart(), cursor.selectionEnd())
        return None if span is None else trimmed(span, self._article.reading.article.text)

    @property
    def is_settling(self) -> bool:
        """Tell whether another width is being laid out: nothing that stands beside the text is to be placed yet."""
        return self._line.is_settling

    def top_place(self) -> tuple[int, float]:
        """Return the first character on screen, and how many pixels of its line are above the edge."""
        return self._line.current() if self.is_settling else self.first_seen()

    def go_to_place(self, place: tuple[int, float]) -> None:
        """Scroll so that the place stands at the top again; waits for what is still to be written."""
        self._turn_to(place[0])
        if self._is_writing:
            self._line.want(place)
        else:
            self._line.go(place)

    def is_on_screen(self, span: Span) -> bool:
        """Tell whether the words begin on screen."""
        if not self.parts.has(span):
            return False
        cursor = self.cursor_at(Span(span.start, span.start + 1))
        cursor.clearSelection()
        return 0 <= self.cursorRect(cursor).top() <= self.viewport().height() - 30

    def show_span(self, span: Span) -> None:
        """Scroll to the words if they are not on screen: a third of the way down, with room to read on."""
        self._turn_to(span.start)
        self._line.give_up()
        if self._is_writing:
            self._wanted_span = span
        elif not self.is_on_screen(span):
            scroll_to(self, round(self.top_of(span)) - self.viewport().height() // 3)

    # Qt's own ways in

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the clipboard the article's own words, plain."""
        data = QMimeData()
        span = self.selected_span()
        if span is not None and self._article is not None:
            data.setText(span.of(self._article.reading.article.text))
        return data

    def set_scale(self, scale: float) -> None:
        """Leave the margin room for notes in text `scale` times its usual size."""
        self._scale = scale
        with self._holding():
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the column when the width changes."""
        if event.type() == QEvent.Type.Resize:
            with self._holding():
                self._fit()
                return super().event(event)
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Announce a selection made by key once Shift is let go."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift:
            self.words_selected.emit(self.selected_span())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Announce the selection, or the click on a mark; one that follows a link selects nothing."""
        self.links.is_following = False
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.links.is_following:
            self._let_go_of_link()
        selected = self.selected_span()
        self.words_selected.emit(selected)
        position = event.position().toPoint()
        if selected is None and not self.anchorAt(position):
            self.mark_clicked.emit(self.character_under(position))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the pointer or, by key, at the words: Qt's own has nothing of ours in it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if not by_key and self.selected_span() is None:
            self.menu_pointed.emit(self.character_under(event.pos()))
        self.menu_asked.emit(
            self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grounds under the words and rules over them."""
        with self._painter.around(event.rect()):
            super().paintEvent(event)

    # Inside

    def _paint_over(self, painter: QPainter) -> None:
        self.walker.paint(painter, self.setting.theme.kind_colour(SourceKind.PERSON))
        self.grips.paint(painter)

    @property
    def _is_writing(self) -> bool:
        return self._writer is not None and self._writer.is_writing

    def _write(self) -> None:
        if self._writer is not None:
            self._writer.stop()
            self._writer.deleteLater()
        self._names.forget()
        self.text_map = TextMap()  # first: clearing announces a new size, and the margin asks where its notes stand
        self.document().clear()
        self._fit()  # here: it lays out what stands there, which took 0.6 s in an article of a million words
        frame = self.document().rootFrame().frameFormat()
        frame.setMargin(0)
        frame.setLeftMargin(GUTTER)
        frame.setTopMargin(TOP)
        frame.setBottomMargin(90)
        self.document().rootFrame().setFrameFormat(frame)
        self._writer = ArticleWriter(self.document(), self.setting, self)
        self.text_map = self._writer.text_map
        self.walker.set_text(self.text_map)
        self._writer.went_on.connect(lambda: self._line.follow(is_complete=False))
        self._writer.finished.connect(self._finish_writing)
        here = self.parts.here
        if self._article is not None and here is not None:
            article = self._article.reading.article
            self.grips.set_text(article.text, self.text_map)
            self.set_marks("links", link_marks((article.blocks[at] for at in here.blocks), self.setting.theme))
            self._busy.begin(len(here.span))
            self._writer.write(article, self._pictures, here)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nobody wait for what is out of sight."""
        super().hideEvent(event)
        self._busy.end()

    def _finish_writing(self) -> None:
        self._busy.end()
        self._line.follow(is_complete=True)
        if self._selected is not None or self._stood_at is not None:
            self._stand_again()
        if self._wanted_span is not None:
            span, self._wanted_span = self._wanted_span, None
            self.show_span(span)
        if self._article is not None:
            self.link_names(self._article, self._names_of_cards)
        self.written.emit()

    def _stand_again(self) -> None:
        """Select the words again that were selected before the text was written anew, and frame the paragraph."""
        with self._line.held():  # Qt scrolls to a text cursor that is put somewhere
            if self._stood_at is not None:
                self.walker.stand_again(self._stood_at)
            if self._selected is not None:
                self.setTextCursor(self.cursor_at(self._selected))
        self._selected = self._stood_at = None

    def _turn_to(self, offset: int) -> None:
        """Write the part that has the character, unless it stands."""
        if self._article is not None and self.parts.turn_to(offset):
            self._selected = self._stood_at = self._wanted_span = None
            self._line.want(None)
            self._write()
            self.part_turned.emit()

    def _turn(self, offset: int) -> None:
        """Go to a character of another part, which the reader has come to from its neighbour."""
        self.go_to_place((offset, 0.0))
        self.walker.leave()

    def _follow_scrolling(self) -> None:
        self.scrolled.emit()
        self._names.follow_scrolling()

    def _holding(self) -> AbstractContextManager[None]:
        """Return what keeps the line while the column is fitted."""
        return self._line.held() if self._fitting.width == self.column.width else self._line.held_in_width()

    @property
    def _fitting(self) -> Column:
        """Return the column that fits the view's size and setting."""
        return fit_column(self.width(), self.setting.typography.column, self._scale)

    def _fit(self) -> None:
        column = self._fitting
        if column != self.column:
            self.column = column
            self.setViewportMargins(column.left, 0, self.width() - column.left - column.width - GUTTER, 0)
            self.column_changed.emit(column)

    def _let_go_of_link(self) -> None:
        """Select the link no more that a click has followed, as Qt does for those who walk by key."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            with self._line.held():  # Qt scrolls to a text cursor that is put somewhere
                self.setTextCursor(cursor)
