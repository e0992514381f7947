"""The wire shape of a case file (INTERFACE): what the JSON may hold, before it becomes a Case."""

from __future__ import annotations

import msgspec


class QuantityShape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A measured value: number as text, UCUM unit, and `<` or `>` for a censored one."""

    value: str
    unit: str
    comparator: str | None = None


class WbcShape(msgspec.Struct, forbid_unknown_fields=True):
    """White cells, with the answer about nucleated red cells."""

    value: str
    unit: str
    corrected_for_nrbc: str | None = None
    comparator: str | None = None


class DifferentialShape(msgspec.Struct, forbid_unknown_fields=True):
    """Cells of a differential, all in one unit."""

    unit: str = "%"
    segs: str | None = None
    bands: str | None = None
    bands_reported: bool | None = None
    neutrophils: str | None = None
    metamyelocytes: str | None = None
    myelocytes: str | None = None
    promyelocytes: str | None = None
    immature_granulocytes: str | None = None
    blasts: str | None = None
    lymphocytes: str | None = None
    atypical_lymphocytes: str | None = None
    monocytes: str | None = None
    eosinophils: str | None = None
    basophils: str | None = None
    other: str | None = None


class VoidedShape(msgspec.Struct, forbid_unknown_fields=True):
    """When and why a value was taken out of use."""

    at: str
    reason: str


class CountShape(msgspec.Struct, forbid_unknown_fields=True):
    """One blood count."""

    id: str | None = None
    collected: str | None = None
    received: str | None = None
    method: str | None = None
    cells_counted: int | None = None
    laboratory: str | None = None
    wbc: WbcShape | None = None
    nrbc_per_100_wbc: str | None = None
    differential: DifferentialShape | None = None
    anc: QuantityShape | None = None
    anc_lower_limit: QuantityShape | None = None
    plotted: str | None = None
    haemoglobin: QuantityShape | None = None
    mcv: QuantityShape | None = None
    platelets: QuantityShape | None = None
    reticulocytes: QuantityShape | None = None
    voided: VoidedShape | None = None
    confirmed: list[str] | msgspec.UnsetType | None = msgspec.UNSET


class EventShape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One event: a point (`at`) or a span (`start`, `stop`)."""

    kind: str
    name: str | None = None
    at: str | None = None
    start: str | None = None
    stop: str | None = None
    dose: str | None = None
    temperature: QuantityShape | None = None


class AnswerShape(msgspec.Struct, forbid_unknown_fields=True):
    """An answer with a note."""

    answer: str
    note: str | None = None


class PatientShape(msgspec.Struct, forbid_unknown_fields=True):
    """Who the counts belong to."""

    name: str | None = None
    identifier: str | None = None
    birth_date: str | None = None
    birth_time: str | None = None
    sex: str | None = None
    gestation_weeks: int | None = None
    birth_weight_g: int | None = None
    duffy: str | None = None
    setting: str | None = None
    diagnosis: str | None = None


class CaseShape(msgspec.Struct, forbid_unknown_fields=True):
    """A whole case file; `format` and `version` are read before it."""

    format: str
    version: int
    patient: PatientShape | None = None
    counts: list[CountShape] | None = None
    events: list[EventShape] | None = None
    answers: dict[str, str | AnswerShape] | None = None
    notes: str | None = None
