"""`kilde export`: an article with its marks, or what it says, in a form of one's choice."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

from reader.app.copies import CopyChoices
from reader.app.exporting import copy_of, remember, require_sources, save_export, written
from reader.app.housekeeping import require_file
from reader.app.library import Library
from reader.app.paths import library_file, worker_command, worker_log
from reader.app.wanted import wanted_article
from reader.app.workshop import Workshop
from reader.cli.export_arguments import ExportArguments
from reader.cli.output import complain, warn, write_bytes
from reader.model.copy import AnnotatedCopy
from reader.model.errors import KildeError
from reader.model.export import Sieve
from reader.model.library import OpenArticle


def export(arguments: ExportArguments) -> int:
    """Write what was asked for and return the exit status."""
    try:
        with a_library(arguments.library) as library, closing(Workshop(worker_command(), log=worker_log())) as workshop:
            article = wanted_article(arguments.article, library, workshop)
            require_sources(article, arguments.sieve)
            copy = copy_of(article, library, _choices(arguments), arguments.sieve)
            _write(copy, arguments, workshop)
            if library is not None and article.id is not None:
                remember(copy, arguments.form, library)
    except KildeError as error:
        complain(error, os.fsencode(arguments.article).decode("utf-8", "replace"))
        return 1
    _warn_of_none(article, copy, arguments)
    return 0


@contextmanager
def a_library(named: str | None) -> Iterator[Library | None]:
    """Yield the library, None where none has been begun; LibraryError where one was named that is not there."""
    file = library_file(named)
    if named is not None:
        require_file(file)
    if not file.is_file():
        yield None
        return
    with closing(Library(file)) as library:
        yield library


def _choices(arguments: ExportArguments) -> CopyChoices:
    return CopyChoices(
        private_notes=arguments.private_notes,
        assessments=arguments.assessments,
        corrections=arguments.corrections,
        earlier_articles=arguments.earlier_articles,
        original_page=arguments.original_page,
        note=arguments.note,
    )


def _write(copy: AnnotatedCopy, arguments: ExportArguments, workshop: Workshop) -> None:
    if arguments.file is not None:
        save_export(copy, arguments.form, arguments.file, workshop, overwrite=arguments.overwrite)
    else:
        write_bytes(written(copy, arguments.form, workshop))


def _warn_of_none(article: OpenArticle, copy: AnnotatedCopy, arguments: ExportArguments) -> None:
    """Say that of marks that are there none went along: it may be a tag with a typing error."""
    is_sifted = arguments.sieve != Sieve()
    if arguments.form.has_marks and is_sifted and article.annotations and not copy.annotations:
        warn("None of the article’s marks has that colour, tag or source: the file holds none.")
