"""Pictures of the forms of signing in: made without a store, so that the same key stands in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from neutro_desk.screens.cover import Cover
from neutro_desk.screens.people_dialog import PeopleDialog, PersonLine
from neutro_desk.screens.set_up_dialog import SetUpDialog
from neutro_desk.screens.sign_in_panel import SignInPanel
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.screens.unreadable_panel import UnreadablePanel

KEY = ("7KQM", "ACDE", "FGHJ", "KMNP", "QRTV", "WXY3", "4679", "HJKM")
WINDOW = (1366, 768)


def take_sign_in(application: QApplication, folder: Path, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Save each picture that is wanted; give its name."""
    for name, theme, scale in (("light", LIGHT, 100), ("dark", DARK, 150)):
        look = Look(theme, scale / 100)
        application.setPalette(look.palette())
        application.setFont(look.font(13))
        application.setStyleSheet(look.sheet())
        for what, make in (
            ("locked", _locked),
            ("unreadable", _unreadable),
            ("set-up", _set_up),
            ("recovery-key", _recovery_key),
            ("people", _people),
        ):
            called = f"records-{what}-{scale}-{name}"
            if wanted(called):
                shown = make(look)
                shown.show()
                application.processEvents()
                picture: QPixmap = shown.grab()
                picture.save(str(folder / f"{called}.png"))
                shown.hide()
                shown.deleteLater()
                yield called


def _covered(look: Look, panel: QWidget) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(*WINDOW)
    Cover(look, panel, "").stand_over(window)
    return window


def _locked(look: Look) -> QWidget:
    panel = SignInPanel(look)
    panel.show_people(("A. Okafor", "P. Lindqvist"))
    panel.passphrase.line.setText("another one altogether")
    said = "This is not the passphrase. Nothing was opened. The next try is possible in 5 s."
    window = _covered(look, panel)
    window.show()
    panel.passphrase.show_problem(said)
    panel.show_wait(5)
    return window


def _unreadable(look: Look) -> QWidget:
    reason = "The records are damaged: a part of the file is not what was written."
    return _covered(look, UnreadablePanel(look, reason, "20-Nov-2026 18:02"))


def _set_up(look: Look) -> QWidget:
    dialog = SetUpDialog(look)
    dialog.show_folder("/home/ward/.local/share/neutro-desk/records")
    dialog.name.line.setText("A. Okafor")
    dialog.show()
    dialog.show_problems({"passphrase": "A passphrase has at least 15 characters; these are 0."})
    return dialog


def _recovery_key(look: Look) -> QWidget:
    dialog = SetUpDialog(look)
    dialog.show_key(KEY, 2)
    return dialog


def _people(look: Look) -> QWidget:
    dialog = PeopleDialog(look)
    dialog.show_people(
        (PersonLine("A. Okafor", "administrator", True), PersonLine("P. Lindqvist", "clinician", False))
    )
    dialog.show_cap(5)
    return dialog
