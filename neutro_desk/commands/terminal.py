"""The terminal, and the one place that prints: results on stdout, problems on stderr."""

from __future__ import annotations

import getpass
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

DONE, REFUSED, WRONG_CALL, STOPPED = 0, 1, 2, 130
"""Exit statuses: done; done, but some input was refused; the call itself is wrong and nothing is written;
stopped by the person with Ctrl+C, as every shell tells it."""

_BAR = 24
"""Characters of a full bar of progress."""


class WrongCallError(Exception):
    """The call itself is wrong; nothing was written."""


class Terminal:
    """Where the words go.

    Attributes:
        as_json: Whether results are printed as JSON.
        status: `DONE` until something is refused.
    """

    def __init__(self, *, as_json: bool) -> None:
        """Print nothing yet."""
        self.as_json = as_json
        self.status = DONE
        self._unfinished = False

    def give(self, result: object, lines: Sequence[str]) -> None:
        """Print a result: as JSON, or for a person."""
        if self.as_json:
            print(json.dumps(result, indent=1, ensure_ascii=False))
        elif lines:
            print("\n".join(lines))

    @property
    def stream(self) -> TextIO:
        """Where a result goes that is written row by row."""
        return sys.stdout

    def line(self, text: str) -> None:
        """Print one line of a result that comes in pieces."""
        print(text)

    def ask(self, question: str) -> str:
        """Ask on the terminal, beside the result; empty without one."""
        if not sys.stdin.isatty():
            return ""
        print(question, end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()

    def ask_hidden(self, question: str) -> str | None:
        """Ask for what nobody may see; None without a terminal."""
        return getpass.getpass(question, stream=sys.stderr) if sys.stdin.isatty() else None

    def refuse(self, problem: str) -> None:
        """Name what was refused, and why; the exit status says that something was."""
        self.status = REFUSED
        self.remark(problem)

    def remark(self, text: str) -> None:
        """Say something beside the result that refuses nothing."""
        if self._unfinished:
            print(file=sys.stderr)
            self._unfinished = False
        print(text, file=sys.stderr)

    def progress(self, text: str, share: float | None = None, *, last: bool = False) -> None:
        """Overwrite the line of progress, with a bar where the share done is known; silent elsewhere.

        Elsewhere is where stderr is no terminal.
        """
        if sys.stderr.isatty():
            bar = "" if share is None else f"[{'#' * int(share * _BAR):.<{_BAR}}] {share:4.0%}  "
            shown = f"{bar}{text}"[: shutil.get_terminal_size().columns - 1]
            print(f"\r{shown:60}", end="\n" if last else "", file=sys.stderr, flush=True)
            self._unfinished = not last


def write_utf8() -> None:
    """Have both streams written in UTF-8, whatever the system's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def stop_writing() -> None:
    """Send what is still to be written nowhere: whoever read it has had enough (`| head`)."""
    for stream in (sys.stdout, sys.stderr):
        _to_nowhere(stream)


def _to_nowhere(stream: TextIO) -> None:
    try:
        number = stream.fileno()
    except io.UnsupportedOperation:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
