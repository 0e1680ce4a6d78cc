"""What can go wrong in the world, said in the reader's words.

Anything that is not a `KildeError` is a fault of the program and flies to the crash hook.
"""

from pathlib import Path


class KildeError(Exception):
    """Something that happened outside the program: `str()` says what, `hint` says what to try."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ArticleUnreadableError(KildeError):
    """The file, page or paste could not be read as an article."""


class PageUnreachableError(KildeError):
    """The page could not be fetched."""


class LookUpFailedError(KildeError):
    """A register on the web gave no answer to the reader's question."""


class AnalysisFailedError(KildeError):
    """The analysis process gave up: too long, too large, or it died."""


class AnalysisCancelledError(KildeError):
    """The reader asked for something else meanwhile."""


class LibraryError(KildeError):
    """The library file cannot be used as it is."""


class LibraryDamagedError(LibraryError):
    """The library `file` is not a sound SQLite database."""

    def __init__(self, message: str, *, hint: str = "", file: Path | None = None) -> None:
        super().__init__(message, hint=hint)
        self.file = file


class LibraryNewerError(LibraryError):
    """The library was written by a newer Kilde; it is left untouched."""


class LibraryBusyError(LibraryError):
    """Another program holds the library's lock for too long."""


class ChangeOverruledError(KildeError):
    """What the reader asks for cannot stand beside what the reader did before."""


class RegisterUnreadableError(KildeError):
    """The file could not be read as a register."""


class ImportCancelledError(KildeError):
    """The reader has had enough of an import; nothing of it is left."""


class CopyNotWrittenError(KildeError):
    """An annotated copy could not be written; no half file is left."""


class PatternError(KildeError):
    """What was typed is no regular expression, or one that is not done in time."""
