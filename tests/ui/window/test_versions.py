"""Versions in the window: looked for, compared, read, and gone back from; at a real server of our own."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from reader.model.anchor import Anchor, PlacementState
from reader.model.annotation import Annotation, Colour
from reader.model.original import Original
from reader.ui.items import ItemStyle
from tests.ui.window.conftest import place
from tests.ui.window.test_desk import settle
from tests.web.changing import FIRST, LATER, TITLE, outlet, page


@pytest.fixture
def server():
    with outlet() as made:
        yield made


@pytest.fixture
def fetched(qtbot, window, server):
    """A window on the article as it was fetched at first, with three marks."""
    window.open_location(server.article)
    qtbot.waitUntil(lambda: window.desk.article is not None and window.desk.article.analysed, timeout=20_000)
    for words in ("paid back", "Nobody was hurt", "Islanders have waited"):
        mark(window, words)
    settle(qtbot, window)
    return window


@pytest.fixture
def changed(qtbot, fetched, server):
    """The same after the page has changed and was looked at again."""
    server.pages["/ferry"] = page(*LATER)
    look(qtbot, fetched)
    qtbot.waitUntil(lambda: "Changed since" in fetched.message_bar.words, timeout=20_000)
    settle(qtbot, fetched)
    return fetched


def mark(window, words):
    text = window.desk.article.reading.article.text
    made = window.opener._library.versions.of(window.desk.article.id)[0].fetched
    anchor = Anchor.at(place(text, words), text)
    window.changes.add(window.desk.article.id, Annotation(words, anchor, Colour.GREEN, "", made, made))


def look(qtbot, window):
    window.message_bar.dismiss()
    window.actions_by_name["changes"].trigger()
    qtbot.waitUntil(lambda: bool(window.message_bar.words), timeout=20_000)


def show_versions(qtbot, window):
    window.actions_by_name["versions"].trigger()
    qtbot.waitUntil(lambda: window.browse.versions.is_on_top, timeout=20_000)
    settle(qtbot, window)
    return window.browse.versions.page


def listed(shown):
    """Return the titles of the list, heading by heading."""
    found, name = {}, ""
    for item in shown.list.content.items:
        if item.style is ItemStyle.HEADING:
            name = item.lead
        else:
            found.setdefault(name, []).append((item.title, *(detail.text for detail in item.details)))
    return found


def text_of(window):
    return window.desk.article.reading.article.text


def test_a_page_that_stayed_says_since_when_and_was_asked_once(qtbot, fetched, server):
    before = len(server.seen)
    look(qtbot, fetched)
    assert fetched.message_bar.words.startswith("No change since ")
    assert len(server.seen) == before + 1
    assert "Havsula" in text_of(fetched)


def test_nothing_is_asked_of_the_web_but_on_the_readers_word(qtbot, fetched, server):
    before = len(server.seen)
    show_versions(qtbot, fetched)
    fetched.turning.show_article()
    settle(qtbot, fetched)
    assert len(server.seen) == before


def test_a_page_that_changed_is_shown_and_says_by_how_much(changed):
    assert "twice what was planned" in text_of(changed)
    assert changed.message_bar.words.endswith("30 words put in, 22 taken out")
    assert len(changed.desk.article.annotations) == 3
    assert changed.desk.article.wordings == 2


def test_what_changed_is_a_text_and_a_list_one_action_away(qtbot, changed):
    qtbot.mouseClick(changed.message_bar._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: changed.browse.versions.is_on_top, timeout=20_000)
    shown = changed.browse.versions.page
    assert shown.summary.text() == "30 words put in, 22 taken out"
    written = shown.text.toPlainText()
    assert "Paragraph taken out\nNobody was hurt" in written
    assert "four times twice what was planned" in written
    assert "Paragraph put in\nCorrection: An earlier version" in written
    found = listed(shown)
    assert found["Corrections"][0][1] == "The article says that it was corrected"
    assert ("Ada Fjell", "New") in found["Sources"]
    assert ("Kari Strand", "No longer in the article") in found["Sources"]
    assert ("Nobody was hurt", "Lost its place") in found["Your marks"]
    assert ("", "2 marks stand on the same words") in found["Your marks"]
    assert ("twice", "In place of “four times”") in found["Words"]
    assert any("Reworded" in details for _title, *details in found["Statements"])


def test_words_put_in_and_taken_out_differ_by_more_than_colour(qtbot, changed):
    shown = show_versions(qtbot, changed)
    document = shown.text.document()

    def format_of(words):
        return document.find(words).charFormat()

    assert format_of("twice").fontUnderline()
    assert format_of("four times").fontStrikeOut()
    assert not format_of("what was planned").fontUnderline()


def test_a_line_of_the_list_leads_to_its_words(qtbot, changed):
    shown = show_versions(qtbot, changed)
    for wanted in ("twice", "Kari Strand"):
        item = next(item for item in shown.list.content.items if item.title == wanted)
        shown.list.followed.emit(item.target)
        (selection,) = shown.text.extraSelections()
        assert wanted in selection.cursor.selectedText() or selection.cursor.selectedText() in wanted


def test_a_mark_of_the_list_leads_to_the_article(qtbot, changed):
    shown = show_versions(qtbot, changed)
    item = next(item for item in shown.list.content.items if item.title == "Nobody was hurt" and item.rule)
    shown.list.followed.emit(item.target)
    assert changed.turning.is_at_article
    qtbot.waitUntil(lambda: changed.pane.settling.waiting is not None)
    assert changed.pane.settling.waiting.annotation.uid == "Nobody was hurt"


def test_the_older_version_is_read_and_not_changed_and_left_for_the_newest(qtbot, changed):
    shown = show_versions(qtbot, changed)
    shown.read_old.click()
    qtbot.waitUntil(lambda: "four times" in text_of(changed), timeout=20_000)
    settle(qtbot, changed)
    assert changed.turning.is_at_article
    assert "it can be read, not changed" in changed.pane.notice.words.text()
    assert {placed.annotation.uid for placed in changed.desk.article.annotations} == {
        "paid back",
        "Nobody was hurt",
        "Islanders have waited",
    }
    changed.pane.view.setTextCursor(changed.pane.view.cursor_at(place(text_of(changed), "Islanders")))
    changed.pane.marking.highlight()
    assert "older version" in changed.message_bar.words
    changed.pane.notice.action.click()
    qtbot.waitUntil(lambda: "twice" in text_of(changed), timeout=20_000)
    settle(qtbot, changed)
    assert not changed.pane.notice.isVisible()
    assert changed.desk.article.id is not None


def test_back_leads_from_an_older_version_to_the_page_of_versions(qtbot, changed):
    shown = show_versions(qtbot, changed)
    shown.read_old.click()
    qtbot.waitUntil(lambda: "four times" in text_of(changed), timeout=20_000)
    settle(qtbot, changed)
    changed.actions_by_name["back"].trigger()
    assert changed.browse.versions.is_on_top


def test_a_place_of_the_difference_is_read_on_in_its_version(qtbot, changed):
    shown = show_versions(qtbot, changed)
    cursor = shown.text.document().find("what was planned")
    shown.text.setTextCursor(cursor)
    qtbot.keyClick(shown.text, Qt.Key.Key_Return)
    assert changed.turning.is_at_article
    assert "twice" in text_of(changed)


def test_an_older_version_that_the_library_shows_is_said_to_be_and_gives_way(qtbot, changed):
    article = changed.desk.article.id
    old = changed.opener._library.versions.of(article)[1]
    changed.opener._library.versions.show(article, old.id)
    changed.opener.open_stored(article)
    qtbot.waitUntil(lambda: "four times" in text_of(changed), timeout=20_000)
    assert "A newer version of this article" in changed.pane.notice.words.text()
    changed.pane.notice.action.click()
    qtbot.waitUntil(lambda: "twice" in text_of(changed), timeout=20_000)
    settle(qtbot, changed)
    assert changed.opener._library.versions.of(article)[0].is_shown
    assert len(changed.desk.article.annotations) == 3


def test_another_page_at_the_address_is_kept_on_the_readers_word_only(qtbot, fetched, server):
    server.pages["/ferry"] = page("Sign in to read on, dear reader: this is for subscribers alone.", title="Sign in")
    look(qtbot, fetched)
    assert "It was not kept" in fetched.message_bar.words
    assert "Havsula" in text_of(fetched)
    qtbot.mouseClick(fetched.message_bar._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sign in" in text_of(fetched), timeout=20_000)
    settle(qtbot, fetched)
    assert {placed.placement.state for placed in fetched.desk.article.annotations} == {PlacementState.ORPHAN}


def test_a_page_that_is_gone_is_said_to_be_and_nothing_is_lost(qtbot, fetched, server):
    del server.pages["/ferry"]
    look(qtbot, fetched)
    assert "has no such page" in fetched.message_bar.words
    assert len(fetched.desk.article.annotations) == 3


def test_an_article_from_a_file_cannot_be_looked_for(sample):
    assert sample.desk.article.address is None
    assert not sample.actions_by_name["changes"].isEnabled()
    assert sample.actions_by_name["versions"].isEnabled()


def test_an_only_version_is_said_to_be_the_only_one(qtbot, fetched):
    shown = show_versions(qtbot, fetched)
    assert shown.summary.text() == "Only this version of the article is in your library."
    QApplication.processEvents()
    assert shown.summary.geometry().bottom() < 200  # what is to be compared leaves no holes
    assert not any(label.isVisible() for label in shown.findChildren(QLabel) if label.text() in ("From", "to"))
    assert shown.title.wordWrap()
    assert not shown.both.isVisible()
    assert shown.look.isVisible()


def test_looking_from_the_page_of_versions_lists_the_new_one(qtbot, fetched, server):
    shown = show_versions(qtbot, fetched)
    server.pages["/ferry"] = page(*LATER)
    shown.look.click()
    qtbot.waitUntil(lambda: shown.new.count() == 2, timeout=20_000)
    settle(qtbot, fetched)
    assert fetched.browse.versions.is_on_top
    assert shown.summary.text() == "30 words put in, 22 taken out"


def test_two_versions_are_compared_whichever_way_they_are_picked(qtbot, changed):
    shown = show_versions(qtbot, changed)
    newer = shown.new.currentData()
    shown.old.setCurrentIndex(shown.old.findData(newer))
    shown.old.activated.emit(shown.old.currentIndex())
    settle(qtbot, changed)
    assert shown.summary.text() == "The words are the same"


def test_the_text_menu_offers_both(changed):
    changed.pane.view.menu_asked.emit(QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    assert {"Look for changes", "Versions of this article"} <= {action.text() for action in menu.actions()}
    menu.close()


def test_a_mark_whose_place_became_uncertain_is_announced_above_the_article(qtbot, fetched, server):
    server.pages["/ferry"] = page(FIRST[1], *FIRST)
    look(qtbot, fetched)
    qtbot.waitUntil(lambda: "Changed since" in fetched.message_bar.words, timeout=20_000)
    settle(qtbot, fetched)
    assert fetched.pane.notice.words.text() == "The text has changed: the place of 1 mark is uncertain."
    fetched.pane.notice.action.click()
    assert fetched.sidebar.pages.currentWidget() is fetched.sidebar.marks
    fetched.pane.marking.go_to(
        next(p for p in fetched.desk.article.annotations if p.placement.state is PlacementState.UNCERTAIN)
    )
    fetched.actions_by_name["accept"].trigger()
    settle(qtbot, fetched)
    assert not fetched.pane.notice.isVisible()
    assert TITLE in fetched.windowTitle()


def test_an_older_version_without_cards_is_analysed_when_it_is_read(qtbot, fetched):
    article = fetched.desk.article.reading.article
    lost = replace(article, text=f"{article.text}\n\nMore is to follow.", title="Ferry stays")
    moment = "2026-01-01T09:00:00+00:00"
    stored = fetched.opener._library.versions.keep(
        fetched.desk.article.id, lost, Original(b"older", "page", url=fetched.desk.article.address, fetched=moment)
    )
    newest, older = fetched.opener._library.versions.of(stored.id)
    fetched.opener._library.versions.show(stored.id, newest.id)
    fetched.desk.open_version(stored.id, older.id)
    qtbot.waitUntil(lambda: "More is to follow" in text_of(fetched), timeout=20_000)
    qtbot.waitUntil(lambda: fetched.desk.article.analysed, timeout=20_000)
    assert "Kari Strand" in {card.appearance.name for card in fetched.desk.article.cards}
    assert fetched.opener._library.versions.read(stored.id, older.id).analysed
    assert fetched.opener._library.open(stored.id).reading.article == article


def test_what_is_said_goes_once_words_are_selected_for_a_mark_that_waits(qtbot, changed):
    lost = next(p for p in changed.desk.article.annotations if p.placement.state is PlacementState.ORPHAN)
    changed.pane.marking.go_to(lost)
    qtbot.waitUntil(lambda: changed.pane.settling.waiting is not None)
    assert changed.toast.words
    changed.pane.view.setTextCursor(changed.pane.view.cursor_at(place(text_of(changed), "never asked")))
    changed.pane.view.words_selected.emit(changed.pane.view.selected_span())
    assert not changed.toast.words
    assert "Place here" in [button.text() for button in changed.pane.bar.buttons if button.isVisible()]


def test_a_page_opened_again_from_its_address_says_that_it_has_changed(qtbot, fetched, server):
    fetched.open_location(server.article)
    qtbot.waitUntil(lambda: len(server.seen) == 2, timeout=20_000)
    settle(qtbot, fetched)
    assert not fetched.pane.notice.isVisible()
    server.pages["/ferry"] = page(*LATER)
    fetched.open_location(server.article)
    qtbot.waitUntil(lambda: "twice" in text_of(fetched), timeout=20_000)
    settle(qtbot, fetched)
    assert "has changed since it was fetched before" in fetched.pane.notice.words.text()
    fetched.pane.notice.action.click()
    qtbot.waitUntil(lambda: fetched.browse.versions.is_on_top, timeout=20_000)
    assert fetched.browse.versions.page.summary.text() == "30 words put in, 22 taken out"


def test_a_page_read_whole_is_not_said_to_have_been_changed_by_its_publisher(qtbot, fetched):
    fetched.remarks.notice.whole_page_wanted.emit()
    qtbot.waitUntil(lambda: "Sent at" in text_of(fetched), timeout=20_000)
    settle(qtbot, fetched)
    assert "has changed" not in fetched.pane.notice.words.text()
    shown = show_versions(qtbot, fetched)
    assert "nothing of this is the publisher’s doing" in shown.remark.text()
