"""AuditTrail: every view, change, print, export, unlock and failed try, each entry bound to all before it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime

import apsw

from neutro_desk.records.attempts import FailedTry, keep_attempts, read_attempts
from neutro_desk.records.audit_chain import Chain, Row
from neutro_desk.records.audit_entry import Action, Entry
from neutro_desk.records.audit_finding import Finding, FindingKind, about
from neutro_desk.records.audit_head import Head, HeadState, read_head, write_head
from neutro_desk.records.audit_verify import verify
from neutro_desk.records.database import writing
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import StoreFolder
from neutro_desk.records.key_file import read_key_file

__all__ = ["Action", "AuditTrail", "Entry", "Finding", "verify"]

PAGE = 200
"""Entries handed out at once."""

_ALREADY_ENTERED = 1000
"""Last entries looked through for a failed try that a crash kept from being struck off the list."""


def utc_now() -> datetime:
    """Return the time by the workstation's clock, in UTC."""
    return datetime.now(UTC)


class AuditTrail:
    """The chain of one open store.

    Append runs inside the transaction of what it tells, so that neither is kept without the other.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        key: bytes,
        folder: StoreFolder,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Read nothing yet.

        Args:
            connection: Of the open store, which owns it.
            key: The database key.
            folder: Of the store.
            clock: Tells the time in UTC.
        """
        self._connection = connection
        self._key = key
        self._folder = folder
        self._clock = clock
        self._chain = Chain(key)

    def append(self, action: Action, person: str, patient: int | None = None, detail: str = "") -> Entry:
        """Add an entry, inside the caller's open transaction.

        Args:
            action: What was done.
            person: Who did it, by name.
            patient: Number of the patient; None when it concerns nobody.
            detail: Words of the program, numbers and names of people; no field of a patient.
        """
        last = self.last()
        number, at = last.number + 1, _written(self._clock())
        digest = self._chain.digest(number, (at, person, action.value, patient, detail), last.link)
        self._connection.execute(
            "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, at, person, action.value, patient, detail, digest),
        )
        return Entry(number, at, person, action, patient, detail, digest)

    def last(self) -> Head:
        """Return the last entry's number and link; number 0 before the first."""
        found = self._connection.execute(
            "SELECT number, CAST(digest AS BLOB) FROM audit ORDER BY number DESC LIMIT 1"
        )
        for number, digest in found:
            return Head(number, Row(number, (), digest).link)
        return Head(0, self._chain.before_all)

    def head(self) -> str:
        """Return the short text for a page, such as `A-00123-7F3C 91D2`."""
        return self.last().text

    def written(self) -> None:
        """Write the head outside the database, after the commit.

        Raises:
            RecordsError: If it cannot be written. What was saved is saved; the head is one behind, which the
                next opening mends.
        """
        try:
            write_head(self._folder.head, self.last(), self._key)
        except OSError as error:
            raise records_error("audit.head_not_written", reason=error.strerror or str(error)) from error

    def settle_head(self, person: str) -> Finding | None:
        """Compare the head outside with the chain, at opening, before anything is added.

        One behind is what a crash between commit and head leaves: it is written anew. A head that is lost,
        damaged, ahead of the chain or of another history is entered in the chain first, in a transaction of
        its own, so that the next commit cannot wipe out the trace.

        Args:
            person: Who opened the store.

        Returns:
            What to tell the person; None when head and chain agree.
        """
        last = self.last()
        found, state = read_head(self._folder.head, self._key)
        if found == last or (state is HeadState.LOST and last.number == 0):
            return None
        said = self._about_head(found, state, last)
        if said.is_alarm:
            detail = state.value if found is None else f"{found.text} / {last.text}"
            with writing(self._connection, self._folder.database):
                self.append(Action.HEAD, person, detail=detail)
        with contextlib.suppress(
            RecordsError
        ):  # the next change says so; a full disk keeps nobody from reading
            self.written()
        return said

    def _about_head(self, found: Head | None, state: HeadState, last: Head) -> Finding:
        if found is None:
            lost = state is HeadState.LOST
            return about(FindingKind.HEAD_LOST if lost else FindingKind.HEAD_DAMAGED, 0)
        if found.number > last.number:
            return about(FindingKind.CUT_OFF, last.number + 1, found.number)
        if self._link_of(found.number) == found.link and found.number < last.number:
            return about(FindingKind.HEAD_BEHIND, found.number + 1, last.number)
        return about(FindingKind.OTHER_HISTORY, found.number)

    def _link_of(self, number: int) -> bytes:
        if number == 0:
            return self._chain.before_all
        found = self._connection.execute("SELECT CAST(digest AS BLOB) FROM audit WHERE number = ?", (number,))
        return b"".join(Row(number, (), digest).link for (digest,) in found)

    def enter_failed_tries(self, names: dict[str, str] | None = None) -> int:
        """Enter the tries that did not open the store, which nobody could enter without its key.

        Opens a transaction of its own, writes the head, and strikes them off the list afterwards; a crash
        between leaves no try out and enters none twice.

        Args:
            names: Name of the person by slot; as the key file has them if not given.

        Returns:
            How many were entered.
        """
        attempts = read_attempts(self._folder.attempts)
        if not (attempts.tries or attempts.dropped or attempts.was_damaged):
            return 0
        entered = self._entered_marks()
        names = self._slot_names() | (names or {})
        fresh = tuple(one for one in attempts.tries if one.mark not in entered)
        with writing(self._connection, self._folder.database):
            for one in fresh:
                self._append_try(one, names.get(one.slot, "?"))
            if attempts.dropped:
                self.append(Action.FAILED, "?", detail=f"{attempts.dropped} more")
            if attempts.was_damaged:
                self.append(Action.FAILED, "?", detail="attempts.json damaged")
        self.written()
        keep_attempts(self._folder.attempts, attempts.without(attempts.tries))
        return len(fresh) + attempts.dropped

    def _slot_names(self) -> dict[str, str]:
        try:
            slots = read_key_file(self._folder.keys).slots
        except RecordsError:
            return {}
        return {slot.person.slot: slot.person.name for slot in slots}

    def _append_try(self, one: FailedTry, name: str) -> None:
        at = _written(datetime.fromtimestamp(one.at, UTC))
        self.append(Action.FAILED, name, detail=f"{at} {one.mark}")

    def _entered_marks(self) -> set[str]:
        since = self.last().number - _ALREADY_ENTERED
        found = self._connection.execute(
            "SELECT detail FROM audit WHERE number > ? AND action = ?", (since, Action.FAILED.value)
        )
        return {detail.rpartition(" ")[2] for (detail,) in found}

    def entries(
        self,
        person: str | None = None,
        action: Action | None = None,
        patient: int | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = PAGE,
        before: int | None = None,
    ) -> tuple[Entry, ...]:
        """Return entries, the newest first.

        Args:
            person: Only of this person.
            action: Only this kind.
            patient: Only about this patient.
            since: Not before this time, UTC as in `Entry.at`; a date alone means its first moment.
            until: Before this time.
            limit: At most so many.
            before: Only with a smaller number: the next page.

        Raises:
            RecordsError: If an entry holds text that is none; verifying tells which.
        """
        wanted = {
            "person = ?": person,
            "action = ?": None if action is None else action.value,
            "patient = ?": patient,
            "at >= ?": since,
            "at < ?": until,
            "number < ?": before,
        }
        asked = {clause: value for clause, value in wanted.items() if value is not None}
        where = " AND ".join(asked) or "1"
        columns = "number, at, person, action, patient, detail, digest"
        asking = f"SELECT {columns} FROM audit WHERE {where} ORDER BY number DESC LIMIT ?"  # noqa: S608  values are bound
        try:
            return tuple(
                Entry(number, at, who, _known(what), whom, detail, digest)
                for number, at, who, what, whom, detail, digest in self._connection.execute(
                    asking, (*asked.values(), limit)
                )
            )
        except UnicodeDecodeError as error:
            raise records_error("damaged", folder=str(self._folder.path)) from error


def _known(action: str) -> Action:
    return Action(action) if action in _ACTIONS else Action.OTHER


_ACTIONS = {action.value for action in Action}


def _written(at: datetime) -> str:
    """Return a time as it stands in an entry: UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
