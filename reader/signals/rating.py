"""What named raters say of an outlet: side by side in their own words, never put together into one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reader.model.dates import when
from reader.model.entry import Rating
from reader.model.match import Candidate, Certainty, Lookup
from reader.model.signal import Origin, Signal


def ratings_of(lookup: Lookup) -> tuple[Rating, ...]:
    """Return the ratings of the records that surely are the source's, each dated; a namesake's are not shown.

    What an earlier edition said otherwise is among them, with that edition's date.
    """
    sure = (match.candidates for match in lookup.matches if match.certainty is Certainty.EXACT)
    records = (*(candidate for candidates in sure for candidate in candidates), *lookup.former)
    return tuple(rating for record in records for rating in _dated(record))


def signals(ratings: Sequence[Rating]) -> tuple[Signal, ...]:
    """Return `rated`, one for each rater, scale and aspect; where the value changed, both dated, newest first."""
    in_order = sorted(dict.fromkeys(ratings), key=_judged)
    return tuple(_rated(list(same)) for _, same in groupby(in_order, key=_judged))


def _rated(same: list[Rating]) -> Signal:
    newest_first = sorted(same, key=lambda rating: rating.date or "", reverse=True)
    told = [rating for i, rating in enumerate(newest_first) if i == 0 or rating.value != newest_first[i - 1].value]
    newest, *before = told
    words = f"{newest.rater}: “{newest.value}”{_on(newest.scale)}{_at(newest)}"
    words += "".join(f"; “{rating.value}”{_at(rating) or ' before'}" for rating in before[:1])
    return Signal("rated", words, (), Origin.REGISTER, newest.link, newest.date)


def _on(scale: str | None) -> str:
    """Return a scale by its ends, where it is a list from lowest to highest; else as the rater puts it."""
    if not scale:
        return ""
    steps = [step.strip() for step in scale.split(",")]
    return f" on a scale from “{steps[0]}” to “{steps[-1]}”" if len(steps) > 1 else f" on the scale {scale}"


def _at(rating: Rating) -> str:
    return f", {when(rating.date)}" if rating.date else ""


def _judged(rating: Rating) -> tuple[str, str, str]:
    """Return who judges, on what scale, and what of it: of "bias: left", "bias"; a rater may judge more than one."""
    aspect, colon, _ = rating.value.partition(": ")
    return rating.rater, rating.scale or "", aspect if colon else ""


def _dated(candidate: Candidate) -> tuple[Rating, ...]:
    return tuple(replace(rating, date=rating.date or candidate.edition.date) for rating in candidate.entry.ratings)
