from reader.model.span import Span
from tests.app.story import TEXT, article, mark, original
from tests.app.test_placing import STEEL, TWICE, page


def former(library, text, words="We lack the steel"):
    """Return where the mark stood, in the text that the outlet has published since."""
    opened = library.keep_article(article(), page(b"the page", 22))
    library.add_annotation(opened.id, mark(words))
    library.keep_article(article(text), page(b"the page, later", 24))
    return library.marks.former_place(opened.id, "mark-1")


def test_words_that_stand_for_those_that_were_marked_are_its_former_place(library):
    text = TEXT.replace("We lack the steel", "Nobody sells us steel")
    assert former(library, text).span.of(text) == "Nobody sells us steel"


def test_words_that_stand_twice_are_sought_in_the_paragraph_that_stayed(library):
    assert former(library, TWICE).span == Span(
        TWICE.index("We lack"), TWICE.index("We lack") + len("We lack the steel")
    )


def test_words_that_are_gone_have_no_former_place_but_one_near_it(library):
    found = former(library, TEXT.replace(f"{STEEL}\n\n", ""))
    assert found.span is None
    assert 0 < found.near < TEXT.index(STEEL)


def test_mark_on_a_text_that_is_not_known_has_no_former_place(library):
    opened = library.keep_article(article(), original())
    library.add_annotation(opened.id, mark("We lack timber", text=f"{TEXT} We lack timber"))
    assert library.marks.former_place(opened.id, "mark-1").span is None


def test_note_on_the_whole_article_has_no_former_place(library):
    assert library.marks.former_place(library.keep_article(article(), original()).id, "no mark").span is None
