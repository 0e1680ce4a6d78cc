"""What can go wrong on the way to a page or an answer, in the reader's words."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from reader.model.errors import KildeError
from reader.model.frozen import frozen


@frozen
class Wish:
    """What is asked for, and how it is said that it did not come."""

    thing: str  # "page", "answer"
    error: type[KildeError]
    otherwise: str  # what the reader can do without it
    too_large: str  # what can be done where it is too large

    def failed(self, words: str, hint: str = "") -> KildeError:
        """Return the error that says so."""
        return self.error(words, hint=hint or self.otherwise)


@contextmanager
def in_words(url: httpx.URL, timeout_s: float, wish: Wish) -> Iterator[None]:
    """Turn what can go wrong on the way into a sentence."""
    host = url.host
    try:
        yield
    except TimeoutError as cause:
        raise wish.failed(f"{host} sends its {wish.thing} too slowly.") from cause
    except httpx.TimeoutException as cause:
        raise wish.failed(f"{host} did not answer within {timeout_s:g} seconds.") from cause
    except httpx.ConnectError as cause:
        raise _unreachable(host, cause, wish) from cause
    except httpx.DecodingError as cause:
        raise wish.failed(f"What {host} sent as its {wish.thing} cannot be unpacked.") from cause
    except (httpx.InvalidURL, ValueError) as cause:  # out of httpx, which looks at a redirect before we do
        raise wish.failed(f"{host} sends on to what is not a page on the web.") from cause
    except httpx.HTTPError as cause:
        raise wish.failed(f"{host} did not send a whole {wish.thing}.") from cause


async def content(response: httpx.Response, most: int, wish: Wish) -> bytes:
    """Return what the response holds; its size is counted after decompression, and while it comes."""
    read = bytearray()
    async for piece in response.aiter_bytes():
        read += piece
        if len(read) > most:
            raise wish.failed(f"The {wish.thing} is larger than {most >> 20} MB and was not read.", wish.too_large)
    return bytes(read)


def _unreachable(host: str, cause: httpx.ConnectError, wish: Wish) -> KildeError:
    chain: BaseException | None = cause
    while chain is not None:
        if isinstance(chain, ssl.SSLError):
            return wish.failed(
                f"The connection to {host} is not secure: its certificate cannot be trusted.",
                "Check the address, and the date of this computer.",
            )
        if isinstance(chain, ConnectionRefusedError):
            return wish.failed(f"{host} refused the connection.")
        chain = chain.__cause__ or chain.__context__
    return wish.failed(
        f"{host} could not be reached.", f"Check the address and the connection, or {_in_a_sentence(wish.otherwise)}"
    )


def _in_a_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]
