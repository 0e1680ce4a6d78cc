from dataclasses import replace

import pytest

from reader.app.compare import Heard, compare
from reader.model.errors import LibraryError
from reader.model.library import Card, OpenArticle
from reader.model.source import SourceId, SourceKind
from tests.app.story import article, body, bridge_reading, kept, person, reading

OTHER_TEXT = (
    "Doubts over the bridge\n\n“We have all the steel,” said Ada Lind.\n\n“It will rain,” said Siri Dahl.\n\n"
    "Per Holm was not there, and the Westbridge Road Office was shut."
)


def other_reading():
    return reading(
        ("“We have all the steel,”", 0),
        ("“It will rain,”", 1),
        cards=(
            person("Ada Lind", "engineer", "Westbridge Road Office", text=OTHER_TEXT),
            person("Siri Dahl", text=OTHER_TEXT),
            person("Per Holm", text=OTHER_TEXT),
            body("Westbridge Road Office", text=OTHER_TEXT),
        ),
        of=article(OTHER_TEXT, "Doubts over the bridge", "https://post.example/doubts", "The Fjord Post"),
    )


def opened(made, ids):
    cards = tuple(Card(a, source, 4, 0.5) for a, source in zip(made.appearances, ids, strict=True))
    return OpenArticle(None, "u", made, analysed=True, cards=cards)


def heard(comparison):
    return {voice.name: voice.heard for voice in comparison.voices}


@pytest.fixture
def one():
    return opened(bridge_reading(), map(SourceId, (1, 2, 3, 4)))


@pytest.fixture
def other():
    return opened(other_reading(), map(SourceId, (1, 5, 2, 3)))


def test_it_is_told_who_speaks_in_both_and_who_only_in_one(one, other):
    comparison = compare(one, other, {})
    assert heard(comparison) == {"Ada Lind": Heard.BOTH, "Per Holm": Heard.ONE, "Siri Dahl": Heard.OTHER}
    assert [voice.heard for voice in comparison.voices] == [Heard.BOTH, Heard.ONE, Heard.OTHER]


def test_what_a_source_says_in_either_stands_side_by_side(one, other):
    ada = compare(one, other, {}).voices[0]
    assert [statement.text for statement in ada.one.statements] == ["The bridge will open in May"]
    assert [statement.text for statement in ada.other.statements] == ["We have all the steel"]
    assert (ada.one.words, ada.other.share) == (4, 0.5)


def test_one_who_is_named_and_not_quoted_is_told_from_one_who_is_not_named(one, other):
    voices = {voice.name: voice for voice in compare(one, other, {}).voices}
    assert voices["Per Holm"].other.cards
    assert not voices["Per Holm"].other.statements
    assert not voices["Siri Dahl"].one.cards


def test_a_name_alone_makes_nobody_the_same(one):
    namesake = opened(other_reading(), map(SourceId, (9, 5, 8, 7)))
    assert [voice.name for voice in compare(one, namesake, {}).voices].count("Ada Lind") == 2


def test_an_article_that_names_another_source_of_the_name_is_told_from_one_that_names_nobody_so(one):
    namesake = opened(other_reading(), map(SourceId, (9, 5, 8, 7)))
    voices = compare(one, namesake, {}).voices
    adas = [voice for voice in voices if voice.name == "Ada Lind"]
    assert [(ada.one.has_namesake, ada.other.has_namesake) for ada in adas] == [(False, True), (True, False)]
    (siri,) = (voice for voice in voices if voice.name == "Siri Dahl")
    assert not siri.one.has_namesake


def test_sources_that_were_merged_are_one(one):
    namesake = opened(other_reading(), map(SourceId, (9, 5, 2, 3)))
    assert heard(compare(one, namesake, {SourceId(9): SourceId(1)}))["Ada Lind"] is Heard.BOTH


def test_two_cards_of_one_source_count_together(one):
    made = other_reading()
    twice = opened(made, map(SourceId, (1, 1, 2, 3)))
    ada = compare(one, twice, {}).voices[0]
    assert len(ada.other.statements) == 2
    assert ada.other.words == 8
    assert ada.other.share == pytest.approx(1.0)


def test_in_somebody_elses_copies_name_and_kind_decide():
    one, other = opened(bridge_reading(), [None] * 4), opened(other_reading(), [None] * 4)
    assert heard(compare(one, other, {}))["Ada Lind"] is Heard.BOTH
    cards = tuple(replace(card, appearance=replace(card.appearance, kind=SourceKind.DOCUMENT)) for card in other.cards)
    assert heard(compare(one, replace(other, cards=cards), {}))["Ada Lind"] is not Heard.BOTH


def test_comparing_the_other_way_round_swaps_the_sides(one, other):
    there, back = heard(compare(one, other, {})), heard(compare(other, one, {}))
    swapped = {Heard.ONE: Heard.OTHER, Heard.OTHER: Heard.ONE, Heard.BOTH: Heard.BOTH}
    assert back == {name: swapped[where] for name, where in there.items()}


def test_articles_of_the_library_are_compared_by_their_sources(library):
    first, second = kept(library), kept(library, other_reading(), b"other")
    comparison = library.catalogue.compare(first.id, second.id)
    assert heard(comparison)["Ada Lind"] is Heard.BOTH
    assert (comparison.one.id, comparison.other.id) == (first.id, second.id)


def test_an_article_that_was_never_there_cannot_be_compared(library):
    first = kept(library)
    with pytest.raises(LibraryError):
        library.catalogue.compare(first.id, 999)
