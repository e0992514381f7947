"""Step 2: a Cbc becomes an absolute neutrophil count with its working and counting interval."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.case import Cbc, Comparator
from neutro_desk.workup.statements import Note, Statement


class Basis(Enum):
    """What the count was worked out from."""

    LABORATORY = "laboratory"
    TOTAL = "total"
    SEGS_AND_BANDS = "segs and bands"
    WHITE_COUNT_ALONE = "white count alone"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CountingInterval:
    """95 % Clopper-Pearson limits of a manual differential: counting error only.

    Attributes:
        low, high: 10^9/L, derived (exact to the digits of the computation; round for display).
        cells_counted: Cells of the differential, n.
        neutrophils_counted: Of these neutrophils, k.
        spans: Grade lines of the clinical scheme (10^9/L) that lie strictly inside, or on the high limit's side.

    Source:
        CLINICAL 1.6 (Clopper-Pearson; Ruemke's table is the same limit rounded outward).
    """

    low: Decimal
    high: Decimal
    cells_counted: int
    neutrophils_counted: int
    spans: tuple[Decimal, ...] = ()
    level: Decimal = Decimal("0.95")


@dataclass(frozen=True, slots=True)
class Anc:
    """The absolute neutrophil count of one blood count.

    Attributes:
        value: 10^9/L, exact; None when it cannot be said. With `comparator` BELOW the value is a limit.
        comparator: Set for a censored laboratory count.
        upper_limit: 10^9/L: what the white count alone proves (`not above`), when there is no value.
        basis: What it was worked out from.
        working: The formula with the numbers in it, in plain characters: `1.20 x (30 + 5) / 100`; "" if none.
        wbc_used: White cells used, 10^9/L, after any correction for nucleated red cells.
        provisional: Whether the number may change once something missing is known.
        interval: Counting limits; None without a cell count.
        interval_withheld: Why there is no interval although cells were counted.
        notes: Remarks that belong to the count (input notes included).
        other: The computed count beside a plotted laboratory count, or the other way round, 10^9/L.
        including_immature: 10^9/L with metamyelocytes, myelocytes and so on; a second line, never graded.
    """

    value: Decimal | None = None
    comparator: Comparator | None = None
    upper_limit: Decimal | None = None
    basis: Basis = Basis.NOTHING
    working: str = ""
    wbc_used: Decimal | None = None
    provisional: bool = False
    interval: CountingInterval | None = None
    interval_withheld: Statement | None = None
    notes: tuple[Note, ...] = ()
    other: Decimal | None = None
    including_immature: Decimal | None = None

    @property
    def highest(self) -> Decimal | None:
        """The largest value it can have, 10^9/L, or None: what warning line and grade may rest on."""
        if self.value is not None:
            return None if self.comparator is Comparator.ABOVE else self.value
        return self.upper_limit

    @property
    def exact(self) -> Decimal | None:
        """The value when it is a measured number, not a limit; otherwise None."""
        return self.value if self.comparator is None else None


def absolute_neutrophil_count(cbc: Cbc, notes: tuple[Note, ...] = ()) -> Anc:
    """Return the count of one blood count, exact, with its working.

    Args:
        cbc: The blood count.
        notes: The notes of reading or checking it; an open question or a block among the fields the count
            depends on leaves no number.

    Source:
        CLINICAL 1.1 (F1 to F5), 1.3, 1.6.
    """
    raise NotImplementedError
