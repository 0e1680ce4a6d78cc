"""Journey 21: a small window, many sources, a very long name, a name from right to left."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QScrollArea, QWidget

from reader.ui.card_groups import CardRow

LONG = "Maximiliane-Konstantine Wolkenstein-Trostburg-Rodenegg-Hohenwaldeck-Schwarzenfels-Oberland"
RTL = "ليلى الحسيني"
GIVEN = "Ada Berit Celia Dora Elin Frida Greta Hanna Ivar Jonas Knut Lars Maja Nils Oda Petter Ragna Sofie Tuva Vidar"
FAMILY = ("Fjellstad", "Nordvik")


def sentence(name: str, number: int) -> str:
    return f"<p>“The harbour needs {number + 2} new piers,” said {name}, an adviser at the Harbour Office.</p>"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    assert len(LONG) == 90
    names = [f"{given} {family}" for family, given in itertools.product(FAMILY, GIVEN.split())][:39]
    said = "".join(sentence(name, number) for number, name in enumerate([LONG, *names]))
    file = tmp_path / "piers.html"
    file.write_text(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Forty voices on the harbour</title>
        <meta property="og:site_name" content="{RTL}"></head>
        <body><article><h1>Forty voices on the harbour</h1><p>The harbour board heard forty people on Monday.</p>{said}
        </article></body></html>""",
        encoding="utf-8",
    )
    return file


def visible(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.findChildren(QWidget) if child.isVisible() and not child.isWindow()]


def is_scrolled(widget: QWidget) -> bool:
    """Tell whether a widget lies on something larger than its window on purpose."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent.parentWidget(), QScrollArea) or parent.objectName() in {
            "margin",
            "qt_scrollarea_viewport",
        }:
            return True
        parent = parent.parentWidget()
    return False


def assert_nothing_sticks_out(window: QWidget) -> None:
    for widget in visible(window):
        if not is_scrolled(widget) and widget.objectName() not in {"margin", "qt_scrollarea_viewport"}:
            parent = widget.parentWidget()
            inside = parent.rect().adjusted(-1, -1, 1, 1)
            frame = QRect(widget.pos(), widget.size())
            assert inside.contains(frame), f"{widget} at {frame} is not inside {parent} of {parent.size()}"


def assert_nothing_is_cut(window: QWidget) -> None:
    for widget in visible(window):
        if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap() and widget.pixmap().isNull():
            wide = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
            assert wide <= widget.width() + 1 or widget.toolTip(), f"{widget.text()!r}: {wide} in {widget.width()}"
        if isinstance(widget, QAbstractButton) and widget.text() and widget.icon().isNull():
            wide = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&", ""))
            assert wide <= widget.width() + 1 or widget.toolTip(), f"{widget.text()!r}: {wide} in {widget.width()}"


def assert_siblings_do_not_overlap(bar: QWidget) -> None:
    shown = [child for child in visible(bar) if child.parentWidget() is bar]
    for one, other in itertools.combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry()), f"{one} lies over {other}"


@pytest.mark.parametrize("size", [(900, 600), (880, 600), (640, 480), (560, 480), (480, 480)])
def test_nothing_sticks_out_is_cut_or_overlaps(reader, page, size):
    window = reader.sits_down(page, size=size)
    assert (window.width(), window.height()) == size
    assert len(window.desk.article.cards) >= 40
    for act in (lambda: None, window.beside.open_drawer, window.find_words, lambda: open_profile(reader, window)):
        act()
        reader.settles(window)
        assert_nothing_sticks_out(window)
        assert_nothing_is_cut(window)
        assert_siblings_do_not_overlap(window.top_bar)
        assert_siblings_do_not_overlap(window.status)


def open_profile(reader, window) -> None:
    window.sidebar.profile_asked.emit(reader.card(window, LONG).source_id)
    reader.until(lambda: window.sidebar.profile.isVisible())
    assert window.sidebar.profile.head.name.text().replace("\u200b", "").startswith("Maximiliane")
    assert window.sidebar.profile.head.name.wordWrap()


def test_the_sidebar_is_a_drawer_that_one_can_reach_and_put_away(reader, page):
    window = reader.sits_down(page, size=(880, 600))
    assert window.beside.is_narrow
    assert not window.sidebar.isVisible()
    article = window.pane.geometry()
    reader.act(window, "sidebar")
    assert window.sidebar.isVisible()
    over = window.sidebar.geometry()
    assert window.beside.rect().contains(over)
    assert over.width() >= 300
    assert window.pane.geometry() == article  # nothing beneath it moves
    reader.qtbot.keyClick(window.sidebar, Qt.Key.Key_Escape)
    assert not window.sidebar.isVisible()
    reader.click_words(window, "Ada Fjellstad")
    reader.until(lambda: window.sidebar.isVisible() and window.sidebar.profile.isVisible())
    window.resize(1300, 700)
    assert not window.beside.is_narrow
    assert window.sidebar.isVisible()


def test_forty_cards_can_be_walked_and_long_names_read_in_full(reader, page):
    window = reader.sits_down(page, size=(900, 600))
    window.beside.open_drawer()
    cards = window.sidebar.cards.list
    people = [row for row in cards.sources.rows if isinstance(row, CardRow)]
    assert {LONG, RTL} <= {row.card.appearance.name for row in people}
    cards.setFocus()
    seen = set()
    for _ in people:
        reader.qtbot.keyClick(cards, Qt.Key.Key_Down)
        index = cards.currentIndex()
        assert cards.viewport().rect().intersects(cards.visualRect(index))
        assert cards.visualRect(index).right() <= cards.viewport().width()
        seen.add(cards.sources.card_row(index).card.appearance.name)
    assert len(seen) == len(people)
    long_row = cards.sources.index(cards.sources.rows.index(reader.row(window, LONG)))
    assert LONG in long_row.data(Qt.ItemDataRole.ToolTipRole)
    assert LONG in long_row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_the_bar_has_no_room_for_is_in_its_menu(reader, page):
    window = reader.sits_down(page, size=(640, 480))
    gone = [action for action, button in window.top_bar._buttons.items() if not button.isVisible()]
    menu = window.top_bar._more.menu()
    assert isinstance(menu, QMenu)
    assert window.top_bar._more.isVisible()
    assert set(gone) <= set(menu.actions())
    assert window.top_bar.rect().contains(window.top_bar._more.geometry().center() + QPoint(0, 0))
