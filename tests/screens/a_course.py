"""A course to show: the counts of the design pictures, built by hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from neutro_desk.workup.assessed import AssessedCount, assess
from neutro_desk.workup.case import (
    Case,
    Cbc,
    Comparator,
    Differential,
    Event,
    EventKind,
    Method,
    Patient,
    Quantity,
)
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.course import Sample
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

SMITH = Patient("SMITH, Jane", "445512")


def litre(number: str, comparator: Comparator | None = None) -> Quantity:
    """Return a cell count in 10^9/L."""
    return Quantity(Decimal(number), "10*9/L", comparator)


def automated(number: int, collected: datetime, wbc: str, percent: str) -> Cbc:
    """Return an automated count."""
    return Cbc(
        id=f"c{number}",
        collected=collected,
        method=Method.AUTOMATED,
        wbc=litre(wbc),
        differential=Differential(neutrophils=Decimal(percent)),
        anc_lower_limit=litre("1.8"),
    )


def manual(number: int, collected: datetime, wbc: str, segs: str, bands: str) -> Cbc:
    """Return a manual count of 100 cells."""
    return Cbc(
        id=f"c{number}",
        collected=collected,
        method=Method.MANUAL,
        cells_counted=100,
        wbc=litre(wbc),
        differential=Differential(segs=Decimal(segs), bands=Decimal(bands), bands_reported=True),
        anc_lower_limit=litre("1.8"),
    )


def below_limit(number: int, collected: datetime, limit: str) -> Cbc:
    """Return a count whose laboratory reported only that it lies below a limit."""
    return Cbc(
        id=f"c{number}",
        collected=collected,
        method=Method.AUTOMATED,
        anc=litre(limit, Comparator.BELOW),
    )


COUNTS = (
    automated(1, datetime(2026, 10, 30, 6, 10), "5.00", "66"),
    automated(2, datetime(2026, 11, 3, 6, 30), "4.00", "65"),
    manual(3, datetime(2026, 11, 16, 6, 10), "3.44", "47", "3"),
    manual(4, datetime(2026, 11, 19, 6, 10), "1.80", "41", "4"),
    manual(5, datetime(2026, 11, 21, 6, 10), "1.20", "30", "5"),
)
"""3.30, 2.60, then 13 days without a count, 1.72, 0.81, 0.42: the last five of the design pictures."""

EVENTS = (
    Event(EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel")),
    Event(EventKind.DRUG, "trimethoprim-sulfamethoxazole", start=date(2026, 11, 3)),
)


def work_up(schemes: Schemes, counts: tuple[Cbc, ...] = COUNTS, events: tuple[Event, ...] = EVENTS) -> WorkUp:
    """Return the work-up of some counts."""
    return WorkUp(AssessedCase(Case(SMITH, counts, events), schemes), today=date(2026, 11, 21))


def assessed(schemes: Schemes, *counts: Cbc) -> tuple[AssessedCount, ...]:
    """Return counts with their grades."""
    return tuple(assess(cbc, check_cbc(cbc), schemes, SMITH) for cbc in counts)


def october(*values: tuple[int, str]) -> tuple[Sample, ...]:
    """Return exact samples, each as (day of October 2026, 10^9/L)."""
    return tuple(
        Sample(datetime(2026, 10, day, 6, 0), Decimal(anc), count_id=f"c{place}")
        for place, (day, anc) in enumerate(values)
    )
