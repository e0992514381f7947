"""The list of patients (Ctrl+O): type a few letters of name, number or birth date; Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTableView,
    QVBoxLayout,
)

from neutro_desk.screens.focus_ring import FocusRing
from neutro_desk.screens.page_bar import PageBar
from neutro_desk.screens.patient_list_model import PATIENT_ROLE, Column, ListedPatient, PatientListModel
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.window_page import WindowPage

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

ROW_HEIGHT = 44
_WIDTHS = {Column.IDENTIFIER: 240, Column.BORN: 140, Column.LAST: 190}
_WALKED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PatientList(WindowPage):
    """A search field above the table; the cursor stays in the field, Up and Down walk the table.

    Signals:
        searched: The letters typed; somebody shows what they find.
        patient_asked: The number of the patient to be opened.
        new_asked: A new patient; the letters typed, which may be a name or a number.
        left: Back to what stood here before.
    """

    searched = Signal(str)
    patient_asked = Signal(int)
    new_asked = Signal(str)
    left = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, window: QMainWindow) -> None:
        """Build the list without patients."""
        super().__init__(look, window)
        self._look = look
        self.setAccessibleName(self.tr("Patients"))
        self.bar = PageBar(look, self.tr("Patients"), self)
        self.new = self.bar.add_button(self.tr("New patient"), "Ctrl+N")
        self.back = self.bar.add_button(self.tr("Back"), "Esc")
        self.search = QLineEdit(self)
        self.model = PatientListModel(look, phrasebook, self)
        self.table = QTableView(self)
        self.empty = QLabel(self)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.say_searched)
        self._dress_search()
        self._dress_table()
        self._lay_out()
        self.search.textChanged.connect(self.wait_for_letters)
        self.table.activated.connect(self.ask)
        self.new.clicked.connect(self.ask_new)
        self.back.clicked.connect(self.left)

    def _dress_search(self) -> None:
        look = self._look
        self.search.setFont(look.font(17))
        self.search.setFixedHeight(look.px(44))
        self.search.setPlaceholderText(self.tr("Name, record number or birth date"))
        self.search.setAccessibleName(self.tr("Search patients"))
        self.search.setAccessibleDescription(
            self.tr("Letters of name, record number or birth date; Up and Down choose, Enter opens")
        )
        self.search.installEventFilter(self)

    def _dress_table(self) -> None:
        look, table = self._look, self.table
        table.setModel(self.model)
        table.setFont(look.font(14))
        table.setShowGrid(False)
        table.setFrameShape(table.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setWordWrap(False)
        table.setAccessibleName(self.tr("Patients found"))
        table.setAccessibleDescription(self.tr("Up and Down choose a patient, Enter opens"))
        palette = table.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(look.theme.surface))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(look.theme.accent_soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(look.theme.text))
        table.setPalette(palette)
        down, across = table.verticalHeader(), table.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(look.px(ROW_HEIGHT))
        across.setFont(look.font(12, 600))
        across.setFixedHeight(look.px(30))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(1)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, look.px(width))
        theme, pad = look.theme, look.px(14)  # a cell adds 3 to its padding
        table.setStyleSheet(
            f"QTableView::item {{ padding: 0 {pad}px; border-bottom: 1px solid {theme.divider}; }}"
            f"QHeaderView::section {{ background: {theme.raised}; color: {theme.text_2}; border: none;"
            f" border-bottom: 1px solid {theme.divider}; padding: 0 {pad + 3}px; }}"
        )
        slim_bar(table, look)
        FocusRing(table, look)

    def _lay_out(self) -> None:
        look, theme = self._look, self._look.theme
        self.empty.setFont(look.font(15))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setStyleSheet(f"color: {theme.text_2}; padding: {look.px(40)}px;")
        field = QVBoxLayout()
        field.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        field.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(field)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    # -- values in ----------------------------------------------------------------------------------------

    def wait_between_keys(self, milliseconds: int) -> None:
        """Let the search wait until the keys rest so long; 0: each key searches at once."""
        self._pause.setInterval(milliseconds)

    def show_found(self, patients: Sequence[ListedPatient], total: int) -> None:
        """Show what was found among so many patients; the first is chosen."""
        self.model.set_patients(patients)
        self.table.setVisible(bool(patients))
        self.empty.setVisible(not patients)
        self.empty.setText(self._why_empty(total))
        if patients:
            self.table.selectRow(0)
        self.bar.said.setText(self.tr("{0} shown of {1}").format(len(patients), total))

    def _why_empty(self, total: int) -> str:
        if not total:
            return self.tr("No patients yet. Ctrl+N makes the first.")
        return self.tr("Nobody found. Fewer letters, or the record number? Ctrl+N makes a new patient.")

    @Slot()
    def clear(self) -> None:
        """Let go of every patient and of what was typed."""
        self._pause.stop()
        self.search.blockSignals(True)  # nothing is searched for any more
        self.search.setText("")  # clear() would leave it to undo
        self.search.blockSignals(False)
        self.model.set_patients(())
        self.bar.said.clear()

    def take_focus(self) -> None:
        """Let the keys go to the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the person asks -----------------------------------------------------------------------------

    @Slot()
    def wait_for_letters(self) -> None:
        """Search at this key, or once the keys rest."""
        if self._pause.interval():
            self._pause.start()
        else:
            self.say_searched()

    @Slot()
    def say_searched(self) -> None:
        """Say what is searched for."""
        self.searched.emit(self.search.text())

    @Slot()
    def ask_new(self) -> None:
        """Ask for a new patient."""
        self.new_asked.emit(self.search.text().strip())

    @Slot(QModelIndex)
    def ask(self, index: QModelIndex) -> None:
        """Ask for the patient of a row."""
        patient: ListedPatient | None = index.data(PATIENT_ROLE)
        if patient is not None:
            self.patient_asked.emit(patient.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the table while the cursor stays in the field; Enter opens the chosen patient."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALKED:
                QApplication.sendEvent(self.table, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._pause.isActive():
                    self._pause.stop()
                    self.say_searched()
                self.ask(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
