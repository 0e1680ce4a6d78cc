"""Journeys 2 to 6: somebody's first hour with the window."""

import base64
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.app.copies import CopyChoices
from reader.model.article import BlockKind
from reader.model.signal import Origin
from reader.ui.card_text import card_lines
from reader.ui.marks import Voices

SAVED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lighthouse goes dark</title>
<meta property="og:site_name" content="Skerry Post"><meta property="article:published_time" content="2026-03-02">
<link rel="canonical" href="https://skerrypost.example/lighthouse"></head><body><article>
<h1>The lighthouse goes dark</h1>
<figure><img alt="The lighthouse" width="640" src="data:image/png;base64,PICTURE">
<figcaption>The lighthouse at Ytre Skjer in March. Photo: Lene Okafor</figcaption></figure>
<p>The light at Ytre Skjer was put out on Monday, after a hundred and twelve years over the strait.</p>
<p>“Nobody steers by it any more,” said Oda Brekke, director of the Skerry Coastal Board. “We keep the tower.”</p>
<p>According to Brekke, the lamp will go to the museum in the village before the summer.</p>
<p>The fisherman Knut Vaage told Skerry Post that he will miss it on winter mornings.</p>
<img src="http://127.0.0.1:9/pixel.gif"></article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    picture.save(str(tmp_path / "picture.png"))
    drawn = base64.b64encode((tmp_path / "picture.png").read_bytes()).decode()
    file = tmp_path / "lighthouse.html"
    file.write_text(SAVED.replace("PICTURE", drawn), encoding="utf-8")
    return file


def test_a_name_in_the_text_opens_the_profile_and_back_returns_to_the_line(reader):
    window = reader.sits_down()
    view, profile = window.pane.view, window.sidebar.profile
    view.show_span(reader.place(window, "He told NRK that fear"))
    at = reader.place(window, "Iver B. Neumann")
    view.verticalScrollBar().setValue(round(view.top_of(at)) - 40)
    left = view.top_place()
    assert left[0] > 0
    reader.click_words(window, "Iver B. Neumann")
    reader.until(lambda: profile.isVisible() and profile.shown is not None)
    assert profile.head.name.text() == "Iver B. Neumann"
    posts = [item.lead + item.title for item in profile.posts.content.items]
    director = next(item for item in profile.posts.content.items if "Fridtjof Nansen Institute" in item.title)
    assert director.lead == "Director", posts
    assert any(detail.text and detail.icon for detail in director.details)  # where that is from
    said = profile.statements.content.items
    assert len(said) == len(reader.card(window, "Iver B. Neumann").appearance.statements) >= 3
    for row, item in enumerate(said):
        view.verticalScrollBar().setValue(0)
        spot = profile.statements.visualRect(profile.statements.content.index(row))
        reader.qtbot.mouseClick(
            profile.statements.viewport(), Qt.MouseButton.LeftButton, pos=spot.topLeft() + spot.center() / 8
        )
        span = item.target.statement.span
        reader.until(lambda span=span: view.is_on_screen(span))
    reader.act(window, "back")
    reader.until(lambda: not profile.isVisible())
    assert view.top_place() == left


@pytest.mark.parametrize(
    ("name", "speaks"),
    [
        ("Fridtjof Nansen Institute", "Iver B. Neumann"),
        ("NUPI", "Jakub M. Godzimirski"),
        ("UN Watch", "Hillel Neuer"),
        ("LinkedIn", "Boris Bondarev"),
        ("NRK", "Jakub M. Godzimirski"),
    ],
)
def test_a_body_shows_who_speaks_for_it_and_what_the_article_does_not_say(reader, name, speaks):
    window = reader.sits_down()
    view, reading = window.pane.view, window.desk.article.reading
    card = next(card for card in window.desk.article.cards if name in (card.appearance.name, *card.appearance.aliases))
    reader.click_card(window, card.appearance.name)
    assert window.sidebar.cards.selected().card == card
    spoken = [reading.appearances[one].name for one in Voices(reading).speakers(window.desk.article.cards.index(card))]
    assert speaks in spoken
    coloured = {extra.cursor.selectedText() for extra in view.extraSelections()}
    assert any(words in speaks for words in coloured)  # set in a colour, in the text
    assert view._painter.layers["statements"].marks
    lines = card_lines(reader.row(window, card.appearance.name), is_open=True)
    learned = [line.text for line in lines if line.icon == "origin-register"]
    assert learned
    assert not any(words in reader.text(window) for words in learned)
    assert any(signal.origin is Origin.REGISTER and signal.link for signal in card.signals)  # and where it is from


def test_a_platform_marks_only_those_whose_words_came_by_it(reader):
    window = reader.sits_down()
    reading = window.desk.article.reading
    twitter = next(i for i, appearance in enumerate(reading.appearances) if appearance.name == "Twitter")
    names = {reading.appearances[one].name for one in Voices(reading).speakers(twitter)}
    assert names == {"Twitter", "Andrei Kozyrev"}


def test_a_dropped_page_shows_its_text_at_once_and_cards_a_moment_later(reader, page):
    window = reader.sits_down()
    states = []
    window.desk.article_shown.connect(lambda article: states.append((article.analysed, len(article.cards))))
    reader.drop(window, page)
    reader.until(lambda: window.desk.article.reading.article.title == "The lighthouse goes dark")
    reader.until(lambda: reader.has_cards(window))
    # Short as it is, it may be analysed before its picture is decoded: then both come at once, never cards first.
    assert states[0] == (False, 0) or len(states) == 1
    assert states[-1][0]
    assert {"Oda Brekke", "Knut Vaage", "Skerry Post"} <= {c.appearance.name for c in window.desk.article.cards}
    blocks = window.desk.article.reading.article.blocks
    figure = next(block for block in blocks if block.image is not None and block.image.data is not None)
    assert figure.image.alt == "The lighthouse"
    caption = next(block for block in blocks if block.kind is BlockKind.CAPTION)
    assert "Photo: Lene Okafor" in window.pane.view.toPlainText()[: caption.end + 200]
    assert window.desk.pictures.by_block  # decoded and in the text
    assert "nothing was fetched" in window.status.network.text()


def test_a_mark_and_its_note_are_there_again_at_the_same_line(reader, page):
    window = reader.sits_down(page, size=(1200, 420))
    span = reader.select_words(window, "the lamp will go to the museum")
    assert window.pane.bar.isVisible()
    reader.act(window, "note")
    note = QApplication.focusWidget()
    reader.qtbot.keyClicks(note, "Ask the museum.")
    top = window.pane.view.top_place()
    assert top[0] > 0 or window.pane.view.verticalScrollBar().maximum() == 0
    reader.gets_up(window)
    again = reader.sits_down(size=(1200, 420))
    (placed,) = again.desk.article.annotations
    assert (placed.placement.span, placed.annotation.note) == (span, "Ask the museum.")
    assert [editor.words.toPlainText() for editor in again.pane.margin.editors.values()] == ["Ask the museum."]
    assert again.pane.view.top_place() == top


TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.span import Span
from reader.ui.crash import CrashHook
from reader.ui.look import Look
from reader.ui.main_window import MainWindow

application = QApplication([])
look = Look(paths.resource(), application)
window = MainWindow(Library(Path(sys.argv[1])), Workshop(paths.worker_command()), look, CrashHook(None))
window.resize(1200, 800)
window.show()
window.opener.show_stored(window.opener._library.last_opened())
view = window.pane.view

def type_note():
    if not window.isActiveWindow():  # until then no field has the keyboard
        QTimer.singleShot(10, type_note)
        return
    start = window.desk.article.reading.article.text.index("the lamp will go")
    view.setTextCursor(view.cursor_at(Span(start, start + 30)))
    window.pane.marking.write_note()
    QTest.keyClicks(QApplication.focusWidget(), "Half a second old.")
    print("typed", flush=True)

once = Qt.ConnectionType.SingleShotConnection
view.written.connect(type_note, once)
application.exec()
"""


def test_killed_a_second_after_typing_the_note_is_kept(reader, page, tmp_path, root):
    reader.sits_down(page)
    reader.leaves()
    library = tmp_path / "library.db"
    environment = os.environ | {"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(library)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert typist.stdout.readline() == "typed\n"
    try:
        typist.wait(1.2)  # the last second may be gone; on a busy machine the printed line comes early
    except subprocess.TimeoutExpired:
        typist.send_signal(signal.SIGKILL)
    typist.wait(10)
    typist.stdout.close()
    assert typist.returncode == -signal.SIGKILL
    window = reader.sits_down()
    (placed,) = window.desk.article.annotations
    assert placed.annotation.note == "Half a second old."
    assert sqlite3.connect(library).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_saved_copy_comes_home_with_its_marks_and_teaches_a_stranger_nothing(reader, page, tmp_path):
    window = reader.sits_down(page)
    reader.select_words(window, "Nobody steers by it any more")
    reader.act(window, "green")
    reader.settles(window)
    copy = tmp_path / "copy.html"
    window.errands.copying.write(window.desk.article, CopyChoices(note="From Ada"), copy, overwrite=False)
    reader.until(copy.exists)
    reader.settles(window)
    marks = [placed.annotation for placed in window.desk.article.annotations]
    article = window.desk.article.id
    reader.drop(window, copy)
    reader.settles(window)
    assert window.desk.article.id == article
    assert [placed.annotation for placed in window.desk.article.annotations] == marks
    assert window.desk.article.copy_by is None
    reader.gets_up(window)

    friend = reader.sits_down(library="friend.db")
    before = friend.opener._library.find_sources("", 500)
    articles = friend.opener._library.articles()
    reader.drop(friend, copy)
    reader.until(lambda: friend.desk.article.copy_by is not None)
    reader.settles(friend)
    assert "From Ada" in friend.pane.notice.words.text()
    assert friend.pane.notice.isVisible()
    assert [placed.annotation for placed in friend.desk.article.annotations] == marks
    assert "Oda Brekke" in {card.appearance.name for card in friend.desk.article.cards}
    assert friend.opener._library.find_sources("", 500) == before
    assert friend.opener._library.find_sources("Brekke") == ()
    assert friend.opener._library.articles() == articles
    reader.select_words(friend, "Nobody steers by it any more")
    reader.act(friend, "yellow")
    assert "read, not changed" in friend.message_bar.words
