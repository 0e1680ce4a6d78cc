"""The page that a PDF is made of."""

import re
from dataclasses import replace

from hypothesis import given, settings

from reader.exchange.pdf import page_for_print
from reader.model.article import Block, BlockKind, Image
from tests.exchange.plain_text import text_without_marks
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import HOSTILE, copy_of, marked
from tests.model.strategies import copies

PAGE = page_for_print(COPY)
PNG = next(block.image.data for block in ARTICLE.blocks if block.image is not None)


def test_text_is_whole_without_what_was_added():
    assert text_without_marks(PAGE) == ARTICLE.text


@settings(deadline=None, max_examples=60)
@given(copies())
def test_whatever_is_in_it_text_stays_and_links_lead_somewhere(copy):
    page = page_for_print(copy)
    assert text_without_marks(page) == copy.reading.article.text.replace("\0", "\ufffd")
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_notes_stand_beside_the_paragraphs_from_theirs_on():
    rows = re.findall(
        r'<div class="row"><div class="text">(.*?)</div><div class="margin" data-added="">'
        r'(.*?)(?=<div class="row">|</article>)',
        PAGE,
        re.DOTALL,
    )
    assert len(rows) == 3
    assert "One letter, two researchers" in rows[0][0]
    assert "note" not in rows[0][1]
    assert "so ashamed" in rows[1][0]
    assert rows[1][1].count('<aside class="note') == 2
    assert "Since when?" in rows[2][1]


def test_page_asks_for_nothing_and_runs_nothing():
    text = "\n".join(HOSTILE)
    for page in (
        PAGE,
        page_for_print(replace(copy_of(text, (marked(1, 2, 40, text, note=text),), title=text), note=text)),
    ):
        assert not re.search(r"<(?:link|script|iframe|object|svg|video)\b", page)
        assert "url(" not in page
        assert "@import" not in page
        assert all(src.startswith("data:image/") for src in re.findall(r'\ssrc="([^"]*)"', page))


def test_picture_without_words_is_called_a_picture():
    blocks = (Block(BlockKind.FIGURE, 0, 0, image=Image(None, PNG, "")), Block(BlockKind.PARAGRAPH, 0, 5))
    assert '<img alt="Picture"' in page_for_print(copy_of("Words", blocks=blocks))


def test_margin_is_kept_for_notes_alone():
    assert '<main class="noted">' in PAGE
    assert '<main class="plain">' in page_for_print(replace(COPY, annotations=COPY.annotations[1:2]))
