"""What was typed after `kilde articles`, as data."""

from collections.abc import Sequence

from reader.cli.command_parser import command_parser
from reader.model.frozen import frozen

ARTICLES = "articles"


@frozen
class ArticlesArguments:
    """The articles of a library are to be listed."""

    words: tuple[str, ...]  # that title, outlet or tags must have, each as a beginning
    library: str | None  # None: the usual one


def parse_articles(words: Sequence[str]) -> ArticlesArguments:
    """Return what the words ask for; says what is wrong with them, or gives help, by SystemExit."""
    parser = command_parser(
        ARTICLES,
        "List the articles of the library, those added last first, each with the number that "
        "“kilde export” and “kilde import” know it by.",
    )
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="list only those whose title, outlet or tags have them"
    )
    parser.add_argument("--library", metavar="FILE", help="list this library instead of the usual one")
    found = parser.parse_intermixed_args(words)
    return ArticlesArguments(tuple(found.words), found.library)
