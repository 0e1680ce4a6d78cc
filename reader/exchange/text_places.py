"""Where a character of the article stands in the XHTML that was made of it, as other readers of the file count."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from xml.etree import ElementTree

from reader.exchange.xml_text import possible
from reader.model.frozen import frozen
from reader.model.span import Span

_ADDED = "data-added"


@frozen
class _Run:
    """Words of the article in one text node."""

    start: int  # in the article
    position: int  # in the text content of the element `article`, with what was added to the article
    path: str  # to the text node, as steps of an EPUB CFI from the document's root
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def cfi(self, at: int) -> str:
        """Return the path to a character of the article; a CFI counts in UTF-16 units."""
        return f"{self.path}:{len(self.words[: at - self.start].encode('utf-16-le')) // 2}"


class TextPlaces:
    """Finds places of the article in a page whose element with the id `article` holds it."""

    def __init__(self, page: str) -> None:
        self._position = 0  # while the page is walked through
        self._at = 0
        self._runs: list[_Run] = []
        root = ElementTree.fromstring(page)
        for path, element in _found(root, "/2"):
            self._runs += self._walk(element, path, added=False)
        self._starts = [run.start for run in self._runs]
        self._ends = [run.end for run in self._runs]

    def position(self, span: Span) -> Span:
        """Return the span in the text content of the element, in code points."""
        first, last = self._ends_of(span)
        return Span(first.position + span.start - first.start, last.position + span.end - last.start)

    def cfi(self, span: Span) -> tuple[str, str]:
        """Return start and end as CFIs within the document, as calibre writes them: from above its root."""
        first, last = self._ends_of(span)
        return first.cfi(span.start), last.cfi(span.end)

    def _ends_of(self, span: Span) -> tuple[_Run, _Run]:
        """Return the run that the first character is in, and that of the last."""
        first = self._runs[bisect_right(self._starts, span.start) - 1]
        return first, self._runs[bisect_left(self._ends, span.end)]

    def _walk(self, element: ElementTree.Element, path: str, *, added: bool) -> Iterator[_Run]:
        """Yield what is not added; a CFI gives elements even numbers and the text between them odd ones."""
        yield from self._text(element.text, f"{path}/1", added=added)
        for number, child in enumerate(element, start=1):
            yield from self._walk(child, f"{path}/{2 * number}", added=added or _ADDED in child.attrib)
            yield from self._text(child.tail, f"{path}/{2 * number + 1}", added=added)

    def _text(self, words: str | None, path: str, *, added: bool) -> Iterator[_Run]:
        if not words:
            return
        if not added:
            yield _Run(self._at, self._position, path, words)
            self._at += len(words)
        self._position += len(words)


def places_in(article: str) -> TextPlaces:
    """Return the places in a page by what stands in its element `article`."""
    return TextPlaces(possible(f'<html><article id="article">{article}</article></html>'))


def _found(element: ElementTree.Element, path: str) -> Iterator[tuple[str, ElementTree.Element]]:
    if element.get("id") == "article":
        yield path, element
        return
    for number, child in enumerate(element, start=1):
        yield from _found(child, f"{path}/{2 * number}")
