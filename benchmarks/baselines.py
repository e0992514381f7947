"""The baselines: the smallest Qt windows, run as processes of their own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""

FORM_OF_42_FIELDS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QMainWindow, QWidget
app = QApplication([])
window = QMainWindow()
form = QWidget()
layout = QFormLayout(form)
for number in range(42):
    layout.addRow(str(number), QLineEdit())
window.setCentralWidget(form)
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""

PLOT_FIRST = """
import sys
import pyqtgraph
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""


def environment() -> dict[str, str]:
    """Return the environment of a measured process: no display, no settings of the person who measures."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NEUTRO_DESK_SETTINGS": os.devnull + "-none"}


def seconds(command: Sequence[str], runs: int = 9) -> float:
    """Return the median wall time of a command, in seconds, after one run that warms the disk's cache."""
    taken = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment())  # noqa: S603  our own commands
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken[1:])


def script(code: str) -> list[str]:
    """Return the command that runs a script with this interpreter."""
    return [sys.executable, "-c", code]
