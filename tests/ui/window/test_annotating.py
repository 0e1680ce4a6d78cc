"""What becomes of marks: pure functions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.annotating import (
    in_order,
    merged,
    new_mark,
    new_note_on_whole,
    next_at,
    next_mark,
    overlapping,
    statements_to_mark,
    unmarked,
    with_colour,
    with_line_or_ground,
    with_note,
    with_tags,
)
from tests.ui.window.conftest import article_of, make_reading

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 200), st.integers(1, 40))
NOTES = st.sampled_from(["", "One.", "Two\n\nparagraphs", "**bold**", "  \n"])
TAGS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True)


def marked(opened, start, end, note="", tags=(), style=Style.HIGHLIGHT, colour=Colour.YELLOW, private=False):
    made = new_mark(Span(start, end), opened, colour, style, note)
    return replace(made, annotation=replace(made.annotation, tags=tuple(tags), private=private))


def having(opened, *marks):
    return replace(opened, annotations=marks)


def test_colouring_a_note_alone_makes_a_highlight_of_it_but_not_of_one_on_the_whole(opened):
    alone = marked(opened, 5, 12, "so?", style=Style.NOTE).annotation
    assert with_colour(alone, Colour.BLUE).style is Style.HIGHLIGHT
    assert with_colour(new_note_on_whole(Colour.PINK).annotation, Colour.BLUE).style is Style.NOTE


def test_underlining_twice_is_a_highlight_again(opened):
    mark = marked(opened, 5, 12).annotation
    assert with_line_or_ground(mark).style is Style.UNDERLINE
    assert with_line_or_ground(with_line_or_ground(mark)).style is Style.HIGHLIGHT


def test_a_click_goes_around_the_marks_that_lie_over_one_another(opened):
    long, short, other = marked(opened, 0, 40), marked(opened, 10, 20), marked(opened, 60, 70)
    article, at = having(opened, long, short, other), Span(15, 16)
    first = next_at(at, article, None)
    second = next_at(at, article, first.annotation.uid)
    assert (first, second) == (short, long)
    assert next_at(at, article, second.annotation.uid) == short
    assert next_at(at, article, other.annotation.uid) == short
    assert next_at(Span(50, 51), article, None) is None


@given(st.lists(SPANS, max_size=8, unique=True))
def test_walking_forth_and_back_reaches_every_mark_once(spans):
    marks = [_bare(span, number) for number, span in enumerate(spans)]
    ordered = in_order(marks)
    for step, wanted in ((1, ordered), (-1, ordered[::-1])):
        reached, at_hand = [], None
        while (found := next_mark(marks, at_hand, step, 0 if step > 0 else 10**6)) is not None:
            reached.append(found)
            at_hand = found.annotation.uid
        assert reached == wanted


def test_walking_begins_at_the_text_cursor(opened):
    first, second = marked(opened, 5, 10), marked(opened, 50, 60)
    assert next_mark((second, first), None, 1, 20) == second
    assert next_mark((second, first), None, -1, 20) == first
    assert next_mark((), None, 1, 0) is None


@given(st.lists(st.tuples(SPANS, NOTES, TAGS, st.booleans(), st.sampled_from(Style)), min_size=2, max_size=5))
def test_merged_marks_lose_no_word_no_note_and_no_tag(made):
    article = _article()
    marks = [marked(article, s.start, s.end, note, tags, style, private=p) for s, note, tags, p, style in made]
    one = merged(marks[0], marks[1:], article)
    span = one.placement.span
    assert span == Span(min(s.start for s, *_ in made), max(s.end for s, *_ in made))
    assert one.annotation.anchor.quote == span.of(article.reading.article.text)
    assert all(note.strip() in one.annotation.note for _, note, *_ in made)
    assert {tag for _, _, tags, *_ in made for tag in tags} == set(one.annotation.tags)
    assert one.annotation.private is any(private for *_, private, _ in made)
    assert one.annotation.uid == marks[0].annotation.uid
    assert (one.annotation.style is Style.NOTE) is all(style is Style.NOTE for *_, style in made)


def test_a_mark_whose_place_is_a_guess_is_not_merged(opened):
    sure, other = marked(opened, 0, 20), marked(opened, 10, 30)
    guess = replace(other, placement=Placement(Span(10, 30), PlacementState.UNCERTAIN))
    assert overlapping(sure, having(opened, sure, other)) == [other]
    assert overlapping(sure, having(opened, sure, guess)) == []
    assert overlapping(guess, having(opened, sure, guess)) == []


def test_notes_that_say_the_same_are_kept_once(opened):
    one, other = marked(opened, 0, 20, "Check."), marked(opened, 10, 30, "Check. ")
    assert merged(one, [other], opened).annotation.note == "Check."


def test_all_that_a_source_says_for_certain_is_to_be_marked_but_not_twice(opened):
    aasheim = opened.reading.appearances[0]
    spans = statements_to_mark(aasheim, opened, are_sure=True)
    assert spans == unmarked(spans, opened) == [s.span for s in aasheim.statements]
    some = having(opened, *(marked(opened, span.start, span.end) for span in spans[:3]))
    assert unmarked(spans, some) == spans[3:]


def test_a_note_alone_on_a_statement_does_not_count_as_marked(opened):
    span = opened.reading.appearances[0].statements[0].span
    article = having(opened, marked(opened, span.start, span.end, "so?", style=Style.NOTE))
    assert unmarked([span], article) == [span]


def test_words_that_may_be_somebody_elses_are_told_apart_from_the_rest(opened):
    holm = opened.reading.appearances[2]
    assert statements_to_mark(holm, opened, are_sure=True) == []
    assert statements_to_mark(holm, opened, are_sure=False) == [holm.statements[0].span]


def test_what_is_changed_of_a_mark_leaves_the_rest(opened):
    mark = marked(opened, 5, 12, "so?", ("a",)).annotation
    assert with_tags(with_note(mark, "no"), ("b",)) == replace(
        mark, note="no", tags=("b",), modified=with_tags(mark, ()).modified
    )


def _article():
    return OpenArticle(None, "u1", make_reading(article_of()), analysed=True)


def _bare(span, number):
    mark = Annotation(f"m{number}", Anchor("x", "", "", span.start), Colour.YELLOW, "", "2026-01-01", "2026-01-01")
    return PlacedAnnotation(mark, Placement(span, PlacementState.EXACT))
