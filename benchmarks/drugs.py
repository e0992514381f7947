"""Reading a medication list of 100 lines, beside looking each of its words up in a dictionary and no more."""

from __future__ import annotations

import time
from collections.abc import Callable

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.workup.drug_names import DrugNames, drug_names
from neutro_desk.workup.drug_reading import read_name
from neutro_desk.workup.drug_words import key_of
from neutro_desk.workup.medication_list import read_list

Row = tuple[str, str, str, str]

RUNS, LINES = 9, 100
_KNOWN = (
    "Carbimazole 20 mg PO OD (started 12/10/2026)",
    "Augmentin 625 mg TDS from 2026-11-01 to 2026-11-08",
    "Co-trimoxazole 960 mg on Mon/Wed/Fri",
    "bisoprolol 2.5 mg od",
    "Insulin glargine 10 units nocte",
    "R-CHOP cycle 2 on 3-Nov-2026",
    "Hydroxychloroquine 200 mg bd",
    "Potassium chloride 20 mmol in sodium chloride 0.9 %",
    "Sodium valproate (Epilim Chrono) 500 mg BD",
    "paracetamol 1 g qds prn",
)
_SLIPS = ("carbimazol", "sulfasalzine", "azathioprin", "clozapne", "metotrexate", "vinblastin", "hidroxiurea")


def rows() -> list[Row]:
    """Return list and misspelt list as ratios to plain look-ups, and the building of the names once."""
    pack = load_pack(resource("knowledge"))
    names = drug_names(pack.drugs, pack.medicines)
    begun = time.process_time()
    names.prepare()
    built = time.process_time() - begun
    usual = "\n".join(f"{_KNOWN[number % len(_KNOWN)]} {number} tablets" for number in range(LINES))
    wrong = "\n".join(f"{_SLIPS[number % len(_SLIPS)]} {number} mg" for number in range(LINES))
    return [
        _row("medication list of 100 lines", usual, names),
        _row("100 lines, each misspelt", wrong, names),
        ("names of medicines built once", f"{built * 1000:.0f} ms", "off the window's thread", ""),
    ]


def _row(what: str, text: str, names: DrugNames) -> Row:
    read, plain = _best(_cold, text, names), _best(_looked_up, text, names)
    return (
        what,
        f"{read * 1000:.1f} ms",
        f"{plain * 1000:.2f} ms each word looked up",
        f"{read / plain:.0f}",
    )


def _cold(text: str, names: DrugNames) -> object:
    read_name.cache_clear()
    key_of.cache_clear()
    return read_list(text, names)


def _looked_up(text: str, names: DrugNames) -> object:
    return [names.known.get(word) for word in text.casefold().split()]


def _best(work: Callable[[str, DrugNames], object], text: str, names: DrugNames) -> float:
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        work(text, names)
        taken.append(time.process_time() - begun)
    return min(taken)
