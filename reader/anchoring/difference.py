"""What became of a text: which paragraphs stayed, were edited, moved, put in or taken out, and which words."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reader.anchoring.pairs import Pair, pair_up
from reader.model.difference import Difference, Piece, PieceKind, Row, RowKind
from reader.model.frozen import frozen
from reader.model.span import Span

LARGEST = 1_500_000  # words of the one times words of the other that difflib is asked to compare
ISLAND = 2  # words that stayed between others that did not: noise rather than something kept

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"(\w+(?:[’'.-]\w+)*|[^\w\s])\s*")
_SENTENCE = re.compile(r".+?(?:[.!?…][”“’\"»)]*\s+|\Z)", re.DOTALL)


@frozen
class _Part:
    """A paragraph or a sentence, with its words."""

    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]  # of the words, each with the space behind it


def difference(old: str, new: str) -> Difference:
    """Return what became of the text `old` in `new`; 100,000 words take less than a second where most have stayed."""
    before, after = _parts(old, _LINE), _parts(new, _LINE)
    rows = tuple(_rows(old, new, before, after))
    return Difference(
        rows,
        words_in=sum(_count(new, row, PieceKind.IN) for row in rows),
        words_out=sum(_count(old, row, PieceKind.OUT) for row in rows),
        moved=sum(row.kind is RowKind.MOVED for row in rows),
    )


def _rows(old: str, new: str, before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[Row]:
    """Yield the paragraphs in the order of the new text, what was taken out where it stood."""
    stay, moved = pair_up([part.words for part in before], [part.words for part in after])
    came = {pair.new: pair.old for pair in moved}
    went = {pair.old for pair in moved}
    one = other = 0
    for pair in (*stay, Pair(len(before), len(after))):
        for number in range(one, pair.old):
            kind = RowKind.LEFT if number in went else RowKind.OUT
            yield Row(kind, before[number].span, None)
        for number in range(other, pair.new):
            yield (
                _row_of(old, new, before[came[number]], after[number], RowKind.MOVED)
                if number in came
                else Row(RowKind.IN, None, after[number].span)
            )
        if pair.old < len(before):
            yield _row_of(old, new, before[pair.old], after[pair.new], RowKind.EDITED)
        one, other = pair.old + 1, pair.new + 1


def _row_of(old: str, new: str, before: _Part, after: _Part, kind: RowKind) -> Row:
    if old[before.span.start : before.span.end] == new[after.span.start : after.span.end]:
        return Row(RowKind.SAME if kind is RowKind.EDITED else kind, before.span, after.span)
    pieces = tuple(_pieces(old, new, before, after))
    if kind is RowKind.EDITED and all(piece.kind is PieceKind.SAME for piece in pieces):
        kind = RowKind.SAME  # but for white space
    return Row(kind, before.span, after.span, pieces)


def _pieces(old: str, new: str, before: _Part, after: _Part) -> Iterator[Piece]:
    """Yield the words of a paragraph as they stayed, went and came."""
    for tag, i, j, k, m in _without_islands(_steps(old, new, before, after)):
        if tag == "equal":
            # Word by word where the spaces differ: a place in one text is then one in the other.
            yield from _same(before, after, (i, j), (k, m))
            continue
        if j > i:
            yield Piece(PieceKind.OUT, _stretch(before, i, j), None)
        if m > k:
            yield Piece(PieceKind.IN, None, _stretch(after, k, m))


Step = tuple[str, int, int, int, int]  # what, and the words of either text from and until, as difflib says it


def _same(before: _Part, after: _Part, here: tuple[int, int], there: tuple[int, int]) -> Iterator[Piece]:
    start = 0
    for end in range(1, here[1] - here[0] + 1):
        is_last = end == here[1] - here[0]
        if is_last or len(before.spans[here[0] + end - 1]) != len(after.spans[there[0] + end - 1]):
            one = _stretch(before, here[0] + start, here[0] + end)
            yield Piece(PieceKind.SAME, one, _stretch(after, there[0] + start, there[0] + end))
            start = end


def _steps(old: str, new: str, before: _Part, after: _Part) -> list[Step]:
    """Return what to do to the words of the one to have those of the other; a very long text goes by sentences."""
    one, other = before.words, after.words
    if len(one) * len(other) <= LARGEST:
        return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    sentences = _parts(old, _SENTENCE, before.span), _parts(new, _SENTENCE, after.span)
    if min(map(len, sentences)) < 2:
        return list(SequenceMatcher(None, one, other, autojunk=True).get_opcodes())
    stay, _moved = pair_up([part.words for part in sentences[0]], [part.words for part in sentences[1]])
    starts = [_word_numbers(side) for side in sentences]
    steps: list[Step] = []
    at = (0, 0)
    for pair in stay:
        i, k = starts[0][pair.old], starts[1][pair.new]
        if (i, k) != at:
            steps.append(("replace", at[0], i, at[1], k))
        inner = SequenceMatcher(None, sentences[0][pair.old].words, sentences[1][pair.new].words, autojunk=False)
        steps += [(tag, i + a, i + b, k + c, k + d) for tag, a, b, c, d in inner.get_opcodes()]
        at = i + len(sentences[0][pair.old].words), k + len(sentences[1][pair.new].words)
    if at != (len(one), len(other)):
        steps.append(("replace", at[0], len(one), at[1], len(other)))
    return steps


def _word_numbers(parts: Sequence[_Part]) -> list[int]:
    numbers = [0]
    for part in parts:
        numbers.append(numbers[-1] + len(part.words))
    return numbers


def _without_islands(steps: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps, a word or two that stayed amid much that did not among what was changed."""
    kept: list[Step] = []
    for number, step in enumerate(steps):
        is_island = 0 < number < len(steps) - 1 and step[0] == "equal" and step[2] - step[1] <= ISLAND
        if is_island and min(_size(steps[number - 1]), _size(steps[number + 1])) > 2 * ISLAND:
            step = ("replace", *step[1:])
        if kept and step[0] != "equal" and kept[-1][0] != "equal":
            step = ("replace", kept[-1][1], step[2], kept[-1][3], step[4])
            kept.pop()
        kept.append(step)
    yield from kept


def _size(step: Step) -> int:
    return max(step[2] - step[1], step[4] - step[3])


def _parts(text: str, pattern: re.Pattern[str], within: Span | None = None) -> list[_Part]:
    found = []
    start, end = (within.start, within.end) if within is not None else (0, len(text))
    for match in pattern.finditer(text, start, end):
        words = list(_WORD.finditer(text, match.start(), match.end()))
        if words:
            spans = tuple(Span(word.start(), word.end()) for word in words)
            found.append(_Part(Span(match.start(), match.end()), tuple(word[1] for word in words), spans))
    return found


def _stretch(part: _Part, first: int, until: int) -> Span:
    """Return the place of some of a part's words."""
    return Span(part.spans[first].start, part.spans[until - 1].end)


def _count(text: str, row: Row, kind: PieceKind) -> int:
    """Return how many words of a row were put in, or taken out; signs are no words."""
    whole = {RowKind.IN: PieceKind.IN, RowKind.OUT: PieceKind.OUT}.get(row.kind)
    if whole is not None:
        span = row.new or row.old
        return _words(text, span) if span is not None and whole is kind else 0
    places = (piece.new or piece.old for piece in row.pieces if piece.kind is kind)
    return sum(_words(text, span) for span in places if span is not None)


def _words(text: str, span: Span) -> int:
    """Return how many words there are; a change of signs alone counts as one, or it would be none."""
    found = _WORD.findall(text, span.start, span.end)
    return sum(word[0].isalnum() for word in found) or int(bool(found))
