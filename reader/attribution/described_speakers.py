"""The speaker that only common words describe: "the governor", "two residents", "a report from Norwick Bank"."""

from itertools import pairwise

from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.named_speakers import NamedSpeakers
from reader.attribution.people import PeopleLexicon
from reader.attribution.references import References
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.words import Words
from reader.model.source import SourceKind

SHORTEST_NOUN = 3  # letters
FOUND = 0.95  # confidence in a source of its own, and …
DANGLING = 0.6  # … where its words take up one which was not found, and …
TOLD = 0.75  # … where no list knows its noun
AUTHORS = (NameKind.BODY, NameKind.OUTLET, NameKind.OTHER, NameKind.PERSON)  # of a document


class DescribedSpeakers:
    """Tells whom the descriptions of one article describe: somebody known already, or a source of their own."""

    def __init__(
        self, words: Words, cast: Cast, lexicon: PeopleLexicon, references: References, named: NamedSpeakers
    ) -> None:
        self.words, self.cast, self.lexicon, self.named = words, cast, lexicon, named
        self.references, self.nouns = references, references.nouns

    def speaker(self, first: int, core: int) -> Speaker | None:
        """Return the source that common words describe: one known already, or a new one."""
        if self._is_this_article(first, core):
            return None
        opening = self.words.items[first].lower
        begin = self._past_person(self._past_determiners(first, core), core)
        if begin >= core:
            return None
        head = self.nouns.head_index(begin, core)
        low = self.lexicon.base(self.words.items[head].lower)
        definite = opening in self.lexicon["words.definite"] or self._is_definite(head)
        if begin == core - 1 and begin > first and not definite and low in self.lexicon["bodies.nouns"]:
            return None  # "a company"
        known = self.references.taken_up(low, first) if definite and head == core - 1 else None
        known = known or self.references.holder(begin, core)
        if known is None and definite:
            known = self.references.last_meant(begin, head, low, first)
        if known is None and head == core - 1 and self._is_epithet(first, head):
            known = self.references.person_just_named(first)
        return known or self._new(begin, head, core)

    def told(self, first: int, last: int) -> Speaker | None:
        """Return the source that words stand for which no list knows: "an arborist", "the dispatch log"."""
        if self._is_this_article(first, last):
            return None
        inside = (self.cast.at_word.get(i) for i in range(first, last))
        person = next((name for name in inside if name is not None and self.nouns.is_person(name)), None)
        if person is not None and person.first > first and self._is_placed(first, person.first):
            person = None  # "allotment holders on Mill Lane"
        if person is not None and not self.words.items[person.last - 1].possessive:
            return self.named.speaker(person)  # "on Facebook X"
        begin = self._past_person(self._past_determiners(first, last), last)
        core = self.nouns.core_end(begin, last) if begin < last else begin
        if begin >= core or any(self._is_small(i) for i in range(begin, min(core, begin + 2))):
            return None
        head = self.nouns.head_index(begin, core)
        word = self.words.items[head]
        if (
            not word.text.replace("-", "").isalpha()
            or len(word.text) < SHORTEST_NOUN
            or not self.nouns.may_be_noun(word.lower)
        ):
            return None
        return self._common(begin, core, self._kind(word.lower, begin, head), TOLD)

    def _is_placed(self, first: int, name: int) -> bool:
        """Tell "holders on X" from "on Facebook X": a preposition right before a name, and a noun before it."""
        items, small = self.words.items, self.lexicon["words.prepositions"]
        return name - first > 1 and items[name - 1].lower in small and items[name - 2].lower not in small

    def _is_epithet(self, first: int, head: int) -> bool:
        """Tell "the 27-year-old" and "the retired baker": words for a person whom the text has just named."""
        items, lexicon = self.words.items, self.lexicon
        definite = items[first].lower in lexicon["words.definite"]
        aged = tuple(lexicon["words.aged"])
        if items[head].lower.endswith(aged):
            is_age = items[head].text[0].isdigit()
            return definite or (is_age and head == first)
        if definite and head - first == 2 and items[first + 1].lower.endswith(aged):
            return True  # "the 58-year-old rancher"
        former = any(items[i].lower in lexicon["roles.former"] for i in range(first, head))
        return definite and former and lexicon.is_role(items[head].lower)

    def _is_small(self, index: int) -> bool:
        """Tell whether a word opens no description: a pronoun, a verb, a preposition."""
        return not self.nouns.may_be_noun(self.words.items[index].lower)

    def _past_determiners(self, first: int, core: int) -> int:
        """Step over "some of the" before a description."""
        items, lexicon, begin = self.words.items, self.lexicon, first
        while begin < core:
            low = items[begin].lower
            small = low in lexicon["words.determiners"] or low in lexicon["words.quantifiers"]
            if not small and not (begin > first and low in lexicon["words.of"]):
                break
            begin += 1
        return begin

    def _new(self, begin: int, head: int, core: int) -> Speaker | None:
        """Return a source that only common words name; None where the noun is none that can speak."""
        low, people = self.words.items[head].lower, self.cast.at_word.get(head)
        if not self.nouns.is_source_noun(low) and not (people is not None and self.nouns.is_people(people)):
            return None
        if self.nouns.is_document(low) or self.nouns.is_document(low.removesuffix("s")):
            author = self._body_behind(head, core) or self._body_before_document(begin, head)
            if author is not None:
                return author
        kind = self._kind(low, begin, head)
        if kind is SourceKind.ORGANISATION:
            begin = next((i for i in range(begin, head) if i in self.cast.at_word), begin)
        return self._common(begin, core, kind, DANGLING if self._takes_up(begin, head) else FOUND)

    def _is_this_article(self, first: int, end: int) -> bool:
        """Tell the article itself: its correction says what "an earlier version of this article" had said wrongly."""
        lows, lexicon = [word.lower for word in self.words.items[max(0, first - 1) : end]], self.lexicon
        return any(
            before in lexicon["documents.this"] and low in lexicon["documents.itself"] for before, low in pairwise(lows)
        )

    def _is_definite(self, head: int) -> bool:
        """Tell by its ending that a noun takes up somebody: "ordføreren", "kommunen"."""
        low, lexicon = self.words.items[head].lower, self.lexicon
        return lexicon.base(low) != low or (bool(lexicon.definite_endings) and low in lexicon["bodies.generic"])

    def _takes_up(self, begin: int, head: int) -> bool:
        """Tell "the researcher" and "kommunen", which somebody named before should answer to, from "residents"."""
        low, lexicon = self.words.items[head].lower, self.lexicon
        definite = begin > 0 and self.words.items[begin - 1].lower in lexicon["words.definite"]
        is_one = lexicon.is_role(low) or low in lexicon["bodies.generic"]
        return low in lexicon["bodies.definite_taken_up"] or self._is_definite(head) or (definite and is_one)

    def _common(self, begin: int, core: int, kind: SourceKind, confidence: float) -> Speaker:
        if self._needs_article(begin, core):
            begin -= 1
        return Speaker(Sort.COMMON, -1, self.words.phrase(begin, core), self.words.span(begin, core), kind, confidence)

    def _needs_article(self, begin: int, core: int) -> bool:
        """Tell "de lokale guidene", which is no Norwegian without its article, from "the local guides"."""
        endings, before = tuple(self.lexicon.definite_endings), self.words.items[begin - 1].lower if begin else ""
        is_definite = core - begin > 1 and bool(endings) and self.words.items[core - 1].lower.endswith(endings)
        return is_definite and before in self.lexicon["words.definite"]

    def _past_person(self, begin: int, core: int) -> int:
        """Step over a person who has the source: "reporter X's source in the camp"."""
        for index in range(begin, min(core, begin + 12)):
            name = self.cast.at_word.get(index)
            if name is None or name.last - 1 != index or not self.words.items[index].possessive:
                continue
            if self.nouns.is_person(name) and name.first > begin and index + 1 < core:
                return index + 1
        return begin

    def _kind(self, head: str, begin: int, at: int) -> SourceKind:
        lexicon = self.lexicon
        if self.words.items[begin].lower in lexicon["words.possessives"]:
            return SourceKind.UNNAMED  # "his office"
        if self.nouns.is_document(head):
            return SourceKind.DOCUMENT
        if head in lexicon["bodies.lower_bodies"] and at > begin:
            return SourceKind.ORGANISATION
        return SourceKind.UNNAMED

    def _body_behind(self, head: int, core: int) -> Speaker | None:
        """Return Norwick Bank in "a report from Norwick Bank": a document stands for the body that wrote it."""
        items, authors = self.words.items, self.lexicon["words.authors"]
        ahead = head + 1
        if ahead < len(items) and items[ahead].lower in self.lexicon["words.viewed"]:
            return None  # "a log seen by Reuters"
        if core == ahead < len(items) and items[ahead].gap == " " and items[ahead].lower in authors:
            core = min(len(items), ahead + 6)  # the source ends too early
        by = False
        for index in range(ahead, core):
            name = self.cast.at_word.get(index)
            if items[index].lower in self.lexicon["words.prepositions"]:
                by = items[index].lower in authors  # no more in "a report from the laboratory in Norwick"
            if name is not None:
                return self.named.speaker(name) if by and name.kind in AUTHORS else None
        return None

    def _body_before_document(self, begin: int, head: int) -> Speaker | None:
        """Return The Skerry Post in "The Skerry Post's report"."""
        name = self.cast.at_word.get(begin)
        if name is None or not self.words.items[name.last - 1].possessive or name.last > head:
            return None
        return self.named.speaker(name)
