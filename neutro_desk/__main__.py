"""The program: with a verb the same work-up in a terminal, without one the window."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program with the words of the command line; return its exit status."""
    words = sys.argv[1:]
    if words and words[0].startswith("-"):
        # The built program starts its further processes as itself, with words of their own.
        from multiprocessing import freeze_support  # noqa: PLC0415  the window needs no other process

        freeze_support()
    first = words[0] if words else "-"
    is_verb = not first.startswith("-") and not first.endswith(".json")
    if is_verb or first in ("-h", "--help", "--version"):
        from neutro_desk.commands import run  # noqa: PLC0415  a verb needs no window

        return run(words)
    # What is imported stays: looking through it for waste takes as long as painting the window. The
    # first errand, which reads the causes, sets it going again.
    gc.disable()
    from neutro_desk.startup import open_window  # noqa: PLC0415  the window needs no verbs

    status = open_window(words)
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
