from dataclasses import replace

import pytest

from reader.app.library import Library
from reader.model.anchor import PlacementState
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
