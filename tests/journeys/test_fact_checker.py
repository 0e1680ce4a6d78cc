"""Journeys 7 to 9: a fact-checker's paste, a wrong speaker set right, statements taken along."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from reader.model.attribution import StatementKind
from reader.model.correction import CorrectionField
from reader.model.signal import Origin
from reader.ui.card_text import card_lines
from reader.ui.correction_dialog import CorrectionDialog
from reader.ui.source_picker import SourcePicker
from reader.ui.statement_menu import StatementMenu

OUTLET = '<meta property="og:site_name" content="Valley Courier">'
PAID = """<h1>The bridge at Nes will not open this year</h1>
<p>The bridge at Nes will not open before the winter, the road office has told the village.</p>
<p>“We were promised a road, and we have a ferry,” said Torvald Meier on Tuesday. “The bus turns at the pier.”</p>
<p>Meier said that the village has written to the minister three times since the spring.</p>
<p>Astrid Holm, an engineer at the Nes Road Office, said that the steel had come late and that the frost came early.</p>
<p>According to the Fjord Bank, the money has been lent twice. The pilot Jonas Vik said that the pier is weak.</p>
"""
NEXT_WEEK = """Villagers at Nes march over the unfinished bridge

About forty villagers walked out on the unfinished bridge at Nes on Sunday and stood there for an hour in the rain.

Torvald Meier said that nobody had answered the letters, and that the village would march again in a week.

The road office did not comment."""
PRINTED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sluice repaired</title>
<meta property="og:site_name" content="Valley Courier"><meta property="article:published_time" content="2026-02-11">
<link rel="canonical" href="https://valleycourier.example/sluice"></head><body><article><h1>Sluice repaired</h1>
<p>The sluice above Nes holds water again after a winter of repairs that cost four times the first estimate.</p>
<p>“The gate had rusted through in two places,” said Petra Lund, chief engineer of the Valley Water Board.</p>
<p>Harald Eik, mayor of Nes, said that the village would pay no more than it had signed for.</p>
</article></body></html>"""


def paste(reader, window, *, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    before = window.desk.article.uid
    reader.act(window, "paste")
    reader.until(lambda: window.desk.article.uid != before and reader.has_cards(window))
    reader.settles(window)


def as_html(text: str) -> str:
    title, *paragraphs = text.split("\n\n")
    return f"<h1>{title}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def words_of(html: str) -> str:
    return html.replace("<p>", "").replace("</p>", "").replace("<h1>", "").replace("</h1>", "")


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    file = tmp_path / "sluice.html"
    file.write_text(PRINTED, encoding="utf-8")
    return file


def statement_menu(reader, window, name: str) -> StatementMenu:
    """Open the menu of a card's first statement, by keys."""
    if window.sidebar.pages.currentWidget() is not window.sidebar.cards:
        window.sidebar.show_sources()
    window.beside.open_drawer()  # the screen that is not there is a small one
    reader.click_card(window, name)
    reader.qtbot.keyClick(window.sidebar.cards.list, Qt.Key.Key_Right)
    statements = window.sidebar.statements
    assert statements.isVisible()
    statements.statements.setCurrentIndex(statements.statements.content.index(0))
    statement = statements.statements.item_at(statements.statements.currentIndex()).target
    statements.statements.menu_wanted.emit(statement, window.pos())
    menu = statements._menu
    assert menu.isVisible()
    return menu


def choose(menu: StatementMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text() == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def test_a_role_set_once_is_known_in_the_next_article(reader):
    window = reader.sits_down()
    paste(reader, window, text=words_of(PAID), html=OUTLET + PAID)
    assert window.desk.article.reading.article.title == "The bridge at Nes will not open this year"
    assert len(window.desk.article.cards) >= 6
    lines = card_lines(reader.row(window, "Torvald Meier"), is_open=True)
    assert "not stated" in lines[1].text
    reader.select_words(window, "“We were promised a road, and we have a ferry,” said Torvald Meier on Tuesday.")
    assert window.pane.bar.isVisible()
    reader.click_card(window, "Torvald Meier")
    window.sidebar._correct(reader.card(window, "Torvald Meier"))
    dialog = window.sidebar.findChild(CorrectionDialog)
    assert (dialog.role.text(), dialog.role.placeholderText()) == ("", "not stated")
    reader.qtbot.keyClicks(dialog.role, "shopkeeper")
    reader.qtbot.keyClick(dialog.role, Qt.Key.Key_Return)
    reader.until(lambda: reader.card(window, "Torvald Meier").appearance.role == "shopkeeper")
    assert reader.card(window, "Torvald Meier").corrected == (CorrectionField.ROLE,)
    assert "shopkeeper" in card_lines(reader.row(window, "Torvald Meier"), is_open=False)[1].text.lower()

    paste(reader, window, text=NEXT_WEEK, html=OUTLET + as_html(NEXT_WEEK))
    assert window.desk.article.reading.article.publisher == "Valley Courier"
    card = reader.card(window, "Torvald Meier")
    assert card.appearance.role is None  # this article does not say it
    shown = card_lines(reader.row(window, "Torvald Meier"), is_open=True)
    known = [line for line in shown if "shopkeeper" in line.text.lower()]
    assert known, [line.text for line in shown]
    assert all(line.icon and line.icon != "origin-article" for line in known)  # and that it is from elsewhere
    assert any(signal.origin is Origin.LIBRARY for signal in card.signals)


def test_pasted_text_keeps_its_paragraphs(reader):
    window = reader.sits_down()
    paste(reader, window, text=NEXT_WEEK)
    assert [part for part in reader.text(window).split("\n\n") if part][-1] == "The road office did not comment."
    assert reader.card(window, "Torvald Meier").appearance.statements


def test_a_wrong_speaker_is_set_right_undone_and_done_again(reader, printed):
    window = reader.sits_down(printed)

    def said(name: str) -> list[str]:
        return [statement.text for statement in reader.card(window, name).appearance.statements]

    wrong = said("Petra Lund")[0]
    choose(statement_menu(reader, window, "Petra Lund"), "Wrong speaker…")
    picker = window.findChild(SourcePicker)
    reader.qtbot.keyClicks(picker.findChild(QLineEdit), "Harald Eik")
    reader.qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    reader.until(lambda: wrong in said("Harald Eik"))
    assert "Petra Lund" not in {c.appearance.name for c in window.desk.article.cards} or wrong not in said("Petra Lund")
    reader.settles(window)
    reader.act(window, "undo")
    reader.until(lambda: wrong in said("Petra Lund") and wrong not in said("Harald Eik"))
    reader.settles(window)
    reader.act(window, "redo")
    reader.until(lambda: wrong in said("Harald Eik"))


def test_the_reasons_for_a_speaker_are_read_and_set_right(reader, printed):
    """He asks why, sees cue and mentions, goes to one of them, gives the words to the right one, undoes, redoes."""
    window = reader.sits_down(printed)
    choose(statement_menu(reader, window, "Petra Lund"), "Why this source?")
    page = window.sidebar.why
    assert page.isVisible()
    steps = [(item.lead.strip(), item.title) for item in page.steps.content.items]
    assert ("Cue", "“said”") in steps
    assert any(lead == "Source" and "Petra Lund" in words for lead, words in steps)
    page.steps.setCurrentIndex(page.steps.content.index(0))
    reader.qtbot.keyClick(page.steps, Qt.Key.Key_Return)
    text = reader.text(window)
    assert [mark.span.of(text) for mark in window.pane.view._painter.layers["found"].within(0, len(text))] == ["said"]

    page.correct.click()
    choose(page._menu, "Wrong speaker…")
    picker = window.findChild(SourcePicker)
    reader.qtbot.keyClicks(picker.findChild(QLineEdit), "Harald Eik")
    reader.qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    reader.until(lambda: page._name.text() == "Harald Eik")
    assert [item.lead.strip() for item in page.steps.content.items] == ["Cue", "You"]
    reader.settles(window)
    reader.act(window, "undo")
    reader.until(lambda: page._name.text() == "Petra Lund")
    reader.settles(window)
    reader.act(window, "redo")
    reader.until(lambda: page._name.text() == "Harald Eik")
    assert page.isVisible()


@pytest.mark.parametrize("way", ["Copy as text", "Copy as Markdown"])
def test_a_copied_statement_takes_outlet_date_and_link_along(reader, printed, way):
    window = reader.sits_down(printed)
    statement = reader.card(window, "Petra Lund").appearance.statements[0]
    assert statement.kind is StatementKind.DIRECT
    QGuiApplication.clipboard().clear()
    choose(statement_menu(reader, window, "Petra Lund"), way)
    copied = QGuiApplication.clipboard().text()
    wanted = (statement.text, "Petra Lund", "chief engineer", "Valley Courier", "2026-02-11", "valleycourier.example/")
    for words in wanted:
        assert words in copied
    assert "Copied" in window.toast.words
