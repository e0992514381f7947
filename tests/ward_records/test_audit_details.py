"""The audit in the window speaks its language; what was typed and what is unknown stays as entered."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import pytest
from PySide6.QtWidgets import QApplication

from neutro_desk.languages import ENGLISH, GERMAN
from neutro_desk.records.audit_entry import Action, Entry
from neutro_desk.ward_records.audit_details import shown_detail
from neutro_desk.window_language import speak


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    speak(qapp, GERMAN.code)
    yield
    speak(qapp, ENGLISH.code)


def shown(action: Action, detail: str) -> str:
    return shown_detail(Entry(1, "2026-11-21T06:14:09Z", "A. Okafor", action, None, detail, b""), word)


def word(member: Enum) -> str:
    return f"<{member.value}>"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("action", "detail", "said"),
    [
        (Action.VIEWED, "patient list", "Patientenliste"),
        (Action.CHANGED, "revision 3, 12 rows, 302dbd8b", "Fassung 3, 12 Zeilen, 302dbd8b"),
        (Action.PEOPLE, "added P. Lindqvist as clinician", "P. Lindqvist hinzugefügt als <clinician>"),
        (Action.PEOPLE, "removed P. Lindqvist", "P. Lindqvist entfernt"),
        (Action.PEOPLE, "new recovery key", "neuer Notschlüssel"),
        (Action.MERGED, "took in 2", "nahm 2 auf"),
        (Action.MERGED, "into 1", "ging in 1 auf"),
        (Action.BACKED_UP, "older backups removed: 3", "ältere Sicherungen entfernt: 3"),
        (Action.BACKED_UP, "20261121T061409000Z-request", "20261121T061409000Z-request"),
    ],
)
def test_the_programs_own_words_are_german_in_a_german_window(action: Action, detail: str, said: str) -> None:
    assert shown(action, detail) == said


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("detail", ["removed by mistake", "patient list", "added twice as clinician"])
def test_a_reason_somebody_typed_stays_as_typed(detail: str) -> None:
    assert shown(Action.ERASED, detail) == detail


@pytest.mark.parametrize("detail", ["added {0} as clinician", "removed A {B}", "as yet unknown"])
def test_a_detail_reads_in_english_as_it_was_entered(qapp: QApplication, detail: str) -> None:
    assert shown(Action.PEOPLE, detail).replace("<clinician>", "clinician") == detail
