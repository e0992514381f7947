"""LiveBoard: reads the ward board from the store, shows it, and lets it follow saves and the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from neutro_desk.records.audit import Action
from neutro_desk.records.errors import RecordsError
from neutro_desk.screens.board_words import BoardPatient
from neutro_desk.workup.board import CURRENT, first_concern_first

if TYPE_CHECKING:
    from neutro_desk.records.store import Store
    from neutro_desk.screens.ward_board import WardBoard
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.patients import WardPatients
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.grading import Schemes

REFRESHED_MS = 15_000
"""Ages follow the clock, and rows what was saved meanwhile, at least so often."""


class LiveBoard(QObject):
    """The ward board of the open store.

    Signals:
        failed: A `Statement`: why it could not be read.
        patient_asked: The number of the patient to be opened.
    """

    failed = Signal(object)
    patient_asked = Signal(int)

    def __init__(
        self,
        patients: WardPatients,
        stage: Stage,
        words: Phrasebook,
        schemes: Schemes,
        phone: Callable[[], str],
        clock: Callable[[], datetime],
    ) -> None:
        """Keep what is joined; the page is made when it is first shown over a window.

        Args:
            patients: Who holds the open store.
            stage: The window that stands.
            words: The words for the clinician.
            schemes: What counts are graded by.
            phone: The ward's own number.
            clock: The workstation's time.
        """
        super().__init__(patients)
        self._patients, self._stage, self._words, self._schemes = patients, stage, words, schemes
        self._phone, self._clock = phone, clock
        self._page: WardBoard | None = None
        self._change, self._shows_older = -1, False
        self._ticking = QTimer(self, interval=REFRESHED_MS)
        self._ticking.timeout.connect(self.follow)
        patients.saving.saved.connect(self.follow)

    @property
    def is_shown(self) -> bool:
        """Whether the board covers the window."""
        return self._page is not None and self._page.is_laid

    @property
    def page(self) -> WardBoard:
        """The page over the window that stands now."""
        from neutro_desk.screens.ward_board import WardBoard  # noqa: PLC0415  made when first opened

        if self._page is None:
            look, window = self._stage.look, self._stage.window
            self._page = WardBoard(look, self._words, window, self._phone(), self._clock)
            self._page.patient_asked.connect(self.ask)
            self._page.older_asked.connect(self.show_older)
            self._page.left.connect(self.leave)
        return self._page

    def forget_window(self) -> bool:
        """Let go of the page of a window that goes; return whether the board was shown."""
        was_shown, self._page = self.is_shown, None
        self._ticking.stop()
        return was_shown

    # -- shown and left -----------------------------------------------------------------------------------

    @Slot()
    def show(self) -> bool:
        """Show the board; False if it cannot be read."""
        store = self._patients.store
        if store is None:
            return False
        try:
            if not store.is_read_only:
                store.note(Action.VIEWED, detail="ward board")
        except RecordsError as error:
            self.failed.emit(error.statement)
            return False
        if not self._read(store):
            return False
        self.page.lay()
        self.page.take_focus()
        self._ticking.start()
        return True

    @Slot()
    def leave(self) -> None:
        """Uncover the window and let go of every row."""
        self._ticking.stop()
        self._shows_older = False
        if self._page is not None:
            self._page.lift()
            self._page.clear()

    @Slot()
    def follow(self) -> None:
        """Read the board anew if it changed; otherwise let ages follow the clock."""
        store = self._patients.store
        if not self.is_shown or store is None:
            return
        try:
            change = store.board_changed_since(self._change)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return
        if change == self._change:
            self.page.tell_time()
        else:
            self._read(store)

    @Slot(bool)
    def show_older(self, older: bool) -> None:
        """Show low counts with older samples too, or leave them out again."""
        self._shows_older = older
        store = self._patients.store
        if store is not None:
            self._read(store)

    @Slot(int)
    def ask(self, patient_id: int) -> None:
        """Ask for a patient; the board goes once the patient stands at the desk."""
        self.patient_asked.emit(patient_id)

    def _read(self, store: Store) -> bool:
        since = self._clock() - CURRENT
        try:
            change = store.board_changed_since(-1)
            lines = store.board(since=None if self._shows_older else since)
            _, older = store.board_sizes(since)
        except RecordsError as error:
            self.failed.emit(error.statement)
            return False
        self._change = change
        order = first_concern_first([line.row for line in lines])
        patients = [
            BoardPatient(
                lines[at].patient_id, lines[at].name or "", lines[at].identifier or "", lines[at].row
            )
            for at in order
        ]
        active = self._schemes.active
        scheme = f"{active.name} {active.version}"
        self.page.show_patients(patients, scheme, older=older, shows_older=self._shows_older)
        return True
