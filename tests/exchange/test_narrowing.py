from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exchange.narrowing import narrowed
from reader.model.annotation import Colour
from reader.model.export import Sieve
from reader.model.wire_copy import copy_from_json, copy_to_json
from tests.exchange.sample import COPY
from tests.model.strategies import copies, few, names


def uids(copy):
    return [placed.annotation.uid[-1] for placed in copy.annotations]


def test_colour_and_tag_let_their_marks_through():
    assert uids(narrowed(COPY, Sieve(colours=(Colour.GREEN, Colour.BLUE)))) == ["2", "3", "5"]
    assert uids(narrowed(COPY, Sieve(tags=("CHECK",)))) == ["1"]
    assert uids(narrowed(COPY, Sieve(colours=(Colour.GREEN,), tags=("check",)))) == []


def test_source_lets_its_card_and_the_marks_on_its_words_through():
    only = narrowed(COPY, Sieve(sources=("neumann",)))
    assert [card.name for card in only.reading.appearances] == ["Iver B. Neumann"]
    assert uids(only) == ["4", "5"]  # on words of his
    assert [one.source for one in only.assessments] == ["Iver B. Neumann"]
    assert only.reading.article == COPY.reading.article


@settings(deadline=None)
@given(copies(), st.builds(Sieve, few(st.sampled_from(Colour)), few(names), few(names)), st.data())
def test_what_passes_is_a_sound_copy(copy, sieve, data):
    if copy.reading.appearances and data.draw(st.booleans()):
        chosen = data.draw(st.sampled_from(copy.reading.appearances)).name
        sieve = Sieve(sieve.colours, sieve.tags, (*sieve.sources, chosen))
    found = narrowed(copy, sieve)
    assert copy_from_json(copy_to_json(found)) == found
    assert set(found.annotations) <= set(copy.annotations)
    assert set(found.reading.appearances) <= set(copy.reading.appearances)
