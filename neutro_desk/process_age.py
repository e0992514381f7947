"""How long ago this process started, in milliseconds."""

from __future__ import annotations

import os
import time
from pathlib import Path

_LOADED = time.perf_counter()


def milliseconds_since_start() -> float:
    """Return the age of this process; else the time since the program's first line."""
    import platform  # noqa: PLC0415  not needed before the first paint

    system = platform.system()
    if system == "Linux":
        fields = (
            Path("/proc/self/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        )
        ticks_since_boot = int(fields[19])
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks_since_boot / os.sysconf("SC_CLK_TCK")) * 1000
    if system == "Windows":
        return _windows_age()
    return (time.perf_counter() - _LOADED) * 1000


def _windows_age() -> float:
    import ctypes  # noqa: PLC0415  Windows alone needs it

    created, other = ctypes.c_ulonglong(), [ctypes.c_ulonglong() for _ in range(3)]
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.GetProcessTimes(
        kernel.GetCurrentProcess(), ctypes.byref(created), *(ctypes.byref(one) for one in other)
    )
    now = ctypes.c_ulonglong()
    kernel.GetSystemTimeAsFileTime(ctypes.byref(now))
    return (now.value - created.value) / 10_000
