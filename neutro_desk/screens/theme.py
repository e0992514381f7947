"""The look: colours, type and measures of both themes; every screen takes them from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neutro_desk.workup.grading import Severity


@dataclass(frozen=True, slots=True)
class SeverityLook:
    """Ink and ground of one severity: `line` for hatch, squares and borders, `tint` beneath text."""

    line: str
    tint: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one theme; contrasts are measured in the design notes (WCAG 2.2 AA).

    Attributes:
        severities: Ink and ground in the order of `Severity`, from not below the line to profound.
    """

    name: str
    window: str
    surface: str
    raised: str
    field: str
    accent_soft: str
    text: str
    text_2: str
    text_3: str
    border: str
    divider: str
    grid: str
    accent: str
    accent_fill: str
    on_accent: str
    alarm: str
    alarm_edge: str
    on_alarm: str
    amber: str
    on_amber: str
    question_ground: str
    question_text: str
    question_edge: str
    bar: str
    bar_text: str
    bar_text_2: str
    hatch_strength: float
    severities: tuple[SeverityLook, ...]

    @property
    def severity(self) -> Mapping[Severity, SeverityLook]:
        """Ink and ground of each severity."""
        return _by_severity(self)


@lru_cache(maxsize=4)
def _by_severity(theme: Theme) -> Mapping[Severity, SeverityLook]:
    from neutro_desk.workup.grading import Severity  # noqa: PLC0415  not needed before the first paint

    return dict(zip(Severity, theme.severities, strict=True))


LIGHT = Theme(
    name="light",
    window="#EEF0F3",
    surface="#FFFFFF",
    raised="#F6F7F9",
    field="#FFFFFF",
    accent_soft="#E3EDF8",
    text="#12171C",
    text_2="#4B5560",
    text_3="#66707B",
    border="#7D8792",
    divider="#D6DAE0",
    grid="#E6E9ED",
    accent="#1B5EA6",
    accent_fill="#1B5EA6",
    on_accent="#FFFFFF",
    alarm="#9A1B14",
    alarm_edge="#9A1B14",
    on_alarm="#FFFFFF",
    amber="#F2B52B",
    on_amber="#1F1600",
    question_ground="#FFF4DB",
    question_text="#3F2B00",
    question_edge="#B07100",
    bar="#1D2733",
    bar_text="#FFFFFF",
    bar_text_2="#C3CBD4",
    hatch_strength=0.34,
    severities=(
        SeverityLook("#4B5560", "#FFFFFF"),
        SeverityLook("#97790F", "#FBF5DD"),
        SeverityLook("#B05C0A", "#FBE7CB"),
        SeverityLook("#A3300E", "#F6D2C2"),
        SeverityLook("#4F1438", "#D9B9CB"),
    ),
)

DARK = Theme(
    name="dark",
    window="#14171B",
    surface="#1B1F24",
    raised="#22272D",
    field="#14171B",
    accent_soft="#1F3247",
    text="#E9ECEF",
    text_2="#B0B8C1",
    text_3="#929BA5",
    border="#7C8691",
    divider="#333A42",
    grid="#2A3037",
    accent="#7DB3F0",
    accent_fill="#2E6BAE",
    on_accent="#FFFFFF",
    alarm="#B9241B",
    alarm_edge="#FF9A90",
    on_alarm="#FFFFFF",
    amber="#E0A526",
    on_amber="#1A1300",
    question_ground="#33290F",
    question_text="#FBE3AE",
    question_edge="#E0A526",
    bar="#0B0E12",
    bar_text="#F2F4F6",
    bar_text_2="#B0B8C1",
    hatch_strength=0.38,
    severities=(
        SeverityLook("#B0B8C1", "#1B1F24"),
        SeverityLook("#93864E", "#27261F"),
        SeverityLook("#CF8A2E", "#322A1E"),
        SeverityLook("#FF8A5C", "#412A21"),
        SeverityLook("#FFC2DD", "#5A3A49"),
    ),
)
