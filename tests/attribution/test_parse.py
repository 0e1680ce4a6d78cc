"""What the taggers look at stands where the text has it."""

import numpy as np
import pytest

from reader.attribution.columns import shifted
from reader.attribution.cue_features import ROUND, cue_features
from reader.attribution.lexicon import load_lexicon
from reader.attribution.models import load_models
from reader.attribution.parse import LONGEST, parse
from reader.attribution.role_features import cue_of, role_windows
from reader.attribution.trained import look_at, spans_of
from reader.model.span import Span
from tests.attribution.paragraphs import article_of

TEXT = "“It holds,” said 🌊 Ada Lind.\n\n– Vi vet ikke, sa hun.\n\n" + "The wall is old. " * 400


@pytest.fixture(scope="module")
def models():
    return load_models("en")


@pytest.fixture(scope="module")
def seen(models):
    return look_at(article_of(TEXT), (), load_lexicon("en"), models)


def test_tokens_stand_in_order_and_hold_every_word(seen):
    parsed = seen.parse
    assert (parsed.start[1:] >= parsed.end[:-1]).all()
    told = "".join(TEXT[a:b] for a, b in zip(parsed.start, parsed.end, strict=True))
    assert told == "".join(TEXT.split())


def test_a_long_paragraph_is_parsed_in_pieces_of_one_block(seen):
    last = seen.parse.block == 2
    assert len(TEXT) > LONGEST
    assert int(last.sum()) == 400 * 5


def test_tokens_of_a_span_are_those_that_share_a_character_with_it(seen):
    name = TEXT.index("Ada")
    tokens = seen.parse.tokens_of(Span(name + 1, name + 5))
    assert [span.of(TEXT) for span in spans_of(list(tokens), seen.parse)] == ["Ada Lind"]


def test_heads_stay_in_their_sentence(seen):
    assert (seen.parse.sentence[seen.parse.head] == seen.parse.sentence).all()


def test_quotations_are_numbered_and_the_rest_is_none(seen):
    parsed = seen.parse
    quoted = [TEXT[a:b] for a, b, q in zip(parsed.start, parsed.end, parsed.quote, strict=True) if q == 0]
    assert quoted == ["“", "It", "holds", ",", "”"]
    assert parsed.quote.max() == 0


def test_an_article_without_words_has_no_tokens(models):
    parsed = parse("", [], [], models.nlp)
    assert len(parsed) == 0


def test_no_word_is_told_from_another_by_more_than_a_number(seen):
    features = cue_features(seen)
    assert features.dtype == np.uint32
    assert len(features) == len(seen.parse)


def test_names_are_alike_to_the_taggers(models):
    one, other = (
        cue_features(look_at(article_of(f"{name}, a baker, said it holds."), (), load_lexicon("en"), models))
        for name in ("Ada Lind", "Eva Sund")
    )
    assert (one == other).mean() > 0.98  # what is left is the parser's own doubt


def test_the_way_to_a_token_depends_on_the_cue(seen):
    cues = [cue_of([token], seen.parse) for token in (5, 6)]
    (windows,) = role_windows(seen, cues, np.full(len(seen.parse), -1, np.int64))
    near, other = np.split(windows.features, [windows.length[0]])
    assert windows.first.tolist() == [0, 0]
    assert (near != other).any()


def test_windows_are_the_same_alone_and_together(seen, monkeypatch):
    cues = [cue_of([token], seen.parse) for token in (5, 14, 40, len(seen.parse) - 1)]
    marks = np.full(len(seen.parse), -1, np.int64)
    (together,) = role_windows(seen, cues, marks)
    monkeypatch.setattr("reader.attribution.role_features.TOGETHER", 1)
    alone = list(role_windows(seen, cues, marks))
    assert len(alone) == len(cues)
    assert (together.features == np.concatenate([one.features for one in alone])).all()


def test_a_part_has_the_features_of_the_whole(seen):
    whole, part = cue_features(seen), cue_features(seen.part(10, 60))
    assert (whole[10 + ROUND : 60 - ROUND] == part[ROUND:-ROUND]).all()


def test_shifting_fills_the_ends():
    column = np.array([5, 6, 7], np.uint64)
    assert shifted(column, 1).tolist() == [6, 7, 1]
    assert shifted(column, -2).tolist() == [1, 1, 5]
