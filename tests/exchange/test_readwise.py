import csv
from dataclasses import replace
from datetime import datetime
from io import StringIO

import pytest
from hypothesis import given, settings

from reader.exchange.cells import plain
from reader.exchange.readwise import readwise_csv
from tests.exchange.sample import COPY
from tests.model.strategies import copies

DOCUMENTED = ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]


def rows(copy):
    return list(csv.DictReader(StringIO(readwise_csv(copy), newline="")))


def on_words(copy):
    """Return the marks that it takes: none on the article as a whole."""
    return [placed for placed in copy.annotations if not placed.annotation.is_on_whole]


def test_headings_are_those_that_readwise_documents():
    assert readwise_csv(COPY).startswith(",".join(DOCUMENTED) + "\r\n")  # no byte order mark: it would be a heading's
    assert [row["Highlight"] for row in rows(COPY)] == [p.annotation.anchor.quote for p in on_words(COPY)]


@settings(deadline=None)
@given(copies())
def test_each_mark_is_one_line_of_which_no_cell_acts(copy):
    found = rows(copy)
    for row, placed in zip(found, on_words(copy), strict=True):
        assert list(row) == DOCUMENTED
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        assert plain(row["Highlight"]) == placed.annotation.anchor.quote
        datetime.strptime(row["Date"], "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - Readwise writes no zone


@pytest.mark.parametrize(
    ("note", "tags", "told"),
    [
        ("Why?", (), "Why?"),
        ("Why?", ("to check", "a.b"), ".to-check .a-b\nWhy?"),
        ("", ("check",), ".check"),
        (".hidden words", (), "'\n.hidden words"),  # else Readwise would take the first for a tag
    ],
)
def test_tags_stand_before_the_note_as_readwise_reads_them(note, tags, told):
    first = COPY.annotations[0]
    mark = replace(first, annotation=replace(first.annotation, note=note, tags=tags))
    assert rows(replace(COPY, annotations=(mark,)))[0]["Note"] == told
