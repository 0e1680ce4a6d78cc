"""The front door to the web: one page, only when the reader asks for it."""

from reader.model.original import Original


def fetch(address: str, *, timeout_s: float = 15, most: int = 40 << 20) -> Original:
    """Return the page at `address`, at most `most` bytes of it; raises PageUnreachableError.

    `timeout_s` is the patience for each step (connecting, the next bytes); the visit as a whole gets four
    times that, so that a server which trickles cannot keep the reader waiting.
    """
    # Imported here and nowhere above: httpx costs 0.1 s, which the window has not got before its first paint.
    from reader.web.visit import visit

    return visit(address, timeout_s=timeout_s, most=most)
