"""Cuts statements out of content: without quote marks, leading dash and trailing comma."""

from reader.model.attribution import Attribution, StatementKind
from reader.model.source import Statement
from reader.model.span import Span

OPENING = "\"“„«‘'‚‹”»"
CLOSING = "\"”“»«’'‘›"
PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'", "‚": "‘’", "”": "”"}
DASHES = "–—―-"


def statements_of(attribution: Attribution, index: int, text: str, confidence: float) -> tuple[Statement, ...]:
    """Return a statement for each piece of content that has words; a paraphrase that its cue interrupts is one."""
    spans = (trim(span, text, attribution.kind) for span in _whole(attribution, text))
    return tuple(
        Statement(span.of(text), attribution.kind, span, index, confidence) for span in spans if span is not None
    )


def _whole(attribution: Attribution, text: str) -> list[Span]:
    """Return the pieces of content, those of a paraphrase joined where little but cue and source parts them."""
    pieces: list[Span] = []
    for span in attribution.content:
        is_paraphrase = attribution.kind is not StatementKind.DIRECT
        if is_paraphrase and pieces and _is_cue_between(pieces[-1], span, attribution, text):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return pieces


def _is_cue_between(one: Span, other: Span, attribution: Attribution, text: str) -> bool:
    gap = text[one.end : other.start]
    letters = sum(map(str.isalnum, gap))
    told = (span for span in (*attribution.cue, *attribution.source) if one.end <= span.start < other.start)
    return "\n" not in gap and sum(sum(map(str.isalnum, span.of(text))) for span in told) * 2 >= letters


def trim(span: Span, text: str, kind: StatementKind) -> Span | None:
    """Return the span of the words themselves, None where there are none."""
    start, end = _strip(text, span.start, span.end)
    if kind is StatementKind.DIRECT:
        start, end = _unquoted(text, start, end)
    else:
        while start < end and text[start] in ",;:":
            start, end = _strip(text, start + 1, end)
        while end > start and text[end - 1] in ",;:." and not _is_abbreviation(text, start, end):
            end -= 1
    start, end = _strip(text, start, end)
    if start >= end or not any(map(str.isalnum, text[start:end])):
        return None
    return Span(start, end)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and text[start] in DASHES and text[start + 1 : start + 2].isspace():
        start, end = _strip(text, start + 1, end)
    if start < end and text[start] in PAIRS:
        closing = PAIRS[text[start]]
        start += 1
        if end > start and text[end - 1] in closing:
            end -= 1
        elif end - 1 > start and text[end - 1] in ".,;" and text[end - 2] in closing:
            end -= 2
    start, end = _strip(text, start, end)
    while end > start and text[end - 1] in ",;":
        end -= 1
    return _strip(text, start, end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell the stop of "the U.S." from one that ends a sentence."""
    return end - start > 3 and text[end - 1] == "." and text[end - 3] == "." and text[end - 2].isupper()
