"""Names of bodies that small words, marks and endings cut or join."""

import pytest

from reader.attribution.read import read
from tests.attribution.paragraphs import article_of
from tests.attribution.test_affiliations import affiliation_of


def cards(text: str, language: str) -> dict[str, int]:
    """Return the names of the cards with the number of their statements."""
    found = read(article_of(text, language)).appearances
    return {card.name: len(card.statements) for card in found}


@pytest.mark.parametrize(
    "body",
    [
        "the Quarry and Quay Union",
        "Tallow Valley Search and Rescue",
        "Roe & Brother",
        "St Osyth’s",
        "St. Osyth's",
    ],
)
def test_an_english_body_keeps_its_halves_and_its_saint(body: str) -> None:
    text = f"Ada Lind, secretary of {body}, said that it is safe."
    assert affiliation_of("Ada Lind", text, "en") == body.removeprefix("the ")


def test_a_saints_town_keeps_no_ending() -> None:
    text = "St. Osyth is small. St. Osyth's mayor, Ada Lind, said that it is safe."
    assert affiliation_of("Ada Lind", text, "en") == "St. Osyth"


@pytest.mark.parametrize(
    "name", ["Nasjonal fyrvarsling (NFV)", "Nordiske sjøfarere (NSF)", "Fyrsenter for mørke kyster (FMK)"]
)
def test_an_acronym_in_brackets_ends_the_name_that_it_spells(name: str) -> None:
    whole, short = name.removesuffix(")").split(" (")
    text = f"{name} mener at det går bra. – Det går bra, sier leder Ada Brekkhus i {short}."
    assert cards(text, "nb")[whole] == 1
    assert affiliation_of("Ada Brekkhus", text, "nb") == whole


def test_brackets_that_spell_nothing_join_nothing() -> None:
    assert "Fyret på odden" not in cards("Fyret på odden (NRS) står, mener Ada Brekkhus at alle vet.", "nb")


def test_the_definite_form_at_a_sentences_head_is_no_other_body() -> None:
    text = "Brekk fiskerlag møttes i går.\n\nFiskerlaget mener at det haster, og Ada Lind mener at det kan vente."
    assert cards(text, "nb")["Brekk fiskerlag"] == 1


@pytest.mark.parametrize("given", ["Ingunn", "Torgeir"])
def test_a_given_name_is_no_title(given: str) -> None:
    assert f"{given} Lo Larsson" in cards(f"{given} Lo Larsson, ett av barna, håper at det går bra.", "nb")


def test_a_body_that_a_compound_names_by_itself_is_an_affiliation() -> None:
    text = "Svaret kom fra lederen i bondelaget, Ada Brekkhus: – Det går bra, sier Brekkhus."
    assert affiliation_of("Ada Brekkhus", text, "nb") == "bondelaget"


def test_nobodys_role_is_their_own_name() -> None:
    text = "“Who stands here?” asked Ada Pell.\n\nPELL: Your people park here.\n\nLIND: They are my cones."
    found = read(article_of(text, "en")).appearances
    assert all((card.role or "").lower() != "pell" for card in found)
