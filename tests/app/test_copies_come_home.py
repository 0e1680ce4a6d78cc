"""A copy that was saved from the library is opened as the article that it is of, whatever its form."""

from contextlib import closing

import pytest

from reader.app.copies import CopyChoices
from reader.app.exporting import copy_of, remember, written
from reader.app.library import Library
from reader.app.open import open_article
from reader.app.paths import worker_command
from reader.app.wanted import wanted_article
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.export import ExportForm, Sieve
from reader.model.original import Original
from reader.model.span import Span

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mill wheel turns again</title></head><body>
<article><h1>Mill wheel turns again</h1><p>The wheel of the old mill at Sund turned on Sunday for the first time.</p>
<p>“It was never broken, only forgotten,” said Liv Sand, chair of the Sund Mill Society.</p>
<p>According to Sand, flour will be ground there on the first Sunday of each month.</p></article></body></html>"""
MOMENT = "2031-02-03T04:05:06+00:00"
FORMS = (ExportForm.HTML, ExportForm.EPUB, ExportForm.PDF, ExportForm.MARKDOWN)


@pytest.fixture(scope="module")
def workshop(pango):
    with closing(Workshop(worker_command())) as made:
        yield made


@pytest.fixture
def library(tmp_path):
    with closing(Library(tmp_path / "library.db")) as made:
        yield made


def begun(library, workshop):
    """Return an article of the library that has a mark with a note."""
    article = open_article(Original(PAGE.encode(), "mill.html"), library, workshop, on_text=lambda _: None)
    text = article.reading.article.text
    start = text.index("never broken")
    mark = Annotation("m-1", Anchor.at(Span(start, start + 12), text), Colour.GREEN, "Who says?", MOMENT, MOMENT)
    return library.add_annotation(article.id, mark)


def saved(article, form, library, workshop, *, is_remembered=True):
    copy = copy_of(article, library, CopyChoices(), Sieve())
    if is_remembered:
        remember(copy, form, library)
    return Original(written(copy, form, workshop), f"copy{form.suffix}", fetched=MOMENT)


def opened(original, library, workshop):
    shown = []
    return open_article(original, library, workshop, on_text=shown.append), shown


@pytest.mark.parametrize("form", FORMS)
def test_own_copy_is_the_librarys_article(library, workshop, form):
    article = begun(library, workshop)
    home, _ = opened(saved(article, form, library, workshop), library, workshop)
    assert (home.id, home.copy_by, home.analysed) == (article.id, None, True)
    assert home.annotations == article.annotations
    assert home.reading == article.reading
    assert len(library.articles()) == 1
    assert len(library.versions.of(article.id)) == 1


@pytest.mark.parametrize("form", FORMS)
def test_own_copy_brings_a_deleted_article_back_and_no_deleted_mark(library, workshop, form):
    article = begun(library, workshop)
    file = saved(article, form, library, workshop)
    library.delete_annotation(article.id, "m-1")
    library.delete_article(article.id)
    home, _ = opened(file, library, workshop)
    assert (home.id, home.annotations) == (article.id, ())
    assert [row.id for row in library.articles()] == [article.id]


@pytest.mark.parametrize("form", FORMS)
def test_somebody_elses_copy_shows_marks_and_sources_and_teaches_nothing(library, workshop, form, tmp_path):
    article = begun(library, workshop)
    with closing(Library(tmp_path / "theirs.db")) as theirs:
        shown, _ = opened(saved(article, form, library, workshop), theirs, workshop)
        assert theirs.articles() == ()
    assert (shown.id, shown.home, shown.analysed) == (None, None, True)
    assert shown.copy_by is not None
    assert shown.reading.article.text == article.reading.article.text
    assert [placed.annotation.note for placed in shown.annotations] == ["Who says?"]
    assert shown.annotations[0].placement == article.annotations[0].placement
    assert {card.appearance.name for card in shown.cards} == {card.appearance.name for card in article.cards}


@pytest.mark.parametrize("form", FORMS)
def test_copy_that_the_library_does_not_know_is_of_its_article_all_the_same(library, workshop, form):
    article = begun(library, workshop)
    shown, _ = opened(saved(article, form, library, workshop, is_remembered=False), library, workshop)
    assert (shown.id, shown.home) == (None, article.id)


def test_markdown_that_was_edited_is_shown_as_it_is_in_the_file_and_says_so(library, workshop):
    article = begun(library, workshop)
    file = saved(article, ExportForm.MARKDOWN, library, workshop)
    edited = Original(file.content.replace(b"Who says?", b"Sand herself."), "copy.md", fetched=MOMENT)
    shown, first = opened(edited, library, workshop)
    assert (shown.id, shown.home) == (None, article.id)
    assert [placed.annotation.note for placed in shown.annotations] == ["Sand herself."]
    assert [(text.analysed, text.reading.article.text) for text in first] == [(False, article.reading.article.text)]
    assert "changed" not in shown.copy_by
    reworded = Original(file.content.replace(b"old mill", b"new mill"), "copy.md", fetched=MOMENT)
    assert "The text was changed after it was saved" in opened(reworded, library, workshop)[0].copy_by
    assert library.open(article.id).annotations == article.annotations


def test_copy_in_markdown_can_be_exported_with_its_sources(library, workshop, tmp_path):
    article = begun(library, workshop)
    file = tmp_path / "copy.md"
    file.write_bytes(saved(article, ExportForm.MARKDOWN, library, workshop).content)
    assert wanted_article(str(file), None, workshop).cards
