"""What is wanted of a course: on the clipboard or in a file, and all that its picture shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neutro_desk.screens.line_series import Panel
    from neutro_desk.screens.plot_series import Series
    from neutro_desk.screens.plot_window import ChosenWindow
    from neutro_desk.workup.case import Event


class Export(Enum):
    """A way in which the course leaves the window; the value is the ending of its file."""

    COPY = ""
    PNG = ".png"
    SVG = ".svg"
    CSV = ".csv"


@dataclass(frozen=True, slots=True)
class PictureContents:
    """What the plot showed when its picture was asked for.

    Attributes:
        patient: Who the picture belongs to, as it stands on screen.
        start, end: First and last second shown.
        panels: Of the other lines, as far as they were shown.
    """

    series: Series = field(repr=False)
    events: tuple[Event, ...] = field(repr=False)
    patient: str = field(repr=False)
    start: float
    end: float
    is_log: bool = False
    window: ChosenWindow | None = None
    panels: tuple[Panel, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CourseWanted:
    """One export of the course."""

    way: Export
    contents: PictureContents
