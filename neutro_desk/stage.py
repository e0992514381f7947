"""Stage: the window that stands now, in its look; at another scale or look another takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.screens.style import Look


@dataclass(slots=True)
class Stage:
    """What stands now; who keeps the stage, not the window, always speaks to the right one.

    Attributes:
        window: The window.
        look: Theme and scale it was made in.
    """

    window: MainWindow
    look: Look
