"""One source that turned out to be two people."""

import pytest

from tests.app.story import article, bridge_reading, card, correction, kept, person, reading


def about(number, role=None, affiliation=None):
    text = f"“Number {number},” said Ada Lind" + (f", {role} at {affiliation}." if role else ".")
    ada = person("Ada Lind", role, affiliation, text=text)
    return reading(
        (f"“Number {number},”", 0),
        cards=(ada,),
        of=article(text, f"Story {number}", f"https://x.example/{number}", "Hill Post"),
    )


@pytest.fixture
def three(library):
    """The articles that cite one Ada Lind."""
    opened = (kept(library), kept(library, about(2), b"2"), kept(library, about(3), b"3"))
    assert len({card(one, "Ada Lind").source_id for one in opened}) == 1
    return opened


def said(profile):
    return sorted(quoted.statement.text for quoted in profile.statements)


def test_articles_of_the_other_person_go_to_a_new_source(library, three):
    ada = card(three[0], "Ada Lind").source_id
    profile = library.who.split(ada, [three[1].id, three[2].id])
    assert said(profile) == ["The bridge will open in May"]
    assert profile.log[0].words == "Parted from somebody else in 2 articles"
    other = card(library.open(three[1].id), "Ada Lind").source_id
    assert other != ada
    assert card(library.open(three[2].id), "Ada Lind").source_id == other
    new = library.profile(other)
    assert (new.name, new.kind, said(new)) == ("Ada Lind", profile.kind, ["Number 2", "Number 3"])
    assert profile.namesakes == new.namesakes == ()
    assert library.profile(ada).posts[0].value == "engineer"
    assert new.posts == ()


def test_split_holds_when_the_article_is_analysed_again(library, three):
    ada = card(three[0], "Ada Lind").source_id
    library.who.split(ada, [three[1].id])
    other = card(library.open(three[1].id), "Ada Lind").source_id
    for _ in range(2):
        again = library.keep_reading(three[1].id, about(2))
        assert card(again, "Ada Lind").source_id == other


@pytest.mark.parametrize("analysed_between", [False, True])
def test_split_is_taken_back_and_made_again(library, three, analysed_between):
    ada = card(three[0], "Ada Lind").source_id
    before = library.profile(ada)
    library.who.split(ada, [three[1].id])
    new = library.profile(card(library.open(three[1].id), "Ada Lind").source_id)
    if analysed_between:
        library.keep_reading(three[1].id, about(2))
    undone, words = library.undo_on_profile(ada)
    assert words == "parted from somebody else"
    assert undone.statements == before.statements
    assert (undone.posts, undone.aliases, undone.log) == (before.posts, before.aliases, before.log)
    assert library.open(three[1].id).cards == three[1].cards
    assert len(library.find_sources("Ada Lind")) == 1
    assert card(kept(library, about(4), b"4"), "Ada Lind").source_id == ada
    library.redo_on_profile(ada)
    again = library.profile(card(library.open(three[1].id), "Ada Lind").source_id)
    assert (again.uid, said(again)) == (new.uid, said(new))


def test_split_is_taken_back_though_the_article_was_fetched_anew_meanwhile(library, three):
    ada = card(three[0], "Ada Lind").source_id
    library.who.split(ada, [three[1].id])
    text = "“Number 2,” said Ada Lind. Updated."
    newer = article(text, "Story 2", "https://x.example/2", "Hill Post")
    kept(library, reading(("“Number 2,”", 0), cards=(person("Ada Lind", text=text),), of=newer), b"2 anew")
    library.undo_on_profile(ada)
    assert [source for source, _, _ in library.find_sources("Ada Lind")] == [ada]
    assert card(kept(library, about(4), b"4"), "Ada Lind").source_id == ada


def test_note_on_the_new_source_outlives_the_way_back(library, three):
    ada = card(three[0], "Ada Lind").source_id
    library.who.split(ada, [three[1].id])
    new = card(library.open(three[1].id), "Ada Lind").source_id
    library.write_note(new, "The singer.")
    library.undo_on_profile(ada)
    assert library.profile(new).note == "The singer."
    library.redo_on_profile(ada)
    assert card(library.open(three[1].id), "Ada Lind").source_id == new


def test_what_the_article_says_of_a_post_goes_along(library):
    first = kept(library, about(1, "engineer", "Road Office"))
    second = kept(library, about(2, "chief engineer", "Road Office"), b"2")
    ada = card(first, "Ada Lind").source_id
    assert len(library.profile(ada).posts) == 2
    library.who.split(ada, [second.id])
    new = library.profile(card(library.open(second.id), "Ada Lind").source_id)
    assert [post.stated_by for post in library.profile(ada).posts] == ["Hill Post, Story 1"]
    assert [post.stated_by for post in new.posts] == ["Hill Post, Story 2"]


def test_corrections_of_the_card_stay_with_it(library, three):
    ada = card(three[0], "Ada Lind").source_id
    library.correct(three[0].id, correction("role", "Ada Lind", "director"))
    library.who.split(ada, [three[0].id])
    fixed = card(library.open(three[0].id), "Ada Lind")
    assert (fixed.appearance.role, fixed.source_id != ada) == ("director", True)
    assert card(library.keep_reading(three[0].id, bridge_reading()), "Ada Lind").appearance.role == "director"


def test_new_sources_profile_tells_whom_it_was_parted_from(library, three):
    ada = card(three[0], "Ada Lind").source_id
    library.who.split(ada, [three[1].id])
    new = card(library.open(three[1].id), "Ada Lind").source_id
    (line,) = library.profile(new).log
    assert line.words == "Parted from Ada Lind"
    profile, words = library.who.undo_step(new, line.step)
    assert (profile.id, words) == (ada, "Parted from Ada Lind")
    assert card(library.open(three[1].id), "Ada Lind").source_id == ada


def test_new_source_goes_by_the_name_that_the_reader_sets_in_its_article(library, three):
    ada = card(three[0], "Ada Lind").source_id
    library.who.split(ada, [three[1].id])
    new = card(library.open(three[1].id), "Ada Lind").source_id
    library.correct(three[1].id, correction("name", "Ada Lind", "Ada M. Lind"))
    assert card(library.open(three[1].id), "Ada M. Lind").source_id == new
    assert (library.profile(new).name, library.profile(ada).name) == ("Ada M. Lind", "Ada Lind")
    library.undo(three[1].id)
    assert library.profile(new).name == "Ada Lind"
