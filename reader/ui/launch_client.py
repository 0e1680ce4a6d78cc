"""A later launch: tells the window that is there already what is wanted, and does not wait for long."""

import time

from PySide6.QtNetwork import QLocalSocket  # noqa: TID251 - the one way between two launches

from reader.ui.launches import GREETING, TAKEN, Launch, launch_to_bytes

PATIENCE_S = 1.5  # for a window that hangs, or is only being made
_AGAIN_S = 0.05  # between two tries


def hand_over(launch: Launch, address: str, patience_s: float = PATIENCE_S) -> bool:
    """Tell whoever listens at `address` of the launch; False where nobody has taken it within the time."""
    until = time.monotonic() + patience_s
    socket = QLocalSocket()
    while not _is_connected(socket, address, until):
        if time.monotonic() + _AGAIN_S > until:
            return False
        time.sleep(_AGAIN_S)
    if not _hears(socket, GREETING, until):
        return False
    socket.write(launch_to_bytes(launch))
    while socket.bytesToWrite():
        if not socket.waitForBytesWritten(_left_ms(until)):
            return False
    return _hears(socket, TAKEN, until)


def _is_connected(socket: QLocalSocket, address: str, until: float) -> bool:
    socket.connectToServer(address)
    return socket.waitForConnected(_left_ms(until))


def _hears(socket: QLocalSocket, words: bytes, until: float) -> bool:
    while socket.bytesAvailable() < len(words):
        if not socket.waitForReadyRead(_left_ms(until)):
            return False
    return bytes(socket.read(len(words)).data()) == words


def _left_ms(until: float) -> int:
    return max(1, round(1000 * (until - time.monotonic())))
