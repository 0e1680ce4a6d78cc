"""Journey 24, and the windowed side of 23: what the window says when the world is not as it should be."""

import os
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.app.analysis_process import Ending
from reader.app.copies import CopyChoices
from reader.app.housekeeping import list_backups
from reader.app.library import Library
from reader.model.errors import LibraryDamagedError, LibraryError, LibraryNewerError
from reader.ui.application import open_library
from reader.ui.library_trouble import LibraryTrouble
from reader.ui.registers_dialog import RegistersDialog
from tests.app.registers import person, popolo

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mill wheel turns again</title></head><body>
<article><h1>Mill wheel turns again</h1><p>The wheel of the old mill at Sund turned on Sunday for the first time.</p>
<p>“It was never broken, only forgotten,” said Liv Sand, chair of the Sund Mill Society.</p>
<p>According to Sand, flour will be ground there on the first Sunday of each month.</p></article></body></html>"""

NOTE = "The wheel has sixteen paddles. " * 1000


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "mill.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def refuse(reader, window, location: str, words: str) -> None:
    """Open what cannot be opened: a sentence that names it, and the article on screen stays."""
    before = window.desk.article
    window.message_bar.dismiss()
    window.open_location(location)
    reader.until(lambda: window.message_bar.words)
    said = window.message_bar.words
    assert words in said, said
    assert said.rstrip().endswith((".", "?", "!"))
    assert "Error" not in said
    assert "Traceback" not in said
    assert window.desk.article == before
    assert "Opening" not in window.status.found.text()


def test_what_cannot_be_opened_is_said_and_the_article_stays(reader, page, tmp_path, closed_port):
    window = reader.sits_down(page)
    empty = tmp_path / "nothing.html"
    empty.write_bytes(b"")
    picture = tmp_path / "photo.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    refuse(reader, window, str(tmp_path / "gone.html"), f"There is no file {tmp_path / 'gone.html'}")
    refuse(reader, window, str(empty), "nothing.html is empty")
    refuse(reader, window, str(picture), "picture")
    refuse(reader, window, str(tmp_path), "is a folder")
    refuse(reader, window, str(tmp_path / "library.db"), "library.db is your library itself, not an article")
    refuse(reader, window, str(tmp_path / "library.db-wal"), "is your library itself")
    refuse(reader, window, f"http://127.0.0.1:{closed_port}/news", "127.0.0.1")
    assert {row.title for row in window.opener._library.articles()} == {"Mill wheel turns again"}


def test_two_windows_on_one_library_lose_nothing(reader, page):
    first = reader.sits_down(page)
    second = reader.sits_down()
    assert second.desk.article.uid == first.desk.article.uid
    reader.select_words(first, "never broken")
    reader.act(first, "yellow")
    reader.select_words(second, "only forgotten")
    reader.act(second, "blue")
    reader.settles(first)
    reader.settles(second)
    assert first.message_bar.words == second.message_bar.words == ""
    reader.leaves()
    third = reader.sits_down()
    quotes = {placed.annotation.anchor.quote for placed in third.desk.article.annotations}
    assert quotes == {"never broken", "only forgotten"}


def test_a_library_held_by_another_program_keeps_the_note_on_screen_and_tries_again(reader, page, tmp_path):
    window = reader.sits_down(page)
    reader.settles(window)
    other = sqlite3.connect(tmp_path / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    reader.select_words(window, "never broken")
    reader.act(window, "yellow")
    reader.until(lambda: window.message_bar.words)
    assert window.message_bar.words.startswith("Not saved: ")
    assert [placed.annotation.anchor.quote for placed in window.desk.article.annotations] == ["never broken"]
    other.execute("ROLLBACK")
    other.close()
    window.message_bar._action.click()  # "Try again"
    reader.settles(window)
    kept = window.opener._library.open(window.desk.article.id).annotations
    assert [placed.annotation.anchor.quote for placed in kept] == ["never broken"]


def quotes(opened) -> list[str]:
    return [placed.annotation.anchor.quote for placed in opened.annotations]


def fill_disk(library: Library, leaving: int) -> None:
    """Let the file grow by so many pages and no further: SQLite then says what it says on a full disk."""
    pages = library.read(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    library._writer.maintain(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages + leaving}"))


def test_on_a_full_disk_the_note_stays_on_screen_and_is_saved_when_there_is_room(reader, page):
    window = reader.sits_down(page)
    library = window.opener._library
    reader.select_words(window, "never broken")
    reader.act(window, "note")
    reader.settles(window)
    fill_disk(library, leaving=0)
    (editor,) = window.pane.margin.editors.values()
    editor.words.setPlainText(NOTE)
    reader.until(lambda: window.message_bar.words)
    assert "The disk is full" in window.message_bar.words
    assert editor.words.toPlainText() == NOTE
    fill_disk(library, leaving=1000)
    window.message_bar._action.click()  # "Try again"
    reader.settles(window)
    assert library.open(window.desk.article.id).annotations[0].annotation.note == NOTE


@pytest.fixture
def unsaved(reader, page):
    """Return a window with a note on a source that the disk had no room for."""
    window = reader.sits_down(page)
    window.pane.name_clicked.emit(0)
    reader.until(lambda: window.sidebar.profile.isVisible())
    fill_disk(window.opener._library, leaving=0)
    window.sidebar.profile.note.setPlainText(NOTE)
    return window


def asked(window) -> QMessageBox:
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def note_of(window) -> str:
    library = window.opener._library
    return library.profile(window.desk.article.cards[0].source_id).note


def test_a_window_with_an_unsaved_note_asks_before_it_closes(reader, unsaved):
    assert not unsaved.close()
    assert unsaved.isVisible()
    assert "The disk is full" in asked(unsaved).informativeText()
    press(asked(unsaved), "Stay here")
    assert unsaved.isVisible()
    assert unsaved.status.kept.text() == "Not everything is saved"
    assert unsaved.sidebar.profile.note.toPlainText() == NOTE


def test_an_unsaved_note_is_saved_before_the_window_closes_where_there_is_room_by_then(reader, unsaved):
    unsaved.close()
    fill_disk(unsaved.opener._library, leaving=1000)
    press(asked(unsaved), "Try again")
    assert not unsaved.isVisible()
    assert note_of(unsaved) == NOTE


def test_a_window_closes_without_what_cannot_be_saved_on_the_reader_s_word_alone(reader, unsaved):
    unsaved.close()
    press(asked(unsaved), "Close and lose them")
    assert not unsaved.isVisible()
    assert note_of(unsaved) == ""


def test_a_note_that_was_written_on_and_saved_is_no_longer_said_to_be_unsaved(reader, unsaved):
    unsaved.sidebar.profile.note.save()
    reader.until(lambda: unsaved.message_bar.words)
    fill_disk(unsaved.opener._library, leaving=1000)
    unsaved.sidebar.profile.note.setPlainText("Sixteen paddles.")
    unsaved.sidebar.profile.note.save()
    reader.until(lambda: note_of(unsaved) == "Sixteen paddles.")
    reader.until(lambda: not unsaved.message_bar.words)
    assert unsaved.status.kept.text() == "Saved in your library"


def test_a_register_that_the_disk_has_no_room_for_is_said_and_leaves_nothing(reader, page, tmp_path):
    window = reader.sits_down(page)
    reader.settles(window)
    library = window.opener._library
    fill_disk(library, leaving=60)
    council = popolo(tmp_path, *(person(f"p{number}", f"Ada Lind{number:05}") for number in range(5_000)))
    window.show_registers()
    dialog = window.findChild(RegistersDialog)
    window.errands.registering.take_in([council])
    reader.until(lambda: "The disk is full" in dialog.news.text())
    reader.until(dialog.nothing.isVisible)
    unfinished = "SELECT count(*) FROM edition WHERE touched IS NOT NULL"
    assert library.read(lambda connection: connection.execute(unfinished).fetchone()) == (0,)
    reader.select_words(window, "never broken")
    reader.act(window, "yellow")
    reader.settles(window)
    assert quotes(library.open(window.desk.article.id)) == ["never broken"]


def test_a_library_on_a_stick_that_is_pulled_out_is_said_and_goes_on_when_it_is_back(reader, page, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    window = reader.sits_down(page, library="stick/library.db")
    reader.settles(window)
    stick.rename(tmp_path / "pulled out")
    reader.select_words(window, "never broken")
    reader.act(window, "yellow")
    reader.until(lambda: window.message_bar.words)
    assert window.message_bar.words.startswith("Not saved: ")
    assert quotes(window.desk.article) == ["never broken"]
    (tmp_path / "pulled out").rename(stick)
    window.message_bar._action.click()  # "Try again"
    reader.settles(window)
    assert quotes(window.opener._library.open(window.desk.article.id)) == ["never broken"]


@pytest.fixture
def library_file(reader, page, tmp_path) -> Path:
    reader.sits_down(page)
    reader.settles(reader._open[0][0])
    reader.leaves()
    return tmp_path / "library.db"


def trouble(qtbot, file: Path, kind: type[LibraryError]) -> LibraryTrouble:
    with pytest.raises(kind) as caught:
        Library(file)
    dialog = LibraryTrouble(file, caught.value)
    qtbot.addWidget(dialog)
    dialog.show()
    said = dialog.words.text()
    assert str(file) in said
    assert said.rstrip().endswith(".")
    return dialog


def spoil(file: Path) -> None:
    for beside in (file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
        beside.unlink(missing_ok=True)
    content = bytearray(file.read_bytes())
    content[0:4096] = b"\xa5" * 4096
    file.write_bytes(content)


def test_a_damaged_library_is_kept_aside_and_its_backup_brought_back(reader, qtbot, library_file, tmp_path):
    spoil(library_file)
    damaged = library_file.read_bytes()
    dialog = trouble(qtbot, library_file, LibraryDamagedError)
    assert library_file.read_bytes() == damaged  # nothing is touched before the reader says so
    assert "1 article" in dialog.backups.item(0).text()
    dialog.ways["restore"].click()
    assert dialog.result() == LibraryTrouble.DialogCode.Accepted
    assert any(file.read_bytes() == damaged for file in tmp_path.rglob("*") if file.is_file())
    window = reader.sits_down()
    assert window.desk.article.reading.article.title == "Mill wheel turns again"


def test_of_several_backups_the_reader_chooses_one(qtbot, library_file):
    chosen = list_backups(library_file)[0].file
    older = chosen.rename(chosen.with_name("2026-01-02T030405.db"))
    library = Library(library_file)
    library.delete_article(library.articles()[0].id)
    library.close()
    spoil(library_file)
    dialog = trouble(qtbot, library_file, LibraryDamagedError)
    assert dialog.backups.count() == 2
    dialog.backups.setCurrentRow(1)
    assert dialog.backups.chosen.file == older
    dialog.ways["restore"].click()
    restored = Library(library_file)
    assert [row.title for row in restored.articles()] == ["Mill wheel turns again"]
    restored.close()


def test_a_damaged_backup_is_said_and_another_can_be_chosen(qtbot, library_file):
    spoil(library_file)
    dialog = trouble(qtbot, library_file, LibraryDamagedError)
    spoil(dialog.backups.chosen.file)
    dialog.ways["restore"].click()
    assert str(dialog.backups.chosen.file) in dialog.words.text()
    assert dialog.isVisible()


def test_without_a_backup_that_is_said(qtbot, library_file):
    shutil.rmtree(library_file.with_name("library.db.backups"))
    spoil(library_file)
    dialog = trouble(qtbot, library_file, LibraryDamagedError)
    assert set(dialog.ways) == {"anew", "quit"}
    assert "There is no backup of it." in dialog.words.text()
    assert dialog.focusWidget() is dialog.ways["quit"]
    assert "one of its backups" not in dialog.words.text()


def test_a_damaged_library_can_be_left_for_a_new_one(reader, qtbot, library_file, tmp_path):
    spoil(library_file)
    damaged = library_file.read_bytes()
    dialog = trouble(qtbot, library_file, LibraryDamagedError)
    dialog.ways["anew"].click()
    assert dialog.result() == LibraryTrouble.DialogCode.Accepted
    assert any(file.read_bytes() == damaged for file in tmp_path.rglob("*") if file.is_file())
    window = reader.sits_down()
    assert len(window.opener._library.articles()) == 1  # the sample


def test_a_newer_library_is_left_as_it_is(qtbot, library_file):
    connection = sqlite3.connect(library_file)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    before = library_file.read_bytes()
    dialog = trouble(qtbot, library_file, LibraryNewerError)
    assert set(dialog.ways) == {"again", "quit"}
    dialog.ways["quit"].click()
    assert library_file.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said(qtbot, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):  # root writes everywhere: a file in the folder's place is as closed to it
        folder.chmod(0o700)
        shutil.rmtree(folder)
        folder.write_text("not a folder")
    dialog = trouble(qtbot, folder / "library.db", LibraryError)
    assert set(dialog.ways) == {"again", "quit"}
    assert not (folder / "library.db").exists()


def test_a_copy_that_cannot_be_written_is_said_and_leaves_no_half_file(reader, page, tmp_path):
    window = reader.sits_down(page)
    from_here = tmp_path / "gone" / "copy.html"
    window.errands.copying.write(window.desk.article, CopyChoices(), from_here, overwrite=False)
    reader.until(lambda: window.message_bar.words)
    assert "not saved" in window.message_bar.words
    assert not from_here.exists()
    taken = tmp_path / "taken.html"
    taken.write_text("mine")
    window.errands.copying.write(window.desk.article, CopyChoices(), taken, overwrite=False)
    reader.until(lambda: "taken.html" in window.message_bar.words)
    assert taken.read_text() == "mine"
    assert not list(tmp_path.glob(".kilde-*"))


@pytest.mark.parametrize(("way", "opens"), [("quit", False), ("anew", True), ("restore", True)])
def test_the_program_starts_over_a_damaged_library_as_the_reader_says(qtbot, library_file, way, opens):
    spoil(library_file)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LibraryTrouble)
        dialog.ways[way].click()

    QTimer.singleShot(0, choose)
    library = open_library(library_file)
    assert (library is not None) == opens
    if library is not None:
        titles = [row.title for row in library.articles()]
        library.close()
        assert titles == (["Mill wheel turns again"] if way == "restore" else [])


def test_a_page_that_kills_the_analysis_leaves_the_window_alive(reader, page, tmp_path):
    window = reader.sits_down(page)
    before = window.desk.article
    reader.workshop._process.kill(Ending.OVERTAKEN)  # as the system's memory guard would
    second = tmp_path / "second.html"
    second.write_text(PAGE.replace("Mill wheel", "Millstone"), encoding="utf-8")
    window.open_location(str(second))
    reader.until(lambda: window.desk.article.uid != before.uid and reader.has_cards(window))
    assert window.message_bar.words == ""
