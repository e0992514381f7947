"""StoreFolder: where each file of a record store lies, and which folders may hold one."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from neutro_desk.records.errors import records_error

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

NETWORK_TYPES = frozenset(
    (
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
    )
)
"""File systems of other machines: their locks and their writing through do not hold what a store needs.

What a virtual machine gets from its own host (9p, virtiofs) is no network.
"""

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux tells what is mounted."""

_REMOTE_DRIVE = 4
"""What Windows' GetDriveTypeW answers for a drive of the network."""

_MOUNT_POINT = 4
_AFTER_SEPARATOR = 1


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """The folder of one store and the files in it.

    Attributes:
        path: The folder itself.
    """

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted database; beside it lie its -wal and -journal while they are needed."""
        return self.path / "records.db"

    @property
    def database_files(self) -> tuple[Path, ...]:
        """The database and what the engine keeps beside it."""
        return (self.database, *(Path(f"{self.database}-{end}") for end in ("wal", "shm", "journal")))

    @property
    def keys(self) -> Path:
        """The key slots, one for each person and one for the recovery key."""
        return self.path / "keys.json"

    @property
    def attempts(self) -> Path:
        """Wrong tries at a passphrase, so that the delay after them survives a restart."""
        return self.path / "attempts.json"

    @property
    def head(self) -> Path:
        """The head of the audit chain, kept outside the database."""
        return self.path / "audit.head"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.path / "backups"

    @property
    def lock(self) -> Path:
        """The file that the one running program holds locked."""
        return self.path / "store.lock"

    def holds_store(self) -> bool:
        """Return whether there is a store to unlock: its key slots or its database stand here."""
        return self.keys.is_file() or self.database.is_file()

    def prepare(self) -> None:
        """Make the folder and that of the backups, for this user of the workstation alone.

        Raises:
            RecordsError: If the folder lies on a network share or cannot be made.
        """
        refuse_network_share(self.path)
        try:
            for folder in (self.path, self.backups):
                folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
                folder.chmod(PRIVATE_FOLDER)
        except OSError as error:
            raise records_error("folder_not_writable", folder=str(self.path)) from error


def refuse_network_share(path: Path) -> None:
    """Refuse a folder that another machine holds.

    Raises:
        RecordsError: If the folder, or the nearest one above it that exists, lies on a network share.
    """
    kind = _network_type(path)
    if kind is not None:
        raise records_error("network_share", folder=str(path), kind=kind)


def _network_type(path: Path) -> str | None:
    """Return the kind of network share the path lies on; None for a disk of this machine."""
    existing = path.absolute()
    with contextlib.suppress(OSError):
        existing = path.resolve()
    if sys.platform == "win32":
        return share_on_windows(existing)
    try:
        kind = mount_type(existing, MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return None
    return kind if kind in NETWORK_TYPES else None


def mount_type(path: Path, mountinfo: str) -> str | None:
    """Return the type of file system that holds a path.

    Args:
        path: An absolute path, links followed; it need not exist.
        mountinfo: The text of Linux' /proc/self/mountinfo.

    Returns:
        The type, such as `ext4` or `cifs`; None when no line covers the path.

    Source:
        proc_pid_mountinfo(5): field 5 is the mount point, the type follows the separator `-`.
    """
    found: tuple[int, str] | None = None
    for line in mountinfo.splitlines():
        fields = line.split(" ")
        if "-" not in fields[_MOUNT_POINT:]:
            continue
        point = Path(_unescaped(fields[_MOUNT_POINT]))
        kind = fields[fields.index("-", _MOUNT_POINT) + _AFTER_SEPARATOR]
        depth = len(point.parts)
        if path.is_relative_to(point) and (found is None or depth >= found[0]):
            found = (depth, kind)
    return None if found is None else found[1]


def _unescaped(field: str) -> str:
    """Return a path of mountinfo with its blanks: they are written as octal numbers."""
    for octal in ("\\040", "\\011", "\\012", "\\134"):
        field = field.replace(octal, chr(int(octal[1:], 8)))
    return field


def share_on_windows(path: Path) -> str | None:
    """Return the kind of share on Windows: another machine's path, or a drive letter for one."""
    if os.fspath(path).startswith("\\\\"):
        return "SMB"
    import ctypes  # noqa: PLC0415  only Windows asks so

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  the attribute exists on Windows alone
    return "SMB" if kernel.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE else None
