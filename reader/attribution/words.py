"""The article's words with their places, in one pass."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from reader.model.article import Article
from reader.model.frozen import frozen
from reader.model.span import Span

WORD = re.compile(r"@?[^\W_]+(?:(?:[-.&'’@]|(?<=\d),(?=\d{3}\b))[^\W_]+)*")  # "1,200" is one
POSSESSIVE = re.compile(r"['’][sS]$")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")  # U.S, B.B
ENDS = re.compile(r"[.!?…:;](?=[\s\"”»’'“)\]]|$)|\n|[“«„]|^\)?\s*[–—]\s|^\):\s|^\s+-\s|(?:^|\s)[\"‘]")
# Endings of words that take a full stop without ending a sentence; single letters do too.
ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "gov", "sen", "rep", "cmdr", "capt", "col", "gen", "lt", "sgt", "maj"}
    | {"jr", "sr", "inc", "ltd", "corp", "co", "vs", "no", "rev", "hon", "pres"}
)


@frozen
class Word:
    """One word; `gap` is what stands between the word before and this one."""

    text: str  # without a possessive ending
    start: int
    end: int
    gap: str
    opens: bool  # first of its sentence or quotation
    possessive: bool
    block: int  # index of the article's block, -1 outside all

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        """Tell whether it is a single capital, as in "Ada B."."""
        return len(self.text) == 1 and self.text.isupper()


@frozen
class Words:
    """All words of an article, findable by place."""

    text: str
    items: tuple[Word, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return the index of the first word that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def inside(self, span: Span) -> range:
        """Return the indices of the words that start inside `span`."""
        return range(self.at(span.start), self.at(span.end))

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words `first` up to, not including, `last`."""
        return Span(self.items[first].start, self.items[last - 1].end)

    def phrase(self, first: int, last: int) -> str:
        """Return the words `first` up to, not including, `last`, and what stands between them, on one line."""
        return " ".join(self.span(first, last).of(self.text).split())

    def after(self, index: int) -> Word | None:
        """Return the word behind word `index`; None behind the last."""
        return self.items[index + 1] if index + 1 < len(self.items) else None

    def sentence_start(self, index: int) -> int:
        """Return the index of the word that opens the sentence of word `index`; at most 80 words back."""
        least = max(0, index - 80)
        while index > least and not self.items[index].opens:
            index -= 1
        return index

    def sentence_end(self, index: int) -> int:
        """Return the index after the last word of the sentence of word `index`; at most 120 words on."""
        most = min(len(self.items), index + 120)
        index += 1
        while index < most and not self.items[index].opens:
            index += 1
        return index


def read_words(article: Article) -> Words:
    """Return the words of the article's text; figures without words have none."""
    items = tuple(_words(article))
    return Words(article.text, items, tuple(word.start for word in items))


def _words(article: Article) -> Iterator[Word]:
    text, blocks, block, past, before = article.text, article.blocks, -1, 0, ""
    for match in WORD.finditer(text):
        start, end = match.span()
        while block + 1 < len(blocks) and blocks[block + 1].start <= start:
            block += 1
        whole = match.group()
        possessive = bool(POSSESSIVE.search(whole))
        if possessive:
            end -= 2
        elif text[end : end + 2] in ("’ ", "' ") and whole.endswith("s") and whole[0].isupper():
            possessive = True
        past_end = match.end()
        if not possessive and text[end : end + 1] == "." and DOTTED.match(whole):
            end, past_end = end + 1, end + 1  # "U.S."
            if text[end : end + 2] in ("'s", "’s"):
                possessive, past_end = True, end + 2
        gap = text[past:start]
        yield Word(text[start:end], start, end, gap, _opens(before, gap, past == 0), possessive, block)
        past, before = past_end, text[start:end]


def _opens(before: str, gap: str, first: bool) -> bool:
    if first:
        return True
    if gap == " ":
        return False  # after "U.S." too: a capital there is far oftener a name than a new sentence
    if gap.strip() == "." and "\n" not in gap:
        short = len(before) == 1 and before.isupper()
        return not (short or before.lower() in ABBREVIATIONS or DOTTED.match(before))
    return bool(ENDS.search(gap))
