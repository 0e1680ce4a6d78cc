"""Two sources that the reader found to be one, and the way back."""

import pytest

from reader.model.entry import Edition, Entry
from reader.model.errors import ChangeOverruledError
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.store.registers import replace_edition
from tests.app.story import MOMENT, article, body, bridge_reading, card, correction, kept, person, reading


def later(*cards, said=(), text, number=2):
    return reading(*said, cards=cards, of=article(text, f"Story {number}", f"https://x.example/{number}", "Hill Post"))


@pytest.fixture
def two(library):
    """The ids of Ada Lind, in one article, and of Aud Lind, in another."""
    first = kept(library)
    text = "“It will be late,” said Aud Lind, head of the Road Office."
    aud = person("Aud Lind", "head", "Road Office", text=text)
    second = kept(library, later(aud, said=[("“It will be late,”", 0)], text=text), b"2")
    return card(first, "Ada Lind").source_id, card(second, "Aud Lind").source_id


def test_merged_profiles_are_one_from_either_side(library, two):
    ada, aud = two
    merged = library.who.merge(aud, ada)
    assert merged == library.profile(aud) == library.profile(ada)
    assert (merged.id, merged.name) == (ada, "Ada Lind")
    assert set(merged.aliases) == {"Aud Lind", "Lind"}
    assert {post.value for post in merged.posts} == {"engineer", "head"}
    assert {said.statement.text for said in merged.statements} == {"It will be late", "The bridge will open in May"}
    assert len(merged.articles) == 2
    assert [line.words for line in merged.log] == ["Merged with Aud Lind"]


def test_both_notes_and_all_assessments_are_kept_with_their_names(library, two):
    ada, aud = two
    library.write_note(ada, "Call her.")
    library.write_note(aud, "Wrote back.")
    library.assess(aud, "Knows the office.")
    merged = library.who.merge(aud, ada)
    assert (merged.note, [(kept.name, kept.note) for kept in merged.merged_notes]) == (
        "Call her.",
        [("Aud Lind", "Wrote back.")],
    )
    assert [(made.source, made.text) for made in merged.assessments] == [("Aud Lind", "Knows the office.")]
    library.write_note(aud, "Call her again.")
    library.undo_on_profile(ada)
    library.undo_on_profile(ada)
    assert (library.profile(ada).note, library.profile(aud).note) == ("Call her.", "Wrote back.")


def test_undo_gives_both_profiles_back_and_redo_the_one(library, two):
    ada, aud = two
    before = library.profile(ada), library.profile(aud)
    merged = library.who.merge(aud, ada)
    undone, words = library.undo_on_profile(ada)
    assert words == "merged with Aud Lind"
    assert undone == before[0]
    assert library.profile(aud) == before[1]
    assert library.redo_on_profile(ada)[0] == merged


def test_card_of_a_merged_source_knows_what_both_are_known_for(library, two):
    ada, aud = two
    library.who.merge(aud, ada)
    opened = next(o for o in map(library.open, [row.id for row in library.profile(ada).articles]) if len(o.cards) > 1)
    known = {c.source_id: c for c in opened.cards}[ada]
    assert [claim.value for claim in known.known] == ["head"]


def test_two_cards_of_one_article_become_one_and_two_again(library):
    opened = kept(library)
    ada, holm = card(opened, "Ada Lind").source_id, card(opened, "Per Holm").source_id
    library.who.merge(holm, ada)
    joined = library.open(opened.id)
    assert [c.appearance.name for c in joined.cards] == ["Ada Lind", "Westbridge Road Office", "Westbridge Courier"]
    one = joined.cards[0].appearance
    assert one.aliases == ("Lind", "Per Holm", "Holm")
    assert [said.text for said in one.statements] == ["The bridge will open in May", "We lack the steel"]
    assert {a.speakers for a in joined.reading.attributions} == {(0,)}
    assert library.keep_reading(opened.id, bridge_reading()).reading == joined.reading
    library.undo_on_profile(ada)
    assert library.open(opened.id).reading == opened.reading


def mayor_and_director():
    """Return a reading in which both who are to be one have a post."""
    text = "Mia Berg, mayor, met Per Holm, director of Fjord Steel."
    cards = person("Mia Berg", "mayor", text=text), person("Per Holm", "director", "Fjord Steel", text=text)
    return later(*cards, text=text)


def test_one_who_had_two_cards_in_an_article_keeps_the_posts_of_both(library):
    opened = kept(library, mayor_and_director())
    mia, holm = (c.source_id for c in opened.cards)
    before = library.profile(mia), library.profile(holm)
    merged = library.who.merge(holm, mia)
    assert {(post.value, post.organisation) for post in merged.posts} == {
        ("mayor", None),
        ("director", "Fjord Steel"),
    }
    (one,) = library.open(opened.id).cards
    assert (one.appearance.role, one.appearance.affiliation) == ("mayor", None)  # not of Fjord Steel: nobody says so
    library.keep_reading(opened.id, mayor_and_director())
    assert library.profile(mia).posts == merged.posts
    assert library.undo_on_profile(mia)[0] == library.profile(mia) == before[0]
    assert library.profile(holm) == before[1]


def test_role_of_one_and_body_of_the_other_make_no_post(library):
    text = "Mia Berg, mayor, met Per Holm of Fjord Steel. “It opens,” said Mia Berg."
    cards = person("Mia Berg", "mayor", text=text), person("Per Holm", None, "Fjord Steel", text=text)
    opened = kept(library, later(*cards, body("Fjord Steel", text=text), said=[("“It opens,”", 0)], text=text))
    mia, holm = (c.source_id for c in opened.cards[:2])
    merged = library.who.merge(holm, mia)
    one, steel = library.open(opened.id).cards
    assert (one.appearance.role, one.appearance.affiliation) == ("mayor", None)
    assert not [signal.text for signal in steel.signals if "Affiliation of" in signal.text]
    assert {(post.value, post.organisation) for post in merged.posts} == {("mayor", None), ("", "Fjord Steel")}
    library.undo_on_profile(mia)
    merged = library.who.merge(mia, holm)
    one = library.open(opened.id).cards[0]
    assert (one.appearance.name, one.appearance.role, one.appearance.affiliation) == ("Per Holm", None, "Fjord Steel")
    assert {(post.value, post.organisation) for post in merged.posts} == {("mayor", None), ("", "Fjord Steel")}


def test_post_that_the_reader_set_stands_beside_that_of_the_other_card(library):
    opened = kept(library, mayor_and_director())
    mia, holm = (c.source_id for c in opened.cards)
    library.correct(opened.id, correction("role", "Mia Berg", "fisher"))
    merged = library.who.merge(mia, holm)
    assert {(post.value, post.organisation, post.origin) for post in merged.posts} == {
        ("fisher", None, Origin.READER),
        ("director", "Fjord Steel", Origin.ARTICLE),
    }
    (one,) = library.open(opened.id).cards
    assert (one.appearance.name, one.appearance.role, one.appearance.affiliation) == ("Per Holm", "fisher", None)


def test_correction_made_before_holds_after_merging(library):
    opened = kept(library)
    library.correct(opened.id, correction("role", "Per Holm", "steel buyer"))
    holm, ada = card(opened, "Per Holm").source_id, card(opened, "Ada Lind").source_id
    library.who.merge(holm, ada)
    one = library.open(opened.id).cards[0]
    assert (one.appearance.name, one.appearance.role) == ("Ada Lind", "steel buyer")
    library.undo_on_profile(ada)
    again = library.open(opened.id)
    assert card(again, "Per Holm").appearance.role == "steel buyer"
    assert card(again, "Ada Lind").appearance.role == "engineer"


def test_later_article_knows_the_one_by_either_name_and_keeps_to_it_after_undo(library, two):
    ada, aud = two
    library.who.merge(aud, ada)
    text = "Aud Lind came."
    third = kept(library, later(person("Aud Lind", text=text), text=text, number=3), b"3")
    assert third.cards[0].source_id == ada
    library.undo_on_profile(ada)
    assert library.open(third.id).cards[0].source_id == aud
    assert len(library.profile(aud).articles) == 2


def test_merges_make_chains_that_come_apart_in_any_order(library, two):
    ada, aud = two
    holm = next(s for s, name, _ in library.find_sources("Per Holm"))
    library.who.merge(aud, ada)
    library.who.merge(ada, holm)
    assert library.profile(aud).id == library.profile(ada).id == holm
    first = next(line for line in library.profile(holm).log if line.words == "Merged with Aud Lind (on Ada Lind)")
    library.who.undo_step(holm, first.step)
    assert (library.profile(aud).id, library.profile(ada).id) == (aud, holm)
    library.undo_on_profile(holm)
    assert library.profile(ada).id == ada


def test_a_source_is_never_merged_into_itself_by_way_of_another(library, two):
    ada, aud = two
    library.who.merge(aud, ada)
    with pytest.raises(ChangeOverruledError, match="the same already"):
        library.who.merge(ada, aud)
    library.undo_on_profile(ada)
    assert library.who.merge(ada, aud).id == aud
    assert library.redo_on_profile(ada) is None


def test_redo_of_a_merge_that_another_has_overtaken_is_refused(library, two):
    ada, aud = two
    holm = next(s for s, name, _ in library.find_sources("Per Holm"))
    library.who.merge(aud, ada)
    library.undo_on_profile(ada)
    library.who.merge(aud, holm)
    with pytest.raises(ChangeOverruledError, match="merged with somebody else"):
        library.redo_on_profile(ada)
    assert library.profile(aud).id == holm


def test_kind_of_the_target_stays_and_either_kind_is_recognised(library):
    opened = kept(library)
    office, courier = (card(opened, name).source_id for name in ("Westbridge Road Office", "Westbridge Courier"))
    holm = card(opened, "Per Holm").source_id
    assert library.who.merge(holm, office).kind is SourceKind.ORGANISATION
    text = "Per Holm called."
    again = kept(library, later(person("Per Holm", text=text), text=text), b"2")
    assert again.cards[0].source_id == office
    assert courier != office


def test_namesakes_are_proposed_until_told_apart(library):
    first = kept(library)
    ada = card(first, "Ada Lind").source_id
    text = "Ada Lind, singer at the Hill Opera, sang."
    other = kept(library, later(person("Ada Lind", "singer", "Hill Opera", text=text), text=text), b"2")
    singer = card(other, "Ada Lind").source_id
    assert singer != ada
    (proposed,) = library.profile(ada).namesakes
    assert (proposed.id, proposed.post, proposed.articles) == (singer, "singer, Hill Opera", 1)
    assert library.who.choices(ada) == (proposed,)
    apart = library.who.tell_apart(ada, singer)
    assert apart.namesakes == library.who.choices(ada, "Lind") == library.profile(singer).namesakes == ()
    with pytest.raises(ChangeOverruledError, match="by your own word"):
        library.who.merge(ada, singer)
    assert library.undo_on_profile(ada)[1] == "told apart from Ada Lind"
    assert library.profile(ada).namesakes == (proposed,)


def test_who_were_one_once_are_proposed_to_each_other(library, two):
    ada, aud = two
    assert library.who.choices(ada) == ()
    library.who.merge(aud, ada)
    library.undo_on_profile(ada)
    assert [choice.id for choice in library.who.choices(ada)] == [aud]
    assert [choice.id for choice in library.who.choices(aud)] == [ada]
    assert library.profile(ada).namesakes == ()  # they have no name in common


def test_choices_are_found_as_one_types_without_the_source_itself(library, two):
    ada, aud = two
    assert [choice.name for choice in library.who.choices(ada, "lind")] == ["Aud Lind"]
    library.who.merge(aud, ada)
    assert library.who.choices(ada, "lind") == ()
    assert [found[:2] for found in library.find_sources("aud")] == [(ada, "Ada Lind")]


def test_log_says_what_was_corrected_where_and_takes_it_back(library):
    opened = kept(library)
    ada = card(opened, "Ada Lind").source_id
    library.correct(opened.id, correction("role", "Ada Lind", "director"))
    library.correct(opened.id, correction("role", "Per Holm", "painter"))
    library.write_note(ada, "Call")
    log = library.profile(ada).log
    assert sorted(line.words for line in log) == [
        "Note changed",
        "Role corrected to director in “Bridge to open in May”",
    ]
    profile, words = library.who.undo_step(ada, next(line.step for line in log if "Role" in line.words))
    assert words.startswith("Role corrected")
    assert [line.words for line in profile.log] == ["Note changed"]
    again = library.open(opened.id)
    assert (card(again, "Ada Lind").appearance.role, card(again, "Per Holm").appearance.role) == ("engineer", "painter")
    assert library.redo(opened.id)[1] == "role corrected"
    assert card(library.open(opened.id), "Ada Lind").appearance.role == "director"


def test_merged_body_is_still_whom_its_people_belong_to(library):
    text = "Mia Berg of the Road Office spoke."
    kept(library, later(person("Mia Berg", None, "Road Office", text=text), body("Road Office", text=text), text=text))
    first = kept(library, content=b"2")
    mia = library.find_sources("Mia Berg")[0][0]
    road = library.find_sources("Road Office")
    small = next(s for s, name, _ in road if name == "Road Office")
    library.who.merge(small, card(first, "Westbridge Road Office").source_id)
    again = "Mia Berg of the Westbridge Road Office spoke again."
    cards = person("Mia Berg", None, "Westbridge Road Office", text=again), body("Westbridge Road Office", text=again)
    third = kept(library, later(*cards, text=again, number=3), b"3")
    assert card(third, "Mia Berg").source_id == mia


def test_joined_card_that_is_no_source_goes_whole_and_comes_back_whole(library):
    opened = kept(library)
    ada, holm = card(opened, "Ada Lind").source_id, card(opened, "Per Holm").source_id
    library.who.merge(holm, ada)
    joined = library.open(opened.id)
    left = library.correct(opened.id, correction("not-a-source", "Ada Lind"))
    assert [c.appearance.name for c in left.cards] == ["Westbridge Road Office", "Westbridge Courier"]
    assert library.keep_reading(opened.id, bridge_reading()).reading == left.reading
    assert library.undo(opened.id)[0].reading == joined.reading


def roll(*names):
    """An edition of a small register, a record for each name."""
    hash_ = " ".join(names)
    entries = [Entry(name, SourceKind.PERSON, (name,), ()) for name in names]
    return Edition("Roll", "CC0-1.0", "https://roll.example", "2026-01", hash_), entries


def test_merge_is_kept_when_a_register_is_updated_and_when_it_drops_the_record(library):
    opened = kept(library)
    ada = card(opened, "Ada Lind").source_id
    library.write(lambda c: replace_edition(c, *roll("Ada Maria Lind"), MOMENT))
    registered = library.find_sources("Maria")[0][0]
    library.who.merge(ada, registered)
    assert (library.profile(ada).name, library.open(opened.id).cards[0].source_id) == ("Ada Maria Lind", registered)
    for names in (("Ada Maria Lind", "Mia Berg"), ("Mia Berg",)):
        library.write(lambda c, names=names: replace_edition(c, *roll(*names), MOMENT))
        assert library.profile(ada).id == registered
    assert library.undo_on_profile(registered)[1] == "merged with Ada Lind"
    assert card(library.open(opened.id), "Ada Lind").source_id == ada


def test_cards_without_the_readers_word_know_nothing_of_a_merge(library, two):
    ada, aud = two
    article_of_aud = library.profile(aud).articles[0].id
    before = library.uncorrected(article_of_aud).cards
    library.who.merge(aud, ada)
    assert library.open(article_of_aud).cards[0].source_id == ada
    assert library.uncorrected(article_of_aud).cards == before


def test_telling_apart_once_more_from_the_other_side_is_no_second_step(library, two):
    ada, aud = two
    library.who.tell_apart(ada, aud)
    library.who.tell_apart(aud, ada)  # in a window that shows what was before
    assert library.undo_on_profile(aud) is None
    with pytest.raises(ChangeOverruledError, match="is somebody else by your own word"):
        library.who.merge(aud, ada)
    library.undo_on_profile(ada)
    library.who.merge(aud, ada)
