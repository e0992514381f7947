"""Left shift: the share of immature forms among the neutrophils of one differential, blasts never counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from neutro_desk.workup.case import Cbc, Differential
from neutro_desk.workup.quantities import EXACT, in_canonical, to_canonical
from neutro_desk.workup.statements import Note, NoteKind, Statement, say

NEWBORN_DAYS = 28
"""Younger than this the newborn's line applies, completed days. Source: CLINICAL 1.4, 1.5."""

NEWBORN_LINE = Decimal("0.2")
"""An I:T above this is above the usual line of newborns, from secondary sources. Source: CLINICAL 1.4."""

IMMATURE_SHARE = Decimal(10)
"""More immature forms than this, per cent of the white cells, are a SIRS criterion.

Source:
    BMC Infect Dis 2014;14:155.
"""

_YOUNG = ("metamyelocytes", "myelocytes", "promyelocytes")
_LOOKED_AT = frozenset(("segs", "bands", *_YOUNG, "immature_granulocytes", "differential"))
_DIVISION = Context(prec=28, rounding=ROUND_HALF_EVEN)
_FEWEST_PLACES, _MOST_PLACES = 3, 12


@dataclass(frozen=True, slots=True)
class LeftShift:
    """What one differential tells of a left shift.

    Attributes:
        ratio: Immature to total neutrophils (I:T), 0 to 1, for display; None when it cannot be said.
        working: The division with its numbers: `16 / 56`.
        withheld: Why there is no ratio.
        remarks: The newborn's line passed, or more than 10 % immature forms.
    """

    ratio: Decimal | None = None
    working: str = ""
    withheld: Statement | None = None
    remarks: tuple[Statement, ...] = ()

    @property
    def said(self) -> tuple[Statement, ...]:
        """Everything to say of it: the ratio or why there is none, then the remarks."""
        first = self.withheld
        if self.ratio is not None:
            first = say("shift.ratio", working=self.working, ratio=format(self.ratio, "f"))
        return (() if first is None else (first,)) + self.remarks


def left_shift(cbc: Cbc, age_days: int | None, notes: Iterable[Note] = ()) -> LeftShift | None:
    """Return what the differential tells of a left shift; None when nothing in it speaks of one.

    I:T = (bands + metamyelocytes + myelocytes + promyelocytes) / (segs + the same). Blasts are left out. A
    blank is not zero: without segs, or with bands blank or not reported, the ratio is withheld.

    Args:
        cbc: The blood count.
        age_days: Completed days from birth to collection; None: unknown, and then no newborn's line.
        notes: Notes of reading or checking it; a question open in the differential leaves nothing to say.

    Source:
        CLINICAL 1.4.
    """
    opened = {note.field for note in notes if note.kind in (NoteKind.ASK, NoteKind.BLOCK)}
    if opened & _LOOKED_AT:
        return None
    cells, newborn = cbc.differential, age_days is not None and age_days < NEWBORN_DAYS
    young = _young(cells)
    if cells.bands is None and young is None and not (newborn and _has_neutrophils(cells)):
        return None
    immature = EXACT.add(cells.bands or Decimal(0), young or Decimal(0))
    remarks = () if newborn or "wbc" in opened else _over_ten_per_cent(cbc, immature)
    reason = _why_withheld(cells, immature)
    if reason is not None or cells.segs is None:
        return LeftShift(withheld=reason, remarks=remarks)
    total = EXACT.add(cells.segs, immature)
    ratio = _shown(immature, total)
    if newborn and immature > EXACT.multiply(total, NEWBORN_LINE):
        remarks = (say("shift.newborn", ratio=format(ratio, "f"), line=format(NEWBORN_LINE, "f")),)
    return LeftShift(ratio, f"{immature:f} / {total:f}", None, remarks)


def _young(cells: Differential) -> Decimal | None:
    """Return the younger forms: single kinds, or the analyser's sum of them; None when none was entered."""
    single = [kind for name in _YOUNG if (kind := cells.cell(name)) is not None]
    if not single:
        return cells.immature_granulocytes
    total = Decimal(0)
    for kind in single:
        total = EXACT.add(total, kind)
    return total


def _has_neutrophils(cells: Differential) -> bool:
    return cells.segs is not None or cells.neutrophils is not None


def _why_withheld(cells: Differential, immature: Decimal) -> Statement | None:
    if cells.segs is None:
        return say("shift.segs_missing")
    if cells.bands is None:
        return say("shift.bands_not_reported" if cells.bands_reported is False else "shift.bands_blank")
    return say("shift.no_neutrophils") if EXACT.add(cells.segs, immature) == 0 else None


def _over_ten_per_cent(cbc: Cbc, immature: Decimal) -> tuple[Statement, ...]:
    """Return the remark on more than 10 % immature forms among the white cells; nothing when not known."""
    share = immature
    if cbc.differential.unit != "%":
        if cbc.wbc is None or cbc.wbc.comparator is not None or to_canonical(cbc.wbc) == 0:
            return ()
        counted = EXACT.scaleb(in_canonical(immature, cbc.differential.unit), Decimal(2))
        share = _DIVISION.divide(counted, to_canonical(cbc.wbc))
    over = share > IMMATURE_SHARE
    return (say("shift.over_ten_per_cent", line=format(IMMATURE_SHARE, "f")),) if over else ()


def _shown(immature: Decimal, total: Decimal) -> Decimal:
    """Return the ratio with three decimals; with more where rounding would come onto or over the line."""
    above = immature > EXACT.multiply(total, NEWBORN_LINE)
    on_line = immature == EXACT.multiply(total, NEWBORN_LINE)
    ratio = _DIVISION.divide(immature, total)
    for places in range(_FEWEST_PLACES, _MOST_PLACES):
        shown = ratio.quantize(Decimal(1).scaleb(-places), context=_DIVISION)
        if (shown > NEWBORN_LINE) is above and (shown == NEWBORN_LINE) is on_line:
            return shown
    return ratio
