"""The reader's marks, several at a time, and what they are told apart by: tags, and names of colours."""

from sqlite3 import Connection

from reader.app import history
from reader.app.access import Access
from reader.app.cards import assemble
from reader.app.clock import now
from reader.app.former_place import FormerPlace, find_former_place
from reader.app.mark_states import Marks
from reader.app.scopes import ArticleScope
from reader.model.annotation import Colour
from reader.model.library import ArticleId, OpenArticle
from reader.store import settings, tags

LONGEST_NAME = 40  # characters of a colour's name

_COLOUR = "colour/"  # settings that begin so hold what the reader calls a colour


class MarkBook:
    """What can be done with more than one mark, and what the reader has named."""

    def __init__(self, library: Access) -> None:
        self._library = library

    def change(self, article: ArticleId, wanted: Marks, words: str) -> OpenArticle:
        """Add, change and delete marks in one step of undo, which `words` name; None deletes."""

        def work(connection: Connection) -> None:
            history.set_annotations(connection, ArticleScope.of(connection, article), wanted, words, now())

        self._library.write(work)
        return self._library.read(lambda connection: assemble(connection, article))

    def former_place(self, article: ArticleId, uid: str) -> FormerPlace:
        """Return what stands now where a mark stood before the text was changed."""
        return self._library.read(lambda connection: find_former_place(connection, article, uid))

    def tags(self) -> tuple[str, ...]:
        """Return every tag of the library, of articles and marks, in alphabetical order."""
        return self._library.read(tags.every_tag)

    def colour_names(self) -> tuple[tuple[Colour, str], ...]:
        """Return what the reader calls colours, those that have a name of the reader's."""

        def load(connection: Connection) -> tuple[tuple[Colour, str], ...]:
            named = ((colour, settings.load_setting(connection, _COLOUR + colour)) for colour in Colour)
            return tuple((colour, name) for colour, name in named if name)

        return self._library.read(load)

    def name_colour(self, colour: Colour, name: str) -> None:
        """Call a colour so from now on; "" gives it back its own name."""
        kept = " ".join(name.split())[:LONGEST_NAME]
        self._library.write(lambda connection: settings.save_setting(connection, _COLOUR + colour, kept))
