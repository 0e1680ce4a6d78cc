"""Who says what in an article: the front door of the rules."""

from dataclasses import replace

from reader.attribution import dialogue
from reader.attribution.lexicon import Lexicon
from reader.attribution.openings import past_opening
from reader.attribution.paragraphs import (
    MOST_PIECES,
    Paragraph,
    introduction,
    nested_reports,
    pointing_back,
    read_paragraph,
    sentences_of,
)
from reader.attribution.quotations import find_quotations
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.span import Span

UNREAD = (BlockKind.HEADING, BlockKind.FIGURE)
CARRIED = (0.85, 0.75, 0.6)  # confidence of a speaker carried over from one, two, three blocks before
FARTHEST_OPENING = 5  # blocks of an article within which who opens it by quotations must be named
SIGNED = 0.95
SENTENCE_ENDS = frozenset(".!?…»”")
LISTED = 0.85
ANNOUNCED = 0.85  # whose speaker the block before names and ends with a colon
TOLD_BEHIND = 0.9  # whose speaker the next block names: “Det sier …”
MOST_PULL_QUOTES = 100  # quotations alone in a block that are looked for elsewhere in the text


def attribute(article: Article, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Find everything the article credits to someone, in reading order; `speakers` stay empty.

    Each span of a direct attribution's content is a statement of its own; the spans of an indirect or
    mixed one are one statement that its cue interrupts. Content of direct speech has its quote marks
    or its leading dash. Where no words near a quotation name its speaker, `source` is the place
    where the speaker was named last, with a confidence that says how far back that is.
    """
    return tuple(_Reader(article, lexicon).read())


def read_blocks(article: Article) -> list[Block]:
    """Return the blocks in which things are said."""
    return [b for b in article.blocks if b.kind not in UNREAD and b.start < b.end]


class _Reader:
    """Reads block after block and remembers who spoke last."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.text = article.text
        self.lexicon = lexicon
        self.blocks = read_blocks(article)
        self.dashes = dialogue.dialogue_dashes(article, self.blocks, lexicon)
        self.labels = dialogue.speaker_labels(self.text, self.blocks)
        self.found: list[Attribution] = []
        self.last: Attribution | None = None  # the attribution read last, and …
        self.before: Block | None = None  # the block before the one being read
        self.blocks_since = 0  # … how many blocks before this one
        self.is_open = False  # the last block's quotation was never closed
        self.pull_quotes = 0
        self.waiting: list[tuple[Span, ...]] = []  # quotations that the article opens with
        self.introducer: tuple[Span, Span] | None = None  # cue and source of "He also said:"

    def read(self) -> list[Attribution]:
        """Return the attributions of all blocks."""
        for index, block in enumerate(self.blocks):
            span = Span(block.start, block.end)
            self.before = before = self.blocks[index - 1] if index else None
            found = self._signed_lines(span) or self._signed(span, before) or self._labelled(span)
            found = found or [*self._told_behind(span, before), *self._read_block(block, span)]
            if found:
                self.found += self._opening(found)
                self.last = _outermost(found)
                self.blocks_since = 0
                self.found += found
            else:
                self.blocks_since += 1
        return self.found

    def _read_block(self, block: Block, span: Span) -> list[Attribution]:
        span = past_opening(self.text, span)
        start = dialogue.after_dash(self.text, span)
        if start is not None and dialogue.dash_of(self.text, span) in self.dashes:
            return self._read_dash(span, start)
        listed = self._listed(block, span)
        if listed:
            return listed
        found = self._read_plain(span)
        if not found and block.kind is BlockKind.QUOTE and not self._stands_elsewhere(span):
            return self._carried((span,))
        return found

    # ------------------------------------------------------------------ paragraphs

    def _read_plain(self, span: Span) -> list[Attribution]:
        quotations = find_quotations(self.text, span)
        paragraph = read_paragraph(self.text, span, quotations, self.lexicon)
        was_open, self.is_open = self.is_open, paragraph.ends_open
        if not paragraph.loose:
            return paragraph.found
        spans = tuple(Span(t.start, t.end) for t in paragraph.loose)
        if was_open and self.found and quotations[0].span.start == span.start:
            self._extend(spans)
            return paragraph.found
        if self._is_pull_quote(paragraph, span):
            return paragraph.found
        if self.last is None and not paragraph.found and len(self.waiting) < FARTHEST_OPENING:
            self.waiting.append(spans)
        return [*self._carried(spans), *paragraph.found]

    def _extend(self, spans: tuple[Span, ...]) -> None:
        """Add a further paragraph to the quotation that was left open."""
        last = self.found[-1]
        if len(last.content) < MOST_PIECES:
            self.found[-1] = replace(last, content=last.content + spans)
        else:
            self.found.append(Attribution(spans, (), last.source, last.kind, confidence=last.confidence))
        self.last = self.found[-1]
        self.blocks_since = -1

    def _opening(self, found: list[Attribution]) -> list[Attribution]:
        """Return the quotations that the article opens with, given to the first who is then said to speak."""
        waiting, self.waiting = self.waiting, []
        spoken = next((one for one in found if one.source and one.cue and one.kind is StatementKind.DIRECT), None)
        if spoken is None or self.blocks_since > FARTHEST_OPENING:
            return []
        return [
            Attribution(spans, (), spoken.source, StatementKind.DIRECT, confidence=CARRIED[-1]) for spans in waiting
        ]

    def _carried(self, spans: tuple[Span, ...]) -> list[Attribution]:
        """Return quotations whose speaker was named last some blocks before, or announced by "She says:"."""
        announced = self._introducer(Span(self.before.start, self.before.end)) if self.before is not None else None
        if announced is not None:
            cue, source = announced
            return [Attribution(spans, (cue,), (source,), StatementKind.DIRECT, confidence=ANNOUNCED)]
        if self.last is None or not self.last.source or self.blocks_since >= len(CARRIED):
            return []
        confidence = min(CARRIED[max(0, self.blocks_since)], self.last.confidence)
        return [Attribution(spans, (), self.last.source, StatementKind.DIRECT, confidence=confidence)]

    def _unsigned(self, span: Span) -> list[Attribution]:
        """Return speech without any words for who speaks: a whole sentence, not an item of a list."""
        is_sentence = self.text[span.end - 1] in SENTENCE_ENDS
        return [Attribution((span,), (), (), StatementKind.DIRECT, confidence=CARRIED[0])] if is_sentence else []

    def _is_pull_quote(self, paragraph: Paragraph, span: Span) -> bool:
        """Tell whether a block is nothing but a quotation that the article repeats elsewhere."""
        first, last = paragraph.loose[0], paragraph.loose[-1]
        if paragraph.found or first.start > span.start or last.end < span.end or first.quotation is None:
            return False
        return self._stands_elsewhere(first.quotation.inner)

    def _listed(self, block: Block, span: Span) -> list[Attribution]:
        """Return an item of the list that "He also said:" introduces."""
        start = dialogue.after_dash(self.text, span)
        if self.introducer is None or not (block.kind is BlockKind.LIST_ITEM or start is not None):
            self.introducer = self._introducer(span)
            return []
        cue, source = self.introducer
        item = Span(start or span.start, span.end)
        return [Attribution((item,), (cue,), (source,), StatementKind.INDIRECT, confidence=LISTED)]

    def _introducer(self, span: Span) -> tuple[Span, Span] | None:
        """Return cue and source of a paragraph that ends with "he said:"."""
        if not span.of(self.text).endswith(":"):
            return None
        tokens = sentences_of(self.text, span, find_quotations(self.text, span), self.lexicon)[-1]
        return introduction(tokens, self.lexicon)

    def _stands_elsewhere(self, span: Span) -> bool:
        self.pull_quotes += 1
        words = span.of(self.text).strip().rstrip(".,!?…")
        return self.pull_quotes <= MOST_PULL_QUOTES and len(words) < 400 and self.text.count(words) > 1

    # ------------------------------------------------------------------ dashes, labels, signatures

    def _read_dash(self, span: Span, start: int) -> list[Attribution]:
        """Read "– Words, she says." and a dash paragraph that goes on with the last speaker."""
        self.is_open = False
        end = dialogue.spoken_until(self.text, Span(start, span.end), self.lexicon)
        if end is None and dialogue.is_question_to_you(Span(start, span.end).of(self.text), self.lexicon):
            return []  # the interviewer's
        if end is None:
            return self._told_at_end(span, start) or self._carried((span,)) or self._unsigned(span)
        quotations = dialogue.spoken_words(self.text, span, start, end)
        found = read_paragraph(self.text, span, quotations, self.lexicon).found
        return found + nested_reports(self.text, Span(start, end), self.lexicon) if found else found

    def _told_at_end(self, span: Span, start: int) -> list[Attribution]:
        """Return "– Words. Det sier Jo Dahl." of one paragraph."""
        *spoken, last = sentences_of(self.text, Span(start, span.end), (), self.lexicon)
        back = pointing_back(last, self.lexicon) if spoken else None
        if back is None:
            return []
        words = Span(span.start, spoken[-1][-1].end)
        return [Attribution((words,), back[:1], back[1:], StatementKind.DIRECT, confidence=TOLD_BEHIND)]

    def _told_behind(self, span: Span, before: Block | None) -> list[Attribution]:
        """Return what the block before says, where this one opens with "Det sier Jo Dahl" and nobody else said it."""
        opening = self.text[span.start : span.end].partition(" ")[0]
        if before is None or before.end <= before.start or not self.lexicon.is_a("back", opening.lower()):
            return []
        back = pointing_back(sentences_of(self.text, span, (), self.lexicon)[0], self.lexicon)
        words = Span(before.start, before.end)
        start = dialogue.after_dash(self.text, words)
        is_dash = start is not None and dialogue.dash_of(self.text, words) in self.dashes
        if back is None or not is_dash or not self._may_be_signed(before):
            return []
        return [Attribution((words,), back[:1], back[1:], StatementKind.DIRECT, confidence=TOLD_BEHIND)]

    def _labelled(self, span: Span) -> list[Attribution]:
        """Return "PENCE: words" of a transcript."""
        label = dialogue.label_of(self.text, span) if self.labels else None
        if label is None or label[0].of(self.text) not in self.labels:
            return []
        words = Span(label[1], span.end)
        return [Attribution((words,), (), (label[0],), StatementKind.DIRECT, confidence=SIGNED)]

    def _signed_lines(self, span: Span) -> list[Attribution]:
        """Return the lines that sign their own quotation, as letters and mottoes stand below one another."""
        signed = {words.start: (words, name) for words, name in dialogue.signed_quotations(self.text, span)}
        told: list[Attribution] = []
        for line in dialogue.lines_of(self.text, span) if signed else ():
            if line.start in signed:
                words, name = signed[line.start]
                told.append(Attribution((words,), (), (name,), StatementKind.DIRECT, confidence=SIGNED))
            else:
                told += self._read_plain(line)
        return told

    def _signed(self, span: Span, before: Block | None) -> list[Attribution]:
        """Return what a line like "— Jo Dahl (@jodahl)" signs: the rest of its block, or the block before."""
        signature = dialogue.signature_in(self.text, span)
        if signature is None:
            return []
        name, line = signature
        words = self.text[span.start : line].rstrip()
        if words:
            content = Span(span.start, span.start + len(words))
        elif before is not None and self._may_be_signed(before):
            content = Span(before.start, before.end)
        else:
            return []
        return [Attribution((content,), (), (name,), StatementKind.DIRECT, confidence=SIGNED)]

    def _may_be_signed(self, before: Block) -> bool:
        """Take back what was carried over to the block before, and tell whether it was unclaimed."""
        first = len(self.found)
        while first and self.found[first - 1].content[0].start >= before.start:
            first -= 1
        if any(attribution.cue for attribution in self.found[first:]):
            return False
        del self.found[first:]
        return True


def _outermost(found: list[Attribution]) -> Attribution:
    """Return the last attribution that is not a report inside another's content."""
    for attribution in reversed(found):
        inside = any(span.contains(attribution.cue[0]) for other in found if attribution.cue for span in other.content)
        if not inside:
            return attribution
    return found[-1]
