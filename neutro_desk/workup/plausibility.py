"""What is odd, impossible or has two readings in one blood count that is already exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from neutro_desk.workup.case import CELLS, Cbc, Comparator, Differential, Known, Quantity
from neutro_desk.workup.computed import computed_count, corrected_wbc
from neutro_desk.workup.quantities import EXACT, GRADE_LINES, PER_LITRE, in_canonical, to_canonical
from neutro_desk.workup.sample_notes import sample_notes
from neutro_desk.workup.scale import amount_notes, fraction_notes
from neutro_desk.workup.statements import Choice, Note, NoteKind, Statement, say

_HUNDRED = Decimal(100)
_NEUTROPHILS = ("segs", "bands", "neutrophils")
_QUANTITIES = ("wbc", "anc", "anc_lower_limit", "haemoglobin", "mcv", "platelets", "reticulocytes")
_MEASURED = attrgetter(*_QUANTITIES)

SUM_NOTED = (Decimal(98), Decimal(102))
"""A complete differential outside this, per cent, is noted. Source: UX, Messages."""

SUM_PROVISIONAL = (Decimal(90), Decimal(105))
"""Outside this the result is provisional. Source: UX, Messages."""

DIFFER_SHARE, DIFFER_COUNT = Decimal("0.1"), Decimal("0.1")
"""Laboratory and computed counts that differ by more than both are asked about. Source: CLINICAL 1.2."""

MOST_CELLS_COUNTED = 99_999
"""More cells than this in one differential are a slip; limits of a share are worked out up to it."""

LOWER_LIMITS = (Decimal("0.2"), Decimal(20))
"""A laboratory's lower limit outside this, 10^9/L, is in the wrong unit."""


def plausibility_notes(
    cbc: Cbc, confirmed: frozenset[str] = frozenset(), lines: tuple[Decimal, ...] = GRADE_LINES
) -> tuple[Note, ...]:
    """Return every remark on one exact count, in the order of the fields.

    Args:
        cbc: The blood count.
        confirmed: Readings a person confirmed, each bound to the number it was given for.
        lines: The lines of the grading in use, 10^9/L.

    Source:
        UX, Messages; CLINICAL 1.2, 1.3, 1.5.
    """
    notes = list(_impossible_numbers(cbc))
    sound = without_open_fields(cbc, notes)
    notes += amount_notes(sound, confirmed)
    notes += _share_notes(sound.differential)
    sound = without_open_fields(sound, notes)
    notes += fraction_notes(sound.differential, confirmed)
    notes += _limit_notes(sound)
    sound = without_open_fields(sound, notes)
    notes += _sum_notes(sound.differential)
    notes += _neutrophil_notes(sound.differential)
    notes += _nrbc_notes(sound)
    if not any(note.field == "differential" and note.kind is NoteKind.BLOCK for note in notes):
        notes += _two_count_notes(sound, lines)
    notes += sample_notes(sound, confirmed)
    return gravest(notes)


@lru_cache(maxsize=64)
def lower_limit_range(unit: str) -> tuple[Decimal, Decimal]:
    """Return the least and the most a laboratory's lower limit can be, in one unit of cell counts.

    Raises:
        ValueError: If the unit counts no cells.
    """
    one = in_canonical(Decimal(1), unit)
    return EXACT.divide(LOWER_LIMITS[0], one), EXACT.divide(LOWER_LIMITS[1], one)


def gravest(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes once each; a field with an open question or a block keeps only those."""
    once = tuple(dict.fromkeys(notes))
    opened = {note.field for note in once if note.kind in (NoteKind.ASK, NoteKind.BLOCK)}
    return tuple(
        note for note in once if note.field not in opened or note.kind in (NoteKind.ASK, NoteKind.BLOCK)
    )


def without_open_fields(cbc: Cbc, notes: Iterable[Note]) -> Cbc:
    """Return the count without the fields that have an open question or a block.

    A laboratory count that is only asked about beside the computed one is read, and stays.
    """
    opened = {
        note.field
        for note in notes
        if note.kind in (NoteKind.ASK, NoteKind.BLOCK) and note.statement.key != "anc.which"
    }
    if not opened:
        return cbc
    cells = {name: None for name in CELLS if name in opened}
    fields: dict[str, None] = {
        name: None for name in (*_QUANTITIES, "nrbc", "cells_counted") if name in opened
    }
    if not cells and not fields:
        return cbc
    return replace(cbc, differential=replace(cbc.differential, **cells), **fields)  # type: ignore[arg-type]


def _impossible_numbers(cbc: Cbc) -> Iterable[Note]:
    entered = list(cbc.differential.entered().items())
    quantities: tuple[Quantity | None, ...] = _MEASURED(cbc)
    entered += [
        (name, quantity.value)
        for name, quantity in zip(_QUANTITIES, quantities, strict=True)
        if quantity is not None
    ]
    if cbc.nrbc is not None:
        entered.append(("nrbc", cbc.nrbc))
    for name, value in entered:
        if not value.is_finite() or value < 0:
            yield Note(NoteKind.BLOCK, name, say("number.negative", text=str(value)))
    counted = cbc.cells_counted
    if counted is not None and not 1 <= counted <= MOST_CELLS_COUNTED:
        key = "cells_counted.not_whole" if counted < 1 else "cells_counted.too_many"
        yield Note(NoteKind.BLOCK, "cells_counted", say(key, text=str(counted)))


def _share_notes(cells: Differential) -> Iterable[Note]:
    if cells.unit != "%":
        return
    for name, value in cells.entered().items():
        if value > _HUNDRED:
            yield Note(NoteKind.BLOCK, name, say("share.over_100", text=format(value, "f")))


def _limit_notes(cbc: Cbc) -> Iterable[Note]:
    limit = cbc.anc_lower_limit
    if limit is None:
        return
    low, high = lower_limit_range(limit.unit)
    number = format(limit.value, "f")
    if limit.comparator is not None:
        said = say("anc_lower_limit.comparator", text=limit.comparator.value + number)
        yield Note(NoteKind.BLOCK, "anc_lower_limit", said)
    elif not low <= limit.value <= high:
        yield Note(NoteKind.BLOCK, "anc_lower_limit", say("anc_lower_limit.impossible", number=number))


def _sum_notes(cells: Differential) -> Iterable[Note]:
    """Neutrophils over 100 per cent block; a complete differential that adds to something else is noted."""
    if cells.unit != "%":
        return
    neutrophils = _added(cells.segs, cells.bands)
    if neutrophils > _HUNDRED:
        together = say("differential.neutrophils_over_100", total=format(neutrophils, "f"))
        yield Note(NoteKind.BLOCK, "differential", together)
        return
    known = cells.segs if cells.segs is not None else cells.neutrophils
    if known is None or cells.lymphocytes is None or cells.monocytes is None:
        return
    total = differential_total(cells)
    if not SUM_PROVISIONAL[0] <= total <= SUM_PROVISIONAL[1]:
        said = say("differential.sum_provisional", total=format(total, "f"))
        yield Note(NoteKind.WARN, "differential", said, provisional=True)
    elif not SUM_NOTED[0] <= total <= SUM_NOTED[1]:
        yield Note(NoteKind.NOTE, "differential", say("differential.sum_noted", total=format(total, "f")))


def differential_total(cells: Differential) -> Decimal:
    """Return the sum of what was counted, no cell twice: a total holds its bands, IG its kinds."""
    by_kind = cells.segs is not None
    young = (cells.metamyelocytes, cells.myelocytes, cells.promyelocytes)
    analyser = cells.immature_granulocytes if by_kind and all(kind is None for kind in young) else None
    rest = (
        *(cells.blasts, cells.lymphocytes, cells.atypical_lymphocytes, cells.monocytes),
        *(cells.eosinophils, cells.basophils, cells.other),
    )
    neutrophils = (cells.segs, cells.bands) if by_kind else (cells.neutrophils,)
    return _added(*neutrophils, *young, analyser, *rest)


def _neutrophil_notes(cells: Differential) -> Iterable[Note]:
    if cells.segs is None and cells.neutrophils is None and cells.bands is not None:
        yield Note(NoteKind.NOTE, "segs", say("segs.missing"))
    if cells.segs is None or cells.neutrophils is not None:
        return
    if cells.bands is None and cells.bands_reported is not False:
        yield Note(NoteKind.WARN, "bands", say("bands.blank"), provisional=True)


def _nrbc_notes(cbc: Cbc) -> Iterable[Note]:
    """Ask whether the white count is corrected; until answered the lower count stands, provisional."""
    corrected = corrected_wbc(cbc)
    if cbc.wbc is None or not cbc.nrbc or corrected is None or cbc.wbc_corrected is not None:
        return
    red, white = format(cbc.nrbc, "f"), cbc.wbc.value
    working = say(
        "choice.nrbc_no", number=format(white, "f"), nrbc=red, corrected=_in_unit(corrected, cbc.wbc)
    )
    choices = (
        Choice(say("choice.yes"), (("wbc_corrected", Known.YES.value),)),
        Choice(working, (("wbc_corrected", Known.NO.value),)),
        Choice(say("choice.nrbc_unknown"), (("wbc_corrected", Known.UNKNOWN.value),)),
    )
    counted = any(cbc.differential.cell(name) is not None for name in _NEUTROPHILS)
    yield Note(NoteKind.WARN, "nrbc", say("nrbc.corrected"), choices, provisional=counted)


def _in_unit(count: Decimal, like: Quantity) -> str:
    """Return a corrected white count for its button: to 0.01 x 10^9/L, or whole in the small units."""
    one = in_canonical(Decimal(1), like.unit)
    finest = Decimal(1) if one < 1 else EXACT.divide(Decimal("0.01"), one)
    return format(EXACT.divide(count, one).quantize(finest, context=EXACT), "f")


def _two_count_notes(cbc: Cbc, lines: tuple[Decimal, ...]) -> Iterable[Note]:
    if cbc.anc is None and cbc.differential.unit == "%":
        return  # there is one count alone, and a share of the white cells cannot lie above them
    computed = computed_count(cbc)
    laboratory = None if cbc.anc is None else to_canonical(cbc.anc)
    absolute = None if computed is None or cbc.differential.unit == "%" else Quantity(computed, PER_LITRE)
    for field, part in (("anc", cbc.anc), ("differential", absolute)):
        over = _over_wbc(part, cbc.wbc)
        if over is not None:
            yield Note(NoteKind.BLOCK, field, over)
            return
    if computed is None or laboratory is None or cbc.plotted is not None:
        return
    below = _is_below(cbc.anc)
    if _differ(laboratory, computed, lines, below=below):
        choices = (
            Choice(say("choice.plot_lab"), (("plotted", "lab"),)),
            Choice(say("choice.plot_computed"), (("plotted", "computed"),)),
        )
        said = say("anc.which", laboratory=laboratory, computed=computed, sign="<" if below else "")
        yield Note(NoteKind.ASK, "anc", said, choices)


def _over_wbc(part: Quantity | None, wbc: Quantity | None) -> Statement | None:
    """Return what is said of a count that surely lies above the white count; `<` and `>` shut it out."""
    if part is None or wbc is None or _is_below(part) or wbc.comparator is Comparator.ABOVE:
        return None
    one, most = to_canonical(part), to_canonical(wbc)
    signs = [quantity.comparator.value if quantity.comparator else "" for quantity in (part, wbc)]
    if one < most or (one == most and not any(signs)):
        return None
    if not any(signs):
        return say("anc.over_wbc", anc=one, wbc=most)
    return say("anc.over_wbc_limit", anc_sign=signs[0], anc=one, wbc_sign=signs[1], wbc=most)


def _is_below(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.comparator is Comparator.BELOW


def _differ(laboratory: Decimal, computed: Decimal, lines: tuple[Decimal, ...], *, below: bool) -> bool:
    """Return whether two counts of one sample differ by over 10 % and 0.1, or lie across a line."""
    if below:
        return computed >= laboratory
    apart = abs(laboratory - computed)
    far = apart > DIFFER_COUNT and apart > DIFFER_SHARE * min(laboratory, computed)
    return far or any((line <= laboratory) is not (line <= computed) for line in lines)


def _added(*parts: Decimal | None) -> Decimal:
    total = Decimal(0)
    for part in parts:
        total = total if part is None else EXACT.add(total, part)
    return total
