"""A source forgotten: no byte of it is left, and its articles do not bring it back."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from reader.app.endpoints import REGISTERS
from reader.app.library import Library
from reader.model.entry import Edition, Entry
from reader.model.errors import LibraryError
from reader.model.source import SourceKind
from reader.register.filing import filed
from reader.store.beside import backup_folder
from reader.store.corrections import all_corrections
from reader.store.looked_up import keep_looked_up
from tests.app.story import MOMENT, TEXT, article, bridge_reading, card, correction, kept, original, person, reading

NAMES = ("Zebulon Quist", "zebulon quist", "Quist-Alias", "quist alias", "Zeb the Renamed", "zeb the renamed")
WORDS = ("he called on Tuesday", "keen on girders", "bridge whisperer")


def story():
    """An article whose text never names the one who is to be forgotten."""
    cards = (*bridge_reading().appearances[:1], person("Zebulon Quist", "bridge whisperer", aliases=("Quist-Alias",)))
    return reading(("“The bridge will open in May,”", 0), ("“We lack the steel,”", 1), cards=cards)


@pytest.fixture
def used(tmp_path):
    """A library with all that a reader can have about one source, backed up."""
    library = Library(tmp_path / "library.db")
    opened = kept(library, story())
    source = card(opened, "Zebulon Quist").source_id
    library.write_note(source, "he called on Tuesday")
    library.assess(source, "keen on girders")
    in_one_go = (
        correction("interest", "Zebulon Quist", "keen on girders", uid="c3"),
        correction("name", "Zebulon Quist", "Zeb the Renamed", uid="c1"),
    )
    library.correct(opened.id, *in_one_go)
    library.correct(opened.id, correction("role", "Ada Lind", "director"))
    library.correct(opened.id, correction("speaker", None, "Zebulon Quist", "The bridge will open in May", uid="c2"))
    library.undo(opened.id)
    library.close()
    again = Library(tmp_path / "library.db")
    yield again, again.open(opened.id)
    again.close()


def left_of(library, words):
    """Which of the words stand in which file beside the library."""
    files = [part for part in library.file.parent.rglob("*") if part.is_file()]
    return [(file.name, word) for file in files for word in words if word.encode() in file.read_bytes()]


def zeb(opened):
    return card(opened, "Zeb the Renamed").source_id


def test_no_byte_is_left_in_library_and_backups(used):
    library, opened = used
    assert {word for _, word in left_of(library, (*NAMES, *WORDS))} == {*NAMES, *WORDS}
    library.forget(zeb(opened))
    assert left_of(library, (*NAMES, *WORDS)) == []
    library.close()
    assert left_of(library, (*NAMES, *WORDS)) == []


def test_articles_marks_and_other_sources_stay(used):
    library, opened = used
    library.forget(zeb(opened))
    after = library.open(opened.id)
    assert after.reading.article.text == TEXT
    assert [c.appearance.name for c in after.cards] == ["Ada Lind"]
    assert after.cards[0].appearance.role == "director"
    assert [said.text for said in after.cards[0].appearance.statements] == ["The bridge will open in May"]
    assert after.reading.attributions[1].speakers == ()
    assert [c.field for c in after.corrections] == ["role"]
    assert library.undo(opened.id)[1] == "role corrected"


def test_source_is_not_found_again_in_its_articles_but_in_a_new_one(used):
    library, opened = used
    library.forget(zeb(opened))
    again = library.keep_reading(opened.id, story())
    assert [c.appearance.name for c in again.cards] == ["Ada Lind"]
    new = replace(story(), article=article(url="https://x.example/new", title="New"))
    assert "Zebulon Quist" in [c.appearance.name for c in kept(library, new, b"new").cards]


def test_profile_of_the_forgotten_is_gone(used):
    library, opened = used
    source = zeb(opened)
    library.forget(source)
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.profile(source)
    assert library.find_sources("Zeb") == library.find_sources("Quist") == ()


def test_forgetting_one_of_two_namesakes_leaves_the_other(library):
    first = kept(library)
    text = "“No,” said Ada Lind."
    made = reading(("“No,”", 0), cards=(person("Ada Lind", text=text),), of=article(text, "Two", "https://x.example/2"))
    second = kept(library, made, b"2")
    ada = card(first, "Ada Lind").source_id
    library.who.split(ada, [second.id])
    other = card(library.open(second.id), "Ada Lind").source_id
    library.forget(ada)
    assert "Ada Lind" not in [c.appearance.name for c in library.open(first.id).cards]
    assert card(library.open(second.id), "Ada Lind").source_id == other
    assert card(library.keep_reading(second.id, made), "Ada Lind").source_id == other


@pytest.fixture
def cited(library):
    """Three articles that cite the one who is to be forgotten and never name him in their text."""
    opened = []
    for number in range(3):
        of = article(f"{TEXT}\n\nStory {number}.", f"Story {number}", f"https://x.example/{number}")
        opened.append(kept(library, replace(story(), article=of), b"%d" % number))
    return opened


def quist(library, opened):
    return card(library.open(opened.id), "Zebulon Quist").source_id


def part(library, cited):
    library.who.split(quist(library, cited[0]), [cited[1].id])


def part_and_join_over_and_over(library, cited):
    source = quist(library, cited[0])
    part(library, cited)
    library.undo_on_profile(source)
    library.redo_on_profile(source)
    library.undo_on_profile(source)


def part_back_up_and_join(library, cited):
    part(library, cited)
    library.back_up()
    library.undo_on_profile(quist(library, cited[0]))


def part_in_parts_and_join(library, cited):
    source = quist(library, cited[0])
    library.who.split(source, [cited[1].id, cited[2].id])
    second = quist(library, cited[1])
    library.who.split(second, [cited[2].id])
    library.undo_on_profile(second)
    library.undo_on_profile(source)


def part_write_a_note_and_join(library, cited):
    part(library, cited)
    library.write_note(quist(library, cited[1]), "he called on Tuesday")
    library.undo_on_profile(quist(library, cited[0]))


def part_join_and_analyse_anew(library, cited):
    part_and_join_over_and_over(library, cited)
    library.keep_reading(cited[1].id, reading(cards=bridge_reading().appearances[:1], of=cited[1].reading.article))


def part_join_and_delete(library, cited):
    part_and_join_over_and_over(library, cited)
    library.delete_article(cited[1].id)


def merge_and_undo(library, cited):
    ada = card(cited[0], "Ada Lind").source_id
    library.who.merge(quist(library, cited[0]), ada)
    library.undo_on_profile(ada)


def merge_the_other_way_and_undo(library, cited):
    source = quist(library, cited[0])
    library.who.merge(card(cited[0], "Ada Lind").source_id, source)
    library.undo_on_profile(source)


def tell_apart_and_undo(library, cited):
    ada = card(cited[0], "Ada Lind").source_id
    library.who.tell_apart(ada, quist(library, cited[0]))
    library.undo_on_profile(ada)


def correct_and_undo(library, cited):
    for made in (
        correction("name", "Zebulon Quist", "Zeb the Renamed", uid="c1"),
        correction("role", "Zebulon Quist", "bridge whisperer", uid="c2"),
        correction("affiliation", "Ada Lind", "Zebulon Quist", uid="c3"),
        correction("speaker", None, "Zebulon Quist", "The bridge will open in May", uid="c4"),
    ):
        library.correct(cited[0].id, made)
        library.undo(cited[0].id)


@pytest.mark.parametrize(
    "steps",
    [
        part_and_join_over_and_over,
        part_back_up_and_join,
        part_in_parts_and_join,
        part_write_a_note_and_join,
        part_join_and_analyse_anew,
        part_join_and_delete,
        merge_and_undo,
        merge_the_other_way_and_undo,
        tell_apart_and_undo,
        correct_and_undo,
    ],
)
def test_what_was_taken_back_before_leaves_no_byte_either(library, cited, steps):
    steps(library, cited)
    library.forget(quist(library, cited[0]))
    assert left_of(library, (*NAMES, *WORDS)) == []
    library.close()
    assert left_of(library, (*NAMES, *WORDS)) == []


def test_namesake_that_was_parted_off_and_stays_so_is_not_forgotten(library, cited):
    source = quist(library, cited[0])
    part(library, cited)
    namesake = quist(library, cited[1])
    library.who.split(source, [cited[2].id])
    library.undo_on_profile(source)
    library.forget(source)
    assert quist(library, cited[1]) == namesake
    assert [[c.appearance.name for c in library.open(cited[n].id).cards] for n in (0, 2)] == [["Ada Lind"]] * 2


def test_merged_sources_are_forgotten_together(library):
    opened = kept(library)
    ada, holm = card(opened, "Ada Lind").source_id, card(opened, "Per Holm").source_id
    library.who.merge(holm, ada)
    library.forget(ada)
    names = [c.appearance.name for c in library.open(opened.id).cards]
    assert names == ["Westbridge Road Office", "Westbridge Courier"]
    assert library.find_sources("Holm") == ()


def test_source_of_a_deleted_article_is_forgotten_too(used):
    library, opened = used
    library.delete_article(opened.id)
    library.forget(zeb(opened))
    assert left_of(library, NAMES) == []
    library.restore_article(opened.id)
    assert [c.appearance.name for c in library.open(opened.id).cards] == ["Ada Lind"]


def test_source_that_only_an_earlier_version_names_is_forgotten_too(used):
    library, opened = used
    source = zeb(opened)
    newer = article(text=f"{TEXT}\n\nUpdated.")
    again = library.keep_article(newer, original(b"the page as it is now"))
    cards = bridge_reading().appearances[:1]
    library.keep_reading(again.id, reading(("“The bridge will open in May,”", 0), cards=cards, of=newer))
    library.forget(source)
    assert left_of(library, (*NAMES, *WORDS)) == []
    library.keep_article(article(), original())
    assert [c.appearance.name for c in library.keep_reading(opened.id, story()).cards] == ["Ada Lind"]


def test_correction_that_waits_for_a_card_of_the_source_is_forgotten_too(used):
    library, opened = used
    source = zeb(opened)
    text = "“It is late,” said Zebulon Quist."
    other = article(text, "Late", "https://x.example/late", "Hill Post")
    quist = person("Zebulon Quist", "bridge whisperer", aliases=("Quist-Alias",), text=text)
    assert card(kept(library, reading(cards=(quist,), of=other), b"late"), "Zebulon Quist").source_id == source
    library.keep_reading(opened.id, bridge_reading())  # a newer engine does not find him there
    library.forget(source)
    uids = {made.uid for made in library.read(lambda c: all_corrections(c, opened.id))}
    assert not uids & {"c1", "c2"}
    log = library.read(lambda c: c.execute("SELECT before, after FROM change").fetchall())
    assert "Quist" not in str(log)
    assert "Zeb" not in str(log)


def test_copy_from_before_a_migration_is_cleaned_too(used):
    library, opened = used
    old = library.file.with_name(f"{library.file.name}.before-schema-12")
    with closing(sqlite3.connect(library.file)) as connection:
        connection.execute("VACUUM INTO ?", (str(old),))
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP TABLE forgotten")
        connection.execute("DROP INDEX source_same_as")
        connection.execute("ALTER TABLE source DROP COLUMN same_as")
    library.forget(zeb(opened))
    assert left_of(library, (*NAMES, *WORDS)) == []
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_backup_that_was_killed_half_way_keeps_no_byte_either(used):
    library, opened = used
    for half in (
        backup_folder(library.file) / "2026-01-01T000000.db.x1.half",
        backup_folder(library.file) / "2026-01-01T000000.db.x1.half-journal",
        library.file.with_name(f"{library.file.name}.restored.x1.half"),
    ):
        half.write_bytes(b"half a page about Zebulon Quist")
    library.forget(zeb(opened))
    assert left_of(library, NAMES) == []


def test_backup_that_cannot_be_cleaned_is_named(used):
    library, opened = used
    broken = backup_folder(library.file) / "2026-01-01.db"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(LibraryError, match="2026-01-01"):
        library.forget(zeb(opened))
    assert library.find_sources("Zeb") == ()
    assert left_of(library, (*NAMES, *WORDS)) == []


def test_backup_that_could_not_be_cleaned_is_cleaned_at_the_next_close(used):
    library, opened = used
    (backup,) = backup_folder(library.file).glob("*.db")
    with closing(sqlite3.connect(backup, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="is forgotten, but not in"):
            library.forget(zeb(opened))
    assert {file for file, _ in left_of(library, NAMES)} == {backup.name}
    library.close()
    assert left_of(library, (*NAMES, *WORDS)) == []


def test_number_by_which_the_source_was_looked_up_stays_in_no_backup_made_before_all_was_done(used):
    library, opened = used
    edition = Edition(REGISTERS[0], "CC0", None, "2026-11-23", "hash")
    record = filed(Entry("Q424242", SourceKind.PERSON, ("Zebulon Quist",), ()))
    library.write(lambda c: keep_looked_up(c, edition, [record], MOMENT))
    (made,) = backup_folder(library.file).glob("*.db")
    backup = made.rename(made.with_name("2026-01-02T030405.db"))
    with closing(sqlite3.connect(backup, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="is forgotten, but not in"):
            library.forget(zeb(opened))
        library.back_up()
        (unfinished,) = set(backup_folder(library.file).glob("*.db")) - {backup}
        unfinished.rename(unfinished.with_name("2026-01-03T030405.db"))  # the next one may be of the same second
    assert left_of(library, ("Q424242",))
    library.close()
    assert left_of(library, ("Q424242",)) == []


def test_library_and_backups_are_sound_afterwards(used):
    library, opened = used
    library.forget(zeb(opened))
    for file in (library.file, *backup_folder(library.file).glob("*.db")):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("SELECT count(*) FROM setting WHERE name = 'forgetting'").fetchone() == (0,)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        library.write(lambda c: c.execute("DELETE FROM change"))
