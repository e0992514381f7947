"""From an answer to the re-ranked and repainted guide, beside one frame of 60 a second and a bare list.

The window is the real one at its design size, painted offscreen: the sample with a drug and a case of a
thousand counts. Each key changes an answer, so that every one of them ranks anew; the time runs until all
that changed is painted. What the processor took stands beside it, for a machine that is shared.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.baselines import environment
from benchmarks.long_case import COUNTS, write_long_case

Row = tuple[str, str, str, str]

FRAME_MS = 16.0

_STRIKES = """
import time
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
ROUNDS = 40
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_0)
class Paints(QObject):
    painted = 0
    def eventFilter(self, _, event):
        self.painted += event.type() == QEvent.Type.Paint
        return False
def watched(widget):
    watch = Paints(widget)
    widget.installEventFilter(watch)
    return watch
def strike(widget, key, shown):
    before, begun, busy = shown.painted, time.perf_counter(), time.thread_time()
    QTest.keyClick(widget, key)
    while shown.painted <= before:
        QCoreApplication.processEvents()
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - busy) * 1000
def struck(widget, shown):
    taken = [strike(widget, key, shown) for _ in range(ROUNDS) for key in KEYS]
    for figures in zip(*taken[len(taken) // 10:]):
        ordered = sorted(figures)
        print(ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], end=" ")
"""

_ANSWERS = (
    _STRIKES
    + """
import sys
from PySide6.QtWidgets import QApplication
from benchmarks.settled import rest, settled
from neutro_desk.screens.pane import Pane
app = QApplication([])
startup = settled(app, sys.argv[1])
window = startup.window
window.resize(1366, 768)
window.open_pane(Pane.CAUSES)
rest(app)
pane = window.pane(Pane.CAUSES)
pane.walk.go_to("viral-symptoms")
rest(app)
row = pane.questions.row_of("viral-symptoms")
struck(row, watched(row))
"""
)

_BARE = (
    _STRIKES
    + """
from PySide6.QtWidgets import QApplication, QListWidget
class Answers(QListWidget):
    def keyPressEvent(self, event):
        self.item(0).setText(event.text())
        self.sortItems()
app = QApplication([])
bare = Answers()
bare.addItems([f"{number:03} a line of a cause" for number in range(60)])
bare.resize(436, 486)
bare.show()
QTest.qWaitForWindowExposed(bare)
struck(bare, watched(bare.viewport()))
"""
)


def rows() -> list[Row]:
    """Return the 99th percentile and the median of an answer, against one frame and against a bare list."""
    bare, bare_worst, *_ = _milliseconds(_BARE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.neutro.json"
        write_long_case(path)
        cases = (("drug-induced sample", "drug-induced-fall.neutro.json"), (f"{COUNTS} counts", str(path)))
        measured = [(name, _milliseconds(_ANSWERS, case)) for name, case in cases]
    found: list[Row] = []
    for name, (middle, worst, busy_middle, busy_worst) in measured:
        found.append(
            (
                f"answer to ranked and repainted guide, {name}: 99th percentile",
                f"{worst:.1f} ms ({busy_worst:.1f} of the processor)",
                f"{FRAME_MS:.0f} ms one frame",
                f"{worst / FRAME_MS:.2f}",
            )
        )
        found.append(
            (
                f"answer to ranked and repainted guide, {name}: median",
                f"{middle:.1f} ms ({busy_middle:.1f} of the processor)",
                f"{bare:.2f} ms a bare list sorts 60 lines (99th: {bare_worst:.2f})",
                f"{middle / bare:.1f}",
            )
        )
    return found


def _milliseconds(code: str, *words: str) -> tuple[float, ...]:
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, check=True, capture_output=True, env=environment(), text=True)  # noqa: S603
    return tuple(map(float, done.stdout.splitlines()[-1].split()))
