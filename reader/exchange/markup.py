"""The few words of HTML that an annotated copy is written in."""

import html
import re

ADDED = "data-added"  # marks an element inside the article that is not of its text

_TYPES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
_OPENABLE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return `text` so that a parser gives back every character of it, for content and quoted attributes alike.

    A carriage return would be read as a line feed; a NUL cannot stand in HTML at all and becomes U+FFFD.
    """
    return html.escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def plain(text: str) -> str:
    """Return a name, title or note as content of its own direction, which cannot turn its neighbours round."""
    return f"<bdi>{escaped(text)}</bdi>"


def link(href: str | None, words: str, *, name: str = "") -> str:
    """Return ready-made `words`, linked where `href` is an address that may be opened."""
    if not href or not _OPENABLE.match(href):
        return words
    kind = f' class="{name}"' if name else ""
    return f'<a{kind} href="{escaped(href)}" rel="noopener noreferrer">{words}</a>'


def picture_type(data: bytes) -> str | None:
    """Return the media type of a picture that every browser shows, by its content; None for anything else."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for signature, kind in _TYPES if data.startswith(signature)), None)
