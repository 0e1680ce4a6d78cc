"""Where the reader has been: the trail that back and forward walk along."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any

from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.model.span import Span

MOST_KEPT = 50  # places before the present one, and as many after it

Top = tuple[int, float]


@frozen
class Place:
    """An article at a line, with a profile open beside it or none."""

    article: ArticleId | None
    top: tuple[int, float] = (0, 0.0)  # first character on screen, pixels of its line above the edge
    profile: SourceId | None = None


@frozen
class Wanted:
    """What an article that is on its way is opened for."""

    wish: int  # whose answer it is; another's comes at its own place
    top: Top | None = None  # by back and forward
    span: Span | None = None  # by a jump from a profile or a search
    is_found: bool = False  # the words at `span` are marked as found ones


@dataclass(slots=True)
class Trail:
    """The places before and after the present one."""

    _before: list[Place] = field(default_factory=list)
    _after: list[Place] = field(default_factory=list)
    present: Place | None = None

    @property
    def before(self) -> tuple[Place, ...]:
        """Return the places that one can go back to, the next one last."""
        return tuple(self._before)

    @property
    def after(self) -> tuple[Place, ...]:
        """Return the places that one can go forward to, the next one last."""
        return tuple(self._after)

    def go(self, place: Place, top: tuple[int, float]) -> None:
        """Go on to `place`; the place left is remembered at the line `top`."""
        if self.present is not None and _is_elsewhere(self.present, place):
            self._before.append(replace(self.present, top=top))
            self._after.clear()
        self.present = place
        self._forget_copies()

    def back(self, top: tuple[int, float]) -> Place | None:
        """Go to the place before; None where there is none."""
        return self._step(self._before, self._after, top)

    def forward(self, top: tuple[int, float]) -> Place | None:
        """Go to the place one came back from; None where there is none."""
        return self._step(self._after, self._before, top)

    def forget(self, articles: Collection[ArticleId]) -> None:
        """Lead past these articles from now on: they are not in the library any more."""
        if self.present is not None and self.present.article in articles:
            self.present = None
        for places in (self._before, self._after):
            kept: list[Place] = []  # the nearest first; two that come together are one
            for place in reversed(places):
                beside = kept[-1] if kept else self.present
                if place.article not in articles and (beside is None or _is_elsewhere(beside, place)):
                    kept.append(place)
            places[:] = reversed(kept)

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place before."""
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        """Tell whether one came back from somewhere."""
        return bool(self._after)

    def _step(self, source: list[Place], target: list[Place], top: tuple[int, float]) -> Place | None:
        if not source:
            return None
        if self.present is not None:
            target.append(replace(self.present, top=top))
        self.present = source.pop()
        self._forget_copies()
        return self.present

    def _forget_copies(self) -> None:
        """Forget places in somebody else's copy once it is left: it is in no library, nothing can bring it back."""
        if self.present is not None and self.present.article is not None:
            for places in (self._before, self._after):
                places[:] = [place for place in places if place.article is not None]


def _is_elsewhere(one: Place, other: Place) -> bool:
    return (one.article, one.profile) != (other.article, other.profile)


def trail_to_json(trail: Trail) -> dict[str, Any]:
    """Return what of the trail outlives the window: a copy of somebody else's is in no library."""
    present = () if trail.present is None else (trail.present,)
    parts = {"before": trail.before, "present": present, "after": trail.after}
    return {
        name: [[place.article, *place.top, place.profile] for place in places[-MOST_KEPT:] if place.article is not None]
        for name, places in parts.items()
    }


def trail_from_json(data: Any, top_now: Callable[[ArticleId], Top]) -> Trail:
    """Return the trail that was kept; an empty one where nothing can be made of it.

    `top_now` tells where the reader was in an article at last: a place has the line at which it was left.
    """
    try:
        before, present, after = ([_place(one) for one in data[name]] for name in ("before", "present", "after"))
    except (TypeError, KeyError, ValueError):
        return Trail()
    here = replace(present[0], top=top_now(ArticleId(present[0].article or 0))) if present else None
    return Trail(before[-MOST_KEPT:], after[-MOST_KEPT:], here)


def _place(data: Any) -> Place:
    article, offset, above, profile = data
    source = None if profile is None else SourceId(int(profile))
    return Place(ArticleId(int(article)), (max(0, int(offset)), float(above)), source)
