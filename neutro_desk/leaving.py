"""Leaving: what goes out of the program of a patient of the records is entered in their audit first."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from neutro_desk.paper.options import PageOptions


class Way(Enum):
    """How something of a patient leaves the program."""

    PAPER = "paper"
    PDF = "pdf"
    TEXT = "text copied"
    PICTURE = "picture"
    TABLE = "table"


class Leaving(Protocol):
    """Who enters it."""

    def stamped(self, options: PageOptions) -> PageOptions:
        """Return the options of a page with who prints it and where the audit stands."""

    def page(self, way: Way, options: PageOptions, content: bytes) -> bool:
        """Enter a page before it leaves; False if that could not be kept, and then it must not leave."""

    def other(self, way: Way) -> bool:
        """Enter what is no page before it leaves; False if that could not be kept."""


class NobodysCase:
    """Quick mode: nobody is in the records, and nothing is entered."""

    def stamped(self, options: PageOptions) -> PageOptions:
        """Return the options as they are."""
        return options

    def page(self, way: Way, options: PageOptions, content: bytes) -> bool:
        """Let the page leave."""
        del way, options, content
        return True

    def other(self, way: Way) -> bool:
        """Let it leave."""
        del way
        return True
