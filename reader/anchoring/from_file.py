"""The place of a mark that a file brings: made on another text of the article, or on this one in other white space."""

import re
from dataclasses import replace

from reader.anchoring.place import SearchedText
from reader.model.anchor import Anchor, PlacementState
from reader.model.annotation import Annotation, PlacedAnnotation
from reader.model.span import Span

SURE = (PlacementState.EXACT, PlacementState.MOVED, PlacementState.CHANGED)

_SHORTEST_BARE = 8  # characters of a quote without context; fewer stand anywhere
_LONGEST_LOOSE = 5_000  # characters of a quote that is looked for with other white space in it


def placed_from_file(mark: Annotation, text: str, searched: SearchedText) -> PlacedAnnotation:
    """Return the mark where its words stand in `text`, which is the text that `searched` searches."""
    anchor = _fitted(mark.anchor, text)
    # words that stand at the very place which the file gives them were marked in this very text
    placement = searched.place(anchor, text if anchor.stands_in(text) else None)
    span = placement.span
    if span is not None and placement.state in SURE and not (anchor.prefix or anchor.suffix):
        anchor = Anchor.at(span, text)  # it came without context, and would be lost at the next edit
        placement = searched.place(anchor, text)
    return PlacedAnnotation(replace(mark, anchor=anchor), placement)


def _fitted(anchor: Anchor, text: str) -> Anchor:
    """Return the anchor with the white space that this text has: other programs' texts of a page have another.

    Words that came without context, and stand here once, are those: there is nothing else to know them by.
    """
    words = anchor.quote.split()
    if not words or anchor.stands_in(text) or len(anchor.quote) > _LONGEST_LOOSE:
        return anchor
    spaced = r"\s+".join(map(re.escape, words))
    found = list(re.finditer(rf"(?<!\w){spaced}(?!\w)", text))
    is_bare = not (anchor.prefix or anchor.suffix)
    if len(found) != 1 or (is_bare and len(anchor.quote) < _SHORTEST_BARE):
        return anchor
    if is_bare:
        return Anchor.at(Span(*found[0].span()), text)
    return anchor if anchor.quote in text else replace(anchor, quote=found[0][0], start=found[0].start())
