"""Who says what in one sentence: source and content of each cue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.attribution.cues import Cue, find_cues
from reader.attribution.frames import content_frame, has_finite, is_full
from reader.attribution.lexicon import Lexicon
from reader.attribution.phrases import Range, phrase_after, subject_before
from reader.attribution.sentences import Tokens

ENDS = (",", ".", ";", ":", "?", "!", "–", "—", "…", ")")


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution of a sentence, in token indices."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    confidence: float


def read_sentence(tokens: Tokens, lexicon: Lexicon) -> list[Finding]:
    """Return the attributions of a sentence in reading order."""
    return list(_Sentence(tokens, lexicon).findings())


class _Sentence:
    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.cues = find_cues(tokens, lexicon)
        self.end = _without_stop(tokens)
        self.subject: Range | None = None  # of the clause read last, for "…, adding that"

    def findings(self) -> Iterator[Finding]:
        reached = 0
        for number, cue in enumerate(self.cues):
            if cue.start < reached:
                continue
            finding = self._finding(number, cue, reached)
            if finding is None:
                continue
            if finding.source is not None:
                self.subject = finding.source
            reached = max(finding.cue[1], *(end for _, end in finding.content))
            yield finding

    def _finding(self, number: int, cue: Cue, reached: int) -> Finding | None:
        if cue.is_phrase:
            return self._by_phrase(cue, reached)
        source = self._source_before(cue, reached)
        trailing = self._trailing(cue, source, reached)
        if trailing is not None:
            return trailing
        if source is None and self.lexicon.verb_second:
            inverted = self._inverted(number, cue)
            if inverted is not None:
                return inverted
        if source is None:
            return None
        end = self._clause_end(number, cue)
        frame = content_frame(self.tokens, cue, end, self.lexicon)
        if frame is None:
            return None
        content = self._settled((frame.start, end))
        if content is None:
            return None
        return Finding(
            (content,), (cue.start, cue.end), source, frame.confidence * (0.9 if cue.form == "gerund" else 1)
        )

    # ------------------------------------------------------------------ source

    def _source_before(self, cue: Cue, reached: int) -> Range | None:
        tokens, lexicon = self.tokens, self.lexicon
        before = tokens[cue.start - 1].lower if cue.start else ""
        if cue.is_infinitive or cue.form == "gerund":
            return self.subject if self.subject else self._main_subject(cue.start)
        if lexicon.is_a("coordinator", before) and self.subject is not None:
            return self.subject
        if lexicon.is_a("relative", before) and cue.start >= 2:
            return subject_before(
                tokens, cue.start - 2 if tokens[cue.start - 2].text == "," else cue.start - 1, reached, lexicon
            )
        if not cue.start:
            return None
        phrase = subject_before(tokens, cue.start, reached, lexicon)
        return phrase if phrase is not None and self._can_speak(phrase, cue) else None

    def _can_speak(self, phrase: Range, cue: Cue) -> bool:
        words = [t.lower for t in self.tokens[phrase[0] : phrase[1]]]
        if any(self.lexicon.is_a("cannot_speak", w) for w in (words[0], words[-1])) and len(words) == 1:
            return False
        if any(self.lexicon.is_a("speaker_self", w) for w in words) and len(words) == 1:
            return False
        if cue.subjects == "document":
            return any(self.lexicon.is_a("document", w) for w in words)
        return True

    def _main_subject(self, before: int) -> Range | None:
        """Return the subject that the sentence opens with: "|Kozyrev reacted on Twitter, urging …"."""
        tokens, lexicon = self.tokens, self.lexicon
        for index in range(min(before, 40)):
            if (
                index
                and has_finite(tokens, index, index + 1, lexicon)
                or tokens[index].lower.endswith(("ed",))
                and index
            ):
                return subject_before(tokens, _group_begin(tokens, index, lexicon), 0, lexicon)
        return phrase_after(tokens, 0, lexicon) if tokens and tokens[0].is_capital else None

    # ------------------------------------------------------------------ content before the cue

    def _by_phrase(self, cue: Cue, reached: int) -> Finding | None:
        tokens = self.tokens
        source = phrase_after(tokens, cue.end, self.lexicon, limit=self.end)
        if source is None:
            return None
        rest = self._past_apposition(source[1])
        if cue.start <= reached + 1 and rest < self.end and tokens[rest].text in (",", ":"):
            content: tuple[Range, ...] = ((rest + 1, self.end),)
        elif cue.start <= reached + 1 and rest < self.end:
            content = ((rest, self.end),)
        else:
            content = self._left(reached, cue.start)
            if (
                rest + 1 < self.end
                and tokens[rest].text == ","
                and has_finite(tokens, rest + 1, self.end, self.lexicon)
            ):
                content = (*content, (rest + 1, self.end))
        content = tuple(c for c in map(self._settled, content) if c is not None)
        return Finding(content, (cue.start, cue.end), source, 0.93) if content else None

    def _trailing(self, cue: Cue, source: Range | None, reached: int) -> Finding | None:
        """Return "CONTENT, SOURCE CUE" or "CONTENT, CUE SOURCE", with what goes on after it."""
        if cue.form == "gerund" and not self._is_progressive(cue) or cue.is_infinitive:
            return None
        tokens = self.tokens
        if not (cue.may("quote") or cue.may("clause")):
            return None
        if cue.start and self._separates(cue.start - 1) and cue.start > reached:
            after = self._subject_after(cue)
            if after is not None:
                return self._around(cue, after, after[1], cue.start, reached)
        nearest = self._nearest_source(cue, source, reached)
        if nearest is None or nearest[0] == 0 or not self._separates(nearest[0] - 1):
            return None
        rest = self._past_adjuncts(cue.end)
        if rest is None:
            return None
        return self._around(cue, nearest, rest, nearest[0], reached)

    def _is_progressive(self, cue: Cue) -> bool:
        return any(self.lexicon.is_a("be", t.lower) for t in self.tokens[cue.start : cue.head])

    def _subject_after(self, cue: Cue) -> Range | None:
        phrase = phrase_after(self.tokens, cue.end, self.lexicon, limit=self.end)
        if phrase is None or phrase[0] != cue.end:
            return None
        first = self.tokens[phrase[0]]
        if self.lexicon.is_a("preposition", first.lower) or self.lexicon.is_a("time", first.lower):
            return None
        if self.lexicon.is_a("complementiser", first.lower) or self.lexicon.is_a("to", first.lower):
            return None
        return phrase

    def _nearest_source(self, cue: Cue, source: Range | None, reached: int) -> Range | None:
        """Return the source right before the cue; with an apposition between, the name before that."""
        tokens = self.tokens
        if not cue.start or tokens[cue.start - 1].text != ",":
            return source
        for start in range(cue.start - 2, max(reached, cue.start - 30), -1):
            if self._separates(start - 1) and start < cue.start - 1:
                phrase = subject_before(tokens, self._segment_end(start, cue.start), start, self.lexicon)
                if phrase and phrase[0] == start and tokens[phrase[1]].text == "," and phrase[1] < cue.start - 1:
                    return phrase
        return source

    def _segment_end(self, start: int, limit: int) -> int:
        return next((i for i in range(start, limit) if self.tokens[i].text == ","), limit)

    def _separates(self, index: int) -> bool:
        token = self.tokens[index]
        return token.is_quote or token.text in (",", "?", "!", "–", "—", "-", "--")

    def _around(self, cue: Cue, source: Range, rest: int, until: int, reached: int) -> Finding | None:
        content = self._left(reached, until)
        if not content:
            return None
        return Finding((*content, *self._right(cue, rest)), (cue.start, cue.end), source, self._sureness(content))

    def _sureness(self, content: tuple[Range, ...]) -> float:
        return 0.96 if any(self.tokens[i].is_quote for a, b in content for i in range(a, b)) else 0.9

    def _left(self, reached: int, until: int) -> tuple[Range, ...]:
        """Return the content between `reached` and a trailing cue; a quotation after a colon stands alone."""
        tokens = self.tokens
        start = reached
        for index in range(until - 1, reached, -1):
            if (
                tokens[index].is_quote
                and is_full(tokens[index])
                and (tokens[index - 1].text == ":" or not has_finite(tokens, reached, index, self.lexicon))
            ):
                start = index
                break
        while start < until and (tokens[start].text in ENDS or self.lexicon.is_a("coordinator", tokens[start].lower)):
            start += 1
        settled = self._settled((start, until))
        return (settled,) if settled else ()

    def _right(self, cue: Cue, rest: int) -> tuple[Range, ...]:
        """Return the content that goes on after a trailing cue: `he said, "and that is that."`."""
        tokens, lexicon = self.tokens, self.lexicon
        at = self._past_apposition(rest) if rest < self.end else rest
        if at >= self.end:
            return ()
        if tokens[at].text in (",", ":", "–", "—", ";", ".") or tokens[at].is_quote:
            at += not tokens[at].is_quote
            if (
                at < self.end
                and tokens[at].is_quote
                and (at + 1 >= self.end or is_full(tokens[at]) or tokens[at - 1].text in (",", ":"))
            ):
                return ((at, at + 1),)
        return ()

    def _past_adjuncts(self, at: int) -> int | None:
        """Return where "in a statement on Monday" after a trailing cue ends, or None where content follows."""
        tokens, lexicon = self.tokens, self.lexicon
        begin = at
        while at < self.end:
            token = tokens[at]
            if token.text in ENDS or token.is_quote:
                return at
            if (
                lexicon.is_a("complementiser", token.lower)
                or has_finite(tokens, at, at + 1, lexicon)
                and not token.is_capital
            ):
                return None
            if at == begin and not (
                lexicon.is_a("preposition", token.lower)
                or lexicon.is_a("time", token.lower)
                or token.lower.endswith("ly")
                or lexicon.is_a("adverb", token.lower)
                or token.is_capital
                or lexicon.is_a("object_pronoun", token.lower)
                or token.lower in ("reporters", "supporters", "when", "while", "as", "the")
            ):
                return None
            if at > begin and lexicon.is_a("subject_pronoun", token.lower):
                return None
            at += 1
        return at

    def _past_apposition(self, at: int) -> int:
        """Return where the apposition that begins with the comma at `at` ends, if it has no finite verb."""
        tokens = self.tokens
        if at >= self.end or tokens[at].text != ",":
            return self._past_loose(at)
        close = next((i for i in range(at + 1, self.end) if tokens[i].text == "," or tokens[i].is_quote), self.end)
        if (
            close < self.end
            and not has_finite(tokens, at + 1, close, self.lexicon)
            and tokens[at + 1].is_word
            and tokens[close].text == ","
        ):
            return close
        return at

    def _past_loose(self, at: int) -> int:
        """Return the comma or end that follows "in a statement" after a name."""
        while at < self.end and not (self.tokens[at].text in ENDS or self.tokens[at].is_quote):
            at += 1
        return at

    # ------------------------------------------------------------------ content after the cue

    def _inverted(self, number: int, cue: Cue) -> Finding | None:
        """Return "Samtidig sier hun at …": the subject between verb and content."""
        source = self._subject_after(cue)
        if source is None or cue.form not in ("past", "present"):
            return None
        end = self._clause_end(number, cue)
        frame = content_frame(self.tokens, replace(cue, end=source[1]), end, self.lexicon)
        content = self._settled((frame.start, end)) if frame else None
        return Finding((content,), (cue.start, cue.end), source, 0.9) if content else None

    def _clause_end(self, number: int, cue: Cue) -> int:
        """Return where the content of `cue` must end: before a cue that shares its subject or has its own."""
        tokens, lexicon = self.tokens, self.lexicon
        for later in self.cues[number + 1 :]:
            before = tokens[later.start - 1] if later.start else None
            if before is None or later.start <= cue.end:
                continue
            comma = before.text == ","
            if later.is_phrase and comma:
                return later.start - 1
            if later.form == "gerund" and comma and not self._is_progressive(later):
                return later.start - 1
            joined = lexicon.is_a("coordinator", before.lower)
            if joined and later.form == cue.form and later.start - 1 > cue.end:
                start = later.start - 1
                return start - (tokens[start - 1].text == ",")
            cut = self._own_clause(later, cue)
            if cut is not None:
                return cut
        return self.end

    def _own_clause(self, later: Cue, cue: Cue) -> int | None:
        """Return the comma before ", but Smith said": a later cue with a subject and a conjunction of its own."""
        tokens = self.tokens
        source = subject_before(tokens, later.start, cue.end, self.lexicon)
        if source is None or source[0] < cue.end + 3:
            return None
        joint = source[0] - 1
        if (
            tokens[joint].lower in ("but", "while", "and", "as", "though", "although", "men", "mens", "og")
            and tokens[joint - 1].text == ","
        ):
            return joint - 1
        return None

    def _settled(self, content: Range) -> Range | None:
        """Return the content without marks at its ends, or None where nothing is left."""
        start, end = content
        tokens = self.tokens
        while (
            start < end and not (tokens[start].is_word or tokens[start].is_quote) and tokens[start].text not in "$£€(#["
        ):
            start += 1
        while end > start and tokens[end - 1].text in (",", ":", ";", "–", "—", "-", "--", "."):
            end -= 1
        return (start, end) if start < end else None


def _without_stop(tokens: Tokens) -> int:
    end = len(tokens)
    while end and tokens[end - 1].text in (".", "…", ";", ":"):
        end -= 1
    return end


def _group_begin(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    while index > 1 and (tokens[index - 1].lower.endswith("ly") or lexicon.is_a("adverb", tokens[index - 1].lower)):
        index -= 1
    return index
