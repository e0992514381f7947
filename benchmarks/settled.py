"""The program with a sample open, once nothing of its start is left to be done."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from neutro_desk.startup import Startup

PATIENCE_S = 30.0


def settled(application: QApplication, sample: str) -> Startup:
    """Return the program with a sample open, its causes ranked and its plot drawn.

    Raises:
        TimeoutError: If the start did not come to its end.
    """
    startup = Startup(application)
    startup.show()
    startup.filing.open_sample(sample)
    until = time.monotonic() + PATIENCE_S
    while startup.desk.work_up.pack is None or "pyqtgraph" not in sys.modules:
        if time.monotonic() > until:
            raise TimeoutError
        application.processEvents()
    QThreadPool.globalInstance().waitForDone()
    for _ in range(20):
        application.processEvents()
    return startup
