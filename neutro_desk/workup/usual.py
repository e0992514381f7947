"""Which categories stand first among equals: what is common depends on the setting, and on the age."""

from __future__ import annotations

from collections.abc import Mapping

from neutro_desk.workup.assessed import age_at
from neutro_desk.workup.case import Patient, Setting
from neutro_desk.workup.content import Category
from neutro_desk.workup.course import Course

_CHILD_DAYS = 5479
"""Fifteen years."""

_FIRST_IN_SETTING: Mapping[Setting, tuple[Category, ...]] = {
    Setting.ONCOLOGY: (
        Category.CHEMOTHERAPY,
        Category.DRUG,
        Category.INFECTION,
        Category.MARROW_DISORDER,
        Category.AUTOIMMUNE,
        Category.NUTRITIONAL,
    ),
    Setting.INPATIENT: (
        Category.DRUG,
        Category.INFECTION,
        Category.MARROW_DISORDER,
        Category.AUTOIMMUNE,
        Category.NUTRITIONAL,
    ),
    Setting.OUTPATIENT: (
        Category.DRUG,
        Category.INFECTION,
        Category.AUTOIMMUNE,
        Category.NUTRITIONAL,
        Category.MARROW_DISORDER,
    ),
    Setting.CHILD: (
        Category.INFECTION,
        Category.AUTOIMMUNE,
        Category.DRUG,
        Category.CONGENITAL,
        Category.MARROW_DISORDER,
    ),
}
"""Among equals only: it never outweighs a reason. Source: CLINICAL D4 (chemotherapy where cancer is treated,
drugs elsewhere, infections in children); then the order of the checklist, CLINICAL 5.2."""


def usual_first(patient: Patient, course: Course | None) -> tuple[Category, ...]:
    """Return the categories in the order they stand among equals.

    Args:
        patient: For the setting; without one a child's order goes by the age, everybody else's by inpatients.
        course: For the day the age is reckoned at; without it the age is not known.
    """
    if patient.setting is not None:
        return _FIRST_IN_SETTING[patient.setting]
    at = course.samples[-1].time if course is not None and course.samples else None
    days, _ = age_at(at, patient)
    child = days is not None and days < _CHILD_DAYS
    return _FIRST_IN_SETTING[Setting.CHILD if child else Setting.INPATIENT]
