from dataclasses import replace

from reader.model.catalogue import Found, NamedSource, Passage, SourceNote, TagRow
from reader.model.library import ArticleId
from reader.model.source import SourceId, SourceKind
from reader.model.span import Span
from reader.ui.found_items import found_items
from reader.ui.items import ItemStyle
from reader.ui.shown_text import shown_with


def passage(words, *hits, speaker=None):
    return Passage(ArticleId(1), "Rain", "The Fjord Post", "2026-05-02", words, hits, None, speaker)


def test_what_is_found_stands_under_headings_with_how_many():
    items = found_items(
        Found(
            sources=(NamedSource(SourceId(1), "Ada Lind", SourceKind.PERSON, "engineer", "Road Office"),),
            tags=(TagRow("steel", 2),),
            statements=(passage("We lack the steel", Span(12, 17), speaker="Per Holm"),),
        )
    )
    assert [(item.lead + item.title, item.style is ItemStyle.HEADING) for item in items] == [
        ("Sources  1", True),
        ("Ada Lind", False),
        ("Tags  1", True),
        ("steel", False),
        ("Statements  1", True),
        ("We lack the steel", False),
    ]
    assert [hit.of(items[-1].title) for hit in items[-1].hits] == ["steel"]
    assert items[-1].details[0].text == "Per Holm · The Fjord Post · Rain · 2 May 2026"
    assert items[0].target is None
    assert items[1].details[0].text == "Person · Engineer, Road Office"


def test_a_found_statement_that_is_not_certain_says_so():
    found = passage("We lack the steel", speaker="Per Holm")
    assert found_items(Found(statements=(replace(found, is_certain=False),)))[1].details[0].text == (
        "Per Holm (not certain) · The Fjord Post · Rain · 2 May 2026"
    )


def test_nothing_found_gives_no_items():
    assert found_items(Found()) == ()


def test_markup_in_what_is_found_stays_text():
    item = found_items(Found(notes=(passage("<b>steel</b>", Span(3, 8)),)))[1]
    assert item.title == "<b>steel</b>"


def test_hits_follow_their_words_where_white_space_is_drawn_together():
    line, hits = shown_with("a\n  b\u200b  the  steel\u0007 mill ", (Span(13, 18), Span(20, 24)))
    assert line == "a b the steel mill"
    assert [hit.of(line) for hit in hits] == ["steel", "mill"]


def test_a_hit_of_which_nothing_can_be_seen_is_none():
    assert shown_with("a\u200bb", (Span(1, 2),)) == ("ab", ())


def test_right_to_left_words_are_shown_whole_without_hits():
    line, hits = shown_with("abc שלום abc", (Span(4, 8),))
    assert hits == ()
    assert "שלום" in line


def test_a_note_on_a_source_leads_to_the_source():
    ada = NamedSource(SourceId(1), "Ada Lind", SourceKind.PERSON)
    (_, item) = found_items(Found(source_notes=(SourceNote(ada, "knows steel", (Span(6, 11),)),)))
    assert (item.title, item.details[0].text, item.target) == ("knows steel", "On Ada Lind", ada)
    assert item.hits
