"""Where one sentence ends and the next begins."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.abbreviations import abbreviations
from reader.model.span import Span
from reader.ui.sentences import LONGEST, sentences


def found(text, language="en"):
    return [span.of(text) for span in sentences(text, Span(0, len(text)), abbreviations(language))]


def test_sentences_come_without_the_space_between_them():
    assert found("The quay stands.  Who paid for it? Nobody knows! ") == [
        "The quay stands.",
        "Who paid for it?",
        "Nobody knows!",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dr. Moe of St. Olav met Gov. Lund at 5 p.m. Monday.", "en"),
        ("The pilot J. P. Moe resigned.", "en"),
        ("The pilot J. P. Moe resigned.", None),
        ("Havna åpner kl. 12 ifølge dr. Moe.", "nb"),
        ("The price rose by 3.5 per cent.", "en"),
        ("He was born on the 17. mai, he says.", "nb"),
    ],
)
def test_an_abbreviation_ends_no_sentence(text, language):
    assert found(text, language) == [text]


def test_the_word_i_may_end_a_sentence():
    assert found("So did I. Nobody saw.") == ["So did I.", "Nobody saw."]


def test_an_abbreviation_at_the_end_of_a_block_ends_it():
    assert found("He came at 5 p.m.") == ["He came at 5 p.m."]


def test_a_wrapped_line_ends_no_sentence():
    assert found("The quay\nstands. It is\r\nnew.") == ["The quay\nstands.", "It is\r\nnew."]


def test_characters_of_two_units_are_counted_as_one():
    assert found("A wave 🌊🌊. “And 🌊 more.” Done.") == ["A wave 🌊🌊.", "“And 🌊 more.”", "Done."]


def test_what_runs_on_is_cut_at_a_comma():
    clause = "and the water came up over the old quay once more, "
    pieces = found("Then the wind rose, " + clause * 20 + "and no one slept.")
    assert len(pieces) > 2
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.endswith((",", ".")) for piece in pieces)


def test_words_without_any_space_are_cut_too():
    assert [len(piece) for piece in found("a" * 1000)] == [LONGEST, LONGEST, 1000 - 2 * LONGEST]


def test_a_paragraph_as_long_as_a_book_is_split_in_a_moment():
    text = "The quay 🌊 stands where it stood. " * 20_000
    began = perf_counter()
    assert len(list(sentences(text, Span(0, len(text))))) == 20_000
    assert perf_counter() - began < 5  # half a second here; where each sentence is counted from the start, minutes


@given(st.text(st.sampled_from("aB. ?!\n,“”🌊\u00ad1"), min_size=1), st.integers(0, 5))
def test_nothing_but_white_space_is_lost_and_nothing_comes_twice(words, before):
    text = "x" * before + words
    spans = list(sentences(text, Span(before, len(text)), abbreviations("en")))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(words.split())
