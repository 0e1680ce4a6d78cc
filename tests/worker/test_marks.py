"""Files of marks, from anybody, as the process reads them: what it can use of them, or a sentence."""

import csv
import json
from base64 import b64decode, encodebytes
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exchange.book_marks import CALIBRE
from reader.exchange.copy import render
from reader.exchange.epub import CALIBRE_FILE, epub
from reader.exchange.hypothesis import hypothesis_json
from reader.exchange.markdown import markdown, tag_words
from reader.exchange.readwise import readwise_csv, tag_word
from reader.exchange.webannotation import annotation_set, collection
from reader.exchange.xml_text import possible
from reader.model.annotation import Colour
from reader.model.checked import Checked
from reader.model.errors import ArticleUnreadableError
from reader.model.found_marks import FoundMarks
from reader.model.frames import decode
from reader.model.original import Original
from reader.model.wire_marks import found_to_json, read_found
from reader.worker.marks import answer, marks_in
from tests.exchange.sample import COPY
from tests.model.strategies import copies

NOW = "2031-02-04T10:00:00+00:00"
WHOLE = (collection, annotation_set, hypothesis_json, markdown)  # forms that keep all that a mark is


def read(text):
    return marks_in(Original(text.encode(), "marks", fetched=NOW))


def marks(found):
    return [mark for article in found.articles for mark in article.marks]


def distinct(copy):
    return {placed.annotation.uid: placed for placed in reversed(copy.annotations)}


def same(ours, theirs, placed):
    """Tell whether the mark came back as it was; its last known place may be where it stands now."""
    start = placed.placement.span.start if placed.placement.span else theirs.anchor.start
    return (
        (ours.uid, ours.colour, ours.style, ours.note, ours.tags, ours.private)
        == (theirs.uid, theirs.colour, theirs.style, theirs.note, theirs.tags, theirs.private)
        and (ours.anchor.quote, ours.anchor.prefix, ours.anchor.suffix)
        == (theirs.anchor.quote, theirs.anchor.prefix, theirs.anchor.suffix)
        and theirs.anchor.start in (start, ours.anchor.start)
        and (ours.created, ours.modified) == (theirs.created, theirs.modified)
    )


@pytest.mark.parametrize("write", WHOLE)
@settings(deadline=None, max_examples=60)
@given(copy=copies().filter(lambda copy: copy.annotations))
def test_what_was_exported_comes_back_as_it_was(write, copy):
    found = read(write(copy))
    back = {mark.uid: mark for mark in marks(found)}
    ours = distinct(copy)
    assert set(back) == set(ours)
    for uid, placed in ours.items():
        mark = placed.annotation
        tags = tuple(dict.fromkeys(tag.strip() for tag in mark.tags if tag.strip()))
        assert same(replace(mark, tags=tags), back[uid], placed)


@settings(deadline=None, max_examples=60)
@given(copy=copies().filter(lambda copy: copy.annotations))
def test_copy_gives_its_marks(copy):
    assert set(marks(read(render(copy)))) == {placed.annotation for placed in distinct(copy).values()}


@settings(deadline=None, max_examples=60)
@given(copy=copies().filter(lambda copy: copy.annotations))
def test_readwise_brings_words_notes_and_tags_back(copy):
    on_words = [p.annotation for p in copy.annotations if not p.annotation.is_on_whole]
    kept = [mark for mark in on_words if mark.anchor.quote.strip() or mark.note.strip()]
    try:
        found = marks(read(readwise_csv(copy)))
    except ArticleUnreadableError:
        assert not any(mark.anchor.quote.strip() or mark.note.strip() for mark in kept)
        return
    told = {(mark.anchor.quote, mark.note) for mark in found}
    assert told == {(mark.anchor.quote, mark.note) for mark in kept}
    tags = {word for mark in kept for tag in mark.tags if (word := tag_word(tag))}
    assert {tag for mark in found for tag in mark.tags} <= tags


def test_article_is_named_by_address_or_by_its_name_in_the_library():
    for write in WHOLE:
        (article,) = read(write(COPY)).articles
        assert (article.uid, article.url) == (COPY.article_uid, None)
    assert read(readwise_csv(COPY)).articles[0].title == COPY.reading.article.title


def test_note_edited_in_markdown_is_the_edited_one():
    edited = markdown(COPY).replace("> Compare with the letter.", "> Compared.\n> \n> It *fits*.")
    edited = edited.replace("\n#check\n", "\n#check #done\n").replace("\n", "\r\n")
    first = marks(read(edited))[0]
    assert (first.note, first.tags) == ("Compared.\n\nIt *fits*.", ("check", "done"))
    assert first.anchor == COPY.annotations[0].annotation.anchor


def test_damaged_comment_is_counted_and_the_others_are_read():
    broken = markdown(COPY).replace('<!-- kilde {"uid"', "<!-- kilde {uid", 1)
    found = read(broken)
    assert (len(marks(found)), found.left_out) == (len(COPY.annotations) - 1, 1)


def test_annotations_of_hypothesis_itself_are_read():
    rows = [
        {
            "id": "q8Zf-LoJEe-9",
            "created": "2030-05-01T08:00:00.123456+00:00",
            "updated": "2030-05-02T08:00:00.123456+00:00",
            "user": "acct:kari@hypothes.is",
            "uri": "https://courier.example/bridge",
            "text": "Who says?",
            "tags": ["steel", "steel", ""],
            "permissions": {"read": ["acct:kari@hypothes.is"]},
            "target": [
                {
                    "source": "https://courier.example/bridge",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 1},
                        {"type": "TextPositionSelector", "start": 12, "end": 20},
                        {"type": "TextQuoteSelector", "exact": "the steel", "prefix": "lack ", "suffix": ","},
                    ],
                }
            ],
            "document": {"title": ["Bridge to open"]},
        },
        {
            "id": "page-note",
            "uri": "https://courier.example/bridge",
            "text": "On the whole",
            "target": [{}],
            "tags": [],
        },
        {"id": "reply", "uri": "x", "text": "No", "references": ["q8Zf-LoJEe-9"], "target": [{}]},
    ]
    found = read(json.dumps({"total": 3, "rows": rows}))
    (article,) = found.articles
    first, page_note = article.marks
    assert (article.url, article.title, found.left_out) == ("https://courier.example/bridge", "Bridge to open", 1)
    assert (first.uid, first.note, first.tags, first.private) == ("q8Zf-LoJEe-9", "Who says?", ("steel",), True)
    assert (first.anchor.quote, first.anchor.prefix, first.anchor.start) == ("the steel", "lack ", 12)
    assert (page_note.note, page_note.anchor.quote) == ("On the whole", "")


def test_web_annotations_of_others_are_read_in_any_shape():
    quote = {"type": "TextQuoteSelector", "exact": "the steel"}
    shapes = (
        {
            "type": "Annotation",
            "id": "http://example.org/anno1",
            "bodyValue": "Which?",
            "target": {"source": "https://a.example/b", "selector": {"type": "CssSelector", "refinedBy": quote}},
        },
        [
            {
                "type": "Annotation",
                "body": {"value": "Which?"},
                "target": {"source": {"id": "https://a.example/b"}, "selector": quote},
            }
        ],
        {
            "type": "AnnotationCollection",
            "first": {
                "type": "AnnotationPage",
                "items": [
                    {
                        "body": [{"value": "Which?", "color": "orange"}, {"value": "t", "purpose": "tagging"}],
                        "target": [{"source": "https://a.example/b", "selector": [quote]}],
                    }
                ],
            },
        },
    )
    for shape in shapes:
        (article,) = read(json.dumps(shape)).articles
        (mark,) = article.marks
        assert (article.url, mark.note, mark.anchor.quote) == ("https://a.example/b", "Which?", "the steel")
        assert (mark.colour, mark.created) == (Colour.YELLOW, NOW)
        assert marks(read(json.dumps(shape))) == [mark]  # with the same identifier


def test_table_that_readwise_exports_is_read():
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(["Highlight", "Book Title", "Book Author", "Note", "Color", "Tags", "Location", "Highlighted at"])
    writer.writerow(
        ["the steel", "Bridge", "Eva", ".why .steel Who says?", "blue", "a, b", "12", "2030-05-01 08:00:00"]
    )
    (article,) = read(table.getvalue()).articles
    (mark,) = article.marks
    assert (article.title, mark.note, mark.tags) == ("Bridge", "Who says?", ("why", "steel", "a", "b"))
    assert (mark.colour, mark.anchor.start, mark.created) == (Colour.BLUE, 12, "2030-05-01T08:00:00+00:00")


SAVED = """<!DOCTYPE html><html><!--
 Page saved with SingleFile
 url: https://courier.example/bridge
 saved date: Mon Feb 03 2031
--><head><title>Bridge to open</title></head><body>
<p data-single-file-note-refs="n1">“We lack the
   steel,” he told the Courier.</p>
<p>The <span class="single-file-highlight single-file-highlight-blue">mayor <b>did</b> not</span> answer.</p>
<single-file-note data-note-id="n1"><template shadowrootmode="open"><div class="note note-pink">
<textarea>Which steel?</textarea></div></template></single-file-note>
<single-file-note data-note-id="n2"><template shadowrootmode="open"><div class="note"><textarea>Read again
</textarea></div></template></single-file-note></body></html>"""


def test_notes_and_highlights_of_singlefile_are_read():
    (article,) = read(SAVED).articles
    assert (article.url, article.title) == ("https://courier.example/bridge", "Bridge to open")
    assert [(m.anchor.quote, m.note, m.colour) for m in article.marks] == [
        ("mayor did not", "", Colour.BLUE),
        ("“We lack the steel,” he told the Courier.", "Which steel?", Colour.PINK),
        ("", "Read again", Colour.YELLOW),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "{}",
        "[]",
        '{"annotations": [',
        "[" * 100_000,
        '{"items": 3}',
        "Highlight,Note\r\n",
        "<html><p>No notes</p></html>",
        "---\ntitle: x\n---\n<!-- kilde x -->",
        '{"target": {"selector": [{"type": "TextQuoteSelector", "exact": 3}',
    ],
)
def test_what_holds_no_marks_is_refused_with_a_sentence(text):
    with pytest.raises(ArticleUnreadableError) as told:
        read(text)
    assert told.value.hint


FIELDS = (
    *("id", "target", "selector", "type", "exact", "prefix", "start", "body", "value", "color", "tags", "purpose"),
    *("items", "uri", "text", "document", "title", "permissions", "read", "references", "created", "updated"),
    *("motivation", "audience", "kilde", "first", "annotations", "source"),
)
TOLD = st.sampled_from(("TextQuoteSelector", "TextPositionSelector", "urn:uuid:a"))
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | TOLD
JSON = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=30,
)


@settings(deadline=None, max_examples=300)
@given(JSON)
def test_any_json_is_read_or_refused_and_what_is_read_can_be_sent(data):
    try:
        found = read(json.dumps([data]))
    except ArticleUnreadableError:
        return
    assert read_found(Checked(json.loads(json.dumps(found_to_json(found))))) == found


@settings(deadline=None)
@given(copies())
def test_marks_cross_the_frame_unchanged(copy):
    sent = []
    if copy.annotations:
        answer(Original(collection(copy).encode(), "c.jsonld", fetched=NOW), sent.append)
        (data,) = sent
        assert isinstance(read_found(Checked(decode(json.dumps(data["marks"]).encode()))), FoundMarks)


def test_tags_of_one_word_are_kept_apart():
    assert tag_words(("a b",)) == ("a-b",)


@settings(deadline=None, max_examples=40)
@given(copy=copies().filter(lambda copy: copy.annotations))
def test_a_book_gives_its_marks(copy):
    found = marks_in(Original(epub(copy), "copy.epub", fetched=NOW))
    back = {mark.uid: mark for mark in marks(found)}
    assert set(back) == set(distinct(copy))
    for uid, placed in distinct(copy).items():
        told = [possible(back[uid].note), back[uid].colour, back[uid].style, back[uid].private]
        mark = placed.annotation
        assert told == [possible(mark.note), mark.colour, mark.style, mark.private]


def test_what_calibre_changed_and_added_in_a_book_is_taken_too():
    book = epub(COPY)
    theirs = json.loads(b64decode(files(book)[CALIBRE_FILE].removeprefix(CALIBRE.encode())))
    first = {**theirs[0], "notes": "Answered in calibre", "style": {"which": "blue"}, "timestamp": NOW}
    added = {"type": "highlight", "uuid": "by-calibre", "highlighted_text": "so ashamed", "timestamp": NOW}
    gone = {"type": "highlight", "uuid": theirs[1]["uuid"], "removed": True, "timestamp": NOW}
    place = {"type": "last-read", "pos": "epubcfi(/2/4)"}
    changed = [first, added, gone, place, 3]
    written = CALIBRE.encode() + encodebytes(json.dumps(changed).encode())
    found = marks_in(Original(with_file(book, CALIBRE_FILE, written), "copy.epub", fetched=NOW))
    back = {mark.uid: mark for mark in marks(found)}
    assert (back[theirs[0]["uuid"]].note, back[theirs[0]["uuid"]].colour) == ("Answered in calibre", Colour.BLUE)
    assert back[theirs[0]["uuid"]].tags == ("check",)  # calibre knows none
    assert back["by-calibre"].anchor.quote == "so ashamed"
    assert set(back) == {p.annotation.uid for p in COPY.annotations} | {"by-calibre"}


def test_damaged_marks_in_a_book_are_told():
    broken = with_file(epub(COPY), CALIBRE_FILE, CALIBRE.encode() + b"!!!")
    with pytest.raises(ArticleUnreadableError, match="damaged"):
        marks_in(Original(broken, "copy.epub", fetched=NOW))


def test_a_book_without_marks_has_none_to_import():
    with pytest.raises(ArticleUnreadableError, match="no marks"):
        marks_in(Original(epub(replace(COPY, annotations=())), "copy.epub", fetched=NOW))


def files(book):
    with ZipFile(BytesIO(book)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def with_file(book, name, content):
    whole = BytesIO()
    with ZipFile(whole, "w") as packed:
        for each, kept in (files(book) | {name: content}).items():
            packed.writestr(each, kept)
    return whole.getvalue()
