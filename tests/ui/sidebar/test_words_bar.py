from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics

from reader.ui.card_groups import CardRow, arrange
from reader.ui.words_bar import WordsBar, place_names, segments

shares = st.lists(st.floats(0.001, 1), min_size=1, max_size=40).map(lambda parts: [p / sum(parts) for p in parts])


@given(shares, st.integers(200, 600))
def test_segments_fill_the_bar_and_never_touch(parts, width):
    places = segments(parts, width)
    assert places[-1][0] + places[-1][1] <= width + 0.01
    assert all(a[0] + a[1] < b[0] for a, b in pairwise(places))


def test_words_given_to_nobody_leave_the_end_empty():
    ((_, width),) = segments([0.5], 100)
    assert width == 50


def test_words_two_people_say_do_not_overflow():
    places = segments([0.8, 0.8], 100)
    assert places[1][0] + places[1][1] == pytest.approx(100)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(shares, st.integers(200, 600), st.data())
def test_names_never_collide_and_stand_under_their_own_segment(qapp, parts, width, data):
    metrics = QFontMetrics(QFont())
    names = ["Solvang" * data.draw(st.integers(1, 3)) for _ in parts]
    chosen = data.draw(st.integers(-1, len(parts) - 1))
    places = segments(parts, width)
    placed = place_names(names, places, width, chosen, metrics)
    ends = [name.left + metrics.horizontalAdvance(name.text) for name in placed]
    assert all(end <= following.left for end, following in zip(ends, placed[1:], strict=False))
    assert all(name.left <= places[name.segment][0] + places[name.segment][1] for name in placed)
    assert all(end + 3 >= places[name.segment][0] for end, name in zip(ends, placed, strict=True))
    assert chosen < 0 or chosen in [name.segment for name in placed]


@pytest.mark.parametrize("chosen", [-1, 0, 1])
def test_a_very_long_name_leaves_the_others_theirs(qapp, chosen):
    metrics = QFontMetrics(QFont())
    names = ["Heide", 9 * "Rindfleischetikettierung", "Holm", "Moe"]
    placed = place_names(names, segments([0.3, 0.3, 0.2, 0.2], 400), 400, chosen, metrics)
    assert [name.segment for name in placed] == [0, 1, 2, 3]
    assert placed[1].text.startswith("Rindfl")


@pytest.fixture
def bar(qtbot, theme, ferry):
    bar = WordsBar(theme)
    qtbot.addWidget(bar)
    bar.resize(355, 30)
    bar.show_rows([row for row in arrange(ferry) if isinstance(row, CardRow)])
    bar.show()
    return bar


def test_a_click_picks_the_card_under_the_pointer(bar, qtbot):
    with qtbot.waitSignal(bar.segment_picked) as picked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(20, 6))
    assert picked.args == [2]


def test_arrow_keys_walk_from_segment_to_segment(bar, qtbot):
    with qtbot.waitSignal(bar.segment_picked) as first:
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    bar.choose(first.args[0])
    with qtbot.waitSignal(bar.segment_picked) as second:
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert [first.args, second.args] == [[2], [1]]


def test_shares_are_heard(bar):
    assert bar.accessibleDescription().startswith("Bjarne Holm 35 %, Marit B. Solvang 33 %")


def test_no_words_no_bar(bar):
    bar.show_rows([])
    assert bar.isHidden()
