"""What a publisher changed, as it is written and found again."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.anchoring.difference import difference
from reader.app.version_changes import VersionChanges
from reader.model.source import SourceKind
from reader.model.span import Span
from reader.model.version import VersionId, VersionRow
from reader.ui.difference_rows import Look, paragraphs
from reader.ui.difference_view import DifferenceView
from reader.ui.theme import Scheme, read_theme
from reader.ui.version_items import Side, change_items
from reader.ui.version_words import difference_words, origin_words, version_words
from tests.ui.test_theme import contrast

ROW = VersionRow(VersionId(1), "2026-11-20T09:00:00+00:00", "2026-11-20T09:00:00+00:00", "file", "t", 9, True, True)
SAME = [f"Paragraph {n} says nothing new of the ferry, nor of number {n * 7}." for n in range(12)]
OLD = "\n\n".join([*SAME, "The crossing costs forty crowns 🌊 a head.", "Moved words stand here at the end at first."])
NEW = "\n\n".join(
    ["Moved words stand here at the end at first.", *SAME, "The crossing costs fifty crowns 🌊 a head.", "And more."]
)


def changes(old=OLD, new=NEW):
    return VersionChanges(ROW, ROW, old, new, difference(old, new), (), (), (), (), 0, same_engine=True, analysed=True)


def lines(found, *, folded):
    return ["".join(run.words for run in paragraph.runs) for paragraph in paragraphs(found, folded=folded)]


@pytest.fixture
def view(qtbot, theme):
    made = DifferenceView(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_unchanged_paragraphs_away_from_a_change_are_only_counted():
    written = lines(changes(), folded=True)
    assert "… 10 paragraphs without a change …" in written
    assert SAME[0] in written
    assert SAME[5] not in written
    assert SAME[11] in written


def test_every_paragraph_is_written_where_none_is_left_out():
    assert set(SAME) <= set(lines(changes(), folded=False))


def test_a_moved_paragraph_stands_where_it_is_and_says_so_where_it_was():
    labels = {
        "".join(run.words for run in p.runs)[:11]: p.label for p in paragraphs(changes(), folded=False) if p.label
    }
    assert labels["Moved words"] in ("Paragraph moved here", "A paragraph stood here that was moved")
    assert {p.label for p in paragraphs(changes(), folded=False)} >= {
        "Paragraph moved here",
        "A paragraph stood here that was moved",
        "Paragraph put in",
    }


def test_words_are_set_as_what_became_of_them():
    runs = [run for p in paragraphs(changes(), folded=True) for run in p.runs]
    assert ("forty", Look.OUT) in [(run.words, run.look) for run in runs]
    assert ("fifty", Look.IN) in [(run.words, run.look) for run in runs]


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (Side(is_new=True, span=Span(NEW.index("fifty"), NEW.index("fifty") + 5)), "fifty"),
        (Side(is_new=False, span=Span(OLD.index("forty"), OLD.index("forty") + 5)), "forty"),
        (Side(is_new=True, span=Span(NEW.index("a head"), NEW.index("a head") + 6)), "a head"),
    ],
)
def test_a_place_of_either_version_is_found_also_behind_an_emoji(view, side, words):
    view.show_changes(changes())
    assert view.show_place(side)
    (selection,) = view.extraSelections()
    assert selection.cursor.selectedText() == words
    assert view.place_at(selection.cursor.selectionStart()).span.start == side.span.start


def test_a_place_that_is_left_out_is_not_there_until_it_is_written(view):
    view.show_changes(changes())
    side = Side(is_new=True, span=Span(NEW.index(SAME[5]), NEW.index(SAME[5]) + 9))
    assert not view.show_place(side)
    view.fold(is_folded=False)
    assert view.show_place(side)


def test_return_reads_on_at_the_place(qtbot, view):
    view.show_changes(changes())
    view.show_place(Side(is_new=False, span=Span(OLD.index("forty"), OLD.index("forty") + 5)))
    with qtbot.waitSignal(view.place_followed) as followed:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (followed.args[0].is_new, followed.args[0].span.of(OLD)[:5]) == (False, "forty")


def test_a_book_that_changed_everywhere_is_written_in_turns(qtbot, view):
    old = [f"Paragraph {n} of the book tells of ship {n * 3} and of the harbour that it left." for n in range(1500)]
    new = [line.replace("tells of", "says nothing of") for line in old]
    found = changes("\n\n".join(old), "\n\n".join(new))
    start = time.perf_counter()
    view.show_changes(found)
    assert time.perf_counter() - start < 0.5
    assert not view.is_complete
    qtbot.waitUntil(lambda: view.is_complete, timeout=20_000)
    assert "Paragraph 1499" in view.toPlainText()


def test_ink_reads_on_the_ground_of_what_was_put_in(style_folder):
    for scheme in Scheme:
        theme = read_theme(style_folder, scheme)
        assert contrast(theme.ink, theme.kind_tint(SourceKind.PERSON)) >= 4.5
        assert contrast(theme.soft, theme.paper) >= 4.5


def test_each_changed_place_is_a_line_in_words():
    details = {item.title: item.details[0].text for item in change_items(changes()) if item.details}
    assert details["fifty"] == "In place of “forty”"
    assert details["And more."] == "Paragraph put in"
    assert details["Moved words stand here at the end at first."] == "Paragraph moved"


def test_versions_and_amounts_have_words():
    assert version_words(ROW).endswith("from a file · newest")
    assert version_words(replace(ROW, is_newest=False)).endswith("shown in the library")
    assert origin_words(replace(ROW, origin="https://post.example/a")) == "post.example"
    assert difference_words(difference("One two.", "One two.")) == "The words are the same"
    assert difference_words(difference("One two.", "One three.")) == "1 word put in, 1 taken out"
