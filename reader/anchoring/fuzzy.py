"""A quote that was edited: where in the text stands what is most like it."""

from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise
from time import monotonic

from reader.model.frozen import frozen

BUDGET_S = 0.25  # for one anchor; a page with a hundred marks must not hold the window
LONGEST = 2000  # characters of a quote that is searched for; a longer one is found by its ends

_SEED = 8  # characters; edits rarely leave fewer than that untouched in a row
_SEEDS = 24  # taken evenly from the quote
_CANDIDATES = 12
_CHANCE = 3  # characters; fewer that match in a row are noise


@frozen
class Likeness:
    """A place and how like the quote it is."""

    start: int
    end: int
    score: float  # 0..1
    edits: tuple[tuple[int, int], ...] = ()  # of the quote, what is not there; empty where something was put in


def likest(quote: str, text: str, near: int) -> tuple[Likeness, ...]:
    """Return the places most like `quote`, best first, not overlapping; ties go to the one nearest to `near`.

    Seed and extend: pieces of the quote that stand in the text unchanged say where to look, difflib
    measures there. difflib over the whole text was rejected: quadratic, 1.3 s for a 900-word article.
    """
    deadline = monotonic() + BUDGET_S
    found = []
    for start in _candidate_starts(quote, text, near):
        found.append(_measure(quote, text, start))
        if monotonic() > deadline:
            break
    return _apart(sorted(found, key=lambda place: (-place.score, abs(place.start - near))))


def _candidate_starts(quote: str, text: str, near: int) -> tuple[int, ...]:
    """Return where the quote may begin: the starts that most of its unchanged pieces agree on."""
    votes: dict[int, int] = {}
    slack = max(_SEED, len(quote) // 4)  # edits before a piece move the start that it points to
    for offset, piece in _pieces(quote):
        at = text.find(piece)
        for _ in range(_CANDIDATES * 4):  # a piece that stands everywhere says nothing
            if at < 0:
                break
            bucket = max(0, at - offset) // slack
            votes[bucket] = votes.get(bucket, 0) + 1
            at = text.find(piece, at + 1)
    best = sorted(votes, key=lambda bucket: (-votes[bucket], abs(bucket * slack - near)))[:_CANDIDATES]
    # A place with a third of the pieces of the best is no rival of it; measuring is what costs.
    return tuple(bucket * slack for bucket in best if 3 * votes[bucket] >= votes[best[0]])


def _pieces(quote: str) -> Iterator[tuple[int, str]]:
    last = max(0, len(quote) - _SEED)
    step = max(1, last // _SEEDS)
    for offset in range(0, last + 1, step):
        yield offset, quote[offset : offset + _SEED]


def _measure(quote: str, text: str, start: int) -> Likeness:
    """Fit the quote to the words about `start`, and measure what lies between its first and last match."""
    slack = max(_SEED, len(quote) // 4)
    begin = max(0, start - slack)
    window = text[begin : start + len(quote) + 2 * slack]
    matcher = SequenceMatcher(None, window, quote, autojunk=False)
    blocks = _solid([block for block in matcher.get_matching_blocks() if block.size >= _CHANCE])
    if not blocks:
        return Likeness(begin, begin, 0.0)
    inner = _inner(window, quote, blocks[0], blocks[-1])
    shared = sum(block.size for block in blocks)
    score = 2 * shared / (inner[1] - inner[0] + len(quote))
    return Likeness(begin + inner[0], begin + inner[1], score, tuple(_edits(blocks, len(quote))))


def _solid(blocks: list[Match]) -> list[Match]:
    """Return the matches without those at the ends that are chance: a few characters, far from the others."""
    while len(blocks) > 1 and _is_chance(blocks[0], _gap(blocks[0], blocks[1])):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_chance(blocks[-1], _gap(blocks[-2], blocks[-1])):
        blocks = blocks[:-1]
    return blocks


def _gap(one: Match, other: Match) -> int:
    """Return how many characters more than the quote the text has between two matches."""
    return (other.a - one.a) - (other.b - one.b)


def _is_chance(end: Match, gap: int) -> bool:
    return end.size < gap


def _inner(window: str, quote: str, first: Match, last: Match) -> tuple[int, int]:
    """Return the place: the matches, and as much beyond as the quote has, in the same line where it has no other."""
    start, end = max(0, first.a - first.b), min(len(window), last.a + len(quote) - last.b)
    if "\n" not in quote[: first.b]:
        start = max(start, window.rfind("\n", 0, first.a) + 1)
    line_end = window.find("\n", last.a + last.size)
    if "\n" not in quote[last.b + last.size :] and line_end >= 0:
        end = min(end, line_end)
    return start, end


def _edits(blocks: Sequence[Match], length: int) -> Iterator[tuple[int, int]]:
    """Yield where the quote and the place part."""
    if blocks[0].b:
        yield 0, blocks[0].b
    for one, other in pairwise(blocks):
        yield one.b + one.size, other.b
    end = blocks[-1].b + blocks[-1].size
    if end < length:
        yield end, length


def _apart(places: list[Likeness]) -> tuple[Likeness, ...]:
    """Return the places without those that overlap a better one."""
    kept: list[Likeness] = []
    for place in places:
        if place.start < place.end and all(place.end <= k.start or k.end <= place.start for k in kept):
            kept.append(place)
    return tuple(kept)
