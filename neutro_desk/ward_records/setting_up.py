"""SettingUp: leads through making records on this workstation, and a new recovery key later."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.paper.options import Paper, PaperError
from neutro_desk.records.errors import RecordsError
from neutro_desk.screens.set_up_dialog import SetUpDialog, TypedSetUp
from neutro_desk.ward_records.opening_store import KEY_KEPT
from neutro_desk.ward_records.place import has_store

if TYPE_CHECKING:
    from neutro_desk.paper.recovery_sheet import RecoverySheet
    from neutro_desk.parts import Parts
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.session import Records
    from neutro_desk.workup.statements import Statement


class SettingUp(QObject):
    """Checks the form, makes the records, hands the recovery key out.

    Signals:
        folder_used: The folder in which records were made, as text.
        said: A short message for the status line.
    """

    folder_used = Signal(str)
    said = Signal(str)

    def __init__(self, records: Records, stage: Stage, parts: Parts) -> None:
        """Stand ready."""
        super().__init__(records)
        self._records, self._stage, self._parts = records, stage, parts
        self._dialog: SetUpDialog | None = None
        self._code = ""
        records.made.connect(self.show_key)
        records.failed.connect(self.show_failed)
        records.busy_changed.connect(self.show_busy)

    @property
    def dialog(self) -> SetUpDialog | None:
        """The dialog that is open."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Open the form, or come back to it."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.activateWindow()
            return
        dialog = self._made_dialog()
        dialog.show_folder(str(self._records.folder))
        dialog.set_up_wanted.connect(self.set_up)
        dialog.folder_wanted.connect(self.choose_folder)
        dialog.show()

    def close(self) -> None:
        """Close whatever is open: the records lock."""
        dialog, self._dialog = self._dialog, None
        self._code = ""
        if dialog is not None:
            dialog.done(0)
            dialog.deleteLater()

    @Slot(object)
    def set_up(self, typed: TypedSetUp) -> None:
        """Make the records, or show every problem of the form."""
        problems = self._problems(typed)
        if self._dialog is None:
            return
        self._dialog.show_problems(problems)
        if not problems:
            self._records.create(Path(typed.folder).expanduser(), typed.name, typed.passphrase)

    def _problems(self, typed: TypedSetUp) -> dict[str, str]:
        from neutro_desk.records.names import person_name  # noqa: PLC0415  not before it is wanted
        from neutro_desk.records.passphrases import passphrase_problem  # noqa: PLC0415

        found: dict[str, str] = {}
        text: Callable[[Statement], str] = self._parts.words.text
        try:
            person_name(typed.name)
        except RecordsError as error:
            found["name"] = text(error.statement)
        problem = passphrase_problem(typed.passphrase, typed.name)
        if problem is not None:
            found["passphrase"] = text(problem)
        if typed.again != typed.passphrase:
            found["again"] = self.tr("This is not the same passphrase.")
        if not Path(typed.folder).expanduser().is_absolute():
            found["folder"] = self.tr("Give the whole path of a folder on this workstation.")
        elif has_store(Path(typed.folder).expanduser()):
            found["folder"] = self.tr(
                "There are records in this folder already. To use them, name it as store in ward.toml."
            )
        return found

    @Slot()
    def choose_folder(self) -> None:
        """Ask for another folder."""
        if self._dialog is not None:
            chosen = self._parts.asking.folder_for_records(Path(self._dialog.folder.text()))
            if chosen is not None:
                self._dialog.show_folder(str(chosen))

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Say that the records are being made."""
        if self._dialog is not None:
            self._dialog.show_busy(busy)

    @Slot(object)
    def show_failed(self, why: Statement) -> None:
        """Say why no records were made."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_problems({"": self._parts.words.text(why)})

    # -- the recovery key ---------------------------------------------------------------------------------

    @Slot(str)
    def show_key(self, code: str) -> None:
        """Show a recovery key, once; one group of it, chosen by chance, is to be typed back."""
        dialog = self._dialog if self._dialog is not None else self._made_dialog()
        self._code = code
        groups = tuple(code.split("-"))
        dialog.show_key(groups, secrets.randbelow(len(groups)))
        dialog.show()
        self.folder_used.emit(str(self._records.folder))

    @Slot()
    def note_kept(self) -> None:
        """Note in the store that the key was kept."""
        self._code = ""
        store = self._records.store
        if store is not None:
            try:
                store.set_setting(KEY_KEPT, "yes")
            except RecordsError as error:
                self._records.failed.emit(error.statement)

    def remind(self) -> None:
        """Remind an administrator of a recovery key that nobody showed to have kept."""
        store, opened_by = self._records.store, self._records.unlocked_by
        is_shown = self._dialog is not None and self._dialog.isVisible()
        if store is None or opened_by is None or is_shown or not opened_by.may_administer:
            return
        if not store.is_read_only and store.setting(KEY_KEPT) != "yes":
            self.said.emit(self.tr("No recovery key was kept: make a new one in the list behind your name"))

    @Slot()
    def print_key(self) -> None:
        """Print the page with the key."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  loaded when something is printed

        from neutro_desk.paper import printing  # noqa: PLC0415
        from neutro_desk.paper.recovery_sheet import recovery_svg  # noqa: PLC0415

        if not printing.printer_names():
            self._say(self.tr("No printer found. Save the page as PDF, or write the key down by hand."))
            return
        sheet = self._sheet()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printing.prepare_printer(printer, sheet.paper)
        try:
            page = recovery_svg(sheet)
            if self._parts.asking.printer(printer):
                printing.print_pages((page,), printer)
                self._say(self.tr("Sent to the printer."))
        except PaperError as error:
            self._say(str(error))

    @Slot()
    def save_key(self) -> None:
        """Save the page with the key as a PDF file."""
        from neutro_desk.paper.recovery_sheet import write_recovery_pdf  # noqa: PLC0415

        path = self._parts.asking.page_to_save(Path.home() / "recovery-key.pdf")
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            write_recovery_pdf(path, self._sheet())
        except PaperError as error:
            self._say(str(error))
        else:
            said = self.tr("Saved as {0}. Move it off this workstation: whoever has it opens the records.")
            self._say(said.replace("{0}", path.name))

    def _sheet(self) -> RecoverySheet:
        from neutro_desk.paper.recovery_sheet import RecoverySheet  # noqa: PLC0415

        words, made = self._parts.words, self._parts.clock()
        return RecoverySheet(
            title=self.tr("Recovery key of the ward's records"),
            facts=(
                self.tr("Records in {0}").replace("{0}", str(self._records.folder)),
                self.tr("Printed {0}").replace("{0}", words.moment_text(made, "full")),
            ),
            groups=tuple(self._code.split("-")),
            says=(
                self.tr("It opens the records when passphrases are forgotten, and in an emergency: Unlock,"
                        " then Use the recovery key. Its use is noted in the audit."),
                self.tr("If every passphrase and this page are lost, nobody can open the records again: not"
                        " the hospital's IT, and not the makers of the program."),
                self.tr("Keep it locked away from the workstation. A newer page replaces this one."),
            ),
            lines=(self.tr("Kept where"), self.tr("Date and name")),
            word=self.tr("Group"),
            language=words.language.code,
            paper=Paper(self._parts.filing.ward.paper),
        )  # fmt: skip

    def _say(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.recovery.say(text)

    def _made_dialog(self) -> SetUpDialog:
        dialog = SetUpDialog(self._stage.look, self._stage.window)
        dialog.recovery.print_wanted.connect(self.print_key)
        dialog.recovery.pdf_wanted.connect(self.save_key)
        dialog.key_kept.connect(self.note_kept)
        self._dialog = dialog
        return dialog
