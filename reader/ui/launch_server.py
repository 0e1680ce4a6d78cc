"""The first window's end: hears of later launches from the same user, and from nobody else."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: TID251 - the one way between two launches

from reader.model.checked import WireError
from reader.model.frames import FrameError
from reader.ui.launches import GREETING, TAKEN, launch_from

PATIENCE_MS = 5000  # for what a caller has to say: 40 MB from standard input take a fraction of it
MOST_CALLERS = 16  # at a time
_PIECE = 1 << 20  # bytes taken at once


class LaunchServer(QObject):
    """Announces each launch that was told of as it should be; any other caller is cut off, and nothing follows."""

    launched = Signal(object)  # Launch

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self, address: str) -> bool:
        """Hear at `address`; what a program that was killed has left there is taken over. False: it cannot be."""
        QLocalServer.removeServer(address)
        return self._server.listen(address)

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()
        for caller in self.findChildren(_Caller):
            caller.cut_off()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self.findChildren(_Caller)) < MOST_CALLERS:
                _Caller(socket, self)
            else:
                socket.abort()
                socket.deleteLater()


class _Caller(QObject):
    """One connection, until it has said what it wants, or too much, or for too long nothing."""

    def __init__(self, socket: QLocalSocket, server: LaunchServer) -> None:
        super().__init__(server)
        self._socket = socket
        self._server = server
        self._received = bytearray()
        socket.setReadBufferSize(_PIECE)
        socket.readyRead.connect(self._take)
        socket.disconnected.connect(self.cut_off)
        QTimer.singleShot(PATIENCE_MS, self, self.cut_off)
        socket.write(GREETING)
        socket.flush()

    def cut_off(self) -> None:
        """Have nothing more to do with it."""
        self._socket.blockSignals(True)
        self._socket.abort()
        self._socket.deleteLater()
        self.deleteLater()

    def _take(self) -> None:
        while self._socket.bytesAvailable():
            self._received += self._socket.read(_PIECE).data()
        try:
            launch = launch_from(self._received)
        except (FrameError, WireError):
            self.cut_off()
            return
        if launch is not None:
            self._received.clear()
            self._socket.readyRead.disconnect(self._take)
            self._socket.write(TAKEN)
            self._socket.flush()
            self._socket.disconnectFromServer()
            self._server.launched.emit(launch)
