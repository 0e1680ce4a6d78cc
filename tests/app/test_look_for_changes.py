"""Looking for changes, at a real server, with the real analysis."""

from dataclasses import replace

import pytest

from reader.app import paths
from reader.app.look_for_changes import Found, keep_page, look_for_changes
from reader.app.open import fetch_original, open_article
from reader.app.version_changes import SourceChange, StatementChange
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor, PlacementState
from reader.model.annotation import Annotation, Colour
from reader.model.errors import ArticleUnreadableError, PageUnreachableError
from reader.model.span import Span
from tests.web.changing import FIRST, HURT, LATER, OFFICE, TITLE, outlet, page


@pytest.fixture(scope="module")
def workshop():
    made = Workshop(paths.worker_command())
    made.start()
    yield made
    made.close()


@pytest.fixture
def server():
    with outlet() as made:
        yield made


@pytest.fixture
def opened(server, library, workshop):
    """The article as it was fetched at first."""
    return open_article(fetch_original(server.article), library, workshop, on_text=lambda _: None)


def add_mark(library, opened, words):
    text = opened.reading.article.text
    anchor = Anchor.at(Span(text.index(words), text.index(words) + len(words)), text)
    made = library.versions.of(opened.id)[0].fetched
    return library.add_annotation(opened.id, Annotation(words, anchor, Colour.BLUE, "mine", made, made))


def test_a_page_that_stayed_is_kept_once_and_told_with_the_day_since_which_it_stands(server, opened, library, workshop):
    looked = look_for_changes(opened, library, workshop)
    assert looked.found is Found.UNCHANGED
    (version,) = library.versions.of(opened.id)
    assert looked.newest.fetched == version.fetched <= version.seen
    assert server.seen == ["/ferry", "/ferry"]


def test_a_page_that_changed_is_a_new_version_and_the_old_one_stays(server, opened, library, workshop):
    server.pages["/ferry"] = page(*LATER)
    looked = look_for_changes(opened, library, workshop)
    assert looked.found is Found.CHANGED
    assert (looked.difference.words_in, looked.difference.words_out) == (30, 22)
    shown = library.open(opened.id)
    assert "twice what was planned" in shown.reading.article.text
    assert shown.analysed
    new, old = library.versions.of(opened.id)
    assert (new.is_shown, old.is_shown) == (True, False)
    assert "four times" in library.versions.read(opened.id, old.id).reading.article.text


def test_what_changed_about_sources_and_statements_is_told(server, opened, library, workshop):
    server.pages["/ferry"] = page(*LATER)
    look_for_changes(opened, library, workshop)
    new, old = (row.id for row in library.versions.of(opened.id))
    found = library.versions.compare(opened.id, old, new)
    sources = {change.card.appearance.name: change.change for change in found.sources}
    assert sources["Ada Fjell"] is SourceChange.APPEARED
    assert sources["Kari Strand"] is SourceChange.VANISHED
    said = {(s.change, (s.new or s.old).names) for s in found.statements}
    assert (StatementChange.REWORDED, ("Jonas Dahl",)) in said
    assert (StatementChange.APPEARED, ("Ada Fjell",)) in said
    assert (StatementChange.VANISHED, ("Kari Strand",)) in said
    assert [span.of(found.new_text)[:10] for span in found.notices] == ["Correction"]


def test_no_mark_is_lost_when_the_page_changes(server, opened, library, workshop):
    for words in ("paid back", "Nobody was hurt", "four times what was planned"):
        add_mark(library, opened, words)
    server.pages["/ferry"] = page(*LATER)
    look_for_changes(library.open(opened.id), library, workshop)
    shown = {placed.annotation.uid: placed for placed in library.open(opened.id).annotations}
    assert shown["paid back"].placement.span.of(library.open(opened.id).reading.article.text) == "paid back"
    assert shown["Nobody was hurt"].placement.state is PlacementState.ORPHAN
    assert {placed.annotation.note for placed in shown.values()} == {"mine"}
    assert len(shown) == 3


def test_a_page_that_holds_something_else_is_kept_on_the_readers_word_only(server, opened, library, workshop):
    add_mark(library, opened, "paid back")
    words = [
        f"Sign in to read on, reader number {n}: this is for subscribers of the Sandvik Post alone." for n in "123"
    ]
    server.pages["/ferry"] = page(*words, title="Sign in")
    looked = look_for_changes(opened, library, workshop)
    assert looked.found is Found.ANOTHER
    assert len(library.versions.of(opened.id)) == 1
    assert library.open(opened.id).reading.article.title == TITLE
    kept = keep_page(looked, library)
    assert kept.reading.article.title == "Sign in"
    assert kept.annotations[0].placement.state is PlacementState.ORPHAN
    back = library.versions.show(opened.id, library.versions.of(opened.id)[1].id)
    assert back.annotations[0].placement.state is PlacementState.EXACT


def test_what_only_kilde_reads_otherwise_is_no_change_of_the_page(server, opened, library, workshop):
    article = opened.reading.article
    at = article.text.index(OFFICE)
    short = replace(article, text=article.text[:at].rstrip(), blocks=tuple(b for b in article.blocks if b.end < at))
    library.versions.keep(opened.id, short, library.original(opened.id))
    assert OFFICE not in library.open(opened.id).reading.article.text
    assert look_for_changes(library.open(opened.id), library, workshop).found is Found.UNCHANGED


def test_a_page_that_is_gone_leaves_everything_as_it_was(server, opened, library, workshop):
    del server.pages["/ferry"]
    with pytest.raises(PageUnreachableError, match="has no such page"):
        look_for_changes(opened, library, workshop)
    assert len(library.versions.of(opened.id)) == 1
    assert HURT in library.open(opened.id).reading.article.text


def test_an_article_without_an_address_is_not_looked_for(library, workshop, server, opened):
    with pytest.raises(ArticleUnreadableError, match="No address"):
        look_for_changes(replace(opened, address=None), library, workshop)
    assert len(server.seen) == 1


def test_a_page_that_goes_back_to_its_first_words_is_that_version_again(server, opened, library, workshop):
    server.pages["/ferry"] = page(*LATER)
    look_for_changes(opened, library, workshop)
    server.pages["/ferry"] = page(*FIRST)
    looked = look_for_changes(library.open(opened.id), library, workshop)
    assert looked.found is Found.CHANGED
    newest, _ = library.versions.of(opened.id)
    assert newest.is_shown
    assert HURT in library.open(opened.id).reading.article.text


def test_an_article_that_was_read_with_its_whole_page_is_read_so_again(server, opened, library, workshop):
    fetched = library.original(opened.id)
    open_article(fetched, library, workshop, on_text=lambda _: None, whole_page=True)
    whole = library.open(opened.id)
    assert "Sent at" in whole.reading.article.text
    server.pages["/ferry"] = page(*LATER)
    looked = look_for_changes(whole, library, workshop)
    assert looked.found is Found.CHANGED
    assert "Sent at" in library.open(opened.id).reading.article.text


def test_a_former_page_that_cannot_be_read_any_more_stands_in_nobodys_way(server, opened, library, workshop):
    newest = library.versions.of(opened.id)[0]
    empty = replace(library.original(opened.id), content=b"<html></html>")
    library.versions.note_seen(newest.id, empty)
    server.pages["/ferry"] = page(*LATER)
    assert look_for_changes(opened, library, workshop).found is Found.CHANGED
