"""What commands do to a case: each change is a pure function from one case to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from neutro_desk.workup.case import Answer, Case, Cbc, Event, Voided
from neutro_desk.workup.cbc import check_against
from neutro_desk.workup.statements import Statement


def with_counts(case: Case, added: Iterable[Cbc]) -> Case:
    """Return the case with more counts, each already named by an id of its own."""
    return replace(case, counts=(*case.counts, *added))


def with_voided(case: Case, count_ids: Collection[str], at: datetime, reason: str) -> Case:
    """Return the case with some counts taken out of use; they are kept with the time and the reason.

    A count that was voided before keeps the time and the reason it was voided with.

    Args:
        case: The case.
        count_ids: Ids of its counts.
        at: The workstation's time; seconds are dropped.
        reason: Why, as a person said.
    """
    voided = Voided(at.replace(second=0, microsecond=0), reason)
    counts = tuple(
        replace(cbc, voided=voided) if cbc.id in count_ids and cbc.voided is None else cbc
        for cbc in case.counts
    )
    return replace(case, counts=counts)


def with_event(case: Case, event: Event, instead_of: Event | None = None) -> Case:
    """Return the case with an event at its end, or in the place of another one.

    Raises:
        ValueError: If the case does not hold that other one.
    """
    events = list(case.events)
    if instead_of is None:
        events.append(event)
    else:
        events[events.index(instead_of)] = event
    return replace(case, events=tuple(events))


def without_event(case: Case, event: Event) -> Case:
    """Return the case without an event.

    Raises:
        ValueError: If the case does not hold it.
    """
    events = list(case.events)
    events.remove(event)
    return replace(case, events=tuple(events))


def with_answer(case: Case, question: str, answer: Answer | None) -> Case:
    """Return the case with a question answered; None clears the answer."""
    answers = {key: value for key, value in case.answers.items() if key != question}
    if answer is not None:
        answers[question] = answer
    return replace(case, answers=answers)


def sorted_out(
    case: Case, counts: Iterable[Cbc]
) -> tuple[tuple[Cbc, ...], tuple[tuple[Cbc, Statement], ...]]:
    """Return the counts that may join a case, named, and those that one of its counts puts in question.

    Each is held against the case, not against the others.

    Returns:
        The counts with ids of their own; the others as they came, each with what is odd.
    """
    in_use = [cbc for cbc in case.counts if cbc.voided is None]
    added: list[Cbc] = []
    refused: list[tuple[Cbc, Statement]] = []
    for cbc in counts:
        named = replace(cbc, id=next_count_id((*case.counts, *added)))
        notes = check_against(named, in_use)
        if notes:
            refused.append((cbc, notes[0].statement))
        else:
            added.append(named)
    return tuple(added), tuple(refused)


def next_count_id(counts: Iterable[Cbc]) -> str:
    """Return an id that none of the counts has."""
    taken = {cbc.id for cbc in counts}
    number = len(taken) + 1
    while f"c{number}" in taken:
        number += 1
    return f"c{number}"
