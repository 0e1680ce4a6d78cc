"""The source of a cue: its subject, the subject it borrows, or the name that follows."""

from reader.attribution.cues import Cue
from reader.attribution.phrases import Phrases, Range
from reader.attribution.sentences import Token
from reader.attribution.tags import FINITE, NOMINAL, Tag, TaggedSentence

NEAR = 10  # tokens between "with" and the gerund of "with forecasters warning that"
FARTHEST_NAME = 40  # tokens from a cue back over an apposition to the name
FARTHEST_SUBJECT = 60  # tokens into a sentence that its main verb is looked for


class Speakers:
    """Finds who speaks in one sentence; remembers the subject of the verb read last."""

    def __init__(self, sentence: TaggedSentence, phrases: Phrases) -> None:
        self.sentence = sentence
        self.tags = sentence.tags
        self.phrases = phrases
        self.last: Range | None = None

    def before(self, cue: Cue, reached: int) -> Range | None:
        """Return the subject of a verb, as far as it stands before it."""
        if cue.is_infinitive or cue.is_adjunct:
            return self._borrowed(cue)
        if not cue.start:
            return None
        before = self.tags[cue.start - 1]
        if before is Tag.COORDINATOR:
            return self.last or self.main(cue.start - 1)
        if before is Tag.RELATIVE or (self.sentence.is_a("relative", cue.start - 1) and before is not Tag.PRONOUN):
            return self._antecedent(cue.start - 1, reached)
        phrase = self.phrases.before(cue.start, reached)
        if phrase is None or not self.can_speak(phrase, cue):
            return None
        self.last = phrase
        return phrase

    def after(self, cue: Cue) -> Range | None:
        """Return the subject that follows its verb: "said |John Smith"."""
        phrase = self.phrases.after(cue.end, self.sentence.end)
        if phrase is None or self.tags[phrase[0]] in (Tag.TIME, Tag.PREPOSITION, Tag.ADVERB, Tag.VERB):
            return None
        return phrase if not self.sentence.is_a("whether", phrase[0]) and self.can_speak(phrase, cue) else None

    def owner(self, cue: Cue) -> Range | None:
        """Return whose announcement it is; "reports that" speak for themselves."""
        if self.sentence.is_a("speaking_noun", cue.start):
            return (cue.start, cue.end)
        for at in range(cue.start - 1, max(-1, cue.start - 6), -1):
            if self.tags[at] is Tag.POSSESSIVE:
                return (at, at + 1)
            if self.sentence.is_genitive(at):
                begin = at
                while begin and self.tags[begin - 1] in NOMINAL:
                    begin -= 1
                return (begin, at + 1)
        return None

    def over_apposition(self, cue: Cue, source: Range | None, reached: int) -> Range | None:
        """Return the name before ", a professor at Yale, |said" where content stands before it; else `source`."""
        least = max(reached, cue.start - FARTHEST_NAME)
        quote = next((i for i in range(cue.start - 1, least - 1, -1) if self.sentence.is_quote(i)), None)
        if quote is not None:  # the name stands right after it, also where the second comma is missing
            first = self._named_at(quote + 1 + (self.sentence.text(quote + 1) == ","), cue)
            is_fit = first and (self.sentence.text(cue.start - 1) == "," or self.phrases.is_name(first))
            return first if is_fit else source
        if self.sentence.text(cue.start - 1) != ",":
            return source
        starts = [i for i in range(cue.start - 3, least, -1) if self.separates(i - 1)]
        named = [phrase for start in starts if (phrase := self._named_at(start, cue)) and self.phrases.is_name(phrase)]
        described = (p for p in named if self._is_described(p[1] + 1))
        return next(described, named[0] if named else source)

    def _named_at(self, start: int, cue: Cue) -> Range | None:
        close = next((i for i in range(start, cue.start) if self.sentence.text(i) == ","), cue.start)
        phrase = self.phrases.before(close, start) if start < close < cue.start - 1 else None
        return phrase if phrase and phrase[0] == start else None

    def _is_described(self, at: int) -> bool:
        """Tell whether an apposition that begins at `at` says what somebody is: "a lawyer", "director of", "52"."""
        return self.tags[at] in (Tag.DETERMINER, Tag.WORD, Tag.POSSESSIVE, Tag.RELATIVE)

    def separates(self, at: int) -> bool:
        """Tell whether the token at `at` may part content from "he said"."""
        return self.sentence.is_quote(at) or self.sentence.text(at) in (",", "?", "!", "–", "—", "-", "--", "…")

    def _borrowed(self, cue: Cue) -> Range | None:
        """Return the subject of "…, saying that" and "with forecasters saying that"."""
        if cue.is_adjunct:
            if not cue.start:
                return None
            own = self._absolute(cue.start)
            if own is not None:
                return own
        source = self.last or self.main(cue.start)
        return source if source and self.can_speak(source, cue) else None

    def _absolute(self, end: int) -> Range | None:
        for at in range(end - 1, max(-1, end - NEAR), -1):
            if self.sentence.is_a("absolute", at):
                return (at + 1, end) if at + 1 < end else None
            if self.tags[at] not in NOMINAL:
                return None
        return None

    def _antecedent(self, relative: int, reached: int) -> Range | None:
        end = relative - (self.sentence.text(relative - 1) == ",")
        start = end
        while start > reached and (self.tags[start - 1] in NOMINAL or self.sentence.is_a("of", start - 1)):
            start -= 1
        return (start, end) if start < end and self.can_speak((start, end)) else None

    def main(self, before: int) -> Range | None:
        """Return the subject that the sentence opens with: "|Brodwick reacted on Twitter, urging …"."""
        sentence, least = self.sentence, 0
        if self.tags[0] in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB) or sentence.is_gerund(0):
            least = next((i + 1 for i in range(min(before, NEAR * 4)) if sentence.text(i) == ","), 0)
        for index in range(least + 1, min(before, FARTHEST_SUBJECT)):
            if self.tags[index] not in FINITE and not sentence.is_present(index):
                continue
            begin = index
            while begin > least and self.tags[begin - 1] in (Tag.ADVERB, Tag.AUXILIARY):
                begin -= 1
            phrase = self.phrases.before(begin, least) if begin > least else None
            if phrase is not None:
                return phrase if self.can_speak(phrase) else None
        return None

    def can_speak(self, phrase: Range, cue: Cue | None = None) -> bool:
        """Tell whether a phrase may be a source: no "which", no "I", no half of something else."""
        sentence, (start, end) = self.sentence, phrase
        last: Token = sentence.tokens[end - 1]
        if end - start == 1 and any(
            sentence.is_a(kind, start) for kind in ("cannot_speak", "speaker_self", "relative")
        ):
            return False
        if sentence.is_a("cannot_speak", end - 1) or last.lower.endswith(("'s", "’s")):
            return False
        if self.tags[start] in (Tag.VERB, Tag.PREPOSITION, Tag.AUXILIARY, Tag.SUBORDINATOR):
            return sentence.is_quantity(start)
        if (end - start > 1 and sentence.is_gerund(start)) or all(t.text.isdigit() for t in sentence.tokens[start:end]):
            return False
        if cue is not None and cue.subjects == "document":
            return any(sentence.is_a("document", at) for at in range(start, end))
        return True
