"""Every place of the records in the window, from setting them up to a file that cannot be read.

One place follows from the one before: the window is built once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from neutro_desk.records.audit_entry import Action
from neutro_desk.screens.asking import Asking
from neutro_desk.screens.records_menu import RecordsWish
from neutro_desk.workup.case import Case, Cbc, Patient, Quantity
from neutro_desk.workup.statements import say
from tests.journeys.nurse import Nurse
from tests.journeys.records_office import NAME, PASSPHRASE, HandClocks, RecordsNurse

if TYPE_CHECKING:
    from neutro_desk.patient_work import PatientWork
    from neutro_desk.records.audit_entry import Entry

SMITH = Patient(name="SMITH-OYELARAN, Jane", identifier="445512", birth_date=datetime(1951, 3, 9).date())
NOVAK = Patient(name="NOVAK, Petra", identifier="452044")
OTHER_NAME, OTHER_WORDS = "P. Lindqvist", "seven slow bicycles home"
PEOPLE = tuple(one.name or "" for one in (SMITH, NOVAK))

Seen = tuple[str, tuple[QWidget, ...]]


class WardWalk:
    """Leads through the records of a ward.

    Attributes:
        named: What a person typed on the way, what was drawn by lot, and where the records lie.
    """

    def __init__(self, nurse: Nurse, clocks: HandClocks) -> None:
        """Keep who walks, and the clocks that are turned on the way."""
        self.nurse, self.clocks = nurse, clocks
        self.office = RecordsNurse(nurse, clocks)
        self.named: set[str] = {NAME, OTHER_NAME, PASSPHRASE, *PEOPLE}

    @property
    def work(self) -> PatientWork:
        """What joins the records with the window."""
        return self.nurse.startup.composition.patient_work

    def __iter__(self) -> Iterator[Seen]:
        """Give the name of each place and the windows that stand there."""
        self._leave_what_is_open()
        for part in (self._setting_up, self._locked, self._people, self._patients, self._upkeep):
            yield from part()
        yield from self._questions()
        yield from self._unreadable()

    def _leave_what_is_open(self) -> None:
        self.nurse.startup.composition.forms.close_all()
        self.nurse.startup.filing.new_case()
        for window in QApplication.topLevelWidgets():
            if window is not self.nurse.window:
                window.hide()
        self.nurse.wait_for_window()

    def _seen(self, name: str) -> Seen:
        self.nurse.window.catch_up()
        QTest.qWait(20)  # layouts measure themselves anew only then
        windows = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        return name, tuple(one for one in windows if not isinstance(one, QMenu))

    def _wish(self, what: RecordsWish) -> None:
        self.nurse.window.patient_bar.records_wished.emit(what)

    # -- setting up and signing in ------------------------------------------------------------------------

    def _setting_up(self) -> Iterator[Seen]:
        dialog = self.office.open_form()
        yield self._seen("set up")
        dialog.go_on.click()
        yield self._seen("set up: problems")
        dialog.name.line.setText(NAME)
        for field in (dialog.passphrase, dialog.again):
            field.line.setText(PASSPHRASE)
        with self.nurse.qtbot.waitSignal(self.office.records.unlocked):
            dialog.go_on.click()
        self.named |= {*dialog.recovery._groups, str(self.office.records.folder)}
        yield self._seen("recovery key")
        dialog.recovery.done.click()
        dialog.reject()
        yield self._seen("recovery key: another group")
        dialog.recovery.group.line.setText(dialog.recovery._groups[dialog.recovery._asked])
        dialog.recovery.done.click()
        self.nurse.wait_for_window()
        yield self._seen("signed in")

    def _locked(self) -> Iterator[Seen]:
        self.clocks.pass_by(270)
        self.office.look_at_the_clock()
        yield self._seen("lock warning")
        self.office.lock()
        yield self._seen("locked")
        for _ in range(4):
            self.clocks.pass_by(600)
            self.office.signing_in.curtain.look()
            self.office.fail()
        self.office.signing_in.curtain.look()
        yield self._seen("locked: wrong passphrase")
        self.office.panel.other_way.click()
        yield self._seen("locked: recovery key")
        self.office.panel.other_way.click()
        self.clocks.pass_by(600)
        self.office.signing_in.curtain.look()
        self.office.sign_in()

    def _people(self) -> Iterator[Seen]:
        self._wish(RecordsWish.PEOPLE)
        dialog = self.office.signing_in.people.people
        assert dialog is not None
        yield self._seen("people")
        dialog.add.click()
        yield self._seen("people: problems")
        dialog.name.line.setText(OTHER_NAME)
        for field in (dialog.passphrase, dialog.again):
            field.line.setText(OTHER_WORDS)
        dialog.add.click()
        self.nurse.qtbot.waitUntil(dialog.add.isEnabled)
        dialog.people.setCurrentRow(1)
        dialog.remove.click()
        yield self._seen("people: remove")
        dialog.reset.click()
        given = self.office.signing_in.people.passphrase
        assert given is not None
        yield self._seen("passphrase of somebody else")
        given.reject()
        dialog.reject()
        self._wish(RecordsWish.OWN_WORDS)
        own = self.office.signing_in.people.passphrase
        assert own is not None
        own.save.click()
        yield self._seen("own passphrase: problems")
        own.reject()
        self.nurse.wait_for_window()

    # -- patients -----------------------------------------------------------------------------------------

    def _patients(self) -> Iterator[Seen]:
        self.work.show_or_leave_board()
        yield self._seen("empty board")
        self.work.show_or_leave_board()
        patients = self.work.patients
        assert patients is not None
        now = self.nurse.startup.composition.parts.clock()
        assert patients.create(Case(NOVAK, counts=(_lab(now - timedelta(days=60), "0.31"),)))
        counts = tuple(_lab(now - timedelta(days=day, hours=2), f"0.{4 + day}") for day in range(3))
        assert patients.create(Case(SMITH, counts=counts))
        yield self._seen("patient of the records")
        self.work.show_or_leave_board()
        yield self._seen("board")
        self.work.board.page.older.click()
        yield self._seen("board with older samples")
        self.work.show_or_leave_board()
        self.work.find()
        yield self._seen("list of patients")
        self.work.finding.page.search.setText("zz")
        self.nurse.qtbot.waitUntil(lambda: not self.work.finding.page.model.patients)
        yield self._seen("list of patients: nobody")
        self.work.finding.page.left.emit()
        self.work.new_patient.ask("Ok")
        form = self.work.new_patient.form
        assert form is not None
        yield self._seen("new patient")
        form.reject()

    # -- the records as a whole ---------------------------------------------------------------------------

    def _upkeep(self) -> Iterator[Seen]:
        upkeep = self.work.upkeep
        self._wish(RecordsWish.BACKUPS)
        yield self._seen("no backups")
        with self.nurse.qtbot.waitSignal(upkeep.backing_up.made, timeout=20_000):
            upkeep.backing_up.make_now()
        going_back: Any = upkeep.going_back.dialog
        going_back.look_in.click()
        yield self._seen("backups")
        going_back.reject()
        self._wish(RecordsWish.AUDIT)
        raw = {Action.BACKED_UP, Action.FAILED, Action.SETTING}
        self.named |= {entry.detail for entry in self._entries() if entry.action in raw}
        digests = {
            entry.detail.split(", ")[-1] for entry in self._entries() if entry.action is Action.CHANGED
        }
        self.named |= digests
        yield self._seen("audit")
        audit: Any = upkeep.audit.dialog
        audit.first_day.setText("zz")
        audit.ask()
        yield self._seen("audit: day not understood")
        audit.reject()
        self._wish(RecordsWish.MERGE)
        yield self._seen("merge")
        merging: Any = upkeep.merging.form
        merging.reject()
        self._wish(RecordsWish.ERASE)
        yield self._seen("erase")
        form: Any = upkeep.erasing.form
        form.reject()
        self.nurse.wait_for_window()

    def _entries(self) -> Iterable[Entry]:
        store = self.office.records.store
        assert store is not None
        return store.audit.entries(limit=100)

    def _questions(self) -> Iterator[Seen]:
        asking, words = Asking(), self.nurse.startup.composition.parts.words
        asking.parent = self.nurse.window
        same = words.text(say("records.same_number"))
        known = f"{SMITH.name} · {SMITH.identifier}"
        asked: dict[str, Callable[[], object]] = {
            "put a copy in place": asking.whether_to_restore,
            "one backup for all": asking.whether_to_replace_backups,
            "bring back": asking.whether_to_bring_back,
            "bring back for a patient": asking.whether_to_bring_back_here,
            "save an open file": asking.whether_to_save_open,
            "patient who may be known": partial(asking.about_duplicate, same, known),
        }
        with boxes_that_wait_for_nobody():
            for name, ask in asked.items():
                ask()
                yield self._seen(name)
                for box in self.nurse.window.findChildren(QMessageBox):
                    box.hide()
                    box.deleteLater()

    # -- a file that cannot be read -----------------------------------------------------------------------

    def _unreadable(self) -> Iterator[Seen]:
        folder = self.office.records.folder
        self.office.lock()
        database = folder / "records.db"
        content = bytearray(database.read_bytes())
        content[200:4000] = bytes(3800)
        database.write_bytes(bytes(content))
        with self.nurse.qtbot.waitSignal(self.office.records.unreadable):
            self.office.try_passphrase(PASSPHRASE)
        yield self._seen("unreadable")


@contextmanager
def boxes_that_wait_for_nobody() -> Iterator[None]:
    """Show questions meanwhile, and go on without an answer."""
    waits = QMessageBox.exec
    QMessageBox.exec = QMessageBox.show  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        QMessageBox.exec = waits  # type: ignore[method-assign]


def _lab(at: datetime, anc: str) -> Cbc:
    return Cbc(f"c{at:%m%d}", at, anc=Quantity(Decimal(anc), "10*9/L"))
