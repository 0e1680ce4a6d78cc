import pytest

from reader.model.name_forms import forms_among
from reader.model.name_key import name_key


def is_form(one, other, *, person=False):
    return bool(forms_among([name_key(one)], [name_key(other)], person=person))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Guardian", "Guardian"),
        ("SoftBank", "SoftBank Group Corp"),
        ("Moneycontrol.com", "Moneycontrol"),
        ("Nupi", "Norwegian Institute of Foreign Policy"),
        ("UN", "United Nations"),
        ("NRK", "NRK"),
    ],
)
def test_short_forms_and_acronyms_are_forms_of_a_body_both_ways(one, other):
    assert is_form(one, other)
    assert is_form(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New York", "Reuters"),
        ("New York", "The New York Times"),
        ("Columbia", "Columbia University"),
        ("Chronicle", "San Francisco Chronicle"),
        ("Labour", "Labour Federation"),
        ("study", "Nature Astronomy"),
        ("AP", "Reuters"),
        ("", "Reuters"),
    ],
)
def test_a_part_of_a_name_may_be_another_name(one, other):
    assert not is_form(one, other)
    assert not is_form(other, one)


def test_a_given_name_may_be_short_but_not_another():
    assert is_form("Josh Lind", "Joshua Lind", person=True)
    assert is_form("A. Lind", "Ada B. Lind", person=True)
    assert not is_form("Anders Lind", "Ada Lind", person=True)
    assert not is_form("Lind", "Ada Lind", person=True)
    assert not is_form("Berg Lind", "Ada Berg Lind", person=True)


def test_a_form_of_a_form_is_none():
    assert forms_among(["a lind", "anders lind"], ["ada lind"], person=True) == {"a lind"}
