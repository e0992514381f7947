"""Grading a large table, beside what the csv module takes to read and write the same file; and its memory."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from benchmarks.baselines import environment

Row = tuple[str, str, str, str]

ROWS, MILLION = 200_000, 1_000_000
MOST_TIMES = 15
FEW = 30_000
"""Rows of the small table of the memory rows; the large one has ten times as many."""

_GRADE = [sys.executable, "-m", "neutro_desk", "grade"]

_PEAK = """
import resource, sys
from neutro_desk.commands import run
run(["grade", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_SCHEMES = ("CTCAE 4.03", "CTCAE 5.0", "CTCAE 6.0", "DAIDS 2.1", "clinical", "")


def rows() -> list[Row]:
    """Return time and memory of grading, each as a ratio to its baseline."""
    return _measured(ROWS)


def rows_of_a_million() -> list[Row]:
    """Return the same for a million rows, as the target says."""
    return _measured(MILLION)


def _measured(size: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        found = [_time(Path(folder), name, table, size) for name, table in _TABLES.items()]
        found.append(_memory(Path(folder)))
    return found


def _time(folder: Path, name: str, table: Callable[[random.Random], tuple[str, ...]], size: int) -> Row:
    path = _written(folder / "table.csv", table, size)
    plain, graded = _csv_alone(path, folder / "copy.csv"), _graded(path, folder / "graded.csv")
    return (
        f"grade: {size:,} rows, {name}",
        f"{graded:.2f} s, {graded / size * 1e6:.1f} us a row",
        f"{plain:.2f} s csv read and write (at most {MOST_TIMES} times)",
        f"{graded / plain:.1f}",
    )


def _memory(folder: Path) -> Row:
    few, many = (
        _peak(_written(folder / "table.csv", _all_different, size), folder / "graded.csv")
        for size in (FEW, 10 * FEW)
    )
    return (
        f"grade: memory at {10 * FEW:,} rows",
        f"{many / 1024:.1f} MiB",
        f"{few / 1024:.1f} MiB at {FEW:,}",
        f"{many / few:.2f}",
    )


def _as_reported(chance: random.Random) -> tuple[str, ...]:
    """Return a row as laboratories report: two decimals, two spellings of the unit."""
    unit = chance.choice(("10*9/L", "K/uL"))
    return f"{min(60, chance.lognormvariate(0.6, 0.9)):.2f}", unit, chance.choice(("1.8", "2.0")), "", "", ""


def _all_different(chance: random.Random) -> tuple[str, ...]:
    """Return a row that no other one is like, so that nothing can be looked up."""
    return f"{chance.uniform(0, 8):.9f}", "10*9/L", "", "", "", "CTCAE 6.0"


def _every_column(chance: random.Random) -> tuple[str, ...]:
    """Return a row with all six columns filled, its age and its count its own."""
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(35_000))
    taken = date(2026, 1, 1) + timedelta(days=chance.randrange(300))
    dates = (born.isoformat(), f"{taken.isoformat()}T06:{chance.randrange(10, 60)}")
    return f"{chance.uniform(0, 8):.6f}", "10*9/L", "2.0", *dates, chance.choice(_SCHEMES)


_TABLES = {
    "as reported": _as_reported,
    "every count different": _all_different,
    "every column filled": _every_column,
}


def _written(path: Path, table: Callable[[random.Random], tuple[str, ...]], size: int) -> Path:
    chance = random.Random(1)  # noqa: S311  made-up counts, the same ones each time
    with path.open("w", encoding="utf-8", newline="") as stream:
        to = csv.writer(stream)
        to.writerow(("id", "anc", "unit", "lln", "birth", "collected", "scheme"))
        to.writerows((number, *table(chance)) for number in range(size))
    return path


def _csv_alone(path: Path, copy: Path) -> float:
    """Return the least time, in seconds, that reading and writing the rows takes; nothing is done to them."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        with (
            path.open(encoding="utf-8", newline="") as read,
            copy.open("w", encoding="utf-8", newline="") as to,
        ):
            written = csv.writer(to)
            for cells in csv.reader(read):
                written.writerow(cells)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _graded(path: Path, output: Path) -> float:
    """Return the time of the whole call, in seconds, with the start of the program."""
    taken = []
    for _ in range(2):
        begun = time.perf_counter()
        _called([*_GRADE, str(path), "-o", str(output)])
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _peak(path: Path, output: Path) -> int:
    """Return the most memory that was resident while a table was graded, in KiB."""
    return int(_called([sys.executable, "-c", _PEAK, str(path), "-o", str(output)]).split()[-1])


def _called(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, env=environment(), text=True)  # noqa: S603
    return done.stdout
