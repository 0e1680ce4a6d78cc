"""Articles of more than 200,000 words, a part at a time: what costs as much as the text is long stays short."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser

from reader.model.article import Article, Block, BlockKind
from reader.model.frozen import frozen
from reader.model.span import Span

LONGEST_WHOLE = 1_200_000  # characters of an article that is shown whole: 200,000 words
PART = 300_000  # characters of a part at most, where a block does not have more
SHORTEST = 150_000  # from here on a part ends before a heading
PART_LINK = "kilde:part/"  # address of the lines that lead from part to part: a character of the article


@frozen
class Part:
    """Blocks that are shown together."""

    blocks: range
    span: Span  # their characters; all parts together have every character
    number: int  # from 1
    count: int

    @property
    def is_first(self) -> bool:
        """Tell whether the article begins here."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Tell whether the article ends here."""
        return self.number == self.count


def parts_of(article: Article) -> tuple[Part, ...]:
    """Cut an article into what is shown together: all of it, but for a very long one."""
    blocks, length = article.blocks, len(article.text)
    cuts = [0, *(_cuts(blocks) if length > LONGEST_WHOLE else ()), len(blocks)]
    starts = [0, *(blocks[cut].start for cut in cuts[1:-1]), length]
    count = len(cuts) - 1
    return tuple(
        Part(range(cuts[at], cuts[at + 1]), Span(starts[at], max(starts[at] + 1, starts[at + 1])), at + 1, count)
        for at in range(count)
    )


def _cuts(blocks: tuple[Block, ...]) -> Iterator[int]:
    begun = 0
    for at, block in enumerate(blocks):
        length = block.start - begun
        is_chapter = block.kind is BlockKind.HEADING and length >= SHORTEST
        if is_chapter or (length > 0 and block.end - begun > PART):
            begun = block.start
            yield at


class Parts(QObject):
    """Knows which part is on screen, and turns them where keys lead beyond it."""

    turned = Signal(int)  # the article's character to go to

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self._parts: tuple[Part, ...] = ()
        self._at = 0
        view.installEventFilter(self)

    @property
    def here(self) -> Part | None:
        """Return the part on screen."""
        return self._parts[self._at] if self._parts else None

    def begin(self, article: Article) -> None:
        """Stand at the first part of another article."""
        self._parts, self._at = parts_of(article), 0

    def has(self, span: Span) -> bool:
        """Tell whether words begin in the part on screen."""
        return self.here is None or self.here.span.start <= span.start < self.here.span.end or len(self._parts) == 1

    def within(self, words: Sequence[Span]) -> Sequence[Span]:
        """Return those that begin in the part on screen."""
        if self.here is None or len(self._parts) == 1:
            return words
        start, end = self.here.span.start, self.here.span.end
        return [span for span in words if start <= span.start < end]

    def turn_to(self, offset: int) -> bool:
        """Stand at the part that has the character; tell whether that is another than before."""
        before = self._at
        self._at = max(0, bisect_right(self._parts, offset, key=lambda part: part.span.start) - 1)
        return self._at != before

    def step(self, by: int) -> bool:
        """Go to the beginning of the next part, or to the end of the one before; tell whether there is one."""
        here = self.here
        if here is None or (here.is_last if by > 0 else here.is_first):
            return False
        self.turned.emit(here.span.end if by > 0 else here.span.start - 1)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by the keys that scroll where nothing is left to scroll, and to the article's own ends."""
        if len(self._parts) > 1 and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        bar, key = self._view.verticalScrollBar(), event.key()
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._parts[-1].span.end - 1}
            wanted = next((offset for one, offset in ends.items() if one == key), None)
            if wanted is None or self.has(Span(wanted, wanted + 1)):
                return False
            self.turned.emit(wanted)
            return True
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            return self.step(1)
        return key == Qt.Key.Key_PageUp and bar.value() == 0 and self.step(-1)
