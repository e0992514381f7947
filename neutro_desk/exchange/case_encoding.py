"""A Case becomes the text of a case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

import msgspec

from neutro_desk.exchange.case_file import FORMAT, VERSION
from neutro_desk.exchange.case_shapes import (
    AnswerShape,
    CaseShape,
    CountShape,
    DifferentialShape,
    EventShape,
    PatientShape,
    QuantityShape,
    VoidedShape,
    WbcShape,
)
from neutro_desk.workup.case import CELLS, Answer, Case, Cbc, Event, Patient, Quantity


def encoded(case: Case) -> str:
    """Return the text of a case file: every number as text, every missing value null."""
    shape = CaseShape(
        format=FORMAT,
        version=VERSION,
        patient=patient_shape(case.patient),
        counts=[count_shape(cbc) for cbc in case.counts],
        events=[event_shape(event) for event in case.events],
        answers=_answers(case.answers),
        notes=case.notes,
    )
    return msgspec.json.format(msgspec.json.encode(shape), indent=1).decode() + "\n"


def patient_shape(patient: Patient) -> PatientShape:
    """Return the wire shape of who the counts belong to."""
    return PatientShape(
        name=patient.name,
        identifier=patient.identifier,
        birth_date=_moment(patient.birth_date),
        birth_time=_clock(patient.birth_time),
        sex=patient.sex.value if patient.sex else None,
        gestation_weeks=patient.gestation_weeks,
        birth_weight_g=patient.birth_weight_g,
        duffy=patient.duffy.value,
        setting=patient.setting.value if patient.setting else None,
        diagnosis=patient.diagnosis,
    )


def count_shape(cbc: Cbc) -> CountShape:
    """Return the wire shape of one count."""
    cells = {
        name: None if (value := cbc.differential.cell(name)) is None else format(value, "f") for name in CELLS
    }
    return CountShape(
        id=cbc.id,
        collected=_moment(cbc.collected),
        received=_moment(cbc.received),
        method=cbc.method.value if cbc.method else None,
        cells_counted=cbc.cells_counted,
        laboratory=cbc.laboratory,
        wbc=_wbc(cbc),
        nrbc_per_100_wbc=None if cbc.nrbc is None else format(cbc.nrbc, "f"),
        differential=DifferentialShape(
            unit=cbc.differential.unit, bands_reported=cbc.differential.bands_reported, **cells
        ),
        anc=_quantity(cbc.anc),
        anc_lower_limit=_quantity(cbc.anc_lower_limit),
        plotted=cbc.plotted.value if cbc.plotted else None,
        haemoglobin=_quantity(cbc.haemoglobin),
        mcv=_quantity(cbc.mcv),
        platelets=_quantity(cbc.platelets),
        reticulocytes=_quantity(cbc.reticulocytes),
        voided=VoidedShape(at=_written(cbc.voided.at), reason=cbc.voided.reason) if cbc.voided else None,
        confirmed=sorted(cbc.confirmed) if cbc.confirmed else msgspec.UNSET,
    )


def _wbc(cbc: Cbc) -> WbcShape | None:
    if cbc.wbc is None:
        return None
    return WbcShape(
        value=format(cbc.wbc.value, "f"),
        unit=cbc.wbc.unit,
        corrected_for_nrbc=cbc.wbc_corrected.value if cbc.wbc_corrected else None,
        comparator=cbc.wbc.comparator.value if cbc.wbc.comparator else None,
    )


def event_shape(event: Event) -> EventShape:
    """Return the wire shape of one event."""
    return EventShape(
        kind=event.kind.value,
        name=event.name,
        at=_moment(event.at),
        start=_moment(event.start),
        stop=_moment(event.stop),
        dose=event.dose,
        temperature=_quantity(event.temperature),
    )


def _answers(answers: Mapping[str, Answer]) -> dict[str, str | AnswerShape]:
    return {
        question: AnswerShape(answer=answer.value, note=answer.note) if answer.note else answer.value
        for question, answer in answers.items()
    }


def _quantity(quantity: Quantity | None) -> QuantityShape | None:
    if quantity is None:
        return None
    comparator = quantity.comparator.value if quantity.comparator else None
    return QuantityShape(value=format(quantity.value, "f"), unit=quantity.unit, comparator=comparator)


def _clock(clock: time | None) -> str | None:
    return None if clock is None else clock.isoformat("seconds" if clock.second else "minutes")


def _moment(moment: date | None) -> str | None:
    return None if moment is None else _written(moment)


def _written(moment: date) -> str:
    written = moment.isoformat()
    return written.removesuffix(":00") if written.count(":") > 1 else written
