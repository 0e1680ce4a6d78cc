"""Which named body a common noun takes up: "the club", "kommunen", "foreningens"."""

from collections.abc import Iterator
from functools import cached_property

from reader.attribution.cast import Cast, Member
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.sorts import Sorts
from reader.attribution.words import Words
from reader.model.span import Span

NAMESAKES = 20  # names of one noun that are told apart
LONGEST_LEAD = 3  # words before a noun that say which body it means
LONGEST_APPOSITION = 5  # words
FAR = 400  # words back that a noun may reach
LONG_ENDING = 6  # letters of a noun at the end of a name by which it is known


class CalledBodies:
    """Finds the bodies of one article by their nouns."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.sorts = Sorts(lexicon)
        self._known: dict[int, frozenset[str]] = {}

    def meant(self, low: str, at: int) -> Name | None:
        """Return the body that a definite noun before word `at` takes up, by its own noun or by its sort."""
        said = next((name for name in self._before(at) if self._is_said_to_be(low, name)), None)
        return self.called(low, at) or said or self._of_sort(low, at)

    def called(self, low: str, at: int) -> Name | None:
        """Return the last name before word `at` that has the noun, whole or in another form."""
        return next((name for name in self._before(at) if self._has(low, name)), None)

    def company(self, low: str, at: int) -> Name | None:
        """Return the last body named before word `at` where the noun fits any: "the company"."""
        if low not in self.lexicon["bodies.generic"]:
            return None
        return next((name for name in self._before(at) if self.is_company(self._member(name))), None)

    def described(self, low: str, at: int) -> Span | None:
        """Return the words that last said in full which body is meant: "the regional environment |directorate"."""
        items = self.words.items
        for index in range(at - 1, max(1, at - FAR), -1):
            if items[index].lower != low or items[index].possessive or items[index].gap != " ":
                continue
            first = index
            while first > 0 and index - first < LONGEST_LEAD and self._describes(first - 1) and items[first].gap == " ":
                first -= 1
            is_whole = first > 0 and items[first - 1].lower in self.lexicon["words.determiners"]
            if first < index and is_whole:
                return self.words.span(first, index + 1)
        return None

    def _describes(self, at: int) -> bool:
        """Tell whether a word may say which body a noun means: small, and no verb, preposition or article."""
        word, lexicon = self.words.items[at], self.lexicon
        closed = ("determiners", "prepositions", "heads_clause", "possessives", "conjunctions", "quantifiers")
        is_closed = (
            any(word.lower in lexicon[f"words.{key}"] for key in closed) or word.lower in lexicon["roles.former"]
        )
        return word.text[0].islower() and not word.possessive and not is_closed

    def _of_sort(self, low: str, at: int) -> Name | None:
        """Return the last body of the noun's narrow sort, else of its sort, else one whose name tells no sort.

        "The company" is whichever of the last two was named last, and "fiskerlaget" none that is not its very own.
        """
        wanted, opaque = self.sorts.of(low), None
        akin = self._akin(low, at, wanted)
        if akin is not None or not self.sorts.is_noun(low) or wanted <= self.lexicon["bodies.sorts_by_name"]:
            return akin
        for name in self._before(at):
            body, sorts = self._member(name), self._sorts(name)
            is_body = self.is_company(body)
            if sorts & wanted and (is_body or body.kind is NameKind.OTHER):
                return name
            if is_body and not sorts:
                if self.sorts.is_any_company(low):
                    return name
                opaque = opaque or name
        return opaque

    def _akin(self, low: str, at: int, wanted: frozenset[str]) -> Name | None:
        """Return the body of a noun's narrow sort that is named most of all: of two clubs the one written about."""
        found = [name for name in self._before(at) if self._is_akin(low, name, wanted)]
        return max(found, key=lambda name: len(self._member(name).names), default=None)

    def _is_akin(self, low: str, name: Name, wanted: frozenset[str]) -> bool:
        member = self._member(name)
        may_be = member.kind in (NameKind.BODY, NameKind.OTHER) or not (member.sure or member.surname_alone)
        return may_be and self.sorts.is_akin(low, name.parts) and bool(wanted & self._sorts(name))

    def _sorts(self, name: Name) -> frozenset[str]:
        """Return the sorts of a body by its fullest name: an acronym tells none."""
        index = self.cast.of_name[name.first]
        if index not in self._known:
            member = self.cast.members[index]
            nouns = (self.words.items[one.first - 1].lower for one in member.names[:5] if one.first)
            said = (self.sorts.of(noun) for noun in nouns if noun in self.lexicon["bodies.generic"])  # "the union FOT"
            self._known[index] = self.sorts.of_name(fold(member.fullest).split()) or frozenset().union(*said)
        return self._known[index]

    def beginning(self, part: str, at: int) -> Name | None:
        """Return the last body before word `at` whose name begins with a word: the Storvik IF of "Storvik-kaptein"."""
        found = (name for name in self._before(at) if name.parts[0] == part and self._sorts(name))
        return next((name for name in found if self._member(name).kind is NameKind.BODY), None)

    def last(self, at: int) -> Name | None:
        """Return the last organisation named before word `at`."""
        return next((name for name in self._before(at) if self._member(name).kind is NameKind.BODY), None)

    def outlet(self, at: int) -> Name | None:
        """Return the last outlet named before word `at`: "the paper" takes it up."""
        return next((name for name in self._before(at) if name.kind is NameKind.OUTLET), None)

    def is_company(self, body: Member) -> bool:
        """Tell whether "the company" may be this: an organisation, or what is named often and is nothing else."""
        return body.kind is NameKind.BODY or (body.kind is NameKind.OTHER and len(body.names) > 2)

    def _before(self, at: int) -> Iterator[Name]:
        for index in range(at - 1, max(-1, at - FAR), -1):
            name = self.cast.at_word.get(index)
            if name is not None and name.last - 1 == index:
                yield name

    def in_full(self, name: Name) -> Name | None:
        """Return the longer name that "Fiskerlaget" at a sentence's head takes up: "Brekk fiskerlag"."""
        stems = self._stems(name.key) if len(name.parts) == 1 and self.words.items[name.first].opens else []
        found = (one for stem in stems for one in self._by_head.get(stem, ()) if 0 < name.first - one.first < FAR)
        return max(found, key=lambda one: one.first, default=None)

    @cached_property
    def _by_head(self) -> dict[str, list[Name]]:
        """The longer names of the article by their noun."""
        found: dict[str, list[Name]] = {}
        for name in self.cast.names:
            same = found.setdefault(self.sorts.head(name.parts), []) if len(name.parts) > 1 else []
            if len(same) < NAMESAKES:
                same.append(name)
        return found

    def _has(self, low: str, name: Name) -> bool:
        """Tell whether "direktoratet" takes up "Vann- og havdirektorat", "kommunen" "Sulvær kommune"."""
        before = self.words.items[name.first - 1].lower if name.first else ""
        is_noun = low in name.parts and len(name.parts) > 1 and self._fits_head(low, name)
        if is_noun or (before == low and name.kind is NameKind.BODY):
            return True  # "the charity Tallow Aid"
        if before.endswith(low) and self.sorts.may_take_up(before) and not self._member(name).sure:
            return True  # "firmaet": "legemiddelfirmaet Vessmark"
        if self._member(name).is_person:
            return False
        stems = self._stems(low)
        last = self.sorts.head(name.parts)
        if low in self.lexicon["bodies.definite_taken_up"] and last.endswith(fold(low)):
            return True  # "museet": Værmuseet
        return last in stems or any(len(stem) >= LONG_ENDING and last.endswith((stem, low)) for stem in stems)

    def _fits_head(self, low: str, name: Name) -> bool:
        """Tell the Tallow School from the Tallow School Board, which is no school."""
        head, wanted = self.sorts.of(self.sorts.head(name.parts)), self.sorts.of(low)
        return not head or not wanted or bool(head & wanted)

    def _is_said_to_be(self, low: str, name: Name) -> bool:
        """Tell whether an apposition says what a name is: "Vessmark, the ferry operator, …" is the operator."""
        items, at = self.words.items, name.last
        if at >= len(items) or items[at].gap != ", " or items[at].lower not in self.lexicon["words.determiners"]:
            return False
        member, before = self._member(name), self.words.items[name.first - 1].lower if name.first else ""
        if member.sure or member.surname_alone or before in self.lexicon["words.in"]:
            return False  # "Ada Brodwick, the operator", "in May, the operator"
        for index in range(at + 1, min(len(items), at + LONGEST_APPOSITION)):
            if items[index].gap != " ":
                return False
            if items[index].lower == low:
                return self.words.text[items[index].end : items[index].end + 1] in (",", ".")
        return False

    def _stems(self, low: str) -> list[str]:
        """Return what a definite noun may be without its ending."""
        stems = [low.removesuffix(ending) for ending in self.lexicon.definite_endings if low.endswith(ending)]
        return stems + [f"{stem}e" for stem in stems]  # "kommunen": kommune

    def _member(self, name: Name) -> Member:
        return self.cast.members[self.cast.of_name[name.first]]
