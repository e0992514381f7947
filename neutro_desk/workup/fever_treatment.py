"""Anticancer treatment on the time line, or answered: the part of a definition that NICE alone asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from neutro_desk.workup.case import AnswerWord, Case, Event, EventKind, moment_as_datetime
from neutro_desk.workup.content import Drug
from neutro_desk.workup.drugs import resolve_all
from neutro_desk.workup.fever import CHEMOTHERAPY_DAYS
from neutro_desk.workup.fever_readings import begins, ends
from neutro_desk.workup.statements import Statement, say

ON_CHEMOTHERAPY = "on-chemotherapy"
"""Id of the question about a cytotoxic in the last six weeks."""


def anticancer_treatment(case: Case, drugs: Sequence[Drug], now: datetime | None) -> Statement | None:
    """Return the latest anticancer treatment that goes on or ended in the six weeks before; None without.

    Args:
        case: For events, and the answer about a cytotoxic.
        drugs: The drug list, which tells cytotoxics among drugs.
        now: The time of the last count or fever; None counts every treatment.

    Source:
        CLINICAL 4.1.
    """
    given = [event for event in case.events if _is_anticancer(event, drugs) and _is_of_now(event, now)]
    if given:
        latest = max(given, key=begins)
        name = latest.name or latest.kind
        if latest.begins is None:
            return say("fever.fact.treatment_undated", name=name)
        return say("fever.fact.treatment", name=name, at=latest.begins)
    answer = case.answers.get(ON_CHEMOTHERAPY)
    if answer is not None and answer.word is AnswerWord.YES:
        return say("fever.fact.treatment_answered", answer=answer.word)
    return None


def _is_anticancer(event: Event, drugs: Sequence[Drug]) -> bool:
    if event.kind in (EventKind.CHEMOTHERAPY, EventKind.RADIOTHERAPY):
        return True
    if event.kind is not EventKind.DRUG or not event.name:
        return False
    return any(drug.chemotherapy for drug in resolve_all(event.name, drugs))


def _is_of_now(event: Event, now: datetime | None) -> bool:
    """Return whether a treatment had begun by now, and goes on or ended at most six weeks before."""
    if now is None:
        return True
    over = ends(event)
    if over is not None and moment_as_datetime(over, end_of_day=True) < now - CHEMOTHERAPY_DAYS:
        return False
    return begins(event) <= now
