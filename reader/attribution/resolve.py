"""From the words that name a speaker to the source they stand for: member, document or unnamed."""

from dataclasses import dataclass
from enum import StrEnum

from reader.attribution.cast import Cast, Member
from reader.attribution.describe import Describer
from reader.attribution.names import Name, NameKind
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Words
from reader.model.article import Article
from reader.model.attribution import Attribution
from reader.model.source import SourceKind
from reader.model.span import Span, cover

FAR = 400  # words back that a reference may reach
NEAR_BLOCKS = 5  # blocks that speech without a named speaker may lie behind the last one; captions count


class Sort(StrEnum):
    """What a speaker was resolved to."""

    MEMBER = "member"
    COMMON = "common"  # unnamed, document or body that common words describe


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of an attribution: a member of the cast, or a description in common words."""

    sort: Sort
    member: int = -1
    words: str = ""  # of a description, without article
    span: Span | None = None
    kind: SourceKind = SourceKind.UNNAMED
    confidence: float = 1.0

    @property
    def key(self) -> str:
        """Tell speakers apart."""
        return f"#{self.member}" if self.sort is Sort.MEMBER else f"{fold(self.words)}"


class SpeakerFinder:
    """Resolves source spans in text order, remembering who spoke."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, describer: Describer) -> None:
        self.words, self.cast, self.lexicon, self.describer = words, cast, lexicon, describer
        self.spoken: list[tuple[int, Speaker]] = []  # word index, speaker
        self.quoted: frozenset[int] = frozenset()  # words in direct speech
        self.common: dict[str, Speaker] = {}  # head noun → the last description with it

    def find(self, source: Span, is_wish: bool = False) -> tuple[Speaker, ...]:
        """Return who the words at `source` stand for; several where they are joined by "and".

        A wish that the article ascribes to a state ("Beijing wants …") is nobody's statement.
        """
        reach = self.words.inside(source)
        found: list[Speaker] = []
        for first, last in self._parts(reach.start, reach.stop):
            speaker = self._part(first, last)
            if speaker is None or (is_wish and self._is_state(speaker)):
                continue
            if speaker.key not in {s.key for s in found}:
                found.append(speaker)
        for speaker in found:
            self.remember(reach.start, speaker)
        return tuple(found)

    def _is_state(self, speaker: Speaker) -> bool:
        if speaker.sort is not Sort.MEMBER:
            return False
        return self.cast.members[speaker.member].kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY)

    def goes_on(self, attribution: Attribution, article: Article) -> Speaker | None:
        """Return who speaks on where no words name a speaker: the last one, one block before at most two."""
        whole = cover(attribution.content)
        reach = self.words.inside(whole)
        if not reach:
            return None
        at = reach.start
        block = self.words.items[at].block
        for word, speaker in reversed(self.spoken[-4:]):
            if word <= at and block - self.words.items[word].block <= NEAR_BLOCKS:
                self.spoken.append((at, speaker))
                return self._inferred_like(speaker, 0.75)
        return self._last_person(at, None)

    def remember(self, at: int, speaker: Speaker) -> None:
        """Note that a speaker has spoken at a word."""
        self.spoken.append((at, speaker))
        if speaker.sort is Sort.COMMON:
            self.common[self._head_noun(speaker.words)] = speaker

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """Split "analysts and residents" in two, but not "CEO and founder X" nor names with "and" in them."""
        items, parts, begin = self.words.items, [], first
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
        if name is not None and name.kind is NameKind.COUNTRY and not self._is_country_name(name):
            return False  # "the Russian and Syrian ministries"
        if any(i in self.cast.at_word for i in range(first, last)):
            return True
        low = self.words.items[last - 1].lower
        plural = low in self.lexicon["roles.people"] or low.endswith(tuple(self.lexicon["words.noun_endings"]))
        definite = self.words.items[first].lower in self.lexicon["words.determiners"]
        return plural or definite

    def _is_country_name(self, name: Name) -> bool:
        country = self.lexicon.country_of(name.text)
        return country is not None and (fold(country) == name.key or name.text in self.lexicon.short_countries)

    def _part(self, first: int, last: int) -> Speaker | None:
        items, lexicon = self.words.items, self.lexicon
        while first < last and items[first].lower in lexicon["words.quantifiers"] and last - first > 1:
            first += 1
        if first >= last:
            return None
        low = items[first].lower
        if self._is_pronoun(low, first, last):
            return self._pronoun(low, first)
        while last - first > 1 and items[last - 1].lower in lexicon["words.themselves"]:
            last -= 1
        core = self._core_end(first, last)
        name = self._head_name(first, core)
        if name is not None:
            whole = self._phrase_before(name, first)
            return self._named(name) if whole is None else self._described(whole, name.last) or self._named(name)
        return self._appositive(first, core, last) or self._described(first, core)

    def _is_pronoun(self, low: str, first: int, last: int) -> bool:
        lexicon = self.lexicon
        if low in lexicon["words.possessives"] and last - first > 1:
            return False  # "her mother"
        personal = ("words.pronouns_he", "words.pronouns_she", "words.pronouns_it", "words.pronouns_they")
        if any(low in lexicon[key] for key in personal):
            return low not in lexicon["words.determiners"] or last - first == 1
        return low in lexicon["words.pronouns_own"] and (
            last - first == 1 or low not in lexicon["words.quantifiers"] | lexicon["words.determiners"]
        )

    def _core_end(self, first: int, last: int) -> int:
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

    def _head_name(self, first: int, core: int) -> Name | None:
        """Return the name that a phrase's head is: its last word before any preposition."""
        items, end = self.words.items, first
        while end < core:
            name = self.cast.at_word.get(end)
            if name is not None:
                end = name.last
                continue
            if items[end].lower in self.lexicon["words.prepositions"] and end > first:
                break
            end += 1
        end = min(end, core)
        name = self.cast.at_word.get(end - 1)
        opening = self.cast.at_word.get(first)
        while opening is not None and items[opening.last - 1].possessive and opening.last < end:
            opening = self.cast.at_word.get(opening.last)
        if name is None and opening is not None and not items[opening.last - 1].possessive:
            if not any(self._is_source_noun(items[i].lower) for i in range(opening.last, end)):
                name, end = opening, opening.last  # "Swift got high profile support": the span runs on
        if name is None or items[end - 1].possessive or name.kind is NameKind.OFFICE:
            return None
        return None if self._is_common(name) else name

    def _is_common(self, name: Name) -> bool:
        """Tell a sentence's first common noun ("Traders", "Authorities") and a people ("Mexicans") from a name."""
        if name.kind is NameKind.COUNTRY and self._is_people(name):
            return True
        word = self.words.items[name.first]
        if name.last - name.first > 1 or name.sure or not word.opens:
            return False
        low, lexicon = word.lower, self.lexicon
        return (
            low in lexicon["roles.people"]
            or lexicon.is_role(low)
            or self._is_document(low)
            or self._is_plural_role(low)
        )

    def _is_people(self, name: Name) -> bool:
        plural = name.text.endswith(tuple(self.lexicon["words.noun_endings"]))
        return plural and not self._is_country_name(name) and len(name.parts) == 1

    def _is_source_noun(self, low: str) -> bool:
        """Tell whether a common noun can be a source: people, role, body or document."""
        lexicon = self.lexicon
        return (
            low in lexicon["roles.people"]
            or low in lexicon["roles.no_role"]
            or lexicon.is_role(low)
            or self._is_plural_role(low)
            or self._is_document(low)
            or low in lexicon["bodies.nouns"]
            or low in lexicon["bodies.lower_bodies"]
        )

    def _is_plural_role(self, low: str) -> bool:
        return any(
            low.endswith(e) and self.lexicon.is_role(low[: -len(e)]) for e in self.lexicon["words.noun_endings"] if e
        )

    def _is_document(self, low: str) -> bool:
        return low in self.lexicon["documents.nouns"]

    def _named(self, name: Name) -> Speaker:
        meant = self._described_by(name) or name
        sure = 0.7 if meant.first in self.cast.ambiguous else 1.0 if meant is name else 0.9
        return Speaker(Sort.MEMBER, self.cast.of_name[meant.first], span=meant.span, confidence=sure)

    def _phrase_before(self, name: Name, first: int) -> int | None:
        """Return where "China's ambassador to Britain" begins if the source is only its last name."""
        items, at = self.words.items, name.first
        if first != at or at < 2 or name.kind not in (NameKind.COUNTRY, NameKind.PLACE, NameKind.BODY):
            return None
        preposition = items[at - 1].lower in self.lexicon["words.post_prepositions"]
        if not preposition or not self.lexicon.is_role(items[at - 2].lower) or items[at - 1].gap != " ":
            return None
        return self.describer.posts.phrase_start(at - 1)

    def _described_by(self, name: Name) -> Name | None:
        """Return X where a body's name is only part of what is said of X: "X, analyst at the body, said"."""
        if self._is_person(name):
            return None
        items, opening = self.words.items, self.words.sentence_start(name.first)
        for index in range(name.first - 1, max(opening, name.first - 30) - 1, -1):
            person = self.cast.at_word.get(index)
            if person is None or person.last - 1 != index or not self._is_person(person):
                continue
            post = self.describer.posts.read(person.last, name.last + 1) if items[person.last].gap == ", " else None
            return person if post is not None and name.first - post.end <= 2 else None
        return self._holder_behind(name)

    def _holder_behind(self, name: Name) -> Name | None:
        """Return X in "The Company's recently named chair X" where the source ends too early."""
        if not self.words.items[name.last - 1].possessive:
            return None
        for index in range(name.last, min(len(self.words.items), name.last + 8)):
            person = self.cast.at_word.get(index)
            if person is not None and person.first == index and self._is_person(person):
                post = self.describer.posts.read_before(index)
                return person if post is not None and post.begin <= name.first else None
        return None

    def _appositive(self, first: int, core: int, last: int) -> Speaker | None:
        """Return X in "her mother, X" and "the director of Y, X": a person named after the description."""
        name = self.cast.at_word.get(core)
        if name is None or name.first != core or core >= len(self.words.items):
            return None
        if not self.words.items[core].gap.startswith(",") or not self._is_person(name):
            return None
        after = self.words.items[name.last].gap if name.last < len(self.words.items) else ""
        return self._named(name) if core < last or after.startswith((",", ".")) else None

    def _is_person(self, name: Name) -> bool:
        return self.cast.members[self.cast.of_name[name.first]].is_person

    # Pronouns and definite descriptions

    def _pronoun(self, low: str, at: int) -> Speaker | None:
        lexicon = self.lexicon
        if low in lexicon["words.pronouns_he"] or low in lexicon["words.pronouns_she"]:
            return self._person_before(at, woman=low in lexicon["words.pronouns_she"])
        if low in lexicon["words.pronouns_they"]:
            return self._spoken_before(at, self._is_plural)
        if low in lexicon["words.pronouns_it"]:
            return self._spoken_before(at, self._is_thing) or self._body_before(at)
        return None

    def _person_before(self, at: int, *, woman: bool | None) -> Speaker | None:
        """Return the person that "he" or "she" takes up, from the nearest ground to the farthest.

        The one named first in this sentence; who last spoke in this paragraph; whom the sentences
        before it in the paragraph are about; who last spoke, unless a person opens a sentence since.
        """
        opening = self.words.sentence_start(at)
        here = self._first_person(opening, at, woman)
        if here is not None:
            return self._inferred(here, 0.8)
        block = self.words.items[at].block
        last = next(((w, s) for w, s in reversed(self.spoken) if at - w <= FAR and self._may_be(s, woman)), None)
        if last is not None and self.words.items[last[0]].block == block:
            rival = self._person_above(opening, block, woman) if woman is not None else None
            if rival is not None and self._is_surer(rival, last[1], woman):
                return self._inferred(rival, 0.75)
            return self._inferred_like(last[1], 0.8)
        above = self._person_above(opening, block, woman)
        if above is not None:
            return self._inferred(above, 0.75)
        if last is None:
            return self._last_person(opening, woman)
        between = self._subject_between(last[0] + 1, opening, woman)
        if between is not None and between != last[1].member:
            return self._inferred(between, 0.6)
        return self._inferred_like(last[1], 0.8)

    def _is_surer(self, rival: int, speaker: Speaker, woman: bool | None) -> bool:
        """Tell whether a rival is known to be a woman, or a man, and the last speaker is not."""
        known = self.cast.members[speaker.member].woman if speaker.sort is Sort.MEMBER else None
        return known is None and self.cast.members[rival].woman == woman

    def _person_above(self, opening: int, block: int, woman: bool | None) -> int | None:
        """Return the person named first in the nearest sentence before, within the paragraph."""
        end = opening
        while end > 0 and opening - end < 120 and self.words.items[end - 1].block == block:
            start = self.words.sentence_start(end - 1)
            found = self._first_person(start, end, woman)
            if found is not None:
                return found
            end = start
        return None

    def _may_be(self, speaker: Speaker, woman: bool | None) -> bool:
        if speaker.sort is Sort.COMMON:
            head = self._head_noun(speaker.words)
            return speaker.kind is SourceKind.UNNAMED and (self.lexicon.is_role(head) or head in ("man", "woman"))
        member = self.cast.members[speaker.member]
        return member.is_person and (woman is None or member.woman is None or member.woman == woman)

    def _first_person(self, first: int, last: int, woman: bool | None) -> int | None:
        for index in range(first, last):
            name = self.cast.at_word.get(index)
            if index in self.quoted:
                continue
            if name is not None and self._fits(name, woman) and not self.words.items[name.last - 1].possessive:
                return self.cast.of_name[name.first]
        return None

    def _fits(self, name: Name, woman: bool | None) -> bool:
        member = self.cast.members[self.cast.of_name[name.first]]
        known = member.sure or member.surname_alone
        return member.is_person and known and (woman is None or member.woman is None or member.woman == woman)

    def _subject_between(self, first: int, last: int, woman: bool | None) -> int | None:
        """Return the person who last opens a sentence between two words."""
        found, index = None, max(first, last - FAR)
        while index < last:
            word = self.words.items[index]
            name = self.cast.at_word.get(index)
            if index not in self.quoted and word.opens and name is not None and self._fits(name, woman):
                found = self.cast.of_name[name.first]
            index += 1
        return found

    def _last_person(self, before: int, woman: bool | None) -> Speaker | None:
        for index in range(before - 1, max(-1, before - 120), -1):
            name = self.cast.at_word.get(index)
            if name is not None and index not in self.quoted and self._fits(name, woman):
                return self._inferred(self.cast.of_name[name.first], 0.5)
        return None

    def _inferred(self, member: int, confidence: float) -> Speaker:
        return Speaker(Sort.MEMBER, member, confidence=confidence)

    def _inferred_like(self, speaker: Speaker, confidence: float) -> Speaker:
        return Speaker(speaker.sort, speaker.member, speaker.words, None, speaker.kind, confidence)

    def _spoken_before(self, at: int, fits: "object") -> Speaker | None:
        for word, speaker in reversed(self.spoken[-6:]):
            if at - word <= FAR and callable(fits) and fits(speaker):
                return self._inferred_like(speaker, 0.7)
        return None

    def _is_plural(self, speaker: Speaker) -> bool:
        if speaker.sort is Sort.MEMBER:
            return False
        head = self._head_noun(speaker.words)
        return head in self.lexicon["roles.people"] or head.endswith("s")

    def _is_thing(self, speaker: Speaker) -> bool:
        if speaker.sort is Sort.COMMON:
            return speaker.kind in (SourceKind.ORGANISATION, SourceKind.DOCUMENT)
        return not self.cast.members[speaker.member].is_person

    def _body_before(self, at: int) -> Speaker | None:
        opening = self.words.sentence_start(at)
        for index in range(at - 1, max(-1, opening - 60), -1):
            name = self.cast.at_word.get(index)
            if name is not None and name.kind is NameKind.BODY and name.sure:
                return self._inferred(self.cast.of_name[name.first], 0.5)
        return None

    # Common words

    def _described(self, first: int, core: int) -> Speaker | None:
        items, lexicon = self.words.items, self.lexicon
        definite = items[first].lower in lexicon["words.definite"]
        begin = first
        skipped = lexicon["words.determiners"] | lexicon["words.quantifiers"]
        while begin < core and (
            items[begin].lower in skipped or (begin > first and items[begin].lower in lexicon["words.of"])
        ):
            begin += 1
        begin = self._past_person(begin, core)
        if begin >= core or (begin == core - 1 and not definite and items[begin].lower in lexicon["bodies.nouns"]):
            return None  # "a company"
        head = self._head_index(begin, core)
        low = items[head].lower
        if definite and head == core - 1:
            earlier = self._taken_up(low, first)
            if earlier is not None:
                return earlier
        holder = self._holder(begin, core) or (self._last_meant(begin, head, low, first) if definite else None)
        if holder is not None:
            return holder
        text, span = self._text(begin, core)
        people = self.cast.at_word.get(head)
        if not self._is_source_noun(low) and not (people is not None and self._is_people(people)):
            return None
        if self._is_document(low) or self._is_document(low.removesuffix("s")):
            body = self._body_behind(head, core) or self._body_before_document(begin, head)
            if body is not None:
                return body
        kind = self._kind(low, begin, head)
        if kind is SourceKind.ORGANISATION:
            begin = next((i for i in range(begin, head) if i in self.cast.at_word), begin)
            text, span = self._text(begin, core)
        return Speaker(Sort.COMMON, -1, text, span, kind, 0.95)

    def _text(self, begin: int, core: int) -> tuple[str, Span]:
        span = self.words.span(begin, core)
        return " ".join(span.of(self.words.text).split()), span

    def _past_person(self, begin: int, core: int) -> int:
        """Step over a person who has the source: "reporter X's source in the camp"."""
        for index in range(begin, min(core, begin + 12)):
            name = self.cast.at_word.get(index)
            if name is None or name.last - 1 != index or not self.words.items[index].possessive:
                continue
            if self._is_person(name) and name.first > begin and index + 1 < core:
                return index + 1
        return begin

    def _head_index(self, begin: int, core: int) -> int:
        """Return the head noun of a description: the last word before a preposition or participle."""
        items, index = self.words.items, begin
        while index + 1 < core:
            name = self.cast.at_word.get(index + 1)
            if name is None and items[index + 1].lower in self.lexicon["words.prepositions"]:
                break
            ahead = range(index + 1, min(core, index + 4))
            if self._is_source_noun(items[index].lower) and not any(
                self._is_source_noun(items[i].lower) for i in ahead
            ):
                break
            index += 1
        return index

    def _kind(self, head: str, begin: int, at: int) -> SourceKind:
        lexicon = self.lexicon
        if self.words.items[begin].lower in lexicon["words.possessives"]:
            return SourceKind.UNNAMED  # "his office"
        if self._is_document(head):
            return SourceKind.DOCUMENT
        if head in lexicon["bodies.lower_bodies"] and at > begin:
            return SourceKind.ORGANISATION
        return SourceKind.UNNAMED

    def _body_behind(self, head: int, core: int) -> Speaker | None:
        """Return Kotak in "a report from Kotak": a document stands for the body that wrote it."""
        items, authors = self.words.items, self.lexicon["words.authors"]
        ahead = head + 1
        if core == ahead < len(items) and items[ahead].gap == " " and items[ahead].lower in authors:
            core = min(len(items), ahead + 6)  # the source ends too early
        by = False
        for index in range(ahead, core):
            name = self.cast.at_word.get(index)
            by = by or items[index].lower in authors
            if name is not None:
                known = by and name.kind in (NameKind.BODY, NameKind.OUTLET, NameKind.OTHER, NameKind.PERSON)
                return self._named(name) if known else None
        return None

    def _body_before_document(self, begin: int, head: int) -> Speaker | None:
        """Return The Wrap in "The Wrap's report"."""
        name = self.cast.at_word.get(begin)
        if name is None or not self.words.items[name.last - 1].possessive or name.last > head:
            return None
        return self._named(name)

    def _holder(self, begin: int, core: int) -> Speaker | None:
        """Return X for "Austria's interior minister" where the article elsewhere calls X just that."""
        post = self.describer.posts.read(begin, core)
        if post is None or post.end != core:
            return None
        role = fold(post.role.of(self.words.text))
        body = self.describer.body_key(post)
        holders = {i for i, held in self.describer.holders.get(role, ()) if not body or not held or held == body}
        if len(holders) != 1 or (" " not in role and not body):
            return None
        holder = holders.pop()
        if body:
            self.describer.take_up(holder, post)
        return self._inferred(holder, 0.8)

    def _last_meant(self, begin: int, head: int, low: str, at: int) -> Speaker | None:
        """Return the last speaker for "the New York businessman": a definite role with a name in it."""
        if not self.lexicon.is_role(low) or begin not in self.cast.at_word or begin == head:
            return None
        for word, speaker in reversed(self.spoken[-4:]):
            if at - word <= FAR // 2 and speaker.sort is Sort.MEMBER and self.cast.members[speaker.member].is_person:
                return self._inferred_like(speaker, 0.5)
        return None

    def _taken_up(self, low: str, at: int) -> Speaker | None:
        """Return the source that "the governor", "the ministry" or "the doctor" takes up."""
        known = self.common.get(low)
        if known is not None:
            return self._inferred_like(known, 0.85)
        if self.lexicon.is_role(low):
            return self._person_in_role(low, at)
        if low in self.lexicon["bodies.nouns"]:
            return self._body_called(low, at)
        return None

    def _person_in_role(self, low: str, at: int) -> Speaker | None:
        for index in range(at - 1, max(-1, at - FAR), -1):
            name = self.cast.at_word.get(index)
            if name is None or name.last - 1 != index or not self._is_person(name):
                continue
            described = self.describer.describe(self.cast.of_name[name.first])
            role = described.role.of(self.words.text).lower() if described.role else ""
            heads = [self.lexicon.title_words.get(word, word) for word in role.replace(".", "").split()]
            if low in heads:
                return self._inferred(self.cast.of_name[name.first], 0.8)
        return None

    def _body_called(self, low: str, at: int) -> Speaker | None:
        generic = low in self.lexicon["bodies.generic"]
        for word, speaker in reversed(self.spoken[-8:]):
            if at - word <= FAR and self._answers_to(speaker, low, generic):
                return self._inferred_like(speaker, 0.75)
        for index in range(at - 1, max(-1, at - FAR), -1):
            name = self.cast.at_word.get(index)
            if name is None or name.last - 1 != index:
                continue
            if low in name.parts:
                return self._inferred(self.cast.of_name[name.first], 0.8)
            if generic and self._is_company(self.cast.members[self.cast.of_name[name.first]]):
                return self._inferred(self.cast.of_name[name.first], 0.6)
        return None

    def _answers_to(self, speaker: Speaker, low: str, generic: bool) -> bool:
        if speaker.sort is Sort.COMMON:
            return speaker.kind is SourceKind.ORGANISATION and (generic or low in speaker.words.lower().split())
        member = self.cast.members[speaker.member]
        return self._is_company(member) if generic else any(low in n.parts for n in member.names[:3])

    def _is_company(self, member: Member) -> bool:
        return member.kind is NameKind.BODY or (member.kind is NameKind.OTHER and len(member.names) > 2)

    def _head_noun(self, words: str) -> str:
        parts = words.lower().split()
        for index, part in enumerate(parts):
            if (index and part in self.lexicon["words.prepositions"]) or part in self.lexicon["words.relative"]:
                return parts[index - 1] if index else part
        return parts[-1] if parts else ""
