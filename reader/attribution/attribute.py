"""Who says what in an article: the front door of the rules."""

import re
from dataclasses import replace

from reader.attribution.cues import find_cues
from reader.attribution.frames import is_full
from reader.attribution.lexicon import Lexicon
from reader.attribution.quotations import Quotation, find_quotations
from reader.attribution.roles import Finding, read_sentence
from reader.attribution.sentences import Token, Tokens, split_sentences, tokenise
from reader.attribution.tags import tag_sentence
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.span import Span, cover

READ_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.TABLE_ROW}
)
CONTINUED = 0.8  # confidence of a quotation whose speaker is carried over
_KICKER = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ \-–]{2,40}:\s+(?=[A-ZÆØÅ])")
_DASH = re.compile(r"[ \t\u00a0]*[-–—―][ \t\u00a0]+")


def attribute(article: Article, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Find everything the article credits to someone, in reading order; `speakers` stay empty."""
    found: list[Attribution] = []
    reader = _Reader(article.text, lexicon)
    for block in article.blocks:
        if block.kind in READ_KINDS and block.start < block.end:
            found += reader.read(block)
    return tuple(found)


class _Reader:
    """Reads block after block and remembers who spoke last."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.last: Attribution | None = None  # of the nearest block before that attributes something
        self.is_open = False  # the last block's quotation was never closed

    def read(self, block: Block) -> list[Attribution]:
        span = self._without_kicker(Span(block.start, block.end))
        dash = _DASH.match(self.text, span.start, span.end)
        found = self._read_dash(span, dash.end()) if dash else self._read_plain(span)
        if found:
            self.last = found[-1]
        return found

    def _without_kicker(self, span: Span) -> Span:
        kicker = _KICKER.match(self.text, span.start, span.end)
        return Span(kicker.end(), span.end) if kicker and kicker.end() < span.end else span

    # ------------------------------------------------------------------ plain paragraphs

    def _read_plain(self, span: Span, quotations: tuple[Quotation, ...] | None = None) -> list[Attribution]:
        quotations = find_quotations(self.text, span) if quotations is None else quotations
        tokens = tokenise(self.text, span, quotations)
        found: list[Attribution] = []
        loose: list[Token] = []  # quotations that stand alone before anybody is named
        for sentence in split_sentences(tokens, self.lexicon.words.get("abbreviation", frozenset()), self._goes_on):
            findings = [self._attribution(sentence, f) for f in read_sentence(sentence, self.lexicon)]
            alone = self._alone(sentence)
            if alone and not findings:
                if found:
                    found[-1] = self._continued(found[-1], alone)
                else:
                    loose += alone
                continue
            if loose and findings:
                findings[0] = self._preceded(findings[0], loose)
                loose = []
            found += findings
        if loose and self.last is not None and self.last.source:
            found.insert(0, self._carried(loose))
        return found

    def _goes_on(self, quote: Token, rest: Tokens) -> bool:
        """Tell whether what follows a quotation that ended its sentence still hands it over."""
        cues = find_cues(rest, tag_sentence(rest, self.lexicon), self.lexicon)
        if not cues or not (cues[0].may("quote")) or cues[0].start > 8:
            return False
        stop = next(
            (
                i
                for i, t in enumerate(rest)
                if t.text in (".", ",", ":", ";")
                and (i == 0 or rest[i - 1].lower not in self.lexicon.words.get("abbreviation", ()))
            ),
            len(rest),
        )
        is_question = quote.text.rstrip("”\"'»’ ")[-1:] in "?!…"
        if cues[0].start > stop:
            return False
        return cues[0].end == stop or cues[0].start == 0 or (is_question and cues[0].end >= stop - 8)

    def _alone(self, sentence: list[Token]) -> list[Token]:
        """Return the quotations of a sentence that is nothing else."""
        quotes = [t for t in sentence if t.is_quote]
        return quotes if quotes and not any(t.is_word for t in sentence) and any(map(is_full, quotes)) else []

    def _attribution(self, tokens: Tokens, finding: Finding) -> Attribution:
        content = tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in finding.content)
        kind = self._kind([t for a, b in finding.content for t in tokens[a:b]])
        return Attribution(
            content,
            (_span(tokens, finding.cue),),
            (_span(tokens, finding.source),) if finding.source else (),
            kind,
            confidence=finding.confidence,
        )

    def _kind(self, tokens: Tokens) -> StatementKind:
        quoted = sum(t.is_quote for t in tokens)
        if not quoted:
            return StatementKind.INDIRECT
        return StatementKind.MIXED if any(t.is_word for t in tokens) else StatementKind.DIRECT

    def _continued(self, attribution: Attribution, quotes: list[Token]) -> Attribution:
        spans = tuple(Span(t.start, t.end) for t in quotes)
        if attribution.kind is StatementKind.INDIRECT or attribution.content[-1].end > spans[0].start:
            return replace(attribution, content=attribution.content + spans, kind=StatementKind.MIXED)
        return replace(attribution, content=attribution.content + spans)

    def _preceded(self, attribution: Attribution, quotes: list[Token]) -> Attribution:
        spans = tuple(Span(t.start, t.end) for t in quotes)
        return replace(attribution, content=spans + attribution.content, confidence=min(attribution.confidence, 0.85))

    def _carried(self, quotes: list[Token]) -> Attribution:
        assert self.last is not None
        spans = tuple(Span(t.start, t.end) for t in quotes)
        return Attribution(spans, (), self.last.source, StatementKind.DIRECT, confidence=CONTINUED)

    # ------------------------------------------------------------------ dialogue dashes

    def _read_dash(self, span: Span, start: int) -> list[Attribution]:
        """Read "– Words, she says." and a dash paragraph that goes on with the last speaker."""
        tokens = list(tokenise(self.text, Span(start, span.end), find_quotations(self.text, Span(start, span.end))))
        for sentence in split_sentences(
            iter(tokens), self.lexicon.words.get("abbreviation", frozenset()), self._goes_on
        ):
            for finding in reversed(read_sentence(sentence, self.lexicon)):
                content = finding.content[0]
                if (
                    content[0] < finding.cue[0]
                    and finding.source
                    and max(finding.source[1], finding.cue[1]) > len(sentence) - 12
                ):
                    speech = Span(span.start, sentence[content[1] - 1].end)
                    cut = Quotation(speech, Span(start, speech.end), is_closed=True, by_dash=True)
                    rest = Span(speech.end, span.end)
                    return self._with_speech(span, cut, rest)
        if self.last is None or not self.last.source:
            return self._read_plain(span)
        return [Attribution((span,), (), self.last.source, StatementKind.DIRECT, confidence=CONTINUED)]

    def _with_speech(self, span: Span, speech: Quotation, rest: Span) -> list[Attribution]:
        inner = find_quotations(self.text, rest)
        return self._read_plain(span, (speech, *inner))


def _span(tokens: Tokens, part: tuple[int, int]) -> Span:
    return cover(Span(t.start, t.end) for t in tokens[part[0] : part[1]])
