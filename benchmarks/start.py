"""From process start to a window that takes typing, beside a script that shows an empty window."""

from __future__ import annotations

import sys

from benchmarks.baselines import EMPTY_WINDOW, FORM_OF_42_FIELDS, PLOT_FIRST, script, seconds

ALL_STANDS = """
import gc
gc.disable()
from PySide6.QtWidgets import QApplication
from neutro_desk.startup import Startup
application = QApplication([])
startup = Startup(application)
startup.stood.connect(application.quit)
startup.show()
application.exec()
gc.freeze()
"""

Row = tuple[str, str, str, str]


def rows() -> list[Row]:
    """Return the start of the program and of two other windows, as ratios to the empty window."""
    empty = seconds(script(EMPTY_WINDOW))
    measured = (
        ("start: the program, ready for typing", [sys.executable, "-m", "neutro_desk", "--quit-when-ready"]),
        ("start: the program, every zone stands", script(ALL_STANDS)),
        ("start: a form of 42 fields", script(FORM_OF_42_FIELDS)),
        ("start: an empty pyqtgraph plot first", script(PLOT_FIRST)),
    )
    found: list[Row] = []
    for name, command in measured:
        taken = seconds(command)
        found.append((name, f"{taken:.3f} s", f"{empty:.3f} s empty window", f"{taken / empty:.2f}"))
    return found
