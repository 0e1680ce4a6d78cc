from reader.exchange.copy import render
from reader.model.copy import AnnotatedCopy
from reader.model.original import Original
from reader.model.request import ReadRequest, RereadRequest
from reader.model.wire import reading_from_json
from reader.model.wire_copy import copy_from_json
from reader.worker.analysis import LONGEST_TITLE, answers

PAGE = (
    b"<article><h1>Bridge</h1><p>The bridge will open in May, says Ada Lind, chief engineer.</p>"
    + b"<p>It took years.</p>" * 30
    + b"</article>"
)


def test_the_text_is_answered_before_its_sources():
    article, reading = answers(ReadRequest(Original(PAGE, "page.html")))
    assert article["article"] == reading["reading"]["article"]


def test_an_article_read_before_is_answered_by_its_sources_alone():
    _article, reading = answers(ReadRequest(Original(PAGE, "page.html")))
    again = list(answers(RereadRequest(reading_from_json(reading["reading"]).article)))
    assert again == [reading]


def test_an_annotated_copy_is_answered_as_a_copy():
    _article, reading = answers(ReadRequest(Original(PAGE, "page.html")))
    shown = reading_from_json(reading["reading"])
    copy = AnnotatedCopy("copy-1", "article-1", "library-1", "2026-01-05", shown, (), note="For Bo")
    (answer,) = answers(ReadRequest(Original(render(copy).encode(), "copy.html")))
    assert copy_from_json(answer["copy"]) == copy


def test_a_title_that_swallowed_the_page_is_not_shown():
    swallowed = Original(PAGE.replace(b"<h1>Bridge", b"<h1>" + b"word " * 9000), "page.html")
    article, _reading = answers(ReadRequest(swallowed))
    assert len(article["article"]["title"] or "") <= LONGEST_TITLE
