"""Ending: what happens after a fault nobody expected: the results go, the case and the typing can be kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from neutro_desk.filing import Filing
from neutro_desk.screens.asking import Asking

if TYPE_CHECKING:
    from neutro_desk.screens.crash_window import CrashWindow
    from neutro_desk.screens.style import Look


class Ending(QObject):
    """Shows the crash window once and closes the program; there is no way to go on."""

    def __init__(self, application: QApplication, filing: Filing, asking: Asking) -> None:
        """Keep what is needed to save and to close."""
        super().__init__()
        self._application, self._filing, self._asking = application, filing, asking
        self._crash: CrashWindow | None = None

    def after(self, fault: BaseException, look: Look, *, is_kept: bool = False) -> None:
        """Show the crash window for a fault; a second one closes at once.

        Args:
            fault: What nobody expected.
            look: Theme and scale.
            is_kept: Whether what was typed is kept, encrypted, in the records.
        """
        if isinstance(fault, KeyboardInterrupt) or self._crash is not None:
            self._application.exit(1)
            return
        from neutro_desk.crash import report_of  # noqa: PLC0415  hopefully never needed
        from neutro_desk.screens.crash_window import CrashWindow  # noqa: PLC0415

        report = report_of(fault)
        sys.stderr.write(report + "\n")
        self._crash = CrashWindow(look, report, is_kept=is_kept)
        self._crash.save_case_wanted.connect(self._filing.save_with_draft)
        self._crash.save_report_wanted.connect(self.save_report)
        self._crash.closed.connect(self.leave)
        self._crash.show()

    @Slot(str)
    def save_report(self, report: str) -> None:
        """Save the report of a fault where the user says."""
        path = self._asking.page_to_save(Path.home() / "neutro-desk-fault.txt")
        if path is not None:
            try:
                path.write_text(report, encoding="utf-8")
            except OSError as error:
                self._asking.tell(self.tr("The report was not saved."), (str(error.strerror),))

    @Slot()
    def leave(self) -> None:
        """Close after a fault."""
        self._application.exit(1)
