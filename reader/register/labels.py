"""Names by id, of what records point at: kept while a file is read twice, and never more than memory bears."""

from reader.model.entry import BrokenRecord

MOST_LABELS = 200_000  # some 30 MB; an id beyond them stays out of the words, as one that no line names


MORE = BrokenRecord(
    "the end", "The file ties more people and bodies together than memory bears; some posts are left out."
)


class Labels:
    """The names of posts and bodies by their ids."""

    def __init__(self, most: int = MOST_LABELS) -> None:
        self._most = most
        self._names: dict[str, str] = {}
        self.is_full = False

    def add(self, ident: str, name: str) -> None:
        """Remember a name, while there is room."""
        self.is_full = len(self._names) >= self._most
        if ident and not self.is_full:
            self._names[ident] = name

    def has(self, ident: str) -> bool:
        """Tell whether the id was met."""
        return ident in self._names

    def get(self, ident: str) -> str:
        """Return the name, "" where none is known."""
        return self._names.get(ident, "")
