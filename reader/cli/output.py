"""Lines on standard output, and what becomes of it when nobody takes them."""

import os
import sys

from reader.model.errors import KildeError


class OutputNotTakenError(KildeError):
    """The disk below standard output takes no more."""


def write_line(line: str) -> None:
    """Write the line at once; raises OutputNotTakenError, and BrokenPipeError where the other end has gone."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        _give_up()
        raise
    except OSError as cause:
        _give_up()
        message = f"The results could not be written: {cause.strerror}."
        raise OutputNotTakenError(message, hint="Make room on the disk, or write to another.") from cause


def _give_up() -> None:
    """Let what is still to be written go nowhere, or Python complains of it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
