"""The features from which tokens around a cue are known as its source or its content: one number each, in fixed order.

A mention of a source takes the cue's place where the words around it are tagged as its role and affiliation.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.attribution.columns import Columns, Features, mixed, numbered
from reader.attribution.parse import Codes, Numbers, Parse
from reader.model.frozen import frozen

REACH = 2  # sentences before and after the cue's own
LONGEST_REACH = 320  # tokens on either side
TOGETHER = 20_000  # tokens whose features are worked out in one go: enough for speed, few enough for memory
FARTHEST = 5  # arcs of the way through a tree that are told apart
SAME = 8  # code of the cue's own sentence; those before it are lower
_GOLDEN = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


@frozen
class Cue:
    """A cue's tokens, and the one that governs them."""

    tokens: tuple[int, ...]
    head: int


def cue_of(tokens: Sequence[int], parse: Parse) -> Cue:
    """Find the governing token: one whose own head lies outside the cue."""
    inside = set(tokens)
    head = next((t for t in tokens if int(parse.head[t]) not in inside or int(parse.head[t]) == t), tokens[0])
    return Cue(tuple(tokens), head)


@frozen
class Windows:
    """The tokens around several cues, one window behind the other."""

    cues: Sequence[Cue]
    first: Numbers  # of each window, its first token …
    length: Numbers  # … and how many it has
    features: Features  # a row for each token of all windows

    def split(self, rows: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """Cut rows that stand for the tokens of all windows into those of each."""
        return np.split(rows, np.cumsum(self.length)[:-1])


def role_windows(of: Columns, cues: Sequence[Cue], marks: Numbers) -> Iterator[Windows]:
    """Yield the windows around all cues with their features, some thousand tokens at a time.

    `marks` holds the number of the cue that each token of the article belongs to, -1 for none.
    """
    reaches = [_reach(of.parse, cue) for cue in cues]
    begin = taken = 0
    for number, (first, last) in enumerate(reaches):
        if taken and taken + last - first > TOGETHER:
            yield _windows(of, cues[begin:number], reaches[begin:number], marks)
            begin, taken = number, 0
        taken += last - first
    if taken:
        yield _windows(of, cues[begin:], reaches[begin:], marks)


def _reach(parse: Parse, cue: Cue) -> tuple[int, int]:
    low, high = cue.tokens[0], cue.tokens[-1]
    first = int(np.searchsorted(parse.sentence, parse.sentence[low] - REACH, side="left"))
    last = int(np.searchsorted(parse.sentence, parse.sentence[high] + REACH, side="right"))
    return max(first, low - LONGEST_REACH), min(last, high + LONGEST_REACH)


def _windows(of: Columns, cues: Sequence[Cue], reaches: Sequence[tuple[int, int]], marks: Numbers) -> Windows:
    rows = _Rows(of, cues, reaches, marks)
    return Windows(cues, rows.first, rows.length, numbered(rows.templates(), len(rows.place)))


class _Rows:
    """What the templates need to know of every row: its token, and how that stands to its window's cue."""

    def __init__(self, of: Columns, cues: Sequence[Cue], reaches: Sequence[tuple[int, int]], marks: Numbers) -> None:
        self.of, self.cues = of, cues
        self.first, ends = np.array(reaches, np.int64).T
        self.length = ends - self.first
        self.start = np.cumsum(self.length) - self.length  # of each window, its first row
        self.window = window = np.repeat(np.arange(len(cues)), self.length)  # of each row
        self.place = place = np.arange(len(window)) - self.start[window] + self.first[window]  # of each row, its token
        self.head = np.array([cue.head for cue in cues])
        self.low, self.high = (np.array([cue.tokens[end] for cue in cues]) for end in (0, -1))
        before, behind = place < self.low[window], place > self.high[window]
        self.side = np.where(before, 1, np.where(behind, 2, 0)).astype(np.uint64)
        self.distance = np.where(before, self.low[window] - place, np.where(behind, place - self.high[window], 0))
        self.is_own = np.zeros(len(window), np.uint64)
        for cue, start, first in zip(cues, self.start, self.first, strict=True):
            self.is_own[start + np.array(cue.tokens) - first] = 1
        self.is_other = ((marks[place] >= 0) & (self.is_own == 0)).astype(np.uint64)

    def templates(self) -> list[Codes]:
        """Return the templates' codes; their order is part of the trained weights."""
        of, place, side = self.of, self.place, self.side
        style, quoted = of.known.style, of.quoted[place]
        word, tag, label, name = of.word[place], of.parse.tag[place], of.parse.label[place], of.parse.name[place]
        cue_word, cue_tag, cue_kin = self._of_cue(of.word), self._of_cue(of.parse.tag), self._of_cue(of.kin)
        cue_lexicon = self._of_cue(of.known.lexicon)
        path, branch, depth = self._ways()
        sentence, block = self._sentence(), self._block()
        graded = mixed(side, np.digitize(self.distance, [1, 2, 3, 5, 8, 13, 21, 34]).astype(np.uint64))
        quotes, between, rule = self._quotes(), self._between(), self._rule_roles()
        is_own, is_other = self.is_own, self.is_other
        step = np.where(sentence == SAME, branch, mixed(sentence, block))
        next_to = self._next_to
        return [
            word, tag, label, name, mixed(word, step), mixed(tag, step), mixed(label, step),
            step, mixed(step, cue_word), mixed(step, cue_tag), mixed(step, cue_lexicon), mixed(step, cue_kin),
            path, mixed(path, cue_word), mixed(path, tag), mixed(path, side), mixed(path, cue_lexicon),
            mixed(path, quotes), mixed(depth, step), mixed(depth, side), graded, mixed(graded, tag),
            mixed(graded, cue_word), mixed(graded, quotes),
            mixed(side, sentence, block), mixed(side, sentence, quotes), mixed(quotes, cue_lexicon),
            mixed(quotes, step), mixed(quotes, cue_word), mixed(quotes, rule), rule, mixed(rule, next_to(rule, -1)),
            mixed(rule, next_to(rule, 1)), mixed(rule, step), mixed(rule, cue_lexicon), mixed(rule, tag),
            mixed(rule, style), mixed(between, side),
            mixed(between, step), mixed(between, quotes), mixed(is_other, step), mixed(is_own, 3), mixed(name, step),
            mixed(name, side, between), mixed(next_to(word, -1), word), mixed(word, next_to(word, 1)),
            mixed(next_to(tag, -1), tag, side), mixed(tag, next_to(tag, 1), side), mixed(next_to(step, -1), step),
            mixed(step, next_to(step, 1)), mixed(next_to(word, -1), step), mixed(next_to(word, 1), step),
            mixed(style, step), mixed(style, step, cue_lexicon),
            mixed(style, step, cue_word), mixed(style, path), mixed(style, graded, tag),
            mixed(style, quotes, side), mixed(style, word, side), mixed(quoted, side),
            mixed(next_to(quoted, -1), quoted), mixed(next_to(quoted, 1), quoted),
        ]  # fmt: skip

    def _of_cue(self, column: Codes) -> Codes:
        taken: Codes = column[self.head][self.window]
        return taken

    def _next_to(self, column: Codes, by: int) -> Codes:
        """Return the column of the token before (-1) or behind (1), which is 1 beyond the window's ends."""
        made: Codes = np.roll(column.astype(np.uint64), -by)
        ends = self.start if by < 0 else np.append(self.start[1:], len(column)) - 1
        made[ends] = 1
        return made

    def _sentence(self) -> Codes:
        sentence = self.of.parse.sentence
        away: Codes = (sentence[self.place] - sentence[self.head][self.window] + SAME).astype(np.uint64)
        return away

    def _block(self) -> Codes:
        block = self.of.parse.block
        away: Codes = (np.clip(block[self.place] - block[self.head][self.window], -1, 1) + 2).astype(np.uint64)
        return away

    def _quotes(self) -> Codes:
        """Say which quotation, counted from the cue, a token stands in, and whether it is the cue's own."""
        quote, own = self.of.parse.quote[self.place], self.of.parse.quote[self.head][self.window]
        begun = np.where(self.low > 0, self.of.quotes_begun[self.low - 1], -1)[self.window]
        rank = np.where(quote < 0, 9, np.clip(quote - begun, -2, 3) + 3).astype(np.uint64)
        is_quoted = own >= 0
        return mixed(rank, is_quoted.astype(np.uint64), (is_quoted & (quote == own)).astype(np.uint64))

    def _between(self) -> Codes:
        """Count the tokens of other cues between each token and the cue: 0, 1, 2 for more."""
        other = self.is_other.astype(np.int64)
        total = np.cumsum(other)
        first = self.place[self.start]
        at_low = (total[self.start + self.low - first] - other[self.start + self.low - first])[self.window]
        at_high = total[self.start + self.high - first][self.window]
        counted = np.where(self.side == 1, at_low - total, np.where(self.side == 2, total - at_high, 0))
        return np.clip(counted, 0, 2).astype(np.uint64)

    def _rule_roles(self) -> Codes:
        """Say what the rules made of each token with regard to the cue: 1 its source, 2 its content, 3, 4 another's."""
        known = self.of.known
        numbers = np.array([int(known.rule_cue[list(cue.tokens)].max()) for cue in self.cues])[self.window]
        source, content = known.rule_source[self.place], known.rule_content[self.place]
        made = np.where(content > 0, 3, np.where(source > 0, 4, 0))
        own = np.where(source == numbers, 1, np.where(content == numbers, 2, made))
        return mixed(np.where(numbers > 0, own, made).astype(np.uint64), (numbers > 0).astype(np.uint64))

    def _ways(self) -> tuple[Codes, Codes, Codes]:
        """Return the way through the tree from the cue to each token: the whole way, its first step, its length."""
        path, branch, depth = (np.zeros(len(self.place), np.uint64) for _ in range(3))
        ends = np.append(self.start[1:], len(self.place))
        for cue, start, end in zip(self.cues, self.start.tolist(), ends.tolist(), strict=True):
            first = int(self.place[start])
            for token, code, step, length in _walk(self.of, cue.head):
                row = start + token - first
                if start <= row < end:
                    path[row], branch[row], depth[row] = code, step, min(length, FARTHEST + 1)
        return path, branch, depth


def _walk(of: Columns, head: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield every token of the cue's sentence with the codes of its way there and of the first step, and its length."""
    heads, labels = of.parse.head, of.parse.label
    waiting = [(head, -1, 11, 11, 0)]
    while waiting:
        token, came, code, step, length = waiting.pop()
        yield token, code, step, length
        length += 1
        up = int(heads[token])
        ways = [(child, int(labels[child]) * 2) for child in of.children[token] if child != came]
        if up not in (token, came):
            ways.append((up, int(labels[token]) * 2 + 1))
        for other, arc in ways:
            way = (code * _GOLDEN + arc) & _MASK
            waiting.append((other, token, way if length <= FARTHEST else code, step if token != head else way, length))
