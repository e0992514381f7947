"""The warning line: when it shows, and whose count rule is met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import (
    AnswerWord,
    Case,
    Comparator,
    Event,
    EventKind,
    Setting,
    moment_as_datetime,
)
from neutro_desk.workup.fever_readings import begins, degrees, fevers_since
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timeline import Course, Decline

FEVER_QUESTION = "fever-or-unwell"
"""Id of the question at the foot of the entry column."""

SEPSIS_QUESTION = "sepsis-signs"
"""Id of the checklist's question about other signs of sepsis."""

LINE = Decimal("0.5")
"""10^9/L; NICE counts a value at it, IDSA only one below it. Source: CLINICAL 4.1."""

WATCHED = Decimal("1.0")
"""Below this a fall that cannot be computed shows the line too, 10^9/L. Source: UX, principle 5."""

FEVER_DAYS = timedelta(days=7)
CHEMOTHERAPY_DAYS = timedelta(days=42)
"""A fever or chemotherapy this long before the count still belongs to it."""


class Body(Enum):
    """Whose count criterion is met."""

    NICE = "NICE"
    IDSA = "IDSA"
    IDSA_2010 = "IDSA 2010"
    IDSA_2002_NCCN = "IDSA 2002, NCCN"
    NCCN = "NCCN"


class WarningReason(Enum):
    """Why the warning line shows (UX, principle 5)."""

    AT_OR_BELOW_500 = "at or below 0.5"
    LIMIT_AT_OR_BELOW_500 = "upper limit at or below 0.5"
    FALLING_WITHIN_48_H = "falling to 0.5 or below within 48 h"
    BELOW_1000_FALL_UNKNOWN = "below 1.0, fall not computable"
    FEVER_ON_CHEMOTHERAPY = "fever on chemotherapy, count not known"
    FEVER_BELOW_1000_FALLING = "fever, below 1.0 and falling"


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
        CLINICAL 3.3, 4.1, 10 rule 9; UX principle 5.
    """
    highest = None if latest is None else latest.highest
    if latest is None or highest is None:
        found = None if course.samples else _by_chemotherapy(case)
    else:
        found = _by_count(latest, highest, course, ill=bool(fevers_of(case, course)) or _unwell(case))
    if found is None:
        return None
    reason, bodies = found
    return WarningLine(reason, bodies, _latest_fever(case, course), unwell=_unwell(case))


def _by_count(
    anc: Anc, highest: Decimal, course: Course, *, ill: bool
) -> tuple[WarningReason, tuple[Body, ...]] | None:
    """Return the rule the count meets; the highest value it can have decides. `ill`: fever or unwell."""
    if highest <= LINE:
        bodies = (Body.NICE, Body.IDSA) if is_below(anc, highest, LINE) else (Body.NICE,)
        limit = anc.value is None or anc.comparator is not None
        reason = WarningReason.LIMIT_AT_OR_BELOW_500 if limit else WarningReason.AT_OR_BELOW_500
        return reason, bodies
    decline = course.decline if is_last(highest, course) else None
    if decline is not None and decline.raises_concern:
        return WarningReason.FALLING_WITHIN_48_H, _ahead(decline)
    if not is_below(anc, highest, WATCHED):
        return None
    if decline is None or decline.raises_concern is None:
        return WarningReason.BELOW_1000_FALL_UNKNOWN, ()
    return (WarningReason.FEVER_BELOW_1000_FALLING, ()) if ill else None


def _ahead(decline: Decline) -> tuple[Body, ...]:
    """Return whose rule a fall within 48 h meets: of these bodies NCCN alone counts 0.5 itself.

    Source:
        CLINICAL 2.2.
    """
    if decline.reaches_line:
        return (Body.NCCN,) if decline.under_1000_limb else ()
    return (Body.IDSA_2010, *((Body.IDSA_2002_NCCN,) if decline.under_1000_limb else ()))


def is_below(anc: Anc, highest: Decimal, line: Decimal) -> bool:
    """Return whether the count is proven to lie strictly below a line, as `<0.5` is below 0.5."""
    return highest < line or (highest == line and anc.comparator is Comparator.BELOW)


def is_last(highest: Decimal, course: Course) -> bool:
    """Return whether the course's rate is that of this very count."""
    return bool(course.samples) and any(
        sample.anc == highest for sample in course.samples if sample.time == course.samples[-1].time
    )


def _by_chemotherapy(case: Case) -> tuple[WarningReason, tuple[Body, ...]] | None:
    """Return the rule for fever on chemotherapy while no count is known; in oncology however long ago."""
    fevers = [event for event in case.events if event.kind is EventKind.FEVER]
    courses = [event for event in case.events if event.kind is EventKind.CHEMOTHERAPY]
    if not courses or not (fevers or _unwell(case)):
        return None
    dated = [event.begins for event in fevers or case.events if event.begins is not None]
    since = max((moment_as_datetime(moment) for moment in dated), default=datetime.min + CHEMOTHERAPY_DAYS)
    recent = any(_ended(event) >= since - CHEMOTHERAPY_DAYS for event in courses)
    if recent or case.patient.setting is Setting.ONCOLOGY:
        return WarningReason.FEVER_ON_CHEMOTHERAPY, ()
    return None


def _ended(event: Event) -> datetime:
    """Return when an event was over, its day included; the end of time while it goes on or has no date."""
    moment = event.at or event.stop
    return datetime.max if moment is None else moment_as_datetime(moment, end_of_day=True)


def _unwell(case: Case) -> bool:
    answers = (case.answers.get(question) for question in (FEVER_QUESTION, SEPSIS_QUESTION))
    return any(answer is not None and answer.word is AnswerWord.YES for answer in answers)


def fevers_of(case: Case, course: Course) -> tuple[Event, ...]:
    """Return the fevers from a week before the latest count on, the earliest first."""
    return fevers_since(case.events, course.samples[-1].time - FEVER_DAYS if course.samples else datetime.min)


def _latest_fever(case: Case, course: Course) -> Event | None:
    return max(fevers_of(case, course), key=begins, default=None)


def warning_statement(line: WarningLine) -> Statement:
    """Return the one sentence of the line; it is the same whatever shows it."""
    del line
    return say("warning.line")


def rule_statement(line: WarningLine) -> Statement:
    """Return whose rule the count meets, or why else the line shows."""
    if line.reason is WarningReason.FALLING_WITHIN_48_H:
        if not line.bodies:
            return say("warning.falling_alone", line=LINE)
        return say("warning.falling", line=LINE, bodies=_bodies(line))
    if line.bodies:
        return say(
            "warning.limit_meets" if line.reason is WarningReason.LIMIT_AT_OR_BELOW_500 else "warning.meets",
            bodies=_bodies(line),
        )
    if line.reason is WarningReason.FEVER_ON_CHEMOTHERAPY:
        return say("warning.on_chemotherapy")
    if line.reason is WarningReason.FEVER_BELOW_1000_FALLING:
        return say("warning.fever_falling", line=WATCHED)
    return say("warning.fall_unknown", line=WATCHED)


def fever_statement(line: WarningLine) -> Statement | None:
    """Return the recorded fever with its time; None when none is recorded."""
    if line.fever is None or line.fever.begins is None:
        return None
    temperature = line.fever.temperature
    at = line.fever.begins
    if temperature is None:
        return say("warning.fever", at=at)
    return say("warning.temperature", value=temperature.value, unit=degrees(temperature), at=at)


def _bodies(line: WarningLine) -> Statement:
    if len(line.bodies) == 1:
        return say("warning.one_body", body=line.bodies[0])
    return say("warning.two_bodies", first=line.bodies[0], second=line.bodies[1])
