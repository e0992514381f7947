"""PuttingAway: what happens to the desk when the records lock, and when somebody is signed in again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from neutro_desk.exchange.case_file import SUFFIX, CaseFileError, write_case
from neutro_desk.ward_records.window_place import go_to, place_in

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.records.people import Person
    from neutro_desk.stage import Stage
    from neutro_desk.ward_records.keeping import Keeper
    from neutro_desk.ward_records.kept_work import KeptWork

REMEMBERING = ("neutro_desk.workup", "neutro_desk.exchange")
"""Rooms whose modules remember what they worked out, lines of a medication list among it."""

MOST_DIALOGS = 8


class StagePlace:
    """Where the person is in the window that stands (`keeping.Shown`)."""

    def __init__(self, stage: Stage) -> None:
        """Keep the stage: its window changes."""
        self._stage = stage

    def place(self) -> tuple[str, str]:
        """Return the open pane and the name of the field that has the keys."""
        return place_in(self._stage.window)

    def go_to(self, pane: str, focus: str) -> None:
        """Open a pane and give the keys to a field."""
        go_to(self._stage.window, pane, focus)


class PuttingAway(QObject):
    """Empties the desk at the lock and fills it again.

    Signals:
        kept_changed: Whether kept work waits to be brought back.
        said: A short message for the status line.
    """

    kept_changed = Signal()
    said = Signal(str)

    def __init__(self, keeper: Keeper, parts: Parts, renew: Callable[[], None]) -> None:
        """Keep who is emptied.

        Args:
            keeper: Keeps the work and gives it back.
            parts: Desk, forms and the rest.
            renew: Makes the window anew: no widget outlives that, and with them goes what they showed.
        """
        super().__init__(keeper)
        self._keeper, self._parts, self._renew = keeper, parts, renew

    @property
    def has_kept(self) -> bool:
        """Whether work that was kept waits to be brought back."""
        return self._keeper.waiting is not None

    def put_away(self) -> None:
        """Keep what is on the desk, then leave nothing of it: desk, forms, undo, clipboard, window."""
        parts = self._parts
        parts.filing.typing_needed.emit()
        self._keeper.keep_for_lock()
        self._keeper.stop()
        _close_dialogs()
        parts.desk.new_case()
        clipboard = QGuiApplication.clipboard()
        for mode, is_ours in (
            (QClipboard.Mode.Clipboard, clipboard.ownsClipboard()),
            (QClipboard.Mode.Selection, clipboard.ownsSelection()),
        ):
            if is_ours:
                clipboard.clear(mode)
        _forget_what_was_worked_out()
        self._renew()

    def come_back(self, person: Person) -> None:
        """Put back what was kept for a person, unless something else stands on the desk: then it waits."""
        kept = self._keeper.kept_for(person)
        self._keeper.start()
        self._keeper.waiting = kept
        desk = self._parts.desk
        if kept is None:
            return
        if desk.has_unsaved_changes or desk.has_open_draft:
            self.said.emit(self.tr("Work kept for you waits in the list behind your name"))
        elif kept.after_fault:
            self._offer(kept)
        else:
            self._put_back(kept)
        self.kept_changed.emit()

    @Slot()
    def bring_back(self) -> None:
        """Put back the work that waits, once what is on the desk is settled."""
        if self._keeper.waiting is not None and self._parts.filing.settled():
            self._put_back(self._keeper.waiting)
            self.kept_changed.emit()

    @Slot()
    def offer_here(self) -> None:
        """Offer what was kept for the patient who was just opened, before typing takes its place."""
        desk, kept = self._parts.desk, self._keeper.kept_here()
        if kept is None:
            return
        waits = self._keeper.let_wait(kept)
        if desk.has_unsaved_changes or desk.has_open_draft:
            self.said.emit(self.tr("Work kept for you waits in the list behind your name"))
        else:
            self._answered(waits, self._parts.asking.whether_to_bring_back_here())
        self.kept_changed.emit()

    def _offer(self, kept: KeptWork) -> None:
        self._answered(kept, self._parts.asking.whether_to_bring_back())

    def _answered(self, kept: KeptWork, wanted: bool | None) -> None:
        if wanted:
            self._put_back(kept)
        elif wanted is False:
            self._keeper.discard(kept)

    def _put_back(self, kept: KeptWork) -> None:
        if self._keeper.put_back(kept):
            self._hand_out_left_over()
        else:
            self.said.emit(self.tr("The record you had open could not be opened; your typing is kept"))

    def _hand_out_left_over(self) -> None:
        """Offer changes that the store did not take, and cannot take any more, as a case file."""
        case, asking = self._keeper.left_over, self._parts.asking
        if case is None:
            return
        asking.tell(
            self.tr("Changes that were not saved could not be put back."),
            (
                self.tr(
                    "Somebody changed the record since. They can be saved as a case file, to be compared."
                ),
            ),
        )
        path = asking.file_to_save(Path.home() / f"not-saved{SUFFIX}")
        if path is not None:
            try:
                write_case(case, path)
            except CaseFileError as error:
                asking.tell(self.tr("The case was not saved."), error.problems)


def _close_dialogs() -> None:
    """Close what stands in the way of everything else: questions, dialogs of the system, open lists."""
    for _ in range(MOST_DIALOGS):
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            dialog.done(0)
        else:
            return


def _forget_what_was_worked_out() -> None:
    """Let the rooms forget what they remember of texts they have read, and the typesetter its last page."""
    if "typst" in sys.modules:
        from neutro_desk.paper.recovery_sheet import forget_pages  # noqa: PLC0415  no page, nothing to forget

        forget_pages()
    for name, module in list(sys.modules.items()):
        if name.startswith(REMEMBERING):
            for thing in list(vars(module).values()):
                forget = getattr(thing, "cache_clear", None)
                if callable(forget):
                    forget()
