"""What a table's columns mean, asked of the reader."""

from reader.model.entry import Column
from reader.model.errors import KildeError
from reader.register.guess import guess
from reader.register.mapping import signature


class NeedsMapping(KildeError):  # noqa: N818 - a question to the reader, not a failure
    """The file is a table, but what its columns mean must be asked; `guess` is where to begin."""

    def __init__(self, file: str, columns: tuple[Column, ...]) -> None:
        super().__init__(f"{file} is a table that Kilde does not know.", hint="Say what its columns mean.")
        names = [column.name for column in columns]
        self.columns = columns
        self.signature = signature(names)
        self.guess = guess(names)
