"""The words of a block as HTML: names, links, emphasis and the reader's marks over them."""

from collections.abc import Iterator
from itertools import groupby

from reader.exchange.markup import ADDED, escaped, link
from reader.exchange.medium import PAGE, Medium
from reader.exchange.notes import Note, note_number
from reader.exchange.overlays import Address, Laid, Mark, Name, Piece, Said
from reader.model.annotation import Style
from reader.model.article import EmphasisKind


class WordWriter:
    """Writes the blocks of one article in order; remembers which marks have begun, as one may run over blocks."""

    def __init__(self, text: str, noted: dict[int, Note], last_block: dict[int, int], medium: Medium = PAGE) -> None:
        """Take the note of each mark that has one, and the start of each mark's last block."""
        self._text = text
        self._medium = medium
        self._noted = noted
        self._last_block = last_block
        self._begun: set[int] = set()

    def write(self, laid: Laid) -> str:
        """Return the block's words; its text content is the article's, character for character."""
        return "".join(self._runs(laid))

    def _runs(self, laid: Laid) -> Iterator[str]:
        """Yield the pieces, those that lead to one place inside one link; a note's number comes where its mark ends."""
        ends = self._note_ends(laid)
        for anchor, group in groupby(laid.pieces(), key=lambda piece: piece.anchor):
            pieces = list(group)
            if anchor is None:
                yield "".join(self._piece(piece) + self._note_numbers(ends, [piece]) for piece in pieces)
                continue
            words = "".join(map(self._piece, pieces))
            if isinstance(anchor.kind, Name):
                source = anchor.kind.source
                card = f"{self._medium.sources}#source-{source}"
                yield f'<a class="name to-{source}" href="{card}">{words}</a>{_way_out(pieces)}'
            elif isinstance(anchor.kind, Address):
                yield link(anchor.kind.href, words)
            yield self._note_numbers(ends, pieces)  # after the link, as links cannot be nested

    def _note_ends(self, laid: Laid) -> dict[int, list[Note]]:
        """Return the notes by the place where the number of each is to stand."""
        ends: dict[int, list[Note]] = {}
        for overlay in laid.overlays:
            mark = overlay.kind
            if not isinstance(mark, Mark) or mark.number not in self._noted:
                continue
            if self._last_block[mark.number] == laid.block.start:
                ends.setdefault(overlay.span.end, []).append(self._noted[mark.number])
        return ends

    def _note_numbers(self, ends: dict[int, list[Note]], pieces: list[Piece]) -> str:
        return "".join(note_number(note, self._medium) for piece in pieces for note in ends.get(piece.end, ()))

    def _piece(self, piece: Piece) -> str:
        words = escaped(self._text[piece.start : piece.end])
        for kind, tag in ((EmphasisKind.EMPHASIS, "em"), (EmphasisKind.STRONG, "strong")):
            if any(overlay.kind is kind for overlay in piece.overlays):
                words = f"<{tag}>{words}</{tag}>"
        for mark in reversed(piece.marks):
            words = self._marked(mark, words)
        said_by = dict.fromkeys(f"by-{o.kind.source}" for o in piece.overlays if isinstance(o.kind, Said))
        if said_by:
            words = f'<span class="{" ".join(said_by)}">{words}</span>'
        return words

    def _marked(self, mark: Mark, words: str) -> str:
        """Return the words in their mark: its first piece carries its id, each piece its number.

        What only has a note is no `mark`: its words look as all others do.
        """
        place = f'data-mark="{mark.number}"' if mark.number in self._begun else f'id="mark-{mark.number}"'
        self._begun.add(mark.number)
        note = f' aria-details="note-{mark.number}"' if mark.number in self._noted else ""
        if mark.style is Style.NOTE:
            return f"<span {place}{note}>{words}</span>"
        underlined = " underlined" if mark.style is Style.UNDERLINE else ""
        return f'<mark class="{mark.colour.value}{underlined}" {place}{note}>{words}</mark>'


def _way_out(pieces: list[Piece]) -> str:
    """Return an arrow to where the page itself links a name, which leads to the card here."""
    hrefs = (o.kind.href for piece in pieces for o in piece.overlays if isinstance(o.kind, Address))
    return "".join(f"<span {ADDED}>{link(href, '↗', name='out')}</span>" for href in dict.fromkeys(hrefs))
