"""An open store for tests, made as the window makes it, with keys that cost next to nothing."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from neutro_desk.records.cost import Cost
from neutro_desk.ward_records.idle import WorkstationClocks
from neutro_desk.ward_records.session import Records

CHEAP = Cost(64, 1, 1)
PASSPHRASE = "correct horse battery staple"  # noqa: S105


def open_records(qtbot: QtBot, folder: Path) -> Records:
    """Return the records of a new store in a folder, signed in."""
    records = Records(folder, WorkstationClocks(), 5, CHEAP)
    with qtbot.waitSignal(records.unlocked, timeout=20_000):
        records.create(folder, "Nurse One", PASSPHRASE)
    return records
