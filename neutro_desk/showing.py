"""Showing: takes values of the desk to the window that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from neutro_desk.screens.pane import Pane
from neutro_desk.workup.assessed import age_at

if TYPE_CHECKING:
    from neutro_desk.pack_loading import PackRefusedError
    from neutro_desk.parts import Parts
    from neutro_desk.screens.main_window import MainWindow
    from neutro_desk.stage import Stage
    from neutro_desk.workup.case import Cbc
    from neutro_desk.workup.causes import Pack
    from neutro_desk.workup.cbc import TypedCbc
    from neutro_desk.workup.statements import Statement
    from neutro_desk.workup.whole import WorkUp


class Showing(QObject):
    """Shows in the window what the desk announces.

    Attributes:
        knowledge_trouble: What is wrong with the knowledge pack; "" while nothing is known to be.
    """

    def __init__(self, stage: Stage, parts: Parts, parent: QObject) -> None:
        """Keep what is shown and where."""
        super().__init__(parent)
        self._stage, self._desk, self._phrasebooks = stage, parts.desk, parts.phrasebooks
        self._words, self._clock = parts.words, parts.clock
        self.knowledge_trouble = ""
        self._is_another = False

    @Slot()
    def begin_case(self) -> None:
        """Hear that another case came to the desk: nothing of the one before may stay in the window."""
        self._is_another = True

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show a work-up in every zone."""
        self.show_in(self._stage.window, work_up)
        if self._is_another:
            self._is_another = False
            self._stage.window.let_hidden_panes_go()

    def show_in(self, window: MainWindow, work_up: WorkUp) -> None:
        """Show a work-up in a window, also in one that does not stand yet."""
        latest = work_up.latest
        year = latest.cbc.collected.year if latest is not None and latest.cbc.collected is not None else None
        for book in self._phrasebooks.values():
            book.year_understood = year or self._clock().year
            book.lines = work_up.lines
        window.show_work_up(work_up)
        window.entry.show_obstacle(self._desk.obstacle())
        self._show_keeping_in(window)

    @Slot(object)
    def show_draft(self, typed: TypedCbc) -> None:
        """Show text of the open count that something other than typing put there."""
        self._stage.window.entry.show_draft(typed, self._desk.amends is not None, self._desk.reason)

    @Slot()
    def show_keeping(self) -> None:
        """Show where the case is kept and whether that is up to date."""
        self._show_keeping_in(self._stage.window)

    def _show_keeping_in(self, window: MainWindow) -> None:
        desk = self._desk
        label = None if desk.home is None else desk.home.label
        latest = desk.work_up.latest
        collected = None if latest is None else latest.cbc.collected
        days, _ = age_at(collected or self._clock(), desk.case.patient)
        age = None if days is None else int(days / 365.2425)
        unsaved = desk.has_unsaved_changes
        is_record = getattr(desk.home, "patient_id", None) is not None
        window.entry.foot.show_saves(is_record)
        window.patient_bar.show_case(desk.case, age, label, unsaved)
        if desk.has_open_draft:
            saved = self.tr("Draft kept, not saved")
        elif unsaved or label is None:
            saved = self.tr("Not saved")
        elif is_record:
            saved = self.tr("Saved in the records")
        else:
            saved = self.tr("Saved as {0}").replace("{0}", label)
        window.status.show_saved(saved)

    @Slot(object)
    def show_refused(self, refused: tuple[tuple[Cbc, Statement], ...]) -> None:
        """Say which earlier counts were left out, and why."""
        said = "; ".join(dict.fromkeys(self._words.text(reason) for _, reason in refused))
        self._stage.window.status.show_message(self.tr("{0} left out: {1}").format(len(refused), said))

    @Slot(object)
    def take_pack(self, pack: Pack) -> None:
        """Take the knowledge pack to the desk."""
        self._desk.set_pack(pack)

    @Slot(object)
    def show_knowledge_trouble(self, error: PackRefusedError) -> None:
        """Say where the causes would stand that their file is broken; everything else goes on."""
        every = self.tr("F12 names every fault. Count and course work as ever.")
        self.knowledge_trouble = f"{error} {every}"
        causes = self._stage.window.pane(Pane.CAUSES)
        causes.show_trouble(self.knowledge_trouble)  # type: ignore[attr-defined]
        self._stage.window.status.show_message(self.tr("The cause list could not be read: see Causes"))
