"""The strip over the causes that asks whose clozapine label applies; nothing is shown of any until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.clozapine_labels import Jurisdiction

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.on_clozapine import ClozapineAdvice

_SIDE, _END, _GAP = 14, 7, 12
_WRAPPED = Qt.TextFlag.TextWordWrap


class LabelStrip(QWidget):
    """A question with three answers; once one is chosen it stands there small, and can be changed.

    Signals:
        chosen: `US`, `EU` or `UK`.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build the strip, hidden until clozapine stands on the time line."""
        super().__init__(parent)
        self._look = look
        self._title, self._small = look.font(13, 600), look.font(12)
        self.text = self.remark = ""
        whose = [(one.value, one.value) for one in Jurisdiction]
        self.switch = SegmentedSwitch(
            look, whose, self.tr("Clozapine label"), height=28, padding=10, parent=self
        )
        self.switch.chosen.connect(self.say_chosen)
        self.hide()

    def show_advice(self, advice: ClozapineAdvice | None) -> None:
        """Ask, or show what was chosen; None hides the strip."""
        self.setVisible(advice is not None)
        if advice is None:
            return
        if advice.label is None:
            self.text = self.tr("Clozapine: which label applies?")
            self.remark = self.tr("No monitoring text is shown until chosen.")
        else:
            self.text, self.remark = self.tr("Clozapine label"), ""
        self.switch.set_chosen(None if advice.label is None else advice.label.value)
        self.setAccessibleName(self.text)
        self.setAccessibleDescription(self.remark)
        self._place_switch()
        self.update()

    @Slot(str)
    def say_chosen(self, label: str) -> None:
        """Say whose label was chosen."""
        self.chosen.emit(label)

    # -- room ---------------------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width, both in pixels."""
        return self._places(width)[3]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the switch into its place."""
        super().resizeEvent(event)
        self._place_switch()

    def _place_switch(self) -> None:
        self.switch.move(self._places(self.width())[2].topLeft())

    def _places(self, width: int) -> tuple[QRect, QRect, QRect, int]:
        """Return where question, remark and switch stand, and the height; narrow, the switch stands below."""
        look, switch = self._look, self.switch.sizeHint()
        left, end = look.px(_SIDE), look.px(_END)
        whole = width - 2 * left
        beside = whole - switch.width() - look.px(_GAP)
        fits = QFontMetrics(self._title).horizontalAdvance(self.text) <= beside
        room = beside if fits else whole
        text = QRect(left, end, room, self._height_of(self.text, self._title, room))
        remark = QRect(left, text.bottom() + 1, room, self._height_of(self.remark, self._small, room))
        if not fits:
            answers = QRect(left, remark.bottom() + 1 + end, switch.width(), switch.height())
            return text, remark, answers, answers.bottom() + 1 + end
        height = max(remark.bottom() + 1 + end, switch.height() + 2 * end)
        text_height = text.height() + remark.height()
        down = (height - text_height) // 2 - text.top()
        text.translate(0, down)
        remark.translate(0, down)
        top = (height - switch.height()) // 2
        answers = QRect(width - left - switch.width(), top, switch.width(), switch.height())
        return text, remark, answers, height

    @staticmethod
    def _height_of(text: str, font: QFont, width: int) -> int:
        if not text:
            return 0
        return QFontMetrics(font).boundingRect(0, 0, max(width, 1), 9999, _WRAPPED, text).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, question, remark and the line beneath."""
        theme, painter = self._look.theme, QPainter(self)
        text, remark, _, _ = self._places(self.width())
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setFont(self._title)
        painter.setPen(QColor(theme.text))
        painter.drawText(text, _WRAPPED, self.text)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.text_2))
        painter.drawText(remark, _WRAPPED, self.remark)
        painter.setPen(QColor(theme.divider))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
