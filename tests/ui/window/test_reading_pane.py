"""What stands on the article, as the article and what is known of it change."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from reader.model.library import ArticleId
from reader.model.span import Span
from reader.ui import mark_painter, reading_pane
from reader.ui.found_places import found_marks
from reader.ui.icons import Icons
from reader.ui.marks import Mark, MarkIndex, Rule
from reader.ui.reading_pane import ReadingPane
from reader.ui.theme import Scheme, read_theme


@pytest.fixture
def pane(qtbot, root, setting, opened):
    made = ReadingPane(setting, Icons(root / "resources" / "icons"))
    qtbot.addWidget(made)
    made.resize(976, 600)
    made.show()
    with qtbot.waitSignal(made.view.written):
        made.show_article(opened, {})
    return made


def without_cards(opened):
    reading = replace(opened.reading, appearances=(), attributions=())
    return replace(opened, uid="u2", reading=reading, cards=(), annotations=())


def anchor_at(pane, words: str) -> str:
    start = pane.article.reading.article.text.index(words)
    return pane.view.cursor_at(Span(start, start + len(words))).charFormat().anchorHref()


def test_another_article_may_come_while_the_pointer_rests_on_a_name(pane, opened):
    pane.view.links.name_pointed.emit(6)
    pane.show_article(without_cards(opened), {})
    assert pane.view.extraSelections() == []


def test_a_name_under_the_pointer_may_lose_its_card(pane, opened):
    pane.view.links.name_pointed.emit(6)
    pane.refresh(replace(without_cards(opened), uid=opened.uid))
    assert pane.view.extraSelections() == []


def test_a_name_whose_card_was_taken_away_leads_to_no_other_source(pane, opened):
    assert anchor_at(pane, "Tore Lindqvist") == "kilde:source/1"
    others = (opened.reading.appearances[0], *opened.reading.appearances[2:])
    reading = replace(opened.reading, appearances=others, attributions=())
    pane.refresh(replace(opened, reading=reading, cards=(opened.cards[0], *opened.cards[2:])))
    assert anchor_at(pane, "Tore Lindqvist") == ""
    assert anchor_at(pane, "Petter Holm") == "kilde:source/1"


def test_a_picture_of_the_text_is_what_the_screen_shows(pane, qtbot, setting):
    pane.view.setStyleSheet(f"QAbstractScrollArea#article {{ background: {setting.theme.paper}; }}")
    pane.select_card(0)
    text = pane.article.reading.article.text
    start = text.index("Tore Lindqvist")
    pane.view.setTextCursor(pane.view.cursor_at(Span(start, start + 40)))
    pane.view.verticalScrollBar().setValue(60)
    qtbot.wait(20)
    shown = pane.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    drawn = pane.view._painter.picture().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert len(pane.view.extraSelections()) > 0
    assert drawn == shown


def test_words_shown_keep_their_mark_in_another_theme(pane, opened, root):
    pane.show_words(Span(4, 9))
    dark = read_theme(root / "resources" / "style", Scheme.DARK)
    pane.set_setting(replace(pane.view.setting, theme=dark))
    assert pane.view._painter.layers["found"].within(0, 20) == found_marks((Span(4, 9),), dark)


def test_words_shown_in_one_article_are_not_marked_in_the_next(pane, opened):
    pane.show_words(Span(4, 9))
    pane.show_article(without_cards(opened), {})
    assert pane.view._painter.layers["found"].marks == []


def test_a_note_in_somebody_elses_copy_is_refused_aloud(pane, qtbot):
    editor = pane.margin.editors["a1"]
    editor.words.setPlainText("Mine now.")
    with qtbot.waitSignal(pane.marking.refused), qtbot.assertNotEmitted(pane.marking.changed):
        editor.save()


def test_a_mark_more_leaves_the_names_as_they_are(pane, opened, monkeypatch):
    monkeypatch.setattr(pane.view, "link_names", lambda *_: pytest.fail("they were linked before"))
    before = pane.view._painter.layers["names"]
    pane.refresh(replace(opened, annotations=()))
    assert pane.view._painter.layers["names"] is before
    assert pane.view._painter.layers["highlights"].marks == []


def test_the_rules_of_very_many_names_are_drawn_in_the_next_turn(pane, opened, qtbot, monkeypatch):
    few = list(pane.view._painter.layers["names"].marks)
    monkeypatch.setattr(reading_pane, "MANY_NAMES", 3)
    with qtbot.waitSignal(pane.view.written):
        pane.show_article(replace(opened, uid="u9"), {})
        assert pane.view._painter.layers["names"].marks == []  # nor those of the article before
    qtbot.waitUntil(lambda: pane.view._painter.layers["names"].marks == few)
    assert len(few) > 3


def test_a_note_of_ones_own_is_announced(pane, opened, qtbot):
    pane.refresh(replace(opened, id=ArticleId(1)))
    pane.margin.editors["a1"].words.setPlainText("So he says.")
    with qtbot.waitSignal(pane.marking.changed) as changed:
        pane.margin.save()
    assert changed.args[0].note == "So he says."


@pytest.mark.parametrize("words", ["a 🌊🌊🌊🌊 wave, he said", "a wave 🌊, he said 🌊🌊🌊"])
def test_a_mark_reaches_to_the_end_of_a_line_with_emoji(pane, opened, words, qtbot):
    block = replace(opened.reading.article.blocks[1], start=0, end=len(words))
    article = replace(opened.reading.article, text=words, blocks=(block,))
    reading = replace(opened.reading, article=article, appearances=(), attributions=())
    with qtbot.waitSignal(pane.view.written):
        pane.show_article(replace(opened, uid="u3", reading=reading, cards=(), annotations=()), {})
    view, whole = pane.view, Span(0, len(words))
    index = MarkIndex([Mark(whole, "#000000", Rule.SOLID)])
    (strip,) = mark_painter.strips(view.document(), view.text_map, index, QRectF(0, 0, 900, 600))
    assert abs(strip.right - view.cursorRect(view.cursor_at(whole)).left()) <= 2


def test_a_click_on_a_name_opens_no_bar_and_lets_go_of_the_mark_at_hand(qtbot, pane):
    pane.marking.go_to(pane.article.annotations[0])
    start = pane.article.reading.article.text.index("Maren Aasheim")
    place = pane.view.cursorRect(pane.view.cursor_at(Span(start, start + 4))).center()
    with qtbot.waitSignal(pane.name_clicked):
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not pane.bar.isVisible()
    assert pane.marking.at_hand is None
