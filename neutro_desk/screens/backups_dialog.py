"""The backups: when each was made and why, a read-only look into one, and only then the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from neutro_desk.screens.patient_list_model import Column, ListedPatient, PatientListModel
from neutro_desk.screens.table_dress import dress_table

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

WIDTH, HEIGHT, LIST = 900, 560, 220


@dataclass(frozen=True, slots=True)
class ShownBackup:
    """One backup: its name for whoever opens it, when it was made by the workstation's clock, and why."""

    name: str
    made: datetime
    why: str


class BackupsDialog(QDialog):
    """Shows; opens and restores nothing itself.

    Signals:
        backup_wanted: A backup is to be made now.
        replacement_wanted: One new backup is to take the place of all.
        look_wanted: Name of a backup to be looked into.
        restore_wanted: Name of the backup that was looked into and is to take the place of the records.
        second_wanted: Another second folder is to be chosen.
        no_second_wanted: There is to be no second folder.
        left: The dialog was closed.
    """

    backup_wanted = Signal()
    replacement_wanted = Signal()
    look_wanted = Signal(str)
    restore_wanted = Signal(str)
    second_wanted = Signal()
    no_second_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget | None = None) -> None:
        """Build the dialog without backups."""
        super().__init__(parent)
        self._look, self._phrasebook, self._looked_at = look, phrasebook, ""
        self._may_restore = False
        self.setWindowTitle(self.tr("Backups"))
        self.setModal(False)
        self.list = QListWidget(self)
        self.said = self._label("", 13)
        self.model = PatientListModel(look, phrasebook, self)
        self.table = QTableView(self)
        self.second = self._label("", 13)
        self.make = self._button(self.tr("Back up now"), self.tr("Makes a copy and tries it"))
        self.replace_all = self._button(
            self.tr("Replace all backups"),
            self.tr("After an erasure: one new backup takes the place of all; asks once more"),
        )
        self.look_in = self._button(self.tr("Look into this copy"), self.tr("Opens it read-only"))
        self.restore = self._button(
            self.tr("Put this copy in place of the records"),
            self.tr("Asks once more before anything changes"),
        )
        self.choose_second = self._button(
            self.tr("Choose second folder"), self.tr("Each backup is copied there too")
        )
        self.drop_second = self._button(self.tr("No second folder"), self.tr("Backups are copied nowhere"))
        self._dress()
        self._lay_out()
        self.make.clicked.connect(self.backup_wanted)
        self.replace_all.clicked.connect(self.replacement_wanted)
        self.look_in.clicked.connect(self.ask_look)
        self.restore.clicked.connect(self.ask_restore)
        self.choose_second.clicked.connect(self.second_wanted)
        self.drop_second.clicked.connect(self.no_second_wanted)
        self.list.currentRowChanged.connect(self.forget_look)
        self.list.itemActivated.connect(self.ask_look)
        self.finished.connect(self.left)

    def _label(self, text: str, size: int) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self._look.font(size))
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
        look, table = self._look, self.table
        theme = look.theme
        self.list.setFont(look.font(13))
        self.list.setStyleSheet(
            f"QListWidget {{ background: {theme.surface}; border: 1px solid {theme.divider}; }}"
            f"QListWidget::item {{ padding: {look.px(6)}px {look.px(8)}px; }}"
            f"QListWidget::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}"
        )
        self.list.setFixedWidth(look.px(LIST))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Backups, the newest first"))
        self.list.setAccessibleDescription(self.tr("Up and Down choose a copy, Enter looks into it"))
        table.setModel(self.model)
        name, what = self.tr("Patients in the copy, read only"), self.tr("Nothing can be changed here")
        dress_table(table, look, name, what, Column.NAME)
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setColumnHidden(Column.BORN, True)  # names must have room

    def _lay_out(self) -> None:
        look = self._look
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.make)
        left.addWidget(self.replace_all)
        right.addWidget(self.said)
        right.addWidget(self.table, 1)
        ways = QHBoxLayout()
        ways.addStretch(1)
        for button in (self.look_in, self.restore):
            ways.addWidget(button)
        right.addLayout(ways)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(14))
        beside.addLayout(left)
        beside.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.second, 1)
        for button in (self.choose_second, self.drop_second):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        whole.setSpacing(look.px(12))
        whole.addLayout(beside, 1)
        whole.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), room.height() - look.px(60)))

    # -- values in ----------------------------------------------------------------------------------------

    def show_backups(self, backups: Sequence[ShownBackup], second: str, *, may_restore: bool) -> None:
        """Show the backups, the newest first, and where they are copied to."""
        self._may_restore = may_restore
        self.list.clear()
        for backup in backups:
            when = self._phrasebook.moment_text(backup.made, "full")
            item = QListWidgetItem(f"{when}\n{backup.why}")
            item.setData(Qt.ItemDataRole.UserRole, backup.name)
            self.list.addItem(item)
        self.second.setText(
            self.tr("Each backup is also copied to {0}").replace("{0}", second)
            if second
            else self.tr("No second folder: a broken disk takes records and backups together.")
        )
        self.drop_second.setVisible(bool(second))
        for button in (self.choose_second, self.drop_second):
            button.setEnabled(may_restore)
        self.replace_all.setEnabled(may_restore and bool(backups))
        self.replace_all.setToolTip("" if may_restore else self._only_administrator())
        if backups:
            self.list.setCurrentRow(0)
        self.forget_look()

    def show_look(self, said: str, patients: Sequence[ListedPatient]) -> None:
        """Show what the copy holds that is looked into."""
        self._looked_at = self._chosen()
        self.said.setText(said)
        self.model.set_patients(patients)
        self.restore.setEnabled(self._may_restore)
        self.restore.setToolTip("" if self._may_restore else self._only_administrator())

    @Slot()
    def forget_look(self) -> None:
        """Show no copy: another one was chosen, or none yet."""
        self._looked_at = ""
        self.model.set_patients(())
        chosen = bool(self._chosen())
        self.look_in.setEnabled(chosen)
        self.restore.setEnabled(False)
        self.restore.setToolTip(self.tr("Look into the copy first"))
        self.said.setText(
            self.tr("Looking changes nothing. The way back is open once you looked into a copy.")
            if chosen
            else self.tr("No backup yet. One is made each half hour in which something changed.")
        )

    def _only_administrator(self) -> str:
        return self.tr("Only an administrator can do this")

    def _chosen(self) -> str:
        row = self.list.currentRow()
        return "" if row < 0 else str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    # -- what the person asks -----------------------------------------------------------------------------

    @Slot()
    def ask_look(self) -> None:
        """Ask to look into the chosen copy."""
        if self._chosen():
            self.look_wanted.emit(self._chosen())

    @Slot()
    def ask_restore(self) -> None:
        """Ask for the way back to the copy that was looked into."""
        if self._looked_at and self._looked_at == self._chosen():
            self.restore_wanted.emit(self._looked_at)

    def done(self, result: int) -> None:
        """Close and hold no patient any more."""
        super().done(result)
        self.model.set_patients(())
        self.list.clear()
