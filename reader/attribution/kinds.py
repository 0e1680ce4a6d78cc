"""Says what a proper name seems to be, by its own words and those right before it."""

import re
from enum import StrEnum

from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Word, Words

SEAT = re.compile(r"[DRI]-[A-Z]")  # of American members, "Ada Brodwick, D-Tallow Creek"
LONG = 7  # letters of a name in one word that an outlet's ending may tell
APPOSED = 5  # words in which an outlet's name is followed by what it is
LONGEST_ACRONYM = 6
SHORT = 4  # letters of an outlet's name that must be written as listed


class NameKind(StrEnum):
    """What a name seems to be, judged by its own words and the one before it."""

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    PLATFORM = "platform"
    COUNTRY = "country"
    PLACE = "place"
    PARTY = "party"
    JOURNAL = "journal"
    OFFICE = "office"  # "Foreign Minister" with no name behind it
    OTHER = "other"


class Kinds:
    """Judges runs of words; `first` and `end` count words, half-open."""

    def __init__(self, words: Words, lexicon: PeopleLexicon) -> None:
        self.words, self.lexicon = words, lexicon

    def of(self, first: int, end: int, key: str) -> tuple[NameKind, bool]:
        """Return a name's kind, and whether more than its shape says so; `key` is the name folded."""
        listed = self._listed(first, end, key)
        if listed is not None:
            return listed, True
        items = self.words.items
        if self._is_called_outlet(first, end):
            return NameKind.OUTLET, True
        if self._is_introduced(first, end) or (end - first > 1 and self.is_spelt(first, end)):
            return NameKind.BODY, True
        lows = [items[i].lower for i in range(first, end)]
        bodily = end - first > 2 and any(low in self.lexicon["bodies.words"] for low in lows[1:])
        bodily = bodily or lows[-1] in self.lexicon["bodies.never_surnames"]
        if end - first > 1 and self.is_given(items[first]) and not bodily:
            return NameKind.PERSON, True
        if self.is_field_of_place(first, end):
            return NameKind.BODY, True
        return self.by_shape(first, end, lows)

    def _listed(self, first: int, end: int, key: str) -> NameKind | None:
        """Return the kind of a name that a list knows, or that the words before it give away."""
        lexicon, bare = self.lexicon, key.removeprefix("the ")
        text = self.words.text[self.words.items[first].start : self.words.items[end - 1].end]
        parts = text.split("-") if end - first == 1 else [text]  # "Hungarian-American"
        kinds = (
            (NameKind.COUNTRY, all(fold(part) in lexicon.countries for part in parts)),
            (NameKind.OUTLET, bare in lexicon.outlets and (len(bare) > SHORT or text in lexicon.outlet_forms)),
            (NameKind.PLATFORM, key in lexicon.platforms),
            (NameKind.PARTY, bare in lexicon.parties),
            (NameKind.JOURNAL, self._is_journal(first)),
            (NameKind.PLACE, key in lexicon.places),
            (NameKind.BODY, key in lexicon.known_bodies),
            (NameKind.PLACE, end - first > 1 and self._is_street(end)),
            (NameKind.PLACE, SEAT.match(text) is not None),
        )
        return next((kind for kind, holds in kinds if holds), None)

    def _is_street(self, end: int) -> bool:
        """Tell "Mill Road" from "the Mill Road surgery"."""
        items = self.words.items
        if items[end - 1].lower not in self.lexicon["places.streets"]:
            return False
        after = items[end].lower if end < len(items) and items[end].gap == " " else ""
        return not any(after in words for key, words in self.lexicon.words.items() if key.startswith("sorts."))

    def is_field_of_place(self, first: int, end: int) -> bool:
        """Tell "Statistics Norway" and "Health Canada": bodies named by what they do and where."""
        items, lexicon = self.words.items, self.lexicon
        if end - first < 2 or items[first].lower not in lexicon["bodies.fields"] or items[first].possessive:
            return False
        place = fold(self.words.phrase(first + 1, end))
        return items[first + 1].gap == " " and (place in lexicon.countries or place in lexicon.places)

    def is_field_of_role(self, at: int) -> bool:
        """Tell the "Search" of "Search manager Ada Brodwick" and the "Hill" of "Hill farmers fear" from a body."""
        items = self.words.items
        if at + 1 >= len(items) or items[at + 1].gap != " " or items[at + 1].is_capital:
            return False
        is_known = fold(items[at].text) in self.lexicon.known_bodies or items[at].text.isupper()
        is_of_field = items[at + 1].lower in self.lexicon["roles.of_fields"] and not is_known
        return is_of_field or items[at].lower in self.lexicon["roles.fields"]

    def is_spelt(self, first: int, end: int) -> bool:
        """Tell whether an acronym in brackets behind a name has the first letter of each of its greater words."""
        items = self.words.items
        if end >= len(items) or items[end].gap != " (" or self.words.text[items[end].end : items[end].end + 1] != ")":
            return False
        acronym = items[end].text
        if not acronym.isupper() or not 2 <= len(acronym) <= LONGEST_ACRONYM:
            return False
        small = self.lexicon["bodies.connectors"] | self.lexicon["words.prepositions"]
        parts = [items[i].lower for i in range(first, end) if items[i].lower not in small]
        letters, text = iter(acronym.casefold()), " ".join(parts)
        if acronym.casefold()[0] != text[0] or len(parts) > len(acronym):
            return False
        within = iter(text)
        return all(letter in within for letter in letters)

    def _is_introduced(self, first: int, end: int) -> bool:
        """Tell "the charity Tallow Aid, …" and "… Tallow Aid says" from "the charity Ada Brodwick runs"."""
        items = self.words.items
        noun = items[first - 1].lower if first else ""
        is_noun = noun in self.lexicon["bodies.generic"] or noun.endswith(tuple(self.lexicon["bodies.compounding"]))
        if items[first].gap != " " or not is_noun:
            return False
        if items[first - 1].is_capital or self.is_given(items[first]) or end >= len(items):
            return False
        says = end - first > 1 and items[end].gap == " " and items[end].lower in self.lexicon["bodies.says"]
        return says or (items[end].gap.strip()[:1] in (",", ".", ":", ")") and bool(items[end].gap.strip()))

    def _is_called_outlet(self, first: int, end: int) -> bool:
        """Tell "the newspaper Il Passo," and "Kabar Pelabuhan, a local radio station" from any other name."""
        items, kinds = self.words.items, self.lexicon["outlets.kinds"]
        before = items[first - 1] if first and items[first].gap == " " else None
        if before is not None and before.lower in kinds and not before.is_capital:
            return not self.is_given(items[first])  # "the newspaper Ada Brodwick founded"
        if end + 1 >= len(items) or items[end].gap != ", " or items[end].lower not in self.lexicon["words.articles"]:
            return False
        said = range(end + 1, min(len(items), end + APPOSED))
        noun = next((i for i in said if items[i].lower in kinds), None)
        return noun is not None and all(items[i].gap == " " for i in range(end + 1, noun + 1))

    def _is_journal(self, first: int) -> bool:
        """Tell what a study appeared in: "published in the journal X"."""
        start = self.words.items[first].start
        before = " ".join(self.words.text[max(0, start - 40) : start].lower().split())
        before = before.removesuffix(" the")
        return before.endswith(tuple(self.lexicon["words.published_in"]))

    def by_shape(self, first: int, end: int, lows: list[str]) -> tuple[NameKind, bool]:
        """Return the kind of a name that no list knows; `lows` are its words in lower case."""
        lexicon, items = self.lexicon, self.words.items
        if all(self.is_title_word(low) or lexicon.country_of(low) for low in lows):
            return NameKind.OFFICE, True
        if any(low in lexicon["outlets.words"] for low in lows) and end - first > 1:
            return NameKind.OUTLET, False
        if end - first == 1 and len(lows[0]) > LONG and lows[0].endswith(tuple(lexicon["outlets.endings"])):
            return NameKind.OUTLET, False
        if end - first == 1 and lows[0].endswith(tuple(lexicon["places.party_endings"])):
            return NameKind.PARTY, True
        if any(low in lexicon["bodies.words"] for low in lows):
            return NameKind.BODY, True
        if any(low.endswith(tuple(lexicon["bodies.endings"])) for low in lows if len(low) > 6):
            return NameKind.BODY, True
        word = items[first]
        if end - first == 2 and lows[0] in lexicon["names.saints"] and lows[1].endswith(("'s", "’s")):
            return NameKind.BODY, True  # "St Anne’s"
        if end - first == 1:
            acronym = 2 <= len(word.text) <= 6 and word.text.isupper()
            return (NameKind.BODY, False) if acronym else (NameKind.OTHER, False)
        after_the = first > 0 and items[first - 1].lower in lexicon["words.determiners"] and word.gap == " "
        odd = any(c.isdigit() for i in range(first, end) for c in items[i].text[:20])
        demonym = lexicon.country_of(word.text) is not None
        if end - first == 2 and lows[0] in lexicon["bodies.fields"]:
            return NameKind.BODY, False  # "Statistics Saline"
        return (NameKind.OTHER, False) if after_the or odd or demonym else (NameKind.PERSON, False)

    def is_title(self, word: Word) -> bool:
        """Tell whether a word is a title or names a role."""
        low, lexicon = word.lower, self.lexicon
        return low in lexicon["titles.honorifics"] or low in lexicon["titles.abbreviated"] or lexicon.is_role(low)

    def is_title_word(self, low: str) -> bool:
        """Tell whether a lower-case word may stand in a title: "former", "vice", "president"."""
        lexicon = self.lexicon
        title = low in lexicon["titles.honorifics"] or low in lexicon["titles.abbreviated"] or lexicon.is_role(low)
        return title or (low in lexicon["roles.modifiers"] and low not in lexicon["bodies.words"])

    def is_given(self, word: Word) -> bool:
        """Tell whether a word is a known given name."""
        key = fold(word.text)
        return key in self.lexicon.female or key in self.lexicon.male

    def is_held(self, first: int, end: int) -> bool:
        """Tell a title of this name ("director X", "her mother, X,") from a role that a comma keeps apart."""
        items = self.words.items
        is_verb = first > 1 and items[first - 2].lower in self.lexicon["words.relative"]
        if is_verb and items[first - 1].lower in self.lexicon["words.leading"]:
            return False  # "som leder Tallvik Redning"
        after = items[end].gap if end < len(items) else "."
        return items[first].gap in (" ", ". ") or (items[first].gap == ", " and after.startswith((",", ".")))
