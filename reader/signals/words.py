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


def period(since: str | None, until: str | None) -> str:
    """Return "1988–2018", "from January 2020", "until 2019" or "": an end that is not known is not "still"."""
    if since and until:
        return when(since) if since == until else f"{when(since)}–{when(until)}"
    if since:
        return f"from {when(since)}"
    return f"until {when(until)}" if until else ""


def when(date: str) -> str:
    """Return an ISO date of year, month or day precision as "2020", "January 2020" or "5 January 2020"."""
    year, *rest = date[:10].split("-")
    if not rest or not rest[0].isdecimal() or not 1 <= int(rest[0]) <= len(_MONTHS):
        return date
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 and rest[1].isdecimal() else month


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
