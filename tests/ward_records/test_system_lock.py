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
DELAYED_SLEEP = """
import os, select
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from neutro_desk.ward_records.system_lock import SystemLock
application = QCoreApplication([])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "logind")
pipes = []
def sleep(begins):
    signal = QDBusMessage.createSignal(*SLEEP)
    signal.setArguments([begins])
    bus.send(signal)
class Logind(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, connection):
        if message.member() != "Inhibit":
            return False
        print("delay", message.arguments()[0], message.arguments()[3], flush=True)
        ours, theirs = os.pipe()
        connection.send(message.createReply(QDBusUnixFileDescriptor(theirs)))
        os.close(theirs)
        pipes.append(ours)
        QTimer.singleShot(50, lambda: sleep(True)) if len(pipes) == 1 else application.quit()
        return True
def look():
    if len(pipes) == 1 and select.select(pipes, [], [], 0)[0]:
        print("asleep", flush=True)
        timer.stop()
        sleep(False)
logind = Logind()
bus.registerVirtualObject("/org/freedesktop/login1", logind)
bus.registerService("org.freedesktop.login1")
lock = SystemLock()
lock.locking.connect(lambda: print("locked", flush=True))
lock.listen()
timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(20000, application.quit)
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
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, heard), done.stderr


@pytest.mark.skipif(BUS is None or sys.platform != "linux", reason="needs a bus of its own to send over")
def test_the_workstation_sleeps_only_once_the_records_are_locked_and_asks_anew_when_awake() -> None:
    command = [str(BUS), "--", sys.executable, "-c", DELAYED_SLEEP.replace("SLEEP", repr(SLEEP), 1)]
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["delay sleep delay", "locked", "asleep", "delay sleep delay", ""]
