"""One question to a register on the web: a plain GET, no cookie kept, no referrer sent, nothing stored."""

import asyncio
from collections.abc import Callable

import httpx

from reader import __version__
from reader.model.errors import LookUpFailedError
from reader.web.trouble import Wish, content, in_words

LOOKED_S = 0.1  # between two looks at whether the answer is still wanted
PATIENCE = 4  # times the timeout of one step, for the question as a whole
ANSWER = Wish(
    "answer",
    LookUpFailedError,
    "Try again later; what your library knows is there all the same.",
    too_large="Nothing of it was kept.",
)

_HEADERS = {
    "User-Agent": f"Kilde/{__version__} (desktop news reader; its reader asks one question at a time)",
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",  # what httpx decodes by itself, piece by piece
}
_SERVER_TROUBLE = 500
_TOO_MANY = 429
_REFUSALS = (401, 403)


def ask(
    address: str, *, timeout_s: float = 15, most: int = 20 << 20, is_wanted: Callable[[], bool] = lambda: True
) -> bytes:
    """Return the JSON that `address` answers with, at most `most` bytes of it; raises LookUpFailedError.

    So it does, soon, where the answer is wanted no more.

    What is sent is the address as it is given, once: the reader was told what is asked, so nobody is followed who
    sends on elsewhere. `timeout_s` is the patience for each step, as in `fetch`.
    """
    return asyncio.run(_ask(_checked(address), timeout_s, most, is_wanted))


async def _ask(url: httpx.URL, timeout_s: float, most: int, is_wanted: Callable[[], bool]) -> bytes:
    with in_words(url, timeout_s, ANSWER):
        async with asyncio.timeout(PATIENCE * timeout_s):
            asked = asyncio.ensure_future(_exchange(url, timeout_s, most))
            try:
                while not asked.done() and is_wanted():
                    await asyncio.wait((asked,), timeout=LOOKED_S)
                if not asked.done():
                    raise ANSWER.failed("The question was given up.")
                return await asked
            finally:
                asked.cancel()


async def _exchange(url: httpx.URL, timeout_s: float, most: int) -> bytes:
    async with httpx.AsyncClient(headers=_HEADERS, timeout=timeout_s) as web, web.stream("GET", url) as response:
        if response.next_request is not None:
            sent_to = response.next_request.url.host or "nowhere"
            raise ANSWER.failed(f"{url.host} sends on to {sent_to}, which was not asked.")
        return await _answer(response, most)


def _checked(address: str) -> httpx.URL:
    """Return the address of a register; https, or http for a server on this machine or a mirror that has no other."""
    try:
        url = httpx.URL(address)
        allowed = url.scheme in ("http", "https") and bool(url.host)
    except (httpx.InvalidURL, ValueError) as cause:
        raise ANSWER.failed(f"{address} is not an address.", "Check what KILDE_WIKIDATA and KILDE_ROR say.") from cause
    if not allowed:
        raise ANSWER.failed(f"{address} is not on the web.", "Check what KILDE_WIKIDATA and KILDE_ROR say.")
    return url.copy_with(username=None, password=None, fragment=None)


async def _answer(response: httpx.Response, most: int) -> bytes:
    host = response.url.host
    if not response.is_success:
        raise ANSWER.failed(f"{host} {_complaint(response.status_code)} (HTTP {response.status_code}).")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not media_type.endswith("json"):
        raise ANSWER.failed(
            f"{host} answered with a page instead of data.",
            "Where a network wants you to log in first, open a page in your browser, then ask again.",
        )
    return await content(response, most, ANSWER)


def _complaint(status: int) -> str:
    if status == _TOO_MANY:
        return "is asked too often just now"
    if status in _REFUSALS:
        return "refuses to answer programs like Kilde"
    return "is in trouble" if status >= _SERVER_TROUBLE else "does not answer this question"
