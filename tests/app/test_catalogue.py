from dataclasses import replace

import pytest

from reader.app.catalogue import has_all, tag_name
from reader.model.anchor import Anchor
from reader.model.annotation import Style
from reader.model.capacity import Capacity
from reader.model.catalogue import TagRow
from reader.model.span import Span
from reader.store.passages import hits_in, piece_around
from tests.app.story import TEXT, article, bridge_reading, card, correction, kept, mark, reading, span_of


@pytest.fixture
def bridge(library):
    return kept(library)


@pytest.fixture
def rain(library):
    return kept(library, reading(cards=(), of=article("It rained on the steel.", "Rain", None)), b"other")


def tags_of(library):
    return {row.id: row.tags for row in library.articles()}


def test_tags_are_added_taken_off_and_counted(library, bridge, rain):
    changed = library.catalogue.change_tags((bridge.id, rain.id), add=("weather",))
    assert changed == (bridge.id, rain.id)
    assert library.catalogue.change_tags((bridge.id,), add=("roads",), remove=("weather",)) == (bridge.id,)
    assert tags_of(library) == {bridge.id: ("roads",), rain.id: ("weather",)}
    assert library.catalogue.tags() == (TagRow("roads", 1), TagRow("weather", 1))


def test_a_tag_that_an_article_has_already_is_no_change(library, bridge, rain):
    library.catalogue.change_tags((bridge.id,), add=("roads",))
    assert library.catalogue.change_tags((bridge.id, rain.id), add=("roads",)) == (rain.id,)


def test_tags_are_undone_and_done_again_like_any_change(library, bridge):
    library.catalogue.change_tags((bridge.id,), add=("roads", "steel"))
    library.catalogue.change_tags((bridge.id,), remove=("steel",))
    assert library.undo(bridge.id)[1] == "tag removed"
    assert tags_of(library) == {bridge.id: ("roads", "steel")}
    assert library.undo(bridge.id)[1] == "tag added"
    assert tags_of(library) == {bridge.id: ()}
    assert library.redo(bridge.id)[1] == "tag added"
    assert tags_of(library) == {bridge.id: ("roads", "steel")}


def test_undoing_tags_leaves_what_was_changed_since(library, bridge, rain):
    changed = library.catalogue.change_tags((bridge.id, rain.id), add=("roads",))
    library.add_annotation(rain.id, mark("rained", text="It rained on the steel."))
    library.catalogue.undo_tags(changed)
    assert tags_of(library) == {bridge.id: (), rain.id: ("roads",)}
    assert len(library.open(rain.id).annotations) == 1


def test_tags_taken_back_are_put_on_again_where_nothing_else_was_done_since(library, bridge, rain):
    changed = library.catalogue.change_tags((bridge.id, rain.id), add=("roads",))
    library.catalogue.undo_tags(changed)
    library.add_annotation(rain.id, mark("rained", text="It rained on the steel."))
    library.catalogue.redo_tags(changed)
    assert tags_of(library) == {bridge.id: ("roads",), rain.id: ()}
    library.undo(rain.id)  # the mark: it is no tag that would be made again
    library.catalogue.redo_tags(changed)
    assert tags_of(library) == {bridge.id: ("roads",), rain.id: ()}
    assert library.open(rain.id).annotations == ()


def test_a_tag_of_a_deleted_article_is_not_counted(library, bridge):
    library.catalogue.change_tags((bridge.id,), add=("roads",))
    library.delete_article(bridge.id)
    assert library.catalogue.tags() == ()
    library.restore_article(bridge.id)
    assert tags_of(library) == {bridge.id: ("roads",)}


@pytest.mark.parametrize(
    ("typed", "kept_as"), [("  two  words ", "two words"), ("a\nb\u202e", "a b"), ("one,two", "one two"), (",", "")]
)
def test_a_tag_is_one_printable_line(typed, kept_as):
    assert tag_name(typed) == kept_as


def test_found_words_stand_in_a_piece_of_the_article_and_at_their_place(library, bridge):
    passage = library.catalogue.find("lack steel").articles[0]
    assert (passage.article_id, passage.title) == (bridge.id, "Bridge to open in May")
    assert [hit.of(passage.words) for hit in passage.hits] == ["lack", "steel"]
    assert passage.place == span_of("lack")
    assert passage.words.startswith("Her colleague")


def test_words_in_the_title_alone_are_found_without_a_place(library):
    kept(library, reading(cards=(), of=article("It is dry.", "Rain at last", None)))
    passage = library.catalogue.find("rain").articles[0]
    assert (passage.title, passage.words, passage.place) == ("Rain at last", "", None)


def test_statements_are_found_with_who_says_them(library, bridge):
    found = library.catalogue.find("lack st").statements
    assert [(one.speaker, one.words, one.place) for one in found] == [
        ("Per Holm", "We lack the steel", span_of("We lack the steel"))
    ]
    assert [hit.of(found[0].words) for hit in found[0].hits] == ["lack", "steel"]
    assert library.catalogue.find("steel open").statements == ()  # two statements, not one


def test_marks_are_found_by_their_tags_once(library, bridge):
    library.add_annotation(bridge.id, replace(mark(), tags=("steel supply", "check")))
    library.add_annotation(bridge.id, replace(mark("Ada Lind", "mark-2", "About steel."), tags=("steel supply",)))
    assert [found.words for found in library.catalogue.find("chec").notes] == ["We lack the steel"]
    found = library.catalogue.find("steel supp").notes
    assert sorted(passage.words for passage in found) == ["Ada Lind", "We lack the steel"]
    assert len(library.catalogue.find("steel").notes) == 2
    library.delete_annotation(bridge.id, "mark-1")
    assert library.catalogue.find("chec").notes == ()


def test_a_note_on_a_whole_article_is_found_by_its_tag_with_its_words(library, bridge):
    whole = replace(mark(note="Who is missing?"), anchor=Anchor("", "", "", 0), style=Style.NOTE, tags=("gaps",))
    library.add_annotation(bridge.id, whole)
    (found,) = library.catalogue.find("gaps").notes
    assert (found.words, found.place) == ("Who is missing?", None)


def test_a_found_statement_is_as_certain_as_its_article_shows_it(library):
    kept(library, replace(bridge_reading(), sure_at=0.95))
    assert not library.catalogue.find("steel").statements[0].is_certain


def test_notes_are_found_with_the_place_of_their_mark(library, bridge):
    library.add_annotation(bridge.id, mark(note="ask about girders"))
    found = library.catalogue.find("gird").notes[0]
    assert (found.words, found.hits, found.place) == (
        "ask about girders",
        (Span(10, 17),),
        span_of("We lack the steel"),
    )
    library.delete_annotation(bridge.id, "mark-1")
    assert library.catalogue.find("gird").notes == ()


def test_notes_and_assessments_of_sources_are_found_with_the_source_that_they_are_on(library, bridge):
    ada = card(bridge, "Ada Lind").source_id
    library.write_note(ada, "asked about girders twice")
    library.assess(ada, "knows her girders")
    found = library.catalogue.find("gird").source_notes
    assert [(one.source.name, one.words) for one in found] == [
        ("Ada Lind", "knows her girders"),
        ("Ada Lind", "asked about girders twice"),
    ]
    assert [hit.of(one.words) for one in found for hit in one.hits] == ["gird", "gird"]
    assert library.catalogue.find("girders steel").source_notes == ()


def test_tags_and_sources_are_found_by_name(library, bridge):
    library.catalogue.change_tags((bridge.id,), add=("Strøm og steel",))
    found = library.catalogue.find("strom")
    assert found.tags == (TagRow("Strøm og steel", 1),)
    ada = library.catalogue.find("ada l").sources[0]
    assert (ada.name, ada.role, ada.affiliation) == ("Ada Lind", "engineer", "Westbridge Road Office")


def test_nothing_is_found_by_marks_alone_or_in_deleted_articles(library, bridge):
    library.add_annotation(bridge.id, mark(note="girders"))
    assert library.catalogue.find('"*').articles == ()
    library.delete_article(bridge.id)
    found = library.catalogue.find("steel")
    assert (found.articles, found.statements, found.notes) == ((), (), ())


def test_all_words_are_wanted_and_the_last_may_be_begun():
    tell = has_all("Café ste")
    assert tell("The steel of the CAFE")
    assert not tell("The steel of the cafes")
    assert not tell("The cafe")


def test_a_text_that_has_the_marks_of_hits_itself_is_shown_without():
    assert hits_in("a \ufdd0steel\ufdd1 mill", "a steel mill") == (Span(2, 7),)
    assert hits_in("a \ufdd0\ufdd0steel\ufdd1 mill", "a \ufdd0steel mill") == ()


def test_a_piece_has_whole_words_of_one_paragraph():
    text = f"First.\n\n{'word ' * 40}steel {'other ' * 40}\n\nLast."
    hit = span_of("steel", text)
    piece = piece_around(text, hit).of(text)
    assert piece.startswith("word")
    assert piece.endswith("other")
    assert "steel" in piece
    assert piece_around(TEXT, span_of("steel")).of(TEXT).startswith("Her colleague")


def source_named(library, name):
    return next(row for row in library.catalogue.sources() if row.name == name)


def test_a_sources_line_has_what_its_articles_say(library, bridge):
    ada = source_named(library, "Ada Lind")
    assert (ada.role, ada.affiliation) == ("engineer", "Westbridge Road Office")
    assert (ada.articles, ada.statements, ada.last_cited) == (1, 1, "2026-05-02")
    assert ada.capacity is None
    per = source_named(library, "Per Holm")
    assert (per.role, per.affiliation, per.country) == (None, None, None)


def test_a_sources_line_says_in_what_capacity_it_spoke_last(library, bridge):
    library.correct(bridge.id, correction("capacity", "Ada Lind", "party"))
    assert source_named(library, "Ada Lind").capacity is Capacity.PARTY


def test_a_source_is_cited_last_on_no_day_where_no_article_is_dated(library):
    kept(library, replace(bridge_reading(), article=replace(article(), published=None)))
    assert source_named(library, "Ada Lind").last_cited is None


def test_sources_that_registers_know_are_listed_after_those_that_articles_cite(library, bridge):
    rows = library.catalogue.sources()
    assert rows[0].articles == 1
    assert rows[-1].articles == 0
    assert {"NUPI", "Ada Lind"} <= {row.name for row in rows}


def test_a_deleted_articles_sources_are_cited_no_more(library, bridge):
    library.catalogue.delete_articles((bridge.id,))
    assert "Ada Lind" not in {row.name for row in library.catalogue.sources()}
    library.catalogue.restore_articles((bridge.id,))
    assert source_named(library, "Ada Lind").articles == 1


def test_a_record_has_the_other_names_and_addresses_of_a_source(library, bridge):
    rows = library.catalogue.sources()
    records = {record.row.name: record for record in library.catalogue.source_records(rows)}
    assert tuple(record.row for record in library.catalogue.source_records(rows)) == rows
    assert "Lind" in records["Ada Lind"].aliases
    assert "Norsk Utenrikspolitisk Institutt" in records["NUPI"].aliases or records["NUPI"].aliases
    assert any(record.homes for record in records.values())


def test_a_piece_that_is_cut_out_says_so_and_its_hits_stay_in_place(library):
    text = f"Rain\n\n{'It was wet. ' * 30}The steel came. {'It was wet. ' * 30}"
    kept(library, reading(cards=(), of=article(text, "Rain", None)))
    passage = library.catalogue.find("steel").articles[0]
    assert passage.words.startswith("… ")
    assert passage.words.endswith(" …")
    assert [hit.of(passage.words) for hit in passage.hits] == ["steel"]
