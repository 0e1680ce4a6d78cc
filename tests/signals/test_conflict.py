"""Where a register and the article do not agree: about dated posts, about what a body is called."""

from dataclasses import replace

import pytest

from reader.model.claim import Claim, ClaimField
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.signals.conflict import name_signals
from tests.signals.made import quoted

POST = Claim(
    ClaimField.POST, "director", "Vegvakt", "2020", "2028-05", Origin.REGISTER, "folk.example",
    "https://folk.example/1", "2030-01-01",
)  # fmt: skip
PARAGRAPH = "Ada Holm, director of Vegvakt, says the pier is safe."


def conflicts(*claims, paragraph=PARAGRAPH, role="director", published="2031-02-03"):
    story = quoted(paragraph, "Ada Holm", role=role, affiliation="Vegvakt", published=published)
    return story.texts(0, "affiliation-conflict", claims)


def test_post_that_had_ended_is_told_with_both_dates():
    assert conflicts(POST) == ["folk.example: director, Vegvakt until May 2028, before this article of 3 February 2031"]


def test_post_of_which_a_conflict_tells_is_not_told_once_more():
    story = quoted(PARAGRAPH, "Ada Holm", role="director", affiliation="Vegvakt", published="2031-02-03")
    other = replace(POST, value="clerk", valid_to="2025")
    assert story.texts(0, "register-match", (POST, other)) == ["folk.example: clerk, Vegvakt, 2020–2025"]


def test_post_that_ended_in_the_month_of_the_article_is_no_conflict():
    assert conflicts(POST, published="2028-05-20") == []


def test_post_without_an_end_may_still_be_held():
    assert conflicts(replace(POST, valid_to=None)) == []
    assert conflicts(POST, replace(POST, value="adviser", valid_to=None)) == []


def test_other_body_on_the_articles_day_is_told():
    other = replace(POST, organisation="Havnelaget", valid_from="2029", valid_to="2033")
    assert conflicts(other) == ["folk.example: director, Havnelaget 2029–2033; the article says Vegvakt"]


def test_two_other_bodies_on_that_day_are_no_conflict():
    one = replace(POST, organisation="Havnelaget", valid_from="2029", valid_to="2033")
    assert conflicts(one, replace(one, organisation="Brovakt")) == []


def test_article_that_says_former_agrees_with_a_post_that_ended():
    paragraph = "Ada Holm, former director of Vegvakt, says the pier is safe."
    assert conflicts(POST, paragraph=paragraph) == []


def test_what_other_articles_say_is_no_register():
    assert conflicts(replace(POST, origin=Origin.LIBRARY)) == []


def named(name, *registered, kind=SourceKind.ORGANISATION, origin=Origin.REGISTER):
    names = [
        Claim(ClaimField.NAME, value, None, None, None, origin, "folk.example", "https://x") for value in registered
    ]
    return [signal.text for signal in name_signals(kind, (name,), names)]


OWN = ("Norwick Institute of International Affairs (en)", "Norvik institutt for utenriksstudier (nb)", "NIIA")


def test_body_that_the_article_calls_otherwise_than_a_register_has_both_names_side_by_side():
    assert named("Norwick Institute of Foreign Policy", *OWN) == [
        "Named Norwick Institute of Foreign Policy; folk.example: Norwick Institute of International Affairs"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "NIIA",
        "NORWICK INSTITUTE OF INTERNATIONAL AFFAIRS",
        "Institute of International Affairs",
        "The Norwick Institute of International Affairs in Norwick",
        "International Affairs, Norwick Institute of",
        "Norvik institutt for utenriksstudier",
        "the institute",
        "Institut für Außenpolitik",
    ],
)
def test_short_form_or_name_in_another_language_is_no_other_name(name):
    assert named(name, *OWN) == []


def test_only_registers_know_the_name_of_a_body_and_people_are_let_be():
    assert named("Norwick Institute of Foreign Policy", *OWN, origin=Origin.LIBRARY) == []
    assert named("Ada Norwick Berg Lind", "Ada Norwick Lind Holm", kind=SourceKind.PERSON) == []
    assert named("Norwick Institute of Foreign Policy") == []
