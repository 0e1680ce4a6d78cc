"""Whether the article says of itself that it was corrected, and whom that is about."""

import re
from collections.abc import Iterator, Sequence

from reader.model.article import BlockKind
from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.model.span import Span
from reader.signals.surroundings import Surroundings

_OPENING = 20  # characters within which a notice says that it is one: "*Correction"
_LONGEST = 1_200  # characters of a notice: a whole article that stands in one block is none


def signals(appearance: Appearance, told: Sequence[Span], around: Surroundings) -> tuple[Signal, ...]:
    """Return `corrected` where one of the notices `told` names the source, by a name or as the article refers to it."""
    about = tuple(notice for notice in told if _names(notice, appearance, around))
    return (Signal("corrected", "Named in a correction of the article", about),) if about else ()


def article_signals(around: Surroundings) -> tuple[Signal, ...]:
    """Return `corrected` for the article, whomever it is about."""
    found = tuple(notices(around))
    return (Signal("corrected", "The article says that it was corrected", found),) if found else ()


def notices(around: Surroundings) -> Iterator[Span]:
    """Yield the paragraphs that say what was corrected; nobody's words, and no headline.

    Where one holds no more than "Correction:", the next is what it says.
    """
    blocks = [block for block in around.reading.article.blocks if 0 < block.end - block.start <= _LONGEST]
    for number, block in enumerate(blocks):
        told = _told(Span(block.start, block.end), around) if block.kind is not BlockKind.HEADING else None
        if told is not None and not around.is_said(told):
            is_bare = around.text[told.end : block.end].strip() == ":"
            last = blocks[min(number + 1, len(blocks) - 1)] if is_bare else block
            yield Span(block.start, last.end)


def _told(block: Span, around: Surroundings) -> Span | None:
    """Return the words by which a block is a notice: "Correction:" at its beginning, or a phrase anywhere."""
    head = around.phrase("correction_head").search(around.text, block.start, block.start + _OPENING)
    if head is None or around.text[head.end() : head.end() + 1] != ":":
        head = around.phrase("correction").search(around.text, block.start, block.end)
    return Span(head.start(), head.end()) if head else None


def _names(notice: Span, appearance: Appearance, around: Surroundings) -> bool:
    if any(notice.contains(mention) for mention in appearance.mentions):
        return True
    words = notice.of(around.text)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) for name in (appearance.name, *appearance.aliases))
