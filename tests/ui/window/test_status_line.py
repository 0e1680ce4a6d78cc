"""The line at the window's foot: it counts as the cards do, and nothing in it is cut off."""

from dataclasses import replace

import pytest

from reader.model.attribution import StatementKind
from reader.ui.status_line import StatusLine, found_words
from tests.ui.window.conftest import place

OFFLINE = "Offline: nothing was fetched"


def given_to(opened, card: int, *statements):
    cards = list(opened.reading.appearances)
    cards[card] = replace(cards[card], statements=(*cards[card].statements, *statements))
    return replace(opened, reading=replace(opened.reading, appearances=tuple(cards)))


def unspoken(opened, kind: StatementKind, *words: str):
    text = opened.reading.article.text
    content = tuple(place(text, one) for one in words)
    one = replace(opened.reading.attributions[0], content=content, speakers=(), kind=kind)
    return replace(opened, reading=replace(opened.reading, attributions=(*opened.reading.attributions, one)))


def test_statements_are_counted_as_the_cards_count_them(opened):
    on_cards = sum(len(card.statements) for card in opened.reading.appearances)
    assert found_words(opened) == f"{on_cards} statements, {on_cards} given to a source"


def test_each_piece_of_what_is_credited_is_a_statement(opened):
    first = opened.reading.appearances[0].statements[0]
    second = replace(first, span=place(opened.reading.article.text, "in protest"))
    assert found_words(given_to(opened, 0, second)) == "8 statements, 8 given to a source"
    quotation = unspoken(opened, StatementKind.DIRECT, "in March", "before winter")
    assert found_words(quotation) == "9 statements, 7 given to a source"


def test_attitudes_that_stand_on_no_card_are_no_statements(opened):
    assert found_words(unspoken(opened, StatementKind.INDIRECT, "in March")) == found_words(opened)


def test_what_two_sources_say_is_one_statement_on_two_cards(opened):
    shared = opened.reading.appearances[0].statements[0]
    assert found_words(given_to(opened, 1, shared)) == "7 statements, 7 given to a source, 1 of them to more than one"


@pytest.fixture
def line(qtbot, opened):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_article(replace(opened, id=1))
    line.resize(900, 28)
    line.show()
    return line


def said(line) -> list[str]:
    return [label.text() for label in (line.found, line.kept, line.network) if label.isVisible()]


def test_where_there_is_no_room_whole_remarks_are_left_out(line):
    found = line.found.text()
    assert said(line) == [found, "Saved in your library", OFFLINE]
    line.resize(460, 28)
    assert said(line) == [found, OFFLINE]
    line.resize(280, 28)
    assert said(line) == [found]
    line.resize(900, 28)
    assert said(line) == [found, "Saved in your library", OFFLINE]


def test_what_is_not_saved_is_said_in_the_narrowest_window(line):
    line.resize(280, 28)
    line.say_unkept(True)
    assert said(line) == ["Not everything is saved"]
    line.say_unkept(False)
    assert said(line) == [line.found.text()]


def test_the_address_under_the_pointer_has_the_line_to_itself_where_it_is_long(line):
    line.resize(480, 28)
    line.show_address("https://varnes.example/" + 80 * "a")
    (address,) = said(line)
    assert address.startswith("https://varnes.example/")
    assert "…" in address
    assert line.network.fontMetrics().horizontalAdvance(address) <= 480
    line.show_address("")
    assert OFFLINE in said(line)


def test_larger_words_are_fitted_anew(qtbot, line, look):
    line.resize(520, 28)
    assert OFFLINE in said(line)
    look.resize(20)
    qtbot.waitUntil(lambda: said(line) == [line.found.text()])
    look.resize(13)
    qtbot.waitUntil(lambda: OFFLINE in said(line))
