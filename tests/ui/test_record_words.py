"""Records of one name, told apart by what they say."""

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry, Rating
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.ui.record_words import record_words


def said(*claims, names=("Maria Vik",), kind=SourceKind.PERSON, ratings=()):
    stated = (
        Claim(field, value, organisation, since, until, Origin.REGISTER, "Wikidata")
        for field, value, organisation, since, until in claims
    )
    return record_words(Entry("x1", kind, names, tuple(stated), ratings))


def fact(field, value):
    return field, value, None, None, None


def test_people_without_a_post_are_told_apart_by_description_country_and_dates():
    painter = said(
        fact(ClaimField.DESCRIPTION, "Swedish painter"),
        fact(ClaimField.COUNTRY, "Sweden"),
        fact(ClaimField.BORN, "1931-02-03"),
        fact(ClaimField.DIED, "2002"),
    )
    assert painter == "Swedish painter, Sweden, born 3 Feb 1931, died 2002"


def test_newest_post_comes_first_and_the_party_after_it():
    assert (
        said(
            (ClaimField.POST, "member", "Øyting", "1999", "2003"),
            (ClaimField.POST, "mayor", "Sund", "2007", "2011"),
            fact(ClaimField.PARTY, "Fish Party"),
        )
        == "mayor, Sund, 2007–2011, Fish Party"
    )


def test_outlet_is_told_by_its_domain_and_what_its_raters_say():
    rated = (Rating("MBFC", "high"), Rating("Iffy", "low"), Rating("Third", "x"))
    words = said(names=("Sund Post", "sundpost.example"), kind=SourceKind.PUBLISHER, ratings=rated)
    assert words == "sundpost.example, MBFC: “high”, Iffy: “low”"


def test_body_is_told_by_kind_owner_country_and_home_page():
    words = said(
        fact(ClaimField.KIND, "broadcaster"),
        fact(ClaimField.PARENT, "the state"),
        fact(ClaimField.COUNTRY, "Norway"),
        fact(ClaimField.FOUNDED, "1933"),
        fact(ClaimField.HOME, "https://www.sundpost.example/en/"),
        names=("Sund Post", "sundpost.example"),
        kind=SourceKind.ORGANISATION,
    )
    assert words == "broadcaster, part of the state, Norway, founded 1933, sundpost.example"


def test_record_that_says_nothing_but_its_name_gets_no_words():
    assert said(fact(ClaimField.HOME, "http://[broken")) == ""
