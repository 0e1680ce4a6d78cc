"""Dates of year, month or day precision, and durations, in words."""

_MINUTE, _HOUR = 60, 3600

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def when(date: str) -> str:
    """Return an ISO date, or date and time, as "2020", "January 2020" or "5 January 2020"; anything else as it is."""
    year, *rest = date[:10].split("-")
    if not rest or not all(part.isdecimal() for part in (year, *rest)) or not 1 <= int(rest[0]) <= len(_MONTHS):
        return date
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def period(since: str | None, until: str | None) -> str:
    """Return "1988–2018", "from January 2020", "until 2019" or "": an end that is not known is not "still"."""
    if since and until:
        return when(since) if since == until else f"{when(since)}–{when(until)}"
    if since:
        return f"from {when(since)}"
    return f"until {when(until)}" if until else ""


def duration(seconds: float) -> str:
    """Return "45 s", "3 min 20 s" or "2 h 5 min"."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
