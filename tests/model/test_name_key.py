import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.name_key import name_key, name_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NUPI", "Nupi"),
        ("Jakub M, Godzimirski", "Jakub M. Godzimirski"),
        ("Bodø", "bodo"),
        ("Łódź", "Lodz"),
        ("O’Brien", "O'Brien"),
        ("Norway’s", "Norway"),
        ("Æthel", "aethel"),
        ("Борис", "БОРИС"),
        ("Ida  Lind-Holm", "Ida Lind Holm"),
        ("Noël", "Noe\u0308l"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other) != ""


def test_names_of_two_have_two_keys():
    assert name_key("Per Holm") != name_key("Pär Holme")


@given(st.text())
def test_key_of_a_key_is_itself(name):
    assert name_key(name_key(name)) == name_key(name)


def test_person_is_looked_up_without_middle_names_too():
    assert name_keys("Iver B. Neumann", person=True) == ("iver b neumann", "iver neumann")
    assert name_keys("UN Human Rights Council", person=False) == ("un human rights council",)
    assert name_keys("?!", person=True) == ()


@given(text=st.text(st.characters(codec="ascii"), max_size=40))
def test_short_cut_of_plain_letters_gives_the_same_key(text):
    assert f"{name_key(text)} e".strip() == name_key(f"{text} é")
