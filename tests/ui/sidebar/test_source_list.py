from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from reader.ui.card_groups import CardRow
from reader.ui.card_layout import closed_height, closed_tones, font_of, head_height, lay_out, line_heights
from reader.ui.source_list import SourceList
from reader.ui.text_layout import text_layout


@pytest.fixture
def sources(qtbot, theme, icons, ferry):
    view = SourceList(theme, icons)
    qtbot.addWidget(view)
    view.resize(368, 500)
    view.sources.show_article(ferry)
    view.show()
    qtbot.waitExposed(view)
    return view


def name(row):
    return row.card.appearance.name if row else None


def test_arrow_keys_pass_over_heads(sources, qtbot):
    walked = []
    sources.row_selected.connect(lambda row: walked.append(name(row)))
    sources.select(5)
    for _ in range(3):
        qtbot.keyClick(sources, Qt.Key.Key_Down)
    assert walked[1:] == ["a source close to the owners", "Port of Eidvik", "Coastal Board"]


def test_selected_card_opens_and_the_one_before_closes(sources):
    closed = sources.visualRect(sources.sources.index(1)).height()
    sources.select(1)
    assert sources.visualRect(sources.sources.index(1)).height() > closed
    sources.select(2)
    assert sources.visualRect(sources.sources.index(1)).height() == closed


def test_escape_closes_the_open_card(sources, qtbot):
    sources.select(1)
    with qtbot.waitSignal(sources.row_selected) as selected:
        qtbot.keyClick(sources, Qt.Key.Key_Escape)
    assert selected.args == [None]


def test_enter_opens_the_profile_and_right_the_statements(sources, qtbot):
    sources.select(1)
    with qtbot.waitSignal(sources.profile_wanted) as profile:
        qtbot.keyClick(sources, Qt.Key.Key_Return)
    with qtbot.waitSignal(sources.statements_wanted) as statements:
        qtbot.keyClick(sources, Qt.Key.Key_Right)
    assert name(profile.args[0]) == name(statements.args[0]) == "Bjarne Holm"


def click(qtbot, view, point):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_first_click_opens_the_card_and_the_second_on_its_name_the_profile(sources, qtbot):
    on_name = sources.visualRect(sources.sources.index(1)).topLeft() + QPoint(60, 16)
    with qtbot.assertNotEmitted(sources.profile_wanted):
        click(qtbot, sources, on_name)
    assert name(sources.selected()) == "Bjarne Holm"
    with qtbot.waitSignal(sources.profile_wanted):
        click(qtbot, sources, on_name)


def double_click(qtbot, view, point):
    click(qtbot, view, point)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)  # the second press alone


def test_a_double_click_opens_the_profile_of_its_own_card_though_another_closes_above_it(sources, qtbot):
    sources.select(2)
    point = sources.visualRect(sources.sources.index(3)).bottomLeft() + QPoint(60, -3)
    with qtbot.waitSignal(sources.profile_wanted) as profile:
        double_click(qtbot, sources, point)
    assert name(sources.sources.card_row(sources.indexAt(point))) != name(sources.selected())  # it has moved
    assert name(profile.args[0]) == name(sources.selected()) == "Jakob Grude"


def test_the_second_click_of_two_that_brought_the_list_back_opens_nothing(sources, qtbot):
    point = sources.visualRect(sources.sources.index(2)).center()
    click(qtbot, sources, point)
    sources.hide()
    sources.show()
    with qtbot.assertNotEmitted(sources.profile_wanted):
        qtbot.mouseDClick(sources.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_open_card_offers_its_statements(sources, qtbot):
    sources.select(1)
    rect = sources.visualRect(sources.sources.index(1))
    layout = lay_out(sources.selected(), sources.font(), sources.width() - 13, is_open=True)
    place = rect.topLeft() + layout.actions[1].box.center()
    with qtbot.assertNotEmitted(sources.statements_wanted):
        click(qtbot, sources, rect.topLeft() + QPoint(330, 40))
    with qtbot.waitSignal(sources.statements_wanted):
        click(qtbot, sources, place)


def test_selection_is_not_hidden_under_the_sticky_head(sources):
    last = len(sources.sources.rows) - 1
    sources.select(last)
    sources.select(2)
    assert sources.visualRect(sources.sources.index(2)).top() >= head_height(sources.font())


def test_a_card_nobody_can_reach_offers_no_profile(make_card, sources):
    row = next(r for r in sources.sources.rows if isinstance(r, CardRow))
    stranger = replace(row, card=replace(row.card, source_id=None))
    offered = [a.action for a in lay_out(stranger, sources.font(), 355, is_open=True).actions]
    assert offered == ["statements"]


@pytest.mark.parametrize("is_open", [True, False])
def test_nothing_on_a_card_leaves_it_however_long_the_name(make_card, sources, is_open):
    card = make_card(0, "Maximiliana von Hohenstein " * 4, said=2, role="deputy " * 20, affiliation="Ministry" * 9)
    row = CardRow(0, card, "speaking", "2 · 40 %", 0.9)
    layout = lay_out(row, sources.font(), 355, is_open=is_open)
    boxes = [placed.box for placed in layout.lines]
    assert all(box.right() < 355 and box.bottom() < layout.height for box in boxes)
    assert all(a.bottom() < b.top() for a, b in pairwise(boxes))
    assert not boxes[0].intersects(layout.beside)
    assert layout.hides_words is not is_open


@pytest.mark.parametrize("width", [150, 230, 290, 355])
def test_what_an_open_card_offers_stays_on_it_however_narrow(make_card, sources, width):
    row = CardRow(0, make_card(0, "Cher", said=3, confidence=0.5), "speaking", "3 · 40 %", 0.9)
    layout = lay_out(row, sources.font(), width, is_open=True)
    boxes = [action.box for action in layout.actions]
    assert [action.action for action in layout.actions] == ["profile", "statements"]
    assert all(box.right() < width and box.bottom() < layout.height for box in boxes)
    assert not boxes[0].intersects(boxes[1])
    assert (boxes[0].top() == boxes[1].top()) is (width >= 290)


def test_the_height_told_without_laying_out_is_that_of_the_layout(sources):
    for row in sources.sources.rows:
        if isinstance(row, CardRow):
            laid_out = lay_out(row, sources.font(), 355, is_open=False)
            assert closed_height(closed_tones(row), line_heights(sources.font())) == laid_out.height


@pytest.mark.parametrize("size", [13, 16, 21])
def test_what_an_open_card_offers_stands_whole_inside_it(sources, size):
    font = QFont(sources.font())
    font.setPixelSize(size)
    rows = [row for row in sources.sources.rows if isinstance(row, CardRow)]
    for width in (287, 355):
        for row in rows:
            layout = lay_out(row, font, width, is_open=True)
            boxes = [action.box for action in layout.actions]
            assert all(QRect(0, 0, width, layout.height).contains(box) for box in boxes)
            assert all(not one.intersects(other) for one, other in pairwise(boxes))


def test_a_line_takes_the_height_of_the_lines_it_is_painted_in(sources):
    row = next(row for row in sources.sources.rows if isinstance(row, CardRow))
    for width in range(200, 420):
        for placed in lay_out(row, sources.font(), width, is_open=True).lines:
            font = font_of(placed.line.tone, sources.font())
            painted = text_layout(placed.text, font, placed.box.width() + 1).lineCount()
            assert placed.box.height() <= painted * (QFontMetrics(font).height() + 2)
