"""New marks, and what becomes of marks: plain data, computed without a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.library import OpenArticle
from reader.model.source import Appearance
from reader.model.span import Span
from reader.model.uid import new_uid

_WHOLE = Anchor("", "", "", 0)


def new_mark(
    span: Span, article: OpenArticle, colour: Colour, style: Style = Style.HIGHLIGHT, note: str = ""
) -> PlacedAnnotation:
    """Return a mark on the words at `span`."""
    now = _now()
    anchor = Anchor.at(span, article.reading.article.text)
    made = Annotation(new_uid(), anchor, colour, note, now, now, style=style)
    return PlacedAnnotation(made, Placement(span, PlacementState.EXACT))


def new_note_on_whole(colour: Colour) -> PlacedAnnotation:
    """Return a note on the article as a whole, without words yet."""
    now = _now()
    made = Annotation(new_uid(), _WHOLE, colour, "", now, now, style=Style.NOTE)
    return PlacedAnnotation(made, Placement(None, PlacementState.WHOLE))


def with_note(annotation: Annotation, note: str) -> Annotation:
    """Return the annotation with another note."""
    return replace(annotation, note=note, modified=_now())


def with_tags(annotation: Annotation, tags: tuple[str, ...]) -> Annotation:
    """Return the annotation with other tags."""
    return replace(annotation, tags=tags, modified=_now())


def with_colour(annotation: Annotation, colour: Colour) -> Annotation:
    """Return the annotation in another colour; what was a note alone becomes a highlight."""
    style = Style.HIGHLIGHT if annotation.style is Style.NOTE and annotation.anchor.quote else annotation.style
    return replace(annotation, colour=colour, style=style, modified=_now())


def with_line_or_ground(annotation: Annotation) -> Annotation:
    """Return the annotation underlined, or where it is that already, highlighted."""
    style = Style.HIGHLIGHT if annotation.style is Style.UNDERLINE else Style.UNDERLINE
    return replace(annotation, style=style, modified=_now())


def trimmed(span: Span, text: str) -> Span | None:
    """Return the span without white space at its ends; None where nothing else is in it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def marks_at(span: Span, article: OpenArticle) -> list[PlacedAnnotation]:
    """Return the marks over the words at `span`, the shortest first: the one on top where several overlap."""
    over = [p for p in article.annotations if p.placement.span is not None and p.placement.span.overlaps(span)]
    return sorted(over, key=lambda placed: len(placed.placement.span or span))


def next_at(span: Span, article: OpenArticle, at_hand: str | None) -> PlacedAnnotation | None:
    """Return the mark at `span` that comes after the one at hand, around; the top one where that is elsewhere."""
    over = marks_at(span, article)
    uids = [placed.annotation.uid for placed in over]
    if not over:
        return None
    return over[(uids.index(at_hand) + 1) % len(over) if at_hand in uids else 0]


def in_order(annotations: Iterable[PlacedAnnotation]) -> list[PlacedAnnotation]:
    """Return the marks that have a place, in text order; of those that begin at one place, the longest first."""
    placed = [(p.placement.span, p) for p in annotations if p.placement.span is not None]
    return [p for _, p in sorted(placed, key=lambda pair: (pair[0].start, -pair[0].end, pair[1].annotation.uid))]


def next_mark(
    annotations: Iterable[PlacedAnnotation], at_hand: str | None, step: int, from_offset: int
) -> PlacedAnnotation | None:
    """Return the mark `step` away from the one at hand, or the one nearest to `from_offset`; None at the ends."""
    ordered = in_order(annotations)
    uids = [placed.annotation.uid for placed in ordered]
    if at_hand in uids:
        index = uids.index(at_hand) + step
    else:
        after = sum(p.placement.span is not None and p.placement.span.start < from_offset for p in ordered)
        index = after if step > 0 else after - 1
    return ordered[index] if 0 <= index < len(ordered) else None


def overlapping(placed: PlacedAnnotation, article: OpenArticle) -> list[PlacedAnnotation]:
    """Return the other marks that share words with this one, in text order; a place that is a guess counts for none."""
    span = placed.placement.span
    if span is None or _is_guess(placed):
        return []
    others = (p for p in in_order(article.annotations) if p.annotation.uid != placed.annotation.uid)
    return [p for p in others if p.placement.span is not None and p.placement.span.overlaps(span) and not _is_guess(p)]


def merged(placed: PlacedAnnotation, others: Sequence[PlacedAnnotation], article: OpenArticle) -> PlacedAnnotation:
    """Return one mark on all their words, with all their notes and tags; private if one of them is."""
    parts = in_order((placed, *others))
    spans = [p.placement.span for p in parts if p.placement.span is not None]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    marks = [p.annotation for p in parts]
    notes = dict.fromkeys(mark.note.strip() for mark in marks if mark.note.strip())
    kept = placed.annotation
    drawn = [mark.style for mark in (kept, *marks) if mark.style is not Style.NOTE]
    made = replace(
        kept,
        anchor=Anchor.at(span, article.reading.article.text),
        note="\n\n".join(notes),
        tags=tuple(dict.fromkeys(tag for mark in marks for tag in mark.tags)),
        style=drawn[0] if drawn else Style.NOTE,
        private=any(mark.private for mark in marks),
        created=min(mark.created for mark in marks),
        modified=_now(),
        anchored=_now(),
        is_aside=False,
    )
    return PlacedAnnotation(made, Placement(span, PlacementState.EXACT))


def put_on(placed: PlacedAnnotation, span: Span, article: OpenArticle) -> PlacedAnnotation:
    """Return the mark on other words, by the reader's own word."""
    anchor, now = Anchor.at(span, article.reading.article.text), _now()
    mark = replace(placed.annotation, anchor=anchor, modified=now, anchored=now, is_aside=False)
    return PlacedAnnotation(mark, Placement(span, PlacementState.EXACT))


def kept_aside(placed: PlacedAnnotation) -> PlacedAnnotation:
    """Return the mark without words, its quote kept: the place that was found is not its own."""
    mark = replace(placed.annotation, modified=_now(), is_aside=True)
    return PlacedAnnotation(mark, Placement(None, PlacementState.ORPHAN, 0.0))


def is_unsure(placed: PlacedAnnotation | None) -> bool:
    """Tell whether the place of a mark is a guess, for the reader to confirm."""
    return placed is not None and _is_guess(placed)


def is_lost(placed: PlacedAnnotation | None) -> bool:
    """Tell whether a mark has no words in the text any more."""
    return placed is not None and placed.placement.state is PlacementState.ORPHAN


def statements_to_mark(appearance: Appearance, article: OpenArticle, *, are_sure: bool) -> list[Span]:
    """Return what a card says for certain, or what may be somebody else's words: the card shows it as unsure."""
    sure_at = article.reading.sure_at
    return list(dict.fromkeys(s.span for s in appearance.statements if (s.confidence >= sure_at) == are_sure))


def unmarked(statements: Iterable[Span], article: OpenArticle) -> list[Span]:
    """Return the statements that are not marked yet; a note alone is no mark."""
    there = {p.placement.span for p in article.annotations if p.annotation.style is not Style.NOTE}
    return [span for span in statements if span not in there]


def _is_guess(placed: PlacedAnnotation) -> bool:
    return placed.placement.state is PlacementState.UNCERTAIN


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
