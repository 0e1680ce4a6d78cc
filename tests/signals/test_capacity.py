"""In what capacity a source speaks: shown by its words, or not at all."""

from dataclasses import replace

import pytest

from reader.model.attribution import StatementKind
from reader.model.capacity import Capacity
from reader.model.own_word import own_capacity
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.signals.capacity import SpeaksAs, capacity_of
from reader.signals.surroundings import Surroundings
from tests.signals.made import Story, quoted


def shown(role, language="en"):
    return quoted(f"Ada Holm, {role}, says the pier is safe.", "Ada Holm", role=role, language=language).texts(
        0, "capacity"
    )


@pytest.mark.parametrize(
    ("role", "capacity"),
    [
        ("harbour researcher", "expert"),
        ("professor of marine engineering", "expert"),
        ("geologist and lecturer", "expert"),
        ("spokeswoman for the port", "official or spokesperson"),
        ("deputy prime minister", "official or spokesperson"),
        ("mayor", "official or spokesperson"),
        ("climate activist", "advocate"),
        ("eyewitness", "first-hand witness"),
        ("defendant", "party to the matter"),
        ("foreign correspondent", "journalist or outlet"),
    ],
)
def test_role_shows_capacity_in_its_own_words(role, capacity):
    assert shown(role) == [f"Speaks as {capacity}: “{role}”"]


@pytest.mark.parametrize(
    ("role", "capacity"),
    [
        ("havforsker", "expert"),
        ("professor i statsvitenskap", "expert"),
        ("fiskeriminister", "official or spokesperson"),
        ("ordfører i Storvik", "official or spokesperson"),
        ("miljøaktivist", "advocate"),
        ("øyenvitne", "first-hand witness"),
        ("utenrikskorrespondent", "journalist or outlet"),
    ],
)
def test_norwegian_role_shows_it_too(role, capacity):
    assert shown(role, "nb") == [f"Speaks as {capacity}: “{role}”"]


@pytest.mark.parametrize(
    "role",
    [
        "president",  # of what?
        "former foreign minister",
        "minister of a small church",
        "brand ambassador",
        "expert witness",
        "trader and researcher",  # two parts, and one of them shows nothing
        "activist and professor",
        "candidate for mayor",
        "assistant to the mayor",
        "mayor-elect",
    ],
)
def test_role_that_does_not_show_it_is_silent(role):
    assert shown(role) == []


def test_what_somebody_was_is_not_what_they_speak_as_though_the_role_leaves_it_out():
    story = quoted(
        "Ada Holm, a former Danish foreign minister, says the pier is safe.", "Ada Holm", role="foreign minister"
    )
    assert story.texts(0, "capacity") == []


def test_unsure_role_shows_nothing():
    story = Story("The pier\n\nAda Holm, researcher, says the pier is safe.")
    who = story.source("Ada Holm", role="researcher", sure=0.7)
    story.says(who, words="the pier is safe")
    assert story.texts(who, "capacity") == []


def test_role_that_another_gives_is_not_the_articles_word():
    story = Story("The pier\n\n“Ada Holm is a researcher who lies,” says Per Lie. Holm says the pier is safe.")
    ada = story.source("Ada Holm", role="researcher")
    per = story.source("Per Lie")
    story.says(per, words="Ada Holm is a researcher who lies", kind=StatementKind.DIRECT)
    story.says(ada, words="the pier is safe")
    assert story.texts(ada, "capacity") == []


def test_expert_whom_the_article_calls_uninvolved_is_independent():
    story = quoted(
        "Ada Holm, a geologist who was not involved in the study, says the pier is safe.", "Ada Holm", role="geologist"
    )
    assert story.texts(0, "capacity") == ["Speaks as independent expert: “who was not involved in the study”"]


def test_clause_about_somebody_else_in_the_sentence_does_not_count():
    story = Story(
        "The pier\n\nAda Holm, a geologist, and Per Lie, who was not involved in the study, say the pier is safe."
    )
    ada = story.source("Ada Holm", role="geologist")
    story.source("Per Lie")
    story.says(ada, words="the pier is safe")
    assert story.texts(ada, "capacity") == ["Speaks as expert: “geologist”"]


def test_who_acts_in_the_headline_or_lead_is_a_party():
    story = quoted(
        "Mayor Ada Holm has resigned. She says the pier is safe.", "Ada Holm", role="Mayor", title="Mayor leaves"
    )
    signal = next(s for s in story.signals(0) if s.id == "capacity")
    assert signal.text == "Speaks as party to the matter: “resigned”"
    assert [span.of(story.text) for span in signal.evidence] == ["resigned"]


def test_act_told_further_down_makes_nobody_a_party():
    lead = "The pier\n\nIt is old.\n\nIt is long.\n\n"
    story = Story(lead + "Ada Holm resigned from a choir in 1990. She says the pier is safe.")
    who = story.source("Ada Holm")
    story.says(who, words="the pier is safe")
    assert story.texts(who, "capacity") == []


def test_unnamed_source_is_known_by_how_it_is_called():
    story = Story("The pier\n\nTwo independent analysts say the pier is safe.")
    who = story.source("independent analysts", SourceKind.UNNAMED)
    story.says(who, words="the pier is safe")
    assert story.texts(who, "capacity") == ["Speaks as independent expert: “independent analysts”"]


def test_word_that_is_the_cards_name_is_not_said_again_but_counts():
    story = Story("The pier\n\nExperts say the pier is safe.")
    who = story.source("Experts", SourceKind.UNNAMED)
    story.says(who, words="the pier is safe")
    assert story.texts(who, "capacity") == []
    shown_as = capacity_of(story.appearances[who], Surroundings(story.reading()))
    assert shown_as is not None
    assert shown_as.capacity is Capacity.EXPERT


def test_outlet_and_document_need_no_words():
    story = Story("The pier\n\nThe Hill Post and the Pier Report say the pier is safe.")
    around = Surroundings(story.reading())
    for kind, capacity in (
        (SourceKind.PUBLISHER, Capacity.JOURNALIST),
        (SourceKind.DOCUMENT, Capacity.DOCUMENT),
    ):
        number = story.source("Hill Post", kind)
        shown_as = capacity_of(story.appearances[number], around)
        assert shown_as is not None
        assert (shown_as.capacity, shown_as.words) == (capacity, None)


def test_language_without_words_is_silent():
    assert shown("researcher", "fi") == []


def corrected(own):
    story = quoted("Ada Holm, researcher, says the pier is safe.", "Ada Holm", role="researcher")
    story.appearances[0] = replace(story.appearances[0], signals=(own,))
    return story


def test_readers_word_takes_the_place_of_what_was_proposed():
    story = corrected(own_capacity(Capacity.PARTY))
    assert story.texts(0, "capacity") == ["You: speaks as party to the matter"]
    assert capacity_of(story.appearances[0], Surroundings(story.reading())) == SpeaksAs(Capacity.PARTY)


def test_capacity_that_the_reader_struck_is_gone_and_counts_nowhere():
    story = corrected(own_capacity(None))
    assert story.texts(0, "capacity") == []
    assert capacity_of(story.appearances[0], Surroundings(story.reading())) is None


def test_capacity_that_the_reader_found_unclear_says_so_and_counts_nowhere():
    story = corrected(own_capacity(Capacity.UNCLEAR))
    assert story.texts(0, "capacity") == ["You: capacity unclear"]
    assert capacity_of(story.appearances[0], Surroundings(story.reading())) is None


def test_proposal_says_as_data_what_it_proposes():
    story = quoted("Ada Holm, researcher, says the pier is safe.", "Ada Holm", role="researcher")
    assert [signal.value for signal in story.signals(0) if signal.id == "capacity"] == [Capacity.EXPERT]


def of_a_body(called, role="director", **more):
    story = quoted(
        f"Ada Holm, {role} of {called} Klar Kyst, says the pier is safe.",
        "Ada Holm",
        role=role,
        affiliation="Klar Kyst",
        **more,
    )
    story.source("Klar Kyst", SourceKind.ORGANISATION)
    return story


def test_who_leads_what_the_article_calls_a_campaigning_body_speaks_as_its_advocate():
    story = of_a_body("the environmental organisation")
    assert story.texts(0, "capacity") == ["Speaks as advocate: “environmental organisation”"]


def test_its_spokesperson_speaks_as_advocate_and_its_researcher_as_expert():
    assert of_a_body("the rights group", "spokesman").texts(0, "capacity") == ["Speaks as advocate: “rights group”"]
    assert of_a_body("the rights group", "researcher").texts(0, "capacity") == ["Speaks as expert: “researcher”"]


def test_who_is_of_such_a_body_without_a_post_there_or_was_once_speaks_as_nothing():
    assert of_a_body("the rights group", "supporter").texts(0, "capacity") == []
    assert of_a_body("the rights group", "former director").texts(0, "capacity") == []


def test_a_body_that_is_called_nothing_of_the_kind_shows_nothing():
    assert of_a_body("the shipping company").texts(0, "capacity") == []


def test_who_has_announced_a_resignation_in_the_lead_is_a_party():
    story = quoted("Ada Holm announced her resignation on Monday. She says the pier is safe.", "Ada Holm")
    assert story.texts(0, "capacity") == ["Speaks as party to the matter: “announced her resignation”"]


def test_a_campaigning_body_that_another_body_deals_with_says_nothing_of_its_people():
    story = Story(
        "The pier\n\nHavnevesen has turned its letters over to a rights group, Klar Kyst. "
        "Ada Holm, director of Havnevesen, says the pier is safe."
    )
    who = story.source("Ada Holm", role="director", affiliation="Havnevesen")
    story.source("Havnevesen", SourceKind.ORGANISATION)
    story.says(who, words="the pier is safe")
    assert story.texts(who, "capacity") == []


def test_what_a_body_is_called_may_stand_behind_its_name():
    story = quoted(
        "Ada Holm, director of Klar Kyst, a small environmental group, says the pier is safe.",
        "Ada Holm",
        role="director",
        affiliation="Klar Kyst",
    )
    story.source("Klar Kyst", SourceKind.ORGANISATION)
    assert story.texts(0, "capacity") == ["Speaks as advocate: “environmental group”"]


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("mayor of Sandvik", ["Speaks as official or spokesperson: “mayor of Sandvik”"]),
        ("former mayor of Sandvik", []),
        ("neighbour of the pier", []),
    ],
)
def test_role_that_the_reader_wrote_shows_it_as_the_readers_word(role, told):
    story = quoted("Ada Holm, the mayor, says the pier is safe.", "Ada Holm", role="mayor")
    story.appearances[0] = replace(story.appearances[0], role=role, evidence=())
    shown = [signal for signal in story.signals(0) if signal.id == "capacity"]
    assert [signal.text for signal in shown] == told
    assert all((signal.origin, signal.evidence) == (Origin.READER, ()) for signal in shown)
