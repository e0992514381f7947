"""The connection to the encrypted database: its settings, and its failures in plain words."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import apsw

from neutro_desk.records.errors import RecordsError, records_error
from neutro_desk.records.folder import PRIVATE_FILE

KEY_BYTES = 32
CACHE_KIBIBYTES = 65_536
"""Pages kept in memory: enough for the search among 100,000 patients to read each page once."""

CHECKPOINT_PAGES = 256
"""How long the log grows before its pages move into the database: short, so that nobody waits for many."""

WHILE_SOMEBODY_WAITS = 8
"""How many times longer it may grow where a person waits for the save: the next view or draft moves it."""

_CIPHER = "chacha20"
"""Each page carries a Poly1305 tag. The ciphers without one (aes128cbc, aes256cbc, rc4) are never used."""


def connected(
    path: Path, key: bytes, *, create: bool = False, read_only: bool = False, is_copy: bool = False
) -> apsw.Connection:
    """Return an open connection with every setting the records stand on.

    Args:
        path: The database file.
        key: The 32 bytes of the database key, raw: no passphrase is derived here.
        create: Whether the file is made; it must then not be there.
        read_only: Whether nothing may be written, not even into the file's log.
        is_copy: Whether it is to be filled page by page from another database.

    Raises:
        RecordsError: If the key does not open it, it is damaged, open elsewhere, missing or not writable.
        ValueError: If the key has another length.
    """
    if len(key) != KEY_BYTES:
        message = f"a database key has {KEY_BYTES} bytes"
        raise ValueError(message)
    if create == path.exists():
        raise records_error("already_there" if create else "no_database", folder=str(path.parent))
    with failures_in_words(path):
        connection = apsw.Connection(
            _only_read(path) if read_only else os.fspath(path),
            flags=_flags(create=create, read_only=read_only),
        )
        try:
            if create:
                path.chmod(PRIVATE_FILE)
            if connection.readonly("main") and not read_only:  # the engine would stumble over it at its lock
                raise records_error("not_writable", folder=str(path.parent))
            _unlock(connection, key)
            if not is_copy:
                _settle(connection, read_only=read_only)
        except BaseException:
            close_anyhow(connection)
            raise
    return connection


def _only_read(path: Path) -> str:
    """Return the address of a database that is only read.

    Without a log beside it nobody has it open: it is then read as a file that does not change, which leaves
    nothing behind and works where nothing can be written. With a log it is read together with it.
    """
    log = path.with_name(f"{path.name}-wal")
    return path.absolute().as_uri() + ("" if log.exists() else "?immutable=1")


def _flags(*, create: bool, read_only: bool) -> int:
    if read_only:
        return apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)


def _unlock(connection: apsw.Connection, key: bytes) -> None:
    connection.execute(f"PRAGMA cipher = '{_CIPHER}'")
    connection.execute(f"PRAGMA key = 'raw:{key.hex()}'", can_cache=False)  # the text holds the key


def _settle(connection: apsw.Connection, *, read_only: bool) -> None:
    """Set what makes a save durable and a doctored file harmless; the first line that reads tries the key."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    if not read_only:  # before anything reads: then no shared memory is made
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.wal_autocheckpoint(0)  # `writing` does it, so that its failure is none of the commit
    connection.execute("SELECT count(*) FROM sqlite_schema")


def close_anyhow(connection: apsw.Connection) -> None:
    """Close a connection of which something failed already: only that first failure is told."""
    with contextlib.suppress(apsw.Error):
        connection.close(True)


@contextlib.contextmanager
def writing(connection: apsw.Connection, path: Path, *, somebody_waits: bool = False) -> Iterator[None]:
    """Make everything inside one transaction: all of it is kept, or nothing.

    Args:
        connection: Open for writing.
        path: The database file, for messages.
        somebody_waits: Whether moving the log into the database is left to another change.

    Raises:
        RecordsError: If it could not be kept; then nothing of it was.
    """
    with failures_in_words(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with contextlib.suppress(apsw.Error):
                    connection.execute("ROLLBACK")
            raise
    _shorten_log(connection, CHECKPOINT_PAGES * (WHILE_SOMEBODY_WAITS if somebody_waits else 1))


def _shorten_log(connection: apsw.Connection, longest: int) -> None:
    """Move a long log into the database: if that fails, all is kept and the next commit tries again."""
    with contextlib.suppress(apsw.Error):
        pages, moved = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_NOOP)
        if pages >= longest and moved < pages:
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)


@contextlib.contextmanager
def failures_in_words(path: Path) -> Iterator[None]:
    """Turn what the disk or a damaged file does into the room's one exception; a bug stays a bug.

    Raises:
        RecordsError: In place of the engine's error.
    """
    try:
        yield
    except apsw.Error as error:
        found = _in_words(error, path)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        raise records_error("disk_error", folder=str(path.parent)) from error


def _in_words(error: apsw.Error, path: Path) -> RecordsError | None:
    """Return the sentence for an error that is nobody's mistake in the code; None for one that is."""
    folder = str(path.parent)
    for kinds, name in (
        ((apsw.NotADBError,), "key_does_not_open"),
        ((apsw.CorruptError, apsw.FormatError), "damaged"),
        ((apsw.BusyError, apsw.LockedError), "in_use"),
        ((apsw.FullError,), "disk_full"),
        ((apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, apsw.AuthError), "not_writable"),
        ((apsw.IOError, apsw.NoLFSError, apsw.NoMemError), "disk_error"),
    ):
        if isinstance(error, kinds):
            return records_error(name, folder=folder)
    return None
