"""Which pieces of a page are its article.

Extraction by text density (trafilatura) finds the body and loses what does not look like a paragraph:
captions, quotes, list items, embedded posts, paragraphs full of links. Here its result is laid over the
page's own pieces as a guide, and what stands between kept pieces is put back unless the page says that
it is furniture.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.model.article import BlockKind, EmphasisKind
from reader.model.frozen import frozen
from reader.text.furniture import is_byline, is_furniture
from reader.text.layout import Piece
from reader.text.outline import HARD, WORD, Weight, headline, seeds, words_of
from reader.text.regions import STANDFIRST_WORDS, Region
from reader.text.walk import Candidate

ALL_LINK = 0.9  # share of linked characters from which a piece is nothing but links
MOSTLY_LINK = 0.7
SENTENCE_END = re.compile(r"[.!?…:;][\"”’»“')\]]*$")
FULL_STOP = re.compile(r"[.!?…][\"”’»“')\]]*$")
LONGEST_HEADING = 12  # words of a bold line that stands for a heading
LONGEST_LOUD = 5  # words of one in capitals


@frozen
class Choice:
    """The article's pieces in page order, its headline apart."""

    title: Piece | None
    pieces: tuple[Piece, ...]


def choose(found: Sequence[Candidate], extracted: str, titles: Sequence[str], authors: Sequence[str]) -> Choice:
    """Return which of `found` are the article, guided by the text that was `extracted` from the page."""
    title = headline(found, titles)
    sure = seeds(found, extracted)
    found = Weight(found, sure).unwrapped()
    body = _Body(found, sure, title, titles)
    kept = [number for number in range(body.start, len(found)) if number != title and body.holds(number)]
    kept = [number for number in kept if number >= body.third or not is_byline(found[number].piece.text, authors)]
    pieces = _with_bold_headings([found[number].piece for number in kept])
    return Choice(found[title].piece if title is not None else None, _without_loose_headings(pieces))


class _Body:
    """The body as the sure pieces outline it, and whether another belongs to it."""

    def __init__(
        self, found: Sequence[Candidate], sure: frozenset[int], title: int | None, titles: Sequence[str]
    ) -> None:
        self._found = found
        self._title = title
        self._before_list = _before_lists(found)
        self._titles = [" ".join(words_of(one)) for one in titles]
        weight = Weight(found, sure)
        self._trusted_boxes = weight.trusted_boxes()
        self._trusted_reasons = weight.trusted_reasons(self._trusted_boxes)
        self._sure = frozenset(i for i in sure if i != title and not self._is_furniture(found[i]))
        self._homes = Weight(found, self._sure).homes()
        ordered = sorted(self._sure) or [len(found)]
        self.first, self._last = ordered[0], ordered[-1]
        self.third = ordered[2] if len(ordered) > 2 else self.first
        self.start = self.first if title is None or title > self.first else title + 1

    def holds(self, number: int) -> bool:
        """Tell whether the piece is part of the article."""
        candidate = self._found[number]
        if self._is_furniture(candidate) or self._is_title_again(candidate):
            return False
        if candidate.linked >= MOSTLY_LINK and not self._is_text_all_the_same(number, candidate):
            return False
        if number in self._sure:
            return True
        if number < self.first:
            return self._is_opening(candidate)
        if number > self._last and not self._is_at_home(candidate):
            return False
        return self._belongs(candidate)

    def _belongs(self, candidate: Candidate) -> bool:
        """Tell whether what stands between sure pieces, or beside them, is of one kind with them."""
        kind = candidate.piece.kind
        if kind is BlockKind.FIGURE:
            return candidate.box.figure > 0 or self._is_at_home(candidate)
        if kind in (BlockKind.CAPTION, BlockKind.QUOTE):
            return True
        if any(mark.region is Region.ASIDE for mark in candidate.box.marks) and kind is not BlockKind.HEADING:
            return _reads_as_text(candidate)
        return self._is_at_home(candidate)

    def _is_text_all_the_same(self, number: int, candidate: Candidate) -> bool:
        """Tell whether what is nearly all link is running text: a whole sentence, a list after a colon, a post."""
        kind = candidate.piece.kind
        if kind is BlockKind.FIGURE:
            return candidate.box.figure > 0
        if kind in (BlockKind.QUOTE, BlockKind.TABLE_ROW):
            return True
        if kind is BlockKind.LIST_ITEM:
            before = self._before_list[number]
            return before in self._sure and self._found[before].piece.text.rstrip().endswith(":")
        text = candidate.piece.text.strip()
        if FULL_STOP.search(text[-5:]) and len(text.split()) >= 6:
            return self._is_at_home(candidate)
        return candidate.linked < ALL_LINK and kind is BlockKind.CAPTION

    def _is_opening(self, candidate: Candidate) -> bool:
        """Tell whether a piece between title and body is a standfirst, or belongs to the first picture."""
        if self._title is None:
            return False
        kind = candidate.piece.kind
        if kind is BlockKind.FIGURE:
            return candidate.box.figure > 0 or self._is_at_home(candidate)
        if kind is BlockKind.CAPTION:
            return True
        words = len(candidate.piece.text.split())
        if not STANDFIRST_WORDS.isdisjoint(candidate.box.words):
            return words >= 4
        return words >= 6 and (kind is BlockKind.HEADING or (kind is BlockKind.PARAGRAPH and _reads_as_text(candidate)))

    def _is_at_home(self, candidate: Candidate) -> bool:
        return not self._homes.isdisjoint(candidate.box.parents)

    def _is_title_again(self, candidate: Candidate) -> bool:
        """Tell whether the page repeats its headline, with a section's name behind it or as a teaser of itself."""
        text = candidate.piece.text[:600].strip()
        words = words_of(text)
        title = next((one for one in self._titles if one and " ".join(words).startswith(one)), "")
        if len(words) < 4 or not title:
            return False
        more = len(words) - len(title.split())
        listed = candidate.piece.kind is BlockKind.LIST_ITEM and len(title.split()) > 4
        return more == 0 or listed or (more <= 3 and not FULL_STOP.search(text[-5:]))

    def _is_furniture(self, candidate: Candidate) -> bool:
        kind = candidate.piece.kind
        if kind is not BlockKind.FIGURE and kind is not BlockKind.TABLE_ROW and not WORD.search(candidate.piece.text):
            return True  # bullets and rules
        for mark in candidate.box.marks:
            if mark.region not in HARD or mark.box in self._trusted_boxes or mark.reason in self._trusted_reasons:
                continue
            # The photographer's name stays with the caption, the speaker's with the quote.
            if not (mark.region is Region.BYLINE and kind in (BlockKind.CAPTION, BlockKind.QUOTE)):
                return True
        return is_furniture(candidate.piece.text, candidate.linked)


def _before_lists(found: Sequence[Candidate]) -> list[int]:
    """Return for every piece the number of the last one up to it that is no list item, 0 where there is none."""
    before = [0]
    for number, candidate in enumerate(found[1:], start=1):
        before.append(before[-1] if candidate.piece.kind is BlockKind.LIST_ITEM else number)
    return before


def _reads_as_text(candidate: Candidate) -> bool:
    text = candidate.piece.text.strip()
    return len(text.split()) >= 8 and SENTENCE_END.search(text[-5:]) is not None


def _with_bold_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Read a short line in bold or capitals above a paragraph as the heading it stands for."""
    following = [*pieces[1:], None][: len(pieces)]
    return [
        replace(piece, kind=BlockKind.HEADING, level=3) if _is_bold_heading(piece, after) else piece
        for piece, after in zip(pieces, following, strict=True)
    ]


def _is_bold_heading(piece: Piece, after: Piece | None) -> bool:
    if piece.kind is not BlockKind.PARAGRAPH or after is None or after.kind is not BlockKind.PARAGRAPH:
        return False
    bold = all(EmphasisKind.STRONG in run.emphases for run in piece.runs if run.text.strip())
    text = piece.text.strip()
    bold = bold or (text.isupper() and len(text.split()) <= LONGEST_LOUD)
    if not bold or len(text.split()) > LONGEST_HEADING or text.endswith((".", ",", ":", ";", "”", '"', "»")):
        return False
    return not text.startswith(("-", "–", "—", "“", '"', "«", "„"))


def _without_loose_headings(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave out headings under which nothing stands: those of boxes that were left out."""
    result: list[Piece] = []
    body_begun = False
    for piece in pieces:
        heading = piece.kind is BlockKind.HEADING
        while body_begun and heading and result[-1].kind is BlockKind.HEADING and result[-1].level >= piece.level:
            result.pop()
        body_begun = body_begun or not heading
        result.append(piece)
    while result and result[-1].kind is BlockKind.HEADING:
        result.pop()
    return tuple(result)
