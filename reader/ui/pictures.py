"""The pictures of the article on screen: decoded off the window's thread, and nothing else is ever loaded."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from reader.model.article import Article
from reader.model.frozen import frozen

ALLOCATION_MB = 128  # one decoded picture; more is refused by QImageReader
WIDEST = 620  # px, about the usual column
HIGHEST = 560  # px: a picture never fills more than about one screen
_BEGINNINGS = (  # by which a picture is known, never by its name; no SVG
    (re.compile(rb"\x89PNG\r\n\x1a\n"), b"png"),
    (re.compile(rb"\xff\xd8\xff"), b"jpeg"),
    (re.compile(rb"GIF8[79]a"), b"gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), b"webp"),
)


@frozen
class Picture:
    """A decoded picture and the size it is shown at, in device-independent pixels."""

    image: QImage
    width: int
    height: int


def has_pictures(article: Article) -> bool:
    """Tell whether a picture came with the article's file."""
    return any(block.image is not None and block.image.data for block in article.blocks)


def decode(article: Article, ratio: float) -> Mapping[int, Picture]:
    """Decode the pictures that came in the file, by block index; what is no picture is left out.

    Runs on a worker thread. `ratio`: device pixels per pixel of the screen.
    """
    found = {}
    for index, block in enumerate(article.blocks):
        if block.image is not None and block.image.data:
            picture = decode_picture(block.image.data, ratio)
            if picture is not None:
                found[index] = picture
    return found


def shown_size(size: QSize) -> QSize:
    """Return the size at which a picture of `size` fits the column; small ones are not blown up."""
    if size.width() <= WIDEST and size.height() <= HIGHEST:
        return size
    return size.scaled(WIDEST, HIGHEST, Qt.AspectRatioMode.KeepAspectRatio)


def decode_picture(data: bytes, ratio: float) -> Picture | None:
    """Decode one picture on a worker thread; None where it is none, or too large.

    Qt is not asked what the bytes are. It asks every format it knows, and the one for SVG connects a signal: that
    waits for a lock which the window's thread may hold while it waits for Python's, and both stood still for ever.
    """
    kind = next((kind for beginning, kind in _BEGINNINGS if beginning.match(data)), None)
    if kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    if not reader.size().isValid():
        return None
    reader.setAutoTransform(True)
    size = shown_size(reader.size())
    sharp = QSize(round(size.width() * ratio), round(size.height() * ratio))
    if sharp.width() < reader.size().width():
        reader.setScaledSize(sharp)
    image = reader.read()
    if image.isNull():
        return None
    upright = shown_size(image.size() / ratio if image.width() > size.width() * 1.01 else image.size())
    return Picture(image, max(1, upright.width()), max(1, upright.height()))


def limit_allocation() -> None:
    """Let no single picture take more than `ALLOCATION_MB`, anywhere in the program."""
    QImageReader.setAllocationLimit(ALLOCATION_MB)
