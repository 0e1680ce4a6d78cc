"""Pictures of a page: what is inside the file, and what the page only names."""

import base64
import binascii
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from lxml import html

from reader.model.article import Image
from reader.model.picture import picture_type

LARGEST = 20_000_000  # bytes of one picture
ALL_TOGETHER = 40_000_000  # bytes of all: the answer of the worker has to fit one frame
MOST = 300  # pictures of one page
LONGEST_ADDRESS = 4000  # characters; servers take no longer one, and half an address leads elsewhere
SMALLEST_SIDE = 60  # pixels; what is smaller by its own word is a logo, a tracker or an icon
LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-image", "src")
SETS = ("srcset", "data-srcset", "data-lazy-srcset")


class Pictures:
    """Finds the pictures of one page; `parts` are those that came with it, by the name it calls them."""

    def __init__(self, base: str | None, parts: Mapping[str, bytes] | None = None) -> None:
        self._base = base
        self._parts = parts or {}
        self._left = ALL_TOGETHER
        self._seen: set[str] = set()

    def of(self, element: html.HtmlElement) -> Image | None:
        """Return what an `<img>` shows; None for what is too small, shown before, or has no usable address."""
        if len(self._seen) > 3 * MOST or any(_is_small(element.get(side)) for side in ("width", "height")):
            return None
        alt = " ".join((element.get("alt") or "").split())
        found = [image for image in (self._image(address, alt) for address in _addresses(element)) if image]
        image = next((one for one in found if one.data is not None), found[0] if found else None)
        if image is not None:
            self._left -= len(image.data or b"")
            self._seen.update(_addresses(element))
        return image

    def _image(self, address: str, alt: str) -> Image | None:
        if address in self._seen:
            return None
        absolute = absolute_address(address, self._base)
        data = data_of(address) if address.startswith("data:") else self._part(address, absolute)
        if data is not None and (len(data) > min(LARGEST, self._left) or picture_type(data) is None or len(data) < 100):
            data = None  # under 100 bytes it is the transparent dot that stands in for a picture not loaded yet
        href = page_address(address, self._base)
        if data is None and (href is None or urlsplit(href).path.lower().endswith(".svg")):
            return None
        return Image(href, data, alt)

    def _part(self, address: str, absolute: str | None) -> bytes | None:
        if not self._parts:
            return None
        return self._parts.get(address) or (self._parts.get(absolute) if absolute else None)


def absolute_address(address: str, base: str | None) -> str | None:
    """Return `address` as an absolute http, https or mailto address, or None where it is none."""
    try:
        joined = urljoin(base or "", address.strip())
        if len(joined) > LONGEST_ADDRESS:
            return None
        parts = urlsplit(joined)
        if parts.scheme in {"http", "https"} and parts.hostname:
            return joined
    except ValueError:  # "http://[" and kin
        return None
    return joined if parts.scheme == "mailto" and parts.path else None


def page_address(address: str, base: str | None) -> str | None:
    """Return `address` as an absolute http or https address, or None where it is none: nobody can fetch a mailbox."""
    absolute = absolute_address(address, base)
    return None if absolute is None or absolute.lower().startswith("mailto:") else absolute


def data_of(address: str) -> bytes | None:
    """Return the bytes of a `data:` address, or None where they cannot be read."""
    head, comma, body = address.partition(",")
    if not comma or len(body) > 2 * LARGEST:
        return None
    if not head.endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode("".join(unquote_to_bytes(body).decode("ascii", "ignore").split()) + "==")
    except (binascii.Error, ValueError):
        return None


def _addresses(element: html.HtmlElement) -> list[str]:
    found = [element.get(name) or "" for name in LAZY]
    sets = [element.get(name) or "" for name in SETS]
    parent = element.getparent()
    if parent is not None and parent.tag == "picture":
        sets += [source.get(name) or "" for source in parent.iterchildren("source") for name in SETS]
    found += [_largest(candidates) for candidates in sets]
    return [address for address in found if address]


def _largest(candidates: str) -> str:
    """Return the last address of a `srcset`: they are written from small to large."""
    last = candidates.strip().rstrip(",").rsplit(", ", 1)[-1].split()
    return last[0] if last else ""


def _is_small(side: str | None) -> bool:
    digits = (side or "").strip().removesuffix("px")
    return digits.isdecimal() and len(digits) < 6 and int(digits) < SMALLEST_SIDE
