"""Cost: how much memory and time one try at a passphrase takes, set once for the workstation."""

from __future__ import annotations

import os
import secrets
import time
from dataclasses import dataclass

FLOOR_KIB = 64 * 1024
"""Memory of one try, KiB, for every store a window makes. Source: RFC 9106, second recommended option."""

FEWEST_PASSES = 3
LANES = 4
"""Passes and lanes of the same option of RFC 9106."""

WANTED_SECONDS = 0.3
MOST_PASSES = 40
MOST_KIB = 1024 * 1024
MOST_LANES = 16
"""Beyond these a key file is damaged: a changed number must not take all memory before it is refused."""

KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """Parameters of Argon2id.

    Attributes:
        memory_kib: Memory, KiB.
        passes: How often it is gone through.
        lanes: Threads.
    """

    memory_kib: int
    passes: int
    lanes: int = LANES

    def is_possible(self) -> bool:
        """Return whether these can be the parameters of a key file."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= MOST_KIB
            and 1 <= self.passes <= MOST_PASSES
        )


def calibrated() -> Cost:
    """Return the cost that takes about 0.3 s here, never less than 64 MiB and three passes."""
    lowest = Cost(FLOOR_KIB, FEWEST_PASSES)
    took = min(_seconds(lowest) for _ in range(2))
    return Cost(FLOOR_KIB, passes_for(took))


def passes_for(seconds: float) -> int:
    """Return how many passes take about 0.3 s where three take `seconds`."""
    return max(FEWEST_PASSES, min(MOST_PASSES, round(FEWEST_PASSES * WANTED_SECONDS / max(seconds, 0.001))))


def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the 32 bytes that Argon2id makes of a secret; slow on purpose."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  quick mode never loads it

    return hash_secret_raw(
        secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=KEY_LENGTH, type=Type.ID
    )


def _seconds(cost: Cost) -> float:
    """Return how long one try takes when nothing else runs: a busy moment must not make later tries cheap."""
    began, worked = time.perf_counter(), time.process_time()
    stretched(b"calibration only", secrets.token_bytes(16), cost)
    at_once = min(cost.lanes, os.cpu_count() or 1)
    return min(time.perf_counter() - began, (time.process_time() - worked) / at_once)
