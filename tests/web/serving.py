"""Servers on this machine, each for as long as a test needs it."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    """Answers as `answer` says, and says nothing of it."""

    def do_GET(self):
        self.answer()

    def log_message(self, *_args):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Listens at a port of its own, and forgives a visitor who hangs up."""

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.seen = []  # what was asked for
        self.patience = threading.Event()  # set at the end: who waits for it answers no more

    def address(self, path, scheme="http"):
        return f"{scheme}://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request, client_address):
        """Say nothing."""


@contextmanager
def serving(server):
    """Let it answer for as long as the block lasts."""
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.patience.set()
            server.shutdown()
            thread.join()
