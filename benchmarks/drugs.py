"""Reading a medication list of 100 lines, beside looking each of its words up in a dictionary and no more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.workup.drug_names import DrugNames, drug_names
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
    return [
        _row("medication list of 100 lines", _KNOWN, names),
        _row("100 lines, each misspelt", _SLIPS, names),
        ("names of medicines built once", f"{built * 1000:.0f} ms", "off the window's thread", ""),
    ]


def _row(what: str, lines: Sequence[str], names: DrugNames) -> Row:
    read, plain = _best(read_list, lines, names), _best(_looked_up, lines, names)
    return (
        what,
        f"{read * 1000:.1f} ms",
        f"{plain * 1000:.2f} ms each word looked up",
        f"{read / plain:.0f}",
    )


def _looked_up(text: str, names: DrugNames) -> object:
    return [names.known.get(word) for word in text.casefold().split()]


def _best(work: Callable[[str, DrugNames], object], lines: Sequence[str], names: DrugNames) -> float:
    """Return the best time; no run sees a line that was read before."""
    taken = []
    for run in range(RUNS):
        text = "\n".join(f"{lines[at % len(lines)]} {run * LINES + at} mg" for at in range(LINES))
        begun = time.process_time()
        work(text, names)
        taken.append(time.process_time() - begun)
    return min(taken)
