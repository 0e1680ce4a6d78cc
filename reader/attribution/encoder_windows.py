"""An article cut into windows for an encoder: pieces of words, and what parser, lexicon and rules say of each token."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from reader.attribution.columns import BITS, Columns, mixed, numbered, shifted
from reader.attribution.parse import Codes, Numbers
from reader.attribution.word_pieces import BEGIN, END, Vocabulary
from reader.model.frozen import frozen

LONGEST = 254  # pieces of one window, besides the two that begin and end it
ROWS = 10  # each feature of a token has 2**ROWS rows in the encoder's table
FEATURES = 10  # of a token
FARTHEST = 8  # tokens to the head that are told apart


@frozen
class Window:
    """Neighbouring tokens that are looked at together."""

    first: int  # token …
    last: int  # … half-open
    pieces: NDArray[np.int64]  # with the two that begin and end it
    features: NDArray[np.int64]  # rows of the encoder's table, for each piece those of its token
    heads: Numbers  # of each token, its first piece's place in `pieces`


def windows(of: Columns, vocabulary: Vocabulary, name_pieces: Mapping[int, int]) -> Iterator[Window]:
    """Yield the article in windows of whole paragraphs where they fit, else of whole sentences, else of tokens.

    Names are seen as what they are names of: `name_pieces` holds a piece for each type of the parser's, at 0 for none.
    """
    pieces = _token_pieces(of, vocabulary, name_pieces)
    counts = np.array([len(one) for one in pieces], np.int64)
    features = token_features(of)
    begin, end = (vocabulary.numbers[mark] for mark in (BEGIN, END))
    for first, last in _reaches(of, counts):
        inner = [piece for one in pieces[first:last] for piece in one]
        heads = np.cumsum(counts[first:last]) - counts[first:last] + 1
        rows = np.repeat(features[first:last], counts[first:last], axis=0)
        framed = np.concatenate([rows[:1], rows, rows[-1:]])
        yield Window(first, last, np.array([begin, *inner, end], np.int64), framed, heads)


def _token_pieces(of: Columns, vocabulary: Vocabulary, name_pieces: Mapping[int, int]) -> list[tuple[int, ...]]:
    text, is_name = of.parse.text, of.known.is_name.tolist()
    places = zip(of.parse.start.tolist(), of.parse.end.tolist(), of.parse.name.tolist(), is_name, strict=True)
    return [
        (name_pieces.get(kind, name_pieces[0]),) if named else vocabulary.of_word(text[start:end])
        for start, end, kind, named in places
    ]


def _reaches(of: Columns, counts: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each window, which is as long as may be."""
    total = np.concatenate([[0], np.cumsum(counts)])
    size = len(counts)
    ends = [np.append(np.flatnonzero(np.diff(column)) + 1, size) for column in (of.parse.block, of.parse.sentence)]
    first = 0
    while first < size:
        most = int(np.searchsorted(total, total[first] + LONGEST, side="right")) - 1
        places = (int(np.searchsorted(end, most, side="right")) - 1 for end in ends)
        fitting = (int(end[place]) for end, place in zip(ends, places, strict=True) if place >= 0)
        last = next((end for end in fitting if end > first), max(most, first + 1))
        yield first, last
        first = last


def token_features(of: Columns) -> NDArray[np.int64]:
    """Return for each token the rows of the encoder's table that stand for what is known of it."""
    parse, known = of.parse, of.known
    size = len(parse)
    up = np.clip(parse.head - np.arange(size), -FARTHEST, FARTHEST) + FARTHEST
    begins, opens = (
        (shifted(column, -1) != column.astype(np.uint64)).astype(np.uint64) for column in (parse.block, parse.sentence)
    )
    cue, source, content = (
        (column > 0).astype(np.uint64) for column in (known.rule_cue, known.rule_source, known.rule_content)
    )
    templates: list[Codes] = [
        parse.tag, parse.label, mixed(parse.name, known.is_name.astype(np.uint64)), of.head_tag, up.astype(np.uint64),
        mixed(of.quoted, of.quote_before, of.quote_after), mixed(begins, opens), known.lexicon,
        mixed(cue, source, content), mixed(known.style, 1),
    ]  # fmt: skip
    rows = numbered(templates, size).astype(np.int64) >> (BITS - ROWS)
    made: NDArray[np.int64] = rows + (np.arange(FEATURES) << ROWS)
    return made
