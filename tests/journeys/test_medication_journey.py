"""A medication list pasted into the real window by keyboard: read, answered, taken over, ranked, undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from neutro_desk.exchange.case_file import decode_case, encode_case
from neutro_desk.screens.asking import Unsaved
from neutro_desk.screens.medication_dialog import MedicationDialog
from neutro_desk.workup.case import EventKind
from tests.journeys.nurse import ALT, CTRL, Nurse

Key = Qt.Key
SAMPLE = "drug-induced-fall.neutro.json"
LIST = """- Carbimazole 20 mg PO OD (started 12-Oct-2026)
- MTX 15 mg weekly since 1-Sep-2026
- Herbal tea
- Hydroxychloroquine 200 mg bd
"""


def pasted(nurse: Nurse, text: str) -> MedicationDialog:
    """Open the list by its key and paste a text into it."""
    nurse.press(Key.Key_M, CTRL)
    dialog = nurse.wait_for_dialog()
    assert isinstance(dialog, MedicationDialog)
    QGuiApplication.clipboard().setText(text)
    nurse.press(Key.Key_V, CTRL)
    return dialog


def test_a_pasted_list_is_answered_taken_over_and_taken_back_by_keyboard(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    before = nurse.desk.case
    dialog = pasted(nurse, LIST)
    assert [row.is_known for row in dialog.rows] == [True, False, False, False]
    nurse.press(Key.Key_1, ALT)
    assert nurse.desk.case == before
    nurse.press(Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    added = nurse.desk.case.events[len(before.events) :]
    assert [(event.kind, event.name, event.begins) for event in added] == [
        (EventKind.DRUG, "Carbimazole", date(2026, 10, 12)),
        (EventKind.DRUG, "methotrexate", date(2026, 9, 1)),
        (EventKind.DRUG, "Herbal tea", None),
        (EventKind.DRUG, "Hydroxychloroquine", None),
    ]
    said = nurse.window.status.message.text()
    assert said == "4 medicines put on the time line; Ctrl+Z takes them back"
    nurse.wait_for_window()
    nurse.press(Key.Key_Z, CTRL)
    assert nurse.desk.case == before


def test_what_was_taken_over_is_ranked_and_what_nobody_knows_is_not(nurse: Nurse) -> None:
    nurse.startup.filing.open_sample(SAMPLE)
    pasted(nurse, LIST)
    nurse.press(Key.Key_1, ALT)
    nurse.press(Key.Key_Return, CTRL)
    ranking = nurse.desk.work_up.ranking
    assert ranking is not None
    ids = [cause.id for cause in ranking.ranked]
    assert {"drug.carbimazole", "drug.methotrexate"} <= set(ids)
    assert [one for one in ids if "herbal" in one or "chloroquine" in one] == []


def test_the_list_and_its_answers_stay_when_the_scale_changes(nurse: Nurse) -> None:
    dialog = pasted(nurse, LIST)
    nurse.press(Key.Key_1, ALT)
    before = [(row.listed.typed, row.means, row.taken) for row in dialog.rows]
    nurse.startup.composition.change_scale(1)
    again = nurse.wait_for_dialog()
    assert isinstance(again, MedicationDialog)
    assert again is not dialog
    assert [(row.listed.typed, row.means, row.taken) for row in again.rows] == before


def test_a_list_that_is_not_taken_over_is_asked_about_before_another_case(nurse: Nurse) -> None:
    dialog = pasted(nurse, "carbimazole\nclozapine")
    nurse.startup.filing.new_case()
    assert nurse.asked.asked == ["2 medicines of the list are not on the time line."]
    assert dialog.isVisible()


def test_a_saved_case_takes_the_ticked_medicines_of_an_open_list_with_it(
    nurse: Nurse, tmp_path: Path
) -> None:
    nurse.asked.unsaved, nurse.asked.saves = Unsaved.SAVE, tmp_path / "bed-4.neutro.json"
    pasted(nurse, "carbimazole\nclozapine")
    nurse.startup.filing.new_case()
    kept = decode_case((tmp_path / "bed-4.neutro.json").read_text(encoding="utf-8"))
    assert [event.name for event in kept.events] == ["carbimazole", "clozapine"]


def test_a_list_that_still_asks_keeps_the_case_at_the_desk(nurse: Nurse, tmp_path: Path) -> None:
    nurse.asked.unsaved, nurse.asked.saves = Unsaved.SAVE, tmp_path / "bed-4.neutro.json"
    dialog = pasted(nurse, "carbimazle")
    nurse.startup.filing.new_case()
    assert [text for text, _ in nurse.asked.told] == ["Some medicines of the list ask something."]
    assert dialog.isVisible()


def test_a_case_with_undated_medicines_is_kept_in_its_file(nurse: Nurse) -> None:
    pasted(nurse, "Herbal tea")
    nurse.press(Key.Key_Return, CTRL)
    case = nurse.desk.case
    assert [event.name for event in case.events] == ["Herbal tea"]
    assert decode_case(encode_case(case)) == case
