"""Plain words laid out for painting: wrapped between words, from left to right, whatever they begin with."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from reader.model.span import Span

_NARROWEST = 24.0


def text_layout(text: str, font: QFont, width: float, *, lead: str = "", hits: Sequence[Span] = ()) -> QTextLayout:
    """Lay out `lead` and the `hits` in `text`, which stands after it, in a heavier weight, in lines of `width` pixels.

    QPainter.drawText was rejected: it takes the side on which a line of Arabic begins from its first
    letter, and breaks inside words where it may break long ones at all.
    """
    layout = QTextLayout(lead + text, font)
    if lead or hits:
        heavy = [hit.shifted(len(lead)) for hit in hits]
        if lead:
            heavy.insert(0, Span(0, len(lead)))
        layout.setFormats([_heavy(lead + text, span) for span in heavy])
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


def _heavy(text: str, words: Span) -> QTextLayout.FormatRange:
    """Return a heavier face for some words: no markup, so a name from the web cannot be read as any."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = _units(text[: words.start]), _units(words.of(text)), form
    return span


def _units(text: str) -> int:
    """Return the length of the text as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
