"""What is marked in the article as found, or as what a signal rests on."""

from collections.abc import Sequence

from reader.model.span import Span
from reader.ui.article_view import ArticleView
from reader.ui.marks import Mark, Rule
from reader.ui.theme import Theme


class FoundPlaces:
    """What is marked in the article as found, or as what a signal rests on."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._places: Sequence[Span] = ()
        self._reached: Span | None = None

    def show(self, places: Sequence[Span], current: int) -> None:
        """Mark these places instead, and bring the current one on screen; -1: none."""
        is_new = places is not self._places
        self._places, self._reached = places, places[current] if current >= 0 else None
        if is_new:
            self._view.set_marks("found", found_marks(places, self._view.setting.theme))
        self._draw_reached()
        if self._reached is not None:
            self._view.show_span(self._reached)

    def forget(self) -> None:
        """Take the marks away."""
        self.show((), -1)

    def draw(self) -> None:
        """Draw the marks in the theme that holds now."""
        self._view.set_marks("found", found_marks(self._places, self._view.setting.theme))
        self._draw_reached()

    def _draw_reached(self) -> None:
        theme = self._view.setting.theme
        marks = [Mark(self._reached, theme.ink, Rule.HEAVY_FRAME, theme.found)] if self._reached is not None else []
        self._view.set_marks("reached", marks)


def found_marks(places: Sequence[Span], theme: Theme) -> list[Mark]:
    """Return the marks of found places."""
    return [Mark(place, theme.ink, Rule.FRAME, theme.found) for place in places]
