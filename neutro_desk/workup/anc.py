"""Step 2: a Cbc becomes an absolute neutrophil count with its working and counting interval."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from neutro_desk.workup.binomial import share_limits
from neutro_desk.workup.case import Cbc, Comparator, Method, Plotted, Quantity
from neutro_desk.workup.computed import Basis, Computed, count_from_differential, neat, usable_wbc
from neutro_desk.workup.quantities import EXACT, GRADE_LINES, to_canonical
from neutro_desk.workup.statements import Note, NoteKind, Statement, say

__all__ = ["Anc", "Basis", "CountingInterval", "absolute_neutrophil_count"]


@dataclass(frozen=True, slots=True)
class CountingInterval:
    """95 % Clopper-Pearson limits of a manual differential: counting error only.

    Attributes:
        low, high: 10^9/L, derived (exact to the digits of the computation; round for display).
        cells_counted: Cells of the differential, n.
        neutrophils_counted: Of these neutrophils, k.
        spans: Lines of the grading in use (10^9/L) above `low`, up to and including `high`.

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
        immature_in_doubt: Whether those may already be part of the count, so that the line is an upper end.
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
    immature_in_doubt: bool = False

    @property
    def with_immature(self) -> Statement | None:
        """The count with immature forms, which is never graded; None without them."""
        if self.including_immature is None:
            return None
        key = "count.immature_at_most" if self.immature_in_doubt else "count.including_immature"
        return say(key, value=self.including_immature)

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


DEPENDS_ON = frozenset(("wbc", "anc", "segs", "bands", "neutrophils", "differential", "nrbc"))
"""Fields whose open question or block leaves no number."""

PROFOUND_LINE = GRADE_LINES[0]
"""Profound begins below this, 10^9/L; IDSA is also quoted with at or below it. Source: CLINICAL D7."""

_BILLIONTH = Decimal("1e-9")


def absolute_neutrophil_count(
    cbc: Cbc, notes: tuple[Note, ...] = (), lines: tuple[Decimal, ...] = GRADE_LINES
) -> Anc:
    """Return the count of one blood count, exact, with its working.

    Args:
        cbc: The blood count.
        notes: The notes of reading or checking it; an open question or a block among the fields the count
            depends on leaves no number.
        lines: The lines of the grading in use, 10^9/L, lowest first.

    Source:
        CLINICAL 1.1 (F1 to F5), 1.3, 1.6.
    """
    opened = {note.field for note in notes if note.kind in (NoteKind.ASK, NoteKind.BLOCK)} & DEPENDS_ON
    provisional = any(note.provisional for note in notes)
    if opened:
        return _between_two(cbc, notes, opened, lines) or _proven_limit(cbc, notes, opened, lines)
    computed = count_from_differential(cbc)
    if cbc.anc is not None and not _computed_is_used(cbc, computed):
        return _laboratory(cbc, cbc.anc, computed, notes, provisional=provisional)
    if computed is None:
        return _proven_limit(cbc, notes, frozenset(), lines)
    interval, withheld = _counting_interval(cbc, computed, lines)
    laboratory = None if cbc.anc is None or cbc.anc.comparator else neat(to_canonical(cbc.anc))
    return Anc(
        value=computed.value,
        basis=computed.basis,
        working=computed.working,
        wbc_used=computed.wbc_used,
        provisional=provisional or computed.uncorrected is not None,
        interval=interval,
        interval_withheld=withheld,
        notes=notes + _remarks(computed, interval) + _at_the_profound_limit(computed.value, "differential"),
        other=laboratory,
        including_immature=computed.including_immature,
        immature_in_doubt=computed.immature_in_doubt,
    )


def _computed_is_used(cbc: Cbc, computed: Computed | None) -> bool:
    """Return whether the computed count stands for the patient although there is a laboratory one.

    The choice decides; without one the laboratory's count does, unless it reads exactly 0.5 beside a manual
    differential (F4).
    """
    if computed is None or cbc.anc is None:
        return False
    if cbc.plotted is not None:
        return cbc.plotted is Plotted.COMPUTED
    return (
        cbc.method is Method.MANUAL and cbc.anc.comparator is None and to_canonical(cbc.anc) == _RECOMPUTED_AT
    )


_RECOMPUTED_AT = Decimal("0.5")
"""A laboratory count that reads exactly this is recomputed from a manual differential. Source: F4, CIBMTR."""


def _laboratory(
    cbc: Cbc, anc: Quantity, computed: Computed | None, notes: tuple[Note, ...], *, provisional: bool
) -> Anc:
    value = neat(to_canonical(anc))
    return Anc(
        value=value,
        comparator=anc.comparator,
        basis=Basis.LABORATORY,
        wbc_used=usable_wbc(cbc),
        provisional=provisional,
        notes=notes if anc.comparator is not None else notes + _at_the_profound_limit(value, "anc"),
        other=computed.value if computed else None,
        including_immature=computed.including_immature if computed else None,
        immature_in_doubt=computed is not None and computed.immature_in_doubt,
    )


def _proven_limit(
    cbc: Cbc, notes: tuple[Note, ...], among: AbstractSet[str], lines: tuple[Decimal, ...]
) -> Anc:
    """Return what the white count alone proves; below a line also while the differential has a question."""
    limit = usable_wbc(cbc)
    below_a_line = limit is not None and limit < lines[-1]
    either_is_wrong = any(note.statement.key.startswith("anc.over_wbc") for note in notes)
    in_doubt = either_is_wrong or not among.isdisjoint(("wbc", "anc", "nrbc"))
    if limit is None or in_doubt or (among and not below_a_line):
        return Anc(notes=notes)
    return Anc(upper_limit=limit, basis=Basis.WHITE_COUNT_ALONE, wbc_used=limit, notes=notes)


def _between_two(
    cbc: Cbc, notes: tuple[Note, ...], opened: AbstractSet[str], lines: tuple[Decimal, ...]
) -> Anc | None:
    """Return the higher of laboratory and computed count as a limit while it is asked which one stands.

    Whichever is chosen, the count is not above it; that is said below a line only, as of a white count.
    """
    if opened != {"anc"} or not any(note.statement.key == "anc.which" for note in notes) or cbc.anc is None:
        return None
    computed = count_from_differential(cbc)
    if computed is None or cbc.anc.comparator is Comparator.ABOVE:
        return None
    highest = computed.value if computed.uncorrected is None else computed.uncorrected
    limit = max(neat(to_canonical(cbc.anc)), highest)
    if limit >= lines[-1]:
        return None
    return Anc(upper_limit=limit, wbc_used=computed.wbc_used, provisional=True, notes=notes)


def _counting_interval(
    cbc: Cbc, computed: Computed, lines: tuple[Decimal, ...]
) -> tuple[CountingInterval | None, Statement | None]:
    if cbc.cells_counted is None or computed.share is None or computed.wbc_used is None:
        return None, None
    if cbc.method is Method.AUTOMATED:
        return None, say("count.interval_automated")
    cells = EXACT.scaleb(EXACT.multiply(computed.share, Decimal(cbc.cells_counted)), Decimal(-2))
    if cells != cells.to_integral_value():
        return None, say("count.interval_not_whole", share=computed.share, cells=cbc.cells_counted)
    shares = share_limits(int(cells), cbc.cells_counted)
    low, high = (_nine_places(EXACT.multiply(computed.wbc_used, Decimal(repr(limit)))) for limit in shares)
    spans = tuple(line for line in lines if low < line <= high)
    return CountingInterval(low, high, cbc.cells_counted, int(cells), spans), None


def _remarks(computed: Computed, interval: CountingInterval | None) -> tuple[Note, ...]:
    remarks: list[Note] = []
    if computed.uncorrected is not None:
        both = say("count.nrbc_both", lower=computed.value, higher=computed.uncorrected)
        remarks.append(Note(NoteKind.WARN, "nrbc", both, provisional=True))
    if interval is not None and interval.spans:
        more = max(200, interval.cells_counted * 2)
        spans = tuple(say("count.line", line=line) for line in interval.spans)
        remarks.append(
            Note(NoteKind.NOTE, "differential", say("count.interval_spans", lines=spans, cells=more))
        )
    return tuple(remarks)


def _at_the_profound_limit(value: Decimal, field: str) -> tuple[Note, ...]:
    """Note a count of exactly 0.1: severe, though the word profound is also quoted with 0.1 in it."""
    if value != PROFOUND_LINE:
        return ()
    return (Note(NoteKind.NOTE, field, say("count.at_profound", line=PROFOUND_LINE)),)


def _nine_places(value: Decimal) -> Decimal:
    return value.quantize(_BILLIONTH, context=EXACT)
