"""Cases as a ward might type them, made from a number: the same number gives the same case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from neutro_desk.workup.case import (
    Answer,
    Case,
    Cbc,
    Comparator,
    Differential,
    Duffy,
    Event,
    EventKind,
    Method,
    Patient,
    Quantity,
    Sex,
    Voided,
)
from neutro_desk.workup.causes import Pack

YEAR = 2026
_LAST = datetime(YEAR, 11, 21, 6, 10)
_PER_LITRE = "10*9/L"
_WORDS = ("yes", "no", "unknown", "pending")
_NAMES = ("SAMPLE, Anna", "Ünal Øst", "MADE, Up-To-Test", None)
_OTHER_DRUGS = ("clozapine", "metamizole 500 mg", "a drug nobody knows", "paracetamol")


def made_case(number: int, pack: Pack) -> Case:
    """Return the case of a number."""
    chance = Random(number)  # noqa: S311  the same number, the same case
    return Case(
        patient=_patient(chance),
        counts=tuple(_counts(chance)),
        events=tuple(_event(chance, pack) for _ in range(chance.choice((0, 1, 2, 3, 6)))),
        answers={
            question.id: Answer(_answer(chance, question.choices), chance.choice(("", "", "seen on rounds")))
            for question in chance.sample(pack.questions, chance.choice((0, 3, 12, 60)))
        },
        notes=chance.choice(("", "Single room since yesterday.")),
    )


def _patient(chance: Random) -> Patient:
    born = chance.choice((date(1961, 3, 4), date(1990, 12, 1), date(2019, 5, 5), date(2026, 9, 1), None))
    return Patient(
        name=chance.choice(_NAMES),
        identifier=chance.choice(("445512", "A-7", None)),
        birth_date=born,
        sex=chance.choice((*Sex, None)),
        duffy=chance.choice(tuple(Duffy)),
    )


def _counts(chance: Random) -> list[Cbc]:
    number = chance.choice((0, 1, 2, 4, 9, 14))
    days = sorted(chance.sample(range(1, 120), number), reverse=True)
    counts = [_count(chance, f"c{place}", _LAST - timedelta(days=day)) for place, day in enumerate(days)]
    if chance.random() < 0.1:
        counts.append(_count(chance, "undated", None))
    return counts


def _count(chance: Random, name: str, collected: datetime | None) -> Cbc:
    wbc = _hundredths(chance, chance.choice((30, 90, 200, 900)))
    anc: Quantity | None = None
    differential = Differential()
    how = chance.choice(("laboratory", "censored", "neutrophils", "segs", "white count alone"))
    if how == "laboratory":
        anc = Quantity(min(_hundredths(chance, chance.choice((12, 60, 170, 700))), wbc), _PER_LITRE)
    elif how == "censored":
        anc, wbc = Quantity(Decimal("0.1"), _PER_LITRE, Comparator.BELOW), max(wbc, Decimal("0.15"))
    elif how == "neutrophils":
        differential = Differential(neutrophils=Decimal(chance.randint(1, 90)))
    elif how == "segs":
        differential = Differential(
            segs=Decimal(chance.randint(0, 70)),
            bands=Decimal(chance.randint(0, 9)),
            lymphocytes=Decimal(chance.randint(5, 20)),
            blasts=chance.choice((None, None, Decimal(1))),
        )
    manual = how == "segs" and chance.random() < 0.7
    return Cbc(
        id=name,
        collected=collected,
        method=Method.MANUAL if manual else chance.choice((Method.AUTOMATED, None)),
        cells_counted=100 if manual else None,
        laboratory=chance.choice((None, None, "Central")),
        wbc=Quantity(wbc, _PER_LITRE),
        differential=differential,
        anc=anc,
        anc_lower_limit=chance.choice((None, Quantity(Decimal("1.8"), _PER_LITRE))),
        haemoglobin=chance.choice((None, Quantity(Decimal(chance.randint(60, 150)), "g/L"))),
        platelets=chance.choice((None, Quantity(Decimal(chance.randint(10, 300)), _PER_LITRE))),
        voided=Voided(_LAST, "wrong patient") if chance.random() < 0.06 else None,
    )


def _hundredths(chance: Random, most: int) -> Decimal:
    return Decimal(chance.randint(1, most)) / 100


def _event(chance: Random, pack: Pack) -> Event:
    kind = chance.choice(tuple(EventKind))
    begins = (_LAST - timedelta(days=chance.randint(0, 150))).date()
    if kind is EventKind.FEVER:
        reading = Quantity(Decimal(chance.randint(375, 402)) / 10, "Cel")
        return Event(kind, at=datetime(YEAR, begins.month, begins.day, 5, 40), temperature=reading)
    if kind is EventKind.DRUG:
        name = chance.choice((chance.choice(pack.drugs).names[0], chance.choice(_OTHER_DRUGS)))
        stop = chance.choice((None, begins + timedelta(days=chance.randint(0, 20))))
        return Event(kind, name, start=begins, stop=stop)
    named = chance.choice(("docetaxel", None)) if kind is EventKind.CHEMOTHERAPY else None
    return Event(kind, named, at=begins)


def _answer(chance: Random, choices: tuple[object, ...]) -> str:
    return chance.choice(_WORDS) if not choices else chance.choice((*_WORDS, "pending"))
