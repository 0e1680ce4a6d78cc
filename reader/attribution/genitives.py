"""Which names end in a genitive's s, where a language writes it without an apostrophe: "Storviks ordfører"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Word, Words

SHORTEST_STEM = 4  # "Hans" is no genitive of "Han"
SAINTS = ("'s", "’s")
HEADS = ("endings", "generic", "nouns", "small_tails")


def with_genitives(words: Words, lexicon: PeopleLexicon) -> Words:
    """Return the words with the endings of names cut off that are genitives, where the language has them.

    A name's s before a small word is an ending where the text has the name without it too ("Storviks ordfører"),
    where a list knows the name ("Høyres leder"), where a body's noun ends it ("Fyrforbundets leder", "Norges Bondelags
    leder"), and where a longer name owns a role and its holder ("Sundvik Hermetikks direktør Ada Brekkhus").
    """
    if not lexicon.genitive_s:
        return replace(words, items=tuple(_with_saints(words, lexicon)))
    finder = _Genitives(words, lexicon)
    return replace(words, items=tuple(finder.words()))


def _with_saints(words: Words, lexicon: PeopleLexicon) -> Iterator[Word]:
    """Yield the words with the ’s of "St Anne’s", where no "St Anne" is named: churches and schools have it."""
    items = words.items
    saint = [False] + [word.lower in lexicon["names.saints"] and word.is_capital for word in items]
    bare = {word.text for at, word in enumerate(items) if saint[at] and not word.possessive}
    for at, word in enumerate(items):
        end = word.end + 2
        if saint[at] and word.possessive and word.text not in bare and words.text[word.end : end].lower() in SAINTS:
            yield replace(word, text=words.text[word.start : end], end=end, possessive=False)
        else:
            yield word


class _Genitives:
    def __init__(self, words: Words, lexicon: PeopleLexicon) -> None:
        self.items, self.lexicon = words.items, lexicon
        self.heads = frozenset().union(*(lexicon[f"bodies.{key}"] for key in HEADS))
        self.endings, self.tails = tuple(self.heads), lexicon["bodies.small_tails"]
        self.listed = lexicon.parties | lexicon.known_bodies | lexicon.places

    def words(self) -> Iterator[Word]:
        for at, word in enumerate(self.items):
            is_one = self._may_be_one(at) and (self._is_known(at) or self._owns_role(at))
            is_one = is_one or self._is_tail(at)
            yield replace(word, text=word.text[:-1], end=word.end - 1, possessive=True) if is_one else word

    @cached_property
    def names(self) -> frozenset[str]:
        """The article's words with a capital."""
        return frozenset(word.text for word in self.items if word.is_capital)

    def _may_be_one(self, at: int) -> bool:
        word = self.items[at]
        if not word.text.endswith("s") or not word.is_capital or word.possessive or at + 1 >= len(self.items):
            return False
        return self.items[at + 1].gap == " " and not self.items[at + 1].is_capital

    def _is_tail(self, at: int) -> bool:
        """Tell the small noun that ends a body's name: "Tallvik politidistrikts leder"."""
        word = self.items[at]
        if word.is_capital or not word.text.endswith("s") or at == 0 or at + 1 >= len(self.items):
            return False
        is_name = self.items[at - 1].is_capital and word.gap == " " and self.items[at + 1].gap == " "
        return is_name and word.text[:-1] in self.tails

    def _is_known(self, at: int) -> bool:
        stem = self.items[at].text[:-1]
        if stem.isupper() and len(stem) > 1:
            return not self._is_own_name(at)  # "WFPs direktør"
        if len(stem) < SHORTEST_STEM:
            return False
        if stem.endswith(self.endings) or stem in self.names:
            return True
        return (self._is_further(at) and stem.lower() in self.heads) or fold(stem) in self.listed

    def _is_own_name(self, at: int) -> bool:
        """Tell "FNs klimapanel", a body's own name, from "FNs utsending"."""
        is_genitive = self.items[at].lower in self.lexicon["bodies.genitives"]
        return is_genitive and self.items[at + 1].lower.endswith(tuple(self.tails))

    def _is_further(self, at: int) -> bool:
        """Tell the last word of "Norges Bondelags leder" from a lone "Forbundets leder", which names none."""
        return at > 0 and self.items[at - 1].is_capital and self.items[at].gap == " "

    def _owns_role(self, at: int) -> bool:
        """Tell whether a role and the name of its holder stand right behind the last word of a longer name."""
        role = at + 1 + (self.items[at + 1].lower in self.lexicon["roles.modifiers"])
        if role + 1 >= len(self.items) or not self._is_further(at):
            return False
        close = self.items[role].gap == self.items[role + 1].gap == " " and self.items[role + 1].is_capital
        return close and not self.items[role].is_capital and self.lexicon.is_role(self.items[role].lower)
