"""Lines on standard output, what becomes of it when nobody takes them, and complaints beside it."""

import os
import sys

from reader.cli.printable import printable
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
        raise _not_taken(cause) from cause


def write_bytes(content: bytes) -> None:
    """Write a file's bytes as they are into a file or pipe; on a terminal its lines, made harmless. Raises as above."""
    if sys.stdout.isatty():
        for line in content.decode("utf-8", "replace").splitlines():
            write_line(printable(line))
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _give_up()
        raise
    except OSError as cause:
        raise _not_taken(cause) from cause


def complain(error: KildeError | None, location: str = "") -> None:
    """Write a line about the error to standard error."""
    if error is not None:
        place = f"{printable(location)}: " if location and location not in str(error) else ""
        print(f"kilde: {place}{printable(f'{error} {error.hint}'.strip())}", file=sys.stderr)


def warn(words: str) -> None:
    """Write a line to standard error about what went well, but should be known."""
    print(f"kilde: {printable(words)}", file=sys.stderr)


def _not_taken(cause: OSError) -> OutputNotTakenError:
    _give_up()
    message = f"The results could not be written: {cause.strerror}."
    return OutputNotTakenError(message, hint="Make room on the disk, or write to another.")


def _give_up() -> None:
    """Let what is still to be written go nowhere, or Python complains of it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
