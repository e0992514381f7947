"""The count that a differential gives, exact, with its formula as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum

from neutro_desk.workup.case import Cbc, Comparator, Known, Quantity
from neutro_desk.workup.quantities import EXACT, in_canonical, to_canonical
from neutro_desk.workup.units import UNITS

_HUNDRED = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_PLACES = 2
_DIVISION = Context(prec=28)
"""For the one division that need not end; wide enough never to fall on the wrong side of a line."""


class Basis(Enum):
    """What the count was worked out from."""

    LABORATORY = "laboratory"
    TOTAL = "total"
    SEGS_AND_BANDS = "segs and bands"
    WHITE_COUNT_ALONE = "white count alone"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Computed:
    """A count worked out from the differential, with what it was worked out from.

    Attributes:
        immature_in_doubt: Whether the immature forms may already be part of the count: an analyser's sum of
            them beside its total.
    """

    value: Decimal
    basis: Basis
    working: str
    wbc_used: Decimal | None
    share: Decimal | None = None
    uncorrected: Decimal | None = None
    including_immature: Decimal | None = None
    immature_in_doubt: bool = False


def computed_count(cbc: Cbc) -> Decimal | None:
    """Return the count the differential gives, 10^9/L; None when it gives none."""
    computed = count_from_differential(cbc)
    return None if computed is None else computed.value


def corrected_wbc(cbc: Cbc) -> Decimal | None:
    """Return the white count corrected for nucleated red cells, 10^9/L; None without both.

    Source:
        CLINICAL 1.3.
    """
    if cbc.wbc is None or cbc.nrbc is None:
        return None
    wbc = EXACT.multiply(to_canonical(cbc.wbc), _HUNDRED)
    return neat(_DIVISION.divide(wbc, EXACT.add(_HUNDRED, cbc.nrbc)))


def usable_wbc(cbc: Cbc) -> Decimal | None:
    """Return the white count, corrected where the answer says so; of two possible ones the higher."""
    if cbc.wbc is None or cbc.wbc.comparator is Comparator.ABOVE:
        return None
    if cbc.nrbc and cbc.wbc_corrected is Known.NO:
        return corrected_wbc(cbc)
    return neat(to_canonical(cbc.wbc))


def count_from_differential(cbc: Cbc) -> Computed | None:
    """Return the count that segs and bands, or a total, give; None when they give none (F1 to F3)."""
    cells = cbc.differential
    if cells.segs is not None and (cells.bands is not None or cells.neutrophils is None):
        basis, counted = (
            Basis.SEGS_AND_BANDS,
            (cells.segs,) if cells.bands is None else (cells.segs, cells.bands),
        )
    elif cells.neutrophils is not None:
        basis, counted = Basis.TOTAL, (cells.neutrophils,)
    else:
        return None
    if cells.unit != "%":
        return _from_absolute(cbc, basis, counted)
    if cbc.wbc is None or cbc.wbc.comparator is not None:
        return None
    return _from_shares(cbc, cbc.wbc, basis, counted)


def _from_shares(cbc: Cbc, wbc: Quantity, basis: Basis, counted: tuple[Decimal, ...]) -> Computed:
    """F1 and F3: white cells times the share, corrected for nucleated red cells where that is not denied."""
    share = _total(counted)
    white = to_canonical(wbc)
    plain = neat(EXACT.multiply(white, EXACT.scaleb(share, Decimal(-2))))
    immature = _immature(cbc)
    with_immature = (
        None if immature is None else EXACT.multiply(white, EXACT.scaleb(share + immature, Decimal(-2)))
    )
    correction = _correction(cbc)
    number = _as_entered(wbc)
    return Computed(
        value=_corrected(plain, cbc) if correction else plain,
        basis=basis,
        working=f"{number}{correction} x {_summed(counted)} / 100",
        wbc_used=corrected_wbc(cbc) if correction else neat(white),
        share=share,
        uncorrected=plain if correction and cbc.wbc_corrected is not Known.NO else None,
        including_immature=None if with_immature is None else _corrected(with_immature, cbc),
        immature_in_doubt=basis is Basis.TOTAL and not _young_by_kind(cbc),
    )


def _from_absolute(cbc: Cbc, basis: Basis, counted: tuple[Decimal, ...]) -> Computed:
    """F2: the sum of absolute counts of one unit."""
    plain = neat(in_canonical(_total(counted), cbc.differential.unit))
    immature = _immature(cbc)
    with_immature = (
        None if immature is None else in_canonical(_total(counted) + immature, cbc.differential.unit)
    )
    correction = _correction(cbc)
    working = _summed(counted) + correction if correction else " + ".join(_written(part) for part in counted)
    return Computed(
        value=_corrected(plain, cbc) if correction else plain,
        basis=basis,
        working=working if correction or len(counted) > 1 else "",
        wbc_used=usable_wbc(cbc),
        uncorrected=plain if correction and cbc.wbc_corrected is not Known.NO else None,
        including_immature=None if with_immature is None else _corrected(with_immature, cbc),
        immature_in_doubt=basis is Basis.TOTAL and not _young_by_kind(cbc),
    )


def _correction(cbc: Cbc) -> str:
    """Return the factor for nucleated red cells as text; "" when there are none or they are accounted for."""
    if not cbc.nrbc or cbc.wbc_corrected is Known.YES:
        return ""
    return f" x 100 / (100 + {_written(cbc.nrbc)})"


def _corrected(count: Decimal, cbc: Cbc) -> Decimal:
    if not _correction(cbc) or cbc.nrbc is None:
        return neat(count)
    return neat(_DIVISION.divide(EXACT.multiply(count, _HUNDRED), EXACT.add(_HUNDRED, cbc.nrbc)))


def _immature(cbc: Cbc) -> Decimal | None:
    """Return younger granulocytes, in the unit of the differential: single kinds, or the analyser's sum."""
    single = _young_by_kind(cbc)
    found = _total(single) if single else cbc.differential.immature_granulocytes
    return found or None


def _young_by_kind(cbc: Cbc) -> list[Decimal]:
    cells = cbc.differential
    kinds = (cells.metamyelocytes, cells.myelocytes, cells.promyelocytes)
    return [kind for kind in kinds if kind is not None]


def _total(parts: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for part in parts:
        total = EXACT.add(total, part)
    return total


def neat(value: Decimal) -> Decimal:
    """Return the same number with two decimals or more, without further trailing zeros."""
    plain = value.normalize(EXACT)
    padded = plain.quantize(_HUNDREDTH, context=EXACT)
    return padded if padded == plain else plain


def _as_entered(wbc: Quantity) -> str:
    """Return the white count as entered; in units of a thousand per microlitre with two decimals at least."""
    per_thousand = UNITS[wbc.unit].factor == 1
    return _written(_two_places_at_least(wbc.value) if per_thousand else wbc.value)


def _two_places_at_least(value: Decimal) -> Decimal:
    padded = value.quantize(_HUNDREDTH, context=EXACT)
    return value if padded != value or len(_written(value).partition(".")[2]) > _PLACES else padded


def _summed(parts: tuple[Decimal, ...]) -> str:
    if len(parts) == 1:
        return _written(parts[0])
    return f"({' + '.join(_written(part) for part in parts)})"


def _written(value: Decimal) -> str:
    return format(value, "f")
