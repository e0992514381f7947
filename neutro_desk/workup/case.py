"""Case: all that is known of one patient's neutropenia, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from types import MappingProxyType

from neutro_desk.workup.case_words import AnswerWord as AnswerWord  # noqa: PLC0414  part of a case to all others
from neutro_desk.workup.case_words import EventKind as EventKind  # noqa: PLC0414

Moment = date | datetime
"""A day, or a day with its time; never with a time zone."""


class Comparator(Enum):
    """A censored value: the true one lies below, or above, the number given."""

    BELOW = "<"
    ABOVE = ">"


class Method(Enum):
    """How the differential was counted."""

    MANUAL = "manual"
    AUTOMATED = "automated"


class Known(Enum):
    """Yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Sex(Enum):
    """Sex as recorded by the ward."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Duffy(Enum):
    """Duffy (ACKR1) red cell type; a tested fact, never inferred from ancestry."""

    NULL = "null"
    POSITIVE = "positive"
    UNKNOWN = "unknown"


class Setting(Enum):
    """Where the patient is looked after; it orders the checklist, nothing else."""

    ONCOLOGY = "oncology"
    INPATIENT = "inpatient"
    OUTPATIENT = "outpatient"
    CHILD = "child"


class Plotted(Enum):
    """Which of two differing neutrophil counts is used."""

    LABORATORY = "lab"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value as entered.

    Attributes:
        value: The number, exactly as entered (trailing zeros kept).
        unit: UCUM code, such as `10*9/L`, `/uL`, `%`, `g/L`, `fL`, `Cel`.
        comparator: Set for a censored value such as `<0.1`.
    """

    value: Decimal
    unit: str
    comparator: Comparator | None = None


CELLS = (
    "segs",
    "bands",
    "neutrophils",
    "metamyelocytes",
    "myelocytes",
    "promyelocytes",
    "immature_granulocytes",
    "blasts",
    "lymphocytes",
    "atypical_lymphocytes",
    "monocytes",
    "eosinophils",
    "basophils",
    "other",
)
"""Names of the cells of a differential, in the order of the case file."""

_CELL_NAMES = frozenset(CELLS)
_ENTRIES = attrgetter(*CELLS)


@dataclass(frozen=True, slots=True)
class Differential:
    """Shares or absolute counts of the white cells, all in one unit.

    Attributes:
        unit: `%` or the UCUM code of a cell count.
        bands_reported: False when the laboratory does not report bands; None when nobody said.
    """

    unit: str = "%"
    segs: Decimal | None = None
    bands: Decimal | None = None
    bands_reported: bool | None = None
    neutrophils: Decimal | None = None
    metamyelocytes: Decimal | None = None
    myelocytes: Decimal | None = None
    promyelocytes: Decimal | None = None
    immature_granulocytes: Decimal | None = None
    blasts: Decimal | None = None
    lymphocytes: Decimal | None = None
    atypical_lymphocytes: Decimal | None = None
    monocytes: Decimal | None = None
    eosinophils: Decimal | None = None
    basophils: Decimal | None = None
    other: Decimal | None = None

    def cell(self, name: str) -> Decimal | None:
        """Return the entry of one of `CELLS`."""
        if name not in _CELL_NAMES:
            raise KeyError(name)
        value: Decimal | None = getattr(self, name)
        return value

    def entered(self) -> dict[str, Decimal]:
        """Return every cell that has an entry, in the order of `CELLS`."""
        entries: tuple[Decimal | None, ...] = _ENTRIES(self)
        return {name: value for name, value in zip(CELLS, entries, strict=True) if value is not None}


@dataclass(frozen=True, slots=True)
class Voided:
    """A value taken out of use, kept and shown struck through."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Cbc:
    """One blood count, every entry exact and in the unit it was entered in.

    Attributes:
        id: Identifier within the case; empty for the open draft.
        collected: When the sample was taken; None while unknown.
        cells_counted: Cells of a manual differential.
        wbc: White cells; unit a cell count.
        wbc_corrected: Whether the white count is already corrected for nucleated red cells; None: not asked.
        nrbc: Nucleated red cells per 100 white cells.
        anc: The laboratory's own absolute neutrophil count.
        anc_lower_limit: The laboratory's lower reference limit for it.
        plotted: The choice between laboratory and computed count where they differ.
        confirmed: Odd readings a person confirmed, so that they are not asked again (`workup/confirmed.py`).
    """

    id: str = ""
    collected: datetime | None = None
    received: datetime | None = None
    method: Method | None = None
    cells_counted: int | None = None
    laboratory: str | None = None
    wbc: Quantity | None = None
    wbc_corrected: Known | None = None
    nrbc: Decimal | None = None
    differential: Differential = field(default_factory=Differential)
    anc: Quantity | None = None
    anc_lower_limit: Quantity | None = None
    plotted: Plotted | None = None
    haemoglobin: Quantity | None = None
    mcv: Quantity | None = None
    platelets: Quantity | None = None
    reticulocytes: Quantity | None = None
    voided: Voided | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the time line: a point (`at`) or a span (`start`, `stop`; None: ongoing)."""

    kind: EventKind
    name: str | None = None
    at: Moment | None = None
    start: Moment | None = None
    stop: Moment | None = None
    dose: str | None = None
    temperature: Quantity | None = None

    @property
    def begins(self) -> Moment | None:
        """The point, or the start of the span; None when neither is known."""
        return self.at if self.at is not None else self.start


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the checklist: one of the four words, or the value the question asks for."""

    value: str
    note: str = ""

    @property
    def word(self) -> AnswerWord | None:
        """The answer as one of the four words; None when it is another value."""
        return next((word for word in AnswerWord if word.value == self.value), None)


@dataclass(frozen=True, slots=True)
class Patient:
    """Who the counts belong to; identifying fields stay out of every `repr`."""

    name: str | None = field(default=None, repr=False)
    identifier: str | None = field(default=None, repr=False)
    birth_date: date | None = field(default=None, repr=False)
    birth_time: time | None = field(default=None, repr=False)
    sex: Sex | None = None
    gestation_weeks: int | None = None
    birth_weight_g: int | None = None
    duffy: Duffy = Duffy.UNKNOWN
    setting: Setting | None = None
    diagnosis: str | None = field(default=None, repr=False)


NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known: patient, counts, events, answers, notes. Never changed, only replaced."""

    patient: Patient = field(default_factory=Patient)
    counts: tuple[Cbc, ...] = ()
    events: tuple[Event, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)
    notes: str = field(default="", repr=False)


def moment_as_datetime(moment: Moment, *, end_of_day: bool = False) -> datetime:
    """Return a moment as a date with time; a bare day stands for its start, or its end on request."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(23, 59, 59) if end_of_day else time(0, 0))
