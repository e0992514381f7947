"""Reads the text of the clipboard back, heading by heading."""

from __future__ import annotations

import re


class Text:
    """The clipboard's text, found by its headings."""

    def __init__(self, text: str) -> None:
        """Keep its blocks, each on one line a sentence or entry."""
        self.blocks = [_entries(block) for block in text.split("\n\n")]
        self.whole = " ".join(text.split())

    def block(self, begins: str) -> list[str]:
        """Return the entries under a heading; none where it is not there."""
        return next((block[1:] for block in self.blocks if block[0].startswith(begins)), [])

    def after(self, begins: str, until: str) -> list[list[str]]:
        """Return the blocks between two headings."""
        heads = [block[0] for block in self.blocks]
        first = next(place for place, head in enumerate(heads) if head.startswith(begins))
        last = next(place for place, head in enumerate(heads) if place > first and head.startswith(until))
        return self.blocks[first + 1 : last]


def _entries(block: str) -> list[str]:
    """Return the lines of a block, those that go on from the one above joined to it."""
    entries: list[str] = []
    for line in block.strip("\n").split("\n"):
        if entries and line.startswith("  ") and not re.match(r"  (For|Against|First tests|none)", line):
            entries[-1] += f" {line.strip()}"
        else:
            entries.append(line.strip())
    return entries
