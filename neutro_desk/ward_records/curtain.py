"""Curtain: draws the sign-in over the window, and over each one that is made anew meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from neutro_desk.records.errors import RecordsError
from neutro_desk.screens.cover import Cover
from neutro_desk.screens.sign_in_panel import SignInPanel
from neutro_desk.screens.unreadable_panel import UnreadablePanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.session import Records
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.statements import Statement

LOOK_MS = 500


class Curtain(QObject):
    """Stands between the records and whoever is not signed in.

    Signals:
        lifted: The window can be seen again.
    """

    lifted = Signal()

    def __init__(self, records: Records, stage: Stage, words: Phrasebook) -> None:
        """Hang it up, not drawn."""
        super().__init__(records)
        self._records, self._stage, self._words = records, stage, words
        self._cover: Cover | None = None
        self._make: Callable[[], Cover] | None = None
        self._last_person = ""
        self._counting = QTimer(self, interval=LOOK_MS)
        self._counting.timeout.connect(self.look)
        records.failed.connect(self.show_failed)
        records.busy_changed.connect(self.show_busy)
        records.signed_in.connect(self.remember)

    @property
    def is_drawn(self) -> bool:
        """Whether the window is covered."""
        return self._cover is not None

    @property
    def panel(self) -> QWidget | None:
        """What stands on the curtain."""
        return None if self._cover is None else self._cover.panel

    # -- drawing ------------------------------------------------------------------------------------------

    @Slot()
    def draw(self) -> None:
        """Draw it with the sign-in."""
        self._draw(self._sign_in)

    def ask_who(self) -> None:
        """Put the keys on the list of people: somebody else is to sign in."""
        panel = self.panel
        if isinstance(panel, SignInPanel):
            panel.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw_unreadable(self, trouble: Statement, last_good: str) -> None:
        """Draw it with what can be done about a file that cannot be read."""
        reason = self._words.text(trouble)

        def make() -> Cover:
            panel = UnreadablePanel(self._stage.look, reason, last_good)
            panel.copy_wanted.connect(self.open_copy)
            panel.quick_wanted.connect(self.lift)
            return Cover(self._stage.look, panel, self.tr("The record file could not be read"))

        self._draw(make)

    def stand_over_new_window(self) -> None:
        """Draw it once more over a window that was made anew."""
        if self._make is not None:
            self._cover = None  # it went with the window before
            self._draw(self._make)
            QTimer.singleShot(
                0, self, self.take_keys
            )  # the window, once shown, gives them to its first field

    @Slot()
    def take_keys(self) -> None:
        """Put the keys where they are typed."""
        panel = self.panel
        if isinstance(panel, SignInPanel | UnreadablePanel):
            panel.take_keys()

    def _draw(self, make: Callable[[], Cover]) -> None:
        if self._cover is not None:
            self._cover.take_away()
        self._make = make
        self._cover = make()
        self._cover.stand_over(self._stage.window)
        self.take_keys()
        self._counting.start()
        self.look()

    def stop(self) -> None:
        """Count nothing down any more: the program ends."""
        self._counting.stop()
        self._make = self._cover = None

    @Slot()
    def lift(self) -> None:
        """Show the window again; a key of a file that cannot be read is dropped."""
        self._counting.stop()
        self._make, cover = None, self._cover
        self._cover = None
        self._records.leave_unreadable()
        if cover is not None:
            if isinstance(cover.panel, SignInPanel):
                cover.panel.clear()
            cover.take_away()
            self._stage.window.first_field.setFocus()
            self.lifted.emit()

    def _sign_in(self) -> Cover:
        panel = SignInPanel(self._stage.look)
        try:
            panel.show_people([person.name for person in self._records.people()], self._last_person)
        except RecordsError as error:
            panel.show_why(self.tr("Records locked"), self._words.text(error.statement))
        panel.sign_in_wanted.connect(self._records.unlock)
        panel.recovery_wanted.connect(self._records.unlock_with_recovery)
        panel.person_chosen.connect(self.look)
        panel.quick_wanted.connect(self.lift)
        return Cover(self._stage.look, panel, self.tr("Records locked: sign in"))

    # -- what it shows ------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Show how long the chosen person has to wait."""
        panel = self.panel
        if isinstance(panel, SignInPanel):
            panel.show_wait(-int(-self._records.wait(panel.chosen) // 1) if panel.chosen else 0)

    @Slot(object)
    def show_failed(self, why: Statement) -> None:
        """Say beneath the line why nobody was signed in."""
        panel = self.panel
        if isinstance(panel, SignInPanel):
            panel.show_problem(self._words.text(why))
            self.look()

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Say that a passphrase is being tried."""
        panel = self.panel
        if isinstance(panel, SignInPanel):
            panel.show_busy(busy)

    @Slot(object)
    def remember(self, person: object) -> None:
        """Choose this person first the next time, as long as the program runs."""
        self._last_person = str(getattr(person, "name", ""))

    @Slot()
    def open_copy(self) -> None:
        """Open the last good copy."""
        self._records.open_copy()
