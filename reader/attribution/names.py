"""Finds the proper names of an article and says what each seems to be."""

from collections.abc import Iterator
from dataclasses import replace

from reader.attribution.kinds import Kinds, NameKind
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.runs import Runs
from reader.attribution.small_words import SmallWords
from reader.attribution.words import Words
from reader.model.frozen import frozen
from reader.model.span import Span


@frozen
class Name:
    """A proper name in the text, titles kept off. `first` and `last` count words, half-open."""

    text: str
    key: str  # folded
    kind: NameKind
    first: int
    last: int
    span: Span
    titled: bool = False  # a title or role stands right before it
    sure: bool = False  # a title, a known given name, a register word: not by its shape alone

    @property
    def parts(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return tuple(self.key.split())


def find_names(words: Words, lexicon: PeopleLexicon, headings: frozenset[int]) -> tuple[Name, ...]:
    """Return the names in text order, without overlaps; linear in the text.

    Headings (block numbers) have none: many write every word with a capital.
    """
    finder = _Finder(words, lexicon)
    return tuple(name for first, end in finder.runs.outside(headings) for name in finder.split(first, end))


class _Finder:
    """Tells which names a run of words holds."""

    def __init__(self, words: Words, lexicon: PeopleLexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self.kinds = Kinds(words, lexicon)
        self.small = SmallWords(words, lexicon, self.kinds)
        self.runs = Runs(words, lexicon, self.kinds, self.small)
        self.middle = frozenset(w.text for w in words.items if not w.opens and w.is_capital)

    def split(self, first: int, end: int) -> Iterator[Name]:
        """Yield the name or names of one run: what stands before a title, and what the title belongs to."""
        first = self._without_opening(first, end)
        if first >= end or self._is_common_word(first, end):
            return
        behind = self._behind_body(first, end)
        if behind is not None:
            yield from self._without_title(first, behind)
            yield self._name(behind, end)
            return
        if self._is_whole(first, end):
            yield self._name(first, end)
            return
        cut = self._title_end(first, end)
        if cut is not None:
            yield from self._before_title(first, cut)
            yield replace(self._name(cut, end), titled=True)
            return
        yield from self._without_title(first, end)

    def _behind_body(self, first: int, end: int) -> int | None:
        """Return where a full name begins behind the body of its post: "director of Aid Norland |Ada Brodwick"."""
        items = self.words.items
        if end - first < 3 or self.kinds.is_given(items[first]) or not self._is_of_post(first):
            return None
        for at in range(first + 1, end - 1):
            if not self.kinds.is_given(items[at]) or items[at].gap != " " or items[at - 1].possessive:
                continue
            lows = [items[i].lower for i in range(at, end)]
            whole = all(items[i].is_capital and items[i].gap in (" ", ". ", "-") for i in range(at + 1, end))
            if whole and self.kinds.by_shape(at, end, lows)[0] is NameKind.PERSON:
                return at
        return None

    def _is_of_post(self, first: int) -> bool:
        """Tell "said the director of X" from "Ada Brodwick, director of X," and from "the mother of X"."""
        items, lexicon = self.words.items, self.lexicon
        at = first - 1
        while at > 0 and items[at].lower in lexicon["words.determiners"]:
            at -= 1
        role = at - 1
        if role < 0 or items[at].lower not in lexicon["words.post_prepositions"] or items[at].gap != " ":
            return False
        base = lexicon.base(items[role].lower)
        if not lexicon.is_role(items[role].lower) or base in lexicon["roles.relations"]:
            return False
        while role > 0 and not items[role].opens and items[role].gap == " " and self._may_stand_before(role - 1):
            role -= 1
        return items[role].opens or items[role].gap == " "

    def _may_stand_before(self, at: int) -> bool:
        low = self.words.items[at].lower
        return low in self.lexicon["roles.modifiers"] or low in self.lexicon["words.determiners"]

    def _is_common_word(self, first: int, end: int) -> bool:
        """Tell a sentence's first word that the article elsewhere writes small from a name."""
        word = self.words.items[first]
        if end - first > 1 or not word.opens:
            return False
        if word.text not in self.middle and self.kinds.is_field_of_role(first):
            return True
        bare = word.lower.removesuffix("s")
        takes_up = bool(self.lexicon.definite_endings) and bare in self.lexicon["bodies.generic"]  # "Selskapet"
        return takes_up or (word.text.lower() in self.small.lower and word.text not in self.middle)

    def _before_title(self, first: int, cut: int) -> Iterator[Name]:
        """Yield the body before a title: "Tallow House" in "Tallow House Speaker Ada Brodwick"."""
        items, end = self.words.items, cut
        while end > first and self.kinds.is_title_word(items[end - 1].lower) and not self._is_party(end - 1):
            end -= 1
        while first < end and items[first].lower in self.lexicon["roles.opening"]:
            first += 1
        if end - first == 1 and items[first].lower in self.lexicon["roles.modifiers"] and not self._is_party(first):
            return  # "Energy Minister Osman Tarrek"
        if end - first > 1 and items[end - 1].lower in self.lexicon["bodies.forces"] and items[first].text.isupper():
            end -= 1  # "NART Police Chief": the force goes with the body
        if end > first:
            yield from self._without_title(first, end)

    def _is_party(self, at: int) -> bool:
        """Tell "Labour MP" from "Labour Minister"."""
        following = self.words.after(at)
        is_party = fold(self.words.items[at].text) in self.lexicon.parties
        return is_party and following is not None and following.lower not in self.lexicon["roles.portfolios"]

    def _without_title(self, first: int, end: int) -> Iterator[Name]:
        """Yield what a run without a titled person holds."""
        if end - first > 1 and fold(self.words.items[first].text) in self.lexicon.platforms:
            yield self._name(first, first + 1)  # "In a video on Facebook Ada Brodwick said"
            first += 1
        country = self._country_end(first, end)
        if country or self._is_adjective(first, end):
            yield self._name(first, country or first + 1)
            first = country or first + 1
        if end - first > 1 and fold(self.words.items[end - 1].text) in self.lexicon.parties:
            yield self._name(first, end - 1)  # "Senate Republican leader"
            first = end - 1
        office = self._before_office(first, end)
        if office is None:
            yield self._name(first, end)
        elif office > first:
            yield self._name(first, office)

    def _before_office(self, first: int, end: int) -> int | None:
        """Return where an office begins that ends the run without a name behind it ("Deskhive CEO")."""
        items, last = self.words.items, self.words.items[end - 1].lower
        if end - first < 2 or not self.lexicon.is_role(last) or last in self.lexicon["roles.surnames"]:
            return None
        if items[end - 1].gap == " & ":
            return None  # "Roe & Brother"
        if any(items[i].lower in self.lexicon["outlets.words"] for i in range(first, end - 1)):
            return None
        begin = end - 1
        while begin > first and self.kinds.is_title_word(items[begin - 1].lower):
            begin -= 1
        return begin if begin == first or items[begin - 1].is_capital else None  # "Office of the Inspector General"

    def _is_adjective(self, first: int, end: int) -> bool:
        """Tell "Democrat" and "Russian" before a person's full name from the name's first word."""
        if end - first < 3:
            return False
        key = fold(self.words.items[first].text)
        if key not in self.lexicon.parties and key not in self.lexicon.countries:
            return False
        return self.kinds.by_shape(first + 1, end, [w.lower for w in self.words.items[first + 1 : end]])[0] is (
            NameKind.PERSON
        )

    def _country_end(self, first: int, end: int) -> int:
        """Return where a country ends that stands right before a person ("to Britain Ada Brodwick"), else 0."""
        items, lexicon = self.words.items, self.lexicon
        if end - first < 3 or first == 0 or items[first - 1].lower not in lexicon["words.prepositions"]:
            return 0
        if fold(items[first].text) not in lexicon.countries:
            return 0
        rest = [items[i].lower for i in range(first + 1, end)]
        bodily = any(low in lexicon["bodies.words"] or low.endswith(tuple(lexicon["bodies.endings"])) for low in rest)
        return 0 if bodily else first + 1

    def _is_whole(self, first: int, end: int) -> bool:
        key = fold(self.words.text[self.words.items[first].start : self.words.items[end - 1].end])
        outlet = key.removeprefix("the ") in self.lexicon.outlets
        given = self.kinds.is_given(self.words.items[first])
        return outlet or key in self.lexicon.known_bodies or given

    def _title_end(self, first: int, end: int) -> int | None:
        """Return where the name begins that a title in the run belongs to."""
        items = self.words.items
        for at in range(end - 1, first, -1):
            if items[at].gap == " " and not items[at].is_capital:
                continue
            if not self.kinds.is_title(items[at - 1]) or items[at - 1].possessive or not items[at].is_capital:
                continue
            if (at == first + 1 and self._is_bodily(at, end)) or self._are_bodily(at, end):
                return None  # "Student Roof Foundation", "Norland Refugee Council"
            named = not all(self.kinds.is_title_word(items[i].lower) for i in range(at, end))
            joined = any(not items[i].is_capital for i in range(first, at))
            return at if named and not joined else None
        return None

    def _are_bodily(self, first: int, end: int) -> bool:
        """Tell "Council" and "Union Fund" from a person's name: they hold nothing but nouns of bodies."""
        return all(self.words.items[i].lower in self.lexicon["bodies.words"] for i in range(first, end))

    def _is_bodily(self, first: int, end: int) -> bool:
        """Tell whether the last of several words is a body's noun, and the first no given name."""
        last = self.words.items[end - 1].lower
        return (
            end - first > 1
            and last in self.lexicon["bodies.words"]
            and not self.kinds.is_given(self.words.items[first])
        )

    def _without_opening(self, first: int, end: int) -> int:
        """Drop a sentence's first word from a run where it is no part of the name."""
        word = self.words.items[first]
        kept = end - first == 1 or self.kinds.is_field_of_place(first, end)
        if not word.opens or kept or not self.words.items[first + 1].is_capital:
            return first  # "Høgskolen i Brekk": small words join only a body's own
        low = word.lower
        common = (low in self.small.lower and word.text not in self.middle) or low in self.lexicon["roles.opening"]
        label = word.text.isupper() and len(word.text) > 3 and self.words.items[first + 1].gap.startswith(":")
        return first + 1 if (common and fold(word.text) not in self.lexicon.countries) or label else first

    def _name(self, first: int, end: int) -> Name:
        while end - first > 2 and self._is_letters(end - 1):
            end -= 1
        span, text = self.words.span(first, end), self.words.phrase(first, end)
        key = fold(text)
        kind, sure = self.kinds.of(first, end, key)
        titled = first > 0 and self.kinds.is_title(self.words.items[first - 1]) and self.kinds.is_held(first, end)
        return Name(text, key, kind, first, end, span, titled=titled, sure=sure)

    def _is_letters(self, at: int) -> bool:
        """Tell what stands behind "Ada Brodwick KC"."""
        word = self.words.items[at]
        return word.text.isupper() and word.lower in self.lexicon["names.letters"]
