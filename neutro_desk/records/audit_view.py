"""The audit for a viewer: which entries are asked for, each as a row of words, and the same rows as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from neutro_desk.records.audit import PAGE, AuditTrail
from neutro_desk.records.audit_entry import Action, Entry

COLUMNS = ("number", "at_utc", "at_local", "person", "action", "patient", "detail", "seal")
"""Of the CSV, in every language."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""First signs that make a spreadsheet work a cell out instead of showing it.

Source:
    OWASP, CSV Injection; OWASP ASVS 5.0, 1.2.10. The wide ones count for spreadsheets of East Asia.
"""

_SHOWN_SEAL = 8
"""Bytes of the link in a row: what a printed head shows and as many again."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are asked for.

    Attributes:
        person: Only of this person; None for everybody.
        action: Only this kind.
        patient: Only about this patient, by number.
        first_day: From this day on, by the calendar of the workstation.
        last_day: Up to this day, itself included.
    """

    person: str | None = None
    action: Action | None = None
    patient: int | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry as it is shown.

    Attributes:
        number: Of the entry.
        at: When, by the clock of the workstation, without zone.
        person: Who.
        action: What, in words.
        patient: Number of the patient; None when it concerns nobody.
        detail: As it was entered.
    """

    number: int
    at: datetime
    person: str
    action: str
    patient: int | None
    detail: str


def asked_entries(
    trail: AuditTrail, asked: AuditFilter, zone: tzinfo | None = None, page: int = PAGE
) -> Iterator[Entry]:
    """Yield every entry asked for, the newest first, read page by page.

    Args:
        trail: Of the open store.
        asked: Which.
        zone: Of the workstation; its own if not given.
        page: Entries read at once.
    """
    since = None if asked.first_day is None else _utc(asked.first_day, zone)
    until = None if asked.last_day is None else _utc(asked.last_day + timedelta(days=1), zone)
    before: int | None = None
    while True:
        found = trail.entries(
            asked.person, asked.action, asked.patient, since, until, limit=page, before=before
        )
        yield from found
        if len(found) < page:
            return
        before = found[-1].number


def audit_row(entry: Entry, word: Callable[[Action], str], zone: tzinfo | None = None) -> AuditRow:
    """Return an entry as it is shown.

    Args:
        entry: The entry.
        word: Gives the word for an action, such as `Phrasebook.word`.
        zone: Of the workstation; its own if not given.
    """
    local = _local(entry.at, zone)
    return AuditRow(entry.number, local, entry.person, word(entry.action), entry.patient, entry.detail)


def audit_csv(entries: Iterable[Entry], zone: tzinfo | None = None) -> str:
    """Return entries as CSV with a head, in the order given; keys and words are English in every language.

    A text that a spreadsheet would work out as a formula gets an apostrophe before it.
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in entries:
        patient = "" if one.patient is None else str(one.patient)
        local = _local(one.at, zone).strftime("%Y-%m-%dT%H:%M:%S")
        seal = one.digest[len(one.digest) // 2 :][:_SHOWN_SEAL].hex()
        texts = (one.at, local, one.person, one.action.value, patient, one.detail, seal)
        rows.writerow((one.number, *(harmless(text) for text in texts)))
    return written.getvalue()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _local(at: str, zone: tzinfo | None) -> datetime:
    return datetime.fromisoformat(at).astimezone(zone).replace(tzinfo=None)


def _utc(day: date, zone: tzinfo | None) -> str:
    """Return the first moment of a day of the workstation, as it stands in an entry."""
    midnight = datetime.combine(day, time())
    aware = midnight.astimezone() if zone is None else midnight.replace(tzinfo=zone)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
