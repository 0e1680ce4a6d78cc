"""What every worker does: it takes its pipes, gives up what it must not have, and serves."""

import faulthandler
import io
import logging
import os
import sys
import warnings
from collections.abc import Callable
from typing import IO, TypeVar

from reader.worker.limits import confine, grant_cpu_time
from reader.worker.service import Understand, Work, end_with_listener, serve

Request = TypeVar("Request")


def work_until_the_end(
    understand: Understand[Request], work: Work[Request], warm: Callable[[], object] = lambda: None
) -> int:
    """Answer requests until standard input ends, `warm` from the first; return the exit status."""
    requests, replies = _take_streams()
    _keep_the_log_free_of_articles()
    warm()
    confine()
    end_with_listener(replies)  # a thread, and therefore last: with one, no network namespace is granted
    return serve(requests, replies, understand, work, grant_cpu_time)


def _take_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return the two pipes, and leave nothing in their place for a library to read or print to."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    sys.stdin = sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    return requests, replies


def _keep_the_log_free_of_articles() -> None:
    """Silence what libraries would write of a page to standard error; a crash leaves line numbers there."""
    logging.disable()
    warnings.simplefilter("ignore")
    faulthandler.enable()
