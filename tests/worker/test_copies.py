"""Copies of every form that holds the whole of one are opened as what was saved."""

import gzip
import json
from base64 import b64decode, encodebytes
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from reader.app.paths import worker_command
from reader.app.printing import pdf
from reader.app.workshop import Workshop
from reader.exchange.book_marks import CALIBRE
from reader.exchange.copy import render
from reader.exchange.copy_data import DATA_FILE, data_file
from reader.exchange.epub import CALIBRE_FILE, COPY_FILE, epub
from reader.exchange.markdown import markdown
from reader.model.anchor import PlacementState
from reader.model.annotation import Colour
from reader.model.errors import ArticleUnreadableError
from reader.model.fingerprint import fingerprint
from reader.model.original import Original
from reader.text.load import load
from reader.worker.copies import copy_in
from reader.worker.marks import marks_in
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import copy_of
from tests.model.strategies import copies
from tests.text.made_epub import chapter
from tests.text.made_epub import epub as other_epub
from tests.text.made_pdf import Page, first_free, stream
from tests.text.made_pdf import pdf as pdf_of

NOW = "2031-02-03T04:05:06+00:00"


@pytest.fixture(scope="module")
def printed(pango):
    with closing(Workshop(worker_command())) as workshop:
        return pdf(COPY, workshop)


def opened(content, name="copy"):
    return copy_in(Original(content, name, fetched=NOW))


def with_file(book, name, content):
    """Return the book with another file inside it; with None, without it."""
    whole = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(whole, "w") as new:
        files = {each: old.read(each) for each in old.namelist()} | {name: content}
        for each, kept in files.items():
            if kept is not None:
                new.writestr(each, kept)
    return whole.getvalue()


def test_a_book_is_opened_as_the_copy_that_was_saved():
    assert opened(epub(COPY)) == COPY


@settings(deadline=None, max_examples=40)
@given(copies())
def test_whatever_is_in_a_copy_comes_back_out_of_its_book(copy):
    assert opened(epub(copy)) == copy


def test_a_pdf_is_opened_as_the_copy_that_was_saved(printed):
    assert opened(printed) == COPY


def test_a_file_that_was_packed_is_opened_too():
    assert opened(gzip.compress(render(COPY).encode())) == COPY
    assert opened(gzip.compress(epub(COPY))) == COPY


def test_a_pdf_gives_its_marks_and_says_of_which_article(printed):
    (article,) = marks_in(Original(printed, "copy.pdf", fetched=NOW)).articles
    assert article.uid == COPY.article_uid
    assert {mark.uid for mark in article.marks} == {placed.annotation.uid for placed in COPY.annotations}


def test_the_data_out_of_a_pdf_gives_its_marks_by_itself():
    (article,) = marks_in(Original(data_file(COPY).encode(), DATA_FILE, fetched=NOW)).articles
    assert {mark.uid for mark in article.marks} == {placed.annotation.uid for placed in COPY.annotations}


def test_another_reader_finds_the_data_in_the_pdf(printed):
    (data,) = PdfReader(BytesIO(printed)).attachments[DATA_FILE]
    assert json.loads(data)["kilde"]["copy"]["uid"] == COPY.uid


def test_what_calibre_put_into_the_book_is_shown_and_is_no_longer_just_what_was_saved():
    book = epub(COPY)
    with ZipFile(BytesIO(book)) as files:
        theirs = json.loads(b64decode(files.read(CALIBRE_FILE).removeprefix(CALIBRE.encode())))
    edited = {**theirs[0], "notes": "Answered in calibre", "timestamp": NOW}
    paragraph = next(words for words in ARTICLE.text.split("\n\n") if len(words) > 40)
    quoted = " ".join(paragraph.split()[1:8])
    added = {"type": "highlight", "uuid": "by-calibre", "highlighted_text": quoted, "timestamp": NOW}
    changed = with_file(book, CALIBRE_FILE, CALIBRE.encode() + encodebytes(json.dumps([edited, added]).encode()))
    copy = opened(changed)
    notes = {placed.annotation.uid: placed.annotation.note for placed in copy.annotations}
    assert notes[theirs[0]["uuid"]] == "Answered in calibre"
    (new,) = (placed for placed in copy.annotations if placed.annotation.uid == "by-calibre")
    assert new.placement.span.of(ARTICLE.text) == quoted
    assert new.placement.state is PlacementState.EXACT
    assert new.annotation.colour is Colour.YELLOW
    assert fingerprint(copy) != fingerprint(COPY)
    assert fingerprint(opened(with_file(book, "more.txt", b""))) == fingerprint(COPY)


def test_a_book_whose_text_was_edited_is_read_in_the_words_that_it_has_and_says_so():
    book = epub(COPY)
    with ZipFile(BytesIO(book)) as files:
        page = files.read("article.xhtml").decode()
    edited = opened(with_file(book, "article.xhtml", page.replace("Cambodia", "Laos").encode()))
    assert "Laos" in edited.reading.article.text
    assert (edited.altered, edited.is_whole) == (True, False)
    spans = {p.annotation.uid: p.placement.span for p in edited.annotations if p.placement.span}
    for placed in COPY.annotations:
        if placed.placement.span is not None:
            assert spans[placed.annotation.uid].of(edited.reading.article.text) == placed.annotation.anchor.quote


def test_what_is_changed_around_the_article_of_a_book_changes_no_copy():
    book = epub(COPY)
    with ZipFile(BytesIO(book)) as files:
        sources, package = files.read("sources.xhtml"), files.read("package.opf")
    assert opened(with_file(book, "sources.xhtml", sources.replace(b"Neumann", b"Holm"))) == COPY
    assert opened(with_file(book, "package.opf", package.replace(b'"generator"', b'"edited-by"'))) == COPY


def test_data_that_is_damaged_is_told():
    with pytest.raises(ArticleUnreadableError, match="damaged"):
        opened(with_file(epub(COPY), COPY_FILE, b"{"))
    with pytest.raises(ArticleUnreadableError, match="newer Kilde"):
        opened(with_file(epub(COPY), COPY_FILE, data_file(COPY).replace('"format":1', '"format":2').encode()))


def test_other_peoples_books_and_prints_are_no_copies():
    page = Page()
    page.write(50, 50, "The bridge will open in May.")
    assert opened(other_epub([chapter("<p>One.</p>")])) is None
    assert opened(pdf_of([page])) is None
    assert opened(b"%PDF-1.7 cut off") is None
    assert opened(b"PK\x03\x04 no book") is None
    assert opened(b"words") is None


def with_attached(name, content):
    """Return a PDF with one file inside, whose name is written so."""
    page = Page()
    page.write(50, 50, "The bridge will open in May.")
    number = first_free([page])
    names = b"/Names << /EmbeddedFiles << /Names [(a) %d 0 R] >> >>" % number
    entry = b"<< /Type /Filespec /F (a) /UF %s /EF << /F %d 0 R >> >>" % (name, number + 1)
    return pdf_of([page], catalog=names, more=(entry, stream(content)))


def test_a_pdf_with_a_file_of_that_name_is_read_with_care():
    ours = b"(%s)" % DATA_FILE.encode()
    assert opened(with_attached(ours, data_file(COPY).encode())) == COPY
    assert opened(with_attached(b"(other.json)", data_file(COPY).encode())) is None
    assert opened(with_attached(b"<FEFFD800>", b"{}")) is None  # half a character
    assert opened(with_attached(b"3", b"{}")) is None
    for data in (b"", b"[]", b"{}", b"\xff", b"[" * 100_000, data_file(COPY)[:-9].encode()):
        with pytest.raises(ArticleUnreadableError, match="damaged"):
            opened(with_attached(ours, data))


def test_a_text_that_was_changed_in_the_data_says_so():
    changed = data_file(replace(COPY, altered=False)).replace("Ukraine", "Belarus")
    assert opened(with_file(epub(COPY), COPY_FILE, changed.encode())).altered


def in_markdown(copy):
    return opened(markdown(copy).encode(), "copy.md")


def test_markdown_is_opened_as_the_article_with_its_marks():
    copy = in_markdown(COPY)
    assert (copy.uid, copy.article_uid, copy.library_uid) == (COPY.uid, COPY.article_uid, COPY.library_uid)
    assert (copy.made, copy.note, copy.altered, copy.is_whole) == (COPY.made, COPY.note, False, False)
    assert copy.reading.article.text == ARTICLE.text
    assert [(p.annotation, p.placement) for p in copy.annotations if p.placement.span] == [
        (p.annotation, p.placement) for p in COPY.annotations if p.placement.span
    ]
    assert {p.annotation.uid: p.placement.state for p in copy.annotations if not p.placement.span} == {
        "lost-1": PlacementState.ORPHAN,
        "whole-1": PlacementState.WHOLE,
    }


@settings(deadline=None, max_examples=60)
@given(copies())
def test_markdown_of_any_copy_is_known_again_to_the_word(copy):
    back = in_markdown(copy)
    assert not back.altered
    assert "".join(back.reading.article.text.split()) == "".join(
        copy.reading.article.text.replace("\0", "\ufffd").split()
    )


def test_markdown_whose_lines_an_editor_set_otherwise_is_the_copy_that_was_saved():
    saved = fingerprint(replace(COPY, is_whole=False))
    written = markdown(COPY)
    spaced = written.replace("\n\n", "\n\n\n").replace("language: en\n", "language: en\ncssclass: wide\n", 1)
    for same in (written, written.replace("\n", "\r\n"), "\ufeff" + written, written.rstrip(), spaced):
        assert fingerprint(opened(same.encode())) == saved


@pytest.mark.parametrize(
    ("words", "instead"),
    [("Compare with the letter.", "Compare with the speech."), ("#check", "#checked"), ("Ukraine", "Belarus")],
)
def test_markdown_that_was_edited_is_not_the_copy_that_was_saved(words, instead):
    edited = opened(markdown(COPY).replace(words, instead).encode())
    assert fingerprint(edited) != fingerprint(replace(COPY, is_whole=False))
    assert edited.altered is (words == "Ukraine")


def test_marks_in_a_text_that_was_edited_find_their_words_or_lose_their_place():
    first = COPY.annotations[0]
    edited = opened(markdown(COPY).replace("## ", "One more sentence stands here.\n\n## ", 1).encode())
    (found,) = (p for p in edited.annotations if p.annotation.uid == first.annotation.uid)
    assert found.placement.span.of(edited.reading.article.text) == first.annotation.anchor.quote
    assert edited.altered


def test_markdown_without_its_last_line_is_still_of_its_article():
    without = "\n".join(line for line in markdown(COPY).split("\n") if not line.startswith("<!-- kilde-copy"))
    copy = opened(without.encode())
    assert (copy.article_uid, copy.altered, len(copy.annotations)) == (COPY.article_uid, True, len(COPY.annotations))
    assert copy.reading.article.text == ARTICLE.text


def test_markdown_whose_properties_an_editor_wrote_its_way_is_the_copy_that_was_saved():
    name = f"urn:uuid:{COPY.article_uid}"
    many = "aliases:\n" + "".join(f"  - name {number}\n" for number in range(90))
    edited = markdown(COPY).replace(f'kilde: "{name}"', f"{many}kilde: {name}", 1)
    assert fingerprint(opened(edited.encode())) == fingerprint(replace(COPY, is_whole=False))


def test_somebody_whose_word_for_a_source_is_kilde_has_made_no_copy():
    written = b"---\ntitle: A\nkilde: Sund Avis\n---\n\nWords ==marked== ^b2"
    assert opened(written, "note.md") is None
    assert "==marked== ^b2" in load(Original(written, "note.md")).text


def test_title_that_is_not_in_the_text_does_not_come_into_it():
    copy = copy_of("Only words.", title="A title beside them")
    back = in_markdown(copy)
    assert (back.reading.article.text, back.reading.article.title) == ("Only words.", "A title beside them")
