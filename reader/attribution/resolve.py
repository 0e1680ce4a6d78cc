"""From the words that name a speaker to the source they stand for: member, document or unnamed."""

from reader.attribution.cast import Cast
from reader.attribution.describe import Describer
from reader.attribution.described_speakers import DescribedSpeakers
from reader.attribution.kinds import NameKind
from reader.attribution.named_speakers import NamedSpeakers
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon
from reader.attribution.references import References
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.words import Words
from reader.model.attribution import Attribution
from reader.model.span import Span, cover


class SpeakerFinder:
    """Resolves source spans in text order."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, describer: Describer) -> None:
        self.words, self.cast, self.lexicon, self.posts = words, cast, lexicon, describer.posts
        self.references = References(words, cast, lexicon, describer)
        self.nouns = self.references.nouns
        self.named = NamedSpeakers(words, cast, self.nouns, self.posts)
        self.described = DescribedSpeakers(words, cast, lexicon, self.references, self.named)

    def find(self, source: Span, is_wish: bool = False, is_told: bool = False) -> tuple[Speaker, ...]:
        """Return who the words at `source` stand for; several where they are joined by "and".

        A wish that the article ascribes to a state ("Norwick wants …") is nobody's statement. Where `is_told`,
        the words are known to name a source, whatever their noun.
        """
        reach = self._without_contact(self.words.inside(source))
        if not reach:
            return ()  # a sign, no word
        found: list[Speaker] = []
        for first, last in self._parts(reach.start, reach.stop):
            titled = self._titled(first, last) if is_told else None
            speaker = titled or self._part(first, last) or (self.described.told(first, last) if is_told else None)
            if speaker is None or (is_wish and self._is_state(speaker)):
                continue
            if speaker.key not in {s.key for s in found}:
                found.append(speaker)
        for speaker in found:
            self.references.remember(reach.start, speaker)
        return tuple(found)

    def _without_contact(self, reach: range) -> range:
        """Return "En nabo" of "En nabo Avisa har snakket med": the name is who spoke to the source, no part of it."""
        items, lexicon = self.words.items, self.lexicon
        for index in range(reach.start + 1, reach.stop):
            name = self.cast.at_word.get(index)
            if name is None or name.first != index:
                continue
            noun = items[index - 1].lower
            opens = items[reach.start].lower in lexicon["words.articles"] or noun in lexicon["words.spoken_to"]
            follows = name.last < len(items) and items[name.last].lower in lexicon["words.contact"]
            is_noun = index - 1 not in self.cast.at_word and self.nouns.may_be_noun(noun)
            is_noun = is_noun and noun not in lexicon["words.prepositions"]
            return range(reach.start, index) if opens and is_noun and follows else reach
        return reach

    def are_doers(self, source: Span) -> bool:
        """Tell by the ending of their noun whether words name people by what they do: "the parishioners"."""
        reach = self.words.inside(source)
        if not reach:
            return False
        core = self.nouns.core_end(reach.start, reach.stop)
        head = self.words.items[self.nouns.head_index(reach.start, core)]
        return not head.is_capital and self.nouns.are_doers(head.lower)

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
            if self.lexicon.definite_endings and items[index].gap.startswith(","):
                parts, begin = [], index + 1  # in Norwegian a comma before "og" ends a clause: none of it speaks
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
        if low in lexicon["words.prepositions"] and first not in self.cast.at_word:  # "Per Holm" is somebody
            return None  # the tail of "most of the companies"
        if self.nouns.is_pronoun(low, first, last):
            return self.references.pronoun(low, first)
        while last - first > 1 and items[last - 1].lower in lexicon["words.themselves"]:
            last -= 1
        core = self.nouns.core_end(first, last)
        name = self._head_name(first, core)
        if name is not None and name.last >= core and self._is_native(first, name):
            return self.references.person_just_named(first)
        if name is not None and name.kind is NameKind.JOURNAL:
            return self._authors(name) or self.named.speaker(name)
        if name is not None:
            whole = self._phrase_before(name, first)
            described = None if whole is None else self.described.speaker(whole, name.last)
            return described or self.named.speaker(name)
        return self._appositive(core, last) or self.described.speaker(first, core)

    def _head_name(self, first: int, core: int) -> Name | None:
        """Return the name that a phrase's head is: its last word before any preposition."""
        items, end = self.words.items, self._before_preposition(first, core)
        name = self.cast.at_word.get(end - 1) or self._opening_name(first, end)
        if name is None or items[min(name.last, end) - 1].possessive or name.kind is NameKind.OFFICE:
            return None
        return None if self.nouns.is_common(name) else name

    def _is_native(self, first: int, name: Name) -> bool:
        """Tell "the Austrian", who was just named, from "Austria" and from "Austrians"."""
        before = self.words.items[name.first - 1].lower if name.first else ""
        the = name.first <= first + 1 and before in self.lexicon["words.definite"]
        is_demonym = name.kind is NameKind.COUNTRY and not self.nouns.is_country_name(name)
        return the and is_demonym and not self.nouns.is_people(name)

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
        if opening.last < end and opening.kind is NameKind.COUNTRY and not self.nouns.is_country_name(opening):
            return None  # "Swedish buyers"
        runs_on = any(self.nouns.is_source_noun(items[i].lower) for i in range(opening.last, end))
        return None if runs_on else opening

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
                return self.described.speaker(index, core)
        return None

    def _is_cut(self, index: int, end: int) -> bool:
        """Tell where "the authors of the study | published in" ends."""
        endings = tuple(self.lexicon["words.participle_endings"])
        return index == end or self.words.items[index].lower.endswith(endings)

    def _appositive(self, core: int, last: int) -> Speaker | None:
        """Return X in "her mother, X" and "the director of Y, X": a person named after the description."""
        name = self.cast.at_word.get(core)
        if name is None or name.first != core or core >= len(self.words.items):
            return None
        if not self.words.items[core].gap.startswith(",") or not self.nouns.is_person(name):
            return None
        after = self.words.items[name.last].gap if name.last < len(self.words.items) else "."
        return self.named.speaker(name) if core < last or after.startswith((",", ".", "\n")) else None

    def _titled(self, first: int, last: int) -> Speaker | None:
        """Return X in "secretary for fisheries X": a person right behind a title with a preposition in it."""
        core = self.nouns.core_end(first, last)
        name = self.cast.at_word.get(core - 1)
        if name is None or name.last != core or name.first <= first or not self.nouns.is_person(name):
            return None
        items = self.words.items
        before = items[name.first - 1]
        body = self.cast.at_word.get(name.first - 1)
        is_other = body is not None and (body.first <= first or not self._is_tied(body.first))
        is_apart = items[name.first].gap != " " or before.possessive or is_other
        joined = ("prepositions", "and", "determiners", "possessives")
        if is_apart or any(before.lower in self.lexicon[f"words.{one}"] for one in joined):
            return None
        opens = any(self.lexicon.is_role(items[i].lower) for i in range(first, name.first))
        return self.named.speaker(name) if opens else None

    def _is_tied(self, at: int) -> bool:
        """Tell whether words that name a body stand behind a preposition: "of Norwick Aid" in a person's post."""
        items, lexicon = self.words.items, self.lexicon
        while at > 1 and items[at - 1].lower in lexicon["words.determiners"]:
            at -= 1
        return at > 0 and items[at - 1].lower in lexicon["words.post_prepositions"]

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
        return self.references.some_of_those(self.words.phrase(first, last), self.words.span(first, last), first)
