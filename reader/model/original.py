"""What was opened, before anything is read out of it."""

from reader.model.frozen import frozen


@frozen
class Original:
    """The bytes of a file, page or paste, as they came."""

    content: bytes
    name: str  # the name as the reader gave it: path, address, "pasted text"
    media_type: str | None = None  # from HTTP or the clipboard, "text/html"; a hint, content decides
    charset: str | None = None  # from HTTP; a hint, a byte order mark wins
    url: str | None = None  # where it was fetched from, after redirects; None for a local file
    fetched: str | None = None  # ISO date and time, UTC
