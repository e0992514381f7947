"""A bit that turned over is refused, harmless, or told: no changed value is ever shown."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.records.flips import BITS, Flipped, try_flip, whole
from tests.records.spare_memory import in_memory

FLIPS = 600


@pytest.mark.parametrize("file", ["records.db", "records.db-wal"])
def test_a_turned_bit_is_refused_or_harmless(file: str, tmp_path: Path) -> None:
    tally = Flipped()
    with in_memory(tmp_path) as folder:
        before = whole(folder / "whole", in_log=file.endswith("wal"))
        after = folder / "after"
        after.mkdir()
        chance = random.Random(11)  # noqa: S311  the same each time
        for bit in chance.sample(range(len(before.images[file]) * BITS), FLIPS):
            try_flip(after, before, file, bit, tally)
    assert tally.faults == []
    assert tally.refused + tally.harmless + tally.told == FLIPS
    assert tally.refused > 0 or tally.told > 0


def test_a_turned_bit_of_the_first_hundred_bytes_is_refused_or_harmless(tmp_path: Path) -> None:
    tally = Flipped()
    with in_memory(tmp_path) as folder:
        before = whole(folder / "whole", in_log=False)
        after = folder / "after"
        after.mkdir()
        for bit in range(100 * BITS):
            try_flip(after, before, "records.db", bit, tally)
    assert tally.faults == []
