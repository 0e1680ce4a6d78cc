"""The worker that reads articles, and the conversation with it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reader.app.worker_process import Deadline, Ending, WorkerProcess
from reader.model.article import Article
from reader.model.checked import ITEMS, Checked, WireError
from reader.model.copy import AnnotatedCopy
from reader.model.errors import AnalysisCancelledError, AnalysisFailedError, ArticleUnreadableError, KildeError
from reader.model.frames import FrameError
from reader.model.reading import Reading
from reader.model.request import Request, RereadRequest, read_error, request_to_json
from reader.model.wire import PART, read_article, read_reading
from reader.model.wire_copy import read_copy

OnArticle = Callable[[Article], None]
Findings = Reading | AnnotatedCopy

MOST_PARTS = 2 * ITEMS // PART  # of one article, or of its reading

# Once its text is there, an article longer than so many characters may take longer in proportion, up to twice as long:
# a million words are read by rules in 40 seconds, on a slow machine in 90.
PATIENT_FROM = 3_000_000

TEXT_HINT = "Its text can still be read and annotated."


class NeverTakenError(Exception):
    """The process was gone before it took the request: another may be asked."""


class AnalysisProcess:
    """A running worker that reads articles. One request at a time; `kill` may come from any thread."""

    def __init__(self, command: Sequence[str], log: Path | None) -> None:
        self._worker = WorkerProcess(command, log)
        self._is_idle = True

    def is_sound(self) -> bool:
        """Tell whether the next request may go to this process."""
        return self._is_idle and self._worker.is_alive()

    def kill(self, why: Ending) -> None:
        """End the process at once; whoever waits for its answer gets the matching error."""
        self._worker.kill(why)

    def close(self) -> None:
        """End the process and leave nothing of it behind."""
        self._worker.close()

    def answer(self, request: Request, on_article: OnArticle, timeout_s: float) -> Findings:
        """Return what the process finds; raises KildeError, or NeverTakenError."""
        deadline = Deadline(timeout_s)
        try:
            with self._worker.within(deadline):
                self._hand_over(request)
                known = request.article if isinstance(request, RereadRequest) else None
                return self._listen(known, on_article, deadline)
        except EOFError as cause:
            raise self._obituary(deadline) from cause
        except (FrameError, WireError) as cause:
            if self._worker.was_killed:  # in the middle of an answer, which is half a frame then
                raise self._obituary(deadline) from cause
            message = "The analysis gave an answer that cannot be used."
            raise AnalysisFailedError(message, hint=TEXT_HINT) from cause

    def _hand_over(self, request: Request) -> None:
        data = request_to_json(request)
        self._is_idle = False
        try:
            self._worker.send(data)
        except FrameError as cause:
            raise too_large("The article") from cause
        if not self._worker.takes():
            raise EOFError if self._worker.was_killed else NeverTakenError

    def _listen(self, known: Article | None, on_article: OnArticle, deadline: Deadline) -> Findings:
        """Return what is found; a reading does not repeat the article that is known, or that came before it."""
        parts: list[Checked] = []
        usual_s = deadline.seconds  # an article is given more once, however often the process sends one
        deadline.seconds = usual_s * _patience(known)
        while True:
            answer = self._worker.next()
            if (part := answer.get("part")) and len(parts) < MOST_PARTS:
                parts.append(part)
            elif article := answer.get("article"):
                known, parts = read_article(article, parts), []
                deadline.seconds = usual_s * _patience(known)
                on_article(known)
            else:
                return self._last(answer, parts, known)

    def _last(self, answer: Checked, parts: Sequence[Checked], known: Article | None) -> Findings:
        error, copy = answer.get("error"), answer.get("copy")
        found = (
            read_error(error) if error else read_copy(copy) if copy else read_reading(answer["reading"], parts, known)
        )
        self._is_idle = True
        if isinstance(found, KildeError):
            raise found
        return found

    def _obituary(self, deadline: Deadline) -> KildeError:
        """Return the error that says why the process ended."""
        match self._worker.ending():
            case Ending.OVERTAKEN:
                return AnalysisCancelledError("The analysis was stopped.")
            case Ending.TOO_SLOW:
                words = f"The analysis took longer than {deadline.seconds:.3g} seconds and was stopped."
            case Ending.OUT_OF_MEMORY:
                words = "The analysis needed more memory than it may take."
            case Ending.UNEXPECTED:
                words = "The analysis ended unexpectedly."
        return AnalysisFailedError(words, hint=TEXT_HINT)


def _patience(article: Article | None) -> float:
    """Return how many times as long an article may take."""
    return min(2.0, max(1.0, len(article.text) / PATIENT_FROM)) if article is not None else 1.0


def too_large(name: str) -> ArticleUnreadableError:
    """Return the error for an original that no frame can hold."""
    return ArticleUnreadableError(f"{name} is too large to be read.", hint="Save a part of it and open that.")
