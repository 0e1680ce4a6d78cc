"""Marks come in once, on the right words, as one step; nothing is ever deleted."""

import json
import sys
from dataclasses import replace

import pytest

from reader.app.copies import CopyChoices
from reader.app.exporting import copy_of, written
from reader.app.library import Library
from reader.app.mark_files import looks_like_marks, read_marks
from reader.app.mark_imports import carry_out, preview
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor, PlacementState
from reader.model.annotation import Colour
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError
from reader.model.export import ExportForm, Sieve
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.original import Original
from reader.worker.marks import marks_in
from tests.app.story import TEXT, article, kept, mark

BRINGING = tuple(form for form in ExportForm if form.has_marks and form is not ExportForm.PDF)
NO_PROCESS = Workshop(())  # nothing here needs one
URL = article().url


@pytest.fixture
def opened(library):
    story = kept(library)
    library.add_annotation(story.id, replace(mark(note="See the plans"), tags=("steel",)))
    return library.add_annotation(story.id, mark("The mayor did not answer", uid="other", colour=Colour.BLUE))


@pytest.fixture
def elsewhere(tmp_path):
    """Another library, with the same article and no marks."""
    made = Library(tmp_path / "elsewhere" / "library.db")
    kept(made)
    yield made
    made.close()


def exported(opened, library, form):
    content = written(copy_of(opened, library, CopyChoices(), Sieve()), form, NO_PROCESS)
    return marks_in(Original(content, f"marks{form.suffix}", fetched="2031-02-04T10:00:00+00:00"))


def found(*marks, url=URL, uid=None, title=None):
    return FoundMarks((MarkedArticle(url, uid, title, marks),))


def annotations(library):
    (row,) = library.articles()
    return [placed.annotation for placed in library.open(row.id).annotations]


@pytest.mark.parametrize("form", BRINGING)
def test_marks_go_out_and_come_into_another_library_the_same(opened, library, elsewhere, form):
    planned = preview(exported(opened, library, form), elsewhere)
    (only,) = planned.imports
    assert (only.found, only.there, only.sure, planned.elsewhere) == (2, 0, 2, 0)
    assert carry_out(planned, elsewhere) == 2
    ours = [(p.annotation.note, p.annotation.tags, p.placement.span) for p in opened.annotations]
    (row,) = elsewhere.articles()
    theirs = [(p.annotation.note, p.annotation.tags, p.placement.span) for p in elsewhere.open(row.id).annotations]
    assert theirs == ours


@pytest.mark.parametrize("form", BRINGING)
def test_twice_adds_nothing_here_and_there(opened, library, elsewhere, form):
    file = exported(opened, library, form)
    assert preview(file, library).new == 0
    assert carry_out(preview(file, library), library) == 0
    carry_out(preview(file, elsewhere), elsewhere)
    again = preview(file, elsewhere)
    assert (again.new, again.imports[0].there) == (0, 2)
    assert carry_out(again, elsewhere) == 0
    assert len(annotations(elsewhere)) == 2


def test_import_is_one_step_of_undo_and_can_be_made_again(opened, library, elsewhere):
    (row,) = elsewhere.articles()
    elsewhere.add_annotation(row.id, mark("Ada Lind", uid="own"))
    carry_out(preview(exported(opened, library, ExportForm.JSON_LD), elsewhere), elsewhere)
    _, words = elsewhere.undo(row.id)
    assert words == "2 marks imported"
    assert [each.uid for each in annotations(elsewhere)] == ["own"]
    elsewhere.redo(row.id)
    assert len(annotations(elsewhere)) == 3
    elsewhere.undo(row.id)
    carry_out(preview(exported(opened, library, ExportForm.JSON_LD), elsewhere), elsewhere)
    assert len(annotations(elsewhere)) == 3  # taken back, and wanted again


def test_mark_that_differs_stays_until_the_files_word_is_wanted(opened, library):
    file = found(replace(opened.annotations[0].annotation, note="Changed outside", tags=("done",)))
    planned = preview(file, library)
    assert (planned.new, planned.differing) == (0, 1)
    assert carry_out(planned, library) == 0
    assert "See the plans" in [each.note for each in annotations(library)]
    assert carry_out(planned, library, takes_notes=True) == 1
    changed = next(each for each in annotations(library) if each.uid == "mark-1")
    assert (changed.note, changed.tags) == ("Changed outside", ("done",))
    assert changed.anchor == opened.annotations[0].annotation.anchor
    library.undo(opened.id)
    assert "See the plans" in [each.note for each in annotations(library)]


def test_places_are_counted_by_how_sure_they_are(opened, library):
    marks = (
        replace(mark(uid="a"), anchor=Anchor("The bridge will open", "", "", 0)),
        replace(mark(uid="b"), anchor=Anchor("the", "", "", 3)),
        replace(mark(uid="c", note="lost"), anchor=Anchor("words that are nowhere in it at all", "", "", 0)),
    )
    (only,) = preview(found(*marks), library).imports
    states = (only.sure, only.placed(PlacementState.UNCERTAIN), only.placed(PlacementState.ORPHAN))
    assert states == (1, 1, 1)
    sure = next(placed for placed in only.new if placed.annotation.uid == "a")
    assert sure.annotation.anchor.suffix  # the context it came without
    carry_out(preview(found(*marks), library), library)
    assert "lost" in [each.note for each in annotations(library)]


def test_white_space_of_another_program_is_no_other_words(opened, library):
    spread = replace(mark(uid="a"), anchor=Anchor("“We lack\n   the steel,” he\u00a0told", "", "", 0))
    (only,) = preview(found(spread), library).imports
    assert only.sure == 1
    assert only.new[0].annotation.anchor.quote == "“We lack the steel,” he told"


def test_marks_go_to_the_article_they_name(opened, library):
    other = article(text="Quite another text about the quay.", title="Quay", url="https://courier.example/quay")
    quay = library.keep_article(other, Original(b"quay", "quay.html"))
    here = FoundMarks(
        (
            MarkedArticle(None, opened.uid, None, (replace(mark(uid="a"), note="1"),)),
            MarkedArticle(None, None, "Quay", (mark("another text", uid="b", text=other.text),)),
            MarkedArticle("https://nowhere.example/x", None, "Bridge to open in May", (mark(uid="c"),)),
        ),
        left_out=2,
    )
    planned = preview(here, library)
    assert [each.article for each in planned.imports] == [opened.id, quay.id]
    assert (planned.elsewhere, planned.left_out) == (1, 2)
    assert [each.article for each in preview(here, library, quay.id).imports] == [quay.id]


def test_marks_of_one_article_go_where_one_says(opened, library):
    file = found(replace(mark(uid="a"), note="x"), url="https://mirror.example/bridge")
    with pytest.raises(ArticleUnreadableError, match="no article that these marks belong to"):
        preview(file, library)
    assert preview(file, library, opened.id).new == 1


def test_mark_of_another_article_with_the_same_uid_is_left_alone(opened, library):
    other = article(text=f"{TEXT} And more.", title="More", url="https://courier.example/more")
    more = library.keep_article(other, Original(b"more", "more.html"))
    file = found(replace(mark(), note="On the other"), url=other.url)
    carry_out(preview(file, library), library)
    assert preview(file, library).new == 0
    assert [p.annotation.note for p in library.open(more.id).annotations] == ["On the other"]
    assert [p.annotation.note for p in library.open(opened.id).annotations] == ["See the plans", ""]


def test_several_articles_come_in_together_or_not_at_all(opened, library, monkeypatch):
    other = article(text=f"{TEXT} And more.", title="More", url="https://courier.example/more")
    more = library.keep_article(other, Original(b"more", "more.html"))
    file = FoundMarks(
        (
            MarkedArticle(URL, None, None, (replace(mark(uid="a"), note="1"),)),
            MarkedArticle(other.url, None, None, (replace(mark(uid="b"), note="2"),)),
        )
    )
    planned = preview(file, library)
    library.delete_article(more.id)
    broken = replace(planned, imports=(planned.imports[0], replace(planned.imports[1], article=999)))
    with pytest.raises(Exception, match="no longer"):
        carry_out(broken, library)
    assert [p.annotation.note for p in library.open(opened.id).annotations] == ["See the plans", ""]


def test_the_process_reads_marks_and_ends():
    workshop = Workshop((sys.executable, "-m", "reader.worker"))
    data = {"target": {"selector": {"type": "TextQuoteSelector", "exact": "steel"}}, "id": "urn:uuid:m-1"}
    read = read_marks(Original(json.dumps(data).encode(), "m.json"), workshop.marks_worker())
    assert read.articles[0].marks[0].uid == "m-1"
    with pytest.raises(ArticleUnreadableError, match="There are no marks in plain"):
        read_marks(Original(b"plain words", "plain.txt"), workshop.marks_worker())
    workshop.close()


def test_process_that_dies_is_a_sentence():
    workshop = Workshop((sys.executable, "-c", "import os; os._exit(9)"))
    with pytest.raises(AnalysisFailedError, match=r"marks in m\.json ended unexpectedly"):
        read_marks(Original(b"{}", "m.json"), workshop.marks_worker())
    workshop.close()


@pytest.mark.parametrize("form", [form for form in ExportForm if form is not ExportForm.PDF])
def test_only_marks_without_an_article_are_known_at_a_glance(opened, library, form):
    content = written(copy_of(opened, library, CopyChoices(), Sieve()), form, NO_PROCESS)
    bare = {ExportForm.JSON_LD, ExportForm.ANNOTATIONS, ExportForm.HYPOTHESIS, ExportForm.READWISE}
    assert looks_like_marks(content) is (form in bare)


@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"Highlights of the week, and more\n", b"<html>", b"{" * 70_000])
def test_other_files_are_no_marks(content):
    assert not looks_like_marks(content)
