"""What ties a source to the matter it speaks of, where the article states the tie."""

import re
from collections.abc import Iterator

from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.model.span import Span
from reader.signals.capacity import has_head, role_words
from reader.signals.naming import evidence_of
from reader.signals.near import act_of, clause_of
from reader.signals.surroundings import SPEAKERS, Surroundings, Words

_NEXT_WORD = re.compile(r" ([^\W_]+(?:[-’'][^\W_]+)*)")
_OBJECT_WORDS = 3  # as many as tell what a tie is to


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return `interest`: a tie in the article's words, or a post at the body that the headline names."""
    if appearance.kind not in SPEAKERS or not appearance.statements:
        return ()
    stated = next(_stated_ties(appearance, around), None)
    if stated is not None:
        return (Signal("interest", f"Stated tie: “{stated.text}”", (stated.span,), value=stated.text),)
    return _of_its_body(appearance, around) or _of_the_headline(appearance, around)


def _stated_ties(appearance: Appearance, around: Surroundings) -> Iterator[Words]:
    tied = around.phrase("tied")
    for words in (clause_of(appearance, tied, around), act_of(appearance, tied, around, until=len(around.text))):
        if words is not None:
            yield _with_object(words, around)
    role = role_words(appearance, around)
    if role is not None and appearance.kind is SourceKind.PERSON and has_head(role.text, "tie_heads", around.lexicon):
        yield role


def _with_object(words: Words, around: Surroundings) -> Words:
    """Return the words with what they are about: "who is running for" mayor."""
    end, lexicon = words.span.end, around.lexicon
    for _ in range(_OBJECT_WORDS):
        following = _NEXT_WORD.match(around.text, end)
        small = following.group(1).lower() if following else ""
        if following is None or lexicon.is_a("and", small) or lexicon.is_a("after_head", small):
            break
        end = following.end()
    return around.words(words.span.start, end)


def _of_its_body(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return what the body of somebody in a post there is said to have done in the matter: "led the campaign"."""
    body, role = around.body_of(appearance), role_words(appearance, around)
    if body is None or role is None or has_head(role.text, "no_post", around.lexicon):
        return ()
    acted = act_of(body, around.phrase("took_sides"), around, until=len(around.text))
    if acted is None:
        return ()
    words = f"Stated tie of {body.name}: “{acted.text}”"
    return (Signal("interest", words, (acted.span,), value=words),)


def _of_the_headline(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return the tie of one who belongs to a body that the headline names, by the article's own words."""
    reading = around.reading
    sure = any(e.field is Field.AFFILIATION and e.confidence >= reading.sure_at for e in appearance.evidence)
    body, role = appearance.affiliation, role_words(appearance, around)
    if not body or role is None or not (sure or appearance.kind is SourceKind.UNNAMED):
        return ()  # without a role it may be whom they once worked for
    if has_head(role.text, "no_post", around.lexicon):
        return ()  # "supporter", "victim": of it, but not one of its people
    named = next(_in_headline(_names(body, reading), reading), None)
    if named is None:
        return ()
    evidence = (named, *evidence_of(appearance, Field.AFFILIATION))
    words = f"The headline names its affiliation: {body}"
    return (Signal("interest", words, evidence, value=words),)


def _in_headline(names: frozenset[str], reading: Reading) -> Iterator[Span]:
    title = reading.article.title or ""
    if title and reading.article.text.startswith(title):
        for name in sorted(names, key=lambda name: (-len(name), name)):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)
            if found:
                yield Span(found.start(), found.end())


def _names(body: str, reading: Reading) -> frozenset[str]:
    """Return the names of a body, with the others that the article has for it; spelled as they are."""
    key = name_key(body)
    for other in reading.appearances:
        names = (other.name, *other.aliases)
        if other.kind not in SPEAKERS and key in map(name_key, names):
            return frozenset((body, *names))
    return frozenset((body,))
