"""What a search finds, where, and how it ends."""

import re
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import patterns
from reader.app.find import MOST, Query, Search, Searched, Shadows, Where, Words
from reader.app.patterns import PATTERN_S, Pattern
from reader.model.errors import PatternError
from reader.model.fold import as_written, fold
from reader.model.span import Span

PIECES = [
    "a",
    "o",
    "ø",
    "é",
    "e\u0301",
    "e",
    "æ",
    "ae",
    "k",
    "🌊",
    "’",
    "'",
    "no",
    "NO",
    "ß",
    "ss",
    "\u00adb",
    "\u0301",
]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", "\n\n", "\u00a0", "."]), max_size=40).map("".join)
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)


def made(query: Query, searched: Searched) -> Search:
    return Search(query, searched, Pattern(query) if query.is_pattern else Words(query, Shadows()))


def search(words: str, text: str, **how) -> list[str]:
    """Return what was found, as the text has it."""
    found = made(Query(words, **how), Searched(text)).run()
    return [place.span.of(text) for place in found.places]


@given(TEXTS, WORDS, st.booleans())
def test_everything_found_reads_like_what_was_looked_for(text, words, matches_case):
    for found in search(words, text, matches_case=matches_case):
        assert fold(found, keeps_case=matches_case).folded == fold(words, keeps_case=matches_case).folded


@given(TEXTS, WORDS, TEXTS)
def test_words_that_stand_somewhere_are_found_as_they_stand(before, words, after):
    text = f"{before}.{words}.{after}"
    if fold(words).folded:
        at = len(before) + 1
        found = made(Query(words), Searched(text)).run().places
        assert any(place.span.overlaps(Span(at, at + len(words))) for place in found)


@given(TEXTS, st.sampled_from(["ø", "é", "e\u0301", "æ", "’"]))
def test_an_accent_that_is_typed_is_found_alone(text, letter):
    wanted = as_written(letter, keeps_case=False)
    assert all(as_written(found, keeps_case=False) == wanted for found in search(letter, text))


@given(TEXTS, WORDS, st.booleans())
def test_plain_words_are_found_where_a_pattern_of_them_is(text, words, matches_case):
    """Whatever the accents do, what is there letter for letter is not missed."""
    flags = 0 if matches_case else re.IGNORECASE
    exact = [m for m in re.finditer(re.escape(words), text, flags) if m.group().isascii() and m.group().isalpha()]
    exact = [m for m in exact if text[m.end() : m.end() + 1] != "\u0301"]
    found = made(Query(words, matches_case=matches_case), Searched(text)).run().places
    for match in exact:
        assert any(place.span.overlaps(Span(*match.span())) for place in found)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("lokken", "Løkken, løkken and Lokken", ["Løkken", "løkken", "Lokken"]),
        ("løkken", "Løkken, løkken and Lokken", ["Løkken", "løkken"]),
        ("LØKKEN", "Løkken and Lokken", ["Løkken"]),
        ("cafe", "café, cafe\u0301 and CAFE", ["café", "cafe\u0301", "CAFE"]),
        ("café", "café, cafe\u0301 and CAFE", ["café", "cafe\u0301"]),
        ("arlig", "ærlig årlig", ["årlig"]),
        ("aerlig", "ærlig årlig", ["ærlig"]),
        ("don't", "Don’t say don't", ["Don’t", "don't"]),
        ("don’t", "Don’t say don't", ["Don’t"]),
        ("harbour  BOARD", "The Harbour\nBoard and the harbour board", ["Harbour\nBoard", "harbour board"]),
        ("word", "wo\u00adrd and word", ["wo\u00adrd", "word"]),
        ("wave", "🌊 wave 🌊🌊 wa\u0301ve", ["wave", "wa\u0301ve"]),
        ("🌊", "one 🌊 two", ["🌊"]),
        ("a.b", "a.b axb", ["a.b"]),
        ("  ", "anything", []),
        ("\u00ad", "any\u00adthing", []),
        ("aa", "aaaa", ["aa", "aa"]),
    ],
)
def test_words_are_found_as_people_mean_them(words, text, found):
    assert search(words, text) == found


def test_capitals_count_where_that_is_wanted():
    assert search("NUPI", "nupi NUPI Nupi", matches_case=True) == ["NUPI"]
    assert search("orsted", "Ørsted ørsted", matches_case=True) == ["ørsted"]


@pytest.mark.parametrize(
    ("words", "text", "number"),
    [
        ("pilot", "pilots, a pilot, co-pilot", 2),
        ("pilot", "autopilot_pilot", 0),
        ("é", "é née", 1),
        ("$5", "$5 $50", 1),
    ],
)
def test_whole_words_do_not_go_on(words, text, number):
    assert len(search(words, text, whole_words=True)) == number


def test_a_pattern_matches_what_it_says():
    text = "On 4 May and 17 May\n2026 the board met."
    assert search(r"\d+ \w+$", text, is_pattern=True) == ["17 May"]
    assert search("MAY", text, is_pattern=True) == ["May", "May"]
    assert search("MAY", text, is_pattern=True, matches_case=True) == []
    assert search(r"o|board", "on boards board", is_pattern=True, whole_words=True) == ["board"]
    assert search("x*", text, is_pattern=True) == []


@pytest.mark.parametrize(
    "words", ["(", "[a", "a{2,1}", "*a", "\\", "(?P<x", "a{99999999999}", "(" * 400 + ")" * 400, ")x("]
)
def test_what_is_no_pattern_is_said_in_words(words):
    with pytest.raises(PatternError) as caught:
        made(Query(words, is_pattern=True, whole_words=True), Searched(""))
    assert str(caught.value).startswith("This ")
    assert "\n" not in str(caught.value)


def test_a_pattern_that_would_go_on_for_years_gives_up_and_lets_others_work():
    text = "x" * 5000 + "!"
    query = Query(r"(x+)+(x+)+(x+)+\1y|(?:x|xx|x.)+z", is_pattern=True)
    failures, turns = [], 0

    def run():
        try:
            made(query, Searched(text)).run()
        except PatternError as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    begun = time.monotonic()
    thread.start()
    while thread.is_alive() and time.monotonic() - begun < 20 * PATTERN_S:
        turns += 1
        thread.join(0.01)
    assert not thread.is_alive()
    assert len(failures) == 1
    assert turns > 20


def test_a_pattern_has_its_time_for_all_notes_together(monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr(patterns, "perf_counter", lambda: next(clock))
    notes = tuple((f"u{n}", "Løkken") for n in range(9))
    with pytest.raises(PatternError, match="too long"):
        made(Query("n", is_pattern=True), Searched("Løkken", notes)).run()


def test_notes_and_names_come_after_the_text_and_say_where_they_are():
    searched = Searched(
        "Neumann says so.", (("u1", "neumann? 🌊 Neumann!"), ("u2", "no")), (("Ann",), ("I. Neumann", "Neumann"))
    )
    found = made(Query("neumann"), searched).run()
    assert [(p.where, p.uid, p.card) for p in found.places] == [
        (Where.TEXT, "", -1),
        (Where.NOTE, "u1", -1),
        (Where.NOTE, "u1", -1),
        (Where.SOURCE, "", 1),
    ]
    assert found.places[2].span == Span(11, 18)
    assert [found.count(where) for where in Where] == [1, 2, 1]
    assert len(made(Query("neumann", everywhere=False), searched).run().places) == 1


def test_more_than_anybody_walks_through_is_not_kept():
    found = made(Query("e"), Searched("e" * (MOST + 5))).run()
    assert (len(found.places), found.has_more) == (MOST, True)
    assert not made(Query("e"), Searched("e" * MOST)).run().has_more


def test_a_cancelled_search_finds_nothing_more():
    search_once = made(Query("e"), Searched("e"))
    search_once.cancel()
    assert search_once.run().places == ()


def test_the_shadow_of_a_long_text_is_made_once():
    text, shadows = "Løkken og Varnes. " * 2000, Shadows()
    first = shadows.of(text, lambda: None, keeps_case=False)
    shadows.of("a note", lambda: None, keeps_case=False)
    assert shadows.of(text, lambda: None, keeps_case=False) is first
    assert shadows.of(text, lambda: None, keeps_case=True) is not first
