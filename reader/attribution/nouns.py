"""What kinds of words a source is named by: people, roles, bodies, documents, pronouns."""

from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Words

LONG_NOUN = 5  # letters of a noun that compounds are known by
PERSONAL = (
    "words.pronouns_he",
    "words.pronouns_she",
    "words.pronouns_it",
    "words.pronouns_they",
    "words.pronouns_whoever",
)


class Nouns:
    """Tells the words of one article's sources apart."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.long_documents = tuple(noun for noun in lexicon["documents.nouns"] if len(noun) >= LONG_NOUN)

    def is_country_name(self, name: Name) -> bool:
        """Tell "Russia" and "the UK" from "Russian"."""
        country = self.lexicon.country_of(name.text)
        return country is not None and (fold(country) == name.key or name.text in self.lexicon.short_countries)

    def is_pronoun(self, low: str, first: int, last: int) -> bool:
        """Tell whether a source is a pronoun, and not a noun that one stands before."""
        lexicon = self.lexicon
        if low in lexicon["words.pronouns_whoever"] and last - first > 1:
            return False  # "kilden i departementet"
        if low in lexicon["words.possessives"] and last - first > 1:
            return False  # "her mother"
        if any(low in lexicon[key] for key in PERSONAL):
            return low not in lexicon["words.determiners"] or last - first == 1
        if low not in lexicon["words.pronouns_own"]:
            return False
        return last - first == 1 or not (low in lexicon["words.quantifiers"] or low in lexicon["words.determiners"])

    def core_end(self, first: int, last: int) -> int:
        """Return where the noun phrase ends that apposition or a relative clause may follow."""
        items, index = self.words.items, first + 1
        while index < last:
            name = self.cast.at_word.get(index)
            inside = name is not None and name.first < index
            gap = items[index].gap
            if not inside and (gap.startswith((",", ";", ":", " (", " –", " —")) or "\n" in gap):
                break
            if not inside and items[index].lower in self.lexicon["words.relative"]:
                break
            index += 1
        return index

    def is_common(self, name: Name) -> bool:
        """Tell a sentence's first common noun ("Traders", "Authorities") and a people ("Mexicans") from a name."""
        if name.kind is NameKind.COUNTRY and self.is_people(name):
            return True
        word = self.words.items[name.first]
        if name.last - name.first > 1 or name.sure or not word.opens:
            return False
        low, lexicon = word.lower, self.lexicon
        return (
            low in lexicon["roles.people"] or lexicon.is_role(low) or self.is_document(low) or self.is_plural_role(low)
        )

    def is_people(self, name: Name) -> bool:
        """Tell "Mexicans" from the name of a country."""
        plural = name.text.endswith(tuple(self.lexicon["words.noun_endings"]))
        return plural and not self.is_country_name(name) and len(name.parts) == 1

    def is_source_noun(self, low: str) -> bool:
        """Tell whether a common noun can be a source: people, role, body or document."""
        lexicon = self.lexicon
        return (
            low in lexicon["roles.people"]
            or low in lexicon["roles.no_role"]
            or lexicon.is_role(low)
            or self.is_plural_role(low)
            or self.is_one_of_people(low)
            or self.is_document(low)
            or low in lexicon["bodies.nouns"]
            or low in lexicon["bodies.lower_bodies"]
        )

    def is_plural_role(self, low: str) -> bool:
        """Tell whether a word is the plural of a role."""
        return any(
            low.endswith(e) and self.lexicon.is_role(low[: -len(e)]) for e in self.lexicon["words.noun_endings"] if e
        )

    def is_one_of_people(self, low: str) -> bool:
        """Tell whether a word is the singular of people known in the plural: "villager"."""
        people = self.lexicon["roles.people"]
        return any(f"{low}{ending}" in people for ending in self.lexicon["words.noun_endings"] if ending)

    def are_doers(self, low: str) -> bool:
        """Tell by its ending whether a plural may be people whom no list knows: "parishioners", "archers"."""
        return len(low) > LONG_NOUN and low.endswith(tuple(self.lexicon["words.doers"]))

    def is_document(self, low: str) -> bool:
        """Tell whether a word is a kind of document; where compounds are one word, its ending tells."""
        nouns = self.lexicon["documents.nouns"]
        return low in nouns or (bool(self.lexicon.definite_endings) and low.endswith(self.long_documents))

    def may_be_noun(self, low: str) -> bool:
        """Tell whether a word is none of those that are never the noun of a source: pronouns, verbs, small words."""
        closed = ("relative", "prepositions", "determiners", "conjunctions", "pronouns_own", "copulas", "auxiliaries",
                  "possessives", "quantifiers", "numbers", "calendar")  # fmt: skip
        return not any(low in self.lexicon[key] for key in (*PERSONAL, *(f"words.{one}" for one in closed)))

    def is_person(self, name: Name) -> bool:
        """Tell whether a name is that of a person."""
        return self.cast.members[self.cast.of_name[name.first]].is_person

    def head_index(self, begin: int, core: int) -> int:
        """Return the head noun of a description: the last word before a preposition or participle."""
        items, index = self.words.items, begin
        while index + 1 < core:
            name = self.cast.at_word.get(index + 1)
            if name is None and items[index + 1].lower in self.lexicon["words.prepositions"]:
                break
            if self.is_source_noun(items[index].lower) and self._is_participle(index + 1, core):
                break
            index += 1
        return index

    def _is_participle(self, index: int, core: int) -> bool:
        """Tell "evidence presented", "people familiar with" and "a source close to" from "campaign video"."""
        low = self.words.items[index].lower
        if self.is_source_noun(low) or index in self.cast.at_word:
            return False
        if low in self.lexicon["words.made"] and self.is_document(self.words.items[index - 1].lower):
            return True
        people = self.words.items[index - 1].lower in self.lexicon["roles.people"]
        people = people or low in self.lexicon["words.standings"]
        if people and index + 1 < core and self.words.items[index + 1].lower in self.lexicon["words.prepositions"]:
            return True
        ahead = range(index + 1, min(core, index + 3))
        verbal = low.endswith(tuple(self.lexicon["words.participle_endings"]))
        return verbal and not any(self.is_source_noun(self.words.items[i].lower) for i in ahead)

    def head_noun(self, words: str) -> str:
        """Return the noun that a description in lower or mixed case is about."""
        parts = words.lower().split()
        for index, part in enumerate(parts):
            if (index and part in self.lexicon["words.prepositions"]) or part in self.lexicon["words.relative"]:
                return parts[index - 1] if index else part
        return parts[-1] if parts else ""
