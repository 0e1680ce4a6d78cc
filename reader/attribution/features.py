"""What the trained taggers look at: one number for each feature of a token, hashed, so that no word is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.attribution.parse import Codes, Numbers, Parse

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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article's tokens besides their parse."""

    is_name: NDArray[np.bool_]
    lexicon: Codes  # what the lexicon says of the word: its class of cue verb, 0 for none
    rule_cue: Numbers  # number of the attribution that the rules found here, 0 for none
    rule_source: Numbers
    rule_content: Numbers
    style: int  # whose guidelines: 0 wide (attitudes too), 1 as on source cards


@dataclass(frozen=True, slots=True)
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
    children: Sequence[Sequence[int]]


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
    return Columns(
        parse, known, word, word[parse.head], parse.tag[parse.head], kin, subject, quoted, before, after, children
    )


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


def cue_features(of: Columns) -> Features:
    """Return the features from which a token is known as part of a cue."""
    parse, known, word, tag = of.parse, of.known, of.word, of.parse.tag
    label, lexicon = parse.label, known.lexicon
    before, after = shifted(word, -1), shifted(word, 1)
    tag_before, tag_after = shifted(tag, -1), shifted(tag, 1)
    rule = (known.rule_cue > 0).astype(np.uint64)
    rule_near = mixed(rule, (known.rule_source > 0).astype(np.uint64), (known.rule_content > 0).astype(np.uint64))
    quotes = mixed(of.quoted, of.quote_before, of.quote_after)
    templates = [
        word, before, after, shifted(word, -2), shifted(word, 2), tag, tag_before, tag_after,
        mixed(word, tag), mixed(word, before), mixed(word, after), mixed(tag, tag_before), mixed(tag, tag_after),
        mixed(tag, tag_before, tag_after), parse.suffix, mixed(parse.suffix, tag), mixed(parse.shape, tag),
        mixed(label, tag), mixed(word, label), mixed(of.head_word, label), mixed(word, of.head_word),
        mixed(of.head_tag, label, tag), mixed(word, of.kin), mixed(tag, of.kin), mixed(word, of.subject),
        mixed(tag, of.subject), mixed(lexicon, of.subject), mixed(lexicon, tag), mixed(lexicon, of.kin),
        mixed(shifted(lexicon, -1), lexicon), mixed(lexicon, shifted(lexicon, 1)), mixed(word, quotes),
        mixed(tag, quotes), mixed(lexicon, quotes), mixed(of.quoted, of.quote_before),
        mixed(of.quoted, of.quote_after),
        rule, rule_near, mixed(rule, word), mixed(rule, lexicon), mixed(rule, of.kin),
        mixed(shifted(rule, -1), rule, tag), mixed(rule, shifted(rule, 1), tag), mixed(parse.name, tag),
        mixed(word, shifted(word, 1), shifted(word, 2)),
        mixed(tag_after, shifted(tag, 2)), mixed(known.style, word), mixed(known.style, tag, rule),
        mixed(known.style, lexicon), mixed(known.style, word, of.kin),
        mixed(known.style, word, of.subject), mixed(known.style, lexicon, of.kin), mixed(known.style, label, tag),
        mixed(known.style, tag, quotes),
    ]  # fmt: skip
    return numbered(templates, len(parse))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's tokens, and the one that governs them."""

    tokens: tuple[int, ...]
    head: int


def cue_of(tokens: Sequence[int], parse: Parse) -> Cue:
    """Find the governing token: one whose own head lies outside the cue."""
    inside = set(tokens)
    head = next((t for t in tokens if int(parse.head[t]) not in inside or int(parse.head[t]) == t), tokens[0])
    return Cue(tuple(tokens), head)


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around one cue: the tokens from `first` on, and their features."""

    first: int
    features: Features


REACH = 2  # sentences before and after the cue's own
LONGEST_REACH = 320  # tokens on either side


def role_features(of: Columns, cue: Cue, cues: Numbers) -> Around:
    """Return the features from which tokens around a cue are known as its source or its content.

    `cues` holds the number of the cue that each token of the article belongs to, -1 for none.
    """
    parse, known = of.parse, of.known
    low, high = cue.tokens[0], cue.tokens[-1]
    first = int(np.searchsorted(parse.sentence, parse.sentence[low] - REACH, side="left"))
    last = int(np.searchsorted(parse.sentence, parse.sentence[high] + REACH, side="right"))
    first, last = max(first, low - LONGEST_REACH), min(last, high + LONGEST_REACH)
    here = slice(first, last)
    count = last - first
    place = np.arange(first, last)
    word, tag, label, name = of.word[here], parse.tag[here], parse.label[here], parse.name[here]
    path, branch, depth = _paths(of, cue.head, first, last)
    sentence = (parse.sentence[here] - parse.sentence[cue.head] + 8).astype(np.uint64)
    distance = np.where(place < low, low - place, np.where(place > high, place - high, 0))
    side = np.where(place < low, 1, np.where(place > high, 2, 0)).astype(np.uint64)
    graded = mixed(side, np.digitize(distance, [1, 2, 3, 5, 8, 13, 21, 34]).astype(np.uint64))
    quote, own = parse.quote[here], int(parse.quote[cue.head])
    before = int(parse.quote[:low].max(initial=-1))  # number of the last quotation that began before the cue
    rank = np.where(quote < 0, 9, np.clip(quote - before, -2, 3) + 3).astype(np.uint64)
    quotes = mixed(rank, int(own >= 0), (quote == own).astype(np.uint64) if own >= 0 else 0)
    marks = cues[here]
    is_own = np.isin(place, cue.tokens).astype(np.uint64)
    is_other = ((marks >= 0) & (is_own == 0)).astype(np.uint64)
    between = _between(is_other, place, low, high)
    block = np.clip(parse.block[here] - parse.block[cue.head], -1, 1) + 2
    block = block.astype(np.uint64)
    rule = _rule_roles(known, cue, here)
    cue_word, cue_tag = int(of.word[cue.head]), int(parse.tag[cue.head])
    cue_kin, cue_lexicon = int(of.kin[cue.head]), int(known.lexicon[cue.head])
    is_same = sentence == 8
    step = np.where(is_same, branch, mixed(sentence, block))
    templates = [
        word, tag, label, name, mixed(word, step), mixed(tag, step), mixed(label, step),
        step, mixed(step, cue_word), mixed(step, cue_tag), mixed(step, cue_lexicon), mixed(step, cue_kin),
        path, mixed(path, cue_word), mixed(path, tag), mixed(path, side), mixed(path, cue_lexicon),
        mixed(path, quotes),
        mixed(depth, step), mixed(depth, side), graded, mixed(graded, tag), mixed(graded, cue_word),
        mixed(graded, quotes),
        mixed(side, sentence, block), mixed(side, sentence, quotes), mixed(quotes, cue_lexicon), mixed(quotes, step),
        mixed(quotes, cue_word), mixed(quotes, rule), rule, mixed(rule, shifted(rule, -1)),
        mixed(rule, shifted(rule, 1)), mixed(rule, step), mixed(rule, cue_lexicon), mixed(rule, tag),
        mixed(rule, known.style), mixed(between, side),
        mixed(between, step), mixed(between, quotes), mixed(is_other, step), mixed(is_own, 3), mixed(name, step),
        mixed(name, side, between), mixed(shifted(word, -1), word), mixed(word, shifted(word, 1)),
        mixed(shifted(tag, -1), tag, side), mixed(tag, shifted(tag, 1), side), mixed(shifted(step, -1), step),
        mixed(step, shifted(step, 1)), mixed(shifted(word, -1), step), mixed(shifted(word, 1), step),
        mixed(known.style, step), mixed(known.style, step, cue_lexicon),
        mixed(known.style, step, cue_word), mixed(known.style, path), mixed(known.style, graded, tag),
        mixed(known.style, quotes, side), mixed(known.style, word, side), mixed(of.quoted[here], side),
        mixed(shifted(of.quoted[here], -1), of.quoted[here]), mixed(shifted(of.quoted[here], 1), of.quoted[here]),
    ]  # fmt: skip
    return Around(first, numbered(templates, count))


def _rule_roles(known: Known, cue: Cue, here: slice) -> Codes:
    """Return what the rules made of each token with regard to this cue: 1 its source, 2 its content, 3 another's."""
    number = int(known.rule_cue[list(cue.tokens)].max())
    source, content = known.rule_source[here], known.rule_content[here]
    made = np.where(content > 0, 3, np.where(source > 0, 4, 0))
    if number:
        made = np.where(source == number, 1, np.where(content == number, 2, made))
    return mixed(made.astype(np.uint64), int(number > 0))


def _between(is_other: Codes, place: Numbers, low: int, high: int) -> Codes:
    """Return how many tokens of other cues lie between each token and the cue: 0, 1, 2 for more."""
    total = np.cumsum(is_other.astype(np.int64))
    first = int(place[0])
    at_low = total[low - first] - int(is_other[low - first])
    at_high = total[high - first]
    counted = np.where(place < low, at_low - total, np.where(place > high, total - at_high, 0))
    return np.clip(counted, 0, 2).astype(np.uint64)


def _paths(of: Columns, start: int, first: int, last: int) -> tuple[Codes, Codes, Codes]:
    """Return the way through the tree from the cue to each token: the whole way, its first step, its length."""
    size = last - first
    path, branch, depth = np.zeros(size, np.uint64), np.zeros(size, np.uint64), np.zeros(size, np.uint64)
    heads, labels = of.parse.head, of.parse.label
    mask = (1 << 64) - 1
    waiting = [(start, -1, 11, 11, 0)]
    while waiting:
        token, came, code, step, length = waiting.pop()
        if first <= token < last:
            path[token - first], branch[token - first], depth[token - first] = code, step, min(length, 6)
        length += 1
        head = int(heads[token])
        if head != token and head != came:
            way = (code * 0x9E3779B97F4A7C15 + int(labels[token]) * 2 + 1) & mask
            waiting.append((head, token, way if length <= 5 else code, step if token != start else way, length))
        for child in of.children[token]:
            if child != came:
                way = (code * 0x9E3779B97F4A7C15 + int(labels[child]) * 2) & mask
                waiting.append((child, token, way if length <= 5 else code, step if token != start else way, length))
    return path, branch, depth
