"""Markdown as another's parser reads it: the article's words are there as they were, and nothing in them acts."""

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange.markdown import COMMENT, markdown, tag_words
from reader.exchange.markdown_copy import LINE
from reader.exchange.markdown_words import as_note, as_text, from_note
from reader.model.annotation import Style
from reader.model.article import Article, Block, BlockKind
from reader.model.copy import AnnotatedCopy
from reader.model.reading import Engine, Reading
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import HOSTILE, marked
from tests.model.strategies import copies

PARSER = MarkdownIt("commonmark").enable("table")
ENDS = re.compile(r"\s*\^b\d+$")


def parts(copy):
    """Return front matter and the article's part of the file."""
    written = markdown(replace(copy, note="", assessments=()))
    _, front, rest = written.split("---\n", 2)
    return front, re.split(r"\n## (?:Marks|Sources)\n|\n<!-- kilde-copy ", rest)[0]


def words_of(tokens):
    """Return the text that is shown, without links to notes and pictures and without block ids."""
    shown, inside = [], False
    for token in tokens:
        if token.type == "inline":
            shown.append(ENDS.sub("", words_of(token.children)))
        elif token.type == "link_open":
            inside = token.attrs["href"].startswith("#%5Em")  # as the parser writes an address
        elif token.type == "link_close":
            inside = False
        elif token.type == "html_inline" and token.content in ("<u>", "</u>"):
            continue  # an underline of the reader's: Markdown has none of its own
        elif token.type in ("text", "code_inline", "code_block", "fence", "html_inline", "html_block") and not inside:
            shown.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            shown.append("\n")
    return "".join(shown)


def bare(text):
    """Return what is neither space nor the sign that marks are set with; a parser cannot keep a NUL."""
    return "".join(text.replace("=", "").replace("\0", "\ufffd").split())


def without_pictures(copy):
    article = copy.reading.article
    blocks = tuple(replace(block, image=None) for block in article.blocks)
    return replace(copy, reading=replace(copy.reading, article=replace(article, blocks=blocks)))


def page(text, *marks, blocks=None):
    blocks = blocks or (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    article = Article(None, None, (), None, None, None, text, blocks)
    return AnnotatedCopy("c", "a", "l", "2031-02-04", Reading(article, (), (), Engine("", "")), marks)


@settings(deadline=None, max_examples=200)
@given(copies())
def test_whatever_is_marked_a_parser_reads_the_articles_words(copy):
    copy = without_pictures(
        replace(copy, reading=replace(copy.reading, article=replace(copy.reading.article, title=None)))
    )
    _, body = parts(copy)
    assert bare(words_of(PARSER.parse(body))) == bare(copy.reading.article.text)


@given(st.text(st.sampled_from("#>-+*_`~=[](){}<>!|\\&;^$%1.) \n\tab:/"), max_size=40))
def test_signs_of_markdown_in_an_article_are_words(text):
    _, body = parts(page(text or "x"))
    assert bare(words_of(PARSER.parse(body))) == bare(text or "x")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_and_notes_stay_words(text):
    tokens = PARSER.parse(markdown(page(text, marked(1, 1, 12, text, note=text))).split("---\n", 2)[2])
    inner = [child for token in tokens for child in token.children or ()]
    assert all(token.content.startswith((COMMENT, LINE)) for token in tokens if token.type == "html_block")
    assert not any(token.type in ("html_inline", "image") for token in inner)


@settings(deadline=None)
@given(copies())
def test_front_matter_is_yaml_that_says_what_the_article_says(copy):
    found, article = yaml.safe_load(parts(copy)[0]), copy.reading.article
    assert found.get("title") == article.title
    assert found.get("source") == article.url
    assert found.get("author", []) == list(article.authors)
    assert found.get("published") == article.published
    assert found["kilde"] == f"urn:uuid:{copy.article_uid}"


def test_mark_is_set_between_two_signs_that_touch_its_words():
    text = "one two three"
    assert "\n\none ==two== three ^b1\n" in markdown(page(text, marked(1, 3, 8, text)))


def test_overlapping_marks_are_one_stretch_with_a_link_to_each_note():
    text = "one two three four"
    made = markdown(page(text, marked(1, 0, 7, text, note="a"), marked(2, 4, 13, text, note="b")))
    assert "==one two three==[1](#^m1)[2](#^m2) four ^b1" in made


def test_a_note_alone_has_its_number_where_its_words_end():
    text = "one two three four"
    alone = marked(1, 4, 7, text, note="a")
    alone = replace(alone, annotation=replace(alone.annotation, style=Style.NOTE))
    assert "one two[1](#^m1) three four ^b1" in markdown(page(text, alone))
    beside = marked(2, 8, 13, text, note="b")
    assert "one two[1](#^m1) ==three==[2](#^m2) four ^b1" in markdown(page(text, alone, beside))


def test_note_and_place_lead_to_each_other():
    made = markdown(COPY)
    assert "==“so ashamed”==[1](#^m1)" in made
    assert "> [!quote] Yellow · [in the text](#^b7)\n> “so ashamed”\n\n^m1" in made
    assert re.search(r"“so ashamed”.*\^b7$", made, re.MULTILINE)
    assert "> [!quote] Pink · has lost its place\n> words that are gone" in made


def test_sources_are_a_table_that_says_what_is_not_stated():
    silent = replace(COPY.reading.appearances[0], name="A | B", role=None)
    made = markdown(replace(COPY, reading=replace(COPY.reading, appearances=(silent,))))
    tokens = PARSER.parse(made.split("## Sources\n")[1])
    cells = [token.content for token in tokens if token.type == "inline"]
    assert cells[:5] == ["Source", "Kind", "Role", "Affiliation", "Statements"]
    assert words_of(PARSER.parse(cells[5])) == "A | B"
    assert cells[6:10] == ["Person", "not stated", "Fridtjof Nansen Institute", "2"]


def test_deep_list_is_a_list_at_any_depth():
    text = "deep\n\ndeeper\n\nback"
    items = (
        Block(BlockKind.LIST_ITEM, 0, 4, level=3),
        Block(BlockKind.LIST_ITEM, 6, 12, level=9),
        Block(BlockKind.LIST_ITEM, 14, 18, level=1),
    )
    tokens = PARSER.parse(parts(page(text, blocks=items))[1])
    assert [t.type for t in tokens].count("bullet_list_open") == 2
    assert not any(token.type == "code_block" for token in tokens)


def test_sample_keeps_its_links_and_headings():
    tokens = PARSER.parse(parts(COPY)[1])
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    blocks = [b for b in ARTICLE.blocks if b.kind is BlockKind.HEADING]
    assert headings == [ARTICLE.text[block.start : block.end] for block in blocks]
    hrefs = [c.attrs["href"] for t in tokens for c in t.children or () if c.type == "link_open"]
    assert {link.href for block in ARTICLE.blocks for link in block.links} <= set(hrefs)


@given(st.text(st.sampled_from("&<>![]#1360ampltgt;\r\n \\x")) | st.text())
def test_note_comes_back_as_it_was_typed(note):
    assert from_note(as_note(note)) == note
    assert "<" not in as_note(note)
    assert "![" not in as_note(note)


@given(st.text(st.characters(codec="utf-8")))
def test_text_of_one_line_is_read_as_itself(text):
    line = " ".join(text.split())
    assert bare(words_of(PARSER.parse(as_text(line)))) == bare(line)


def test_tags_are_words_that_obsidian_takes():
    assert tag_words(("to check", "2026", "a#b", "--", "to check", "pol/war")) == (
        "to-check",
        "n2026",
        "a-b",
        "pol/war",
    )


def test_marks_are_told_apart_by_how_they_are_set():
    body = parts(COPY)[1]
    assert "<u>" in body
    assert "==" in body
    written = markdown(COPY)
    assert "> [!quote] Yellow · on the article as a whole\n" in written
