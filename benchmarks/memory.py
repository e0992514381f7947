"""Resident memory with a sample open and plotted, beside a bare pyqtgraph window."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.baselines import environment

Row = tuple[str, str, str, str]

_REPORT = """
import os, psutil
from PySide6.QtCore import QTimer
def report():
    print(psutil.Process(os.getpid()).memory_info().rss)
    app.quit()
QTimer.singleShot(1500, report)
app.exec()
"""

_BARE_PLOT = (
    """
import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
plot = pyqtgraph.PlotWidget()
plot.plot([0, 1, 2], [1, 3, 2])
window.setCentralWidget(plot)
window.resize(1366, 768)
window.show()
"""
    + _REPORT
)

_PROGRAM = (
    """
from PySide6.QtWidgets import QApplication
from benchmarks.settled import settled
app = QApplication([])
startup = settled(app, "drug-induced-fall.neutro.json")
"""
    + _REPORT
)


def rows() -> list[Row]:
    """Return the program's resident memory as a ratio to the bare plot."""
    program, bare = _resident(_PROGRAM), _resident(_BARE_PLOT)
    name = "memory: the program, a sample plotted"
    return [
        (name, f"{program / 2**20:.0f} MiB", f"{bare / 2**20:.0f} MiB bare plot", f"{program / bare:.2f}")
    ]


def _resident(code: str) -> int:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, env=environment(), text=True)  # noqa: S603
    return int(done.stdout.split()[-1])
