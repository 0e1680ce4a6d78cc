from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.anchor import Placement, PlacementState
from reader.model.annotation import Colour
from reader.model.span import Span
from reader.ui.annotating import marks_at, new_mark, with_colour, with_note
from reader.ui.marks import (
    Mark,
    MarkIndex,
    Rule,
    Voices,
    card_marks,
    coloured_marks,
    highlight_marks,
    name_marks,
    names_in,
    next_statement,
)
from reader.ui.spread import GAP, spread

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 25))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_marks_are_found_wherever_they_share_a_character(spans, seen):
    index = MarkIndex(Mark(span, "#000000", Rule.SOLID) for span in spans)
    found = [mark.span for mark in index.within(seen.start, seen.end)]
    assert found == sorted(span for span in spans if span.overlaps(seen))


@given(st.lists(st.tuples(st.floats(0, 500), st.integers(10, 90)), max_size=10))
def test_notes_never_reach_into_one_another_and_never_move_up(notes):
    notes = sorted(notes)
    tops = spread([top for top, _ in notes], [height for _, height in notes])
    assert all(top >= wanted for top, (wanted, _) in zip(tops, notes, strict=True))
    for (top, (_, height)), following in zip(zip(tops, notes, strict=True), tops[1:], strict=False):
        assert following >= top + height + GAP


def test_a_note_with_room_stands_on_its_line():
    assert spread([10, 200], [40, 40]) == [10, 200]


def test_overlapping_highlights_get_rules_of_their_own(opened, theme):
    one = opened.annotations[0]
    span = one.placement.span
    other = replace(one, placement=Placement(Span(span.start + 4, span.end + 4), PlacementState.EXACT))
    assert [mark.depth for mark in highlight_marks((one, other), theme)] == [0, 1]


def test_a_mark_without_a_place_is_not_drawn(opened, theme):
    orphan = replace(opened.annotations[0], placement=Placement(None, PlacementState.ORPHAN))
    assert highlight_marks((orphan,), theme) == []


def test_a_mark_whose_place_is_uncertain_is_hatched(opened, theme):
    placed = opened.annotations[0]
    unsure = replace(placed, placement=replace(placed.placement, state=PlacementState.UNCERTAIN))
    assert highlight_marks((unsure,), theme)[0].is_hatched


def test_an_unsure_statement_is_dashed_and_has_no_ground(opened, theme):
    (mark,) = card_marks(opened.reading, Voices(opened.reading), 2, theme)
    assert (mark.rule, mark.fill) == (Rule.DASHED, None)


def test_who_speaks_for_an_organisation_is_marked_with_it(opened, theme):
    voices = Voices(opened.reading)
    assert [speaker for speaker, _ in voices.statements(3)] == [0, 0, 0, 0]
    assert voices.speakers(3) == [3, 0]
    assert len(card_marks(opened.reading, voices, 3, theme)) == 4


def test_what_a_platform_carried_is_marked_with_it(opened):
    through = replace(opened.reading.attributions[4], through=(6,))
    attributions = (*opened.reading.attributions[:4], through, *opened.reading.attributions[5:])
    people = list(opened.reading.appearances)
    people[1] = replace(people[1], statements=(replace(people[1].statements[0], attribution=4),))
    reading = replace(opened.reading, attributions=attributions, appearances=tuple(people))
    assert [speaker for speaker, _ in Voices(reading).statements(6) if speaker == 1] == [1]


def test_a_source_that_says_nothing_has_its_mentions_marked(opened, theme):
    marks = card_marks(opened.reading, Voices(opened.reading), 6, theme)
    assert [mark.span for mark in marks] == list(opened.reading.appearances[6].mentions)


def test_names_take_the_colour_of_their_kind_only_when_shown(opened, theme):
    names = names_in(opened.reading)
    coloured = coloured_marks(opened.reading, names, theme, [0])
    assert {mark.colour for mark in name_marks(names, theme)} == {theme.soft}
    assert {mark.colour for mark in coloured} == {theme.kind_colour(opened.reading.appearances[0].kind)}
    assert [mark.span for mark in coloured] == names[0]


def test_walking_starts_below_the_top_and_ends_at_the_ends(opened):
    statements = Voices(opened.reading).statements(0)
    first, second = statements[0][1].span, statements[1][1].span
    assert next_statement(statements, None, 1, 0)[1].span == first
    assert next_statement(statements, first, 1, 0)[1].span == second
    assert next_statement(statements, first, -1, 0) is None
    assert next_statement([], None, 1, 0) is None


def test_a_highlight_is_anchored_in_the_words_around_it(opened):
    made = new_mark(Span(5, 12), opened, Colour.PINK).annotation
    assert made.anchor.quote == opened.reading.article.text[5:12]
    assert with_note(made, "so?").uid == with_colour(made, Colour.BLUE).uid == made.uid


def test_the_shorter_of_two_marks_is_the_one_at_hand(opened):
    long = opened.annotations[0]
    span = long.placement.span
    short = replace(long, placement=Placement(Span(span.start, span.start + 4), PlacementState.EXACT))
    both = replace(opened, annotations=(long, short))
    assert marks_at(Span(span.start, span.start + 1), both) == [short, long]
    assert marks_at(Span(0, 1), both) == []


def test_walking_passes_words_that_two_people_say(opened):
    first, second, third = Voices(opened.reading).statements(0)[:3]
    shared = (first, second, (1, second[1]), third)
    spans = [statement.span for _, statement in shared]
    assert next_statement(shared, spans[1], 1, 0)[1].span == spans[3]
    assert next_statement(shared, spans[3], -1, 0)[1].span == spans[2]
    assert next_statement(shared, spans[2], -1, 0)[1].span == spans[0]
