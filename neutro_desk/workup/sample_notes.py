"""What is said of the sample and of cells that need a second look: arrival, blasts, immature granulocytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import Cbc, Comparator, Differential
from neutro_desk.workup.quantities import EXACT, to_canonical, unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

OLD_SAMPLE = timedelta(hours=24)
"""A sample older than this at arrival is noted: neutrophils degrade in vitro. Source: CLINICAL 1.5."""

IMMATURE_GRANULOCYTES_MANY = Decimal(5)
"""Immature granulocytes are remarked on from this share of the neutrophils up, %. Source: CLINICAL 1.1."""


def sample_notes(cbc: Cbc, confirmed: frozenset[str]) -> Iterable[Note]:
    """Return the remarks on arrival, blasts and immature granulocytes of one exact count.

    Args:
        cbc: The blood count, without fields that are in question.
        confirmed: `arrival:COLLECTED/RECEIVED` for an arrival before the collection.

    Source:
        CLINICAL 1.1, 1.5.
    """
    if cbc.collected is not None and cbc.received is not None:
        yield from _arrival(cbc.collected, cbc.received, confirmed)
    yield from _blasts(cbc.differential)
    yield from _immature_granulocytes(cbc)


def _arrival(collected: datetime, received: datetime, confirmed: frozenset[str]) -> Iterable[Note]:
    age = received - collected
    if age < timedelta(0):
        key = f"arrival:{collected.isoformat()}/{received.isoformat()}"
        if key not in confirmed:
            said = say("received.before", received=received, collected=collected)
            choices = (Choice(say("choice.keep"), confirms=key), Choice(say("choice.fix")))
            yield Note(NoteKind.WARN, "received", said, choices)
    elif age > OLD_SAMPLE:
        minutes = age // timedelta(minutes=1)
        said = say("received.old", hours=minutes // 60, minutes=minutes % 60)
        yield Note(NoteKind.NOTE, "received", said)


def _blasts(cells: Differential) -> Iterable[Note]:
    if cells.blasts:
        said = say("blasts.counted", number=format(cells.blasts, "f"), unit=unit_label(cells.unit))
        yield Note(NoteKind.WARN, "blasts", said)


def _immature_granulocytes(cbc: Cbc) -> Iterable[Note]:
    """Note that several analysers count immature granulocytes among the neutrophils, where they are many."""
    young, neutrophils = cbc.differential.immature_granulocytes, _neutrophils(cbc)
    if not young or neutrophils is None:
        return
    if EXACT.multiply(young, Decimal(100)) >= EXACT.multiply(neutrophils, IMMATURE_GRANULOCYTES_MANY):
        said = say("immature_granulocytes.many", share=format(IMMATURE_GRANULOCYTES_MANY, "f"))
        yield Note(NoteKind.NOTE, "immature_granulocytes", said)


def _neutrophils(cbc: Cbc) -> Decimal | None:
    """Return the neutrophils in the unit of the differential; of a laboratory count its share or itself."""
    cells = cbc.differential
    if cells.segs is not None:
        return EXACT.add(cells.segs, cells.bands or Decimal(0))
    if cells.neutrophils is not None:
        return cells.neutrophils
    if cbc.anc is None or cbc.anc.comparator is Comparator.ABOVE or cells.unit != "%":
        return None
    white = None if cbc.wbc is None or cbc.wbc.comparator is not None else to_canonical(cbc.wbc)
    if not white:
        return None
    return EXACT.divide(EXACT.multiply(to_canonical(cbc.anc), Decimal(100)), white)
