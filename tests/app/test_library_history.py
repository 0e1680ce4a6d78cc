from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.app.library import Library
from reader.model.anchor import Anchor, PlacementState
from reader.model.annotation import Colour, Style
from reader.model.correction import CorrectionField
from reader.model.signal import Origin
from tests.app.story import article, bridge_reading, card, correction, kept, mark, original, person, reading

FIELDS = st.sampled_from(
    [
        ("role", "Ada Lind", "chief engineer", None),
        ("capacity", "Ada Lind", "party", None),
        ("interest", "Ada Lind", None, None),
        ("role", "Per Holm", None, None),
        ("affiliation", "Per Holm", "Westbridge Road Office", None),
        ("name", "Per Holm", "Peder Holm", None),
        ("kind", "Westbridge Courier", "organisation", None),
        ("speaker", None, "Ada Lind", "We lack the steel"),
        ("speaker", None, "Somebody New", "We lack the steel"),
        ("statement", None, "Mayor Nilsen", "The mayor did not answer"),
        ("not-a-statement", None, None, "The bridge will open in May"),
        ("not-a-source", "Westbridge Courier", None, None),
    ]
)


def test_style_is_kept_and_changing_it_is_undone(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    changed = library.change_annotation(opened.id, replace(mark(), style=Style.UNDERLINE))
    assert changed.annotations[0].annotation.style is Style.UNDERLINE
    undone, words = library.undo(opened.id)
    assert (undone.annotations[0].annotation.style, words) == (Style.HIGHLIGHT, "made an underline")


def test_a_note_on_the_whole_article_is_never_lost(library):
    opened = kept(library)
    whole = replace(mark(note="Who is missing?"), anchor=Anchor("", "", "", 0), style=Style.NOTE)
    added = library.add_annotation(opened.id, whole)
    assert [p.placement.state for p in added.annotations] == [PlacementState.WHOLE]
    changed = library.keep_article(article("Other words altogether."), original(b"another page"))
    assert changed.id == opened.id
    assert [p.placement.state for p in changed.annotations] == [PlacementState.WHOLE]


def test_undo_and_redo_say_what_they_did(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    library.change_annotation(opened.id, mark(colour=Colour.GREEN))
    library.change_annotation(opened.id, mark(colour=Colour.GREEN, note="why?"))
    library.delete_annotation(opened.id, "mark-1")
    assert [library.undo(opened.id)[1] for _ in range(4)] == [
        "note deleted",
        "note added",
        "highlight recoloured",
        "highlight added",
    ]
    assert library.undo(opened.id) is None
    assert library.open(opened.id).annotations == ()
    assert [library.redo(opened.id)[1] for _ in range(3)] == ["highlight added", "highlight recoloured", "note added"]
    assert library.open(opened.id).annotations[0].annotation == mark(colour=Colour.GREEN, note="why?")


def test_deleted_mark_comes_back_as_it_was(library):
    opened = kept(library)
    full = replace(mark(note="n", colour=Colour.BLUE), private=True, tags=("a", "b"))
    before = library.add_annotation(opened.id, full)
    assert library.delete_annotation(opened.id, "mark-1").annotations == ()
    assert library.undo(opened.id)[0].annotations == before.annotations


def test_new_change_ends_what_could_be_redone(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    library.undo(opened.id)
    library.add_annotation(opened.id, mark("Ada Lind", "mark-2"))
    assert library.redo(opened.id) is None
    assert [p.annotation.uid for p in library.undo(opened.id)[0].annotations] == []


def test_undone_and_redone_many_times_is_the_same(library):
    opened = kept(library)
    marked = library.add_annotation(opened.id, mark())
    for _ in range(5):
        assert library.undo(opened.id)[0].annotations == ()
        assert library.redo(opened.id)[0] == marked


def test_a_hundred_and_twenty_steps_can_be_taken_back(library):
    opened = kept(library)
    for number in range(120):
        library.add_annotation(opened.id, mark(uid=f"mark-{number}"))
    steps = 0
    while library.undo(opened.id):
        steps += 1
    assert steps == 120
    assert library.open(opened.id) == opened


def test_note_saved_while_one_types_is_one_step(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark(note="W"))
    for length in range(2, 6):
        library.change_annotation(opened.id, mark(note="Where?"[:length]))
    assert library.undo(opened.id)[0].annotations[0].annotation.note == "W"
    assert library.redo(opened.id)[0].annotations[0].annotation.note == "Where"
    assert library.undo(opened.id)[1] == "note changed"
    assert library.undo(opened.id)[1] == "note added"


def test_change_that_changes_nothing_is_no_step(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    library.change_annotation(opened.id, mark())
    library.undo(opened.id)
    assert library.undo(opened.id) is None


def test_articles_have_a_history_each(library):
    one, other = kept(library), kept(library, replace(bridge_reading(), article=_other()), b"other")
    library.add_annotation(one.id, mark())
    library.add_annotation(other.id, mark(uid="mark-2"))
    library.undo(one.id)
    assert library.undo(one.id) is None
    assert len(library.open(other.id).annotations) == 1


def test_profile_has_a_history_of_its_own(library):
    opened = kept(library)
    ada = card(opened, "Ada Lind").source_id
    library.write_note(ada, "Call")
    library.write_note(ada, "Call her")
    library.assess(ada, "Knows the bridge.")
    assert library.undo(opened.id) is None
    profile, words = library.undo_on_profile(ada)
    assert (profile.assessments, profile.note, words) == ((), "Call her", "assessment written")
    assert library.undo_on_profile(ada)[0].note == ""
    assert library.redo_on_profile(ada)[0].note == "Call her"
    assert library.redo_on_profile(ada)[0].assessments[0].text == "Knows the bridge."


def test_capacity_that_the_reader_set_stands_until_it_is_undone(library):
    opened = kept(library)
    after = library.correct(opened.id, correction("capacity", "Ada Lind", "party"))
    said = [(s.text, s.origin, s.value) for s in card(after, "Ada Lind").signals if s.id == "capacity"]
    assert said == [("You: speaks as party to the matter", Origin.READER, "party")]
    assert CorrectionField.CAPACITY in card(after, "Ada Lind").corrected
    assert "Capacity, where words or you say it: 1 party to the matter" in [signal.text for signal in after.signals]
    back, words = library.undo(opened.id)
    assert words == "capacity set"
    assert not [s for s in card(back, "Ada Lind").signals if s.origin is Origin.READER]


def later_reading():
    text = "Ada Lind came back."
    later = article(text, "Rain", "https://hill.example/rain", "Hill Post")
    return reading(cards=(person("Ada Lind", text=text),), of=later)


def test_capacity_and_tie_that_the_reader_set_are_told_in_the_next_article_and_on_the_profile(library):
    opened = kept(library)
    library.correct(opened.id, correction("capacity", "Ada Lind", "party"))
    library.correct(opened.id, correction("interest", "Ada Lind", "builds bridges"))
    (ada,) = kept(library, later_reading(), b"2").cards
    told = [
        "You, in “Bridge to open in May”: speaks as party to the matter",
        "You, in “Bridge to open in May”: builds bridges",
    ]
    assert [s.text for s in ada.signals if s.origin is Origin.READER] == told
    assert [s.text for s in library.profile(ada.source_id).signals if s.origin is Origin.READER] == told
    library.undo(opened.id)
    assert [s.text for s in library.profile(ada.source_id).signals if s.origin is Origin.READER] == told[:1]
    library.correct(opened.id, correction("capacity", "Ada Lind"))  # struck: nothing to tell
    assert not [s for s in library.profile(ada.source_id).signals if s.origin is Origin.READER]


def test_history_outlives_a_restart(tmp_path):
    library = Library(tmp_path / "library.db")
    opened = kept(library)
    library.correct(opened.id, correction("role", "Per Holm", "painter"))
    library.close()
    again = Library(tmp_path / "library.db")
    assert again.undo(opened.id)[1] == "role corrected"
    assert again.redo(opened.id)[1] == "role corrected"
    again.close()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (("name", "Per Holm", "Peder Holm"), "name corrected"),
        (("kind", "Westbridge Courier", "organisation"), "kind corrected"),
        (("affiliation", "Per Holm", None), "affiliation corrected"),
        (("speaker", None, "Ada Lind", "We lack the steel"), "speaker corrected"),
        (("statement", None, "Mayor Nilsen", "The mayor did not answer"), "statement added"),
        (("not-a-statement", None, None, "We lack the steel"), "statement removed"),
        (("not-a-source", "Per Holm"), "source removed"),
        (("capacity", "Ada Lind", "party"), "capacity set"),
        (("interest", "Ada Lind", "owns the quarry"), "interest set"),
    ],
)
def test_correction_is_undone_in_words(library, made, words):
    opened = kept(library)
    assert library.correct(opened.id, correction(*made)).corrections
    undone, said = library.undo(opened.id)
    assert said == words
    assert undone == opened


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(FIELDS, min_size=1, max_size=5, unique=True), notes=st.lists(st.text("ab", max_size=2), max_size=3)
)
def test_undo_of_everything_restores_the_reading_and_redo_the_work(tmp_path_factory, changes, notes):
    library = Library(tmp_path_factory.mktemp("undo") / "library.db")
    opened = kept(library)
    for made in changes:
        library.correct(opened.id, correction(*made))
    for number, note in enumerate(notes):
        library.add_annotation(opened.id, mark(uid=str(number), note=note))
    worked = library.open(opened.id)
    while library.undo(opened.id):
        pass
    assert library.open(opened.id) == opened
    while library.redo(opened.id):
        pass
    again = library.open(opened.id)
    assert (again.reading, again.annotations, again.corrections) == (
        worked.reading,
        worked.annotations,
        worked.corrections,
    )
    library.close()


def _other():
    return replace(bridge_reading().article, url="https://courier.example/other", title="Other")


def test_last_change_on_screen_is_undone_be_it_the_profiles_or_the_articles(library):
    opened = kept(library)
    ada = card(opened, "Ada Lind").source_id
    library.write_note(ada, "Call her")
    library.correct(opened.id, correction("role", "Ada Lind", "director"))
    library.assess(ada, "Knows the bridge.")
    words = [library.undo_on_profile(ada, opened.id)[1] for _ in range(3)]
    assert words == ["assessment written", "role corrected", "note changed"]
    assert library.undo_on_profile(ada, opened.id) is None
    assert [library.redo_on_profile(ada, opened.id)[1] for _ in range(3)] == words[::-1]
    assert library.redo_on_profile(ada, opened.id) is None


@pytest.mark.parametrize(
    "write",
    [
        lambda library, of: library.add_annotation(of, mark()),
        lambda library, of: library.marks.change(of, {"mark-1": mark()}, "1 statement marked"),
        lambda library, of: library.correct(of, correction("role", "Per Holm", "steel buyer")),
        lambda library, of: library.undo(of),
        lambda library, of: library.catalogue.change_tags([of], ["bridge"], []),
    ],
    ids=["mark", "marks", "correction", "undo", "tags"],
)
def test_what_is_written_in_a_deleted_article_brings_it_back(library, write):
    opened = kept(library)
    library.add_annotation(opened.id, mark("Ada Lind", "mark-2"))
    library.delete_article(opened.id)
    write(library, opened.id)
    assert [row.id for row in library.articles()] == [opened.id]


def test_what_changes_nothing_leaves_a_deleted_article_deleted(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    library.delete_article(opened.id)
    library.change_annotation(opened.id, mark())
    library.marks.change(opened.id, {"mark-1": mark()}, "1 statement marked")
    assert library.articles() == ()


def test_what_one_save_corrects_on_a_card_is_one_step(library):
    opened = kept(library)
    fields = (("role", "chief engineer"), ("affiliation", None), ("capacity", "party"), ("name", "Ada M. Lind"))
    made = [correction(field, "Ada Lind", value, uid=f"c-{field}") for field, value in fields]
    corrected = library.correct(opened.id, *made)
    changed = card(corrected, "Ada M. Lind")
    assert (changed.appearance.role, changed.appearance.affiliation) == ("chief engineer", None)
    assert set(changed.corrected) == {one.field for one in made}
    undone, words = library.undo(opened.id)
    assert (undone, words) == (opened, "card corrected")
    assert library.undo(opened.id) is None
    again, words = library.redo(opened.id)
    assert (again.cards, words) == (corrected.cards, "card corrected")
    assert library.correct(opened.id).cards == corrected.cards  # nothing said is no step
    assert library.undo(opened.id)[1] == "card corrected"


def test_what_one_save_corrects_is_one_line_of_the_profiles_log_and_taken_back_from_there(library):
    opened = kept(library)
    source = card(opened, "Ada Lind").source_id
    fields = (("role", "chief engineer"), ("affiliation", None), ("capacity", "official"), ("kind", "publisher"))
    corrected = library.correct(opened.id, *(correction(f, "Ada Lind", v, uid=f"c-{f}") for f, v in fields))
    library.correct(opened.id, *(correction(f, "Per Holm", v, uid=f"p-{f}") for f, v in fields))
    (line,) = library.profile(source).log
    assert line.words == (
        "Role corrected to chief engineer, affiliation corrected to not stated, capacity set to official or "
        "spokesperson, kind corrected to outlet in “Bridge to open in May”"
    )
    assert line.can_undo  # what was saved on another card rests on nothing of this one
    assert card(corrected, "Ada Lind").appearance.role == "chief engineer"
    library.who.undo_step(source, line.step)
    assert card(library.open(opened.id), "Ada Lind") == card(opened, "Ada Lind")
    assert card(library.open(opened.id), "Per Holm").appearance.role == "chief engineer"
    assert library.profile(source).log == ()


def test_a_save_of_which_one_correction_holds_no_more_is_not_taken_back_before_that(library):
    opened = kept(library)
    source = card(opened, "Ada Lind").source_id
    made = [correction(f, "Ada Lind", v, uid=f"c-{f}") for f, v in (("role", "engineer"), ("affiliation", None))]
    library.correct(opened.id, *made)
    library.withdraw(opened.id, "c-role")
    later, earlier = library.profile(source).log
    assert later.words == "Role corrected no longer in “Bridge to open in May”"
    assert (later.can_undo, earlier.can_undo) == (True, False)
