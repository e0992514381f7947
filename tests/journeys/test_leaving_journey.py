"""What leaves of a patient of the records, by the real window: first in the audit, then out of the door."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from neutro_desk.records.audit import Action
from neutro_desk.records.audit_head import printed_head
from neutro_desk.screens.course_pane import CoursePane
from neutro_desk.screens.pane import Pane
from neutro_desk.screens.picture_wanted import Export
from tests.journeys.nurse import CTRL, SHIFT, Start
from tests.journeys.records_office import NAME
from tests.journeys.test_patients_journey import SMITH, WardNurse, lab
from tests.paper.reading import text_of

Key = Qt.Key


@pytest.fixture
def ward(start: Start, now: datetime) -> WardNurse:
    """A nurse with a patient of the records at the desk."""
    ward = WardNurse(start)
    ward.create(SMITH, lab(now, "0.42"))
    return ward


def did(ward: WardNurse, action: Action) -> list[tuple[str, int | None, str]]:
    """Return who did something of a kind to whom, and the detail."""
    return [(one.person, one.patient, one.detail) for one in ward.store.audit.entries(action=action)]


def saved_page(ward: WardNurse, path: Path) -> bytes:
    """Save the page as PDF by the keys; return what stands there."""
    ward.nurse.asked.page = path
    ward.nurse.press(Key.Key_F5)
    ward.nurse.press(Key.Key_P, CTRL | SHIFT)
    return path.read_bytes() if path.exists() else b""


def test_a_saved_page_stands_in_the_audit_by_its_digest_and_shows_who_made_it_and_the_head(
    ward: WardNurse, tmp_path: Path
) -> None:
    before = ward.store.audit.head()
    page = saved_page(ward, tmp_path / "page.pdf")
    digest = hashlib.sha256(page).hexdigest()
    assert did(ward, Action.PRINTED) == [(NAME, 1, f"clinician pdf {digest}")]
    text = text_of(page)
    assert NAME in text
    shown = next(word for word in text.split("·") if word.strip().startswith("A-0"))
    head = printed_head(" ".join(shown.split()[:2]))
    assert head is not None
    assert head == printed_head(before)
    assert ward.store.findings() == ()


def test_a_page_that_cannot_be_entered_is_not_written(
    ward: WardNurse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.nurse.press(Key.Key_F5)
    ward.store.audit._connection.execute("PRAGMA query_only = ON")
    assert saved_page(ward, tmp_path / "page.pdf") == b""
    ward.store.audit._connection.execute("PRAGMA query_only = OFF")
    assert len(ward.nurse.asked.told) == 1
    assert did(ward, Action.PRINTED) == []


def test_a_printed_page_is_entered_as_paper(
    ward: WardNurse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neutro_desk.paper.printing.printer_names", lambda: ["Ward printer"])
    ward.nurse.asked.prints_into = tmp_path / "printed.pdf"
    ward.nurse.press(Key.Key_F5)
    ward.nurse.summary.print_button.click()
    assert (tmp_path / "printed.pdf").stat().st_size > 0
    assert [detail.rpartition(" ")[0] for _, _, detail in did(ward, Action.PRINTED)] == ["clinician paper"]


def test_a_print_that_was_called_off_is_not_entered(ward: WardNurse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neutro_desk.paper.printing.printer_names", lambda: ["Ward printer"])
    ward.nurse.press(Key.Key_F5)
    ward.nurse.summary.print_button.click()
    assert did(ward, Action.PRINTED) == []


def test_a_copied_summary_is_entered(ward: WardNurse) -> None:
    ward.nurse.press(Key.Key_C, CTRL | SHIFT)
    assert "0.42" in QGuiApplication.clipboard().text()
    assert did(ward, Action.COPIED) == [(NAME, 1, "text copied")]
    ward.nurse.startup.composition.handing_out.clear_clipboard()


def test_a_table_of_the_course_is_entered(ward: WardNurse, tmp_path: Path) -> None:
    ward.nurse.asked.course = tmp_path / "course.csv"
    ward.nurse.window.open_pane(Pane.COURSE)
    pane = ward.nurse.window.pane(Pane.COURSE)
    assert isinstance(pane, CoursePane)
    pane.ask_export(Export.CSV)
    assert "0.42" in (tmp_path / "course.csv").read_text(encoding="utf-8")
    assert did(ward, Action.EXPORTED) == [(NAME, 1, "table")]


def test_a_quick_case_leaves_without_an_entry_or_a_head(ward: WardNurse, tmp_path: Path) -> None:
    ward.nurse.press(Key.Key_W, CTRL)
    ward.type_count()
    page = text_of(saved_page(ward, tmp_path / "page.pdf"))
    assert "NO PATIENT RECORDED" in page
    assert "A-0" not in page
    assert NAME not in page
    assert did(ward, Action.PRINTED) == []


def test_save_as_hands_out_a_copy_and_the_record_stays_the_home(ward: WardNurse, tmp_path: Path) -> None:
    home = ward.nurse.desk.home
    ward.nurse.asked.saves = tmp_path / "copy.neutro.json"
    ward.nurse.press(Key.Key_S, CTRL | SHIFT)
    assert (tmp_path / "copy.neutro.json").exists()
    assert ward.nurse.desk.home is home
    assert did(ward, Action.EXPORTED) == [(NAME, 1, "case file")]
    assert ward.nurse.startup.composition.filing.ward.recent == ()
