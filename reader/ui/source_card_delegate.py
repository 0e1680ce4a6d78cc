"""Paints the cards and the heads of their groups."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.card_groups import CardRow, GroupHead
from reader.ui.card_layout import (
    INSET,
    KIND_ICON,
    MARK,
    MARK_GAP,
    CardAction,
    CardLayout,
    PlacedLine,
    font_of,
    head_height,
    lay_out,
)
from reader.ui.card_text import Tone
from reader.ui.icons import Icons, kind_icon
from reader.ui.source_list_model import CardRole, group_name
from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class SourceCardDelegate(QStyledItemDelegate):
    """Paints a card closed, or open to its signals where it is the selected one."""

    def __init__(self, theme: Theme, icons: Icons, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is always the list's own."""
        row = index.data(CardRole.ROW)
        if isinstance(row, CardRow):
            return QSize(0, self._layout(row, index).height + 1)
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
        painter.fillRect(rect, QColor(self._theme.panel))
        box = rect.adjusted(2, 8, -2, 0)
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ink))
        name = group_name(head.group)
        painter.drawText(box, int(_LEFT), name)
        painter.setFont(self._view.font())
        painter.setPen(QColor(self._theme.soft))
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

    def _is_open(self, index: Index) -> bool:
        return self._view.selectionModel().isSelected(index)

    def _layout(self, row: CardRow, index: Index) -> CardLayout:
        return lay_out(row, self._view.font(), self._view.viewport().width(), is_open=self._is_open(index))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow, layout: CardLayout) -> None:
        self._paint_ground(painter, option, row)
        painter.translate(option.rect.topLeft())
        self._paint_icon(painter, kind_icon(row.card.appearance.kind), self._kind_colour(row), self._icon_box(layout))
        for placed in layout.lines:
            self._paint_line(painter, placed, is_name=placed is layout.lines[0])
        painter.setFont(self._view.font())
        painter.setPen(QColor(self._theme.soft))
        words = painter.fontMetrics().elidedText(row.beside, Qt.TextElideMode.ElideRight, layout.beside.width() + 1)
        painter.drawText(layout.beside.adjusted(-2, 1, 0, 0), int(Qt.AlignmentFlag.AlignRight), words)
        painter.setPen(self._kind_colour(row))
        for action in layout.actions:
            painter.drawText(action.box.adjusted(0, 0, 4, 0), int(_LEFT), action.text)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: CardRow) -> None:
        ground = option.rect.adjusted(0, 0, -1, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (selected or hovered or focused):
            return
        painter.setBrush(QColor(self._theme.card if selected else self._theme.hover if hovered else self._theme.panel))
        edge = QPen(self._kind_colour(row), 2) if focused else QPen(QColor(self._theme.line), 1)
        painter.setPen(edge if selected or focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1) if focused else ground, 9, 9)

    def _paint_line(self, painter: QPainter, placed: PlacedLine, *, is_name: bool) -> None:
        line, box = placed.line, placed.box
        soft = QColor(self._theme.soft)
        painter.setFont(font_of(line.tone, self._view.font()))
        painter.setPen(soft if line.tone is Tone.SOFT else QColor(self._theme.ink))
        if placed.is_elided:
            text = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box.adjusted(0, 0, 4, 0), int(_LEFT), text)
        else:
            painter.drawText(box.adjusted(0, 0, 1, 2), int(_LEFT | _WRAP), line.text)
        height = painter.fontMetrics().height()
        if line.icon:
            mark = QRect(box.left() - MARK - MARK_GAP, box.top() + (height - MARK) // 2 + 1, MARK, MARK)
            self._paint_icon(painter, line.icon, soft, mark)
        if line.by_reader:
            mark = QRect(box.right() + MARK_GAP, box.top() + (height - MARK) // 2 + 1, MARK, MARK)
            self._paint_icon(painter, "origin-reader", QColor(self._theme.ink) if is_name else soft, mark)

    def _paint_icon(self, painter: QPainter, name: str, colour: QColor, box: QRect) -> None:
        ratio = self._view.devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), self._icons.pixmap(name, colour.name(), box.width(), ratio))

    def _icon_box(self, layout: CardLayout) -> QRect:
        return QRect(INSET, layout.lines[0].box.top() + 1, KIND_ICON, KIND_ICON)

    def _kind_colour(self, row: CardRow) -> QColor:
        return QColor(self._theme.kind_colour(row.card.appearance.kind))
