"""Finds the body that a post leaves out because the sentences before have just named it."""

from bisect import bisect_left
from collections.abc import Sequence

from reader.attribution.bodies import Body, BodyReader
from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon
from reader.attribution.posts import Post
from reader.attribution.words import Words

FARTHEST = 120  # words back
NO_BODIES = (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY, NameKind.OFFICE, NameKind.PLATFORM, NameKind.JOURNAL)


class KnownBodies:
    """Reads which body "the pastor", "its chairman" and a bare "chief executive" belong to."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.bodies = BodyReader(words, cast, lexicon)

    def of(self, post: Post, quoted: frozenset[int], holder: int) -> tuple[Body, ...]:
        """Return the body meant, none where the words before leave a choice."""
        items, low = self.words.items, self.words.items[post.begin].lower
        role = post.role.of(self.words.text).lower()
        if post.former or self.bodies.is_relation(post.head):
            return ()
        bare = role.endswith(tuple(self.lexicon["roles.of_bodies"]))
        if low in self.lexicon["words.its"]:
            name = self._subject_before(post.begin, quoted, 1, holder)
        elif (
            post.head in self.lexicon["roles.placed"]
            and low in self.lexicon["words.definite"]
            and (place := self._place_before(post.begin, quoted, holder))
        ):
            name = place
        elif bare and items[post.begin].lower not in self.lexicon["words.possessives"]:
            name = self._members_before(post.begin, quoted, holder) or self._company_before(post.begin, holder)
        else:
            name = None
        return () if name is None else (Body(name.span, name),)

    def _openings(self, at: int, quoted: frozenset[int], blocks: int) -> list[int]:
        """Return where the sentences before word `at` open, the nearest first, direct speech left out."""
        items, least = self.words.items, max(0, at - FARTHEST)
        block = items[at].block - blocks
        found = (i for i in range(at - 1, least - 1, -1) if items[i].block >= block)
        return [i for i in found if items[i].opens and i not in quoted]

    def _subject_before(self, at: int, quoted: frozenset[int], blocks: int, holder: int) -> Name | None:
        """Return the body that a sentence before opens with, where no other body stands after it."""
        for opening in self._openings(at, quoted, blocks):
            first = opening + (self.words.items[opening].lower in self.lexicon["words.definite"])
            stands = self.cast.at_word.get(first)
            name = stands or self._taken_up(opening, first)
            if name is not None and name.kind is NameKind.BODY and not self.bodies.is_person(name):
                return name if not self._others(name, at, holder, opening if stands is None else name.first) else None
        return None

    def _taken_up(self, opening: int, first: int) -> Name | None:
        """Return the body that "The trust" or "Stiftelsen" at a sentence's head takes up."""
        low = self.words.items[first].lower if first < len(self.words.items) else ""
        definite = first > opening or bool(self.lexicon.definite_endings)
        return self.bodies.by_noun.called(low, opening) if definite and low in self.lexicon["bodies.generic"] else None

    def _members_before(self, at: int, quoted: frozenset[int], holder: int) -> Name | None:
        """Return the union before "Leader X said"; an agency may as well have acted against X's own body."""
        name = self._subject_before(at, quoted, 0, holder)
        members = tuple(self.lexicon["bodies.of_members"])
        return name if name is not None and name.key.endswith(members) else None

    def _place_before(self, at: int, quoted: frozenset[int], holder: int) -> Name | None:
        """Return the church of "At Brodwick Church, … The pastor, X, said"."""
        for opening in self._openings(at, quoted, 0):
            name = self.cast.at_word.get(opening + 1)
            if name is not None and self.words.items[opening].lower in self.lexicon["words.sited"]:
                bodily = name.kind is NameKind.BODY and name.first == opening + 1
                return name if bodily and not self._others(name, at, holder, name.first) else None
        return None

    def _company_before(self, at: int, holder: int) -> Name | None:
        """Return the one body that "the company" takes up in the paragraph before the role."""
        items, block = self.words.items, self.words.items[at].block
        for index in range(at - 1, max(0, at - FARTHEST), -1):
            if items[index].block != block:
                return None
            if self._is_the_company(index) and self.bodies.is_verb(items[index + 1].lower):  # "the company said"
                least = max(0, index - FARTHEST)
                names = [n for n in self._names(least, at) if items[n.first].block == block and self._may_be_body(n)]
                members = {self.cast.of_name[n.first] for n in names} - {holder}
                return names[0] if len(members) == 1 and names[0].first < index else None
        return None

    def _is_the_company(self, at: int) -> bool:
        low, before = self.words.items[at].lower, self.words.items[at - 1].lower
        if low not in self.lexicon["bodies.generic"]:
            return False
        return before in self.lexicon["words.definite"] or low.endswith(tuple(self.lexicon["bodies.definite_generic"]))

    def _others(self, name: Name, end: int, holder: int, first: int) -> bool:
        """Tell whether another body is named in the paragraph of word `first`, where a body stands, or up to `end`."""
        block = self.words.items[first].block
        own = (self.cast.of_name[name.first], holder)
        near = self._names(max(0, first - FARTHEST), end)
        between = (n for n in near if self.words.items[n.first].block >= block and self._may_be_body(n))
        return any(self.cast.of_name[n.first] not in own and n.kind is not NameKind.OTHER for n in between)

    def _names(self, first: int, end: int) -> Sequence[Name]:
        """Return the names that begin from word `first` up to, not including, word `end`."""
        low, high = (bisect_left(self.cast.names, at, key=lambda name: name.first) for at in (first, end))
        return self.cast.names[low:high]

    def _may_be_body(self, name: Name) -> bool:
        if name.kind in NO_BODIES or self.bodies.is_person(name):
            return False
        member = self.cast.members[self.cast.of_name[name.first]]
        return not (name.kind is NameKind.OTHER and member.is_person and len(name.parts) == 1)
