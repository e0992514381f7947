"""SigningIn: joins the records with the window: who set them up, signs in, locks, and hears of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent

from neutro_desk.installed_files import records_folder
from neutro_desk.screens.records_menu import RecordsWish, Standing
from neutro_desk.ward_records.only_one import OnlyOne
from neutro_desk.ward_records.place import folder_of, has_store

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.records.cost import Cost
    from neutro_desk.records.people import Person
    from neutro_desk.screens.lock_warning import LockWarning
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.curtain import Curtain
    from neutro_desk.ward_records.idle import Clocks
    from neutro_desk.ward_records.keeping import Keeper
    from neutro_desk.ward_records.people_form import PeopleForm
    from neutro_desk.ward_records.putting_away import PuttingAway
    from neutro_desk.ward_records.session import Records
    from neutro_desk.ward_records.setting_up import SettingUp
    from neutro_desk.ward_records.shown_standing import ShownStanding
    from neutro_desk.ward_records.system_lock import SystemLock
    from neutro_desk.workup.statements import Statement


class SigningIn(QObject):
    """Makes what the records need, once there are any or are to be, and connects it with each window.

    Attributes:
        records: The records; None while this workstation has none and nobody wants any.
        keeper, curtain, setting_up, away, people, system_lock, standing: Made with the records.
        only_one: That only one window works with the records.

    Signals:
        records_made: The `Records`, once they are there to be heard: locked, or about to be set up.
    """

    records_made = Signal(object)

    records: Records | None = None
    keeper: Keeper
    curtain: Curtain
    setting_up: SettingUp
    away: PuttingAway
    people: PeopleForm
    system_lock: SystemLock
    standing: ShownStanding

    def __init__(
        self, stage: Stage, parts: Parts, renew: Callable[[], None], clocks: Clocks | None, parent: QObject
    ) -> None:
        """Make nothing of the records yet.

        Args:
            stage: The window that stands.
            parts: What outlives it.
            renew: Makes the window anew.
            clocks: For idle time and delays; those of the workstation when None.
            parent: Who owns this.
        """
        super().__init__(parent)
        self._stage, self._parts, self._renew, self._clocks = stage, parts, renew, clocks
        self._warning: LockWarning | None = None
        self.only_one = OnlyOne(stage, self)
        self.only_one.said.connect(self.say)
        self.only_one.file_wanted.connect(parts.filing.open_path)
        self.cost: Cost | None = None

    # -- the window ---------------------------------------------------------------------------------------

    def stand_in(self, window: MainWindow) -> None:
        """Connect a window whose zones stand, and show in it how the records stand."""
        self._warning = None
        window.lock_wanted.connect(self.lock_or_unlock)
        window.closing.connect(self.let_go)
        window.patient_bar.records_wished.connect(self.do)
        self.show_standing()
        if self.records is not None:
            self.curtain.stand_over_new_window()

    @Slot()
    def begin(self) -> None:
        """Make what signing in needs, where this workstation has records."""
        ward = self._parts.filing.ward
        if self.records is None and has_store(folder_of(ward)):
            self._make()
            self.show_standing()
        elif self.records is None and ward.store:
            self.say(self.tr("There are no records in {0}").replace("{0}", ward.store))

    def _make(self) -> Records:
        if self.records is not None:
            return self.records
        from neutro_desk.ward_records.curtain import Curtain  # noqa: PLC0415  quick mode needs none of it
        from neutro_desk.ward_records.idle import WorkstationClocks  # noqa: PLC0415
        from neutro_desk.ward_records.keeping import Keeper  # noqa: PLC0415
        from neutro_desk.ward_records.people_form import PeopleForm  # noqa: PLC0415
        from neutro_desk.ward_records.putting_away import PuttingAway, StagePlace  # noqa: PLC0415
        from neutro_desk.ward_records.session import Records  # noqa: PLC0415
        from neutro_desk.ward_records.setting_up import SettingUp  # noqa: PLC0415
        from neutro_desk.ward_records.shown_standing import ShownStanding  # noqa: PLC0415
        from neutro_desk.ward_records.system_lock import SystemLock  # noqa: PLC0415

        parts, ward = self._parts, self._parts.filing.ward
        clocks = self._clocks or WorkstationClocks()
        records = Records(folder_of(ward), clocks, ward.lock_minutes, self.cost, self)
        self.curtain = Curtain(records, self._stage, parts.words)
        shown = StagePlace(self._stage)
        self.keeper = Keeper(records, parts.desk, parts.forms, parts.medication_form, shown)
        self.away = PuttingAway(self.keeper, parts, self._renew)
        self.setting_up = SettingUp(records, self._stage, parts)
        self.people = PeopleForm(records, self._stage, parts, clocks)
        self.system_lock = SystemLock(records)
        self.standing = ShownStanding(records, parts.words)
        self.records = records
        self._connect(records)
        self.records_made.emit(records)
        return records

    def _connect(self, records: Records) -> None:
        records.state_changed.connect(self.show_standing)
        records.emptying.connect(self.put_away)
        records.locked.connect(self.unlock)
        records.unlocked.connect(self.come_back)
        records.locking_soon.connect(self.warn)
        records.staying_open.connect(self.calm)
        records.unreadable.connect(self.show_unreadable)
        records.noticed.connect(self.tell)
        self.system_lock.locking.connect(records.lock)
        records.unlocked.connect(self.listen_to_system)
        self.curtain.lifted.connect(self.only_one.open_waiting)
        self.people.said.connect(self.say)
        self.keeper.failed.connect(self.say_not_kept)
        self.keeper.unread.connect(self.say_unread)
        self.people.recovery_made.connect(self.setting_up.show_key)
        self.away.kept_changed.connect(self.show_standing)
        self.away.said.connect(self.say)
        self.setting_up.folder_used.connect(self.remember_folder)
        self.setting_up.said.connect(self.say)

    # -- what the user wishes -----------------------------------------------------------------------------

    @Slot()
    def lock_or_unlock(self) -> None:
        """Ctrl+L."""
        self.begin()  # another window may have set records up since
        records = self.records
        if records is None:
            if not self._parts.filing.ward.store:
                self.say(self.tr("There are no records on this workstation; the bar's list sets them up"))
        elif records.store is not None:
            records.lock()
        else:
            self.unlock()

    @Slot()
    def unlock(self) -> None:
        """Show the sign-in, unless another program holds the records."""
        if self.records is not None and self.only_one.holds(self.records.folder):
            self.curtain.draw()
            self.only_one.waits = True

    @Slot(object)
    def do(self, wish: RecordsWish) -> None:
        """Do what was chosen in the bar."""
        if wish is RecordsWish.SET_UP:
            self._make()
            self.setting_up.open()
        elif wish in (RecordsWish.LOCK, RecordsWish.UNLOCK, RecordsWish.SWITCH_PERSON):
            self.lock_or_unlock()
            if wish is RecordsWish.SWITCH_PERSON:
                self.curtain.ask_who()
        elif self.records is not None:
            deeds: dict[RecordsWish, Callable[[], None]] = {
                RecordsWish.BRING_BACK: self.away.bring_back,
                RecordsWish.OWN_WORDS: self.people.open_own,
                RecordsWish.PEOPLE: self.people.open_people,
                RecordsWish.RENEW_RECOVERY: self.people.renew_recovery,
            }
            if wish in deeds:
                deeds[wish]()

    # -- what the records say -----------------------------------------------------------------------------

    @Slot()
    def show_standing(self) -> None:
        """Show in the bar how the records stand."""
        bar, records = self._stage.window.patient_bar, self.records
        if records is None:
            bar.show_records(Standing.NONE, "")
            return
        self.standing.show_in(bar, has_kept=self.away.has_kept)

    @Slot()
    def put_away(self) -> None:
        """Leave nothing of a patient: the records lock."""
        self.setting_up.close()
        self.people.close()
        self.away.put_away()

    @Slot(object)
    def come_back(self, person: Person) -> None:
        """Show the window again, with what was kept for whoever signed in."""
        if self.records is not None:
            self.only_one.holds(self.records.folder)
        self.curtain.lift()
        self.say(self.standing.greeting(person))
        self.away.come_back(person)
        self.setting_up.remind()
        self.show_standing()

    @Slot()
    def listen_to_system(self) -> None:
        """Hear from the first signing in on when the system locks or sleeps; nobody waits for its answers."""
        if not self.system_lock.hears:
            QTimer.singleShot(0, self.system_lock.listen)

    @Slot(int)
    def warn(self, seconds: int) -> None:
        """Count down to the lock at the foot of the window."""
        if self._warning is None:
            from neutro_desk.screens.lock_warning import LockWarning  # noqa: PLC0415  seldom needed

            self._warning = LockWarning(self._stage.look, self._stage.window)
        self._warning.show_seconds(seconds)

    @Slot()
    def calm(self) -> None:
        """Take the count-down away."""
        if self._warning is not None:
            self._warning.hide()

    @Slot(object, object)
    def show_unreadable(self, trouble: Statement, last_good: datetime | None) -> None:
        """Say that the record file could not be read, and what can be done."""
        self.curtain.draw_unreadable(trouble, "" if last_good is None else self.standing.local(last_good))

    @Slot(object)
    def tell(self, what: Statement) -> None:
        """Tell what was found at opening, in a window of its own."""
        self._parts.asking.tell(self.tr("The audit of the records"), (self._parts.words.text(what),))

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something in the status line."""
        self._stage.window.status.show_message(text)

    @Slot(object)
    def say_not_kept(self, why: Statement) -> None:
        """Say that what is typed is not kept."""
        said = self.tr("What is typed is not kept: {0}")
        self.say(said.replace("{0}", self._parts.words.text(why)))

    @Slot()
    def say_unread(self) -> None:
        """Say that something was kept that this program cannot read."""
        self.say(self.tr("Work kept for you cannot be read by this version of the program"))

    @Slot(str)
    def remember_folder(self, folder: str) -> None:
        """Keep in the ward's settings where the records lie, if it is not the usual place."""
        filing = self._parts.filing
        chosen = "" if Path(folder) == records_folder() else folder
        filing.change_ward(replace(filing.ward, store=chosen))

    # -- the end ------------------------------------------------------------------------------------------

    @Slot(object)
    def let_go(self, closing: QCloseEvent) -> None:
        """Drop what was kept of the desk, once the window closes: it was saved or discarded."""
        if closing.isAccepted() and self.records is not None and self.records.store is not None:
            self.keeper.let_go()

    def keep_after_fault(self) -> bool:
        """Keep what is typed in the open records, before the program closes after a fault; False if not."""
        if self.records is None or self.records.store is None:
            return False
        kept = self.keeper.keep_after_fault()
        self.keeper.stop()
        self.records.close()
        return kept

    @Slot()
    def leave(self) -> None:
        """Close the records and let their place go: the program ends."""
        if self.records is not None:
            self.keeper.stop()
            self.curtain.stop()
            self.records.close()
        self.only_one.leave()
