"""What was typed after `kilde sources`, as data."""

from collections.abc import Sequence
from pathlib import Path

from reader.cli.command_parser import command_parser
from reader.model.catalogue import ListForm
from reader.model.frozen import frozen
from reader.model.source import SourceKind

SOURCES = "sources"


@frozen
class SourcesArguments:
    """The sources of a library are to be listed."""

    words: tuple[str, ...]  # that a source must have, each as a beginning
    kinds: tuple[SourceKind, ...]  # () for all
    form: ListForm | None  # None: a table for a terminal
    file: Path | None  # None: standard output
    overwrite: bool
    library: str | None  # None: the usual one


def parse_sources(words: Sequence[str]) -> SourcesArguments:
    """Return what the words ask for; says what is wrong with them, or gives help, by SystemExit."""
    parser = command_parser(SOURCES, "List the sources of the library, those cited in most articles first.")
    parser.add_argument("words", nargs="*", metavar="WORD", help="list only those that have these words")
    parser.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in SourceKind],
        help="list only this kind; may be repeated",
    )
    forms = parser.add_mutually_exclusive_group()
    for form, meaning in (
        (ListForm.CSV, "write a table for spreadsheets"),
        (ListForm.JSON_LINES, "write one JSON object a line"),
        (ListForm.FOLLOW_THE_MONEY, "write entities of FollowTheMoney, one a line"),
    ):
        forms.add_argument(f"--{form}", action="store_const", const=form, dest="form", help=meaning)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write into this file, which must not exist")
    parser.add_argument("--overwrite", action="store_true", help="write over the file where it exists")
    parser.add_argument("--library", metavar="FILE", help="list this library instead of the usual one")
    found = parser.parse_intermixed_args(words)
    return SourcesArguments(
        words=tuple(found.words),
        kinds=tuple(map(SourceKind, found.kind or ())),
        form=found.form or (ListForm.CSV if found.output else None),
        file=found.output,
        overwrite=found.overwrite,
        library=found.library,
    )
