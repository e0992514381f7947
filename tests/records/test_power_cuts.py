"""Power cuts lose nothing that was acknowledged and corrupt no file; the harness would see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.power import record, try_cuts
from tests.records.spare_memory import in_memory

CUTS = 2000
RUNS = 8


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_power_cut_loses_nothing_that_was_acknowledged(seed: int, tmp_path: Path) -> None:
    with in_memory(tmp_path) as folder:
        recording = record(folder / "run", seed, "FULL")
        tally = try_cuts(recording, folder / "after", CUTS // RUNS, seed)
    assert (tally.cuts, tally.lost, tally.corrupt, tally.said) == (CUTS // RUNS, 0, 0, set())


def test_the_harness_loses_data_where_saves_are_not_synced_one_by_one(tmp_path: Path) -> None:
    with in_memory(tmp_path) as folder:
        tally = try_cuts(record(folder / "run", 1, "NORMAL"), folder / "after", 60, 1)
    assert tally.lost > 0
    assert tally.corrupt == 0


def test_the_harness_corrupts_where_nothing_is_synced(tmp_path: Path) -> None:
    with in_memory(tmp_path) as folder:
        tally = try_cuts(record(folder / "run", 1, "OFF"), folder / "after", 60, 1)
    assert tally.lost > 0
    assert tally.corrupt > 0
    assert "records.damaged" in tally.said
