"""Spellings of units met in the wild: each names its unit and factor, or is refused by name."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.quantities import file_unit
from neutro_desk.workup.units import UNITS, Kind, read_unit
from tests.commands.calling import calling

with (Path(__file__).parent / "unit_spellings.csv").open(encoding="utf-8", newline="") as table:
    SPELLINGS = list(csv.DictReader(table))
COMPLETE = [row for row in SPELLINGS if row["code"]]
INCOMPLETE = [row for row in SPELLINGS if not row["code"]]
WHITE = Kind.WHITE_CELLS.value


def named(row: dict[str, str]) -> str:
    return f"{row['kind']}: {row['spelling']}"


def test_every_source_is_there() -> None:
    """Counted in the sources: the list of ctcae5_grader, and the eICU demo by kind."""
    met = [(row["kind"], source) for row in SPELLINGS for source in row["met_in"].split("; ")]
    assert met.count((WHITE, "ctcae5_grader")) == 21
    assert met.count((WHITE, "eICU demo")) == 27
    assert met.count(("red cells", "eICU demo")) == 24


@pytest.mark.parametrize("row", COMPLETE, ids=named)
def test_a_complete_spelling_names_its_unit_and_factor(row: dict[str, str]) -> None:
    unit = read_unit(row["spelling"], Kind(row["kind"])).unit
    assert unit is not None
    assert unit.code == row["code"]
    assert unit.factor == (Decimal(row["factor"]) if row["factor"] else None)
    assert UNITS[unit.code] is unit


@pytest.mark.parametrize("row", INCOMPLETE, ids=named)
def test_an_incomplete_spelling_or_one_of_another_quantity_is_refused_by_name(
    row: dict[str, str], phrasebook: Phrasebook
) -> None:
    read = read_unit(row["spelling"], Kind(row["kind"]))
    assert read.unit is None
    assert read.may_be == ()
    assert read.problem is not None
    assert row["spelling"].strip() in phrasebook.text(read.problem)
    assert read.problem.key == ("unit.incomplete" if row["spelling"] else "unit.missing")


@pytest.mark.parametrize("spelling", ["/mL", "cells/mL", "cells / mL", "1/mL", " /ml", "cells per mL"])
def test_a_bare_millilitre_is_a_question_and_no_unit(spelling: str) -> None:
    read = read_unit(spelling, Kind.WHITE_CELLS)
    assert read.unit is None
    assert [unit.code for unit in read.may_be] == ["/uL", "/mL"]
    assert file_unit(spelling) is None


@pytest.mark.parametrize("row", [row for row in SPELLINGS if row["kind"] == WHITE], ids=named)
def test_the_command_line_counts_in_a_complete_unit_and_refuses_an_incomplete_one(
    row: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """1.2 x 10^9/L in that unit, with 30 % segs and 5 % bands, is 0.42."""
    wbc = Decimal("1.2") / Decimal(row["factor"] or 1)
    call = ("anc", "--json", "--wbc", f"{wbc:f}", f"--unit={row['spelling']}", "--segs", "30", "--bands", "5")
    found = calling(capsys)(*call)
    if row["code"]:
        assert found.status == 0
        assert (found.json["anc"]["value"], found.json["wbc_used"]) == ("0.42", "1.20")
        return
    assert found.status in (1, 2)
    assert row["spelling"].strip() in found.err
    assert found.status == 2 or found.json["anc"] is None
