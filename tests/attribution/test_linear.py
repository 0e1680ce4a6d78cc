"""Texts made to be slow are read in time that grows with their length, and any text is read without a fault."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.attribution.attribute import attribute
from reader.attribution.gather import gather
from reader.attribution.lexicon import load_lexicon
from reader.attribution.read import read
from tests.attribution.paragraphs import article_of

SECONDS_PER_MEGABYTE = 40  # measured 2 to 7; a quadratic step takes hours
TAGGED_SECONDS_PER_MEGABYTE = 250  # measured 40 to 70; the quadratic search for dashes took 400 here


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "Aa ",
        "A. ",
        "Bob Hill said that it is so.\n\n",
        "He said that it is so. ",
        "director of the ",
        "Bob Hill, ",
        "Bob's ",
    ],
)
def test_long_runs_take_linear_time(unit: str) -> None:
    text = unit * (150_000 // len(unit))
    article = article_of(text)
    attributions = attribute(article, load_lexicon("en"))
    started = time.process_time()
    gather(article, attributions)
    assert time.process_time() - started < SECONDS_PER_MEGABYTE * len(text) / 1e6


def test_reports_in_a_paragraph_that_a_dash_opens_take_the_taggers_linear_time() -> None:
    text = "– Ja. " + "Kari Vik sier at det er sant. " * 4_000
    started = time.process_time()
    read(article_of(text, "nb"))
    assert time.process_time() - started < TAGGED_SECONDS_PER_MEGABYTE * len(text) / 1e6


NAMES = ["Ada", "Brodwick", "Norwick", "(NI)", "Mr.", "U.S."]
WORDS = st.sampled_from([*NAMES, ",", ".", "“", "”", "–", "said", "that", "he", "she", "the", "director", "of", "’s"])


def _spaced(words: list[str]) -> str:
    return " ".join(words)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(_spaced)), st.sampled_from(["en", "nb", "fr"]))
def test_any_text_gives_spans_inside_it(text: str, language: str) -> None:
    article = article_of(text, language)
    told, cards = gather(article, attribute(article, load_lexicon(language)))
    assert all(0 <= i < len(cards) for a in told for i in (*a.speakers, *a.through))
    for card in cards:
        assert all(span.end <= len(text) for span in card.mentions)
        assert all(statement.span.of(text) == statement.text for statement in card.statements)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(_spaced), st.sampled_from(["en", "nb"]))
def test_any_words_are_read_by_the_taggers(text: str, language: str) -> None:
    reading = read(article_of(text, language))
    for attribution in reading.attributions:
        assert all(span.end <= len(text) for span in (*attribution.content, *attribution.cue, *attribution.source))


def test_gathering_is_repeatable() -> None:
    article = article_of("Ada Brodwick said that it rains.")
    attributions = attribute(article, load_lexicon("en"))
    assert gather(article, attributions) == gather(article, attributions)
