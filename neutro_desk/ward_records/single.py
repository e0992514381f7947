"""One program for each folder of records: a second start raises the window of the first and leaves."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from neutro_desk.ward_records.place import LOCK

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1500
"""So long a second start waits for the first to take its message."""

LONGEST = 64_000
"""Bytes of a message that are read: the name of a file is far shorter."""


class Place(QObject):
    """The place of the one program at a folder of records.

    The lock is let go by the system when the program dies: whose process is gone holds nothing any more. The
    message goes through a local socket of this user alone; no network is touched.

    Signals:
        raise_wanted: Another start was made; the file it was to open, or "".
    """

    raise_wanted = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # never by age: a ward's window stands open for weeks
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the place; False if another program has it. Where nothing can be locked the store refuses."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    @property
    def is_held(self) -> bool:
        """Whether this program has the place."""
        return self._lock.isLocked()

    def listen(self) -> None:
        """Hear further starts from now on."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  only a workstation with records needs it

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _name(self._folder)
        QLocalServer.removeServer(
            name
        )  # what a crashed program left: the lock says that nobody listens there
        server.newConnection.connect(self.read)
        if server.listen(name):
            self._server = server

    def leave(self) -> None:
        """Let the place go."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock.isLocked():
            self._lock.unlock()

    @Slot()
    def read(self) -> None:
        """Take what another start has to say."""
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.disconnected.connect(self.take_message)
            if socket.state() is type(socket).LocalSocketState.UnconnectedState:
                self._pass_on(socket)

    @Slot()
    def take_message(self) -> None:
        """Pass on what was said, once all of it is there."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._pass_on(socket)

    def _pass_on(self, socket: QLocalSocket) -> None:
        message = bytes(socket.read(LONGEST).data()).decode("utf-8", errors="replace")
        socket.disconnected.disconnect(self.take_message)
        socket.deleteLater()
        self.raise_wanted.emit(message)


def tell_first(folder: Path, file: str) -> bool:
    """Tell the program that holds a folder to raise its window and open a file; False if it does not hear.

    Args:
        folder: The folder of the records.
        file: The case file to open; "" for none.
    """
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  a second start alone needs it

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    said = str(Path(file).absolute()) if file else ""
    socket.write(said.encode("utf-8"))
    heard = not said or socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return heard


def _name(folder: Path) -> str:
    """Return the name of the socket: one for each folder of records, which it does not tell."""
    import hashlib  # noqa: PLC0415  the start takes the place before the first paint, and needs no name for it

    place = os.path.normcase(os.path.realpath(folder))
    return "neutro-desk-" + hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:24]
