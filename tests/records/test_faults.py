"""A full or failing disk: the error is shown, nothing acknowledged is lost, and the store opens again."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from tests.records.faults import Fault, Survived, prepared, work_through
from tests.records.spare_memory import in_memory

NEVER = 1_000_000
STRIDE = 2
"""Every second operation; `make torture` takes each."""

SHOWN = {
    apsw.FullError: {"records.disk_full"},
    apsw.IOError: {
        "records.disk_error",
        "records.not_writable",
        "records.damaged",
        "records.changed_meanwhile",
    },
}


def test_a_ward_on_a_whole_disk_meets_no_error(tmp_path: Path) -> None:
    prepared(tmp_path)
    survived = work_through(tmp_path, Fault(apsw.IOError, NEVER, goes_on=False))
    assert (survived.said, survived.faults) == (set(), [])
    assert survived.operations > 100


def tried(folder: Path, fault: Fault) -> Survived:
    shutil.copytree(folder / "whole", folder / "ward")
    survived = work_through(folder / "ward", fault)
    shutil.rmtree(folder / "ward")
    return survived


def operations_on_a_whole_disk(folder: Path) -> int:
    return tried(folder, Fault(apsw.IOError, NEVER, goes_on=False)).operations


@pytest.mark.parametrize("goes_on", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError], ids=["full", "failing"])
def test_a_disk_that_fails_at_any_operation_loses_nothing(
    error: type[apsw.Error], goes_on: bool, tmp_path: Path
) -> None:
    with in_memory(tmp_path) as folder:
        prepared(folder / "whole")
        said, faults = set[str](), list[str]()
        for at in range(1, operations_on_a_whole_disk(folder) + 1, STRIDE):
            survived = tried(folder, Fault(error, at, goes_on))
            said |= survived.said
            faults += [f"{at}: {fault}" for fault in survived.faults]
    assert faults == []
    assert said
    assert said <= SHOWN[error]
