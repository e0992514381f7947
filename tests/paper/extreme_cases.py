"""Extreme cases of a page, as case files: nothing recorded, far too much, and every odd thing typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from neutro_desk.workup.causes import Pack

MARKUP = '#set page(width: 1cm) $x^2$ *b* _i_ `c` = H \\ <0.5 @r [x] {y} // c /* c */ #panic("x") ~ -- <b>'
SCRIPTS = "محمد العربي · 王小明 · Ελένη Ψ · Юлия Ёж · שרה · 😀🩸 · e\u0301 ﬁ \u202etxt"
LONG = "Nguyen-Vandermeulen de la Fontaine y Castellanos " * 6 + "Ende"
LAST = datetime(2026, 11, 21, 6, 10)

NAMES = (
    *("no-patient", "no-counts", "one-count", "500-counts", "60-drugs", "long-names", "any-script"),
    *("markup", "all-answered", "newborn", "four-year-gap", "censored-and-voided", "one-day"),
)

_Case = dict[str, Any]


def extreme_case(name: str, pack: Pack) -> str:
    """Return one of `NAMES` as the text of its case file."""
    made: dict[str, Callable[[], _Case]] = {
        "no-patient": partial(_case, patient={}),
        "no-counts": partial(_case, counts=[]),
        "one-count": partial(_case, counts=_counts(1), events=[]),
        "500-counts": partial(_case, counts=_counts(500)),
        "60-drugs": partial(_case, events=_drugs(60)),
        "long-names": _long_names,
        "any-script": _any_script,
        "markup": _markup,
        "all-answered": partial(_all_answered, pack),
        "newborn": _newborn,
        "four-year-gap": _gap,
        "censored-and-voided": _mixed,
        "one-day": _one_day,
    }
    return json.dumps(made[name](), ensure_ascii=False, indent=1)


def _case(**parts: object) -> _Case:
    patient = {"name": "EXTREME, Case", "identifier": "X-1", "birth_date": "1961-03-04", "sex": "female"}
    case = {
        "format": "neutro-desk-case",
        "version": 1,
        "patient": patient,
        "counts": _counts(6),
        "events": _drugs(1),
        "answers": {"fever-or-unwell": "yes"},
        "notes": "Made up for a test of the page.",
    }
    return {**case, **parts}


def _count(place: int, at: datetime, anc: str, **more: object) -> _Case:
    reading = {"value": anc.lstrip("<"), "unit": "10*9/L"} | ({"comparator": "<"} if anc[0] == "<" else {})
    return {
        "id": f"c{place}",
        "collected": at.strftime("%Y-%m-%dT%H:%M"),
        "method": "automated",
        "anc": reading,
        **more,
    }


def _counts(number: int, every: timedelta = timedelta(days=2)) -> list[_Case]:
    ancs = ("3.10", "2.64", "1.45", "0.86", "0.34", "0.14", "0.27", "0.42")
    return [
        _count(place, LAST - every * (number - 1 - place), ancs[place % len(ancs)]) for place in range(number)
    ]


def _drugs(number: int) -> list[_Case]:
    names = ("trimethoprim-sulfamethoxazole", "carbimazole", "metamizole", "clozapine", "a drug nobody knows")
    first = date(2026, 8, 1)
    return [
        {
            "kind": "drug",
            "name": f"{names[place % len(names)]} {place} mg" if number > 1 else names[0],
            "start": (first + timedelta(days=place)).isoformat(),
        }
        for place in range(number)
    ]


def _long_names() -> _Case:
    case = _case(notes=f"{LONG} {'x' * 300}")
    case["patient"] |= {"name": LONG[:300], "identifier": "9" * 300}
    case["events"] = [{"kind": "drug", "name": LONG[:200], "start": "2026-11-01"}]
    case["counts"][-1]["laboratory"] = LONG[:200]
    return case


def _any_script() -> _Case:
    case = _case(notes=SCRIPTS, answers={"fever-or-unwell": {"answer": "yes", "note": SCRIPTS}})
    case["patient"] |= {"name": SCRIPTS, "identifier": "号-١٢٣"}
    case["events"] = [{"kind": "drug", "name": SCRIPTS, "start": "2026-11-01"}]
    return case


def _markup() -> _Case:
    case = _case(notes=MARKUP, answers={"fever-or-unwell": {"answer": "yes", "note": MARKUP}})
    case["patient"] |= {"name": MARKUP, "identifier": MARKUP, "diagnosis": MARKUP}
    case["events"] = [
        {"kind": "drug", "name": MARKUP, "start": "2026-11-01"},
        {"kind": "other", "name": MARKUP, "at": "2026-11-15"},
    ]
    case["counts"][2]["voided"] = {"at": "2026-11-20T08:00", "reason": MARKUP}
    case["counts"][-1]["laboratory"] = MARKUP
    return case


def _all_answered(pack: Pack) -> _Case:
    words = ("yes", "no", "unknown", "pending")
    answers = {
        question.id: {
            "answer": question.choices[0][0] if question.choices else words[place % 4],
            "note": f"asked on rounds, {place}",
        }
        for place, question in enumerate(pack.questions)
    }
    return _case(answers=answers)


def _newborn() -> _Case:
    born = datetime(2026, 11, 20, 3, 40)
    ages = ((2, "6.8"), (8, "9.1"), (14, "11.5"), (20, "7.2"), (26, "1.9"), (40, "1.1"))
    case = _case(
        counts=[_count(place, born + timedelta(hours=age), anc) for place, (age, anc) in enumerate(ages)],
        events=[],
    )
    case["patient"] = {
        "name": "EXTREME, Baby",
        "identifier": "X-2",
        "birth_date": "2026-11-20",
        "birth_time": "03:40",
        "sex": "male",
        "gestation_weeks": 39,
        "birth_weight_g": 3310,
    }
    return case


def _gap() -> _Case:
    at = (datetime(2022, 3, 1, 8), datetime(2022, 3, 8, 8), datetime(2026, 11, 18, 7), LAST)
    ancs = ("3.2", "2.8", "0.6", "0.3")
    return _case(counts=[_count(place, at[place], ancs[place]) for place in range(4)])


def _mixed() -> _Case:
    counts = _counts(12)
    for place in (3, 6, 9):
        counts[place]["anc"] = {"value": "0.1", "unit": "10*9/L", "comparator": "<"}
    for place in (1, 4, 9):
        counts[place]["voided"] = {"at": "2026-11-20T08:00", "reason": f"clotted sample {place}"}
    counts[7] = {**counts[7], "anc": None, "wbc": {"value": "0.3", "unit": "10*9/L"}}
    return _case(counts=counts)


def _one_day() -> _Case:
    kinds = ("drug", "chemotherapy", "g-csf", "transfusion", "radiotherapy", "steroid", "infection", "other")
    events: list[_Case] = [
        {"kind": kind, "name": f"{kind} number {place}", "at": "2026-11-19"}
        for place, kind in enumerate(kinds * 2)
    ]
    events += [
        {"kind": "fever", "at": f"2026-11-19T{hour:02}:10", "temperature": {"value": "38.6", "unit": "Cel"}}
        for hour in (2, 6, 14, 22)
    ]
    return _case(events=events, counts=_counts(6, timedelta(hours=5)))
