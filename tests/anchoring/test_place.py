import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchoring.exact import occurrences
from reader.anchoring.place import place
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.span import Span

TEXT = (
    "The council met on Monday. The mayor said that the new bridge would open in May, a year late. "
    "The council met on Monday. Nobody from the road office came, and the engineer was ill."
)


def anchor(words, text=TEXT, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor.at(Span(start, start + len(words)), text)


@given(text=st.text(min_size=1), data=st.data())
def test_anchor_finds_its_own_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    anchor = Anchor.at(span, text)
    assert place(anchor, text, made_on=text) == Placement(span, PlacementState.EXACT)
    assert place(anchor, text) in (
        Placement(span, PlacementState.EXACT),
        Placement(span, PlacementState.UNCERTAIN, 0.5),
    )


@given(before=st.text(max_size=60), text=st.text(min_size=1), data=st.data())
def test_words_that_stand_once_are_found_behind_an_insertion(before, text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    moved = f"{before}\n{text}"
    placed = place(Anchor.at(span, text), moved, made_on=text)
    if moved.count(span.of(text)) == 1 and _has_letters(span.of(text)) and not _overlaps_itself(span.of(text)):
        assert placed.span == span.shifted(len(before) + 1)
    elif placed.state is PlacementState.MOVED:
        assert placed.span.of(moved) == span.of(text)


@given(text=st.text(max_size=200), other=st.text(max_size=200))
def test_place_is_always_in_the_text(text, other):
    made = Anchor(other, other[:5], other[-5:], len(other) // 2)
    placed = place(made, text)
    if placed.state in (PlacementState.ORPHAN, PlacementState.WHOLE):
        assert placed.span is None
    else:
        assert placed.span.end <= len(text)
        assert 0 <= placed.score <= 1


def test_words_that_stand_twice_are_told_apart_by_their_context():
    changed = TEXT.replace("The council", "All the councillors", 1)
    placed = place(anchor("The council met on Monday.", nth=1), changed)
    assert placed.span == Span(changed.rindex("The council"), changed.rindex("The council") + 26)
    assert placed.state is PlacementState.MOVED


def test_words_that_stand_twice_are_uncertain_without_context():
    bare = Anchor("The council met on Monday.", "", "", 0)
    assert place(bare, TEXT).state is PlacementState.UNCERTAIN


LINES = ["The fair begins.", "Nobody came, said Lind.", "It rained.", "Nobody came, said Lind.", "It was late by then."]


def placed_in_lines(nth, lines):
    old, new = "\n\n".join(LINES), "\n\n".join(lines)
    return place(anchor("Nobody came", old, nth), new, made_on=old), new


@pytest.mark.parametrize("nth", [0, 1])
def test_paragraphs_that_stand_twice_are_told_apart_by_those_beside_them(nth):
    placed, new = placed_in_lines(nth, ["An advert.", *LINES, "More follows."])
    start = anchor("Nobody came", new, nth).start
    assert placed == Placement(Span(start, start + len("Nobody came")), PlacementState.MOVED)


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:3] + LINES[4:],  # one is gone: it may have been this
        [*LINES[:2], *LINES[1:]],  # one more
        [LINES[0], LINES[2], LINES[1], LINES[3], LINES[4]],  # between others
        [*LINES, LINES[1]],
    ],
)
def test_paragraph_that_stands_twice_is_not_surely_found_where_paragraphs_came_went_or_moved(lines):
    for nth in (0, 1):
        assert placed_in_lines(nth, lines)[0].state is PlacementState.UNCERTAIN


def test_a_short_headline_is_surely_found_whatever_comes_under_it():
    old, new = "The quay waits\n\nNobody came.", "The quay waits\n\nAn advert.\n\nSomebody came."
    assert place(anchor("The quay waits", old), new, made_on=old) == Placement(Span(0, 14), PlacementState.EXACT)
    twice = f"{new}\n\nThe quay waits"
    assert place(anchor("The quay waits", old), twice, made_on=old).state is PlacementState.UNCERTAIN


def test_word_whose_sentence_is_gone_is_not_surely_another_that_stands_twice():
    gone = "Nobody came. Lind said the bridge was closed by the storm. Much later the ferry came back to port. "
    left = "In the evening people met. Lind said that he was ill, and went home. The harbour of Lind is large."
    assert place(anchor("Lind", gone + left), left).state is PlacementState.UNCERTAIN


def test_sentence_that_stands_twice_with_the_same_context_is_uncertain():
    once = "One. The same words here. Two. "
    placed = place(anchor("The same words here.", once), "New. " + once + once)
    assert placed.state is PlacementState.UNCERTAIN


def test_common_word_is_found_again_however_often_it_stands():
    text = " ".join(f"Line {number} of the list." for number in range(900))
    start = text.index("the list. Line 701")
    placed = place(Anchor.at(Span(start, start + 3), text), "New. " + text)
    assert placed == Placement(Span(start + 5, start + 8), PlacementState.MOVED)


@given(
    text=st.text(alphabet="ab", max_size=30),
    quote=st.text(alphabet="ab", min_size=1, max_size=3),
    near=st.integers(0, 40),
)
def test_places_come_nearest_first_and_none_is_missed(text, quote, near):
    found = list(occurrences(quote, text, near))
    assert sorted(found) == [start for start in range(len(text)) if text.startswith(quote, start)]
    assert [abs(start - near) for start in found] == sorted(abs(start - near) for start in found)


def test_edited_words_are_found_with_their_new_ends():
    changed = TEXT.replace(
        "the new bridge would open in May, a year late", "the new bridge will open in June, a year late"
    )
    placed = place(anchor("the new bridge would open in May, a year late"), changed)
    assert placed.state is PlacementState.CHANGED
    assert placed.span.of(changed) == "the new bridge will open in June, a year late"
    assert 0.75 <= placed.score < 1


def test_last_word_that_was_exchanged_is_taken_whole():
    changed = TEXT.replace("and the engineer was ill", "and the engineer was travelling")
    placed = place(anchor("came, and the engineer was ill"), changed)
    assert placed.span.of(changed) == "came, and the engineer was travelling"


def test_words_that_are_gone_are_an_orphan():
    assert place(anchor("The mayor said that the new bridge would open"), "Something else happened.") == Placement(
        None, PlacementState.ORPHAN, 0.0
    )


def test_sentence_with_another_meaning_is_not_taken_for_the_first():
    changed = TEXT.replace(
        "The mayor said that the new bridge would open in May, a year late.", "The mayor kept silent."
    )
    placed = place(anchor("The mayor said that the new bridge would open in May, a year late."), changed)
    assert placed.state is PlacementState.ORPHAN


def test_two_edited_places_as_like_as_each_other_are_uncertain():
    sentence = "The ferry leaves the old harbour at seven every morning."
    changed = f"{sentence.replace('seven', 'eight')} Later: {sentence.replace('seven', 'eight')}"
    assert place(anchor(sentence, sentence), changed).state is PlacementState.UNCERTAIN


def test_short_word_is_not_guessed():
    assert place(anchor("mayor"), TEXT.replace("mayor", "major")).state is PlacementState.ORPHAN


@pytest.mark.parametrize("text", ["a" * 200_000, "ab " * 70_000, "The council met on Monday " * 8_000])
def test_long_monotonous_text_takes_no_long_time(text):
    started = time.perf_counter()
    place(anchor("The mayor said that the new bridge would open in May, a year late."), text)
    assert time.perf_counter() - started < 2


def _overlaps_itself(words):
    return any(words.startswith(words[offset:]) for offset in range(1, len(words)))


def _has_letters(words):
    return any(map(str.isalnum, words))


def test_what_quotes_nothing_is_about_the_whole_and_never_lost():
    assert place(Anchor("", "", "", 0), TEXT) == Placement(None, PlacementState.WHOLE)
