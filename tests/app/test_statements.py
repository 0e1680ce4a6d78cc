from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.app.statements import (
    CitedStatement,
    cited_on_card,
    cited_on_profile,
    escape_markdown,
    statement_as_markdown,
    statement_as_text,
)
from reader.model.attribution import StatementKind
from tests.app.story import bridge_reading, card, kept

CITED = CitedStatement(
    words="the harbour was never dredged",
    kind=StatementKind.DIRECT,
    speaker="Marit Solvang",
    role="harbour master",
    affiliation="Port of Eidvik",
    outlet="Eidvik Tidende",
    title="Ferry runs aground",
    date="2024-03-02",
    url="https://eidvik.example/ferry",
)


def test_text_says_words_speaker_and_place():
    assert statement_as_text(CITED) == (
        "“the harbour was never dredged”\n"
        "— Marit Solvang, harbour master, Port of Eidvik\n"
        "Eidvik Tidende, “Ferry runs aground”, 2024-03-02, https://eidvik.example/ferry"
    )


def test_markdown_links_the_title():
    assert statement_as_markdown(CITED) == (
        "> “the harbour was never dredged”\n>\n"
        "> — Marit Solvang, harbour master, Port of Eidvik\n>\n"
        "> Eidvik Tidende, [Ferry runs aground](<https://eidvik.example/ferry>), 2024-03-02"
    )


def test_a_paraphrase_gets_no_quote_marks_and_says_so():
    text = statement_as_text(replace(CITED, kind=StatementKind.INDIRECT))
    assert text.startswith("the harbour was never dredged\n")
    assert "(in the article’s words)" in text


def test_what_is_not_stated_takes_no_room():
    bare = replace(CITED, role=None, affiliation=None, outlet=None, title=None, date=None, url=None)
    assert statement_as_text(bare) == "“the harbour was never dredged”\n— Marit Solvang"
    assert statement_as_markdown(bare) == "> “the harbour was never dredged”\n>\n> — Marit Solvang"


@pytest.mark.parametrize("url", ["file:///home/someone/page.html", "javascript:alert(1)"])
def test_only_addresses_of_the_web_are_copied(url):
    assert url not in statement_as_text(replace(CITED, url=url))
    assert url not in statement_as_markdown(replace(CITED, url=url))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
@example("1. May was dry")
@example("- so ashamed")
@example("&amp; <b>bold</b> ![i](x)")
def test_escaped_text_is_shown_as_it_is(text):
    tokens = MarkdownIt("commonmark").parse(escape_markdown(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children or []) == text


@given(st.text(), st.text())
def test_no_words_break_out_of_the_quote(words, speaker):
    tokens = MarkdownIt("commonmark").parse(statement_as_markdown(replace(CITED, words=words, speaker=speaker)))
    assert tokens[0].type == "blockquote_open"
    assert tokens[-1].type == "blockquote_close"
    assert {t.type for t in tokens[1:-1]} <= {"paragraph_open", "inline", "paragraph_close"}


def test_what_is_not_certain_says_so_wherever_it_is_copied_to():
    unsure = replace(CITED, is_certain=False)
    assert "Port of Eidvik (not certain who says this)\n" in statement_as_text(unsure)
    assert "(not certain who says this)" in statement_as_markdown(unsure)
    told = statement_as_text(replace(unsure, kind=StatementKind.INDIRECT))
    assert "(in the article’s words; not certain who says this)" in told


@pytest.mark.parametrize(("sure_at", "is_certain"), [(0.9, True), (0.95, False)])
def test_a_statement_that_leaves_card_or_profile_is_as_certain_as_its_article_shows_it(library, sure_at, is_certain):
    opened = kept(library, replace(bridge_reading(), sure_at=sure_at))
    ada = card(opened, "Ada Lind")
    profile = library.profile(ada.source_id)
    assert cited_on_card(ada.appearance.statements[0], ada, opened).is_certain is is_certain
    assert cited_on_profile(profile.statements[0], profile).is_certain is is_certain
