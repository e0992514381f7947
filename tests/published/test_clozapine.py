"""Clozapine gates come out as the published tables say."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.clozapine import gate
from neutro_desk.workup.clozapine_labels import Jurisdiction, Population

GATES = tomllib.loads((Path(__file__).parent / "clozapine.toml").read_text(encoding="utf-8"))["gate"]


@pytest.mark.parametrize("row", GATES, ids=lambda row: row["id"])
def test_a_published_gate_comes_out_with_its_band_and_its_orders(row: dict[str, Any], pack: Pack) -> None:
    assert pack.clozapine is not None
    label = pack.clozapine.label(Jurisdiction(row["label"]))
    for count, level, orders in row["counts"]:
        anc = Anc(value=Decimal(count).scaleb(-3))
        found = gate(anc, label, Population(row["population"]), first_below=True)
        assert found.band is not None
        assert found.band.level.value == level
        said = "" if found.treatment is None else found.treatment.text.key
        assert said == (f"clozapine.treatment_{orders}" if orders else "")
        assert (found.repeat is not None) is (count < row.get("repeat_below", 0))
