"""The names of an article judged anew by what a trained parser takes for names."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.runs import LONGEST
from reader.attribution.words import Words
from reader.model.frozen import frozen
from reader.model.span import Span

CLEARLY = 0.8  # share of a parser's votes


@frozen
class Parsed:
    """What a parser takes for names."""

    names: Sequence[tuple[Span, NameKind]]  # in text order
    proper: frozenset[int]  # where the words begin that it tags as proper
    sources: Sequence[Span] = ()  # words that were found to be a source

    def at(self, start: int) -> int:
        """Return the number of the first name that does not begin before the character `start`."""
        return bisect_left(self.names, start, key=lambda name: name[0].start)

    def kind_at(self, start: int) -> NameKind | None:
        """Return the kind of the name that begins at the character `start`."""
        at = self.at(start)
        return self.names[at][1] if at < len(self.names) and self.names[at][0].start == start else None


def judged(names: tuple[Name, ...], parsed: Parsed, words: Words, lexicon: PeopleLexicon) -> tuple[Name, ...]:
    """Return the names with those that only their shape had judged judged by a parser, all of one name alike.

    One of a body may reach over small words that open no name by themselves ("Institutt for rasteplasser"), one of
    a person loses a title that no list knows, and the capital that opens a sentence makes no name of a common noun.
    """
    parsed = _with_sources(parsed, words, lexicon)
    inside = frozenset(word.text for word in words.items if not word.opens and word.is_capital)
    has_endings = bool(lexicon.definite_endings)  # "Fiskerlaget": no article betrays the common noun
    proper = [n for n in names if not has_endings or n.text in inside or not _is_common(n, parsed, words)]
    longer = _cut_anew(proper, parsed, words, lexicon)
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in longer:
        within = parsed.names[parsed.at(name.span.start) : parsed.at(name.span.end)]
        votes[name.key].update(kind for _, kind in within)
    return tuple(_judged(name, votes[name.key], opens_proper=name.span.start in parsed.proper) for name in longer)


def _with_sources(parsed: Parsed, words: Words, lexicon: PeopleLexicon) -> Parsed:
    """Let a body's name reach as far as the words that were found to be a source."""
    longer: dict[int, Span] = {}
    for source in (_before_bracket(span, words.text) for span in parsed.sources):
        inside = parsed.names[parsed.at(source.start) : parsed.at(source.end)]
        holds = all(
            span.start == source.start or (kind is NameKind.PLACE and bool(lexicon.definite_endings))
            for span, kind in inside
        )
        told_so = bool(inside) or any(not words.items[i].is_capital for i in words.inside(source))
        is_body = holds and told_so and all(kind is not NameKind.PERSON for _, kind in inside)
        if source.start in parsed.proper and is_body and _may_be_name(source, words, lexicon):
            longer[source.start] = source
    kept = [(span, kind) for span, kind in parsed.names if span.start not in longer]
    return replace(parsed, names=tuple(sorted([*kept, *((span, NameKind.BODY) for span in longer.values())])))


def _may_be_name(source: Span, words: Words, lexicon: PeopleLexicon) -> bool:
    """Tell a body's name from "Brodwick in a post on …": names of some languages hold small words."""
    inside = [words.items[i] for i in words.inside(source)]
    if lexicon.names_people(inside[0].lower) or inside[-1].lower in lexicon["words.and"]:
        return False  # "Hytteeiere på nordsida"
    connected = all(word.is_capital or word.lower in lexicon["bodies.connectors"] for word in inside)
    return (connected or bool(lexicon.definite_endings)) and "," not in source.of(words.text)


def _before_bracket(source: Span, text: str) -> Span:
    """Leave out the acronym in "Institute of … (IFO)"."""
    bracket = text.find(" (", source.start + 1, source.end)
    return source if bracket < 0 else Span(source.start, bracket)


def _is_common(name: Name, parsed: Parsed, words: Words) -> bool:
    guessed = name.kind is NameKind.OTHER and not name.sure and name.last - name.first == 1
    return guessed and words.items[name.first].opens and name.span.start not in parsed.proper


def _cut_anew(names: Sequence[Name], parsed: Parsed, words: Words, lexicon: PeopleLexicon) -> list[Name]:
    """Let the names of bodies reach as far as the parser's, and those of people begin with them."""
    made: list[Name] = []
    people = {name.first for name in names if name.kind is NameKind.PERSON and name.sure}
    for name in names:
        if made and name.first < made[-1].last:
            continue
        at = parsed.at(name.span.start)
        span, kind = parsed.names[at] if at < len(parsed.names) else (name.span, NameKind.OTHER)
        by_shape = name.kind in (NameKind.OTHER, NameKind.BODY) or (name.kind is NameKind.PERSON and not name.sure)
        is_longer = span.start == name.span.start and span.end > name.span.end and name.last not in people
        if by_shape and kind is NameKind.BODY and is_longer:
            holds_place = parsed.at(span.start + 1) < parsed.at(span.end)
            # "Tilsynet i Nord" is a common noun with its place; "Equinor i Nord" is only somewhere
            is_whole = not holds_place or words.items[name.last - 1].text.endswith(tuple(lexicon.definite_endings))
            is_whole = is_whole and not _reaches_listener(name, names, span, words, lexicon)
            is_whole = is_whole and _may_grow(name, words.inside(span), words, lexicon)
            made.append(_grown(name, words.inside(span).stop, words) if is_whole else name)
        elif by_shape and kind is NameKind.PERSON and _is_behind_title(name, span, words, lexicon, parsed):
            made.append(_named(words.inside(span).start, name.last, NameKind.PERSON, words, titled=True))
        else:
            made.append(name)
    return made


def _may_grow(name: Name, reach: range, words: Words, lexicon: PeopleLexicon) -> bool:
    """Tell "Senter for alger" from "Byteatret på straffemerket" and "Banken for 60 millioner"."""
    further = [words.items[i] for i in range(name.last, reach.stop)]
    if any(word.text[0].isdigit() for word in further) or lexicon.names_people(words.items[name.first].lower):
        return False
    ties = (word for tie, word in pairwise(further) if tie.lower in lexicon["words.at"])
    return all(word.is_capital or word.lower in lexicon["bodies.quarters"] for word in ties)


def _reaches_listener(name: Name, names: Sequence[Name], span: Span, words: Words, lexicon: PeopleLexicon) -> bool:
    """Tell "direktør i Verket |til Fyrposten" from a name: an outlet behind "til" is who listens."""
    outlets = (n for n in names if n.kind is NameKind.OUTLET and name.span.end < n.span.start < span.end)
    return any(words.items[outlet.first - 1].lower in lexicon["words.listening"] for outlet in outlets)


def _is_behind_title(name: Name, person: Span, words: Words, lexicon: PeopleLexicon, parsed: Parsed) -> bool:
    """Tell "Trombonist Odd Trøst" at a sentence's head, or where titles are written small, from a longer name."""
    ends_there = name.span.start < person.start <= person.end == name.span.end
    begins_word = ends_there and words.at(person.start) < name.last  # "Pro-Obama" is one word, to a parser three
    begins_word = begins_word and words.items[words.at(person.start)].start == person.start
    if begins_word and name.span.start in parsed.proper and not lexicon.is_role(words.items[name.first].lower):
        given = fold(words.items[words.at(person.start)].text)
        begins_word = given in lexicon.female or given in lexicon.male  # not "Ingunn |Bøe Larsson"
    return begins_word and (words.items[name.first].opens or bool(lexicon.definite_endings))


def _grown(name: Name, last: int, words: Words) -> Name:
    """Return the name of a body up to word `last`, unless a mark stands inside."""
    if last - name.first > LONGEST or any(words.items[i].gap != " " for i in range(name.first + 1, last)):
        return name
    return _named(name.first, last, NameKind.BODY, words, titled=name.titled)


def _named(first: int, last: int, kind: NameKind, words: Words, *, titled: bool) -> Name:
    text = words.phrase(first, last)
    return Name(text, fold(text), kind, first, last, words.span(first, last), titled=titled)


def _judged(name: Name, votes: Counter[NameKind], *, opens_proper: bool) -> Name:
    """Take a name for a body, or one word for a person, where the parser did so nearly always.

    What has the shape of a person's name wants more: to be seen so twice, or to open with a common word.
    """
    kind, count = votes.most_common(1)[0] if votes else (NameKind.OTHER, 0)
    is_clear = count >= CLEARLY * votes.total() and kind in (NameKind.BODY, NameKind.PERSON)
    is_body = kind is NameKind.BODY and (name.kind is NameKind.OTHER or count > 1 or not opens_proper)
    is_person = kind is NameKind.PERSON and name.kind is NameKind.OTHER and count > 1
    may_be = name.kind in (NameKind.PERSON, NameKind.OTHER) and (is_body or is_person)
    if name.sure or name.titled or not is_clear or not may_be:
        return name
    return replace(name, kind=kind)
