"""The analysis process: `python -m reader.worker`, in a bundle `kilde --worker`.

Requests come in on standard input and are answered on standard output (model/request.py). Importing the
analysis and loading its models is the slow part of its start, and done before the first request: that is what
"warm" means.
"""

import faulthandler
import io
import logging
import os
import sys
import warnings
from typing import IO

from reader.attribution.models import load_models
from reader.worker.analysis import answers
from reader.worker.limits import confine, grant_cpu_time
from reader.worker.service import end_with_listener, serve

WARM = "en"  # whose models are loaded before the first request; another language's take 0.2 s of its first article


def main() -> int:
    """Answer requests until standard input ends; return the exit status."""
    requests, replies = _take_streams()
    _keep_the_log_free_of_articles()
    load_models(WARM)
    confine()
    end_with_listener(replies)  # a thread, and therefore last: with one, no network namespace is granted
    return serve(requests, replies, answers, grant_cpu_time)


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


if __name__ == "__main__":
    sys.exit(main())
