"""The foot of the ward board: what the trace and the day mean, and by what the rows are ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neutro_desk.workup.quantities import display_line
from neutro_desk.workup.timeline import RECOVERY_LINE, THRESHOLDS

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class BoardLegend(QWidget):
    """Painted; read out as one text."""

    def __init__(self, look: Look, phrasebook: Phrasebook, parent: QWidget) -> None:
        """Build the foot."""
        super().__init__(parent)
        self._look, self._phrasebook = look, phrasebook
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{self._order()} {self._trace()}")

    def _order(self) -> str:
        return self.tr(
            "Order: warning line with fever or unwell, warning line, grade, falling; then the lower count. "
            "It is no score: it orders only what is known."
        )

    def _trace(self) -> str:
        half, top = (
            display_line(line, self._phrasebook.first_unit) for line in (RECOVERY_LINE, THRESHOLDS[-1])
        )
        said = self.tr(
            "Trace: hatched strip <{0}, dashed line {1}, open triangle: the count lies beyond a limit. "
            "Day: age of the first low sample, no proof of duration. Tag filled: fever or unwell recorded."
        )
        return said.replace("{0}", half).replace("{1}", top)

    def hasHeightForWidth(self) -> bool:
        """Its texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the texts in a width."""
        px, metrics = self._look.px, QFontMetrics(self._look.font(12))
        room = width - 2 * px(16)
        texts = sum(
            metrics.boundingRect(0, 0, room, 10_000, _LEFT, text).height()
            for text in (self._order(), self._trace())
        )
        return texts + px(14)

    def sizeHint(self) -> QSize:
        """Return the size at the width it has."""
        return QSize(self.width(), self.heightForWidth(max(self.width(), self._look.px(400))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both texts above each other."""
        look, theme, px = self._look, self._look.theme, self._look.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme.divider))
        painter.setFont(look.font(12))
        painter.setPen(QColor(theme.text_2))
        room = self.rect().adjusted(px(16), px(6), -px(16), 0)
        for text in (self._order(), self._trace()):
            painter.drawText(room, _LEFT, text)
            room.setTop(room.top() + painter.boundingRect(room, _LEFT, text).height())
        painter.end()
