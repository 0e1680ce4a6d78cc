from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.ui.text_map import TextMap

LETTERS = st.text(st.sampled_from("aå ́\u00ad😀𐍈界"), min_size=1, max_size=12)
GAPS = st.integers(1, 4)


@st.composite
def written(draw):
    """Blocks as the writer writes them: other gaps in the document than in the text."""
    text_map, placed, offset, position = TextMap(), [], draw(GAPS) - 1, draw(GAPS)
    for block in draw(st.lists(LETTERS, min_size=1, max_size=6)):
        for index, character in enumerate(block):
            units = position + len(block[:index].encode("utf-16-le")) // 2
            placed.append((offset + index, units, units + len(character.encode("utf-16-le")) // 2))
        end = text_map.add(block, offset, position)
        assert end == position + len(block.encode("utf-16-le")) // 2
        offset += len(block) + draw(GAPS)
        position = end + draw(GAPS)
    return text_map, placed


@given(written())
def test_every_character_has_its_place_both_ways(case):
    text_map, placed = case
    for offset, before, after in placed:
        assert text_map.position_of(offset) == before
        assert text_map.end_position_of(offset + 1) == after
        assert text_map.offset_of(before) == offset


@given(written(), st.data())
def test_words_marked_in_the_document_are_the_same_words_of_the_text(case, data):
    text_map, placed = case
    first = data.draw(st.integers(0, len(placed) - 1))
    last = data.draw(st.integers(first, len(placed) - 1))
    span = text_map.span_between(placed[first][1], placed[last][2])
    assert span == Span(placed[first][0], placed[last][0] + 1)


@given(written())
def test_no_words_lie_between_blocks(case):
    text_map, placed = case
    for (_, _, end), (_, start, _) in pairwise(placed):
        assert text_map.span_between(end, start) is None


@given(written(), st.integers(-3, 90))
def test_any_position_and_offset_is_answered(case, anywhere):
    text_map, _ = case
    text_map.offset_of(anywhere)
    text_map.position_of(anywhere)
    text_map.end_position_of(anywhere)


def test_an_empty_map_answers_the_beginning():
    assert (TextMap().position_of(5), TextMap().offset_of(5), TextMap().span_between(0, 9)) == (0, 0, None)
