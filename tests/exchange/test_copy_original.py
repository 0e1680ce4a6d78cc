"""The page inside a copy: there only where it was asked for, whole, and dead."""

import re
from dataclasses import replace

import pytest

from reader.exchange import copy_original
from reader.exchange.copy import render
from reader.exchange.copy_original import can_go_along, original_in
from reader.exchange.opened_copy import parse
from reader.model.original import Original
from tests.exchange.plain_text import text_without_marks
from tests.exchange.sample import ARTICLE, COPY

PAGE = b"<html><script>alert(1)</script></script><!-- \xff\x00 <article id=article>Other words.</article>" * 50
ORIGINAL = Original(
    PAGE, "/home/ada/page.html", "text/html", "latin-1", 'https://x.example/?"<', "2031-01-02T03:04:05+00:00"
)
COPY_WITH_PAGE = replace(COPY, original=ORIGINAL)


def test_page_goes_along_only_where_it_is_asked_for():
    assert "kilde-original" not in render(COPY)
    assert original_in(render(COPY).encode()) is None


def test_page_comes_out_as_it_went_in():
    assert original_in(render(COPY_WITH_PAGE).encode()) == PAGE


def test_same_copy_gives_the_same_text():
    assert render(COPY_WITH_PAGE) == render(COPY_WITH_PAGE)


def test_page_is_data_and_changes_nothing_else():
    page = render(COPY_WITH_PAGE)
    assert "alert(1)" not in page
    types = re.findall(r'<script type="([^"]*)"', page)
    assert types == ["application/ld+json", "application/gzip"]
    assert text_without_marks(page) == ARTICLE.text
    assert parse(page.encode()) == COPY


def test_name_and_moment_of_the_file_stay_behind():
    page = render(COPY_WITH_PAGE)
    assert "ada" not in page.rpartition("<script")[2].partition(">")[0]
    assert 'data-fetched="2031-01-02"' in page
    assert 'data-url="https://x.example/?&quot;&lt;"' in page


def test_page_that_is_too_large_is_left_out(monkeypatch):
    monkeypatch.setattr(copy_original, "LARGEST", 50)
    assert not can_go_along(ORIGINAL)
    assert render(COPY_WITH_PAGE) == render(COPY)


@pytest.mark.parametrize("change", [lambda data: data[:-8], lambda data: "####" + data, lambda data: "AAAA" + data])
def test_damaged_page_is_none(change):
    page = render(COPY_WITH_PAGE)
    before, opening, rest = page.rpartition('data-fetched="2031-01-02">')
    data, closing, after = rest.partition("</script>")
    assert original_in((before + opening + change(data) + closing + after).encode()) is None
