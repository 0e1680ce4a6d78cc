"""What named raters say of an outlet: side by side in their own words, never put together into one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, islice

from reader.model.dates import when
from reader.model.entry import Rating
from reader.model.match import Candidate, Certainty, Lookup
from reader.model.signal import Origin, Signal

NOT_DATED = ", date not stated"
_State = tuple[Rating, bool]  # and whether a former edition says so


def ratings_of(lookup: Lookup) -> tuple[Rating, ...]:
    """Return the ratings of the records that surely are the source's, each dated where a date is known.

    A namesake's are not among them.
    """
    sure = (match.candidates for match in lookup.matches if match.certainty is Certainty.EXACT)
    return tuple(rating for candidates in sure for candidate in candidates for rating in _dated(candidate))


def former_ratings_of(lookup: Lookup) -> tuple[Rating, ...]:
    """Return what earlier editions said of the source, each with that edition's date, the newest first."""
    return tuple(rating for candidate in lookup.former for rating in _dated(candidate))


def signals(now: Sequence[Rating], before: Sequence[Rating] = ()) -> tuple[Signal, ...]:
    """Return `rated`, one for each rater, scale and aspect, of what registers say `now` and earlier ones `before`.

    Where the value changed, both are told with their dates, newest first; several of one state stand side by side.
    """
    states = sorted(dict.fromkeys((*((r, False) for r in now), *((r, True) for r in before))), key=_judged)
    return tuple(_rated(list(same)) for _, same in groupby(states, key=_judged))


def _rated(same: list[_State]) -> Signal:
    if all(rating.date for rating, _ in same):  # else what registers say now comes first, as it stands
        same = sorted(same, key=lambda state: state[0].date or "", reverse=True)
    (newest, is_former), *_ = same
    of_its_state = [r for r, was in same if (r.date, was) == (newest.date, is_former)]
    values = dict.fromkeys(rating.value for rating in of_its_state)
    others = ((r, was) for r, was in same if r not in of_its_state and r.value not in values)
    words = f"{newest.rater}: {' and '.join(f'“{value}”' for value in values)}{_on(newest.scale, values)}"
    words += _at(newest) or NOT_DATED
    for other, was in islice(others, 1):
        words += f"; “{other.value}”{_at(other) or (' before' if was else NOT_DATED)}"
    return Signal("rated", words, (), Origin.REGISTER, newest.link, newest.date)


def _on(scale: str | None, values: Iterable[str]) -> str:
    """Return a scale by its ends, where it is a list from lowest to highest; else as the rater puts it.

    Nothing for a list that lacks one of the values: that was said on another scale, which nobody told.
    """
    if not scale:
        return ""
    steps = [step.strip() for step in scale.split(",")]
    if len(steps) == 1:
        return f" on the scale {scale}"
    known = {step.casefold() for step in steps}
    if not all(known.issuperset(_said(value).casefold().split(", ")) for value in values):
        return ""
    return f" on a scale from “{steps[0]}” to “{steps[-1]}”"


def _said(value: str) -> str:
    """Return a value without what of a thing it judges: of "bias: left", "left"."""
    return value.partition(": ")[2] or value


def _at(rating: Rating) -> str:
    return f", {when(rating.date)}" if rating.date else ""


def _judged(state: _State) -> tuple[str, str, str]:
    """Return who judges, on what scale, and what of it: of "bias: left", "bias"; a rater may judge more than one."""
    rating, _ = state
    aspect, colon, _ = rating.value.partition(": ")
    return rating.rater, rating.scale or "", aspect if colon else ""


def _dated(candidate: Candidate) -> tuple[Rating, ...]:
    return tuple(
        replace(rating, date=rating.date or candidate.edition.date or None) for rating in candidate.entry.ratings
    )
