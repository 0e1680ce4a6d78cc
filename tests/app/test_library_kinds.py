"""What the reader says a source is, before what registers and later articles call it."""

from reader.model.correction import CorrectionField
from reader.model.entry import Edition, Entry
from reader.model.source import SourceKind
from reader.store.registers import replace_edition
from tests.app.story import MOMENT, article, body, card, correction, kept, person, reading

PUBLISHER, ORGANISATION = SourceKind.PUBLISHER, SourceKind.ORGANISATION
TEXT = "“We pay all,” Vesta said. “We close,” Per Hamre said."


def told(number, *cards):
    said = [("“We pay all,”", 0), ("“We close,”", 1)]
    of = article(TEXT, f"Story {number}", f"https://x.example/{number}", "Hill Post")
    return reading(*said, cards=cards or (body("Vesta", text=TEXT), person("Per Hamre", text=TEXT)), of=of)


def keep(library, number):
    return kept(library, told(number), str(number).encode())


def kinds(library):
    return {row.name: row.kind for row in library.catalogue.sources() if row.name in ("Vesta", "Per Hamre")}


def correct(library, opened, name, kind):
    return library.correct(opened.id, correction("kind", name, kind))


def test_kind_that_the_reader_set_is_that_of_the_profile_whatever_a_later_article_calls_it(library):
    vesta = card(correct(library, keep(library, 1), "Vesta", "publisher"), "Vesta")
    later = card(keep(library, 2), "Vesta")
    assert later.source_id == vesta.source_id
    assert (vesta.appearance.kind, later.appearance.kind) == (PUBLISHER, PUBLISHER)
    assert later.corrected == (CorrectionField.KIND,)
    assert library.profile(vesta.source_id).kind is PUBLISHER
    assert kinds(library)["Vesta"] is PUBLISHER


def test_kind_that_the_reader_set_comes_before_a_registers(library):
    entry = Entry("v1", ORGANISATION, ("Vesta",), ())
    edition = Edition("Roll", "CC0", None, "2026", "x")
    library.write(lambda connection: replace_edition(connection, edition, (entry,), MOMENT))
    opened = correct(library, keep(library, 1), "Vesta", "publisher")
    assert library.profile(card(opened, "Vesta").source_id).kind is PUBLISHER


def test_person_that_is_a_body_by_the_readers_word_is_one_in_the_next_article_too(library):
    hamre = card(correct(library, keep(library, 1), "Per Hamre", "organisation"), "Per Hamre")
    later = keep(library, 2)
    again = card(later, "Per Hamre")
    assert again.source_id == hamre.source_id
    assert (again.appearance.kind, later.reading.appearances[1].kind) == (ORGANISATION, ORGANISATION)
    assert kinds(library)["Per Hamre"] is ORGANISATION
    assert library.open(later.id).cards == later.cards


def test_kind_set_when_two_articles_are_there_is_that_of_both(library):
    first, second = keep(library, 1), keep(library, 2)
    hamre = card(correct(library, first, "Per Hamre", "organisation"), "Per Hamre")
    again = card(library.open(second.id), "Per Hamre")
    assert (again.source_id, again.appearance.kind) == (hamre.source_id, ORGANISATION)


def test_kind_taken_back_is_gone_everywhere(library):
    first = keep(library, 1)
    correct(library, first, "Per Hamre", "organisation")
    second = keep(library, 2)
    library.undo(first.id)
    again = card(library.open(second.id), "Per Hamre")
    assert (again.appearance.kind, again.corrected) == (SourceKind.PERSON, ())
    assert kinds(library)["Per Hamre"] is SourceKind.PERSON
    assert card(keep(library, 3), "Per Hamre").source_id == again.source_id


def test_articles_own_kind_comes_before_that_of_another(library):
    first, second = keep(library, 1), keep(library, 2)
    correct(library, first, "Vesta", "publisher")
    correct(library, second, "Vesta", "platform")
    assert card(library.open(first.id), "Vesta").appearance.kind is PUBLISHER
    assert card(library.open(second.id), "Vesta").appearance.kind is SourceKind.PLATFORM


def test_program_alone_shows_its_own_kind(library):
    correct(library, keep(library, 1), "Vesta", "publisher")
    second = keep(library, 2)
    assert card(library.uncorrected(second.id), "Vesta").appearance.kind is ORGANISATION


def test_person_of_a_register_stays_one_beside_a_body_of_the_name(library):
    name, text = "Iver B. Neumann", "“We sail,” Iver B. Neumann said."
    known = library.find_sources(name)[0][0]

    def cited(number):
        of = article(text, f"Story {number}", f"https://x.example/{number}")
        return kept(library, reading(("“We sail,”", 0), cards=(person(name, text=text),), of=of), str(number).encode())

    opened, other = cited(1), cited(2)
    ship = card(correct(library, opened, name, "organisation"), name).source_id
    assert card(other, name).source_id == known != ship
    assert library.profile(known).kind is SourceKind.PERSON
