"""After an answer, counts and course stand as they were worked out: only the causes are weighed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.case import Answer, Event, EventKind, Sex
from neutro_desk.workup.case_changes import with_answer, with_event
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp


def worked_out(schemes: Schemes) -> AssessedCase:
    assessed = AssessedCase(read_case(resource("samples", "drug-induced-fall.neutro.json")), schemes)
    assert assessed.course.samples
    return assessed


def test_an_answer_leaves_the_course_as_it_was_worked_out(schemes: Schemes) -> None:
    before = worked_out(schemes)
    after = AssessedCase(with_answer(before.case, "rash", Answer("yes")), schemes, before)
    assert after.course is before.course
    assert after.counts is before.counts


def test_an_answer_leaves_what_counts_and_events_tell(schemes: Schemes, pack: Pack) -> None:
    before = worked_out(schemes)
    told = WorkUp(before, pack=pack).findings
    after = AssessedCase(with_answer(before.case, "rash", Answer("yes")), schemes, before)
    assert WorkUp(after, pack=pack).findings is told
    assert "repeat-low" in told


def test_an_event_and_a_count_are_told_anew(schemes: Schemes, pack: Pack) -> None:
    before = worked_out(schemes)
    told = WorkUp(before, pack=pack).findings
    event = Event(EventKind.RADIOTHERAPY, start=date(2026, 10, 12))
    with_more = AssessedCase(with_event(before.case, event), schemes, before)
    assert "radiotherapy" in WorkUp(with_more, pack=pack).findings
    assert "radiotherapy" not in told
    fewer = replace(before.case, counts=before.case.counts[:1])
    assert "repeat-low" not in WorkUp(AssessedCase(fewer, schemes, before), pack=pack).findings


def test_an_event_gives_another_course_of_the_same_counts(schemes: Schemes) -> None:
    before = worked_out(schemes)
    event = Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 12))
    after = AssessedCase(with_event(before.case, event), schemes, before)
    assert after.course == AssessedCase(after.case, schemes).course
    assert len(after.course.leads) == len(before.course.leads) + 1
    assert after.counts is before.counts


def test_another_patient_is_assessed_anew(schemes: Schemes) -> None:
    before = worked_out(schemes)
    other = replace(before.case, patient=replace(before.case.patient, sex=Sex.MALE))
    after = AssessedCase(other, schemes, before)
    assert after.counts is not before.counts
    assert after.counts == AssessedCase(other, schemes).counts
