"""Opening: from a location to its bytes, from the bytes to an article with its cards."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from reader.app.edited_file import STANDARD_INPUT_NAME, edited_file
from reader.app.library import Library
from reader.app.own_files import refuse_own_file
from reader.app.paths import from_home
from reader.app.workshop import Workshop
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError
from reader.model.library import ArticleId, Card, OpenArticle
from reader.model.original import Original
from reader.model.request import LARGEST_ORIGINAL
from reader.model.signal import Origin
from reader.model.source import Appearance
from reader.signals.article import article_signals
from reader.signals.card import with_signals, word_shares
from reader.store import articles
from reader.web.fetch import fetch

STANDARD_INPUT = "-"

ALTERED = "The text was changed after it was saved"

OnText = Callable[[OpenArticle], None]


def fetch_original(location: str, library: Path | None = None) -> Original:
    """Return the bytes at a path, a `file:` or http(s) address, or on standard input ("-").

    A `library` that this process has open must be named: its own files are not read. Raises ArticleUnreadableError and
    PageUnreachableError.
    """
    name = _as_shown(location)
    scheme, colon, _rest = location.partition("://")
    if location == STANDARD_INPUT:
        return _original(_standard_input(), STANDARD_INPUT_NAME)
    if not colon:
        return _original(_file(from_home(location), name, library), name)
    if scheme.lower() in ("http", "https"):
        return fetch(location, most=LARGEST_ORIGINAL)
    if scheme.lower() == "file":
        return _original(_file(_path_of(location), name, library), name)
    raise ArticleUnreadableError(f"Kilde cannot open {name}.", hint="Open a file, or an https:// or http:// address.")


def open_article(
    original: Original, library: Library, workshop: Workshop, *, on_text: OnText, whole_page: bool = False
) -> OpenArticle:
    """Return the article with its cards; `on_text` gets it without them as soon as the text is known.

    Bytes opened before come from the library. Raises ArticleUnreadableError where there is no article; after
    `on_text`, an AnalysisFailedError leaves the article in the library without cards.
    """
    known = None if whole_page else library.find(original)
    if known is not None:
        return known if known.analysed else _analyse_again(known, library, workshop, on_text)
    kept: list[OpenArticle] = []

    def keep(article: Article) -> None:
        former = edited_file(article, original, library)
        if former is None:
            kept.append(library.keep_article(article, original))
        else:
            kept.append(library.versions.keep(former, article, original))
        on_text(kept[-1])

    findings = workshop.read(original, whole_page=whole_page, on_article=keep)
    if isinstance(findings, AnnotatedCopy):
        return _open_copy(findings, library, workshop, on_text)
    if not kept or kept[-1].id is None:
        raise AnalysisFailedError("The analysis found sources but no text.")
    return library.keep_reading(kept[-1].id, findings)


def whole(copy: AnnotatedCopy, workshop: Workshop) -> AnnotatedCopy:
    """Return the copy with sources: those that are found in its words, where its form has no room for any."""
    if copy.is_whole:
        return copy
    return replace(copy, reading=with_signals(workshop.reread(copy.reading.article)), is_whole=True)


def strangers_copy(copy: AnnotatedCopy, home: ArticleId | None = None) -> OpenArticle:
    """Return somebody else's copy as it is shown: in no library, teaching nothing.

    What its maker's library and registers said is marked as the copy's word. `home` is the library's own article that
    it is of, where there is one.
    """
    appearances = tuple(_as_the_copys_word(appearance) for appearance in copy.reading.appearances)
    cards = tuple(
        Card(appearance, source_id=None, words=words, share=share, signals=appearance.signals)
        for appearance, (words, share) in zip(appearances, word_shares(appearances), strict=True)
    )
    reading = replace(copy.reading, appearances=appearances)
    return OpenArticle(
        id=None,
        uid=copy.article_uid,
        reading=reading,
        analysed=copy.is_whole,
        cards=cards,
        annotations=copy.annotations,
        corrections=copy.corrections,
        copy_by=" · ".join(filter(None, (copy.made, ALTERED if copy.altered else "", copy.note))),
        signals=article_signals(reading),
        home=home,
    )


def _open_copy(copy: AnnotatedCopy, library: Library, workshop: Workshop, on_text: OnText) -> OpenArticle:
    """Return our own copy as the article that it is of; one that is not just as it was saved, as it is in the file."""
    if library.wrote(copy):
        home = library.adopt_copy(copy)
        return home if home.analysed else _analyse_again(home, library, workshop, on_text)
    known = library.read(lambda connection: articles.find_named(connection, copy.article_uid))
    if not copy.is_whole:
        on_text(strangers_copy(copy, known))
    return strangers_copy(whole(copy, workshop), known)


def _analyse_again(known: OpenArticle, library: Library, workshop: Workshop, on_text: OnText) -> OpenArticle:
    if known.id is None:
        raise AssertionError("what the library finds is in the library")
    on_text(known)
    return library.keep_reading(known.id, workshop.reread(known.reading.article))


def _as_the_copys_word(appearance: Appearance) -> Appearance:
    signals = tuple(
        signal if signal.origin is Origin.ARTICLE else replace(signal, origin=Origin.COPY)
        for signal in appearance.signals
    )
    return replace(appearance, signals=signals)


def _original(content: bytes, name: str) -> Original:
    if len(content) > LARGEST_ORIGINAL:
        message = f"{name} is larger than {LARGEST_ORIGINAL >> 20} MB."
        raise ArticleUnreadableError(message, hint="Save the part you want to read as a file of its own.")
    if not content.strip():
        raise ArticleUnreadableError(f"{name} is empty.", hint="Save the page again, or paste its text.")
    return Original(content, name, fetched=datetime.now(UTC).isoformat(timespec="seconds"))


def _standard_input() -> bytes:
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)  # a windowed program on Windows has none
    return b"" if stream is None else stream.read(LARGEST_ORIGINAL + 1)


def _file(path: Path, name: str, library: Path | None) -> bytes:
    if library is not None:
        refuse_own_file(path, name, library)
    try:
        if path.is_dir():  # Windows calls this a lack of permission
            raise ArticleUnreadableError(f"{name} is a folder.", hint="Open one of the files in it.")
        with path.open("rb") as stream:
            return stream.read(LARGEST_ORIGINAL + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as cause:  # ValueError: a zero byte in the name
        message, hint = f"There is no file {name}.", "Check its name. The address of a page begins with https://."
        raise ArticleUnreadableError(message, hint=hint) from cause
    except PermissionError as cause:
        message, hint = f"You may not read {name}.", "Change its permissions, or copy it to a folder of your own."
        raise ArticleUnreadableError(message, hint=hint) from cause
    except OSError as cause:
        message = f"{name} could not be read: {cause.strerror or 'the disk does not answer'}."
        raise ArticleUnreadableError(message, hint="Check the disk it lies on, and open it again.") from cause


def _path_of(location: str) -> Path:
    try:
        path = unquote(urlsplit(location).path)
    except ValueError as cause:
        message = f"{_as_shown(location)} is not an address."
        raise ArticleUnreadableError(message, hint="Check it for typing errors.") from cause
    return Path(path.lstrip("/") if sys.platform == "win32" else path)


def _as_shown(location: str) -> str:
    """Return the name with bytes that are no UTF-8 replaced: file names may hold them, sentences may not."""
    return os.fsencode(location).decode("utf-8", "replace")
