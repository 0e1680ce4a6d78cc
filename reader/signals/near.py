"""What the article says of a source right beside its name: acts, relative clauses and titles."""

import re
from collections.abc import Iterator

from reader.model.source import Appearance
from reader.model.span import Span
from reader.signals.surroundings import Surroundings, Words

MOST_BETWEEN = 3  # small words between a name and its act: "has also"

_CLAUSE = 160  # characters behind a name within which a clause still is its own
_INTO_CLAUSE = 40  # characters from "who" to the words that tell
_TITLE = 40  # characters between a title and the name it stands before
_BREAK = re.compile(r"[.,;:—–](?=.*\w)")  # a comma right before the name is none
_GAP = " ,\n"


def act_of(appearance: Appearance, wanted: re.Pattern[str], around: Surroundings, until: int) -> Words | None:
    """Return the wanted words right behind a mention that begins before `until`: "Lie has resigned"."""
    for mention in appearance.mentions:
        if mention.start < until and not around.is_said(mention):
            found = _right_behind(mention, wanted, around)
            if found is not None:
                return found
    return None


def clause_of(appearance: Appearance, wanted: re.Pattern[str], around: Surroundings) -> Words | None:
    """Return the first wanted words in a relative clause that can be about nobody else."""
    relative = around.phrase("relative")
    for mention in appearance.mentions:
        until = min(around.sentence_at(mention.start).end, mention.end + _CLAUSE)
        opened = relative.search(around.text, mention.end, until) if around.is_told(mention) else None
        found = wanted.search(around.text, opened.end(), until) if opened else None
        if opened is None or found is None or found.start() - opened.end() > _INTO_CLAUSE:
            continue
        if not around.others_within(mention.end, found.start(), appearance):
            return around.words(opened.start(), found.end())
    return None


def title_of(appearance: Appearance, wanted: re.Pattern[str], around: Surroundings) -> Iterator[Words]:
    """Yield the wanted words that stand right before a mention, or behind it with nobody else near."""
    for mention in appearance.mentions:
        if around.is_told(mention):
            sentence = around.sentence_at(mention.start)
            for found in wanted.finditer(around.text, sentence.start, sentence.end):
                if _is_title(found, mention, appearance, around):
                    yield around.words(found.start(), found.end())


def calling(appearance: Appearance, wanted: re.Pattern[str], around: Surroundings) -> Words | None:
    """Return the wanted words that the article calls a body by, right before its name or behind a comma after it."""
    for mention in appearance.mentions:
        for found in wanted.finditer(around.text, max(0, mention.start - _CLAUSE), mention.end + _CLAUSE):
            before, behind = around.text[found.end() : mention.start], around.text[mention.end : found.start()]
            is_before = found.end() <= mention.start and not before.strip(_GAP)
            is_behind = behind.startswith(", ") and len(behind) <= _TITLE and not _BREAK.search(behind[1:] + "_")
            if around.is_told(mention) and (is_before or is_behind):
                return around.words(found.start(), found.end())
    return None


def _right_behind(mention: Span, wanted: re.Pattern[str], around: Surroundings) -> Words | None:
    at, small_words = mention.end, around.phrase("before_act")
    for _ in range(MOST_BETWEEN + 1):
        between = around.text[at : at + 3]
        at += len(between) - len(between.lstrip(_GAP))
        found = wanted.match(around.text, at)
        if found:
            return around.words(found.start(), found.end())
        small = small_words.match(around.text, at)
        if small is None:
            return None
        at = small.end()
    return None


def _is_title(found: re.Match[str], mention: Span, appearance: Appearance, around: Surroundings) -> bool:
    if found.end() < mention.start:
        gap = around.text[found.end() : mention.start]
        return len(gap) <= _TITLE and not _BREAK.search(gap)
    is_near = mention.end < found.start() <= mention.end + _CLAUSE
    return is_near and not around.others_within(mention.end, found.end() + _TITLE, appearance)
