from dataclasses import replace

import pytest

from reader.app.library import Library
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.span import Span
from tests.app.story import TEXT, article, mark, original

STEEL = "Her colleague Per Holm doubts it. “We lack the steel,” he told the Westbridge Courier."


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def page(content, day):
    return replace(original(content), fetched=f"2026-11-{day}T09:00:00.000000+00:00")


def changed(library, text):
    """Return how a mark on "We lack the steel" stands in the text that the outlet has published since."""
    opened = library.keep_article(article(), page(b"the page", 22))
    library.add_annotation(opened.id, mark())
    return library.keep_article(article(text), page(b"the page, later", 24)).annotations[0].placement


def test_mark_stays_in_its_own_paragraph_beside_one_nearly_like_it(library):
    text = TEXT.replace(STEEL, f"{STEEL.replace('doubts', 'denied')}\n\n{STEEL}")
    placement = changed(library, text)
    assert placement.state is PlacementState.MOVED
    assert placement.span.start == text.rindex("We lack the steel")


def test_mark_is_uncertain_where_its_paragraph_stands_twice_since(library):
    placement = changed(library, TEXT.replace(STEEL, f"{STEEL}\n\n{STEEL}"))
    assert placement.state is PlacementState.UNCERTAIN


def test_mark_just_made_on_words_that_stand_twice_is_sure_of_its_place(library):
    text = TEXT.replace(STEEL, f"{STEEL}\n\n{STEEL}")
    opened = library.keep_article(article(text), page(b"the page", 22))
    library.add_annotation(opened.id, mark(text=text))
    assert library.open(opened.id).annotations[0].placement.state is PlacementState.EXACT


TWICE = TEXT.replace(STEEL, f"{STEEL}\n\n{STEEL}")


def unsure(library):
    """Return the article with a mark whose paragraph stands twice since."""
    opened = library.keep_article(article(), page(b"the page", 22))
    library.add_annotation(opened.id, mark())
    return library.keep_article(article(TWICE), page(b"the page, later", 24))


def put_on_second(opened):
    """Return the mark where the reader wants it, on the words that stand there the second time."""
    start = TWICE.rindex("We lack the steel")
    anchor = Anchor.at(Span(start, start + len("We lack the steel")), TWICE)
    return replace(opened.annotations[0].annotation, anchor=anchor, anchored="2026-11-25T09:00:00+00:00")


def test_mark_put_on_words_by_the_reader_is_sure_of_them_though_they_stand_twice(library):
    opened = unsure(library)
    placed = library.change_annotation(opened.id, put_on_second(opened)).annotations[0].placement
    assert (placed.state, placed.span.start) == (PlacementState.EXACT, TWICE.rindex("We lack the steel"))
    again = library.keep_article(article(f"An advert\n\n{TWICE}"), page(b"later still", 26)).annotations[0].placement
    assert again == Placement(again.span, PlacementState.MOVED)
    assert again.span.start == TWICE.rindex("We lack the steel") + len("An advert\n\n")


def test_place_that_the_reader_chose_is_taken_back_and_chosen_again(library):
    opened = unsure(library)
    library.change_annotation(opened.id, put_on_second(opened))
    back, words = library.undo(opened.id)
    assert (back.annotations[0].placement.state, words) == (PlacementState.UNCERTAIN, "mark placed")
    assert back.annotations[0].annotation == mark()
    again, _ = library.redo(opened.id)
    assert again.annotations[0].placement.state is PlacementState.EXACT


def test_mark_kept_aside_has_no_words_until_a_text_surely_has_them(library):
    opened = unsure(library)
    aside = replace(opened.annotations[0].annotation, is_aside=True)
    kept = library.change_annotation(opened.id, aside)
    assert kept.annotations[0].placement.state is PlacementState.ORPHAN
    assert kept.annotations[0].annotation.anchor.quote == "We lack the steel"
    later = library.keep_article(article(f"{TWICE}\n\nMore follows."), page(b"more", 26))
    assert later.annotations[0].placement.state is PlacementState.ORPHAN
    mended = library.keep_article(article(f"{TEXT}\n\nMore follows."), page(b"mended", 27))
    assert mended.annotations[0].placement.state is PlacementState.EXACT


def test_mark_kept_aside_is_where_it_was_after_undo(library):
    opened = unsure(library)
    library.change_annotation(opened.id, replace(opened.annotations[0].annotation, is_aside=True))
    back, words = library.undo(opened.id)
    assert (back.annotations[0].placement.state, words) == (PlacementState.UNCERTAIN, "mark kept aside")
