"""Plain words laid out for painting: wrapped between words, from left to right, whatever they begin with."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

_NARROWEST = 24.0


def text_layout(text: str, font: QFont, width: float, *, lead: str = "") -> QTextLayout:
    """Lay out `lead` in a heavier weight and `text` after it, in lines of `width` pixels.

    QPainter.drawText was rejected: it takes the side on which a line of Arabic begins from its first
    letter, and breaks inside words where it may break long ones at all.
    """
    layout = QTextLayout(lead + text, font)
    if lead:
        layout.setFormats([_heavy(lead)])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(_NARROWEST, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _heavy(lead: str) -> QTextLayout.FormatRange:
    """Return a heavier face for the first words: no markup, so a name from the web cannot be read as any."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = 0, len(lead.encode("utf-16-le")) // 2, form
    return span
