"""Clozapine in the real window: nothing of any label until a key chooses one, and the ward remembers it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt

from neutro_desk.exchange.case_file import write_case
from neutro_desk.screens.evidence_lines import LineKind
from neutro_desk.ward import read_ward
from neutro_desk.workup.case import Case, Cbc, Event, EventKind, Quantity
from neutro_desk.workup.clozapine_labels import Jurisdiction
from tests.journeys.nurse import Nurse, Start

Key = Qt.Key
ON_CLOZAPINE = Case(
    counts=(Cbc(id="c1", collected=datetime(2026, 11, 21, 6, 10), anc=Quantity(Decimal("1.2"), "10*9/L")),),
    events=(Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 1)),),
)


def said(nurse: Nurse) -> list[str]:
    return [line.text for line in nurse.causes.causes.list.lines.lines if line.kind is LineKind.LABEL]


def test_the_label_is_chosen_by_keys_and_remembered_by_the_ward(
    start: Start, tmp_path: Path, own_settings: Path
) -> None:
    path = tmp_path / "ward.neutro.json"
    write_case(ON_CLOZAPINE, path)
    nurse = start()
    nurse.startup.filing.open_path(str(path))
    nurse.press(Key.Key_F4)
    assert said(nurse) == []
    assert read_ward(own_settings).clozapine_label == ""

    switch = nurse.causes.causes.label.switch
    switch.segment("US").setFocus()
    nurse.press(Key.Key_Right)
    nurse.press(Key.Key_Right)
    nurse.press(Key.Key_Space)
    assert "Product information: stop at once, do not re-expose." in said(nurse)
    assert read_ward(own_settings).clozapine_label == "UK"
    assert not nurse.desk.has_unsaved_changes
    assert nurse.desk.undoable is None

    nurse.press(Key.Key_Left)
    nurse.press(Key.Key_Left)
    nurse.press(Key.Key_Space)
    assert "Treatment: continue." in said(nurse)
    assert read_ward(own_settings).clozapine_label == "US"

    later = start()
    assert later.desk.work_up.clozapine_label is Jurisdiction.US
    later.startup.filing.open_path(str(path))
    later.press(Key.Key_F4)
    assert "Treatment: continue." in said(later)
