"""Findings that the white cells of the latest count in question tell: kinds of cells, and how young they are.

A field with an open question tells nothing.
"""

from __future__ import annotations

from decimal import Decimal

from neutro_desk.workup.case import CELLS, Cbc, Method
from neutro_desk.workup.case import Known as KnownWord
from neutro_desk.workup.patient_findings import is_child
from neutro_desk.workup.quantities import EXACT, display_number, in_canonical
from neutro_desk.workup.ranked import Origin
from neutro_desk.workup.statements import say
from neutro_desk.workup.told import Known, Told

LOW_LYMPHOCYTES = Decimal("1.0")
HIGH_LYMPHOCYTES = Decimal("4.0")
HIGH_MONOCYTES = Decimal("1.0")
LOW_MONOCYTES = Decimal("0.1")
SHIFTED_BANDS = Decimal("0.2")
"""Bands over segs and bands, above which the film is shifted to the left. Not verified, as the question says:
CLINICAL 1.4 has this line for the I:T of newborns only."""

_HUNDRED = Decimal(100)


def blasts_present(known: Known) -> Told | None:
    """Yes: blasts were counted. No: entered as none, or a manual differential adds to 100 % without them."""
    count = known.readable
    blasts = None if count is None else count.cbc.differential.blasts
    if count is None or (blasts is None and not _complete_film(count.cbc)):
        return None
    if blasts is None:
        return Told(False, Origin.COUNTS, say("fact.no_blasts_listed"))
    said = say("fact.blasts", value=display_number(blasts), unit=count.cbc.differential.unit)
    return Told(bool(blasts), Origin.COUNTS, said)


def lymphopenia(known: Known) -> Told | None:
    """Yes or no by lymphocytes, against 1.0 x 10^9/L; a child's higher normal count is never called no."""
    found = _absolute(known, "lymphocytes", "atypical_lymphocytes")
    if found is None:
        return None
    low = found < LOW_LYMPHOCYTES
    return (
        None
        if not low and is_child(known)
        else Told(low, Origin.COUNTS, say("fact.lymphocytes", count=found))
    )


def lymphocytosis(known: Known) -> Told | None:
    """Yes or no by lymphocytes, above 4.0 x 10^9/L; a child's higher normal count is never called yes."""
    found = _absolute(known, "lymphocytes", "atypical_lymphocytes")
    if found is None:
        return None
    raised = found > HIGH_LYMPHOCYTES
    fact = say("fact.lymphocytes", count=found)
    return None if raised and is_child(known) else Told(raised, Origin.COUNTS, fact)


def monocytosis(known: Known) -> Told | None:
    """Yes or no by monocytes, above 1.0 x 10^9/L."""
    found = _absolute(known, "monocytes")
    if found is None:
        return None
    return Told(found > HIGH_MONOCYTES, Origin.COUNTS, say("fact.monocytes", count=found))


def monocytopenia(known: Known) -> Told | None:
    """Yes or no by monocytes, below 0.1 x 10^9/L."""
    found = _absolute(known, "monocytes")
    if found is None:
        return None
    return Told(found < LOW_MONOCYTES, Origin.COUNTS, say("fact.monocytes", count=found))


def atypical_lymphocytes(known: Known) -> Told | None:
    """Yes: atypical lymphocytes were counted; no: they were entered as none."""
    count = known.readable
    cells = None if count is None else count.cbc.differential.atypical_lymphocytes
    if count is None or cells is None:
        return None
    said = say("fact.atypical", value=display_number(cells), unit=count.cbc.differential.unit)
    return Told(bool(cells), Origin.COUNTS, said)


def left_shift(known: Known) -> Told | None:
    """Yes: over a fifth of neutrophils are bands, or younger cells were counted. No: a whole film without."""
    count = known.readable
    if count is None:
        return None
    cells = count.cbc.differential
    if any((cells.metamyelocytes, cells.myelocytes, cells.promyelocytes)):
        return Told(True, Origin.COUNTS, say("fact.younger_cells"))
    if cells.segs is None or cells.bands is None:
        return None
    neutrophils = EXACT.add(cells.segs, cells.bands)
    fact = say("fact.bands", bands=display_number(cells.bands), neutrophils=display_number(neutrophils))
    if cells.bands > EXACT.multiply(neutrophils, SHIFTED_BANDS):
        return Told(True, Origin.COUNTS, fact)
    return Told(False, Origin.COUNTS, fact) if neutrophils and _complete_film(count.cbc) else None


def _absolute(known: Known, *names: str) -> Decimal | None:
    """Return cells of the latest count, 10^9/L, exact; None when they or the white count are not known."""
    count = known.readable
    if count is None:
        return None
    cells = [cell for name in names if (cell := count.cbc.differential.cell(name)) is not None]
    if count.cbc.differential.cell(names[0]) is None:
        return None
    total = Decimal(0)
    for cell in cells:
        total = EXACT.add(total, cell)
    if count.cbc.differential.unit != "%":
        return in_canonical(total, count.cbc.differential.unit)
    white = count.anc.wbc_used
    if (
        white is None
        or count.cbc.wbc is None
        or count.cbc.wbc.comparator is not None
        or _uncorrected(count.cbc)
    ):
        return None
    return EXACT.divide(EXACT.multiply(white, total), _HUNDRED)


def _uncorrected(cbc: Cbc) -> bool:
    return bool(cbc.nrbc) and cbc.wbc_corrected not in (KnownWord.YES, KnownWord.NO)


def _complete_film(cbc: Cbc) -> bool:
    """Return whether a manual differential in per cent adds to 100: what is not entered was not seen."""
    if cbc.method is not Method.MANUAL or cbc.differential.unit != "%":
        return False
    total = Decimal(0)
    for name in CELLS:
        total = EXACT.add(total, cbc.differential.cell(name) or Decimal(0))
    return total == _HUNDRED
