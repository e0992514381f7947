"""Tables of counts to be graded: each row becomes a count, an age and a scheme, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from operator import itemgetter

from neutro_desk.exchange.delimited import Fault, Table, read_day, read_time
from neutro_desk.exchange.series import read_count
from neutro_desk.workup.case import Cbc, Patient, Quantity
from neutro_desk.workup.cbc import check_cbc
from neutro_desk.workup.plausibility import nothing_to_ask
from neutro_desk.workup.statements import leaves_no_number, say

NEEDED = ("anc", "unit")
OPTIONAL = ("lln", "birth", "collected", "scheme")
ADDED = ("grade", "word", "reason")
"""Columns of the table: those it must have, those that are read where it has them, those that are added."""

CLINICAL, CTCAE_5, CTCAE_6 = "clinical", "CTCAE 5.0", "CTCAE 6.0"
SCHEMES = (CLINICAL, CTCAE_5, CTCAE_6)

Texts = tuple[str, ...]
"""The texts a grade depends on, as written: the cells of the columns of a table that are read."""


@dataclass(frozen=True, slots=True)
class ToGrade:
    """One row, read: the count, whose it is, and by which scheme it is to be graded."""

    anc: Quantity
    lower_limit: Quantity | None
    patient: Patient
    collected: datetime | None
    scheme: str


class RowReader:
    """Reads the rows of one table; where its columns stand is settled once, by its head."""

    def __init__(self, table: Table) -> None:
        """Settle the places of the columns."""
        there = [name for name in (*NEEDED, *OPTIONAL) if table.has(name)]
        self.texts_of = itemgetter(*(table.places[name] for name in there))
        # A column the table does not have is read as the blank that `read` sets behind its texts.
        self._in_order = itemgetter(
            *(there.index(name) if name in there else len(there) for name in (*NEEDED, *OPTIONAL))
        )

    def read(self, texts: Texts) -> ToGrade | Fault:
        """Return what one row asks to be graded; or the first thing in it that cannot be read.

        Args:
            texts: What `texts_of` picked from its cells.
        """
        anc_text, unit, lln_text, birth, collected, named = map(str.strip, self._in_order((*texts, "")))
        scheme = _scheme(named)
        if isinstance(scheme, Fault):
            return scheme
        patient = _patient(birth, collected)
        if isinstance(patient, Fault):
            return patient
        anc = read_count("anc", anc_text, unit)
        lln = read_count("lln", lln_text, unit) if lln_text else None
        if isinstance(anc, Fault):
            return anc
        if isinstance(lln, Fault):
            return lln
        if lln is not None and lln.comparator is not None:
            return Fault("lln", lln_text, say("command.no_comparator", text=lln_text))
        if not nothing_to_ask(anc, lln):
            for note in check_cbc(Cbc(anc=anc, anc_lower_limit=lln)):
                if leaves_no_number((note,)):
                    of_limit = note.field == "anc_lower_limit"
                    return Fault(
                        "lln" if of_limit else "anc", lln_text if of_limit else anc_text, note.statement
                    )
        return ToGrade(anc, lln, *patient, scheme)


@lru_cache(maxsize=256)
def _scheme(named: str) -> str | Fault:
    """Return the name of the scheme that is named; CTCAE 5.0 where none is."""
    if not named:
        return CTCAE_5
    plain = " ".join(named.split()).casefold()
    scheme = next((one for one in SCHEMES if one.casefold() == plain), None)
    return scheme or Fault("scheme", named, say("row.scheme", names=", ".join(SCHEMES)))


def _patient(birth_text: str, collected_text: str) -> tuple[Patient, datetime | None] | Fault:
    """Return a patient of the age the dates give; without both there is none, and no age."""
    birth, collected = _moment(birth_text), _moment(collected_text)
    for field, text, moment in (("birth", birth_text, birth), ("collected", collected_text, collected)):
        if text and moment is None:
            return Fault(field, text, say("row.day"))
    if birth is None or collected is None:
        return Patient(), None
    known = birth[1] is not None and collected[1] is not None
    patient = Patient(birth_date=birth[0], birth_time=birth[1] if known else None)
    at = datetime.combine(collected[0], collected[1] or time())
    if at < datetime.combine(birth[0], patient.birth_time or time()):
        return Fault("collected", collected_text, say("row.before_birth"))
    return patient, at


@lru_cache(maxsize=4096)
def _moment(text: str) -> tuple[date, time | None] | None:
    at = read_time(text)
    if at is not None:
        return at.date(), at.time()
    day = read_day(text)
    return None if day is None else (day, None)
