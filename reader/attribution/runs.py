"""Finds the runs of words that names stand in: where a name may begin, and how far it goes on."""

from collections.abc import Iterator

from reader.attribution.kinds import Kinds
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.small_words import SmallWords
from reader.attribution.words import Word, Words

NICKNAME_MARKS = ((" «", "» "), (" “", "” "), (' "', '" '), (" ‘", "’ "), (" '", "' "))
LONGEST = 14  # words of a name; the longest body seen has ten


class Runs:
    """Tells capitals that go on to one another, and the small words between them, from all other words."""

    def __init__(self, words: Words, lexicon: PeopleLexicon, kinds: Kinds, small: SmallWords) -> None:
        self.words, self.lexicon, self.kinds, self.small = words, lexicon, kinds, small
        self.with_initial = frozenset(_with_initials(words))

    def outside(self, headings: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Yield where each run begins and ends, half-open, in text order; none in blocks with these numbers."""
        index = 0
        while index < len(self.words.items):
            if self._may_begin(index, headings):
                end = self._end(index)
                yield index, end
                index = end
            else:
                index += 1

    def _may_begin(self, index: int, headings: frozenset[int]) -> bool:
        word = self.words.items[index]
        if word.block in headings or not word.is_capital:
            return False
        if word.lower in self.lexicon["words.calendar"]:
            return self._is_given_too(index)
        starter = word.opens and word.lower in self.lexicon["words.starters"]
        if starter and self.kinds.is_field_of_place(index, min(index + 2, len(self.words.items))):
            return True  # "Police Scotland"
        if starter and word.lower in self.lexicon["names.like_pronouns"] and self._is_surname_first(index):
            return True
        if starter or word.lower in self.lexicon["words.determiners"]:
            following = self.words.after(index)
            return bool(following and self._is_the_of_a_name(index, following))
        if "-" in word.text and word.lower.rsplit("-", 1)[1] in self.lexicon["words.compounding"]:
            return False  # "Washington-based", "US-backed"
        return word.lower not in self.lexicon["words.pronouns_own"] or (word.text.isupper() and len(word.text) > 1)

    def _is_given_too(self, index: int) -> bool:
        """Tell "Jan Brodwick" and "said June Brodwick" from "in June Norland"."""
        word, following = self.words.items[index], self.words.after(index)
        if word.lower not in self.lexicon["words.given_too"] or following is None or following.gap != " ":
            return False
        if not following.is_capital or following.lower in self.lexicon["words.calendar"]:
            return False
        before = self.words.items[index - 1].lower if index and not word.opens else ""
        closed = ("prepositions", "determiners", "calendar", "dating")
        return not any(before in self.lexicon[f"words.{key}"] for key in closed)

    def _is_surname_first(self, index: int) -> bool:
        """Tell "He Jianxiong, the director" from "He said": a pronoun has no capital behind it."""
        following = self.words.after(index)
        return following is not None and following.gap == " " and following.is_capital and following.text.isalpha()

    def _is_the_of_a_name(self, index: int, following: Word) -> bool:
        """Tell "The Hill" and "The We Company" from "The" before any other word."""
        if self.words.items[index].lower not in self.lexicon["words.definite"] or following.gap != " ":
            return False
        if not self.words.items[index].opens and self.words.items[index].is_capital and following.is_capital:
            return True
        pair = fold(following.text)
        further = self.words.after(index + 1)
        longer = f"{pair} {fold(further.text)}" if further and further.gap == " " else pair
        return pair in self.lexicon.outlets or longer in self.lexicon.outlets

    def _end(self, first: int) -> int:
        """Return the index after the last word of the run that begins at `first`."""
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


def _with_initials(words: Words) -> Iterator[tuple[str, str]]:
    """Yield given name and surname of every "Ada M. Brodwick"."""
    items = words.items
    for index in range(1, len(items) - 1):
        if items[index].is_initial and items[index + 1].gap == ". " and items[index - 1].is_capital:
            yield items[index - 1].text, items[index + 1].text
