"""The verb `audit`: the chain of a record store verified, read-only, by somebody who may sign in there."""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from neutro_desk.commands.call import Call
from neutro_desk.commands.terminal import WrongCallError

if TYPE_CHECKING:
    from neutro_desk.records.audit import Finding
    from neutro_desk.records.audit_head import Head, PrintedHead
    from neutro_desk.records.folder import StoreFolder
    from neutro_desk.records.people import Unlocked


def audit(call: Call) -> None:
    """Verify the audit chain of a store or of a backup; exit 1 when anything is wrong with it.

    Raises:
        WrongCallError: If there is no store, it is open in the program, or nobody signed in.
    """
    from neutro_desk.records.errors import RecordsError  # noqa: PLC0415  the store is for this verb alone

    pages = _pages(call.options.page or ())
    folder = _folder(call.options.store)
    try:
        unlocked = _signed_in(call, folder)
    except RecordsError as error:
        raise WrongCallError(call.text(error.statement)) from error
    try:
        head, found = _verified(folder, unlocked, pages)
    except RecordsError as error:
        if error.statement.key == "records.in_use":
            raise WrongCallError(_IN_USE) from error
        call.terminal.refuse(call.text(error.statement))
        return
    _say(call, folder, head, found)


_IN_USE = (
    "The program has these records open and holds them for itself. Close it and call again,"
    " or verify a copy: a folder in backups."
)


def _verified(
    folder: StoreFolder, unlocked: Unlocked, pages: tuple[PrintedHead, ...]
) -> tuple[Head, tuple[Finding, ...]]:
    from neutro_desk.records.audit import AuditTrail, verify  # noqa: PLC0415  the store is for this verb alone
    from neutro_desk.records.audit_values import verify_values  # noqa: PLC0415
    from neutro_desk.records.database import connected, failures_in_words  # noqa: PLC0415

    with closing(connected(folder.database, unlocked.key, read_only=True)) as connection:
        with failures_in_words(folder.database):
            head = AuditTrail(connection, unlocked.key, folder).last()
        chain = verify(connection, unlocked.key, folder, pages=pages)
        return head, (*chain, *verify_values(connection, folder))


def _say(call: Call, folder: StoreFolder, head: Head, found: tuple[Finding, ...]) -> None:
    lines = [f"{folder.path}: {head.number} entries, head {head.text}"]
    for one in found:
        text = call.text(one.statement)
        if one.is_alarm:
            call.terminal.refuse(text)
        else:
            lines.append(text)
    if not any(one.is_alarm for one in found):
        lines.append("Every entry is as it was written, none is missing, and the values are theirs.")
    findings = [
        {"kind": one.kind.value, "first": one.first, "last": one.last, "alarm": one.is_alarm,
         "text": call.text(one.statement)}
        for one in found
    ]  # fmt: skip
    whole = not any(one.is_alarm for one in found)
    call.terminal.give(
        {"entries": head.number, "head": head.text, "whole": whole, "findings": findings}, lines
    )


def _folder(path: Path) -> StoreFolder:
    from neutro_desk.records.folder import StoreFolder  # noqa: PLC0415  the store is for this verb alone

    folder = StoreFolder(path.parent if path.is_file() else path)
    if not folder.keys.is_file() or not folder.database.is_file():
        message = (
            f"{path}: no records here. Name the folder with records.db and keys.json, or one in its backups."
        )
        raise WrongCallError(message)
    return folder


def _pages(typed: tuple[str, ...]) -> tuple[PrintedHead, ...]:
    from neutro_desk.records.audit_head import printed_head  # noqa: PLC0415  the store is for this verb alone

    found = [(text, printed_head(text)) for text in typed]
    wrong = [text for text, page in found if page is None]
    if wrong:
        message = f"--page {wrong[0]!r}: a page shows it as A-00123-7F3C 91D2"
        raise WrongCallError(message)
    return tuple(page for _, page in found if page is not None)


def _signed_in(call: Call, folder: StoreFolder) -> Unlocked:
    from neutro_desk.records.keys import people, unlock  # noqa: PLC0415  the store is for this verb alone

    names = [person.name for person in people(folder)]
    name = call.options.name or _only(names) or call.terminal.ask("Name: ")
    if not name:
        message = f"--name is needed: one of {', '.join(names)}"
        raise WrongCallError(message)
    return unlock(folder, name, _passphrase(call, name), time.time())


def _only(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""


def _passphrase(call: Call, name: str) -> str:
    """Return the passphrase; never an option of the call, which every program on the machine could read."""
    variable: str | None = call.options.passphrase_from
    if variable is not None:
        if variable not in os.environ:
            message = f"--passphrase-from {variable}: there is no such variable in the environment"
            raise WrongCallError(message)
        return os.environ[variable]
    if call.options.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed = call.terminal.ask_hidden(f"Passphrase of {name}: ")
    if typed is None:
        message = "no terminal to ask for the passphrase: --passphrase-from VARIABLE or --passphrase-stdin"
        raise WrongCallError(message)
    return typed
