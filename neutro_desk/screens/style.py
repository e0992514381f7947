"""Look: one theme at one scale, as measures, fonts, palette and style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette

from neutro_desk.screens.style_sheet import style_sheet
from neutro_desk.screens.theme import SeverityLook, Theme

if TYPE_CHECKING:
    from neutro_desk.workup.grading import Severity

FAMILIES = ("Segoe UI Variable", "Segoe UI", "SF Pro Text", "Inter", "Noto Sans", "Cantarell")

TOUCH_FROM = 1.25
"""Above this scale answer segments and table rows are 44 high."""


@dataclass(frozen=True, slots=True)
class Look:
    """One theme at one scale.

    Attributes:
        scale: 1.0 to 2.0.
    """

    theme: Theme
    scale: float = 1.0

    def px(self, measure: float) -> int:
        """Return a measure of the design in pixels of this scale."""
        return round(measure * self.scale)

    def font(self, size: float, weight: int = 400) -> QFont:
        """Return the interface font with tabular figures; size in design pixels, weight 100 to 900."""
        return QFont(_font(self.px(size), weight))

    def severity(self, severity: Severity) -> SeverityLook:
        """Return ink and tint of a severity."""
        return self.theme.severity[severity]

    @property
    def is_touch(self) -> bool:
        """Whether rows and answers are as high as a finger needs."""
        return self.scale > TOUCH_FROM

    def palette(self) -> QPalette:
        """Return the palette of the theme for Fusion."""
        return _palette(self.theme)

    def sheet(self) -> str:
        """Return the style sheet of the window: fields, buttons, links, segments, tool tips."""
        return style_sheet(self.theme, self.px)


@lru_cache(maxsize=64)
def _font(pixels: int, weight: int) -> QFont:
    font = QFont(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _palette(theme: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    colours = {
        role.Window: theme.surface,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Highlight: theme.accent_fill,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent_fill,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.text_3,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.divider,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, QColor(theme.text_3))
    return palette
