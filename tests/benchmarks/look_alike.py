"""A window that looks about like Kilde's and has nothing behind it: what the look alone takes, in one file.

    python look_alike.py RESOURCES STYLESHEET

Between it and Kilde's start lies what Kilde's own code takes; a start below it would have to look otherwise.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontDatabase,
    QIcon,
    QKeySequence,
    QPainter,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

ROWS, BLOCKS, BUTTONS = 17, 22, 10
WORDS = "One letter, two researchers and a campaign group: a story from the spring, and the people in it. "
LINES = ("Somebody With A Name", "Executive director · Some Body", "Through an outlet: 1 of 5 statements")


class Rows(QAbstractListModel):
    """As many cards and heads as the sidebar has on the sample article."""

    def rowCount(self, *_):  # noqa: N802 - Qt's
        return ROWS

    def data(self, *_):
        return None


class Cards(QStyledItemDelegate):
    """Three lines and a drawing on each."""

    def __init__(self, drawing: QPixmap, parent: QListView) -> None:
        super().__init__(parent)
        self.drawing = drawing

    def sizeHint(self, *_):  # noqa: N802 - Qt's
        return QSize(0, 61)

    def paint(self, painter, option, _):
        if option.state & QStyle.StateFlag.State_Selected:
            return
        painter.drawPixmap(option.rect.topLeft(), self.drawing)
        for number, words in enumerate(LINES):
            layout = QTextLayout(words, font_of("Inter", 13, QFont.Weight.Normal if number else QFont.Weight.DemiBold))
            layout.beginLayout()
            layout.createLine().setLineWidth(280)
            layout.endLayout()
            layout.draw(painter, QPointF(option.rect.left() + 40, option.rect.top() + number * 18))


def main(resources: Path, sheet: Path) -> None:
    """Show the window until it is ended."""
    application = QApplication(sys.argv[:1])
    for font in sorted((*resources.glob("fonts/*.ttf"), *resources.glob("fonts/*.otf"))):
        QFontDatabase.addApplicationFont(str(font))
    application.setStyle("Fusion")
    drawings = [drawn(file) for file in sorted(resources.glob("icons/*.svg"))[:BUTTONS]]
    window = QMainWindow()
    window.resize(1360, 860)
    window.setCentralWidget(body(window, drawings))
    application.setStyleSheet(sheet.read_text(encoding="utf-8"))
    window.show()
    application.exec()


def body(window: QMainWindow, drawings: list[QPixmap]) -> QWidget:
    """Return bar, article beside cards, and a line at the foot."""
    whole, beside, side = QWidget(), QSplitter(), QWidget()
    side.setObjectName("sidebar")
    column, cards, bar = QVBoxLayout(whole), QVBoxLayout(side), QSplitter()
    bar.setObjectName("topBar")
    for number, drawing in enumerate(drawings):
        action = QAction(f"Action {number}", window)
        action.setShortcuts([QKeySequence(f"Ctrl+{number}")])
        window.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIcon(QIcon(drawing))
        bar.addWidget(button)
    bar.addWidget(QLineEdit())
    listed = QListView()
    model = Rows(listed)
    listed.setModel(model)
    listed.setItemDelegate(Cards(drawings[0], listed))
    for part in (QLabel("Sources"), QLabel("Who gets how many words"), listed):
        cards.addWidget(part)
    beside.addWidget(article())
    beside.addWidget(side)
    for part in (bar, beside, QLabel("19 statements")):
        column.addWidget(part)
    column.setStretch(1, 1)
    return whole


def article() -> QTextBrowser:
    """Return a column of text, as long as the sample article."""
    view = QTextBrowser()
    view.setObjectName("article")
    cursor, block, form = QTextCursor(view.document()), QTextBlockFormat(), QTextCharFormat()
    block.setLineHeight(164, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setFont(font_of("Noto Serif", 17, QFont.Weight.Normal))
    cursor.beginEditBlock()
    for _ in range(BLOCKS):
        cursor.insertBlock(block, form)
        cursor.insertText(3 * WORDS)
    cursor.endEditBlock()
    return view


def font_of(family: str, size: int, weight: QFont.Weight) -> QFont:
    """Return a font of so many pixels."""
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def drawn(file: Path) -> QPixmap:
    """Return a drawing of 18 pixels."""
    pixmap = QPixmap(18, 18)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing = file.read_text(encoding="utf-8").replace("currentColor", "#333333")
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    return pixmap


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
