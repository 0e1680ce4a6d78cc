"""Hundreds of notes come to the margin a few in a turn, and only what has changed is set anew."""

from dataclasses import replace
from itertools import pairwise

import pytest

from reader.model.library import ArticleId
from reader.model.span import Span
from reader.ui import margin
from reader.ui.annotation_editor import AnnotationEditor
from reader.ui.coming_notes import AT_ONCE
from reader.ui.icons import Icons
from reader.ui.reading_pane import ReadingPane
from tests.ui.window.conftest import mark


@pytest.fixture
def pane(qtbot, root, setting, opened):
    made = ReadingPane(setting, Icons(root / "resources" / "icons"))
    qtbot.addWidget(made)
    made.resize(976, 700)
    made.show()
    with qtbot.waitSignal(made.view.written):
        made.show_article(replace(opened, id=ArticleId(1), annotations=()), {})
    return made


@pytest.fixture
def notes(opened):
    """Sixty notes on the first words of the article, and one far below them."""
    text = opened.reading.article.text
    many = [mark(text, "Tore Lindqvist", note=f"Note {number}", uid=f"n{number}") for number in range(60)]
    return (*many, mark(text, "Ida Moe", note="The last one.", uid="last"))


def with_notes(pane, *notes):
    pane.refresh(replace(pane.article, annotations=notes))


def test_none_is_added_in_the_turn_that_begins_to_write_the_text(pane, opened, notes, qtbot):
    pane.show_article(replace(opened, uid="u2", annotations=notes), {})
    assert not pane.margin.editors
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    assert len(pane.margin.editors) == 61


def test_a_note_that_has_not_come_yet_is_gone_to(pane, notes, qtbot):
    with_notes(pane, *notes)
    assert len(pane.margin.editors) == AT_ONCE
    pane.margin.show_note("last", Span(4, 8))
    editor = pane.margin.editors["last"]
    assert editor.isVisible()
    assert 0 <= editor.y() - pane.view.verticalScrollBar().value() <= pane.view.height()
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    assert pane.margin.editors["last"] is editor
    assert len(pane.margin.editors) == 61


def test_a_note_that_has_not_come_yet_is_edited(pane, notes, qtbot):
    with_notes(pane, *notes)
    pane.margin.edit(notes[-1])
    editor = pane.margin.editors["last"]
    qtbot.keyClicks(editor.words, " Or not?")
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    assert pane.margin.editors["last"].words.toPlainText() == "The last one. Or not?"


def test_what_was_looked_for_is_marked_in_notes_that_come_later(pane, notes, qtbot):
    with_notes(pane, *notes)
    pane.margin.mark_found({"last": (Span(4, 8),)})
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    (found,) = pane.margin.editors["last"].words.extraSelections()
    assert found.cursor.selectedText() == "last"


def test_a_mark_made_while_notes_come_is_there_with_all_of_them(pane, notes, qtbot):
    with_notes(pane, *notes)
    added = mark(pane.article.reading.article.text, "Petter Holm", note="Ask him.", uid="more")
    with_notes(pane, *notes, added)
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    assert pane.margin.editors.keys() == {*(note.annotation.uid for note in notes), "more"}


def test_another_article_has_none_of_the_notes_that_were_to_come(pane, opened, notes, qtbot):
    with_notes(pane, *notes)
    own = mark(opened.reading.article.text, "Petter Holm", note="Mine.", uid="own")
    with qtbot.waitSignal(pane.view.written):
        pane.show_article(replace(opened, uid="u2", annotations=(own,)), {})
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    assert pane.margin.editors.keys() == {"own"}


def test_a_mark_more_measures_no_other_note(pane, notes, qtbot, monkeypatch):
    with_notes(pane, *notes)
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    qtbot.wait(20)  # what has grown is measured once more
    measured, shown = [], []
    fit, show = AnnotationEditor.fit, AnnotationEditor.show_annotation
    monkeypatch.setattr(AnnotationEditor, "fit", lambda self, *room: (measured.append(self.uid), fit(self, *room))[1])
    monkeypatch.setattr(
        AnnotationEditor, "show_annotation", lambda self, one: (shown.append(self.uid), show(self, one))[1]
    )
    added = mark(pane.article.reading.article.text, "Petter Holm", note="Ask him.", uid="more")
    with_notes(pane, *notes, added)
    qtbot.wait(20)
    assert set(measured) == set(shown) == {"more"}


def test_a_note_that_has_grown_moves_what_is_below_it(pane, notes, qtbot):
    with_notes(pane, *notes[:3])
    first, second, _ = sorted(pane.margin.editors.values(), key=lambda editor: editor.y())
    longer = replace(first.placed, annotation=replace(first.placed.annotation, note="Words and words. " * 20))
    others = (note for note in notes[:3] if note.annotation.uid != first.uid)
    with_notes(pane, longer, *others)
    qtbot.waitUntil(lambda: second.y() >= first.y() + first.height() > first.y() + 80)


def test_notes_stand_at_their_lines_again_in_larger_text(pane, notes, qtbot, setting):
    with_notes(pane, notes[-1])
    editor, span = pane.margin.editors["last"], notes[-1].placement.span
    before = editor.y()
    with qtbot.waitSignal(pane.view.written):
        pane.set_setting(replace(setting, typography=replace(setting.typography, text_size=28)))
    qtbot.waitUntil(lambda: editor.y() > before + 40)
    assert abs(editor.y() - pane.view.top_of(span)) < 10


def test_in_another_width_notes_are_placed_in_several_turns_and_none_is_forgotten(pane, notes, qtbot, monkeypatch):
    with_notes(pane, *notes)
    qtbot.waitUntil(lambda: pane.margin.is_complete)
    monkeypatch.setattr(margin, "A_TURN_S", 0.002)
    reached, place_notes = [], pane.margin._place_notes
    monkeypatch.setattr(pane.margin, "_place_notes", lambda some: (reached.append(len(some)), place_notes(some)))
    pane.set_scale(1.3)
    qtbot.waitUntil(lambda: bool(reached) and reached[-1] == 61)
    assert reached[0] < 61
    editors = sorted(pane.margin.editors.values(), key=lambda editor: editor.y())
    assert {editor.width() for editor in editors} == {pane.margin.width()}
    assert all(above.geometry().bottom() < below.y() for above, below in pairwise(editors))
