"""The few words of HTML that an annotated copy is written in."""

import html
import re

ADDED = 'data-added=""'  # marks an element inside the article that is not of its text; XML wants the value

# What pages write into addresses and no address may hold.
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})")
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
    if not href or not can_be_opened(href):
        return words
    kind = f' class="{name}"' if name else ""
    return f'<a{kind} href="{escaped(encoded(href))}" rel="noopener noreferrer">{words}</a>'


def can_be_opened(href: str) -> bool:
    """Tell whether a click on the address could only open a page or a letter."""
    return _OPENABLE.match(href) is not None


def encoded(href: str) -> str:
    """Return an address with what no address may hold encoded, as every browser does before it opens it."""
    return _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", href)
