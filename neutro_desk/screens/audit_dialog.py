"""The audit viewer: who did what and when, chosen by person, kind, patient and days."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.table_dress import dress_table

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from neutro_desk.screens.style import Look

Index = QModelIndex | QPersistentModelIndex

WIDTH, HEIGHT = 1040, 620


class ShownEntry(NamedTuple):
    """The texts of one entry, in the order of the columns."""

    number: str
    at: str
    person: str
    action: str
    patient: str
    detail: str


class AskedEntries(NamedTuple):
    """Which entries are asked for, as chosen and typed; "" for all of them."""

    person: str
    action: str
    patient: str
    first_day: str
    last_day: str


class Column(IntEnum):
    """Columns, in order."""

    NUMBER = 0
    AT = 1
    PERSON = 2
    ACTION = 3
    PATIENT = 4
    DETAIL = 5


class AuditTable(QAbstractTableModel):
    """Entries as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without entries."""
        super().__init__(parent)
        self._entries: tuple[ShownEntry, ...] = ()

    def set_entries(self, entries: Sequence[ShownEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NUMBER: self.tr("Entry"),
            Column.AT: self.tr("When"),
            Column.PERSON: self.tr("Who"),
            Column.ACTION: self.tr("What"),
            Column.PATIENT: self.tr("Patient no."),
            Column.DETAIL: self.tr("Detail"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._entries[index.row()][index.column()]
        return None


class AuditDialog(QDialog):
    """Shows entries; reads none itself.

    Signals:
        asked: The `AskedEntries`.
        export_wanted: The same, to be written into a file.
        check_wanted: The whole chain is to be verified.
    """

    asked = Signal(object)
    export_wanted = Signal(object)
    check_wanted = Signal()

    def __init__(
        self,
        look: Look,
        people: Sequence[str],
        actions: Sequence[tuple[str, str]],
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        """Build the viewer without entries.

        Args:
            look: Theme and scale.
            people: Who may have done something.
            actions: Value and word of each kind.
            hint: How a day is typed.
            parent: The window.
        """
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Audit of the records"))
        self.setModal(False)
        self.person = self._choice(self.tr("Everybody"), [(name, name) for name in people])
        self.action = self._choice(self.tr("Everything"), actions)
        self.patient = self._line(self.tr("Patient no."), 100)
        self.first_day = self._line(self.tr("From {0}").replace("{0}", hint), 150)
        self.last_day = self._line(self.tr("to {0}").replace("{0}", hint), 150)
        self.model = AuditTable(self)
        self.table = QTableView(self)
        self.said = QLabel(self)
        self.export = self._button(self.tr("Export as CSV"), self.tr("Writes all entries asked for"))
        self.check = self._button(self.tr("Verify the chain"), self.tr("Names each entry that was changed"))
        self._dress()
        self._lay_out()
        for choice in (self.person, self.action):
            choice.currentIndexChanged.connect(self.ask)
        for line in (self.patient, self.first_day, self.last_day):
            line.editingFinished.connect(self.ask)
        self.export.clicked.connect(self.ask_export)
        self.check.clicked.connect(self.check_wanted)

    def _choice(self, every: str, members: Sequence[tuple[str, str]]) -> ChoiceBox:
        choice = ChoiceBox(self._look, every, self)
        choice.addItem(every, "")
        for value, text in members:
            choice.addItem(text, value)
        return choice

    def _line(self, hint: str, width: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setFont(self._look.font(13))
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setAccessibleDescription(self.tr("Leave it empty for all"))
        line.setMinimumWidth(self._look.px(width))
        line.setMinimumHeight(self._look.px(32))
        return line

    def _button(self, text: str, what: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleDescription(what)
        button.setFont(self._look.font(13))
        button.setMinimumHeight(self._look.px(30))
        button.setAutoDefault(False)
        return button

    def _dress(self) -> None:
        self.table.setModel(self.model)
        name, what = self.tr("Entries, the newest first"), self.tr("Nothing can be changed here")
        dress_table(self.table, self._look, name, what, Column.DETAIL)
        self.said.setFont(self._look.font(13))
        self.said.setWordWrap(True)

    def _lay_out(self) -> None:
        look = self._look
        asked = QHBoxLayout()
        asked.setSpacing(look.px(8))
        for part in (self.person, self.action, self.patient, self.first_day, self.last_day):
            asked.addWidget(part)
        asked.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.check)
        foot.addWidget(self.export)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        whole.setSpacing(look.px(10))
        whole.addLayout(asked)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), room.height() - look.px(60)))

    # -- values -------------------------------------------------------------------------------------------

    def typed(self) -> AskedEntries:
        """Return which entries are asked for."""
        return AskedEntries(
            str(self.person.currentData()),
            str(self.action.currentData()),
            self.patient.text().strip(),
            self.first_day.text().strip(),
            self.last_day.text().strip(),
        )

    def show_entries(self, entries: Sequence[ShownEntry], said: str) -> None:
        """Show entries, and a sentence about them."""
        self.model.set_entries(entries)
        self.say(said)

    def say(self, text: str) -> None:
        """Say something at the foot."""
        self.said.setText(text)
        self.said.setAccessibleName(text)

    @Slot()
    def ask(self) -> None:
        """Say which entries are asked for."""
        self.asked.emit(self.typed())

    @Slot()
    def ask_export(self) -> None:
        """Say which entries are to be written into a file."""
        self.export_wanted.emit(self.typed())

    def done(self, result: int) -> None:
        """Close and hold no entry any more."""
        super().done(result)
        self.model.set_entries(())
