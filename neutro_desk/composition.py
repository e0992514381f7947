"""Composition: what stands in the window once it was painted, who is made of what, and who hears whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLineEdit

from neutro_desk.closed_windows import ClosedWindows
from neutro_desk.content_form import ContentForm
from neutro_desk.course_out import CourseOut
from neutro_desk.desk import Desk
from neutro_desk.ending import Ending
from neutro_desk.fever_forms import FeverForms
from neutro_desk.filing import Filing
from neutro_desk.forms import Forms
from neutro_desk.handing_out import HandingOut
from neutro_desk.installed_files import resource, settings_folder
from neutro_desk.keys_back import give_keys_back
from neutro_desk.medication_form import MedicationForm
from neutro_desk.opening import SCALES, Opened, dressed_window
from neutro_desk.pack_loading import PackLoading, PackRefusedError
from neutro_desk.rhythm import Rhythm
from neutro_desk.screens.asking import Asking
from neutro_desk.screens.entry import EntryColumn
from neutro_desk.screens.main_window import MainWindow, Makers, Zones
from neutro_desk.screens.pane import Pane
from neutro_desk.screens.patient_bar import PatientBar
from neutro_desk.screens.result import ResultBand
from neutro_desk.screens.status_line import StatusLine
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.ward import LookChoice
from neutro_desk.ward_pages import page_of
from neutro_desk.ward_schemes import schemes_of
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed import age_at
from neutro_desk.workup.case import Answer, Quantity
from neutro_desk.workup.cbc import EntryMode
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.fever import FEVER_QUESTION
from neutro_desk.workup.quantities import read_file_number
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from neutro_desk.screens.causes_pane import CausesPane
    from neutro_desk.screens.course_pane import CoursePane
    from neutro_desk.screens.guide_walk import GuidePlace
    from neutro_desk.screens.summary_pane import SummaryPane
    from neutro_desk.workup.case import Cbc
    from neutro_desk.workup.causes import Pack
    from neutro_desk.workup.cbc import TypedCbc
    from neutro_desk.workup.statements import Statement
    from neutro_desk.workup.whole import WorkUp

SAMPLES = (
    ("real-series-mimic-iv-demo.neutro.json", "A real, de-identified series"),
    ("chemotherapy-course.neutro.json", "A chemotherapy course (synthetic)"),
    ("drug-induced-fall.neutro.json", "A drug-induced fall (synthetic)"),
)


class Composition(QObject):
    """Makes the parts, connects them, and makes the window anew when its look changes.

    Attributes:
        window: The window, whose zones stand once `make` came to its end.
    """

    def __init__(
        self,
        application: QApplication,
        opened: Opened,
        loading: PackLoading,
        asking: Asking | None,
        clock: Callable[[], datetime],
    ) -> None:
        """Make everything but the zones of the window.

        Args:
            application: The application.
            opened: The window as it was painted first, and the settings it was made by.
            loading: The knowledge pack on its way.
            asking: Dialogs that ask; the real ones when None.
            clock: The workstation's time.
        """
        super().__init__()
        self._application, self._clock = application, clock
        self.window, self._look, ward = opened.window, opened.look, opened.ward
        self._look_choice, self._scale = opened.look_choice, opened.scale
        self._trouble = opened.trouble
        self._lines_wanted = False
        settings = settings_folder()
        catalogue = load_catalogue(resource("wording", "en"))
        schemes = schemes_of(ward, settings)
        self.phrasebooks = {
            reader: Phrasebook(catalogue, reader, ward.first_unit, schemes.lines) for reader in Reader
        }
        self._words = self.phrasebooks[Reader.CLINICIAN]
        self.asking = asking or Asking()
        limit = read_file_number(ward.lower_limit).value if ward.lower_limit else None
        self.desk = Desk(
            schemes,
            clock,
            EntryMode(ward.entry),
            ward.first_unit,
            None if limit is None else Quantity(limit, "10*9/L"),
            Jurisdiction(ward.clozapine_label) if ward.clozapine_label else None,
        )
        self.filing = Filing(self.desk, self.asking, ward, settings)
        self.handing_out = HandingOut(self.desk, self.asking, self.phrasebooks)
        self.rhythm = Rhythm(self.desk)
        self.course_out = CourseOut(self.desk, self.asking, self._words)
        self.forms = Forms(self.desk, self._words, clock)
        self.content_form = ContentForm(self.desk, self.phrasebooks, clock, self.forms)
        self.fever_forms = FeverForms(self.desk, self._words, self.forms)
        self.medication_form = MedicationForm(self.desk, self._words, clock, self.forms)
        self.filing.beside, self.filing.listed = self.forms, self.medication_form
        self.ending = Ending(application, self.filing, self.asking)
        self._closed = ClosedWindows(self)
        self._knowledge = loading
        self._knowledge_trouble = ""
        self._guide_place: GuidePlace | None = None

    def make(self) -> Iterator[None]:
        """Make the zones and let them stand all at once; the window may answer keys between the steps."""
        yield from self._furnish(self.window)
        self._connect()
        self.window.hand_over()
        if self._trouble:
            self.window.status.show_message(self._trouble)
        self._knowledge.fetch()

    # -- the window ---------------------------------------------------------------------------------------

    def _furnish(self, window: MainWindow) -> Iterator[None]:
        """Make the zones of a window, each a step, then lay them out and connect them as the last."""
        look, words = self._look, self._words
        bar = PatientBar(look, words)
        yield
        entry = EntryColumn(look, words, self._clock)
        yield
        result = ResultBand(look, words, self._clock, self.filing.ward.phone)
        status = StatusLine(look, words)
        yield
        course = self._make_course()
        yield
        window.setWindowIcon(QIcon(str(resource("icons", "neutro-desk-64.png"))))
        self.asking.parent = window
        self.forms.stand_over(window, look)
        makers = Makers(self._make_course, self._make_causes, self._make_summary)
        window.take_zones(Zones(bar, entry, result, status), course, makers)
        self._connect_window(window)
        entry.show_draft(self.desk.typed, self.desk.amends is not None, self.desk.reason)
        self._show_in(window, self.desk.work_up)

    @Slot(int)
    def change_scale(self, by: int) -> None:
        """Make the window anew one step larger or smaller; 0 brings the usual size back."""
        at = SCALES.index(self._scale)
        self._scale = 100 if by == 0 else SCALES[min(max(at + by, 0), len(SCALES) - 1)]
        self.filing.change_ward(replace(self.filing.ward, scale=self._scale))
        self._renew_window()

    @Slot()
    def follow_system_look(self) -> None:
        """Make the window anew when the system turns light or dark."""
        if self._look_choice is LookChoice.SYSTEM:
            self._renew_window()

    def _renew_window(self) -> None:
        old = self.window
        opened, geometry, was_shown = old.opened, old.geometry(), old.isVisible()
        self.forms.lay_aside()
        if self._look_choice is LookChoice.SYSTEM:
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._look_choice is LookChoice.DARK
        self._look = Look(DARK if dark else LIGHT, self._scale / 100)
        self.window = dressed_window(self._application, self._look, self.filing.ward.entry)
        for _ in self._furnish(self.window):
            pass
        self.window.hand_over()
        self.window.setGeometry(geometry)
        self.window.open_pane(opened)
        if was_shown:
            self.window.show()
            self.window.catch_up()
            give_keys_back(old, self.window)
        old.closing.disconnect()
        self._closed.see_off(old)
        self.forms.bring_back()

    # -- the panes ----------------------------------------------------------------------------------------

    def _make_course(self) -> CoursePane:
        from neutro_desk.screens.course_pane import CoursePane  # noqa: PLC0415  made when first opened

        titles = tuple((name, self.tr(title)) for name, title in SAMPLES)
        pane = CoursePane(self._look, self._words, titles, self.filing.recent_files, self._clock)
        pane.lines.set_wanted(self._lines_wanted)
        pane.lines.switched.connect(self.keep_lines)
        pane.event_wanted.connect(self.forms.add_event)
        pane.event_edit_wanted.connect(self.forms.amend_event)
        pane.event_moved.connect(self.desk.replace_event)
        pane.event_removed.connect(self.desk.remove_event)
        pane.episode_end_chosen.connect(self.desk.set_episode_end)
        pane.amend_wanted.connect(self.amend_count)
        pane.count_voided.connect(self.void_count)
        pane.said.connect(self.say)
        pane.export_wanted.connect(self.course_out.hand_out)
        pane.sample_wanted.connect(self.filing.open_sample)
        pane.recent_wanted.connect(self.filing.open_path)
        return pane

    @Slot(bool)
    def keep_lines(self, wanted: bool) -> None:
        """Keep whether other lines are shown while the program runs, over a change of look or scale."""
        self._lines_wanted = wanted

    def _make_causes(self) -> CausesPane:
        from neutro_desk.screens.causes_pane import CausesPane  # noqa: PLC0415

        pane = CausesPane(self._look, self._words, self._clock)
        pane.answer_given.connect(self.desk.answer)
        pane.event_given.connect(self.desk.add_event)
        pane.medication_list_wanted.connect(self.medication_form.open_list)
        pane.clozapine_label_chosen.connect(self.choose_clozapine_label)
        pane.fever_wanted.connect(self.fever_forms.open_panel)
        pane.content_wanted.connect(self.content_form.open_content_of)
        self.filing.typing_needed.connect(pane.finish_notes)
        self.desk.case_opened.connect(pane.start_over)
        pane.place_changed.connect(self.keep_guide_place)
        if self._guide_place is not None:
            pane.walk.resume(self._guide_place)
        if self._knowledge_trouble:
            pane.show_trouble(self._knowledge_trouble)
        return pane

    @Slot(object)
    def keep_guide_place(self, place: GuidePlace) -> None:
        """Keep where the person is in the guide, for a window of another scale or look."""
        self._guide_place = place

    @Slot()
    def forget_guide_place(self) -> None:
        """Let the next case begin at the first step."""
        self._guide_place = None

    def _make_summary(self) -> SummaryPane:
        from neutro_desk.screens.summary_pane import SummaryPane  # noqa: PLC0415

        ward = self.filing.ward
        page, fault = page_of(ward, settings_folder())
        pane = SummaryPane(self._look, self.phrasebooks, self._clock, page, ward.paper)
        pane.show_trouble(fault)
        pane.print_wanted.connect(self.handing_out.print_page)
        pane.pdf_wanted.connect(self.handing_out.save_page)
        pane.copy_wanted.connect(self.handing_out.copy_text)
        pane.notes_typed.connect(self.desk.set_notes)
        self.filing.typing_needed.connect(pane.finish_notes)
        self.desk.case_opened.connect(pane.start_over)
        self.handing_out.failed.connect(pane.show_trouble)
        return pane

    # -- who hears whom -----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.desk.work_up_changed.connect(self.show_work_up)
        self.desk.draft_replaced.connect(self.show_draft)
        self.desk.keeping_changed.connect(self.show_keeping)
        self.desk.counts_refused.connect(self.show_refused)
        self.desk.event_missed.connect(self.say_event_missed)
        self.desk.case_opened.connect(self.handing_out.clear_clipboard)
        self.desk.case_opened.connect(self.course_out.clear_clipboard)
        self.desk.case_opened.connect(self.forms.close_all)
        self.desk.case_opened.connect(self.forget_guide_place)
        self.desk.case_opened.connect(self.fever_forms.forget)
        self.fever_forms.said.connect(self.say)
        self.forms.count_pasted.connect(self.show_pasted)
        self.forms.medication_list_wanted.connect(self.medication_form.open_list)
        self.content_form.said.connect(self.say)
        self.medication_form.said.connect(self.say)
        self._knowledge.loaded.connect(self.take_pack)
        self._knowledge.refused.connect(self.show_knowledge_trouble)
        self._application.styleHints().colorSchemeChanged.connect(self.follow_system_look)

    def _connect_window(self, window: MainWindow) -> None:
        desk, filing, entry, bar = self.desk, self.filing, window.entry, window.patient_bar
        entry.draft_typed.connect(self.type_draft)
        entry.choice_taken.connect(desk.choose)
        entry.reason_typed.connect(desk.give_reason)
        entry.fever_answered.connect(self.answer_fever)
        entry.count_added.connect(self.add_count)
        entry.new_count_wanted.connect(self.start_count)
        entry.table_wanted.connect(self.forms.open_table)
        entry.block_pasted.connect(self.forms.review_block)
        entry.undo_wanted.connect(self.undo)
        entry.redo_wanted.connect(self.redo)
        window.new_count_wanted.connect(self.start_count)
        window.table_wanted.connect(self.forms.open_table)
        window.add_wanted.connect(self.add_count)
        window.event_wanted.connect(self.forms.add_event)
        window.medication_list_wanted.connect(self.medication_form.open_list)
        window.amend_wanted.connect(self.amend_selected)
        window.print_wanted.connect(self.preview)
        window.pdf_wanted.connect(self.save_pdf)
        window.copy_wanted.connect(self.handing_out.copy_text)
        window.paste_wanted.connect(self.forms.paste_block)
        window.undo_wanted.connect(self.undo)
        window.redo_wanted.connect(self.redo)
        for signals in (
            (window.new_case_wanted, bar.new_wanted),
            (window.close_case_wanted, bar.close_wanted),
        ):
            for signal in signals:
                signal.connect(filing.new_case)
        for signal in (window.open_wanted, window.open_file_wanted, bar.open_wanted):
            signal.connect(filing.open_with_dialog)
        for signal in (window.save_wanted, bar.save_wanted):
            signal.connect(filing.save)
        window.save_as_wanted.connect(filing.save_as)
        window.file_dropped.connect(filing.open_path)
        window.closing.connect(filing.close_window)
        window.scale_wanted.connect(self.change_scale)
        window.help_wanted.connect(self.forms.open_help)
        window.check_wanted.connect(self.forms.open_self_check)
        window.fever_wanted.connect(self.fever_forms.open_panel)
        window.result.fever_wanted.connect(self.fever_forms.open_panel)
        window.content_wanted.connect(self.content_form.open_content)
        window.status.help_wanted.connect(self.forms.open_help)
        window.status.content_wanted.connect(self.content_form.open_content)
        bar.patient_wanted.connect(self.forms.open_patient)
        filing.said.connect(window.status.show_message)
        self.handing_out.said.connect(window.status.show_message)
        self.course_out.said.connect(window.status.show_message)

    # -- values to the window -----------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Show a work-up in every zone."""
        self._show_in(self.window, work_up)

    def _show_in(self, window: MainWindow, work_up: WorkUp) -> None:
        latest = work_up.latest
        year = latest.cbc.collected.year if latest is not None and latest.cbc.collected is not None else None
        for book in self.phrasebooks.values():
            book.year_understood = year or self._clock().year
            book.lines = work_up.lines
        window.show_work_up(work_up)
        window.entry.show_obstacle(self.desk.obstacle())
        self._show_keeping_in(window)

    @Slot(object)
    def show_draft(self, typed: TypedCbc) -> None:
        """Show text of the open count that something other than typing put there."""
        self.window.entry.show_draft(typed, self.desk.amends is not None, self.desk.reason)

    @Slot()
    def show_keeping(self) -> None:
        """Show where the case is kept and whether that is up to date."""
        self._show_keeping_in(self.window)

    def _show_keeping_in(self, window: MainWindow) -> None:
        desk = self.desk
        label = None if desk.home is None else desk.home.label
        latest = desk.work_up.latest
        collected = None if latest is None else latest.cbc.collected
        days, _ = age_at(collected or self._clock(), desk.case.patient)
        age = None if days is None else int(days / 365.2425)
        unsaved = desk.has_unsaved_changes
        window.patient_bar.show_case(desk.case, age, label, unsaved)
        if desk.has_open_draft:
            saved = self.tr("Draft kept, not saved")
        elif unsaved or label is None:
            saved = self.tr("Not saved")
        else:
            saved = self.tr("Saved as {0}").replace("{0}", label)
        window.status.show_saved(saved)

    @Slot(object)
    def show_refused(self, refused: tuple[tuple[Cbc, Statement], ...]) -> None:
        """Say which earlier counts were left out, and why."""
        said = "; ".join(dict.fromkeys(self._words.text(reason) for _, reason in refused))
        self.window.status.show_message(self.tr("{0} left out: {1}").format(len(refused), said))

    @Slot(object)
    def take_pack(self, pack: Pack) -> None:
        """Take the knowledge pack to the desk."""
        self.desk.set_pack(pack)

    @Slot(object)
    def show_knowledge_trouble(self, error: PackRefusedError) -> None:
        """Say where the causes would stand that their file is broken; everything else goes on."""
        every = self.tr("F12 names every fault. Count and course work as ever.")
        self._knowledge_trouble = f"{error} {every}"
        causes = self.window.pane(Pane.CAUSES)
        causes.show_trouble(self._knowledge_trouble)  # type: ignore[attr-defined]
        self.window.status.show_message(self.tr("The cause list could not be read: see Causes"))

    # -- what the user did --------------------------------------------------------------------------------

    @Slot(object)
    def type_draft(self, typed: TypedCbc) -> None:
        """Take a keystroke; remember the ward's way of reporting neutrophils."""
        self.window.status.show_message("")
        if typed.mode is not self.desk.typed.mode:
            self.filing.remember_entry(typed.mode.value)
        self.desk.type_draft(typed)

    @Slot(str)
    def choose_clozapine_label(self, label: str) -> None:
        """Remember whose clozapine label applies on this ward, and derive the work-up by it."""
        self.filing.change_ward(replace(self.filing.ward, clozapine_label=label))
        self.desk.set_clozapine_label(Jurisdiction(label))

    @Slot(str)
    def answer_fever(self, answer: str) -> None:
        """Take the answer at the foot of the entry column."""
        self.desk.answer(FEVER_QUESTION, Answer(answer) if answer else None)

    @Slot()
    def add_count(self) -> None:
        """Add the open count, or say why it cannot be added yet."""
        obstacle, amends = self.desk.obstacle(), self.desk.amends
        if obstacle is not None:
            self.window.status.show_message(self._words.text(obstacle))
        elif self.desk.reason_missing:
            self.window.status.show_message(self._words.text(say("reason.needed")))
            self.window.entry.ask_reason()
        elif self.desk.add_count():
            said = self.tr("Amended; Ctrl+Z takes it back") if amends else self.tr("Added to the course")
            self.window.status.show_message(said)
            self.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def start_count(self) -> None:
        """Clear the entry for a new count, the cursor in WBC; what was typed can come back."""
        was_typed = self.desk.has_open_draft
        self.desk.start_count()
        if was_typed:
            self.window.status.show_message(self.tr("Entry cleared; Ctrl+Z brings it back"))
        self.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_pasted(self) -> None:
        """Go to the entry, where a pasted count stands now."""
        self.window.activateWindow()
        self.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.window.status.show_message(self.tr("Taken over; Ctrl+Z brings back what stood here before"))

    @Slot()
    def say_event_missed(self) -> None:
        """Say that an event was gone when its form was saved."""
        self.say(self.tr("That event is not there any more; nothing was changed"))

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something in the status line."""
        self.window.status.show_message(text)

    @Slot()
    def amend_selected(self) -> None:
        """F8: amend the count that is selected in the course."""
        self.window.pane(Pane.COURSE).amend_chosen()  # type: ignore[attr-defined]

    @Slot(str)
    def amend_count(self, count_id: str) -> None:
        """Open a count for amendment, unless that would take typing away."""
        if self.desk.has_open_draft:
            self.window.status.show_message(
                self.tr("A count is typed: add it, or clear it with F2, then amend")
            )
            return
        self.desk.amend_count(count_id)
        self.window.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def void_count(self, count_id: str, reason: str) -> None:
        """Void a count, unless it is being amended."""
        if count_id == self.desk.amends:
            self.window.status.show_message(
                self.tr("This count is being amended: save that or leave it first")
            )
            return
        self.desk.void_count(count_id, reason)
        self.window.status.show_message(self.tr("Voided; Ctrl+Z brings it back"))

    @Slot()
    def undo(self) -> None:
        """Take back the last command, unless a field has typing of its own to take back."""
        if not self._field_takes(back=True):
            command = self.desk.undoable
            self.desk.undo()
            if command is not None:
                self.window.status.show_message(
                    self.tr("Undone: {0}").replace("{0}", self._words.text(command))
                )

    @Slot()
    def redo(self) -> None:
        """Do the last command taken back again."""
        if not self._field_takes(back=False):
            command = self.desk.redoable
            self.desk.redo()
            if command is not None:
                self.window.status.show_message(
                    self.tr("Done again: {0}").replace("{0}", self._words.text(command))
                )

    def _field_takes(self, *, back: bool) -> bool:
        field = self._application.focusWidget()
        if not isinstance(field, QLineEdit) or not (
            field.isUndoAvailable() if back else field.isRedoAvailable()
        ):
            return False
        if back:
            field.undo()
        else:
            field.redo()
        return True

    @Slot()
    def preview(self) -> None:
        """Open the summary, whose preview is the way to the printer."""
        was_open = self.window.opened is Pane.SUMMARY
        self.window.open_pane(Pane.SUMMARY)
        if was_open:
            self.window.pane(Pane.SUMMARY).ask_print()  # type: ignore[attr-defined]

    @Slot()
    def save_pdf(self) -> None:
        """Open the summary and save its page as a file."""
        self.window.open_pane(Pane.SUMMARY)
        self.window.pane(Pane.SUMMARY).ask_pdf()  # type: ignore[attr-defined]

    # -- faults -------------------------------------------------------------------------------------------

    def end_after(self, fault: BaseException) -> None:
        """Blank the results after a fault nobody expected, show the crash window, and close."""
        self.window.result.blank()
        self.ending.after(fault, self._look)
