from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.questions import LONGEST, MOST_NUMBERS, addresses, naming_question, plain_name, questions
from reader.model.match import Wanted
from reader.model.source import SourceKind

ROUTE = "action=query&generator=search&gsrsearch={}&gsrlimit=7&prop=revisions&rvprop=content&rvslots=main&format=json"


def asked(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def test_person_is_asked_for_in_wikidata_alone():
    (address,) = addresses(Wanted(SourceKind.PERSON, ("Maren S. Aasheim", "Aasheim")))
    route = ROUTE.format("Maren%20S.%20Aasheim%20haswbstatement:P31=Q5")
    assert address == f"https://www.wikidata.org/w/api.php?{route}&formatversion=2"


@pytest.mark.parametrize("kind", [SourceKind.ORGANISATION, SourceKind.PUBLISHER, SourceKind.PLATFORM])
def test_body_is_asked_for_in_both_registers_and_no_person_is_meant(kind):
    wikidata, ror = addresses(Wanted(kind, ("Coastal Safety Institute",)))
    assert asked(wikidata)["gsrsearch"] == "Coastal Safety Institute -haswbstatement:P31=Q5"
    assert ror == "https://api.ror.org/v2/organizations?query=Coastal%20Safety%20Institute"


@pytest.mark.parametrize("kind", [SourceKind.UNNAMED, SourceKind.DOCUMENT])
def test_what_stands_in_no_register_is_not_asked_for(kind):
    assert questions(Wanted(kind, ("a person close to the board",))) == ()


@pytest.mark.parametrize("names", [(), ("",), ("“…” – !",)])
def test_name_without_letters_is_not_asked_for(names):
    assert questions(Wanted(SourceKind.PERSON, names)) == ()


def test_environment_names_a_mirror(monkeypatch):
    monkeypatch.setenv("KILDE_WIKIDATA", "https://mirror.example/w/api.php")
    monkeypatch.setenv("KILDE_ROR", "")
    wikidata, ror = addresses(Wanted(SourceKind.ORGANISATION, ("Coast",)))
    assert wikidata.startswith("https://mirror.example/w/api.php?action=query&")
    assert ror.startswith("https://api.ror.org/v2/")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Iver B. Neumann", "Iver B. Neumann"),
        ("Ole-Jakob O’Brien", "Ole-Jakob O’Brien"),
        ("Sørby & Lie AS", "Sørby Lie AS"),
        ("AT&T", "AT&T"),
        ("William “Bill” Hart", "William Bill Hart"),
        ('Ada" OR insource:/.*/ -haswbstatement:P31=Q5', "Ada or insource haswbstatement P31 Q5"),
        ("Ada\r\nHost: elsewhere.example\x00", "Ada Host elsewhere.example"),
        ("~Ada* ?Lind^2 (Lind) [x TO y]", "Ada Lind 2 Lind x TO y"),
        ("Ada\u202eLind\ud800", "Ada Lind"),
        ("NOT Ada AND Lind", "not Ada and Lind"),
        ("A\u030asa", "Åsa"),
    ],
)
def test_name_is_asked_for_in_words_that_mean_no_more_than_themselves(name, plain):
    assert plain_name(name) == plain


def test_name_of_ten_thousand_letters_is_cut_at_a_word():
    name = plain_name("Aasheim " * 1250)
    assert len(name) <= LONGEST
    assert set(name.split()) == {"Aasheim"}
    assert plain_name("a" * 10_000) == "a" * LONGEST


@given(st.text())
def test_address_holds_the_name_and_nothing_else_of_it(name):
    for question in questions(Wanted(SourceKind.ORGANISATION, (name,))):
        assert question.address.isascii()
        assert question.address.isprintable()
        assert " " not in question.address
        assert str(httpx.URL(question.address)) == question.address  # what is shown is what is sent
        assert plain_name(name) in unquote(question.address)
        assert len(asked(question.address)) == (1 if "ror" in question.address else 9)


def test_what_numbers_are_called_is_asked_for_as_many_as_one_answer_names():
    question = naming_question([f"Q{number}" for number in range(1, 99)], [b"before"])
    assert asked(question.address)["ids"].split("|") == [f"Q{number}" for number in range(1, MOST_NUMBERS + 1)]
    assert asked(question.address)["languages"].split("|")[0] == "en"
    assert question.before == (b"before",)
