"""Who says what in one sentence: source and content of each cue."""

from collections.abc import Iterator
from dataclasses import replace

from reader.attribution.cues import Cue, find_cues
from reader.attribution.extent import Extent
from reader.attribution.frames import Frames
from reader.attribution.lexicon import Lexicon
from reader.attribution.phrases import Phrases, Range
from reader.attribution.sentences import Tokens
from reader.attribution.speakers import Speakers
from reader.attribution.tags import FINITE, Tag, TaggedSentence
from reader.model.frozen import frozen

BORROWED = 0.92  # how much surer a verb with a subject of its own is than "…, saying that"
NESTED = 0.8  # confidence of a report inside a report
OBJECT_FRAMES = frozenset({"object-infinitive", "of", "as", "to", "complement"})


@frozen
class Finding:
    """One attribution of a sentence, in token indices."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    confidence: float


class Sentence:
    """One sentence and the attributions in it."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.sentence = TaggedSentence(tokens, lexicon)
        self.cues = find_cues(self.sentence)
        self.phrases = Phrases(self.sentence)
        self.frames = Frames(self.sentence)
        self.speakers = Speakers(self.sentence, self.phrases)
        self.extent = Extent(self.sentence, self.cues, self.phrases)

    def findings(self) -> Iterator[Finding]:
        """Yield the attributions in reading order, those inside another's content too where they are speech."""
        closing = self._closing()
        if closing is not None:
            yield closing
            for number, cue in enumerate(self.cues[:-1]):
                yield from (_up_to(closing.content[0][1], found) for found in self._nested(number, cue))
            return
        reached = 0
        for number, cue in enumerate(self.cues):
            if not cue.hands_over:
                continue
            if cue.start < reached:
                yield from self._nested(number, cue)
                continue
            for finding in self._read(number, cue, reached):
                if finding.source is not None:
                    self.speakers.last = finding.source
                reached = max(reached, finding.cue[1], *(end for _, end in finding.content))
                yield finding

    def is_report(self, finding: Finding) -> bool:
        """Tell whether a finding reports speech rather than a thought."""
        frames = ("quote", "object-infinitive", "of")
        return any(cue.start == finding.cue[0] and cue.may(*frames) for cue in self.cues)

    def is_named(self, source: Range) -> bool:
        """Tell whether a source is somebody's name."""
        return self.sentence.tags[source[1] - 1] is Tag.NAME

    def points_back(self) -> Finding | None:
        """Return source and cue of "Det bekrefter Kystverket": what is said is the sentence before."""
        sentence = self.sentence
        if not self.cues or not sentence.is_a("back", 0) or self.cues[0].start > 2:
            return None
        cue = self.cues[0]
        source = self.phrases.after(cue.end, sentence.end)
        is_verb = sentence.lexicon.verb_second and cue.start == 1 and cue.may("quote")
        if source is None or not (is_verb or cue.is_phrase) or not self.speakers.can_speak(source, cue):
            return None
        is_short = (
            source[1] >= sentence.end or sentence.text(source[1]) in (",", ".") or sentence.is_a("to_outlet", source[1])
        )
        is_short = is_short or sentence.tags[source[1]] in (Tag.PREPOSITION, Tag.TIME)
        return Finding((), (cue.start, cue.end), source, 0.9) if is_short else None

    def _read(self, number: int, cue: Cue, reached: int) -> list[Finding]:
        if cue.is_phrase:
            found = self._by_phrase(number, cue, reached)
        elif cue.form == "noun":
            found = self._by_noun(number, cue)
        elif cue.form == "passive":
            found = self._by_agent(cue, reached)
        else:
            found = self._by_verb(number, cue, reached)
        return [part for one in found for part in (one, *self._relayed(one))]

    def _closing(self) -> Finding | None:
        """Return "He thinks the plan is bad, Smith said": a last cue that owns the whole sentence before it."""
        if len(self.cues) < 2 or self.sentence.has_quote(0, self.sentence.end):
            return None
        cue = self.cues[-1]
        if not cue.hands_over or (cue.is_phrase and self.sentence.text(cue.start - 1) != ","):
            return None
        if cue.is_phrase:
            found = next(iter(self._by_phrase(len(self.cues) - 1, cue, 0)), None)
        else:
            found = self._trailing(cue, self.speakers.before(cue, 0), 0)
        self.speakers.last = None
        if found is None or found.source is None or len(found.content) > 1:
            return None
        start, end = found.content[0]
        return found if start <= 2 and end >= self.cues[-2].end else None

    def _nested(self, number: int, cue: Cue) -> Iterator[Finding]:
        """Yield a report inside a report ("the paper says staff said …"): speech of a third party only."""
        if not cue.may("quote") or not cue.start or not cue.hands_over:
            return
        if cue.is_adjunct and self.sentence.text(cue.start - 1) == ",":
            source = self.speakers.main(cue.start)
            if source is not None and self.is_named(source):
                yield from (replace(f, confidence=NESTED) for f in self._leading(number, cue, source, cue.end))
            return
        if cue.form not in ("past", "present"):
            return
        last = self.speakers.last
        source = self.phrases.before(cue.start, max(0, cue.start - NESTED_WITHIN))
        self.speakers.last = last
        if source is None or self.sentence.tags[source[0]] in (Tag.PRONOUN, Tag.RELATIVE):
            return
        if self.speakers.can_speak(source, cue):
            yield from (replace(f, confidence=NESTED) for f in self._leading(number, cue, source, cue.end))

    # ------------------------------------------------------------------ "according to", nouns, passives

    def _by_phrase(self, number: int, cue: Cue, reached: int) -> list[Finding]:
        sentence, extent = self.sentence, self.extent
        source = self.phrases.after(cue.end, sentence.end)
        if source is None:
            return []
        if sentence.lexicon.verb_second and cue.start <= reached + 1:
            source = self.phrases.before_finite(source)
            if sentence.text(source[1]) != ",":
                clause = extent.settled((source[1], extent.clause_end(number)))
                return [Finding((clause,), (cue.start, cue.end), source, 0.93)] if clause else []
        rest = extent.past_apposition(source[1])
        is_last = rest >= sentence.end and cue.start > reached + 1
        if cue.start <= reached + 1 or not (is_last or sentence.has_verb(reached, cue.start)):
            pieces: tuple[Range, ...] = ((rest, extent.clause_end(number)),)
        else:
            pieces = extent.left(reached, cue.start)
            if rest < sentence.end and sentence.text(rest) == "," and extent.goes_on(rest + 1):
                pieces = (*pieces, (rest + 1, sentence.end))
        settled = (extent.settled(piece) for piece in pieces)
        content = tuple(p for p in settled if p and (p[1] - p[0] > 1 or sentence.is_quote(p[0])))
        return [Finding(content, (cue.start, cue.end), source, 0.93)] if content else []

    def _by_noun(self, number: int, cue: Cue) -> list[Finding]:
        owner = self.speakers.owner(cue)
        content = self.extent.settled((cue.end + 1, self.extent.clause_end(number)))
        return [Finding((content,), (cue.start, cue.end), owner, 0.85)] if owner and content else []

    def _by_agent(self, cue: Cue, reached: int) -> list[Finding]:
        """Return "the plan was described as reckless by the union", given to the union."""
        for index in range(cue.end + 1, self.sentence.end - 1):
            if self.sentence.is_a("by", index):
                source = self.phrases.after(index + 1, self.sentence.end)
                if source is None or not self.speakers.can_speak(source, cue):
                    return []
                content = self.extent.left(reached, index)
                return [Finding(content, (cue.start, cue.end), source, 0.88)] if content else []
        return []

    def _relayed(self, found: Finding) -> list[Finding]:
        """Return "…, citing the ministry": the same words, given to both."""
        at = max(found.cue[1], found.source[1] if found.source else 0, *(end for _, end in found.content))
        for index in range(at, min(self.sentence.end - 1, at + 8)):
            if self.sentence.is_a("relay", index):
                source = self.phrases.after(index + 1, self.sentence.end)
                return [Finding(found.content, (index, index + 1), source, 0.9)] if source else []
        return []

    # ------------------------------------------------------------------ verbs

    def _by_verb(self, number: int, cue: Cue, reached: int) -> list[Finding]:
        source = self.speakers.before(cue, reached)
        trailing = self._trailing(cue, source, reached)
        if trailing is not None:
            return [trailing]
        at = cue.end
        if source is None and self.sentence.lexicon.verb_second and cue.form in ("past", "present"):
            source = self.speakers.after(cue)
            at = source[1] if source else at
        return self._leading(number, cue, source, at) if source else []

    def _leading(self, number: int, cue: Cue, source: Range, at: int) -> list[Finding]:
        """Return "SOURCE CUE CONTENT", one finding a clause of "that A and that B"."""
        extent = self.extent
        end = extent.clause_end(number)
        frame = self.frames.content(cue, at, end) or self.frames.without_object(cue, source[0])
        if frame is None:
            return []
        confidence = round(frame.confidence * (BORROWED if cue.is_adjunct or cue.is_infinitive else 1), 3)
        quoted = extent.quoted(frame.start, end) if cue.may("quote") else ()
        if quoted and self._is_handed_over_between(cue, quoted[0][0]):
            return []
        if quoted:
            return [Finding(quoted, (cue.start, cue.end), source, confidence)]
        end = extent.own_words(frame.start, end)
        if frame.is_infinitive:
            end = extent.infinitive_end(frame.start, end)
        if frame.has_object:
            end = extent.object_end(frame.start, end)
        return [Finding((p,), (cue.start, cue.end), source, confidence) for p in extent.parts(frame.start, end)]

    def _is_handed_over_between(self, cue: Cue, quote: int) -> bool:
        """Tell "a drive that began, neighbours say, “with a tin”": the words are the neighbours'."""
        later = (one for one in self.cues if cue.end <= one.start < quote and one.may("quote") and one.end < quote)
        return any(self.sentence.text(one.end) == "," for one in later)

    # ------------------------------------------------------------------ content before the cue

    def _trailing(self, cue: Cue, source: Range | None, reached: int) -> Finding | None:
        """Return "CONTENT, SOURCE CUE" or "CONTENT, CUE SOURCE", with what goes on after it."""
        if cue.is_adjunct or cue.is_infinitive or not cue.may("quote", "clause") or not cue.start:
            return None
        inverted = self._inverted(cue, reached)
        if inverted is not None:
            return inverted
        nearest = self.speakers.over_apposition(cue, source, reached)
        if nearest is None or nearest[0] <= reached or not self.speakers.can_speak(nearest, cue):
            return None
        begin = nearest[0] - self.sentence.is_a("as", nearest[0] - 1)
        if begin <= reached or not self.speakers.separates(begin - 1):
            return None
        rest = self.extent.past_adjuncts(cue.end)
        return self._around(cue, nearest, rest, (reached, begin)) if rest is not None else None

    def _inverted(self, cue: Cue, reached: int) -> Finding | None:
        """Return "CONTENT, said Smith"; English does not invert "has said", nor "told"."""
        is_bare = cue.start == cue.head or self.sentence.lexicon.verb_second
        if not is_bare or cue.start <= reached or cue.may("addressee") or not self.speakers.separates(cue.start - 1):
            return None
        source = self.speakers.after(cue)
        if source is None or not self._may_close(source[1]):
            return None
        return self._around(cue, source, source[1], (reached, cue.start))

    def _may_close(self, at: int) -> bool:
        """Tell whether "said John Smith" may end at `at`: no verb of his follows."""
        if at >= self.sentence.end:
            return True
        if self.sentence.tags[at] in (Tag.AUXILIARY, Tag.DETERMINER) or self.sentence.is_a("complementiser", at):
            return False
        return self.sentence.tags[at] is not Tag.VERB or self.sentence.is_gerund(at)

    def _around(self, cue: Cue, source: Range, rest: int, before: Range) -> Finding | None:
        """Return the content before a trailing cue and what of it goes on at `rest`."""
        sentence, extent = self.sentence, self.extent
        if sentence.is_a("asked", before[0]):
            return None  # "Asked whether he would go, Smith said: “No.”": what he was asked is not his
        content = extent.left(*before)
        if not content:
            return None
        has_quote = sentence.has_quote(*content[0])
        right = extent.right(rest, after_quote=sentence.is_quote(content[0][1] - 1))
        goes_on = bool(right) and sentence.tags[right[0][0]] in FINITE
        is_said = extent.is_said(content[0]) or (sentence.lexicon.verb_second and source[0] > cue.start)
        if not (is_said or goes_on) or (right and not has_quote and extent.depends(content[0][0])):
            return None
        return Finding((*content, *right), (cue.start, cue.end), source, 0.97 if has_quote else 0.92)


NESTED_WITHIN = 12  # tokens back from a nested verb that its subject may begin


def _up_to(end: int, found: Finding) -> Finding:
    """Return a report inside the words of whom its sentence closes with: "the board promised to act|, Smith said"."""
    return replace(found, content=tuple((first, min(last, end)) for first, last in found.content if first < end))
