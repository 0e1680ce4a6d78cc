"""Journey 19: an article opened, walked, marked and saved with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QLabel

from reader.ui.annotating import overlapping
from reader.ui.card_groups import CardRow
from reader.ui.save_copy_dialog import SaveCopyDialog
from reader.ui.shortcuts_dialog import ShortcutsDialog

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The well is clean again</title></head><body>
<article><h1>The well is clean again</h1>
<p>The well on the square at Lunde may be drunk from again, for the first time since the summer of the drought.</p>
<p>“We tested it on nine mornings,” said Mona Ness, physician at the Lunde Health Office. “It is clean.”</p>
<p>According to Ness, the pump will be locked at night until the end of the year.</p>
<p>The baker Ole Ruud said that he would bake with it on Saturday.</p></article></body></html>"""


class Keys:
    """Presses keys where the focus is, as a keyboard does; it never says which widget is meant."""

    def __init__(self, reader, window) -> None:
        self.reader, self.window = reader, window

    def press(self, keys: str) -> None:
        target = QApplication.focusWidget() or self.window
        combination = QKeySequence(keys)[0]
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def write(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def until_focus(self, inside) -> None:
        self.reader.until(
            lambda: (f := QApplication.focusWidget()) is not None and (f is inside or inside.isAncestorOf(f))
        )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "well.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def keys(reader, page) -> Keys:
    """The keyboard of a window in which the page has been opened by its path, typed."""
    window = reader.sits_down()
    reader.until(window.isActiveWindow)
    typed = Keys(reader, window)
    typed.press("Ctrl+K")
    typed.until_focus(window.top_bar.address)
    typed.write(str(page))
    typed.press("Return")
    reader.until(lambda: window.desk.article.reading.article.title == "The well is clean again")
    reader.until(lambda: reader.has_cards(window))
    for _ in range(3):
        if QApplication.focusWidget() is not window.pane.view:
            typed.press("F6")
    assert QApplication.focusWidget() is window.pane.view
    return typed


def test_statements_are_walked(reader, keys):
    window = keys.window
    statements = [s.span for c in window.desk.article.cards for s in c.appearance.statements]
    keys.press("S")
    first = window.pane._ends.current
    keys.press("S")
    second = window.pane._ends.current
    assert first in statements
    assert second in statements
    assert first < second
    keys.press("Shift+S")
    assert window.pane._ends.current == first


def test_a_profile_is_reached_and_left(reader, keys):
    window, cards, profile = keys.window, keys.window.sidebar.cards, keys.window.sidebar.profile
    keys.press("F6")
    assert QApplication.focusWidget() is cards.list
    keys.press("Down")
    first = cards.selected()
    assert first == next(row for row in cards.list.sources.rows if isinstance(row, CardRow))
    keys.press("Down")
    picked = cards.selected()
    assert picked not in (None, first)
    keys.press("Return")
    reader.until(profile.isVisible)
    assert profile.head.name.text() == picked.card.appearance.name
    keys.until_focus(profile)
    keys.press("Alt+Left")
    reader.until(lambda: not profile.isVisible())
    keys.until_focus(window.sidebar)
    keys.press("F6")
    keys.press("F6")
    assert QApplication.focusWidget() is window.pane.view


def test_a_profile_is_reached_from_the_name_in_the_text(reader, keys):
    view, profile = keys.window.pane.view, keys.window.sidebar.profile
    reached = False
    for _ in range(12):
        keys.press("L")
        if view.textCursor().selectedText() in ("Mona Ness", "Ness"):
            reached = True
            keys.press("Return")
            break
    assert reached
    reader.until(profile.isVisible)
    assert profile.head.name.text() == "Mona Ness"
    keys.press("Alt+Left")
    reader.until(lambda: not profile.isVisible())
    assert QApplication.focusWidget() is view


def test_a_note_is_written_and_saved_in_a_copy(reader, keys, tmp_path):
    window, view = keys.window, keys.window.pane.view
    keys.press("Ctrl+Home")
    for _ in range(3):
        keys.press("Shift+Down")
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    selected = view.selected_span()
    assert selected is not None
    assert window.pane.bar.isVisible()
    keys.press("Ctrl+M")
    assert QApplication.focusWidget() is not view
    keys.write("Ask about the pump.")
    keys.press("Ctrl+Return")
    assert QApplication.focusWidget() is view
    reader.until(lambda: [p.annotation.note for p in window.desk.article.annotations] == ["Ask about the pump."])
    assert window.desk.article.annotations[0].placement.span == selected
    reader.settles(window)
    save_a_copy(reader, keys, tmp_path / "well-copy.html")
    assert "Ask about the pump." in (tmp_path / "well-copy.html").read_text(encoding="utf-8")


def test_a_whole_session_without_a_mouse(reader, keys, tmp_path):
    mark_a_paragraph(reader, keys)
    mark_a_statement_with_note_and_tags(reader, keys)
    select_words_and_let_go(keys)
    write_on_the_whole(reader, keys)
    merge_and_take_back(reader, keys)
    delete_from_the_list_and_take_back(reader, keys)
    save_a_copy(reader, keys, tmp_path / "session.html")
    saved = (tmp_path / "session.html").read_text(encoding="utf-8")
    assert "On the whole: one source." in saved
    assert '<span class="tag"><bdi>water</bdi></span>' in saved


def marks(keys):
    return [placed.annotation for placed in keys.window.desk.article.annotations]


def mark_a_paragraph(reader, keys):
    keys.press("Ctrl+Home")
    keys.press("Down")
    keys.press("Up")
    for key in ("Down", "Down", "H", "3", "U"):
        keys.press(key)
    wanted = [("“We tested it ", "blue", "underline")]
    reader.until(lambda: [(m.anchor.quote[:14], m.colour.value, m.style.value) for m in marks(keys)] == wanted)
    reader.settles(keys.window)


def mark_a_statement_with_note_and_tags(reader, keys):
    view = keys.window.pane.view
    keys.press("Alt+Up")
    keys.press("S")
    said = keys.window.pane._ends.current
    keys.press("2")
    reader.until(lambda: len(marks(keys)) == 2)
    assert keys.window.pane.marking.at_hand.placement.span == said
    keys.press("N")
    keys.write("Who **else**?")
    keys.press("Esc")
    assert QApplication.focusWidget() is view
    keys.press("T")
    keys.write("check, water")
    keys.press("Return")
    assert QApplication.focusWidget() is view
    wanted = (("check", "water"), "Who **else**?")
    reader.until(lambda: wanted in [(m.tags, m.note) for m in marks(keys)])


def select_words_and_let_go(keys):
    """The selection opens the bar, which Tab reaches and Escape leaves; one more lets go."""
    window, view = keys.window, keys.window.pane.view
    for key in ("Down", "Shift+Right", "Shift+Right"):
        keys.press(key)
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    selected = view.selected_span()
    assert window.pane.bar.isVisible()
    keys.press("Tab")
    assert QApplication.focusWidget() in window.pane.bar.buttons
    keys.press("Esc")
    assert (QApplication.focusWidget(), view.selected_span()) == (view, selected)
    keys.press("Esc")
    assert view.selected_span() is None


def write_on_the_whole(reader, keys):
    keys.press("Shift+N")
    keys.write("On the whole: one source.")
    keys.press("Ctrl+Return")
    reader.until(lambda: len(marks(keys)) == 3)


def merge_and_take_back(reader, keys):
    window, marking = keys.window, keys.window.pane.marking
    before = marks(keys)
    keys.press("Ctrl+Home")
    keys.press("J")
    while not overlapping(marking.at_hand, window.desk.article):
        keys.press("J")
    keys.press("M")
    reader.until(lambda: len(marks(keys)) == 2 and window.toast.words == "2 marks merged")
    merged = next(m for m in marks(keys) if m.tags)
    assert (merged.note, merged.tags) == ("Who **else**?", ("check", "water"))
    reader.settles(window)
    keys.press("Ctrl+Z")
    reader.until(lambda: window.toast.words == "Undone: 2 marks merged")
    assert marks(keys) == before
    keys.press("Ctrl+Y")
    reader.until(lambda: len(marks(keys)) == 2)
    reader.settles(window)


def delete_from_the_list_and_take_back(reader, keys):
    window = keys.window
    keys.press("Ctrl+Shift+M")
    keys.until_focus(window.sidebar.marks)
    for key in ("Down", "Down", "Return"):
        keys.press(key)
    assert window.pane.marking.at_hand is not None
    keys.press("Del")
    reader.until(lambda: len(marks(keys)) == 1 and window.toast.words == "Mark deleted")
    reader.settles(window)
    keys.press("Ctrl+Z")
    reader.until(lambda: len(marks(keys)) == 2)
    reader.settles(window)


def save_a_copy(reader, keys, file):
    window = keys.window
    keys.press("Ctrl+S")
    dialog = window.findChild(SaveCopyDialog)
    press_by_tab(dialog, QDialogButtonBox.StandardButton.Save)
    reader.until(lambda: window.findChild(QFileDialog) is not None)
    ask = window.findChild(QFileDialog)
    ask.setDirectory(str(file.parent))  # Qt's own dialog completes typed paths by a list that is read at leisure
    ask.selectFile(file.name)
    press_by_tab(ask, QDialogButtonBox.StandardButton.Save)
    reader.until(file.exists)
    reader.until(lambda: file.name in window.toast.words)
    reader.settles(window)


def test_letters_are_typed_where_one_types(reader, keys):
    window = keys.window
    keys.press("Down")
    keys.press("N")
    keys.write("HhUuJjKkSsNnMmTt12345?")
    keys.press("Esc")
    reader.until(lambda: [p.annotation.note for p in window.desk.article.annotations] == ["HhUuJjKkSsNnMmTt12345?"])
    keys.press("Ctrl+K")
    keys.write("hunks12")
    assert window.top_bar.address.text() == "hunks12"
    reader.settles(window)
    keys.press("F6")
    keys.until_focus(window.pane.view)
    keys.press("F6")
    keys.until_focus(window.sidebar)
    for letter in ("H", "U", "3", "N", "M"):
        keys.press(letter)
    reader.settles(window)
    assert len(window.desk.article.annotations) == 1


def test_tab_goes_from_the_text_to_the_notes_and_on_to_the_sources(reader, keys):
    window = keys.window
    keys.press("Down")
    keys.press("N")
    keys.write("One.")
    keys.press("Esc")
    reader.settles(window)
    reader.until(lambda: len(window.desk.article.annotations) == 1)
    keys.press("Esc")
    keys.press("Tab")
    (editor,) = window.pane.margin.editors.values()
    assert QApplication.focusWidget() is editor.view
    for _ in range(6):
        if window.sidebar.isAncestorOf(QApplication.focusWidget()):
            break
        keys.press("Tab")
    assert window.sidebar.isAncestorOf(QApplication.focusWidget())


def test_the_keys_are_shown_by_a_question_mark(reader, keys):
    keys.press("?")
    dialog = keys.window.findChild(ShortcutsDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for shown in ("H", "Next mark", "Take in sentences", "Shift+Down", "Return"):
        assert shown in words
    dialog.reject()


def press_by_tab(dialog: QDialog, wanted: QDialogButtonBox.StandardButton) -> None:
    """Go from part to part of a dialog until the button has the keyboard, and press it."""
    button = dialog.findChild(QDialogButtonBox).button(wanted)
    for _ in range(20):
        if dialog.focusWidget() is button:
            break
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_every_button_of_the_bar_has_a_name_and_is_on_the_way_of_tab(reader, page):
    window = reader.sits_down(page)
    for button in window.top_bar._buttons.values():
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
