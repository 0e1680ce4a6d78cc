"""Speech without quote marks: dialogue dashes, speaker labels, and lines that sign what stands above them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.attribution.lexicon import Lexicon
from reader.attribution.paragraphs import sentences_of
from reader.attribution.quotations import Quotation, find_quotations
from reader.attribution.roles import Sentence
from reader.model.article import Article, Block
from reader.model.span import Span

FROM_END = 14  # tokens from the end of a sentence within which a dash's cue must close it
LONGEST_SIGNATURE = 120  # characters
OPENERS = "“\"«„”'"  # of a quotation that signs itself; careless ones open with a closing mark

_DASH = re.compile(r"[ \t\u00a0]{0,8}([-–—―])[ \t\u00a0]{1,8}(?=\S)")
_LABEL = re.compile(r"[“\"«]?((?:[^\W\d_][\w.'’-]{0,30}[ \u00a0]){0,3}[^\W\d_][\w.'’-]{0,30}):[ \u00a0]{1,4}(?=\S)")
_HANDLE = re.compile(r"[-–—―][ \u00a0]?([^\n()—–]{2,60}?)[ \u00a0]?\(@\w{1,30}\)[^\n]{0,40}$")
_NAME = r"[^\W\d_a-zæøåäöü][\w.'’-]*"
_SIGNED = re.compile(
    rf"[”\"»“'][ \u00a0]{{0,2}}(?:--?|[–—―~])[ \u00a0]?({_NAME}(?:[ \u00a0]{_NAME}){{0,4}})(?:,[^\n]{{2,80}})?$"
)
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_SIGNATURE = re.compile(rf"[–—―~][ \u00a0]?({_NAME}(?:[ \u00a0]{_NAME}){{0,4}})(?:,[^\n]{{2,80}})?$")


def after_dash(text: str, span: Span) -> int | None:
    """Return where the words of a paragraph that opens with a dash begin; None where none opens it."""
    dash = _DASH.match(text, span.start, span.end)
    return dash.end() if dash and dash.end() < span.end else None


def dialogue_dashes(article: Article, blocks: Iterable[Block], lexicon: Lexicon) -> frozenset[str]:
    """Return the dashes that open speech in this article.

    A dash may also open a list item. It opens speech where the language has the custom, or where
    one of the article's dash paragraphs is handed over by a cue of its own.
    """
    found = set(lexicon.dialogue_dashes)
    for block in blocks:
        span = Span(block.start, block.end)
        dash = _DASH.match(article.text, span.start, span.end)
        if dash is None or dash.group(1) in found or dash.end() >= span.end:
            continue
        if spoken_until(article.text, Span(dash.end(), span.end), lexicon) is not None:
            found.add(dash.group(1))
    return frozenset(found)


def dash_of(text: str, span: Span) -> str:
    """Return the dash that opens a paragraph."""
    dash = _DASH.match(text, span.start, span.end)
    return dash.group(1) if dash else ""


def spoken_until(text: str, words: Span, lexicon: Lexicon) -> int | None:
    """Return where "Words, |she says." ends its direct speech; None where no cue hands it over."""
    for tokens in sentences_of(text, words, find_quotations(text, words), lexicon):
        for finding in reversed(list(Sentence(tokens, lexicon).findings())):
            content = finding.content[0]
            close = max(finding.cue[1], finding.source[1] if finding.source else 0)
            is_tail = content[1] <= finding.cue[0] and finding.source is not None
            if is_tail and (close > len(tokens) - FROM_END or len(finding.content) > 1):
                return tokens[content[1] - 1].end
    return None


def is_question_to_you(words: str, lexicon: Lexicon) -> bool:
    """Tell "Hva gjør du nå?", which is asked of who speaks in an interview and not by them."""
    return words.endswith("?") and any(
        lexicon.is_a("second_person", word) for word in re.findall(r"\w+", words.lower())
    )


def spoken_words(text: str, span: Span, start: int, end: int) -> tuple[Quotation, ...]:
    """Return a dash paragraph's quotations: its speech up to `end`, and what stands between marks after it."""
    speech = Quotation(Span(span.start, end), Span(start, end), is_closed=True, by_dash=True)
    return (speech, *(find_quotations(text, Span(end, span.end)) if end < span.end else ()))


def speaker_labels(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """Return the labels of an interview or a transcript ("PENCE: …").

    Two or more that come back, and those in capitals that open neighbouring paragraphs: a scrap of a transcript.
    """
    found = [_LABEL.match(text, b.start, min(b.end, b.start + 80)) for b in blocks]
    labels = [match.group(1) if match else "" for match in found]
    again = frozenset(label for label, times in Counter(filter(None, labels)).items() if times > 1)
    scraps = (pair for pair in pairwise(labels) if all(len(label) > 2 and label.isupper() for label in pair))
    spoken = frozenset(label for one, other in scraps if one != other for label in (one, other))
    return spoken | (again if len(again) > 1 else frozenset())


def label_of(text: str, span: Span) -> tuple[Span, int] | None:
    """Return the label that opens a paragraph, and where the words after it begin."""
    label = _LABEL.match(text, span.start, span.end)
    return (Span(label.start(1), label.end(1)), label.end()) if label else None


def signed_quotations(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """Yield each line that is a quotation with its name, "“Words.” ― Jo Dahl", as the quotation and the name."""
    for line in lines_of(text, span):
        found = _SIGNED.search(text, max(line.start, line.end - LONGEST_SIGNATURE), line.end)
        if found is not None and text[line.start] in OPENERS and found.start() > line.start:
            name = found.group(1).rstrip(".")
            yield Span(line.start, found.start() + 1), Span(found.start(1), found.start(1) + len(name))


def lines_of(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a block that have words, without the space around them."""
    for line in _LINE.finditer(text, span.start, span.end):
        yield Span(*line.span())


def signature_in(text: str, span: Span) -> tuple[Span, int] | None:
    """Return the name in a line like "— Jo Dahl (@jodahl) 3 May" or "― Jo Dahl, teacher", and where the line begins.

    The line is all of `span`, or its last.
    """
    line = max(span.start, text.rfind("\n", span.start, span.end) + 1)
    found = _HANDLE.search(text, max(line, span.end - LONGEST_SIGNATURE), span.end)
    if found is None and span.end - line <= LONGEST_SIGNATURE:
        found = _SIGNATURE.match(text, line, span.end)
    if found is None:
        return None
    name = Span(found.start(1), found.start(1) + len(found.group(1).rstrip()))
    return name, found.start()
