"""Opening Markdown that Kilde wrote: its marks stand in comments, their notes above them, perhaps edited since."""

import json
import re
from dataclasses import replace

from reader.exchange.foreign import (
    Gathered,
    anchor_of,
    colour_of,
    identity_of,
    moment_of,
    name_of,
    names_of,
    objects,
    style_of,
    text_of,
    uid_of,
)
from reader.exchange.markdown import COMMENT, IDENTITY, NOTE, tag_words
from reader.exchange.markdown_copy import text_hash_in
from reader.exchange.markdown_words import from_note
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation
from reader.model.found_marks import FoundMarks

_END = " -->"
_LONGEST_FRONT = 20_000  # characters
_TAG = re.compile(r"#([\w/-]+)")
_PROPERTY = re.compile(rf'^(source|title|{IDENTITY}): *("(?:[^"\\]|\\.)*"|\S.*?) *$', re.MULTILINE)


def is_ours(text: str) -> bool:
    """Tell whether Kilde wrote it, and marks into it."""
    return text.startswith("---") and f"\n{COMMENT}" in text


def identity_in(text: str) -> str | None:
    """Return the name of the article that this is a copy of, None where it is no copy of ours."""
    said = _properties(text) if text.startswith("---") else {}
    return identity_of(said.get(IDENTITY))


def parse_markdown(text: str, now: str) -> FoundMarks:
    """Return the marks; a comment that somebody has damaged is passed over, and counted."""
    gathered = Gathered()
    said, lines = _properties(text), text.replace("\r\n", "\n").split("\n")
    source, title = said.get("source") or said.get(IDENTITY), said.get("title")
    above: list[str] = []
    for line in lines:
        if not line.startswith(COMMENT):
            above.append(line)
            continue
        mark = _mark(line, above, now)
        if mark is None:
            gathered.left_out += 1
        else:
            gathered.add(source, title, mark)
        above = []
    found = gathered.found()
    uid = identity_of(said.get(IDENTITY))
    text_hash = text_hash_in("\n".join(lines))
    return replace(found, articles=tuple(replace(each, uid=uid, text_hash=text_hash) for each in found.articles))


def _properties(text: str) -> dict[str, str]:
    """Return what the front matter says, as far down as articles' own is read."""
    head = text[:_LONGEST_FRONT].replace("\r\n", "\n").removeprefix("---").partition("\n---")[0]
    return {name: _value(value) for name, value in _PROPERTY.findall(head)}


def _mark(line: str, above: list[str], now: str) -> Annotation | None:
    try:
        fields = json.loads(line.strip().removeprefix(COMMENT).removesuffix(_END))
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    anchor = next(objects(fields.get("anchor")), {})
    placed = {"type": "TextPositionSelector", "start": anchor.get("start")}
    quoted = {**anchor, "type": "TextQuoteSelector", "exact": anchor.get("quote")}
    found: Anchor = anchor_of((placed, quoted))
    note, created = _note(above), moment_of(fields.get("created"), now)
    return Annotation(
        uid=uid_of(fields.get("uid"), found.quote, found.prefix, note),
        anchor=found,
        colour=colour_of(fields.get("colour")),
        note=note,
        created=created,
        modified=moment_of(fields.get("modified"), created),
        private=fields.get("private") is True,
        tags=_tags(names_of(fields.get("tags")), above),
        style=style_of(found.quote, fields.get("style")),
    )


def _note(above: list[str]) -> str:
    """Return the words of the first callout of a note, without what marks its lines."""
    if NOTE not in above:
        return ""
    lines: list[str] = []
    for line in above[above.index(NOTE) + 1 :]:
        if not line.startswith(">"):
            break
        lines.append(line[1:].removeprefix(" "))
    return from_note(text_of("\n".join(lines)))


def _tags(kept: tuple[str, ...], above: list[str]) -> tuple[str, ...]:
    """Return the tags as they were; those that are shown, where somebody has edited them."""
    shown = next((line for line in reversed(above) if line.strip()), "")
    written = tuple(_TAG.findall(shown)) if shown.startswith("#") and not shown.startswith("# ") else ()
    return kept if written == tag_words(kept) else names_of(list(written))


def _value(value: str) -> str:
    try:
        return name_of(json.loads(value))
    except ValueError:
        return name_of(value)
