"""What a drop or a paste holds: bytes to open, or an address to ask about."""

from PySide6.QtCore import QCoreApplication, QMimeData

from reader.model.frozen import frozen
from reader.model.original import Original

SHORTEST_TEXT = 40  # characters: less is no article


@frozen
class Handed:
    """One of the two is set, or neither where nothing in it can be opened."""

    location: str | None = None  # path or address
    original: Original | None = None


def handed_over(data: QMimeData) -> Handed:
    """Return what `data` holds: a file before a link, a link before a page's HTML, HTML before plain text.

    A link that is dropped brings the page's HTML along only in rare cases, and then the HTML is the link's words.
    """
    for url in data.urls():
        if url.isLocalFile():
            return Handed(location=url.toLocalFile())
        if url.scheme() in ("http", "https"):
            return Handed(location=url.toString())
    text = data.text().strip()
    if is_link(text):
        return Handed(location=text)
    name = QCoreApplication.translate("Pasted", "pasted text")
    if data.hasHtml() and len(text) >= SHORTEST_TEXT:
        return Handed(original=Original(data.html().encode(), name, "text/html", "utf-8"))
    if len(text) >= SHORTEST_TEXT:
        return Handed(original=Original(data.text().encode("utf-8", "replace"), name, "text/plain", "utf-8"))
    return Handed()


def is_link(text: str) -> bool:
    """Tell whether `text` is one web address and nothing else."""
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


def is_location(text: str) -> bool:
    """Tell whether typed words mean a place to open rather than words to search for."""
    words = text.strip()
    return is_link(words) or words.startswith(("/", "~/", "./", "../", "file://")) or _is_bare_address(words)


def location_of(typed: str) -> str:
    """Return the place that is meant by typed words: an address is often typed without its "https://"."""
    words = typed.strip()
    return f"https://{words}" if _is_bare_address(words) else words


def _is_bare_address(words: str) -> bool:
    host, _, path = words.partition("/")
    name, _, top = host.rpartition(".")
    return bool(name and path) and top.isalpha() and " " not in words
