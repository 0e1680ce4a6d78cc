"""What was typed on the command line, as data."""

import argparse
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from reader import __version__
from reader.cli.article_arguments import ARTICLES, ArticlesArguments, parse_articles
from reader.cli.command_parser import command_parser
from reader.cli.export_arguments import EXPORT, ExportArguments, parse_export
from reader.cli.import_arguments import IMPORT, ImportArguments, parse_import
from reader.cli.library_arguments import LIBRARY, LibraryArguments, parse_library
from reader.cli.register_arguments import REGISTERS, RegistersArguments, parse_registers
from reader.cli.source_arguments import SOURCES, SourcesArguments, parse_sources
from reader.model.frozen import frozen

ANALYSE = "analyse"

_COMMANDS = f"""commands:
  kilde {ANALYSE} FILE...      find the sources of many articles, without a window
  kilde {EXPORT} ARTICLE       write it for other programs: HTML, Markdown, annotations, references
  kilde {IMPORT} FILE          take marks and notes from other programs into your library
  kilde {ARTICLES}             list the articles of your library, with their numbers
  kilde {SOURCES}              list the sources of your library, also for other programs
  kilde {REGISTERS} TASK       take lists of people, bodies and outlets into the library, or out
  kilde {LIBRARY} TASK         check the library, back it up, or bring a backup back
                           (--help after a command tells more)

Nothing is fetched unless you ask for a page, then and there.
"""

_ANALYSE_NOTES = """The sources are those of each article's own words. JSON comes one object a line, its
offsets counted in Unicode code points of article.text. The exit status is 1 where a file could
not be read; the others are done.
"""


@frozen
class WindowArguments:
    """A window is wanted, on the article at `location` where one is named."""

    location: str | None
    library: str | None  # None: the usual one


class Form(StrEnum):
    """How what was found is printed."""

    JSON = "json"
    TABLE = "table"
    EXPLANATION = "explain"


@frozen
class AnalyseArguments:
    """Articles are to be analysed without a window."""

    locations: tuple[str, ...]
    form: Form | None  # what is printed; None: nothing
    out: Path | None  # folder for one JSON file an article
    library: str | None  # None: no library is consulted
    progress: bool  # also where standard error is no terminal


CommandArguments = (
    AnalyseArguments
    | ExportArguments
    | ImportArguments
    | ArticlesArguments
    | SourcesArguments
    | RegistersArguments
    | LibraryArguments
)
Arguments = WindowArguments | CommandArguments


def parse(words: Sequence[str]) -> Arguments:
    """Return what the words ask for; says what is wrong with them, or gives help, by SystemExit."""
    words = _command_first(words)
    command = _PARSERS.get(words[0]) if words else None
    if command is not None:
        return command(words[1:])
    parser = argparse.ArgumentParser(
        prog="kilde",
        description="Open an article and see who its sources are.",
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "location",
        nargs="?",
        metavar="FILE_OR_URL",
        help='a saved page, a text file, an annotated copy or a web address; "-" reads standard input; '
        "without it, the article you read last",
    )
    _add_library(parser, "use this library instead of the usual one")
    parser.add_argument("--version", action="version", version=f"kilde {__version__}")
    found = parser.parse_args(words)
    return WindowArguments(found.location, found.library)


def _command_first(words: Sequence[str]) -> Sequence[str]:
    """Return the words with a library that is named before a command behind it, where the command looks for it."""
    named = words[:2] if words[:1] == ["--library"] else [word for word in words[:1] if word.startswith("--library=")]
    rest = list(words[len(named) :])
    if not named or not rest or rest[0] not in _PARSERS:
        return words
    end = rest.index("--") if "--" in rest else len(rest)  # what comes after is files, whatever it looks like
    return [*rest[:end], *named, *rest[end:]]


def _parse_analyse(words: Sequence[str]) -> AnalyseArguments:
    parser = command_parser(
        ANALYSE, "Find the sources that articles cite, and what each is quoted as saying.", _ANALYSE_NOTES
    )
    parser.add_argument(
        "locations", nargs="+", metavar="FILE", help='saved pages, text files or web addresses; "-" is standard input'
    )
    forms = parser.add_mutually_exclusive_group()
    for form, meaning in (
        (Form.JSON, "print one JSON object a line for each article"),
        (Form.TABLE, "print a table of each article's sources (the usual)"),
        (Form.EXPLANATION, "print for each statement why it was given to its source"),
    ):
        forms.add_argument(f"--{form}", action="store_const", const=form, dest="form", help=meaning)
    parser.add_argument("--out", type=Path, metavar="DIR", help="write a JSON file for each article into this folder")
    _add_library(parser, "keep the articles in this library, and let what it knows and your corrections bear on them")
    parser.add_argument("--progress", action="store_true", help="tell how far it is, even into a file or pipe")
    found = parser.parse_intermixed_args(words)  # options may also stand between files
    return AnalyseArguments(
        locations=tuple(found.locations),
        form=found.form or (None if found.out else Form.TABLE),
        out=found.out,
        library=found.library,
        progress=found.progress,
    )


def _add_library(parser: argparse.ArgumentParser, meaning: str) -> None:
    parser.add_argument("--library", metavar="FILE", help=meaning)


_PARSERS: dict[str, Callable[[Sequence[str]], CommandArguments]] = {
    ANALYSE: _parse_analyse,
    EXPORT: parse_export,
    IMPORT: parse_import,
    ARTICLES: parse_articles,
    SOURCES: parse_sources,
    REGISTERS: parse_registers,
    LIBRARY: parse_library,
}
