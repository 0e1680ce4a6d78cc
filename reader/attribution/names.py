"""Finds the proper names of an article and says what each seems to be."""

from collections.abc import Iterator
from dataclasses import replace

from reader.attribution.kinds import Kinds, NameKind
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.small_words import SmallWords
from reader.attribution.words import Word, Words
from reader.model.frozen import frozen
from reader.model.span import Span

NICKNAME_MARKS = ((" «", "» "), (" “", "” "), (' "', '" '), (" ‘", "’ "), (" '", "' "))
LONGEST = 14  # words of a name; the longest body seen has ten


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
    finder = _Finder(words, lexicon, headings)
    return tuple(finder.names())


class _Finder:
    def __init__(self, words: Words, lexicon: PeopleLexicon, headings: frozenset[int]) -> None:
        self.words, self.lexicon, self.headings = words, lexicon, headings
        self.kinds = Kinds(words, lexicon)
        self.small = SmallWords(words, lexicon, self.kinds)
        self.middle = frozenset(w.text for w in words.items if not w.opens and w.is_capital)
        self.with_initial = frozenset(_with_initials(words))

    def names(self) -> Iterator[Name]:
        index = 0
        while index < len(self.words.items):
            if not self._may_begin(index):
                index += 1
                continue
            end = self._run_end(index)
            yield from self._split(index, end)
            index = end

    def _may_begin(self, index: int) -> bool:
        word = self.words.items[index]
        if word.block in self.headings or not word.is_capital:
            return False
        if word.lower in self.lexicon["words.calendar"]:
            return self._is_given_too(index)
        starter = word.opens and word.lower in self.lexicon["words.starters"]
        if starter and self.kinds.is_field_of_place(index, min(index + 2, len(self.words.items))):
            return True  # "Police Scotland"
        if starter and word.lower in self.lexicon["names.like_pronouns"] and self._is_surname_first(index):
            return True
        if starter or word.lower in self.lexicon["words.determiners"]:
            following = self._next(index)
            return bool(following and self._is_the_of_a_name(index, following))
        if "-" in word.text and word.lower.rsplit("-", 1)[1] in self.lexicon["words.compounding"]:
            return False  # "Washington-based", "US-backed"
        return word.lower not in self.lexicon["words.pronouns_own"] or (word.text.isupper() and len(word.text) > 1)

    def _is_given_too(self, index: int) -> bool:
        """Tell "Jan Brodwick" and "said June Brodwick" from "in June Norland"."""
        word, following = self.words.items[index], self._next(index)
        if word.lower not in self.lexicon["words.given_too"] or following is None or following.gap != " ":
            return False
        if not following.is_capital or following.lower in self.lexicon["words.calendar"]:
            return False
        before = self.words.items[index - 1].lower if index and not word.opens else ""
        closed = ("prepositions", "determiners", "calendar", "dating")
        return not any(before in self.lexicon[f"words.{key}"] for key in closed)

    def _is_surname_first(self, index: int) -> bool:
        """Tell "He Jianxiong, the director" from "He said": a pronoun has no capital behind it."""
        following = self._next(index)
        return following is not None and following.gap == " " and following.is_capital and following.text.isalpha()

    def _is_the_of_a_name(self, index: int, following: Word) -> bool:
        """Tell "The Hill" and "The We Company" from "The" before any other word."""
        if self.words.items[index].lower not in self.lexicon["words.definite"] or following.gap != " ":
            return False
        if not self.words.items[index].opens and self.words.items[index].is_capital and following.is_capital:
            return True
        pair = fold(following.text)
        further = self._next(index + 1)
        longer = f"{pair} {fold(further.text)}" if further and further.gap == " " else pair
        return pair in self.lexicon.outlets or longer in self.lexicon.outlets

    def _next(self, index: int) -> Word | None:
        return self.words.items[index + 1] if index + 1 < len(self.words.items) else None

    def _run_end(self, first: int) -> int:
        """Return the index after the last word of the run of capitals that begins at `first`."""
        items, end = self.words.items, first + 1
        while end < len(items) and end - first < LONGEST:
            step = self._step(first, end)
            if not step:
                break
            end += step
        return end

    def _step(self, first: int, at: int) -> int:
        """Return by how many words the name goes on at `at`: a capital, or small words and a capital."""
        items = self.words.items
        word, before = items[at], items[at - 1]
        if before.possessive:
            return int(self.small.owns_a_body(first, at)) or self.small.other_half(first, at)
        if self._joins(first, at):
            if word.is_capital:
                return 1
            small = self._step_over(first, at) or self.small.small_tail(at) or self.small.other_half(first, at)
            return small or self.small.up_to_acronym(first, at)
        if word.gap in ("- ", "-\u00a0"):
            return self.small.hyphen_tail(at)
        if word.gap == ", " and self.small.lists(first, at):
            return 1
        return 0

    def _joins(self, first: int, at: int) -> bool:
        word, before = self.words.items[at], self.words.items[at - 1]
        if word.gap in (" ", "\u00a0", " & ") or self._is_nickname(at) or self._is_nickname(at - 1):
            return True
        if word.gap in (". ", ".\u00a0"):
            title = any(before.lower in self.lexicon[f"titles.{key}"] for key in ("honorifics", "abbreviated"))
            dotted = "." in before.text and word.lower not in self.lexicon["words.starters"]  # "U.S. Attorney"
            return before.is_initial or title or dotted or before.lower in self.lexicon["names.saints"]
        slip = word.gap == ", " and before.is_initial and at - first >= 2  # "Ada M, Brodwick"
        return slip and (self.words.items[first].text, word.text) in self.with_initial

    def _is_nickname(self, at: int) -> bool:
        """Tell the second word of "Ada “Ace” Brodwick"."""
        items = self.words.items
        if not 0 < at < len(items) - 1 or not all(items[i].is_capital for i in (at - 1, at, at + 1)):
            return False
        return (items[at].gap, items[at + 1].gap) in NICKNAME_MARKS

    def _step_over(self, first: int, at: int) -> int:
        """Return how far it is over "van der" in a person's name, "of the" and "for" in a body's, else 0."""
        items, end = self.words.items, at
        while end < len(items) and end - at < 3 and not items[end].is_capital and items[end].gap in (" ", " & "):
            end += 1
        small = [items[i].lower for i in range(at, end)]
        if not small or end >= len(items) or not items[end].is_capital or items[end].gap not in (" ", " & "):
            return 0
        if items[end].lower in self.lexicon["words.calendar"]:
            return 0
        particles = all(word in self.lexicon["names.particles"] for word in small)
        return end - at + 1 if particles or self.small.connect([w.lower for w in items[first:at]], small) else 0

    def _split(self, first: int, end: int) -> Iterator[Name]:
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
        following = self._next(at)
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


def _with_initials(words: Words) -> Iterator[tuple[str, str]]:
    """Yield given name and surname of every "Ada M. Brodwick"."""
    items = words.items
    for index in range(1, len(items) - 1):
        if items[index].is_initial and items[index + 1].gap == ". " and items[index - 1].is_capital:
            yield items[index - 1].text, items[index + 1].text
