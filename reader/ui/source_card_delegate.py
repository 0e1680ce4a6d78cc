"""Paints the cards and the heads of their groups."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model.frozen import frozen
from reader.ui.card_groups import CardRow, GroupHead
from reader.ui.card_layout import (
    CardAction,
    CardLayout,
    closed_height,
    closed_tones,
    head_height,
    lay_out,
    line_heights,
)
from reader.ui.card_painter import CardPainter
from reader.ui.card_text import Tone
from reader.ui.icons import Icons
from reader.ui.source_list_model import CardRole, group_name
from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_SCROLL_BAR = 13  # kept free at the right, so that no card is laid out anew when the bar comes


@frozen
class _Known:
    """A layout, and what it holds for."""

    row: CardRow
    font: str
    width: int
    layout: CardLayout


class SourceCardDelegate(QStyledItemDelegate):
    """Paints a card closed, or open to its signals where it is the selected one."""

    def __init__(self, theme: Theme, icons: Icons, view: QListView) -> None:
        super().__init__(view)
        self._painter = CardPainter(theme, icons)
        self._view = view
        self._layouts: dict[tuple[int, bool], _Known] = {}
        self._tones: dict[int, tuple[CardRow, tuple[Tone, ...]]] = {}  # of closed cards' lines, with the card
        self._line_heights: dict[str, Mapping[Tone, int]] = {}  # by font

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._painter.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is always the list's own."""
        row = index.data(CardRole.ROW)
        if isinstance(row, CardRow):
            return QSize(0, self._height(row, index) + 1)
        return QSize(0, head_height(self._view.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(CardRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Else the first strong letter of a name would decide on which side its line begins.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if isinstance(row, GroupHead):
            self.paint_head(painter, option.rect, row)
        elif isinstance(row, CardRow):
            self._paint_card(painter, option, row, self._layout(row, index))
        painter.restore()

    def paint_head(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        """Paint the head of a group into `rect`, its ground included, so that it can lie over cards."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._painter.theme.panel))
        painter.drawRect(rect)  # fillRect would have PySide make every gradient that Qt has a name for, 2 ms of a start
        box = rect.adjusted(2, 8, -2, 0)
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._painter.theme.ink))
        name = group_name(head.group)
        painter.drawText(box, int(_LEFT), name)
        painter.setFont(self._view.font())
        painter.setPen(QColor(self._painter.theme.soft))
        painter.drawText(
            box.adjusted(QFontMetrics(font).horizontalAdvance(name) + 6, 0, 0, 0), int(_LEFT), f"{head.count}"
        )

    def action_at(self, index: Index, point: QPoint) -> CardAction | None:
        """Return what the open card offers at `point` of the list; its name leads to the profile too."""
        row = index.data(CardRole.ROW)
        if not isinstance(row, CardRow) or not self._is_open(index):
            return None
        layout, inside = self._layout(row, index), point - self._view.visualRect(index).topLeft()
        if layout.lines[0].box.contains(inside) and row.card.source_id is not None:
            return CardAction.PROFILE
        return next((a.action for a in layout.actions if a.box.adjusted(-4, -3, 4, 3).contains(inside)), None)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show a tooltip only where a card hides some of its words: nothing pops up without need."""
        row = index.data(CardRole.ROW)
        if isinstance(row, CardRow) and self._layout(row, index).hides_words:
            return super().helpEvent(event, view, option, index)
        return False

    def card_width(self) -> int:
        """Return the width of every card."""
        return self._view.width() - _SCROLL_BAR

    def _is_open(self, index: Index) -> bool:
        return self._view.selectionModel().isSelected(index)

    def _height(self, row: CardRow, index: Index) -> int:
        """Return the card's height; Qt asks for that of every card, and most are closed and out of sight.

        It does so three times as the sidebar becomes a drawer, twice in other fonts.
        """
        if self._is_open(index):
            return self._layout(row, index).height
        font = self._view.font()
        if font.key() not in self._line_heights:
            self._line_heights[font.key()] = line_heights(font)
        known = self._tones.get(index.row())
        if known is None or known[0] is not row:
            known = self._tones[index.row()] = (row, closed_tones(row))
        return closed_height(known[1], self._line_heights[font.key()])

    def _layout(self, row: CardRow, index: Index) -> CardLayout:
        """Return the card's layout, worked out once: it is asked for at each step of a scroll."""
        key, font, width = (index.row(), self._is_open(index)), self._view.font(), self.card_width()
        known = self._layouts.get(key)
        if known is None or known.row is not row or (known.font, known.width) != (font.key(), width):
            known = _Known(row, font.key(), width, lay_out(row, font, width, is_open=key[1]))
            self._layouts[key] = known
        return known.layout

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow, layout: CardLayout) -> None:
        self._paint_ground(painter, option, row)
        painter.translate(option.rect.topLeft())
        self._painter.paint(painter, row, layout, self._view.font(), self._view.devicePixelRatioF())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow) -> None:
        ground = QRect(option.rect.left(), option.rect.top(), self.card_width() - 1, option.rect.height() - 2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (selected or hovered or focused):
            return
        theme = self._painter.theme
        painter.setBrush(QColor(theme.card if selected else theme.hover if hovered else theme.panel))
        edge = QPen(self._painter.kind_colour(row), 2) if focused else QPen(QColor(theme.line), 1)
        painter.setPen(edge if selected or focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1) if focused else ground, 9, 9)
