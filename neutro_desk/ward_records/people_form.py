"""PeopleForm: adds, removes, gives new passphrases and recovery keys, and enters each in the audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.background import Errand
from neutro_desk.records import keys
from neutro_desk.records.audit import Action
from neutro_desk.records.errors import RecordsError
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.people import Person, Role, Unlocked
from neutro_desk.screens.passphrase_dialog import PassphraseDialog, TypedPassphrases
from neutro_desk.screens.people_dialog import PeopleDialog, PersonLine, TypedPerson
from neutro_desk.ward import LOCK_MINUTES
from neutro_desk.ward_records.opening_store import KEY_KEPT, LOCK_CAP

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.idle import Clocks
    from neutro_desk.ward_records.session import Records
    from neutro_desk.workup.statements import Statement


class PeopleForm(QObject):
    """Opens the dialogs about people and carries out what they ask, off the window's thread.

    Signals:
        said: A short message for the status line.
        recovery_made: A new recovery key, to be shown once.
    """

    said = Signal(str)
    recovery_made = Signal(str)

    def __init__(self, records: Records, stage: Stage, parts: Parts, clocks: Clocks) -> None:
        """Stand ready."""
        super().__init__(records)
        self._records, self._stage, self._parts, self._clocks = records, stage, parts, clocks
        self.people: PeopleDialog | None = None
        self.passphrase: PassphraseDialog | None = None
        self._entry = ""
        self._errand = Errand((RecordsError,), self)
        self._errand.finished.connect(self.take_done)
        self._errand.failed.connect(self.show_failed)

    # -- the dialogs --------------------------------------------------------------------------------------

    @Slot()
    def open_people(self) -> None:
        """Show who may sign in."""
        dialog = PeopleDialog(self._stage.look, self._stage.window)
        dialog.add_wanted.connect(self.add)
        dialog.remove_wanted.connect(self.remove)
        dialog.passphrase_wanted.connect(self.open_reset)
        dialog.lock_cap_chosen.connect(self.set_lock_cap)
        self.people = dialog
        self._show_people()
        store = self._records.store
        cap = None if store is None else store.setting(LOCK_CAP)
        dialog.show_cap(int(cap) if cap is not None and cap.isdigit() else LOCK_MINUTES[-1])
        dialog.show()

    @Slot()
    def open_own(self) -> None:
        """Let whoever is signed in change the own passphrase."""
        person, opened_by = self._records.person, self._records.unlocked_by
        if opened_by is not None and opened_by.by_recovery:
            self.open_people()
            self.said.emit(self.tr("Signed in by the recovery key: choose who gets a new passphrase"))
        elif person is not None:
            self._open_passphrase(person.name, knows_old=True)

    @Slot(str)
    def open_reset(self, name: str) -> None:
        """Let an administrator give somebody a new passphrase."""
        self._open_passphrase(name, knows_old=False)

    def _open_passphrase(self, name: str, *, knows_old: bool) -> None:
        parent = self.people if self.people is not None and self.people.isVisible() else self._stage.window
        dialog = PassphraseDialog(self._stage.look, name, parent, knows_old=knows_old)
        dialog.change_wanted.connect(self.change if knows_old else self.reset)
        self.passphrase = dialog
        dialog.show()

    def close(self) -> None:
        """Close the dialogs with what was typed in them: the records lock."""
        self._errand.cancel()
        for dialog in (self.passphrase, self.people):
            if dialog is not None:
                dialog.done(0)
                dialog.deleteLater()
        self.people = self.passphrase = None

    def _show_people(self) -> None:
        if self.people is None:
            return
        here = self._records.person
        lines = [
            PersonLine(one.name, self._parts.words.word(one.role), here is not None and one.slot == here.slot)
            for one in self._records.people()
        ]
        self.people.show_people(lines)

    # -- what is asked ------------------------------------------------------------------------------------

    @Slot(object)
    def add(self, typed: TypedPerson) -> None:
        """Add a person, or show every problem of the form."""
        problems = self._problems(typed.name, typed.passphrase, typed.again)
        if self.people is not None and problems:
            self.people.show_problems(problems)
            return
        role = Role(typed.role)
        self._do(
            f"added {typed.name} as {role.value}",
            partial(keys.add_person, name=typed.name, passphrase=typed.passphrase, role=role),
        )

    @Slot(str)
    def remove(self, name: str) -> None:
        """Let somebody sign in no longer."""
        self._do(f"removed {name}", partial(keys.remove_person, name=name))

    @Slot(object)
    def reset(self, typed: TypedPassphrases) -> None:
        """Give somebody a new passphrase."""
        if self._accepts(typed):
            self._do(f"new passphrase for {typed.name}", partial(_reset, name=typed.name, new=typed.new))

    @Slot(object)
    def change(self, typed: TypedPassphrases) -> None:
        """Change the own passphrase."""
        if self._accepts(typed):
            now = self._clocks.wall()
            self._do("own passphrase changed", partial(_change, typed=typed, now=now))

    @Slot()
    def renew_recovery(self) -> None:
        """Make a new recovery key; the printed one opens nothing from then on."""
        self._do("new recovery key", _renew)

    @Slot(int)
    def set_lock_cap(self, minutes: int) -> None:
        """Set the longest idle time for everybody; it holds from the next signing in on, and here at once."""
        store = self._records.store
        if store is None:
            return
        try:
            store.set_setting(LOCK_CAP, str(minutes))
        except RecordsError as error:
            self.show_failed(error)
        else:
            self._records.cap_idle(minutes)

    def _do(self, entry: str, work: Callable[..., object]) -> None:
        opened_by = self._records.unlocked_by
        if opened_by is None:
            return
        self._entry = entry
        self._show_busy(busy=True)
        self._errand.request(partial(work, StoreFolder(self._records.folder), opened_by))

    def _accepts(self, typed: TypedPassphrases) -> bool:
        found = self._problems(typed.name, typed.new, typed.again)
        problems = {"new" if name == "passphrase" else name: text for name, text in found.items()}
        if self.passphrase is not None:
            self.passphrase.show_problems(problems)
        return not problems

    def _problems(self, name: str, passphrase: str, again: str) -> dict[str, str]:
        from neutro_desk.records.names import person_name  # noqa: PLC0415
        from neutro_desk.records.passphrases import passphrase_problem  # noqa: PLC0415

        found: dict[str, str] = {}
        try:
            person_name(name)
        except RecordsError as error:
            found["name"] = self._text(error.statement)
        problem = passphrase_problem(passphrase, name)
        if problem is not None:
            found["passphrase"] = self._text(problem)
        if again != passphrase:
            found["again"] = self.tr("This is not the same passphrase.")
        return found

    # -- what came of it ----------------------------------------------------------------------------------

    @Slot(object)
    def take_done(self, result: object) -> None:
        """Enter it in the audit, and show how things stand."""
        self._show_busy(busy=False)
        store = self._records.store
        if store is not None:
            try:
                store.note(Action.PEOPLE, detail=self._entry)
            except RecordsError as error:
                self.show_failed(error)
        if self.passphrase is not None and self.passphrase.isVisible():
            self.passphrase.accept()
            self.said.emit(self.tr("The passphrase is changed"))
        elif isinstance(result, Person) and self.people is not None:
            self.people.clear_form()
        if isinstance(result, str) and store is not None:
            store.set_setting(KEY_KEPT, "no")
            self.recovery_made.emit(result)
        self._show_people()

    @Slot(object)
    def show_failed(self, error: RecordsError) -> None:
        """Say in the dialog that asked why it was not done."""
        self._show_busy(busy=False)
        text = self._text(error.statement)
        if self.passphrase is not None and self.passphrase.isVisible():
            self.passphrase.show_problems({"old" if self.passphrase.old.isVisible() else "new": text})
        elif self.people is not None and self.people.isVisible():
            self.people.show_problems({"": text})
        else:
            self._parts.asking.tell(self.tr("This was not done."), (text,))

    def _show_busy(self, *, busy: bool) -> None:
        for dialog in (self.people, self.passphrase):
            if dialog is not None:
                dialog.show_busy(busy)

    def _text(self, statement: Statement) -> str:
        return self._parts.words.text(statement)


def _reset(folder: StoreFolder, by: Unlocked, *, name: str, new: str) -> None:
    keys.reset_passphrase(folder, by, name, new)


def _change(folder: StoreFolder, _by: Unlocked, *, typed: TypedPassphrases, now: float) -> None:
    keys.change_passphrase(folder, typed.name, typed.old, typed.new, now)


def _renew(folder: StoreFolder, by: Unlocked) -> str:
    return keys.renew_recovery(folder, by)
