"""In what capacity a source speaks, where the article's words show it: proposed, for the reader to set or strike."""

import re

from reader.model.capacity import CAPACITY_WORDS, Capacity
from reader.model.frozen import frozen
from reader.model.own_word import CAPACITY, own_words
from reader.model.reading import Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.model.span import Span
from reader.signals.lexicon import SignalLexicon
from reader.signals.naming import evidence_of
from reader.signals.near import act_of, calling, clause_of
from reader.signals.surroundings import SPEAKERS, Surroundings, Words

LEAD_BLOCKS = 3  # headline and two paragraphs: who acts there is a part of what the article is about
PHRASE = 60  # characters before a role that can be of one phrase with it

_PHRASE_START = re.compile(r"[.,;:!?()“”\"\n–—]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|&")


@frozen
class SpeaksAs:
    """A capacity with the words that show it; none for what its kind alone shows, or the reader's words do."""

    capacity: Capacity
    words: Words | None = None


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return `capacity`; nothing where no words show it, and for a kind that shows it by itself."""
    shown = _shown(appearance, around)
    if shown is not None and shown.words is None and _is_own_role(appearance):
        words = f"Speaks as {CAPACITY_WORDS[shown.capacity]}: “{appearance.role}”"
        return (Signal("capacity", words, origin=Origin.READER, value=shown.capacity),)
    if shown is None or shown.words is None or _says_it(appearance, shown.words):
        return ()
    words = f"Speaks as {CAPACITY_WORDS[shown.capacity]}: “{shown.words.text}”"
    return (Signal("capacity", words, (shown.words.span,), value=shown.capacity),)


def capacities(reading: Reading) -> tuple[Capacity | None, ...]:
    """Return what the card of each source says it speaks as; None where it says nothing, or the reader struck it."""
    around = Surroundings(reading)
    return tuple(_on_card(appearance, around) for appearance in reading.appearances)


def _on_card(appearance: Appearance, around: Surroundings) -> Capacity | None:
    own = own_words(appearance.signals).get(CAPACITY)
    told = next(iter(signals(appearance, around) if own is None else (own,)), None)
    return Capacity(told.value) if told is not None and told.value in tuple(Capacity) else None


def capacity_of(appearance: Appearance, around: Surroundings) -> SpeaksAs | None:
    """Return in what capacity a source speaks: the reader's word, else what the article's words show.

    None where no words show it, or words that show two, or where the reader struck it or found it unclear.
    """
    own = own_words(appearance.signals).get(CAPACITY)
    if own is not None:
        is_clear = own.value in tuple(Capacity) and own.value != Capacity.UNCLEAR
        return SpeaksAs(Capacity(own.value or "")) if is_clear else None
    return _shown(appearance, around)


def _shown(appearance: Appearance, around: Surroundings) -> SpeaksAs | None:
    if appearance.kind is SourceKind.DOCUMENT:
        return SpeaksAs(Capacity.DOCUMENT)
    if appearance.kind is SourceKind.PUBLISHER:
        return SpeaksAs(Capacity.JOURNALIST)
    if appearance.kind not in SPEAKERS or not appearance.statements:
        return None
    by_role = _by_role(appearance, around)
    if by_role is None or by_role.capacity is Capacity.OFFICIAL:  # whose spokesperson tells more
        by_role = _by_body(appearance, around) or by_role
    return _party(appearance, around) or by_role


def role_words(appearance: Appearance, around: Surroundings) -> Words | None:
    """Return the words of the article that say what a source is, or how it calls one that is not named.

    None where they are unsure, or stand behind "former": what somebody was is not what they speak as.
    """
    if appearance.kind is SourceKind.UNNAMED:
        span = next(iter(appearance.mentions), None)
    else:
        sure_at = around.reading.sure_at
        sure = (e.span for e in appearance.evidence if e.field is Field.ROLE and e.confidence >= sure_at)
        span = next(sure, None)
    if span is None or around.is_said(span):
        return None
    words = around.words(span.start, span.end)
    said = (*_words_of(words.text), *_words_before(around.text, span))
    return None if any(around.lexicon.is_a("former", word) for word in said) else words


def has_head(role: str, kind: str, lexicon: SignalLexicon) -> bool:
    """Tell whether a noun of the role is one of a closed list."""
    return any(noun and lexicon.is_a(kind, noun[-1]) for noun in _nouns(role, lexicon))


def _party(appearance: Appearance, around: Surroundings) -> SpeaksAs | None:
    """Return the act in headline or lead that makes a named source a part of the matter."""
    lead = around.first_blocks(LEAD_BLOCKS)
    if appearance.kind is not SourceKind.PERSON or not lead:
        return None
    act = act_of(appearance, around.phrase("party"), around, until=lead[-1].end)
    return SpeaksAs(Capacity.PARTY, act) if act else None


def _is_own_role(appearance: Appearance) -> bool:
    """Tell whether the role is the reader's word: no words of the article say it."""
    return bool(appearance.role) and not evidence_of(appearance, Field.ROLE)


def _by_own_role(role: str, lexicon: SignalLexicon) -> SpeaksAs | None:
    is_past = any(lexicon.is_a("former", word) for word in _words_of(role))
    capacity = None if is_past else _capacity_of_words(role, lexicon)
    return SpeaksAs(capacity) if capacity else None


def _by_role(appearance: Appearance, around: Surroundings) -> SpeaksAs | None:
    if appearance.role and _is_own_role(appearance) and appearance.kind is not SourceKind.UNNAMED:
        return _by_own_role(appearance.role, around.lexicon)
    lexicon, words = around.lexicon, role_words(appearance, around)
    capacity = _capacity_of_words(words.text, lexicon) if words else None
    if words is None or capacity is None:
        return None
    if capacity is not Capacity.EXPERT:
        return SpeaksAs(capacity, words)
    apart = clause_of(appearance, around.phrase("uninvolved"), around)
    if apart or any(lexicon.is_a("independent", word) for word in _words_of(words.text)):
        return SpeaksAs(Capacity.INDEPENDENT, apart or words)
    return SpeaksAs(Capacity.EXPERT, words)


def _by_body(appearance: Appearance, around: Surroundings) -> SpeaksAs | None:
    """Return advocacy where the article calls the body of somebody in a post there one that campaigns."""
    body, role = around.body_of(appearance), role_words(appearance, around)
    if body is None or role is None or has_head(role.text, "no_post", around.lexicon):
        return None
    called = around.once("campaigns", body, lambda: calling(body, around.phrase("campaigns"), around))
    return SpeaksAs(Capacity.ADVOCACY, called) if called else None


def _capacity_of_words(role: str, lexicon: SignalLexicon) -> Capacity | None:
    """Return the one capacity that each noun of a role shows: "trader and researcher" shows none."""
    if any(lexicon.is_a("unclear", word) or word[0].isdigit() for word in _words_of(role)):
        return None
    shown = {_capacity_of_noun(noun, lexicon) for noun in _nouns(role, lexicon)}
    return shown.pop() if len(shown) == 1 else None


def _capacity_of_noun(noun: list[str], lexicon: SignalLexicon) -> Capacity | None:
    fitting = [capacity for capacity, words in lexicon.capacities.items() if words.fit(noun)]
    return fitting[0] if len(fitting) == 1 else None


def _nouns(role: str, lexicon: SignalLexicon) -> list[list[str]]:
    """Return the nouns of a role with what stands before them: what they are of, at and in is left off."""
    nouns: list[list[str]] = [[]]
    for word in _words_of(role):
        if lexicon.is_a("after_head", word) and nouns[-1]:
            break
        if lexicon.is_a("and", word):
            nouns.append([])
        else:
            nouns[-1].append(word)
    return nouns


def _words_of(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _words_before(text: str, span: Span) -> list[str]:
    """Return the words of the same phrase that stand before a role: "a former Danish" foreign minister."""
    before = text[max(0, span.start - PHRASE) : span.start]
    return _words_of(_PHRASE_START.split(before)[-1])


def _says_it(appearance: Appearance, words: Words) -> bool:
    """Tell whether the card's name is the word already: "Experts" speak as experts."""
    return appearance.kind is SourceKind.UNNAMED and " " not in words.text
