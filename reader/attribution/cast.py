"""Who is who in an article: every name's member, so that "Brodwick" is Ada B. Brodwick."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Word, Words
from reader.model.frozen import frozen

NAMESAKES = 40  # people of one surname that are told apart; a text with more is no article
APART = frozenset(
    {NameKind.PARTY, NameKind.COUNTRY, NameKind.PLACE, NameKind.OFFICE, NameKind.PLATFORM, NameKind.OUTLET}
)
# What may have an acronym in another language behind it, in brackets; of other names it must be their initials.
SHORTENED = frozenset({NameKind.BODY, NameKind.OUTLET, NameKind.PARTY, NameKind.OFFICE, NameKind.JOURNAL})
TAILS = frozenset(
    {"inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "as", "asa", "ab", "sa", "nv", "group", "holdings"}
    | {"corporation", "company", "limited"}
)


@dataclass(slots=True)
class Member:
    """One person or body of the article, with all its names in text order."""

    kind: NameKind
    names: list[Name] = field(default_factory=list)
    sure: bool = False  # a person by more than the shape of the name
    surname_alone: bool = False  # also called by the surname alone
    woman: bool | None = None

    @property
    def fullest(self) -> str:
        """The form with the most words; among equals not a headline's capitals, the most frequent, then the first."""
        counts: dict[str, int] = defaultdict(int)
        for name in self.names:
            counts[name.text] += 1
        slip = {text: "," in text for text in counts}
        shouted = {text: text.isupper() and " " in text for text in counts}
        return max(
            counts, key=lambda text: (not slip[text], len(text.split()), not shouted[text], counts[text], len(text))
        )

    @property
    def is_person(self) -> bool:
        """Tell whether this seems to be a human being."""
        return self.kind is NameKind.PERSON


@frozen
class Cast:
    """All members of an article."""

    members: tuple[Member, ...]
    of_name: dict[int, int]  # first word of a name → its member
    names: tuple[Name, ...]
    at_word: dict[int, Name]  # every word of a name → the name
    ambiguous: frozenset[int] = frozenset()  # first words of surnames that two people share

    def join(self, kept: int, other: int) -> None:
        """Give all names of one member to another; they may be one already."""
        if kept == other:
            return
        for name in self.members[other].names:
            self.of_name[name.first] = kept
        self.members[kept].names.extend(self.members[other].names)
        self.members[other].names.clear()


def gather_cast(names: tuple[Name, ...], words: Words, lexicon: PeopleLexicon) -> Cast:
    """Say which names belong together."""
    builder = _Builder(words, lexicon)
    return builder.build(names)


def is_short_for(short: Name, long: Name) -> bool:
    """Tell whether a name may be another's acronym, also in another language ("Nofi", "Norwick Institute …")."""
    if len(short.parts) != 1 or len(long.parts) < 3 or len(short.key) > 6 or short.kind is NameKind.COUNTRY:
        return False
    initials = "".join(word[0] for word in long.text.removeprefix("The ").split() if word[0].isupper()).casefold()
    shared = sum(block.size for block in SequenceMatcher(None, short.key, initials).get_matching_blocks())
    return long.kind is NameKind.BODY and short.key[0] == initials[:1] and 2 * shared >= len(short.key)


def named_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be one person's: same surname, given names that agree."""
    if one[-1] != other[-1]:
        return False
    first, second = one[:-1], other[:-1]
    if not first or not second:
        return True
    a, b = sorted((first[0], second[0]), key=len)
    if a != b and not (len(a) != 2 and b.startswith(a)):  # an initial, or "Josh" for Joshua
        return False
    if len(first) > 1 and len(second) > 1:
        c, d = first[1], second[1]
        return c == d or (min(len(c), len(d)) == 1 and c[0] == d[0])
    return True


class _Builder:
    def __init__(self, words: Words, lexicon: PeopleLexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self.members: list[Member] = []
        self.of_name: dict[int, int] = {}
        self.by_surname: dict[str, list[int]] = defaultdict(list)
        self.by_part: dict[str, list[int]] = defaultdict(list)  # given names and tails
        self.bodies: dict[str, int] = {}
        self.beginning: dict[int, Name] = {}  # every name by its first word
        self.ambiguous: set[int] = set()
        self.lower = frozenset(w.text for w in words.items if w.text[0].islower())

    def build(self, names: tuple[Name, ...]) -> Cast:
        self.beginning = {name.first: name for name in names}
        for name in names:
            if name.kind is NameKind.PERSON and len(name.parts) > 1 and self._seems_human(name):
                self._add_person(name)
        for name in names:
            if name.first not in self.of_name:
                self._add_short_or_body(name)
        self._join_short_bodies()
        for member in self.members:
            member.names.sort(key=lambda name: name.first)
        at_word = {index: name for name in names for index in range(name.first, name.last)}
        return Cast(tuple(self.members), self.of_name, names, at_word, frozenset(self.ambiguous))

    def _seems_human(self, name: Name) -> bool:
        return name.sure or name.titled or not any(part in self.lower for part in name.text.lower().split())

    def _add_person(self, name: Name) -> None:
        parts = tuple(p for p in name.parts if p not in self.lexicon["names.suffixes"]) or name.parts
        for index in self.by_surname[parts[-1]]:
            member = self.members[index]
            is_tail = not name.titled and index in self.by_part.get(name.key, ())  # "Berg Larsson" of Ada Berg Larsson
            if is_tail or any(named_alike(parts, other.parts) for other in member.names[:3]):
                self._join(index, name)
                break
        else:
            index = self._new(NameKind.PERSON, name)
            if len(self.by_surname[parts[-1]]) < NAMESAKES:
                self.by_surname[parts[-1]].append(index)
        self.members[index].sure |= name.sure or name.titled
        self.members[index].woman = self._gender(name, self.members[index].woman)
        for cut in range(1, len(parts)):
            for part in (" ".join(parts[:cut]), " ".join(parts[cut:])):
                if index not in self.by_part[part] and len(self.by_part[part]) < NAMESAKES:
                    self.by_part[part].append(index)

    def _gender(self, name: Name, known: bool | None) -> bool | None:
        first, before = name.parts[0], self.words.items[name.first - 1].lower if name.first else ""
        if first in self.lexicon.female or before in self.lexicon["titles.female"]:
            return True
        if first in self.lexicon.male or before in self.lexicon["titles.male"]:
            return False
        return known

    def _add_short_or_body(self, name: Name) -> None:
        if name.kind in (NameKind.OTHER, NameKind.PERSON, NameKind.BODY) and not self._is_register_name(name):
            index = self._person_called(name)
            if index is not None:
                self._join(index, name)
                self.members[index].surname_alone |= name.parts[-1] == self.members[index].names[0].parts[-1]
                return
        titled = name.titled and self._titled_by_person(name)
        if name.kind in (NameKind.OTHER, NameKind.PERSON) and (titled or self._is_given_name(name)):
            index = self._new(NameKind.PERSON, name)
            self.members[index].sure = True
            self.members[index].woman = self._gender(name, None)
            self.by_surname[name.parts[-1]].append(index)
            self.by_part[name.key].append(index)
            return
        self._add_body(name)

    def _is_given_name(self, name: Name) -> bool:
        return name.key in self.lexicon.female or name.key in self.lexicon.male

    def _is_register_name(self, name: Name) -> bool:
        return name.sure and name.kind is NameKind.BODY and len(name.parts) > 1

    def _titled_by_person(self, name: Name) -> bool:
        return self.words.items[name.first].gap in (" ", ". ")

    def _person_called(self, name: Name) -> int | None:
        """Return the person whose surname, given name or tail of names this is."""
        found = self.by_surname.get(name.key) if len(name.parts) == 1 else None
        found = found or self.by_part.get(name.key)
        found = [index for index in found or () if not self._is_someone_else(name, self.members[index])]
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        self.ambiguous.add(name.first)
        started = [i for i in found if self.members[i].names[0].first <= name.first]
        alone = [i for i in started if self.members[i].surname_alone]
        return (alone or started or found)[0]

    def _is_someone_else(self, name: Name, member: Member) -> bool:
        """Tell "President Brodwick" from Ada Brodwick: another gender, or a title before she is introduced."""
        items, first = self.words.items, name.first
        title = items[first - 1].lower if name.titled else ""
        woman = self._gender(name, None) if title else None
        if woman is not None and member.woman is not None and woman != member.woman:
            return True
        if not title or title in self.lexicon["titles.honorifics"] or member.names[0].first < first:
            return False
        if name.key == member.names[0].parts[0]:
            return False  # "her mother, Ada," may well be the Ada Brodwick of later on
        full = [n for n in member.names[:NAMESAKES] if n.first and len(n.parts) > 1]
        return all(items[n.first - 1].lower != title for n in full)

    def _add_body(self, name: Name) -> None:
        key = self._owner_before(name) + name.key.removeprefix("the ")
        if key not in self.bodies:
            kind = NameKind.OTHER if name.kind is NameKind.PERSON else name.kind
            self.bodies[key] = self._new(kind, name)
        else:
            self._join(self.bodies[key], name)
        acronym = self._bracketed(name)
        if acronym:
            self.bodies.setdefault(acronym, self.bodies[key])

    def _owner_before(self, name: Name) -> str:
        """Return "norwick's " before the Institute of "Norwick's Institute": it is not any other body's."""
        items, first = self.words.items, name.first
        owned = first > 0 and items[first - 1].possessive and items[first].gap.strip("'’sS ") == ""
        is_noun = len(name.parts) == 1 and name.key in self.lexicon["bodies.words"]
        return f"{fold(items[first - 1].text)}'s " if owned and is_noun and items[first - 1].is_capital else ""

    def _bracketed(self, name: Name) -> str | None:
        """Return the acronym in "Norwick Institute of Foreign Affairs (NIFA)"."""
        items = self.words.items
        if name.last < len(items) and len(name.parts) > 1:
            word = items[name.last]
            closed = self.words.text[word.end : word.end + 1] == ")"
            short = word.gap == " (" and closed and len(word.text) <= 8 and word.is_capital
            if short and not self._is_dateline(name, word) and self._may_shorten(word, name):
                return fold(word.text)
        return None

    def _is_dateline(self, name: Name, word: Word) -> bool:
        """Tell "NEW NORWICK (Newswire) — …": a town, and the agency that sent the words."""
        behind = self.words.text[word.end + 1 : word.end + 4].lstrip()
        return self.words.items[name.first].opens and behind[:1] in tuple("—–-") and name.kind is not NameKind.OUTLET

    def _may_shorten(self, word: Word, name: Name) -> bool:
        """Tell an acronym from another name in brackets: a town's agency, a candidate's party, a body's country."""
        initials = "".join(part[0] for part in name.parts)
        few = "".join(part[0] for part in name.parts if part not in self.lexicon["bodies.connectors"])
        if fold(word.text) in (initials, few):
            return True
        other = self.beginning.get(name.last)
        return name.kind in SHORTENED and (other is None or other.kind not in APART)

    def _join_short_bodies(self) -> None:
        """Give "Norbank" to Norbank Group Corp, and an acronym to the body whose initials it has."""
        long: dict[str, set[int]] = defaultdict(set)
        for key, index in self.bodies.items():
            parts = key.split()
            if 1 < len(parts) <= 12:
                long["".join(p[0] for p in parts)].add(index)
                long["".join(p[0] for p in parts if p not in self.lexicon["bodies.connectors"])].add(index)
                if self.members[index].kind is NameKind.OUTLET or parts[-1] in self.lexicon["bodies.words"]:
                    long[parts[-1]].add(index)  # "The Chronicle", "Rovers"
                for cut in range(1, len(parts)):
                    if cut == 1 or parts[cut] in TAILS:
                        long[" ".join(parts[:cut])].add(index)
        for key, index in tuple(self.bodies.items()):
            self._join_short(key, index, long.get(key, set()))

    def _join_short(self, key: str, index: int, candidates: set[int]) -> None:
        member = self.members[index]
        others = {c for c in candidates if c != index and self.members[c].names}
        if len(others) != 1 or not member.names or member.kind in APART:
            return
        target = others.pop()
        whole = self.members[target]
        short_outlet = whole.kind is NameKind.OUTLET and self._has_the(member.names[0])
        if (whole.kind in APART and not short_outlet) or (len(key) < 3 and not member.names[0].text.isupper()):
            return
        for name in member.names:
            self._join(target, name)
        member.names = []
        self.bodies[key] = target

    def _has_the(self, name: Name) -> bool:
        before = self.words.items[name.first - 1].lower if name.first else ""
        return before in self.lexicon["words.definite"] or name.key.startswith("the ")

    def _new(self, kind: NameKind, name: Name) -> int:
        self.members.append(Member(kind))
        self._join(len(self.members) - 1, name)
        return len(self.members) - 1

    def _join(self, index: int, name: Name) -> None:
        self.members[index].names.append(name)
        self.of_name[name.first] = index


def people(cast: Cast) -> Iterator[tuple[int, Member]]:
    """Yield the members that seem to be persons."""
    return ((i, m) for i, m in enumerate(cast.members) if m.is_person and m.names)
