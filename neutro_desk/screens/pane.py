"""Pane: names the three panes beneath the result."""

from __future__ import annotations

from enum import Enum


class Pane(Enum):
    """The three panes beneath the result."""

    COURSE = "course"
    CAUSES = "causes"
    SUMMARY = "summary"
