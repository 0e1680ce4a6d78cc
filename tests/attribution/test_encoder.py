"""The encoder sees every token once, together with its paragraphs, and no name."""

import numpy as np
import pytest

from reader.attribution.encoder import STEPS, steps
from reader.attribution.encoder_windows import LONGEST, windows
from reader.attribution.lexicon import load_lexicon
from reader.attribution.models import load_models
from reader.attribution.read import read
from reader.attribution.trained import WIDE, look_at
from reader.attribution.word_pieces import MOST, Vocabulary
from tests.attribution.paragraphs import article_of

PIECES = ("[UNK]", "[CLS]", "[SEP]", "harbour", "##master", "harb", "##our", "'", "s", "e", "##e")
PARAGRAPH = "The keeper of the light wants a new boat before winter, and the town has plans for it. "


def article(*paragraphs):
    return article_of("\n\n".join(paragraphs))


@pytest.fixture(scope="module")
def models():
    return load_models("en")


@pytest.fixture
def cut(models):
    def cut(*paragraphs):
        seen = look_at(article(*paragraphs), (), load_lexicon("en"), models, WIDE)
        return seen, list(windows(seen, models.encoder.vocabulary, models.encoder.name_pieces))

    return cut


def words(*wanted):
    return [Vocabulary(PIECES).of_word(word) for word in wanted]


def test_a_word_is_cut_into_the_longest_pieces_that_are_known():
    assert words("harbourmaster", "harbour") == [(3, 4), (3,)]


def test_case_and_accents_are_no_part_of_a_piece():
    assert words("HARBOUR", "Éé") == [(3,), (9, 10)]


def test_marks_inside_a_token_part_it():
    assert words("harbour's") == [(3, 7, 8)]


def test_what_is_not_known_is_one_unknown_piece():
    assert words("ø", "eø", "") == [(0,), (9, 0), (0,)]


def test_a_token_has_few_pieces_however_long_it_is():
    assert words("'" * 100_000) == [(7,) * MOST]


def test_windows_hold_every_token_once_and_are_not_too_long(cut):
    seen, found = cut(*[PARAGRAPH * 5] * 9, "word " * 3_000, PARAGRAPH)
    assert [one.first for one in found] == [0, *[one.last for one in found[:-1]]]
    assert found[-1].last == len(seen.parse)
    assert max(len(one.pieces) for one in found) <= LONGEST + 2


def test_a_window_ends_with_a_paragraph_where_one_fits(cut):
    seen, found = cut(*[PARAGRAPH * 5] * 9)
    assert len(found) > 1
    assert all(seen.parse.block[one.last] != seen.parse.block[one.last - 1] for one in found[:-1])


def test_a_paragraph_that_is_too_long_is_cut_between_sentences(cut):
    seen, found = cut(PARAGRAPH * 40)
    assert len(found) > 1
    assert all(seen.parse.sentence[one.last] != seen.parse.sentence[one.last - 1] for one in found[:-1])


def test_each_tokens_first_piece_is_known(cut, models):
    seen, (found,) = cut("The people unfastened it.")
    numbers = models.encoder.vocabulary.numbers
    first = [found.pieces[head] for head in found.heads]
    assert first[:2] == [numbers["the"], numbers["people"]]
    assert len(first) == len(seen.parse) == 5


def test_a_name_is_seen_as_what_it_is_a_name_of(cut):
    (_, (one,)), (_, (other,)) = (cut(f"The boat, {name} said, is old.") for name in ("Ada Lind", "John Smith"))
    assert one.pieces.tolist() == other.pieces.tolist()


def test_no_article_is_too_short(models):
    assert not read(article("Old.")).attributions
    seen = look_at(article_of(""), (), load_lexicon("en"), models, WIDE)
    assert len(models.encoder.look(seen).cues) == 0


def test_probabilities_are_whole(cut, models):
    seen, _ = cut(PARAGRAPH * 3)
    sight = models.encoder.look(seen)
    assert np.allclose(np.exp(sight.cues).sum(axis=1), 1, atol=1e-4)
    assert np.allclose(np.exp(sight.roles(4, 0, 12)).sum(axis=1), 1, atol=1e-4)


def test_nothing_is_said_of_tokens_that_were_not_seen_with_the_cue(cut, models):
    seen, found = cut(*[PARAGRAPH * 5] * 9)
    cue = found[1].first
    roles = models.encoder.look(seen).roles(cue, cue - 3, 6)
    assert (roles[:3] == 0).all()
    assert (roles[3:] < 0).any(axis=1).all()


def test_distances_are_told_apart_by_side_and_grow_coarser():
    told = steps(np.array([-1_000, -64, -1, 0, 1, 2, 64, 1_000])).tolist()
    assert told == [0, 0, len(STEPS) - 1, len(STEPS), len(STEPS) + 1, len(STEPS) + 2, 2 * len(STEPS), 2 * len(STEPS)]


def test_attitudes_are_found_with_whose_they_are_and_what_they_are_of():
    text = "The keeper of the light wants a new boat before winter. Two boats lay in the harbour."
    (told,) = read(article(text)).attributions
    assert [span.of(text) for span in told.source] == ["The keeper of the light"]
    assert [span.of(text) for span in told.cue] == ["wants"]
    assert [span.of(text) for span in told.content] == ["a new boat before winter"]
