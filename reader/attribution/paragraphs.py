"""Who says what in one paragraph: its sentences, and the quotations that stand alone between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.attribution.cues import find_cues
from reader.attribution.frames import is_full
from reader.attribution.lexicon import Lexicon
from reader.attribution.phrases import Range
from reader.attribution.quotations import Quotation
from reader.attribution.roles import NESTED, Finding, Sentence
from reader.attribution.sentences import Token, Tokens, split_sentences, tokenise
from reader.attribution.tags import Tag, TaggedSentence
from reader.model.attribution import Attribution, StatementKind
from reader.model.span import Span, cover

PRECEDED = 0.85  # most confidence for a quotation whose speaker only the next sentence names
SHOWN = 0.75  # … whose speaker the sentence before names without a reporting verb
NEAREST = 0.5  # … in a language without a lexicon: the name that stands nearest
NEAR = 8  # tokens from a quotation to a name, in a language without a lexicon
MOST_PIECES = 50  # of one attribution; more begin another, so that growing it stays cheap
SHORT = 4  # words: what is shorter and alone is a title or a scare quote


@dataclass(slots=True)
class Paragraph:
    """What one paragraph attributes, and the quotations at its head that nobody in it has claimed."""

    found: list[Attribution] = field(default_factory=list)
    loose: list[Token] = field(default_factory=list)
    ends_open: bool = False  # its last quotation is not closed


def read_paragraph(text: str, span: Span, quotations: Sequence[Quotation], lexicon: Lexicon) -> Paragraph:
    """Return the attributions of a paragraph in reading order."""
    return _Reader(text, lexicon).read(span, quotations)


def nested_reports(text: str, speech: Span, lexicon: Lexicon) -> list[Attribution]:
    """Return what a speaker reports a named third party to have said, inside his own words."""
    reader = _Reader(text, lexicon)
    read = ((tokens, Sentence(tokens, lexicon)) for tokens in sentences_of(text, speech, (), lexicon))
    return [
        replace(reader.attribution(tokens, finding), confidence=NESTED)
        for tokens, sentence in read
        for finding in sentence.findings()
        if finding.source and sentence.is_report(finding) and sentence.is_named(finding.source)
    ]


def pointing_back(tokens: Tokens, lexicon: Lexicon) -> tuple[Span, Span] | None:
    """Return cue and source of "Det sier Jo Dahl til Avisa", which says nothing itself: what is said stands before."""
    back = Sentence(tokens, lexicon).points_back()
    return (_span(tokens, back.cue), _span(tokens, back.source)) if back is not None and back.source else None


def introduction(tokens: Tokens, lexicon: Lexicon) -> tuple[Span, Span] | None:
    """Return cue and source of a sentence that ends with "she said:" and says nothing itself."""
    sentence = Sentence(tokens, lexicon)
    spoken = [cue for cue in sentence.cues if cue.may("quote") and cue.form in ("past", "present")]
    if not spoken or spoken[-1].end < sentence.sentence.end - SHORT:
        return None
    source = sentence.speakers.over_apposition(spoken[-1], sentence.speakers.before(spoken[-1], 0), 0)
    if source is None and lexicon.verb_second:
        source = sentence.speakers.after(spoken[-1])  # "Til dette svarer Dahl:"
    return (_span(tokens, (spoken[-1].start, spoken[-1].end)), _span(tokens, source)) if source else None


def sentences_of(text: str, span: Span, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[list[Token]]:
    """Return the sentences of a paragraph as tokens."""
    abbreviations = lexicon.words.get("abbreviation", frozenset())

    def goes_on(quote: Token, rest: Tokens) -> bool:
        return _hands_over(quote, rest, lexicon, abbreviations)

    return list(split_sentences(tokenise(text, span, quotations), abbreviations, goes_on))


def _hands_over(quote: Token, rest: Tokens, lexicon: Lexicon, abbreviations: frozenset[str]) -> bool:
    """Tell whether what follows a quotation that ended its sentence still hands it over ("“Why?” Smith asked.")."""
    cues = find_cues(TaggedSentence(rest, lexicon))
    is_question = quote.text.rstrip("”\"'»’ ")[-1:] in "?!…"
    if not cues or not cues[0].may("quote") or (cues[0].start > NEAR and not is_question):
        return False
    if any(token.is_quote for token in rest[: cues[0].start]):
        return False  # "“Go home.” “No,” she replied.": the cue hands over the answer
    marks = (".", ":", ";") if is_question else (".", ",", ":", ";")
    stops = (
        i for i, token in enumerate(rest) if token.text in marks and (i == 0 or rest[i - 1].lower not in abbreviations)
    )
    stop = next(stops, len(rest))
    if cues[0].start > stop:
        return False
    return cues[0].end == stop or cues[0].start == 0 or (is_question and cues[0].end >= stop - NEAR)


class _Reader:
    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon

    def read(self, span: Span, quotations: Sequence[Quotation]) -> Paragraph:
        paragraph = Paragraph(ends_open=bool(quotations) and not quotations[-1].is_closed)
        before: Span | None = None  # the sentence before, without quotations
        shown: Span | None = None  # subject of the sentence before, where it attributes nothing
        for tokens in sentences_of(self.text, span, quotations, self.lexicon):
            alone = _alone(tokens)
            if alone:
                self._place(paragraph, alone, shown)
                continue
            sentence = Sentence(tokens, self.lexicon)
            back = sentence.points_back()
            if back is not None and before is not None and not paragraph.found:
                paragraph.found.append(replace(self.attribution(tokens, back), content=(before,)))
                continue
            before = Span(tokens[0].start, tokens[-1].end) if not any(t.is_quote for t in tokens) else None
            found = [self.attribution(tokens, finding) for finding in sentence.findings()]
            found += self._shown_by_colon(sentence, found) or self._by_marks(sentence)
            if paragraph.loose and not paragraph.found and found:
                found[0] = _preceded(found[0], paragraph.loose)
                paragraph.loose = []
            paragraph.found += found
            shown = None if found else self._subject(sentence)
        return paragraph

    def _place(self, paragraph: Paragraph, quotes: list[Token], shown: Span | None) -> None:
        """Give quotations that stand alone to whoever speaks around them."""
        spans = tuple(Span(t.start, t.end) for t in quotes)
        if shown is not None:
            paragraph.found.append(Attribution(spans, (), (shown,), StatementKind.DIRECT, confidence=SHOWN))
        elif not paragraph.found:
            paragraph.loose += quotes
        elif paragraph.found[-1].kind is StatementKind.DIRECT and len(paragraph.found[-1].content) < MOST_PIECES:
            last = paragraph.found[-1]
            paragraph.found[-1] = replace(last, content=last.content + spans)
        else:
            last = paragraph.found[-1]
            paragraph.found.append(
                Attribution(spans, (), last.source, StatementKind.DIRECT, confidence=min(last.confidence, 0.9))
            )

    def attribution(self, tokens: Tokens, finding: Finding) -> Attribution:
        """Return a finding of a sentence in characters of the article."""
        content = tuple(_span(tokens, part) for part in finding.content)
        kind = _kind([t for start, end in finding.content for t in tokens[start:end]])
        source = (self._source(tokens, finding.source),) if finding.source else ()
        return Attribution(content, (_span(tokens, finding.cue),), source, kind, confidence=finding.confidence)

    def _source(self, tokens: Tokens, part: Range) -> Span:
        """Return the words of a source, without the "’s" of "Brodwick’s announcement"."""
        span = _span(tokens, part)
        words = span.of(self.text)
        if part[1] - part[0] >= 1 and words[-2:] in ("'s", "’s") and len(words) > 2:
            return Span(span.start, span.end - 2)
        return span

    # ------------------------------------------------------------------ no reporting verb

    def _subject(self, sentence: Sentence) -> Span | None:
        """Return the person a sentence without attributions is about."""
        phrase = sentence.speakers.main(len(sentence.sentence.tokens))
        if phrase is None:
            return None
        is_person = sentence.sentence.is_a("anaphor", phrase[0]) or sentence.sentence.tags[phrase[1] - 1] is Tag.NAME
        return _span(sentence.sentence.tokens, phrase) if is_person else None

    def _shown_by_colon(self, sentence: Sentence, found: list[Attribution]) -> list[Attribution]:
        """Return `Smith was blunt: "No."`, where no reporting verb hands the quotation over."""
        tokens = sentence.sentence.tokens
        if found or len(tokens) < 3:
            return []
        for index in range(1, len(tokens)):
            if tokens[index].is_quote and tokens[index - 1].text == ":" and is_full(tokens[index]):
                subject = self._subject(sentence)
                spans = (Span(tokens[index].start, tokens[index].end),)
                return [Attribution(spans, (), (subject,), StatementKind.DIRECT, confidence=SHOWN)] if subject else []
        return []

    def _by_marks(self, sentence: Sentence) -> list[Attribution]:
        """Return quotations with the nearest name, in a language whose reporting verbs we do not know."""
        if self.lexicon.verbs:
            return []
        tokens = sentence.sentence.tokens
        found: list[Attribution] = []
        for index, token in enumerate(tokens):
            if token.is_quote and len(token.text.split()) > SHORT:
                name = _nearest_name(tokens, index)
                if name is not None:
                    content = (Span(token.start, token.end),)
                    found.append(
                        Attribution(content, (), (_span(tokens, name),), StatementKind.DIRECT, confidence=NEAREST)
                    )
        return found


def _nearest_name(tokens: Tokens, quote: int) -> Range | None:
    """Return the run of capitalised words nearest to a quotation, those after it first."""
    after = list(range(quote + 1, min(len(tokens), quote + 1 + NEAR)))
    before = list(range(quote - 1, max(-1, quote - 1 - NEAR), -1))
    for at in (*after, *before):
        if tokens[at].is_capital and at > 0:
            start = end = at
            while start > 1 and tokens[start - 1].is_capital:
                start -= 1
            while end + 1 < len(tokens) and tokens[end + 1].is_capital:
                end += 1
            return start, end + 1
    return None


def _alone(tokens: list[Token]) -> list[Token]:
    """Return the quotations of a sentence that is nothing else."""
    quotes = [t for t in tokens if t.is_quote]
    if not quotes or any(t.is_word for t in tokens):
        return []
    return quotes if any(is_full(t) or len(t.text.split()) > SHORT for t in quotes) else []


def _preceded(attribution: Attribution, quotes: list[Token]) -> Attribution:
    spans = tuple(Span(t.start, t.end) for t in quotes)
    kind = attribution.kind if attribution.kind is StatementKind.DIRECT else StatementKind.DIRECT
    if attribution.kind is StatementKind.DIRECT:
        return replace(
            attribution, content=spans + attribution.content, confidence=min(attribution.confidence, PRECEDED)
        )
    return replace(attribution, content=spans, kind=kind, confidence=PRECEDED)


def _kind(tokens: Sequence[Token]) -> StatementKind:
    if not any(t.is_quote for t in tokens):
        return StatementKind.INDIRECT
    return StatementKind.MIXED if any(t.is_word for t in tokens) else StatementKind.DIRECT


def _span(tokens: Tokens, part: Range) -> Span:
    return cover(Span(t.start, t.end) for t in tokens[part[0] : part[1]])
