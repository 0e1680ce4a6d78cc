"""Who is accused or criticised in an article, by name, and has no words in it."""

import re
from collections.abc import Iterator

from reader.model.article import BlockKind
from reader.model.name_key import name_key
from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.model.span import Span
from reader.signals.surroundings import SPEAKERS, Surroundings, Words
from reader.signals.words import listed

_BEFORE = 40  # characters before the verb in which a "not" would stand
_CLAUSE_END = re.compile(r"[.!?;:,]")
_MOST_BETWEEN = 3  # nouns and the like between verb and name: "the shipping company Vestfrakt"
_WORD = re.compile(r"\s+([^\W\d_][\w’'-]*)")
_CAPITALISED = r"[A-ZÆØÅÄÖÜÁÉÍÓÚČŠŽ](?:\.|[\w-]+)"
_NAME = re.compile(rf"\s+({_CAPITALISED}(?: (?:(?:de|da|van|von|der|den|al|el|bin|of|the) )?{_CAPITALISED})*)")
_POSSESSIVE = ("'", "’")


def signals(around: Surroundings) -> tuple[Signal, ...]:
    """Return `sole-support` for those whom somebody accuses or criticises and who neither speak nor answer here.

    Only on a full name right behind the verb, or a name that a card has: a surname alone may be anybody's.
    """
    found: dict[str, Words] = {}
    for criticised in _criticised(around):
        if not _is_heard(criticised.text, around) and not _has_answered(criticised.text, around):
            found.setdefault(name_key(criticised.text), criticised)
    if not found:
        return ()
    words = f"Accused or criticised here, and not heard: {listed(one.text for one in found.values())}"
    return (Signal("sole-support", words, tuple(sorted(one.span for one in found.values()))),)


def _criticised(around: Surroundings) -> Iterator[Words]:
    """Yield the names right behind a verb of accusing, each with the place from the verb to the name."""
    for verb in around.places_of("criticises"):
        name = _name_behind(verb.end(), around) if _is_told(verb.start(), around) else None
        if name is not None:
            yield Words(name.of(around.text), Span(verb.start(), name.end))


def _is_told(verb: int, around: Surroundings) -> bool:
    """Tell whether the verb stands below the headlines, with no "not" before it in its clause."""
    block = around.block_at(verb)
    if block is None or block.kind is BlockKind.HEADING:
        return False
    clause = _CLAUSE_END.split(around.text[max(block.start, verb - _BEFORE) : verb])[-1]
    return around.phrase("not_criticises").search(clause) is None


def _name_behind(at: int, around: Surroundings) -> Span | None:
    """Return the name that begins within a few words; None where something else comes first, or it is possessive."""
    text = around.text
    for _ in range(_MOST_BETWEEN + 1):
        name = _NAME.match(text, at)
        if name is not None:
            span = Span(name.start(1), name.end(1))
            return span if _is_name(span, around) else None
        word = _WORD.match(text, at)
        if word is None or around.lexicon.is_a("not_before_name", word[1].lower()):
            return None
        at = word.end()
    return None


def _is_name(span: Span, around: Surroundings) -> bool:
    """Tell whether the words are a whole name, with nothing behind it that is its: "Per Lie’s plan", "Lie voters"."""
    words, lexicon = span.of(around.text), around.lexicon
    following = _WORD.match(around.text, span.end)
    if around.text[span.end : span.end + 1] in _POSSESSIVE:
        return False
    if following is not None and not lexicon.is_a("not_before_name", following[1].lower()):
        return False
    if lexicon.is_a("not_before_name", words.split()[0].lower()):
        return False  # a headline in which all words are written large
    if lexicon.is_a("no_speaker", words.split()[-1].lower()):
        return False
    return " " in words or any(name_key(words) in _keys(card) for card in around.reading.appearances)


def _is_heard(name: str, around: Surroundings) -> bool:
    """Tell whether one of the name speaks, or somebody for the body of that name."""
    key = name_key(name)
    last = key.split()[-1]
    speakers = [one for one in around.reading.appearances if one.statements]
    people = {known.split()[-1] for one in speakers if one.kind in SPEAKERS for known in _keys(one)}
    names = {known for one in speakers for known in (*_keys(one), name_key(one.affiliation or ""))}
    return key in names or last in people


def _has_answered(name: str, around: Surroundings) -> bool:
    """Tell whether a sentence with the last word of the name says that they answered, or were asked."""
    last = re.compile(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)")
    return any(
        last.search(around.sentence_at(answer.start()).of(around.text)) for answer in around.places_of("answered")
    )


def _keys(appearance: Appearance) -> frozenset[str]:
    return frozenset(filter(None, map(name_key, (appearance.name, *appearance.aliases))))
