"""The painted signs: filled squares, hatches that differ, arrows that point the right way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from neutro_desk.screens.marks import (
    StepDot,
    paint_direction,
    paint_hatch,
    paint_squares,
    paint_step_dot,
    paint_support,
    squares_width,
)
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT
from neutro_desk.workup.grading import Severity
from neutro_desk.workup.timeline import Direction

LOOK = Look(LIGHT)


def painted(paint: Callable[[QPainter], None], width: int = 80, height: int = 40) -> QImage:
    """Return what a painter leaves on white."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def ink(image: QImage) -> float:
    """Return the share of pixels that are not white."""
    inked = sum(
        image.pixelColor(x, y) != QColor("#FFFFFF")
        for x in range(image.width())
        for y in range(image.height())
    )
    return inked / (image.width() * image.height())


@pytest.mark.parametrize(
    ("severity", "filled"),
    [
        (Severity.NOT_BELOW, 0),
        (Severity.MILD, 1),
        (Severity.MODERATE, 2),
        (Severity.SEVERE, 3),
        (Severity.PROFOUND, 4),
    ],
)
def test_squares_are_filled_from_the_left(qtbot: QtBot, severity: Severity, filled: int) -> None:
    image = painted(lambda painter: paint_squares(painter, 0, 0, severity, LOOK, 12))
    middles = [image.pixelColor(15 * place + 6, 6) for place in range(4)]
    line = QColor(LOOK.severity(severity).line)
    assert [middle == line for middle in middles] == [place < filled for place in range(4)]


def test_four_squares_of_12_px_with_gaps_of_3_take_57(qtbot: QtBot) -> None:
    assert squares_width(12) == 57
    assert squares_width(8) == 38


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_deeper_hatch_is_denser(qtbot: QtBot, theme: object) -> None:
    look = Look(LIGHT if theme is LIGHT else DARK)
    shares = [
        ink(painted(lambda painter, one=severity: paint_hatch(painter, QRectF(0, 0, 80, 40), one, look)))  # type: ignore[misc]
        for severity in Severity
    ]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert len(set(shares)) == len(shares)


def test_hatches_of_neighbouring_bands_stay_in_their_rectangles(qtbot: QtBot) -> None:
    image = painted(lambda painter: paint_hatch(painter, QRectF(0, 0, 80, 20), Severity.SEVERE, LOOK))
    assert ink(image.copy(0, 21, 80, 19)) == 0


@pytest.mark.parametrize(("direction", "tip"), [(Direction.FALLING, (25, 25)), (Direction.RISING, (25, 5))])
def test_the_arrow_points_where_the_count_goes(
    qtbot: QtBot, direction: Direction, tip: tuple[int, int]
) -> None:
    image = painted(lambda painter: paint_direction(painter, QRectF(0, 0, 30, 30), direction, LOOK))
    other = (tip[0], 30 - tip[1])
    assert image.pixelColor(*tip).lightness() < image.pixelColor(*other).lightness()


def test_no_arrow_where_the_direction_cannot_be_said(qtbot: QtBot) -> None:
    image = painted(
        lambda painter: paint_direction(painter, QRectF(0, 0, 30, 30), Direction.CANNOT_SAY, LOOK)
    )
    assert ink(image) == 0


def paint_support_of(filled: int, painter: QPainter) -> None:
    paint_support(painter, 0, 0, filled, LOOK)


def test_more_support_is_more_ink(qtbot: QtBot) -> None:
    shares = [ink(painted(partial(paint_support_of, filled))) for filled in range(4)]
    assert shares == sorted(shares)
    assert len(set(shares)) == len(shares)


def test_the_four_dots_of_a_step_differ(qtbot: QtBot) -> None:
    pictures = [
        painted(lambda painter, one=dot: paint_step_dot(painter, QPointF(15, 15), one, LOOK), 30, 30)  # type: ignore[misc]
        for dot in StepDot
    ]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])
