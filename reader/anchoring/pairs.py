"""Which paragraph of a text has become which of another: the same, one like it, or none."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.model.frozen import frozen

ALIKE = 0.3  # share of neighbouring words in common from which a paragraph is the other one, edited
COMMON = 40  # paragraphs with the same two words beside each other; more of them, and these tell nothing

Words = tuple[str, ...]


@frozen
class Pair:
    """The numbers of a paragraph in the old text and in the new."""

    old: int
    new: int


def pair_up(old: Sequence[Words], new: Sequence[Words]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the pairs that keep their order, and those that were moved past them.

    Paragraphs that stand once in either text are paired first and draw their equal neighbours after them
    (patience diff); then those with most pairs of words in common. difflib was rejected for whole texts: it is
    quadratic in lines that stand often, and knows neither moved paragraphs nor edited ones.
    """
    pairs = _same(old, new)
    free_old = [number for number in range(len(old)) if number not in pairs]
    taken = set(pairs.values())
    free_new = [number for number in range(len(new)) if number not in taken]
    pairs |= _alike(old, new, free_old, free_new)
    ordered = [Pair(one, pairs[one]) for one in sorted(pairs)]
    stay = _heaviest_in_order(ordered, [len(old[pair.old]) + 1 for pair in ordered])
    stays = set(stay)
    return tuple(stay), tuple(pair for pair in ordered if pair not in stays)


def _same(old: Sequence[Words], new: Sequence[Words]) -> dict[int, int]:
    where_old, where_new = _places(old), _places(new)
    pairs = {
        places[0]: where_new[words][0]
        for words, places in where_old.items()
        if len(places) == 1 and len(where_new.get(words, ())) == 1
    }
    taken = set(pairs.values())
    for one, other in list(pairs.items()):
        for step in (1, -1):
            here, there = one + step, other + step
            while (
                0 <= here < len(old)
                and 0 <= there < len(new)
                and here not in pairs
                and there not in taken
                and old[here] == new[there]
            ):
                pairs[here] = there
                taken.add(there)
                here, there = here + step, there + step
    for words, places in where_old.items():
        left = (place for place in where_new.get(words, ()) if place not in taken)
        for place, there in zip((p for p in places if p not in pairs), list(left), strict=False):
            pairs[place] = there
            taken.add(there)
    return pairs


def _places(paragraphs: Sequence[Words]) -> dict[Words, list[int]]:
    places: defaultdict[Words, list[int]] = defaultdict(list)
    for number, words in enumerate(paragraphs):
        places[words].append(number)
    return places


def _alike(
    old: Sequence[Words], new: Sequence[Words], free_old: Iterable[int], free_new: Sequence[int]
) -> dict[int, int]:
    """Return the most alike of what is left, the likest first."""
    index: defaultdict[Words, list[int]] = defaultdict(list)
    sizes = {}
    for number in free_new:
        told = _told_by(new[number])
        sizes[number] = len(told)
        for words in told:
            index[words].append(number)
    found = []
    for number in free_old:
        told = _told_by(old[number])
        shared = Counter(other for words in told if len(index.get(words, ())) <= COMMON for other in index[words])
        found += [
            (2 * count / (len(told) + sizes[other]), -abs(number - other), number, other)
            for other, count in shared.items()
        ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, _, one, other in sorted(found, reverse=True):
        if likeness >= ALIKE and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _told_by(words: Words) -> set[Words]:
    """Return what a paragraph is known by: each two words beside each other, of a short one each word."""
    folded = [word.casefold() for word in words]
    return set(pairwise(folded)) if len(words) > 3 else {(word,) for word in folded}


def _heaviest_in_order(pairs: Sequence[Pair], weights: Sequence[int]) -> list[Pair]:
    """Return the pairs that stand in the same order in both texts, as many words of them as can be."""
    ends: list[int] = []  # the last new number of the best chains, ascending, with …
    best: list[tuple[int, int]] = []  # … their weight, ascending too, and the pair they end with
    before: list[int] = []
    for number, pair in enumerate(pairs):
        at = bisect_right(ends, pair.new)
        weight, last = best[at - 1] if at else (0, -1)
        before.append(last)
        weight += weights[number]
        until = at
        while until < len(best) and best[until][0] <= weight:
            until += 1
        ends[at:until] = [pair.new]
        best[at:until] = [(weight, number)]
    chain, at = [], best[-1][1] if best else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
