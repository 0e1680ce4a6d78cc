"""An article's tokens as columns: what the trained taggers look at."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.model.article import Block
from reader.model.frozen import frozen
from reader.model.span import Span

Numbers = NDArray[np.int64]
Codes = NDArray[np.uint64]  # 64-bit hashes of strings: no word itself is kept

LONGEST = 4_000  # characters parsed in one piece; time grows faster than the length in longer ones
_COLUMNS = ("IDX", "LENGTH", "LOWER", "SHAPE", "SUFFIX", "TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START")
_SPACE = "IS_SPACE"


@frozen
class Parse:
    """The tokens of an article in reading order, one column for each thing known of them."""

    text: str
    start: Numbers  # characters of `text`, half-open
    end: Numbers
    lower: Codes
    shape: Codes
    suffix: Codes
    tag: Codes
    label: Codes  # of the arc to the head
    name: Codes  # type of the name it belongs to, 0 for none
    head: Numbers  # token; its own number for a root
    sentence: Numbers
    block: Numbers
    quote: Numbers  # number of the quotation around it, -1 outside

    def __len__(self) -> int:
        return len(self.start)

    def word(self, token: int) -> str:
        """Return a token's characters, lower case."""
        return self.text[int(self.start[token]) : int(self.end[token])].lower()

    def tokens_of(self, span: Span) -> range:
        """Return the tokens that share a character with `span`."""
        first = int(np.searchsorted(self.end, span.start, side="right"))
        last = int(np.searchsorted(self.start, span.end, side="left"))
        return range(first, max(first, last))


def parse(text: str, blocks: list[Block], quoted: list[Span], nlp: Any) -> Parse:
    """Parse the blocks of a text; `nlp` is a spaCy pipeline with tagger, parser and names.

    `quoted` are its quotations, in text order and without overlaps.
    """
    pieces = [(number, piece) for number, block in enumerate(blocks) for piece in _pieces(text, block)]
    columns: list[Any] = []
    sentences = 0
    tokens = 0
    docs = nlp.pipe((piece.of(text) for _, piece in pieces), batch_size=64)
    for (number, piece), doc in zip(pieces, docs, strict=True):
        table = doc.to_array([*_COLUMNS, _SPACE])
        if not len(table):
            continue
        keep = table[:, -1] == 0
        place = np.cumsum(keep) - 1  # of each token among those that are no white space
        heads = np.arange(len(table)) + table[:, 8].astype(np.int64)
        kept = table[keep]
        if not len(kept):
            continue
        own = np.arange(len(kept))
        head = np.where(keep[heads[keep]], place[heads[keep]], own)
        starts = kept[:, 9].astype(np.int64) == 1
        starts[0] = True
        sentence = sentences + np.cumsum(starts) - 1
        begin = piece.start + kept[:, 0].astype(np.int64)
        end = begin + kept[:, 1].astype(np.int64)
        columns.append((begin, end, kept[:, 2:8], tokens + head, sentence, np.full(len(kept), number)))
        sentences = int(sentence[-1]) + 1
        tokens += len(kept)
    return _joined(text, quoted, columns)


def _joined(text: str, quoted: list[Span], columns: list[Any]) -> Parse:
    if not columns:
        none = np.zeros(0, np.int64)
        columns = [(none, none, np.zeros((0, 6), np.uint64), none, none, none)]
    start, end, codes, head, sentence, block = (np.concatenate(column) for column in zip(*columns, strict=True))
    lower, shape, suffix, tag, label, name = codes.T
    quote = np.full(len(start), -1, np.int64)
    for number, span in enumerate(quoted):
        first = np.searchsorted(end, span.start, side="right")
        last = np.searchsorted(start, span.end, side="left")
        quote[first:last] = number
    return Parse(text, start, end, lower, shape, suffix, tag, label, name, head, sentence, block, quote)


def _pieces(text: str, block: Block) -> Iterator[Span]:
    """Cut a block that is too long for one parse, at a space where there is one."""
    start = block.start
    while block.end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space >= 0 else start + LONGEST
        yield Span(start, cut)
        start = cut
    if start < block.end:
        yield Span(start, block.end)
