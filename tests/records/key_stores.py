"""A store's keys for tests: cheap to open, with people nobody is."""

from __future__ import annotations

from pathlib import Path

from neutro_desk.records.cost import Cost
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.keys import Unlocked, create_keys

CHEAP = Cost(64, 1, 1)
FIRST = "Charge Nurse"
PASSPHRASE = "copper kettle under rain"  # noqa: S105  of a store that is gone after the test
OTHER = "seven slow bicycles home"
AT = 1_795_000_000.0


def a_folder(path: Path) -> StoreFolder:
    """Return the folder of a store that is yet to be made."""
    folder = StoreFolder(path / "records")
    folder.prepare()
    return folder


def with_keys(path: Path) -> tuple[StoreFolder, Unlocked, str]:
    """Return a folder with keys, what opened them, and the recovery code."""
    folder = a_folder(path)
    unlocked, code = create_keys(folder, FIRST, PASSPHRASE, CHEAP)
    return folder, unlocked, code
