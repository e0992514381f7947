"""A medication list pasted into the real window by keyboard: read, answered, taken over, ranked, undone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from neutro_desk.exchange.case_file import decode_case, encode_case
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
    nurse.desk.undo()
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


def test_a_case_with_undated_medicines_is_kept_in_its_file(nurse: Nurse) -> None:
    pasted(nurse, "Herbal tea")
    nurse.press(Key.Key_Return, CTRL)
    case = nurse.desk.case
    assert [event.name for event in case.events] == ["Herbal tea"]
    assert decode_case(encode_case(case)) == case
