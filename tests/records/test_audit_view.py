"""The audit as it is shown: the days of the ward's own calendar, and a CSV that no spreadsheet works out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from neutro_desk.records.audit import Action
from neutro_desk.records.audit_entry import Entry
from neutro_desk.records.audit_view import COLUMNS, AuditFilter, asked_entries, audit_csv, audit_row, harmless
from neutro_desk.wording.phrasebook import Phrasebook
from tests.records.chains import PERSON, ChainForTests, chain_of

NEW_YORK = timezone(timedelta(hours=-5))
TONGA = timezone(timedelta(hours=13))


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[ChainForTests]:
    """Twelve entries from 06:11 to 06:22 UTC on 21-Nov-2026."""
    yield from chain_of(tmp_path / "records", 12)


def an_entry(person: str = PERSON, detail: str = "", at: str = "2026-11-21T06:14:09Z") -> Entry:
    """Return an entry somebody might have made."""
    return Entry(7, at, person, Action.PRINTED, 3, detail, bytes(range(64)))


def test_a_row_tells_the_time_of_the_wards_own_clock_and_the_word_of_its_language(
    phrasebook: Phrasebook,
) -> None:
    row = audit_row(an_entry(detail="clinician"), phrasebook.word, NEW_YORK)
    assert (row.number, row.at, row.person) == (7, datetime(2026, 11, 21, 1, 14, 9), PERSON)
    assert (row.action, row.patient, row.detail) == ("printed", 3, "clinician")


def test_every_kind_of_entry_has_a_word(phrasebook: Phrasebook) -> None:
    assert len({phrasebook.word(action) for action in Action}) == len(Action)


@pytest.mark.parametrize(
    ("first", "last", "zone", "shown"),
    [
        (date(2026, 11, 21), date(2026, 11, 21), NEW_YORK, 12),
        (date(2026, 11, 22), None, NEW_YORK, 0),
        (None, date(2026, 11, 20), NEW_YORK, 0),
        (date(2026, 11, 21), date(2026, 11, 21), TONGA, 12),
        (None, date(2026, 11, 20), timezone(timedelta(hours=-6, minutes=-15)), 4),
        (date(2026, 11, 21), None, timezone(timedelta(hours=-6, minutes=-15)), 8),
    ],
)
def test_a_day_is_a_day_of_the_wards_calendar(
    chain: ChainForTests, first: date | None, last: date | None, zone: timezone, shown: int
) -> None:
    asked = AuditFilter(first_day=first, last_day=last)
    assert len(list(asked_entries(chain.trail, asked, zone))) == shown


@pytest.mark.parametrize("page", [1, 5, 12, 13])
def test_all_are_read_whatever_is_read_at_once(chain: ChainForTests, page: int) -> None:
    found = asked_entries(chain.trail, AuditFilter(), page=page)
    assert [one.number for one in found] == list(range(12, 0, -1))


def test_filters_hold_together(chain: ChainForTests) -> None:
    asked = AuditFilter(person=PERSON, action=Action.CHANGED, patient=1)
    assert [one.number for one in asked_entries(chain.trail, asked)] == [7]
    assert list(asked_entries(chain.trail, AuditFilter(person="Somebody else"))) == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("x")']
)
def test_no_cell_is_worked_out_by_a_spreadsheet(text: str) -> None:
    assert harmless(text) == f"'{text}"
    row = list(
        csv.reader(io.StringIO(audit_csv([an_entry(person=text, detail=text)], NEW_YORK), newline=""))
    )[1]
    assert (row[3], row[6]) == (f"'{text}", f"'{text}")


@pytest.mark.parametrize(
    "text", ["", "Amélie", "revision 3, 2 rows", "A-00012-7F3C 91D2", "a=b", "2026-11-21"]
)
def test_what_is_harmless_stands_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_the_csv_can_be_read_again_with_commas_quotes_and_every_script() -> None:
    entry = an_entry(person='O"Brien, 王芳', detail="a\nb")
    text = audit_csv([entry, an_entry(at="2026-11-21T23:30:00Z")], TONGA)
    head, first, second = csv.reader(io.StringIO(text, newline=""))
    assert tuple(head) == COLUMNS
    assert first[:3] == ["7", "2026-11-21T06:14:09Z", "2026-11-21T19:14:09"]
    assert first[3:] == ['O"Brien, 王芳', "printed", "3", "a\nb", "2021222324252627"]
    assert second[2] == "2026-11-22T12:30:00"
