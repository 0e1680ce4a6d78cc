"""Where a mark stands, in the ways that other programs look for it: the W3C's selectors."""

from urllib.parse import quote

from reader.exchange.text_places import TextPlaces
from reader.model.anchor import CONTEXT, Anchor
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json

_TEXT_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"


def selectors_in_file(copy: AnnotatedCopy, placed: PlacedAnnotation, places: TextPlaces) -> list[Json]:
    """Return the exact place in a file of ours, then what still finds the words elsewhere; none for the whole."""
    if placed.annotation.is_on_whole and placed.placement.span is None:
        return []
    anchor = anchor_here(copy, placed)
    words = {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
    return [*exact_place(placed, places), words, *text_fragment(anchor)]


def exact_place(placed: PlacedAnnotation, places: TextPlaces) -> list[Json]:
    """Return the place in the text content of the file's article, with the numbers of notes that stand in it."""
    if placed.placement.span is None:
        return []
    place = places.position(placed.placement.span)
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    return [{"type": "CssSelector", "value": "#article", "refinedBy": position}]


def text_fragment(anchor: Anchor) -> list[Json]:
    """Return the words as a fragment of an address, by which browsers find them on the page itself."""
    lines = [line for line in anchor.quote.splitlines() if line.strip()]
    if not lines:
        return []
    quoted = ",".join(map(_quoted, (lines[0], lines[-1]) if len(lines) > 1 else lines))  # over blocks: first and last
    before, after = _quoted(_whole_words(anchor.prefix)), _quoted(_whole_words(anchor.suffix, forwards=True))
    directive = (f"{before}-," if before else "") + quoted + (f",-{after}" if after else "")
    return [{"type": "FragmentSelector", "conformsTo": _TEXT_FRAGMENT, "value": f":~:text={directive}"}]


def anchor_here(copy: AnnotatedCopy, placed: PlacedAnnotation) -> Anchor:
    """Return the words that the mark is on here; those it was made on where it has lost its place."""
    span = placed.placement.span
    return placed.annotation.anchor if span is None else Anchor.at(span, copy.reading.article.text)


def _whole_words(context: str, *, forwards: bool = False) -> str:
    """Return the context in the quote’s own line, without a word that is cut at its far end: none is found by it."""
    line = context.partition("\n")[0] if forwards else context.rpartition("\n")[2]
    if len(line) < CONTEXT:  # it ends where the line does
        return line
    return line.rpartition(" ")[0] if forwards else line.partition(" ")[2]


def _quoted(words: str) -> str:
    """Return `words` for a directive, which keeps commas and dashes for itself."""
    return quote(words.strip().encode(errors="replace"), safe="").replace("-", "%2D")
