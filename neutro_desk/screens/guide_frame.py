"""The parts of the guide in their room: made once, arranged for every size, in the order Tab reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.drug_section import DrugSection
from neutro_desk.screens.evidence_column import EvidenceColumn
from neutro_desk.screens.guide_contents import GuideContents
from neutro_desk.screens.guide_notices import GuideNotices
from neutro_desk.screens.guide_room import Arrangement, GuideParts, GuideRoom, Part, arrangement_for
from neutro_desk.screens.guide_walk import GuideWalk
from neutro_desk.screens.question_column import QuestionColumn
from neutro_desk.screens.question_search import QuestionSearch
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.step_list import StepChoice, StepList

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.whole import WorkUp

WITH_REMARK = 700
"""From this width, in design pixels, the heading has room for a remark."""


class GuideFrame(QWidget):
    """Makes and arranges the parts; what they do is said by who builds on it."""

    def __init__(self, look: Look, phrasebook: Phrasebook, clock: Callable[[], datetime]) -> None:
        """Make the parts; `clock` tells the workstation's time."""
        super().__init__()
        self._look = look
        self._work_up: WorkUp | None = None
        self._stops = 0
        self.steps = StepList(look, self)
        self.choice = StepChoice(look, self)
        parts = ((Part.QUESTIONS.value, self.tr("Questions")), (Part.CAUSES.value, self.tr("Causes")))
        self.part = SegmentedSwitch(look, parts, self.tr("Part of the guide"), text_size=12, parent=self)
        self.part.set_chosen(Part.QUESTIONS.value)
        self.part.chosen.connect(self.arrange_parts)
        self.questions = QuestionColumn(look, phrasebook, self)
        self.drugs = DrugSection(look, phrasebook, clock)
        self.questions.put_above(self.drugs)
        self.drug_line = self.drugs.line
        self.causes = EvidenceColumn(look, phrasebook, self)
        self._notices = GuideNotices(look, self, self.tr("The list of causes is being loaded"))
        self.skip = ActionButton(look, self.tr("Skip this step"), Role.LINK, key="S", parent=self)
        self.finder = ActionButton(look, self.tr("Find a question"), Role.LINK, key="/", parent=self)
        self.search = QuestionSearch(look, self)
        self._tools = QLabel()
        self._tools.setFont(look.font(12))
        self._tools.setStyleSheet(f"color: {look.theme.text_2};")
        self.walk = GuideWalk(self.questions, self)
        placed = (self.steps, self.choice, self.part, self.questions, self.causes, self.skip, self.finder)
        shared = GuideParts(*placed)
        self._room = GuideRoom(look, shared)
        self._contents = GuideContents(shared, self.walk, self.drugs, phrasebook)
        self._arrange()

    def tools(self) -> QWidget:
        """Return what stands at the right of the row of tabs: how much is asked."""
        return self._tools

    @property
    def message(self) -> str:
        """What the pane says in place of, or above, the list; "" for nothing."""
        return self._notices.message

    @property
    def arrangement(self) -> Arrangement:
        """How the parts stand in the room there is."""
        return arrangement_for(self._look, self.width(), self.height())

    @property
    def _has_pack(self) -> bool:
        return self._work_up is not None and self._work_up.pack is not None

    @Slot()
    def arrange_parts(self) -> None:
        """Show the part that was chosen."""
        self._arrange()

    @Slot()
    def show_questions(self) -> None:
        """Come back to the questions where one part is shown at a time."""
        if self.part.value != Part.QUESTIONS.value:
            self.part.set_chosen(Part.QUESTIONS.value)
            self._arrange()

    def _say_asked(self) -> None:
        """Say how much is asked; in a narrow pane nothing, so that the tabs keep their room."""
        said = "" if self.arrangement is Arrangement.SINGLE else self._contents.progress()
        waits = "  ·  " + self.tr("Nothing waits for this list")
        has_room = bool(said) and self.width() >= self._look.px(WITH_REMARK)
        self._tools.setText(said + waits if has_room else said)

    def _fit(self) -> None:
        """Put new rows into the order of the keys, and arrange anew when the button of skipping changed."""
        self._order_keys()
        if self.skip.width() != self.skip.sizeHint().width():
            self._arrange()

    def _order_keys(self) -> None:
        """Let Tab go through the guide as it is read; rows that were made later come in between."""
        stops = (self.steps, self.choice, self.part, *self.questions.stops(), self.skip, self.finder)
        if len(stops) != self._stops:
            self._stops = len(stops)
            for before, after in pairwise((*stops, self.causes.list, self.causes.more)):
                QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        super().resizeEvent(event)
        brief = self.arrangement in (Arrangement.HALVES, Arrangement.SINGLE)
        if brief is not self._contents.is_brief:
            self._contents.is_brief = brief
            self._contents.show_step()
        self._say_asked()
        self._arrange()

    def _arrange(self) -> None:
        rest = self._notices.arrange(self.rect())
        self._room.arrange(rest, self.arrangement, has_pack=self._has_pack)
        self._place_search()

    def _place_search(self) -> None:
        """Let the search lie over the questions."""
        over = self.questions.geometry()
        self.search.room = over.height()
        self.search.setGeometry(over.x(), over.y(), over.width(), self.search.height())
        self.search.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, which shows as the lines between the parts."""
        painter = QPainter(self)
        if not self._has_pack:
            painter.fillRect(self.rect(), QColor(self._look.theme.surface))
            return
        painter.fillRect(self.rect(), QColor(self._look.theme.divider))
        place = self._room.beside(self.rect(), self.arrangement)
        painter.fillRect(place, QColor(self._look.theme.raised))
