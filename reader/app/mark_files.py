"""Files of marks: known at a glance, and read in a process of their own, as strangers' files are."""

import re

from reader.app.worker_process import Deadline, Ending, WorkerProcess
from reader.model.checked import Checked, WireError
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError, KildeError
from reader.model.found_marks import FoundMarks
from reader.model.frames import FrameError
from reader.model.original import Original
from reader.model.request import marks_request_to_json, read_error
from reader.model.wire_marks import read_found

TIMEOUT_S = 60
SUFFIXES = (".jsonld", ".annotations", ".ann", ".json", ".csv", ".md", ".epub", ".pdf", ".html", ".htm")

_LOOKED_AT = 1 << 16  # bytes
_NAMES = rb"TextQuoteSelector|AnnotationSet|AnnotationCollection|AnnotationPage|export_userid"
_JSON = re.compile(rb'\s*[\[{].*?"(?:' + _NAMES + rb')"', re.DOTALL)
_TABLE = re.compile(rb'(?:[^\n]{0,400},)?"?highlight"?[,\r\n]', re.IGNORECASE)


def looks_like_marks(content: bytes) -> bool:
    """Tell whether these are the bytes of marks without an article, which are not opened but imported."""
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    return _JSON.match(start) is not None or _TABLE.match(start) is not None


def read_marks(original: Original, worker: WorkerProcess) -> FoundMarks:
    """Return the marks in the file, and end the process; raises ArticleUnreadableError and AnalysisFailedError."""
    try:
        with worker.within(Deadline(TIMEOUT_S)):
            worker.send(marks_request_to_json(original))
            if not worker.takes():
                raise EOFError
            return _found(worker.next())
    except EOFError as cause:
        raise _obituary(original, worker) from cause
    except (FrameError, WireError) as cause:
        raise _failed(original, "gave an answer that cannot be used") from cause
    finally:
        worker.close()


def _found(answer: Checked) -> FoundMarks:
    error = answer.get("error")
    if error is None:
        return read_found(answer["marks"])
    told = read_error(error)
    if isinstance(told, ArticleUnreadableError):
        raise told
    raise AnalysisFailedError("Reading the marks failed.", hint="This is a fault of the program.")  # it says "article"


def _obituary(original: Original, worker: WorkerProcess) -> KildeError:
    match worker.ending():
        case Ending.TOO_SLOW:
            return _failed(original, f"took longer than {TIMEOUT_S} seconds")
        case Ending.OUT_OF_MEMORY:
            return _failed(original, "needed more memory than it may take")
    return _failed(original, "ended unexpectedly")


def _failed(original: Original, how: str) -> KildeError:
    return AnalysisFailedError(f"Reading the marks in {original.name} {how}.", hint="Try it with a part of the file.")
