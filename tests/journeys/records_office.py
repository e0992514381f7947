"""Someone who works with the records: sets them up, signs in, and lets time pass on clocks of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from neutro_desk.records.cost import Cost
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.screens.set_up_dialog import SetUpDialog
from neutro_desk.screens.sign_in_panel import SignInPanel
from neutro_desk.ward_records.session import Records, State
from tests.journeys.nurse import CTRL, Nurse

if TYPE_CHECKING:
    from neutro_desk.screens.lock_warning import LockWarning
    from neutro_desk.signing_in import SigningIn

CHEAP = Cost(64, 1)
"""Of a try in tests; a ward's is a thousand times as much."""

NAME, PASSPHRASE = "A. Okafor", "copper lamp winter tide"


class HandClocks:
    """Clocks that somebody turns by hand."""

    def __init__(self) -> None:
        self.wall_now, self.steady_now = 1_800_000_000.0, 500.0

    def wall(self) -> float:
        return self.wall_now

    def steady(self) -> float:
        return self.steady_now

    def pass_by(self, seconds: float) -> None:
        """Let time pass while the workstation is awake."""
        self.wall_now += seconds
        self.steady_now += seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass while the workstation sleeps: only the wall clock goes on."""
        self.wall_now += seconds


class RecordsNurse:
    """A nurse at a window with records."""

    def __init__(self, nurse: Nurse, clocks: HandClocks) -> None:
        self.nurse, self.clocks = nurse, clocks
        self.signing_in.cost = CHEAP

    @property
    def signing_in(self) -> SigningIn:
        return self.nurse.startup.composition.signing_in

    @property
    def records(self) -> Records:
        assert self.signing_in.records is not None
        return self.signing_in.records

    def state(self) -> State:
        """Return how the records stand now."""
        return self.records.state

    @property
    def panel(self) -> SignInPanel:
        panel = self.signing_in.curtain.panel
        assert isinstance(panel, SignInPanel)
        return panel

    def open_form(self) -> SetUpDialog:
        """Ask for records, or come back to the form; return it."""
        self.nurse.window.patient_bar.records_wished.emit(RecordsWish.SET_UP)
        dialog = self.signing_in.setting_up.dialog
        assert dialog is not None
        return dialog

    def set_up(self) -> str:
        """Set records up by the form and keep the key; return the recovery key."""
        dialog = self.open_form()
        dialog.name.line.setText(NAME)
        for field in (dialog.passphrase, dialog.again):
            field.line.setText(PASSPHRASE)
        with self.nurse.qtbot.waitSignal(self.records.unlocked):
            dialog.go_on.click()
        groups = tuple(dialog.recovery._groups)
        dialog.recovery.group.line.setText(groups[dialog.recovery._asked])
        dialog.recovery.done.click()
        self.nurse.wait_for_window()
        return "-".join(groups)

    def lock(self) -> None:
        """Press Ctrl+L in the window."""
        self.nurse.wait_for_window()
        self.nurse.press(Qt.Key.Key_L, CTRL)
        assert self.state() is State.LOCKED
        self.nurse.window.activateWindow()
        self.nurse.qtbot.waitUntil(self.panel.passphrase.line.hasFocus)

    def look_at_the_clock(self) -> None:
        """Do what the timer does each second."""
        self.records.idle.look()

    def sign_in(self, words: str = PASSPHRASE) -> None:
        """Type the passphrase and Enter; wait until the window stands again."""
        with self.nurse.qtbot.waitSignal(self.records.unlocked):
            self.try_passphrase(words)

    def try_passphrase(self, words: str) -> None:
        self.panel.passphrase.line.setText(words)
        QTest.keyClick(self.panel.passphrase.line, Qt.Key.Key_Return)

    def fail(self) -> None:
        """Try a wrong passphrase and wait for the answer."""
        with self.nurse.qtbot.waitSignal(self.records.failed):
            self.try_passphrase("another one altogether")

    def warning(self) -> LockWarning | None:
        """Return the line that counts down to the lock; None before there was one."""
        return self.signing_in._warning


def strings_in_widgets() -> set[str]:
    """Return every text of every widget and of the accessibility tree, shown or hidden."""
    found: set[str] = set()
    for widget in QApplication.allWidgets():
        found |= _texts(widget)
    return found


def _texts(widget: QWidget) -> set[str]:
    names = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText")
    found = {str(widget.property(name) or "") for name in names}
    found.add(str(widget.property("plainText") or ""))
    if isinstance(widget, QLineEdit):
        widget.undo()
        found.add(widget.text())
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        found |= {interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)}
    model = widget.property("model")
    if isinstance(model, QObject):
        found |= _model_texts(model)
    return found


def _model_texts(model: object) -> set[str]:
    rows, columns = model.rowCount(), model.columnCount()  # type: ignore[attr-defined]
    cells = (model.index(row, column) for row in range(rows) for column in range(columns))  # type: ignore[attr-defined]
    return {str(cell.data() or "") for cell in cells}
