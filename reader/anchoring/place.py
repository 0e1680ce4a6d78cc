"""The ladder by which an anchor's place is found again, with a floor and a margin; silent rather than wrong."""

from dataclasses import replace
from itertools import islice

from reader.anchoring.exact import MOST, Context, occurrences, starts
from reader.anchoring.fuzzy import LONGEST, Likeness, likest
from reader.anchoring.shadow import Shadow
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.frozen import frozen
from reader.model.span import Span

FLOOR = 0.75  # likeness below which words are not the same words any more
SURE = 0.85  # likeness from which an edited quote is surely the same place, whatever stands around it
SAME_CONTEXT = 0.5  # share of the words around it that must have stayed where it is less like, or stands twice
MOST_CONTEXT = 0.75  # and where it is short, and the text that it was made on is not known
MARGIN = 0.1  # by which the best place must lead the next
SHORTEST = 12  # characters; less of a quote is like too much
TELLING = 30  # characters that say by themselves where they are from
TELLING_CONTEXT = 8  # characters around it that say where a short quote is from
LOST = 20  # characters in a row that an edit of words, not of sense, takes away
NEIGHBOURS = 3  # lines on either side that tell lines apart which stand more than once
END = 300  # characters by which either end of a very long quote is found
AROUND = 6  # characters on either side of lost ones, by which these are sought elsewhere

ORPHAN = Placement(None, PlacementState.ORPHAN, 0.0)
WHOLE = Placement(None, PlacementState.WHOLE)


def place(anchor: Anchor, text: str, made_on: str | None = None) -> Placement:
    """Return where the anchor's words stand in `text`; for many anchors in one text ask a `SearchedText`."""
    return SearchedText(text).place(anchor, made_on)


class SearchedText:
    """A text in which the places of anchors are sought; folded once for all of them."""

    def __init__(self, text: str) -> None:
        self._shadow = Shadow(text)
        self._former = self._shadow  # of the text that the last anchor was made on

    def place(self, anchor: Anchor, made_on: str | None = None) -> Placement:
        """Return where the anchor's words stand.

        The lines they stood in, where those are there, or those between their neighbours; the quote with its
        context; words nearly like it, each only where no other place is as good: else the likelier one, uncertain.
        `made_on` is the text that the anchor was made on, where that is known: it tells what stood twice already.
        An anchor that quotes nothing is about the text as a whole.
        """
        if not anchor.quote:
            return WHOLE
        search = _Search(anchor, self._shadow, self._former_text(anchor, made_on))
        found = search.own_text() or search.by_lines() or search.by_neighbours()
        found = found or search.same_words() or search.like_words()
        return found or (self._place_by_ends(anchor, made_on) if len(anchor.quote) > LONGEST else ORPHAN)

    def _place_by_ends(self, anchor: Anchor, made_on: str | None) -> Placement:
        """Return where a quote stands that is too long to be measured: from its first words to its last."""
        begin, words = anchor.start - len(anchor.prefix), anchor.prefix + anchor.quote + anchor.suffix
        start, end = len(anchor.prefix), len(anchor.prefix) + len(anchor.quote)
        first, last = (
            self.place(replace(Anchor.at(span, words), start=begin + span.start), made_on)
            for span in (Span(start, start + END), Span(end - END, end))
        )
        if first.span is None or last.span is None or first.span.start >= last.span.start:
            return ORPHAN
        whole = Span(first.span.start, last.span.end)
        is_like = 4 * abs(len(whole) - len(anchor.quote)) < len(anchor.quote)
        is_sure = is_like and PlacementState.UNCERTAIN not in (first.state, last.state)
        return Placement(whole, PlacementState.CHANGED if is_sure else PlacementState.UNCERTAIN, SURE)

    def _former_text(self, anchor: Anchor, made_on: str | None) -> Shadow | None:
        """Return the text that the anchor was made on, folded; None where its words do not stand there."""
        if not anchor.quote or made_on is None or not made_on.startswith(anchor.quote, anchor.start):
            return None
        if self._former.source != made_on:
            self._former = self._shadow if made_on == self._shadow.source else Shadow(made_on)
        return self._former


@frozen
class _Found:
    """The quote in the text: where, and how well what stands around it agrees."""

    place: tuple[int, int]  # in the shadow
    span: Span
    agreement: float
    shared: int  # characters around it
    is_same: bool  # to the character


class _Search:
    """One anchor's place in one text."""

    def __init__(self, anchor: Anchor, text: Shadow, former: Shadow | None) -> None:
        self._anchor = anchor
        self._quote = Shadow(anchor.quote)
        self._context = Context.of(anchor)
        self._text = text
        self._former = former

    def own_text(self) -> Placement | None:
        """Return the place in the text that the anchor was made on; of signs that do not count, in any like it."""
        is_bare = not self._quote.text and self._anchor.quote and self._anchor.stands_in(self._text.source)
        return self._surely(self._own_span()) if is_bare or self._former is self._text else None

    def by_lines(self) -> Placement | None:
        """Return the place in the very lines that the words stood in, where these stand once in either text.

        Short lines say little, but for those that either text begins with: the headline.
        """
        if self._former is None:
            return None
        old, new, span = self._former.source, self._text.source, self._own_span()
        begin, end = old.rfind("\n", 0, span.start) + 1, old.find("\n", span.end)
        lines = f"\n{old[begin : end if end >= 0 else len(old)]}\n"
        is_told = len(lines) >= TELLING or (begin == 0 and f"\n{new}\n".startswith(lines))
        if not is_told or any(f"\n{text}\n".count(lines) != 1 for text in (old, new)):
            return None
        return self._surely(span.shifted(f"\n{new}\n".index(lines) - begin))

    def by_neighbours(self) -> Placement | None:
        """Return the place in lines that stand as often as before, between the very lines that they stood between."""
        if self._former is None:
            return None
        old, new, span = f"\n{self._former.source}\n", f"\n{self._text.source}\n", self._own_span().shifted(1)
        begin, end = old.rfind("\n", 0, span.start), old.find("\n", span.end) + 1
        if len(starts(old[begin:end], old)) != len(starts(old[begin:end], new)):
            return None
        for _ in range(NEIGHBOURS):
            begin, end = _wider(old, begin, end)
            there = starts(old[begin:end], new)
            if len(starts(old[begin:end], old)) == 1 == len(there):
                return self._surely(span.shifted(there[0] - begin - 1))
        return None

    def same_words(self) -> Placement | None:
        """Return the place of the quote where it stands unchanged but for quote marks, dashes and spaces."""
        ranked = sorted(
            self._occurrences(self._text), key=lambda one: (-one.agreement, not one.is_same, self._way(one.span))
        )
        if not ranked:
            return None
        best, rivals = ranked[0], self._rivals()
        lead = best.agreement - max((one.agreement for one in (*ranked[1:], *rivals)), default=-1.0)
        has_double = self._context.is_of_whole_lines and len(ranked) > max(1, len(rivals))
        if lead >= MARGIN and not has_double and self._is_told(best, len(ranked)) and self._keeps_lines(best.place):
            return self._surely(best.span)
        return Placement(best.span, PlacementState.UNCERTAIN, 0.5)

    def like_words(self) -> Placement | None:
        """Return the place of words nearly like the quote."""
        if not SHORTEST <= len(self._quote.text) <= LONGEST:
            return None
        places = likest(self._quote.text, self._text.text, self._text.at(self._anchor.start))
        if not places or places[0].score < FLOOR:
            return None
        best = places[0]
        lead = best.score - (places[1].score if len(places) > 1 else 0.0)
        agreement = self._context.agreement(self._text.text, best.start, best.end)
        is_like = len(self._quote.text) >= TELLING and best.score >= (FLOOR if agreement >= SAME_CONTEXT else SURE)
        is_sure = is_like and lead >= MARGIN and self._is_edited(best) and self._keeps_lines((best.start, best.end))
        state = PlacementState.CHANGED if is_sure else PlacementState.UNCERTAIN
        return Placement(self._to_words(best), state, round(min(best.score, 1.0), 3))

    def _is_told(self, best: _Found, of_how_many: int) -> bool:
        """Tell whether what is there says enough: a long quote by itself, a short one by what stands around it."""
        if of_how_many == 1 and len(self._quote.text) >= TELLING:
            return True
        least = MOST_CONTEXT if self._former is None and len(self._quote.text) < TELLING else SAME_CONTEXT
        return best.agreement >= least and best.shared >= TELLING_CONTEXT

    def _own_span(self) -> Span:
        return Span(self._anchor.start, self._anchor.start + len(self._anchor.quote))

    def _way(self, span: Span) -> int:
        return abs(span.start - self._anchor.start)

    def _rank(self, found: _Found) -> tuple[float, bool, int]:
        return -found.agreement, not found.is_same, self._way(found.span)

    def _surely(self, span: Span) -> Placement:
        if span.of(self._text.source) != self._anchor.quote:
            return Placement(span, PlacementState.CHANGED, 0.99)
        return Placement(span, PlacementState.EXACT if self._way(span) == 0 else PlacementState.MOVED)

    def _rivals(self) -> list[_Found]:
        """Return where else the quote stood in its own text: what is left may be one of them."""
        found = self._occurrences(self._former) if self._former is not None else []
        return [one for one in found if self._way(one.span) > 0]

    def _occurrences(self, text: Shadow) -> list[_Found]:
        if not self._quote.text:
            return []
        found = []
        for start in islice(occurrences(self._quote.text, text.text, text.at(self._anchor.start)), MOST):
            span = self._in_source(text, start)
            if self._is_whole(text, span):
                found.append(self._found(text, start, span))
        return found

    def _found(self, text: Shadow, start: int, span: Span) -> _Found:
        end = start + len(self._quote.text)
        agreement, shared = self._context.agreement(text.text, start, end), self._context.shared(text.text, start, end)
        return _Found((start, end), span, agreement, shared, span.of(text.source) == self._anchor.quote)

    def _in_source(self, text: Shadow, start: int) -> Span:
        """Return where in a text the quote stands that begins at `start` of its shadow."""
        span = text.span(start, start + len(self._quote.text))
        begin = max(0, span.start - self._quote.offsets[0])  # a quote may begin with a space
        whole = Span(begin, begin + len(self._anchor.quote))
        return whole if whole.of(text.source) == self._anchor.quote else span

    def _is_whole(self, text: Shadow, span: Span) -> bool:
        """Tell whether the place cuts no word that the quote did not cut: "art" is not in "party"."""
        words, anchor = text.source, self._anchor
        cuts_before = span.start > 0 and _joins(words[span.start - 1], words[span.start])
        cuts_after = _joins(words[span.end - 1], words[span.end : span.end + 1])
        return (not cuts_before or _joins(anchor.prefix[-1:], anchor.quote[0])) and (
            not cuts_after or _joins(anchor.quote[-1], anchor.suffix[:1])
        )

    def _keeps_lines(self, place: tuple[int, int]) -> bool:
        """Tell whether a quote over several lines has them still, and none a double: it may be the other's."""
        if "\n" not in self._quote.text:
            return True
        first, *middle, last = self._quote.text.split("\n")
        parts = (f"{first}\n", f"\n{last}", *middle, self._context.line_before + first, last + self._context.line_after)
        if self._former is None and self._context.agreement(self._text.text, *place) < 1:
            return False
        return self._context.is_beside(self._text.text, *place) and not any(map(self._is_doubled, parts))

    def _is_doubled(self, words: str) -> bool:
        stands = self._text.text.count(words)
        if self._former is not None:
            return stands > self._former.text.count(words)
        return len(words) > SHORTEST and stands > max(1, self._quote.text.count(words))

    def _is_edited(self, place: Likeness) -> bool:
        """Tell whether what the quote has lost is little in each spot, stands nowhere else, and joins no lines."""
        quote, text = self._quote.text, self._text.text
        around = [quote[max(0, start - AROUND) : end + AROUND] for start, end in place.edits]
        elsewhere = (text[: place.start], text[place.end :])
        return not any(end - start > LOST for start, end in place.edits) and not any(
            "\n" in words or any(words in other for other in elsewhere) for words in around
        )

    def _to_words(self, place: Likeness) -> Span:
        """Return the place, its ends that were edited moved out to the edge of a word where the quote had one."""
        span, text, quote = self._text.span(place.start, place.end), self._text.source, self._anchor.quote
        start, end = span.start, span.end
        if place.edits and place.edits[0][0] == 0 and quote[0].isalnum():
            while start > 0 and text[start - 1].isalnum():
                start -= 1
        if place.edits and place.edits[-1][1] == len(self._quote.text) and quote[-1].isalnum():
            while end < len(text) and text[end].isalnum():
                end += 1
        return Span(start, end)


def _wider(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the lines of `begin`..`end` with one more on either side; both ends are line ends, and stay in."""
    while begin > 0 and text[begin - 1] == "\n":
        begin -= 1
    while end < len(text) and text[end] == "\n":
        end += 1
    return max(0, text.rfind("\n", 0, begin)), text.find("\n", end) + 1 or len(text)


def _joins(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()
