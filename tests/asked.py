"""A stand-in for the dialogs of the system, with ready answers; it writes down what was asked and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.screens.asking import Asking, Unsaved

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
        self.unsaved = Unsaved.STAY
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

    def course_to_save(self, suggested: Path) -> Path | None:
        self.asked.append("course")
        self.suggested.append(suggested)
        return self.course

    def about_unsaved(self, what: str) -> Unsaved:
        self.asked.append(what)
        return self.unsaved

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
