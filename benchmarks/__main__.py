"""Run every benchmark and print one table; nothing here is a test."""

from __future__ import annotations

import os
import sys

from benchmarks import keystroke, memory, start

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def main() -> int:
    """Measure, print, and return 0: a slow machine is not a failure."""
    rows = [*start.rows(), *memory.rows(), *keystroke.rows()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    head = ("what", "measured", "baseline", "ratio")
    for row in (head, *rows):
        sys.stdout.write(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
