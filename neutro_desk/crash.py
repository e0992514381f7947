"""Turns a fault of the program into a report that holds no value: places, types and versions alone."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path, PurePath

import PySide6
from PySide6.QtCore import qVersion

from neutro_desk import __version__

FRAMES_KEPT = 60
"""Innermost places of one fault that are listed; a runaway recursion has thousands."""

_PACKAGE = Path(__file__).resolve().parent
_LIBRARIES = ("site-packages", "dist-packages")
_NO_CHILDREN: tuple[BaseException, ...] = ()


def report_of(exception: BaseException) -> str:
    """Return where a fault arose and what it is called, and in which versions.

    Neither its message nor any value is in it, since both may hold fields of a patient; nor are paths of the
    machine, since they may hold the name of a person.
    """
    lines = ["Neutro Desk: report of a fault", "", *_versions(), ""]
    for number, fault in enumerate(_chain(exception)):
        if number:
            lines.append("")
        lines.append(_named(fault) if number == 0 else f"in the course of: {_named(fault)}")
        lines += _places(fault)
    return "\n".join(lines) + "\n"


def _versions() -> list[str]:
    system = " ".join(part for part in (platform.system(), platform.release(), platform.machine()) if part)
    return [
        f"Program   {__version__}",
        f"Python    {platform.python_version()}",
        f"Qt        {qVersion()} (PySide6 {PySide6.__version__})",
        f"Platform  {system}",
    ]


def _chain(exception: BaseException) -> list[BaseException]:
    """Return a fault, the parts of a group, and what it arose from, each once."""
    found: list[BaseException] = []
    waiting = [exception]
    while waiting:
        fault = waiting.pop(0)
        if any(fault is known for known in found):
            continue
        found.append(fault)
        before = fault.__cause__ if fault.__suppress_context__ else fault.__context__
        parts = fault.exceptions if isinstance(fault, BaseExceptionGroup) else _NO_CHILDREN
        waiting += [*parts, *([before] if before is not None else [])]
    return found


def _named(fault: BaseException) -> str:
    kind = type(fault)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(fault: BaseException) -> list[str]:
    places = [
        f"  {_short(frame.f_code.co_filename)}, line {line}, in {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(fault.__traceback__)
    ]
    left_out = len(places) - FRAMES_KEPT
    if left_out > 0:
        return [f"  ({left_out} outer places left out)", *places[left_out:]]
    return places or ["  (no place known)"]


def _short(file_name: str) -> str:
    """Return a file of the program or a library by its place in the package, any other by its bare name."""
    path = Path(file_name)
    if path.is_absolute() and path.is_relative_to(_PACKAGE):
        return f"{_PACKAGE.name}/{path.relative_to(_PACKAGE).as_posix()}"
    parts = PurePath(file_name.replace("\\", "/")).parts
    for folder in _LIBRARIES:
        if folder in parts:
            return "/".join(parts[parts.index(folder) + 1 :])
    # A frozen program names its own files without a root: neutro_desk/desk.py.
    if _PACKAGE.name in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index(_PACKAGE.name) :])
    return parts[-1] if parts else "?"
