"""The ladder by which an anchor's place is found again, with a floor and a margin; silent rather than wrong."""

from itertools import islice

from reader.anchoring.exact import MOST, context_agreement, occurrences
from reader.anchoring.fuzzy import LONGEST, likest
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.span import Span

FLOOR = 0.75  # likeness below which words are not the same words any more
SURE = 0.85  # likeness from which an edited quote is surely the same place, whatever stands around it
SAME_CONTEXT = 0.5  # share of the words around it that must have stayed where it is less like, or stands twice
MARGIN = 0.1  # by which the best place must lead the next
SHORTEST = 12  # characters; less of a quote is like too much

ORPHAN = Placement(None, PlacementState.ORPHAN, 0.0)
WHOLE = Placement(None, PlacementState.WHOLE)


def place(anchor: Anchor, text: str) -> Placement:
    """Return where the anchor's words stand in `text`.

    Exact position with its context; then the quote elsewhere with its context; then the quote alone where
    it stands once; then words nearly like it. Where two places are as good, the likelier one, uncertain.
    An anchor that quotes nothing is about the text as a whole.
    """
    if not anchor.quote:
        return WHOLE
    end = anchor.start + len(anchor.quote)
    has_context = bool(anchor.prefix or anchor.suffix)  # without it, words that stand twice say too little
    if (
        has_context
        and text[anchor.start : end] == anchor.quote
        and context_agreement(anchor, text, anchor.start, end) == 1
    ):
        return Placement(Span(anchor.start, end), PlacementState.EXACT)
    return _place_same_words(anchor, text) or _place_like_words(anchor, text)


def _place_same_words(anchor: Anchor, text: str) -> Placement | None:
    """Return the place of the quote where it stands unchanged."""
    ranked = []
    for start in islice(occurrences(anchor.quote, text, anchor.start), MOST):
        agreement = context_agreement(anchor, text, start, start + len(anchor.quote))
        ranked.append((-agreement, abs(start - anchor.start), start))
    if not ranked:
        return None
    ranked.sort()
    agreement, _, start = ranked[0]
    span = Span(start, start + len(anchor.quote))
    if len(ranked) == 1 or (-agreement >= SAME_CONTEXT and ranked[1][0] - agreement >= MARGIN):
        state = PlacementState.EXACT if start == anchor.start else PlacementState.MOVED
        return Placement(span, state)
    return Placement(span, PlacementState.UNCERTAIN, 0.5)


def _place_like_words(anchor: Anchor, text: str) -> Placement:
    """Return the place of words nearly like the quote, an orphan where there are none."""
    if not SHORTEST <= len(anchor.quote) <= LONGEST:
        return ORPHAN
    places = likest(anchor.quote, text, anchor.start)
    if not places or places[0].score < FLOOR:
        return ORPHAN
    best = places[0]
    lead = best.score - (places[1].score if len(places) > 1 else 0.0)
    sure_from = FLOOR if context_agreement(anchor, text, best.start, best.end) >= SAME_CONTEXT else SURE
    sure = best.score >= sure_from and lead >= MARGIN
    state = PlacementState.CHANGED if sure else PlacementState.UNCERTAIN
    return Placement(Span(best.start, best.end), state, round(min(best.score, 1.0), 3))
