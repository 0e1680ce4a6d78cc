"""The panel behind "Aa": what is chosen shows at once, is kept, and moves no line."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.article import BlockKind, Image
from reader.model.library import OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.span import Span
from reader.ui.crash import CrashHook
from reader.ui.icons import Icons
from reader.ui.main_window import MainWindow
from reader.ui.pictures import Picture
from reader.ui.reading_pane import ReadingPane
from reader.ui.theme import Scheme
from reader.ui.typography import USUAL, Typography
from tests.ui.window.conftest import article_of, mark

SETTINGS = {
    "large": Typography(text_size=26),
    "small": Typography(text_size=12),
    "airy": Typography(line_height=240, paragraph_spacing=244),
    "narrow": Typography(measure=40),
    "wide": Typography(measure=112),
    "spaced": Typography(letter_spacing=20, word_spacing=60),
    "sans": Typography(family="Inter", is_justified=True),
}
LONG = (
    (BlockKind.HEADING, 1, "The pilots of Varnes"),
    *(
        (BlockKind.PARAGRAPH, 0, f"Paragraph {n} tells " + "of the pilots and of the quay, as it was. " * 9)
        for n in range(80)
    ),
)
UNEVEN = (  # what comes late takes more room than its letters tell
    *((BlockKind.PARAGRAPH, 0, f"Paragraph {n} tells " + "of the pilots and of the quay. " * 42) for n in range(80)),
    *((BlockKind.LIST_ITEM, 1, f"Item {n:03}") for n in range(300)),
)


@pytest.fixture(params=[520, 760, 1100])
def pane(qtbot, root, setting, request):
    made = ReadingPane(setting, Icons(root / "resources" / "icons"))
    qtbot.addWidget(made)
    made.resize(request.param, 600)
    made.show()
    write(made, qtbot, LONG)
    return made


def write(pane, qtbot, blocks) -> None:
    """Show an article of these blocks, and wait until all of it stands."""
    reading = Reading(article_of(blocks), (), (), Engine("test", "1"))
    with qtbot.waitSignal(pane.view.written, timeout=20_000):
        pane.show_article(OpenArticle(None, "u9", reading, analysed=True), {})


def set_width(pane, qtbot, width: int) -> None:
    """Set another width, and wait until the line at the top is back."""
    pane.resize(width, 600)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    qtbot.waitUntil(lambda: not pane.view.is_settling)


def put_at_top(view, words: str) -> int:
    """Scroll so that a line begins within these words at the very top; return its first character."""
    offset = view._article.reading.article.text.index(words)
    view.verticalScrollBar().setValue(round(view.top_of(Span(offset, offset + 1))))
    return view.top_place()[0]


def top_line(view) -> tuple[int, int]:
    """The characters of the line at the top of the view."""
    cursor = view.cursorForPosition(view.viewport().rect().topLeft() + view.viewport().rect().topLeft())
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    start = view.text_map.offset_of(cursor.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
    return start, view.text_map.offset_of(cursor.position())


@pytest.mark.parametrize("name", SETTINGS)
def test_the_line_at_the_top_stays_there_in_another_setting(pane, qtbot, name):
    view = pane.view
    offset = put_at_top(view, "Paragraph 41")
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS[name]))
    start, end = top_line(view)
    assert start <= offset <= end


def test_many_changes_do_not_add_up(pane, qtbot):
    view = pane.view
    put_at_top(view, "Paragraph 52")
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 75)  # in the midst of a paragraph
    before = view.top_place()
    for name in (*SETTINGS, *reversed(SETTINGS)):
        with qtbot.waitSignal(view.written, timeout=20_000):
            pane.set_setting(replace(view.setting, typography=SETTINGS[name]))
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=USUAL))
    assert view.top_place()[0] == before[0]
    assert view.top_place()[1] == pytest.approx(before[1], abs=1.5)


def test_a_second_change_before_the_first_is_written_keeps_the_line(pane, qtbot):
    view = pane.view
    offset = put_at_top(view, "Paragraph 60")
    pane.set_setting(replace(view.setting, typography=SETTINGS["large"]))
    pane.set_setting(replace(view.setting, typography=SETTINGS["narrow"]))
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS["small"]))
    start, end = top_line(view)
    assert start <= offset <= end
    assert view.updatesEnabled()


def test_the_line_is_back_before_the_rest_is_written(pane, qtbot):
    view = pane.view
    offset = put_at_top(view, "Paragraph 20")
    seen = []
    pane.set_setting(replace(view.setting, typography=SETTINGS["large"]))
    view._writer.went_on.connect(lambda: view.updatesEnabled() and seen.append(top_line(view)))
    qtbot.waitUntil(lambda: view.is_complete, timeout=20_000)
    assert all(start <= offset <= end for start, end in seen)
    assert view.updatesEnabled()


def test_another_width_keeps_the_line(pane, qtbot):
    view = pane.view
    offset = put_at_top(view, "Paragraph 33")
    for width in (460, 900, 1300, 640):
        set_width(pane, qtbot, width)
        start, end = top_line(view)
        assert start <= offset <= end


@pytest.mark.parametrize("words", ["Paragraph 70", "Item 050", "Item 200"])
def test_another_width_keeps_a_line_whose_height_nobody_could_guess(pane, qtbot, words):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    offset = put_at_top(view, words)
    for width in (460, 900, 400):
        set_width(pane, qtbot, width)
        start, end = top_line(view)
        assert start <= offset <= end


def test_far_down_the_old_picture_stays_while_another_width_is_laid_out(pane, qtbot):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    offset = put_at_top(view, "Paragraph 70")
    pane.resize(460, 600)
    assert view.is_settling
    assert not view.viewport().updatesEnabled()
    assert view.top_place()[0] == offset  # where the window would find the reader again, were it killed now
    qtbot.waitUntil(lambda: not view.is_settling)
    assert view.viewport().updatesEnabled()
    assert view.top_place()[0] == offset


def test_widths_that_follow_one_another_far_down_end_at_the_line(pane, qtbot):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    offset = put_at_top(view, "Paragraph 70")
    for width in (460, 470, 480, 900):
        pane.resize(width, 600)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not view.is_settling)
    start, end = top_line(view)
    assert start <= offset <= end


def test_another_height_far_down_is_no_other_place(pane, qtbot):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    put_at_top(view, "Paragraph 70")
    value, scrolled = view.verticalScrollBar().value(), []
    view.scrolled.connect(lambda: scrolled.append(True))
    pane.resize(pane.width(), 500)
    assert not view.is_settling
    assert view.viewport().updatesEnabled()
    assert view.verticalScrollBar().value() == value
    assert not scrolled


def test_who_goes_elsewhere_while_another_width_is_laid_out_stays_there(pane, qtbot):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    put_at_top(view, "Paragraph 70")
    start = view._article.reading.article.text.index("Paragraph 30")
    pane.resize(460, 600)
    view.show_span(Span(start, start + 12))
    assert view.viewport().updatesEnabled()
    qtbot.wait(50)
    assert view.is_on_screen(Span(start, start + 12))


@pytest.mark.parametrize(("top", "words"), [("Paragraph 70", "Paragraph 71 tells"), ("Item 285", "Item 290")])
def test_notes_far_down_stand_beside_their_lines_after_another_width(pane, qtbot, top, words):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    put_at_top(view, top)
    text = pane.article.reading.article.text
    pane.refresh(replace(pane.article, annotations=(mark(text, words, note="Which?"),)))
    (note,) = pane.margin.editors.values()
    for width in (1300, 1000):
        set_width(pane, qtbot, width)
        line = view.top_of(note.placed.placement.span)
        qtbot.waitUntil(lambda: note.y() == pytest.approx(line, abs=12))  # noqa: B023


def test_words_far_down_are_on_screen_right_after_another_width(pane, qtbot):
    view = pane.view
    write(pane, qtbot, UNEVEN)
    put_at_top(view, "Paragraph 70")
    pane.resize(460, 600)
    start = view._article.reading.article.text.index("Item 250")
    view.show_span(Span(start, start + 8))
    assert view.is_on_screen(Span(start, start + 8))


def test_the_line_below_a_gap_is_at_the_top_before_the_rest_is_laid_out(pane, qtbot):
    view = pane.view
    put_at_top(view, "Paragraph 40")
    set_width(pane, qtbot, 460)  # the last paragraphs stand where they stood in the other width until Qt comes to them
    for number in range(20, 40):
        start = view._article.reading.article.text.index(f"Paragraph {number} ")
        view.verticalScrollBar().setValue(round(view.top_of(Span(start, start + 1))) - 6)
        assert view.top_place()[0] == start


def test_a_reader_who_scrolls_while_nothing_changes_is_not_drawn_back(pane, qtbot):
    view = pane.view
    put_at_top(view, "Paragraph 33")
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS["large"]))
    offset = put_at_top(view, "Paragraph 8 ")
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=USUAL))
    start, end = top_line(view)
    assert start <= offset <= end


def test_selected_words_stay_selected(pane, qtbot):
    view = pane.view
    offset = put_at_top(view, "Paragraph 41")
    span = Span(offset, offset + 12)
    view.setTextCursor(view.cursor_at(span))
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS["spaced"]))
    assert view.selected_span() == span


def test_notes_stand_beside_their_lines_in_every_setting(pane, qtbot):
    view, text = pane.view, pane.article.reading.article.text
    pane.refresh(replace(pane.article, annotations=(mark(text, "Paragraph 3 tells", note="Which?"),)))
    for typography in SETTINGS.values():
        with qtbot.waitSignal(view.written, timeout=20_000):
            pane.set_setting(replace(view.setting, typography=typography))
        editor = pane.margin.editors["a1"]
        stands = editor if view.column.has_notes else pane.margin._notes["a1"].pin
        line = view.top_of(editor.placed.placement.span)
        assert abs(stands.y() - line) <= 8
        assert pane.margin.x() >= view.column.left + view.column.width


def test_a_picture_is_no_wider_than_a_narrow_column(pane, qtbot):
    blocks = pane.article.reading.article.blocks
    view = pane.view
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    picture = Picture(image, 600, 300)
    with_image = replace(blocks[1], image=Image(None, None, "A quay"))
    article = replace(pane.article.reading.article, blocks=(blocks[0], with_image, *blocks[2:]))
    opened = replace(pane.article, uid="u10", reading=replace(pane.article.reading, article=article))
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.show_article(opened, {1: picture})
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS["narrow"]))
    block = view.document().begin()
    while "\ufffc" not in block.text():
        block = block.next()
    area = block.layout().boundingRect()
    assert area.width() <= view.column.width
    assert area.height() < 0.75 * area.width()


def test_the_panel_shows_what_holds_and_each_choice_shows_at_once(qtbot, sample):
    sample.actions_by_name["type"].trigger()
    panel = sample.typesetting.panel
    assert panel.isVisible()
    assert panel.numbers["text_size"].slider.value() == 17
    QTest.keyClick(panel.numbers["text_size"].slider, Qt.Key.Key_Right)
    QTest.keyClick(panel.numbers["line_height"].slider, Qt.Key.Key_Right)
    assert sample.pane.view.setting.typography == Typography(text_size=18, line_height=168)
    assert panel.numbers["line_height"].said.text() == "1.68"
    panel.usual.click()
    assert sample.pane.view.setting.typography == USUAL
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_slider_that_is_dragged_goes_by_steps(qtbot, sample, look):
    panel = sample.typesetting.panel
    panel.show_choices(USUAL, look.choice)
    chosen = []
    panel.typography_chosen.connect(lambda typography: chosen.append(typography.line_height))
    for value in (165, 166, 167, 168, 169, 171):
        panel.numbers["line_height"].slider.setValue(value)
    assert chosen == [168, 172]


def test_a_font_of_the_system_is_chosen_and_one_that_is_gone_is_named(qtbot, sample, look):
    panel = sample.typesetting.panel
    panel.show_choices(Typography(family="Nowhere Sans"), look.choice)
    assert panel.family.currentText() == "Nowhere Sans (not here)"
    families = [panel.family.itemText(row) for row in range(panel.family.count())]
    assert families[:3] == ["Noto Serif", "Inter", "Atkinson Hyperlegible Next"]
    panel.family.setCurrentIndex(2)
    panel.family.activated.emit(2)
    assert sample.pane.view.setting.typography.family == "Atkinson Hyperlegible Next"
    panel.family.setCurrentIndex(0)
    panel.family.activated.emit(0)
    assert sample.pane.view.setting.typography.family == ""


def test_a_theme_is_shown_as_soon_as_it_is_picked_whatever_the_system_says(qtbot, sample, look):
    panel = sample.typesetting.panel
    sample.actions_by_name["type"].trigger()
    panel.samples[Scheme.SEPIA].click()
    assert panel.follows.isChecked()  # by day; the night stays dark
    for scheme in (Scheme.BLACK, Scheme.LIGHT, Scheme.DARK, Scheme.BLACK):
        panel.samples[scheme].click()
        assert look.theme.scheme is scheme
        assert sample.pane.view.setting.theme.scheme is scheme
        assert [s for s, button in panel.samples.items() if button.isChecked()] == [scheme]
        assert not panel.follows.isChecked()
    assert "#000000" in QApplication.instance().styleSheet()
    panel.follows.click()
    assert look.theme.scheme is Scheme.LIGHT
    assert panel.follows.text() == "As the system goes: Light by day, Black by night"
    panel.close()


def test_choices_are_there_the_next_time(qtbot, sample, library, workshop, look):
    sample.typesetting.choose(Typography(text_size=21, is_justified=True))
    sample.typesetting.choose_theme(look.choice.picked(Scheme.SEPIA, is_night=False))
    sample.close()
    again = MainWindow(library, workshop, look, CrashHook(None))
    qtbot.addWidget(again)
    assert again.pane.view.setting.typography == Typography(text_size=21, is_justified=True)
    assert again.pane.view.setting.theme.scheme is Scheme.SEPIA
    again.close()


def test_the_panel_is_gone_through_by_tab_and_every_part_has_a_name(qtbot, sample):
    sample.actions_by_name["type"].trigger()
    panel, seen = sample.typesetting.panel, []
    focus = panel.focusWidget()
    while focus not in seen:
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = panel.focusWidget()
    wanted = {
        *panel.samples.values(),
        panel.follows,
        panel.family,
        panel.is_justified,
        panel.is_hyphenated,
        panel.usual,
    }
    assert set(seen) >= wanted | {row.slider for row in panel.numbers.values()}
    assert all(part.accessibleName() or part.text() for part in seen)
    panel.close()


def test_selected_words_out_of_sight_do_not_draw_the_reader_back(pane, qtbot):
    view = pane.view
    offset = put_at_top(view, "Paragraph 3 ")
    view.setTextCursor(view.cursor_at(Span(offset, offset + 12)))
    offset = put_at_top(view, "Paragraph 41")
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS["large"]))
    start, end = top_line(view)
    assert start <= offset <= end


def test_the_paragraph_one_stands_at_stays_framed_in_another_setting(pane, qtbot):
    view = pane.view
    put_at_top(view, "Paragraph 41")
    view.walker.step(1)
    view.walker.step(1)
    paragraph = view.walker.paragraph
    with qtbot.waitSignal(view.written, timeout=20_000):
        pane.set_setting(replace(view.setting, typography=SETTINGS["large"]))
    assert view.walker.paragraph == paragraph


@pytest.mark.parametrize("is_heard", [False, True])
def test_the_panel_is_a_window_where_a_screen_reader_listens_and_closes_when_it_is_left(
    qtbot, sample, monkeypatch, is_heard
):
    monkeypatch.setattr("reader.ui.type_panel.QAccessible.isActive", lambda: is_heard)
    sample.typesetting.show_panel()
    panel = sample.typesetting.panel
    qtbot.waitUntil(panel.isActiveWindow)
    assert (panel.windowType() == Qt.WindowType.Popup) is not is_heard
    assert panel.samples[Scheme.LIGHT].hasFocus()
    if is_heard:
        sample.activateWindow()
        qtbot.waitUntil(lambda: not panel.isVisible())
    else:
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        assert not panel.isVisible()
