"""The form that makes one patient of two entries of the same person: who stays, who joins, what happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.patient_list_model import PATIENT_ROLE, Column, ListedPatient, PatientListModel
from neutro_desk.screens.table_dress import dress_table

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

WIDTH, HEIGHT = 680, 520


class MergeDialog(QDialog):
    """Lets the second entry be found and chosen; it merges nothing and holds nobody once closed.

    Signals:
        searched: The letters typed; somebody shows what they find.
        merge_wanted: The number of the entry that is to become part of the patient who stays.
    """

    searched = Signal(str)
    merge_wanted = Signal(int)

    def __init__(self, look: Look, phrasebook: Phrasebook, who: str, parent: QWidget | None = None) -> None:
        """Build the form for the patient who stays.

        Args:
            look: Theme and scale.
            phrasebook: The words.
            who: The patient who stays, as the bar names one.
            parent: The window.
        """
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Patient entered twice"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.who = self._label(self.tr("Stays: {0}").replace("{0}", who), 15, 600)
        self.why = self._label(
            self.tr(
                "Counts, events, answers and notes of the second entry join this patient. The same count "
                "joins once; two values of the same time both stay, for you to settle. Where both entries "
                "say something of the patient, this one stands. The second entry leaves list and ward "
                "board, and the audit tells of it. A backup is made first; undo does not part the two again."
            ),
            13,
            400,
        )
        self.search = QLineEdit(self)
        self.model = PatientListModel(look, phrasebook, self)
        self.table = QTableView(self)
        self.said = self._label("", 13, 600)
        self.leave = self._button(self.tr("Cancel"), self.tr("Changes nothing"))
        self.merge = self._button(self.tr("Make one patient"), self.tr("Needs the second entry chosen"))
        self._dress()
        self._lay_out()
        self.search.textChanged.connect(self.searched)
        self.table.selectionModel().selectionChanged.connect(self.show_chosen)
        self.leave.clicked.connect(self.reject)
        self.merge.clicked.connect(self.confirm)
        self.show_chosen()

    def _label(self, text: str, size: int, weight: int) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._look.font(size, weight))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, what: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleDescription(what)
        button.setFont(self._look.font(13))
        button.setMinimumHeight(self._look.px(30))
        button.setAutoDefault(False)
        return button

    def _dress(self) -> None:
        look = self._look
        self.search.setFont(look.font(15))
        self.search.setMinimumHeight(look.px(34))
        self.search.setPlaceholderText(self.tr("Second entry: name, record number or birth date"))
        self.search.setAccessibleName(self.tr("Search the second entry"))
        self.search.setAccessibleDescription(self.tr("Up and Down choose among the patients found"))
        self.search.installEventFilter(self)
        self.table.setModel(self.model)
        name, what = self.tr("Who may be the second entry"), self.tr("Up and Down choose")
        dress_table(self.table, look, name, what, Column.NAME)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        column.setSpacing(look.px(10))
        for part in (self.who, self.why, self.search):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addStretch(1)
        for button in (self.leave, self.merge):
            row.addWidget(button)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), room.height() - look.px(60)))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, patients: Sequence[ListedPatient]) -> None:
        """Show who may be the second entry; nobody is chosen yet."""
        self.model.set_patients(patients)
        self.show_chosen()

    @property
    def chosen(self) -> ListedPatient | None:
        """The entry that was chosen."""
        rows = self.table.selectionModel().selectedRows()
        found: ListedPatient | None = rows[0].data(PATIENT_ROLE) if rows else None
        return found

    @Slot()
    def show_chosen(self) -> None:
        """Say who would become part of the patient who stays."""
        chosen = self.chosen
        self.merge.setEnabled(chosen is not None)
        if chosen is not None:
            named = " · ".join(part for part in (chosen.name, chosen.identifier) if part)
            self.said.setText(self.tr("Joins and leaves the list: {0}").replace("{0}", named))
        elif self.model.patients:
            self.said.setText(self.tr("Choose the second entry."))
        else:
            self.said.setText(self.tr("Nobody found: type name, record number or birth date."))

    @Slot()
    def confirm(self) -> None:
        """Say which entry is to join, and close."""
        chosen = self.chosen
        if chosen is not None:
            self.accept()
            self.merge_wanted.emit(chosen.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the table while the cursor stays in the search."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            QApplication.sendEvent(self.table, event)
            return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Close and hold nobody any more."""
        super().done(result)
        self.search.blockSignals(True)  # nobody is searched for any more
        self.search.setText("")  # clear() would leave it to undo
        self.model.set_patients(())
        for label in (self.who, self.said):
            label.clear()
