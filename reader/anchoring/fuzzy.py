"""A quote that was edited: where in the text stands what is most like it."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from time import monotonic

BUDGET_S = 0.25  # for one anchor; a page with a hundred marks must not hold the window
LONGEST = 2000  # characters of a quote that is searched for; a longer one is found by its ends

_SEED = 8  # characters; edits rarely leave fewer than that untouched in a row
_SEEDS = 24  # taken evenly from the quote
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Likeness:
    """A place and how like the quote it is, 0..1."""

    start: int
    end: int
    score: float


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
    best = sorted(votes, key=lambda bucket: (-votes[bucket], abs(bucket * slack - near)))
    return tuple(bucket * slack for bucket in best[:_CANDIDATES])


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
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 2]
    if not blocks:
        return Likeness(begin, begin, 0.0)
    first, last = blocks[0], blocks[-1]
    inner = (max(0, first.a - first.b), min(len(window), last.a + len(quote) - last.b))
    inner = _to_words(window, quote, inner, first.b > 0, last.b + last.size < len(quote))
    shared = sum(block.size for block in blocks)
    length = inner[1] - inner[0]
    return Likeness(begin + inner[0], begin + inner[1], 2 * shared / (length + len(quote)))


def _to_words(
    window: str, quote: str, inner: tuple[int, int], start_changed: bool, end_changed: bool
) -> tuple[int, int]:
    """Move ends that were edited out to the edge of a word, where the quote had one."""
    start, end = inner
    while start_changed and 0 < start < len(window) and window[start - 1].isalnum() and quote[0].isalnum():
        start -= 1
    while end_changed and 0 < end < len(window) and window[end].isalnum() and quote[-1].isalnum():
        end += 1
    return start, end


def _apart(places: list[Likeness]) -> tuple[Likeness, ...]:
    """Return the places without those that overlap a better one."""
    kept: list[Likeness] = []
    for place in places:
        if place.start < place.end and all(place.end <= k.start or k.end <= place.start for k in kept):
            kept.append(place)
    return tuple(kept)
