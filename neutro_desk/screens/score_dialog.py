"""The form of MASCC or CISNE: whom it is not for first, then its items; a range until all is answered."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.fever_lines import quotes
from neutro_desk.screens.field import plain_label
from neutro_desk.screens.glucose_row import GlucoseRow
from neutro_desk.screens.score_row import ScoreRow
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.source_panel import SourcePanel
from neutro_desk.screens.source_row import Column, SourceRow
from neutro_desk.workup.case import Known
from neutro_desk.workup.fever_texts import FeverTopic
from neutro_desk.workup.score import ScoreName
from neutro_desk.workup.score_form import SCORES, GlucoseQuestion, ScoreReading, TypedScore, read_score
from neutro_desk.workup.statements import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neutro_desk.screens.evidence_lines import EvidenceLine
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.cisne import GlucoseUnit
    from neutro_desk.workup.whole import WorkUp

WIDTH, HEIGHT, MARGIN = 860, 680, 40
TOPICS = {ScoreName.MASCC: FeverTopic.MASCC, ScoreName.CISNE: FeverTopic.CISNE}


class ScoreDialog(QDialog):
    """A window beside the work that follows it; every answer counts at once.

    Signals:
        typed_changed: The `TypedScore` as it stands now.
        copy_wanted: The result in one line.
    """

    typed_changed = Signal(object)
    copy_wanted = Signal(str)

    def __init__(
        self, look: Look, phrasebook: Phrasebook, typed: TypedScore, parent: QWidget | None = None
    ) -> None:
        """Build the form with what was answered before."""
        super().__init__(parent)
        self._look, self._phrasebook, self.typed = look, phrasebook, typed
        self._score = SCORES[typed.name]
        self._work_up: WorkUp | None = None
        self._panel: SourcePanel | None = None
        self.rows: dict[Enum, ScoreRow] = {}
        self.glucose: GlucoseRow | None = None
        self.setWindowTitle(phrasebook.word(typed.name))
        self.setModal(False)
        self._sheet = QWidget()
        self._lines = QVBoxLayout(self._sheet)
        self._lines.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(10))
        self._lines.setSpacing(look.px(5))
        self._build_rows()
        self._sources = QVBoxLayout()
        self._sources.setSpacing(0)
        self._sources.setContentsMargins(0, look.px(10), 0, 0)
        self._lines.addLayout(self._sources)
        self._lines.addStretch(1)
        self._build_frame()

    # -- building -----------------------------------------------------------------------------------------

    def _build_rows(self) -> None:
        book, score = self._phrasebook, self._score
        self._add_heading(book.text(say("score.form.ask_first", score=score.name)))
        for exclusion in score.exclusions:
            self._add_row(exclusion, (Known.YES, Known.NO))
        self._add_heading(book.text(say("score.form.items")))
        for item in score.items:
            if item.id.value == "hyperglycaemia":
                self._add_glucose()
            self._add_row(item.id, [answer for answer, _ in item.options])

    def _add_heading(self, text: str) -> None:
        self._lines.addSpacing(self._look.px(4))
        self._lines.addWidget(plain_label(text, self._look.font(13, 600), self._look.theme.text))

    def _add_row(self, item: Enum, answers: Sequence[Enum]) -> None:
        book = self._phrasebook
        offered = [(answer, _capital(book.word(answer))) for answer in (*answers, Known.UNKNOWN)]
        row = ScoreRow(self._look, item, book.word(item), offered)
        row.answer_chosen.connect(self.take_answer)
        self.rows[item] = row
        self._lines.addWidget(row)

    def _add_glucose(self) -> None:
        self.glucose = GlucoseRow(self._look, self._phrasebook, self.typed)
        self.glucose.glucose_typed.connect(self.take_glucose)
        self._lines.addWidget(self.glucose)
        self._add_row(GlucoseQuestion.RAISED_LINE, (Known.YES, Known.NO))

    def _build_frame(self) -> None:
        look = self._look
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheet)
        slim_bar(area, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(self._foot())
        room = self.screen().availableGeometry()
        self.resize(
            min(look.px(WIDTH), room.width() - MARGIN), min(look.px(HEIGHT), room.height() - 2 * MARGIN)
        )

    def _foot(self) -> QVBoxLayout:
        look, theme = self._look, self._look.theme
        foot = QVBoxLayout()
        foot.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(10))
        foot.setSpacing(look.px(4))
        self.total = self._wrapped(look.font(15, 600), theme.text)
        self.total.setAccessibleName(self.tr("Result"))
        self.verdict = self._wrapped(look.font(13), theme.text)
        kept = self._wrapped(look.font(12), theme.text_2)
        kept.setText(self._phrasebook.text(say("score.form.kept")))
        for label in (self.total, self.verdict, kept):
            foot.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        self.copy = ActionButton(look, self.tr("Copy result"))
        self.clear = ActionButton(look, self.tr("Clear answers"))
        self.copy.setAccessibleDescription(self.tr("Puts the result on the clipboard, for the notes"))
        self.clear.setAccessibleDescription(self.tr("Takes your answers back; what the case gives stays"))
        self.leave = ActionButton(look, self.tr("Close"), Role.PLAIN, key="Esc")
        self.copy.clicked.connect(self.say_copy)
        self.clear.clicked.connect(self.clear_answers)
        self.leave.clicked.connect(self.close)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        foot.addLayout(buttons)
        return foot

    def _wrapped(self, font: QFont, colour: str) -> QLabel:
        label = plain_label("", font, colour)
        label.setWordWrap(True)
        return label

    # -- what counts ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Fill in what another work-up gives."""
        first = self._work_up is None or self._work_up.pack is not work_up.pack
        self._work_up = work_up
        if first:
            self._show_sources(work_up)
        self._show()

    @Slot(object, object)
    def take_answer(self, item: Enum, answer: Enum) -> None:
        """Take a person's answer."""
        self._take(self.typed.answered(item, answer))

    @Slot(str, object)
    def take_glucose(self, text: str, unit: GlucoseUnit | None) -> None:
        """Take the glucose as typed."""
        self._take(self.typed.with_glucose(text, unit))

    @Slot()
    def clear_answers(self) -> None:
        """Take every answer of a person back; what the case gives stays."""
        self._take(TypedScore(self.typed.name))
        if self.glucose is not None:
            self.glucose.show_typed(self.typed)

    def _take(self, typed: TypedScore) -> None:
        self.typed = typed
        self.typed_changed.emit(typed)
        self._show()

    @Slot()
    def say_copy(self) -> None:
        """Say the result in one line, to be copied."""
        self.copy_wanted.emit(self.text())

    def text(self) -> str:
        """Return the result in one line: total, and class with what speaks against it."""
        return " ".join(f"{part.text().rstrip('.')}." for part in (self.total, self.verdict) if part.text())

    def _reading(self) -> ScoreReading | None:
        work_up = self._work_up
        if work_up is None:
            return None
        latest = None if work_up.latest is None else work_up.latest.cbc
        return read_score(self.typed, work_up.case, work_up.recent, latest)

    def _show(self) -> None:
        found = self._reading()
        if found is None:
            return
        book = self._phrasebook
        for item, row in self.rows.items():
            row.show_answer(found.answers.get(item), self._fact(item, found), self._points(item, found))
        if self.glucose is not None:
            self.glucose.show_problem(found)
        total, *others = (book.text(one) for one in found.said)
        self.total.setText(total)
        self.verdict.setText(". ".join(others))
        self.verdict.setVisible(bool(others))

    def _fact(self, item: Enum, found: ScoreReading) -> str:
        """Return the fact behind an answer of the case, or the one that a person's own goes against."""
        filled, own = found.filled.get(item), self.typed.answers.get(item)
        if filled is None or own is filled.answer:
            return ""
        key = "score.form.from_case" if own is None else "score.form.against"
        return self._phrasebook.text(say(key, fact=filled.fact))

    def _points(self, item: Enum, found: ScoreReading) -> str:
        """Return the points an item gives, or between which they lie; "" for what gives none."""
        scored = next((one for one in self._score.items if one.id is item), None)
        if scored is None:
            return ""
        answer = found.answers.get(item, Known.UNKNOWN)
        if answer is Known.UNKNOWN:
            return self._phrasebook.text(say("score.form.open", fewest=scored.fewest, most=scored.most))
        return self._phrasebook.text(say("score.form.points", points=scored.points(answer)))

    def _show_sources(self, work_up: WorkUp) -> None:
        look, theme = self._look, self._look.theme
        while (item := self._sources.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for heading, rows in quotes((TOPICS[self.typed.name],), work_up, self._phrasebook):
            self._sources.addWidget(plain_label(heading, look.font(13, 600), theme.text))
            for row in rows:
                columns = (
                    Column(row.text, look.font(13), theme.text, 60),
                    Column(row.short, look.font(12), theme.accent, 22),
                    Column(row.mark, look.font(12), theme.text_2, 18),
                )
                line = SourceRow(look, columns, row.source)
                line.source_wanted.connect(self.show_source)
                self._sources.addWidget(line)

    @Slot(object, object)
    def show_source(self, line: EvidenceLine, at: QPoint) -> None:
        """Show the source of a row beneath it."""
        if self._panel is None:
            self._panel = SourcePanel(self._look, self._phrasebook, self)
        self._panel.show_line(line, at)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
