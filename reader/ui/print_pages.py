"""An article as pages: laid out for the paper at hand, each with its number."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrinter

from reader.exchange.rich_text import RichText
from reader.model.errors import CopyNotWrittenError
from reader.ui.fonts import Fonts
from reader.ui.pictures import decode_picture

MARGINS_MM = QMarginsF(20, 18, 20, 16)
FOOT_PT = 22  # below the text, for the page's number
SHARPNESS = 2.5  # dots of a picture for each of its pixels on the screen


class PrintPages(QTextDocument):
    """Rich text with the pictures that belong to it; nothing else is ever loaded."""

    def __init__(self, text: RichText, images: Mapping[str, QImage], fonts: Fonts) -> None:
        super().__init__()
        self._images = images
        self._foot = QFont(fonts.interface)
        self._foot.setPointSizeF(7.5)
        self.setDefaultFont(QFont(fonts.text, 10))
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setHtml(text.sized({name: _size(image) for name, image in images.items()}))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002 - Qt asks so
        """Return one of the document's pictures; an empty one for any other name, which is asked for no more."""
        return self._images.get(QUrl(name).toString(), QImage(1, 1, QImage.Format.Format_ARGB32))

    def print_on(self, printer: QPrinter, title: str) -> None:
        """Draw the pages that are wanted, in the printer's own measure; raises CopyNotWrittenError."""
        painter = QPainter()
        if not painter.begin(printer):
            message = "Nothing was printed: the printer or the file does not take it."
            raise CopyNotWrittenError(message, hint="Choose another printer, or another place for the file.")
        page = self._lay_out(printer)
        last = self.pageCount()
        wanted = range(1, last + 1)
        if printer.printRange() == QPrinter.PrintRange.PageRange and printer.toPage():
            wanted = range(max(1, printer.fromPage()), min(last, printer.toPage()) + 1)
        for number in wanted:
            if number != wanted[0]:
                printer.newPage()
            self._draw(painter, page, number)
            self._draw_foot(painter, page, title, f"{number} / {last}")
        painter.end()

    def _lay_out(self, printer: QPrinter) -> QRectF:
        """Set the text for the paper and return the part of a page that it fills."""
        whole = printer.pageLayout().paintRectPixels(printer.resolution())
        foot = FOOT_PT * printer.logicalDpiY() / 72
        self.documentLayout().setPaintDevice(printer)
        self.setPageSize(QSizeF(whole.width(), whole.height() - foot))
        self._keep_headings()
        return QRectF(0, 0, whole.width(), whole.height() - foot)

    def _keep_headings(self) -> None:
        """Let no heading, nor several in a row, stand at the foot of a page without a line of what they head."""
        block = self.begin()
        while block.isValid():
            first, block = block, block.next()
            while _is_heading(first) and _is_heading(block):
                block = block.next()
            if _is_heading(first) and block.isValid():
                _break_before(first, is_wanted=False)  # of another paper
                _break_before(first, is_wanted=self._page_of(first) != self._page_of(block))

    def _page_of(self, block: QTextBlock) -> int:
        top = self.documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineAt(0)
        return int((top + (line.y() if line.isValid() else 0)) // self.pageSize().height())

    def _draw(self, painter: QPainter, page: QRectF, number: int) -> None:
        top = (number - 1) * page.height()
        painter.save()
        painter.translate(0, -top)
        shown = page.translated(0, top)
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        self.documentLayout().draw(painter, context)
        painter.restore()

    def _draw_foot(self, painter: QPainter, page: QRectF, title: str, number: str) -> None:
        painter.setFont(self._foot)
        painter.setPen(QColor("#555555"))
        line = QRectF(0, page.height(), page.width(), painter.device().height() - page.height())
        width = painter.fontMetrics().horizontalAdvance(number)
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(page.width() - 2 * width))
        foot = Qt.AlignmentFlag.AlignVCenter
        line.setHeight(FOOT_PT * painter.device().logicalDpiY() / 72)
        painter.drawText(line, foot | Qt.AlignmentFlag.AlignLeft, words)
        painter.drawText(line, foot | Qt.AlignmentFlag.AlignRight, number)


def decoded(text: RichText) -> dict[str, QImage]:
    """Return the pictures that are pictures, each with the size it is shown at as its ratio; on a worker thread."""
    found = {}
    for name, content in text.pictures.items():
        picture = decode_picture(content, SHARPNESS)
        if picture is not None:
            picture.image.setDevicePixelRatio(max(1.0, picture.image.width() / picture.width))
            found[name] = picture.image
    return found


def _is_heading(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().headingLevel() > 0


def _break_before(block: QTextBlock, *, is_wanted: bool) -> None:
    policies = QTextFormat.PageBreakFlag
    policy = policies.PageBreak_AlwaysBefore if is_wanted else policies.PageBreak_Auto
    if block.blockFormat().pageBreakPolicy() != policy:
        made = QTextBlockFormat()
        made.setPageBreakPolicy(policy)
        QTextCursor(block).mergeBlockFormat(made)


def _size(image: QImage) -> tuple[int, int]:
    size = image.deviceIndependentSize().toSize()
    return max(1, size.width()), max(1, size.height())


def paper(printer: QPrinter) -> QPrinter:
    """Set the margins that a page of text needs, and return the printer."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(MARGINS_MM)
    printer.setPageLayout(layout)
    return printer
