"""From a keystroke to the repainted result, beside one frame of 60 a second and a bare line edit."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.baselines import environment

Row = tuple[str, str, str, str]

FRAME_MS = 16.0

_TYPING = """
import time
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
def typed(widget, shown):
    taken = []
    for round_ in range(60):
        for key in "1.23":
            begun = time.perf_counter()
            QTest.keyClick(widget, key)
            QCoreApplication.processEvents()
            shown.repaint()
            taken.append((time.perf_counter() - begun) * 1000)
        for _ in range(4):
            begun = time.perf_counter()
            QTest.keyClick(widget, Qt.Key.Key_Backspace)
            QCoreApplication.processEvents()
            shown.repaint()
            taken.append((time.perf_counter() - begun) * 1000)
    taken = sorted(taken[40:])
    print(taken[len(taken) // 2], taken[int(len(taken) * 0.99)])
"""

_PROGRAM = (
    _TYPING
    + """
from PySide6.QtWidgets import QApplication
from benchmarks.settled import settled
app = QApplication([])
startup = settled(app, "drug-induced-fall.neutro.json")
typed(startup.window.first_field, startup.window)
"""
)

_BARE = (
    _TYPING
    + """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
field = QLineEdit()
window.setCentralWidget(field)
window.show()
QTest.qWaitForWindowExposed(window)
typed(field, window)
"""
)


def rows() -> list[Row]:
    """Return the 99th percentile of typing with a sample open, against one frame, and beside a bare field."""
    (median, worst), (bare_median, bare_worst) = _milliseconds(_PROGRAM), _milliseconds(_BARE)
    return [
        (
            "keystroke to repainted window, 99th percentile",
            f"{worst:.1f} ms",
            f"{FRAME_MS:.0f} ms one frame",
            f"{worst / FRAME_MS:.2f}",
        ),
        (
            "keystroke to repainted window, median",
            f"{median:.1f} ms",
            f"{bare_median:.2f} ms bare field (99th: {bare_worst:.2f})",
            f"{median / bare_median:.1f}",
        ),
    ]


def _milliseconds(code: str) -> tuple[float, float]:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, env=environment(), text=True)  # noqa: S603
    median, worst = done.stdout.split()[-2:]
    return float(median), float(worst)
