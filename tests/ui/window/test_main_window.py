"""The window driven as a reader drives it, over a real library and a real analysis process."""

import threading
from collections import Counter

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app import paths
from reader.app.copies import CopyChoices
from reader.app.library import Library
from reader.model.annotation import Colour
from reader.model.catalogue import ListForm
from reader.model.library import DossierForm
from reader.model.span import Span
from reader.ui.annotation_editor import SAVED_WITHIN_MS
from reader.ui.application import begin
from reader.ui.crash import CrashHook
from reader.ui.main_window import MainWindow


def text_of(window) -> str:
    return window.desk.article.reading.article.text


def select(window, words: str) -> Span:
    start = text_of(window).index(words)
    span = Span(start, start + len(words))
    window.pane.view.setTextCursor(window.pane.view.cursor_at(span))
    return span


def card_of(window, name: str) -> int:
    return next(i for i, c in enumerate(window.desk.article.cards) if c.appearance.name == name)


def settle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window._writers.is_idle and window._lookers.is_idle)


def stored(window):
    return window.opener._library.open(window.desk.article.id)


def test_first_launch_shows_the_sample_with_its_cards(qtbot, window, library):
    begin(window, library, None)
    qtbot.waitUntil(lambda: window.desk.article is not None and window.desk.article.analysed, timeout=20_000)
    names = {card.appearance.name for card in window.desk.article.cards}
    assert {"Iver B. Neumann", "Boris Bondarev", "UN Watch", "LinkedIn"} <= names
    assert window.status.found.text().endswith("given to a source")
    assert window.status.network.text() == "Offline: nothing was fetched"


def test_a_window_that_was_never_closed_before_is_no_larger_than_the_screen(qtbot, library, workshop, look):
    window = MainWindow(library, workshop, look, CrashHook(None))
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.close()


def test_the_next_launch_shows_the_last_article_at_the_same_line(qtbot, sample, library, workshop, look):
    sample.pane.view.verticalScrollBar().setValue(500)
    line = sample.pane.view.top_place()[0]
    sample.close()
    again = MainWindow(library, workshop, look, CrashHook(None))
    again.resize(1360, 860)
    again.show()
    qtbot.addWidget(again)
    begin(again, library, None)
    qtbot.waitUntil(lambda: again.desk.article is not None and again.pane.view.top_place()[0] == line)
    again.close()


def test_the_next_window_is_never_painted_without_its_article(qtbot, sample, library, workshop, look, monkeypatch):
    monkeypatch.setattr("reader.ui.main_window.PICTURES_MS", 20_000)  # else a busy machine could take longer
    again = MainWindow(library, workshop, look, CrashHook(None))
    qtbot.addWidget(again)
    again.show()
    begin(again, library, None)  # and no event has been waited for
    assert again.desk.article.uid == sample.desk.article.uid
    assert again.pane.view.document().characterCount() > 1000
    again.close()


def test_pictures_that_take_long_do_not_hold_the_next_window(qtbot, sample, library, workshop, look, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr("reader.ui.coming_article.decode", lambda *_: gate.wait(20) and {})
    again = MainWindow(library, workshop, look, CrashHook(None))
    qtbot.addWidget(again)
    again.show()
    begin(again, library, None)
    assert again.desk.article is None
    gate.set()
    qtbot.waitUntil(lambda: again.desk.article is not None)
    again.close()


def test_a_name_leads_to_its_profile_and_back_to_the_same_line(qtbot, sample):
    sample.pane.view.verticalScrollBar().setValue(420)
    line = sample.pane.view.top_place()
    sample.pane.view.links.name_clicked.emit(card_of(sample, "Iver B. Neumann"))
    qtbot.waitUntil(lambda: sample.sidebar.pages.currentWidget() is sample.sidebar.profile)
    sample.actions_by_name["back"].trigger()
    assert sample.sidebar.pages.currentWidget() is sample.sidebar.cards
    assert sample.pane.view.top_place() == line
    sample.actions_by_name["forward"].trigger()
    qtbot.waitUntil(lambda: sample.sidebar.pages.currentWidget() is sample.sidebar.profile)


def test_a_selected_card_marks_what_its_source_says(sample):
    card = card_of(sample, "Iver B. Neumann")
    sample.sidebar.select_card(card)
    marks = sample.pane.view._painter.layers["statements"].marks
    said = [s.span for s in sample.desk.article.reading.appearances[card].statements]
    assert sorted(mark.span for mark in marks) == sorted(said)
    sample.sidebar.select_card(None)
    assert sample.pane.view._painter.layers["statements"].marks == []


def test_keys_walk_from_statement_to_statement(sample):
    sample.sidebar.select_card(card_of(sample, "Iver B. Neumann"))
    said = [s.span for s in sample.desk.article.reading.appearances[card_of(sample, "Iver B. Neumann")].statements]
    for span in said:
        sample.actions_by_name["next"].trigger()
        assert sample.pane._ends.current == span
        assert sample.pane.view.is_on_screen(span)
    sample.actions_by_name["previous"].trigger()
    assert sample.pane._ends.current == said[-2]


def test_a_highlight_is_kept_undone_and_done_again(qtbot, sample):
    span = select(sample, "three months after the invasion")
    sample.actions_by_name["pink"].trigger()
    settle(qtbot, sample)
    (placed,) = stored(sample).annotations
    assert (placed.placement.span, placed.annotation.colour) == (span, Colour.PINK)
    sample.actions_by_name["undo"].trigger()
    settle(qtbot, sample)
    assert stored(sample).annotations == sample.desk.article.annotations == ()
    sample.actions_by_name["redo"].trigger()
    settle(qtbot, sample)
    assert [p.annotation.uid for p in stored(sample).annotations] == [placed.annotation.uid]


def test_a_note_is_kept_while_it_is_typed(qtbot, sample):
    select(sample, "three months after the invasion")
    sample.actions_by_name["note"].trigger()
    editor = next(iter(sample.pane.margin.editors.values()))
    qtbot.keyClicks(editor.words, "since when?")
    settle(qtbot, sample)
    qtbot.waitUntil(lambda: stored(sample).annotations[0].annotation.note == "since when?", timeout=5 * SAVED_WITHIN_MS)


@pytest.mark.parametrize("by_click", [True, False])
def test_one_types_on_in_a_note_while_the_window_takes_another_width(qtbot, sample, by_click):
    select(sample, "three months after the invasion")
    sample.actions_by_name["note"].trigger()
    (editor,) = sample.pane.margin.editors.values()
    settle(qtbot, sample)
    if by_click:
        qtbot.keyClicks(editor.words, "o")
        sample.pane.view.setFocus()
        qtbot.waitUntil(lambda: editor.view.isVisible())
        editor.edit()
    seen = set()
    for width in (1280, 900, 1280, 900):
        sample.resize(width, 760)
        qtbot.wait(50)  # notes are placed anew once the width stands
        seen.add(sample.pane.view.column.has_notes)
        qtbot.waitUntil(lambda: editor.isVisible() and editor.window() is sample)
        qtbot.keyClicks(QApplication.focusWidget(), "w")
    assert seen == {True, False}
    assert editor.words.toPlainText().endswith("wwww")


def test_a_note_is_kept_when_the_window_closes_in_the_middle_of_it(qtbot, sample, library):
    select(sample, "three months after the invasion")
    sample.actions_by_name["note"].trigger()
    qtbot.keyClicks(next(iter(sample.pane.margin.editors.values())).words, "half a th")
    article = sample.desk.article.id
    sample.close()
    assert library.open(article).annotations[0].annotation.note == "half a th"


def test_a_mark_can_be_recoloured_and_deleted(qtbot, sample):
    span = select(sample, "three months after the invasion")
    sample.actions_by_name["yellow"].trigger()
    sample.pane.view.mark_clicked.emit(Span(span.start, span.start + 1))
    sample.actions_by_name["blue"].trigger()
    settle(qtbot, sample)
    assert stored(sample).annotations[0].annotation.colour is Colour.BLUE
    sample.pane.view.mark_clicked.emit(Span(span.start, span.start + 1))
    sample.actions_by_name["delete"].trigger()
    settle(qtbot, sample)
    assert stored(sample).annotations == ()
    assert sample.toast.words == "Mark deleted"


def test_select_words_and_say_who_says_them(qtbot, sample):
    words = "A letter to colleagues"
    span = select(sample, words)
    sample.actions_by_name["says"].trigger()
    picker = QApplication.activeModalWidget()
    picker.field.setText("Hillel Neuer")
    picker.accept()
    settle(qtbot, sample)
    said = [
        s.span
        for c in sample.desk.article.cards
        if c.appearance.name == "Hillel Neuer"
        for s in c.appearance.statements
    ]
    assert span in said


def test_the_bar_at_a_selection_leaves_the_selection_alone(qtbot, sample):
    span = select(sample, "three months after the invasion")
    sample.pane.view.words_selected.emit(span)
    assert sample.pane.bar.isVisible()
    qtbot.mouseClick(sample.pane.bar._copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "three months after the invasion"
    assert sample.pane.view.selected_span() == span


def test_text_stays_where_it_is_when_cards_arrive(qtbot, window, workshop):
    tops = []
    window.opener.shown.connect(lambda answer: tops.append(("text", answer.article.analysed)))
    window.opener.analysed.connect(lambda _: tops.append(("cards", window.pane.view.verticalScrollBar().value())))
    window.open_location(str(paths.sample_article()))
    qtbot.waitUntil(lambda: len(tops) == 2, timeout=20_000)
    assert tops == [("text", False), ("cards", 0)]


def test_pasted_text_is_opened(qtbot, window):
    words = "The pilot resigned on Monday. “I am done with this harbour,” Tore Lindqvist said on Tuesday."
    QGuiApplication.clipboard().setText(words)
    window.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: window.desk.article is not None and window.desk.article.analysed, timeout=20_000)
    assert text_of(window) == words


def test_a_pasted_link_is_offered_and_not_fetched(qtbot, window, monkeypatch):
    asked = []
    monkeypatch.setattr(window.opener, "open_location", asked.append)
    QGuiApplication.clipboard().setText("https://example.org/story")
    window.actions_by_name["paste"].trigger()
    assert window.message_bar.words == "https://example.org/story"
    assert asked == []


def test_a_link_in_the_text_is_shown_before_it_is_followed(sample):
    sample.pane.link_clicked.emit("https://example.org/rules")
    assert sample.message_bar.words == "https://example.org/rules"
    sample.pane.link_clicked.emit("javascript:alert(1)")
    assert sample.message_bar.words.startswith("Kilde does not follow this link")


def test_a_missing_file_is_said_in_a_line_and_the_article_stays(qtbot, sample):
    before = text_of(sample)
    with qtbot.waitSignal(sample.opener.failed):
        sample.open_location("/nowhere/at/all.html")
    assert "There is no file" in sample.message_bar.words
    assert text_of(sample) == before
    assert sample.status.found.text().endswith("given to a source")


def test_the_newest_wish_wins(qtbot, window, tmp_path):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("The first story of the day, a pilot said, is about a quay that nobody wanted at all.\n" * 30)
    two.write_text("The second story of the day, a baker said, is about bread that everybody wanted.")
    window.open_location(str(one))
    window.open_location(str(two))
    qtbot.waitUntil(lambda: window.desk.article is not None and window.desk.article.analysed, timeout=20_000)
    settle(qtbot, window)
    assert text_of(window).startswith("The second story")


def test_a_dropped_file_is_opened(qtbot, window):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paths.sample_article()))])
    window.arrivals.take(data)
    qtbot.waitUntil(lambda: window.desk.article is not None, timeout=20_000)


def test_typing_searches_the_library_and_enter_opens_what_is_found(qtbot, sample):
    qtbot.keyClicks(sample.top_bar.address, "neum")
    qtbot.waitUntil(lambda: sample.pages.currentWidget() is sample.page)
    qtbot.keyClick(sample.top_bar.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sample.sidebar.pages.currentWidget() is sample.sidebar.profile)
    assert sample.pages.currentWidget() is sample.pane


def test_an_article_taken_out_of_the_library_can_be_brought_back(qtbot, sample):
    sample.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: sample.pages.currentWidget() is sample.browse.articles)
    table = sample.browse.articles.table
    assert table.content.rowCount() == 1
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.content.rowCount() == 0)
    sample.toast._act()
    qtbot.waitUntil(lambda: table.content.rowCount() == 1)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.content.rowCount() == 0)
    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: table.content.rowCount() == 1)


def test_a_saved_copy_opens_as_ones_own_article(qtbot, sample, tmp_path):
    file = tmp_path / "copy.html"
    select(sample, "three months after the invasion")
    sample.actions_by_name["green"].trigger()
    settle(qtbot, sample)
    with qtbot.waitSignal(sample.errands.copying.saved):
        sample.errands.copying.write(sample.desk.article, CopyChoices(), file, overwrite=False)
    uid = sample.desk.article.uid
    with qtbot.waitSignal(sample.opener.shown, timeout=20_000):
        sample.open_location(str(file))
    assert sample.desk.article.uid == uid
    assert sample.desk.article.copy_by is None


def test_a_list_and_a_dossier_are_written_where_the_reader_says_and_said(qtbot, window, library, tmp_path, monkeypatch):
    places = iter((tmp_path / "sources.csv", tmp_path / "dossier.html"))
    monkeypatch.setattr("reader.ui.list_saving.ask_place", lambda *asked: asked[-1](next(places)))
    rows = library.catalogue.sources()
    window.browse.list_asked.emit(rows[:1], ListForm.CSV)
    settle(qtbot, window)
    assert window.toast.words == "Saved as sources.csv"
    window.sidebar.dossier_asked.emit(library.profile(rows[0].id), DossierForm.PAGE)
    settle(qtbot, window)
    assert window.toast.words == "Saved as dossier.html"
    assert (tmp_path / "dossier.html").is_file()
    assert rows[0].name in (tmp_path / "sources.csv").read_text("utf-8")


def test_a_copy_from_somebody_else_is_read_and_not_changed(qtbot, sample, tmp_path, workshop, look):
    file = tmp_path / "copy.html"
    with qtbot.waitSignal(sample.errands.copying.saved):
        sample.errands.copying.write(sample.desk.article, CopyChoices(note="From Kari"), file, overwrite=False)
    other = Library(tmp_path / "other" / "library.db")
    window = MainWindow(other, workshop, look, CrashHook(None))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.desk.article_shown, timeout=20_000):
        window.open_location(str(file))
    assert "From Kari" in window.pane.notice.words.text()
    select(window, "three months after the invasion")
    window.actions_by_name["pink"].trigger()
    assert window.message_bar.words.startswith("This is somebody else’s copy")
    assert other.articles() == ()
    window.close()
    other.close()


def test_a_theme_change_keeps_the_line(qtbot, sample, look):
    sample.pane.view.verticalScrollBar().setValue(500)
    line = sample.pane.view.top_place()
    with qtbot.waitSignal(sample.pane.view.written):
        look._follower._follow(Qt.ColorScheme.Dark)
    assert sample.pane.view.setting.theme.is_dark
    assert sample.pane.view.top_place() == line
    look._follower._follow(Qt.ColorScheme.Light)


def test_notes_ask_for_no_place_in_a_text_that_is_being_written_anew(qtbot, qtlog, sample, look):
    select(sample, "three months after the invasion")
    sample.actions_by_name["note"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "since when?")
    qtbot.waitUntil(lambda: len(stored(sample).annotations) == 1)
    with qtbot.waitSignal(sample.pane.view.written):
        look._follower._follow(Qt.ColorScheme.Dark)
    with qtbot.waitSignal(sample.pane.view.written):
        look._follower._follow(Qt.ColorScheme.Light)
    assert [record.message for record in qtlog.records if "out of range" in record.message] == []


@pytest.mark.parametrize(("width", "is_narrow"), [(1360, False), (899, True)])
def test_a_narrow_window_has_its_sources_in_a_drawer(qtbot, sample, width, is_narrow):
    sample.resize(width, 600)
    qtbot.waitUntil(lambda: sample.beside.is_narrow == is_narrow)
    assert sample.sidebar.isVisible() != is_narrow
    sample.sidebar.select_card(0)
    sample.desk.side_wanted.emit()
    assert sample.sidebar.isVisible()


def test_every_control_has_a_name(sample):
    for button in sample.findChildren(type(sample.pane.bar._copy)):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button


def test_the_menu_key_offers_what_can_be_done_with_the_selected_words(qtbot, sample):
    select(sample, "three months after the invasion")
    sample.pane.view.menu_asked.emit(QPoint(200, 200))
    menu = QApplication.activePopupWidget()
    offered = {action.text().split("\t")[0] for action in menu.actions()}
    assert {"Write a note", "Copy", "Highlight: Yellow"} <= offered
    menu.close()


def test_letters_typed_into_a_menu_mark_nothing_in_the_text(qtbot, sample):
    sample.activateWindow()
    sample.pane.view.setFocus()
    qtbot.waitUntil(sample.pane.view.hasFocus)
    select(sample, "three months after the invasion")
    sample.pane.view.menu_asked.emit(QPoint(200, 200))
    menu = QApplication.activePopupWidget()
    with qtbot.assertNotEmitted(sample.pane.marking.made):
        QTest.keyClick(menu.windowHandle(), Qt.Key.Key_H)
        QTest.keyClick(menu.windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    menu.close()


def test_no_key_does_two_things(sample):
    keys = Counter(key for command in sample._commands for key in (*command.keys, *command.letters))
    assert [key for key, commands in keys.items() if commands > 1] == []
