"""The copy in the little HTML that a toolkit's text knows."""

import re

from hypothesis import given, settings
from lxml import etree

from reader.exchange.rich_text import rich_text
from tests.exchange.sample import ARTICLE, COPY
from tests.model.strategies import copies

KNOWN = {
    *("html", "head", "style", "body", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
    *("a", "span", "sup", "em", "strong", "mark", "time", "img", "br", "pre", "code", "del"),
}


@settings(deadline=None, max_examples=60)
@given(copies())
def test_whatever_is_in_it_only_elements_are_used_that_the_toolkit_lays_out(copy):
    page = etree.fromstring(rich_text(copy).sized({}))
    assert {element.tag for element in page.iter()} <= KNOWN


def test_speakers_own_words_stand_in_quote_marks_and_names_keep_their_direction():
    markup = rich_text(COPY).markup
    assert "\u2068Iver B. Neumann\u2069" in markup
    assert "“words that are gone”" in re.sub("[\u2068\u2069]", "", markup)
    assert "““" not in re.sub("[\u2068\u2069]", "", markup)


def test_pictures_are_named_and_sized():
    text = rich_text(COPY)
    (content,) = text.pictures.values()
    assert content == next(block.image.data for block in ARTICLE.blocks if block.image)
    assert '<img src="kilde-picture:1" width="62" height="31"/>' in text.sized({"kilde-picture:1": (62, 31)})
    assert "Picture left out: A drawing" in text.sized({})


def test_sources_are_left_out_where_they_are_not_wanted():
    assert "<h2>Sources</h2>" in rich_text(COPY).markup
    assert "Who speaks" not in rich_text(COPY, has_sources=False).markup
