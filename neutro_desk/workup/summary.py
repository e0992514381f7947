"""Step 5: a case becomes the statements that screen, clipboard and paper share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Case, Event
from neutro_desk.workup.causes import Caveat, Origin, RankedCause, Reference
from neutro_desk.workup.course import Course
from neutro_desk.workup.fever import WarningLine
from neutro_desk.workup.statements import Statement, Text


class Heading(Enum):
    """The five headings of the checklist on paper; they stand even when empty."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not known"
    PENDING = "pending"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One question with its answer, note and origin."""

    question: str
    text: Text
    note: str = ""
    origin: Origin | None = None
    fact: Statement | None = None
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class DurationRow:
    """Time below one line: the latest episode, or none."""

    statement: Statement
    threshold: Statement
    at_least: float | None
    about: float | None
    at_most: float | None
    state: Statement
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """Time from the start of an exposure to the first low count after it."""

    event: Event
    statement: Statement


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is said, once: screens, clipboard, command line and paper read this.

    Attributes:
        latest: The count the result rests on: the draft if it gives a number, otherwise the last of the course.
        counts: Every dated count in order of collection, voided ones included.
        result: Statements of the result band, below the number: change, duration, interval.
        course_statements: Nadir, durations, prolonged, decline, recovery, gaps, as they are worded everywhere.
        leading: The first causes with anything for them, at most five.
        sources: References of everything said, numbered in this order from 1.
        always: Caveats that stand on every page (entered by hand, supports not replaces).
    """

    case: Case
    latest: AssessedCount | None
    latest_is_draft: bool
    counts: tuple[AssessedCount, ...]
    course: Course
    warning: WarningLine | None
    warning_statement: Statement | None
    result: tuple[Statement, ...]
    durations: tuple[DurationRow, ...]
    course_statements: tuple[tuple[Statement, tuple[Statement, ...]], ...]
    leads: tuple[Lead, ...]
    checklist: tuple[tuple[Heading, tuple[ChecklistLine, ...]], ...]
    leading: tuple[RankedCause, ...]
    caveats: tuple[Caveat, ...]
    always: tuple[Statement, ...]
    sources: tuple[Reference, ...]
    scheme: Statement
    knowledge: Statement
