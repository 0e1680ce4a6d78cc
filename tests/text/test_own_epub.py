"""A copy that Kilde made as an EPUB is read as the article that it is of, and as nothing more."""

from dataclasses import replace

from reader.exchange.epub import epub
from reader.model.original import Original
from reader.text.load import load
from tests.exchange.sample import ARTICLE, COPY
from tests.text.made_epub import chapter
from tests.text.made_epub import epub as other_epub


def opened(content):
    return load(Original(content, "copy.epub"))


def test_notes_numbers_and_sources_of_a_copy_are_not_read_as_the_articles_words():
    read = opened(epub(COPY))
    assert read.text == ARTICLE.text
    assert (read.title, read.url, read.language) == (ARTICLE.title, ARTICLE.url, ARTICLE.language)


def test_a_copy_without_marks_is_read_so_too():
    assert opened(epub(replace(COPY, annotations=(), note=""))).text == ARTICLE.text


def test_a_book_of_anybody_elses_loses_no_word_whatever_it_calls_its_parts():
    made = chapter('<article><p>One <b data-added="">two</b>.</p></article><footer><p>Three four five.</p></footer>')
    assert "One two.\n\nThree four five." in opened(other_epub([made])).text
