"""The whole window's dress: nothing moves by itself, and large text makes everything large."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QProgressBar,
    QScrollBar,
    QSlider,
    QStyle,
    QWidget,
)

from reader.ui.article_view import ArticleView
from reader.ui.labels import plain_label
from reader.ui.look_up_dialog import LookUpDialog
from reader.ui.registers_dialog import RegistersDialog
from reader.ui.source_list import SourceList
from reader.ui.theme import ThemeChoice

ROOT = Path(__file__).resolve().parents[3]
MEASURE = """
from PySide6.QtWidgets import QApplication
from reader.app import paths
from reader.ui.look import Look
from reader.ui.reading_pane import ReadingPane
from reader.ui.source_sidebar import SourceSidebar
application = QApplication([])
look = Look(paths.resource(), application)
for part in (ReadingPane(look.setting(), look.icons), SourceSidebar(look.theme, look.icons)):
    part.resize(400, 300)
    picture = part.grab()
    print(picture.width(), picture.height(), part.fontInfo().pixelSize() * picture.devicePixelRatio())
"""

MOVING = (QMainWindow, QLineEdit, QAbstractButton, QComboBox, QProgressBar, QAbstractItemView, QScrollBar, QSlider)


def pixels(dpi: str) -> list[list[float]]:
    environment = os.environ | {"QT_FONT_DPI": dpi, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", MEASURE], env=environment, capture_output=True, text=True, check=True)
    return [[float(number) for number in line.split()] for line in ran.stdout.splitlines()]


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_text_scale_of_the_system_enlarges_the_whole_window(percent):
    usual, large = pixels("96"), pixels(str(96 * percent // 100))
    assert large == [[pytest.approx(number * percent / 100, abs=1) for number in line] for line in usual]


def animated(widget: QWidget) -> list[QWidget]:
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    parts = [part for part in (widget, *widget.findChildren(QWidget)) if isinstance(part, MOVING)]
    assert len(parts) > 40
    return [part for part in parts if part.style().styleHint(duration, None, part) != 0]


def test_no_part_of_the_window_moves_by_itself(qtbot, sample):
    sample.actions_by_name["type"].trigger()
    sample.actions_by_name["find"].trigger()
    sample.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: not sample.turning.is_at_article)
    assert animated(sample) == []
    for field in sample.findChildren(QLineEdit):
        if field.isClearButtonEnabled():
            field.setText("words")  # its button would fade in
    QApplication.processEvents()
    assert [a for a in sample.findChildren(QAbstractAnimation) if a.state() is a.State.Running] == []
    sample.typesetting.panel.close()


def test_no_dialog_has_a_bar_that_runs_without_end(qtbot, look):
    for dialog in (LookUpDialog("Ada Lind", ()), RegistersDialog(look.theme, look.icons)):
        qtbot.addWidget(dialog)
        assert [bar for bar in dialog.findChildren(QProgressBar) if bar.minimum() == bar.maximum()] == []


def focusable(*places: QWidget) -> list[QWidget]:
    """The parts on screen that Tab comes to, but for the article, which shows a cursor once a key moves it."""
    parts = [part for place in places for part in place.findChildren(QWidget)]
    shown = [part for part in parts if part.isVisible() and not isinstance(part, ArticleView)]
    return [part for part in shown if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def pixels_of(part: QWidget) -> set[tuple[int, int, int]]:
    """What a part looks like now."""
    part.window().repaint()
    picture = part.grab().toImage()
    return {(x, y, picture.pixel(x, y)) for x in range(picture.width()) for y in range(picture.height())}


def test_where_the_keyboard_is_can_be_seen_on_all_that_tab_comes_to(qtbot, sample):
    sample.actions_by_name["find"].trigger()
    sample.sidebar.select_card(0)
    sample.actions_by_name["type"].trigger()
    panel, unseen = sample.typesetting.panel, []
    for window in (panel, sample):
        parts = focusable(window)
        assert len(parts) > 10
        for part in parts:
            if isinstance(part, QAbstractButton) and part.isCheckable():
                part.setChecked(True)  # what is chosen is set off already
            other = next(one for one in parts if one is not part and one.isEnabled())
            other.setFocus()
            without = pixels_of(part)
            part.setFocus(Qt.FocusReason.TabFocusReason)
            if part.hasFocus() and len(pixels_of(part) - without) < 30:
                unseen.append(part)
        panel.close()
    assert unseen == []


def test_window_that_is_built_bare_is_dressed_when_it_stands(qtbot, look, qapp):
    with look.bare():
        label = plain_label("words")
        qtbot.addWidget(label)
        look.resize(look.window_size + 4)
        assert qapp.styleSheet() == ""
    label.ensurePolished()
    assert label.font().pixelSize() == look.window_size
    assert look.fonts.interface in qapp.styleSheet()


def test_window_that_cannot_be_built_leaves_the_rest_dressed(look, qapp):
    with pytest.raises(OSError, match="no"), look.bare():
        raise OSError("no")
    assert qapp.styleSheet()


def test_what_is_scrolled_to_the_end_of_a_list_stays_there_in_another_theme(look, qtbot, opened):
    cards = SourceList(look.theme, look.icons)
    qtbot.addWidget(cards)
    cards.resize(340, 200)
    cards.sources.show_article(opened)
    cards.show()
    last = cards.sources.rowCount() - 1
    cards.select(last)
    before = cards.visualRect(cards.sources.index(last))
    for is_night in (True, False):
        look.choose(ThemeChoice(held=is_night))
        assert cards.visualRect(cards.sources.index(last)) == before
