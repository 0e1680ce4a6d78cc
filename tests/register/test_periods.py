from dataclasses import replace

import pytest

from reader.model.claim import Claim, ClaimField
from reader.model.signal import Origin
from reader.register.periods import joined


def held(since: str | None, until: str | None, role: str = "member") -> Claim:
    return Claim(ClaimField.POST, role, "Øyting", since, until, Origin.REGISTER, "Register")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("1981-10-01", "1985-09-30"), ("1985-10-01", "1989-09-30"), ("1981-10-01", "1989-09-30")),
        (("1985-10-01", "1989-09-30"), ("1981-10-01", "1985-09-30"), ("1981-10-01", "1989-09-30")),
        (("1981", "1985"), ("1985", "1989"), ("1981", "1989")),
        (("1981-10-01", "1985-09-30"), ("1985-10-01", None), ("1981-10-01", None)),
        (("1981", "1999"), ("1990", "1995"), ("1981", "1999")),
    ],
)
def test_what_is_held_on_end_is_one_post(one, other, together):
    assert joined([held(*one), held(*other)]) == (held(*together),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1981-10-01", "1985-09-30"), ("1989-10-01", "1993-09-30")),
        (("1981-10-01", None), ("1985-10-01", "1989-09-30")),  # a missing end is unknown
        (("1981", "1985"), ("1986", "1989")),
        (("1981-01-01", "1985-02-31"), ("1985-03-01", "1989-01-01")),  # no such day
    ],
)
def test_what_is_held_with_a_break_stays_two(one, other):
    assert joined([held(*one), held(*other)]) == (held(*one), held(*other))


def test_another_post_is_another():
    posts = (held("1981", "1985"), held("1985", "1989", role="president"))
    assert joined(posts) == posts


def test_the_same_fact_is_told_once():
    fact = replace(held(None, None), field=ClaimField.HOME)
    assert joined([fact, fact]) == (fact,)
