"""What the reader writes into an article; never a result of the analysis."""

from enum import StrEnum

from reader.model.anchor import Anchor, Placement
from reader.model.frozen import frozen


class Colour(StrEnum):
    """The five colours of a highlight."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"


class Style(StrEnum):
    """How a mark is drawn on its words."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    NOTE = "note"  # a note alone: its words are as all others


@frozen
class Annotation:
    """A mark on words, with a note where `note` is not empty; without words, a note on the article as a whole."""

    uid: str  # UUID, made once, the same in every copy
    anchor: Anchor
    colour: Colour  # of a note alone: of the rule beside it
    note: str  # Markdown, "" for a mark without a note
    created: str  # ISO date and time, UTC
    modified: str
    private: bool = False  # left out of copies unless asked for
    tags: tuple[str, ...] = ()
    style: Style = Style.HIGHLIGHT
    anchored: str | None = None  # ISO date and time, UTC: when the reader put it on other words than it was made on
    is_aside: bool = False  # kept without words by the reader until words are surely its own: a guess is no place

    @property
    def since(self) -> str:
        """Return when it was put on its words."""
        return self.anchored or self.created

    @property
    def is_on_whole(self) -> bool:
        """Tell whether it is about the article as a whole: it has no words, and so no place."""
        return not self.anchor.quote


@frozen
class PlacedAnnotation:
    """An annotation and where it stands in the version on screen."""

    annotation: Annotation
    placement: Placement
