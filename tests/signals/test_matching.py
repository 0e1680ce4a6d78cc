"""What registers answer about a source, and what their raters say."""

from dataclasses import replace

import pytest

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry, Rating
from reader.model.match import Candidate, Certainty, Lookup, Match
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.signals import matching, rating, registers

ROR = Edition("ROR", "CC0", None, "2030-11-24", "aa")
PAGE = Claim(ClaimField.IDENTIFIER, "x1", None, None, None, Origin.REGISTER, "ROR", "https://ror.example/x1", None)


def entry(*ratings, claims=(PAGE,)):
    return Entry("x1", SourceKind.ORGANISATION, ("Vegvakt",), claims, ratings)


def match(certainty, reason, *entries):
    return Match(certainty, tuple(Candidate(ROR, one) for one in entries), reason)


def told(*matches, registers=("ROR",)):
    return [signal.text for signal in matching.signals(Lookup(matches, registers))]


def test_exact_match_says_why_with_the_edition_and_its_record():
    (signal,) = matching.signals(Lookup((match(Certainty.EXACT, "same name, country Norway", entry()),), ("ROR",)))
    assert signal.text == "ROR, 24 November 2030: same name, country Norway"
    assert (signal.origin, signal.link, signal.date) == (Origin.REGISTER, "https://ror.example/x1", "2030-11-24")


def test_likely_match_says_that_it_is_one():
    assert told(match(Certainty.LIKELY, "same name", entry())) == ["ROR, 24 November 2030: likely, same name"]


def test_several_records_lead_to_none_of_them():
    (signal,) = matching.signals(
        Lookup((match(Certainty.SEVERAL, "3 records of this name", entry(), entry(), entry()),), ("ROR",))
    )
    assert (signal.text, signal.link) == ("ROR, 24 November 2030: 3 records of this name", None)


def test_namesakes_in_many_registers_take_one_sentence_behind_what_is_sure():
    other = replace(ROR, register="Popolo")
    namesakes = [Match(Certainty.SEVERAL, (Candidate(e, entry()),), "1 record of this name") for e in (ROR, other)]
    exact = match(Certainty.EXACT, "same name, country Norway", entry())
    assert told(exact, *namesakes) == [
        "ROR, 24 November 2030: same name, country Norway",
        "Others of this name, or records too thin to tell, in ROR and Popolo; none is attached",
    ]


def of_file(name, ident="x1", date="2030-11-24"):
    one = replace(entry(), ident=ident)
    return Match(Certainty.EXACT, (Candidate(replace(ROR, register=name, date=date), one),), "same name")


def test_files_of_one_register_that_have_one_record_take_one_sentence():
    assert told(of_file("ROR (index)"), of_file("ROR"), of_file("ROR (sample)")) == [
        "ROR (3 files), 24 November 2030: same name"
    ]
    (signal,) = matching.signals(Lookup((of_file("ROR (index)"), of_file("ROR", date="2030-12")), ("ROR",)))
    assert signal.text == "ROR (2 files), 24 November 2030, December 2030: same name"
    assert (signal.link, signal.date) == ("https://ror.example/x1", "2030-12")


def test_two_records_or_two_registers_keep_their_sentences():
    assert told(of_file("ROR (index)"), of_file("ROR", ident="x2")) == [
        "ROR (index), 24 November 2030: same name",
        "ROR, 24 November 2030: same name",
    ]
    assert len(told(of_file("ROR (index)"), of_file("Popolo (index)"))) == 2


def test_what_several_files_of_a_register_say_alike_is_told_once():
    kind, post = (
        Claim(field, value, body, None, None, Origin.REGISTER, "ROR (index)")
        for field, value, body in ((ClaimField.KIND, "education", None), (ClaimField.POST, "owner", "Vegvakt"))
    )
    again = [replace(claim, stated_by="ROR") for claim in (kind, post)]
    other = replace(kind, stated_by="Popolo")
    assert [signal.text for signal in registers.signals((kind, post, *again, other))] == [
        "ROR (index): owner, Vegvakt",
        "ROR (index): education",
        "Popolo: education",
    ]
    told_by_articles = [replace(post, origin=Origin.LIBRARY, stated_by=f"Ice ({number})") for number in "12"]
    assert len(registers.signals(tuple(told_by_articles))) == 2


def test_not_found_says_nothing_about_the_source():
    assert told(Match(Certainty.NONE, (), "")) == ["Not found in ROR, which says nothing about the source"]
    assert told(registers=("ROR", "Popolo")) == [
        "Not found in the imported registers, which says nothing about the source"
    ]


def test_without_registers_nothing_was_looked_up():
    assert told(registers=()) == []


def test_rating_is_its_raters_word_on_its_scale_with_date_and_link():
    one = Rating("Havnevurdering", "mixed", "low, mixed, high", "2030-05-03", "https://rater.example/1")
    (signal,) = rating.signals((one,))
    assert signal.text == "Havnevurdering: “mixed” on a scale from “low” to “high”, 3 May 2030"
    assert (signal.id, signal.link, signal.date) == ("rated", one.link, one.date)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("facts: Mixed", " on a scale from “low” to “high”"),
        ("facts: low, mixed", " on a scale from “low” to “high”"),
        ("facts: mostly factual", ""),
        ("facts: low, mostly factual", ""),
        ("mostly factual", ""),
    ],
)
def test_value_is_not_shown_on_a_scale_that_does_not_hold_it(said, told):
    (signal,) = rating.signals((Rating("A", said, "low, mixed, high", "2030"),))
    assert signal.text == f"A: “{said}”{told}, 2030"


def test_raters_stand_side_by_side():
    texts = [s.text for s in rating.signals((Rating("B", "4", "1–5"), Rating("A", "high")))]
    assert texts == ["A: “high”, date not stated", "B: “4” on the scale 1–5, date not stated"]


def test_changed_rating_shows_both_values_with_their_dates():
    ratings = (Rating("A", "low", None, "2028"), Rating("A", "high", None, "2030"), Rating("A", "high", None, "2029"))
    assert [s.text for s in rating.signals(ratings)] == ["A: “high”, 2030; “low”, 2028"]


def test_two_judgements_of_one_day_are_no_change():
    ratings = (Rating("A", "low", None, "2030"), Rating("A", "mixed", None, "2030"), Rating("A", "high", None, "2029"))
    assert [s.text for s in rating.signals(ratings)] == ["A: “low” and “mixed”, 2030; “high”, 2029"]
    undated = (Rating("A", "low"), Rating("A", "mixed"))
    assert [s.text for s in rating.signals(undated)] == ["A: “low” and “mixed”, date not stated"]


def test_change_between_editions_that_state_no_date_is_told_in_their_order():
    assert [s.text for s in rating.signals((Rating("A", "low"),), (Rating("A", "high"), Rating("A", "mixed")))] == [
        "A: “low”, date not stated; “high” before"
    ]
    assert [s.text for s in rating.signals((Rating("A", "low"),), (Rating("A", "high", None, "2030"),))] == [
        "A: “low”, date not stated; “high”, 2030"
    ]
    assert [s.text for s in rating.signals((Rating("A", "low"), Rating("A", "high", None, "2030")))] == [
        "A: “low”, date not stated; “high”, 2030"
    ]
    assert [s.text for s in rating.signals((Rating("A", "low"),), (Rating("A", "low"),))] == [
        "A: “low”, date not stated"
    ]


def test_edition_without_a_date_of_its_own_is_told_by_the_day_on_which_it_came_in():
    undated = replace(ROR, date="", imported="2030-12-01T10:00:00+00:00")
    exact = Match(Certainty.EXACT, (Candidate(undated, entry(Rating("A", "high"))),), "same name")
    (signal,) = matching.signals(Lookup((exact,), ("ROR",)))
    assert (signal.text, signal.date) == ("ROR, imported 1 December 2030: same name", None)
    assert [one.date for one in rating.ratings_of(Lookup((exact,)))] == [None]


def test_judgements_of_different_things_are_no_change_of_one():
    scale = "0 to 1 (as rescaled)"
    ratings = tuple(Rating("A", value, scale, "2030") for value in ("bias: 0.6", "facts: 0.2", "reliability: 0.5"))
    assert [s.text for s in rating.signals(ratings)] == [
        f"A: “{value}” on the scale {scale}, 2030" for value in ("bias: 0.6", "facts: 0.2", "reliability: 0.5")
    ]


def test_rating_without_a_date_has_that_of_the_edition():
    (dated,) = rating.ratings_of(Lookup((match(Certainty.EXACT, "same domain", entry(Rating("A", "high"))),)))
    assert dated.date == "2030-11-24"


@pytest.mark.parametrize("certainty", [Certainty.LIKELY, Certainty.SEVERAL, Certainty.NONE])
def test_rating_of_what_may_be_a_namesake_is_not_shown(certainty):
    assert rating.ratings_of(Lookup((match(certainty, "same name", entry(Rating("A", "high"))),))) == ()
