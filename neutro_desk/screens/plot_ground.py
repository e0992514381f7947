"""Paints what lies behind the data: grid, severity bands with hatch, limits, gaps, the right gutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from neutro_desk.screens.clipping import clipped_to
from neutro_desk.screens.plot_bands import Bands
from neutro_desk.screens.plot_scale import FLOOR, CountScale
from neutro_desk.screens.plot_series import BandRange, Series
from neutro_desk.screens.time_axis import TimeTick

if TYPE_CHECKING:
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look

LIMIT_DASHES = (7.0, 4.0)
BASELINE_DASHES = (2.0, 3.0, 10.0, 3.0)
STUB = 13.0
GUTTER_STEP = 17


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture's rectangle and the stretch it shows: seconds across, 10^9/L from 0 upwards by a scale."""

    rect: QRectF
    start: float
    end: float
    scale: CountScale

    def x(self, seconds: float) -> float:
        """Return the pixel of a second."""
        return float(self.rect.left() + (seconds - self.start) / (self.end - self.start) * self.rect.width())

    def y(self, value: float) -> float:
        """Return the pixel of a count, 10^9/L."""
        return float(self.rect.bottom() - self.scale.share(value) * self.rect.height())


def paint_ground(
    painter: QPainter,
    frame: Frame,
    look: Look,
    series: Series,
    bands: Bands,
    ticks: tuple[Sequence[float], Sequence[TimeTick]],
) -> None:
    """Paint grid, tint, hatch, threshold lines and reference limits, in this order."""
    with clipped_to(painter, frame.rect):
        _paint_grid(painter, frame, look, ticks)
        bands.paint(painter, frame, series.bands)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for band in series.bands:
            color = QColor(look.theme.severity[band.word].line)
            painter.setPen(QPen(color, look.px(1)))
            _across(painter, frame, float(band.high))
        pen = QPen(QColor(look.theme.border), max(1, look.px(1)))
        for limit in series.limits:
            pen.setDashPattern(BASELINE_DASHES if limit.is_baseline else LIMIT_DASHES)
            painter.setPen(pen)
            _across(painter, frame, float(limit.value))


def paint_gutter(
    painter: QPainter,
    frame: Frame,
    look: Look,
    series: Series,
    words: PlotWords,
    floor: float,
    *,
    short: bool = False,
) -> None:
    """Write band ranges with their words, and limits, right of the picture.

    Args:
        painter: Paints the picture.
        frame: The counts.
        look: The look of the window.
        series: Has bands and limits.
        words: Names them.
        floor: Lowest pixel for the middle of a label.
        short: Whether bands are named without their ranges.
    """
    strong, plain = look.font(12, 600), look.font(12)
    labels = [(frame.y(float(limit.value)), "", words.limit(limit)) for limit in series.limits]
    labels += [(_middle(frame, band), *words.band(band)) for band in series.bands]
    shown = sorted(label for label in labels if label[0] >= frame.rect.top() - 1)
    left = frame.rect.right() + look.px(9)
    heights = _apart([label[0] for label in shown], look.px(GUTTER_STEP), floor)
    for y, (_, range_text, word) in zip(heights, shown, strict=True):
        x = left
        baseline = y + QFontMetricsF(plain).capHeight() / 2
        if range_text and not short:
            painter.setFont(strong)
            painter.setPen(QColor(look.theme.text))
            painter.drawText(QPointF(x, baseline), range_text)
            x += QFontMetricsF(strong).horizontalAdvance(range_text) + look.px(5)
        painter.setFont(plain)
        painter.setPen(QColor(look.theme.text_2))
        painter.drawText(QPointF(x, baseline), word)


def gutter_width(look: Look, series: Series, words: PlotWords, *, short: bool = False) -> float:
    """Return the pixels that the widest label right of the picture needs."""
    strong, plain = QFontMetricsF(look.font(12, 600)), QFontMetricsF(look.font(12))
    widths = [plain.horizontalAdvance(words.limit(limit)) for limit in series.limits]
    for band in series.bands:
        range_text, word = ("", words.band(band)[1]) if short else words.band(band)
        widths.append(strong.horizontalAdvance(range_text) + look.px(5) + plain.horizontalAdvance(word))
    return float(max(widths, default=0.0) + look.px(9 + 6))


def paint_brackets(
    painter: QPainter, frame: Frame, look: Look, series: Series, words: PlotWords
) -> list[QRectF]:
    """Draw a bracket over each gap that names its days; return the rectangles taken."""
    font = look.font(12)
    metrics = QFontMetricsF(font)
    y = frame.rect.top() + look.px(11)
    taken: list[QRectF] = []
    painter.setFont(font)
    pen = QPen(QColor(look.theme.text_2), look.px(1))
    for bracket in series.brackets:
        left, right = frame.x(bracket.start), frame.x(bracket.end)
        if right < frame.rect.left() or left > frame.rect.right() or right - left < look.px(6):
            continue
        left, right = max(left, frame.rect.left()), min(right, frame.rect.right())
        painter.setPen(pen)
        for x in (left, right):
            painter.drawLine(QLineF(x, y - look.px(4), x, y + look.px(4)))
        text = words.gap(bracket.days)
        if metrics.horizontalAdvance(text) + look.px(28) > right - left:
            text = words.gap(bracket.days, short=True)
        width = metrics.horizontalAdvance(text)
        if width + look.px(10) > right - left:
            painter.drawLine(QLineF(left, y, right, y))
            continue
        middle = (left + right) / 2
        arm = max((right - left - width) / 2 - look.px(9), 0)
        arm = min(arm, look.px(12))
        painter.drawLine(QLineF(left, y, left + arm, y))
        painter.drawLine(QLineF(right - arm, y, right, y))
        painter.setPen(QColor(look.theme.text_2))
        painter.drawText(QPointF(middle - width / 2, y + metrics.capHeight() / 2), text)
        taken.append(QRectF(left, y - look.px(8), right - left, look.px(16)))
    return taken


def paint_stubs(painter: QPainter, frame: Frame, look: Look, series: Series) -> None:
    """Draw the dotted open ends of the line at each gap."""
    pen = QPen(QColor(look.theme.text), look.px(2))
    pen.setDashPattern((1.0, 1.2))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for seconds, value, direction in series.stubs:
        if frame.start <= seconds <= frame.end:
            x, y = frame.x(seconds), frame.y(value)
            first = x + direction * look.px(6)
            painter.drawLine(QLineF(first, y, first + direction * look.px(STUB), y))


def paint_floor(painter: QPainter, frame: Frame, look: Look, words: PlotWords) -> list[QRectF]:
    """Part the floor strip of a log scale from what is to scale and name it; return where the name stands."""
    if not frame.scale.log:
        return []
    pen = QPen(QColor(look.theme.text_2), look.px(1))
    pen.setDashPattern((2.0, 3.0))
    painter.setPen(pen)
    y = round(frame.y(FLOOR))
    painter.drawLine(QLineF(frame.rect.left(), y, frame.rect.right(), y))
    painter.setFont(look.font(12))
    text = words.floor()
    metrics = QFontMetricsF(painter.font())
    height = look.px(17)
    if frame.rect.bottom() - y < height + look.px(2):
        return []
    plate = QRectF(
        frame.rect.left() + look.px(6),
        (y + frame.rect.bottom() - height) / 2,
        metrics.horizontalAdvance(text) + look.px(8),
        height,
    )
    painter.fillRect(plate, QColor(look.theme.surface))
    painter.setPen(QColor(look.theme.text_2))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
    return [plate]


def _middle(frame: Frame, band: BandRange) -> float:
    """Return the pixel in the middle of a band."""
    return (frame.y(float(band.low)) + frame.y(float(band.high))) / 2


def _paint_grid(
    painter: QPainter, frame: Frame, look: Look, ticks: tuple[Sequence[float], Sequence[TimeTick]]
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(look.theme.grid), look.px(1)))
    values, times = ticks
    for value in values:
        _across(painter, frame, value)
    for tick in times:
        x = round(frame.x(tick.seconds))
        painter.drawLine(QLineF(x, frame.rect.top(), x, frame.rect.bottom()))


def _across(painter: QPainter, frame: Frame, value: float) -> None:
    y = round(frame.y(value))
    painter.drawLine(QLineF(frame.rect.left(), y, frame.rect.right(), y))


def _apart(wanted: list[float], step: float, floor: float) -> list[float]:
    """Return heights at least `step` apart, as near to the wanted ones as fits above `floor`."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + step) if placed else y)
    limit = floor
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - step
    return placed
