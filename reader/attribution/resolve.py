"""From the words that name a speaker to the source they stand for: member, document or unnamed."""

from reader.attribution.cast import Cast
from reader.attribution.describe import Describer
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon
from reader.attribution.references import References
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.words import Words
from reader.model.attribution import Attribution
from reader.model.source import SourceKind
from reader.model.span import Span, cover

SHORTEST_NOUN = 3  # letters
GUESSED_BODY = 0.88  # confidence in a body that only the shape of its name tells: where it ends is a guess too
DANGLING = 0.8  # confidence in a source of its own for words that take up one which was not found
TOLD = 0.85  # confidence in a source that a noun names which no list knows
AUTHORS = (NameKind.BODY, NameKind.OUTLET, NameKind.OTHER, NameKind.PERSON)  # of a document


class SpeakerFinder:
    """Resolves source spans in text order."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, describer: Describer) -> None:
        self.words, self.cast, self.lexicon, self.posts = words, cast, lexicon, describer.posts
        self.references = References(words, cast, lexicon, describer)
        self.nouns = self.references.nouns

    def find(self, source: Span, is_wish: bool = False, is_told: bool = False) -> tuple[Speaker, ...]:
        """Return who the words at `source` stand for; several where they are joined by "and".

        A wish that the article ascribes to a state ("Norwick wants …") is nobody's statement. Where `is_told`,
        the words are known to name a source, whatever their noun.
        """
        reach = self.words.inside(source)
        found: list[Speaker] = []
        for first, last in self._parts(reach.start, reach.stop):
            titled = self._titled(first, last) if is_told else None
            speaker = titled or self._part(first, last) or (self._told(first, last) if is_told else None)
            if speaker is None or (is_wish and self._is_state(speaker)):
                continue
            if speaker.key not in {s.key for s in found}:
                found.append(speaker)
        for speaker in found:
            self.references.remember(reach.start, speaker)
        return tuple(found)

    def goes_on(self, attribution: Attribution) -> Speaker | None:
        """Return who speaks on where no words name a speaker."""
        reach = self.words.inside(cover(attribution.content))
        return self.references.goes_on(reach.start) if reach else None

    def carried_past(self, attribution: Attribution) -> Speaker | None:
        """Return whom the paragraph before is about where a source was carried past it, from farther above."""
        if attribution.cue or not attribution.source:
            return None
        content = self.words.inside(cover(attribution.content))
        source = self.words.inside(attribution.source[-1])
        if not content or not source or source.start >= content.start:
            return None
        return self.references.between(content.start, source.start)

    def _is_state(self, speaker: Speaker) -> bool:
        if speaker.sort is not Sort.MEMBER:
            return False
        return self.cast.members[speaker.member].kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY)

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """Split "analysts and residents" in two, but not "CEO and founder X" nor names with "and" in them."""
        items, begin = self.words.items, first
        parts: list[tuple[int, int]] = []
        for index in range(first + 1, last - 1):
            if items[index].lower not in self.lexicon["words.and"] or index in self.cast.at_word:
                continue
            right = items[index + 1].lower
            if right in self.lexicon["words.possessives"] or self._is_comma_before(begin, index):
                return [*parts, (begin, index)]
            if self._stands_alone(begin, index) and self._stands_alone(index + 1, last):
                parts.append((begin, index))
                begin = index + 1
        return [*parts, (begin, last)]

    def _is_comma_before(self, begin: int, index: int) -> bool:
        return any("," in self.words.items[i].gap for i in range(begin + 1, index + 1)) and begin in self.cast.at_word

    def _stands_alone(self, first: int, last: int) -> bool:
        """Tell whether words can name a source of their own: a name at their end, or a plural or definite noun."""
        if first >= last:
            return False
        name = self.cast.at_word.get(last - 1)
        if name is not None and name.kind is NameKind.COUNTRY and not self.nouns.is_country_name(name):
            return False  # "the Russian and Syrian ministries"
        if any(i in self.cast.at_word for i in range(first, last)):
            return True
        low = self.words.items[last - 1].lower
        plural = low in self.lexicon["roles.people"] or low.endswith(tuple(self.lexicon["words.noun_endings"]))
        definite = self.words.items[first].lower in self.lexicon["words.determiners"]
        return plural or definite

    def _part(self, first: int, last: int) -> Speaker | None:
        items, lexicon = self.words.items, self.lexicon
        some = self._some_of_them(first, last)
        if some is not None:
            return some
        while first < last and items[first].lower in lexicon["words.quantifiers"] and last - first > 1:
            first += 1
        if first >= last:
            return None
        low = items[first].lower
        if low in lexicon["words.prepositions"]:
            return None  # the tail of "most of the companies"
        if self.nouns.is_pronoun(low, first, last):
            return self.references.pronoun(low, first)
        while last - first > 1 and items[last - 1].lower in lexicon["words.themselves"]:
            last -= 1
        core = self.nouns.core_end(first, last)
        name = self._head_name(first, core)
        if name is not None and name.kind is NameKind.JOURNAL:
            return self._authors(name) or self._named(name)
        if name is not None:
            whole = self._phrase_before(name, first)
            return self._named(name) if whole is None else self._described(whole, name.last) or self._named(name)
        return self._appositive(core, last) or self._described(first, core)

    def _head_name(self, first: int, core: int) -> Name | None:
        """Return the name that a phrase's head is: its last word before any preposition."""
        items, end = self.words.items, self._before_preposition(first, core)
        name = self.cast.at_word.get(end - 1) or self._opening_name(first, end)
        if name is None or items[min(name.last, end) - 1].possessive or name.kind is NameKind.OFFICE:
            return None
        return None if self.nouns.is_common(name) else name

    def _before_preposition(self, first: int, core: int) -> int:
        items, end = self.words.items, first
        while end < core:
            name = self.cast.at_word.get(end)
            if name is None and items[end].lower in self.lexicon["words.prepositions"] and end > first:
                break
            end = name.last if name is not None else end + 1
        return min(end, core)

    def _opening_name(self, first: int, end: int) -> Name | None:
        """Return the name that opens a span which runs on too far: "Brodwick got high profile support"."""
        items, opening = self.words.items, self.cast.at_word.get(first)
        while opening is not None and items[opening.last - 1].possessive and opening.last < end:
            opening = self.cast.at_word.get(opening.last)
        if opening is None or items[opening.last - 1].possessive:
            return None
        runs_on = any(self.nouns.is_source_noun(items[i].lower) for i in range(opening.last, end))
        return None if runs_on else opening

    def _named(self, name: Name) -> Speaker:
        meant = self._described_by(name) or name
        sure = 0.7 if meant.first in self.cast.ambiguous else 1.0 if meant is name else 0.9
        if not meant.sure and not self.nouns.is_person(meant):
            sure = min(sure, GUESSED_BODY)
        return Speaker(Sort.MEMBER, self.cast.of_name[meant.first], span=meant.span, confidence=sure)

    def _phrase_before(self, name: Name, first: int) -> int | None:
        """Return where "Norland's ambassador to Britain" begins if the source is only its last name."""
        items, at = self.words.items, name.first
        if first != at or at < 2 or name.kind not in (NameKind.COUNTRY, NameKind.PLACE, NameKind.BODY):
            return None
        preposition = items[at - 1].lower in self.lexicon["words.post_prepositions"]
        if not preposition or not self.lexicon.is_role(items[at - 2].lower) or items[at - 1].gap != " ":
            return None
        return self.posts.phrase_start(at - 1)

    def _authors(self, journal: Name) -> Speaker | None:
        """Return "authors of the study" where the source is only the journal that the study appeared in."""
        opening = self.words.sentence_start(journal.first)
        for index in range(journal.first - 1, max(opening, journal.first - 14) - 1, -1):
            if self.words.items[index].lower in self.lexicon["roles.people"]:
                core = next(i for i in range(index + 1, journal.first + 1) if self._is_cut(i, journal.first))
                return self._described(index, core)
        return None

    def _is_cut(self, index: int, end: int) -> bool:
        """Tell where "the authors of the study | published in" ends."""
        endings = tuple(self.lexicon["words.participle_endings"])
        return index == end or self.words.items[index].lower.endswith(endings)

    def _described_by(self, name: Name) -> Name | None:
        """Return X where a body's name is only part of what is said of X: "X, analyst at the body, said"."""
        if self.nouns.is_person(name):
            return None
        items, opening = self.words.items, self.words.sentence_start(name.first)
        for index in range(name.first - 1, max(opening, name.first - 30) - 1, -1):
            person = self.cast.at_word.get(index)
            if person is None or person.last - 1 != index or not self.nouns.is_person(person):
                continue
            post = self.posts.read(person.last, name.last + 1) if items[person.last].gap == ", " else None
            return person if post is not None and name.first - post.end <= 2 else None
        return self._holder_behind(name)

    def _holder_behind(self, name: Name) -> Name | None:
        """Return X in "The Company's recently named chair X" where the source ends too early."""
        if not self.words.items[name.last - 1].possessive:
            return None
        for index in range(name.last, min(len(self.words.items), name.last + 8)):
            person = self.cast.at_word.get(index)
            if person is not None and person.first == index and self.nouns.is_person(person):
                post = self.posts.read_before(index)
                return person if post is not None and post.begin <= name.first else None
        return None

    def _appositive(self, core: int, last: int) -> Speaker | None:
        """Return X in "her mother, X" and "the director of Y, X": a person named after the description."""
        name = self.cast.at_word.get(core)
        if name is None or name.first != core or core >= len(self.words.items):
            return None
        if not self.words.items[core].gap.startswith(",") or not self.nouns.is_person(name):
            return None
        after = self.words.items[name.last].gap if name.last < len(self.words.items) else ""
        return self._named(name) if core < last or after.startswith((",", ".")) else None

    def _described(self, first: int, core: int) -> Speaker | None:
        """Return the source that common words describe: one known already, or a new one."""
        opening = self.words.items[first].lower
        begin = self._past_person(self._past_determiners(first, core), core)
        if begin >= core:
            return None
        head = self.nouns.head_index(begin, core)
        low = self.lexicon.base(self.words.items[head].lower)
        definite = opening in self.lexicon["words.definite"] or low != self.words.items[head].lower
        if begin == core - 1 and begin > first and not definite and low in self.lexicon["bodies.nouns"]:
            return None  # "a company"
        known = self.references.taken_up(low, first) if definite and head == core - 1 else None
        known = known or self.references.holder(begin, core)
        if known is None and definite:
            known = self.references.last_meant(begin, head, low, first)
        if known is None and head == core - 1 and self._is_epithet(first, head):
            known = self.references.person_just_named(first)
        return known or self._new(begin, head, core)

    def _is_epithet(self, first: int, head: int) -> bool:
        """Tell "the 27-year-old" and "the retired baker": words for a person whom the text has just named."""
        items, lexicon = self.words.items, self.lexicon
        definite = items[first].lower in lexicon["words.definite"]
        if items[head].lower.endswith(tuple(lexicon["words.aged"])):
            return items[head].text[0].isdigit() and (definite or head == first)
        former = any(items[i].lower in lexicon["roles.former"] for i in range(first, head))
        return definite and former and lexicon.is_role(items[head].lower)

    def _titled(self, first: int, last: int) -> Speaker | None:
        """Return X in "secretary for fisheries X": a person right behind a title with a preposition in it."""
        core = self.nouns.core_end(first, last)
        name = self.cast.at_word.get(core - 1)
        if name is None or name.last != core or name.first <= first or not self.nouns.is_person(name):
            return None
        items = self.words.items
        before = items[name.first - 1]
        is_apart = items[name.first].gap != " " or before.possessive or name.first - 1 in self.cast.at_word
        joined = ("prepositions", "and", "determiners", "possessives")
        if is_apart or any(before.lower in self.lexicon[f"words.{one}"] for one in joined):
            return None
        opens = any(self.lexicon.is_role(items[i].lower) for i in range(first, name.first))
        return self._named(name) if opens else None

    def _told(self, first: int, last: int) -> Speaker | None:
        """Return the source that words stand for which no list knows: "an arborist", "the dispatch log"."""
        inside = (self.cast.at_word.get(i) for i in range(first, last))
        person = next((name for name in inside if name is not None and self.nouns.is_person(name)), None)
        if person is not None and not self.words.items[person.last - 1].possessive:
            return self._named(person)  # "on Facebook X"
        begin = self._past_person(self._past_determiners(first, last), last)
        core = self.nouns.core_end(begin, last) if begin < last else begin
        if begin >= core or any(self._is_small(i) for i in range(begin, min(core, begin + 2))):
            return None
        head = self.nouns.head_index(begin, core)
        word = self.words.items[head]
        if not word.text.isalpha() or len(word.text) < SHORTEST_NOUN or not self.nouns.may_be_noun(word.lower):
            return None
        text, span = self._text(begin, core)
        return Speaker(Sort.COMMON, -1, text, span, self._kind(word.lower, begin, head), TOLD)

    def _is_small(self, index: int) -> bool:
        """Tell whether a word opens no description: a pronoun, a verb, a preposition."""
        return not self.nouns.may_be_noun(self.words.items[index].lower)

    def _some_of_them(self, first: int, last: int) -> Speaker | None:
        """Return "Several of them" as a source of its own, and the people whom a lone "Several" stands for."""
        items, lexicon = self.words.items, self.lexicon
        if items[first].lower not in lexicon["words.some"]:
            return None
        if last - first == 1:
            several = items[first].opens and items[first].lower in lexicon["words.several"]
            return self.references.those(first) if several else None
        of_them = items[first + 1].lower in lexicon["words.partitive"]
        if last - first != 3 or not of_them or items[last - 1].lower not in lexicon["words.pronouns_they"]:
            return None
        words, span = self._text(first, last)
        return self.references.some_of_those(words, span, first)

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
        text, span = self._text(begin, core)
        return Speaker(Sort.COMMON, -1, text, span, kind, DANGLING if self._takes_up(begin, head) else 0.95)

    def _takes_up(self, begin: int, head: int) -> bool:
        """Tell "the researcher" and "kommunen", which somebody named before should answer to, from "residents"."""
        low, lexicon = self.words.items[head].lower, self.lexicon
        definite = begin > 0 and self.words.items[begin - 1].lower in lexicon["words.definite"]
        is_one = lexicon.is_role(low) or low in lexicon["bodies.generic"]
        return low in lexicon["bodies.definite_taken_up"] or lexicon.base(low) != low or (definite and is_one)

    def _text(self, begin: int, core: int) -> tuple[str, Span]:
        span = self.words.span(begin, core)
        return " ".join(span.of(self.words.text).split()), span

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
        if core == ahead < len(items) and items[ahead].gap == " " and items[ahead].lower in authors:
            core = min(len(items), ahead + 6)  # the source ends too early
        by = False
        for index in range(ahead, core):
            name = self.cast.at_word.get(index)
            by = by or items[index].lower in authors
            if name is not None:
                return self._named(name) if by and name.kind in AUTHORS else None
        return None

    def _body_before_document(self, begin: int, head: int) -> Speaker | None:
        """Return The Skerry Post in "The Skerry Post's report"."""
        name = self.cast.at_word.get(begin)
        if name is None or not self.words.items[name.last - 1].possessive or name.last > head:
            return None
        return self._named(name)
