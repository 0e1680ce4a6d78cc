"""What a voice reads of an article: sentence after sentence, with the silences between."""

import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Sequence

from reader.model.article import Article, Block, BlockKind
from reader.model.frozen import frozen
from reader.model.reading import Reading
from reader.model.span import Span
from reader.ui.sentences import sentences

PARAGRAPH_REST_MS = 350
HEADING_REST_MS = 700  # after a heading, and on both sides of a caption, which belongs to neither neighbour

_APART = (BlockKind.CAPTION, BlockKind.FIGURE)


@frozen
class Sentence:
    """Words that are read in one breath."""

    span: Span
    block: int
    rest_ms: int  # silence after it, at the usual speed


@frozen
class Spoken:
    """Words as a voice is given them, and where each of their UTF-16 units stands in the article."""

    words: str
    offsets: Sequence[int]


class Script:
    """Finds sentences where they are wanted, a block at a time: a book's are not found before it can be heard."""

    def __init__(self, article: Article, abbreviations: Collection[str] = ()) -> None:
        self._text = article.text
        self._blocks = article.blocks
        self._starts = [block.start for block in article.blocks]
        self._abbreviations = abbreviations
        self._kept: tuple[int, tuple[Sentence, ...]] = (-1, ())

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence that ends behind `offset`; None after the last."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        while number < len(self._blocks):
            for sentence in self._of_block(number):
                if sentence.span.end > offset:
                    return sentence
            number += 1
        return None

    def from_top(self, offset: int) -> Sentence | None:
        """Return the first sentence that begins at `offset` or behind it, or the last where none does."""
        found = self.at(offset)
        while found is not None and found.span.start < offset:
            following = self.after(found)
            if following is None:
                return found
            found = following
        return found

    def after(self, sentence: Sentence) -> Sentence | None:
        """Return the next sentence; None at the end."""
        return self.at(sentence.span.end)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before; None at the beginning."""
        for number in range(sentence.block, -1, -1):
            earlier = [one for one in self._of_block(number) if one.span.start < sentence.span.start]
            if earlier:
                return earlier[-1]
        return None

    def spoken(self, span: Span) -> Spoken:
        """Return what a voice is given of the words of `span`: on one line, without what cannot be heard."""
        return spoken(self._text, span)

    def _of_block(self, number: int) -> tuple[Sentence, ...]:
        if self._kept[0] != number:
            self._kept = (number, tuple(self._found(number)))
        return self._kept[1]

    def _found(self, number: int) -> list[Sentence]:
        block = self._blocks[number]
        if block.start == block.end:  # a picture
            return []
        spans = sentences(self._text, Span(block.start, block.end), self._abbreviations)
        heard = [span for span in spans if any(map(str.isalnum, span.of(self._text)))]
        following = next((one for one in self._blocks[number + 1 :] if one.start < one.end), None)
        rests = [0] * (len(heard) - 1) + [rest_between(block, following)]
        return [Sentence(span, number, rest) for span, rest in zip(heard, rests, strict=False)]


def rest_between(block: Block, following: Block | None) -> int:
    """Return the silence between two blocks, in milliseconds."""
    if following is None:
        return 0
    is_apart = block.kind in (BlockKind.HEADING, *_APART) or following.kind in _APART
    return HEADING_REST_MS if is_apart else PARAGRAPH_REST_MS


def spoken(text: str, span: Span) -> Spoken:
    """Return the words of `span` on one line, without soft hyphens and other signs that have no sound."""
    words, offsets = [], []
    for offset in range(span.start, span.end):
        character = " " if text[offset].isspace() else text[offset]
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            words.append(character)
            offsets += [offset] * (1 + (character > "\uffff"))
    return Spoken("".join(words), offsets)


def given_to(reading: Reading, span: Span) -> list[tuple[int, bool]]:
    """Return the cards that words of `span` are given to, in the order in which they come, and whether surely."""
    found: dict[int, tuple[int, bool]] = {}
    for card, appearance in enumerate(reading.appearances):
        told = [one for one in appearance.statements if one.span.overlaps(span)]
        if told:
            is_sure = any(one.confidence >= reading.sure_at for one in told)
            found[card] = (min(one.span.start for one in told), is_sure)
    return [(card, is_sure) for card, (_, is_sure) in sorted(found.items(), key=lambda pair: pair[1][0])]
