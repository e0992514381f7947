"""The closed table of units: what a text names for one kind of measurement, and what it does not name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from neutro_desk.workup.statements import say
from neutro_desk.workup.units import CELLS_PER_MILLILITRE, UNITS, Kind, UnitReading, read_unit

BY_HAND = {
    # one cell in so many of the unit's own: 10^9/L by hand
    "10*9/L": "1",
    "10*3/uL": "1",
    "/nL": "1",
    "10*6/mL": "1",
    "/uL": "0.001",
    "10*6/L": "0.001",
    "10*3/mL": "0.001",
    "10*12/L": "1000",
    "10*6/uL": "1000",
    "/mL": "0.000001",
}


def test_the_table_holds_ten_units_of_cells_and_seven_others() -> None:
    assert {code: str(unit.factor) for code, unit in UNITS.items() if unit.factor is not None} == BY_HAND
    assert [code for code, unit in UNITS.items() if unit.factor is None] == [
        *("%", "g/L", "g/dL", "mmol/L", "fL", "Cel", "[degF]"),
    ]
    assert all(unit.code == code for code, unit in UNITS.items())


def test_every_unit_is_written_as_on_a_report() -> None:
    assert {code: unit.label for code, unit in UNITS.items()} == {
        "10*9/L": "×10⁹/L",
        "/uL": "/µL",
        "10*3/uL": "×10³/µL",
        "10*6/L": "×10⁶/L",
        "/nL": "/nL",
        "10*6/mL": "×10⁶/mL",
        "10*3/mL": "×10³/mL",
        "10*12/L": "×10¹²/L",
        "10*6/uL": "×10⁶/µL",
        "/mL": "/mL",
        "%": "%",
        "g/L": "g/L",
        "g/dL": "g/dL",
        "mmol/L": "mmol/L",
        "fL": "fL",
        "Cel": "°C",
        "[degF]": "°F",
    }


@pytest.mark.parametrize("code", [code for code in BY_HAND if code != "/mL"])
@pytest.mark.parametrize("kind", [Kind.WHITE_CELLS, Kind.RED_CELLS])
def test_code_and_label_of_each_cell_unit_name_it(code: str, kind: Kind) -> None:
    assert read_unit(code, kind) == UnitReading(UNITS[code])
    assert read_unit(UNITS[code].label, kind) == UnitReading(UNITS[code])


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        # ten to the third, sixth, ninth and twelfth in every way of writing a power
        *((f"{power}/uL", "10*3/uL") for power in ("10*3", "10**3", "10^3", "10e3", "10E3", "10(3)", "10³")),
        *(
            (f"{power}/uL", "10*3/uL")
            for power in ("x10*3", "x 10^3", "X10E3", "×10³", "10 3", "10 ^3", "10*+3")
        ),
        ("10*9 / L", "10*9/L"),
        ("10*9 per litre", "10*9/L"),
        ("10*9\u00a0/\u00a0L", "10*9/L"),
        ("10^12/l", "10*12/L"),
        ("10¹²/L", "10*12/L"),
        ("10⁶/mL", "10*6/mL"),
        ("10^3/ML", "10*3/mL"),
        ("10*3{cells}/uL", "10*3/uL"),
        ("{cells}/uL", "/uL"),
        # a thousand per microlitre in words
        *((f"{word}/uL", "10*3/uL") for word in ("K", "k", "TH", "ths", "Thou", "thousand")),
        # the microlitre in words
        *((f"K/{volume}", "10*3/uL") for volume in ("µL", "μl", "mcl", "MM3", "mm^3", "mm³", "cumm", "cmm")),
        *((f"K/{volume}", "10*3/uL") for volume in ("mm cu", "cu mm", "cu.mm", "microliter", "Microlitre")),
        # single cells
        *((f"{word}/uL", "/uL") for word in ("", "1", "cell", "cells", "#")),
        ("cells per microliter", "/uL"),
        ("cells PER microlitre", "/uL"),
        ("1/nL", "/nL"),
        # per litre in words
        ("G/L", "10*9/L"),
        ("Gi/L", "10*9/L"),
        ("giga/liter", "10*9/L"),
        ("GIGA/L", "10*9/L"),
        ("M/L", "10*6/L"),
        ("mega/l", "10*6/L"),
        ("MEGA/L", "10*6/L"),
    ],
)
def test_a_complete_spelling_of_white_cells_names_its_unit(spelling: str, code: str) -> None:
    assert read_unit(spelling, Kind.WHITE_CELLS) == UnitReading(UNITS[code])
    assert read_unit(f"  {spelling} ", Kind.WHITE_CELLS) == UnitReading(UNITS[code])


@pytest.mark.parametrize(
    "spelling",
    [
        # no power, no volume, or another one
        *("10", "X 10 3", "x10 (3)", "10(3)mcL", "10*3", "K", "MM3", "uL", "L", "/", "/x", "K/", "10*3/dL"),
        # another power
        *("10*4/L", "10*3/L", "10*12/uL", "10*9/uL", "10*6/nL", "10*9/mL", "10*33/uL", "100*3/uL", "103/uL"),
        # the letters mean something else here
        *("g/L", "m/L", "gi/uL", "mega/uL", "K/L", "k/mL", "G/uL", "M/uL", "m/uL", "mil/uL", "million/uL"),
        *(
            "cells/L",
            "1/L",
            "/L",
            "ug/L",
            "mmol/L",
            "%",
            "g/dL",
            "fL",
            "10*3/uL/L",
            "10*3//uL",
            "K/uLx",
            "xK/uL",
        ),
        *("{10*3}/uL x", "10*3}/uL", "kper uL"),
    ],
)
def test_what_is_incomplete_or_names_something_else_is_no_unit_of_white_cells(spelling: str) -> None:
    assert read_unit(f" {spelling} ", Kind.WHITE_CELLS) == UnitReading(
        None, say("unit.incomplete", text=spelling)
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("blank", ["", "  ", "\t"])
def test_a_missing_unit_is_called_missing(blank: str, kind: Kind) -> None:
    assert read_unit(blank, kind) == UnitReading(None, say("unit.missing", text=""))


@pytest.mark.parametrize("spelling", ["/mL", "cells/ml", "1/ML", "# / mL", "cells per mL", "{cells}/mL"])
@pytest.mark.parametrize("kind", [Kind.WHITE_CELLS, Kind.RED_CELLS])
def test_a_bare_millilitre_asks_whether_the_microlitre_is_meant(spelling: str, kind: Kind) -> None:
    asked = say("unit.per_millilitre", text=spelling)
    assert read_unit(f" {spelling} ", kind) == UnitReading(None, asked, (UNITS["/uL"], CELLS_PER_MILLILITRE))


@pytest.mark.parametrize("word", ["M", "m", "mi", "MIL", "mill", "Million"])
def test_a_million_per_microlitre_is_for_red_cells(word: str) -> None:
    assert read_unit(f"{word}/uL", Kind.RED_CELLS) == UnitReading(UNITS["10*6/uL"])
    assert read_unit(f"{word}/uL", Kind.WHITE_CELLS).unit is None
    assert read_unit(f"{word}/nL", Kind.RED_CELLS).unit is None


@pytest.mark.parametrize(
    ("spelling", "kind", "code"),
    [
        *((text, Kind.SHARE, "%") for text in ("%", "percent", "Per Cent", "pct", " % ")),
        *((text, Kind.HAEMOGLOBIN, "g/dL") for text in ("g/dL", "GM/DL", "g / dl", "g/100 mL", "g per dL")),
        *((text, Kind.HAEMOGLOBIN, "g/L") for text in ("g/L", "G/L", "g/l")),
        *((text, Kind.HAEMOGLOBIN, "mmol/L") for text in ("mmol/L", "MMOL/L")),
        *((text, Kind.CELL_VOLUME, "fL") for text in ("fL", "FL", "fl")),
        *((text, Kind.TEMPERATURE, "Cel") for text in ("Cel", "°C", "C", "degC", "deg C")),
    ],
)
def test_other_measurements_have_units_of_their_own(spelling: str, kind: Kind, code: str) -> None:
    assert read_unit(spelling, kind) == UnitReading(UNITS[code])


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [
        ("g/mL", Kind.HAEMOGLOBIN),
        ("%", Kind.HAEMOGLOBIN),
        ("10*9/L", Kind.HAEMOGLOBIN),
        ("U3", Kind.CELL_VOLUME),
        ("F", Kind.TEMPERATURE),
        ("10*9/L", Kind.SHARE),
        ("%", Kind.RED_CELLS),
    ],
)
def test_a_unit_of_another_measurement_is_refused(spelling: str, kind: Kind) -> None:
    assert read_unit(spelling, kind) == UnitReading(None, say("unit.incomplete", text=spelling))


def test_a_factor_is_exact() -> None:
    assert all(isinstance(unit.factor, Decimal) for unit in UNITS.values() if unit.factor is not None)
