"""Where on a page its article stands: the headline, and the pieces that extraction is sure of."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.model.article import BlockKind
from reader.text.outlets import LONGEST_TITLE
from reader.text.regions import Region
from reader.text.walk import Candidate

SHINGLE = 3  # words that must follow one another for a stretch to count as found
FOUND = 0.6  # share of a piece's shingles that must be found
ALIKE = 0.5  # share of words that a headline has in common with the page's own title
MOST_OF_IT = 0.35  # share of the body's words from which a part holds the body, whatever its class says
HARD = frozenset(Region) - {Region.ASIDE}
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of `text` for comparison, without the marks around them."""
    return WORD.findall(text.casefold())


def headline(found: Sequence[Candidate], titles: Sequence[str]) -> int | None:
    """Return the number of the heading that is the article's, told by what the page says its title is."""
    wanted = [frozenset(words_of(title)) for title in titles if title]
    best, best_score = None, ALIKE
    for number, candidate in enumerate(found):
        if not _may_be_headline(candidate) or candidate.piece.level > 2:
            continue
        words = frozenset(words_of(candidate.piece.text))
        if len(words) < 2:
            continue
        score = max((len(words & other) / len(words | other) for other in wanted), default=0.0)
        score += 0.25 * (candidate.piece.level == 1)
        if score > best_score:
            best, best_score = number, score
    return best if best is not None else _only_headline(found)


def _may_be_headline(candidate: Candidate) -> bool:
    return candidate.piece.kind is BlockKind.HEADING and len(candidate.piece.text) <= LONGEST_TITLE


def _only_headline(found: Sequence[Candidate]) -> int | None:
    first = [i for i, c in enumerate(found) if _may_be_headline(c) and c.piece.level == 1]
    return first[0] if len(first) == 1 and len(found[first[0]].piece.text.split()) > 2 else None


def seeds(found: Sequence[Candidate], extracted: str) -> frozenset[int]:
    """Return the numbers of the pieces whose words stand in the extracted text, or else of what reads as text."""
    lines = {" ".join(words_of(line)) for line in extracted.splitlines()}
    known = frozenset(_shingles(words_of(extracted)))
    matched = frozenset(number for number, one in enumerate(found) if _is_known(one, known, lines))
    return matched or frozenset(number for number, one in enumerate(found) if _is_running_text(one))


def _is_known(candidate: Candidate, known: frozenset[tuple[str, ...]], lines: set[str]) -> bool:
    words = words_of(candidate.piece.text)
    if len(words) < 2 * SHINGLE:
        return bool(words) and " ".join(words) in lines
    runs = _shingles(words)
    return sum(run in known for run in runs) >= FOUND * len(runs)


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def _is_running_text(candidate: Candidate) -> bool:
    if any(mark.region in HARD for mark in candidate.box.marks) or candidate.linked >= 0.4:
        return False
    return len(words_of(candidate.piece.text)) >= 12


class Weight:
    """How much of the body stands in which part of the page, in words."""

    def __init__(self, found: Sequence[Candidate], numbers: Iterable[int]) -> None:
        self._words = {number: len(found[number].piece.text.split()) for number in numbers}
        self._found = found
        self.all = sum(self._words.values())

    def most_of(self, parts: Counter[int] | Counter[str]) -> frozenset[int | str]:
        """Return the parts that hold too much of the body to be anything else."""
        return frozenset(part for part, words in parts.items() if words >= MOST_OF_IT * self.all)

    def trusted_boxes(self) -> frozenset[int | str]:
        """Return the marked boxes that hold the body, though their class says "social" or "ad"."""
        boxes: Counter[int] = Counter()
        for number, words in self._words.items():
            boxes.update(dict.fromkeys((mark.box for mark in self._found[number].box.marks), words))
        return self.most_of(boxes)

    def trusted_reasons(self, boxes: frozenset[int | str]) -> frozenset[int | str]:
        """Return the class words that every paragraph of the body has around it: "widget" in some page builders."""
        reasons: Counter[str] = Counter()
        for number, words in self._words.items():
            inside = {mark.reason for mark in self._found[number].box.marks if mark.box not in boxes}
            reasons.update(dict.fromkeys(inside, words))
        return self.most_of(reasons)

    def homes(self) -> frozenset[int]:
        """Return the boxes in which paragraphs of the body stand."""
        boxes: Counter[int] = Counter()
        for number, words in self._words.items():
            boxes.update(dict.fromkeys(self._found[number].box.parents, words))
        fewest = 0.15 * max(boxes.values(), default=0)
        return frozenset(box for box, words in boxes.items() if words >= fewest and box)

    def unwrapped(self) -> tuple[Candidate, ...]:
        """Return the candidates, those set right that stand in a "caption" or a list item that holds the whole body.

        Broken pages leave a caption open, old ones are laid out as one list item: what then looks like a
        caption is a paragraph.
        """
        boxes: Counter[int] = Counter()
        for number, words in self._words.items():
            box = self._found[number].box
            boxes.update(dict.fromkeys({box.kind_box, box.figure} - {0}, words))
        holding = self.most_of(boxes)
        return tuple(_freed(candidate, holding) for candidate in self._found) if holding else tuple(self._found)


def _freed(candidate: Candidate, holding: frozenset[int | str]) -> Candidate:
    box, piece = candidate.box, candidate.piece
    if box.kind_box in holding and piece.kind not in (BlockKind.FIGURE, BlockKind.HEADING):
        piece = replace(piece, kind=BlockKind.PARAGRAPH, level=0)
    return replace(candidate, piece=piece, box=replace(box, figure=0 if box.figure in holding else box.figure))
