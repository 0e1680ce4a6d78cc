"""The marks of an article as a list: narrowed, grouped and worded; plain data, computed without a screen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reader.app.catalogue import has_all
from reader.model.anchor import PlacementState
from reader.model.annotation import Colour, PlacedAnnotation, Style
from reader.model.frozen import frozen
from reader.model.library import OpenArticle
from reader.ui.annotating import in_order
from reader.ui.colour_names import ColourNames, style_name
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.marks import Mark, MarkIndex, Rule
from reader.ui.note_view import plain_note
from reader.ui.shown_text import shown

LONGEST = 240  # characters of a quote or note on the list

tr = QCoreApplication.translate


@frozen
class MarkFilter:
    """Which marks are wanted; None and "" want all."""

    colour: Colour | None = None
    style: Style | None = None
    tag: str | None = None
    source: str | None = None  # name of a card whose words are marked
    words: str = ""  # of quote, note or tags, the last perhaps half typed

    def keeps(self, placed: PlacedAnnotation, article: OpenArticle) -> bool:
        """Tell whether a mark of the article is wanted."""
        mark = placed.annotation
        return (
            self.colour in (None, mark.colour)
            and self.style in (None, mark.style)
            and (self.tag is None or self.tag in mark.tags)
            and (self.source is None or _is_on_words_of(self.source, placed, article))
            and (not self.words or has_all(self.words)("\n".join((mark.anchor.quote, mark.note, *mark.tags))))
        )


def tags_in(article: OpenArticle) -> tuple[str, ...]:
    """Return the tags that its marks have, in alphabetical order."""
    return tuple(sorted({tag for placed in article.annotations for tag in placed.annotation.tags}, key=str.casefold))


def sources_in(article: OpenArticle) -> tuple[str, ...]:
    """Return whose words are marked in it, in the order of the cards."""
    marked = MarkIndex(
        Mark(p.placement.span, "", Rule.NONE) for p in article.annotations if p.placement.span is not None
    )
    whose = (
        card.name
        for card in article.reading.appearances
        if any(marked.within(said.span.start, said.span.end) for said in card.statements)
    )
    return tuple(dict.fromkeys(whose))


def mark_items(article: OpenArticle, wanted: MarkFilter, names: ColourNames) -> tuple[Item, ...]:
    """Return the marks that are wanted: those that need a look first, then in the order of the text."""
    kept = [placed for placed in article.annotations if wanted.keeps(placed, article)]
    whole = [p for p in kept if p.annotation.is_on_whole]
    lost = [p for p in kept if p.placement.span is None and not p.annotation.is_on_whole]
    unsure = [p for p in kept if p.placement.state is PlacementState.UNCERTAIN]
    rest = in_order(p for p in kept if p.placement.state is not PlacementState.UNCERTAIN)
    groups = (
        (tr("Marks", "Lost their place"), lost),
        (tr("Marks", "Place uncertain"), unsure),
        (tr("Marks", "On the whole article"), whole),
        (tr("Marks", "In the text"), rest),
    )
    filled = [(name, marks) for name, marks in groups if marks]
    has_heads = len(filled) > 1 or bool(filled and filled[0][1] is not rest)
    return tuple(
        item
        for name, marks in filled
        for item in (*([_head(name, marks)] if has_heads else []), *(_item(placed, names) for placed in marks))
    )


def as_text(placed: PlacedAnnotation) -> str:
    """Return a mark as it is copied: its words in quote marks, its note below."""
    mark = placed.annotation
    quote = f"“{' '.join(mark.anchor.quote.split())}”" if mark.anchor.quote else ""
    return "\n".join(part for part in (quote, mark.note) if part)


def _head(name: str, marks: Sequence[PlacedAnnotation]) -> Item:
    return Item(f"  {len(marks)}", lead=name, style=ItemStyle.HEADING)


def _item(placed: PlacedAnnotation, names: ColourNames) -> Item:
    mark = placed.annotation
    quote, note = _cut(mark.anchor.quote), _cut(plain_note(mark.note)) if mark.note else ""
    kind = " · ".join((style_name(mark.style), names.of(mark.colour)))
    details = [Detail(note, "note")] if note and quote else []
    details.append(Detail(kind))
    details += [Detail(shown(f"#{tag}")) for tag in mark.tags]
    if placed.placement.state is PlacementState.CHANGED:
        details.append(Detail(tr("Marks", "words have changed")))
    return Item(
        quote or note or tr("Marks", "Empty note"),
        details=tuple(details),
        style=ItemStyle.RULED,
        target=placed,
        can_copy=True,
        rule=mark.colour,
    )


def _cut(words: str) -> str:
    line = shown(words)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _is_on_words_of(source: str, placed: PlacedAnnotation, article: OpenArticle) -> bool:
    span = placed.placement.span
    cards = (card for card in article.reading.appearances if card.name == source)
    return span is not None and any(said.span.overlaps(span) for card in cards for said in card.statements)
