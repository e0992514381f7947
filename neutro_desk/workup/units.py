"""The closed table of units: every spelling that names a cell count, a share or another unit completely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from neutro_desk.workup.statements import Statement, say


class Kind(Enum):
    """What a unit measures; the same letters mean different things for different measurements."""

    WHITE_CELLS = "white cells"
    RED_CELLS = "red cells"
    SHARE = "share"
    HAEMOGLOBIN = "haemoglobin"
    CELL_VOLUME = "cell volume"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the table.

    Attributes:
        code: UCUM code.
        label: How it is written for people.
        factor: Multiplies a number in this unit into 10^9/L, exact; None for units that count no cells.
    """

    code: str
    label: str
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnitReading:
    """The unit a text names; or why it names none, with the units it may stand for when that asks."""

    unit: Unit | None
    problem: Statement | None = None
    may_be: tuple[Unit, ...] = ()


_COUNTS = (
    Unit("10*9/L", "×10⁹/L", Decimal(1)),
    Unit("/uL", "/µL", Decimal("0.001")),
    Unit("10*3/uL", "×10³/µL", Decimal(1)),
    Unit("10*6/L", "×10⁶/L", Decimal("0.001")),
    Unit("/nL", "/nL", Decimal(1)),
    Unit("10*6/mL", "×10⁶/mL", Decimal(1)),
    Unit("10*3/mL", "×10³/mL", Decimal("0.001")),
    Unit("10*12/L", "×10¹²/L", Decimal(1000)),
    Unit("10*6/uL", "×10⁶/µL", Decimal(1000)),
)
"""Source: CLINICAL 1.2; UCUM. A bare `/mL` is missing on purpose: it is a question."""

CELLS_PER_MILLILITRE = Unit("/mL", "/mL", Decimal("0.000001"))
"""Only after a person confirmed it: printed for `/uL` by mistake (CLINICAL 1.2, trap 1)."""

_OTHERS = (
    Unit("%", "%"),
    Unit("g/L", "g/L"),
    Unit("g/dL", "g/dL"),
    Unit("mmol/L", "mmol/L"),
    Unit("fL", "fL"),
    Unit("Cel", "°C"),
    Unit("[degF]", "°F"),
)

UNITS = {unit.code: unit for unit in (*_COUNTS, CELLS_PER_MILLILITRE, *_OTHERS)}
"""Every unit by its code."""

_MICROLITRE = ("ul", "mcl", "mm3", "mm^3", "cumm", "cmm", "mm cu", "cu mm", "cu.mm")
_VOLUMES = dict.fromkeys(_MICROLITRE, "uL") | {
    "l": "L",
    "liter": "L",
    "litre": "L",
    "ml": "mL",
    "nl": "nL",
    "microliter": "uL",
    "microlitre": "uL",
}
_THOUSANDS = frozenset(("k", "th", "ths", "thou", "thousand"))
_MILLIONS = frozenset(("mi", "mil", "mill", "million"))
_GIGA = frozenset(("gi", "giga"))
_NOTHING = frozenset(("", "1", "cell", "cells", "#"))
_POWER = re.compile(r"(?:x ?)?10 ?(?:\*\*|\*|\^|e|\(| )\+?(3|6|9|12)\)?\Z", re.ASCII)
_SUPERSCRIPTS = (("¹²", "^12"), ("⁹", "^9"), ("⁶", "^6"), ("³", "^3"))
_CODES = {
    (0, "uL"): "/uL",
    (3, "uL"): "10*3/uL",
    (6, "uL"): "10*6/uL",
    (0, "nL"): "/nL",
    (3, "mL"): "10*3/mL",
    (6, "mL"): "10*6/mL",
    (6, "L"): "10*6/L",
    (9, "L"): "10*9/L",
    (12, "L"): "10*12/L",
}
_NAMED = {
    Kind.SHARE: {"%": "%", "percent": "%", "per cent": "%", "pct": "%"},
    Kind.HAEMOGLOBIN: {
        "g/l": "g/L",
        "g/dl": "g/dL",
        "gm/dl": "g/dL",
        "g/100 ml": "g/dL",
        "mmol/l": "mmol/L",
    },
    Kind.CELL_VOLUME: {"fl": "fL"},
    Kind.TEMPERATURE: {"cel": "Cel", "°c": "Cel", "c": "Cel", "degc": "Cel", "deg c": "Cel"},
}


@lru_cache(maxsize=512)
def read_unit(text: str, kind: Kind) -> UnitReading:
    """Return the unit a text names for a measurement of one kind; nothing incomplete is completed.

    Letter case does not matter, but for single letters that differ by it: `G/L` is giga, `M/L` mega, and
    `g/L` and `m/uL` are no cell counts. `10`, `X 10 3`, `MM3` and `ug/L` are refused by name.

    Source:
        CLINICAL 1.2; spellings of public laboratory data.
    """
    plain = _plainly(text)
    if kind not in (Kind.WHITE_CELLS, Kind.RED_CELLS):
        code = _NAMED[kind].get(plain.casefold())
    else:
        power, volume = _parts(plain, kind)
        if (power, volume) == (0, "mL"):
            may_be = (UNITS["/uL"], CELLS_PER_MILLILITRE)
            return UnitReading(None, say("unit.per_millilitre", text=text.strip()), may_be)
        code = None if power is None else _CODES.get((power, volume))
    if code is None:
        return UnitReading(
            None, say("unit.incomplete" if text.strip() else "unit.missing", text=text.strip())
        )
    return UnitReading(UNITS[code])


def _plainly(text: str) -> str:
    plain = text.replace("µ", "u").replace("μ", "u").replace("×", "x").replace("\u00a0", " ")
    for raised, written in _SUPERSCRIPTS:
        plain = plain.replace(raised, written)
    plain = re.sub(r"\{[^}]*\}", "", plain)
    plain = re.sub(r"\s+per\s+", "/", plain, flags=re.IGNORECASE)
    return re.sub(r"\s*/\s*", "/", " ".join(plain.split()))


def _parts(plain: str, kind: Kind) -> tuple[int | None, str]:
    head, slash, volume_text = plain.rpartition("/")
    volume = _VOLUMES.get(volume_text.casefold())
    if not slash or volume is None:
        return None, ""
    return _power(head.strip(), volume, kind), volume


def _power(head: str, volume: str, kind: Kind) -> int | None:
    word = head.casefold()
    written = _POWER.match(word)
    if written:
        return int(written[1])
    if word in _NOTHING:
        return 0
    if volume == "uL" and word in _THOUSANDS:
        return 3
    if volume == "L" and (head == "G" or word in _GIGA):
        return 9
    if volume == "L" and (head == "M" or word == "mega"):
        return 6
    red_millions = word == "m" or word in _MILLIONS
    return 6 if volume == "uL" and kind is Kind.RED_CELLS and red_millions else None
