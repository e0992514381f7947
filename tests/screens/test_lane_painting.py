"""How events are painted: what goes on is drawn open, whatever its kind."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from neutro_desk.screens.event_lane import LaneView
from neutro_desk.screens.lane_painting import ROW, paint_lane, rows_that_fit
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind

LOOK = Look(LIGHT, 1.0)
WIDTH = 600
VIEW = LaneView(
    seconds_of(datetime(2026, 11, 1)),
    seconds_of(datetime(2026, 12, 1)),
    WIDTH,
    seconds_of(datetime(2026, 11, 21)),
)


def painted(event: Event, phrasebook: Phrasebook) -> QImage:
    """Return the lane with one event, without its label."""
    words = PlotWords(phrasebook)
    rows, left_over = rows_that_fit((event,), VIEW, LOOK, words, 100)
    image = QImage(WIDTH, ROW, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    paint_lane(painter, QRectF(0, 0, WIDTH, ROW), LOOK, rows, words, left_over)
    painter.end()
    return image


def inked(image: QImage, x: float) -> bool:
    """Return whether anything is drawn at a pixel across."""
    ground = QColor(LIGHT.surface).rgb()
    return any(image.pixel(round(x), y) != ground for y in range(image.height()))


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.FEVER])
def test_what_goes_on_has_an_arrow_beyond_the_latest_count_and_what_stopped_has_none(
    qapp: object, phrasebook: Phrasebook, kind: EventKind
) -> None:
    arrow = VIEW.x(VIEW.until) + 7
    ongoing = painted(Event(kind, "x", start=date(2026, 11, 3)), phrasebook)
    stopped = painted(Event(kind, "x", start=date(2026, 11, 3), stop=date(2026, 11, 20)), phrasebook)
    assert inked(ongoing, arrow)
    label_or_nothing = painted(Event(kind, "x", start=date(2026, 11, 3), stop=date(2026, 11, 15)), phrasebook)
    assert not inked(label_or_nothing, arrow)
    assert ongoing != stopped
