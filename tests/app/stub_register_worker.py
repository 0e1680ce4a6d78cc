"""A reader of registers for tests, which does what the file's name says."""

import os
import signal
import sys
import time

from reader.model.entry import Edition
from reader.model.request import OUT_OF_MEMORY, register_request_from_json
from reader.model.wire_register import edition_to_json
from reader.worker.service import serve

EDITION = edition_to_json(Edition("Sund Council", "", None, "2026", "hash"))


def answer(request, send):
    ACTS[request.file.stem](send)


def _live(send):
    while True:
        send({"alive": True})
        time.sleep(0.01)


def _lie(send):
    send({"edition": EDITION})
    send({"records": [["p1"]], "broken": [], "read": 0.5})


def _halt(send):
    send({"edition": EDITION})
    _babble(send, b"\0\0\0\x09{")


def _babble(_, words=b"hello"):
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
    time.sleep(60)


def _fail(_):
    raise ZeroDivisionError("secret words of the register")


ACTS = {
    "silent": lambda _: time.sleep(60),
    "alive": _live,
    "faulty": _fail,
    "deadly": lambda _: os._exit(9),
    "overworked": lambda _: os.kill(os.getpid(), signal.SIGXCPU),
    "greedy": lambda _: os._exit(OUT_OF_MEMORY),
    "nameless": lambda send: send({"edition": {}}),
    "babbling": _babble,
    "lying": _lie,
    "halting": _halt,
}


if __name__ == "__main__":
    sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer, register_request_from_json, answer, lambda: None))
