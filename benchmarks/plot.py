"""A frame of the plot with ten thousand counts, panned and zoomed, beside a bare pyqtgraph line of the same.

Painted offscreen at 1022 x 400. The time is that of the processor, which a busy machine leaves as it is.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.baselines import environment

Row = tuple[str, str, str, str]

COUNTS = 10_000
FRAME_MS = 16.0

_SCENE = """
import math, time
from datetime import datetime, timedelta
from decimal import Decimal
from PySide6.QtWidgets import QApplication
app = QApplication([])
from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.screens.course_plot import CoursePlot
from neutro_desk.screens.line_series import panels_of
from neutro_desk.screens.plot_series import series_of
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.course import Course
from neutro_desk.workup.other_lines import Analyte, LineValue, OtherLine
from neutro_desk.workup.timeline import Sample
first = datetime(2000, 1, 1)
counts = [Decimal(int(2000 + 1900 * math.sin(n / 9) + n % 7)) / 1000 for n in range(COUNTS)]
samples = tuple(Sample(first + timedelta(hours=12 * n), anc) for n, anc in enumerate(counts))
breaks = tuple(sample.time for sample in samples[::BREAK]) if BREAK else ()
series = series_of(Course(samples, breaks=breaks), (), load_schemes(resource("schemes")).clinical)
start, end = series.marks[0].seconds, series.marks[-1].seconds
def frames(do, shown):
    taken = []
    for number in range(200):
        begun = time.thread_time()
        do(number)
        shown.viewport().repaint()
        taken.append((time.thread_time() - begun) * 1000)
    taken.sort()
    print(taken[len(taken) // 2], taken[int(len(taken) * 0.99)], end=" ")
def to_and_fro(number):
    return 0.01 if number % 2 else -0.01
"""

_OURS = (
    _SCENE
    + """
plot = CoursePlot(Look(LIGHT, 1.0), Phrasebook(load_catalogue(resource("wording", "en")), Reader.CLINICIAN))
plot.resize(1022, 400)
plot.show()
plot.show_series(series, (), known_time=True)
plot.show_range(start, end)
app.processEvents()
frames(lambda number: plot.pan(to_and_fro(number)), plot)
frames(lambda number: plot.zoom(0.95 if number < 150 else 1.1, (start + end) / 2), plot)
plot.show_log(True)
plot.show_range(start, end)
frames(lambda number: plot.pan(to_and_fro(number)), plot)
"""
)

_WITH_LINES = (
    _SCENE
    + """
plot = CoursePlot(Look(LIGHT, 1.0), Phrasebook(load_catalogue(resource("wording", "en")), Reader.CLINICIAN))
plot.resize(1022, 560)
plot.show()
plot.show_series(series, (), known_time=True)
units = ("10*9/L", "10*9/L", "g/L")
lines = [
    OtherLine(analyte, unit, tuple(
        LineValue(one.time, one.anc * 30 * (place + 1), joined=n > 0, count_id=str(n), entered_unit=unit)
        for n, one in enumerate(samples)
    ))
    for place, (analyte, unit) in enumerate(zip(Analyte, units))
]
plot.show_lines(panels_of(lines, "10*9/L"))
plot.show_range(start, end)
app.processEvents()
frames(lambda number: plot.pan(to_and_fro(number)), plot)
frames(lambda number: plot.zoom(0.95 if number < 150 else 1.1, (start + end) / 2), plot)
"""
)

_BARE = (
    _SCENE
    + """
import pyqtgraph as pg
plot = pg.PlotWidget()
plot.resize(1022, 400)
plot.show()
plot.plot([mark.seconds for mark in series.marks], [mark.value for mark in series.marks])
view = plot.getViewBox()
view.setXRange(start, end, padding=0)
app.processEvents()
def pan(number):
    (left, right), _ = view.viewRange()
    by = (right - left) * to_and_fro(number)
    view.setXRange(left + by, right + by, padding=0)
frames(pan, plot)
"""
)


def rows() -> list[Row]:
    """Return the 99th percentile of a frame against one frame of 60 a second, and against bare pyqtgraph."""
    ours, broken, bare = _milliseconds(_OURS, 0), _milliseconds(_OURS, 2), _milliseconds(_BARE, 0)
    names = ("panned", "zoomed", "panned, log scale")
    found = [
        (
            f"plot of {COUNTS:,} counts, {name}: 99th percentile",
            f"{worst:.1f} ms of the processor",
            f"{FRAME_MS:.0f} ms one frame",
            f"{worst / FRAME_MS:.2f}",
        )
        for name, worst in zip(names, ours[1::2], strict=True)
    ]
    with_lines = _milliseconds(_WITH_LINES, 0)
    found += [
        (
            f"plot of {COUNTS:,} counts with three other lines, {name}: 99th percentile",
            f"{worst:.1f} ms of the processor",
            f"{FRAME_MS:.0f} ms one frame",
            f"{worst / FRAME_MS:.2f}",
        )
        for name, worst in zip(names[:2], with_lines[1::2], strict=True)
    ]
    return [
        *found,
        (
            f"plot of {COUNTS:,} counts, the line broken at every second: 99th percentile",
            f"{broken[1]:.1f} ms of the processor",
            f"{FRAME_MS:.0f} ms one frame",
            f"{broken[1] / FRAME_MS:.2f}",
        ),
        (
            f"plot of {COUNTS:,} counts, panned: median",
            f"{ours[0]:.1f} ms of the processor",
            f"{bare[0]:.1f} ms bare pyqtgraph line",
            f"{ours[0] / bare[0]:.2f}",
        ),
    ]


def _milliseconds(code: str, break_at: int) -> tuple[float, ...]:
    command = [sys.executable, "-c", f"COUNTS, BREAK = {COUNTS}, {break_at}\n{code}"]
    done = subprocess.run(command, check=True, capture_output=True, env=environment(), text=True)  # noqa: S603
    return tuple(map(float, done.stdout.splitlines()[-1].split()))
