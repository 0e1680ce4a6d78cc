"""Our own drawings, in one colour each, tinted as they are loaded."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.model.signal import Origin
from reader.model.source import SourceKind

USUAL_WORDS = 13  # px of the window's text


class Icons:
    """The drawings of `resources/icons/` by name, as "kind-person" or "origin-article"."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.scale = 1.0  # how many times its usual size the window's text is
        self._drawn = lru_cache(maxsize=512)(self._draw)

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return a square drawing of `size` device-independent pixels, sharp at the screen's `ratio`."""
        return self._drawn(name, colour, size, ratio)

    def icon(self, name: str, colour: str, size: int = 18) -> QIcon:
        """Return the drawing for a button or a menu, as large as the words beside it are: Qt makes none larger."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, colour, round(size * self.scale), ratio))
        return icon

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        drawing = (self._folder / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        # Rendered in device pixels: with the ratio set first, the renderer would draw at a quarter of the size.
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def beside_words(size: int, font: QFont) -> int:
    """Return the size of a drawing that stands beside words in `font`: `size` beside words of the usual size."""
    return round(size * max(1.0, QFontInfo(font).pixelSize() / USUAL_WORDS))


def kind_icon(kind: SourceKind) -> str:
    """Return the name of the drawing that stands for a kind of source."""
    return f"kind-{kind}"


def origin_icon(origin: Origin) -> str:
    """Return the name of the drawing that says where something is from."""
    return f"origin-{origin}"
