"""How far content reaches, before its cue and after it."""

from reader.attribution.cues import Cue
from reader.attribution.frames import is_finished, is_full
from reader.attribution.phrases import Phrases, Range
from reader.attribution.tags import FINITE, Tag, TaggedSentence

ENDS = (",", ".", ";", ":", "?", "!", "–", "—", "…", ")", "-", "--")
TRAILING_MARKS = (",", ":", ";", "–", "—", "-", "--", ".")
LEADING_MARKS = "$£€(#["  # marks that content may begin with
DASHES = ("–", "—", "--")


class Extent:
    """Finds where content begins and ends in one sentence."""

    def __init__(self, sentence: TaggedSentence, cues: list[Cue], phrases: Phrases) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.tags = sentence.tags
        self.cues = cues
        self.phrases = phrases
        self.end = sentence.end

    # ------------------------------------------------------------------ after the cue

    def clause_end(self, number: int) -> int:
        """Return where the content of a cue must end: before a cue that shares its subject or has its own."""
        cue = self.cues[number]
        for later in self.cues[number + 1 :]:
            if later.start <= cue.end:
                continue
            before = self.tokens[later.start - 1]
            if (later.is_phrase or later.is_adjunct) and (
                before.text == "," or (before.is_quote and is_finished(before))
            ):
                return later.start - (before.text == ",")
            if self._shares_subject(later, cue):
                joint = later.start - 1
                return joint - (self.tokens[joint - 1].text == ",")
            cut = self._own_clause(later, cue)
            if cut is not None:
                return cut
        return self.end

    def _shares_subject(self, later: Cue, cue: Cue) -> bool:
        is_joined = self.tags[later.start - 1] is Tag.COORDINATOR and later.start - 1 > cue.end
        return is_joined and later.form == cue.form and later.may("quote", "clause", "that", "of", "as", "complement")

    def _own_clause(self, later: Cue, cue: Cue) -> int | None:
        """Return the comma before ", but Smith said": a later cue with a subject and a conjunction of its own."""
        if later.start <= cue.end + 3 or later.is_adjunct or later.is_infinitive:
            return None
        source = self.phrases.before(later.start, cue.end)
        if source is None or source[0] < cue.end + 3:
            return None
        joint = source[0] - 1
        if self.tags[joint] is not Tag.COORDINATOR and not self.sentence.is_a("contrast", joint):
            return None
        if self.tokens[joint - 1].is_quote and is_finished(self.tokens[joint - 1]):
            return joint
        return joint - 1 if self.tokens[joint - 1].text == "," else None

    def own_words(self, start: int, end: int) -> int:
        """Return where the article's own voice takes over again after "A — and …" or “…,” but …"."""
        for index in range(start + 1, end - 2):
            if self.tags[index] is not Tag.COORDINATOR:
                continue
            before = self.tokens[index - 1]
            if self.sentence.is_a("complementiser", index + 1):
                continue
            if before.text in DASHES and self.sentence.word(index) != "or" and self.sentence.has_verb(index + 1, end):
                return index - 1
            if before.is_quote and is_finished(before) and self.sentence.has_verb(index + 1, end):
                return index
        return end

    def infinitive_end(self, start: int, end: int) -> int:
        """Return where "to leave" ends: before ", as …", ", which …", ", pushing …"."""
        for index in range(start + 2, end - 1):
            if self.tokens[index].text == "," and (
                self.tags[index + 1] in (Tag.SUBORDINATOR, Tag.RELATIVE) or self.sentence.is_gerund(index + 1)
            ):
                return index
        return end

    def object_end(self, start: int, end: int) -> int:
        """Return where "her daughter as “brave”" ends: with its quotation, unless another follows."""
        quotes = [i for i in range(start, end) if self.tokens[i].is_quote]
        if not quotes or quotes[0] == start:
            return end
        last = quotes[0]
        for index in quotes[1:]:
            if index - last > 3:
                break
            last = index
        return last + 1 if last + 1 < end and self.tags[last + 1] in (Tag.PREPOSITION, Tag.SUBORDINATOR) else end

    def quoted(self, start: int, end: int) -> tuple[Range, ...]:
        """Return the quotations that content begins with, where they and nothing else are what is said."""
        if not self.tokens[start].is_quote:
            return ()
        pieces = [(start, start + 1)]
        at = start + 1
        while at < end and (
            self.tokens[at].is_quote or self.tokens[at].text == "," or self.tags[at] is Tag.COORDINATOR
        ):
            if self.tokens[at].is_quote:
                pieces.append((at, at + 1))
            elif not self.sentence.has_quote(at + 1, min(end, at + 3)):
                break
            at += 1
        last = self.tokens[pieces[-1][1] - 1]
        goes_on = at < end and not is_finished(last) and not is_full(last) and self.tags[at] is not Tag.MARK
        return () if goes_on else tuple(pieces)

    def parts(self, start: int, end: int) -> tuple[Range, ...]:
        """Return the clauses of "that A and that B", each a statement of its own."""
        joints = [
            index
            for index in range(start + 2, end - 2)
            if self.tags[index] is Tag.COORDINATOR and self.sentence.is_a("complementiser", index + 1)
        ]
        begins = [start, *(joint + 2 for joint in joints)]
        parts = [self.settled(part) for part in zip(begins, [*joints, end], strict=True)]
        return tuple(part for part in parts if part is not None and not self._is_single_word(part))

    def _is_single_word(self, part: Range) -> bool:
        return part[1] - part[0] == 1 and not self.tokens[part[0]].is_quote

    # ------------------------------------------------------------------ before the cue

    def left(self, reached: int, until: int) -> tuple[Range, ...]:
        """Return the content between `reached` and a trailing cue; a quotation of its own stands alone."""
        start = reached
        for index in range(until - 1, reached, -1):
            token = self.tokens[index]
            if token.is_quote and is_full(token):
                is_apart = self.tokens[index - 1].text in (":", ";") or not self.sentence.has_verb(reached, index)
                start = index if is_apart else reached
                break
        while start < until and (self.tokens[start].text in ENDS or self.tags[start] is Tag.COORDINATOR):
            start += 1
        settled = self.settled((start, until))
        return (settled,) if settled else ()

    def is_said(self, content: Range) -> bool:
        """Tell whether what stands before a trailing cue can be content: a clause or a quotation."""
        if self.sentence.has_quote(*content) or self.sentence.has_verb(*content):
            return True
        return any(self.sentence.is_present(i) for i in range(content[0] + 1, content[1]))

    def depends(self, start: int) -> bool:
        """Tell whether "After the vote" or "To win" begins at `start`, which cannot be content alone."""
        return self.tags[start] in (Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.TO) or self.sentence.is_gerund(start)

    # ------------------------------------------------------------------ after a trailing cue

    def right(self, rest: int, *, after_quote: bool) -> tuple[Range, ...]:
        """Return the content that goes on after a trailing cue: `he said, "and that is that."`."""
        at = self.past_apposition(rest) if rest < self.end else rest
        if at >= self.end or not (self.tokens[at].text in ENDS or self.tokens[at].is_quote):
            return ()
        at += not self.tokens[at].is_quote
        if at >= self.end:
            return ()
        if self.tokens[at].is_quote:
            return ((at, at + 1),)
        if after_quote or self.tokens[at - 1].text != "," or not self.goes_on(at):
            return ()
        settled = self.settled((at, self.end))
        return (settled,) if settled and settled[1] - settled[0] > 1 else ()

    def goes_on(self, at: int) -> bool:
        """Tell whether reported speech goes on at `at`, after the comma that closed its cue."""
        if at >= self.end or any(at <= cue.start <= at + 8 for cue in self.cues):
            return False
        if self.tags[at] is Tag.RELATIVE or self.sentence.is_a("relative", at) or self.sentence.is_gerund(at):
            return False
        fits = (Tag.COORDINATOR, Tag.AUXILIARY, Tag.VERB)
        return self.tags[at] in fits and self.sentence.has_verb(at, self.end)

    def past_adjuncts(self, at: int) -> int | None:
        """Return where "in a statement on Monday" after a trailing cue ends, or None where content follows."""
        begin = at
        may_hold_clause = False
        while at < self.end:
            token, tag = self.tokens[at], self.tags[at]
            if token.text in ENDS or token.is_quote or any(c.is_phrase and c.start == at for c in self.cues):
                return at
            is_that = self.sentence.is_a("complementiser", at)
            may_hold_clause = may_hold_clause or (self.sentence.is_a("subordinator", at) and not is_that)
            is_clause = is_that or (tag in FINITE and not self.sentence.is_gerund(at))
            if is_clause or (at > begin and tag is Tag.PRONOUN):
                if not may_hold_clause or at == begin:
                    return None
            elif at == begin and not self._may_be_adjunct(at):
                return None
            at += 1
        return at

    def _may_be_adjunct(self, at: int) -> bool:
        fits = (Tag.PREPOSITION, Tag.TIME, Tag.ADVERB, Tag.NAME, Tag.SUBORDINATOR, Tag.DETERMINER)
        if self.tags[at] is Tag.TO:  # "said to cheers"
            return at + 1 < self.end and self.tags[at + 1] in (Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.WORD)
        return self.tags[at] in fits or self.sentence.is_a("object_pronoun", at) or self.sentence.is_a("audience", at)

    def past_apposition(self, at: int) -> int:
        """Return where the apposition that begins with the comma at `at` ends, if it has no finite verb."""
        while at < self.end and not (self.tokens[at].text in ENDS or self.tokens[at].is_quote):
            at += 1
        if at >= self.end or self.tokens[at].text != ",":
            return at
        stops = (i for i in range(at + 1, self.end) if self.tokens[i].text == "," or self.tokens[i].is_quote)
        close = next(stops, self.end)
        if close >= self.end or self.tokens[close].text != ",":
            return at
        is_apposition = self.tags[at + 1] is Tag.RELATIVE or not self.sentence.has_verb(at + 1, close)
        return close if is_apposition and not self.tokens[at + 1].is_quote else at

    def settled(self, content: Range) -> Range | None:
        """Return the content without marks at its ends, or None where nothing is left."""
        start, end = content
        while start < end and self.tags[start] is Tag.MARK and self.tokens[start].text not in LEADING_MARKS:
            start += 1
        while end > start and self.tokens[end - 1].text in TRAILING_MARKS:
            end -= 1
        return (start, end) if start < end else None
