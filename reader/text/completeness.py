"""Which pieces of a page are its article.

Extraction by text density (trafilatura) finds the body and loses what does not look like a paragraph:
captions, quotes, list items, embedded posts, paragraphs full of links. Here its result is laid over the
page's own pieces as a guide, and what stands between kept pieces is put back unless the page says that
it is furniture.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.model.article import BlockKind
from reader.text.furniture import is_byline, is_furniture
from reader.text.regions import STANDFIRST_WORDS, Region
from reader.text.walk import Candidate

SHINGLE = 3  # words that must follow one another for a stretch to count as found
FOUND = 0.6  # share of a piece's shingles that must be found
LOAD_BEARING = 0.35  # share of the body's words from which a part is the body, whatever its class says
LINKED = 0.9  # share of linked characters from which a piece is nothing but links
HARD = frozenset(Region) - {Region.ASIDE}
SENTENCE_END = re.compile(r"[.!?…:;][\"”’»“'')\]]*$")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """The article's pieces, by their numbers among the candidates, in page order without the title."""

    title: int | None
    kept: tuple[int, ...]


def choose(found: Sequence[Candidate], extracted: str, titles: Sequence[str], authors: Sequence[str]) -> Choice:
    """Return which of `found` are the article, guided by the text that was `extracted` from the page."""
    title = _title(found, titles)
    seeds = _seeds(found, extracted)
    if not seeds:
        seeds = _dense(found)
    body = _Body(found, seeds, title)
    first = body.first if title is None or title > body.first else title + 1
    kept = [i for i in range(first, len(found)) if i != title and body.holds(i)]
    kept = [i for i in kept if not (i < body.third and is_byline(found[i].piece.text, authors))]
    return Choice(title, _without_loose_headings(found, kept, body))


def words_of(text: str) -> list[str]:
    """Return the words of `text` for comparison, without the marks around them."""
    return WORD.findall(text.casefold())


def _title(found: Sequence[Candidate], titles: Sequence[str]) -> int | None:
    """Return the heading that is the article's, told by what the page says its title is."""
    wanted = [frozenset(words_of(title)) for title in titles if title]
    best, best_score = None, 0.5
    for number, candidate in enumerate(found):
        if candidate.piece.kind is not BlockKind.HEADING or candidate.piece.level > 2:
            continue
        words = frozenset(words_of(candidate.piece.text))
        if len(words) < 2:
            continue
        score = max((len(words & other) / len(words | other) for other in wanted), default=0.0)
        score += 0.25 * (candidate.piece.level == 1)
        if score > best_score:
            best, best_score = number, score
    if best is not None:
        return best
    first = [i for i, c in enumerate(found) if c.piece.kind is BlockKind.HEADING and c.piece.level == 1]
    return first[0] if len(first) == 1 and len(found[first[0]].piece.text.split()) > 2 else None


def _seeds(found: Sequence[Candidate], extracted: str) -> frozenset[int]:
    """Return the pieces whose words stand in the extracted text."""
    lines = {" ".join(words_of(line)) for line in extracted.splitlines()}
    words = words_of(extracted)
    shingles = set(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
    seeds = set()
    for number, candidate in enumerate(found):
        own = words_of(candidate.piece.text)
        runs = list(zip(*(own[start:] for start in range(SHINGLE)), strict=False))
        if len(own) >= 2 * SHINGLE:
            known = sum(run in shingles for run in runs) >= FOUND * len(runs)
        else:
            known = bool(own) and " ".join(own) in lines
        if known:
            seeds.add(number)
    return frozenset(seeds)


def _dense(found: Sequence[Candidate]) -> frozenset[int]:
    """Return what reads as running text, for pages of which nothing was extracted."""
    return frozenset(
        number
        for number, candidate in enumerate(found)
        if len(candidate.piece.text.split()) >= 12
        and candidate.linked < 0.4
        and not any(mark.region in HARD for mark in candidate.box.marks)
    )


class _Body:
    """The body as the seeds outline it, and whether a piece belongs to it."""

    def __init__(self, found: Sequence[Candidate], seeds: frozenset[int], title: int | None) -> None:
        self._found = found
        self._title = title
        self._weights = {i: len(found[i].piece.text.split()) for i in seeds}
        self._trusted = self._parts_with_the_body(sum(self._weights.values()))
        self._seeds = frozenset(i for i in seeds if not self._is_furniture(i) and i != title)
        ordered = sorted(self._seeds)
        self.first = ordered[0] if ordered else len(found)
        self.third = ordered[2] if len(ordered) > 2 else len(found)
        self._last = ordered[-1] if ordered else -1
        self._homes = self._boxes_with_paragraphs()

    def holds(self, number: int) -> bool:
        """Tell whether the piece is part of the article."""
        candidate = self._found[number]
        if self._is_furniture(number):
            return False
        if number in self._seeds:
            return True
        if number < self.first:
            return self._is_opening(candidate)
        if number > self._last and not self._is_at_home(candidate):
            return False
        return self._belongs(number, candidate)

    def _belongs(self, number: int, candidate: Candidate) -> bool:
        kind = candidate.piece.kind
        if candidate.linked >= LINKED and not self._is_linked_sentence(number, candidate):
            return False
        if kind in (BlockKind.CAPTION, BlockKind.QUOTE):
            return True
        if kind is BlockKind.FIGURE:
            return candidate.box.in_figure or self._is_at_home(candidate)
        if kind is BlockKind.HEADING:
            return self._is_at_home(candidate)
        if any(mark.region is Region.ASIDE for mark in candidate.box.marks):
            return _reads_as_text(candidate)
        return self._is_at_home(candidate)

    def _is_linked_sentence(self, number: int, candidate: Candidate) -> bool:
        """Tell whether something that is all link is still running text: a whole sentence, or a list after a colon."""
        if candidate.piece.kind is BlockKind.FIGURE:
            return candidate.box.in_figure
        if candidate.piece.kind is BlockKind.LIST_ITEM:
            before = number - 1
            while before > 0 and self._found[before].piece.kind is BlockKind.LIST_ITEM:
                before -= 1
            return self._found[before].piece.text.rstrip().endswith(":") and before in self._seeds
        text = candidate.piece.text.strip()
        return text.endswith((".", ".”", '."')) and len(text.split()) >= 6 and self._is_at_home(candidate)

    def _is_opening(self, candidate: Candidate) -> bool:
        """Tell whether a piece between title and body is a standfirst, or the caption of the first picture."""
        if self._title is None or candidate.linked >= 0.5:
            return candidate.piece.kind is BlockKind.FIGURE and candidate.box.in_figure and self._title is not None
        kind = candidate.piece.kind
        if kind is BlockKind.FIGURE:
            return candidate.box.in_figure or self._is_at_home(candidate)
        if kind is BlockKind.CAPTION:
            return True
        words = len(candidate.piece.text.split())
        if not STANDFIRST_WORDS.isdisjoint(candidate.box.words):
            return words >= 4
        return words >= 6 and (kind is BlockKind.HEADING or _reads_as_text(candidate) or kind is BlockKind.LIST_ITEM)

    def _is_at_home(self, candidate: Candidate) -> bool:
        return not self._homes.isdisjoint(candidate.box.parents)

    def _is_furniture(self, number: int) -> bool:
        candidate = self._found[number]
        caption = candidate.piece.kind in (BlockKind.CAPTION, BlockKind.QUOTE)
        for mark in candidate.box.marks:
            if mark.region not in HARD or mark.box in self._trusted or mark.reason in self._trusted_words:
                continue
            if not (caption and mark.region is Region.BYLINE):  # the photographer's name stays with the caption
                return True
        return is_furniture(candidate.piece.text, candidate.linked)

    def _parts_with_the_body(self, total: int) -> frozenset[int]:
        """Return the marked parts that hold too much of the body to be what their class says."""
        boxes: Counter[int] = Counter()
        reasons: Counter[str] = Counter()
        for number, weight in self._weights.items():
            marks = self._found[number].box.marks
            for mark in marks:
                boxes[mark.box] += weight
            for reason in {mark.reason for mark in marks}:
                reasons[reason] += weight
        trusted = frozenset(box for box, weight in boxes.items() if weight >= LOAD_BEARING * total)
        inside: Counter[str] = Counter()
        for number, weight in self._weights.items():
            for reason in {m.reason for m in self._found[number].box.marks if m.box not in trusted}:
                inside[reason] += weight
        self._trusted_words = frozenset(r for r, weight in inside.items() if weight >= LOAD_BEARING * total)
        return trusted

    def _boxes_with_paragraphs(self) -> frozenset[int]:
        weights: Counter[int] = Counter()
        for number in self._seeds:
            for box in self._found[number].box.parents:
                weights[box] += self._weights[number]
        most = max(weights.values(), default=0)
        return frozenset(box for box, weight in weights.items() if weight >= 0.15 * most and box)


def _reads_as_text(candidate: Candidate) -> bool:
    text = candidate.piece.text.strip()
    return len(text.split()) >= 8 and candidate.linked < 0.5 and SENTENCE_END.search(text[-5:]) is not None


def _without_loose_headings(found: Sequence[Candidate], kept: Iterable[int], body: _Body) -> tuple[int, ...]:
    """Leave out headings under which nothing stands: those of boxes that were left out."""
    result: list[int] = []
    for number in kept:
        while (
            result
            and found[number].piece.kind is BlockKind.HEADING
            and found[result[-1]].piece.kind is BlockKind.HEADING
            and found[result[-1]].piece.level >= found[number].piece.level
            and result[-1] > body.first
        ):
            result.pop()
        result.append(number)
    while result and found[result[-1]].piece.kind is BlockKind.HEADING:
        result.pop()
    return tuple(result)
