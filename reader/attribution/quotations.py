"""Where quote marks open and close, read block by block and never by parity over the article."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from reader.model.frozen import frozen
from reader.model.span import Span

# Straight marks close what careless typesetting opened with a curly one.
CLOSERS: Mapping[str, tuple[str, ...]] = {
    "“": ("”", '"', "''"),
    "„": ("“", "”", '"'),
    "”": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    '"': ('"', "”", "''"),
    "''": ("''", '"', "”"),
    "``": ("''", "``", '"'),
    "「": ("」",),
    "『": ("』",),
}
_MARK = re.compile(r"''|``|[“”„«»‹›\"「」『』]")
_SINGLE_OPENS = re.compile(r"(?:(?<=[\s(\[—–:/])|^)[‘'‚](?=[^\W_]|[.…$£€*\[-])", re.M)
_SINGLE_CLOSES = re.compile(r"(?<=[^\s(\[—–])[’'‘](?![^\W_])")
_ELISION = re.compile(r"(?:em|tis|twas|til|cause|round|n|bout|\d0s)\b", re.I)


@frozen
class Quotation:
    """A stretch between quote marks, with them. `is_closed` is False where only the block's end ends it."""

    span: Span
    inner: Span
    is_closed: bool
    by_dash: bool = False  # a dialogue dash opens it and a cue or the paragraph's end ends it


def find_quotations(text: str, block: Span) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a block, in order; empty ones are left out. Linear time."""
    found = list(_between_double(text, block))
    found += _between_single(text, block, found)
    return tuple(sorted((q for q in found if q.inner.of(text).strip()), key=lambda q: q.span))


def _between_double(text: str, block: Span) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if opened is None:
            if _can_open(text, mark, block):
                opened = mark
        elif mark.group() in CLOSERS[opened.group()] and not _only_opens(text, mark, opened):
            yield from _quotation(opened.start(), opened.end(), mark.start(), mark.end())
            opened = None
        elif mark.group() == opened.group() and mark.group() in '"“' and _only_opens(text, mark, opened):
            # Opened twice: the first was never closed. It ends where the white space before the second begins.
            opened = mark
    if opened is not None:
        yield from _quotation(opened.start(), opened.end(), block.end, block.end)


def _quotation(start: int, inner_start: int, inner_end: int, end: int) -> Iterator[Quotation]:
    if inner_start < inner_end:
        yield Quotation(Span(start, end), Span(inner_start, inner_end), is_closed=inner_end < end)


def _can_open(text: str, mark: re.Match[str], block: Span) -> bool:
    """Tell whether a mark met outside a quotation may open one: 5' 10" and a stray ” may not."""
    kind = mark.group()
    if kind not in CLOSERS or kind == "”":
        return False
    if kind not in ('"', "''", "»"):
        return True
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    return not after.isspace() and not before.isalnum()


def _only_opens(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Tell whether a straight mark stands like an opening one: space before it and none after."""
    if mark.group() not in ('"', "“") or mark.start() == opened.end():
        return False
    after = text[mark.end()] if mark.end() < len(text) else " "
    return text[mark.start() - 1].isspace() and (after.isalnum() or after in "$£€[‘'(…")


def _between_single(text: str, block: Span, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Yield quotations in single marks that stand outside double ones, apostrophes told apart."""
    starts = [q.span.start for q in doubles]

    def is_taken(at: int) -> bool:
        index = bisect_left(starts, at + 1) - 1
        return index >= 0 and at < doubles[index].span.end

    closes = [m.start() for m in _SINGLE_CLOSES.finditer(text, block.start, block.end) if not is_taken(m.start())]
    opens = [
        m.start()
        for m in _SINGLE_OPENS.finditer(text, block.start, block.end)
        if not is_taken(m.start()) and not _ELISION.match(text, m.end())
    ]
    reached = block.start
    for index, start in enumerate(opens):
        if start < reached:
            continue
        # A curly opener that never closes before the next one opens is an apostrophe set wrongly.
        limit = opens[index + 1] if index + 1 < len(opens) else block.end
        first, last = bisect_left(closes, start + 2), bisect_left(closes, limit)
        end = _single_end(text, closes[first:last])
        if end is not None:
            yield Quotation(Span(start, end + 1), Span(start + 1, end), is_closed=True)
            reached = end + 1


def _single_end(text: str, candidates: list[int]) -> int | None:
    """Return the closing mark: the first that is no plural's apostrophe, or else the last that may be one."""
    for at in candidates:
        after = text[at + 1 : at + 3]
        is_plural = text[at - 1] in "sxz" and len(after) == 2 and after[0] == " " and after[1].islower()
        if not is_plural:
            return at
    return candidates[-1] if candidates else None
