"""A PDF of an annotated copy, made by a process of its own: what makes it is heavy, and reads what strangers wrote."""

from collections.abc import Callable

from reader.app.worker_process import Deadline, Ending, WorkerProcess
from reader.app.workshop import Workshop
from reader.exchange.pictures import with_pictures_within_bounds
from reader.model.checked import Checked, WireError
from reader.model.copy import AnnotatedCopy
from reader.model.errors import AnalysisFailedError, CopyNotWrittenError, ImportCancelledError, KildeError
from reader.model.frames import FrameError
from reader.model.request import PrintRequest, print_request_to_json, read_error

TIMEOUT_S = 120  # 50,000 words with 100 marks take ten seconds
LARGEST = 256 << 20  # bytes

_OTHERWISE = "Print it from the window, or save it as HTML."


def pdf(
    copy: AnnotatedCopy,
    workshop: Workshop,
    *,
    timeout_s: float = TIMEOUT_S,
    is_cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return the PDF; raises CopyNotWrittenError, which names the package to install where one is missing.

    A thread other than the one that waits may cancel by letting `is_cancelled` say so.
    """
    try:
        worker = workshop.print_worker()
    except AnalysisFailedError as cause:
        raise CopyNotWrittenError("What makes PDFs could not be started.", hint=cause.hint) from cause
    try:
        with worker.within(Deadline(timeout_s), is_cancelled):
            return _made(worker, copy)
    except EOFError as cause:
        raise _obituary(worker, timeout_s) from cause
    except (FrameError, WireError) as cause:
        if worker.was_killed:  # in the middle of an answer, which is half a frame then
            raise _obituary(worker, timeout_s) from cause
        raise CopyNotWrittenError("The PDF could not be made.", hint=_OTHERWISE) from cause
    finally:
        worker.close()


def _made(worker: WorkerProcess, copy: AnnotatedCopy) -> bytes:
    request = print_request_to_json(PrintRequest(with_pictures_within_bounds(copy)))
    try:
        worker.send(request)
    except FrameError as cause:
        raise CopyNotWrittenError("The article is too long for a PDF.", hint="Save it as HTML.") from cause
    if not worker.takes():
        raise EOFError
    made = bytearray()
    while not (answer := worker.next()).get("end"):
        if error := answer.get("error"):
            raise _as_ours(error)
        made += answer["pdf"].data()
        if len(made) > LARGEST:
            raise answer.error("is larger than any PDF of an article")
    return bytes(made)


def _as_ours(error: Checked) -> KildeError:
    """Return the error for the reader; the loop of all workers speaks of an analysis."""
    found = read_error(error)
    return (
        found
        if isinstance(found, CopyNotWrittenError)
        else CopyNotWrittenError("The PDF could not be made.", hint=_OTHERWISE)
    )


def _obituary(worker: WorkerProcess, timeout_s: float) -> KildeError:
    """Return the error that says why the process ended."""
    match worker.ending():
        case Ending.OVERTAKEN:
            return ImportCancelledError("The PDF was not wanted any more.")
        case Ending.TOO_SLOW:
            words = f"The PDF took longer than {timeout_s:g} seconds and was given up."
        case Ending.OUT_OF_MEMORY:
            words = "The PDF needed more memory than it may take."
        case _:
            words = "What makes the PDF ended unexpectedly."
    return CopyNotWrittenError(words, hint=_OTHERWISE)
