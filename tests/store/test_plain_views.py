"""Journey 17: who opens the library with another tool finds names that explain themselves."""

import pytest
from sqlite_utils import Database

from reader.app.library import Library
from reader.model.annotation import Colour
from tests.app.story import article, card, correction, kept, mark, person, reading

LATER = "“It will open in June,” said Lind.\n\nThe council met again."


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def db(library):
    database = Database(library.file)
    yield database
    database.close()


def test_statements_name_speaker_article_and_outlet(library, db):
    kept(library)
    rows = list(db["statements"].rows)
    assert [(row["speaker"], row["words"], row["article"], row["outlet"], row["published"]) for row in rows] == [
        ("Ada Lind", "The bridge will open in May", "Bridge to open in May", "Westbridge Courier", "2026-05-02"),
        ("Per Holm", "We lack the steel", "Bridge to open in May", "Westbridge Courier", "2026-05-02"),
    ]
    assert (rows[0]["role"], rows[0]["affiliation"], rows[0]["is_certain"]) == ("engineer", "Westbridge Road Office", 1)


def test_sources_count_the_articles_of_everyone_merged_into_them(library, db):
    opened = kept(library)
    second = reading(
        ("“It will open in June,”", 0),
        cards=(person("Lind", text=LATER),),
        of=article(LATER, "Bridge late", "https://courier.example/late"),
    )
    later = kept(library, second, b"another page")
    ada, lind = card(opened, "Ada Lind").source_id, card(later, "Lind").source_id
    with db.conn:
        db.execute("UPDATE source SET merged_into = ? WHERE id = ?", [ada, lind])
    found = {row["id"]: row for row in db["sources"].rows}
    assert lind not in found
    assert (found[ada]["articles"], found[ada]["statements"]) == (2, 2)
    assert set(found[ada]["names"].split(",")) >= {"Ada Lind", "Lind"}


def test_marks_show_words_note_and_article(library, db):
    opened = kept(library)
    library.add_annotation(opened.id, mark(note="ask about girders", colour=Colour.GREEN))
    library.delete_annotation(library.add_annotation(opened.id, mark("mayor", uid="gone")).id, "gone")
    (row,) = db["marks"].rows
    assert (row["words"], row["note"], row["colour"]) == ("We lack the steel", "ask about girders", "green")
    assert (row["article"], row["article_id"]) == ("Bridge to open in May", opened.id)


def test_articles_count_what_is_in_them_and_leave_deleted_ones_out(library, db):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    (row,) = db["articles"].rows
    assert (row["title"], row["sources"], row["statements"], row["marks"]) == ("Bridge to open in May", 4, 2, 1)
    library.delete_article(opened.id)
    assert [*db["articles"].rows, *db["marks"].rows, *db["statements"].rows] == []


def test_corrected_cards_are_shown_as_corrected(library, db):
    opened = kept(library)
    library.correct(opened.id, correction("role", "Per Holm", "steel buyer"))
    assert [row["role"] for row in db["statements"].rows_where("speaker = 'Per Holm'")] == ["steel buyer"]


def test_every_table_and_view_is_explained(db):
    ours = {
        name
        for name in (*db.table_names(), *db.view_names())
        if not name.startswith(("sqlite_", "_sqlite")) and "_fts" not in name
    }
    assert {row["name"] for row in db["read_me"].rows} == ours


def test_tables_are_tied_by_foreign_keys(db):
    tied = {(key.table, key.other_table) for table in db.tables for key in table.foreign_keys}
    assert tied >= {("statement", "appearance"), ("appearance", "source"), ("annotation", "article")}
