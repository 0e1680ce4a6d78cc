"""What differs between the page, the book and the print that an article is written for with its cards and notes."""

import base64
from collections.abc import Callable
from enum import Enum, auto

from reader.exchange.drawings import drawing
from reader.model.frozen import frozen


class NotePlace(Enum):
    """Where the reader's notes stand."""

    BESIDE = auto()  # in rows of their own, beside the text or, on a narrow screen, below it
    IN_ROWS = auto()  # each beside the paragraphs from its own to the next that has one, as cells of a table can stand
    AT_END = auto()  # after the article, one after the other


def data_address(content: bytes, kind: str) -> str:
    """Return the address of a picture that holds the picture itself."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


@frozen
class Medium:
    """One of them; as it stands, a page in which everything is one file."""

    notes: NotePlace = NotePlace.BESIDE
    article: str = ""  # the file of the article as the cards lead to it
    sources: str = ""  # the file of the cards as the article leads to it
    draw: Callable[[str], str] = drawing
    picture: Callable[[bytes, str], str] = data_address  # what a picture of this content and type is found by
    reference: str = ""  # attributes of the number that leads to a note, a space before them
    note: str = ""  # those of a note after the article
    picture_needs_words: bool = False  # a PDF for all readers has no picture without a word for it
    has_bar: bool = True  # of who gets how many of the words; it takes a style sheet to say anything


PAGE = Medium()
