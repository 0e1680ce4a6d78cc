"""A note's Markdown as HTML that can do nothing: no raw HTML, no pictures, links to pages and letters alone.

Written here and not by a parser of all of Markdown: those run in the analysis process only, and a note is short. What
is not known here stands as it was typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from reader.exchange.markup import can_be_opened, escaped, link

DEEPEST = 6  # quotes and lists in one another; what is deeper is plain words
REACH = 500  # characters between two signs that belong together: looking further would take long in a hostile note

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_QUOTE = re.compile(r"\s{0,3}> ?")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.*?)[\s#]*$")
_ITEM = re.compile(r"(?P<sign>\s{0,3}(?:[-*+]|(?P<number>\d{1,9})[.)])\s+)(?=\S)")
_INLINE = re.compile(
    rf"""\\(?P<typed>[!-/:-@\[-`{{-~])
    | (?P<ticks>`{{1,3}})(?P<code>[^`]{{1,{REACH}}})(?P=ticks)(?!`)
    | !?\[(?P<words>[^\[\]\n]{{0,{REACH}}})\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)
    | <(?P<given>https?://[^\s<>]+)>
    | (?P<bare>\bhttps?://[^\s<>]*[\w/=&#-])
    | (?P<strong>\*\*|(?<!\w)__)(?=\S)(?P<bold>.{{1,{REACH}}}?)(?<=\S)(?P=strong)(?![*_])
    | (?P<stress>\*|(?<!\w)_)(?![\s*_])(?P<slant>.{{1,{REACH}}}?)(?<![\s*_])(?P=stress)(?![*_])
    | ~~(?=\S)(?P<struck>.{{1,{REACH}}}?)(?<=\S)~~""",
    re.VERBOSE,
)


def note_markup(note: str) -> str:
    """Return the note set in paragraphs, lists, quotes, emphasis and links; a line that was ended ends."""
    return "".join(_blocks([line.rstrip() for line in note.split("\n")], 0))


def _blocks(lines: Sequence[str], depth: int) -> Iterator[str]:
    """Yield the blocks of these lines; each begins where the one before has ended."""
    at = 0
    while at < len(lines):
        block, taken = _block(lines, at, depth) if lines[at] else ("", 1)
        yield block
        at += taken


def _block(lines: Sequence[str], at: int, depth: int) -> tuple[str, int]:
    """Return the block that begins at a line, and how many lines it takes."""
    first = lines[at]
    heading = _HEADING.match(first)
    if _FENCE.match(first):
        inside = _run(lines, at + 1, lambda line: not _FENCE.match(line))
        return f"<pre>{escaped(chr(10).join(inside))}</pre>", len(inside) + 2
    if heading is not None:
        return f"<p><strong>{_inline(heading['words'])}</strong></p>", 1
    if depth < DEEPEST and _QUOTE.match(first):
        quoted = [_QUOTE.sub("", line, count=1) for line in _run(lines, at, _QUOTE.match)]
        return f"<blockquote>{''.join(_blocks(quoted, depth + 1))}</blockquote>", len(quoted)
    if depth < DEEPEST and _ITEM.match(first):
        return _list(lines, at, depth)
    words = [first, *_run(lines, at + 1, lambda line: line and not _begins_block(line))]
    return f"<p>{'<br/>'.join(map(_inline, words))}</p>", len(words)


def _run(lines: Sequence[str], at: int, is_in: Callable[[str], object]) -> list[str]:
    return list(takewhile(is_in, (lines[number] for number in range(at, len(lines)))))


def _begins_block(line: str) -> bool:
    return any(sign.match(line) for sign in (_FENCE, _QUOTE, _HEADING, _ITEM))


def _list(lines: Sequence[str], at: int, depth: int) -> tuple[str, int]:
    """Return a list: its items are numbered or not as the first is, and have all lines that are set in under them."""
    number = _number(lines[at])
    items: list[list[str]] = []
    here = at
    while here < len(lines):
        line = lines[here]
        sign = _ITEM.match(line)
        if line.startswith("  ") and items:
            items[-1].append(line.removeprefix("  ").removeprefix("  "))
        elif sign is not None and (_number(line) is None) == (number is None):
            items.append([line[sign.end() :]])
        else:
            break
        here += 1
    inner = "".join(f"<li>{_inline(item[0])}{''.join(_blocks(item[1:], depth + 1))}</li>" for item in items)
    start = f' start="{number}"' if number not in (None, 1) else ""
    return (f"<ul>{inner}</ul>" if number is None else f"<ol{start}>{inner}</ol>"), here - at


def _number(line: str) -> int | None:
    sign = _ITEM.match(line)
    return int(sign["number"]) if sign is not None and sign["number"] else None


def _inline(words: str, depth: int = 0) -> str:
    """Return words with their emphasis and links; signs without a counterpart are words."""
    if depth > DEEPEST:
        return escaped(words)
    made, at = "", 0
    for found in _INLINE.finditer(words):
        made += escaped(words[at : found.start()]) + _set(found, depth + 1)
        at = found.end()
    return made + escaped(words[at:])


def _set(found: re.Match[str], depth: int) -> str:
    address = found["given"] or found["bare"]
    if address:
        return link(address, escaped(address))
    if found["typed"]:
        return escaped(found["typed"])
    if found["code"]:
        return f"<code>{escaped(found['code'])}</code>"
    if found["words"] is not None:
        words = escaped(found["words"] or found["href"])  # as they are: links cannot be nested
        return link(found["href"], words) if can_be_opened(found["href"]) else escaped(found[0])
    for tag, part in (("strong", "bold"), ("em", "slant"), ("del", "struck")):
        if found[part]:
            return f"<{tag}>{_inline(found[part], depth)}</{tag}>"
    return escaped(found[0])
