"""The records lock when the system locks its session, starts its screen saver or goes to sleep."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

BUS = shutil.which("dbus-run-session")

HEARD_OVER_A_BUS = """
import os
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from neutro_desk.ward_records.system_lock import SystemLock
application = QCoreApplication([])
lock = SystemLock()
lock.listen()
lock.locking.connect(lambda: (print("locking"), application.quit()))
sender = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "sender")
signal = QDBusMessage.createSignal(*SIGNAL)
signal.setArguments(ARGUMENTS)
QTimer.singleShot(0, lambda: sender.send(signal))
QTimer.singleShot(WAIT, application.quit)
application.exec()
"""
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("/org/freedesktop/login1/session/c2", "org.freedesktop.login1.Session", "Lock")
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")


@pytest.mark.skipif(BUS is None or sys.platform != "linux", reason="needs a bus of its own to send over")
@pytest.mark.parametrize(
    ("signal", "arguments", "heard"),
    [
        (SLEEP, [True], "locking"),
        (LOCK, [], "locking"),
        (SAVER, [True], "locking"),
        (SLEEP, [False], ""),
        (SAVER, [False], ""),
    ],
)
def test_the_signals_of_the_system_lock_the_records(
    signal: tuple[str, ...], arguments: list[bool], heard: str
) -> None:
    wait = "20000" if heard else "500"
    script = HEARD_OVER_A_BUS.replace("SIGNAL", repr(signal)).replace("ARGUMENTS", repr(arguments))
    command = [str(BUS), "--", sys.executable, "-c", script.replace("WAIT", wait)]
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == heard
