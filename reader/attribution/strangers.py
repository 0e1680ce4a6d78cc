"""People whom a sentence is about though nobody has named them: "a motorist", "her neighbour"."""

from reader.attribution.people import PeopleLexicon
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.words import Words
from reader.model.source import SourceKind

SUBJECT = 8  # words in which a sentence names whom it is about
SURE = 0.7  # confidence in a stranger whom "he" takes up


class Strangers:
    """Finds the unnamed subjects of one article's sentences."""

    def __init__(self, words: Words, lexicon: PeopleLexicon) -> None:
        self.words, self.lexicon = words, lexicon

    def opening(self, first: int, at: int) -> Speaker | None:
        """Return "motorist" for "A motorist had to brake, he told …": the sentence's subject, not named so far."""
        items = self.words.items
        if at - first < SUBJECT // 2 or items[first].lower not in self.lexicon["words.articles"]:
            return None
        acts = items[first + 2].lower in self.lexicon["words.heads_clause"]
        return self._stranger(first + 1) if acts and self.lexicon.is_role(items[first + 1].lower) else None

    def in_sentence(self, first: int, end: int, woman: bool | None) -> Speaker | None:
        """Return "neighbour" for "Her neighbour agreed." and "boy" for "On the pier, a boy throws stones."."""
        items, lexicon = self.words.items, self.lexicon
        head = next((i for i in range(first + 1, min(end - 1, first + SUBJECT // 2 + 1)) if self._is_one(i)), None)
        while head is not None and head + 2 < end and self._goes_on(head + 1):
            head += 1  # "a coastguard |spokesperson"
        if head is None or items[head + 1].gap != " " or items[head + 1].lower in lexicon["words.prepositions"]:
            return None
        other = lexicon["titles.male" if woman else "titles.female"]
        is_other = woman is not None and items[head].lower in other  # "His wife was there. …, he said"
        return None if is_other else self._stranger(head)

    def _is_one(self, at: int) -> bool:
        items, lexicon = self.words.items, self.lexicon
        opens = items[at - 1].lower in lexicon["words.possessives"] | lexicon["words.articles"]
        return opens and (lexicon.is_role(items[at].lower) or items[at].lower in lexicon["roles.people"])

    def _goes_on(self, at: int) -> bool:
        return self.words.items[at].gap == " " and self.lexicon.is_role(self.words.items[at].lower)

    def _stranger(self, at: int) -> Speaker:
        words, span = self.words.items[at].lower, self.words.span(at, at + 1)
        return Speaker(Sort.COMMON, -1, words, span, SourceKind.UNNAMED, SURE)
