"""Start and stop of the medicine with the cursor, below the table of a medication list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from neutro_desk.screens.field import plain_label

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.medication_rows import MedicationRow

FIELD_WIDTH, FIELD_HEIGHT = 150, 30


class MedicationDatesRow(QWidget):
    """Which medicine, and two fields for its dates.

    Signals:
        dates_typed: Text of the start and text of the stop, after a keystroke.
        done: Enter: back to the table.
    """

    dates_typed = Signal(str, str)
    done = Signal()

    def __init__(self, look: Look) -> None:
        """Start without a medicine."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        self.name = plain_label("", look.font(12), look.theme.text_2)
        self.name.setWordWrap(True)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.name.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.name, 1)
        self.start = self._field(look, row, self.tr("Start"), self.tr("12oct, -18"))
        self.stop = self._field(look, row, self.tr("Stop"), self.tr("blank: ongoing"))

    def _field(self, look: Look, row: QHBoxLayout, label: str, hint: str) -> QLineEdit:
        named, line = QLabel(label), QLineEdit()
        named.setFont(look.font(13))
        named.setBuddy(line)
        line.setFont(look.font(14))
        line.setFixedWidth(look.px(FIELD_WIDTH))
        line.setMinimumHeight(look.px(FIELD_HEIGHT))
        line.setPlaceholderText(hint)
        line.setAccessibleName(label)
        line.setAccessibleDescription(hint)
        line.textEdited.connect(self.say_dates)
        line.returnPressed.connect(self.go_on)
        row.addWidget(named)
        row.addWidget(line)
        return line

    def show_row(self, row: MedicationRow | None, why: str) -> None:
        """Show the dates of a medicine and why it is read so; what is being typed is left alone."""
        takes = row is not None and row.listed.reading.has_name
        for line in (self.start, self.stop):
            line.setEnabled(takes)
        if row is None:
            self.name.setText("")
            return
        said = f"{row.listed.typed}: {why}"
        self.name.setText(said)
        self.name.setToolTip(said)
        for line, text in ((self.start, row.start), (self.stop, row.stop)):
            line.setAccessibleDescription(f"{row.listed.typed}. {line.placeholderText()}")
            if line.text() != text and not line.hasFocus():
                line.setText(text)

    @Slot()
    def say_dates(self) -> None:
        """Say what is typed."""
        self.dates_typed.emit(self.start.text(), self.stop.text())

    @Slot()
    def go_on(self) -> None:
        """From the start to the stop, then back to the table."""
        if self.start.hasFocus():
            self.stop.setFocus()
            self.stop.selectAll()
        else:
            self.done.emit()
