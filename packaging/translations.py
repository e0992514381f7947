"""Renews the texts of the window in other languages, .ts from the source and .qm from the .ts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

HOUSE = Path(__file__).resolve().parent.parent
TRANSLATIONS = HOUSE / "resources" / "translations"
TOOLS = Path(PySide6.__file__).resolve().parent
"""Qt's own programs, which PySide6-Essentials brings along."""


def renew_source_texts(ts: Path, language: str) -> None:
    """Bring a .ts in step with the source: what is new comes as unfinished, what went goes."""
    files = sorted(str(path.relative_to(HOUSE)) for path in (HOUSE / "neutro_desk").rglob("*.py"))
    options = [
        "-no-obsolete",
        "-locations",
        "none",
        "-source-language",
        "en_GB",
        "-target-language",
        language,
    ]
    _run("lupdate", *files, *options, "-warnings-are-errors", "-silent", "-ts", str(ts))


def release(ts: Path, qm: Path) -> None:
    """Make a .qm from a .ts; what is unfinished stays out."""
    _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(qm))


def _run(tool: str, *words: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([str(TOOLS / name), *words], cwd=HOUSE, check=True)  # noqa: S603  Qt's own, by its full path


if __name__ == "__main__":
    for found in sorted(TRANSLATIONS.glob("neutro_desk_*.ts")):
        renew_source_texts(found, found.stem.removeprefix("neutro_desk_"))
        release(found, found.with_suffix(".qm"))
