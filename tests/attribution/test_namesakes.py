"""People of one surname are told apart by their roles, and where none is named nobody is certain."""

import pytest

from reader.attribution.read import read
from reader.model.reading import SURE_AT
from tests.attribution.paragraphs import article_of

IN_FULL = "“The keeper was lucky,” said Maria Lundvall, a striker for Rovers."


def said(*paragraphs: str, language: str = "en") -> dict[str, tuple[str, bool]]:
    """Return whose each statement is, and whether it is shown as certain."""
    cards = read(article_of("\n\n".join(paragraphs), language)).appearances
    return {one.text: (card.name, one.confidence >= SURE_AT) for card in cards for one in card.statements}


def test_a_surname_with_a_role_before_the_full_name_is_somebody_else() -> None:
    told = said("Lundvall, the finance minister, said the budget was fine. “I love football,” Lundvall said.", IN_FULL)
    assert told == {
        "the budget was fine": ("Lundvall", True),
        "I love football": ("Lundvall", False),
        "The keeper was lucky": ("Maria Lundvall", True),
    }


def test_a_surname_with_another_role_behind_the_full_name_is_not_certain() -> None:
    told = said(IN_FULL, "Lundvall, the finance minister, said the budget was fine. “I love football,” Lundvall said.")
    assert told["The keeper was lucky"] == ("Maria Lundvall", True)
    assert not told["the budget was fine"][1]
    assert not told["I love football"][1]


def test_a_surname_goes_to_the_one_whose_role_stands_beside_it() -> None:
    told = said(
        f"{IN_FULL} Karl Lundvall, the finance minister, said he paid.",
        "“It was late,” said Lundvall, the striker.",
        "Finance minister Lundvall said the budget was fine. “I love football,” Lundvall said.",
        "“We go on,” Lundvall said.",
    )
    assert told["It was late"] == ("Maria Lundvall", True)
    assert told["the budget was fine"] == ("Karl Lundvall", True)
    assert told["I love football"] == ("Karl Lundvall", False)
    assert not told["We go on"][1]


@pytest.mark.parametrize("role", ["a striker", "the Rovers captain", "a mother of two", "a former waitress"])
def test_a_surname_with_a_role_that_one_person_may_have_too_is_the_persons(role: str) -> None:
    assert said(IN_FULL, f"Lundvall, {role}, said the budget was fine.")["the budget was fine"] == (
        "Maria Lundvall",
        True,
    )


def test_a_surname_in_norwegian_is_told_by_its_role() -> None:
    told = said(
        "Lundvall, finansministeren, sier at budsjettet var bra. – Jeg elsker fotball, sier Lundvall.",
        "– Keeperen var heldig, sier Maria Lundvall, spiss i Rovers.",
        language="nb",
    )
    assert told["budsjettet var bra"][0] == "Lundvall"
    assert told["Jeg elsker fotball"] == ("Lundvall", False)
    assert told["Keeperen var heldig"] == ("Maria Lundvall", True)


def test_a_full_name_with_another_post_at_another_body_is_not_certain():
    told = said(
        "“The tax is fair,” said Adam Lund, an economist at Hill University.",
        "“The bill is dead,” said Adam Lund, a congressman from Norland. Lund added that he would not vote for it.",
        "Adam Lund, an economist at the university, said that it rained.",
    )
    assert {words: is_sure for words, (_, is_sure) in told.items()} == {
        "The tax is fair": True,
        "The bill is dead": False,
        "he would not vote for it": False,
        "it rained": True,
    }


@pytest.mark.parametrize(
    "again",
    [
        "Maria Lundvall, captain of Rovers,",
        "Maria Lundvall, a mother of two,",
        "Maria Lundvall, a former teacher at Hill School,",
        "Maria Lundvall",
    ],
)
def test_a_full_name_with_what_one_person_may_be_too_is_certain(again):
    assert said(f"{IN_FULL} {again} said that it rained.")["it rained"] == ("Maria Lundvall", True)
