"""Wrong tries at a passphrase: the growing delay after them, which a restart does not end."""

from __future__ import annotations

import contextlib
import json
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

from neutro_desk.records.private_file import write_private

FREE_TRIES = 2
"""Slips of the finger without any delay."""

FIRST_DELAY = 5.0
LONGEST_DELAY = 900.0
"""Seconds after the third wrong try, doubled with each further one, and the most they grow to.

Source:
    Own choice; NIST SP 800-63B-4, 3.2.2, asks that tries be limited and allows growing delays of this kind.
"""

MOST_KEPT = 200
"""Tries kept until somebody signs in and the audit takes them; older ones are only counted."""

UNKNOWN = ""
"""Slot of a try under a name that nobody has."""

LAST_MOMENT = 253_370_764_800.0
"""The year 9999: a file that names a later time is damaged."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class FailedTry:
    """One try that did not open the store, not yet in the audit.

    Attributes:
        slot: Id of the slot; empty when nobody has the name.
        at: When, seconds since 1970 by the workstation's clock.
        mark: Random, so that the audit takes each try once.
    """

    slot: str
    at: float
    mark: str


@dataclass(frozen=True, slots=True)
class Wait:
    """What wrong tries at one slot lead to.

    Attributes:
        wrong: Tries since the last right one.
        until: No further try before this time.
    """

    wrong: int
    until: float


@dataclass(frozen=True, slots=True)
class Attempts:
    """All wrong tries of a store.

    Attributes:
        waits: By slot.
        tries: Not yet in the audit, oldest first.
        dropped: Tries that were too many to keep.
        was_damaged: Whether the file could not be read when it was looked at last; goes to the audit.
    """

    waits: dict[str, Wait] = field(default_factory=dict)
    tries: tuple[FailedTry, ...] = ()
    dropped: int = 0
    was_damaged: bool = False

    def wait_until(self, slot: str, now: float) -> float:
        """Return before when the next try at a slot is refused; not after `now` when it is free.

        A clock set back does not shorten the wait: it then begins anew, by the clock as it is.
        """
        wait = self.waits.get(slot)
        return now if wait is None else min(wait.until, now + delay_after(wait.wrong))

    def with_try(self, slot: str, now: float) -> Attempts:
        """Return the tries with one more, which counts as wrong until it turns out right."""
        tries = (*self.tries, FailedTry(slot, now, secrets.token_hex(8)))
        kept = tries[-MOST_KEPT:]
        dropped = self.dropped + len(tries) - len(kept)
        if slot == UNKNOWN:
            return replace(self, tries=kept, dropped=dropped)
        wrong = self.waits.get(slot, Wait(0, now)).wrong + 1
        waits = self.waits | {slot: Wait(wrong, now + delay_after(wrong))}
        return replace(self, waits=waits, tries=kept, dropped=dropped)

    def restarted(self, slot: str, now: float) -> Attempts:
        """Return the tries with the whole wait of a slot counted from now: the clock was set back."""
        wait = self.waits[slot]
        return replace(self, waits=self.waits | {slot: replace(wait, until=now + delay_after(wait.wrong))})

    def right(self, slot: str) -> Attempts:
        """Return the tries after the last one turned out right: it is none of them, and nothing waits."""
        return replace(self.freed(slot), tries=self.tries[:-1])

    def freed(self, slot: str) -> Attempts:
        """Return the tries with no wait at a slot: somebody who may gave it a new passphrase."""
        return replace(self, waits={name: wait for name, wait in self.waits.items() if name != slot})

    def without(self, entered: tuple[FailedTry, ...]) -> Attempts:
        """Return the tries without those that the audit has taken."""
        left = tuple(one for one in self.tries if one not in entered)
        return replace(self, tries=left, dropped=0, was_damaged=False)


def delay_after(wrong: int) -> float:
    """Return how many seconds no further try is taken after so many wrong ones in a row."""
    if wrong <= FREE_TRIES:
        return 0.0
    return float(min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(wrong - FREE_TRIES - 1, 16)))


def read_attempts(path: Path) -> Attempts:
    """Return the wrong tries of a store; none when there is no file.

    A file that cannot be read holds no delay, and the audit says so: locking everybody out for a damaged
    file would hurt the ward more than a guesser gains, who needs the right to write in the folder for it.
    """
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return Attempts()
    except OSError:
        return Attempts(was_damaged=True)
    try:
        return _as_read(json.loads(written))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Attempts(was_damaged=True)


def keep_attempts(path: Path, attempts: Attempts) -> None:
    """Write the wrong tries; a full or write-protected disk does not keep the right person out."""
    content = {
        "version": _VERSION,
        "waits": {slot: [wait.wrong, wait.until] for slot, wait in attempts.waits.items()},
        "tries": [[one.slot, one.at, one.mark] for one in attempts.tries],
        "dropped": attempts.dropped,
        "damaged": attempts.was_damaged,
    }
    with contextlib.suppress(OSError):
        write_private(path, (json.dumps(content) + "\n").encode("ascii"))


def _as_read(found: dict[str, object]) -> Attempts:
    waits, tries, dropped = found["waits"], found["tries"], found["dropped"]
    if not isinstance(waits, dict) or not isinstance(tries, list) or type(dropped) is not int:
        message = "a part is of another kind"
        raise TypeError(message)
    return Attempts(
        {str(slot): Wait(_whole(wrong), _moment(until)) for slot, (wrong, until) in waits.items()},
        tuple(FailedTry(str(slot), _moment(at), str(mark)) for slot, at, mark in tries),
        dropped,
        found["damaged"] is True,
    )


def _moment(found: object) -> float:
    """Return a time that a calendar can tell."""
    if not isinstance(found, int | float) or not 0 <= found < LAST_MOMENT:
        message = "a time is none"
        raise ValueError(message)
    return float(found)


def _whole(number: object) -> int:
    if type(number) is not int or number < 0:
        message = "a count of tries is no whole number"
        raise ValueError(message)
    return number
