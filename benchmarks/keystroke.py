"""From a keystroke to the repainted result, with a thousand counts open, beside one frame of 60 a second.

Also how long the panes take to follow once the keys rest, and commands on so long a case. The window is the
real one, painted offscreen. What the processor took stands beside the time, for a machine that is shared.
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
COMMAND_MS = 100.0
"""What feels immediate."""

_TYPING = """
import time
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
ROUNDS = 60
def strike(widget, key, shown):
    begun, busy = time.perf_counter(), time.thread_time()
    QTest.keyClick(widget, key)
    QCoreApplication.processEvents()
    shown.repaint()
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - busy) * 1000
def typed(fields, shown):
    taken = []
    for round_ in range(ROUNDS):
        for widget, text in fields:
            taken += [strike(widget, key, shown) for key in text]
        for widget, text in reversed(fields):
            taken += [strike(widget, Qt.Key.Key_Backspace, shown) for key in text]
    for figures in zip(*taken[len(taken) // 10:]):
        ordered = sorted(figures)
        print(ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], end=" ")
"""

_OPENED = """
import sys
from PySide6.QtWidgets import QApplication
from benchmarks.settled import rest, settled
app = QApplication([])
startup = settled(app, sys.argv[1])
entry = startup.window.entry
wbc, segs = entry.line("wbc"), entry.line("segs")
"""

_DATED = """
day, clock = entry.field("collected_date").lines()
QTest.keyClicks(day, "21-11-2026")
QTest.keyClicks(clock, "0610")
rest(app)
"""

_UNDATED_KEYS = _TYPING + _OPENED + "typed([(wbc, '1.23'), (segs, '31')], startup.window.result)"
_DATED_KEYS = _TYPING + _OPENED + _DATED + "typed([(wbc, '1.23'), (segs, '31')], startup.window.result)"

_BARE_KEYS = (
    _TYPING
    + """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
field = QLineEdit()
window.setCentralWidget(field)
window.show()
QTest.qWaitForWindowExposed(window)
typed([(field, "1.23")], window)
"""
)

_COMMANDS = (
    _TYPING
    + _OPENED
    + _DATED
    + """
from neutro_desk.screens.pane import Pane
def took(do, waits=True):
    if waits:
        rest(app)
    begun, busy = time.perf_counter(), time.thread_time()
    do()
    app.processEvents()
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - busy) * 1000
def open_pane(which):
    startup.window.open_pane(which)
bands, window = entry.line("bands"), startup.window
for pane in Pane:
    took(lambda: open_pane(pane))
follow, add, undo, switch = [], [], [], []
for round_ in range(7):
    for pane in (Pane.CAUSES, Pane.SUMMARY, Pane.COURSE):
        switch.append(took(lambda: open_pane(pane)))
    day, clock = entry.field("collected_date").lines()
    for line, text in ((wbc, "1.23"), (segs, "31"), (bands, "4"), (day, "21-11-2026"), (clock, "0612")):
        line.selectAll()
        QTest.keyClicks(line, text)
    follow.append(took(window.catch_up, waits=False))
    add.append(took(lambda: QTest.keyClick(wbc, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)))
    undo.append(took(startup.composition.commands.undo))
    rest(app)
for one in (follow, add, undo, switch):
    print(*(sorted(figures)[len(figures) // 2] for figures in zip(*one)), end=" ")
"""
)


def rows() -> list[Row]:
    """Return the 99th percentile of typing against one frame, and commands against what feels immediate."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.neutro.json"
        write_long_case(path)
        undated, dated = _milliseconds(_UNDATED_KEYS, path), _milliseconds(_DATED_KEYS, path)
        commands = _milliseconds(_COMMANDS, path)
    bare, bare_worst, *_ = _milliseconds(_BARE_KEYS)
    frame = f"{FRAME_MS:.0f} ms one frame"
    typing = ((undated, "no time given"), (dated, "on the time line"))
    found = [
        (
            f"keystroke to result, {COUNTS} counts, {name}: 99th percentile",
            f"{worst:.1f} ms ({busy:.1f} of the processor)",
            frame,
            f"{worst / FRAME_MS:.2f}",
        )
        for (_, worst, _, busy), name in typing
    ]
    found.append(
        (
            "keystroke to result, on the time line: median",
            f"{dated[0]:.1f} ms",
            f"{bare:.2f} ms bare field (99th: {bare_worst:.2f})",
            f"{dated[0] / bare:.1f}",
        )
    )
    names = ("the panes follow the keys", "add a count", "undo it", "switch panes")
    return found + [
        (
            f"{name}, {COUNTS} counts",
            f"{taken:.0f} ms ({busy:.0f} of the processor)",
            f"{COMMAND_MS:.0f} ms",
            f"{taken / COMMAND_MS:.2f}",
        )
        for name, taken, busy in zip(names, commands[::2], commands[1::2], strict=True)
    ]


def _milliseconds(code: str, *words: Path) -> tuple[float, ...]:
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, env=environment(), text=True)  # noqa: S603
    return tuple(map(float, done.stdout.splitlines()[-1].split()))
