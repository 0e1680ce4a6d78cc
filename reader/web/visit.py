"""One visit to a page over HTTP: no cookie kept, no referrer sent, nothing stored."""

import asyncio
from datetime import UTC, datetime

import httpx

from reader import __version__
from reader.model.errors import PageUnreachableError
from reader.model.original import Original
from reader.web.trouble import Wish, content, in_words

REDIRECTS = 5
PATIENCE = 4  # times the timeout of one step, for the visit as a whole
PASTE = "Open it in your browser and paste the text instead."
PAGE = Wish("page", PageUnreachableError, PASTE, too_large="Paste the part you want to read.")

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; Kilde/{__version__}; a reader opened this page)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5",
    "Accept-Language": "*",
    "Accept-Encoding": "gzip, deflate",  # what httpx decodes by itself, piece by piece
}
_PAGES = ("text/", "application/xhtml+xml", "application/xml", "application/octet-stream", "multipart/related")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")  # of an article, one by one as the reader asks
_ARCHIVES = ("application/gzip", "application/x-gzip", "application/x-mimearchive")
_SERVER_TROUBLE = 500

_STATUS_WORDS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses to show this page to programs like Kilde",
    404: "has no such page",
    410: "has taken this page down",
    429: "is asked too often just now",
    451: "may not show this page for legal reasons",
}


def visit(address: str, *, timeout_s: float, most: int) -> Original:
    """Return the page at `address`; raises PageUnreachableError."""
    # Asynchronous for the sake of the one clock over the whole visit: httpx's own timeouts begin anew with
    # every byte, and a server that trickles its headers could hold the caller for hours.
    return asyncio.run(_visit(_checked(address), address, timeout_s, most))


async def _visit(url: httpx.URL, address: str, timeout_s: float, most: int) -> Original:
    with in_words(url, timeout_s, PAGE):
        async with asyncio.timeout(PATIENCE * timeout_s), httpx.AsyncClient(headers=_HEADERS, timeout=timeout_s) as web:
            for _redirect in range(REDIRECTS + 1):
                web.cookies.clear()
                async with web.stream("GET", url) as response:
                    if response.next_request is None:
                        return await _page(response, address, most)
                    url = _checked(str(response.next_request.url))
    raise PageUnreachableError(f"{url.host} sends from one address to the next without end.", hint=PASTE)


def _checked(address: str) -> httpx.URL:
    """Return the address if it may be asked for: http or https, with a host; each redirect anew."""
    try:
        url = httpx.URL(address)
        allowed = url.scheme in ("http", "https") and bool(url.host)
    except (httpx.InvalidURL, ValueError) as cause:
        raise PageUnreachableError(f"{address} is not an address.", hint="Check it for typing errors.") from cause
    if not allowed:
        raise PageUnreachableError(
            f"{address} is not a page on the web.", hint="Addresses begin with https:// or http://."
        )
    return url.copy_with(username=None, password=None, fragment=None)


async def _page(response: httpx.Response, address: str, most: int) -> Original:
    host = response.url.host
    if not response.is_success:
        raise PageUnreachableError(f"{host} {_complaint(response.status_code)}.", hint=PASTE)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
    if media_type is not None and not media_type.startswith(_PAGES + _PICTURES + _ARCHIVES):
        raise PageUnreachableError(
            f"{address} is not an article but a file of another kind ({media_type}).",
            hint="Open the page that links to it.",
        )
    page = await content(response, most, PAGE)
    if not page:
        raise PageUnreachableError(f"{host} sent an empty page.", hint=PASTE)
    return Original(
        content=page,
        name=address,
        media_type=media_type,
        charset=response.charset_encoding,
        url=str(response.url),
        fetched=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _complaint(status: int) -> str:
    words = _STATUS_WORDS.get(status, "is in trouble" if status >= _SERVER_TROUBLE else "does not give out this page")
    return f"{words} (HTTP {status})"
