"""What was typed after `kilde import`, as data."""

from collections.abc import Sequence

from reader.cli.command_parser import command_parser
from reader.model.frozen import frozen

IMPORT = "import"

_NOTES = """Known by their content: annotated copies (HTML, PDF, EPUB, Markdown), books with marks of calibre, Web
Annotations (.jsonld), annotation sets (.annotations), Hypothesis, Readwise, and pages saved by SingleFile
with notes.
The article must be in your library; where the file does not name it, --to does. A file imported
twice adds nothing, nothing is ever deleted, and in the window Ctrl+Z takes an import back.
"""


@frozen
class ImportArguments:
    """Marks are to be taken into the library."""

    name: str  # the file
    article: str | None  # None: the one that the file names
    only_previews: bool
    takes_notes: bool
    library: str | None  # None: the usual one


def parse_import(words: Sequence[str]) -> ImportArguments:
    """Return what the words ask for; says what is wrong with them, or gives help, by SystemExit."""
    parser = command_parser(
        IMPORT, "Take marks and notes from other programs, or from a copy, into your library.", _NOTES
    )
    parser.add_argument("name", metavar="FILE", help='a file of marks; "-" reads standard input')
    parser.add_argument(
        "--to", metavar="ARTICLE", help="the article they are of: its number (see “kilde articles”), address or file"
    )
    parser.add_argument("--preview", action="store_true", help="say what would come in, and change nothing")
    parser.add_argument(
        "--update", action="store_true", help="where a mark is here already, take the note, tags and colour of the file"
    )
    parser.add_argument("--library", metavar="FILE", help="into this library instead of the usual one")
    found = parser.parse_args(words)
    return ImportArguments(found.name, found.to, found.preview, found.update, found.library)
