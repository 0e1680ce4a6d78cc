"""The one place where faults of our own end: said in a line, written to a log, nothing else stopped."""

import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

LOG_LIMIT = 200_000  # bytes; an older log is begun anew


class CrashHook(QObject):
    """Takes every exception that nobody caught, on whichever thread, and only emits there."""

    crashed = Signal(str)  # a sentence for the message bar

    def __init__(self, log: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log

    def install(self) -> None:
        """Become the interpreter's hook for uncaught exceptions, in threads too."""
        sys.excepthook = self._take
        threading.excepthook = lambda args: self.report(args.exc_value) if args.exc_value is not None else None

    def report(self, error: BaseException) -> None:
        """Log `error` without any article's words, and announce it."""
        trace = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
        print(f"{trace}{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201 - a terminal may be watching
        self._write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}\n{trace}{type(error).__name__}\n\n")
        self.crashed.emit(
            self.tr("Something went wrong inside Kilde ({0}). Your library is safe.").format(type(error).__name__)
        )

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error)

    def _write(self, entry: str) -> None:
        if self._log is None:
            return
        try:
            mode = "a" if self._log.exists() and self._log.stat().st_size < LOG_LIMIT else "w"
            with self._log.open(mode, encoding="utf-8") as log:
                log.write(entry)
            self._log.chmod(0o600)
        except OSError as cause:
            print(f"The log could not be written: {cause}", file=sys.stderr)  # noqa: T201
