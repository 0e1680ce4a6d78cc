"""A copy that Kilde wrote in Markdown is read as the article that it is of, and as nothing more."""

from dataclasses import replace

import pytest

from reader.exchange.markdown import markdown
from reader.model.annotation import Style
from reader.model.original import Original
from reader.text.load import load
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import copy_of, marked

SIGNS = "a == b ^b2 [1](#^m1) <u>c</u> \\ \\\\ ~~d~~ # e | f 🌊 e\u0301 so­ft"


def opened(written):
    return load(Original(written.encode(), "copy.md"))


def test_marks_notes_and_sources_of_a_copy_are_not_read_as_the_articles_words():
    read = opened(markdown(COPY))
    assert read.text == ARTICLE.text
    assert (read.title, read.url, read.authors) == (ARTICLE.title, ARTICLE.url, ARTICLE.authors)


@pytest.mark.parametrize("style", Style)
def test_words_that_look_like_our_signs_stay_and_the_marks_on_them_go(style):
    mark = marked(1, 2, 14, SIGNS, note="## Marks\n\n> [!quote] x")
    mark = replace(mark, annotation=replace(mark.annotation, style=style))
    read = opened(markdown(copy_of(SIGNS, (mark,), title='He said "no"')))
    assert read.text.split("\n\n")[-1] == SIGNS
    assert read.title == 'He said "no"'


def test_somebody_elses_markdown_keeps_all_its_words():
    assert "==x== ^b2" in opened("---\ntitle: A\n---\n\n==x== ^b2\n\n## Sources\n\nNone.").text


def test_authors_in_a_list_are_people():
    assert opened('---\nauthor: ["Ida Moe", "Per Strøm"]\n---\n\n# A\n\nB.').authors == ("Ida Moe", "Per Strøm")
    assert opened("---\nauthors: [Ida Moe, Per Strøm]\n---\n\n# A\n\nB.").authors == ("Ida Moe", "Per Strøm")
