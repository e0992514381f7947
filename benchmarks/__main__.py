"""Run the benchmarks, all or the ones named, and print one table; nothing here is a test."""

from __future__ import annotations

import argparse
import os
import sys

from benchmarks import (
    answer,
    causes,
    course,
    drugs,
    grade,
    keystroke,
    knowledge,
    memory,
    page,
    plot,
    records,
    start,
    unlocking,
)

os.environ["QT_QPA_PLATFORM"] = "offscreen"

NAMES = (
    "start",
    "memory",
    "keystroke",
    "answer",
    "causes",
    "drugs",
    "knowledge",
    "grade",
    "course",
    "plot",
    "page",
    "records",
    "unlock",
)


def main() -> int:
    """Measure, print, and return 0: a slow machine is not a failure."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(NAMES)}; all if none")
    parser.add_argument("--million", action="store_true", help="a million rows for grade and course")
    parser.add_argument("--small", action="store_true", help="5,000 patients for records, not 100,000")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in NAMES]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}")
    measured = {
        "start": start.rows,
        "memory": memory.rows,
        "keystroke": keystroke.rows,
        "answer": answer.rows,
        "causes": causes.rows,
        "drugs": drugs.rows,
        "knowledge": knowledge.rows,
        "grade": grade.rows if not asked.million else grade.rows_of_a_million,
        "plot": plot.rows,
        "page": page.rows,
        "records": records.rows if not asked.small else records.rows_of_a_small_ward,
        "unlock": unlocking.rows,
        "course": course.rows if not asked.million else course.rows_of_a_million,
    }
    rows = [row for name in asked.names or NAMES for row in measured[name]()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    head = ("what", "measured", "baseline", "ratio")
    for row in (head, *rows):
        sys.stdout.write(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
