"""What stands around a role's own words: "former", "newly", a second role that is past."""

from reader.attribution.cast import Cast
from reader.attribution.people import PeopleLexicon
from reader.attribution.words import Words
from reader.model.span import Span


class Ranks:
    """Cuts roles out of the words around them, in one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon

    def current_half(self, begin: int, end: int) -> int:
        """Return where the current role ends: "skipper |og tidligere redningsmann"."""
        items, lexicon = self.words.items, self.lexicon
        joined = (i for i in range(begin + 1, end - 1) if items[i].lower in lexicon["words.and"])
        return next((i for i in joined if items[i + 1].lower in lexicon["roles.former"]), end)

    def parted_rank(self, start: int, begin: int) -> Span | None:
        """Return the "former" of "former Russian | minister", but not that of "the former minister's | aide"."""
        items, ranks = self.words.items, self.lexicon["roles.opening"] | self.lexicon["roles.former"]
        if any(items[index].possessive for index in range(start, begin)):
            return None
        first = next((i for i in range(start, begin) if items[i].lower in ranks and i not in self.cast.at_word), begin)
        last = first
        while last < begin and items[last].lower in ranks and last not in self.cast.at_word:
            last += 1
        return self.words.span(first, last) if last > first else None

    def is_former(self, rank: Span | None) -> bool:
        """Tell whether somebody with this rank holds a post no more."""
        former = self.lexicon["roles.former"]
        return rank is not None and any(self.words.items[i].lower in former for i in self.words.inside(rank))

    def without_participles(self, begin: int, head: int) -> tuple[int, bool]:
        """Return where the role begins behind "newly" and "current", and whether it is a former one."""
        items, former = self.words.items, False
        while begin < head and items[begin].lower in self.lexicon["roles.passing"] and begin not in self.cast.at_word:
            begin += 1
        former = any(items[i].lower in self.lexicon["roles.former"] for i in range(begin, head))
        return begin, former
