"""The article that a command names: of the library, or a file or page that is read and not added to it."""

from collections.abc import Callable
from sqlite3 import Connection

from reader.app.cards import assemble
from reader.app.library import Library
from reader.app.open import fetch_original, strangers_copy, whole
from reader.app.paths import from_home
from reader.app.workshop import Workshop
from reader.model.copy import AnnotatedCopy
from reader.model.errors import ArticleUnreadableError
from reader.model.library import ArticleId, Card, OpenArticle
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.uid import new_uid
from reader.signals.article import article_signals
from reader.signals.card import with_signals, word_shares
from reader.store.articles import find_listed, find_named, find_original


def wanted_article(name: str, library: Library | None, workshop: Workshop) -> OpenArticle:
    """Return the article that `name` stands for: a number or uid of the library, a file, "-" or an address.

    What the library has comes from there with its marks, and without a request; of anything else nothing is kept.
    Raises ArticleUnreadableError, PageUnreachableError and AnalysisFailedError.
    """
    if not _is_file(name):
        known = _known(library, workshop, lambda connection: find_named(connection, name))
        if known is not None:
            return known
        if name.isdecimal():
            message, hint = f"There is no article {name} in the library.", "“kilde articles” lists what there is."
            raise ArticleUnreadableError(message, hint=hint)
    original = fetch_original(name, library.file if library is not None else None)
    known = _known(library, workshop, lambda connection: find_original(connection, original))
    return known or _read(original, library, workshop)


def kept_article(name: str, library: Library) -> ArticleId:
    """Return the article of the library that `name` stands for; no page is fetched. Raises ArticleUnreadableError."""
    found = None if _is_file(name) else library.read(lambda connection: find_named(connection, name))
    if found is None and _is_file(name):
        original = fetch_original(name, library.file)
        found = library.read(lambda connection: find_original(connection, original))
    if found is None:
        hint = "Open it first; “kilde articles” lists what there is."
        raise ArticleUnreadableError(f"There is no article {name} in the library.", hint=hint)
    return found


def of_library(article: ArticleId, library: Library, workshop: Workshop) -> OpenArticle:
    """Return an article of the library; it is not the one opened last for that."""
    found = library.read(lambda connection: assemble(connection, article))
    if found.analysed:
        return found
    return library.keep_reading(article, workshop.reread(found.reading.article))


def _read(original: Original, library: Library | None, workshop: Workshop) -> OpenArticle:
    findings = workshop.read(original)
    if isinstance(findings, AnnotatedCopy):
        return strangers_copy(whole(findings, workshop))
    article = findings.article
    known = _known(library, workshop, lambda connection: find_listed(connection, article, original))
    return known or _unkept(with_signals(findings))


def _known(
    library: Library | None, workshop: Workshop, find: Callable[[Connection], ArticleId | None]
) -> OpenArticle | None:
    found = library.read(find) if library is not None else None
    return of_library(found, library, workshop) if library is not None and found is not None else None


def _unkept(reading: Reading) -> OpenArticle:
    cards = tuple(
        Card(appearance, source_id=None, words=words, share=share, signals=appearance.signals)
        for appearance, (words, share) in zip(reading.appearances, word_shares(reading.appearances), strict=True)
    )
    return OpenArticle(None, new_uid(), reading, analysed=True, cards=cards, signals=article_signals(reading))


def _is_file(name: str) -> bool:
    try:
        return "://" not in name and from_home(name).exists()
    except (OSError, ValueError):  # a name that is too long, or holds a zero byte, names no file
        return False
