"""What the tests of the command line share: a call, and the samples that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from tests.commands.calling import Calling, calling


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Calling:
    """A call of the command line in this process."""
    return calling(capsys)


@pytest.fixture
def fall() -> Path:
    """The sample of a fall on a drug; its last count is 1.20 x (30 + 5) / 100 = 0.42."""
    return resource("samples", "drug-induced-fall.neutro.json")


@pytest.fixture
def table(tmp_path: Path) -> object:
    """Write a table and return where it lies."""

    def written(text: str, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return written
