"""`kilde analyse`: the sources of many articles, without a window."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from reader.app.batch import Outcome, Progress, ReadOne, read_each, read_original
from reader.app.library import Library
from reader.app.open import open_article
from reader.app.paths import library_file, worker_command, worker_log
from reader.app.workshop import Workshop
from reader.cli import explanation, table
from reader.cli.arguments import AnalyseArguments, Form
from reader.cli.out_folder import OutFolder
from reader.cli.output import complain, write_line
from reader.cli.printable import json_line
from reader.cli.progress import ProgressLine, articles_read
from reader.model.errors import KildeError
from reader.model.library import OpenArticle
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.wire import reading_to_json

MOST_WORKERS = 4  # each takes a core and the memory of the analysis

_LINES = {Form.TABLE: table.lines, Form.EXPLANATION: explanation.lines}

Show = Callable[[Reading, str], None]


def analyse(arguments: AnalyseArguments) -> int:
    """Analyse the articles, print or write what was found, and return the exit status."""
    try:
        with (
            _workshops(len(arguments.locations)) as workshops,
            _reading(arguments) as read,
            contextlib.closing(read_each(arguments.locations, workshops, read, _library(arguments))) as outcomes,
        ):
            failed = _run(arguments, outcomes)
    except KildeError as error:
        complain(error)
        return 1
    for outcome in failed:
        complain(outcome.error, outcome.location)
    return 1 if failed else 0


def _run(arguments: AnalyseArguments, outcomes: Iterator[Outcome]) -> list[Outcome]:
    """Show each outcome as it comes, and return the failed ones."""
    show, failed = _shown(arguments), []
    progress = ProgressLine(sys.stderr) if arguments.progress or sys.stderr.isatty() else None
    begun = time.monotonic()
    for done, outcome in enumerate(outcomes, start=1):
        if progress is not None:
            progress.clear()
        if outcome.reading is None:
            failed.append(outcome)
        else:
            show(outcome.reading, outcome.location)
        if progress is not None:
            seconds = time.monotonic() - begun
            so_far = Progress(done, len(failed), len(arguments.locations), seconds)
            progress.show(articles_read(so_far), is_last=done == so_far.total)
    if progress is not None:
        progress.clear()
    return failed


def _shown(arguments: AnalyseArguments) -> Show:
    folder = None if arguments.out is None else OutFolder(arguments.out)

    def show(reading: Reading, location: str) -> None:
        name = os.fsencode(location).decode("utf-8", "replace")
        line = json_line(reading_to_json(reading, name))
        if folder is not None:
            folder.write(location, line)
        if arguments.form is Form.JSON:
            write_line(line)
        elif arguments.form is not None:
            write_line("\n".join(_LINES[arguments.form](reading, name)))

    return show


@contextlib.contextmanager
def _workshops(articles: int) -> Iterator[tuple[Workshop, ...]]:
    count = max(1, min(articles, os.cpu_count() or 1, MOST_WORKERS))
    workshops = tuple(Workshop(worker_command(), log=worker_log()) for _ in range(count))
    try:
        yield workshops
    finally:
        for workshop in workshops:
            workshop.close()


@contextlib.contextmanager
def _reading(arguments: AnalyseArguments) -> Iterator[ReadOne]:
    """Yield how one article is read: from its own words alone, or with what a library knows laid over them."""
    file = _library(arguments)
    if file is None:
        yield read_original
        return
    library = Library(file)
    try:
        yield lambda original, workshop: _with_library(original, library, workshop)
    finally:
        library.close()


def _library(arguments: AnalyseArguments) -> Path | None:
    return library_file(arguments.library) if arguments.library is not None else None


def _with_library(original: Original, library: Library, workshop: Workshop) -> Reading:
    article = open_article(original, library, workshop, on_text=_ignore_text)
    appearances = tuple(replace(card.appearance, signals=card.signals) for card in article.cards)
    return replace(article.reading, appearances=appearances)


def _ignore_text(_article: OpenArticle) -> None:
    """Wait for the sources: nobody watches."""
