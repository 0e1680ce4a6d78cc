"""What leaves the program: in which form, and which of the marks and sources."""

from enum import StrEnum

from reader.model.annotation import Colour
from reader.model.frozen import frozen


class ExportForm(StrEnum):
    """The forms an article can be written in, by the names that the command line knows."""

    HTML = "html"
    PDF = "pdf"
    EPUB = "epub"
    MARKDOWN = "markdown"
    JSON_LD = "jsonld"
    ANNOTATIONS = "annotations"
    HYPOTHESIS = "hypothesis"
    READWISE = "readwise"
    CSL = "csl"
    BIBTEX = "bibtex"
    RIS = "ris"
    STATEMENTS_CSV = "statements-csv"
    QUOTATION = "quotation"

    @property
    def suffix(self) -> str:
        """Return how the file's name ends."""
        return _SUFFIXES[self]

    @property
    def has_marks(self) -> bool:
        """Tell whether the reader's marks go into it."""
        return self not in _OF_THE_ARTICLE

    @property
    def has_sources(self) -> bool:
        """Tell whether what the sources are and say goes into it."""
        return self in _WITH_SOURCES

    @property
    def has_article(self) -> bool:
        """Tell whether the article itself goes into it, with a word of its maker's on top."""
        return self in _WITH_ARTICLE

    @property
    def has_cards(self) -> bool:
        """Tell whether all that a card says goes into it."""
        return self in _WITH_CARDS


_SUFFIXES = {
    ExportForm.HTML: ".html",
    ExportForm.PDF: ".pdf",
    ExportForm.EPUB: ".epub",
    ExportForm.MARKDOWN: ".md",
    ExportForm.JSON_LD: ".jsonld",
    ExportForm.ANNOTATIONS: ".annotations",
    ExportForm.HYPOTHESIS: ".hypothesis.json",
    ExportForm.READWISE: ".readwise.csv",
    ExportForm.CSL: ".csl.json",
    ExportForm.BIBTEX: ".bib",
    ExportForm.RIS: ".ris",
    ExportForm.STATEMENTS_CSV: ".statements.csv",
    ExportForm.QUOTATION: ".quotations.jsonld",
}
_STATEMENTS = frozenset({ExportForm.STATEMENTS_CSV, ExportForm.QUOTATION})
_OF_THE_ARTICLE = frozenset({ExportForm.CSL, ExportForm.BIBTEX, ExportForm.RIS}) | _STATEMENTS
_WITH_CARDS = frozenset({ExportForm.HTML, ExportForm.PDF, ExportForm.EPUB})
_WITH_ARTICLE = _WITH_CARDS | {ExportForm.MARKDOWN}
_WITH_SOURCES = _WITH_ARTICLE | _STATEMENTS


@frozen
class Sieve:
    """Which marks and sources go along; what is () lets all through."""

    colours: tuple[Colour, ...] = ()
    tags: tuple[str, ...] = ()  # a mark with any of them
    sources: tuple[str, ...] = ()  # by name: their cards, and the marks on words they say or are named by
