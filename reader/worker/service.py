"""The loop of the analysis process: a request in, its answers out, until the requests end."""

import os
import select
import sys
import threading
import traceback
from collections.abc import Callable
from typing import IO, Any, TypeVar

from reader.model.checked import WireError
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError, KildeError
from reader.model.frames import FrameError, decode, read_frame, write_frame
from reader.model.request import OUT_OF_MEMORY, error_to_json

FAULT_HINT = "This is a fault of the program. Other articles can still be opened."
TOO_LARGE_HINT = "Save a part of it as a file and open that."

Request = TypeVar("Request")
Understand = Callable[[Any], Request]  # raises WireError
Send = Callable[[dict[str, Any]], None]
Grant = Callable[[], None]
Work = Callable[[Request, Send], None]


def serve(
    requests: IO[bytes], answers: IO[bytes], understand: Understand[Request], work: Work[Request], grant: Grant
) -> int:
    """Answer requests until they end, and return the exit status; `grant` gives the time for the next answer."""

    def send(answer: dict[str, Any]) -> None:
        write_frame(answers, answer)
        grant()

    while (body := read_frame(requests)) is not None:
        send({"taken": True})
        try:
            _answer(body, send, understand, work)
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


def _answer(body: bytes, send: Send, understand: Understand[Request], work: Work[Request]) -> None:
    """Send the answers to one request; a request that fails is answered with its error."""
    try:
        work(_understood(body, understand), send)
    except KildeError as error:
        _fail(send, error)
    except FrameError:
        _fail(send, ArticleUnreadableError("The article is too large.", hint=TOO_LARGE_HINT))
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  # the one place where a fault of ours becomes a failed request
        _log(fault)
        _fail(send, AnalysisFailedError("The analysis of this article failed.", hint=FAULT_HINT))


def _fail(send: Send, error: KildeError) -> None:
    send({"error": error_to_json(error)})


def _understood(body: bytes, understand: Understand[Request]) -> Request:
    try:
        return understand(decode(body))
    except (FrameError, WireError) as cause:
        raise AnalysisFailedError(f"The analysis was asked wrongly: {cause}.", hint=FAULT_HINT) from cause


def _log(fault: Exception) -> None:
    """Write where it went wrong; the message may quote the article, so it is left out."""
    print(type(fault).__name__, file=sys.stderr)  # noqa: T201
    for frame, line in traceback.walk_tb(fault.__traceback__):
        print(f"  {frame.f_code.co_filename}:{line} {frame.f_code.co_name}", file=sys.stderr, flush=True)  # noqa: T201
