"""The course of one long series, of many short ones, and of a table of patients; times of the processor."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from operator import itemgetter
from pathlib import Path

from benchmarks.baselines import environment
from neutro_desk.workup.course import Course, Sample, analyse_course
from neutro_desk.workup.periodicity import course_periodicity
from neutro_desk.workup.slopes import MOST_POINTS, theil_sen

Row = tuple[str, str, str, str]

LONG, TWICE = 10_000, 20_000
MOST_MS = 100
EACH = 10
"""Counts of one patient in a table of many."""

ROWS, MILLION = 200_000, 1_000_000
MOST_TIMES = 40

_COURSE = [sys.executable, "-m", "neutro_desk", "course", "--json", "--by", "patient"]

_PEAK = """
import sys
from pathlib import Path
from neutro_desk.commands import run
run(["course", "--json", "--by", "patient", *sys.argv[1:]])
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0], file=sys.stderr)
"""
"""The kernel's own figure of the process (Linux): that of `resource` begins with the size of its parent."""


def rows() -> list[Row]:
    """Return the times of long and short series, and of a table of patients beside csv and Decimal."""
    return [*_alone(), *_tables(ROWS)]


def rows_of_a_million() -> list[Row]:
    """Return the same for 100,000 patients with a million counts, as the target says."""
    return [*_alone(), *_tables(MILLION)]


def _alone() -> list[Row]:
    long, twice = _samples(LONG, 1), _samples(TWICE, 1)
    once, double = _least(_analysed(long)), _least(_analysed(twice))
    short = [_samples(EACH, seed) for seed in range(300)]
    each = _least(_all_analysed(short)) / len(short)
    rhythm = _least(_rhythm(analyse_course(long)), 2) + _least(_slope(long), 2)
    return [
        (
            f"course: {LONG:,} counts",
            f"{once * 1000:.0f} ms",
            f"{MOST_MS} ms",
            f"{once * 1000 / MOST_MS:.2f}",
        ),
        (
            f"course: {TWICE:,} counts",
            f"{double * 1000:.0f} ms",
            f"{once * 1000:.0f} ms for half as many",
            f"{double / once:.2f}",
        ),
        (f"course: {EACH} counts", f"{each * 1e6:.0f} us", "100 us", f"{each * 1e4:.2f}"),
        (
            f"course: rhythm of {LONG:,} counts and Theil-Sen of {MOST_POINTS}",
            f"{rhythm:.2f} s",
            "1 s",
            f"{rhythm:.2f}",
        ),
    ]


def _tables(size: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        found = []
        for name, scattered in (("patient by patient", False), ("day by day", True)):
            _written(path, size, scattered=scattered)
            plain, ours = _csv_and_decimal(path), _by_patient(path)
            found.append(
                (
                    f"course --by: {size:,} rows, {name}",
                    f"{ours:.2f} s, {ours / size * EACH * 1e6:.0f} us a patient",
                    f"{plain:.3f} s csv and Decimal (at most {MOST_TIMES} times)",
                    f"{ours / plain:.1f}",
                )
            )
            few, many = (_peak(_written(path, rows, scattered=scattered)) for rows in (size // 10, size))
            found.append(
                (
                    f"course --by: memory at {size:,} rows, {name}",
                    f"{many / 1024:.1f} MiB",
                    f"{few / 1024:.1f} MiB at {size // 10:,}",
                    f"{many / few:.2f}",
                )
            )
    return found


def _walk(size: int, chance: random.Random) -> list[tuple[datetime, str]]:
    """Return counts that fall and rise, every 12 to 48 hours."""
    at, anc, found = datetime(2026, 1, 1, 6), 2.0, []
    for _ in range(size):
        at += timedelta(hours=chance.choice((12, 24, 24, 48)))
        anc = max(0.02, min(12.0, anc * chance.lognormvariate(0, 0.5) * (2 / anc) ** 0.1))
        found.append((at, f"{anc:.2f}"))
    return found


def _samples(size: int, seed: int) -> list[Sample]:
    return [Sample(at, Decimal(anc)) for at, anc in _walk(size, random.Random(seed))]  # noqa: S311  made up


def _analysed(samples: Sequence[Sample]) -> Callable[[], object]:
    def analyse() -> Course:
        return analyse_course(samples)

    return analyse


def _all_analysed(all_samples: Sequence[Sequence[Sample]]) -> Callable[[], object]:
    def analyse() -> None:
        for samples in all_samples:
            analyse_course(samples)

    return analyse


def _rhythm(course: Course) -> Callable[[], object]:
    def look() -> object:
        return course_periodicity(course)

    return look


def _slope(samples: Sequence[Sample]) -> Callable[[], object]:
    points = samples[:MOST_POINTS]
    days = [(point.time - points[0].time).total_seconds() for point in points]
    counts = [float(point.anc) for point in points]

    def slope() -> object:
        return theil_sen(days, counts)

    return slope


def _least(work: Callable[[], object], runs: int = 5) -> float:
    """Return the least time of some runs, in seconds: what others do on the machine only adds to it."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def _written(path: Path, size: int, *, scattered: bool) -> Path:
    """Write a table of patients with ten counts each; scattered, each has one row after the other's."""
    chance = random.Random(1)  # noqa: S311  made-up counts, the same ones each time
    patients = size // EACH
    walks = ((f"p{number:06}", *count) for number in range(patients) for count in _walk(EACH, chance))
    with path.open("w", encoding="utf-8", newline="") as stream:
        to = csv.writer(stream)
        to.writerow(("patient", "time", "anc", "unit"))
        rows = [(of, at.isoformat(timespec="minutes"), anc, "10*9/L") for of, at, anc in walks]
        if scattered:
            rows.sort(key=itemgetter(1))
        to.writerows(rows)
    return path


def _csv_and_decimal(path: Path) -> float:
    """Return the least time, in seconds, that reading the rows and making each count a Decimal takes."""

    def read() -> None:
        with path.open(encoding="utf-8", newline="") as stream:
            cells = csv.reader(stream)
            next(cells)
            for row in cells:
                Decimal(row[2])

    return _least(read, 3)


def _by_patient(path: Path) -> float:
    """Return the time of the whole call, in seconds, with the start of the program."""
    begun = os.times()
    _called([*_COURSE, str(path)])
    ended = os.times()
    return ended.children_user + ended.children_system - begun.children_user - begun.children_system


def _peak(path: Path) -> int:
    """Return the most memory that was resident while the patients were gone through, in KiB."""
    return int(_called([sys.executable, "-c", _PEAK, str(path)]).split()[-1])


def _called(command: list[str]) -> str:
    done = subprocess.run(  # noqa: S603  our own commands
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), text=True
    )
    return done.stderr
