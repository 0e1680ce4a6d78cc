"""Opening marks that come as JSON: Web Annotations in any of their collections, and those of Hypothesis."""

import json
from collections.abc import Iterator
from typing import Any

from reader.exchange.foreign import (
    Gathered,
    anchor_of,
    colour_of,
    listed,
    moment_of,
    name_of,
    names_of,
    objects,
    style_of,
    text_of,
    uid_of,
)
from reader.exchange.opened_about import described
from reader.exchange.webannotation import PRIVATE
from reader.model.annotation import Annotation
from reader.model.errors import ArticleUnreadableError
from reader.model.found_marks import FoundMarks

_HOLDERS = ("@graph", "items", "annotations", "rows", "first")  # what marks stand in, in one collection or another
_DEEPEST = 4


def parse_json(text: str, now: str) -> FoundMarks:
    """Return the marks; `now` is the date of those that have none. Raises ArticleUnreadableError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as cause:
        hint = "Export it again in the program that it comes from."
        raise ArticleUnreadableError("This file of marks is cut off or damaged.", hint=hint) from cause
    gathered = Gathered()
    for item in _items(data, _DEEPEST):
        if "text" in item or "uri" in item:
            _take_hypothesis(gathered, item, now)
        else:
            _take(gathered, item, now)
    return described(gathered.found(), data)


def _items(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    for each in objects(data):
        if "target" in each:
            yield each
        elif depth:
            for holder in _HOLDERS:
                yield from _items(each.get(holder), depth - 1)


def _take(gathered: Gathered, item: dict[str, Any], now: str) -> None:
    if "replying" in listed(item.get("motivation")):
        gathered.left_out += 1
        return
    target = next(objects(item.get("target")), {})
    source, bodies = _source(target, item), list(objects(item.get("body")))
    anchor = anchor_of(objects(target.get("selector")))
    note = "\n\n".join(said for body in bodies if not _is_tag(body) and (said := text_of(body.get("value"))))
    note = note or text_of(item.get("bodyValue"))
    classes, created = listed(target.get("styleClass")), moment_of(item.get("created"), now)
    mark = Annotation(
        uid=uid_of(item.get("id"), source, anchor.quote, anchor.prefix, note),
        anchor=anchor,
        colour=colour_of(*classes, *(body.get("color") for body in bodies)),
        note=note,
        created=created,
        modified=moment_of(item.get("modified"), created),
        private=any(who.get("id") == PRIVATE for who in objects(item.get("audience"))),
        tags=_tags(bodies),
        style=style_of(anchor.quote, *classes, *(body.get("highlight") for body in bodies)),
    )
    gathered.add(source, name_of(target.get("title")) or None, mark)


def _take_hypothesis(gathered: Gathered, item: dict[str, Any], now: str) -> None:
    if item.get("references"):
        gathered.left_out += 1
        return
    target = next(objects(item.get("target")), {})
    source = name_of(item.get("uri")) or _source(target, item)
    anchor, note = anchor_of(objects(target.get("selector"))), text_of(item.get("text"))
    readers = names_of(next(objects(item.get("permissions")), {}).get("read"))
    created, ours = moment_of(item.get("created"), now), next(objects(item.get("kilde")), {})
    mark = Annotation(
        uid=uid_of(item.get("id"), source, anchor.quote, anchor.prefix, note),
        anchor=anchor,
        colour=colour_of(ours.get("colour")),
        note=note,
        created=created,
        modified=moment_of(item.get("updated"), created),
        private=bool(readers) and not any(who.startswith("group:") for who in readers),
        tags=names_of(item.get("tags")),
        style=style_of(anchor.quote, ours.get("style")),
    )
    titles = names_of(next(objects(item.get("document")), {}).get("title"))
    gathered.add(source, titles[0] if titles else None, mark)


def _source(target: dict[str, Any], item: dict[str, Any]) -> str:
    source = target.get("source") or item.get("target")
    if isinstance(source, dict):
        source = source.get("id")
    return name_of(source)


def _is_tag(body: dict[str, Any]) -> bool:
    return body.get("purpose") == "tagging"


def _tags(bodies: list[dict[str, Any]]) -> tuple[str, ...]:
    told: list[Any] = []
    for body in bodies:
        if _is_tag(body):
            told.append(body.get("value"))
        elif "tags" in body:
            told += listed(body["tags"])
        else:
            told += name_of(body.get("keyword")).split(",")
    return names_of(told)
