"""The line under the title: who published, who wrote, when, and how long it takes."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale

from reader.model.article import Article
from reader.ui.shown_text import shown

WORDS_A_MINUTE = 238  # silent reading of non-fiction in English (Brysbaert 2019)
BEGINNING = 400_000  # characters; to count the words of a million holds up the window for a tenth of a second


def byline(article: Article, minutes: Callable[[int], str]) -> str:
    """Return outlet, authors, date and reading time, parted by middle dots; what the page does not say is left out."""
    names = (shown(article.publisher or ""), ", ".join(shown(author) for author in article.authors))
    parts = (*names, long_date(article.published), minutes(_minutes(article)))
    return " · ".join(part for part in parts if part)


def long_date(iso: str | None) -> str:
    """Return "23 May 2022" in the words of the reader's language, or the text itself where it is no full date."""
    if not iso:
        return ""
    date = QDate.fromString(iso[:10], "yyyy-MM-dd")
    return QLocale().toString(date, "d MMMM yyyy") if date.isValid() else iso


def _minutes(article: Article) -> int:
    """Return how long the article takes to read; what a book has beyond its beginning counts by its letters."""
    beginning = article.text[:BEGINNING]
    words = len(beginning.split()) * len(article.text) / max(1, len(beginning))
    return max(1, round(words / WORDS_A_MINUTE))
