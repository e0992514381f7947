"""Files are written whole or not at all, and keep their rights."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from neutro_desk.whole_file import write_whole


def test_a_new_file_holds_the_content_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "case.json", b"one")
    assert (tmp_path / "case.json").read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_a_file_a_group_shares_stays_shared(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"one")
    path.chmod(0o664)
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o664


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_a_new_file_gets_the_rights_of_the_system(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "case.json", b"one")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert (tmp_path / "case.json").stat().st_mode & 0o777 == 0o640


def test_a_disk_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"one")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.json"]
