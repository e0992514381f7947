"""Composition: what stands in the window once it was painted, who is made of what, and who hears whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from neutro_desk.closed_windows import ClosedWindows
from neutro_desk.ending import Ending
from neutro_desk.installed_files import resource
from neutro_desk.keys_back import give_keys_back
from neutro_desk.languages import language_of
from neutro_desk.opening import SCALES, Opened, dressed_window
from neutro_desk.pack_loading import PackLoading
from neutro_desk.pane_making import PaneMaking
from neutro_desk.parts import make_parts
from neutro_desk.patient_work import PatientWork
from neutro_desk.screens.asking import Asking
from neutro_desk.screens.entry import EntryColumn
from neutro_desk.screens.main_window import MainWindow, Zones
from neutro_desk.screens.patient_bar import PatientBar
from neutro_desk.screens.result import ResultBand
from neutro_desk.screens.status_line import StatusLine
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.showing import Showing
from neutro_desk.signing_in import SigningIn
from neutro_desk.stage import Stage
from neutro_desk.ward import LookChoice
from neutro_desk.window_commands import WindowCommands
from neutro_desk.window_connections import connect_window
from neutro_desk.window_language import speak
from neutro_desk.wording.phrasebook import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neutro_desk.ward_records.idle import Clocks
    from neutro_desk.wording.phrasebook import Phrasebook, Reader


class Composition(QObject):
    """Makes the parts, connects them, and makes the window anew when its look changes.

    Attributes:
        parts: What outlives every window; the busiest of them by name beside it.
        commands: What the user did.
    """

    def __init__(
        self,
        application: QApplication,
        opened: Opened,
        loading: PackLoading,
        asking: Asking | None,
        clock: Callable[[], datetime],
        clocks: Clocks | None = None,
    ) -> None:
        """Make everything but the zones of the window.

        Args:
            application: The application.
            opened: The window as it was painted first, and the settings it was made by.
            loading: The knowledge pack on its way.
            asking: Dialogs that ask; the real ones when None.
            clock: The workstation's time.
            clocks: Those for idle time and delays; the workstation's own when None.
        """
        super().__init__()
        self._application = application
        self._look_choice, self._scale = opened.look_choice, opened.scale
        self._trouble, self._knowledge = opened.trouble, loading
        self.stage = Stage(opened.window, opened.look)
        parts = self.parts = make_parts(opened.ward, asking, clock)
        self.desk, self.filing, self.handing_out = parts.desk, parts.filing, parts.handing_out
        self.forms, self.content_form, self.medication_form = (
            parts.forms,
            parts.content_form,
            parts.medication_form,
        )
        self.phrasebooks: Mapping[Reader, Phrasebook] = parts.phrasebooks
        self.commands = WindowCommands(self.stage, parts, self)
        self.showing = Showing(self.stage, parts, self)
        self._panes = PaneMaking(self.stage, parts, self.commands, self.showing, self)
        self.ending = Ending(application, parts.filing, parts.asking)
        self._closed = ClosedWindows(self)
        self.signing_in = SigningIn(self.stage, parts, self.renew_window, clocks, self)
        application.aboutToQuit.connect(self.signing_in.leave)
        for copied in (parts.handing_out, parts.course_out):
            application.aboutToQuit.connect(copied.clear_clipboard)
        self.patient_work = PatientWork(self.stage, parts, self.signing_in, self)

    @property
    def window(self) -> MainWindow:
        """The window, whose zones stand once `make` came to its end."""
        return self.stage.window

    def make(self) -> Iterator[None]:
        """Make the zones and let them stand all at once; the window may answer keys between the steps."""
        yield from self._furnish(self.window)
        self._connect()
        self.window.hand_over()
        if self._trouble:
            self.window.status.show_message(self._trouble)
        self._knowledge.fetch()
        self.signing_in.begin()

    # -- the window ---------------------------------------------------------------------------------------

    def _furnish(self, window: MainWindow) -> Iterator[None]:
        """Make the zones of a window, each a step, then lay them out and connect them as the last."""
        parts, look, words = self.parts, self.stage.look, self.parts.words
        bar = PatientBar(look, words)
        yield
        entry = EntryColumn(look, words, parts.clock)
        yield
        result = ResultBand(look, words, parts.clock, parts.filing.ward.phone)
        status = StatusLine(look, words)
        yield
        course = self._panes.make_course()
        yield
        window.setWindowIcon(QIcon(str(resource("icons", "neutro-desk-64.png"))))
        parts.asking.parent = window
        parts.forms.stand_over(window, look)
        window.take_zones(Zones(bar, entry, result, status), course, self._panes.makers)
        connect_window(window, parts, self.commands)
        window.scale_wanted.connect(self.change_scale)
        status.language_chosen.connect(self.change_language)
        entry.show_draft(self.desk.typed, self.desk.amends is not None, self.desk.reason)
        self.showing.show_in(window, self.desk.work_up)
        self.patient_work.stand_in(window)
        self.signing_in.stand_in(window)

    @Slot(int)
    def change_scale(self, by: int) -> None:
        """Make the window anew one step larger or smaller; 0 brings the usual size back."""
        at = SCALES.index(self._scale)
        self._scale = 100 if by == 0 else SCALES[min(max(at + by, 0), len(SCALES) - 1)]
        self.filing.change_ward(replace(self.filing.ward, scale=self._scale))
        self.renew_window()

    @Slot(str)
    def change_language(self, code: str) -> None:
        """Go on in another language, and remember it; the window is made anew as at another scale."""
        if code == self.parts.words.language.code:
            return
        self.filing.change_ward(replace(self.filing.ward, language=code))
        catalogue = load_catalogue(resource("wording", code))
        for book in self.phrasebooks.values():
            book.speak(language_of(code), catalogue)
        speak(self._application, code)
        self._knowledge.load(code)
        self.renew_window()

    @Slot()
    def follow_system_look(self) -> None:
        """Make the window anew when the system turns light or dark."""
        if self._look_choice is LookChoice.SYSTEM:
            self.renew_window()

    @Slot()
    def renew_window(self) -> None:
        """Make the window anew: none of the widgets that stood lives on, with what they showed."""
        old = self.window
        opened, geometry, was_shown = old.opened, old.geometry(), old.isVisible()
        self.forms.lay_aside()
        if self._look_choice is LookChoice.SYSTEM:
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._look_choice is LookChoice.DARK
        stage = self.stage
        stage.look = Look(DARK if dark else LIGHT, self._scale / 100)
        stage.window = dressed_window(self._application, stage.look, self.filing.ward.entry)
        for _ in self._furnish(self.window):
            pass
        self.window.hand_over()
        self.window.setGeometry(geometry)
        self.window.setWindowState(old.windowState())
        self.window.open_pane(opened)
        if was_shown:
            self.window.show()
            self.window.catch_up()
            give_keys_back(old, self.window)
        old.closing.disconnect()
        self._closed.see_off(old)
        self.forms.bring_back()

    # -- who hears whom -----------------------------------------------------------------------------------

    def _connect(self) -> None:
        parts, showing = self.parts, self.showing
        parts.desk.work_up_changed.connect(showing.show_work_up)
        parts.desk.draft_replaced.connect(showing.show_draft)
        parts.desk.keeping_changed.connect(showing.show_keeping)
        parts.desk.counts_refused.connect(showing.show_refused)
        parts.desk.event_missed.connect(self.commands.say_event_missed)
        parts.desk.case_opened.connect(showing.begin_case)
        parts.desk.case_opened.connect(parts.handing_out.clear_clipboard)
        parts.desk.case_opened.connect(parts.course_out.clear_clipboard)
        parts.desk.case_opened.connect(parts.forms.close_all)
        parts.desk.case_opened.connect(self._panes.forget_guide_place)
        parts.desk.case_opened.connect(parts.fever_forms.forget)
        parts.fever_forms.said.connect(self.commands.say)
        parts.forms.count_pasted.connect(self.commands.show_pasted)
        parts.forms.medication_list_wanted.connect(parts.medication_form.open_list)
        parts.content_form.said.connect(self.commands.say)
        parts.medication_form.said.connect(self.commands.say)
        self._knowledge.loaded.connect(showing.take_pack)
        self._knowledge.loaded.connect(parts.content_form.renew)
        self._knowledge.refused.connect(showing.show_knowledge_trouble)
        self._application.styleHints().colorSchemeChanged.connect(self.follow_system_look)

    # -- faults -------------------------------------------------------------------------------------------

    def end_after(self, fault: BaseException) -> None:
        """Blank the results after a fault nobody expected, show the crash window, and close."""
        self.window.result.blank()
        is_kept = self.signing_in.keep_after_fault()
        self.ending.after(fault, self.stage.look, is_kept=is_kept)
