"""Trouble in the real window: it is said at its place, nothing typed is lost, and the program stays up."""

from __future__ import annotations

import shutil
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from neutro_desk.exchange.case_file import write_case
from neutro_desk.installed_files import resource
from neutro_desk.paper import printing
from neutro_desk.screens.asking import Unsaved
from neutro_desk.screens.crash_window import CrashWindow
from neutro_desk.screens.pane import Pane
from neutro_desk.workup.case import Case, Patient
from tests.journeys.nurse import CTRL, SHIFT, Nurse, Start

Key = Qt.Key

WRONG_FILES = {
    "damaged": '{"format": "neutro-desk-case", "version": 1, "counts": [',
    "newer": '{"format": "neutro-desk-case", "version": 2}',
    "doubly keyed": '{"format": "neutro-desk-case", "version": 1, "notes": "a", "notes": "b"}',
}


def drop(nurse: Nurse, *paths: Path) -> bool:
    """Drop files on the window; return whether it takes them."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, content, *held)
    entering.ignore()
    QApplication.sendEvent(nurse.window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(
            nurse.window, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, content, *held)
        )
    return entering.isAccepted()


def test_a_file_dropped_on_the_window_is_opened(nurse: Nurse, tmp_path: Path) -> None:
    path = tmp_path / "ward.neutro.json"
    write_case(Case(notes="dropped"), path)
    assert drop(nurse, path)
    assert nurse.desk.case.notes == "dropped"


def test_what_is_no_single_case_file_is_not_taken(nurse: Nurse, tmp_path: Path) -> None:
    for name in ("a.neutro.json", "b.neutro.json", "letter.pdf"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert not drop(nurse, tmp_path / "a.neutro.json", tmp_path / "b.neutro.json")
    assert not drop(nurse, tmp_path / "letter.pdf")


def test_a_file_dropped_on_a_typed_count_asks_first(nurse: Nurse, tmp_path: Path) -> None:
    path = tmp_path / "ward.neutro.json"
    write_case(Case(notes="dropped"), path)
    nurse.enter("1.20", "30")
    drop(nurse, path)
    assert nurse.asked.asked == ["A count is typed but not added."]
    assert (nurse.desk.case.notes, nurse.window.first_field.text()) == ("", "1.20")


@pytest.mark.parametrize("kind", WRONG_FILES)
def test_a_wrong_file_leaves_count_and_case_where_they_are(nurse: Nurse, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "wrong.neutro.json"
    path.write_text(WRONG_FILES[kind], encoding="utf-8")
    nurse.desk.set_notes("kept")
    nurse.enter("1.20", "30")
    nurse.asked.opens, nurse.asked.unsaved = path, Unsaved.DISCARD
    nurse.press(Key.Key_O, CTRL)
    assert [title for title, _ in nurse.asked.told] == ["wrong.neutro.json was not opened."]
    assert (nurse.desk.case.notes, nurse.window.first_field.text()) == ("kept", "1.20")


def test_a_folder_that_cannot_be_written_costs_nothing(nurse: Nurse, tmp_path: Path) -> None:
    nurse.desk.set_notes("kept")
    nurse.enter("1.20")
    nurse.asked.saves = tmp_path / "gone" / "case.neutro.json"
    nurse.press(Key.Key_S, CTRL)
    assert [title for title, _ in nurse.asked.told] == ["The case was not saved."]
    assert nurse.window.first_field.text() == "1.20"
    nurse.asked.saves = tmp_path / "case.neutro.json"
    nurse.press(Key.Key_S, CTRL)
    assert (tmp_path / "case.neutro.json").exists()


def test_without_a_printer_the_page_goes_into_a_file(
    nurse: Nurse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printer_names", list)
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    nurse.asked.page = tmp_path / "page.pdf"
    nurse.press(Key.Key_P, CTRL)
    assert nurse.window.opened is Pane.SUMMARY
    nurse.press(Key.Key_P, CTRL)
    assert [title for title, _ in nurse.asked.told] == ["No printer found."]
    assert (tmp_path / "page.pdf").exists()


def test_a_broken_list_of_causes_is_said_there_and_the_count_goes_on(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resource(), tmp_path / "resources")
    (tmp_path / "resources" / "knowledge" / "drugs.toml").write_text("[[drug]\n", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    nurse = start()
    nurse.enter("1.20", "30", "5")
    draft = nurse.desk.work_up.draft
    assert draft is not None
    assert draft.anc.value == Decimal("0.42")
    nurse.press(Key.Key_F4)
    assert "drugs.toml" in nurse.causes.message
    nurse.press(Key.Key_F5)
    nurse.qtbot.waitUntil(lambda: nurse.summary.preview.count > 0, timeout=20_000)
    assert nurse.window.first_field.text() == "1.20"


def test_notes_still_being_written_are_saved_with_the_case(nurse: Nurse, tmp_path: Path) -> None:
    nurse.press(Key.Key_F5)
    nurse.go_on_to(nurse.summary.notes)
    nurse.type("Repeat tomorrow.")
    nurse.asked.saves = tmp_path / "case.neutro.json"
    nurse.press(Key.Key_S, CTRL)
    assert nurse.desk.case.notes == "Repeat tomorrow."
    assert not nurse.desk.has_unsaved_changes


def test_notes_still_being_written_are_asked_about_before_the_case_goes(nurse: Nurse) -> None:
    nurse.press(Key.Key_F5)
    nurse.go_on_to(nurse.summary.notes)
    nurse.type("Repeat tomorrow.")
    nurse.press(Key.Key_N, CTRL)
    assert nurse.asked.asked == ["The case has changes that are not saved."]
    assert nurse.summary.notes.toPlainText() == "Repeat tomorrow."


def test_a_note_on_an_answer_still_being_written_is_saved_too(nurse: Nurse, tmp_path: Path) -> None:
    nurse.press(Key.Key_F4)
    nurse.press(Key.Key_1)
    nurse.press(Key.Key_Up)  # a first answer went on to the next question
    nurse.press(Key.Key_N)
    nurse.type("film seen at 05:50")
    nurse.asked.saves = tmp_path / "case.neutro.json"
    nurse.press(Key.Key_S, CTRL)
    assert [answer.note for answer in nurse.desk.case.answers.values()] == ["film seen at 05:50"]
    assert not nurse.desk.has_unsaved_changes


def test_no_open_form_of_one_patient_stays_when_the_next_is_opened(nurse: Nurse, tmp_path: Path) -> None:
    path = tmp_path / "next.neutro.json"
    write_case(Case(patient=Patient(name="JONES, Mary")), path)
    nurse.startup.filing.open_sample("drug-induced-fall.neutro.json")
    for key, held in ((Key.Key_F7, Qt.KeyboardModifier.NoModifier), (Key.Key_F2, SHIFT)):
        nurse.press(key, held)
        nurse.wait_for_dialog()
        nurse.window.activateWindow()
        nurse.qtbot.waitUntil(nurse.window.isActiveWindow)
    nurse.window.patient_bar.patient_wanted.emit()
    nurse.startup.filing.open_path(str(path))
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert left == [nurse.window]


def test_a_fault_blanks_the_result_keeps_the_case_and_closes(
    nurse: Nurse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    nurse.startup.catch_faults()
    nurse.enter("1.20", "30", "5")
    nurse.desk.set_patient(Patient(name="SMITH, Jane"))
    try:
        raise ZeroDivisionError("SMITH, Jane")  # as a bug would, with a name in it
    except ZeroDivisionError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    (crash,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashWindow)]
    assert crash.isVisible()
    said = nurse.window.result.accessibleName() + nurse.window.result.accessibleDescription()
    assert "0.42" not in said
    assert "SMITH" not in crash.report.toPlainText()
    nurse.asked.saves = tmp_path / "kept.neutro.json"
    crash.save_case_wanted.emit()
    assert "SMITH, Jane" in (tmp_path / "kept.neutro.json").read_text(encoding="utf-8")
