"""Short checkable statements about a source: evidence, never a verdict."""

from enum import StrEnum

from reader.model.frozen import frozen
from reader.model.span import Span

UNSTATED = "not-stated"  # the signal that says what no words were found for: on the profile alone


class Origin(StrEnum):
    """Where something that stands on a card is from."""

    ARTICLE = "article"  # the words of this article
    LIBRARY = "library"  # earlier articles of the reader's library
    REGISTER = "register"  # an imported register or the starter set
    READER = "reader"  # the reader's own word
    COPY = "copy"  # an annotated copy from somebody else


@frozen
class Signal:
    """One neutral sentence with what it rests on."""

    id: str  # as in the project's list of signals: "named", "role-stated", "share", …
    text: str
    evidence: tuple[Span, ...] = ()  # words of this article
    origin: Origin = Origin.ARTICLE
    link: str | None = None  # page or register entry it rests on
    date: str | None = None  # ISO date of the register edition, rating or assessment
    value: str | None = None  # what it says as data: a capacity, the words of a tie, how surely a record matches
