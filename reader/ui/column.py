"""Where column, gutter and margin stand in a given width: numbers only."""

from reader.model.frozen import frozen
from reader.ui.article_style import GUTTER

NOTES = 176  # px, the margin's width, while the notes' text has its usual size
NOTES_GAP = 34  # between column and notes
PINS = 26  # px, the margin where only pins have room
PINS_GAP = 8
EDGE = 14  # kept free at either side
NOTES_FROM = 700  # px of width from which notes stand beside the text: a window of 1100 with its sidebar


@frozen
class Column:
    """Pixels from the view's left edge. The viewport holds gutter and column."""

    left: int  # of the viewport
    width: int  # of the words
    margin_left: int
    margin_width: int
    has_notes: bool  # False: pins


def fit_column(width: int, widest: int, scale: float = 1) -> Column:
    """Centre the column, `widest` pixels where there is room, with its margin as one; notes' text is `scale` large."""
    has_notes = width >= NOTES_FROM + NOTES * (scale - 1)
    margin, gap = (round(NOTES * scale), NOTES_GAP) if has_notes else (PINS, PINS_GAP)
    column = max(160, min(widest, width - GUTTER - gap - margin - EDGE))
    left = max(0, (width - column - gap - margin) // 2 - GUTTER)
    return Column(left, column, left + GUTTER + column + gap, margin, has_notes)
