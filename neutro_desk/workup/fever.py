"""The warning line, and the definitions of febrile neutropenia it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Case, Event
from neutro_desk.workup.course import Course


class Body(Enum):
    """Whose count criterion is met."""

    NICE = "NICE"
    IDSA = "IDSA"
    IDSA_2010 = "IDSA 2010"
    IDSA_2002_NCCN = "IDSA 2002, NCCN"


class WarningReason(Enum):
    """Why the warning line shows (UX, principle 5)."""

    AT_OR_BELOW_500 = "at or below 0.5"
    LIMIT_AT_OR_BELOW_500 = "upper limit at or below 0.5"
    FALLING_WITHIN_48_H = "falling to 0.5 or below within 48 h"
    BELOW_1000_FALL_UNKNOWN = "below 1.0, fall not computable"
    FEVER_ON_CHEMOTHERAPY = "fever on chemotherapy, count not known"


@dataclass(frozen=True, slots=True)
class WarningLine:
    """The one static warning: why it shows, whose rule is met, and the fever if one is recorded."""

    reason: WarningReason
    bodies: tuple[Body, ...] = ()
    fever: Event | None = None
    unwell: bool = False


def warning_line(latest: Anc | None, course: Course, case: Case) -> WarningLine | None:
    """Return the warning, or None when no rule shows it (which reassures of nothing).

    Args:
        latest: The count being looked at: the draft when it gives one, else the last of the course.
        course: The course that includes it when it is dated.
        case: For fever, unwell, and chemotherapy.

    Source:
        CLINICAL 3.3, 4.1; UX principle 5.
    """
    raise NotImplementedError
