"""A maker of PDFs for tests, which does what the copy's note says."""

import os
import signal
import sys
import time

from reader.model.errors import CopyNotWrittenError
from reader.model.request import OUT_OF_MEMORY, print_request_from_json
from reader.worker.service import serve


def answer(request, send):
    ACTS[request.copy.note](send)


def _refuse(_):
    raise CopyNotWrittenError("PDFs need the library Pango.", hint="Install it.")


def _babble(_, words=b"hello"):
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
    time.sleep(60)


def _halt(send):
    send({"pdf": "JVBERg=="})
    _babble(send, b"\0\0\0\x09{")


def _in_parts(send):
    for part in ("JVBERg==", "LTEuNw=="):
        send({"pdf": part})
    send({"end": True})


def _fail(_):
    raise ZeroDivisionError("secret words of the article")


ACTS = {
    "parts": _in_parts,
    "refused": _refuse,
    "silent": lambda _: time.sleep(60),
    "faulty": _fail,
    "deadly": lambda _: os._exit(9),
    "overworked": lambda _: os.kill(os.getpid(), signal.SIGXCPU),
    "greedy": lambda _: os._exit(OUT_OF_MEMORY),
    "babbling": _babble,
    "halting": _halt,
    "lying": lambda send: send({"pdf": "no base64"}),
}


if __name__ == "__main__":
    sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer, print_request_from_json, answer, lambda: None))
