"""One entry of the audit: who did what to whose record, and when; never a word of what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Action(Enum):
    """What was done.

    `HEAD` tells what was found wrong with the head outside the database; `OTHER` stands for what a newer
    version of the program does and this one does not know.
    """

    CREATED = "created"
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    FAILED = "failed"
    EMERGENCY = "emergency"
    VIEWED = "viewed"
    CHANGED = "changed"
    PRINTED = "printed"
    EXPORTED = "exported"
    IMPORTED = "imported"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    ERASED = "erased"
    MERGED = "merged"
    PEOPLE = "people"
    SETTING = "setting"
    COPIED = "copied"
    MIGRATED = "migrated"
    HEAD = "head"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        number: From 1, without a gap.
        at: UTC, such as `2026-11-21T06:14:09Z`.
        person: Who did it, by name.
        action: What.
        patient: Number of the patient in this store; None when it concerns nobody.
        detail: Words of the program, numbers and names of people who sign in; no field of a patient.
        digest: 64 bytes: the entry's own seal, then its link to all entries before it.
    """

    number: int
    at: str
    person: str
    action: Action
    patient: int | None
    detail: str
    digest: bytes
