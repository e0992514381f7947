"""The panes beneath the result, each made when it is first opened, and who hears what the user does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from neutro_desk.installed_files import settings_folder
from neutro_desk.screens.main_window import Makers
from neutro_desk.ward_pages import page_of

if TYPE_CHECKING:
    from neutro_desk.parts import Parts
    from neutro_desk.screens.causes_pane import CausesPane
    from neutro_desk.screens.course_pane import CoursePane
    from neutro_desk.screens.guide_walk import GuidePlace
    from neutro_desk.screens.summary_pane import SummaryPane
    from neutro_desk.showing import Showing
    from neutro_desk.stage import Stage
    from neutro_desk.window_commands import WindowCommands


class PaneMaking(QObject):
    """Makes course, causes and summary, and keeps what of them outlives a window."""

    def __init__(
        self, stage: Stage, parts: Parts, commands: WindowCommands, showing: Showing, parent: QObject
    ) -> None:
        """Keep who is asked and who hears the panes."""
        super().__init__(parent)
        self._stage, self._parts, self._commands, self._showing = stage, parts, commands, showing
        self._lines_wanted = False
        self._guide_place: GuidePlace | None = None

    @property
    def makers(self) -> Makers:
        """How each pane is made."""
        return Makers(self.make_course, self.make_causes, self.make_summary)

    def make_course(self) -> CoursePane:
        """Return the course."""
        from neutro_desk.screens.course_pane import CoursePane  # noqa: PLC0415  made when first opened

        samples = (
            ("real-series-mimic-iv-demo.neutro.json", self.tr("A real, de-identified series")),
            ("chemotherapy-course.neutro.json", self.tr("A chemotherapy course (synthetic)")),
            ("drug-induced-fall.neutro.json", self.tr("A drug-induced fall (synthetic)")),
        )
        parts, commands = self._parts, self._commands
        pane = CoursePane(self._stage.look, parts.words, samples, parts.filing.recent_files, parts.clock)
        pane.lines.set_wanted(self._lines_wanted)
        pane.lines.switched.connect(self.keep_lines)
        pane.event_wanted.connect(parts.forms.add_event)
        pane.event_edit_wanted.connect(parts.forms.amend_event)
        pane.event_moved.connect(parts.desk.replace_event)
        pane.event_removed.connect(parts.desk.remove_event)
        pane.episode_end_chosen.connect(parts.desk.set_episode_end)
        pane.amend_wanted.connect(commands.amend_count)
        pane.count_voided.connect(commands.void_count)
        pane.said.connect(commands.say)
        pane.export_wanted.connect(parts.course_out.hand_out)
        pane.sample_wanted.connect(parts.filing.open_sample)
        pane.recent_wanted.connect(parts.filing.open_path)
        return pane

    @Slot(bool)
    def keep_lines(self, wanted: bool) -> None:
        """Keep whether other lines are shown while the program runs, over a change of look or scale."""
        self._lines_wanted = wanted

    def make_causes(self) -> CausesPane:
        """Return the guide through the causes, at the place where it was left."""
        from neutro_desk.screens.causes_pane import CausesPane  # noqa: PLC0415

        parts = self._parts
        pane = CausesPane(self._stage.look, parts.words, parts.clock)
        pane.answer_given.connect(parts.desk.answer)
        pane.event_given.connect(parts.desk.add_event)
        pane.medication_list_wanted.connect(parts.medication_form.open_list)
        pane.clozapine_label_chosen.connect(self._commands.choose_clozapine_label)
        pane.fever_wanted.connect(parts.fever_forms.open_panel)
        pane.content_wanted.connect(parts.content_form.open_content_of)
        parts.filing.typing_needed.connect(pane.finish_notes)
        parts.desk.case_opened.connect(pane.start_over)
        pane.place_changed.connect(self.keep_guide_place)
        if self._guide_place is not None:
            pane.walk.resume(self._guide_place)
        if self._showing.knowledge_trouble:
            pane.show_trouble(self._showing.knowledge_trouble)
        return pane

    @Slot(object)
    def keep_guide_place(self, place: GuidePlace) -> None:
        """Keep where the person is in the guide, for a window of another scale or look."""
        self._guide_place = place

    @Slot()
    def forget_guide_place(self) -> None:
        """Let the next case begin at the first step."""
        self._guide_place = None

    def make_summary(self) -> SummaryPane:
        """Return the page, as the ward set it up."""
        from neutro_desk.screens.summary_pane import SummaryPane  # noqa: PLC0415

        parts = self._parts
        ward = parts.filing.ward
        page, fault = page_of(ward, settings_folder())
        pane = SummaryPane(
            self._stage.look,
            parts.phrasebooks,
            parts.clock,
            page,
            ward.paper,
            [text.name for text in ward.texts],
        )
        pane.stamped = parts.handing_out.stamped
        pane.show_trouble("" if fault is None else parts.words.text(fault))
        pane.print_wanted.connect(parts.handing_out.print_page)
        pane.pdf_wanted.connect(parts.handing_out.save_page)
        pane.copy_wanted.connect(parts.handing_out.copy_text)
        pane.text_wanted.connect(parts.handing_out.copy_ward_text)
        pane.notes_typed.connect(parts.desk.set_notes)
        parts.filing.typing_needed.connect(pane.finish_notes)
        parts.desk.case_opened.connect(pane.start_over)
        parts.handing_out.failed.connect(pane.show_trouble)
        return pane
