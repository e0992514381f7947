"""The crash window: says that the program must close, and offers to keep case and report first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look


class CrashWindow(QDialog):
    """Shown once; there is no way back to the work from it. Esc and the frame's cross close the program too.

    Signals:
        save_case_wanted: The case is to be saved as a case file.
        save_report_wanted: The report, to be saved.
        closed: The window was closed.
    """

    save_case_wanted = Signal()
    save_report_wanted = Signal(str)
    closed = Signal()

    def __init__(self, look: Look | None, report: str, *, is_kept: bool = False) -> None:
        """Build the window.

        Args:
            look: Theme and scale; without one it wears the system's.
            report: Of the fault, without any value.
            is_kept: Whether what was typed is kept in the records, and need not be saved in the open.
        """
        super().__init__()
        self._report = report
        self._is_closed = False
        self._scale = 1.0 if look is None else look.scale
        self.setWindowTitle("Neutro Desk")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        if look is not None:
            self.setPalette(look.palette())
            self.setStyleSheet(look.sheet())
        self.sentence = self._label(
            self.tr(
                "Neutro Desk has found a fault of its own and must close."
                " The results are blanked because they can no longer be trusted."
            ),
            self._font(look, 17, 600),
        )
        kept = self.tr(
            "What you had typed is kept, encrypted, in the records and offered when you sign in again. The"
            " report below holds no patient, no count and no path of this machine."
        )
        savable = self.tr(
            "The case can still be saved; check its counts against the laboratory reports when you open"
            " it again. The report below holds no patient, no count and no path of this machine."
        )
        self.advice = self._label(kept if is_kept else savable, self._font(look, 13))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report of the fault"))
        self.report.setFont(self._font(look, 12))
        self.report.setTabChangesFocus(True)
        self._build(look, is_kept=is_kept)
        self.resize(round(640 * self._scale), round(420 * self._scale))

    def _build(self, look: Look | None, *, is_kept: bool) -> None:
        edge, gap = round(16 * self._scale), round(8 * self._scale)
        self.save_case = QPushButton(self.tr("Save as case file"))
        self.save_report = QPushButton(self.tr("Save report"))
        self.leave = QPushButton(self.tr("Close"))
        self.save_case.setProperty("role", "main")
        self.save_case.clicked.connect(self.save_case_wanted)
        self.save_report.clicked.connect(self.say_report)
        self.leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addStretch(1)
        for button in (self.save_case, self.save_report, self.leave):
            button.setFont(self._font(look, 13, 600 if button is self.save_case else 400))
            button.setAutoDefault(button is self.save_case)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(round(12 * self._scale))
        column.addWidget(self.sentence)
        column.addWidget(self.advice)
        column.addWidget(self.report, 1)
        column.addLayout(row)
        self.save_case.setHidden(is_kept)
        (self.leave if is_kept else self.save_case).setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self, text: str, font: QFont) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setFont(font)
        return label

    def _font(self, look: Look | None, size: int, weight: int = 400) -> QFont:
        if look is not None:
            return look.font(size, weight)
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight(weight))
        return font

    @Slot()
    def say_report(self) -> None:
        """Ask to save the report."""
        self.save_report_wanted.emit(self._report)

    def reject(self) -> None:
        """Esc closes as the button does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say once that the window is gone."""
        super().closeEvent(event)
        if not self._is_closed:
            self._is_closed = True
            self.closed.emit()
