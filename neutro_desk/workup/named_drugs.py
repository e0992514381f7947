"""The general cause "a drug" beside the drugs that the time line names: it leads for one not named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from neutro_desk.workup.case import Case, Event, EventKind
from neutro_desk.workup.content import Category, Drug, Pack
from neutro_desk.workup.course import Course
from neutro_desk.workup.drug_reasons import MODEL_CAUSES, USUAL_WINDOW_DAYS
from neutro_desk.workup.drugs import resolve_all
from neutro_desk.workup.ranked import Finding, Origin, RankedCause, Reason
from neutro_desk.workup.scoring import STRONG_REASON, support_word
from neutro_desk.workup.statements import say
from neutro_desk.workup.timing import current_episode, days_between

_BESIDE = ("otc-herbal", "recreational-drugs")
"""Questions whose yes tells of something taken that the time line does not name."""


def beside_named(
    causes: Iterable[RankedCause],
    named: Sequence[RankedCause],
    case: Case,
    findings: Mapping[str, Finding],
    pack: Pack,
    course: Course | None,
) -> tuple[RankedCause, ...]:
    """Return the causes; the general cause stands no higher than the best named drug where none is unnamed.

    What speaks for "a drug" (a new one, a known one, a deep isolated fall) speaks for those on the time line.
    Where each of them is in our list and by itself fits less well, the difference is shown as a reason
    against, of 3 at most. A drug that is not in our list and could fit in time, or something taken that is
    told without a name, leaves the general cause as it is.
    """
    fitting = [one.score for one in named if one.category is Category.DRUG]
    if not fitting or _something_unnamed(case, findings, pack.drugs, course):
        return tuple(causes)
    general = MODEL_CAUSES[Category.DRUG]
    return tuple(_no_higher(one, max(fitting)) if one.id == general else one for one in causes)


def _no_higher(cause: RankedCause, best: int) -> RankedCause:
    weight = min(cause.score - best, STRONG_REASON)
    if weight <= 0:
        return cause
    against = Reason("named-drugs", say("drug.named_fit_less"), Origin.EVENTS.value, -weight)
    score = cause.score - weight
    return replace(
        cause,
        score=score,
        support=support_word(score, tuple(one for one in cause.reasons_for if one.counted)),
        reasons_against=(*cause.reasons_against, against),
    )


def _something_unnamed(
    case: Case, findings: Mapping[str, Finding], drugs: Sequence[Drug], course: Course | None
) -> bool:
    told = (findings.get(question) for question in _BESIDE)
    if any(one is not None and one.answer.value == "yes" for one in told):
        return True
    events = (one for one in case.events if one.kind is EventKind.DRUG and one.name)
    return any(not resolve_all(one.name or "", drugs) and _could_fit(one, course) for one in events)


def _could_fit(event: Event, course: Course | None) -> bool:
    """Return whether a drug without a window of its own may have been started in time; unsure is yes."""
    episode = None if course is None else current_episode(course)
    if episode is None or event.begins is None:
        return True
    first, last = USUAL_WINDOW_DAYS
    return first <= days_between(event.begins, episode.first_low) <= last
