"""What the list of sources has of articles and registers: as the cards and profiles have it, and no older."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from reader.app import listed
from reader.app.library import Library
from reader.app.registers import Registers
from reader.model.capacity import Capacity
from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.match import OwnRecord
from reader.model.signal import Origin
from reader.model.source import SourceKind
from tests.app.registers import Roll, edition
from tests.app.story import article, body, card, correction, kept, person, reading

TEXT = "“The bridge will hold,” said Ada Lind, professor of steel at Westbridge University. Ada Lind has built ten."
ROLL = "Roll of Universities"
ADDRESS = "https://roll.example/w7"


def told(text=TEXT, url="https://courier.example/1", role="professor of steel"):
    cards = (person("Ada Lind", role, "Westbridge University", text=text), body("Westbridge University", text=text))
    return reading(("“The bridge will hold,”", 0), cards=cards, of=article(text, "Bridge", url))


def row_of(library, name):
    return next(row for row in library.catalogue.sources() if row.name == name)


def record_of(library, name):
    (record,) = library.catalogue.source_records((row_of(library, name),))
    return record


def complete(library):
    done = 0
    while library.catalogue.complete_sources():
        done += 1
    return done


def university(country="Sundland", ident="w7", name="Westbridge University"):
    said = (
        (ClaimField.COUNTRY, country),
        (ClaimField.HOME, f"https://{ident}.example/"),
        (ClaimField.IDENTIFIER, f"https://isni.example/{ident}"),
    )
    claims = tuple(Claim(field, value, None, None, None, Origin.REGISTER, ROLL) for field, value in said)
    return Entry(ident, SourceKind.ORGANISATION, (name,), claims, (), f"https://roll.example/{ident}")


def take_in(library, *entries, digest="1"):
    Registers(library).take_in(Roll(edition(ROLL, digest), entries), library.file)


def test_a_line_has_the_capacity_that_the_card_shows(library):
    opened = kept(library, told())
    (shown,) = [s.value for s in card(opened, "Ada Lind").signals if s.id == "capacity"]
    assert row_of(library, "Ada Lind").capacity is Capacity(shown) is Capacity.EXPERT


def test_capacity_follows_corrections_their_undo_and_a_new_analysis(library):
    opened = kept(library, told())
    library.correct(opened.id, correction("capacity", "Ada Lind", "party"))
    assert row_of(library, "Ada Lind").capacity is Capacity.PARTY
    library.correct(opened.id, correction("capacity", "Ada Lind"))  # struck
    assert row_of(library, "Ada Lind").capacity is None
    library.undo(opened.id)
    library.undo(opened.id)
    assert row_of(library, "Ada Lind").capacity is Capacity.EXPERT
    library.keep_reading(opened.id, told(role=None))
    assert row_of(library, "Ada Lind").capacity is None


def test_the_newest_article_that_shows_a_capacity_has_it_unless_the_reader_struck_it_there(library):
    kept(library, told())
    later = TEXT.replace("professor of steel", "spokesperson")
    newer = told(later, "https://courier.example/2", "spokesperson")
    newer = replace(newer, article=replace(newer.article, published="2026-06-01"))
    opened = kept(library, newer, b"2")
    assert row_of(library, "Ada Lind").capacity is Capacity.OFFICIAL
    library.correct(opened.id, correction("capacity", "Ada Lind"))
    assert row_of(library, "Ada Lind").capacity is None


def test_capacities_of_an_older_library_are_looked_up_once(library):
    kept(library, told())
    library.close()
    with closing(sqlite3.connect(library.file)) as connection, connection:
        connection.execute("UPDATE appearance SET capacity = NULL")
    again = Library(library.file)
    assert row_of(again, "Ada Lind").capacity is None
    assert complete(again) == 1
    assert row_of(again, "Ada Lind").capacity is Capacity.EXPERT
    assert complete(again) == 0
    again.close()


def test_a_line_has_what_its_sure_record_says_once_that_is_looked_up(library):
    take_in(library, university())
    opened = kept(library, told())
    assert any(claim.value == "Sundland" for claim in card(opened, "Westbridge University").known)
    complete(library)
    assert row_of(library, "Westbridge University").country == "Sundland"
    record = record_of(library, "Westbridge University")
    assert record.identifiers == (ADDRESS, "https://isni.example/w7")
    assert record.homes == ("https://w7.example/",)
    assert row_of(library, "Ada Lind").country is None
    assert complete(library) == 0


def test_what_a_register_says_no_more_is_not_listed(library):
    take_in(library, university())
    kept(library, told())
    complete(library)
    take_in(library, university(country="Norland"), digest="2")
    assert row_of(library, "Westbridge University").country is None  # until it is looked up anew
    complete(library)
    assert row_of(library, "Westbridge University").country == "Norland"
    Registers(library).remove(ROLL)
    assert record_of(library, "Westbridge University").identifiers == ()


def test_namesakes_of_which_one_cannot_be_told_are_no_record(library):
    take_in(library, university(), university("Norland", "w8"))
    kept(library, told())
    complete(library)
    assert row_of(library, "Westbridge University").country is None


@pytest.mark.parametrize("is_it", [True, False])
def test_the_readers_word_on_a_record_is_heard(library, is_it):
    take_in(library, university(), *((university("Norland", "w8"),) if is_it else ()))
    source = card(kept(library, told()), "Westbridge University").source_id
    complete(library)
    library.who.say_record(source, OwnRecord(ROLL, "w7", is_it=is_it))
    complete(library)
    assert row_of(library, "Westbridge University").country == ("Sundland" if is_it else None)
    library.undo_on_profile(source)
    complete(library)
    assert row_of(library, "Westbridge University").country == (None if is_it else "Sundland")


def test_a_source_that_was_merged_has_the_records_of_both_names(library):
    take_in(library, university(name="Sund Polytechnic"))
    opened = kept(library, reading(cards=(body("Sund Polytechnic"), body("Westbridge University")), of=article(TEXT)))
    complete(library)
    assert row_of(library, "Westbridge University").country is None
    one, other = (card(opened, name).source_id for name in ("Sund Polytechnic", "Westbridge University"))
    library.who.merge(one, other)
    complete(library)
    assert row_of(library, "Westbridge University").country == "Sundland"


def test_what_was_asked_before_a_change_is_not_kept_after_it(library, monkeypatch):
    take_in(library, university())
    opened = kept(library, told())
    source = card(opened, "Westbridge University").source_id
    asked = listed.register_answers.answers

    def answer_slowly(*whom):
        found = asked(*whom)
        monkeypatch.undo()
        library.who.say_record(source, OwnRecord(ROLL, "w7", is_it=False))
        return found

    monkeypatch.setattr(listed.register_answers, "answers", answer_slowly)
    assert not library.catalogue.complete_sources()
    complete(library)
    assert row_of(library, "Westbridge University").country is None


def test_a_source_in_no_library_any_more_leaves_nothing_kept(library):
    take_in(library, university())
    source = card(kept(library, told(), b"1"), "Westbridge University").source_id
    complete(library)
    library.forget(source)
    assert library.read(lambda c: c.execute("SELECT 1 FROM on_record WHERE source_id = ?", (source,)).fetchall()) == []
