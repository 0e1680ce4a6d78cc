"""Who says what, by trained taggers and rules together: what the rules found is one of the things that they look at."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reader.attribution.attribute import SIGNED, read_blocks
from reader.attribution.columns import Columns, Known, columns_of
from reader.attribution.kinds import NameKind
from reader.attribution.lexicon import Lexicon
from reader.attribution.models import Models
from reader.attribution.namelessness import LONGEST_LEAD, LONGEST_TAIL, asks_for_no_name
from reader.attribution.openings import past_dateline
from reader.attribution.parse import Numbers, Parse, parse
from reader.attribution.parsed_names import Parsed
from reader.attribution.quotations import CLOSERS, find_quotations
from reader.attribution.repairs import repaired
from reader.attribution.tagging import Found, find
from reader.model.article import Article
from reader.model.attribution import Attribution, Finder, StatementKind
from reader.model.frozen import frozen
from reader.model.span import Span

WIDE, CARDS = 0, 1  # whose guidelines: attitudes and acts too, or what can stand on a card


@frozen
class Tagged:
    """What the taggers found in an article; the `speakers` of attributions are empty."""

    attributions: tuple[Attribution, ...]  # in reading order: what can stand on a card, its words as cards have them
    in_full: tuple[Attribution, ...]  # the same, one for one, its words as corpora of attributions mark them
    wider: tuple[Attribution, ...]  # attitudes and acts that are no statements
    parsed: Parsed
    columns: Columns


def attribute(article: Article, rules: Sequence[Attribution], lexicon: Lexicon, models: Models) -> Tagged:
    """Return everything the article credits to someone.

    `rules` hold what the rules found in it. Of theirs, quotations are kept as they are, or all that a cue hands over
    where the lexicon says so; then come the taggers' findings, and what the rules alone have found. Of all ways to join
    the two, these were the best on the development part.
    """
    columns = look_at(article, rules, lexicon, models)
    spoken = _spoken(columns.parse, rules, lexicon)
    found = repaired(find(columns, models), columns.parse, lexicon, models)
    stated = [one for one in found if _is_told(one, columns.parse, lexicon, models)]
    tagged = attributions(stated, columns.parse, spoken)
    handed = [one for one in rules if one.cue]
    signed = [one for one in rules if not one.cue and one.confidence >= SIGNED]  # by a label, a line or a dash
    sure = [*signed, *(one for one in handed if lexicon.rules_first or _is_quotation(one, article.text))]
    told = _joined(columns.parse, sure, tagged, handed, [one for one in rules if not one.cue])
    told.sort(key=lambda one: one.content[0])
    wide = attributions(_wide(columns, models), columns.parse, spoken)
    in_full, wider = _compared(told, wide, columns.parse)
    return Tagged(tuple(told), in_full, wider, _parsed(columns, tagged, models), columns)


def _is_told(one: Found, parsed: Parse, lexicon: Lexicon, models: Models) -> bool:
    """Tell what can stand on a card: a proposition, and no "I doubt that …", which reports nobody else.

    "Criticised the ruling" states nothing: without a verb or quoted words there is no proposition.
    """
    content = list(one.content)
    if _is_request_for_no_name(one, parsed, lexicon):
        return False
    words = [parsed.word(token) for token in one.source]
    if words and all(lexicon.is_a("speaker_self", word) for word in words):
        return False
    return bool(np.isin(parsed.tag[content], models.verbs).any() or (parsed.quote[content] >= 0).any())


def _is_request_for_no_name(one: Found, parsed: Parse, lexicon: Lexicon) -> bool:
    """Tell "asked |not to be named": why a source has no name."""
    words = [parsed.word(token) for token in one.content[: LONGEST_LEAD + LONGEST_TAIL + 1]]
    before = range(max(0, min(one.cue) - 2), max(one.cue) + 1)
    is_negated = any(lexicon.is_a("negation", parsed.word(token)) for token in before)
    return asks_for_no_name(words, lexicon, is_negated=is_negated)


def _is_quotation(rule: Attribution, text: str) -> bool:
    """Tell whether the rules have read a quotation: what marks it off is as clear to them as to anybody."""
    return rule.kind is StatementKind.DIRECT and text[rule.content[0].start] in CLOSERS


def _joined(parsed: Parse, *groups: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of all groups, of later ones those that share neither cue nor content with an earlier.

    A report inside the content of another is both: the words of the one who tells it, and of the one it tells of.
    """
    joined: list[Attribution] = []
    cues, contents = (np.zeros(len(parsed), np.int64) for _ in range(2))  # number of who holds a token, 0 for nobody
    for group in groups:
        free = [
            one
            for one in group
            if not _held(one.cue, cues, parsed).any()
            and (not _held(one.content, contents, parsed).any() or _is_inside(one, contents, parsed))
        ]
        for one in free:
            joined.append(one)
            for spans, holders in ((one.cue, cues), (one.content, contents)):
                for tokens in map(parsed.tokens_of, spans):
                    holders[tokens.start : tokens.stop] = len(joined)
    return joined


def _held(spans: Iterable[Span], holders: Numbers, parsed: Parse) -> Numbers:
    return np.concatenate(
        [holders[tokens.start : tokens.stop] for tokens in map(parsed.tokens_of, spans)] or [holders[:0]]
    )


def _is_inside(one: Attribution, contents: Numbers, parsed: Parse) -> bool:
    """Tell whether an attribution lies wholly in the content of one other, source and all."""
    held = _held((*one.content, *one.cue, *one.source), contents, parsed)
    return bool(one.source) and len(held) > 0 and bool((held == held[0]).all()) and held[0] > 0


def _wide(columns: Columns, models: Models) -> list[Found]:
    """Return what guidelines would have that take attitudes too, and contents with all that belongs to them."""
    if WIDE not in models.cues.styles:
        return []
    wide = replace(columns, known=replace(columns.known, style=WIDE))
    return find(wide, models, models.encoder.look(wide) if models.encoder else None)


def _compared(
    told: Sequence[Attribution], wide: Sequence[Attribution], parsed: Parse
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """Return `told` with the words that `wide` gives to the same cues, and what only `wide` has.

    What marks a quotation off is the same for everybody: none loses any of its words.
    """
    by_cue = {token: one for one in wide for span in one.cue for token in parsed.tokens_of(span)}
    in_full: list[Attribution] = []
    seen: set[int] = set()
    for one in told:
        cue = [token for span in one.cue for token in parsed.tokens_of(span)]
        twins = [by_cue[token] for token in cue if token in by_cue]
        seen.update(map(id, twins))
        in_full.append(twins[0] if twins and _goes_on(twins[0], one, parsed) else one)
    spoken = _quotations_of(told, parsed)
    wider = (one for one in wide if id(one) not in seen and not _is_known_quotation(one, spoken, parsed))
    return tuple(in_full), tuple(wider)


def _goes_on(full: Attribution, one: Attribution, parsed: Parse) -> bool:
    """Tell whether `full` says of a quotation what `one` does, or more; of other reports it always may.

    More is what stands behind the cue too: "“It holds,” she said, but “not for |long”".
    """
    if one.kind is not StatementKind.DIRECT:
        return True
    (ours, whole), (source, speaker) = (
        [{token for span in spans for token in parsed.tokens_of(span)} for spans in pair]
        for pair in ((one.content, full.content), (one.source, full.source))
    )
    return ours < whole or (ours == whole and bool(source & speaker))


def _quotations_of(told: Iterable[Attribution], parsed: Parse) -> Numbers:
    """Return for each token the number of the quotation it belongs to, 0 for none."""
    spoken = np.zeros(len(parsed), np.int64)
    direct = (one for one in told if one.kind is StatementKind.DIRECT)
    for number, one in enumerate(direct, start=1):
        for tokens in map(parsed.tokens_of, one.content):
            spoken[tokens.start : tokens.stop] = number
    return spoken


def _is_known_quotation(one: Attribution, spoken: Numbers, parsed: Parse) -> bool:
    """Tell whether it gives words anew that a quotation has given to somebody, who is named outside of them."""
    content, source = (_held(spans, spoken, parsed) for spans in (one.content, one.source))
    is_known = one.kind is StatementKind.DIRECT and len(content) > 0 and bool(content.all())
    return is_known and not np.isin(source, content).any()


def _parsed(columns: Columns, told: Sequence[Attribution], models: Models) -> Parsed:
    """Return what the parser takes for names, and the words that were found to be sources."""
    proper = frozenset(columns.parse.start[columns.known.is_name].tolist())
    sources = dict.fromkeys(span for one in told for span in one.source)
    return Parsed(tuple(_names(columns.parse, models)), proper, tuple(sources))


def _names(parsed: Parse, models: Models) -> Iterator[tuple[Span, NameKind]]:
    """Yield the names that the parser sees: neighbours of one type are one name."""
    named = np.flatnonzero(parsed.name)
    breaks = (np.diff(named) > 1) | (np.diff(parsed.name[named].astype(np.int64)) != 0)
    for run in np.split(named, np.flatnonzero(breaks) + 1):
        kind = models.name_kinds.get(int(parsed.name[run[0]])) if len(run) else None
        if kind is not None and parsed.block[run[0]] == parsed.block[run[-1]]:
            yield Span(int(parsed.start[run[0]]), int(parsed.end[run[-1]])), kind


def look_at(
    article: Article, rules: Sequence[Attribution], lexicon: Lexicon, models: Models, style: int = CARDS
) -> Columns:
    """Parse the article, and put beside it what the lexicon and the rules say of its tokens."""
    text, blocks = article.text, read_blocks(article)
    quoted = [quotation.span for block in blocks for quotation in find_quotations(text, Span(block.start, block.end))]
    told = [replace(block, start=past_dateline(text, Span(block.start, block.end)).start) for block in blocks]
    parsed = parse(text, told, quoted, models.nlp)
    return columns_of(parsed, _known(parsed, rules, lexicon, models, style), models.subjects)


def _known(parsed: Parse, rules: Sequence[Attribution], lexicon: Lexicon, models: Models, style: int) -> Known:
    starts, ends = parsed.start.tolist(), parsed.end.tolist()
    classes: dict[int, int] = {}
    codes = np.zeros(len(parsed), np.uint64)
    capital = np.zeros(len(parsed), np.bool_)
    for token, word in enumerate(parsed.lower.tolist()):
        if word not in classes:
            classes[word] = _class_of(parsed.text[starts[token] : ends[token]].lower(), lexicon)
        codes[token] = classes[word]
        capital[token] = parsed.text[starts[token]].isupper()
    is_name = np.isin(parsed.tag, models.proper) | ((parsed.name > 0) & capital)
    cue, source, content = (np.zeros(len(parsed), np.int64) for _ in range(3))
    for number, rule in enumerate(rules, start=1):
        for column, spans in ((cue, rule.cue), (source, rule.source), (content, rule.content)):
            for span in spans:
                tokens = parsed.tokens_of(span)
                column[tokens.start : tokens.stop] = number
    return Known(is_name, codes, cue, source, content, style)


def _class_of(word: str, lexicon: Lexicon) -> int:
    """Return what kind of cue the lexicon knows a word as, 0 for none."""
    verbs = lexicon.verbs.get(word)
    if verbs:
        verb, form = verbs[0]
        return zlib.crc32(f"{' '.join(sorted(verb.takes))}{form}{bool(verb.particle)}".encode()) | 1
    if word in lexicon.adjectives:
        return 2
    return 4 if word in lexicon.phrases else 0


def attributions(found: Iterable[Found], parsed: Parse, spoken: NDArray[np.bool_]) -> list[Attribution]:
    """Turn tokens into spans and say how the words are reported; `spoken` tokens are verbatim without quote marks."""
    made = []
    for one in found:
        content, cue, source = (tuple(spans_of(part, parsed)) for part in (one.content, one.cue, one.source))
        kind = kind_of(list(one.content), parsed, spoken)
        made.append(Attribution(content, cue, source, kind, confidence=one.confidence, found_by=Finder.TAGGER))
    return made


def _spoken(parsed: Parse, rules: Sequence[Attribution], lexicon: Lexicon) -> NDArray[np.bool_]:
    """Return which tokens are speech without quote marks: the rules say so, or a dash opens their paragraph."""
    spoken = np.zeros(len(parsed), np.bool_)
    for span in (span for rule in rules if rule.kind is StatementKind.DIRECT for span in rule.content):
        tokens = parsed.tokens_of(span)
        spoken[tokens.start : tokens.stop] = True
    for token, start in enumerate(parsed.start.tolist()):
        before = parsed.text[max(0, start - 3) : start].strip(" \u00a0")
        spoken[token] |= before[-1:] in lexicon.dialogue_dashes and before[:-1].strip(" ") in ("", "\n", "\n\n")
    return spoken


def spans_of(tokens: Sequence[int], parsed: Parse) -> list[Span]:
    """Return the spans of runs of tokens; a run ends with its block."""
    spans: list[Span] = []
    last = -2
    for token in tokens:
        start, end = int(parsed.start[token]), int(parsed.end[token])
        if token == last + 1 and spans and parsed.block[token] == parsed.block[last]:
            spans[-1] = replace(spans[-1], end=end)
        else:
            spans.append(Span(start, end))
        last = token
    return spans


def kind_of(content: list[int], parsed: Parse, spoken: NDArray[np.bool_]) -> StatementKind:
    """Return direct where all words are verbatim or a dash opens them, mixed where some stand in quote marks."""
    quoted = parsed.quote[content] >= 0
    if (quoted | spoken[content]).all() or (spoken[content[0]] and not quoted.any()):
        return StatementKind.DIRECT
    return StatementKind.MIXED if quoted.any() else StatementKind.INDIRECT
