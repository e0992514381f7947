"""A store of a large hospital, made up of syllables: 100,000 patients, 5,000,000 counts, always the same."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import apsw

from neutro_desk.record_codec import RecordCodec
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.people import Person, Role
from neutro_desk.records.store import Store
from neutro_desk.workup.board import BoardRow, LowSpell, TracePoint
from neutro_desk.workup.case import Case, Cbc, Differential, Known, Method, Patient, Quantity
from neutro_desk.workup.schemes import Severity
from neutro_desk.workup.timeline import Direction

KEY = bytes(range(32))
PERSON = Person("Measuring", Role.CLINICIAN, "slot-1")
COUNTS_OF_MOST, COUNTS_OF_A_LONG_COURSE = 45, 500
ONE_IN = 100
"""One patient in so many has a long course; the others have few counts, 50 on average over all."""

LOW_ONE_IN = 50
"""One patient in so many has a low count on the board."""

NOW = datetime(2026, 11, 21, 12, 0)

_SYLLABLES = (
    "ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to"
)
_ENDINGS = ("mann", "berg", "ner", "sen", "ski", "dottir", "feld", "ic", "ova", "son", "rich", "stein")
_GIVEN_ENDINGS = ("a", "na", "us", "an", "ie", "el", "o", "ine")
_STEP = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Ward:
    """A made store: where it is and what can be looked for in it."""

    path: Path
    patients: int
    long_courses: tuple[int, ...]

    @property
    def plain(self) -> Path:
        """The same tables without encryption: the baseline reads them with Python's own sqlite3."""
        return self.path / "plain.db"

    def opened(self) -> Store:
        """Open the store."""
        return Store.open(StoreFolder(self.path), KEY, RecordCodec(), PERSON)


def ward(place: Path, patients: int) -> Ward:
    """Return the store of so many patients, made the first time."""
    path = place / f"ward-{patients}"
    long_courses = tuple(range(ONE_IN, patients + 1, ONE_IN))
    done = path / "whole"
    if not done.exists():
        shutil.rmtree(path, ignore_errors=True)
        _fill(path, patients)
        done.touch()
    return Ward(path, patients, long_courses)


def _fill(path: Path, patients: int) -> None:
    store = Store.create(StoreFolder(path), KEY, RecordCodec(), PERSON)
    connection = store._connection  # noqa: SLF001  filled in bulk: one by one each save is synced to the disk
    connection.execute("PRAGMA synchronous = OFF")
    connection.wal_autocheckpoint(10_000)
    writer = _Writer(store)
    for first in range(1, patients + 1, 1000):
        with _transaction(connection):
            for number in range(first, min(first + 1000, patients + 1)):
                writer.add(number)
    connection.execute("INSERT INTO finder(finder) VALUES ('optimize')")
    store.close()
    _copy_plain(path)


class _Writer:
    """Adds patients with their counts as the store keeps them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = store._connection  # noqa: SLF001
        self._codec = RecordCodec()
        self._chance = random.Random(4)  # noqa: S311  made-up patients, the same ones each time
        one = self._codec.encode_count(_count("NAME", NOW, "1.11"))
        self._head, rest = one.split(b"NAME", 1)
        self._middle, rest = rest.split(NOW.isoformat(timespec="minutes").encode(), 1)
        self._before_value, self._rest = rest.split(b"1.11", 1)

    def add(self, number: int) -> None:
        person = _patient(number, self._chance)
        patient_id = self._store._patients.add(person)  # noqa: SLF001
        many = COUNTS_OF_A_LONG_COURSE if number % ONE_IN == 0 else COUNTS_OF_MOST
        self._connection.execute(
            "INSERT INTO facts VALUES (?, 'patient', '', 1, 0, '2026-11-21T12:00Z', 'Measuring', '', ?)",
            (patient_id, self._codec.encode_patient(person)),
        )
        first = NOW - many * _STEP
        self._connection.executemany(
            "INSERT INTO facts VALUES (?, 'count', ?, 1, ?, '2026-11-21T12:00Z', 'Measuring', '', ?)",
            (self._row(patient_id, place, first + place * _STEP) for place in range(1, many + 1)),
        )
        if number % LOW_ONE_IN == 0:
            row = _board_row(self._chance)
            self._store._board.put(patient_id, row)  # noqa: SLF001
            self._store._patients.set_last(patient_id, row)  # noqa: SLF001

    def _row(self, patient_id: int, place: int, when: datetime) -> tuple[int, str, int, bytes]:
        value = f"{self._chance.randrange(10, 900) / 100:.2f}".encode()
        name = f"c{place}"
        moment = when.isoformat(timespec="minutes").encode()
        content = b"".join(
            (self._head, name.encode(), self._middle, moment, self._before_value, value, self._rest)
        )
        return patient_id, name, place << 20, content


def _patient(number: int, chance: random.Random) -> Patient:
    return Patient(
        name=f"{_name(chance, _ENDINGS)}, {_name(chance, _GIVEN_ENDINGS)}",
        identifier=f"MRN {number * 7919 % 9_999_991:07}",
        birth_date=date(1926, 1, 1) + timedelta(days=chance.randrange(36_000)),
        diagnosis="acute leukaemia",
    )


def _name(chance: random.Random, endings: tuple[str, ...]) -> str:
    syllables = _SYLLABLES.split()
    return "".join((*chance.choices(syllables, k=2), chance.choice(endings))).capitalize()


def _count(name: str, when: datetime, wbc: str) -> Cbc:
    return Cbc(
        id=name,
        collected=when,
        method=Method.AUTOMATED,
        laboratory="Central",
        wbc=Quantity(Decimal(wbc), "10*9/L"),
        wbc_corrected=Known.YES,
        differential=Differential(segs=Decimal(30), bands=Decimal(5), lymphocytes=Decimal(50)),
        haemoglobin=Quantity(Decimal(92), "g/L"),
        platelets=Quantity(Decimal(140), "10*9/L"),
    )


def long_case(case: Case, wbc: str) -> Case:
    """Return a case with one more count."""
    return replace(case, counts=(*case.counts, _count(f"m{len(case.counts)}", NOW, wbc)))


def _board_row(chance: random.Random) -> BoardRow:
    last = NOW - timedelta(hours=chance.randrange(1, 400))
    anc = Decimal(chance.randrange(1, 150)) / 100
    trace = tuple(
        TracePoint(last - day * _STEP, Decimal(chance.randrange(10, 300)) / 100) for day in range(12, 0, -1)
    )
    return BoardRow(
        anc=anc,
        collected=last,
        severity=Severity.SEVERE if anc < Decimal("0.5") else Severity.MODERATE,
        scheme="clinical",
        spell=LowSpell(Decimal("0.5"), last - 4 * _STEP, last, 9.0),
        direction=Direction.FALLING,
        trace=trace,
    )


def _copy_plain(path: Path) -> None:
    """Copy the tables into an unencrypted file beside the store."""
    plain = path / "plain.db"
    plain.touch()
    store = Store.open(StoreFolder(path), KEY, RecordCodec(), PERSON)
    connection = store._connection  # noqa: SLF001
    connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
    tables = ("patients", "facts", "board", "finder", "patients_by_identifier", "board_by_time")
    for name in tables:
        made = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).get
        for kind in ("TABLE", "INDEX"):
            made = made.replace(f"CREATE {kind} {name}", f"CREATE {kind} plain.{name}", 1)
        connection.execute(made.replace("VIRTUAL TABLE finder", "VIRTUAL TABLE plain.finder"))
        if name in ("patients", "facts", "board"):
            connection.execute(f"INSERT INTO plain.{name} SELECT * FROM main.{name}")  # noqa: S608
    connection.execute("INSERT INTO plain.finder(finder) VALUES ('rebuild')")
    connection.execute("PRAGMA plain.journal_mode = WAL")
    connection.execute("DETACH plain")
    store.close()


@contextlib.contextmanager
def _transaction(connection: apsw.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")
