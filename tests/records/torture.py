"""`make torture`: kills, power cuts, faults and turned bits in their thousands; minutes to hours."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import apsw

from tests.records.chain_bits import unnamed_bits
from tests.records.faults import Fault, prepared, work_through
from tests.records.flips import BITS, Flipped, try_flip, whole
from tests.records.kills import CHANGES, Killed, how_long, kill_once
from tests.records.power import Tally, record, try_cuts
from tests.records.spare_memory import in_memory

KILLS = 1_000
KINDS_OF_KILL = ("save", "import", "save", "migration", "save", "import", "backup", "restore")
CUTS = 20_000
CUTS_OF_A_RUN = 250
CHAINED = 40


def kills(folder: Path, number: int) -> list[str]:
    """Kill the ward while it saves, imports, migrates, makes backups, restores."""
    tally = Killed()
    longest = {kind: how_long(kind, folder / kind) for kind in CHANGES}
    for seed in range(number):
        kind = KINDS_OF_KILL[seed % len(KINDS_OF_KILL)]
        kill_once(kind, folder / "killed", 10_000 + seed, tally, longest[kind])
        shutil.rmtree(folder / "killed")
    _tell(f"{tally.kills} kills, {tally.kept} acknowledged changes, {len(tally.faults)} faults")
    return tally.faults


def cuts(folder: Path, number: int) -> list[str]:
    """Cut the power of many runs at many points."""
    total = Tally()
    for seed in range(number // CUTS_OF_A_RUN):
        shutil.rmtree(folder / "run", ignore_errors=True)
        recording = record(folder / "run", 1_000 + seed, "FULL")
        tally = try_cuts(recording, folder / "after", CUTS_OF_A_RUN, seed)
        total.cuts += tally.cuts
        total.lost += tally.lost
        total.corrupt += tally.corrupt
    _tell(f"{total.cuts} power cuts, {total.lost} lost, {total.corrupt} corrupt")
    return [f"{total.lost} lost, {total.corrupt} corrupt"] if total.lost or total.corrupt else []


def faults(folder: Path, number: int) -> list[str]:
    """Fail at every operation, in every way; `number` is the last operation tried."""
    found: list[str] = []
    tried = 0
    prepared(folder / "whole")
    for error in (apsw.FullError, apsw.IOError):
        for goes_on in (False, True):
            for at in range(1, number + 1):
                shutil.copytree(folder / "whole", folder / "ward")
                survived = work_through(folder / "ward", Fault(error, at, goes_on))
                shutil.rmtree(folder / "ward")
                tried += 1
                found += [f"{error.__name__} {at} {goes_on}: {fault}" for fault in survived.faults]
                if survived.operations < at:
                    break
    _tell(f"{tried} disk faults, {len(found)} faults after them")
    return found


def flips(folder: Path, number: int) -> list[str]:
    """Turn every bit of the database, and one bit of each byte of the log; at most `number` of each."""
    found: list[str] = []
    for file in ("records.db", "records.db-wal"):
        before = whole(folder / file, in_log=file.endswith("wal"))
        after = folder / f"after-{file}"
        after.mkdir()
        tally = Flipped()
        size = len(before.images[file])
        bits = [
            byte * BITS + bit
            for byte in range(size)
            for bit in (range(BITS) if file == "records.db" else (byte % BITS,))
        ]
        for bit in bits[:number]:
            try_flip(after, before, file, bit, tally)
        _tell(
            f"{min(len(bits), number)} of {size * BITS} bits of {file} turned: {tally.refused} refused, "
            f"{tally.harmless} harmless, {tally.told} told by the audit head, {len(tally.faults)} not told"
        )
        found += [f"{file}: bit {bit}" for bit in tally.faults]
    return found


def chain(folder: Path, number: int) -> list[str]:
    """Turn every bit of every entry of an audit chain."""
    turned, unnamed = unnamed_bits(folder / "chain", CHAINED, number)
    _tell(f"{turned} bits of {CHAINED} audit entries turned, {len(unnamed)} not named")
    return unnamed


KINDS: dict[str, tuple[Callable[[Path, int], list[str]], int]] = {
    "kills": (kills, KILLS),
    "cuts": (cuts, CUTS),
    "faults": (faults, 100_000),
    "flips": (flips, 10_000_000),
    "chain": (chain, 10_000_000),
}


def main() -> int:
    """Torture, tell, and return 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"some of {', '.join(KINDS)}; all if none")
    parser.add_argument("--number", type=int, help="how many instead of the usual number")
    asked = parser.parse_args()
    unknown = [kind for kind in asked.kinds if kind not in KINDS]
    if unknown:
        parser.error(f"there is no {unknown[0]}")
    found = []
    for kind in asked.kinds or KINDS:
        torture, number = KINDS[kind]
        with tempfile.TemporaryDirectory() as otherwise, in_memory(Path(otherwise)) as folder:
            found += torture(folder, asked.number or number)
    for fault in found:
        _tell(fault)
    return 1 if found else 0


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
