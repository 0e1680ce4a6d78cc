"""Pages as SingleFile saves them, and Zotero by it: one HTML file with its pictures, and a comment that says whence.

What such a page showed by scripts stands in `<template>`s with a shadow root; what it hid has a class of its own; a
picture shown twice is written once, as a variable of its style sheet.
"""

import re
from datetime import UTC, datetime

from lxml import html

from reader.model.frozen import frozen
from reader.text.dates import MONTH_OF
from reader.text.images import page_address

HEAD = 20_000  # characters in which the comment stands
COMMENT = re.compile(r"<!--\s*Page saved with SingleFile\b(.{0,8000}?)-->", re.DOTALL | re.IGNORECASE)
ADDRESS = re.compile(r"^\s*url:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
DAY = re.compile(
    r"saved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d)(?: GMT([+-])(\d\d)(\d\d))?", re.IGNORECASE
)
SHADOWS = ("shadowrootmode", "shadowmode", "shadowroot")  # the standard's name, and those before it
OWN_TAGS = frozenset(("singlefile-infobar", "single-file-infobar", "single-file-note"))
VARIABLE = re.compile(r"--sf-img-(\d{1,6})\s*:\s*url\(\s*[\"']?(data:[^\"')]+)")
SHOWN = re.compile(r"var\(\s*--sf-img-(\d{1,6})\s*\)")
MOST_SHADOWS = 5000


@frozen
class Snapshot:
    """What the comment of a saved page says."""

    url: str | None = None
    saved: str | None = None  # ISO date and time, UTC


def snapshot_of(markup: str) -> Snapshot:
    """Return what a saved page says of its saving; nothing for any other page."""
    comment = COMMENT.search(markup[:HEAD])
    if comment is None:
        return Snapshot()
    address = ADDRESS.search(comment.group(1))
    return Snapshot(page_address(address.group(1), None) if address else None, _moment(comment.group(1)))


def _moment(words: str) -> str | None:
    found = DAY.search(words)
    if found is None:
        return None
    month, day, year, hour, minute, second, sign, hours, minutes = found.groups()
    zone = f"{sign}{hours}:{minutes}" if sign else "+00:00"
    number = MONTH_OF.get(month.lower(), 0)
    try:
        moment = datetime.fromisoformat(f"{year}-{number:02}-{int(day):02}T{hour}:{minute}:{second}{zone}")
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def show_all(root: html.HtmlElement) -> None:
    """Put a page's shadow roots in their hosts' places, and its pictures into the elements that show them."""
    for template in list(root.iter("template"))[:MOST_SHADOWS]:
        if any(template.get(name) is not None for name in SHADOWS):
            _open(template)
    written = {number: data for style in root.iter("style") for number, data in VARIABLE.findall(style.text or "")}
    for image in root.iter("img") if written else ():
        shown = SHOWN.search((image.get("style") or "")[:2000])
        if shown is not None and shown.group(1) in written:
            image.set("src", written[shown.group(1)])


def _open(template: html.HtmlElement) -> None:
    """Show a shadow root instead of its host's own children; those it has slots for move into them."""
    host = template.getparent()
    if host is None or str(host.tag) in OWN_TAGS:
        return
    own = [child for child in host if child is not template and str(child.tag) != "template"]
    words = " ".join(filter(None, (host.text, *(child.tail for child in host))))
    host.text = None
    for child in host:
        child.tail = None
    for slot in list(template.iter("slot")):
        name = slot.get("name") or ""
        moved = [child for child in own if (child.get("slot") or "") == name]
        if moved or (not name and words.strip()):
            _fill(slot, moved, "" if name else words)
            own = [child for child in own if child not in moved]
            words = words if name else ""
    for child in own:
        host.remove(child)
    template.tag = "div"


def _fill(slot: html.HtmlElement, moved: list[html.HtmlElement], words: str) -> None:
    """Put what belongs into a slot in place of what stands there for want of it."""
    for child in list(slot):
        slot.remove(child)
    slot.text = words or None
    for child in moved:
        slot.append(child)
