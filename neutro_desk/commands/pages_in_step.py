"""Many pages at once: a few are made here, more of them by as many processes as there are cores, in order."""

from __future__ import annotations

import os
import signal
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache

from neutro_desk.commands.call import Call
from neutro_desk.commands.page_maker import Asked, Made, PageMaker, Sheet

FEW = 16
"""Pages that one process makes as soon as several have started."""

_PART = 2
"""Pages a process takes at a time: so many at most are still made after Ctrl+C."""

_MOST = 8
"""Processes at most: each takes some 100 MiB."""

_STEADY = {"MALLOC_MMAP_THRESHOLD_": "100000", "MALLOC_TRIM_THRESHOLD_": "1000000"}
"""For glibc in the other processes: by its own thresholds it kept holes of up to 100 MiB in 1,000 pages."""


def pages_of(sheets: Sequence[Sheet], maker: PageMaker, asked: Asked) -> Iterator[Made]:
    """Yield what becomes of each sheet, in order.

    Args:
        sheets: The cases and their pages.
        maker: Makes the pages of this process.
        asked: What the other processes make the same pages from.
    """
    processes = min(_cores(), _MOST, len(sheets) // _PART)
    made = 0
    if processes > 1 and len(sheets) > FEW:
        for one in _in_step(sheets, asked, processes):
            made += 1
            yield one
    # Without further processes, or where one of them was ended from outside, this one makes the rest.
    for sheet in sheets[made:]:
        yield maker.make(sheet)


def _in_step(sheets: Sequence[Sheet], asked: Asked, processes: int) -> Iterator[Made]:
    """Yield what other processes make, in order, as far as they come."""
    # Loaded with the first batch: no other call needs them.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    for name, size in _STEADY.items():
        os.environ.setdefault(name, size)
    parts = [tuple(sheets[place : place + _PART]) for place in range(0, len(sheets), _PART)]
    try:
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _leave_stopping_to_us)
    except OSError:  # a system without semaphores
        return
    try:
        waiting = [pool.submit(_made_elsewhere, asked, part) for part in parts]
        for one in waiting:
            yield from one.result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _cores() -> int:
    """Return how many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


def _leave_stopping_to_us() -> None:
    """Let Ctrl+C, which every process hears, end the one that a person started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _made_elsewhere(asked: Asked, part: Sequence[Sheet]) -> list[Made]:
    maker = _maker_of(asked)
    return [maker.make(sheet) for sheet in part]


@cache
def _maker_of(asked: Asked) -> PageMaker:
    """Return the maker of this process: settings, knowledge and words are read once."""
    return PageMaker(Call(Namespace(**asdict(asked))), asked)
