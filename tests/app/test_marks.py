"""Several marks in one step, and what the reader tells marks apart by."""

from dataclasses import replace

from reader.model.annotation import Colour, Style
from tests.app.story import kept, mark

STEEL, LIND = mark(note="first"), mark("Ada Lind", "mark-2", "second")


def uids(opened):
    return [placed.annotation.uid for placed in opened.annotations]


def test_marks_made_together_are_taken_back_together(library):
    opened = kept(library)
    made = library.marks.change(opened.id, {"mark-1": STEEL, "mark-2": LIND}, "2 statements marked")
    assert uids(made) == ["mark-2", "mark-1"]  # in the order of the text
    undone, words = library.undo(opened.id)
    assert (uids(undone), words) == ([], "2 statements marked")
    assert library.undo(opened.id) is None
    assert library.redo(opened.id)[0] == made


def test_marks_changed_and_deleted_in_one_step_come_back_as_they_were(library):
    opened = kept(library)
    library.add_annotation(opened.id, STEEL)
    before = library.add_annotation(opened.id, LIND)
    whole = replace(STEEL, note="first\n\nsecond", tags=("a",), style=Style.UNDERLINE)
    merged = library.marks.change(opened.id, {"mark-1": whole, "mark-2": None}, "2 marks merged")
    assert [p.annotation for p in merged.annotations] == [whole]
    assert library.undo(opened.id)[0] == before
    assert library.redo(opened.id)[0] == merged


def test_what_changes_nothing_is_no_step(library):
    opened = kept(library)
    library.add_annotation(opened.id, STEEL)
    library.marks.change(opened.id, {"mark-1": STEEL}, "nothing")
    assert library.undo(opened.id)[1] == "note added"


def test_a_note_typed_on_after_several_marks_changed_is_a_step_of_its_own(library):
    opened = kept(library)
    library.marks.change(opened.id, {"mark-1": STEEL, "mark-2": LIND}, "2 marks made")
    library.change_annotation(opened.id, replace(STEEL, note="first of all"))
    assert [library.undo(opened.id)[1] for _ in range(2)] == ["note changed", "2 marks made"]


def test_a_hundred_and_twenty_steps_of_several_marks_are_taken_back_and_made_again(library):
    opened = kept(library)
    for number in range(120):
        colour = list(Colour)[number % 5]
        wanted = {"mark-1": replace(STEEL, colour=colour), "mark-2": None if number % 2 else LIND}
        library.marks.change(opened.id, wanted, f"step {number}")
    last = library.open(opened.id)
    assert [library.undo(opened.id)[1] for _ in range(120)] == [f"step {n}" for n in range(119, -1, -1)]
    assert uids(library.open(opened.id)) == []
    for _ in range(120):
        library.redo(opened.id)
    assert library.open(opened.id) == last


def test_tags_of_marks_and_articles_are_known_together(library):
    opened = kept(library)
    library.add_annotation(opened.id, replace(STEEL, tags=("steel", "check")))
    library.catalogue.change_tags([opened.id], add=["bridges"])
    assert library.marks.tags() == ("bridges", "check", "steel")
    library.delete_annotation(opened.id, "mark-1")
    assert library.marks.tags() == ("bridges",)


def test_colours_are_called_what_the_reader_calls_them(library):
    assert library.marks.colour_names() == ()
    library.marks.name_colour(Colour.GREEN, "  Claims \n to check ")
    library.marks.name_colour(Colour.YELLOW, "x" * 500)
    assert library.marks.colour_names() == ((Colour.YELLOW, "x" * 40), (Colour.GREEN, "Claims to check"))
    library.marks.name_colour(Colour.YELLOW, "")
    assert library.marks.colour_names() == ((Colour.GREEN, "Claims to check"),)
