"""The noun phrase that names a speaker, before or after its cue, without a parser."""

from itertools import pairwise

from reader.attribution.tags import FINITE, NOMINAL, Tag, TaggedSentence

LONGEST_PHRASE = 40  # tokens

Range = tuple[int, int]  # token indices, half-open

_PHRASE = NOMINAL | {Tag.PREPOSITION, Tag.COORDINATOR, Tag.TIME, Tag.ADVERB}
_BREAKS = (",", "(", ")", "–", "—", "--", ";")


class Phrases:
    """Finds noun phrases in one sentence."""

    def __init__(self, sentence: TaggedSentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.tags = sentence.tags
        self.lexicon = sentence.lexicon

    # ------------------------------------------------------------------ before the verb

    def before(self, end: int, least: int) -> Range | None:
        """Return the subject that ends before token `end`, not reaching before `least`; without its apposition.

        "Jonas Dahl, director of the institute, |said" gives "Jonas Dahl".
        """
        least = max(least, end - LONGEST_PHRASE)
        if end <= least:
            return None
        if self.tokens[end - 1].text in _BREAKS:
            return self._before_apposition(end - 1, least)
        phrase = self._plain(end, least)
        return self._named(phrase, least) if phrase else None

    def _plain(self, end: int, least: int) -> Range | None:
        if self.tags[end - 1] in (Tag.PRONOUN, Tag.RELATIVE):
            return (end - 1, end)
        start = end
        while start > least and self._is_inside(start - 1, end) and not self._is_edge(start - 1, end):
            start -= 1
        if start - 1 > least and self._joins_pronoun(start - 1):
            return (start - 2, end)  # "|She and her colleagues"
        return self._trimmed(start, end)

    def _is_inside(self, index: int, end: int) -> bool:
        """Tell whether the word at `index` can belong to the phrase that goes on behind it."""
        if self.tags[index] is not Tag.TO:
            return self.tags[index] in _PHRASE
        # "a source close to the talks"; not "to build", "went to the council", "ambassador to Britain Ada Brodwick"
        is_preposition = index + 1 < end and self.tags[index + 1] in (Tag.DETERMINER, Tag.POSSESSIVE)
        return is_preposition and index > 0 and self.tags[index - 1] is Tag.WORD

    def _joins_pronoun(self, index: int) -> bool:
        is_pair = self.tags[index] is Tag.COORDINATOR and self.tags[index + 1] in (
            Tag.POSSESSIVE,
            Tag.DETERMINER,
            Tag.NAME,
        )
        return (
            is_pair
            and self.lexicon.is_a("anaphor", self.tokens[index - 1].lower)
            and (index == 1 or self.tags[index - 2] in (Tag.MARK, Tag.SUBORDINATOR, Tag.COORDINATOR, Tag.QUOTE))
        )

    def _is_edge(self, index: int, end: int) -> bool:
        """Tell whether the word at `index` ends what stands left of it: "but", a clause's "and", "after"."""
        word = self.tokens[index].lower
        if self.tags[index] is Tag.COORDINATOR:
            return word in ("but", "or", "men") or not self._joins(index, end)
        return self.lexicon.is_a("subordinator", word)

    def _joins(self, index: int, end: int) -> bool:
        """Tell whether "and" joins two noun phrases rather than two clauses."""
        if not index or index + 1 >= end or self.tags[index - 1] not in NOMINAL:
            return False
        left, right = self.tags[index - 1], self.tags[index + 1]
        return left is right or {left, right} <= {Tag.NAME, Tag.WORD, Tag.DETERMINER, Tag.POSSESSIVE, Tag.INITIAL}

    def _trimmed(self, start: int, end: int) -> Range | None:
        """Return a phrase without what stands before its noun: conjunctions, adverbs, "On Tuesday"."""
        start = self._past_lead(start, end)
        if start < end and self.tags[start] is Tag.PREPOSITION and not self.sentence.is_quantity(start):
            cut = self._after_adverbial(start, end)
            if cut is None:
                return None
            start = self._past_lead(cut, end)
        start = self._past_object(start, end)
        while end > start and self.tags[end - 1] in (Tag.ADVERB, Tag.COORDINATOR, Tag.MARK, Tag.TIME):
            end -= 1
        if start >= end or self.tags[end - 1] is Tag.PREPOSITION:
            return None
        return start, end

    def _past_lead(self, start: int, end: int) -> int:
        leads = (Tag.COORDINATOR, Tag.ADVERB, Tag.TIME, Tag.INITIAL)
        while start < end and self.tags[start] in leads:
            start += 1
        return start

    def _after_adverbial(self, start: int, end: int) -> int | None:
        """Return where the subject begins after a leading "On Tuesday" or "In a letter on Monday"."""
        for index in range(end - 1, start + 1, -1):
            before, here = self.tags[index - 1], self.tags[index]
            if before is Tag.TIME and here in NOMINAL:
                return index
            if here is Tag.DETERMINER and before in (Tag.WORD, Tag.NAME):
                return index
            if here is Tag.NAME and before is Tag.WORD and index - start >= 2 and self.tags[start + 1] is not Tag.WORD:
                return index
            if here is Tag.NAME and before is Tag.WORD and self.tokens[index - 1].text.isdigit():
                return index
        return None

    def _past_object(self, start: int, end: int) -> int:
        """Return the subject's start in "a war Brodwick |considers": a name right after an indefinite noun."""
        if (
            start < end
            and self.tags[end - 1] is Tag.NAME
            and self.lexicon.is_a("article_indefinite", self.tokens[start].lower)
        ):
            at = end
            while at > start and self.tags[at - 1] is Tag.NAME:
                at -= 1
            is_joined = any(tag is Tag.PREPOSITION for tag in self.tags[start:at])
            if at - 1 > start and self.tags[at - 1] is Tag.WORD and not is_joined:
                return at
        return start

    def _named(self, phrase: Range, least: int) -> Range:
        """Return the name before "…, a professor at X |told": an apposition whose second comma is missing."""
        start, end = phrase
        if self.tags[start] is not Tag.DETERMINER or start - 2 < least or self.tokens[start - 1].text != ",":
            return phrase
        name = self._plain(start - 1, least)
        if (
            name
            and self.is_name(name)
            and (name[0] == 0 or self.tags[name[0] - 1] in (Tag.QUOTE, Tag.MARK))
            and any(self.tags[i] is Tag.PREPOSITION for i in range(start, end))
        ):
            return name
        return phrase

    # ------------------------------------------------------------------ over an apposition

    def _before_apposition(self, comma: int, least: int) -> Range | None:
        """Return the phrase that an apposition ending at `comma` is about."""
        begin = comma
        while (
            begin > least
            and self.tags[begin - 1] is not Tag.QUOTE
            and self.tokens[begin - 1].text not in (";", ":", "?", "!")
        ):
            begin -= 1
        role: Range | None = None
        segments = self._segments(begin, comma)
        if len(segments) < 2:
            return None  # "deals, once expected": no apposition stands between subject and verb
        for start, end in segments:
            phrase = self._head_of_segment(start, end)
            if phrase is None:
                continue
            if self.is_name(phrase):
                is_person = role is not None and self._is_role(role) and not self._ends_in_place(role)
                return self._with_stray_comma(phrase, comma) if is_person else role or phrase
            role = role or phrase
            if not self._is_role(role):
                return role
        return role

    def _segments(self, start: int, end: int) -> list[Range]:
        cuts = [i for i in range(start, end) if self.tokens[i].text in _BREAKS]
        edges = [start - 1, *cuts, end]
        return [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]

    def _head_of_segment(self, start: int, end: int) -> Range | None:
        """Return the noun phrase that a segment between commas is; None for "on Tuesday" and for clauses."""
        lead = self._past_lead(start, end)
        if lead >= end or self.tags[lead] in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.TO, Tag.VERB, Tag.AUXILIARY):
            return None
        if self.tokens[lead].lower.endswith("ing") and self.tags[lead] is not Tag.NAME:
            return None
        stop = next((i for i in range(lead, end) if self.tags[i] in FINITE), end)
        if stop < end and self.lexicon.is_a("by", self.tokens[min(stop + 1, end - 1)].lower):
            return self._trimmed(lead, end)  # "a team led by researchers out of …"
        if stop < end:
            # A clause has its own verb; its subject is no speaker of a later verb, unless a relative clause follows.
            return None
        if self.tags[end - 1] is Tag.PRONOUN:
            return (end - 1, end)
        return self._trimmed(lead, end)

    def _ends_in_place(self, phrase: Range) -> bool:
        """Tell whether a phrase ends like "in Greenbelt", so that the name after its comma is a state's."""
        at = phrase[1]
        while at > phrase[0] and self.tags[at - 1] is Tag.NAME:
            at -= 1
        return at > phrase[0] and self.lexicon.is_a("locating_preposition", self.tokens[at - 1].lower)

    def _is_role(self, phrase: Range) -> bool:
        """Tell whether a phrase only describes ("Russia researcher at Nupi") so that the name may follow."""
        start, end = phrase
        return self.tags[start] is not Tag.PRONOUN and not any(
            self.tags[i] is Tag.NAME
            and (i + 1 == end or self.tags[i + 1] not in (Tag.WORD,))
            and (i == start or self.tags[i - 1] not in (Tag.PREPOSITION, Tag.DETERMINER, Tag.NAME))
            for i in range(start, end)
        )

    def _with_stray_comma(self, phrase: Range, comma: int) -> Range:
        """Extend a name over a comma that does not belong there ("Ada M, Brodwick")."""
        start, end = phrase
        if (
            end + 1 < comma
            and self.tokens[end].text == ","
            and len(self.tokens[end - 1].text) == 1
            and self.tags[end + 1] is Tag.NAME
        ):
            return start, end + 2
        return phrase

    def is_name(self, phrase: Range) -> bool:
        """Tell whether a phrase is a proper name and nothing else."""
        return all(
            tag in (Tag.NAME, Tag.INITIAL, Tag.NICKNAME) or self.lexicon.is_a("name_particle", token.lower)
            for tag, token in zip(self.tags[slice(*phrase)], self.tokens[slice(*phrase)], strict=True)
        )

    # ------------------------------------------------------------------ after the verb

    def after(self, start: int, limit: int) -> Range | None:
        """Return the noun phrase that begins at `start`, up to a comma, a verb or "on Monday"."""
        most = min(limit, start + LONGEST_PHRASE)
        end = start
        while end < most and not self._stops(end, start):
            end += 1
            if self.tags[start] is Tag.PRONOUN:
                break
        while end > start and self.tags[end - 1] in (Tag.ADVERB, Tag.COORDINATOR, Tag.MARK, Tag.PREPOSITION):
            end -= 1
        return (start, end) if end > start else None

    def before_finite(self, phrase: Range) -> Range:
        """Return a phrase without the unknown verb that "Ifølge Dahl |svikter …" puts right after it."""
        start, end = phrase
        for index in range(start + 1, end):
            is_after_name = self.tags[index - 1] is Tag.NAME and self.tags[index] is Tag.WORD
            is_present = self.tags[index] is Tag.WORD and self.tokens[index].lower.endswith("er") and index > start + 1
            if is_after_name or (is_present and self.tags[index - 1] in (Tag.WORD, Tag.NAME)):
                return start, index
        return phrase

    def _stops(self, index: int, start: int) -> bool:
        tag = self.tags[index]
        if tag is Tag.INITIAL or self._describes_document(index, start) or self._binds_standing(index, start):
            return False
        if tag in (Tag.MARK, Tag.QUOTE, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.TO, Tag.AUXILIARY, Tag.VERB):
            return True
        if tag is Tag.PRONOUN or tag is Tag.TIME:
            return index > start
        if tag is Tag.PREPOSITION:
            return index == start or self._leaves(index)
        if tag is Tag.COORDINATOR:
            return (
                index == start
                or self.tokens[index].lower in ("but", "men")
                or not self._joins(index, min(index + 2, len(self.tags)))
            )
        return False

    def _binds_standing(self, index: int, start: int) -> bool:
        """Tell the "to" of "a source close to the board": an adjective's, which says who the source is."""
        is_link = self.tags[index] in (Tag.TO, Tag.PREPOSITION) and index + 1 < len(self.tokens)
        return is_link and index - start > 1 and self.sentence.is_a("standing", index - 1)

    def _describes_document(self, index: int, start: int) -> bool:
        """Tell whether "published in" or "by" goes on naming a study."""
        is_link = self.tags[index] is Tag.PREPOSITION or (
            self.tags[index] is Tag.VERB and self.tokens[index].lower.endswith("ed")
        )
        return is_link and any(self.sentence.is_a("document", at) for at in range(max(start, index - 4), index))

    def _leaves(self, index: int) -> bool:
        """Tell whether a preposition begins an adverbial ("in a statement") rather than a part of the phrase."""
        word = self.tokens[index].lower
        if self.lexicon.is_a("binding_preposition", word):
            return False
        following = self.tags[index + 1] if index + 1 < len(self.tags) else Tag.MARK
        if self.lexicon.is_a("placing_preposition", word):
            return following is not Tag.NAME and not (following is Tag.DETERMINER and word in ("at", "ved"))
        return True
