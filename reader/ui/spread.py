"""Notes beside their lines: none reaches into the next."""

from collections.abc import Sequence

GAP = 14  # px between two notes


def spread(wanted: Sequence[float], heights: Sequence[int]) -> list[float]:
    """Return tops as near to `wanted` (ascending) as can be without one note reaching into the next."""
    tops: list[float] = []
    free = float("-inf")
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, free))
        free = tops[-1] + height + GAP
    return tops
