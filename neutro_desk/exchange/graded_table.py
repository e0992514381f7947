"""Tables of counts to be graded: each row becomes a count, a patient and a scheme, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from neutro_desk.exchange.delimited import Refusal, Row, read_day, read_time
from neutro_desk.exchange.series import read_quantity
from neutro_desk.workup.case import Cbc, Patient
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.statements import leaves_no_number, say

NEEDED = ("anc", "unit")
OPTIONAL = ("lln", "birth", "collected", "scheme")
ADDED = ("grade", "word", "reason")
"""Columns of the table: those it must have, those that are read where it has them, those that are added."""

CLINICAL, CTCAE_5, CTCAE_6 = "clinical", "CTCAE 5.0", "CTCAE 6.0"
SCHEMES = (CLINICAL, CTCAE_5, CTCAE_6)


@dataclass(frozen=True, slots=True)
class ToGrade:
    """One row, read: the count, whose it is, and by which scheme it is to be graded."""

    cbc: Cbc
    patient: Patient
    scheme: str


def read_to_grade(row: Row) -> ToGrade | Refusal:
    """Return what one row asks to be graded; or the first thing in it that cannot be read."""
    if row.misfit is not None:
        return row.misfit
    entry = row.entry
    named = entry.get("scheme", "") or CTCAE_5
    scheme = next((one for one in SCHEMES if one.casefold() == " ".join(named.split()).casefold()), None)
    if scheme is None:
        return Refusal(row.line, "scheme", named, say("row.scheme", names=", ".join(SCHEMES)))
    patient_and_time = _patient(row)
    if isinstance(patient_and_time, Refusal):
        return patient_and_time
    patient, collected = patient_and_time
    anc = read_quantity(row, "anc", entry["unit"])
    lln = read_quantity(row, "lln", entry["unit"]) if entry.get("lln") else None
    if isinstance(anc, Refusal):
        return anc
    if isinstance(lln, Refusal):
        return lln
    if lln is not None and lln.comparator is not None:
        return Refusal(row.line, "lln", entry["lln"], say("command.no_comparator", text=entry["lln"]))
    cbc = Cbc(collected=collected, anc=anc, anc_lower_limit=lln)
    for note in check_cbc(cbc):
        if leaves_no_number((note,)):
            field = "lln" if note.field == "anc_lower_limit" else "anc"
            return Refusal(row.line, field, entry[field], note.statement)
    return ToGrade(cbc, patient, scheme)


def _patient(row: Row) -> tuple[Patient, datetime | None] | Refusal:
    """Return a patient of the age the dates give; without both there is none, and no age."""
    read: list[tuple[date, time | None] | None] = []
    for field in ("birth", "collected"):
        text = row.entry.get(field, "")
        moment = _moment(text) if text else None
        if text and moment is None:
            return Refusal(row.line, field, text, say("row.day"))
        read.append(moment)
    birth, collected = read
    if birth is None or collected is None:
        return Patient(), None
    known = birth[1] is not None and collected[1] is not None
    patient = Patient(birth_date=birth[0], birth_time=birth[1] if known else None)
    at = datetime.combine(collected[0], collected[1] or time())
    if at < datetime.combine(birth[0], patient.birth_time or time()):
        return Refusal(row.line, "collected", row.entry["collected"], say("row.before_birth"))
    return patient, at


def _moment(text: str) -> tuple[date, time | None] | None:
    at = read_time(text)
    if at is not None:
        return at.date(), at.time()
    day = read_day(text)
    return None if day is None else (day, None)
