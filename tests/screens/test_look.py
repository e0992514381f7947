"""The look: measures, contrast, and a severity that survives greyscale."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import DARK, LIGHT, Theme
from neutro_desk.workup.grading import Severity

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    shade = QColor(color)
    parts = [shade.redF(), shade.greenF(), shade.blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "surface"),
        ("text_2", "surface"),
        ("text_2", "raised"),
        ("text_3", "surface"),
        ("text_3", "raised"),
        ("accent", "surface"),
        ("accent", "accent_soft"),
        ("on_accent", "accent_fill"),
        ("on_alarm", "alarm"),
        ("on_amber", "amber"),
        ("question_text", "question_ground"),
        ("bar_text", "bar"),
        ("bar_text_2", "bar"),
    ],
)
def test_text_is_readable_on_its_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@THEMES
def test_borders_of_controls_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.border, theme.field) >= 3
    assert contrast(theme.question_edge, theme.question_ground) >= 3


@THEMES
def test_text_is_readable_on_every_severity_tint(theme: Theme) -> None:
    for severity in Severity:
        assert contrast(theme.text, theme.severity[severity].tint) >= 7


def test_severity_gets_darker_step_by_step_so_that_it_survives_greyscale() -> None:
    shades = [luminance(LIGHT.severity[severity].line) for severity in list(Severity)[1:]]
    assert shades == sorted(shades, reverse=True)


@pytest.mark.parametrize(("scale", "expected"), [(1.0, 344), (1.25, 430), (1.5, 516), (2.0, 688)])
def test_every_measure_grows_with_the_scale(scale: float, expected: int) -> None:
    assert Look(LIGHT, scale).px(344) == expected


@pytest.mark.parametrize(("scale", "touch"), [(1.0, False), (1.25, False), (1.5, True)])
def test_rows_grow_for_fingers_above_125_per_cent(scale: float, touch: bool) -> None:
    assert Look(LIGHT, scale).is_touch is touch


def test_figures_are_tabular_and_as_large_as_drawn(qtbot: QtBot) -> None:
    font = Look(LIGHT, 1.5).font(62, 600)
    assert font.pixelSize() == 93
    assert font.weight() == 600
    assert font.featureTags()


@THEMES
def test_the_palette_carries_the_theme(qtbot: QtBot, theme: Theme) -> None:
    palette = Look(theme).palette()
    assert palette.color(QPalette.ColorRole.Base).name().upper() == theme.field
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name().upper() == theme.text_3
