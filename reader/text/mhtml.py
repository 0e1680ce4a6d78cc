"""MHTML → the page and the pictures saved with it."""

import re
from email import policy
from email.message import Message
from email.parser import BytesParser

from reader.model.errors import ArticleUnreadableError
from reader.model.frozen import frozen
from reader.model.picture import picture_type
from reader.text.encoding import decode
from reader.text.images import page_address

HEADERS = re.compile(rb"\A(?:[^\S\n]*\n)*+(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
SAVED_PAGE = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)", re.IGNORECASE | re.MULTILINE
)
MOST_PARTS = 5000


@frozen
class SavedPage:
    """A page as a browser saved it with what it showed."""

    markup: str
    url: str | None
    parts: dict[str, bytes]  # pictures by the names the page calls them: "cid:…" or an address


def is_mhtml(content: bytes) -> bool:
    """Tell whether the bytes begin with the headers of a saved page."""
    headers = HEADERS.match(content[:8192])
    return (
        headers is not None and b"mime-version:" in headers.group().lower() and bool(SAVED_PAGE.search(headers.group()))
    )


def open_mhtml(content: bytes) -> SavedPage:
    """Return the page in an MHTML file; raises ArticleUnreadableError where there is none."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content.lstrip())
        parts = [part for part in message.walk() if not part.is_multipart()][:MOST_PARTS]
    except RecursionError:
        parts = []
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise ArticleUnreadableError(
            "There is no page in this MHTML file.", hint="Save the page again, or paste its text instead."
        )
    start = message.get_param("start")
    page = next((part for part in pages if start and part.get("Content-ID") == start), pages[0])
    markup = decode(_payload(page), page.get_content_charset())
    location = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
    return SavedPage(markup, page_address(location, None), _pictures(parts))


def _pictures(parts: list[Message]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in parts:
        if part.get_content_maintype() != "image":
            continue
        payload = _payload(part)
        if picture_type(payload) is None:
            continue
        location, ident = _header(part, "Content-Location"), _header(part, "Content-ID")
        if location:
            found[location] = payload
        if ident:
            found[f"cid:{ident.strip(' <>')}"] = payload
    return found


def _header(part: Message, name: str) -> str:
    """Return a header's words. The parser makes an object of its own of those that hold bytes beyond ASCII."""
    raw = next((str(value) for key, value in part.raw_items() if key.lower() == name.lower()), "")
    return decode(raw.encode("ascii", "surrogateescape"), markup=False).strip()


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
