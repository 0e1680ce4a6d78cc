"""YAML → records: the blocks of a list or of an object, each parsed alone.

From the parser's events and not through a loader: what loaders build of tags, aliases and deep nesting is
what makes YAML dangerous, and a loader's types ("no" is false, 2019-01-02 a date) are not wanted either.
"""

from collections.abc import Iterator
from typing import Any, TextIO

import yaml

from reader.model.entry import BrokenRecord
from reader.register.json_text import TOO_DEEP, TOO_LONG
from reader.register.lines import numbered
from reader.register.record import Record, UnusableError

LONGEST_BLOCK = 1_000_000  # characters
DEEPEST = 100
_ITEM = "- "


def looks_like(head: str) -> bool:
    """Tell whether the text is a list or an object of YAML, whose members are objects themselves."""
    lines = [line for line in head.splitlines()[:50] if line.strip() and not line.startswith(("#", "---", "%"))]
    if len(lines) < 2:
        return False
    if lines[0].startswith(_ITEM):
        return ":" in lines[0]
    return lines[0][0] not in " \t" and lines[0].rstrip().endswith(":") and lines[1].startswith((" ", "\t"))


def blocks(text: TextIO) -> Iterator[Record | BrokenRecord]:
    """Yield the record of each block; where they are members of an object, with their key."""
    for number, block in _blocks(text):
        place = f"line {number}"
        try:
            yield BrokenRecord(place, TOO_LONG) if block is None else _record(place, block)
        except UnusableError as cause:
            yield BrokenRecord(place, str(cause))
        except (yaml.YAMLError, ValueError):
            yield BrokenRecord(place, "It is not valid YAML.")


def _record(place: str, block: str) -> Record:
    value = _value(block)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
        key = ""
    else:
        key, value = next(iter(value.items()), ("", None)) if isinstance(value, dict) else ("", None)
    if not isinstance(value, dict):
        raise UnusableError("It is not a record.")
    return Record(place, value, key=key)


def _blocks(text: TextIO) -> Iterator[tuple[int, str | None]]:
    """Yield each stretch of lines that begins at the margin, None for one that is too long."""
    is_list: bool | None = None
    start, lines, length = 0, list[str](), 0
    for number, line in numbered(text, LONGEST_BLOCK):
        content = line if line is not None else " "
        if content[:1] not in " \t\r\n#%:" and not content.startswith(("---", "...")):
            is_list = content.startswith("-") if is_list is None else is_list
            if is_list == content.startswith("-"):
                if lines:
                    yield start, "".join(lines) if length <= LONGEST_BLOCK else None
                start, lines, length = number, [], 0
        if is_list is not None and not content.startswith(("---", "...", "%")):
            length += len(content) if line is not None else LONGEST_BLOCK + 1
            if length <= LONGEST_BLOCK:
                lines.append(content)
    if lines:
        yield start, "".join(lines) if length <= LONGEST_BLOCK else None


def _value(block: str) -> Any:
    """Return lists, objects and texts only; raises UnusableError for aliases and for what is too deep."""
    holders: list[list[Any]] = [[]]  # what is open: the parts of each list or object as they come
    for event in yaml.parse(block, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            holders[-1].append(event.value)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            holders.append([])
            if len(holders) > DEEPEST:
                raise UnusableError(TOO_DEEP)
        elif isinstance(event, yaml.MappingEndEvent):
            flat = holders.pop()
            pairs = zip(flat[::2], flat[1::2], strict=False)
            holders[-1].append({key: value for key, value in pairs if isinstance(key, str)})
        elif isinstance(event, yaml.SequenceEndEvent):
            listed = holders.pop()
            holders[-1].append(listed)
        elif isinstance(event, yaml.AliasEvent):
            raise UnusableError("It refers to another record.")
    return holders[0][0] if holders[0] else None
