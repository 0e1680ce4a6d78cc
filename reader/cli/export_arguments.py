"""What was typed after `kilde export`, as data."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from reader.cli.command_parser import command_parser
from reader.model.annotation import Colour
from reader.model.export import ExportForm, Sieve
from reader.model.frozen import frozen

EXPORT = "export"

_NOTES = """ARTICLE is a number that “kilde articles” shows (or an article's uid), a file, "-" for standard input,
or an address. What your library has comes from there, with your marks; anything else is read and
not added to it, and an address that the library does not know is fetched, once.
"""


@frozen
class ExportArguments:
    """An article is to be written in some form."""

    article: str
    form: ExportForm
    file: Path | None  # None: standard output
    overwrite: bool
    sieve: Sieve
    private_notes: bool
    assessments: bool
    corrections: bool
    earlier_articles: bool
    original_page: bool
    note: str
    library: str | None  # None: the usual one


def parse_export(words: Sequence[str]) -> ExportArguments:
    """Return what the words ask for; says what is wrong with them, or gives help, by SystemExit."""
    parser = command_parser(
        EXPORT, "Write an article with your marks, or what it says, for other programs and people.", _NOTES
    )
    parser.add_argument("article", metavar="ARTICLE", help="a number of the library, a file or an address")
    parser.add_argument(
        "--to",
        choices=[form.value for form in ExportForm],
        metavar="FORM",
        help=f"one of {', '.join(ExportForm)}; without it, the form that FILE's name ends like",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write into this file, which must not exist")
    parser.add_argument("--overwrite", action="store_true", help="write over the file where it exists")
    _add_sieve(parser)
    _add_choices(parser)
    parser.add_argument("--library", metavar="FILE", help="take it from this library instead of the usual one")
    found = parser.parse_args(words)
    form = ExportForm(found.to) if found.to else form_of(found.output)
    if form is None:
        parser.error(f"say in which form with --to: {', '.join(ExportForm)}")
    return ExportArguments(
        article=found.article,
        form=form,
        file=found.output,
        overwrite=found.overwrite,
        sieve=Sieve(tuple(map(Colour, found.colour)), tuple(found.tag), tuple(found.source)),
        private_notes=found.private_notes,
        assessments=found.assessments,
        corrections=found.corrections,
        earlier_articles=found.earlier_articles,
        original_page=found.original_page,
        note=found.note,
        library=found.library,
    )


def form_of(file: Path | None) -> ExportForm | None:
    """Return the form that a file's name ends like, the longest ending first."""
    name = file.name.lower() if file is not None else ""
    fitting = (form for form in ExportForm if name.endswith(form.suffix))
    return max(fitting, key=lambda form: len(form.suffix), default=None)


def _add_sieve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--colour",
        action="append",
        default=[],
        choices=[colour.value for colour in Colour],
        help="only marks of this colour; may be repeated",
    )
    parser.add_argument("--tag", action="append", default=[], help="only marks with this tag; may be repeated")
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="NAME",
        help="only this source, and the marks on what it says; may be repeated",
    )


def _add_choices(parser: argparse.ArgumentParser) -> None:
    for name, meaning in (
        ("private-notes", "private notes too"),
        ("assessments", "your own assessments of the sources too"),
        ("corrections", "what you corrected too; without it, the sources as the program found them"),
        ("earlier-articles", "what other articles in your library say of the sources too"),
        ("original-page", "the page as it was fetched too: in an HTML copy, as data that nothing shows"),
    ):
        parser.add_argument(f"--{name}", action="store_true", help=meaning)
    parser.add_argument("--note", default="", metavar="WORDS", help="a word to whoever opens it")
