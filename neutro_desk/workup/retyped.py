"""A recorded count back as the text a person would have typed, for amending it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from neutro_desk.languages import ENGLISH, Language
from neutro_desk.workup.case import CELLS, Cbc, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from neutro_desk.workup.moments import written_day
from neutro_desk.workup.quantities import read_typed_number


def typed_again(cbc: Cbc, usual: EntryMode, language: Language = ENGLISH) -> TypedCbc:
    """Return the text of a recorded count; every number as it was entered.

    Args:
        cbc: The count.
        usual: The entry mode where the count itself does not tell.
        language: Whose months the dates take.
    """
    cells = {name: _number(cbc.differential.cell(name)) for name in CELLS}
    return TypedCbc(
        mode=_mode(cbc, usual),
        collected_date=written_day(cbc.collected, language) if cbc.collected else "",
        collected_time=_clock(cbc.collected),
        received_date=written_day(cbc.received, language) if cbc.received else "",
        received_time=_clock(cbc.received),
        method=cbc.method.value if cbc.method else "",
        cells_counted="" if cbc.cells_counted is None else str(cbc.cells_counted),
        laboratory=cbc.laboratory or "",
        wbc=_amount(cbc.wbc),
        wbc_unit=cbc.wbc.unit if cbc.wbc else "10*9/L",
        differential_unit=cbc.differential.unit,
        bands_not_reported=cbc.differential.bands_reported is False,
        anc=_amount(cbc.anc),
        anc_beside=cbc.anc is not None,
        anc_unit=cbc.anc.unit if cbc.anc else "10*9/L",
        anc_lower_limit=_amount(cbc.anc_lower_limit),
        anc_lower_limit_unit=cbc.anc_lower_limit.unit if cbc.anc_lower_limit else "",
        haemoglobin=_amount(cbc.haemoglobin),
        haemoglobin_unit=cbc.haemoglobin.unit if cbc.haemoglobin else "g/L",
        mcv=_amount(cbc.mcv),
        platelets=_amount(cbc.platelets),
        platelets_unit=cbc.platelets.unit if cbc.platelets else "10*9/L",
        reticulocytes=_amount(cbc.reticulocytes),
        reticulocytes_unit=cbc.reticulocytes.unit if cbc.reticulocytes else "%",
        nrbc=_number(cbc.nrbc),
        wbc_corrected=cbc.wbc_corrected.value if cbc.wbc_corrected else "",
        plotted=cbc.plotted.value if cbc.plotted else "",
        confirmed=cbc.confirmed,
        typed_in=frozenset(),
        **cells,
    )


def _clock(time: datetime | None) -> str:
    """Return the time of day, with the seconds that a file may hold."""
    return "" if time is None else time.strftime("%H:%M:%S" if time.second else "%H:%M")


def _mode(cbc: Cbc, usual: EntryMode) -> EntryMode:
    """Return the mode in which the same cells give the same count: a total that stands alone is a total."""
    cells = cbc.differential
    if cells.neutrophils is not None and (cells.segs is None or cells.bands is None):
        return EntryMode.TOTAL
    if cells.segs is not None or cells.bands is not None:
        return EntryMode.SEGS_AND_BANDS
    return EntryMode.LABORATORY_ANC if cbc.anc is not None else usual


def _number(value: Decimal | None) -> str:
    """Return a number as entered; 1.234 with a further zero, as it would be asked about when typed."""
    text = "" if value is None else format(value, "f")
    return f"{text}0" if read_typed_number(text).may_be else text


def _amount(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    return (quantity.comparator.value if quantity.comparator else "") + _number(quantity.value)
