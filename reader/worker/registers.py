"""The process that reads a register: records in batches, and a sign of life where none come for a while."""

import time
from collections.abc import Sequence

from reader.model.entry import BrokenRecord, FiledEntry
from reader.model.errors import RegisterUnreadableError
from reader.model.frames import FrameError
from reader.model.request import RegisterRequest, register_request_from_json
from reader.model.wire_register import BATCH, batch_to_json, columns_to_json, edition_to_json
from reader.register.dump import open_dump
from reader.register.filing import filed
from reader.register.mapping import Mapping
from reader.register.question import NeedsMapping
from reader.worker.process import work_until_the_end
from reader.worker.service import Send

EVERY_S = 0.1
TOO_LARGE = "It is larger than any record."


def main() -> int:
    """Read registers until standard input ends; return the exit status."""
    return work_until_the_end(register_request_from_json, answer)


def answer(request: RegisterRequest, send: Send) -> None:
    """Send the edition and its records; or its columns, where they must be explained; raises KildeError."""
    sender = _Sender(send)
    try:
        dump = open_dump(request.file, _mapping(request.mapping), sender.live)
    except NeedsMapping as question:
        send({"columns": columns_to_json(question.columns)})
        return
    send({"edition": edition_to_json(dump.edition)})
    for record in dump.records(sender.note):
        sender.add(record if isinstance(record, BrokenRecord) else filed(record))
    sender.end()


class _Sender:
    """Gathers records until they are enough, or until enough time has gone by, for an answer."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._batch: list[FiledEntry | BrokenRecord] = []
        self._read = 0.0
        self._next = time.monotonic() + EVERY_S

    def live(self) -> None:
        """Give a sign of life, unless one was given just now."""
        if self._is_time():
            self._send({"alive": True})

    def note(self, read: float) -> None:
        """Note the share of the file that is behind us."""
        self._read = read
        if self._is_time():
            self._flush()

    def add(self, record: FiledEntry | BrokenRecord) -> None:
        """Send the record, soon."""
        self._batch.append(record)
        if len(self._batch) == BATCH:
            self._flush()

    def end(self) -> None:
        """Send what is left, and that this was all."""
        self._read = 1.0
        self._flush()
        self._send({"end": True})

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + EVERY_S
        return True

    def _flush(self) -> None:
        self._send_all(self._batch)
        self._batch = []

    def _send_all(self, batch: Sequence[FiledEntry | BrokenRecord]) -> None:
        """Send the records in as few answers as a frame's size allows."""
        try:
            self._send(batch_to_json(batch, self._read))
        except FrameError:
            if len(batch) == 1:
                self._send_all([BrokenRecord("a record", TOO_LARGE)])
                return
            half = len(batch) // 2
            self._send_all(batch[:half])
            self._send_all(batch[half:])


def _mapping(remembered: str | None) -> Mapping | None:
    try:
        return None if remembered is None else Mapping.from_json(remembered)
    except ValueError as cause:
        raise RegisterUnreadableError(
            "What was said of the table's columns cannot be read.", hint="Say what they mean anew."
        ) from cause
