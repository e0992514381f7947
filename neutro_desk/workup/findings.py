"""What the counts and events already tell of the checklist's questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from neutro_desk.workup import (
    blood_findings,
    course_findings,
    film_findings,
    patient_findings,
    pattern_findings,
)
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Answer, Case
from neutro_desk.workup.causes import Finding, Pack
from neutro_desk.workup.course import Course
from neutro_desk.workup.periodicity import Periodicity
from neutro_desk.workup.told import Known, Told

# Each name stands in `pack_vocabulary` too, which a pack is checked by.
_SOURCES: Mapping[str, Callable[[Known], Told | None]] = {
    "tube-differs": pattern_findings.counts_differ,
    "repeat-low": course_findings.repeat_low,
    "fever-recorded": course_findings.fever_recorded,
    "on-chemotherapy": course_findings.on_chemotherapy,
    "new-drug": course_findings.new_drug,
    "any-drug": course_findings.any_drug,
    "known-culprit": course_findings.known_culprit,
    "normal-before": course_findings.normal_before,
    "normal-before-drug": course_findings.normal_before_drug,
    "gcsf-or-steroid": course_findings.gcsf_or_steroid,
    "radiotherapy": course_findings.radiotherapy,
    "transplant": course_findings.transplant,
    "sudden": course_findings.sudden,
    "gradual-fall": pattern_findings.gradual_fall,
    "comes-and-goes": pattern_findings.comes_and_goes,
    "cyclic-hint": pattern_findings.three_week_cycles,
    "chronic": course_findings.chronic,
    "anaemia": blood_findings.anaemia,
    "thrombocytopenia": blood_findings.thrombocytopenia,
    "isolated": blood_findings.other_lines_low,
    "pancytopenia": blood_findings.both_lines_low,
    "macrocytosis": blood_findings.macrocytosis,
    "blasts-present": film_findings.blasts_present,
    "lymphopenia": film_findings.lymphopenia,
    "lymphocytosis": film_findings.lymphocytosis,
    "monocytosis": film_findings.monocytosis,
    "monocytopenia": film_findings.monocytopenia,
    "left-shift": film_findings.left_shift,
    "atypical-lymphocytes": film_findings.atypical_lymphocytes,
    "sample-old": blood_findings.sample_old,
    "severe-count": blood_findings.severe_count,
    "duffy": patient_findings.duffy_null,
    "child": patient_findings.child,
    "over-60": patient_findings.over_60,
    "preterm": patient_findings.preterm,
    "newborn": patient_findings.newborn,
    "young-infant": patient_findings.young_infant,
    "infancy": patient_findings.infancy,
}


def derive_findings(
    case: Case,
    counts: Sequence[AssessedCount],
    course: Course,
    pack: Pack,
    rhythm: Periodicity | None = None,
) -> Mapping[str, Finding]:
    """Return the answers that counts and events give, by question id; a silent source gives no entry.

    That no event is recorded answers nothing. A value may answer no.

    Args:
        case: For patient and events.
        counts: Assessed counts in order of collection, voided ones left out, the open draft last.
        course: The course of the dated counts.
        pack: For the questions, and for the drug list.
        rhythm: The strongest rhythm of the counts; None until it was looked for.
    """
    in_use = tuple(count for count in counts if count.cbc.voided is None)
    known = Known(case, in_use, course, pack.drugs, rhythm)
    findings: dict[str, Finding] = {}
    for question in pack.questions:
        source = _SOURCES.get(question.derived)
        told = source(known) if source is not None else None
        if told is not None:
            word = Answer("yes" if told.answer else "no")
            findings[question.id] = Finding(question.id, word, told.origin, told.fact)
    return findings
