"""The text of bars, cards and notes: it grows as one, nothing of it is cut off, and the article stays as it is."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from reader.model.span import Span
from reader.ui.card_groups import CardRow
from reader.ui.card_layout import INSET, KIND_ICON, lay_out
from reader.ui.crash import CrashHook
from reader.ui.icons import beside_words
from reader.ui.main_window import MainWindow
from reader.ui.session import Session
from reader.ui.side_by_side import SHARE, SIDEBAR
from reader.ui.typography import WINDOW_SIZE, window_size_from
from tests.ui.window.conftest import mark

LARGE = 20  # px


@pytest.fixture(autouse=True)
def usual_size(look):
    """What one test enlarges is not large in the next."""
    yield
    look.resize(WINDOW_SIZE.least)


def resize(window, size: int) -> None:
    window.typesetting.choose_window_size(size)
    QTest.qWait(20)  # the new sizes are laid out


def worded(*places: QWidget) -> list[QWidget]:
    """The parts on screen that show words, all but the article."""
    parts = [part for place in places for part in place.findChildren(QWidget) if part.isVisible()]
    return [part for part in parts if isinstance(part, QLabel | QAbstractButton | QAbstractItemView | QLineEdit)]


def show_everything(window) -> tuple[QWidget, ...]:
    window.actions_by_name["find"].trigger()
    window.pane.find_bar.field.setText("zebra")
    window.sidebar.select_card(0)
    window.actions_by_name["type"].trigger()
    return window, window.typesetting.panel


def test_all_words_but_the_articles_grow_as_one(qtbot, sample):
    parts = worded(*show_everything(sample))
    usual = {part: part.fontInfo().pixelSize() for part in parts}
    resize(sample, LARGE)
    assert len(parts) > 40
    grown = {part: part.fontInfo().pixelSize() / size for part, size in usual.items() if part.isVisible()}
    assert {part: times for part, times in grown.items() if not 1.45 <= times <= 1.65} == {}
    sample.typesetting.panel.close()


def drawn(window) -> dict[str, int]:
    """How tall the drawings are on the window's buttons, by what the buttons are called."""
    buttons = [part for part in window.findChildren(QAbstractButton) if part.isVisible() and not part.icon().isNull()]
    sizes = {part.accessibleName() or part.text(): part.icon().actualSize(part.iconSize()).height() for part in buttons}
    return {name: size for name, size in sizes.items() if "Note" not in name}


def test_drawings_on_buttons_grow_with_the_words_beside_them(qtbot, sample):
    sample.actions_by_name["find"].trigger()
    usual = drawn(sample)
    assert {"Back", "Close (Esc)", "Show or hide the sources"} <= usual.keys()
    resize(sample, LARGE)
    grown = drawn(sample)
    assert {name: (usual[name], size) for name, size in grown.items() if not 1.4 <= size / usual[name] <= 1.7} == {}


def test_drawings_on_cards_and_in_lists_grow_and_leave_the_words_their_room(sample):
    row = next(one for one in sample.sidebar.cards.list.sources.rows if isinstance(one, CardRow))
    base = QFont(sample.font())
    places = {}
    for size in (WINDOW_SIZE.least, LARGE):
        base.setPixelSize(size)
        layout = lay_out(row, base, 360, is_open=True)
        places[size] = (beside_words(KIND_ICON, base), layout.lines[0].box.left())
        assert places[size][1] >= INSET + places[size][0]
    assert places[LARGE][0] == round(KIND_ICON * LARGE / WINDOW_SIZE.least)


def test_the_byline_grows_with_the_text(sample):
    def sizes():
        document = sample.pane.view.document()
        return [document.findBlockByNumber(number).charFormat().font().pixelSize() for number in (1, 2)]

    usual = sizes()
    for text_size in (24, 30):
        sample.typesetting.choose(replace(sample.typesetting.typography, text_size=text_size))
        assert [large - small for large, small in zip(sizes(), usual, strict=True)] == [text_size - 17] * 2
    sample.typesetting.choose(replace(sample.typesetting.typography, text_size=17))


@pytest.mark.parametrize("width", [480, 560, 900, 1280])
@pytest.mark.parametrize("size", [WINDOW_SIZE.least, 16, LARGE])
def test_no_word_is_cut_off(qtbot, sample, width, size):
    sample.resize(width, 800)
    resize(sample, size)
    places = show_everything(sample)
    qtbot.waitUntil(lambda: sample.pane.find_bar.count.text() == "not found")
    QTest.qWait(20)
    cut = [
        (part, part.text())
        for part in worded(*places)
        if isinstance(part, QLabel | QAbstractButton)
        and part.text()
        and not (part.width() >= part.minimumSizeHint().width() and part.height() >= part.minimumSizeHint().height())
    ]
    assert cut == []
    for bar in (sample.top_bar, sample.pane.find_bar):
        assert all(bar.rect().contains(part.geometry()) for part in worded(bar) if part.parent() is bar)
    sample.typesetting.panel.close()


@pytest.mark.parametrize("width", [480, 900, 1360])
@pytest.mark.parametrize("size", [WINDOW_SIZE.least, LARGE])
def test_the_bar_at_words_is_wholly_in_sight(sample, width, size):
    sample.resize(width, 700)
    resize(sample, size)
    view, bar = sample.pane.view, sample.pane.bar
    start = sample.desk.article.reading.article.text.index("so ashamed")
    view.show_span(Span(start, start + 10))
    view.setTextCursor(view.cursor_at(Span(start, start + 10)))
    view.words_selected.emit(view.selected_span())
    QTest.qWait(20)
    assert view.viewport().rect().contains(bar.geometry())
    shown = [button for button in bar.buttons if button.isVisible()]
    assert {"Underline", "Note", "Says this…", "Only this", "Copy"} <= {button.text() for button in shown}
    assert all(bar.rect().contains(button.geometry()) for button in shown)
    assert all(button.width() >= button.minimumSizeHint().width() for button in shown)
    if (width, size) == (1360, WINDOW_SIZE.least):
        assert bar.height() < 2 * shown[-1].height()  # where there is room, all stands on one line


def test_the_article_stays_as_it_is_at_the_line_it_is_read_at(qtbot, sample):
    view, bar = sample.pane.view, sample.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, formats = view.top_place(), view.document().begin().charFormat().font().pixelSize()
    with qtbot.assertNotEmitted(view.written, wait=100):
        resize(sample, LARGE)
    assert view.top_place()[0] == before[0]
    assert view.document().begin().charFormat().font().pixelSize() == formats
    resize(sample, WINDOW_SIZE.least)
    assert view.top_place()[0] == before[0]


def test_the_sidebar_grows_with_its_text_leaves_the_article_the_better_half_and_shrinks_again(qtbot, sample):
    sample.resize(1290, 800)
    QTest.qWait(20)
    usual = sample.sidebar.width()
    assert usual == SIDEBAR
    resize(sample, 15)
    assert sample.sidebar.width() == round(SIDEBAR * 15 / 13)
    resize(sample, WINDOW_SIZE.most)
    assert round(SIDEBAR * 15 / 13) < sample.sidebar.width() <= SHARE * 1290
    resize(sample, WINDOW_SIZE.least)
    assert sample.sidebar.width() == usual


def test_the_sidebar_that_the_reader_drew_grows_from_there(qtbot, sample):
    sample.resize(1290, 800)
    QTest.qWait(20)
    splitter = sample.beside._splitter
    splitter.setSizes([1290 - 320, 320])
    QTest.qWait(20)
    drawn = sample.sidebar.width()
    resize(sample, 17)
    assert sample.sidebar.width() == round(drawn * 17 / 13)
    resize(sample, WINDOW_SIZE.least)
    assert sample.sidebar.width() == drawn


def test_notes_take_the_room_that_their_words_need(qtbot, sample):
    article = sample.desk.article
    text = article.reading.article.text
    note = "Words that do not fit into one line of the margin, nor into two of them"
    sample.pane.margin.show_annotations((mark(text, text[300:320], note=note),))
    for width in (900, 1280):
        sample.resize(width, 800)
        for size in (WINDOW_SIZE.least, LARGE):
            resize(sample, size)
            (editor,) = sample.pane.margin.editors.values()
            sample.pane.margin._open_pin = editor.uid
            sample.pane.margin.place()
            QApplication.processEvents()
            lines = round(editor.words.document().size().height())
            assert editor.words.height() >= lines * editor.words.fontMetrics().lineSpacing()
            assert editor.height() >= editor.sizeHint().height()


def test_lines_of_a_table_grow_and_its_dates_are_whole(qtbot, sample):
    sample.resize(1290, 800)
    sample.actions_by_name["sources"].trigger()
    qtbot.waitUntil(lambda: not sample.turning.is_at_article)
    table = next(t for t in sample.findChildren(QAbstractItemView) if t.isVisible() and hasattr(t, "height_of_all"))
    usual = table.rowHeight(0)
    resize(sample, LARGE)
    assert table.rowHeight(0) > usual + 5
    columns = [number for number in range(table.model().columnCount()) if not table.isColumnHidden(number)]
    titles = [table.model().headerData(number, table.horizontalHeader().orientation()) for number in columns]
    needed = [table.horizontalHeader().fontMetrics().horizontalAdvance(title) for title in titles]
    assert all(table.columnWidth(number) >= words for number, words in zip(columns, needed, strict=True))


def test_keys_enlarge_and_go_no_further_than_there_is_room(sample, look):
    larger, smaller = sample.actions_by_name["larger window"], sample.actions_by_name["smaller window"]
    smaller.trigger()
    assert look.window_size == WINDOW_SIZE.least
    for _ in range(20):
        larger.trigger()
    assert look.window_size == WINDOW_SIZE.most
    smaller.trigger()
    assert look.window_size == WINDOW_SIZE.most - 1


def test_the_panel_sets_it_and_sets_it_back(sample, look):
    sample.actions_by_name["type"].trigger()
    panel = sample.typesetting.panel
    usual, right = panel.width(), panel.geometry().right()
    panel.window_size.slider.setSliderDown(True)
    panel.window_size.slider.setValue(21)
    assert look.window_size == 21
    assert panel.width() == usual  # nothing moves under the hand
    panel.window_size.slider.setSliderDown(False)
    QTest.qWait(20)
    assert panel.width() > usual
    assert panel.geometry().right() == right
    labels = [part for part in worded(panel) if isinstance(part, QLabel | QAbstractButton)]
    assert [part for part in labels if part.width() < part.minimumSizeHint().width()] == []
    panel.usual.click()
    assert panel.width() == usual
    assert look.window_size == WINDOW_SIZE.least
    assert panel.window_size.slider.value() == WINDOW_SIZE.least
    panel.close()


def test_it_is_there_the_next_time(qtbot, sample, library, workshop, look):
    sample.typesetting.choose_window_size(18)
    sample.close()
    look.resize(WINDOW_SIZE.least)
    again = MainWindow(library, workshop, look, CrashHook(None))
    qtbot.addWidget(again)
    assert look.window_size == 18
    again.close()
    assert Session(library, again._writers).window_size == 18


@pytest.mark.parametrize("line", ["", "x", "12", "22", "-14", "²", "١٤", "1e3", "999999999999"])
def test_a_size_that_is_none_is_the_usual_one(line):
    assert window_size_from(line) == WINDOW_SIZE.least
