"""Paints the items of a profile and of a list of statements."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.model.source import SourceKind
from reader.ui.icons import Icons, beside_words
from reader.ui.items import Detail, Item, ItemRole, ItemStyle
from reader.ui.text_layout import text_layout
from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

MARK = 13
MARK_GAP = 5
DETAIL_GAP = 12
RULE = 3
RULE_GAP = 9
_PADDING = {ItemStyle.PLAIN: 2, ItemStyle.TIMELINE: 4, ItemStyle.RULED: 6, ItemStyle.HEADING: 10}
_INDENT = {ItemStyle.PLAIN: MARK_GAP, ItemStyle.TIMELINE: 16, ItemStyle.RULED: 2, ItemStyle.HEADING: 2}


class ItemDelegate(QStyledItemDelegate):
    """Paints an item's words, wrapped whole, and under them where they are from."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._place = parent
        self.marks_selected = False  # in a list where several can be selected

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the item needs at the list's width."""
        item: Item = index.data(ItemRole.ITEM)
        return QSize(0, self.height(item, option.rect.width() or self._width(option)))

    def height(self, item: Item, width: int) -> int:
        """Return the height of an item whose words wrap at `width` pixels."""
        title = self._title(item, width - self._indent(item))
        details = self._detail_boxes(item.details, width - self._indent(item))
        below = details[-1].bottom() + 1 if details else 0
        return 2 * _PADDING[item.style] + round(title.boundingRect().height()) + below

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one item."""
        item: Item = index.data(ItemRole.ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._paint_ground(painter, option, item)
        indent, top = self._indent(item), option.rect.top() + _PADDING[item.style]
        left = option.rect.left() + indent
        title = self._title(item, option.rect.width() - indent)
        painter.setPen(QColor(self._theme.ink))
        title.draw(painter, QPointF(left, top))
        soft = QColor(self._theme.soft)
        if item.icon:
            self._paint_mark(painter, item.icon, soft, option.rect.left(), top)
        top += round(title.boundingRect().height())
        painter.setPen(soft)
        painter.setFont(self._place.font())
        for detail, box in zip(
            item.details, self._detail_boxes(item.details, option.rect.width() - indent), strict=True
        ):
            self._paint_detail(painter, detail, box.translated(left, top), left)
        if item.can_copy and option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            box = self.copy_box(option.rect)
            painter.fillRect(box.adjusted(-5, 0, 0, 0), self._ground(option))  # a long detail ends under it
            painter.drawPixmap(box.topLeft(), self._pixmap("copy", soft))
        painter.restore()

    def copy_box(self, rect: QRect) -> QRect:
        """Return where an item in `rect` offers to be copied: at the end of its last line."""
        return QRect(rect.right() - self._mark - 4, rect.bottom() - self._mark - 8, self._mark, self._mark)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        rect = QRectF(option.rect)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._is_marked(option):
            painter.fillRect(rect, QColor(self._theme.kind_tint(SourceKind.PERSON)))
        elif option.state & QStyle.StateFlag.State_MouseOver and item.target is not None:
            painter.setBrush(QColor(self._theme.hover))
            painter.drawRoundedRect(rect.adjusted(-1, 0, 0, -1), 4, 4)
        if item.style is ItemStyle.TIMELINE:
            painter.fillRect(QRectF(rect.left() + 4, rect.top(), 2, rect.height()), QColor(self._theme.line))
        if item.style is ItemStyle.RULED:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(self._theme.line))
        if item.rule is not None:
            colour = QColor(self._theme.underlines[item.rule])
            painter.fillRect(QRectF(rect.left() + 2, rect.top() + 7, RULE, rect.height() - 14), colour)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.ink), 1.5))
            painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -1.75), 4, 4)

    def _paint_detail(self, painter: QPainter, detail: Detail, box: QRect, start: int) -> None:
        left = box.left()
        if left > start:  # not the first of its line
            painter.drawText(left - DETAIL_GAP + 4, box.top() + painter.fontMetrics().ascent(), "·")
        if detail.icon:
            self._paint_mark(painter, detail.icon, painter.pen().color(), left, box.top())
            left += self._mark + MARK_GAP
        room = box.right() - left + 2
        words = painter.fontMetrics().elidedText(detail.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room + 2, box.height()), int(Qt.AlignmentFlag.AlignLeft), words)

    def _paint_mark(self, painter: QPainter, name: str, colour: QColor, left: int, top: int) -> None:
        down = (QFontMetrics(self._place.font()).height() - self._mark) // 2
        painter.drawPixmap(left, top + down + 1, self._pixmap(name, colour))

    def _pixmap(self, name: str, colour: QColor) -> QPixmap:
        return self._icons.pixmap(name, colour.name(), self._mark, self._place.devicePixelRatioF())

    def _is_marked(self, option: QStyleOptionViewItem) -> bool:
        return self.marks_selected and bool(option.state & QStyle.StateFlag.State_Selected)

    def _ground(self, option: QStyleOptionViewItem) -> QColor:
        if self._is_marked(option):
            return QColor(self._theme.kind_tint(SourceKind.PERSON))
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        return QColor(self._theme.hover if is_hovered else self._theme.panel)

    def _detail_boxes(self, details: tuple[Detail, ...], width: int) -> list[QRect]:
        """Return a box for each detail, side by side while there is room, from the top left of the first."""
        metrics, boxes, x, y = QFontMetrics(self._place.font()), [], 0, 0
        for detail in details:
            needed = metrics.horizontalAdvance(detail.text) + 1 + (self._mark + MARK_GAP if detail.icon else 0)
            if x and x + needed > width:
                x, y = 0, y + metrics.height()
            boxes.append(QRect(x, y, min(needed, width), metrics.height()))
            x += needed + DETAIL_GAP
        return boxes

    def _title(self, item: Item, width: int) -> QTextLayout:
        return text_layout(item.title, self._place.font(), width, lead=item.lead, hits=item.hits)

    def _width(self, option: QStyleOptionViewItem) -> int:
        return option.widget.width() if option.widget else 300

    def _indent(self, item: Item) -> int:
        mark = self._mark if item.style is ItemStyle.PLAIN else 0
        return mark + _INDENT[item.style] + (RULE + RULE_GAP if item.rule is not None else 0)

    @property
    def _mark(self) -> int:
        """Return the size of the drawings, which grow with the words."""
        return beside_words(MARK, self._place.font())
