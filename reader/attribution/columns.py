"""What the trained taggers know of an article's tokens, as columns of hashed codes, so that no word is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.attribution.parse import Codes, Numbers, Parse
from reader.model.frozen import frozen

BITS = 20  # features share 2**BITS weights
Features = NDArray[np.uint32]  # a row of feature numbers for each token

_K1, _K2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


def mixed(*columns: Codes | int) -> Codes:
    """Return one code for what several columns hold together."""
    code: Codes = np.full(1, 0x51ED270B, np.uint64)
    with np.errstate(over="ignore"):
        for column in columns:
            code = (code ^ np.asarray(column, np.uint64)) * _K1
            code = (code ^ (code >> _SHIFT)) * _K2
    return code


def numbered(templates: Iterable[Codes], count: int) -> Features:
    """Return the weights' numbers of the templates' codes, a row a token."""
    shift = np.uint64(64 - BITS)
    columns = [mixed(code, number) >> shift for number, code in enumerate(templates)]
    return np.stack([np.broadcast_to(column, (count,)) for column in columns], axis=1).astype(np.uint32)


def shifted(column: NDArray[np.generic], by: int) -> Codes:
    """Return the column of the tokens `by` places further on, 1 beyond the ends."""
    made = np.ones(len(column), np.uint64)
    if by > 0:
        made[:-by] = column[by:]
    else:
        made[-by:] = column[:by]
    return made


@frozen
class Known:
    """What is known of an article's tokens besides their parse."""

    is_name: NDArray[np.bool_]
    lexicon: Codes  # what the lexicon says of the word: its class of cue verb, 0 for none
    rule_cue: Numbers  # number of the attribution that the rules found here, 0 for none
    rule_source: Numbers
    rule_content: Numbers
    style: int  # whose guidelines: 0 wide (attitudes too), 1 as on source cards


@frozen
class Columns:
    """The columns that several templates share, computed once for an article."""

    parse: Parse
    known: Known
    word: Codes  # names as shape and type only
    head_word: Codes
    head_tag: Codes
    kin: Codes  # labels of the token's children, each once
    subject: Codes  # type of its subject: a word for common nouns, a shape for names
    quoted: Codes  # 1 inside quote marks
    quote_before: Codes  # how near a quotation ends before the token: 1..4, 0 for not near
    quote_after: Codes
    quotes_begun: Numbers  # number of the last quotation that began before the token or at it, -1 before the first
    children: Sequence[Sequence[int]]

    def part(self, first: int, last: int) -> "Columns":
        """Return the columns of some tokens; heads and children still count from the article's first."""
        here = slice(first, last)
        return replace(self, parse=_cut(self.parse, here), known=_cut(self.known, here), **_cut_fields(self, here))


Record = TypeVar("Record", Parse, Known)


def _cut(record: Record, here: slice) -> Record:
    return replace(record, **_cut_fields(record, here))


def _cut_fields(record: Parse | Known | Columns, here: slice) -> dict[str, Any]:
    """Return the record's columns, cut."""
    columns = ((one.name, getattr(record, one.name)) for one in fields(record))
    return {name: column[here] for name, column in columns if isinstance(column, np.ndarray)}


def columns_of(parse: Parse, known: Known, subject_labels: frozenset[int]) -> Columns:
    """Work out the shared columns; `subject_labels` are the codes of the labels of subjects."""
    word = np.where(known.is_name, mixed(parse.shape, parse.name, 7), parse.lower)
    children: list[list[int]] = [[] for _ in range(len(parse))]
    kin = np.zeros(len(parse), np.uint64)
    subject = np.zeros(len(parse), np.uint64)
    kinds = np.where(parse.name > 0, parse.name, np.where(known.is_name, 3, parse.lower))
    labels = parse.label.tolist()
    bits = mixed(parse.label) & np.uint64(63)
    for token, head in enumerate(parse.head.tolist()):
        if head != token:
            children[head].append(token)
            if labels[token] in subject_labels and not subject[head]:
                subject[head] = kinds[token]
    np.bitwise_or.at(kin, parse.head, np.where(parse.head != np.arange(len(parse)), np.uint64(1) << bits, np.uint64(0)))
    quoted = (parse.quote >= 0).astype(np.uint64)
    before, after = _nearness(parse)
    begun = np.maximum.accumulate(parse.quote) if len(parse) else parse.quote
    head_word, head_tag = word[parse.head], parse.tag[parse.head]
    return Columns(parse, known, word, head_word, head_tag, kin, subject, quoted, before, after, begun, children)


def _nearness(parse: Parse) -> tuple[Codes, Codes]:
    """Return for each token how near a quotation ends before it and begins after it, in its block: 1 next to it … 4."""
    size = len(parse)
    place = np.arange(size)
    inside = parse.quote >= 0
    ends = np.where(inside & (shifted(parse.quote, 1) != parse.quote.astype(np.uint64)), place, -1)
    last_end = np.maximum.accumulate(ends) if size else ends
    starts = np.where(inside & (shifted(parse.quote, -1) != parse.quote.astype(np.uint64)), place, size)
    next_start = np.minimum.accumulate(starts[::-1])[::-1] if size else starts

    def graded(distance: Numbers, other: Numbers, valid: NDArray[np.bool_]) -> Codes:
        same = valid & (parse.block[np.clip(other, 0, size - 1)] == parse.block) if size else valid
        grade = np.digitize(distance, [2, 4, 8, 16]) + 1
        return np.where(same & ~inside, grade, 0).astype(np.uint64)

    return (
        graded(place - last_end, last_end, last_end >= 0),
        graded(next_start - place, next_start, next_start < size),
    )
