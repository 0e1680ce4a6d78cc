"""How signals put numbers and names into words."""

from collections.abc import Iterable

MOST_NAMED = 3


def listed(names: Iterable[str]) -> str:
    """Return "A", "A and B", "A, B and C", "A, B, C and 4 more", or "" of none."""
    kept = list(dict.fromkeys(names))
    if len(kept) > MOST_NAMED + 1:
        kept = [*kept[:MOST_NAMED], f"{len(kept) - MOST_NAMED} more"]
    *before, last = kept or [""]
    return f"{', '.join(before)} and {last}" if before else last


def counted(count: int, one: str, many: str) -> str:
    """Return "1 statement" or "3 statements"."""
    return f"{count} {one if count == 1 else many}"
