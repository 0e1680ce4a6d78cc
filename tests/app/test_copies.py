"""Saving a copy: what goes in is what was said, and a file is written whole or not at all."""

import errno
import os
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.copies import CopyChoices, annotated_copy, contents, original_to_send, suggested_name, write_whole
from reader.app.library import Library
from reader.exchange import copy_original
from reader.exchange.copy import render
from reader.exchange.copy_original import original_in
from reader.exchange.opened_copy import parse
from reader.model.annotation import Colour
from reader.model.copy import Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.errors import CopyNotWrittenError
from reader.model.library import OpenArticle
from reader.model.own_word import own_interest, own_word_in
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin, Signal
from tests.app.story import MOMENT, article, kept, mark

PLAIN = CopyChoices()
STAND_IN = OpenArticle(None, "a", Reading(article(), (), (), Engine("", "")), analysed=False)


@pytest.fixture
def opened(library):
    story = kept(library)
    library.add_annotation(story.id, mark(uid="open", note="See the plans"))
    return library.add_annotation(story.id, replace(mark(uid="secret", note="From my friend"), private=True))


def save(sent, library, file, choices=PLAIN, assessments=(), *, original=None, overwrite=False):
    copy = replace(annotated_copy(sent, library.uid, assessments, choices), original=original)
    write_whole(file, render(copy).encode(), overwrite=overwrite)
    return parse(file.read_bytes())


def retitled(opened, title):
    return replace(opened, reading=replace(opened.reading, article=replace(opened.reading.article, title=title)))


def named_by_reader(library, opened):
    """Correct the first source's name to one that only the reader knows."""
    source = opened.reading.appearances[0].name
    correction = Correction("fix-1", CorrectionField.NAME, source, "Xenia Whistle", None, MOMENT)
    return library.correct(opened.id, correction)


def test_copy_opens_with_the_same_marks_and_cards(opened, library, tmp_path):
    copy = save(opened, library, tmp_path / "copy.html")
    assert copy.reading.article == opened.reading.article
    assert [placed.annotation.uid for placed in copy.annotations] == ["open"]
    assert [a.name for a in copy.reading.appearances] == [a.name for a in opened.reading.appearances]
    assert copy.library_uid == library.uid


def test_names_of_colours_go_along_with_the_marks_that_have_them(opened, library, tmp_path):
    names = ((Colour.YELLOW, "Claims"), (Colour.PINK, "Gossip"))
    choices = CopyChoices(colour_names=names)
    assert save(opened, library, tmp_path / "copy.html", choices).colour_names == names[:1]
    assert "What you call their colours: Claims" in contents(opened, choices)


def test_own_copy_comes_home_and_changes_nothing(opened, library, tmp_path):
    assert library.adopt_copy(save(opened, library, tmp_path / "copy.html")) == opened


def test_private_notes_stay_unless_asked_for(opened, library, tmp_path):
    save(opened, library, tmp_path / "copy.html")
    assert b"From my friend" not in (tmp_path / "copy.html").read_bytes()
    sent = save(opened, library, tmp_path / "with.html", CopyChoices(private_notes=True))
    assert {placed.annotation.uid for placed in sent.annotations} == {"open", "secret"}


def test_assessments_and_other_articles_stay_unless_asked_for(opened, library):
    about = Assessment("a-1", opened.cards[0].appearance.name, "Knows the bridge", MOMENT)
    seen = Signal("seen-before", "Cited in 2 other articles of your library", (), Origin.LIBRARY)
    said = own_word_in("A secret plan", own_interest("owns a boat"))
    met_before = replace(opened, cards=(replace(opened.cards[0], signals=(seen, said)), *opened.cards[1:]))
    plain = annotated_copy(met_before, library.uid, (about,), PLAIN)
    assert plain.assessments == ()
    assert seen not in plain.reading.appearances[0].signals
    with_corrections = annotated_copy(met_before, library.uid, (), CopyChoices(corrections=True))
    assert with_corrections.reading.appearances[0].signals == ()  # the reader's word too names another article
    full = annotated_copy(met_before, library.uid, (about,), CopyChoices(assessments=True, earlier_articles=True))
    assert full.assessments == (about,)
    assert seen in full.reading.appearances[0].signals


def test_corrections_that_stay_leave_no_trace(opened, library, tmp_path):
    corrected = named_by_reader(library, opened)
    with pytest.raises(ValueError, match="corrections"):
        save(corrected, library, tmp_path / "copy.html")
    save(library.uncorrected(opened.id), library, tmp_path / "copy.html")
    assert b"Whistle" not in (tmp_path / "copy.html").read_bytes()
    sent = save(corrected, library, tmp_path / "with.html", CopyChoices(corrections=True))
    assert [correction.uid for correction in sent.corrections] == ["fix-1"]
    assert "Xenia Whistle" in [a.name for a in sent.reading.appearances]


def test_no_path_name_or_time_of_day_of_the_maker_is_written(opened, library, tmp_path):
    save(opened, library, tmp_path / "copy.html")
    written = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert str(tmp_path) not in written
    assert str(library.file) not in written
    assert re.search(r'"made":"\d{4}-\d{2}-\d{2}"', written)


def test_contents_are_said_in_plain_words(opened, library):
    lines = contents(opened, CopyChoices(note="Look"))
    assert lines[1] == "1 note (1 private one is left out)"
    assert "Your words at the top" in lines
    assert lines[-1] == "Not in it: your name, where your files lie, other articles of your library"
    assert contents(opened, CopyChoices(private_notes=True))[1] == "2 notes"
    assert "Your own assessments of these sources" in contents(opened, CopyChoices(assessments=True))
    corrected = named_by_reader(library, opened)
    assert "Your 1 correction stays here: the cards show what the program found" in contents(corrected, PLAIN)
    assert "Your 1 correction" in contents(corrected, CopyChoices(corrections=True))


def test_file_that_is_there_is_replaced_only_when_asked(opened, library, tmp_path):
    file = tmp_path / "copy.html"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(CopyNotWrittenError, match="already a file"):
        save(opened, library, file)
    assert file.read_text(encoding="utf-8") == "mine"
    save(opened, library, file, overwrite=True)
    assert parse(file.read_bytes()).article_uid == opened.uid


def test_disk_without_hard_links_takes_a_copy_too(opened, library, tmp_path, monkeypatch):
    def refuse(self, target):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    save(opened, library, tmp_path / "copy.html")
    with pytest.raises(CopyNotWrittenError, match="already a file"):
        save(opened, library, tmp_path / "copy.html")


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "full"), (errno.EROFS, "only be read"), (errno.EACCES, "may not write")]
)
def test_disk_that_fails_half_way_leaves_nothing_and_says_why(opened, library, tmp_path, monkeypatch, number, words):
    def fail(handle):
        raise OSError(number, "no")

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CopyNotWrittenError, match=words):
        save(opened, library, folder / "copy.html")
    assert list(folder.iterdir()) == []


def test_folder_that_is_gone_is_told(opened, library, tmp_path):
    with pytest.raises(CopyNotWrittenError, match="folder is not there") as told:
        save(opened, library, tmp_path / "gone" / "copy.html")
    assert told.value.hint


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge to open in May", "Bridge to open in May.html"),
        ("a/b\\c: “d”? <e>|f*", "a b c “d” e f.html"),
        ("...hidden", "hidden.html"),
        ("- dash. ", "dash.html"),
        ("CON", "Article CON.html"),
        ("com1.txt", "Article com1.txt.html"),
        ("", "Article.html"),
        (None, "Article.html"),
        ("evil\u202elmth.exe", "evil lmth.exe.html"),
        ("Cafe\u0301", "Café.html"),
    ],
)
def test_name_is_one_that_every_system_takes(opened, title, name):
    assert suggested_name(retitled(opened, title)) == name


@given(st.text(max_size=300))
def test_name_keeps_the_rules_whatever_the_title(title):
    name = suggested_name(retitled(STAND_IN, title))
    assert len(name.encode()) <= 120
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert name[0] not in ".- "
    assert name.endswith(".html")
    assert not name.removesuffix(".html").endswith((".", " "))


def test_whom_of_this_library_a_card_is_stays_out_of_copies(opened, library, tmp_path):
    source = opened.cards[0].source_id
    library.who.split(source, [opened.id])
    parted = library.open(opened.id)
    assert [made.field for made in parted.corrections] == [CorrectionField.IDENTITY]
    choices = CopyChoices(corrections=True)
    assert save(parted, library, tmp_path / "copy.html", choices).corrections == ()
    assert not any("correction" in line for line in contents(parted, choices))


def test_page_as_it_was_fetched_goes_along_where_it_is_in_the_library(opened, library, tmp_path):
    file = tmp_path / "copy.html"
    original = original_to_send(opened, library)
    save(opened, library, file, CopyChoices(original_page=True), original=original)
    assert original_in(file.read_bytes()) == original.content
    assert any("as it was fetched" in line for line in contents(opened, CopyChoices(original_page=True)))
    save(opened, library, tmp_path / "without.html")
    assert original_in((tmp_path / "without.html").read_bytes()) is None


def test_page_that_cannot_go_along_is_told_and_nothing_written(opened, library, monkeypatch):
    with pytest.raises(CopyNotWrittenError, match="not in your library"):
        original_to_send(replace(opened, id=None), library)
    monkeypatch.setattr(copy_original, "LARGEST", 10)
    with pytest.raises(CopyNotWrittenError, match="too large") as caught:
        original_to_send(opened, library)
    assert caught.value.hint == "Save the copy without it."


def test_nothing_is_written_over_a_library(tmp_path):
    file = tmp_path / "library.db"
    with closing(Library(file)) as library:
        kept(library)
        with pytest.raises(CopyNotWrittenError, match=r"library\.db is a library"):
            write_whole(file, b"a copy", overwrite=True)
    with pytest.raises(CopyNotWrittenError, match=r"library\.db is a library"):  # known by its backups
        write_whole(file, b"a copy", overwrite=True)
    assert file.read_bytes().startswith(b"SQLite format 3")
