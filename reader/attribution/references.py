"""Whom "he", "the minister" and "the company" take up."""

from collections.abc import Callable, Iterator
from itertools import islice

from reader.attribution.called_bodies import FAR, LONG_ENDING
from reader.attribution.cast import Cast
from reader.attribution.describe import Describer
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.nouns import Nouns
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.speaker import Sort, Speaker, member
from reader.attribution.strangers import SUBJECT, Strangers
from reader.attribution.words import Words
from reader.model.source import SourceKind
from reader.model.span import Span

PRONOUN = 0.9  # confidence in whom the sentence, or who spoke last, gives for "she"; measured on the corpus, and …
RIVAL = 0.82  # … where the paragraph names somebody else too, and …
LAST_NAMED = 0.65  # … where only the last name before is left
JUST = 60  # words back in which a person has just been named
NEAR_BLOCKS = 5  # blocks that speech without a named speaker may lie behind the last one; captions count


class References:
    """Finds what pronouns and definite descriptions take up; remembers who spoke, in text order."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, describer: Describer) -> None:
        self.words, self.cast, self.lexicon, self.describer = words, cast, lexicon, describer
        self.nouns = Nouns(words, cast, lexicon)
        self.by_noun = describer.posts.bodies.by_noun
        self.strangers = Strangers(words, lexicon)
        self.quoted: frozenset[int] = frozenset()  # words in direct speech
        self._spoken: list[tuple[int, Speaker]] = []  # word, speaker
        self._common: dict[str, Speaker] = {}  # head noun → the last description with it

    def remember(self, at: int, speaker: Speaker) -> None:
        """Note that a speaker has spoken at a word."""
        self._spoken.append((at, speaker))
        if speaker.sort is Sort.COMMON:
            self._common[self.nouns.head_noun(speaker.words)] = speaker

    def goes_on(self, at: int) -> Speaker | None:
        """Return who speaks at a word where nothing names a speaker.

        Whom the paragraph before is about if nobody speaks there, else who spoke last, if near enough.
        """
        block = self.words.items[at].block
        last = next(((w, s) for w, s in reversed(self._spoken[-4:]) if w <= at), None)
        if last is None or block - self.words.items[last[0]].block > NEAR_BLOCKS:
            return self._last_person(at, None)
        about = self._paragraph_before(at, last[0])
        speaker = last[1].inferred(0.75) if about is None else member(about, 0.6)
        self._spoken.append((at, speaker))
        return speaker

    def between(self, at: int, source: int) -> Speaker | None:
        """Return whom the paragraph before word `at` is about, if it lies behind the speaker at word `source`."""
        if self.words.items[source].block == self.words.items[at].block:
            return None
        last = max(source, next((w for w, _ in reversed(self._spoken[-4:]) if w <= at), source))
        about = self._paragraph_before(at, last)
        if about is None:
            return None
        self._spoken.append((at, member(about, 0.6)))
        return member(about, 0.6)

    def _paragraph_before(self, at: int, spoken: int) -> int | None:
        """Return the person named first in the paragraph before; where somebody speaks there, in its last sentence."""
        items, index = self.words.items, at - 1
        while index > spoken and at - index < FAR // 2:
            opening = index
            while opening > max(0, spoken) and items[opening - 1].block == items[index].block:
                opening -= 1
            if opening <= spoken:
                last = self.words.sentence_start(index)
                return self._first_person(last, index + 1, None) if last > spoken else None  # "X denies that."
            if items[opening].block != items[at].block and self._is_prose(opening, index):
                return self._first_person(opening, index + 1, None)
            index = opening - 1
        return None

    def _is_prose(self, opening: int, last: int) -> bool:
        """Tell a paragraph from a credit or a caption's note: it ends as a sentence does."""
        end = self.words.text[self.words.items[last].end :][:2]
        return self.words.items[opening].lower not in self.lexicon["words.credits"] and end[:1] in tuple(".!?:”")

    def _recent(self, at: int, reach: int = FAR) -> Iterator[tuple[int, Speaker]]:
        """Yield who spoke up to `reach` words before a word, the last first."""
        for word, speaker in reversed(self._spoken):
            if at - word > reach:
                return
            yield word, speaker

    def pronoun(self, low: str, at: int) -> Speaker | None:
        """Return whom a personal pronoun at word `at` takes up; other pronouns take up nobody."""
        lexicon = self.lexicon
        if low in lexicon["words.pronouns_he"] or low in lexicon["words.pronouns_she"]:
            return self._person_before(at, woman=low in lexicon["words.pronouns_she"])
        if low in lexicon["words.pronouns_whoever"]:
            return next((s.inferred(0.7) for _, s in islice(self._recent(at), 1) if self._may_be_one(s)), None)
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
            return member(here, PRONOUN)
        block = self.words.items[at].block
        stranger = self._stranger_above(opening, woman)
        if stranger is not None:
            return stranger
        last = next(((w, s) for w, s in self._recent(at) if self._may_be(s, woman)), None)
        if last is not None and self.words.items[last[0]].block == block:
            rival = self._person_above(opening, block, woman) if woman is not None else None
            if rival is not None and self._is_surer(rival, last[1], woman):
                return member(rival, RIVAL)
            return last[1].inferred(PRONOUN)
        above = self._person_above(opening, block, woman)
        if above is not None:
            return member(above, RIVAL)
        unnamed = self.strangers.opening(opening, at)
        if unnamed is not None:
            return unnamed
        if last is None:
            return self._last_person(opening, woman)
        between = self._subject_between(last[0] + 1, opening, woman)
        if between is not None and between != last[1].member:
            return member(between, 0.6)
        return last[1].inferred(PRONOUN)

    def _stranger_above(self, opening: int, woman: bool | None) -> Speaker | None:
        """Return "neighbour" for "Her neighbour agreed. …, he said": whom the sentence before is about, unnamed."""
        if opening == 0 or self.words.items[opening - 1].block != self.words.items[opening].block:
            return None
        first = self.words.sentence_start(opening - 1)
        names = (self.cast.at_word.get(index) for index in range(first, opening))
        is_told_of_others = any(name is not None and self._fits(name, None) for name in names)
        if is_told_of_others or not self.quoted.isdisjoint(range(first, opening)):
            return None
        stranger = self.strangers.in_sentence(first, opening, woman)
        known = None if stranger is None else self._common.get(stranger.words)
        return stranger if known is None else known.inferred(PRONOUN)

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
            head = self.nouns.head_noun(speaker.words)
            if woman is not None and head in self.lexicon["titles.male" if woman else "titles.female"]:
                return False  # "his daughter" is not "he"
            return speaker.kind is SourceKind.UNNAMED and (self.lexicon.is_role(head) or head in ("man", "woman"))
        known = self.cast.members[speaker.member]
        return known.is_person and (woman is None or known.woman is None or known.woman == woman)

    def _first_person(self, first: int, last: int, woman: bool | None) -> int | None:
        for index in range(first, last):
            name = self.cast.at_word.get(index)
            if index in self.quoted:
                continue
            if name is not None and self._fits(name, woman) and not self.words.items[name.last - 1].possessive:
                return self.cast.of_name[name.first]
        return None

    def _fits(self, name: Name, woman: bool | None) -> bool:
        known = self.cast.members[self.cast.of_name[name.first]]
        if not known.is_person or not (known.sure or known.surname_alone):
            return False
        return woman is None or known.woman is None or known.woman == woman

    def _subject_between(self, first: int, last: int, woman: bool | None) -> int | None:
        """Return the person whom the last sentence between two words is about, if one is."""
        index = last - 1
        while index >= max(first, last - FAR):
            opening = self.words.sentence_start(index)
            found = self._subject(opening, min(index + 1, opening + SUBJECT), woman) if opening >= first else None
            if found is not None:
                return found
            index = opening - 1
        return None

    def _subject(self, opening: int, end: int, woman: bool | None) -> int | None:
        """Return the person that a sentence opens with, before its verb: "Foreign Minister X …"."""
        for index in range(opening, end):
            name = self.cast.at_word.get(index)
            if index in self.quoted or self.words.items[index].lower in self.lexicon["words.heads_clause"]:
                return None
            if name is not None and self._fits(name, woman):
                return self.cast.of_name[name.first]
        return None

    def _last_person(self, before: int, woman: bool | None) -> Speaker | None:
        for index in range(before - 1, max(-1, before - 120), -1):
            name = self.cast.at_word.get(index)
            if name is not None and index not in self.quoted and self._fits(name, woman):
                return member(self.cast.of_name[name.first], LAST_NAMED)
        return None

    def _spoken_before(self, at: int, fits: Callable[[Speaker], bool]) -> Speaker | None:
        return next((speaker.inferred(0.7) for _, speaker in islice(self._recent(at), 6) if fits(speaker)), None)

    def _is_plural(self, speaker: Speaker) -> bool:
        if speaker.sort is Sort.MEMBER:
            return False
        head = self.nouns.head_noun(speaker.words)
        return head in self.lexicon["roles.people"] or head.endswith("s")

    def _may_be_one(self, speaker: Speaker) -> bool:
        return speaker.kind is SourceKind.UNNAMED or self._may_be(speaker, None)

    def _is_thing(self, speaker: Speaker) -> bool:
        if speaker.sort is Sort.COMMON:
            is_body = self.nouns.head_noun(speaker.words) in self.lexicon["bodies.nouns"]  # "council"
            return is_body or speaker.kind in (SourceKind.ORGANISATION, SourceKind.DOCUMENT)
        return not self.cast.members[speaker.member].is_person

    def _body_before(self, at: int) -> Speaker | None:
        opening = self.words.sentence_start(at)
        for index in range(at - 1, max(-1, opening - 60), -1):
            name = self.cast.at_word.get(index)
            if name is not None and name.kind is NameKind.BODY and name.sure:
                return member(self.cast.of_name[name.first], 0.5)
        return None

    def holder(self, begin: int, core: int) -> Speaker | None:
        """Return X for "Norland's interior minister" where the article elsewhere calls X just that."""
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
        return member(holder, 0.8)

    def last_meant(self, begin: int, head: int, low: str, at: int) -> Speaker | None:
        """Return the last speaker for "the New York businessman": a definite role with a name in it."""
        if not self.lexicon.is_role(low) or begin not in self.cast.at_word or begin == head:
            return None
        for _, speaker in islice(self._recent(at, FAR // 2), 4):
            if speaker.sort is Sort.MEMBER and self.cast.members[speaker.member].is_person:
                return speaker.inferred(0.5)
        return None

    def taken_up(self, low: str, at: int) -> Speaker | None:
        """Return the source that "the governor", "the ministry" or "the doctor" takes up."""
        known = self._common.get(low)
        if known is not None:
            return known.inferred(0.85)
        if low in self.lexicon["outlets.taken_up"]:
            outlet = self.by_noun.outlet(at)
            return None if outlet is None else member(self.cast.of_name[outlet.first], 0.8)
        if self.lexicon.is_role(low):
            return self._person_in_role(low, at)
        if low in self.lexicon["bodies.nouns"] or len(low) >= LONG_ENDING:
            return self._body_called(low, at)
        return None

    def _person_in_role(self, low: str, at: int) -> Speaker | None:
        for index in range(at - 1, max(-1, at - FAR), -1):
            name = self.cast.at_word.get(index)
            if name is None or name.last - 1 != index or not self.nouns.is_person(name):
                continue
            described = self.describer.describe(self.cast.of_name[name.first])
            role = described.role.of(self.words.text).lower() if described.role else ""
            plain = (self.lexicon.base(word) for word in role.replace(".", "").split())
            heads = [self.lexicon.title_words.get(word, word) for word in plain]
            if any(self.lexicon.is_kind_of(word, low) for word in heads):
                return member(self.cast.of_name[name.first], 0.8)
        return None

    def person_just_named(self, at: int) -> Speaker | None:
        """Return whom "the 27-year-old" and "the retired baker" take up: the person named last."""
        for index in range(at - 1, max(-1, at - JUST), -1):
            name = self.cast.at_word.get(index)
            if name is None or index in self.quoted or name.last - 1 != index:
                continue
            if self._fits(name, None) or self._is_whole_subject(name):
                return member(self.cast.of_name[name.first], 0.7)
        return None

    def _is_whole_subject(self, name: Name) -> bool:
        """Tell given name and surname near the head of a sentence, though nothing but their shape says a person."""
        opens = name.first - self.words.sentence_start(name.first) < SUBJECT // 2
        return opens and self.nouns.is_person(name) and len(name.parts) > 1

    def some_of_those(self, words: str, span: Span, at: int) -> Speaker | None:
        """Return "one of them" as a source of its own where people in the plural have been named by a noun."""
        if self._spoken_before(at, self._is_plural) is None and not self._plural_above(at):
            return None
        return Speaker(Sort.COMMON, -1, words, span, SourceKind.UNNAMED, 0.8)

    def those(self, at: int) -> Speaker | None:
        """Return whom a lone "Several" stands for: the people in the plural who spoke last."""
        return self._spoken_before(at, self._is_plural)

    def _plural_above(self, at: int) -> bool:
        """Tell whether people in the plural stand a few words before: "19 teachers have left. Several of them …"."""
        return any(
            word.lower in self.lexicon["roles.people"] or self.nouns.is_plural_role(word.lower)
            for word in self.words.items[max(0, at - JUST) : at]
        )

    def _body_called(self, low: str, at: int) -> Speaker | None:
        called = self.by_noun.called(low, at)
        if called is not None:
            return member(self.cast.of_name[called.first], 0.8)
        generic = low in self.lexicon["bodies.generic"]
        for _, speaker in islice(self._recent(at), 8):
            if self._answers_to(speaker, low, generic):
                return speaker.inferred(0.75)
        company = self.by_noun.company(low, at)
        return None if company is None else member(self.cast.of_name[company.first], 0.6)

    def _answers_to(self, speaker: Speaker, low: str, generic: bool) -> bool:
        if speaker.sort is Sort.COMMON:
            return speaker.kind is SourceKind.ORGANISATION and (generic or low in speaker.words.lower().split())
        body = self.cast.members[speaker.member]
        return self.by_noun.is_company(body) if generic else any(low in n.parts for n in body.names[:3])
