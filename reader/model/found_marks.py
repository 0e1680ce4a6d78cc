"""Marks that a file brings from elsewhere, and of which articles it says they are."""

from reader.model.annotation import Annotation
from reader.model.frozen import frozen


@frozen
class MarkedArticle:
    """The marks that a file has of one article; `None` and () mean that it does not say."""

    url: str | None
    uid: str | None  # in the library that it was exported from
    title: str | None
    marks: tuple[Annotation, ...]
    text_hash: str | None = None  # SHA-256 of the text that they were made on, in hexadecimal


@frozen
class FoundMarks:
    """What a file of marks holds."""

    articles: tuple[MarkedArticle, ...]
    left_out: int = 0  # replies to somebody's annotation: no marks of the reader's
