"""Medication review first: the agents of the time line by evidence and timing, and what is not listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from neutro_desk.workup.case import Case, EventKind, Moment
from neutro_desk.workup.content import Caveat, Drug, Pack
from neutro_desk.workup.drug_reasons import CHEMOTHERAPY_WINDOW_DAYS, USUAL_WINDOW_DAYS, source_of
from neutro_desk.workup.drugs import Exposure, exposures, resolve_all
from neutro_desk.workup.ranked import RankedCause
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timing import days_between

CAUTION = "stop-with-prescriber"
"""Id of the caution that stands beside every agent: nothing here is an order to stop."""

_KINDS = (EventKind.DRUG, EventKind.CHEMOTHERAPY)
_EVIDENCE = {1: "drug.reported", 2: "drug.known", 3: "drug.most_reported"}


@dataclass(frozen=True, slots=True)
class ReviewedAgent:
    """One agent of the time line.

    Attributes:
        cause: The cause it is in the ranking, with its reasons; in the order of the ranking.
        since_start: Days from its last start to the day reckoned from; None without a start.
        since_stop: Days from its last stop; None while it goes on, or where no stop is known.
        window: Usual days from start to fall (from, to) that its timing is held against.
        is_own_window: Whether a source gives that window for this agent; otherwise it is the usual one.
        source: Where what is said of it comes from, or the mark that nobody checked it.
    """

    drug: Drug
    cause: RankedCause | None
    since_start: int | None
    since_stop: int | None
    window: tuple[int, int]
    is_own_window: bool
    source: str

    @property
    def sentences(self) -> tuple[Statement, ...]:
        """What is said of it, in order: evidence, start, stop, window."""
        word = "drug.cytotoxic" if self.drug.chemotherapy else _EVIDENCE[self.drug.evidence]
        first, last = self.window
        own = "review_agent.window" if self.is_own_window else "review_agent.usual_window"
        return (
            say(word),
            *_since("started", self.since_start),
            *(() if self.since_stop is None else _since("stopped", self.since_stop)),
            say(own, first=first, last=last),
        )


@dataclass(frozen=True, slots=True)
class MedicationReview:
    """The agents to look at first, and the names nobody could place.

    Attributes:
        agents: The likeliest first, as the ranking has them.
        not_listed: Names as typed that stand for no drug of our list: kept, never scored.
        caution: What stands beside any advice to review or stop; None without it in the pack.
    """

    agents: tuple[ReviewedAgent, ...]
    not_listed: tuple[str, ...]
    caution: Caveat | None


def medication_review(
    case: Case, ranked: Sequence[RankedCause], pack: Pack, reckoned: datetime | None
) -> MedicationReview:
    """Return the agents on the time line in the order of the ranking, and the names that are not in our list.

    Args:
        case: For its drug and chemotherapy events.
        ranked: The ranked causes; each agent is one of them (`drug_causes`).
        pack: For the drug list and the caution.
        reckoned: What days are counted to: the latest count; None leaves them out.
    """
    places = {cause.id: place for place, cause in enumerate(ranked)}
    agents = [_agent(exposure, ranked, places, reckoned) for exposure in exposures(case.events, pack.drugs)]
    agents.sort(key=lambda one: places.get(f"drug.{one.drug.id}", len(places)))
    names = (
        event.name
        for event in case.events
        if event.kind in _KINDS and event.name and not resolve_all(event.name, pack.drugs)
    )
    caution = next((one for one in pack.caveats if one.id == CAUTION), None)
    return MedicationReview(tuple(agents), tuple(dict.fromkeys(names)), caution)


def _agent(
    exposure: Exposure, ranked: Sequence[RankedCause], places: dict[str, int], reckoned: datetime | None
) -> ReviewedAgent:
    drug, last = exposure.drug, exposure.events[-1]
    place = places.get(f"drug.{drug.id}")
    usual = CHEMOTHERAPY_WINDOW_DAYS if drug.chemotherapy else USUAL_WINDOW_DAYS
    return ReviewedAgent(
        drug,
        None if place is None else ranked[place],
        _days(last.begins, reckoned),
        _days(last.stop, reckoned),
        drug.latency_days or usual,
        drug.latency_days is not None,
        source_of(drug.provenance),
    )


def _days(moment: Moment | None, reckoned: datetime | None) -> int | None:
    return None if moment is None or reckoned is None else days_between(moment, reckoned)


def _since(word: str, days: int | None) -> tuple[Statement, ...]:
    """Return how long before the day reckoned from; after it nothing is counted."""
    if days is None:
        return (say("review_agent.no_start"),)
    after = "" if days >= 0 else "_after"
    return (say(f"review_agent.{word}{after}", days=abs(days)),)
