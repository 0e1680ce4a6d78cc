"""The dialog before a file is written: it says for each form and choice what the file will hold."""

from dataclasses import replace

import pytest

from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.annotation import Colour
from reader.model.export import ExportForm, Sieve
from reader.ui.copying import Copying
from reader.ui.crash import CrashHook
from reader.ui.save_copy_dialog import SaveCopyDialog
from reader.ui.tasks import Lane
from tests.app.story import kept, mark

STEEL = Sieve(tags=("steel",))


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def marked(library):
    story = kept(library)
    library.add_annotation(story.id, replace(mark(note="See the plans"), tags=("steel", "A & B")))
    return library.add_annotation(story.id, mark("The mayor did not answer", uid="other", colour=Colour.BLUE))


@pytest.fixture
def dialog(qtbot, marked):
    made = SaveCopyDialog(marked)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog, form):
    dialog.forms.setCurrentIndex(dialog.forms.findData(form.value))


def test_every_form_is_offered_and_the_annotated_copy_comes_first(dialog):
    assert [dialog.forms.itemData(n) for n in range(dialog.forms.count())] == [form.value for form in ExportForm]
    assert dialog.form() is ExportForm.HTML


def test_contents_follow_the_form_and_what_is_let_through(dialog):
    assert "1 highlight, 1 note" in dialog.contents.text()
    dialog.sifting.colours.choose("blue")
    assert "1 highlight\n" in dialog.contents.text()
    choose(dialog, ExportForm.RIS)
    assert "no" not in dialog.contents.text().splitlines()[0]
    assert "your marks and notes" in dialog.contents.text()


def test_what_a_form_cannot_hold_cannot_be_chosen(dialog):
    boxes = (dialog.private_notes, dialog.assessments, dialog.corrections, dialog.earlier_articles, dialog.note)
    allowed = {}
    for form in ExportForm:
        choose(dialog, form)
        allowed[form] = [box.isEnabled() for box in boxes]
    assert allowed[ExportForm.HTML] == [True] * 5
    assert allowed[ExportForm.READWISE] == [True, False, False, False, False]
    assert allowed[ExportForm.BIBTEX] == [False] * 5
    assert allowed[ExportForm.STATEMENTS_CSV] == [False, False, True, False, False]


def test_buttons_say_what_is_let_through(dialog):
    sifting = dialog.sifting
    assert [c.text() for c in (sifting.colours, sifting.tags, sifting.sources)] == [
        "All colours ▾",
        "All tags ▾",
        "All sources ▾",
    ]
    sifting.tags.choose("A & B")
    sifting.colours.choose("yellow", "blue")
    sifting.sources.choose("Per Holm")
    assert (sifting.tags.accessibleName(), sifting.colours.text()) == ("A & B", "2 colours ▾")
    assert dialog.sieve() == Sieve((Colour.YELLOW, Colour.BLUE), ("A & B",), ("Per Holm",))


def test_nothing_to_choose_among_is_not_offered(qtbot, library):
    bare = SaveCopyDialog(kept(library))
    qtbot.addWidget(bare)
    bare.show()
    assert not bare.sifting.colours.isVisible()
    assert not bare.sifting.tags.isVisible()
    assert bare.sifting.sources.isVisible()


def test_file_of_the_chosen_form_is_written(qtbot, library, marked, dialog, tmp_path):
    lane = Lane(1, CrashHook(None).report)
    copying = Copying(library, Workshop(()), lane, dialog)
    file = tmp_path / "bridge.md"
    with qtbot.waitSignal(copying.saved):
        copying.write(marked, dialog.choices(), file, form=ExportForm.MARKDOWN, sieve=STEEL, overwrite=False)
    assert file.read_text(encoding="utf-8").count("> [!quote]") == 1
    lane.close()
