"""One blood count with everything that is said of it: count, grades, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from neutro_desk.workup.anc import Anc, absolute_neutrophil_count
from neutro_desk.workup.case import Cbc, Patient
from neutro_desk.workup.grading import ADULT_DAYS, Grades, Schemes, grade
from neutro_desk.workup.left_shift import LeftShift, left_shift
from neutro_desk.workup.quantities import to_canonical
from neutro_desk.workup.statements import Note, leaves_no_number


@dataclass(frozen=True, slots=True)
class AssessedCount:
    """A blood count, its absolute neutrophil count, its grades, and what it tells of a left shift."""

    cbc: Cbc
    anc: Anc
    grades: Grades
    shift: LeftShift | None = None


def assess(cbc: Cbc, notes: tuple[Note, ...], schemes: Schemes, patient: Patient) -> AssessedCount:
    """Return one blood count with its neutrophil count and grades.

    Args:
        cbc: The blood count.
        notes: The notes of reading or checking it.
        schemes: The grading schemes.
        patient: Birth date and time give the age at collection.
    """
    anc = absolute_neutrophil_count(cbc, notes, schemes.lines)
    days, hours = age_at(cbc.collected, patient)
    in_doubt = leaves_no_number(note for note in notes if note.field == "anc_lower_limit")
    lower_limit = None if in_doubt else cbc.anc_lower_limit
    grades = grade(anc, schemes, lower_limit, patient, days, age_hours=hours)
    return AssessedCount(cbc, anc, grades, left_shift(cbc, days, notes))


def age_at(collected: datetime | None, patient: Patient) -> tuple[int | None, int | None]:
    """Return completed days and hours from birth to collection.

    Hours need the time of birth. A collection before birth gives no age at all.
    """
    if collected is None or patient.birth_date is None:
        return None, None
    return age_between(patient.birth_date, patient.birth_time, collected)


def age_between(
    birth_date: date, birth_time: time | None, collected: datetime
) -> tuple[int | None, int | None]:
    """Return completed days and hours from birth to collection, as `age_at` does."""
    if birth_time is None:
        days = (collected.date() - birth_date).days
        return (days, None) if days >= 0 else (None, None)
    age = collected - datetime.combine(birth_date, birth_time)
    if age < timedelta(0):
        return None, None
    return age.days, age // timedelta(hours=1)


def known_child(at: datetime | None, patient: Patient) -> bool:
    """Return whether the patient is known to be under 18 years at a time; an unknown age is none."""
    days, _ = age_at(at, patient)
    return days is not None and days < ADULT_DAYS


def lines_kept(schemes: Schemes, counts: Sequence[AssessedCount]) -> tuple[Decimal, ...]:
    """Return every line that a number shown must keep its side of, 10^9/L, lowest first.

    The lines of the grading in use, and the limits of these counts: of their age, of the Duffy type, of their
    laboratory.
    """
    limits = {call.limit.low for count in counts for call in count.grades.limits}
    laboratory = {
        to_canonical(count.cbc.anc_lower_limit) for count in counts if count.cbc.anc_lower_limit is not None
    }
    return tuple(sorted({*schemes.lines, *limits, *laboratory}))
