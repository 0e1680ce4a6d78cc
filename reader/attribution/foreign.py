"""Quoted speech in languages that have no lexicon: the words in quote marks, and the nearest name."""

from collections.abc import Iterator

from reader.attribution.cast import Cast, gather_cast
from reader.attribution.names import find_names
from reader.attribution.people import load_people
from reader.attribution.quotations import find_quotations
from reader.attribution.words import Words, read_words
from reader.model.article import Article, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.span import Span

NEAR = 10  # words between a quotation and the name of its speaker
SHORTEST = 3  # words; shorter quotations are titles and scare quotes oftener than speech
GUESSED = 0.5


def quoted_speech(article: Article) -> tuple[Attribution, ...]:
    """Return the article's quotations, each with the nearest person's name where one is near.

    No cue is known, so none is sure; affiliation and role are left to the lists of names.
    """
    words, lexicon = read_words(article), load_people(article.language)
    cast = gather_cast(find_names(words, lexicon, frozenset()), words, lexicon)
    return tuple(_attributions(article, words, cast))


def _attributions(article: Article, words: Words, cast: Cast) -> Iterator[Attribution]:
    for block in article.blocks:
        if block.kind is BlockKind.HEADING or block.start == block.end:
            continue
        quotations = find_quotations(article.text, Span(block.start, block.end))
        quoted = frozenset(i for quotation in quotations for i in words.inside(quotation.span))
        for quotation in quotations:
            reach = words.inside(quotation.span)
            if len(reach) >= SHORTEST:
                source = _nearest(cast, words, reach, quoted)
                yield Attribution((quotation.span,), (), source, StatementKind.DIRECT, confidence=GUESSED)


def _nearest(cast: Cast, words: Words, reach: range, quoted: frozenset[int]) -> tuple[Span, ...]:
    """Return the name after a quotation, else the one before it, in the same block."""
    block = words.items[reach.start].block
    after = range(reach.stop, min(len(words.items), reach.stop + NEAR))
    before = range(reach.start - 1, max(-1, reach.start - 1 - NEAR), -1)
    for side in (after, before):
        for index in side:
            if index in quoted or words.items[index].block != block:
                break
            name = cast.at_word.get(index)
            member = cast.members[cast.of_name[name.first]] if name is not None else None
            if name is not None and member is not None and member.is_person and (member.sure or member.surname_alone):
                return (name.span,)
    return ()
