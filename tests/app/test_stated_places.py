"""Which places an article sets beside whom, from its words alone."""

import pytest

from reader.app.register_answers import wanted_of
from reader.app.registers import Registers
from reader.app.stated_places import stated_places
from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.match import Certainty
from reader.model.signal import Origin
from reader.model.source import SourceKind
from tests.app.registers import Roll, edition
from tests.app.story import article, body, card, kept, person, reading


def places(text, *cards):
    made = reading(cards=cards, of=article(text))
    return stated_places(made.appearances[0], made)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("said Ida Dal of Trinity College in Dublin.", "Dublin"),
        ("said Ida Dal of Trinity College, Dublin, on Monday.", "Dublin"),
        ("said Dublin’s Trinity College.", "Dublin"),
        ("said Trinity College in New Haven.", "New Haven"),
        ("said Trinity College in the U.S. on Monday.", "U.S."),
        ("said Trinity College in Dublin’s old town.", "Dublin"),
        ("sa Trinity College i Sør-Afrika.", "Sør-Afrika"),
    ],
)
def test_place_beside_a_body_is_its(text, place):
    assert places(text, body("Trinity College", text=text)) == (place,)


@pytest.mark.parametrize(
    "text",
    [
        "Trinity College in May said so.",
        "Trinity College, Vik and others said so.",
        "Trinity College, NIT, said so.",
        "Trinity College, the oldest in Dublin, said so.",
        "Trinity College said so in Dublin.",
        "So said Jo Vik’s Trinity College.",
    ],
)
def test_what_only_stands_behind_a_body_is_no_place(text):
    assert places(text, body("Trinity College", text=text)) == ()


def test_outlet_is_where_it_reports_from():
    text = "So said the Courier in Moscow."
    assert places(text, body("Courier", kind=SourceKind.PUBLISHER, text=text)) == ()


def test_another_source_behind_a_body_is_no_place():
    text = "So said Trinity College, Sandvik, and others."
    assert places(text, body("Trinity College", text=text), body("Sandvik", text=text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mike Johnsen, a state representative from Wyoming, said so.",
        "Mike Johnsen, a state representative for Wyoming, said so.",
        "Mike Johnsen of Wyoming, a state representative, said so.",
    ],
)
def test_place_beside_a_post_is_whom_it_is_held_for(text):
    assert places(text, person("Mike Johnsen", "state representative", text=text)) == ("Wyoming",)


def test_country_that_a_word_before_the_post_tells_is_no_place():
    text = "The Russian diplomat Boris Lindyrev said so."
    assert places(text, person("Boris Lindyrev", "diplomat", text=text)) == ()


def test_where_a_person_speaks_and_whom_they_belong_to_are_no_places():
    text = "Mike Johnsen in Wyoming, a director of Hill Office, said so."
    assert places(text, person("Mike Johnsen", "director", "Hill Office", text=text)) == ()


def test_card_and_profile_go_by_the_place(library):
    text = "So said Lindholm Society in Chile."
    land = Claim(ClaimField.COUNTRY, "Norway", None, None, None, Origin.REGISTER, "")
    known = Entry("1", SourceKind.ORGANISATION, ("Lindholm Society",), (land,))
    Registers(library).take_in(Roll(edition("Bodies", "1"), (known,)), library.file)
    opened = kept(library, reading(cards=(body("Lindholm Society", text=text),), of=article(text)))
    shown = card(opened, "Lindholm Society")
    assert wanted_of(shown.appearance, opened.reading, ()).places == ("Chile",)
    for lookup in (shown.lookup, library.profile(shown.source_id).lookup):
        assert [one.certainty for one in lookup.matches] == [Certainty.NONE]
