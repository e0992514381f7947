"""Real order lines of a hospital: each names the agents a person read in it, and no others."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from neutro_desk.workup.content import Pack
from neutro_desk.workup.drug_names import DrugNames, drug_names
from neutro_desk.workup.drug_reading import NameReading, read_name
from neutro_desk.workup.medication_list import read_list

LINES_GIVEN = 626
NAMING_AN_AGENT = 115
LEAST_RECOGNISED = 0.98
"""Share of the lines naming an agent of our list. Source: issue 5."""


def _lines() -> dict[str, frozenset[str]]:
    with Path(__file__).with_name("drug_order_lines.csv").open(encoding="utf-8", newline="") as file:
        return {row["line"]: frozenset(row["agents"].split()) for row in csv.DictReader(file)}


LINES = _lines()


@pytest.fixture(scope="module")
def names(pack: Pack) -> DrugNames:
    """The names that ship."""
    return drug_names(pack.drugs, pack.medicines)


def agents(reading: NameReading) -> frozenset[str]:
    """Return the ids of the agents that are taken as read."""
    return frozenset(drug.id for drug in reading.drugs)


def test_the_table_holds_every_order_line() -> None:
    assert len(LINES) == LINES_GIVEN
    assert sum(bool(meant) for meant in LINES.values()) == NAMING_AN_AGENT


def test_order_lines_that_name_an_agent_of_ours_are_recognised(names: DrugNames) -> None:
    naming = {line: meant for line, meant in LINES.items() if meant}
    missed = [line for line, meant in naming.items() if agents(read_name(line, names)) != meant]
    assert 1 - len(missed) / len(naming) >= LEAST_RECOGNISED, missed


def test_no_order_line_is_taken_for_another_agent(names: DrugNames) -> None:
    wrong = {line: agents(read_name(line, names)) - meant for line, meant in LINES.items()}
    assert {line: more for line, more in wrong.items() if more} == {}


def test_no_order_line_is_lost_in_a_list(names: DrugNames) -> None:
    listed = read_list("\n".join(LINES), names)
    assert {medicine.line for medicine in listed} == set(range(1, len(LINES) + 1))
    for medicine, (line, meant) in zip(listed, LINES.items(), strict=True):
        assert medicine.typed in line
        assert agents(medicine.reading) == meant
