"""What findings say of the drugs on the time line, and for how long antibiotics were taken."""

from __future__ import annotations

from collections.abc import Mapping

from neutro_desk.workup.content import Checked, Drug, Mechanism, Pack
from neutro_desk.workup.drugs import Exposure
from neutro_desk.workup.ranked import Finding, Reason
from neutro_desk.workup.statements import say

_SHARED = (
    ("isolated", "no", 1, "drug.isolated"),
    ("severe-count", "yes", 1, "drug.severe"),
    ("normal-before-drug", "yes", 1, "drug.normal_before_it"),
    ("rose-off-drug", "yes", 1, "drug.rose_off"),
    ("rose-off-drug", "no", -2, "drug.no_rise"),
    ("restarted", "yes", 1, "drug.restarted"),
)
"""What a finding says of a drug: its name, the answer, the weight and the words. Source: Andersohn 2007 (its
criteria ask for a normal count before and a rise after), CLINICAL 5.4 row 5, 5.5, 5.6."""

_GROUPS = {"normal-before-drug": "normal-before", "rose-off-drug": "rise"}
"""What the time line tells of a drug and what is answered about it count once."""

_MARROW = (("isolated", "drug.other_lines"), ("macrocytosis", "drug.large_cells"))
"""Findings that speak for a dose-related drug. Source: CLINICAL 5.4 row 6 (not yet verified)."""

SHORT_COURSES = frozenset(
    (
        "penicillin",
        "cephalosporin",
        "beta-lactam",
        "carbapenem",
        "monobactam antibiotic",
        "glycopeptide antibiotic",
    )
)
"""Antibiotics that lower the count after two weeks or more, given to many for a few days. Source: CLINICAL
5.4 row 7, 5.6 (beta-lactams from two weeks on, vancomycin over 7 days)."""

SHORT_DAYS = 7
"""A fall before this speaks against them. Source: CLINICAL 5.4 row 7."""

_TWO_WEEKS = "antibiotic-2-weeks"
_SOURCE = "seed-2"


def of_findings(findings: Mapping[str, Finding], pack: Pack) -> tuple[Reason, ...]:
    """Return what the findings say of every drug that is no cytotoxic."""
    asked = {question.derived or question.id: question.id for question in pack.questions}
    found = []
    for name, answer, weight, key in _SHARED:
        finding = findings.get(asked.get(name, name))
        if finding is None or finding.answer.value != answer:
            continue
        if name == "normal-before-drug" and finding.fact is not None:
            continue  # The counts tell it of the newest drug alone; the time line tells it of each.
        said = say(key) if finding.fact is None else say(f"{key}_by", fact=finding.fact)
        found.append(Reason(name, said, finding.origin.value, weight, group=_GROUPS.get(name, "")))
    return tuple(found)


def of_marrow(drug: Drug, findings: Mapping[str, Finding], pack: Pack) -> tuple[Reason, ...]:
    """Return what other cell lines say of a drug that stops the marrow: they fall, MCV rises."""
    if drug.chemotherapy or drug.mechanisms != (Mechanism.DECREASED_PRODUCTION,):
        return ()
    asked = {question.derived or question.id: question.id for question in pack.questions}
    told = ((findings.get(asked.get(name, name)), name, key) for name, key in _MARROW)
    return tuple(
        Reason(name, say(key), Checked.NOT_VERIFIED.value, 1, Checked.NOT_VERIFIED)
        for finding, name, key in told
        if finding is not None and finding.answer.value == "yes"
    )


def is_short_course(drug: Drug) -> bool:
    """Return whether a drug is an antibiotic that acts only when it is taken for weeks."""
    return drug.drug_class in SHORT_COURSES and not drug.chemotherapy


def long_course(findings: Mapping[str, Finding], pack: Pack) -> bool | None:
    """Return the answer whether an antibiotic was taken for two weeks; None without one."""
    finding = findings.get(_TWO_WEEKS)
    if finding is None or all(question.id != _TWO_WEEKS for question in pack.questions):
        return None
    return {"yes": True, "no": False}.get(finding.answer.value)


def duration(exposure: Exposure, taken_long: bool | None) -> tuple[Reason, ...]:
    """Return what is said of an antibiotic without a start: two weeks of it speak for it, else against."""
    if not is_short_course(exposure.drug) or any(event.begins is not None for event in exposure.events):
        return ()
    if taken_long:
        return (Reason("two-weeks", say("drug.two_weeks"), _SOURCE, 1, Checked.SECONDARY_SOURCE),)
    return (Reason("two-weeks", say("drug.duration_unknown"), _SOURCE, -2, Checked.SECONDARY_SOURCE),)
