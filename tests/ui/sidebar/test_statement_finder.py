"""A profile's statements: narrowed as one types, several taken along at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.model.attribution import StatementKind
from reader.model.library import ArticleId, DossierForm, Profile, QuotedStatement
from reader.model.source import SourceId, SourceKind, Statement
from reader.model.span import Span

SAID = (
    "The quay is late",
    "Nobody asked us",
    "The steel has come",
    "Frost stopped the quay",
    "We pay",
    "It rained",
    "So",
)


def quoted(number, words):
    statement = Statement(words, StatementKind.DIRECT, Span(number, number + 1), 0, 0.97)
    outlet = "Fjordavisa" if number % 2 else "Eidvik Tidende"
    return QuotedStatement(
        statement, ArticleId(90 + number), "New quay", outlet, "2025-08-11", "https://fjord.example/quay", "mayor", None
    )


@pytest.fixture
def profile():
    statements = tuple(quoted(number, words) for number, words in enumerate(SAID))
    return Profile(SourceId(7), "u7", "Siri Dahl", SourceKind.PERSON, (), (), (), (), statements, (), (), ())


@pytest.fixture
def page(sidebar, ferry, profile):
    sidebar.show_article(ferry)
    sidebar.show_profile(profile)
    return sidebar.profile


def shown(page):
    return [item.title for item in page.statements.content.items]


def test_statements_are_narrowed_by_their_words_outlet_and_date(page, qtbot):
    qtbot.keyClicks(page.finder.field, "qua tid")
    assert shown(page) == ["The quay is late", "The steel has come", "We pay", "So"]  # "New quay" is their article
    page.finder.field.setText("frost")
    assert shown(page) == ["Frost stopped the quay"]
    assert page.finder.count.text() == "1 of 7"
    assert page.finder.copy.text() == "Copy 1 ▾"


def test_what_is_shown_is_copied_with_outlet_date_and_link(page):
    page.finder.field.setText("eidvik")
    page.finder.markdown_wanted.emit()
    copied = QGuiApplication.clipboard().text()
    assert copied.count("> — Siri Dahl, mayor") == 4
    assert copied.count("Eidvik Tidende, [New quay](<https://fjord.example/quay>), 2025") == 4


def test_selected_statements_alone_are_copied_and_by_key_too(page, qtbot):
    page.statements.setFocus()
    page.statements.setCurrentIndex(page.statements.content.index(1))
    for _ in range(2):
        qtbot.keyClick(page.statements, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.finder.copy.text() == "Copy 3 ▾"
    with qtbot.waitSignal(page.statement_copied) as copied:
        qtbot.keyClick(page.statements, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [words for words in SAID if words in copied.args[0]] == list(SAID[1:4])
    assert "https://fjord.example/quay" in copied.args[0]


def test_a_click_with_control_selects_and_a_plain_one_follows(page, qtbot):
    def middle(row):
        return page.statements.visualRect(page.statements.content.index(row)).center()

    view = page.statements.viewport()
    with qtbot.assertNotEmitted(page.statement_picked):
        for row in (0, 2):
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle(row))
    assert [item.title for item in page.statements.selected] == ["The quay is late", "The steel has come"]
    with qtbot.waitSignal(page.statement_picked):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(1))
    assert page.finder.copy.text() == "Copy 7 ▾"


def test_another_source_begins_without_words_and_the_same_keeps_them(sidebar, page, profile):
    page.finder.field.setText("frost")
    sidebar.refresh_profile(replace(profile, note="x"))
    assert shown(page) == ["Frost stopped the quay"]
    sidebar.show_profile(replace(profile, id=SourceId(8), statements=profile.statements[:2]))
    assert shown(page) == ["The quay is late", "Nobody asked us"]
    assert not page.finder.field.isVisible()


def test_a_source_that_says_nothing_has_nothing_to_narrow(sidebar, page, profile):
    sidebar.show_profile(replace(profile, id=SourceId(8), statements=()))
    assert not page.finder.isVisible()


def test_a_dossier_is_asked_for_in_one_of_its_forms(page, profile, qtbot):
    with qtbot.waitSignal(page.dossier_asked) as asked:
        page.dossier.menu().actions()[2].trigger()
    assert asked.args == [profile, DossierForm.TABLE]
