"""The options of one count become an assessed count, or every problem in them."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from decimal import Decimal

from neutro_desk.commands.ages import COLLECTED, births
from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.workup.assessed import AssessedCount, assess
from neutro_desk.workup.case import Cbc, Differential, Duffy, Known, Method, Patient, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.plausibility import gravest, without_open_fields
from neutro_desk.workup.quantities import NumberReading, read_file_number, unit_label
from neutro_desk.workup.statements import Choice, Note, NoteKind, Statement, say
from neutro_desk.workup.typed_patient import BIRTH_WEIGHT, GESTATION
from neutro_desk.workup.units import UNITS, Kind, read_unit

MEASURED = ("wbc", "segs", "bands", "neutrophils")
"""Options one of which a count needs."""

OF_ONE_COUNT = (
    *MEASURED,
    *("unit", "absolute", "nrbc", "wbc_corrected", "cells_counted", "lln"),
    *("age", "gestation", "birth_weight", "duffy"),
)
"""Options that a case file has no use for."""

_UNIT = "10*9/L"
_OFFERED = (_UNIT, "/uL")


def count_of(options: argparse.Namespace, schemes: Schemes) -> AssessedCount:
    """Return the count the options describe; what could not be read is named in its notes.

    Raises:
        WrongCallError: If the options contradict each other, or an age, weight or gestation is none.
    """
    if options.neutrophils is not None and (options.segs is not None or options.bands is not None):
        message = "give --neutrophils, the total, or --segs and --bands, not both"
        raise WrongCallError(message)
    patients = _patients(options)
    reader = _Options(options)
    entered = reader.cbc()
    notes = gravest((*reader.notes, *check_cbc(entered, schemes.lines)))
    cbc = without_open_fields(entered, notes)
    youngest, *older = (assess(cbc, notes, schemes, patient) for patient in patients)
    if any(count.grades != youngest.grades for count in older):
        message = f"--age {options.age!r} spans two limits of the first year; give it in days"
        raise WrongCallError(message)
    return youngest


class _Options:
    """Reads the options of a count and collects every problem."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.notes: list[Note] = []

    def cbc(self) -> Cbc:
        options = self.options
        unit = self.unit()
        cells = self.whole_number("cells_counted", options.cells_counted)
        return Cbc(
            id="typed",
            collected=None if options.age is None else COLLECTED,
            method=Method.MANUAL if options.cells_counted is not None else None,
            cells_counted=cells,
            wbc=self.amount("wbc", options.wbc, unit, censored=True),
            wbc_corrected=Known(options.wbc_corrected) if options.wbc_corrected else None,
            nrbc=self.number("nrbc", options.nrbc),
            differential=self.differential(unit),
            anc_lower_limit=self.amount("anc_lower_limit", options.lln, unit),
        )

    def differential(self, unit: str | None) -> Differential:
        options = self.options
        cells = {name: self.number(name, getattr(options, name)) for name in MEASURED[1:]}
        if options.absolute and unit is None:
            return Differential()
        reported = True if options.bands is not None else None
        return Differential(
            unit=(unit or _UNIT) if options.absolute else "%", bands_reported=reported, **cells
        )

    def unit(self) -> str | None:
        """Return the unit of the options; a note with the units it may stand for when it names none."""
        text = _UNIT if self.options.unit is None else self.options.unit
        read = read_unit(text, Kind.WHITE_CELLS)
        if read.unit is not None:
            return read.unit.code
        may_be = read.may_be or tuple(UNITS[code] for code in _OFFERED)
        choices = tuple(
            Choice(say("choice.unit", unit=unit_label(unit.code)), (("wbc_unit", unit.code),))
            for unit in may_be
        )
        field = "wbc" if self.options.wbc is not None or not self.options.absolute else "differential"
        self.notes.append(Note(NoteKind.ASK, field, read.problem or say("unit.missing"), choices))
        return None

    def amount(
        self, field: str, text: str | None, unit: str | None, *, censored: bool = False
    ) -> Quantity | None:
        read = self._read(field, text, censored=censored)
        if read is None or read.value is None or unit is None:
            return None
        return Quantity(read.value, unit, read.comparator)

    def number(self, field: str, text: str | None) -> Decimal | None:
        read = self._read(field, text)
        return None if read is None else read.value

    def whole_number(self, field: str, text: str | None) -> int | None:
        number = self.number(field, text)
        if number is None:
            return None
        if number != number.to_integral_value() or number < 1:
            self._block(field, say("cells_counted.not_whole", text=text))
            return None
        return int(number)

    def _read(self, field: str, text: str | None, *, censored: bool = False) -> NumberReading | None:
        if text is None:
            return None
        read = read_file_number(text)
        if read.problem is not None:
            self._block(field, read.problem)
            return None
        if read.comparator is not None and not censored:
            self._block(field, say("command.no_comparator", text=text))
            return None
        return read

    def _block(self, field: str, problem: Statement) -> None:
        self.notes.append(Note(NoteKind.BLOCK, field, problem))


def _patients(options: argparse.Namespace) -> tuple[Patient, ...]:
    gestation = _whole("--gestation", options.gestation, GESTATION, "completed weeks")
    weight = _whole("--birth-weight", options.birth_weight, BIRTH_WEIGHT, "grams")
    born = (Patient(),) if options.age is None else births(options.age)
    duffy = Duffy(options.duffy) if options.duffy else Duffy.UNKNOWN
    return tuple(
        replace(patient, gestation_weeks=gestation, birth_weight_g=weight, duffy=duffy) for patient in born
    )


def _whole(option: str, text: str | None, ends: tuple[int, int], of: str) -> int | None:
    if text is None:
        return None
    low, high = ends
    if not (re.fullmatch(r"[0-9]{1,6}", text) and low <= int(text) <= high):
        message = f"{option} {text!r} is not a whole number of {of} from {low} to {high}"
        raise WrongCallError(message)
    return int(text)
