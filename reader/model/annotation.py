"""What the reader writes into an article; never a result of the analysis."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.anchor import Anchor, Placement


class Colour(StrEnum):
    """The five colours of a highlight."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, with a note where `note` is not empty."""

    uid: str  # UUID, made once, the same in every copy
    anchor: Anchor
    colour: Colour
    note: str  # Markdown, "" for a highlight without a note
    created: str  # ISO date and time, UTC
    modified: str
    private: bool = False  # left out of copies unless asked for
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedAnnotation:
    """An annotation and where it stands in the version on screen."""

    annotation: Annotation
    placement: Placement
