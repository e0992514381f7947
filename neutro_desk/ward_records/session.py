"""Records: whether there is a store, who is signed in to it, and when it locks."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from neutro_desk.background import Errand
from neutro_desk.records.errors import RecordsError
from neutro_desk.ward_records import opening_store
from neutro_desk.ward_records.idle import Clocks, IdleClock
from neutro_desk.ward_records.key_wiping import wipe
from neutro_desk.ward_records.place import has_store

if TYPE_CHECKING:
    from datetime import datetime

    from neutro_desk.records.cost import Cost
    from neutro_desk.records.people import Person, Unlocked
    from neutro_desk.records.store import Store
    from neutro_desk.ward_records.opening_store import Entered, Made
    from neutro_desk.workup.statements import Statement


class State(Enum):
    """How the records stand on this workstation."""

    NONE = "none"
    LOCKED = "locked"
    OPEN = "open"


class Records(QObject):
    """The records of the ward as the window meets them.

    Attributes:
        folder: Where they lie.
        copy_made: When the copy that stands open was made, UTC; None for the records themselves.

    Stretching a passphrase and opening the store run off the window's thread; `busy_changed` says so.

    Signals:
        state_changed: There is a store now, or it was opened or locked.
        made: The store was made; the recovery key, to be shown once.
        signed_in: The `Person` who just signed in, before `unlocked`.
        unlocked: The `Person` whose records stand open now.
        locking: The store is about to close: whoever shows something of a patient lets it go.
        closing: The store closes now, at a lock, at the end or after a fault: what works on its own stops.
        emptying: They have: what stands at the desk is kept, and the desk is emptied.
        locked: The store is closed and the key is dropped.
        locking_soon: Seconds until the lock.
        staying_open: Somebody touched the program after `locking_soon`.
        noticed: A `Statement`: what the audit found at opening that somebody must hear of.
        failed: A `Statement`: why something could not be done.
        unreadable: A `Statement` and the time of the last good copy or None: the key fits, the file does not.
        busy_changed: Whether something runs off the window's thread.
    """

    state_changed = Signal()
    made = Signal(str)
    signed_in = Signal(object)
    unlocked = Signal(object)
    locking = Signal()
    emptying = Signal()
    closing = Signal()
    locked = Signal()
    locking_soon = Signal(int)
    staying_open = Signal()
    noticed = Signal(object)
    failed = Signal(object)
    unreadable = Signal(object, object)
    busy_changed = Signal(bool)

    def __init__(
        self,
        folder: Path,
        clocks: Clocks,
        lock_minutes: int,
        cost: Cost | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Start locked, or without a store.

        Args:
            folder: Of the records.
            clocks: Of the workstation.
            lock_minutes: The ward's choice, 1 to 15; a shorter one of the administrator goes before it.
            cost: Of one try at a passphrase of a new store; measured here when None.
            parent: Who owns this.
        """
        super().__init__(parent)
        self.folder, self._clocks, self._lock_minutes, self._cost = folder, clocks, lock_minutes, cost
        self._store: Store | None = None
        self._unlocked: Unlocked | None = None
        self._stranded: Unlocked | None = None
        self.copy_made: datetime | None = None
        self._busy = False
        self.idle = IdleClock(clocks, lock_minutes, self)
        self.idle.warned.connect(self.locking_soon)
        self.idle.calmed.connect(self.staying_open)
        self.idle.ran_out.connect(self.lock)
        self._making = self._errand(self.take_made)
        self._entering = self._errand(self.take_entered)

    # -- how it stands ------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """How the records stand."""
        if self._store is not None:
            return State.OPEN
        return State.LOCKED if has_store(self.folder) else State.NONE

    @property
    def store(self) -> Store | None:
        """The open store; None while it is locked."""
        return self._store

    @property
    def person(self) -> Person | None:
        """Who is signed in."""
        return None if self._unlocked is None else self._unlocked.person

    @property
    def unlocked_by(self) -> Unlocked | None:
        """What opened the store, for what needs the key: people, backups, the audit."""
        return self._unlocked

    @property
    def is_busy(self) -> bool:
        """Whether something runs off the window's thread."""
        return self._busy

    def people(self) -> tuple[Person, ...]:
        """Return who may sign in; raise RecordsError when the keys cannot be read."""
        return opening_store.people_of(self.folder)

    def wait(self, name: str) -> float:
        """Return the seconds a person has to wait before the next try; 0 for none."""
        return opening_store.seconds_to_wait(self.folder, name, self._clocks.wall())

    # -- in -----------------------------------------------------------------------------------------------

    def create(self, folder: Path, name: str, passphrase: str) -> None:
        """Make a store in a folder with its first person; `made` then `unlocked`, or `failed`."""
        self.folder = folder
        self._begin(self._making, partial(opening_store.make, folder, name, passphrase, self._cost))

    def unlock(self, name: str, passphrase: str) -> None:
        """Sign in; `unlocked`, `unreadable` or `failed`."""
        now = self._clocks.wall()
        self._begin(self._entering, partial(opening_store.enter, self.folder, name, passphrase, now))

    def unlock_with_recovery(self, code: str) -> None:
        """Come in by the recovery key, which the audit notes; `unlocked`, `unreadable` or `failed`."""
        now = self._clocks.wall()
        self._begin(self._entering, partial(opening_store.enter_by_recovery, self.folder, code, now))

    @Slot(object)
    def take_made(self, made: Made) -> None:
        """Open what was just made."""
        self._rest()
        self.made.emit(made.recovery)
        self._stand_open(made.entered)

    @Slot(object)
    def take_entered(self, entered: Entered) -> None:
        """Open what the passphrase opened; or say that the key fits and the store does not open."""
        self._rest()
        if entered.store is None:
            self._stranded = entered.unlocked
            self.unreadable.emit(entered.trouble, entered.last_good)
            return
        self._stand_open(entered)

    def open_copy(self) -> None:
        """Open the last good copy read-only, after `unreadable`."""
        stranded, self._stranded = self._stranded, None
        if stranded is not None:
            self._begin(self._entering, partial(opening_store.enter_copy, self.folder, stranded))

    def leave_unreadable(self) -> None:
        """Drop the key of a store that does not open: quick mode goes on without it."""
        stranded, self._stranded = self._stranded, None
        if stranded is not None:
            wipe(stranded.key)

    def _stand_open(self, entered: Entered) -> None:
        self._store, self._unlocked, self.copy_made = entered.store, entered.unlocked, entered.last_good
        self.cap_idle(entered.lock_cap or self._lock_minutes)
        self.idle.start()
        self.state_changed.emit()
        self.signed_in.emit(entered.unlocked.person)
        self.unlocked.emit(entered.unlocked.person)
        if entered.noticed is not None:
            self.noticed.emit(entered.noticed)

    # -- out ----------------------------------------------------------------------------------------------

    @Slot()
    def lock(self) -> None:
        """Let everybody keep what they hold, then close the store and drop the key."""
        if self._store is None:
            return
        self.idle.stop()
        self.locking.emit()
        self.emptying.emit()
        trouble = self.close()
        self.state_changed.emit()
        self.locked.emit()
        if trouble is not None:
            self.failed.emit(trouble)

    def close(self) -> Statement | None:
        """Close the store and drop the key, nobody asked: the program ends, or it locks.

        Returns:
            What did not work, although the key is gone all the same; None when all did.
        """
        trouble = None
        self.idle.stop()
        store, unlocked = self._store, self._unlocked
        self._store = self._unlocked = None
        if store is not None:
            self.closing.emit()
            try:
                opening_store.close(store)
            except RecordsError as error:
                trouble = error.statement
        if unlocked is not None:
            wipe(unlocked.key)
        return trouble

    def cap_idle(self, minutes: int) -> None:
        """Lock at the latest after so many idle minutes, whatever the ward chose."""
        self.idle.allow(min(self._lock_minutes, minutes))

    def swap_store(self, swap: Callable[[Store, Unlocked], Store]) -> bool:
        """Close the store, let another take its place, and go on with that; lock where none opens any more.

        Args:
            swap: Gets the closed store and what opened it; returns the other one, open. RecordsError: the one
                before stands and is opened again, and `failed` says why.

        Returns:
            Whether another store stands open now.
        """
        store, unlocked = self._store, self._unlocked
        if store is None or unlocked is None:
            return False
        is_swapped = False
        try:
            store.close()
            self._store = swap(store, unlocked)
            is_swapped = True
        except RecordsError as error:
            self.failed.emit(error.statement)
            try:
                self._store = opening_store.open_again(store, unlocked)
            except RecordsError as worse:
                self.failed.emit(worse.statement)
                self._store = None
                self.emptying.emit()
                self.close()
                self.locked.emit()
        self.state_changed.emit()
        return is_swapped

    def note_activity(self) -> None:
        """Count the idle time from now on."""
        if self._store is not None:
            self.idle.note_activity()

    # -- off the window's thread --------------------------------------------------------------------------

    def _errand(self, take: Callable[..., None]) -> Errand:
        errand = Errand((RecordsError,), self)
        errand.finished.connect(take)
        errand.failed.connect(self.say_failed)
        return errand

    def _begin(self, errand: Errand, work: Callable[[], object]) -> None:
        if not self._busy:
            self._busy = True
            self.busy_changed.emit(True)
            errand.request(work)

    def _rest(self) -> None:
        self._busy = False
        self.busy_changed.emit(False)

    @Slot(object)
    def say_failed(self, error: RecordsError) -> None:
        """Say why what was begun could not be done."""
        self._rest()
        self.failed.emit(error.statement)
