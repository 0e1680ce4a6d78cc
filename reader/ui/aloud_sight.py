"""The sentence that is read, as one sees it: where it begins, how it is set off, and how the text follows it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor

from reader.model.span import Span
from reader.ui.article_style import GUTTER
from reader.ui.article_view import ArticleView
from reader.ui.kept_line import scroll_to
from reader.ui.marks import Mark, Rule
from reader.ui.theme import Theme

AROUND = 30  # px kept free above and below the sentence
FROM_TOP = 4  # a part of the screen: where a sentence comes to stand that was not in sight


def spoken_marks(span: Span, theme: Theme) -> list[Mark]:
    """Return how the sentence is set off: a neutral ground and a double rule, which nothing else has."""
    return [Mark(span, theme.ink, Rule.DOUBLE, theme.line)]


def starting_place(view: ArticleView) -> tuple[int, bool]:
    """Return where reading begins, and whether that is the top of the screen, where a sentence may be cut in two.

    It is where the selected words begin, else the text cursor where it is in sight, as after a click, else the top.
    """
    cursor = view.textCursor()
    cursor.setPosition(cursor.selectionStart())
    here = view.cursorRect(cursor)
    is_seen = here.bottom() > 0 and here.top() < view.viewport().height()
    if view.selected_span() is not None or is_seen:
        return view.text_map.offset_of(cursor.position()), False
    return view.text_map.offset_of(view.cursorForPosition(QPoint(GUTTER + 2, 1)).position()), True


def stand_at(view: ArticleView, span: Span) -> None:
    """Put the text cursor before words that are in sight, unless others are selected."""
    if is_in_sight(view, span) and not view.textCursor().hasSelection():
        cursor = QTextCursor(view.document())
        cursor.setPosition(view.text_map.position_of(span.start))
        view.setTextCursor(cursor)


def is_in_sight(view: ArticleView, span: Span) -> bool:
    """Tell whether some of the words are on screen."""
    area = _area(view, span)
    return area.bottom() > 0 and area.top() < view.viewport().height()


def bring_into_sight(view: ArticleView, span: Span) -> None:
    """Scroll so that all of the words can be seen, where they cannot: at once, so that nothing is seen moving.

    A sentence that is taller than the screen begins at its top.
    """
    area, room = _area(view, span), view.viewport().height()
    if area.top() < AROUND or area.bottom() > room - AROUND:
        above = max(AROUND, min(room // FROM_TOP, room - AROUND - area.height()))
        scroll_to(view, view.verticalScrollBar().value() + area.top() - above)


def _area(view: ArticleView, span: Span) -> QRect:
    """Return where first and last line of the words stand, in the viewport's coordinates."""
    first, last = QTextCursor(view.document()), QTextCursor(view.document())
    first.setPosition(view.text_map.position_of(span.start))
    last.setPosition(view.text_map.end_position_of(span.end))
    return view.cursorRect(first).united(view.cursorRect(last))
