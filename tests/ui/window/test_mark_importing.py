"""Marks come into the window: by opening their file, or by asking for one; said before, and taken back by undo."""

import json
from dataclasses import replace

import pytest

from reader.app.mark_imports import MarkImport, Preview
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.span import Span
from reader.ui.import_marks_dialog import ImportMarksDialog, preview_lines
from tests.ui.window.test_main_window import settle

MOMENT = "2031-02-04T10:00:00+00:00"


def annotation(quote, note="", uid="m-1", source=None):
    return {
        "id": f"urn:uuid:{uid}",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": note}] if note else [],
        "target": {"source": source, "selector": {"type": "TextQuoteSelector", "exact": quote}},
    }


@pytest.fixture
def file(tmp_path, sample):
    made = tmp_path / "marks.jsonld"
    source = f"urn:uuid:{sample.desk.article.uid}"
    items = [annotation("three months after the invasion", "When?", source=source)]
    items.append(annotation("in it for the first time", uid="m-2", source=source))
    made.write_text(json.dumps(items), encoding="utf-8")
    return made


def dialog_of(qtbot, window):
    qtbot.waitUntil(lambda: window.findChild(ImportMarksDialog) is not None, timeout=20_000)
    return window.findChild(ImportMarksDialog)


def notes(window):
    return [placed.annotation.note for placed in window.desk.article.annotations]


def test_file_of_marks_is_shown_before_it_is_taken_in(qtbot, sample, file):
    sample.open_location(str(file))
    dialog = dialog_of(qtbot, sample)
    assert "1 new, surely on their words" in dialog.contents.text()
    assert "1 new, without a place" in dialog.contents.text()
    assert "does not name this article" not in dialog.contents.text()
    assert not sample.status.found.text().startswith("Opening")
    assert notes(sample) == []
    dialog.accept()
    qtbot.waitUntil(lambda: notes(sample) == ["When?", ""])
    assert sample.toast.words == "2 marks imported"
    sample.toast._act()
    qtbot.waitUntil(lambda: notes(sample) == [])
    settle(qtbot, sample)


def test_second_time_there_is_nothing_to_import(qtbot, sample, file):
    sample.errands.mark_importing.read_file(file, sample.desk.article.id)
    dialog = dialog_of(qtbot, sample)
    dialog.accept()
    qtbot.waitUntil(lambda: len(notes(sample)) == 2)
    qtbot.waitUntil(lambda: sample.findChild(ImportMarksDialog) is None)
    sample.errands.mark_importing.read_file(file, sample.desk.article.id)
    again = dialog_of(qtbot, sample)
    assert "2 here already" in again.contents.text()
    assert not again.take_in.isEnabled()
    again.reject()
    settle(qtbot, sample)


def test_marks_of_no_article_are_offered_to_the_one_on_screen(qtbot, sample, tmp_path):
    file = tmp_path / "marks.json"
    file.write_text(json.dumps([annotation("three months after the invasion", "When?")]), encoding="utf-8")
    sample.open_location(str(file))
    dialog = dialog_of(qtbot, sample)
    assert "does not name this article" in dialog.contents.text()
    dialog.reject()
    settle(qtbot, sample)
    assert notes(sample) == []


def test_marks_of_another_article_bring_it_on_screen(qtbot, sample, tmp_path):
    here = sample.desk.article.uid
    text = tmp_path / "quay.txt"
    text.write_text("The quay opens in June. “It is late this year,” says Bo Strand, a fisherman.", encoding="utf-8")
    file = tmp_path / "marks.json"
    with qtbot.waitSignal(sample.opener.analysed, timeout=20_000):
        sample.open_location(str(text))
    quay = sample.desk.article.uid
    assert quay != here
    file.write_text(
        json.dumps([annotation("late this year", "How late?", source=f"urn:uuid:{quay}")]), encoding="utf-8"
    )
    with qtbot.waitSignal(sample.desk.article_shown, timeout=20_000):
        sample.turning.go_back()
    sample.open_location(str(file))
    dialog_of(qtbot, sample).accept()
    qtbot.waitUntil(lambda: sample.desk.article.uid == quay and notes(sample) == ["How late?"], timeout=20_000)
    settle(qtbot, sample)


def test_file_that_cannot_be_read_is_said(qtbot, sample, tmp_path):
    file = tmp_path / "plain.txt"
    file.write_text("plain words", encoding="utf-8")
    sample.errands.mark_importing.read_file(file, sample.desk.article.id)
    qtbot.waitUntil(lambda: "There are no marks in" in sample.message_bar.words, timeout=20_000)
    settle(qtbot, sample)


def placed(state):
    span = None if state in (PlacementState.ORPHAN, PlacementState.WHOLE) else Span(0, 3)
    mark = Annotation("m", Anchor("one", "", "", 0), Colour.YELLOW, "", MOMENT, MOMENT)
    return PlacedAnnotation(mark, Placement(span, state))


def test_preview_says_what_comes_and_what_stays(qtbot):
    new = tuple(placed(state) for state in PlacementState)
    differing = (new[0].annotation,)
    planned = Preview((MarkImport(1, "Bridge", 10, new, differing),), elsewhere=2, left_out=1, is_named=False)
    lines = preview_lines(planned)
    assert lines[0].startswith("The file does not name this article")
    assert lines[1] == "Bridge"
    assert "·  3 here already" in lines
    assert lines[-2:] == (
        "2 of articles that your library does not have: they stay outside",
        "1 left out: replies, or damaged",
    )
    many = replace(planned, imports=planned.imports * 9, elsewhere=0, left_out=0)
    assert preview_lines(many)[-1] == "and 3 more articles, with 18 new marks"
    dialog = ImportMarksDialog(planned, "marks.json")
    qtbot.addWidget(dialog)
    assert not dialog.takes_notes.isHidden()
