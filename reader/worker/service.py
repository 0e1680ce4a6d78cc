"""The loop of the analysis process: a request in, its answers out, until the requests end."""

import os
import select
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import IO, Any

from reader.model.checked import WireError
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError, KildeError
from reader.model.frames import FrameError, decode, read_frame, write_frame
from reader.model.request import OUT_OF_MEMORY, Request, error_to_json, request_from_json

FAULT_HINT = "This is a fault of the program. Other articles can still be opened."
TOO_LARGE_HINT = "Save a part of it as a file and open that."

Work = Callable[[Request], Iterator[dict[str, Any]]]


def serve(requests: IO[bytes], answers: IO[bytes], work: Work, before_each: Callable[[], None]) -> int:
    """Answer requests until they end, and return the exit status."""
    while (body := read_frame(requests)) is not None:
        before_each()
        write_frame(answers, {"taken": True})
        try:
            _answer(body, answers, work)
        except MemoryError:
            return OUT_OF_MEMORY  # what is left of the process is not to be trusted; the next one is fresh
        del body
    return 0


def end_with_listener(answers: IO[bytes]) -> None:
    """End this process as soon as nobody can hear its answers, even in the middle of an analysis.

    Where the system cannot tell (Windows), the next answer or the end of the requests does.
    """
    if sys.platform == "win32":
        return

    def wait() -> None:
        listening = select.poll()
        listening.register(answers, 0)  # no event but the one that is always reported: the other end is gone
        listening.poll()
        os._exit(0)

    threading.Thread(target=wait, daemon=True, name="listener").start()


def _answer(body: bytes, answers: IO[bytes], work: Work) -> None:
    """Write the answers to one request; a request that fails is answered with its error."""
    try:
        for answer in work(_understand(body)):
            write_frame(answers, answer)
    except KildeError as error:
        _fail(answers, error)
    except FrameError:
        _fail(answers, ArticleUnreadableError("The article is too large.", hint=TOO_LARGE_HINT))
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  # the one place where a fault of ours becomes a failed request
        _log(fault)
        _fail(answers, AnalysisFailedError("The analysis of this article failed.", hint=FAULT_HINT))


def _fail(answers: IO[bytes], error: KildeError) -> None:
    write_frame(answers, {"error": error_to_json(error)})


def _understand(body: bytes) -> Request:
    try:
        return request_from_json(decode(body))
    except (FrameError, WireError) as cause:
        raise AnalysisFailedError(f"The analysis was asked wrongly: {cause}.", hint=FAULT_HINT) from cause


def _log(fault: Exception) -> None:
    """Write where it went wrong; the message may quote the article, so it is left out."""
    print(type(fault).__name__, file=sys.stderr)  # noqa: T201
    for frame, line in traceback.walk_tb(fault.__traceback__):
        print(f"  {frame.f_code.co_filename}:{line} {frame.f_code.co_name}", file=sys.stderr, flush=True)  # noqa: T201
