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


class SamePatient(Enum):
    """What to do with a new patient who may be known already."""

    OPEN = "open"
    CREATE = "create"
    BACK = "back"


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

    def folder_for_records(self, suggested: Path) -> Path | None:
        """Return the folder in which the records are to lie, or None."""
        title = translate("Asking", "Folder for the records")
        name = QFileDialog.getExistingDirectory(self.parent, title, str(suggested.parent))
        return Path(name) if name else None

    def files_to_import(self, folder: Path) -> tuple[Path, ...]:
        """Return the case files to take into the records; none when nothing was chosen."""
        title, kind = translate("Asking", "Import case files"), translate("Asking", "Case files (*.json)")
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, str(folder), kind)
        return tuple(Path(name) for name in names)

    def folder_for_import(self) -> Path | None:
        """Return the folder whose case files are to be taken into the records, or None."""
        return self._folder(translate("Asking", "Import every case file of a folder"))

    def folder_for_export(self) -> Path | None:
        """Return the folder into which every patient is to be written, or None."""
        return self._folder(translate("Asking", "Export every patient into a folder"))

    def folder_for_backups(self) -> Path | None:
        """Return the second folder for backups, or None."""
        return self._folder(translate("Asking", "Second folder for backups"))

    def _folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self.parent, title, str(Path.home()))
        return Path(name) if name else None

    def whether_to_restore(self) -> bool:
        """Return whether a backup is to take the place of the records."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(translate("Asking", "Put this copy in the place of the records?"))
        said = translate(
            "Asking",
            "What was saved after the copy was made is not in it. The records as they are now become "
            "a backup first, so that this can be undone the same way.",
        )
        box.setInformativeText(said)
        go = box.addButton(translate("Asking", "Put it in place"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(translate("Asking", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is go

    def whether_to_replace_backups(self) -> bool:
        """Return whether one new backup is to take the place of all older ones."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(translate("Asking", "Make one new backup and remove all older ones?"))
        said = translate(
            "Asking",
            "Nothing that was erased is in a backup then, neither here nor in the second folder. What only "
            "an older backup holds is gone for good, and there is no way back to an earlier day.",
        )
        box.setInformativeText(said)
        go = box.addButton(translate("Asking", "Replace them"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(translate("Asking", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is go

    def whether_to_bring_back(self) -> bool | None:
        """Return whether to bring back work kept when the program closed after a fault; None for later."""
        said = translate(
            "Asking", "What you had typed was kept. Check its numbers against the laboratory report."
        )
        return self._about_kept(
            translate("Asking", "The program closed after a fault while you were working."), said
        )

    def whether_to_bring_back_here(self) -> bool | None:
        """Return whether to bring back work kept for the patient who was just opened; None for later."""
        said = translate(
            "Asking", "It was kept for you, encrypted. Check its numbers against the laboratory report."
        )
        return self._about_kept(
            translate("Asking", "You typed something for this patient that was not saved."), said
        )

    def _about_kept(self, what: str, said: str) -> bool | None:
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(what)
        box.setInformativeText(said)
        bring = box.addButton(translate("Asking", "Bring it back"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(translate("Asking", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(translate("Asking", "Later"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(bring)
        box.exec()
        pressed = box.clickedButton()
        return True if pressed is bring else False if pressed is discard else None

    def course_to_save(self, suggested: Path) -> Path | None:
        """Return where to save the course, or None; the ending of the suggested name says as what."""
        kind = f"{suggested.suffix[1:].upper()} (*{suggested.suffix})"
        name, _ = QFileDialog.getSaveFileName(
            self.parent, translate("Asking", "Save the course"), str(suggested), kind
        )
        return Path(name) if name else None

    def about_unsaved(self, what: str, name: str = "") -> Unsaved:
        """Return what to do with unsaved work before the case leaves the desk.

        Args:
            what: What is not saved.
            name: Of the patient it would be saved to; "" where it is not kept with one.
        """
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(what)
        named = translate("Asking", "Save to {0}").replace("{0}", surname(name))
        save = named if name else translate("Asking", "Save")
        buttons = {
            box.addButton(save, QMessageBox.ButtonRole.AcceptRole): Unsaved.SAVE,
            box.addButton(
                translate("Asking", "Discard"), QMessageBox.ButtonRole.DestructiveRole
            ): Unsaved.DISCARD,
            box.addButton(translate("Asking", "Stay"), QMessageBox.ButtonRole.RejectRole): Unsaved.STAY,
        }
        box.setDefaultButton(next(iter(buttons)))
        box.exec()
        pressed = box.clickedButton()
        return next((choice for button, choice in buttons.items() if button is pressed), Unsaved.STAY)

    def about_duplicate(self, what: str, known: str) -> SamePatient:
        """Return what to do with a new patient who may be in the records already.

        Args:
            what: What the two have in common.
            known: Who is in the records: name, number, birth date.
        """
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(what)
        box.setInformativeText(known)
        buttons = {
            box.addButton(
                translate("Asking", "Open this patient"), QMessageBox.ButtonRole.AcceptRole
            ): SamePatient.OPEN,
            box.addButton(
                translate("Asking", "Create anyway"), QMessageBox.ButtonRole.DestructiveRole
            ): SamePatient.CREATE,
            box.addButton(translate("Asking", "Back"), QMessageBox.ButtonRole.RejectRole): SamePatient.BACK,
        }
        box.setDefaultButton(next(iter(buttons)))
        box.exec()
        pressed = box.clickedButton()
        return next((choice for button, choice in buttons.items() if button is pressed), SamePatient.BACK)

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


def surname(name: str) -> str:
    """Return the part of a name before its comma: `SMITH, Jane` is `SMITH`."""
    return name.partition(",")[0].strip() or name
