from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.model.signal import Signal
from reader.model.span import Span

KINDS = Signal("diversity", "4 of 11 sources heard: 3 people, 1 organisation")
UNNAMED = Signal("named", "1 of 4 heard is not named; no reason is given", (Span(31, 40), Span(50, 60)))


@pytest.fixture
def block(sidebar, ferry):
    sidebar.show_article(replace(ferry, signals=(KINDS, UNNAMED)))
    return sidebar.cards.together


def lines(block):
    return [item.title.replace("\N{NO-BREAK SPACE}", " ") for item in block.lines.content.items]


def test_block_is_folded_until_it_is_opened_by_key(block, qtbot):
    assert block.isVisible()
    assert not block.lines.isVisible()
    qtbot.keyClick(block.fold, Qt.Key.Key_Space)
    assert block.lines.isVisible()
    assert lines(block) == [KINDS.text, UNNAMED.text]
    qtbot.keyClick(block.fold, Qt.Key.Key_Space)
    assert not block.lines.isVisible()


def test_line_leads_to_the_first_words_it_rests_on(block, sidebar, qtbot):
    block.fold.click()
    block.lines.setCurrentIndex(block.lines.content.index(1))
    with qtbot.waitSignal(sidebar.evidence_picked) as picked:
        qtbot.keyClick(block.lines, Qt.Key.Key_Return)
    assert picked.args == [Span(31, 40)]


def test_line_without_words_leads_nowhere(block, sidebar, qtbot):
    block.fold.click()
    block.lines.setCurrentIndex(block.lines.content.index(0))
    with qtbot.assertNotEmitted(sidebar.evidence_picked):
        qtbot.keyClick(block.lines, Qt.Key.Key_Return)


def test_screen_reader_hears_which_lines_lead_somewhere(block):
    block.fold.click()
    rows = (block.lines.content.index(row) for row in range(2))
    heard = [row.data(Qt.ItemDataRole.AccessibleTextRole).replace("\N{NO-BREAK SPACE}", " ") for row in rows]
    assert heard == [f"{KINDS.text}, in this article", f"{UNNAMED.text}, shows the place"]


def test_article_of_which_nothing_can_be_said_has_no_block(block, sidebar, ferry, waiting):
    for without in (ferry, waiting, None):
        sidebar.show_article(without)
        assert not block.isVisible()


def test_what_the_reader_opened_stays_open_for_the_next_article(block, sidebar, ferry):
    block.fold.click()
    sidebar.show_article(None)
    sidebar.show_article(replace(ferry, uid="another", signals=(UNNAMED,)))
    assert block.lines.isVisible()
    assert lines(block) == [UNNAMED.text]


def test_block_is_as_tall_as_its_lines_and_painted_by_night_too(block, sidebar, dark):
    folded = block.height()
    block.fold.click()
    sidebar.layout().activate()
    assert block.sizeHint().height() >= folded + block.lines.height()
    by_day = sidebar.grab().toImage()
    sidebar.set_theme(dark)
    assert sidebar.grab().toImage() != by_day
