"""Every form is made of the same data: what was not chosen is in none of them."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from reader.app.copies import CopyChoices
from reader.app.exporting import WRITERS, contents, copy_of, require_sources, save_export, written
from reader.app.paths import worker_command
from reader.app.workshop import Workshop
from reader.model.annotation import Colour
from reader.model.copy import AnnotatedCopy
from reader.model.correction import Correction, CorrectionField
from reader.model.errors import CopyNotWrittenError
from reader.model.export import ExportForm, Sieve
from tests.app.story import MOMENT, kept, mark

ALL, PLAIN = Sieve(), CopyChoices()
FORMS = tuple(ExportForm)


@pytest.fixture
def opened(library):
    story = kept(library)
    library.add_annotation(story.id, replace(mark(uid="open", note="See the plans"), tags=("steel",)))
    library.add_annotation(story.id, mark("The mayor did not answer", uid="other", colour=Colour.BLUE))
    return library.add_annotation(story.id, replace(mark(uid="secret", note="From my friend"), private=True))


@pytest.fixture
def workshop():
    made = Workshop(worker_command())
    yield made
    made.close()


@pytest.fixture
def text(library, workshop, request):
    """Return what writes an article in a form, and gives back all of its words."""

    def words(opened, form, choices=PLAIN, sieve=ALL):
        if form is ExportForm.PDF:
            request.getfixturevalue("pango")
        return words_in(written(copy_of(opened, library, choices, sieve), form, workshop), form)

    return words


def words_in(content, form):
    if form is ExportForm.EPUB:
        with ZipFile(BytesIO(content)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    if form is ExportForm.PDF:
        pages = PdfReader(BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return content.decode()


def test_every_form_has_a_writer():
    assert set(WRITERS) == set(ExportForm) - {ExportForm.PDF}


@pytest.mark.parametrize("form", FORMS)
def test_private_notes_corrections_and_judgements_are_in_no_form_unasked(opened, library, text, form):
    source = opened.reading.appearances[0].name
    correction = Correction("fix-1", CorrectionField.NAME, source, "Xenia Whistle", None, MOMENT)
    corrected = library.correct(opened.id, correction)
    library.assess(corrected.cards[0].source_id, "Knows the bridge")
    made = text(library.uncorrected(opened.id), form) + text(corrected, form)
    for secret in ("From my friend", "Whistle", "Knows the bridge", str(library.file.parent)):
        assert secret not in made


@pytest.mark.parametrize("form", [form for form in FORMS if form.has_marks])
def test_private_notes_go_along_when_asked_for(opened, text, form):
    assert "From my friend" in text(opened, form, CopyChoices(private_notes=True))


@pytest.mark.parametrize("form", [form for form in FORMS if form.has_marks])
def test_only_marks_that_pass_are_in_the_file(opened, library, text, form):
    only = text(opened, form, sieve=Sieve(colours=(Colour.YELLOW,)))
    assert "See the plans" in only
    assert "other" not in [
        p.annotation.uid for p in copy_of(opened, library, PLAIN, Sieve(tags=("steel",))).annotations
    ]


def test_marks_on_what_a_source_says_are_found_by_its_name(opened, library):
    copy = copy_of(opened, library, PLAIN, Sieve(sources=("Per Holm",)))
    assert [placed.annotation.uid for placed in copy.annotations] == ["open"]
    assert [card.name for card in copy.reading.appearances] == ["Per Holm"]


def test_source_that_is_not_there_is_refused_with_those_that_are(opened):
    require_sources(opened, Sieve(sources=("lind",)))
    with pytest.raises(CopyNotWrittenError, match="no source named Nobody") as told:
        require_sources(opened, Sieve(sources=("Nobody",)))
    assert "Ada Lind" in told.value.hint


def test_contents_are_said_for_each_form(opened):
    def said(form, choices=PLAIN, sieve=ALL):
        return contents(opened, form, choices, sieve)

    assert said(ExportForm.HTML)[1] == "1 highlight, 1 note (1 private one is left out)"
    assert said(ExportForm.MARKDOWN, sieve=Sieve(tags=("steel",)))[1] == "1 note"
    assert said(ExportForm.READWISE)[0] == "1 highlight, 1 note (1 private one is left out)"
    assert any("Colours and notes on the article as a whole stay here" in line for line in said(ExportForm.READWISE))
    assert said(ExportForm.STATEMENTS_CSV)[0].startswith("2 statements of 2 sources")
    assert said(ExportForm.STATEMENTS_CSV, sieve=Sieve(sources=("Ada Lind",)))[0].startswith("1 statement of 1 source,")
    assert "no" not in said(ExportForm.BIBTEX)[0]
    for form in ExportForm:
        assert said(form)[-1].startswith("Not in it: your name, where your files lie")


def test_file_is_whole_or_not_there(opened, library, workshop, tmp_path):
    copy = copy_of(opened, library, PLAIN, ALL)
    save_export(copy, ExportForm.RIS, tmp_path / "bridge.ris", workshop)
    assert (tmp_path / "bridge.ris").read_bytes().startswith(b"TY  - NEWS\r\n")
    with pytest.raises(CopyNotWrittenError, match="already a file"):
        save_export(copy, ExportForm.RIS, tmp_path / "bridge.ris", workshop)


def test_article_of_no_library_goes_out_without_one(opened):
    copy = copy_of(replace(opened, id=None, corrections=()), None, CopyChoices(assessments=True), ALL)
    assert isinstance(copy, AnnotatedCopy)
    assert copy.assessments == ()
