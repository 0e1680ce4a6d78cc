"""What a preposition behind a role ties to it: a field, a part of a body, an employer."""

from reader.attribution.bodies import BodyReader
from reader.attribution.cast import Cast
from reader.attribution.people import PeopleLexicon
from reader.attribution.words import Words


class Ties:
    """Reads the phrases behind the roles of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, bodies: BodyReader) -> None:
        self.words, self.cast, self.lexicon, self.bodies = words, cast, lexicon, bodies

    def is_preposition(self, at: int) -> bool:
        """Tell whether word `at` may tie a body to a role."""
        word = self.words.items[at]
        return word.gap == " " and word.lower in self.lexicon["words.post_prepositions"]

    def extends_role(self, first: int, end: int, preposition: str) -> bool:
        """Tell whether a phrase without a body belongs to the role: "of physics", "for exploration"."""
        if end <= first or preposition in self.lexicon["words.at"]:
            return False
        if self.words.items[end - 1].lower in self.lexicon["words.terms"]:
            return False  # "warden for 22 years"
        is_title = self.words.items[first - 2].is_capital  # "Head of Research"
        names = (self.cast.at_word.get(i) for i in range(first, end))
        is_named = not is_title and any(name is not None and not self.bodies.is_demonym(name) for name in names)
        if is_named and preposition not in self.lexicon["words.topical"]:
            return False  # "skipper in Brodwick"
        return all(not self.bodies.is_verb(self.words.items[i].lower) for i in range(first, end))

    def is_employed(self, head: int, at: int) -> bool:
        """Tell "a lawyer at Roe Chambers" and "a partner in Roe Pike" from "a lawyer for Ada"."""
        low, lexicon = self.words.items[at].lower, self.lexicon
        employs = low in lexicon["words.at"] or low in lexicon["words.in"]
        return employs and self.words.items[head].lower in lexicon["roles.ties_and_trades"]

    def is_department(self, at: int, end: int) -> bool:
        """Tell "ved kirurgisk avdeling |på Brekk sykehus": a part of the body that follows."""
        is_part = self.words.items[end - 1].text in self.lexicon["bodies.departments"]
        return end > at + 1 and is_part and end < len(self.words.items) and self.is_preposition(end)
