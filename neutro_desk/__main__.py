"""The program: with a verb the same work-up in a terminal, without one the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the words of the command line; return its exit status."""
    words = sys.argv[1:]
    names_file = bool(words) and words[0].endswith(".json")
    if words and not names_file and (not words[0].startswith("-") or words[0] in ("-h", "--help", "--version")):
        from neutro_desk.commands import run  # noqa: PLC0415  a verb needs no window

        return run(words)
    from neutro_desk.startup import open_window  # noqa: PLC0415  the window needs no verbs

    return open_window(words)


if __name__ == "__main__":
    sys.exit(main())
