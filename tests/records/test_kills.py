"""A program that is killed loses nothing it acknowledged, and leaves nothing to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from neutro_desk.records.errors import RecordsError
from tests.records.keeping import opened
from tests.records.kills import CHANGES, Killed, how_long, kill_once, ward, working

KILLS = {"save": 20, "import": 10, "migration": 10, "backup": 5, "restore": 5}


@pytest.mark.parametrize("kind", KILLS)
def test_a_killed_program_loses_nothing_it_acknowledged(kind: str, tmp_path: Path) -> None:
    tally = Killed()
    longest = how_long(kind, tmp_path / "whole")
    for seed in range(KILLS[kind]):
        kill_once(kind, tmp_path / f"{kind}-{seed}", seed, tally, longest)
    assert tally.faults == []
    assert tally.kills == KILLS[kind]
    if CHANGES[kind] > 1:
        assert tally.kept > 0, "no kill came after an acknowledged change"


def test_records_open_in_another_program_are_refused_and_free_at_once_when_it_dies(tmp_path: Path) -> None:
    ward(tmp_path)
    with working("save", tmp_path, 1) as process:
        with pytest.raises(RecordsError) as refused:
            opened(tmp_path)
        assert refused.value.statement.key == "records.in_use"
        process.kill()
        process.wait()
        opened(tmp_path).close()


def test_fifty_programs_are_killed() -> None:
    assert sum(KILLS.values()) == 50


def test_a_name_that_stands_in_a_file_is_found(tmp_path: Path) -> None:
    from neutro_desk.workup.case import Case
    from tests.records.keeping import patient
    from tests.records.kills import plain_text_in

    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "left.tmp").write_text(f"x{patient(3).name}x")
    assert plain_text_in(tmp_path, [Case(patient(3)), Case(patient(4))]) == ["left.tmp"]
