"""Why an unnamed source is not named, where the article says so."""

import re

from reader.model.source import Appearance, SourceKind
from reader.model.span import Span
from reader.signals.surroundings import Surroundings, Words

_LONGEST = 70  # characters of a reason on a card; its place in the text has the rest
_NEAR = 40  # characters between the words that ask and the reason: "to the press"
_PART_END = re.compile(r"[,;:.—–”\"]")


def asked_for(appearance: Appearance, around: Surroundings) -> Words | None:
    """Return the words by which the article says that the source is not to be named."""
    asked = around.phrase("anonymity")
    for mention in appearance.mentions:
        place = _place_of(mention, appearance, around)
        for found in asked.finditer(around.text, place.start, place.end):
            words = around.words(found.start(), found.end())
            if not around.is_said(words.span) and _is_about(appearance, words.span, around):
                return words
    return None


def reason_for(asked: Words, around: Surroundings) -> Words | None:
    """Return the reason that the article gives in the same sentence, behind the words that ask or before them."""
    sentence = around.sentence_at(asked.span.start)
    feared = around.phrase("reason_before").search(around.text, sentence.start, asked.span.start)
    if feared is not None and asked.span.start - feared.start() <= _LONGEST:
        return around.words(feared.start(), asked.span.end)
    found = around.phrase("reason").search(around.text, asked.span.end, sentence.end)
    if found is not None and _goes_on(around.text[asked.span.end : found.start()]):
        return _part(found.start(), sentence.end, around)
    itself = around.phrase("reason_itself").fullmatch(around.text, asked.span.start, asked.span.end)
    return asked if itself else None


def might_give_reason(appearance: Appearance, around: Surroundings) -> bool:
    """Tell whether people stand behind an unnamed source: "the police" and "reports" ask for nothing."""
    lexicon = around.lexicon
    return bool(lexicon.words) and not any(lexicon.is_a("collective", word.lower()) for word in appearance.name.split())


def _place_of(mention: Span, appearance: Appearance, around: Surroundings) -> Span:
    """Return the sentence about a source; the whole paragraph where it is the only unnamed one there."""
    block = around.block_at(mention.start)
    if block is not None:
        others = around.others_within(block.start, block.end, appearance)
        if not any(other.kind is SourceKind.UNNAMED for other in others):
            return Span(block.start, block.end)
    return around.sentence_at(mention.start)


def _is_about(appearance: Appearance, asked: Span, around: Surroundings) -> bool:
    """Tell "He asked not to be named" from "One official, who asked not to be named, said the same"."""
    sentence = around.sentence_at(asked.start)
    if any(sentence.start <= mention.start < sentence.end for mention in appearance.mentions):
        return True
    return around.phrase("takes_up").search(around.text, sentence.start, asked.end) is not None


def _goes_on(between: str) -> bool:
    """Tell whether a reason belongs to the words that ask: a comma may open it, but none may have closed them."""
    return between.strip() == "," or (len(between) <= _NEAR and not _PART_END.search(between))


def _part(start: int, end: int, around: Surroundings) -> Words:
    """Return a reason up to the next comma, at most as long as fits a card."""
    stop = _PART_END.search(around.text, start, end)
    words = around.words(start, stop.start() if stop else end)
    if len(words.text) <= _LONGEST:
        return words
    return Words(words.text[:_LONGEST].rsplit(" ", 1)[0] + " …", words.span)
