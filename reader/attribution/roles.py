"""Who says what in one sentence: source and content of each cue."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.attribution.cues import Cue, find_cues
from reader.attribution.frames import Frames, has_verb, is_finished, is_full
from reader.attribution.lexicon import Lexicon
from reader.attribution.phrases import Phrases, Range
from reader.attribution.sentences import Tokens
from reader.attribution.tags import Tag, is_finite, tag_sentence

ENDS = (",", ".", ";", ":", "?", "!", "–", "—", "…", ")", "-", "--")
SEPARATORS = (",", "?", "!", "–", "—", "-", "--", "…")


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution of a sentence, in token indices."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    confidence: float


def read_sentence(tokens: Tokens, lexicon: Lexicon) -> list[Finding]:
    """Return the attributions of a sentence in reading order."""
    return list(Sentence(tokens, lexicon).findings())


class Sentence:
    """One sentence, with what has been understood of it so far."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.tags = tag_sentence(tokens, lexicon)
        self.cues = find_cues(tokens, self.tags, lexicon)
        self.phrases = Phrases(tokens, self.tags, lexicon)
        self.frames = Frames(tokens, self.tags, lexicon)
        self.end = _without_stop(tokens)
        self.subject: Range | None = None  # of the verb read last, for "…, adding that"

    def findings(self) -> Iterator[Finding]:
        """Yield the attributions; a cue inside another's content is that content's own affair."""
        reached = 0
        for number, cue in enumerate(self.cues):
            if cue.start < reached:
                continue
            for finding in self._read(number, cue, reached):
                if finding.source is not None:
                    self.subject = finding.source
                reached = max(reached, finding.cue[1], *(end for _, end in finding.content))
                yield finding

    def _read(self, number: int, cue: Cue, reached: int) -> list[Finding]:
        if cue.is_phrase:
            found = self._by_phrase(cue, reached)
        elif cue.form == "noun":
            found = self._by_noun(number, cue)
        else:
            found = self._by_verb(number, cue, reached)
        return [found, *self._relayed(found)] if found else []

    # ------------------------------------------------------------------ source

    def _source_before(self, cue: Cue, reached: int) -> Range | None:
        before = self.tags[cue.start - 1] if cue.start else None
        if cue.is_infinitive or cue.is_adjunct:
            return self._borrowed(cue)
        if before is None:
            return None
        if before is Tag.COORDINATOR or (
            before is Tag.ADVERB and cue.start > 1 and self.tags[cue.start - 2] is Tag.COORDINATOR
        ):
            return self.subject or self.main_subject(cue.start - 1)
        if (
            before is Tag.RELATIVE
            or self.lexicon.is_a("relative", self.tokens[cue.start - 1].lower)
            and before is not Tag.PRONOUN
        ):
            return self._antecedent(cue.start - 1, reached)
        phrase = self.phrases.before(cue.start, reached)
        if phrase is None or not self._can_speak(phrase, cue):
            return None
        self.subject = phrase
        return phrase

    def _antecedent(self, relative: int, reached: int) -> Range | None:
        end = relative - (self.tokens[relative - 1].text == ",")
        start = end
        while (
            start > reached
            and self.tags[start - 1] in (Tag.NAME, Tag.WORD, Tag.INITIAL, Tag.DETERMINER, Tag.POSSESSIVE)
            or start > reached
            and self.lexicon.is_a("of", self.tokens[start - 1].lower)
        ):
            start -= 1
        phrase = (start, end) if start < end else None
        return phrase if phrase and self._can_speak(phrase, None) else None

    def _borrowed(self, cue: Cue) -> Range | None:
        """Return the subject of "…, saying that" and "with forecasters saying that"."""
        if cue.is_adjunct and cue.start and self.tags[cue.start - 1] in (Tag.WORD, Tag.NAME):
            for at in range(cue.start - 1, max(-1, cue.start - 10), -1):
                if self.tokens[at].lower in ("with", "med"):
                    return (at + 1, cue.start) if at + 1 < cue.start else None
                if self.tags[at] not in (Tag.WORD, Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE):
                    break
        if cue.is_adjunct and not cue.start:
            return None
        source = self.subject or self.main_subject(cue.start)
        return source if source and self._can_speak(source, cue) else None

    def _can_speak(self, phrase: Range, cue: Cue | None) -> bool:
        words = [t.lower for t in self.tokens[phrase[0] : phrase[1]]]
        if len(words) == 1 and any(
            self.lexicon.is_a(kind, words[0]) for kind in ("cannot_speak", "speaker_self", "relative")
        ):
            return False
        if self.lexicon.is_a("cannot_speak", words[-1]) or words[-1].endswith(("’s", "'s", "s'", "s’")):
            return (
                len(words) > 1
                and not self.lexicon.is_a("cannot_speak", words[-1])
                and "s" == words[-1][-1]
                and words[-1][-2:] in ("s'", "s’")
                and False
            )
        first = self.tags[phrase[0]]
        if first in (Tag.VERB, Tag.PREPOSITION, Tag.AUXILIARY, Tag.SUBORDINATOR) and not self._is_quantity(phrase[0]):
            return False
        if all(t.text.isdigit() for t in self.tokens[phrase[0] : phrase[1]]):
            return False
        if cue is not None and cue.subjects == "document":
            return any(self.lexicon.is_a("document", w) for w in words)
        return True

    def _is_quantity(self, at: int) -> bool:
        following = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        return following in ("least", "most") or following[:1].isdigit()

    def main_subject(self, before: int) -> Range | None:
        """Return the subject that the sentence opens with: "|Kozyrev reacted on Twitter, urging …"."""
        least = 0
        if self.tags[0] in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB) or self.tokens[0].lower.endswith("ing"):
            least = next((i + 1 for i in range(min(before, 40)) if self.tokens[i].text == ","), 0)
        for index in range(least + 1, min(before, 60)):
            if is_finite(self.tags[index]) or self._is_present(index):
                begin = index
                while begin > least and self.tags[begin - 1] in (Tag.ADVERB, Tag.AUXILIARY):
                    begin -= 1
                phrase = self.phrases.before(begin, least) if begin > least else None
                if phrase is not None:
                    return phrase if self._can_speak(phrase, None) else None
        return None

    def _is_present(self, index: int) -> bool:
        """Tell whether a word after a name or a comma looks like "praises"."""
        word = self.tokens[index].lower
        return (
            self.tags[index] is Tag.WORD
            and word.endswith("s")
            and not word.endswith("ss")
            and (self.tags[index - 1] is Tag.NAME or self.tokens[index - 1].text == ",")
        )

    # ------------------------------------------------------------------ "according to" and nouns

    def _by_phrase(self, cue: Cue, reached: int) -> Finding | None:
        source = self.phrases.after(cue.end, self.end)
        if source is None:
            return None
        rest = self._past_apposition(source[1])
        is_first = cue.start <= reached + 1 and not has_verb(self.tokens, self.tags, reached, cue.start, self.lexicon)
        if is_first:
            pieces: tuple[Range, ...] = ((rest, self._clause_end(self.cues.index(cue), cue)),)
        else:
            pieces = self._left(reached, cue.start)
            if rest < self.end and self.tokens[rest].text == "," and self._goes_on(rest + 1):
                pieces = (*pieces, (rest + 1, self.end))
        content = tuple(
            c
            for c in map(self._settled, pieces)
            if c is not None and c[1] - c[0] > 1 or c and self.tokens[c[0]].is_quote
        )
        return Finding(content, (cue.start, cue.end), source, 0.93) if content else None

    def _by_noun(self, number: int, cue: Cue) -> Finding | None:
        owner = self._owner(cue)
        content = self._settled((cue.end + 1, self._clause_end(number, cue)))
        if owner is None or content is None:
            return None
        return Finding((content,), (cue.start, cue.end), owner, 0.85)

    def _owner(self, cue: Cue) -> Range | None:
        if self.lexicon.is_a("speaking_noun", cue.lemma):
            return (cue.start, cue.end)
        for at in range(cue.start - 1, max(-1, cue.start - 6), -1):
            if self.tags[at] is Tag.POSSESSIVE:
                return (at, at + 1)
            if self.tokens[at].lower.endswith(("'s", "’s", "s'", "s’")):
                begin = at
                while begin and self.tags[begin - 1] in (Tag.NAME, Tag.INITIAL, Tag.DETERMINER, Tag.WORD):
                    begin -= 1
                return (begin, at + 1)
        return None

    def _relayed(self, found: Finding) -> list[Finding]:
        """Return "…, citing the ministry": the same words, given to both."""
        at = max(found.cue[1], found.source[1] if found.source else 0, *(end for _, end in found.content))
        for index in range(at, min(self.end - 1, at + 8)):
            if self.lexicon.is_a("relay", self.tokens[index].lower):
                source = self.phrases.after(index + 1, self.end)
                return [Finding(found.content, (index, index + 1), source, 0.9)] if source else []
        return []

    # ------------------------------------------------------------------ verbs

    def _by_verb(self, number: int, cue: Cue, reached: int) -> Finding | None:
        source = self._source_before(cue, reached)
        trailing = self._trailing(cue, source, reached)
        if trailing is not None:
            return trailing
        end = self._clause_end(number, cue)
        if source is None and self.lexicon.verb_second and cue.form in ("past", "present"):
            after = self._subject_after(cue)
            return self._leading(cue, after, after[1], end) if after else None
        if source is None:
            return None
        return self._leading(cue, source, cue.end, end)

    def _leading(self, cue: Cue, source: Range, at: int, end: int) -> Finding | None:
        """Return "SOURCE CUE CONTENT"."""
        frame = self.frames.content(cue, at, end)
        if frame is None:
            return None
        content = self._quoted(cue, frame.start, end) or self._whole((frame.start, end))
        if not content:
            return None
        confidence = frame.confidence * (0.92 if cue.is_adjunct or cue.is_infinitive else 1)
        return Finding(content, (cue.start, cue.end), source, round(confidence, 3))

    def _whole(self, content: Range) -> tuple[Range, ...]:
        settled = self._settled(content)
        is_word = settled is not None and settled[1] - settled[0] == 1 and not self.tokens[settled[0]].is_quote
        return (settled,) if settled and not is_word else ()

    def _quoted(self, cue: Cue, start: int, end: int) -> tuple[Range, ...]:
        """Return the quotations that content begins with, where they and nothing else are what is said."""
        if not self.tokens[start].is_quote or not cue.may("quote"):
            return ()
        pieces = [(start, start + 1)]
        at = start + 1
        while at < end and (
            self.tokens[at].is_quote or self.tokens[at].text == "," or self.tags[at] is Tag.COORDINATOR
        ):
            if self.tokens[at].is_quote:
                pieces.append((at, at + 1))
            elif not any(self.tokens[i].is_quote for i in range(at + 1, min(end, at + 3))):
                break
            at += 1
        last = self.tokens[pieces[-1][1] - 1]
        goes_on = at < end and not is_finished(last) and not is_full(last) and self.tags[at] is not Tag.MARK
        return () if goes_on else tuple(pieces)

    # ------------------------------------------------------------------ content before the cue

    def _trailing(self, cue: Cue, source: Range | None, reached: int) -> Finding | None:
        """Return "CONTENT, SOURCE CUE" or "CONTENT, CUE SOURCE", with what goes on after it."""
        if cue.is_adjunct or cue.is_infinitive or not cue.may("quote", "clause") or not cue.start:
            return None
        if self._separates(cue.start - 1) and cue.start > reached and not cue.may("addressee"):
            after = self._subject_after(cue)
            if after is not None and self._may_close(after[1]):
                found = self._around(cue, after, after[1], cue.start, reached)
                if found is not None:
                    return found
        nearest = self._nearest_source(cue, source, reached)
        if nearest is None or nearest[0] <= reached or not self._can_speak(nearest, cue):
            return None
        begin = nearest[0] - (self.tokens[nearest[0] - 1].lower in ("as", "slik", "som"))
        if begin <= reached or not self._separates(begin - 1):
            return None
        rest = self._past_adjuncts(cue.end)
        return self._around(cue, nearest, rest, begin, reached) if rest is not None else None

    def _subject_after(self, cue: Cue) -> Range | None:
        phrase = self.phrases.after(cue.end, self.end)
        if phrase is None or self.tags[phrase[0]] in (Tag.TIME, Tag.PREPOSITION, Tag.ADVERB, Tag.VERB):
            return None
        if self.lexicon.is_a("whether", self.tokens[phrase[0]].lower) or not self._can_speak(phrase, cue):
            return None
        return phrase

    def _may_close(self, at: int) -> bool:
        """Tell whether "said John Smith" may end at `at`: no verb of his follows."""
        if at >= self.end:
            return True
        tag = self.tags[at]
        if tag is Tag.AUXILIARY or tag is Tag.DETERMINER or self.lexicon.is_a("complementiser", self.tokens[at].lower):
            return False
        return tag is not Tag.VERB or self.tokens[at].lower.endswith("ing")

    def _nearest_source(self, cue: Cue, source: Range | None, reached: int) -> Range | None:
        """Return the source right before the cue; with an apposition between, the name before that."""
        if self.tokens[cue.start - 1].text != ",":
            return source
        for start in range(cue.start - 3, max(reached, cue.start - 40), -1):
            if not self._separates(start - 1) or self.tags[start] is Tag.MARK:
                continue
            close = next(i for i in range(start, cue.start) if self.tokens[i].text == ",")
            phrase = self.phrases.before(close, start) if close > start else None
            if (
                phrase
                and phrase[0] == start
                and close < cue.start - 1
                and (self.phrases.is_name(phrase) or self.tags[start - 1] is Tag.QUOTE)
            ):
                return phrase
        return source

    def _separates(self, index: int) -> bool:
        return self.tokens[index].is_quote or self.tokens[index].text in SEPARATORS

    def _around(self, cue: Cue, source: Range, rest: int, until: int, reached: int) -> Finding | None:
        content = self._left(reached, until)
        if not content or not self._is_said(content[0], until):
            return None
        right = self._right(rest, self.tokens[content[-1][1] - 1].is_quote)
        if right and not any(self.tokens[i].is_quote for i in range(*content[0])) and self._depends(content[0][0]):
            return None
        sure = 0.97 if any(self.tokens[i].is_quote for a, b in content for i in range(a, b)) else 0.92
        return Finding((*content, *right), (cue.start, cue.end), source, sure)

    def _is_said(self, content: Range, until: int) -> bool:
        """Tell whether what stands before a trailing cue can be content: a clause or a quotation."""
        if any(self.tokens[i].is_quote for i in range(*content)):
            return True
        return has_verb(self.tokens, self.tags, *content, self.lexicon) or any(
            self._is_present(i) for i in range(content[0] + 1, content[1])
        )

    def _depends(self, start: int) -> bool:
        return self.tags[start] in (Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.TO) or self.tokens[start].lower.endswith(
            "ing"
        )

    def _left(self, reached: int, until: int) -> tuple[Range, ...]:
        """Return the content between `reached` and a trailing cue; a quotation of its own stands alone."""
        start = reached
        for index in range(until - 1, reached, -1):
            token = self.tokens[index]
            if (
                token.is_quote
                and is_full(token)
                and (
                    self.tokens[index - 1].text in (":", ";")
                    or not has_verb(self.tokens, self.tags, reached, index, self.lexicon)
                )
            ):
                start = index
                break
        while start < until and (self.tokens[start].text in ENDS or self.tags[start] is Tag.COORDINATOR):
            start += 1
        settled = self._settled((start, until))
        return (settled,) if settled else ()

    def _right(self, rest: int, after_quote: bool) -> tuple[Range, ...]:
        """Return the content that goes on after a trailing cue: `he said, "and that is that."`."""
        at = self._past_apposition(rest) if rest < self.end else rest
        if at >= self.end or not (self.tokens[at].text in ENDS or self.tokens[at].is_quote):
            return ()
        at += not self.tokens[at].is_quote
        if at >= self.end:
            return ()
        if self.tokens[at].is_quote:
            return ((at, at + 1),)
        if after_quote or self.tokens[at - 1].text != "," or not self._goes_on(at):
            return ()
        settled = self._settled((at, self.end))
        return (settled,) if settled and settled[1] - settled[0] > 1 else ()

    def _goes_on(self, at: int) -> bool:
        """Tell whether reported speech goes on at `at`, after the comma that closed its cue."""
        if at >= self.end or any(at <= cue.start <= at + 8 for cue in self.cues):
            return False
        if self.tags[at] is Tag.RELATIVE or self.tokens[at].lower.endswith("ing"):
            return False
        return self.tags[at] in (Tag.COORDINATOR, Tag.AUXILIARY, Tag.VERB, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.WORD)

    def _past_adjuncts(self, at: int) -> int | None:
        """Return where "in a statement on Monday" after a trailing cue ends, or None where content follows."""
        begin = at
        while at < self.end:
            token, tag = self.tokens[at], self.tags[at]
            if token.text in ENDS or token.is_quote or any(c.is_phrase and c.start == at for c in self.cues):
                return at
            if self.lexicon.is_a("complementiser", token.lower) or (is_finite(tag) and not token.lower.endswith("ing")):
                return at if at > begin and self._after_conjunction(begin, at) else None
            if at == begin and not self._may_be_adjunct(at):
                return None
            if at > begin and tag is Tag.PRONOUN and not self._after_conjunction(begin, at):
                return None
            at += 1
        return at

    def _after_conjunction(self, begin: int, at: int) -> bool:
        """Tell whether "as", "when" or "while" opened the adjunct, so that it may hold a clause."""
        return any(self.lexicon.is_a("subordinator", self.tokens[i].lower) for i in range(begin, at))

    def _may_be_adjunct(self, at: int) -> bool:
        tag = self.tags[at]
        return (
            tag in (Tag.PREPOSITION, Tag.TIME, Tag.ADVERB, Tag.NAME, Tag.SUBORDINATOR)
            or self.lexicon.is_a("object_pronoun", self.tokens[at].lower)
            or self.lexicon.is_a("audience", self.tokens[at].lower)
            or (tag is Tag.DETERMINER and at + 2 <= self.end)
        )

    def _past_apposition(self, at: int) -> int:
        """Return where the apposition that begins with the comma at `at` ends, if it has no finite verb."""
        while at < self.end and not (self.tokens[at].text in ENDS or self.tokens[at].is_quote):
            at += 1
        if at >= self.end or self.tokens[at].text != ",":
            return at
        close = next(
            (i for i in range(at + 1, self.end) if self.tokens[i].text == "," or self.tokens[i].is_quote), self.end
        )
        if (
            close < self.end
            and self.tokens[close].text == ","
            and self.tags[at + 1] is not Tag.QUOTE
            and (self.tags[at + 1] is Tag.RELATIVE or not has_verb(self.tokens, self.tags, at + 1, close, self.lexicon))
        ):
            return close
        return at

    # ------------------------------------------------------------------ where content ends

    def _clause_end(self, number: int, cue: Cue) -> int:
        """Return where the content of `cue` must end: before a cue that shares its subject or has its own."""
        for later in self.cues[number + 1 :]:
            if later.start <= cue.end:
                continue
            before = self.tokens[later.start - 1].text
            if before == "," and (later.is_phrase or later.is_adjunct):
                return later.start - 1
            if self.tags[later.start - 1] is Tag.COORDINATOR and later.form == cue.form and later.start - 1 > cue.end:
                start = later.start - 1
                return start - (self.tokens[start - 1].text == ",")
            cut = self._own_clause(later, cue)
            if cut is not None:
                return cut
        return self.end

    def _own_clause(self, later: Cue, cue: Cue) -> int | None:
        """Return the comma before ", but Smith said": a later cue with a subject and a conjunction of its own."""
        source = (
            self.phrases.before(later.start, cue.end) if later.start > cue.end + 3 and not later.is_adjunct else None
        )
        if source is None or source[0] < cue.end + 3:
            return None
        joint = source[0] - 1
        is_joint = self.tags[joint] is Tag.COORDINATOR or self.lexicon.is_a("contrast", self.tokens[joint].lower)
        return joint - 1 if is_joint and self.tokens[joint - 1].text == "," else None

    def _settled(self, content: Range) -> Range | None:
        """Return the content without marks at its ends, or None where nothing is left."""
        start, end = content
        while (
            start < end
            and not (self.tokens[start].is_word or self.tokens[start].is_quote)
            and self.tokens[start].text not in "$£€(#["
        ):
            start += 1
        while end > start and self.tokens[end - 1].text in (",", ":", ";", "–", "—", "-", "--", "."):
            end -= 1
        return (start, end) if start < end else None


def _without_stop(tokens: Tokens) -> int:
    end = len(tokens)
    while end and tokens[end - 1].text in (".", "…", ";", ":"):
        end -= 1
    return end
