"""Where the reader has been: the trail that back and forward walk along."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from reader.model.library import ArticleId
from reader.model.source import SourceId


@dataclass(frozen=True, slots=True)
class Place:
    """An article at a line, with a profile open beside it or none."""

    article: ArticleId | None
    top: tuple[int, float] = (0, 0.0)  # first character on screen, pixels of its line above the edge
    profile: SourceId | None = None


@dataclass(slots=True)
class Trail:
    """The places before and after the present one."""

    _before: list[Place] = field(default_factory=list)
    _after: list[Place] = field(default_factory=list)
    present: Place | None = None

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
