"""Where a register and the article do not agree: about a post on the article's day, or about what a body is called."""

import re
from collections.abc import Iterable, Sequence

from reader.model.claim import Claim, ClaimField, post_in_words
from reader.model.dates import period, when
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.signals.affiliation import keys_of
from reader.signals.capacity import role_words
from reader.signals.naming import evidence_of
from reader.signals.surroundings import Surroundings

_NOTE = re.compile(r" \([^()]*\)$")  # "(en)", "(acronym)": what kind of name it is
_TELLING = 4  # letters of a word that two names may have in common: more than "of" and "the"
_IN_COMMON = 2  # such words make two names those of one body


def signals(appearance: Appearance, around: Surroundings, claims: Sequence[Claim]) -> tuple[Signal, ...]:
    """Return `affiliation-conflict`: a post that had ended, or another that the register gives for the day.

    Only posts with both dates tell: a missing end is not "still", and a missing beginning not "always".
    Roles are not compared by their words: a register may say the same in other ones, or in another language.
    """
    if appearance.kind is SourceKind.ORGANISATION:
        return name_signals(appearance.kind, (appearance.name, *appearance.aliases), claims)
    body, day = appearance.affiliation, around.reading.article.published
    if appearance.kind is not SourceKind.PERSON or not body or not day or role_words(appearance, around) is None:
        return ()  # without a sure role it may be a former one that the article tells of
    posts = [c for c in claims if c.origin is Origin.REGISTER and c.field is ClaimField.POST and c.organisation]
    here = [post for post in posts if name_key(post.organisation or "") in _names(body, around.reading)]
    if here:
        return _ended(appearance, here, day)
    return _elsewhere(appearance, posts, day)


def name_signals(kind: SourceKind, names: Iterable[str], claims: Sequence[Claim]) -> tuple[Signal, ...]:
    """Return `affiliation-conflict` for each name of a body that comes near those of a register and is none of them.

    A part of a name or its words in another order is no other name; one that has little in common may be a
    short form or a name in another language, of which a register need not know.
    """
    if kind is not SourceKind.ORGANISATION:
        return ()
    stated = [claim for claim in claims if claim.field is ClaimField.NAME and claim.origin is Origin.REGISTER]
    own = [(claim, set(name_key(_own_name(claim)).split())) for claim in stated]
    return tuple(signal for name in dict.fromkeys(names) if (signal := _other_name(name, own)))


def _other_name(name: str, own: Sequence[tuple[Claim, set[str]]]) -> Signal | None:
    words = set(name_key(name).split())
    if any(words <= theirs or theirs <= words for _, theirs in own):
        return None
    shared, claim = max(
        ((sum(len(word) >= _TELLING for word in words & theirs), claim) for claim, theirs in own),
        key=lambda pair: pair[0],
        default=(0, None),
    )
    if claim is None or shared < _IN_COMMON:
        return None
    text = f"Named {name}; {claim.stated_by}: {_own_name(claim)}"
    return Signal("affiliation-conflict", text, (), Origin.REGISTER, claim.link, claim.date)


def _own_name(claim: Claim) -> str:
    return _NOTE.sub("", claim.value)


def _ended(appearance: Appearance, posts: list[Claim], day: str) -> tuple[Signal, ...]:
    """Return the last post at the article's body where all that the register has there were over by the day."""
    if not all(post.valid_to and _before(post.valid_to, day) for post in posts):
        return ()
    last = max(posts, key=lambda post: post.valid_to or "")
    words = f"{last.stated_by}: {_post(last)} until {when(last.valid_to or '')}, before this article of {when(day)}"
    return (_signal(words, last, appearance),)


def _elsewhere(appearance: Appearance, posts: list[Claim], day: str) -> tuple[Signal, ...]:
    """Return the one body that the register has for the day, where it knows nothing of the article's."""
    held = [post for post in posts if _covers(post, day)]
    if len({name_key(post.organisation or "") for post in held}) != 1:
        return ()
    post = held[0]
    when_held = period(post.valid_from, post.valid_to)
    words = f"{post.stated_by}: {_post(post)} {when_held}; the article says {appearance.affiliation}"
    return (_signal(words, post, appearance),)


def _signal(words: str, post: Claim, appearance: Appearance) -> Signal:
    evidence = evidence_of(appearance, Field.AFFILIATION)
    return Signal("affiliation-conflict", words, evidence, Origin.REGISTER, post.link, post.date, post_in_words(post))


def _covers(post: Claim, day: str) -> bool:
    """Tell whether a day lies surely between a post's dates, each as exact as it is given."""
    return bool(post.valid_from and post.valid_to) and _before(post.valid_from, day) and _before(day, post.valid_to)


def _before(one: str | None, other: str | None) -> bool:
    """Tell whether a date is before another to the precision that both have: 2018 is not before May 2018."""
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _post(claim: Claim) -> str:
    return ", ".join(part for part in (claim.value, claim.organisation) if part)


def _names(body: str, reading: Reading) -> frozenset[str]:
    key = name_key(body)
    known = (keys_of(other) for other in reading.appearances if other.kind is not SourceKind.PERSON)
    return next((names for names in known if key in names), frozenset((key,)))
