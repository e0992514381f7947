"""Opening: the window as it is painted first, in the ward's look, ready for the white cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from neutro_desk.languages import ENGLISH
from neutro_desk.screens.main_window import MainWindow
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.ward import LookChoice, Ward, WardError, read_ward

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SCALES = (100, 110, 125, 150, 175, 200)
_ROW_ABOVE = "lab"
"""The way of reporting neutrophils that puts a row above the white cells (value of `EntryMode`)."""


class Opened(NamedTuple):
    """The window as it was painted first, and what it was made by.

    Attributes:
        trouble: Why the ward's settings could not be read; "" when they could.
    """

    window: MainWindow
    look: Look
    look_choice: LookChoice
    scale: int
    ward: Ward
    trouble: str


def open_first(
    application: QApplication, settings: Path, look: str | None = None, scale: int | None = None
) -> Opened:
    """Return the window by a ward's settings, not yet shown; damaged settings cost the settings alone."""
    trouble = ""
    try:
        ward = read_ward(settings)
    except WardError as error:
        ward, trouble = Ward(), str(error)
    if ward.language != ENGLISH.code:
        from neutro_desk.window_language import speak  # noqa: PLC0415  English needs none

        speak(application, ward.language)
    choice, percent = LookChoice(look) if look else ward.look, scale or ward.scale
    application.setStyle("Fusion")
    application.setDesktopFileName("neutro-desk")
    application.setApplicationName("Neutro Desk")
    dark = _system_is_dark(application) if choice is LookChoice.SYSTEM else choice is LookChoice.DARK
    worn = Look(DARK if dark else LIGHT, percent / 100)
    window = dressed_window(application, worn, ward.entry)
    return Opened(window, worn, choice, percent, ward, trouble)


def dressed_window(application: QApplication, look: Look, entry: str) -> MainWindow:
    """Return a window for a way of reporting neutrophils; the look comes first: nothing is polished twice."""
    application.setPalette(look.palette())
    application.setFont(look.font(13))
    application.setStyleSheet(look.sheet())
    window = MainWindow(look, row_above=entry == _ROW_ABOVE)
    window.resize(1366, 768)
    return window


def _system_is_dark(application: QApplication) -> bool:
    """Return whether the system's own colours are dark, by Qt's rule: its text is lighter than its ground.

    Asking for Qt's answer would import the namespace `Qt`, which costs as much as the first paint.
    """
    palette = application.palette()
    return palette.windowText().color().lightness() > palette.window().color().lightness()
