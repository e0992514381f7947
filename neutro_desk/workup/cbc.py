"""Step 1: a typed blood count becomes a Cbc, or every problem in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from neutro_desk.workup.case import Cbc
from neutro_desk.workup.statements import Choice, Note


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
        wbc_corrected, plotted: "" or the value of `Known` / `Plotted`.
        confirmed: Readings a person confirmed, each bound to the text it was given for.
    """

    mode: EntryMode = EntryMode.SEGS_AND_BANDS
    collected_date: str = ""
    collected_time: str = ""
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
    anc_lower_limit: str = ""
    haemoglobin: str = ""
    haemoglobin_unit: str = "g/L"
    mcv: str = ""
    platelets: str = ""
    platelets_unit: str = "10*9/L"
    reticulocytes: str = ""
    nrbc: str = ""
    wbc_corrected: str = ""
    plotted: str = ""
    confirmed: frozenset[str] = field(default_factory=frozenset)

    def chosen(self, choice: Choice) -> TypedCbc:
        """Return the text after a person took `choice`."""
        changed = replace(self, **dict(choice.changes))  # type: ignore[arg-type]
        return changed if choice.confirms is None else replace(changed, confirmed=self.confirmed | {choice.confirms})


@dataclass(frozen=True, slots=True)
class CbcReading:
    """What was understood of a typed count.

    Attributes:
        cbc: Everything that could be read; a field with an open question or a block is None in it.
        notes: Every remark, in the order of the fields.
    """

    cbc: Cbc
    notes: tuple[Note, ...]


def read_cbc(typed: TypedCbc, now: datetime | None) -> CbcReading:
    """Read a typed count: all problems at once, nothing guessed.

    Args:
        typed: The text of the fields.
        now: The workstation's time, for typed times such as `0610` or `-1 0610`, and for refusing future ones.

    Returns:
        The count, with a note for every question, impossibility and oddity (UX, Messages).
    """
    raise NotImplementedError


def check_cbc(cbc: Cbc) -> tuple[Note, ...]:
    """Return the plausibility notes of a count that is already exact (from a file or the command line).

    The same rules as for typed text, except those about how a number was typed: what has one reading is a
    `warn`, a fraction that may be a percentage an `ask`, the impossible a `block` (INTERFACE).
    """
    raise NotImplementedError
