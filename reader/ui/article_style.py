"""How each kind of block is set: sizes, spacing and colours of the column."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from reader.model.article import Article, Block, BlockKind, Emphasis, EmphasisKind
from reader.model.frozen import frozen
from reader.ui.fonts import Fonts
from reader.ui.hyphens import Hyphens
from reader.ui.theme import Theme
from reader.ui.typography import USUAL, Typography

INDENT = 24  # px a level of a list is set in
GUTTER = 28  # px, left of the column inside the viewport: the rule of the selected source stands there
TOP = 40  # px above the title
JUSTIFIED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
HYPHENATED = (*JUSTIFIED, BlockKind.CAPTION)
GROUPED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)  # stand closer to their like than to what follows
LEAST_ASIDE = 12.5  # px
AFTER_PARAGRAPH = 16  # px in the usual setting
MOST_HYPHENATED = 1_500_000  # characters, about 250,000 words: beyond, what the hyphens take is felt
TIGHTEST = 1.12  # em, the least line height: of two lines, the upper's descenders do not touch the lower
BLOCK_KIND = 0x100001  # QTextFormat property (UserProperty + 1): the block's kind, for the painter


@frozen
class Setting:
    """What the column is set with."""

    theme: Theme
    fonts: Fonts
    typography: Typography = USUAL
    hyphens: Hyphens | None = None

    @property
    def text_size(self) -> int:
        """Return the size of a paragraph's words in pixels."""
        return self.typography.text_size

    def breaks(self, block: Block, article: Article) -> Sequence[int]:
        """Return before which characters of `block` a line may end with a hyphen, as the reader wants it."""
        if self.hyphens is None or not self.typography.is_hyphenated or block.kind not in HYPHENATED:
            return ()
        hyphenator = self.hyphens.of(article.language) if len(article.text) < MOST_HYPHENATED else None
        return () if hyphenator is None else hyphenator.breaks(article.text, block.start, block.end)

    def block_format(self, block: Block, *, is_last: bool = False) -> QTextBlockFormat:
        """Return line height, space and indent of `block`; `is_last` of a list or table, after which a paragraph's."""
        made = QTextBlockFormat()
        made.setProperty(BLOCK_KIND, block.kind.value)
        line_height, above, below = self._spacing(block)
        if is_last and block.kind in GROUPED:
            below = AFTER_PARAGRAPH
        if line_height:
            line_height = max(TIGHTEST, line_height * self.typography.line_height / USUAL.line_height)
        _set_line_height(made, self.char_format(block).font(), line_height)
        made.setTopMargin(self._space(above))
        made.setBottomMargin(self._space(below))
        if self.typography.is_justified and block.kind in JUSTIFIED:
            made.setAlignment(Qt.AlignmentFlag.AlignJustify)
        if block.kind is BlockKind.QUOTE:
            made.setLeftMargin(22 * max(1, block.level))
            made.setRightMargin(12)
        elif block.kind is BlockKind.HEADING:
            made.setHeadingLevel(max(1, min(6, block.level)))
        return made

    def char_format(self, block: Block) -> QTextCharFormat:
        """Return font and colour of `block`'s words."""
        size = self.text_size
        match block.kind:
            case BlockKind.HEADING if block.level <= 1:
                return self._text(round(size * 1.82), QFont.Weight.Bold, spacing_px=-0.3)
            case BlockKind.HEADING:
                return self._interface(size - 1 if block.level == 2 else size - 2, QFont.Weight.Bold)
            case BlockKind.CAPTION:
                return self._interface(size - 3, colour=self.theme.soft)
            case BlockKind.TABLE_ROW:
                return self._interface(size - 3)
            case _:
                return self._text(size)

    def aside(self) -> QTextCharFormat:
        """Return the format of what the writer adds: the byline, and lines that stand for a picture."""
        return self._interface(max(LEAST_ASIDE, self.text_size - 3), colour=self.theme.soft)

    def aside_block(self, below: int) -> QTextBlockFormat:
        """Return the block of an added line."""
        made = QTextBlockFormat()
        _set_line_height(made, self.aside().font(), 1.5)
        made.setBottomMargin(below)
        return made

    def _spacing(self, block: Block) -> tuple[float, int, int]:
        """Return line height in em, and pixels above and below, as in the usual setting."""
        match block.kind:
            case BlockKind.HEADING if block.level <= 1:
                return 1.22, 0, 12
            case BlockKind.HEADING:
                return 1.35, 24, 8
            case BlockKind.LIST_ITEM:
                return 1.6, 0, 8
            case BlockKind.CAPTION:
                return 1.45, 0, 22
            case BlockKind.FIGURE:
                return 0, 8, 8
            case BlockKind.TABLE_ROW:
                return 1.45, 0, 5
            case _:
                return 1.64, 0, AFTER_PARAGRAPH

    def _space(self, usual_px: int) -> int:
        """Return the space between blocks: it grows with the text, and as the reader wants it."""
        wanted = self.typography.paragraph_spacing * self.text_size
        return round(usual_px * wanted / (USUAL.paragraph_spacing * USUAL.text_size))

    def _text(self, size: float, weight: QFont.Weight = QFont.Weight.Normal, spacing_px: float = 0) -> QTextCharFormat:
        return self._set(QFont(self.typography.family or self.fonts.text), size, weight, spacing_px)

    def _interface(
        self, size: float, weight: QFont.Weight = QFont.Weight.Normal, colour: str | None = None
    ) -> QTextCharFormat:
        return self._set(QFont(self.fonts.interface), size, weight, colour=colour)

    def _set(
        self, font: QFont, size: float, weight: QFont.Weight, spacing_px: float = 0, colour: str | None = None
    ) -> QTextCharFormat:
        font.setPixelSize(round(size))
        font.setWeight(weight)
        spacing_px += self.typography.letter_spacing * size / 100
        if spacing_px:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing_px)
        font.setWordSpacing(self.typography.word_spacing * size / 100)
        return _coloured(font, colour or self.theme.ink)


def emphasise(char_format: QTextCharFormat, emphasis: Emphasis) -> None:
    """Set words apart as the page sets them apart."""
    if emphasis.kind is EmphasisKind.STRONG:
        char_format.setFontWeight(QFont.Weight.Bold)
    else:
        char_format.setFontItalic(True)


def _set_line_height(block_format: QTextBlockFormat, font: QFont, em: float) -> None:
    """Ask for a line of `em` times the font's size; Qt counts in per cent of the font's own line height."""
    if em > 0:
        percent = 100 * em * font.pixelSize() / QFontMetricsF(font).height()
        block_format.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)


def _coloured(font: QFont, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(QColor(colour))
    return made
