"""The text of the open count, field by field, exactly as typed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from neutro_desk.workup.statements import Choice


class EntryMode(Enum):
    """How the laboratory reports neutrophils; remembered for the ward."""

    LABORATORY_ANC = "lab"
    TOTAL = "total"
    SEGS_AND_BANDS = "segs+bands"


@dataclass(frozen=True, slots=True)
class TypedCbc:
    """The text of the open count, field by field, exactly as typed ("" is blank).

    Attributes:
        mode: Which neutrophil fields are in use; text in the fields of the other modes is kept but not read.
        wbc_unit, anc_unit: UCUM codes chosen beside the fields; "" means none chosen yet.
        differential_unit: `%` or the UCUM code of a cell count.
        bands_not_reported: The tick beside Bands.
        anc_beside: Whether the laboratory's own count is entered beside a differential, and so is read too.
        anc_lower_limit_unit: "" while it is the unit of the laboratory's count.
        typed_in: `FIELD:UNIT` for each number whose unit was changed after it was typed: its first unit.
        wbc_corrected, plotted: "" or the value of `Known` / `Plotted`.
        confirmed: Readings a person confirmed, each bound to the text it was given for.
    """

    mode: EntryMode = EntryMode.SEGS_AND_BANDS
    collected_date: str = ""
    collected_time: str = ""
    received_date: str = ""
    received_time: str = ""
    method: str = ""
    cells_counted: str = ""
    laboratory: str = ""
    wbc: str = ""
    wbc_unit: str = "10*9/L"
    differential_unit: str = "%"
    neutrophils: str = ""
    segs: str = ""
    bands: str = ""
    bands_not_reported: bool = False
    metamyelocytes: str = ""
    myelocytes: str = ""
    promyelocytes: str = ""
    immature_granulocytes: str = ""
    blasts: str = ""
    lymphocytes: str = ""
    atypical_lymphocytes: str = ""
    monocytes: str = ""
    eosinophils: str = ""
    basophils: str = ""
    other: str = ""
    anc: str = ""
    anc_unit: str = "10*9/L"
    anc_beside: bool = False
    anc_lower_limit: str = ""
    anc_lower_limit_unit: str = ""
    haemoglobin: str = ""
    haemoglobin_unit: str = "g/L"
    mcv: str = ""
    platelets: str = ""
    platelets_unit: str = "10*9/L"
    reticulocytes: str = ""
    reticulocytes_unit: str = "%"
    nrbc: str = ""
    wbc_corrected: str = ""
    plotted: str = ""
    confirmed: frozenset[str] = field(default_factory=frozenset)
    typed_in: frozenset[str] = field(default_factory=frozenset)

    @property
    def limit_unit(self) -> str:
        """The unit of the laboratory's lower limit: its own, or that of the laboratory's count."""
        return self.anc_lower_limit_unit or self.anc_unit

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed; units, method and laboratory may stand from the count before."""
        return replace(self, confirmed=frozenset()) == self.for_next_count()

    def for_next_count(self) -> TypedCbc:
        """Return a blank count of the same laboratory: entry mode, method and units stay."""
        return TypedCbc(
            mode=self.mode,
            method=self.method,
            laboratory=self.laboratory,
            wbc_unit=self.wbc_unit,
            anc_unit=self.anc_unit,
            anc_lower_limit_unit=self.anc_lower_limit_unit,
            differential_unit=self.differential_unit,
            haemoglobin_unit=self.haemoglobin_unit,
            platelets_unit=self.platelets_unit,
            reticulocytes_unit=self.reticulocytes_unit,
        )

    def chosen(self, choice: Choice) -> TypedCbc:
        """Return the text after a person took `choice`."""
        changed = replace(self, **dict(choice.changes))  # type: ignore[arg-type]
        if choice.confirms is None:
            return changed
        first_units = frozenset(choice.confirms.split("|"))
        if first_units <= self.typed_in:
            return replace(changed, typed_in=self.typed_in - first_units)
        return replace(changed, confirmed=self.confirmed | {choice.confirms})
