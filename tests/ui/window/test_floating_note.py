"""A note that a pin opens over the text: all of it within the window, and no letter of it cut off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.model.library import ArticleId
from reader.model.span import Span
from reader.ui.icons import Icons
from reader.ui.reading_pane import ReadingPane
from tests.ui.window.conftest import mark

LONG = "Since when has he steered past it, and who says so? "


@pytest.fixture
def pane(qtbot, root, setting, opened):
    made = ReadingPane(setting, Icons(root / "resources" / "icons"))
    qtbot.addWidget(made)
    made.resize(480, 500)
    made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.view.written):
        made.show_article(replace(opened, id=ArticleId(1), annotations=()), {})
    return made


def open_note(pane, note: str):
    placed = mark(pane.article.reading.article.text, "Petter Holm", note=note)
    pane.refresh(replace(pane.article, annotations=(placed,)))
    pane.margin.edit(placed)
    return pane.margin.editors["a1"]


def laid_out(words) -> float:
    layout, block, height = words.document().documentLayout(), words.document().begin(), 0.0
    while block.isValid():
        height += layout.blockBoundingRect(block).height()
        block = block.next()
    return height


@pytest.mark.parametrize("size", [13, 14, 15, 16, 18, 20])
def test_every_line_that_is_typed_stays_in_sight(qtbot, look, pane, size):
    look.resize(size)
    pane.set_scale(look.scale)
    editor = open_note(pane, "")
    for words in (LONG, LONG, "x" * 90):
        qtbot.keyClicks(editor.words, words)
        qtbot.waitUntil(lambda: editor.words.viewport().height() >= laid_out(editor.words))
        assert (editor.words.verticalScrollBar().value(), editor.words.horizontalScrollBar().value()) == (0, 0)
        qtbot.waitUntil(lambda: pane.view.rect().contains(editor.geometry()))
    look.resize(13)


def test_its_width_grows_with_its_text(pane):
    usual = open_note(pane, LONG).width()
    pane.set_scale(1.4)
    assert pane.margin.editors["a1"].width() == round(1.4 * usual)
    pane.set_scale(3)
    assert pane.view.rect().contains(pane.margin.editors["a1"].geometry())


def test_one_that_is_taller_than_the_window_scrolls_by_whole_lines_and_never_sideways(qtbot, pane):
    editor = open_note(pane, LONG * 30)
    qtbot.waitUntil(lambda: pane.view.rect().contains(editor.geometry()))
    qtbot.waitUntil(lambda: editor.words.verticalScrollBar().value() > 0)  # the text cursor stands at the note's end
    assert editor.words.viewport().rect().contains(editor.words.cursorRect().adjusted(0, 0, -1, 0))
    assert editor.words.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not editor.isVisible())
    pane.margin.show_note("a1", Span(0, 4))
    qtbot.waitUntil(lambda: editor.view.isVisible() and pane.view.rect().contains(editor.geometry()))
    assert editor.view.verticalScrollBar().maximum() > 0


def test_beside_the_text_it_is_as_tall_as_its_words_again(qtbot, pane):
    editor = open_note(pane, LONG * 30)
    pane.view.setFocus()
    pane.resize(1100, 500)
    qtbot.waitUntil(lambda: editor.view.isVisible() and not editor.property("floating"))
    qtbot.waitUntil(lambda: editor.view.height() == editor.view.sizeHint().height() > 500)
    assert editor.view.verticalScrollBar().maximum() == 0
