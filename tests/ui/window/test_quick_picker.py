"""Going to a statement or a source by typing some of its words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.attribution import StatementKind
from reader.model.source import Statement
from reader.ui.choices import MOST, MOST_WORDS, Choice, chosen_by, source_choices, statement_choices
from reader.ui.items import Item
from reader.ui.quick_picker import QuickPicker
from tests.ui.window.conftest import place


def titles(choices) -> list[str]:
    return [choice.item.lead + choice.item.title for choice in choices]


def test_statements_stand_in_text_order_with_who_says_them(opened):
    choices = statement_choices(opened)
    spans = [choice.item.target.span for choice in choices]
    assert spans == sorted(spans)
    assert "Tore Lindqvist: done steering past silence" in titles(choices)
    unsure = next(choice for choice in choices if choice.item.lead == "Petter Holm: ")
    assert [detail.text for detail in unsure.item.details] == ["not certain"]


def test_what_two_people_say_is_one_choice_with_both_names(opened):
    both = list(opened.reading.appearances)
    both[2] = replace(both[2], statements=both[1].statements)
    article = replace(opened, reading=replace(opened.reading, appearances=tuple(both)))
    found = chosen_by("silence", statement_choices(article))
    assert titles(found) == ["Tore Lindqvist, Petter Holm: done steering past silence"]
    assert chosen_by("holm silence", statement_choices(article)) == found


def test_a_long_statement_is_cut_but_found_by_its_end(opened):
    text = opened.reading.article.text
    words = "Tore" + " and so on" * 40 + " until the finish"
    long = Statement(words, StatementKind.INDIRECT, place(text, "Tore"), 0, 1.0)
    cards = (replace(opened.reading.appearances[0], statements=(long,)),)
    article = replace(opened, reading=replace(opened.reading, appearances=cards))
    (found,) = chosen_by("finish", statement_choices(article))
    assert len(found.item.title) <= MOST_WORDS + 1
    assert found.item.title.endswith("…")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("aash", ["Maren Aasheim"]),
        ("SAFETY coast", ["Maren Aasheim", "Coastal Safety Institute"]),
        ("coastal", ["Coastal Safety Institute", "Maren Aasheim"]),  # the name that was typed stands first
        ("harb", ["Harbour Board"]),
        ("oastal", []),
        ("  ", None),
    ],
)
def test_sources_are_found_by_the_beginnings_of_their_words(opened, words, names):
    found = titles(chosen_by(words, source_choices(opened)))
    assert found == (titles(source_choices(opened)) if names is None else names)


@pytest.fixture
def picker(qtbot, look, opened):
    made = QuickPicker("Go to a source", source_choices(opened), look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_arrows_walk_while_the_field_keeps_the_keyboard_and_enter_picks(qtbot, picker):
    assert picker.field.hasFocus() or picker.focusWidget() is picker.field
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_PageDown)
    QTest.keyClick(picker.field, Qt.Key.Key_Up)
    assert picker.list.currentIndex().row() == picker.content.rowCount() - 2
    assert picker.field.accessibleDescription().startswith("Varnes Tidende")
    with qtbot.waitSignal(picker.picked) as picked:
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picked.args == [5]


def test_nothing_is_picked_where_nothing_is_found(qtbot, picker):
    picker.field.setText("zzz")
    assert picker.count.text() == "Nothing has these words."
    with qtbot.assertNotEmitted(picker.picked):
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_an_article_without_sources_says_so(qtbot, look):
    made = QuickPicker("Go to a source", (), look)
    qtbot.addWidget(made)
    assert made.count.text() == "There are none in this article."


def test_of_very_many_some_are_shown_and_all_are_found(qtbot, look):
    many = tuple(Choice(Item(f"Source {n}", target=n), f" source {n} x{n}x", f"source {n}") for n in range(5000))
    made = QuickPicker("Go to a source", many, look)
    qtbot.addWidget(made)
    made.show()
    assert made.content.rowCount() == MOST
    assert made.count.text() == f"{MOST} of 5000: type more to see others"
    made.field.setText("x4999x")
    with qtbot.waitSignal(made.picked) as picked:
        made.accept()
    assert picked.args == [4999]


def picker_of(window) -> QuickPicker:
    return window.findChild(QuickPicker)


def test_the_window_goes_to_a_statement(qtbot, sample):
    sample.actions_by_name["to statement"].trigger()
    picker = picker_of(sample)
    picker.field.setText("neumann price")
    wanted = picker.content.items[0].target
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert sample.pane._ends.current == wanted.span
    assert sample.pane.view.is_on_screen(wanted.span)
    assert sample.sidebar.cards.selected().card.appearance.name == "Iver B. Neumann"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sample.pane.view)


def test_the_window_goes_to_a_source_also_from_a_page_and_in_a_narrow_window(qtbot, sample):
    sample.resize(820, 600)
    sample.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: not sample.turning.is_at_article)
    sample.actions_by_name["to source"].trigger()
    picker_of(sample).field.setText("un wa")
    QTest.keyClick(picker_of(sample).field, Qt.Key.Key_Return)
    assert sample.turning.is_at_article
    assert sample.sidebar.isVisible()
    assert sample.sidebar.cards.selected().card.appearance.name == "UN Watch"


def test_choices_of_an_article_that_has_changed_lead_nowhere(qtbot, sample):
    sample.actions_by_name["to source"].trigger()
    article = sample.pane.article
    sample.pane.refresh(replace(article, reading=replace(article.reading, appearances=(), attributions=()), cards=()))
    picker_of(sample).accept()
    assert sample.sidebar.cards.selected() is None
