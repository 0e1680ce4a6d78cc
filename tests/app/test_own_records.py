"""Which record of a register a source is, by the reader's own word."""

from dataclasses import replace

import pytest

from reader.app.registers import Registers
from reader.model.claim import Claim, ClaimField
from reader.model.entry import Tally
from reader.model.errors import ChangeOverruledError
from reader.model.match import Certainty, OwnRecord
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.register.mapping import Mapping, Meaning, Use
from reader.store.entries import MOST_NAMESAKES
from tests.app.registers import Roll, edition, entry, in_hand
from tests.app.story import article, kept, original, person, reading

COUNCIL, ENGINEERS = "Sund Council", "Roll of Engineers"
TEXT = "“The bridge will open in May,” said Ada Lind."


@pytest.fixture
def ada(library):
    """The id of Ada Lind, of whom an article says no more than the name."""
    cards = (person("Ada Lind", text=TEXT),)
    return kept(library, reading(cards=cards, of=article(TEXT))).cards[0].source_id


def take_in(library, *entries, register=COUNCIL, digest="1", file=None):
    return Registers(library).take_in(Roll(edition(register, digest), entries), file or library.file)


def two_of_the_name(library):
    take_in(library, entry("p1", "Ada Lind", "mayor"), entry("p2", "Ada Lind", "clerk"))


def match(library, source):
    (found,) = library.profile(source).lookup.matches
    return found


def say(library, source, ident, *, is_it, register=COUNCIL):
    return library.who.say_record(source, OwnRecord(register, ident, is_it))


def test_record_that_the_reader_chose_is_attached(library, ada):
    two_of_the_name(library)
    assert match(library, ada).certainty is Certainty.SEVERAL
    profile = say(library, ada, "p2", is_it=True)
    (found,) = profile.lookup.matches
    assert (found.certainty, found.by_reader, found.candidates[0].entry.ident) == (Certainty.EXACT, True, "p2")
    assert [post.value for post in profile.posts] == ["clerk"]
    (signal,) = [signal for signal in profile.signals if signal.id == "register-match"]
    assert (signal.text, signal.origin) == ("Sund Council, 2026: chosen by you", Origin.READER)
    card = library.last_opened().cards[0]
    assert {claim.value for claim in card.known} >= {"clerk"}
    assert card.appearance.role is None  # laid beside, never over


def test_choice_is_in_the_log_and_can_be_undone_and_made_again(library, ada):
    two_of_the_name(library)
    before = library.profile(ada)
    chosen = say(library, ada, "p2", is_it=True)
    assert [line.words for line in chosen.log] == ["Found to be Ada Lind (clerk, Sund Council) in Sund Council"]
    undone, words = library.undo_on_profile(ada)
    assert words == "found to be Ada Lind (clerk, Sund Council) in Sund Council"
    assert undone == before
    again, _ = library.redo_on_profile(ada)
    assert again == chosen


def test_log_tells_which_of_the_name_it_was_by_what_the_record_says_else_by_its_number(library, ada):
    writer = Claim(ClaimField.DESCRIPTION, "Norwegian writer", None, None, None, Origin.REGISTER, COUNCIL)
    told = replace(entry("p3", "Ada Lind", "clerk"), claims=(*entry("p3", "Ada Lind", "clerk").claims, writer))
    take_in(library, replace(told, claims=()), replace(told, ident="p4"))
    assert say(library, ada, "p4", is_it=False).log[0].words == (
        "Found not to be Ada Lind (Norwegian writer) in Sund Council"
    )
    assert say(library, ada, "p3", is_it=True).log[0].words == "Found to be Ada Lind (p3) in Sund Council"


def test_record_that_the_reader_refused_is_attached_no_more(library, ada):
    take_in(library, entry("p1", "Ada Lind", "mayor"))
    library.who.say_record(ada, OwnRecord(COUNCIL, "p1", is_it=True))
    assert match(library, ada).certainty is Certainty.EXACT
    refused = say(library, ada, "p1", is_it=False)
    assert refused.lookup.matches == ()
    assert refused.posts == ()


def test_refusing_one_of_two_leaves_the_other_to_be_told_by_its_name(library, ada):
    two_of_the_name(library)
    (found,) = say(library, ada, "p1", is_it=False).lookup.matches
    assert [candidate.entry.ident for candidate in found.candidates] == ["p2"]
    assert found.certainty is not Certainty.EXACT  # the name alone does not tell


def test_of_two_records_chosen_in_a_register_the_last_counts(library, ada):
    two_of_the_name(library)
    say(library, ada, "p1", is_it=True)
    (found,) = say(library, ada, "p2", is_it=True).lookup.matches
    assert found.candidates[0].entry.ident == "p2"


def test_undo_of_a_later_word_gives_back_what_was_chosen_before_it(library, ada):
    two_of_the_name(library)
    say(library, ada, "p1", is_it=True)
    say(library, ada, "p2", is_it=True)
    say(library, ada, "p1", is_it=False)
    library.undo_on_profile(ada)
    assert match(library, ada).candidates[0].entry.ident == "p2"
    say(library, ada, "p1", is_it=True)
    assert match(library, ada).candidates[0].entry.ident == "p1"
    library.undo_on_profile(ada)
    assert match(library, ada).candidates[0].entry.ident == "p2"


def test_record_under_quite_another_name_can_be_chosen(library, ada):
    take_in(library, entry("p9", "Adelheid Berg", "mayor"))
    assert library.profile(ada).lookup.matches == ()
    assert [post.value for post in say(library, ada, "p9", is_it=True).posts] == ["mayor"]


def test_choice_outlives_a_newer_edition_and_the_register_itself(library, ada):
    two_of_the_name(library)
    say(library, ada, "p2", is_it=True)
    newer = [entry("p1", "Ada Lind", "mayor"), entry("p2", "Ada Lind", "chief clerk")]
    take_in(library, *newer, digest="2")
    assert [post.value for post in library.profile(ada).posts] == ["chief clerk"]
    Registers(library).remove(COUNCIL)
    assert library.profile(ada).lookup.matches == ()
    take_in(library, *newer, digest="2")
    assert match(library, ada).by_reader


STAFF = Mapping(
    tuple(Use(meaning, (meaning.value,)) for meaning in (Meaning.NAME, Meaning.ROLE, Meaning.ORGANISATION)),
    kind=SourceKind.PERSON,
    register="Staff",
)
HAIRDRESSER, MAYOR = "Ada Lind;hairdresser;Scissors", "Ada Lind;mayor;Sund Council"


def take_in_staff(library, folder, *rows):
    file = folder / "staff.csv"
    file.write_text("\n".join(("name;role;organisation", *rows, "")), encoding="utf-8")
    return Registers(library).take_in(in_hand(file, STAFF), file)


def test_choice_stays_with_its_record_where_a_namesake_is_put_above_it(library, ada, tmp_path):
    take_in_staff(library, tmp_path, MAYOR, "Per Holm;clerk;Sund Council")
    say(library, ada, match(library, ada).candidates[0].entry.ident, is_it=True, register="Staff")
    assert [post.value for post in library.profile(ada).posts] == ["mayor"]
    assert take_in_staff(library, tmp_path, HAIRDRESSER, MAYOR, "Per Holm;clerk;Sund Council").lost == ()
    assert match(library, ada).by_reader
    assert [post.value for post in library.profile(ada).posts] == ["mayor"]


def test_choice_goes_to_nobody_else_where_its_record_is_gone(library, ada, tmp_path):
    take_in_staff(library, tmp_path, MAYOR)
    say(library, ada, match(library, ada).candidates[0].entry.ident, is_it=True, register="Staff")
    imported = take_in_staff(library, tmp_path, HAIRDRESSER)
    assert (imported.tally, imported.lost) == (Tally(added=1, gone=1), ("Ada Lind",))
    assert not match(library, ada).by_reader
    assert take_in_staff(library, tmp_path, HAIRDRESSER, "Per Holm;clerk;Vik").lost == ()  # it was said
    assert take_in_staff(library, tmp_path, MAYOR).lost == ()
    assert match(library, ada).by_reader


@pytest.mark.parametrize("former", ["Ada Lind", "Ada Lind (2)"])
def test_choice_from_when_records_were_numbered_by_their_place_moves_to_nobody(library, ada, tmp_path, former):
    numbered = (entry("Ada Lind", "Ada Lind", "mayor"), entry("Ada Lind (2)", "Ada Lind", "clerk"))
    take_in(library, *numbered, register="Staff", file=tmp_path / "staff-2020.csv")
    say(library, ada, former, is_it=True, register="Staff")
    imported = take_in_staff(library, tmp_path, HAIRDRESSER, MAYOR, "Ada Lind;clerk;Sund Council")
    assert imported.lost == ("Ada Lind",)
    assert [row.edition.register for row in Registers(library).rows()] == ["Staff"]  # a newer edition, no other list
    assert not match(library, ada).by_reader


def test_choice_goes_along_with_a_merge_and_comes_back_from_it(library, ada):
    two_of_the_name(library)
    text = "“It will be late,” said Aud Berg."
    of = article(text, "Late", "https://x.example/2")
    opened = library.keep_article(of, original(b"2"))
    aud = library.keep_reading(opened.id, reading(cards=(person("Aud Berg", text=text),), of=of)).cards[0].source_id
    say(library, aud, "p2", is_it=True)
    merged = library.who.merge(aud, ada)
    assert merged.lookup.matches[0].by_reader
    refused = say(library, ada, "p2", is_it=False)  # the last word counts, whichever of the two it was said of
    assert not any(found.by_reader for found in refused.lookup.matches)
    library.undo_on_profile(ada)
    library.undo_on_profile(ada)
    assert not any(found.by_reader for found in library.profile(ada).lookup.matches)
    assert match(library, aud).by_reader


def test_choice_holds_where_a_name_has_more_records_than_are_looked_at(library, ada):
    take_in(library, *(entry(f"p{number}", "Ada Lind", "member") for number in range(MOST_NAMESAKES + 2)))
    (found,) = say(library, ada, "p7", is_it=True).lookup.matches
    assert (found.certainty, found.candidates[0].entry.ident) == (Certainty.EXACT, "p7")


def test_record_that_the_register_has_no_longer_cannot_be_chosen(library, ada):
    two_of_the_name(library)
    with pytest.raises(ChangeOverruledError, match="no longer"):
        say(library, ada, "p3", is_it=True)
    with pytest.raises(ChangeOverruledError, match="no longer"):
        say(library, ada, "p1", is_it=True, register=ENGINEERS)


def test_forgotten_source_takes_its_choices_along(library, ada):
    two_of_the_name(library)
    say(library, ada, "p2", is_it=True)
    library.forget(ada)
    assert library.read(lambda c: c.execute("SELECT count(*) FROM own_record").fetchone()) == (0,)
