"""What lies over the event lane: the ring around the chosen event, and where a dragged one would stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from neutro_desk.screens.action_button import paint_ring
from neutro_desk.screens.lane_grips import reach_of

if TYPE_CHECKING:
    from neutro_desk.screens.course_plot import CoursePlot
    from neutro_desk.screens.style import Look

PLATE_HEIGHT, AIR = 22, 6


@dataclass(frozen=True, slots=True)
class Dragged:
    """Where the part that is held would stand.

    Attributes:
        place: Place of the event.
        seconds: On the axis of time.
        said: What stands on the plate.
        refused: Whether it may not stand there.
    """

    place: int
    seconds: float
    said: str
    refused: bool


class LaneGhost(QWidget):
    """Lies over the plot and lets the pointer through."""

    def __init__(self, plot: CoursePlot, look: Look) -> None:
        """Show nothing yet."""
        super().__init__(plot)
        self._plot, self._look = plot, look
        self.chosen: int | None = None
        self.dragged: Dragged | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def refresh(self) -> None:
        """Follow what is chosen and dragged; be gone while there is neither."""
        self.setGeometry(self._plot.rect())
        self.setVisible(self.chosen is not None or self.dragged is not None)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, and the line and plate of what is dragged."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        rows, lane = self._plot.lane()
        if self.chosen is not None:
            around = reach_of(self.chosen, rows, lane, self._look)
            if around is not None:
                paint_ring(painter, around, self._look.theme.accent, self._look, radius=3)
        if self.dragged is not None:
            self._paint_dragged(painter, self.dragged, reach_of(self.dragged.place, rows, lane, self._look))
        painter.end()

    def _paint_dragged(self, painter: QPainter, dragged: Dragged, around: QRectF | None) -> None:
        look, theme = self._look, self._look.theme
        frame = self._plot.frame()
        _, lane = self._plot.lane()
        x = min(max(frame.x(dragged.seconds), frame.rect.left()), frame.rect.right())
        pen = QPen(QColor(theme.question_edge if dragged.refused else theme.accent), look.px(2))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QLineF(x, frame.rect.top(), x, lane.bottom()))
        painter.setFont(look.font(13, 600))
        width = QFontMetricsF(painter.font()).horizontalAdvance(dragged.said) + look.px(20)
        height = look.px(PLATE_HEIGHT)
        left = min(max(x - width / 2, look.px(2)), self.width() - width - look.px(2))
        top = (lane.top() if around is None else around.top()) - height - look.px(AIR)
        plate = QRectF(left, top, width, height)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.question_ground if dragged.refused else theme.surface))
        painter.drawRoundedRect(plate, look.px(3), look.px(3))
        painter.setPen(QColor(theme.question_text if dragged.refused else theme.text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, dragged.said)
