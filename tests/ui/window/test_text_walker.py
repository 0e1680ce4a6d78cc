"""The keyboard in the article: paragraphs, words and sentences."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from reader.model.span import Span
from reader.ui.article_view import ArticleView
from reader.ui.marks import names_in

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot, setting, opened):
    made = ArticleView(setting)
    qtbot.addWidget(made)
    made.resize(976, 600)
    made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.written):
        made.write_article(opened, {})
    made.clearFocus()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    return made


def words(view, opened):
    paragraph = view.walker.paragraph
    return None if paragraph is None else paragraph.of(opened.reading.article.text)


def blocks(opened):
    article = opened.reading.article
    return [article.text[block.start : block.end] for block in article.blocks]


def test_tab_into_the_text_frames_its_first_paragraph(view, opened):
    assert words(view, opened) == blocks(opened)[0]


def test_down_and_up_go_through_every_paragraph_and_pass_the_byline(qtbot, view, opened):
    seen = [words(view, opened)]
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        if words(view, opened) != seen[-1]:
            seen.append(words(view, opened))
    assert seen == blocks(opened)
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert words(view, opened) == blocks(opened)[0]


def test_the_mouse_puts_the_frame_away(qtbot, view):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.walker.paragraph is None


def test_the_paragraph_walked_to_is_on_screen(qtbot, view, opened):
    view.resize(976, 160)
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    last = view.walker.paragraph
    assert last.of(opened.reading.article.text) == blocks(opened)[-1]
    assert view.is_on_screen(last)


def test_a_paragraph_taller_than_the_screen_is_scrolled_through_before_it_is_left(qtbot, view, opened):
    view.resize(320, 90)
    view.walker.go_to(Span(*_bounds(opened, 1)))
    view.show_span(Span(*_bounds(opened, 1)))
    first = view.walker.paragraph
    before = view.verticalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.walker.paragraph == first
    assert view.verticalScrollBar().value() > before


def test_after_the_wheel_the_keys_go_on_where_the_reader_looks(qtbot, view, opened):
    view.resize(976, 200)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert words(view, opened) in blocks(opened)[3:]


def test_shift_and_the_arrows_take_in_words_and_give_them_back(qtbot, view, opened):
    qtbot.keyClick(view, Qt.Key.Key_Down)
    text, start = opened.reading.article.text, view.walker.paragraph.start
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected_span().of(text) == "Tore Lindqvist"
    assert view.selected_span().start == start
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.selected_span().of(text) == "Tore"
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT | CTRL)
    assert view.selected_span().of(text) == "Tore L"


def test_shift_down_takes_in_sentences_over_the_paragraphs_end(qtbot, view, opened):
    qtbot.keyClick(view, Qt.Key.Key_Down)
    text = opened.reading.article.text
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.selected_span().of(text).startswith("Tore Lindqvist, a pilot")
    assert view.selected_span().of(text).endswith("in his notice.")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.selected_span().of(text).endswith("🌊.")
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.selected_span().of(text).endswith("Institute.")
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert view.selected_span().of(text).strip().endswith("in his notice.")


def test_letting_go_of_shift_announces_the_words(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    with qtbot.waitSignal(view.words_selected) as selected:
        qtbot.keyRelease(view, Qt.Key.Key_Shift)
    assert selected.args[0] is not None


def test_return_is_announced_but_not_on_a_link(qtbot, view, opened):
    with qtbot.waitSignal(view.walker.entered):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    view.link_names(opened, names_in(opened.reading))
    view.walk_links(1)
    with qtbot.waitSignal(view.links.name_clicked), qtbot.assertNotEmitted(view.walker.entered):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_the_last_link_keeps_the_keyboard_in_the_text(qtbot, view, opened):
    for _ in range(40):
        view.walk_links(1)
    assert view.hasFocus()


def test_another_article_begins_without_a_frame(qtbot, view, opened):
    with qtbot.waitSignal(view.written):
        view.write_article(opened, {})
    assert view.walker.paragraph is None
    assert view.textCursor().position() == QTextCursor(view.document()).position()


def _bounds(opened, number):
    block = opened.reading.article.blocks[number]
    return block.start, block.end
