"""The program's own words in the details of the audit, in the language of the window.

What is stored, sealed and exported stays English; what somebody typed, and what is not known here, is shown
as it was entered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication

from neutro_desk.records.audit_entry import Action, Entry
from neutro_desk.records.people import Role

translate = QCoreApplication.translate

_REVISION = re.compile(r"revision (\d+), (\d+) rows, (\w+)")
_ADDED = re.compile(r"added (.+) as (\w+)")
_NUMBERED = re.compile(r"(took in|into|older backups removed:) (\d+)")
_NAMED = re.compile(r"(removed|new passphrase for) (.+)")


def shown_detail(entry: Entry, word: Callable[[Enum], str]) -> str:
    """Return the detail of an entry for the window; `word` gives the word for a role."""
    detail = entry.detail
    if entry.action in (Action.VIEWED, Action.EXPORTED):
        return _places().get(detail, detail)
    if entry.action is Action.CHANGED and (found := _REVISION.fullmatch(detail)):
        said = translate("AuditDetail", "revision {0}, {1} rows, {2}")
        return said.format(*found.groups())
    if entry.action in (Action.MERGED, Action.BACKED_UP) and (found := _NUMBERED.fullmatch(detail)):
        return _numbered()[found[1]].replace("{0}", found[2])
    if entry.action is Action.PEOPLE:
        return _about_people(detail, word)
    return detail


def _places() -> dict[str, str]:
    return {
        "audit": translate("AuditDetail", "audit"),
        "ward board": translate("AuditDetail", "ward board"),
        "patient list": translate("AuditDetail", "patient list"),
        "case file": translate("AuditDetail", "case file"),
    }


def _numbered() -> dict[str, str]:
    return {
        "took in": translate("AuditDetail", "took in {0}"),
        "into": translate("AuditDetail", "into {0}"),
        "older backups removed:": translate("AuditDetail", "older backups removed: {0}"),
    }


def _about_people(detail: str, word: Callable[[Enum], str]) -> str:
    fixed = {
        "own passphrase changed": translate("AuditDetail", "own passphrase changed"),
        "new recovery key": translate("AuditDetail", "new recovery key"),
    }
    role = {one.value: one for one in Role}
    added = _ADDED.fullmatch(detail)
    if added is not None and added[2] in role:
        said = translate("AuditDetail", "added {0} as {1}")
        return said.format(added[1], word(role[added[2]]))
    named = _NAMED.fullmatch(detail)
    if named is not None:
        removed, new = (
            translate("AuditDetail", "removed {0}"),
            translate("AuditDetail", "new passphrase for {0}"),
        )
        return (removed if named[1] == "removed" else new).format(named[2])
    return fixed.get(detail, detail)
