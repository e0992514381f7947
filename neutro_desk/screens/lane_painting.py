"""Paints the event lane: row headings, diamonds, I-beams, hatched and solid bars with caps and arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from neutro_desk.screens.event_lane import Glyph, LaneRow, LaneView, Placed, lay_out

if TYPE_CHECKING:
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look
    from neutro_desk.workup.case import Event

ROW = 16


def rows_that_fit(
    events: Sequence[Event], view: LaneView, look: Look, words: PlotWords, room: float
) -> tuple[tuple[LaneRow, ...], int]:
    """Return the rows for which there is room, in pixels, and how many events found none."""

    def label(event: Event) -> str:
        return words.event(event, view.start)

    metrics = QFontMetricsF(look.font(12, 600))
    rows = lay_out(events, view, metrics.horizontalAdvance, label, words.hottest)
    most = max(1, int(room // look.px(ROW)))
    if len(rows) <= most:
        return rows, 0
    return rows[: most - 1], sum(len(row.placed) for row in rows[most - 1 :])


def paint_lane(
    painter: QPainter, rect: QRectF, look: Look, rows: Sequence[LaneRow], words: PlotWords, left_over: int
) -> list[tuple[QRectF, int]]:
    """Paint the rows of the lane from the top of `rect`; return where each event stands, and its place.

    The `left_over` events for which there was no row are said in the last line.
    """
    font = look.font(12)
    painter.setFont(font)
    height = look.px(ROW)
    found: list[tuple[QRectF, int]] = []
    for number, row in enumerate(rows):
        top = rect.top() + number * height
        middle = top + height / 2
        if row.kind is not None:
            if number:
                _line(painter, rect, top, look)
            _text_right(painter, rect.left() - look.px(8), middle, words.lane_row(row.kind), look)
        for placed in row.placed:
            _paint(painter, rect, placed, middle, look)
            reach = QRectF(
                rect.left() + placed.left - look.px(7), top, placed.right - placed.left + look.px(14), height
            )
            if placed.label_at is not None:
                reach |= QRectF(
                    rect.left() + placed.label_at,
                    top,
                    QFontMetricsF(font).horizontalAdvance(placed.label),
                    height,
                )
            found.append((reach, placed.place))
    if left_over:
        text = words.more_events(left_over)
        middle = rect.top() + (len(rows) + 0.5) * height
        painter.setPen(QColor(look.theme.text_2))
        painter.drawText(QPointF(rect.left() + look.px(8), middle + _cap(painter)), text)
    return found


def _paint(painter: QPainter, rect: QRectF, placed: Placed, middle: float, look: Look) -> None:
    left, right = rect.left() + placed.left, rect.left() + placed.right
    ink = QColor(look.theme.text)
    if placed.glyph is Glyph.DIAMOND:
        _diamond(painter, QPointF(left, middle), look)
    elif placed.glyph is Glyph.I_BEAM:
        _i_beam(painter, placed, (left, right), middle, look)
    elif placed.glyph is Glyph.TICK:
        painter.setPen(QPen(ink, look.px(2)))
        painter.drawLine(QLineF(left, middle - look.px(5), left, middle + look.px(5)))
    elif placed.glyph is Glyph.HATCHED:
        _hatched(painter, placed, (left, right), middle, look)
    else:
        _bar(painter, placed, (left, right), middle, look)
    if placed.label_at is not None:
        painter.setFont(look.font(12, 600) if placed.glyph is Glyph.DIAMOND else look.font(12))
        if placed.glyph is Glyph.HATCHED:
            _plate(painter, rect, placed, middle, look)
        painter.setPen(ink)
        painter.drawText(QPointF(rect.left() + placed.label_at, middle + _cap(painter)), placed.label)


def _plate(painter: QPainter, rect: QRectF, placed: Placed, middle: float, look: Look) -> None:
    """Clear the hatch under a label that found room over its own bar alone; the bar's edges stay."""
    if placed.label_at is None or not placed.left < placed.label_at < placed.right:
        return
    width = QFontMetricsF(painter.font()).horizontalAdvance(placed.label) + look.px(4)
    left = rect.left() + placed.label_at - look.px(2)
    plate = QRectF(left, middle - look.px(5), min(width, rect.left() + placed.right - left), look.px(10))
    painter.fillRect(plate.adjusted(0, 1, -1, 0), QColor(look.theme.surface))


def _diamond(painter: QPainter, at: QPointF, look: Look) -> None:
    half = look.scale * 5.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.text))
    corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _i_beam(painter: QPainter, placed: Placed, ends: tuple[float, float], middle: float, look: Look) -> None:
    """Draw a beam at each end that is known and in view, a line between them, an arrow where it goes on."""
    left, right = ends
    painter.setPen(QPen(QColor(look.theme.text), look.px(2)))
    half, arm = look.px(6), look.px(4)
    lasts = right - left > look.px(4)
    beams = {left} if not lasts or placed.begins_in_view else set()
    if lasts and placed.ends_in_view:
        beams.add(right)
    for x in beams:
        painter.drawLine(QLineF(x, middle - half, x, middle + half))
        for y in (middle - half, middle + half):
            painter.drawLine(QLineF(x - arm, y, x + arm, y))
    if lasts:
        painter.drawLine(QLineF(left, middle, right, middle))
    if placed.ongoing:
        _arrow(painter, right, middle, QColor(look.theme.text), look)


def _hatched(painter: QPainter, placed: Placed, ends: tuple[float, float], middle: float, look: Look) -> None:
    """Draw a hatched bar, closed at an end that is known and in view, with an arrow where it goes on."""
    edge = QColor(look.theme.text_2)
    left, right = ends
    bar = QRectF(left, middle - look.px(5), max(right - left, look.px(6)), look.px(10))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(edge, look.px(1)))
    for y in (bar.top(), bar.bottom()):
        painter.drawLine(QLineF(bar.left(), y, bar.right(), y))
    for x, known in ((bar.left(), placed.begins_in_view), (bar.right(), placed.ends_in_view)):
        if known:
            painter.drawLine(QLineF(x, bar.top(), x, bar.bottom()))
    x = bar.left() + look.px(4)
    while x < bar.right():
        painter.drawLine(QLineF(round(x), bar.top(), round(x), bar.bottom()))
        x += look.px(4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if placed.ongoing:
        _arrow(painter, bar.right(), middle, edge, look)


def _bar(painter: QPainter, placed: Placed, ends: tuple[float, float], middle: float, look: Look) -> None:
    """Draw a bar: a thick cap where start or stop is known and in view, an arrow where it goes on."""
    left, right = ends
    plain = placed.glyph is Glyph.PLAIN_BAR
    edge = QColor(look.theme.text_2 if plain else look.theme.accent)
    ground = QColor(look.theme.raised if plain else look.theme.accent_soft)
    half = look.px(6)
    box = QRectF(round(left), round(middle - half), max(round(right - left), look.px(3)), 2 * half)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box, ground)
    painter.setPen(QPen(edge, look.px(1)))
    painter.drawLine(QLineF(box.left(), box.top(), box.right(), box.top()))
    painter.drawLine(QLineF(box.left(), box.bottom(), box.right(), box.bottom()))
    cap = look.px(2)
    if placed.begins_in_view:
        painter.fillRect(QRectF(box.left(), box.top(), cap, box.height() + 1), edge)
    if placed.ends_in_view:
        painter.fillRect(QRectF(box.right() - cap, box.top(), cap, box.height() + 1), edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if placed.ongoing:
        _arrow(painter, box.right(), middle, edge, look)


def _arrow(painter: QPainter, right: float, middle: float, ink: QColor, look: Look) -> None:
    """Draw the arrow of what goes on, right of its bar."""
    painter.setPen(QPen(ink, look.px(2)))
    tip = QPointF(right + look.px(9), middle)
    arm = QPointF(-look.px(5), look.px(5))
    painter.drawPolyline(QPolygonF([tip + arm, tip, tip + QPointF(arm.x(), -arm.y())]))


def _line(painter: QPainter, rect: QRectF, y: float, look: Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(look.theme.grid), look.px(1)))
    painter.drawLine(QLineF(rect.left(), round(y), rect.right(), round(y)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _text_right(painter: QPainter, right: float, middle: float, text: str, look: Look) -> None:
    painter.setFont(look.font(12))
    painter.setPen(QColor(look.theme.text_2))
    width = QFontMetricsF(painter.font()).horizontalAdvance(text)
    painter.drawText(QPointF(right - width, middle + _cap(painter)), text)


def _cap(painter: QPainter) -> float:
    """Return how far below the middle the baseline lies, so that capitals are centred."""
    return QFontMetricsF(painter.font()).capHeight() / 2
