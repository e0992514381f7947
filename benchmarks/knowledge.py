"""Reading and checking the knowledge pack, beside parsing the same TOML files and nothing more."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack

Row = tuple[str, str, str, str]

RUNS = 9


def rows() -> list[Row]:
    """Return the best time of loading the pack as a ratio to parsing its files."""
    folder = resource("knowledge")
    pack, parsed = _best(load_pack, folder), _best(_parse, folder)
    return [
        (
            "knowledge pack read and checked",
            f"{pack * 1000:.0f} ms",
            f"{parsed * 1000:.0f} ms its TOML parsed",
            f"{pack / parsed:.1f}",
        )
    ]


def _parse(folder: Path) -> None:
    for path in sorted(folder.rglob("*.toml")):
        tomllib.loads(path.read_text(encoding="utf-8"))


def _best(work: Callable[[Path], object], folder: Path) -> float:
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        work(folder)
        taken.append(time.process_time() - begun)
    return min(taken)
