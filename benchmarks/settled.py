"""The program with a case open, once nothing of its start is left to be done."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from neutro_desk.startup import Startup

PATIENCE_S = 30.0
NOW = datetime(2026, 11, 21, 7, 32)
"""The workstation's time of every benchmark."""


def settled(application: QApplication, case: str) -> Startup:
    """Return the program with a case open, its causes ranked and its plot drawn.

    Args:
        application: The application.
        case: The name of a sample, or the path of a case file.

    Raises:
        TimeoutError: If the start did not come to its end.
    """
    startup = Startup(application, clock=_now)
    startup.show()
    if Path(case).is_absolute():
        startup.desk.open_file(Path(case))
    else:
        startup.filing.open_sample(case)
    until = time.monotonic() + PATIENCE_S
    while startup.desk.work_up.pack is None or "pyqtgraph" not in sys.modules:
        if time.monotonic() > until:
            raise TimeoutError
        application.processEvents()
    rest(application)
    return startup


def rest(application: QApplication) -> None:
    """Wait until nothing is left to be done: no errand, no paint, no pause of the keys."""
    QThreadPool.globalInstance().waitForDone()
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        application.processEvents()


def _now() -> datetime:
    return NOW
