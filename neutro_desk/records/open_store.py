"""OpenStore: a store's connection from opening to closing, and the one way a change is made."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from neutro_desk.records.audit import Action, AuditTrail, verify
from neutro_desk.records.audit_values import verify_values
from neutro_desk.records.database import close_anyhow, connected, failures_in_words, writing
from neutro_desk.records.durable import flush_folder
from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.migrating import migrate, newest, version_of
from neutro_desk.records.schema import MIGRATIONS, Migration

if TYPE_CHECKING:
    import apsw

    from neutro_desk.records.audit import Finding
    from neutro_desk.records.codec import Codec
    from neutro_desk.records.folder import StoreFolder
    from neutro_desk.records.people import Person

MAKING = "making.db"
"""What a new database is called until it has all its tables."""


class OpenStore:
    """The open database of one folder, for one program at a time.

    Attributes:
        person: Who works with it now; set when the user is switched.
        folder: Where it lies.
        key: The database key; a backup is made under the same.
        codec: Makes bytes of values.
        audit: The chain of what was done.
        is_read_only: Whether nothing can be changed: a backup that is looked at, or a store of a newer
            program.
        head_trouble: Why the head of the chain could not be written outside the database after the last
            change; the change itself is kept. None when it was.
        head_finding: What the head outside told at opening; None when head and chain agreed.
    """

    def __init__(
        self, connection: apsw.Connection, folder: StoreFolder, key: bytes, codec: Codec, person: Person
    ) -> None:
        """Use `create` or `open`."""
        self.person = person
        self.folder = folder
        self.codec = codec
        self.audit = AuditTrail(connection, key, folder)
        self.is_read_only = False
        self.head_trouble: RecordsError | None = None
        self.head_finding: Finding | None = None
        self._connection = connection
        self.key = key

    @classmethod
    def create(cls, folder: StoreFolder, key: bytes, codec: Codec, person: Person) -> Self:
        """Make an empty store.

        Raises:
            RecordsError: If there is one, the folder does not serve or the disk is full; no half store is
                left.
        """
        folder.prepare()
        if any(file.exists() for file in folder.database_files):  # a log alone would be read into the new one
            raise records_error("already_there", folder=str(folder.path))
        _make_empty(folder, key)
        store = cls.open(folder, key, codec, person)
        store.note(Action.CREATED)
        return store

    @classmethod
    def open(
        cls,
        folder: StoreFolder,
        key: bytes,
        codec: Codec,
        person: Person,
        *,
        read_only: bool = False,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> Self:
        """Open a store; one of an older program is backed up and brought up to date, a newer one only read.

        Args:
            folder: Where it lies.
            key: The database key, 32 bytes.
            codec: Makes bytes of values.
            person: Who works with it.
            read_only: Whether nothing may be written, as for a backup that is looked at.
            migrations: The versions of the tables; for tests.

        Raises:
            RecordsError: If it cannot be opened; the sentence says why.
        """
        if not read_only:
            folder.prepare()
        connection = connected(folder.database, key, read_only=read_only)
        try:
            with failures_in_words(folder.database):
                was = version_of(connection, folder.database)
                if was == 0:
                    raise records_error("damaged", folder=str(folder.path))
                store = cls(connection, folder, key, codec, person)
                store.is_read_only = read_only or was > newest(migrations)
                if store.is_read_only:
                    connection.execute("PRAGMA query_only = ON")
                else:
                    store.head_finding = store.audit.settle_head(person.name)
                    if migrate(
                        connection, folder.database, migrations, lambda: store.back_up_before("migration")
                    ):
                        store.note(Action.MIGRATED, detail=f"{was} to {newest(migrations)}")
        except BaseException:
            close_anyhow(connection)
            raise
        return store

    def back_up_before(self, change: str) -> None:
        """Make the backup that stands before a great change: a migration, a merge."""
        from neutro_desk.records.backup import back_up  # noqa: PLC0415  the backup opens stores itself

        back_up(self, change)

    def close(self) -> None:
        """Close it; the log moves into the database. Closing twice is harmless.

        Raises:
            RecordsError: If the disk fails; what was saved is in the log and moves at the next opening.
        """
        with failures_in_words(self.folder.database):
            self._connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Read inside; what the disk does comes as the room's one exception."""
        with failures_in_words(self.folder.database):
            yield

    @contextlib.contextmanager
    def keeping(self, *, somebody_waits: bool = False) -> Iterator[None]:
        """Keep everything inside as one change that the audit chain does not tell, such as a draft.

        Args:
            somebody_waits: Whether tidying up is left to another change.

        Raises:
            RecordsError: If the store is only read, or the change was not kept.
        """
        if self.is_read_only:
            raise records_error("read_only")
        with writing(self._connection, self.folder.database, somebody_waits=somebody_waits):
            yield

    @contextlib.contextmanager
    def changing(self, *, somebody_waits: bool = False) -> Iterator[None]:
        """Keep everything inside as one change, or nothing of it; then write the chain's head outside.

        Args:
            somebody_waits: Whether tidying up is left to another change.

        Raises:
            RecordsError: If the store is only read, or the change was not kept.
        """
        with self.keeping(somebody_waits=somebody_waits):
            yield
        try:
            self.audit.written()
            self.head_trouble = None
        except RecordsError as error:
            self.head_trouble = error

    def note(self, action: Action, patient_id: int | None = None, detail: str = "") -> None:
        """Enter something done into the audit chain: unlock, lock, print, export.

        Raises:
            RecordsError: If it could not be kept.
        """
        with self.changing():
            self.audit.append(action, self.person.name, patient_id, detail)

    def setting(self, name: str) -> str | None:
        """Return a setting that belongs to the store and not to the workstation; None when nobody set it."""
        with self.reading():
            found = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchall()
        return next((str(value) for (value,) in found), None)

    def set_setting(self, name: str, value: str) -> None:
        """Set a setting of the store; the audit chain tells by whom.

        Raises:
            RecordsError: If it was not kept.
        """
        with self.changing():
            self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
            self.audit.append(Action.SETTING, self.person.name, None, f"{name} {value}")

    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with the audit chain, its head and the values it tells of; nothing for none.

        Raises:
            RecordsError: If the disk fails.
        """
        with self.reading():
            chain = verify(self._connection, self.key, self.folder)
            return (*chain, *verify_values(self._connection, self.folder))

    # -- for the backups ----------------------------------------------------------------------------------

    def copy_into(self, target: apsw.Connection) -> apsw.Backup:
        """Return the copying of this database into an empty one under the same key."""
        with self.reading():
            return target.backup("main", self._connection, "main")

    def did_since(self, number: int, actions: Collection[str]) -> bool:
        """Return whether one of the actions was entered into the audit chain after an entry.

        Args:
            number: Of the entry; one beyond the end is of a history that was replaced, after which all is
                new.
            actions: Words of `Action`.
        """
        with self.reading():
            if number > self.audit.last().number:
                return True
            entered = self._connection.execute("SELECT action FROM audit WHERE number > ?", (number,))
            return any(action in actions for (action,) in entered)


def utc_text() -> str:
    """Return the workstation's time in UTC as it stands in the store."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _make_empty(folder: StoreFolder, key: bytes) -> None:
    """Make the database beside its place and move it there with all its tables, or leave nothing."""
    making = folder.path / MAKING
    with failures_in_words(folder.database):
        for leftover in folder.path.glob(f"{MAKING}*"):
            leftover.unlink()
    connection = connected(making, key, create=True)
    try:
        migrate(connection, making, MIGRATIONS, _nothing)
        with failures_in_words(making):
            connection.close()
    except BaseException:
        close_anyhow(connection)
        raise
    with failures_in_words(folder.database):
        making.replace(folder.database)
        flush_folder(folder.path)


def _nothing() -> None:
    """Stand for the backup of a store that holds nothing yet."""
