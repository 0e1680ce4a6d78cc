"""Deterministic repairs of what the taggers found, each of one kind of slip."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from reader.attribution.lexicon import Lexicon
from reader.attribution.models import Models
from reader.attribution.parse import Numbers, Parse
from reader.attribution.tagging import Found

# Before a dash that goes on with speech: in "the house – old as it was –" nothing does.
SPEECH_ENDS = tuple('.?!,…:»”"')


def repaired(found: Sequence[Found], parsed: Parse, lexicon: Lexicon, models: Models) -> list[Found]:
    """Return what was found with its slips mended."""
    own = _without_speech(_without_outer(found))
    asked = filter(None, (_without_question(one, parsed, lexicon) for one in own))
    apart = [_with_source_before(_without_listener(one, parsed, lexicon), parsed, lexicon) for one in asked]
    shorter = [_without_relative(_without_adjunct(one, parsed, models), parsed, lexicon) for one in apart]
    trimmed = [_without_that(one, parsed, lexicon, models) for one in shorter]
    spoken = _with_dash_speech(trimmed, parsed, lexicon)
    dashes = _opening_dashes(parsed, lexicon)
    return [_without_narration(one, parsed, lexicon, dashes) for one in spoken]


def _without_outer(found: Sequence[Found]) -> list[Found]:
    """Cut what holds the words for who tells it all: "X fears that it is late, Y said" holds no "Y said" of X's."""
    return [_up_to(min(ends), one) if (ends := _outer_ends(one, found)) else one for one in found]


def _outer_ends(one: Found, found: Sequence[Found]) -> list[int]:
    """Return where cue and source begin of those who tell what `one` does, and stand at its end."""
    first, last = one.content[0], one.content[-1]
    told = ((other, (*other.cue, *other.source)) for other in found if other is not one and other.source)
    return [
        min(words)
        for other, words in told
        if other.content[0] < first < min(words) <= max(words) and max(words) >= last - 1 and min(words) > max(one.cue)
    ]


def _up_to(end: int, one: Found) -> Found:
    kept = tuple(token for token in one.content if token < end - 1)  # without the comma before
    return replace(one, content=kept) if kept else one


def _without_speech(found: Sequence[Found]) -> list[Found]:
    """Leave out of a source what its speaker said before: "I warned them, says |he|, and adds that …"."""
    cues = {token: one for one in found for token in one.cue}
    return [_behind_cue(one, cues) for one in found]


def _behind_cue(one: Found, cues: Mapping[int, Found]) -> Found:
    """Return an attribution whose source begins behind the last cue of another in it, or is that other's."""
    inner = [token for token in one.source if cues.get(token, one) is not one]
    if not inner:
        return one
    other = cues[inner[-1]]
    is_spoken = bool(set(other.content) & set(one.source))
    return replace(one, source=other.source) if is_spoken and other.source else one


def _without_question(one: Found, parsed: Parse, lexicon: Lexicon) -> Found | None:
    """Leave out "Asked whether he would go" before "Smith said": what he was asked is not his; None if that is all."""
    first, cue = one.content[0], min(one.cue, default=0)
    opens = first == 0 or parsed.sentence[first - 1] != parsed.sentence[first]
    if first > cue or not opens or not lexicon.is_a("asked", parsed.word(first)):
        return one
    kept = tuple(token for token in one.content if token > cue)
    return replace(one, content=kept) if kept else None


def _with_source_before(one: Found, parsed: Parse, lexicon: Lexicon) -> Found:
    """Give what opens "En ansatt VG har snakket med, |sier at …" as its source: its content is behind "at"."""
    last, cue = max(one.cue, default=-1), min(one.cue, default=0)
    if one.source or not 0 < cue <= last < len(parsed) - 1 or not lexicon.is_a("complementiser", parsed.word(last + 1)):
        return one
    # the parser takes the comma for a sentence's end at times
    before = tuple(int(token) for token in np.flatnonzero(parsed.sentence[: cue - 1] == parsed.sentence[cue - 1]))
    behind = (token for token in one.content if token > last and parsed.sentence[token] == parsed.sentence[last])
    rest = tuple(token for token in behind if parsed.word(token) != ".")
    is_subject = bool(before) and parsed.word(cue - 1) == "," and lexicon.is_a("determiner", parsed.word(before[0]))
    return replace(one, content=rest, source=_described(before, parsed, lexicon)) if is_subject and rest else one


def _without_listener(one: Found, parsed: Parse, lexicon: Lexicon) -> Found:
    """Leave out whom a named source speaks to: "sier Ada Brekkhus |overfor Fyrposten"."""
    ends = (
        at
        for at, token in enumerate(one.source)
        if at and lexicon.is_a("listener", parsed.word(token)) and parsed.name[one.source[at - 1]]
    )
    end = next(ends, len(one.source))
    return replace(one, source=one.source[:end])


def _described(source: tuple[int, ...], parsed: Parse, lexicon: Lexicon) -> tuple[int, ...]:
    """Return "En ansatt" of "En ansatt VG har snakket med": what tells of the source has a subject and a verb."""
    verbs = (at for at, token in enumerate(source) if any(lexicon.is_a(k, parsed.word(token)) for k in ("be", "have")))
    return source[: max(2, next(verbs, len(source) + 1) - 1)]


def _without_that(one: Found, parsed: Parse, lexicon: Lexicon, models: Models) -> Found:
    """Leave out the "that" which opens a clause, as cards do."""
    first = one.content[0]
    opens = lexicon.is_a("complementiser", parsed.word(first)) and bool(np.isin(parsed.tag[first], models.joining))
    following = parsed.word(first + 1) if first + 1 < len(parsed) else ""
    opens = opens and not any(lexicon.is_a(kind, following) for kind in ("be", "modal"))  # "say |that is too slow"
    return replace(one, content=one.content[1:]) if opens and len(one.content) > 1 else one


def _without_adjunct(one: Found, parsed: Parse, models: Models) -> Found:
    """Leave out "the end of his letter" in "At the end of his letter he said that …": it says where, not what."""
    first, low = one.content[0], min(one.cue, default=0)
    behind = tuple(token for token in one.content if token > low)
    if not behind or first > low or first == 0:
        return one
    opening = first - 1
    opens = parsed.sentence[opening] == parsed.sentence[first] and (
        opening == 0 or parsed.sentence[opening - 1] != parsed.sentence[opening]
    )
    return replace(one, content=behind) if opens and bool(np.isin(parsed.tag[opening], models.prepositions)) else one


def _without_relative(one: Found, parsed: Parse, lexicon: Lexicon) -> Found:
    """Leave out "who teaches law" in "“Late,” said X, who teaches law": it tells of X, and X does not say it."""
    last = max((*one.cue, *one.source))
    behind = [token for token in one.content if token > last]
    if not behind or len(behind) == len(one.content) or not lexicon.is_a("relative", parsed.word(behind[0])):
        return one
    same = parsed.sentence[behind] == parsed.sentence[last]
    dropped = {token for token, is_same in zip(behind, same, strict=True) if is_same}
    return replace(one, content=tuple(token for token in one.content if token not in dropped))


def _with_dash_speech(found: Sequence[Found], parsed: Parse, lexicon: Lexicon) -> list[Found]:
    """Give to a speaker what a second dash of the paragraph goes on with: "– We knew, says X, – and said so."."""
    dashes = _opening_dashes(parsed, lexicon)
    holder = {token: one for one in found for token in (*one.content, *one.cue, *one.source)}
    made = []
    for one in found:
        tail = _dash_tail(one, parsed, dashes)
        if any(holder.get(token, one) is not one for token in tail):
            tail = range(0)
        made.append(replace(one, content=tuple(sorted({*one.content, *tail}))))
        holder.update(dict.fromkeys(tail, one))
    return made


def _without_narration(one: Found, parsed: Parse, lexicon: Lexicon, dashes: Numbers) -> Found:
    """Leave out what the article itself tells behind "– Words, says X.".

    All up to a second dash is its own, and what goes on about the speaker: "– Words, says X. He was there himself.".
    """
    last = max((*one.cue, *one.source))
    first, end = (int(np.searchsorted(parsed.block, parsed.block[last], side=side)) for side in ("left", "right"))
    if first not in dashes or not first < one.content[0] <= last:
        return one
    dash = min((int(at) for at in dashes if last < at < end), default=end)
    later = range(int(np.searchsorted(parsed.sentence, parsed.sentence[last], side="right")), dash)
    told = (
        later
        if dash < end
        else next((range(at, end) for at in later if _is_of_speaker(at, parsed, lexicon)), later[:0])
    )
    kept = tuple(token for token in one.content if token not in told)
    return replace(one, content=kept) if kept else one


def _is_of_speaker(at: int, parsed: Parse, lexicon: Lexicon) -> bool:
    """Tell whether a sentence begins at a token with "he" or "she"."""
    opens = parsed.sentence[at - 1] != parsed.sentence[at]
    word = parsed.word(at)
    return bool(opens) and lexicon.is_a("anaphor", word) and not lexicon.is_a("plural_pronoun", word)


def _opening_dashes(parsed: Parse, lexicon: Lexicon) -> Numbers:
    """Return the dashes that open speech: at a paragraph's head, or behind the end of other speech."""
    dashes = (token for token in range(len(parsed)) if parsed.word(token) in lexicon.dialogue_dashes)
    return np.array([token for token in dashes if _opens(token, parsed)], np.int64)


def _opens(token: int, parsed: Parse) -> bool:
    at_head = token == 0 or parsed.block[token - 1] != parsed.block[token]
    return bool(at_head) or parsed.word(token - 1)[-1:] in SPEECH_ENDS


def _dash_tail(one: Found, parsed: Parse, dashes: Numbers) -> range:
    """Return the tokens from the first dash behind cue and source to the paragraph's end, if a dash opens that."""
    last = max((*one.cue, *one.source))
    block = parsed.block[last]
    begin, end = (int(np.searchsorted(parsed.block, block, side=side)) for side in ("left", "right"))
    opening, behind = (int(np.searchsorted(dashes, token)) for token in (begin, last + 1))
    is_speech = parsed.block[one.content[0]] == block and opening < len(dashes) and dashes[opening] == begin
    if not is_speech or behind == len(dashes) or dashes[behind] >= end - 1:
        return range(0)
    return range(int(dashes[behind]) + 1, end)
