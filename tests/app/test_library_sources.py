import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from reader.model.claim import ClaimField
from reader.model.correction import CorrectionField
from reader.model.errors import LibraryError
from reader.model.signal import Origin
from reader.model.source import SourceKind
from tests.app.story import (
    TEXT,
    article,
    body,
    bridge_reading,
    card,
    correction,
    kept,
    mark,
    original,
    person,
    reading,
    span_of,
)


def second(*cards, said=(), text="Ada Lind and Per Holm met the Westbridge Courier again.", url="https://x.example/2"):
    return reading(*said, cards=cards, of=article(text, "A second story", url, "Hill Post"))


def test_person_with_the_same_full_name_and_no_other_affiliation_is_the_same(library):
    first = kept(library)
    again = kept(library, second(person("Ada Lind")), b"2")
    assert card(again, "Ada Lind").source_id == card(first, "Ada Lind").source_id
    known = card(again, "Ada Lind").known
    assert [(c.value, c.organisation, c.origin) for c in known] == [
        ("engineer", "Westbridge Road Office", Origin.LIBRARY)
    ]
    assert known[0].stated_by == "Westbridge Courier, Bridge to open in May"
    assert any(signal.id == "seen-before" for signal in card(again, "Ada Lind").signals)


def test_surname_alone_is_nobody_else(library):
    first = kept(library)
    again = kept(library, second(person("Lind"), person("Holm")), b"2")
    known = {card.source_id for card in first.cards}
    assert known.isdisjoint(card.source_id for card in again.cards)


def test_person_with_another_affiliation_is_somebody_else(library):
    first = kept(library)
    again = kept(library, second(person("Ada Lind", "singer", "Hill Opera")), b"2")
    assert card(again, "Ada Lind").source_id != card(first, "Ada Lind").source_id


def test_two_of_one_name_in_different_walks_of_life_are_namesakes_and_nobodys_words_move(library):
    text = "Rep. Ada Lind met the Courier. “I vote no,” said Ada Lind."
    first = kept(library, second(person("Ada Lind", "professor of economics", "University of Westbridge")), b"1")
    scholar = card(first, "Ada Lind").source_id
    politician = person("Ada Lind", "Rep", text=text)
    later = second(politician, said=[("“I vote no,”", 0)], text=text, url="https://x.example/3")
    member = card(kept(library, later, b"3"), "Ada Lind").source_id
    assert member != scholar
    assert [choice.id for choice in library.profile(member).namesakes] == [scholar]
    assert library.profile(scholar).statements == ()
    assert [post.value for post in library.profile(scholar).posts] == ["professor of economics"]
    fourth = kept(library, second(person("Ada Lind", "congresswoman"), url="https://x.example/4"), b"4")
    assert card(fourth, "Ada Lind").source_id == member


def test_person_in_another_walk_of_life_is_the_same_in_the_same_body(library):
    office = body("Westbridge Road Office")
    first = kept(library)
    lawyer = person("Ada Lind", "lawyer", "Westbridge Road Office")
    again = kept(library, second(lawyer, office), b"2")
    assert card(again, "Ada Lind").source_id == card(first, "Ada Lind").source_id


def test_person_whom_the_reader_made_one_is_known_in_both_walks_of_life(library):
    first = kept(library, second(person("Ada Lind", "nurse")), b"1")
    again = kept(library, second(person("Ada Lind", "finance minister"), url="https://x.example/3"), b"3")
    nurse, minister = card(first, "Ada Lind").source_id, card(again, "Ada Lind").source_id
    assert nurse != minister
    library.who.merge(nurse, minister)
    third = kept(library, second(person("Ada Lind", "health minister"), url="https://x.example/4"), b"4")
    assert library.profile(card(third, "Ada Lind").source_id).id == minister


WIRE = "NEW NORWICK (Newswire) - Ada Lind and Per Holm met."


def wrongly_read():
    """Return a reading in which the town that a dispatch was sent from is taken for its agency."""
    agency = body("Newswire", ("NEW NORWICK", "New Norwick"), SourceKind.PUBLISHER, text=WIRE)
    return reading(cards=(agency,), of=article(WIRE, "A dispatch", "https://x.example/wire", "Newswire"))


def test_wrong_alias_of_one_article_swallows_nobody_in_the_next(library):
    agency = card(kept(library, wrongly_read()), "Newswire").source_id
    text = "New Norwick will sue."
    town = kept(library, second(body("New Norwick", text=text), text=text), b"2").cards[0]
    assert town.source_id != agency
    assert library.profile(agency).kind is SourceKind.PUBLISHER
    assert library.profile(town.source_id).name == "New Norwick"


def test_alias_in_passing_does_not_make_a_card_another_source(library):
    text = "New Norwick will sue."
    town = kept(library, second(body("New Norwick", text=text), text=text)).cards[0].source_id
    assert card(kept(library, wrongly_read(), b"2"), "Newswire").source_id != town


def test_who_was_once_taken_for_another_is_itself_when_analysed_again(library, tmp_path):
    agency = card(kept(library, wrongly_read()), "Newswire").source_id
    text = "New Norwick will sue."
    again = second(body("New Norwick", text=text), text=text)
    town = kept(library, again, b"2")
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as connection:
        connection.execute("UPDATE appearance SET source_id = ? WHERE name = 'New Norwick'", (agency,))
        connection.execute(
            "UPDATE alias SET source_id = ? WHERE text = 'New Norwick' AND appearance_id IS NOT NULL", (agency,)
        )
        connection.execute("DELETE FROM source WHERE name = 'New Norwick'")
    assert library.open(town.id).cards[0].source_id == agency
    assert library.keep_reading(town.id, again).cards[0].source_id != agency


def test_only_a_name_that_the_reader_gave_is_the_readers(library):
    outlet = replace(body("Westbridge Courier", kind=SourceKind.PUBLISHER), mentions=())
    opened = kept(library, reading(("“We lack the steel,”", 0), cards=(person("Per Holm"), outlet)))
    library.correct(opened.id, correction(CorrectionField.NAME, "Per Holm", "Per A. Holm"))
    said = correction(CorrectionField.STATEMENT, value="Tor Vik", words="We lack the steel", value_kind="person")
    library.correct(opened.id, said)
    with closing(sqlite3.connect(library.file)) as connection:
        by_reader = {text for (text,) in connection.execute("SELECT text FROM alias WHERE origin = 'reader'")}
    assert by_reader == {"Per A. Holm", "Tor Vik"}


def test_unnamed_sources_are_never_the_same_in_two_articles(library):
    one = kept(library, second(replace(person("a source"), kind=SourceKind.UNNAMED)), b"1")
    two = kept(library, second(replace(person("a source"), kind=SourceKind.UNNAMED), url="https://x.example/3"), b"2")
    assert one.cards[0].source_id != two.cards[0].source_id


def test_source_stays_the_same_when_its_article_is_analysed_again(library):
    first = kept(library)
    holm = card(first, "Per Holm").source_id
    library.assess(holm, "Careful with figures.")
    again = library.keep_reading(
        first.id, replace(bridge_reading(), attributions=(), appearances=(person("Per Holm"),))
    )
    assert card(again, "Per Holm").source_id == holm
    assert library.find_sources("Lind") == ()


def test_assessed_source_is_kept_when_an_analysis_loses_it(library):
    first = kept(library)
    holm = card(first, "Per Holm").source_id
    library.assess(holm, "Careful with figures.")
    library.keep_reading(first.id, replace(bridge_reading(), attributions=(), appearances=()))
    assert library.profile(holm).assessments[0].text == "Careful with figures."
    assert card(library.keep_reading(first.id, bridge_reading()), "Per Holm").source_id == holm


def test_profile_grows_with_every_article(library):
    first = kept(library)
    ada = card(first, "Ada Lind").source_id
    text = "“It opens,” said Ada Lind, chief engineer at the Westbridge Road Office."
    office = body("Westbridge Road Office", text=text)
    later = second(
        person("Ada Lind", "chief engineer", "Westbridge Road Office", text=text),
        office,
        said=[("“It opens,”", 0)],
        text=text,
    )
    kept(library, replace(later, article=replace(later.article, published="2026-06-01")), b"2")
    profile = library.profile(ada)
    assert profile.name == "Ada Lind"
    assert profile.aliases == ("Lind",)
    assert [(post.value, post.stated_by, post.date) for post in profile.posts] == [
        ("chief engineer", "Hill Post, A second story", "2026-06-01"),
        ("engineer", "Westbridge Courier, Bridge to open in May", "2026-05-02"),
    ]
    assert [quoted.statement.text for quoted in profile.statements] == ["It opens", "The bridge will open in May"]
    assert profile.statements[1].role == "engineer"
    assert [row.title for row in profile.articles] == ["A second story", "Bridge to open in May"]
    assert profile.cited_with[0][1:] == ("Westbridge Road Office", 2)
    assert [signal.text for signal in profile.signals] == ["Cited in 2 articles of your library, by 2 outlets"]


def test_note_and_assessment_stand_on_the_profile(library):
    ada = card(kept(library), "Ada Lind").source_id
    library.assess(ada, "First thought.")
    profile = library.assess(ada, "Second thought.")
    assert [(made.source, made.text) for made in profile.assessments] == [
        ("Ada Lind", "Second thought."),
        ("Ada Lind", "First thought."),
    ]
    assert library.write_note(ada, "*call*").note == "*call*"


def test_role_the_reader_sets_is_known_in_a_later_article(library):
    first = kept(library)
    fixed = library.correct(first.id, correction("role", "Per Holm", "steel buyer"))
    holm = card(fixed, "Per Holm")
    assert holm.appearance.role == "steel buyer"
    assert holm.corrected == (CorrectionField.ROLE,)
    again = kept(library, second(person("Per Holm")), b"2")
    known = card(again, "Per Holm").known
    assert [(c.value, c.origin, c.stated_by) for c in known] == [("steel buyer", Origin.READER, "you")]


def test_undone_role_is_forgotten_by_the_profile(library):
    first = kept(library)
    holm = card(first, "Per Holm").source_id
    library.correct(first.id, correction("role", "Per Holm", "steel buyer"))
    library.undo(first.id)
    assert library.profile(holm).posts == ()


def test_corrections_win_over_a_new_analysis(library):
    first = kept(library)
    library.correct(first.id, correction("name", "Per Holm", "Peder Holm"))
    library.correct(first.id, correction("speaker", value="Ada Lind", words="We lack the steel"))
    again = library.keep_reading(first.id, bridge_reading())
    assert {card.appearance.name for card in again.cards} >= {"Peder Holm", "Ada Lind"}
    ada = card(again, "Ada Lind").appearance
    assert [said.text for said in ada.statements] == ["The bridge will open in May", "We lack the steel"]
    assert again.reading.attributions[1].speakers == (0,)


def test_corrected_name_is_the_name_of_the_profile_until_undone(library):
    first = kept(library)
    holm = card(first, "Per Holm").source_id
    fixed = library.correct(first.id, correction("name", "Per Holm", "Peder Holm"))
    assert card(fixed, "Peder Holm").source_id == holm
    assert library.profile(holm).name == "Peder Holm"
    library.undo(first.id)
    assert library.profile(holm).name == "Per Holm"


def test_name_taken_away_from_one_does_not_make_it_another(library):
    first = kept(library)
    again = kept(library, second(person("Ada Lind")), b"2")
    fixed = library.correct(again.id, correction("name", "Ada Lind", "Ida Lind"))
    assert card(fixed, "Ida Lind").source_id != card(first, "Ada Lind").source_id
    assert library.profile(card(first, "Ada Lind").source_id).name == "Ada Lind"
    third = kept(library, second(person("Ada Lind"), url="https://x.example/3"), b"3")
    assert card(third, "Ada Lind").source_id == card(first, "Ada Lind").source_id


def test_words_the_analysis_missed_get_a_source_and_a_profile(library):
    first = kept(library)
    fixed = library.correct(first.id, correction("statement", value="Mayor Nilsen", words="The mayor did not answer"))
    mayor = card(fixed, "Mayor Nilsen")
    assert mayor.appearance.kind is SourceKind.PERSON
    assert mayor.corrected == (CorrectionField.STATEMENT,)
    assert mayor.appearance.statements[0].span == span_of("The mayor did not answer")
    assert library.profile(mayor.source_id).statements[0].statement.text == "The mayor did not answer"
    assert library.profile(mayor.source_id).name == "Mayor Nilsen"


def test_starter_set_is_known_at_first_launch_and_marked_as_a_register(library):
    source, name, kind = library.find_sources("Iver Neum")[0]
    assert (name, kind) == ("Iver B. Neumann", SourceKind.PERSON)
    profile = library.profile(source)
    assert profile.posts[0].organisation == "Fridtjof Nansen Institute"
    assert {claim.origin for claim in profile.posts + profile.facts} == {Origin.REGISTER}
    assert all(claim.link for claim in profile.posts + profile.facts)


def test_cards_show_what_the_article_does_not_say_beside_what_it_says(library):
    text = "Iver Neumann, who leads the Fridtjof Nansen Institute, was asked by NRK."
    opened = kept(
        library,
        second(
            person("Iver Neumann", affiliation="Fridtjof Nansen Institute", text=text),
            body("Fridtjof Nansen Institute", text=text),
            body("NRK", kind=SourceKind.PUBLISHER, text=text),
            text=text,
        ),
    )
    neumann, institute, nrk = opened.cards
    assert neumann.appearance.role is None
    assert "director" in {claim.value for claim in neumann.known}
    assert ClaimField.IDENTIFIER in {claim.field for claim in institute.known}
    assert {claim.origin for claim in nrk.known} == {Origin.REGISTER}


def test_one_article_marked_and_corrected_opens_as_it_was_left(library):
    first = kept(library)
    library.add_annotation(first.id, mark())
    left = library.correct(first.id, correction("role", "Per Holm", "steel buyer"))
    assert library.open(first.id) == left
    assert library.find(original()) == left
    assert left.reading.article.text == TEXT


def test_correction_whose_words_may_be_in_two_places_waits(library):
    first = kept(library)
    fixed = library.correct(first.id, correction("speaker", value="Ada Lind", words="We lack the steel"))
    assert len(card(fixed, "Ada Lind").appearance.statements) == 2
    twice = TEXT.replace("“We lack the steel,” he told", "“We lack the steel,” she told")
    twice = f"{twice}\n\n{twice}"
    said = [("“The bridge will open in May,”", 0), ("“We lack the steel,”", 1)]
    changed = reading(*said, cards=(person("Ada Lind"), person("Per Holm")), of=article(twice))
    again = library.keep_reading(library.keep_article(article(twice), original(b"twice")).id, changed)
    assert [s.text for s in card(again, "Per Holm").appearance.statements] == ["We lack the steel"]
    assert again.corrections == fixed.corrections


def test_name_that_was_undone_leaves_no_source_behind(library):
    kept(library)
    again = kept(library, second(person("Ada Lind")), b"2")
    wrong = card(library.correct(again.id, correction("name", "Ada Lind", "Ida Lind")), "Ida Lind").source_id
    library.undo(again.id)
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.profile(wrong)
    redone, _words = library.redo(again.id)
    assert library.profile(card(redone, "Ida Lind").source_id).name == "Ida Lind"
