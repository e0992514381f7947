"""Asking: the few questions that may stand in the way: which file, and what to do with unsaved work."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

translate = QCoreApplication.translate


class Unsaved(Enum):
    """What to do with work that is not saved."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class Asking:
    """Asks through dialogs of the system; a test hands the composition a stand-in with ready answers."""

    def __init__(self) -> None:
        """Ask on behalf of no window yet."""
        self.parent: QWidget | None = None

    def file_to_open(self, folder: Path) -> Path | None:
        """Return the case file to open, or None."""
        title, kind = (
            translate("Asking", "Open a case file"),
            translate("Asking", "Case files (*.neutro.json *.json)"),
        )
        name, _ = QFileDialog.getOpenFileName(self.parent, title, str(folder), kind)
        return Path(name) if name else None

    def file_to_save(self, suggested: Path) -> Path | None:
        """Return where to save the case, or None; the suggested name holds no patient field."""
        title, kind = (
            translate("Asking", "Save as case file"),
            translate("Asking", "Case files (*.neutro.json)"),
        )
        name, _ = QFileDialog.getSaveFileName(self.parent, title, str(suggested), kind)
        return Path(name) if name else None

    def page_to_save(self, suggested: Path) -> Path | None:
        """Return where to save the page, or None."""
        name, _ = QFileDialog.getSaveFileName(
            self.parent, translate("Asking", "Save the page"), str(suggested), "PDF (*.pdf)"
        )
        return Path(name) if name else None

    def course_to_save(self, suggested: Path) -> Path | None:
        """Return where to save the course, or None; the ending of the suggested name says as what."""
        kind = f"{suggested.suffix[1:].upper()} (*{suggested.suffix})"
        name, _ = QFileDialog.getSaveFileName(
            self.parent, translate("Asking", "Save the course"), str(suggested), kind
        )
        return Path(name) if name else None

    def about_unsaved(self, what: str) -> Unsaved:
        """Return what to do with unsaved work before the case leaves the desk."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(what)
        buttons = {
            box.addButton(translate("Asking", "Save"), QMessageBox.ButtonRole.AcceptRole): Unsaved.SAVE,
            box.addButton(
                translate("Asking", "Discard"), QMessageBox.ButtonRole.DestructiveRole
            ): Unsaved.DISCARD,
            box.addButton(translate("Asking", "Stay"), QMessageBox.ButtonRole.RejectRole): Unsaved.STAY,
        }
        box.setDefaultButton(next(iter(buttons)))
        box.exec()
        pressed = box.clickedButton()
        return next((choice for button, choice in buttons.items() if button is pressed), Unsaved.STAY)

    def whether_to_save_open(self) -> bool:
        """Return whether to save a file that holds a name although it is not encrypted; asked once."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(translate("Asking", "A case file is not encrypted. This one holds details of a patient."))
        box.setInformativeText(
            translate("Asking", "Keep it where only those may read it who look after this patient.")
        )
        save = box.addButton(translate("Asking", "Save"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(translate("Asking", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is save

    def printer(self, printer: QPrinter) -> bool:
        """Return whether to print, with the printer set up in the system's dialog."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  loaded when something is printed

        return QPrintDialog(printer, self.parent).exec() == QPrintDialog.DialogCode.Accepted

    def tell(self, title: str, problems: tuple[str, ...]) -> None:
        """Say what could not be done, every problem of it."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(title)
        box.setInformativeText("\n".join(problems[:8]))
        if len(problems) > 8:
            box.setDetailedText("\n".join(problems))
        box.exec()
