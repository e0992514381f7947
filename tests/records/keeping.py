"""Patients, counts and stores that the tests of the records share."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.people import Person, Role
from neutro_desk.records.store import Store
from neutro_desk.workup.case import (
    Answer,
    Case,
    Cbc,
    Differential,
    Event,
    EventKind,
    Known,
    Method,
    Patient,
    Quantity,
)

KEY = bytes(range(32))
NURSE = Person("Ines", Role.CLINICIAN, "slot-1")
FIRST_SAMPLE = datetime(2026, 11, 1, 6, 10)

NAMES = ("Quastenflosser", "Zwirbelbach", "Obermoosheim", "Knoblochzahl", "Wachtelkoenig", "Dornbuschtal")
"""Names no file holds by chance: the test that nothing stands in plain text looks for them."""


def patient(number: int) -> Patient:
    """Return one of many patients, each with fields of its own."""
    return Patient(
        name=f"{NAMES[number % len(NAMES)]}{number}, Theodora",
        identifier=f"KENNUNG-{7_000_000 + number}",
        birth_date=date(1930, 1, 1) + timedelta(days=37 * number % 30_000),
        diagnosis=f"Haarzell-Leukaemie Nr {number}",
    )


def strings_of(case: Case) -> tuple[bytes, ...]:
    """Return what would betray a patient in a file: name, identifier, birth date, diagnosis, notes."""
    one = case.patient
    texts = [one.name, one.identifier, one.diagnosis, str(one.birth_date), case.notes]
    return tuple(text.encode() for text in texts if text)


def count(number: int, wbc: str = "1.20", segs: str = "30") -> Cbc:
    """Return one count of a course, a day after the one before it."""
    return Cbc(
        id=f"c{number}",
        collected=FIRST_SAMPLE + timedelta(days=number),
        method=Method.MANUAL,
        cells_counted=100,
        wbc=Quantity(Decimal(wbc), "10*9/L"),
        wbc_corrected=Known.YES,
        differential=Differential(segs=Decimal(segs), bands=Decimal("5.0"), lymphocytes=Decimal(50)),
        haemoglobin=Quantity(Decimal(92), "g/L"),
        platelets=Quantity(Decimal(140), "10*9/L"),
    )


def with_counts(case: Case, number: int) -> Case:
    """Return the case with that many more counts."""
    have = len(case.counts)
    return replace(case, counts=(*case.counts, *(count(have + n) for n in range(number))))


def grown(case: Case, chance: random.Random) -> Case:
    """Return the case after one of the things a ward does to it."""
    what = chance.randrange(5)
    if what == 0:
        event = Event(EventKind.DRUG, name=f"drug {chance.randrange(1000)}", start=date(2026, 10, 1))
        return replace(case, events=(*case.events, event))
    if what == 1:
        answers = {**case.answers, f"question-{chance.randrange(20)}": Answer("yes", "as told")}
        return replace(case, answers=answers)
    if what == 2 and case.counts:
        corrected = replace(case.counts[0], wbc=Quantity(Decimal(chance.randrange(100, 999)) / 100, "10*9/L"))
        return replace(case, counts=(corrected, *case.counts[1:]))
    if what == 3:
        return replace(case, notes=f"{case.notes}Seen on round {chance.randrange(1000)}. ")
    return with_counts(case, 1 + chance.randrange(4))


def new_store(path: Path) -> Store:
    """Make an empty store."""
    return Store.create(StoreFolder(path), KEY, RecordCodec(), NURSE)


def opened(path: Path, *, read_only: bool = False) -> Store:
    """Open a store made by `new_store`."""
    return Store.open(StoreFolder(path), KEY, RecordCodec(), NURSE, read_only=read_only)


def everything(store: Store) -> dict[int, Case]:
    """Return every patient's case."""
    return {number: store.load(number, view=False).case for number in store.patient_ids()}
