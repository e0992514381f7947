"""Fills the parts of the guide from a work-up: steps, next best question, rows of the step, causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neutro_desk.screens.alarm_button import FEVER_KEYS
from neutro_desk.screens.review_box import review_lines
from neutro_desk.screens.row_content import Findable, findable, row_content
from neutro_desk.workup.checklist import in_order, steps_asked, whole_progress
from neutro_desk.workup.drug_names import drug_names
from neutro_desk.workup.medication_review import medication_review
from neutro_desk.workup.steps import Step

if TYPE_CHECKING:
    from neutro_desk.screens.drug_section import DrugSection
    from neutro_desk.screens.guide_room import GuideParts
    from neutro_desk.screens.guide_walk import GuideWalk
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.causes import Pack, Ranking
    from neutro_desk.workup.whole import WorkUp


class GuideContents(QObject):
    """Keeps what was shown last; shows nothing before there is a list of causes.

    Attributes:
        drug_open: Whether the line for a medicine is wanted in the step of drugs.
        is_brief: Whether there is room for short names only.
    """

    def __init__(
        self, parts: GuideParts, walk: GuideWalk, drugs: DrugSection, phrasebook: Phrasebook
    ) -> None:
        """Keep what is to be filled."""
        super().__init__(walk)
        self._parts, self._walk, self._drugs = parts, walk, drugs
        self._phrasebook = phrasebook
        self._shown: tuple[WorkUp, Ranking, Pack] | None = None
        self.drug_open = self.is_brief = False

    @property
    def is_filled(self) -> bool:
        """Whether there is a list of causes to show."""
        return self._shown is not None

    def show(self, work_up: WorkUp | None) -> None:
        """Show a work-up everywhere; without its list of causes nothing is shown."""
        self._shown = None
        if work_up is None or work_up.ranking is None or work_up.pack is None:
            return
        ranking, pack = work_up.ranking, work_up.pack
        self._shown = work_up, ranking, pack
        self._walk.know(pack, ranking, work_up)
        asked = steps_asked(pack.questions, ranking.findings)
        for steps in (self._parts.steps, self._parts.choice):
            steps.show_steps(ranking.progress, self._walk.skipped, asked, self._phrasebook)
        self._show_next(ranking)
        self.show_step()
        self._parts.causes.show_ranking(ranking, pack, work_up.clozapine)

    def show_step(self) -> None:
        """Show the questions of the step the person is at."""
        if self._shown is None:
            return
        work_up, ranking, pack = self._shown
        parts, step = self._parts, self._walk.step
        for steps in (parts.steps, parts.choice):
            steps.choose(self._walk.place)
        head, here = parts.questions.head, next(one for one in ranking.progress if one.step is step)
        head.show_step(self._phrasebook.word(step), self._written(*whole_progress((here,))))
        self._name_skip(begun=0 < here.answered < here.questions)
        drugs = step is Step.DRUGS
        if step is Step.EMERGENCY:
            head.show_button(self.tr("Definitions of fever"), FEVER_KEYS)
        else:
            head.show_button(self.tr("Add a medicine") if drugs and not self.drug_open else "", "D")
        self._drugs.setVisible(drugs)
        if drugs:
            self._show_drugs(work_up, ranking, pack)
        rows = [row_content(question, work_up, self._phrasebook) for question in self._walk.put]
        parts.questions.show_rows(rows, self._more())

    def _show_drugs(self, work_up: WorkUp, ranking: Ranking, pack: Pack) -> None:
        """Show the review of the medicines above the questions on drugs, and the line for another one."""
        if self.drug_open:
            self._drugs.line.know(drug_names(pack.drugs, pack.medicines))
        reckoned = work_up.latest.cbc.collected if work_up.latest is not None else None
        review = medication_review(work_up.case, ranking.ranked, pack, reckoned)
        lines = review_lines(review, pack, self._phrasebook)
        self._drugs.show_review(lines, line_open=self.drug_open)

    def _name_skip(self, *, begun: bool) -> None:
        """Say what the key S does here; in few words where the steps are a drop-down beside it."""
        whole = self.tr("Skip the rest") if begun else self.tr("Skip this step")
        if self._walk.is_skipped:
            whole = self.tr("Take up this step")
        short = self.tr("Take up") if self._walk.is_skipped else self.tr("Skip")
        self._parts.skip.show_text(short if self.is_brief else whole, "S")
        self._parts.skip.setAccessibleName(whole)

    def _more(self) -> str:
        """Return what the button beneath the questions says; "" where the step has no further ones."""
        if self._walk.is_opened:
            return self.tr("Show the first questions only")
        left = self._walk.left_out
        return self.tr("{0} more questions").format(left) if left else ""

    def progress(self) -> str:
        """Return how much of the whole is answered and how much not asked; "" while nothing is shown."""
        return "" if self._shown is None else self._written(*whole_progress(self._shown[1].progress))

    def findable(self) -> tuple[Findable, ...]:
        """Return every question as it is found by its words, in the order they are asked."""
        if self._shown is None:
            return ()
        work_up, _, pack = self._shown
        return tuple(findable(question, work_up, self._phrasebook) for question in in_order(pack.questions))

    def _written(self, answered: int, left: int) -> str:
        return self.tr("Answered {0}, not asked {1}").format(answered, left)

    def _show_next(self, ranking: Ranking) -> None:
        box, following = self._parts.questions.next_box, ranking.next_question
        question = self._walk.question(following.question) if following is not None else None
        if following is None or question is None:
            box.show_question("", self.tr("Every question has an answer"), "", "")
            return
        place = list(Step).index(question.step) + 1
        step = self.tr("Step {0}, {1}").format(place, self._phrasebook.word(question.step).split(",")[0])
        text, why = self._phrasebook.text(question.text), self._phrasebook.text(following.why)
        box.show_question(question.id, text, step, why)
