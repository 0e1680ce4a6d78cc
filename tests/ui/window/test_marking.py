"""What the reader does to words, marks and notes, and what is announced of it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QFont, QFontInfo, QGuiApplication, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from reader.model.annotation import Colour, Style
from reader.model.library import ArticleId
from reader.model.span import Span
from reader.ui.coming_notes import AT_ONCE
from reader.ui.icons import Icons
from reader.ui.marks import Rule, highlight_marks
from reader.ui.note_view import NoteView, plain_note, with_hard_breaks
from reader.ui.reading_pane import ReadingPane
from tests.ui.window.conftest import mark, place


@pytest.fixture
def pane(qtbot, root, setting, opened):
    made = ReadingPane(setting, Icons(root / "resources" / "icons"))
    qtbot.addWidget(made)
    made.resize(976, 700)
    made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.view.written):
        made.show_article(replace(opened, id=ArticleId(1), annotations=()), {})
    made.view.clearFocus()
    made.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.view.hasFocus)
    return made


def text(pane):
    return pane.article.reading.article.text


def select(pane, words):
    pane.view.setTextCursor(pane.view.cursor_at(place(text(pane), words)))
    pane.view.words_selected.emit(pane.view.selected_span())


def quotes(pane):
    return [(p.annotation.anchor.quote, p.annotation.style.value) for p in pane.article.annotations]


def with_marks(pane, *marks):
    pane.refresh(replace(pane.article, annotations=marks))


# Marks


def test_without_a_selection_the_paragraph_is_marked(pane, qtbot):
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.marking.made):
        pane.marking.highlight()
    assert quotes(pane)[0][0].startswith("Tore Lindqvist, a pilot")


def test_words_selected_come_before_the_mark_at_hand(pane):
    select(pane, "Maren Aasheim")
    pane.marking.highlight(Colour.GREEN)
    select(pane, "Petter Holm")
    pane.marking.highlight(Colour.BLUE)
    assert [p.annotation.colour for p in pane.article.annotations] == [Colour.GREEN, Colour.BLUE]


def test_the_mark_just_made_is_recoloured_and_underlined(pane):
    select(pane, "Maren Aasheim")
    pane.marking.highlight()
    pane.marking.highlight(Colour.PINK)
    pane.marking.underline()
    (placed,) = pane.article.annotations
    assert (placed.annotation.colour, placed.annotation.style) == (Colour.PINK, Style.UNDERLINE)


def test_the_colour_used_last_is_the_next_marks(pane):
    select(pane, "Maren Aasheim")
    pane.marking.highlight(Colour.PURPLE)
    select(pane, "Petter Holm")
    pane.marking.underline()
    assert pane.article.annotations[1].annotation.colour is Colour.PURPLE


def test_a_statement_walked_to_is_marked_instead_of_its_paragraph(pane):
    pane.walk(1)
    pane.walk(1)
    pane.marking.highlight()
    assert quotes(pane) == [("Nobody leaves this trade in protest", "highlight")]


def test_with_nothing_to_mark_it_is_said(pane, qtbot):
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.marking.said), qtbot.assertNotEmitted(pane.marking.made):
        pane.marking.highlight()


def test_marks_are_walked_over_and_under_one_another(pane):
    words = text(pane)
    outer = mark(words, "Such a step is rare, according to Maren Aasheim", uid="outer")
    inner, last = mark(words, "Maren Aasheim", uid="inner"), mark(words, "Petter Holm", uid="last")
    with_marks(pane, last, inner, outer)
    walked = []
    for _ in range(4):
        pane.marking.walk(1)
        walked.append(pane.marking.at_hand.annotation.uid)
    assert walked == ["outer", "inner", "last", "last"]
    pane.marking.walk(-1)
    assert pane.marking.at_hand.annotation.uid == "inner"


def test_clicks_go_around_overlapping_marks_and_merge_is_offered(pane):
    words = text(pane)
    outer = mark(words, "Such a step is rare, according to Maren Aasheim", uid="outer")
    with_marks(pane, outer, mark(words, "Maren Aasheim", uid="inner"), mark(words, "Petter Holm", uid="alone"))
    at = place(words, "Aasheim")
    taken = []
    for _ in range(3):
        pane.view.mark_clicked.emit(Span(at.start, at.start + 1))
        taken.append(pane.marking.at_hand.annotation.uid)
    assert taken == ["inner", "outer", "inner"]
    assert pane.bar._merge.isVisible()
    alone = place(words, "Petter Holm").start
    pane.view.mark_clicked.emit(Span(alone, alone + 1))
    assert not pane.bar._merge.isVisible()


def test_the_mouse_goes_around_overlapping_marks_too_and_lets_go_beside_them(pane, qtbot):
    words = text(pane)
    with_marks(
        pane,
        mark(words, "Such a step is rare, according to", uid="outer"),
        mark(words, "a step is rare", uid="inner"),
    )
    at = pane.view.cursorRect(pane.view.cursor_at(Span(place(words, "step").start, place(words, "step").start + 2)))
    taken = []
    for _ in range(3):
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at.center())
        taken.append(pane.marking.at_hand.annotation.uid)
    assert taken == ["inner", "outer", "inner"]
    beside = place(words, "will find no other")
    at = pane.view.cursorRect(pane.view.cursor_at(Span(beside.start, beside.start + 2)))
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at.center())
    assert pane.marking.at_hand is None
    assert not pane.bar.isVisible()


def caret(view, offset):
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.text_map.position_of(offset))
    return view.cursorRect(cursor).center()


def test_a_mark_is_hit_on_each_letter_of_it_and_on_no_other(pane, qtbot):
    words = text(pane)
    with_marks(pane, mark(words, "a step is rare", uid="one"))
    span, view = place(words, "a step is rare"), pane.view

    def is_hit(offset, part):
        pane.marking.let_go()
        left, right = (caret(view, at) for at in (offset, offset + 1))
        x = left.x() + part * (right.x() - left.x())
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), left.y()))
        return pane.marking.at_hand is not None

    assert all(is_hit(offset, part) for offset in range(span.start, span.end) for part in (0.3, 0.8))
    assert not any(is_hit(offset, part) for offset in (span.start - 1, span.end) for part in (0.3, 0.8))


def test_the_menu_at_a_mark_is_for_that_mark_and_beside_it_for_none(pane):
    words = text(pane)
    outer = mark(words, "Such a step is rare, according to", uid="outer")
    with_marks(pane, outer, mark(words, "a step is rare", uid="inner"))

    def ask_menu_at(part):
        start = place(words, part).start
        point = pane.view.cursorRect(pane.view.cursor_at(Span(start, start + 2))).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.view.mapToGlobal(point))
        pane.view.contextMenuEvent(asked)
        at_hand = pane.marking.at_hand
        return at_hand and at_hand.annotation.uid

    assert ask_menu_at("step") == "inner"
    pane.marking.take_up("outer")
    assert ask_menu_at("step") == "outer"  # not the next one: it was chosen
    assert ask_menu_at("will find no other") is None


def test_merging_keeps_both_notes_and_is_one_change(pane, qtbot):
    words = text(pane)
    one = mark(words, "Such a step is rare", note="First.", uid="one")
    other = mark(words, "step is rare, according to", Colour.BLUE, "Second.", uid="other")
    with_marks(pane, one, other)
    pane.marking.go_to(one)
    with qtbot.waitSignal(pane.marking.several_changed) as changed:
        pane.marking.merge()
    wanted, step = changed.args
    assert wanted["other"] is None
    assert wanted["one"].note == "First.\n\nSecond."
    assert step == "2 marks merged"
    assert quotes(pane) == [("Such a step is rare, according to", "highlight")]


def test_a_note_that_is_being_typed_is_merged_with_its_last_word(pane, qtbot):
    words = text(pane)
    one, other = mark(words, "Such a step is rare", note="First.", uid="one"), mark(words, "step is", uid="other")
    with_marks(pane, one, other)
    pane.margin.editors["one"].words.setPlainText("First of all.")
    pane.marking.go_to(one)
    with qtbot.waitSignal(pane.marking.several_changed) as changed:
        pane.marking.merge()
    assert changed.args[0]["one"].note == "First of all."


def test_all_that_somebody_says_is_marked_at_once_and_counted(pane, qtbot):
    aasheim = pane.article.reading.appearances[0]
    with qtbot.waitSignal(pane.marking.several_changed) as changed:
        pane.card_marking.mark_all(aasheim)
    assert (len(changed.args[0]), changed.args[1]) == (4, "4 statements marked")
    with qtbot.waitSignal(pane.marking.said) as said, qtbot.assertNotEmitted(pane.marking.several_changed):
        pane.card_marking.mark_all(aasheim)
    assert said.args == ["All of it is marked already"]


def test_escape_lets_go_of_one_thing_at_a_time(pane):
    select(pane, "Maren Aasheim")
    assert pane.bar.isVisible()
    assert pane.marking.let_go()
    assert not pane.bar.isVisible()
    assert not pane.marking.let_go()


def test_nothing_of_somebody_elses_copy_is_changed(pane, qtbot):
    pane.refresh(replace(pane.article, id=None, annotations=(mark(text(pane), "Petter Holm", note="theirs"),)))
    pane.marking.walk(1)
    for act in (pane.marking.highlight, pane.marking.underline, pane.marking.write_note, pane.marking.edit_tags):
        with qtbot.waitSignal(pane.marking.refused):
            act()
    with qtbot.waitSignal(pane.marking.refused):
        pane.card_marking.mark_all(pane.article.reading.appearances[0])
    assert quotes(pane) == [("Petter Holm", "highlight")]


# The bar


def test_the_bar_is_reached_by_tab_and_left_by_escape_with_the_selection_kept(pane, qtbot):
    select(pane, "Maren Aasheim")
    before = pane.view.selected_span()
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    first, second, *_ = (button for button in pane.bar.buttons if button.isVisible())
    assert QApplication.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.view
    assert pane.view.selected_span() == before


def test_a_button_of_the_bar_pressed_by_return_gives_the_keyboard_back(pane, qtbot):
    select(pane, "Maren Aasheim")
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert quotes(pane) == [("Maren Aasheim", "highlight")]
    assert QApplication.focusWidget() is pane.view


def test_colours_are_called_as_the_reader_calls_them(pane):
    pane.colours.show(((Colour.GREEN, "Claims <i>"),))
    button = pane.bar._swatches[Colour.GREEN]
    assert button.accessibleName() == "Claims <i> (green) highlight"
    assert "&lt;i&gt;" in button.toolTip()
    assert pane.bar._swatches[Colour.BLUE].accessibleName() == "Blue highlight"


def test_arrows_in_the_bar_leave_the_selection_alone_and_copying_goes_on(pane, qtbot):
    select(pane, "Maren Aasheim")
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    button = QApplication.focusWidget()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(button, key)
    assert pane.view.selected_span() == place(text(pane), "Maren Aasheim")
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(button, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Maren Aasheim"


# Notes


def test_a_note_on_a_paragraph_colours_nothing_and_is_kept_once_it_says_something(pane, qtbot):
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(pane.marking.made):
        pane.marking.write_note()
    editor = next(iter(pane.margin.editors.values()))
    assert QApplication.focusWidget() is editor.words
    with qtbot.waitSignal(pane.marking.made) as made:
        qtbot.keyClicks(editor.words, "Why now?")
    assert made.args[0].style is Style.NOTE
    assert made.args[0].anchor.quote.startswith("Tore Lindqvist, a pilot")
    drawn = highlight_marks(pane.article.annotations, pane.view.setting.theme)
    assert [(m.rule, m.fill, m.has_note) for m in drawn] == [(Rule.NONE, None, True)]


def test_a_note_that_never_says_anything_leaves_nothing(pane, qtbot):
    pane.marking.write_note_on_whole()
    editor = next(iter(pane.margin.editors.values()))
    with qtbot.assertNotEmitted(pane.marking.made):
        qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not pane.margin.editors)
    assert pane.article.annotations == ()


def test_a_note_being_written_stays_with_its_article_when_another_comes(pane, opened, qtbot):
    pane.marking.write_note_on_whole()
    qtbot.keyClicks(QApplication.focusWidget(), "Whose is this?")
    with qtbot.waitSignal(pane.marking.made) as made:
        pane.show_article(replace(opened, id=ArticleId(2), uid="u2", annotations=()), {})
    assert made.args[0].note == "Whose is this?"
    assert pane.margin.editors == {}
    assert pane.view.hasFocus()


def test_a_note_without_words_does_not_go_over_to_another_article(pane, opened, qtbot):
    pane.marking.write_note_on_whole()
    pane.show_article(replace(opened, id=ArticleId(2), uid="u2", annotations=()), {})
    assert pane.margin.editors == {}


def test_a_note_stays_under_the_hand_when_its_article_comes_in_a_newer_version(pane, opened, qtbot):
    with_marks(pane, *opened.annotations)
    pane.margin.edit(opened.annotations[0])
    pane.show_article(replace(opened, id=ArticleId(1)), {})
    assert QApplication.focusWidget() is pane.margin.editors["a1"].words


def test_a_note_begun_on_the_heels_of_another_leaves_its_words(pane, qtbot):
    pane.marking.write_note_on_whole()
    qtbot.keyClicks(QApplication.focusWidget(), "First")
    with qtbot.waitSignal(pane.marking.made) as made:
        pane.marking.write_note_on_whole()
    assert made.args[0].note == "First"


def test_a_note_on_the_whole_article_stands_at_its_top(pane, qtbot):
    pane.marking.write_note_on_whole()
    editor = next(iter(pane.margin.editors.values()))
    with qtbot.waitSignal(pane.marking.made) as made:
        qtbot.keyClicks(editor.words, "Who is missing?")
    assert made.args[0].is_on_whole
    assert editor.y() < 40
    assert editor.words.accessibleName() == "Note on the whole article"


def test_a_note_alone_whose_words_are_taken_out_is_deleted_with_what_it_said(pane, qtbot):
    alone = mark(text(pane), "Petter Holm", note="Ask him.", uid="alone")
    with_marks(pane, replace(alone, annotation=replace(alone.annotation, style=Style.NOTE)))
    editor = pane.margin.editors["alone"]
    editor.edit()
    with qtbot.assertNotEmitted(pane.marking.changed):
        editor.words.setPlainText("")
        editor.save()
    with qtbot.waitSignal(pane.marking.deleted) as deleted:
        qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    assert deleted.args == ["alone"]


def test_return_opens_the_note_of_the_mark_at_hand(pane, qtbot):
    with_marks(pane, mark(text(pane), "Petter Holm", note="Ask him."))
    pane.marking.walk(1)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is pane.margin.editors["a1"].words


def test_a_note_is_shown_set_and_edited_as_it_was_typed(pane, qtbot):
    with_marks(pane, mark(text(pane), "Petter Holm", note="**Ask** him:\n- when\n- why"))
    editor = pane.margin.editors["a1"]
    assert (editor.view.isVisible(), editor.words.isVisible()) == (True, False)
    assert editor.view.toPlainText() == "Ask him:\nwhen\nwhy"
    editor.edit()
    assert (editor.view.isVisible(), editor.words.isVisible()) == (False, True)
    assert editor.words.toPlainText() == "**Ask** him:\n- when\n- why"
    qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(editor.view.isVisible)
    assert QApplication.focusWidget() is pane.view


def click_on(pane, qtbot, words):
    start = place(text(pane), words).start
    at = pane.view.cursorRect(pane.view.cursor_at(Span(start, start + 2))).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_note_is_written_on_the_paragraph_that_was_clicked_into(pane, qtbot):
    click_on(pane, qtbot, "step is rare")
    pane.marking.write_note()
    editor = next(iter(pane.margin.editors.values()))
    assert QApplication.focusWidget() is editor.words
    with qtbot.waitSignal(pane.marking.made) as made:
        qtbot.keyClicks(editor.words, "How rare?")
    assert made.args[0].anchor.quote.startswith("Such a step is rare")
    assert made.args[0].anchor.quote.endswith("no other harbour.")


def test_a_paragraph_clicked_into_takes_no_note_once_it_is_out_of_sight(pane, qtbot):
    pane.resize(976, 220)
    qtbot.waitUntil(lambda: pane.view.verticalScrollBar().maximum() > 200)
    click_on(pane, qtbot, "Lindqvist")
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    with qtbot.waitSignal(pane.marking.said):
        pane.marking.write_note()
    assert pane.margin.editors == {}


def test_a_click_below_the_text_is_a_click_into_no_paragraph(pane, qtbot):
    pane.resize(976, 1200)
    below = pane.view.viewport().rect().bottomLeft() + QPoint(60, -20)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    with qtbot.waitSignal(pane.marking.said):
        pane.marking.write_note()
    assert pane.margin.editors == {}


def test_the_parts_of_an_open_note_stand_one_below_the_other_at_every_width(pane, qtbot):
    with_marks(pane, mark(text(pane), "Petter Holm", note="Ask him how often that has happened in other harbours."))
    editor = pane.margin.editors["a1"]
    editor.edit()
    qtbot.keyClicks(editor.words, " And why.")
    for width in (1360, 480, 1360, 480, 1000, 700):
        pane.resize(width, 700)
        qtbot.wait(30)  # widths that follow one another are placed once
        parts = [part.geometry() for part in (editor.words, editor.tags, editor.delete_button)]
        assert all(upper.bottom() < lower.top() for upper, lower in pairwise(parts)), width
        assert editor._below.geometry().top() > editor.tags.geometry().bottom()
        assert editor.rect().bottom() >= parts[-1].bottom()


def test_a_note_stays_open_while_the_reader_is_in_another_window(pane, qtbot):
    with_marks(pane, mark(text(pane), "Petter Holm", note="Ask him."))
    editor = pane.margin.editors["a1"]
    editor.edit()
    qtbot.keyClicks(editor.words, " Or")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitSignal(pane.marking.changed) as changed:  # saved at once, as always
        other.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    assert changed.args[0].note == "Ask him. Or"
    pane.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.words)
    assert editor.words.isVisible()


def test_tags_are_written_beside_the_note(pane, qtbot):
    with_marks(pane, mark(text(pane), "Petter Holm"))
    pane.margin.know_tags(["check", "claims"])
    pane.marking.walk(1)
    pane.marking.edit_tags()
    editor = pane.margin.editors["a1"]
    assert QApplication.focusWidget() is editor.tags
    qtbot.keyClicks(editor.tags, "new, check ,new,")
    with qtbot.waitSignal(pane.marking.changed) as changed:
        qtbot.keyClick(editor.tags, Qt.Key.Key_Return)
    assert changed.args[0].tags == ("new", "check")
    assert QApplication.focusWidget() is pane.view
    assert "new · check" in editor._below.text()


def test_tab_goes_from_the_text_through_the_notes(pane, qtbot):
    words = text(pane)
    with_marks(pane, mark(words, "Petter Holm", note="Second.", uid="b"), mark(words, "Tore Lindqvist", note="First."))
    reached = []
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    for _ in range(2):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == [pane.margin.editors["a1"].view, pane.margin.editors["b"].view]
    assert pane.marking.at_hand.annotation.uid == "b"  # the words of the note that has the keyboard stand out


def test_notes_on_one_line_stand_as_their_words_come(pane, qtbot):
    words = text(pane)
    quotes = ("Such a step", "is rare", "according to")
    with_marks(pane, *(mark(words, quote, note="x", uid=quote) for quote in quotes))
    qtbot.waitUntil(lambda: all(pane.margin.editors[quote].y() > 0 for quote in quotes))
    tops = [pane.margin.editors[quote].y() for quote in quotes]
    assert tops == sorted(tops)


def test_hundreds_of_notes_come_a_few_at_a_time_the_nearest_first(pane, qtbot):
    words = text(pane)
    notes = [mark(words, "Tore Lindqvist", note=f"Note {n}", uid=f"n{n}") for n in range(60)]
    with_marks(pane, mark(words, "Ida Moe", note="Last.", uid="last"), *notes)
    assert len(pane.margin.editors) == AT_ONCE
    assert "last" not in pane.margin.editors
    qtbot.waitUntil(lambda: len(pane.margin.editors) == 61)
    tops = sorted((e.y(), e.y() + e.height()) for e in pane.margin.editors.values())
    assert all(bottom <= top for (_, bottom), (top, _) in pairwise(tops))


def test_notes_that_go_before_they_came_stay_away(pane, qtbot):
    words = text(pane)
    with_marks(pane, *[mark(words, "Tore Lindqvist", note=f"Note {n}", uid=f"n{n}") for n in range(60)])
    with_marks(pane, mark(words, "Ida Moe", note="Last.", uid="last"))
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    assert list(pane.margin.editors) == ["last"]


# Markdown


@pytest.fixture
def view(qtbot):
    made = NoteView()
    qtbot.addWidget(made)
    made.resize(200, 40)
    made.show()
    return made


def test_a_line_that_was_ended_ends():
    assert plain_note("one\ntwo\n\nthree") == "one\ntwo\nthree"
    assert with_hard_breaks("```\na\nb\n```") == "```\na\nb\n```"


def test_raw_html_is_words(view):
    view.show_note("<b>no</b> <img src='http://x.example/a.png'> <script>alert(1)</script>")
    assert view.toPlainText() == "<b>no</b> <img src='http://x.example/a.png'> <script>alert(1)</script>"


def test_a_picture_is_a_link_and_nothing_is_loaded(view, tmp_path):
    secret = QImage(90, 90, QImage.Format.Format_RGB32)
    secret.save(str(tmp_path / "secret.png"))
    note = f"![a boat](http://x.example/boat.png) and ![a *file*]({tmp_path}/secret.png)"
    view.show_note(note)
    assert view.toPlainText() == plain_note(note) == "a boat and a file"
    assert view.height() < 60
    for address in (QUrl("http://x.example/boat.png"), QUrl.fromLocalFile(str(tmp_path / "secret.png"))):
        assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, address).width() == 1


@pytest.mark.parametrize("is_visible", [True, False])
def test_a_note_is_as_tall_as_its_letters_make_it(view, is_visible):
    view.show_note(
        "A line of words that is long enough for several lines of a margin, and another one.\n\n- and a list"
    )
    before = view.height()
    view.setVisible(is_visible)
    font = QFont(view.font())
    font.setPixelSize(2 * QFontInfo(font).pixelSize())  # a size in points need not be known
    view.setFont(font)
    assert view.height() == view.sizeHint().height() > before


def test_a_link_is_announced_and_a_click_elsewhere_edits(view, qtbot):
    view.show_note("[here](https://example.org/a)\n\nand words")
    link = view.cursorForPosition(view.viewport().rect().topLeft())
    link.setPosition(2)
    with qtbot.waitSignal(view.link_clicked) as clicked, qtbot.assertNotEmitted(view.edit_wanted):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(link).center())
    assert clicked.args == ["https://example.org/a"]
    link.setPosition(9)
    with qtbot.waitSignal(view.edit_wanted):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(link).center())


def test_a_link_is_set_in_the_ink_of_whatever_theme_holds(view):
    view.show_note("see [here](https://example.org/a) and ![there](https://example.org/b.png)")
    cursor = QTextCursor(view.document())
    for position in (6, 14):
        cursor.setPosition(position)
        assert cursor.charFormat().isAnchor()
        assert cursor.charFormat().fontUnderline()
        assert cursor.charFormat().foreground().style() is Qt.BrushStyle.NoBrush


def test_a_note_is_as_tall_as_its_lines(view):
    view.show_note("one")
    short = view.height()
    view.show_note("one\n\n" + "many words that wrap in a narrow margin " * 10)
    assert view.height() > 5 * short
    assert view.verticalScrollBar().maximum() == 0
