"""The program as a process that hears Ctrl+C, wherever the tests run."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping


@contextlib.contextmanager
def started(*words: str, environment: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program on some words, and end it with the block: a test that fails never waits for it.

    Where tests run in the background of a shell, Ctrl+C is ignored and a new process ignores it too.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "neutro_desk", *words],
            env=dict(environment or os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        try:
            yield process
        finally:
            process.kill()
