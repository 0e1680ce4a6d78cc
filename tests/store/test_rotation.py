from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.model.backup import Backup, Counts
from reader.store.rotation import DAYS, LATEST, MOST_BYTES, WEEKS, spare

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)


def backup(made, size=1, library="ours"):
    return Backup(Path(f"{made:%Y-%m-%dT%H%M%S}-{library}.db"), made, size, Counts(1, 1, 0, 0, 0), library)


def kept_after_each(moments, size=1):
    """Make one backup after the other, as the program does, and return what is there at the end."""
    there = set()
    for moment in moments:
        there.add(backup(moment, size))
        there -= spare(there)
    return sorted(one.made for one in there)


def test_the_last_few_closes_are_kept():
    moments = [NOON + A_MINUTE * number for number in range(10)]
    assert kept_after_each(moments) == moments[-LATEST:]


def test_a_month_of_days_leaves_a_week_of_days_and_weeks_before_that():
    days = [NOON - A_DAY * number for number in reversed(range(100))]
    kept = kept_after_each(days)
    assert kept[-DAYS:] == days[-DAYS:]
    assert len(kept) <= LATEST + DAYS + WEEKS
    assert len({made.isocalendar()[:2] for made in kept}) == WEEKS
    assert NOON - kept[0] > A_DAY * 7 * (WEEKS - 2)


def test_a_year_without_kilde_makes_the_last_backups_no_older():
    before = [NOON - A_DAY * number for number in range(5)]
    after = [NOON + A_DAY * 400]
    assert kept_after_each([*reversed(before), *after]) == sorted(before) + after


def test_a_clock_that_ran_ahead_pushes_out_nothing():
    ahead = [NOON + A_DAY * 9000]
    after = [NOON + A_DAY * number for number in range(3)]
    assert kept_after_each(ahead + after) == after + ahead


def test_a_new_library_in_the_old_ones_place_pushes_out_none_of_its_backups():
    old = {backup(NOON - A_DAY * number) for number in range(4)}
    new = {backup(NOON + A_MINUTE * number, library="new") for number in range(20)}
    assert {one.library_uid for one in spare(old | new)} == {"new"}


def test_large_backups_are_fewer_but_never_fewer_than_the_last():
    days = [NOON + A_DAY * number for number in range(30)]
    assert len(kept_after_each(days, size=MOST_BYTES // 5)) == 5
    assert kept_after_each(days, size=MOST_BYTES) == days[-LATEST:]


@given(st.lists(st.integers(0, 400 * 24 * 60), unique=True, min_size=1))
def test_the_newest_is_always_kept_and_what_is_kept_stays(minutes):
    there = {backup(NOON + A_MINUTE * minute) for minute in minutes}
    kept = there - spare(there)
    assert max(there, key=lambda one: one.made) in kept
    assert spare(kept) == frozenset()
