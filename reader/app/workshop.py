"""The worker as the rest of the program sees it: kept warm for articles, replaced when it dies."""

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path

from reader.app.analysis_process import (
    AnalysisProcess,
    Findings,
    NeverTakenError,
    OnArticle,
    too_large,
)
from reader.app.worker_process import Ending, WorkerProcess
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.errors import AnalysisCancelledError, AnalysisFailedError
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.request import LARGEST_ORIGINAL, ReadRequest, Request, RereadRequest

REGISTERS, MARKS = "registers", "marks"  # behind the command, for the workers that read those
PRINTS = "prints"  # for the one that makes PDFs
GRACE_S = 0.5  # about what a new process needs to be warm: a running analysis may as well end by itself


def ignore_article(_article: Article) -> None:
    """Do nothing with the text: the reading brings it again."""


class Workshop:
    """Reads articles in a process of its own, one at a time; the newest wish wins.

    Calls block and may come from any thread. A request that is overtaken by another, cancelled, too slow or
    fatal to the process fails alone: the next one finds a new process.
    """

    def __init__(self, command: Sequence[str], *, timeout_s: float = 60, log: Path | None = None) -> None:
        self._command = tuple(command)
        self._timeout_s = timeout_s
        self._log = log
        self._turn = threading.Lock()  # held by the request that the process works on
        self._state = threading.Lock()  # guards what follows; never held during an analysis
        self._process: AnalysisProcess | None = None
        self._newest_wish = 0
        self._served_wish: int | None = None
        self._closed = False

    def start(self) -> None:
        """Begin warming a process, where none is; return at once."""
        with self._state:
            if not self._closed and self._served_wish is None:
                self._living_process()

    def read(
        self, original: Original, *, whole_page: bool = False, on_article: OnArticle = ignore_article
    ) -> Reading | AnnotatedCopy:
        """Return what the bytes hold; `on_article` gets the text as soon as it is known, on this thread.

        Raises ArticleUnreadableError, AnalysisFailedError and AnalysisCancelledError.
        """
        if len(original.content) > LARGEST_ORIGINAL:
            raise too_large(original.name)
        return self._ask(ReadRequest(original, whole_page), on_article)

    def reread(self, article: Article) -> Reading:
        """Analyse again an article that was read before; raises as `read` does."""
        findings = self._ask(RereadRequest(article), ignore_article)
        if isinstance(findings, AnnotatedCopy):
            raise AnalysisFailedError("The analysis answered another question than was asked.")
        return findings

    def register_worker(self) -> WorkerProcess:
        """Return a new process that reads a register: that may take minutes, and articles come first.

        Whoever asks for it closes it.
        """
        return WorkerProcess((*self._command, REGISTERS), self._log)

    def print_worker(self) -> WorkerProcess:
        """Return a new process that makes a PDF; what that loads is not kept in memory until the next.

        Whoever asks for it closes it.
        """
        return WorkerProcess((*self._command, PRINTS), self._log)

    def marks_worker(self) -> WorkerProcess:
        """Return a new process that reads marks: no article on its way is overtaken. Whoever asks for it closes it."""
        return WorkerProcess((*self._command, MARKS), self._log)

    def cancel(self) -> None:
        """End what is being read, and what waits to be; they raise AnalysisCancelledError."""
        with self._state:
            self._newest_wish += 1
            self._overtake(self._newest_wish)

    def close(self) -> None:
        """Cancel, and end the process for good."""
        with self._state:
            self._closed = True
        self.cancel()
        with self._turn, self._state:
            if self._process is not None:
                self._process.close()
                self._process = None

    def _ask(self, request: Request, on_article: OnArticle) -> Findings:
        wish = self._announce()
        if not self._turn.acquire(timeout=GRACE_S):
            with self._state:
                self._overtake(wish)
            self._turn.acquire()
        try:
            return self._serve(wish, request, on_article)
        finally:
            self._turn.release()

    def _announce(self) -> int:
        with self._state:
            self._newest_wish += 1
            return self._newest_wish

    def _overtake(self, wish: int) -> None:
        """Kill the process if it works on an older wish; `_state` is held."""
        if self._process is not None and self._served_wish is not None and self._served_wish < wish:
            self._process.kill(Ending.OVERTAKEN)

    def _serve(self, wish: int, request: Request, on_article: OnArticle) -> Findings:
        for _attempt in range(2):  # a warm process may have died unseen since the last request
            process = self._begin(wish)
            try:
                findings = process.answer(request, on_article, self._timeout_s)
                with self._state:
                    self._require_newest(wish)
                return findings
            except NeverTakenError:
                continue
            finally:
                self._end(process)
        raise AnalysisFailedError("The analysis does not start.", hint="Install Kilde again.")

    def _begin(self, wish: int) -> AnalysisProcess:
        with self._state:
            self._require_newest(wish)
            process = self._living_process()
            self._served_wish = wish
            return process

    def _end(self, process: AnalysisProcess) -> None:
        """Note that nothing is served now; a process that is not sound makes way for a fresh one."""
        with self._state, contextlib.suppress(AnalysisFailedError):  # the next request will say that none starts
            self._served_wish = None
            if not process.is_sound() and not self._closed:
                self._living_process()

    def _require_newest(self, wish: int) -> None:
        """Refuse a wish that another has overtaken; `_state` is held."""
        if self._closed or wish != self._newest_wish:
            raise AnalysisCancelledError("The analysis was stopped.")

    def _living_process(self) -> AnalysisProcess:
        """Return the process, a new one where there is none to be had; `_state` is held."""
        if self._process is not None and not self._process.is_sound():
            self._process.close()
            self._process = None
        if self._process is None:
            self._process = AnalysisProcess(self._command, self._log)
        return self._process
