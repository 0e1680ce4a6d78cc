"""The way into the library's file, for the parts of `app` that the library is made of."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Access(Protocol):
    """How the library's file is read and written: each write one transaction, durable when it returns."""

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Return what `work` makes of one unchanging state."""

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` after all that was asked for before."""
