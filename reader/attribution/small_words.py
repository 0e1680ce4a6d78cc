"""How far the name of a body reaches over small words: "Statens vegvesen", "Bank of Norwick"."""

from reader.attribution.kinds import Kinds
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Word, Words

GAPS = (" ", "’ ", "' ")  # between words of a name, behind a plural's possessive
LONGEST_SPELT = 5  # small words that an acronym in brackets spells
LONGEST_HALF = 3  # words on either side of the "and" in a body's name


class SmallWords:
    """Tells the small words of bodies' names from those between names."""

    def __init__(self, words: Words, lexicon: PeopleLexicon, kinds: Kinds) -> None:
        self.words, self.lexicon, self.kinds = words, lexicon, kinds
        self.lower = frozenset(word.text for word in words.items if word.text[0].islower())

    def owns_a_body(self, first: int, at: int) -> bool:
        """Tell "Traders' Association" and "Women's Institute" from "Farrow Capital's Institute"."""
        word, before = self.words.items[at], self.words.items[at - 1]
        if self._is_named_after(first, at):
            return True
        if not word.is_capital or word.lower not in self.lexicon["bodies.heads_owned"]:
            return False
        many = word.gap in ("' ", "’ ") and not self.kinds.is_given(before)
        return many or (word.gap == " " and before.lower in self.lexicon["bodies.owners"])

    def _is_named_after(self, first: int, at: int) -> bool:
        """Tell "Queen's University", "St. John's College" and a lone "Norwick's School" from one's board."""
        items, lexicon = self.words.items, self.lexicon
        word, after = items[at], self.words.after(at)
        if not word.is_capital or word.gap != " " or word.lower not in lexicon["bodies.heads_named_after"]:
            return False
        if items[first].lower in lexicon["names.saints"] or items[at - 1].lower in lexicon["bodies.patrons"]:
            return True
        goes_on = after is not None and after.gap == " " and (after.is_capital or after.lower in lexicon["words.of"])
        return at == first + 1 and not goes_on

    def other_half(self, first: int, at: int) -> int:
        """Return how far it is from "and" to the end of "Millers | and Bakers Alliance", 0 between two names.

        What stands before is a common noun then: the article writes it small elsewhere, or it is a plural.
        """
        items, lexicon = self.words.items, self.lexicon
        half = items[first:at]
        if items[at].lower not in lexicon["words.and"] or items[at].gap not in GAPS or len(half) > LONGEST_HALF:
            return 0
        if any(word.lower in lexicon["bodies.words"] or word.text.isupper() for word in half):
            return 0
        last, after = half[-1].text.lower(), items[at + 1].lower if at + 1 < len(items) else ""
        if f"{last} and {after}" in lexicon["bodies.pairs"] and items[at + 1].is_capital:
            return 2
        is_one = last in self.lower or last.endswith(("s", "s'", "s’")) or self._is_first_of_one(first, at)
        if self.kinds.is_given(half[0]) or not is_one:
            return 0
        end = at + 1
        while end < len(items) and end - at <= LONGEST_HALF + 1 and items[end].is_capital and self._is_close(at, end):
            end += 1
        return end - at if end - at > 2 and items[end - 1].lower in lexicon["bodies.words"] else 0

    def _is_first_of_one(self, first: int, at: int) -> bool:
        """Tell "the Forest and Mill Union" from a country or a place and a union: an article holds both halves."""
        before = self.words.items[first - 1].lower if first else ""
        key = fold(self.words.phrase(first, at))
        known = key in self.lexicon.countries or key in self.lexicon.places or key in self.lexicon.parties
        return before in self.lexicon["words.definite"] and not known

    def _is_close(self, at: int, index: int) -> bool:
        return self.words.items[index].gap in (GAPS[:1] if index == at + 1 else GAPS)

    def small_tail(self, at: int) -> int:
        """Return how many small words end a body's name: "Statens | vegvesen", "Institutt | for logistikk"."""
        items, before = self.words.items, self.words.items[at - 1]
        if not before.is_capital or self.kinds.is_given(before):
            return 0
        if self._ends_body(at):
            place = items[at].lower.endswith(tuple(self.lexicon["bodies.small_tails_of_places"]))
            many = before.lower.endswith(tuple(self.lexicon["bodies.genitives"])) and not self._is_given_owner(before)
            owner = before.lower.endswith("s") and not many
            whole = place or not owner  # "Brodwicks kontor" is no name
            return 1 + self._topic_behind(at) if whole else 0
        if at + 1 < len(items) and self._is_adjective(at) and items[at + 1].gap == " " and self._ends_body(at + 1):
            return 2 + self._topic_behind(at + 1)  # "Sørnorsk | teknisk institutt"
        if at + 1 < len(items) and items[at + 1].gap == "- ":
            tail = self.hyphen_tail(at + 1)
            return tail + 1 if tail else 0
        has_topic = before.lower in self.lexicon["bodies.heads_with_topic"] or self._is_head(before.lower)
        return self._topic(at) if has_topic else 0

    def _is_given_owner(self, word: Word) -> bool:
        """Tell "Irenes kontor" from "Fiskernes kontor"."""
        key = fold(word.text.removesuffix("s"))
        return key in self.lexicon.female or key in self.lexicon.male

    def _is_adjective(self, at: int) -> bool:
        word = self.words.items[at]
        return word.text[0].islower() and word.lower.endswith(tuple(self.lexicon["words.adjective_endings"]))

    def _is_head(self, low: str) -> bool:
        """Tell a body's common noun by its end: "Hodepineforeningen", "Skattekontoret"."""
        return low.endswith(tuple(self.lexicon["bodies.head_endings"]))

    def up_to_acronym(self, first: int, at: int) -> int:
        """Return how many small words stand before the acronym that they spell: "Nasjonal | skredvarsling (NSV)"."""
        items, end = self.words.items, at
        while end < len(items) and end - at < LONGEST_SPELT and items[end].gap == " " and items[end].text[0].islower():
            end += 1
        return end - at if end > at and self.kinds.is_spelt(first, end) else 0

    def hyphen_tail(self, at: int) -> int:
        """Return 2 at the "og" of "Nærings- og fiskeridepartementet", else 0."""
        items = self.words.items
        if items[at].lower not in self.lexicon["words.and"] or at + 1 >= len(items) or items[at + 1].gap != " ":
            return 0
        low = items[at + 1].lower
        return 2 if self._ends_body(at + 1) or low.endswith(tuple(self.lexicon["bodies.endings"])) else 0

    def _ends_body(self, at: int) -> bool:
        word = self.words.items[at]
        return not word.is_capital and word.lower.endswith(tuple(self.lexicon["bodies.small_tails"]))

    def _topic_behind(self, at: int) -> int:
        """Return how many words say what "Norsk institutt" is for."""
        has_topic = self.words.items[at].lower in self.lexicon["bodies.heads_with_topic"]
        goes_on = at + 1 < len(self.words.items) and self.words.items[at + 1].gap == " "
        return self._topic(at + 1) if has_topic and goes_on else 0

    def _topic(self, at: int) -> int:
        """Return how many words say what an institute is for, "for logistikk og havbruk"."""
        items = self.words.items
        if items[at].lower not in self.lexicon["words.of"] or not self._is_topic(at + 1):
            return 0
        joined = at + 2 < len(items) and items[at + 2].lower in self.lexicon["words.and"] and self._is_topic(at + 3)
        return 4 if joined and not items[at + 3].lower.endswith("er") else 2  # "… og sier"

    def _is_topic(self, at: int) -> bool:
        """Tell whether a small word may be a field of study: no verb, pronoun, article or number."""
        if at >= len(self.words.items) or self.words.items[at].gap != " ":
            return False
        word, lexicon = self.words.items[at], self.lexicon
        closed = ("heads_clause", "determiners", "possessives", "quantifiers", "numbers", "prepositions", "starters")
        if any(word.lower in lexicon[f"words.{key}"] for key in closed) or self.lexicon.is_role(word.lower):
            return False
        return word.text.isalpha() and not word.is_capital and word.lower not in lexicon["bodies.no_topics"]

    def connect(self, before: list[str], small: list[str]) -> bool:
        """Tell whether small words hold a body's name together: "Bank | of | Norwick", "Embassy | in | Tallow"."""
        lexicon = self.lexicon
        if len(small) == 1 and small[0] in lexicon["bodies.placing"]:
            return any(word in lexicon["bodies.heads_in"] for word in before) or self._is_head(before[-1])
        if not all(word in lexicon["bodies.connectors"] for word in small):
            return False
        if small[0] in lexicon["words.and"] and not any(word in lexicon["bodies.connectors"] for word in before):
            return False
        return any(word in lexicon["bodies.heads_that_connect"] for word in before)

    def lists(self, first: int, at: int) -> bool:
        """Tell "Council on Harbours, Fish and Water" from a list of names."""
        items, lexicon = self.words.items, self.lexicon
        if at + 2 >= len(items) or not items[at].is_capital:
            return False
        opened = any(items[i].lower in lexicon["bodies.heads_that_connect"] for i in range(first, at))
        topical = any(items[i].lower in lexicon["bodies.connectors"] for i in range(first, at))
        pair = items[at + 1].lower in lexicon["words.and"] and items[at + 2].is_capital and items[at + 1].gap == " "
        return opened and topical and pair
