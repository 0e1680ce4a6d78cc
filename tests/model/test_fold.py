"""The shadow of a text: what is matched in it stands for whole letters of the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.fold import as_written, fold

LETTERS = [
    "a",
    "é",
    "e\u0301",
    "ø",
    "æ",
    "ß",
    "İ",
    "ﬁ",
    "한",
    "が",
    "🌊",
    "👩🏽‍🚀",
    "á\u0323",
    "й",
    "א\u05b8",
    "क्ष",
    "½",
]
BETWEEN = [" ", "\n\n", "  ", "\t", "\u00a0", "\u00ad", "\u200b", "\u202e", "\u2060", "-", "’", ".", "\u0301", "\ufe0f"]
TEXTS = st.lists(st.sampled_from(LETTERS + BETWEEN), max_size=30).map("".join) | st.text(max_size=60)


@given(TEXTS, st.booleans())
def test_letters_of_a_shadow_follow_one_another_in_the_text(text, keeps_case):
    shadow = fold(text, keeps_case=keeps_case)
    ends = [(start, end) for start, end, _ in shadow.letters()]
    assert [start for start, _ in ends] == [0, *(end for _, end in ends)][: len(ends)]
    assert not ends or ends[-1][1] == len(shadow.folded)
    spans = [shadow.span(start, end) for start, end in ends]
    assert all(span is not None for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert [span.of(text) for span in spans] == [letters for *_, letters in shadow.letters()]


@given(TEXTS, st.data())
def test_a_span_has_the_shadow_it_was_asked_for(text, data):
    shadow = fold(text)
    if shadow.folded:
        start = data.draw(st.integers(0, len(shadow.folded) - 1))
        end = data.draw(st.integers(start + 1, len(shadow.folded)))
        span = shadow.span(start, end)
        if span is not None:
            assert fold(span.of(text)).folded == shadow.folded[start:end]


@given(TEXTS)
def test_folding_again_changes_nothing(text):
    folded = fold(text).folded
    assert fold(folded).folded == folded


@given(TEXTS)
def test_no_two_spaces_stand_side_by_side(text):
    assert "  " not in fold(text).folded


@given(TEXTS, st.integers(1, 5))
def test_it_does_not_matter_where_a_long_text_is_sliced(text, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.model.fold.SLICE", size)
        sliced = fold(text)
    assert sliced == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Løkken", "lokken"),
        ("Ærlig CAFÉ", "aerlig cafe"),
        ("cafe\u0301 au lait", "cafe au lait"),
        ("wo\u00adrd\u200b by \u202dword", "word by word"),
        ("“Don’t” — go…", '"don\'t" - go...'),
        ("a\n\n b\u00a0\tc", "a b c"),
        ("STRASSE Straße", "strasse strasse"),
        ("Ελλάδα", "ελλαδα"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_what_a_text_folds_to(text, folded):
    assert fold(text).folded == folded


def test_letters_that_other_scripts_tell_apart_by_a_sign_stay_apart():
    assert fold("が").folded != fold("か").folded
    assert fold("क़").folded != fold("क").folded


def test_case_is_kept_where_it_is_wanted():
    assert fold("ØRE Øre", keeps_case=True).folded == "ORE Ore"


def test_part_of_a_letter_is_no_place():
    shadow = fold("Ærlig")
    assert shadow.folded == "aerlig"
    assert shadow.span(1, 3) is None
    assert shadow.span(0, 1) is None
    assert shadow.span(0, 3).of("Ærlig") == "Ær"


def test_an_accent_belongs_to_its_letter():
    text = "cafe\u0301s"
    assert fold(text).span(0, 4).of(text) == "cafe\u0301"


def test_two_ways_to_write_a_letter_are_one():
    assert as_written("e\u0301", keeps_case=False) == as_written("É", keeps_case=False)
    assert as_written("E\u0301", keeps_case=True) != as_written("é", keeps_case=True)
