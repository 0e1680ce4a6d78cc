"""Journeys 9 and 10: who has said what about one matter; two papers on one event."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

FIRST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sluice repaired</title>
<meta property="og:site_name" content="Valley Courier"><meta property="article:published_time" content="2026-02-11">
<link rel="canonical" href="https://valleycourier.example/sluice"></head><body><article><h1>Sluice repaired</h1>
<p>The sluice above Nes holds water again after a winter of repairs that cost four times the first estimate.</p>
<p>“The gate had rusted through in two places,” said Petra Lund, chief engineer of the Valley Water Board.</p>
<p>“We were told of it by a farmer,” said Petra Lund.</p>
<p>Harald Eik, mayor of Nes, said that the village would pay no more than it had signed for.</p>
</article></body></html>"""
SECOND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Water flows at Nes</title>
<meta property="og:site_name" content="The Fjord Post"><meta property="article:published_time" content="2026-02-12">
<link rel="canonical" href="https://fjordpost.example/water"></head><body><article><h1>Water flows at Nes</h1>
<p>Water flows again through the sluice above Nes, and the mill has started for the first time since October.</p>
<p>“The gate will last for forty years,” said Petra Lund, chief engineer of the Valley Water Board.</p>
<p>“I lost the whole season,” said Torvald Meier, who owns the mill.</p>
</article></body></html>"""


@pytest.fixture
def window(reader, tmp_path):
    """A window that has read both papers, the second last."""
    first, second = tmp_path / "first.html", tmp_path / "second.html"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    made = reader.sits_down(first)
    reader.settles(made)
    made.open_location(str(second))
    reader.until(lambda: "Water flows" in reader.text(made) and reader.has_cards(made))
    reader.settles(made)
    return made


def test_what_one_source_said_of_one_matter_is_taken_along(reader, window):
    reader.act(window, "sources")
    reader.until(lambda: window.pages.currentWidget() is window.browse.sources)
    page = window.browse.sources
    reader.qtbot.keyClicks(page.field, "petra chief")
    reader.qtbot.keyClick(page.field, Qt.Key.Key_Return)
    reader.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    reader.until(lambda: window.sidebar.pages.currentWidget() is window.sidebar.profile)
    profile = window.sidebar.profile
    assert len(profile.statements.content.items) == 3
    profile.finder.field.setText("gate")
    profile.finder.text_wanted.emit()
    copied = QGuiApplication.clipboard().text()
    for words in ("rusted through", "forty years", "Valley Courier", "The Fjord Post", "2026-02-12", "valleycourier"):
        assert words in copied
    assert "farmer" not in copied
    assert "Copied" in window.toast.words


def test_two_papers_on_one_event_are_laid_side_by_side(reader, window):
    reader.act(window, "compare")
    reader.until(lambda: window.pages.currentWidget() is window.browse.articles)
    library = window.browse.articles
    reader.qtbot.keyClicks(library.field, "sluice repaired")
    reader.qtbot.keyClick(library.field, Qt.Key.Key_Return)
    reader.qtbot.keyClick(library.table, Qt.Key.Key_Return)
    reader.until(lambda: window.pages.currentWidget() is window.browse.comparison)
    page = window.browse.comparison
    heard = {line.cells[0]: line.cells[1] for line in page.table.content.lines}
    assert heard == {"Petra Lund": "A and B", "Torvald Meier": "A only", "Harald Eik": "B only"}
    said = [[item.title for item in side.said.content.items] for side in page.sides]
    assert [len(statements) for statements in said] == [1, 2]
    reader.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    reader.qtbot.keyClick(page.sides[0].said, Qt.Key.Key_Return)
    reader.until(lambda: window.pages.currentWidget() is window.pane)


def test_a_word_is_found_where_it_stands(reader, window):
    field = window.top_bar.address
    field.setFocus()
    reader.qtbot.keyClicks(field, "rust")
    reader.until(lambda: window.pages.currentWidget() is window.page)
    reader.qtbot.keyClick(field, Qt.Key.Key_Return)
    reader.until(lambda: "Sluice repaired" in reader.text(window) and window.pages.currentWidget() is window.pane)
    reader.settles(window)
    text = reader.text(window)
    assert [mark.span.of(text) for mark in window.pane.view._painter.layers["found"].within(0, len(text))] == ["rusted"]
