"""Writes the labels of the plot's axes, and what stands in an empty plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

if TYPE_CHECKING:
    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.style import Look


def paint_axis_labels(
    painter: QPainter, frame: Frame, lane: QRectF, look: Look, labels: tuple[str, str]
) -> None:
    """Write the label of time beneath the lane and that of counts up the left side.

    A label of counts that is longer than the axis is high is written smaller, never cut; of a label of time
    that is longer than the axis, what explains it is left out.
    """
    time, counts = labels
    painter.setFont(look.font(12))
    painter.setPen(QColor(look.theme.text_2))
    below = QRectF(frame.rect.left(), lane.bottom() + look.px(20), frame.rect.width(), look.px(18))
    if painter.fontMetrics().horizontalAdvance(time) > below.width():
        time = time.partition(";")[0]
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, time)
    painter.save()
    painter.translate(look.px(18), frame.rect.center().y())
    painter.rotate(-90)
    across = QRectF(-frame.rect.height() / 2, -look.px(9), frame.rect.height(), look.px(18))
    wanted = QFontMetricsF(painter.font()).horizontalAdvance(counts)
    if wanted > across.width():
        painter.setFont(look.font(12 * across.width() / wanted))
    painter.drawText(across, Qt.AlignmentFlag.AlignCenter, counts)
    painter.restore()


def paint_nothing(painter: QPainter, frame: Frame, look: Look, text: str) -> None:
    """Say in an empty plot that there is no value to draw."""
    painter.setFont(look.font(14))
    painter.setPen(QColor(look.theme.text_2))
    upper = QRectF(frame.rect.left(), frame.rect.top(), frame.rect.width(), frame.rect.height() * 0.55)
    painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, text)
