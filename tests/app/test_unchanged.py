"""What has not changed about an article is the very same object."""

from dataclasses import replace

from reader.app.unchanged import sharing
from tests.app.story import kept, mark


def test_a_mark_more_leaves_text_reading_and_cards_as_they_are(library):
    shown = kept(library)
    marked = library.add_annotation(shown.id, mark())
    assert marked.reading is not shown.reading
    shared = sharing(marked, shown)
    assert shared == marked
    assert (shared.reading, shared.cards) == (shown.reading, shown.cards)
    assert shared.reading is shown.reading
    assert shared.cards is shown.cards


def test_where_a_card_was_corrected_the_text_alone_is_the_same(library):
    shown = kept(library)
    first, *others = shown.reading.appearances
    corrected = library.open(shown.id)
    reading = replace(corrected.reading, appearances=(replace(first, role="mayor"), *others))
    corrected = replace(corrected, reading=reading, cards=())
    shared = sharing(corrected, shown)
    assert shared == corrected
    assert shared.reading is not shown.reading
    assert shared.reading.article is shown.reading.article


def test_another_article_shares_nothing(library):
    shown = kept(library)
    other = replace(library.open(shown.id), uid="another")
    assert sharing(other, shown) is other
    assert sharing(other, None) is other
