"""The text of a case file becomes a Case, or every problem in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import TypeVar

from neutro_desk.exchange.case_file import CaseFileError
from neutro_desk.exchange.case_shapes import (
    AnswerShape,
    CaseShape,
    CountShape,
    DifferentialShape,
    EventShape,
    PatientShape,
    QuantityShape,
    WbcShape,
)
from neutro_desk.exchange.case_text import case_shape
from neutro_desk.workup.case import (
    CELLS,
    Answer,
    Case,
    Cbc,
    Comparator,
    Differential,
    Duffy,
    Event,
    EventKind,
    Known,
    Method,
    Patient,
    Plotted,
    Quantity,
    Setting,
    Sex,
    Voided,
)
from neutro_desk.workup.confirmed import confirmed_per_millilitre, is_confirmed_reading
from neutro_desk.workup.quantities import file_unit
from neutro_desk.workup.units import CELLS_PER_MILLILITRE

UNDATED = frozenset((EventKind.DRUG, EventKind.CHEMOTHERAPY))
"""A named drug may stand without any date: that it was taken is known more often than since when."""

_Choice = TypeVar("_Choice", bound=Enum)
_Value = TypeVar("_Value")
_GIVEN = attrgetter(*CELLS)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?\Z", re.ASCII)
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?\Z", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?\Z", re.ASCII)


def decoded(text: str) -> Case:
    """Return the case; raise CaseFileError with every problem and its place."""
    shape = case_shape(text)
    return _whole(lambda reader: reader.case(shape))


def decoded_patient(shape: PatientShape) -> Patient:
    """Return who the counts belong to; raise CaseFileError with every problem."""
    return _whole(lambda reader: reader.patient(shape))


def decoded_count(shape: CountShape) -> Cbc:
    """Return one count; raise CaseFileError with every problem."""
    return _whole(lambda reader: reader.count("count", shape, shape.id or ""))


def decoded_event(shape: EventShape) -> Event:
    """Return one event; raise CaseFileError with every problem."""
    return _whole(lambda reader: reader.event("event", shape))


def _whole(read: Callable[[_Reader], _Value]) -> _Value:
    reader = _Reader()
    value = read(reader)
    if reader.problems:
        raise CaseFileError(tuple(reader.problems))
    return value


class _Reader:
    """Turns shapes into values and collects every problem with its place."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def case(self, shape: CaseShape) -> Case:
        ids = _ids(shape.counts or ())
        counts = tuple(
            self.count(f"counts[{n}]", count, ids[n]) for n, count in enumerate(shape.counts or ())
        )
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            self.problems.append(f"counts: the id {twice} is given twice.")
        return Case(
            patient=self.patient(shape.patient or PatientShape()),
            counts=counts,
            events=tuple(self.event(f"events[{n}]", event) for n, event in enumerate(shape.events or ())),
            answers={question: _answer(answer) for question, answer in (shape.answers or {}).items()},
            notes=shape.notes or "",
        )

    def patient(self, shape: PatientShape) -> Patient:
        return Patient(
            name=shape.name or None,
            identifier=shape.identifier or None,
            birth_date=self.maybe("patient.birth_date", shape.birth_date, self.day),
            birth_time=self.maybe("patient.birth_time", shape.birth_time, self.clock),
            sex=self.choice("patient.sex", shape.sex, Sex),
            gestation_weeks=shape.gestation_weeks,
            birth_weight_g=shape.birth_weight_g,
            duffy=self.choice("patient.duffy", shape.duffy, Duffy) or Duffy.UNKNOWN,
            setting=self.choice("patient.setting", shape.setting, Setting),
            diagnosis=shape.diagnosis or None,
        )

    def count(self, place: str, shape: CountShape, count_id: str) -> Cbc:
        if shape.cells_counted is not None and shape.cells_counted < 1:
            self.problems.append(f"{place}.cells_counted: {shape.cells_counted} is not a number of cells.")
        wbc = shape.wbc
        confirmed = self.confirmed(f"{place}.confirmed", shape)
        return Cbc(
            id=count_id,
            collected=self.maybe(f"{place}.collected", shape.collected, self.timestamp),
            received=self.maybe(f"{place}.received", shape.received, self.timestamp),
            method=self.choice(f"{place}.method", shape.method, Method),
            cells_counted=shape.cells_counted,
            laboratory=shape.laboratory or None,
            wbc=self.cells(f"{place}.wbc", wbc, confirmed),
            wbc_corrected=self.choice(
                f"{place}.wbc.corrected_for_nrbc", wbc.corrected_for_nrbc if wbc else None, Known
            ),
            nrbc=self.maybe(f"{place}.nrbc_per_100_wbc", shape.nrbc_per_100_wbc, self.number),
            differential=self.differential(
                f"{place}.differential", shape.differential or DifferentialShape(), confirmed
            ),
            anc=self.cells(f"{place}.anc", shape.anc, confirmed),
            anc_lower_limit=self.cells(f"{place}.anc_lower_limit", shape.anc_lower_limit, confirmed),
            plotted=self.choice(f"{place}.plotted", shape.plotted, Plotted),
            haemoglobin=self.quantity(f"{place}.haemoglobin", shape.haemoglobin, ("g/L", "g/dL", "mmol/L")),
            mcv=self.quantity(f"{place}.mcv", shape.mcv, ("fL",)),
            platelets=self.cells(f"{place}.platelets", shape.platelets, confirmed),
            reticulocytes=self.quantity(f"{place}.reticulocytes", shape.reticulocytes, None),
            voided=self.voided(f"{place}.voided", shape),
            confirmed=confirmed,
        )

    def confirmed(self, place: str, shape: CountShape) -> frozenset[str]:
        given = shape.confirmed or ()
        if not given:
            return frozenset()
        self.problems += [
            f"{place}: {text!r} is no reading that a person can confirm."
            for text in given
            if not is_confirmed_reading(text)
        ]
        return frozenset(given)

    def voided(self, place: str, shape: CountShape) -> Voided | None:
        if shape.voided is None:
            return None
        at = self.timestamp(f"{place}.at", shape.voided.at)
        return None if at is None else Voided(at, shape.voided.reason)

    def differential(self, place: str, shape: DifferentialShape, confirmed: frozenset[str]) -> Differential:
        unit = shape.unit
        if unit != "%":
            sure = confirmed_per_millilitre("differential", confirmed)
            unit = self.cell_unit(f"{place}.unit", unit, sure=sure)
        given = zip(CELLS, _GIVEN(shape), strict=True)
        cells = {name: self.number(f"{place}.{name}", text) for name, text in given if text is not None}
        return Differential(unit=unit, bands_reported=shape.bands_reported, **cells)

    def event(self, place: str, shape: EventShape) -> Event:
        event = Event(
            kind=self.choice(f"{place}.kind", shape.kind, EventKind) or EventKind.OTHER,
            name=shape.name or None,
            at=self.maybe(f"{place}.at", shape.at, self.moment),
            start=self.maybe(f"{place}.start", shape.start, self.moment),
            stop=self.maybe(f"{place}.stop", shape.stop, self.moment),
            dose=shape.dose or None,
            temperature=self.quantity(f"{place}.temperature", shape.temperature, ("Cel", "[degF]")),
        )
        dated = shape.at is not None or shape.start is not None or shape.stop is not None
        if not dated and (event.kind not in UNDATED or not event.name):
            self.problems.append(f"{place}: a date is missing (at, or start and stop).")
        if shape.at is not None and (shape.start is not None or shape.stop is not None):
            self.problems.append(f"{place}: either at, or start and stop, not both.")
        if event.start and event.stop and str(event.stop)[:10] < str(event.start)[:10]:
            self.problems.append(f"{place}: stop lies before start.")
        return event

    # -- single values ------------------------------------------------------------------------------------

    def maybe(self, place: str, text: str | None, read: Callable[[str, str], _Value | None]) -> _Value | None:
        return None if text is None else read(place, text)

    def number(self, place: str, text: str) -> Decimal | None:
        if _NUMBER.match(text):
            return Decimal(text)
        mark = " The decimal mark in files is a point." if "," in text else ""
        self.problems.append(f"{place}: {text!r} is not a number at or above 0.{mark}")
        return None

    def quantity(
        self, place: str, shape: QuantityShape | None, units: tuple[str, ...] | None
    ) -> Quantity | None:
        if shape is None:
            return None
        value = self.number(place, shape.value)
        comparator = self.choice(f"{place}.comparator", shape.comparator, Comparator)
        if units is not None and shape.unit not in units:
            self.problems.append(f"{place}: the unit {shape.unit!r} is not one of {', '.join(units)}.")
        return None if value is None else Quantity(value, shape.unit, comparator)

    def cells(
        self, place: str, shape: QuantityShape | WbcShape | None, confirmed: frozenset[str]
    ) -> Quantity | None:
        if shape is None:
            return None
        value = self.number(place, shape.value)
        sure = bool(confirmed) and confirmed_per_millilitre(place.rpartition(".")[2], confirmed)
        unit = self.cell_unit(place, shape.unit, sure=sure)
        comparator = self.choice(f"{place}.comparator", shape.comparator, Comparator)
        return None if value is None else Quantity(value, unit, comparator)

    def cell_unit(self, place: str, text: str, *, sure: bool) -> str:
        rare = CELLS_PER_MILLILITRE.code
        unit = rare if sure and text == rare else file_unit(text)
        if unit is None:
            self.problems.append(
                f"{place}: {text!r} does not name a cell count completely; write 10*9/L or /uL."
            )
            return "10*9/L"
        return unit

    def choice(self, place: str, text: str | None, kind: type[_Choice]) -> _Choice | None:
        if text is None:
            return None
        try:
            return kind(text)
        except ValueError:
            self.problems.append(f"{place}: {text!r} is not one of {', '.join(str(m.value) for m in kind)}.")
            return None

    def day(self, place: str, text: str) -> date | None:
        moment = self.moment(place, text)
        return moment.date() if isinstance(moment, datetime) else moment

    def timestamp(self, place: str, text: str) -> datetime | None:
        moment = self.moment(place, text)
        if moment is not None and not isinstance(moment, datetime):
            self.problems.append(f"{place}: {text!r} has no time of day.")
            return None
        return moment

    def clock(self, place: str, text: str) -> time | None:
        try:
            read = time.fromisoformat(text) if _CLOCK.match(text) else None
        except ValueError:
            read = None
        if read is None:
            self.problems.append(f"{place}: {text!r} is not a time such as 06:10.")
        return read

    def moment(self, place: str, text: str) -> date | None:
        try:
            if _TIME.match(text):
                return datetime.fromisoformat(text)
            if _DAY.match(text):
                return date.fromisoformat(text)
        except ValueError:
            self.problems.append(f"{place}: there is no such day or time as {text!r}.")
            return None
        self.problems.append(
            f"{place}: {text!r} is not a date such as 2026-11-21 or 2026-11-21T06:10, without time zone."
        )
        return None


def _ids(counts: Sequence[CountShape]) -> list[str]:
    """Return the id of each count; one without gets its place, or the next number that is free."""
    taken = {count.id for count in counts if count.id}
    ids = []
    for place, count in enumerate(counts, start=1):
        number = place
        while not count.id and f"c{number}" in taken:
            number += 1
        ids.append(count.id or f"c{number}")
        taken.add(ids[-1])
    return ids


def _answer(shape: str | AnswerShape) -> Answer:
    return Answer(shape) if isinstance(shape, str) else Answer(shape.answer, shape.note or "")
