"""What was copied does not outlive the program: a minute is all it has, and nobody is there to count it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from neutro_desk.startup import Startup

application = QApplication([])
startup = Startup(application)

def copy_and_quit():
    if sys.argv[1] == "ours":
        startup.composition.handing_out.copy_text()
    else:
        QGuiApplication.clipboard().setText("of another program")
    print(len(QGuiApplication.clipboard().text()) > 0)
    application.quit()

startup.stood.connect(copy_and_quit)
startup.show()
application.exec()
QThreadPool.globalInstance().waitForDone()
print(QGuiApplication.clipboard().text() or "nothing")
QGuiApplication.clipboard().clear()
"""


def left_by(what: str) -> list[str]:
    """Return what a program says that copied, or found, a text and was closed at once."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, what], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_summary_that_was_copied_goes_with_the_program() -> None:
    assert left_by("ours") == ["True", "nothing"]


def test_what_another_program_put_there_stays() -> None:
    assert left_by("theirs") == ["True", "of another program"]
