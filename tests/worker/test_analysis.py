from reader.exchange.copy import render
from reader.model.checked import Checked
from reader.model.copy import AnnotatedCopy
from reader.model.original import Original
from reader.model.request import ReadRequest, RereadRequest
from reader.model.wire import article_from_json, read_article, read_reading
from reader.model.wire_copy import copy_from_json
from reader.worker.analysis import LONGEST_TITLE, answers

PAGE = (
    b"<article><h1>Bridge</h1><p>The bridge will open in May, says Ada Lind, chief engineer.</p>"
    + b"<p>It took years.</p>" * 30
    + b"</article>"
)


def test_the_text_is_answered_before_its_sources():
    article, reading = answers(ReadRequest(Original(PAGE, "page.html")))
    assert article["article"]["text"].startswith("Bridge")
    assert "article" not in reading["reading"]  # it is known by then


def test_the_text_of_a_book_is_answered_in_parts():
    book = PAGE.replace(b"<p>It took years.</p>", b"<p>It took years.</p>" * 20)
    *parts, article, _reading = answers(ReadRequest(Original(book, "page.html")))
    assert [list(part["part"]) for part in parts] == [["blocks"]] * 3
    read = read_article(Checked(article["article"]), [Checked(part["part"]) for part in parts])
    assert read.text.count("years") == len(read.blocks) - 2 == 600


def test_an_article_read_before_is_answered_by_its_sources_alone():
    article, reading = answers(ReadRequest(Original(PAGE, "page.html")))
    again = list(answers(RereadRequest(article_from_json(article["article"]))))
    assert again == [reading]


def test_an_annotated_copy_is_answered_as_a_copy():
    article, reading = answers(ReadRequest(Original(PAGE, "page.html")))
    shown = read_reading(Checked(reading["reading"]), known=article_from_json(article["article"]))
    copy = AnnotatedCopy("copy-1", "article-1", "library-1", "2026-01-05", shown, (), note="For Bo")
    (answer,) = answers(ReadRequest(Original(render(copy).encode(), "copy.html")))
    assert copy_from_json(answer["copy"]) == copy


def test_a_title_that_swallowed_the_page_is_not_shown():
    swallowed = Original(PAGE.replace(b"<h1>Bridge", b"<h1>" + b"word " * 9000), "page.html")
    article, _reading = answers(ReadRequest(swallowed))
    assert len(article["article"]["title"] or "") <= LONGEST_TITLE
