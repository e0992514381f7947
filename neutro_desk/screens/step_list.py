"""The steps of the guide: how far each is, which one is open, which are skipped."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from neutro_desk.screens.choice_box import ChoiceBox
from neutro_desk.screens.focus_frame import paint_focus_frame
from neutro_desk.screens.guide_keys import GUIDE_KEYS, GuideKey
from neutro_desk.screens.marks import StepDot, paint_step_dot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.causes import StepProgress
    from neutro_desk.workup.steps import Step

ROW = 36
_STATE, _COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


def state_of(
    progress: StepProgress, skipped: AbstractSet[Step], asked: AbstractSet[Step] = frozenset()
) -> StepDot:
    """Return how far a step is; one whose first questions all have answers is done even if it was skipped.

    Args:
        progress: How many of its questions are answered.
        skipped: The steps that were skipped.
        asked: The steps whose first questions are all answered.
    """
    if progress.step in asked or progress.answered >= progress.questions > 0:
        return StepDot.DONE
    if progress.step in skipped:
        return StepDot.SKIPPED
    return StepDot.HALF if progress.answered else StepDot.OPEN


class StepDelegate(QStyledItemDelegate):
    """Paints one step."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Keep the look."""
        super().__init__(parent)
        self._look = look
        self._plain, self._strong, self._small = look.font(13), look.font(13, 600), look.font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all."""
        return QSize(self._look.px(120), self._look.px(44 if self._look.scale > 1.25 else ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, edge, dot, name and how far."""
        look, theme, rect = self._look, self._look.theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(theme.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), QColor(theme.accent))
        middle = QPointF(rect.left() + look.px(21), rect.top() + rect.height() / 2)
        paint_step_dot(painter, middle, index.data(_STATE), look)
        self._paint_words(painter, rect, index, chosen=chosen)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_frame(painter, rect, look)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        """Paint name and how far; a name that is too long in semi-bold stands plain, and whole."""
        look, theme, middle = self._look, self._look.theme, Qt.AlignmentFlag.AlignVCenter
        count, name = index.data(_COUNT), index.data(Qt.ItemDataRole.DisplayRole)
        painter.setFont(self._small)
        inner = rect.adjusted(look.px(34), 0, -look.px(3), 0)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(count) - look.px(4)
        painter.setFont(self._strong if chosen else self._plain)
        if painter.fontMetrics().horizontalAdvance(name) > room:
            painter.setFont(self._plain)
        needed = painter.fontMetrics().horizontalAdvance(name)
        painter.setPen(QColor(theme.text))
        painter.drawText(
            inner, middle, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        )
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text_2))
        inner.setRight(inner.right() - min(look.px(8), max(0, room - needed)))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)


class StepList(QListWidget):
    """The steps, one under the other.

    Signals:
        step_chosen: Place of the step that was chosen.
        asked: The `GuideKey` that was pressed here.
    """

    step_chosen = Signal(int)
    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build an empty list."""
        super().__init__(parent)
        self._look = look
        self._delegate = StepDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(self.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Steps of the guide"))
        self.setAccessibleDescription(
            self.tr("Up and Down choose a step, S skips it, Right goes to its questions")
        )
        self.setStyleSheet(
            f"QListWidget {{ background: {look.theme.raised}; border: none; padding-top: {look.px(8)}px; }}"
        )
        self.currentRowChanged.connect(self.say_step)

    def show_steps(
        self,
        progress: Sequence[StepProgress],
        skipped: AbstractSet[Step],
        asked: AbstractSet[Step],
        phrasebook: Phrasebook,
    ) -> None:
        """Show how far each step is; the chosen one stays chosen."""
        for place, step in enumerate(progress):
            if place >= self.count():
                self.addItem(QListWidgetItem())
            item = self.item(place)
            state = state_of(step, skipped, asked)
            skips = state is StepDot.SKIPPED
            item.setText(phrasebook.word(step.step))
            item.setData(_STATE, state)
            count = f"{step.answered}/{step.questions}"
            item.setData(_COUNT, self.tr("skipped") if skips and not step.answered else count)
            left = step.questions - step.answered
            said = self.tr("{0}, answered {1}, not asked {2}").format(item.text(), step.answered, left)
            item.setToolTip(said)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{said}, {self.tr('skipped')}" if skips else said
            )

    def choose(self, place: int) -> None:
        """Choose a step without saying so."""
        if place == self.currentRow():
            return
        blocked = self.blockSignals(True)
        self.setCurrentRow(place)
        self.blockSignals(blocked)
        self.viewport().update()

    @Slot(int)
    def say_step(self, place: int) -> None:
        """Say which step was chosen."""
        if place >= 0:
            self.step_chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S skips, Right goes to the questions, Enter to the next best one."""
        asked = GUIDE_KEYS.get(Qt.Key(event.key()))
        if asked in (GuideKey.SKIP, GuideKey.STEP_ON, GuideKey.NEXT_BEST) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)


class StepChoice(ChoiceBox):
    """The steps as a drop-down, where there is no room for the list; the wheel changes nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build an empty drop-down."""
        super().__init__(look, self.tr("Step of the guide"), parent)
        self.setFont(look.font(13, 600))
        self.setIconSize(QSize(look.px(14), look.px(14)))
        self.setAccessibleDescription(self.tr("Which step's questions are shown"))

    def show_steps(
        self,
        progress: Sequence[StepProgress],
        skipped: AbstractSet[Step],
        asked: AbstractSet[Step],
        phrasebook: Phrasebook,
    ) -> None:
        """Show how far each step is; the chosen one stays chosen."""
        blocked = self.blockSignals(True)  # the first item that is added would choose itself
        for place, step in enumerate(progress):
            state = state_of(step, skipped, asked)
            count = f"{step.answered}/{step.questions}"
            far = self.tr("skipped") if state is StepDot.SKIPPED else count
            text = f"{phrasebook.word(step.step)}   {far}"
            if place >= self.count():
                self.addItem(self._icon(state), text)
            elif self.itemText(place) != text:
                self.setItemText(place, text)
                self.setItemIcon(place, self._icon(state))
        self.blockSignals(blocked)

    def choose(self, place: int) -> None:
        """Choose a step without saying so."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(place)
        self.blockSignals(blocked)
        self.tell_cut()

    def _icon(self, state: StepDot) -> QIcon:
        side = math.ceil(self._look.scale * 14)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_step_dot(painter, QPointF(side / 2, side / 2), state, self._look)
        painter.end()
        return QIcon(picture)
