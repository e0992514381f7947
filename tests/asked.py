"""A stand-in for the dialogs of the system, with ready answers; it writes down what was asked and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.screens.asking import Asking, SamePatient, Unsaved

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ReadyAnswers(Asking):
    """Answers at once; `asked` holds the names of the questions, `told` what was said could not be done."""

    def __init__(self) -> None:
        super().__init__()
        self.opens: Path | None = None
        self.saves: Path | None = None
        self.page: Path | None = None
        self.course: Path | None = None
        self.records: Path | None = None
        self.brings_back: bool | None = True
        self.unsaved = Unsaved.STAY
        self.same_patient = SamePatient.BACK
        self.saved_to: list[str] = []
        self.known: list[str] = []
        self.imports: tuple[Path, ...] = ()
        self.exports: Path | None = None
        self.restores = False
        self.replaces = False
        self.saves_open = True
        self.prints_into: Path | None = None
        self.asked: list[str] = []
        self.told: list[tuple[str, tuple[str, ...]]] = []
        self.suggested: list[Path] = []

    def file_to_open(self, folder: Path) -> Path | None:
        self.asked.append("open")
        self.suggested.append(folder)
        return self.opens

    def file_to_save(self, suggested: Path) -> Path | None:
        self.asked.append("save")
        self.suggested.append(suggested)
        return self.saves

    def page_to_save(self, suggested: Path) -> Path | None:
        self.asked.append("page")
        self.suggested.append(suggested)
        return self.page

    def folder_for_records(self, suggested: Path) -> Path | None:
        self.asked.append("records")
        self.suggested.append(suggested)
        return self.records

    def files_to_import(self, folder: Path) -> tuple[Path, ...]:
        self.asked.append("import")
        self.suggested.append(folder)
        return self.imports

    def folder_for_import(self) -> Path | None:
        self.asked.append("import folder")
        return self.imports[0] if self.imports else None

    def folder_for_export(self) -> Path | None:
        self.asked.append("export")
        return self.exports

    def folder_for_backups(self) -> Path | None:
        self.asked.append("backups")
        return self.exports

    def whether_to_restore(self) -> bool:
        self.asked.append("restore")
        return self.restores

    def whether_to_replace_backups(self) -> bool:
        self.asked.append("replace backups")
        return self.replaces

    def whether_to_bring_back(self) -> bool | None:
        self.asked.append("bring back")
        return self.brings_back

    def whether_to_bring_back_here(self) -> bool | None:
        self.asked.append("bring back here")
        return self.brings_back

    def course_to_save(self, suggested: Path) -> Path | None:
        self.asked.append("course")
        self.suggested.append(suggested)
        return self.course

    def about_unsaved(self, what: str, name: str = "") -> Unsaved:
        self.asked.append(what)
        self.saved_to.append(name)
        return self.unsaved

    def about_duplicate(self, what: str, known: str) -> SamePatient:
        self.asked.append(what)
        self.known.append(known)
        return self.same_patient

    def whether_to_save_open(self) -> bool:
        self.asked.append("not encrypted")
        return self.saves_open

    def printer(self, printer: QPrinter) -> bool:
        from PySide6.QtPrintSupport import QPrinter as Printer

        self.asked.append("printer")
        if self.prints_into is not None:
            printer.setOutputFormat(Printer.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.prints_into))
        return self.prints_into is not None

    def tell(self, title: str, problems: tuple[str, ...]) -> None:
        self.told.append((title, problems))
