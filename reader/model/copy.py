"""An annotated copy: an article with the reader's marks and the source cards, in one file."""

from reader.model.annotation import Colour, PlacedAnnotation
from reader.model.correction import Correction
from reader.model.frozen import frozen
from reader.model.original import Original
from reader.model.reading import Reading


@frozen
class Assessment:
    """The reader's own judgement of a source, with its date."""

    uid: str
    source: str  # the source's name
    text: str
    made: str  # ISO date and time, UTC


@frozen
class AnnotatedCopy:
    """Everything an annotated copy holds, as data. `reading` is as shown: corrections applied where sent along."""

    uid: str  # of this copy
    article_uid: str  # of the article in the library it was saved from
    library_uid: str  # random, tells our own copies from others'; says nothing about the person
    made: str  # ISO date, UTC
    reading: Reading
    annotations: tuple[PlacedAnnotation, ...]
    assessments: tuple[Assessment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    note: str = ""  # what the maker says of it, shown at the top
    colour_names: tuple[tuple[Colour, str], ...] = ()  # what the maker calls colours, those that have such a name
    original: Original | None = None  # the page as it came, where its maker sends it along; in an HTML copy alone
    is_whole: bool = True  # False: its form holds words and marks alone; its sources are still to be found in them
    altered: bool = False  # its text is not the one it was saved with; found at opening, never written
