"""Words in Markdown: a stranger's are text and act nowhere; the reader's notes stay Markdown, and load nothing."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import accumulate, groupby
from operator import attrgetter
from unicodedata import category
from urllib.parse import quote

from reader.exchange.overlays import Address, Laid, Mark, Piece
from reader.model.annotation import Style
from reader.model.article import EmphasisKind
from reader.model.frozen import frozen

_ACTING = re.compile(r"[\\`*_\[\]<>#^$=~|]|&(?=#?\w)|%(?=%)|(?<=%)%|!$")
_AT_START = re.compile(r"(?m)^(\s*)([+-]|\d{1,9}(?=[.)]))")
_NO_SPACE = re.compile(r"[\t\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")  # some programs end a line there
_BREAKS = re.compile(r"\s*\n\s*")
_MARKERS = {Style.HIGHLIGHT: ("==", "=="), Style.UNDERLINE: ("<u>", "</u>")}  # Markdown has no underline of its own
_IN_NOTES = {"<": "&lt;", "![": "&#33;[", "\r": "&#13;"}
_ENTITIES = {"&amp;": "&", **{written: words for words, written in _IN_NOTES.items()}}


@frozen
class _Run:
    """Words that are set alike from end to end."""

    words: str
    marked: Style | None  # how; a note alone leaves its words as they are
    href: str | None
    strong: bool
    emphasis: bool
    ends: tuple[int, ...] = ()  # marks that end here


def as_text(words: str) -> str:
    """Return words on one line or several, so that every character of them is read as itself."""
    lines = _BREAKS.sub("\n", _NO_SPACE.sub(" ", words))
    escaped = _ACTING.sub(lambda found: f"\\{found[0]}", lines)
    return _AT_START.sub(lambda found: f"{found[0]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}", escaped)


def in_cell(words: str) -> str:
    """Return words for a cell of a table, on one line."""
    return as_text(" ".join(words.split()))


def address(href: str) -> str:
    """Return an address as it stands in a link."""
    return f"<{quote(href, safe='!#$%&()*+,-./:;=?@[]_~' + chr(39))}>"


def as_note(note: str) -> str:
    """Return the reader's Markdown without HTML and pictures in it, so that `from_note` gives it back."""
    safe = re.sub(r"&(?=#?\w+;)", "&amp;", note)
    return re.sub(r"<|!\[|\r", lambda found: _IN_NOTES[found[0]], safe)


def from_note(written: str) -> str:
    """Return the note that was written so."""
    return re.sub(r"&(?:lt|amp|#33|#13);\[?", _as_typed, written)


def block_words(laid: Laid, text: str, numbers: dict[int, str]) -> str:
    """Return a block's words with its marks, links and emphasis; `numbers` are links to notes, by their marks."""
    runs = tuple(_runs(laid, text))
    written, last = "", len(runs) - 1
    waiting: list[int] = []
    for (marked, _), group in groupby(enumerate(runs), key=_stretch_of(runs, numbers)):
        members = list(group)
        before = runs[members[0][0] - 1].words[-1:] if members[0][0] else ""
        after = runs[members[-1][0] + 1].words[:1] if members[-1][0] < last else ""
        words = _linked([run for _, run in members], before, after)
        waiting += [mark for _, run in members for mark in run.ends]
        written += _around(*_MARKERS[marked], words) if marked else words
        written += "".join(numbers.get(mark, "") for mark in waiting)
        waiting.clear()
    return _BREAKS.sub("  \n", written.strip())


def _stretch_of(
    runs: Sequence[_Run], numbers: Container[int]
) -> Callable[[tuple[int, _Run]], tuple[Style | None, int]]:
    """Return what tells stretches apart by their marking; one without ends where a note alone does, for its number."""
    ended = [run.marked is None and any(mark in numbers for mark in run.ends) for run in runs]
    before = list(accumulate(ended, initial=0))
    return lambda numbered: (numbered[1].marked, before[numbered[0]])


def _as_typed(found: re.Match[str]) -> str:
    entity, bracket = found[0].removesuffix("["), found[0].endswith("[")
    if entity == "&#33;":
        return "![" if bracket else entity
    return _ENTITIES[entity] + "[" * bracket


def _runs(laid: Laid, text: str) -> Iterable[_Run]:
    """Yield the block's pieces, those that differ in nothing that Markdown shows put together."""
    ends: dict[int, list[int]] = {}
    for overlay in laid.overlays:
        if isinstance(overlay.kind, Mark):
            ends.setdefault(overlay.span.end, []).append(overlay.kind.number)
    waiting: _Run | None = None
    for piece in laid.pieces():
        run = _run(piece, text, tuple(ends.get(piece.end, ())))
        if waiting is not None and _set(waiting) == _set(run) and not waiting.ends:
            waiting = _Run(waiting.words + run.words, *_set(run), ends=run.ends)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting


def _run(piece: Piece, text: str, ends: tuple[int, ...]) -> _Run:
    kinds = {overlay.kind for overlay in piece.overlays}
    href = next((kind.href for kind in kinds if isinstance(kind, Address)), None)
    strong, emphasis = EmphasisKind.STRONG in kinds, EmphasisKind.EMPHASIS in kinds
    return _Run(text[piece.start : piece.end], _marked(piece), href, strong, emphasis, ends)


def _marked(piece: Piece) -> Style | None:
    """Return how a piece is marked that may lie in several marks: the stronger sign wins."""
    styles = {mark.style for mark in piece.marks}
    return next((style for style in _MARKERS if style in styles), None)


_set = attrgetter("marked", "href", "strong", "emphasis")


def _linked(runs: Sequence[_Run], before: str, after: str) -> str:
    """Return runs that are marked alike, each with its emphasis; one link for those that lead to one place."""
    written = ""
    for href, group in groupby(range(len(runs)), key=lambda number: runs[number].href):
        words = ""
        for number in group:
            left = runs[number - 1].words[-1:] if number else before
            right = runs[number + 1].words[:1] if number + 1 < len(runs) else after
            words += as_text(runs[number].words) if words.endswith("*") else _emphasised(runs[number], left, right)
        written += words if href is None or not words.strip() else _link(words, href)
    return written


def _link(words: str, href: str) -> str:
    start, inner, end = _parted(words)
    return f"{start}[{inner}]({address(href)}){end}"


def _emphasised(run: _Run, before: str, after: str) -> str:
    words = as_text(run.words)
    start, inner, end = _parted(words)
    marker = "**" * run.strong + "*" * run.emphasis
    if not marker or not inner or not (_opens(before + start, inner) and _opens((end + after)[::-1], inner[::-1])):
        return words
    return f"{start}{marker}{inner}{marker}{end}"


def _opens(outside: str, inside: str) -> bool:
    """Tell whether a marker between the two is taken for one: not between a letter and a mark of punctuation."""
    return inside[:1].isalnum() or not outside or category(outside[-1])[0] in "PZ"


def _around(opening: str, closing: str, words: str) -> str:
    start, inner, end = _parted(words)
    return f"{start}{opening}{inner}{closing}{end}" if inner else words


def _parted(words: str) -> tuple[str, str, str]:
    inner = words.strip()
    start = len(words) - len(words.lstrip())
    return words[:start], inner, words[start + len(inner) :]
