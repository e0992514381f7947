"""Every row of the message table of UX about one typed count: its text, its kind, its answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.assessed import assess
from neutro_desk.workup.case import Cbc, Patient, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc, check_against, read_cbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.statements import Note, NoteKind, leaves_no_number

NOW = datetime(2026, 11, 21, 7, 32)
USUAL = TypedCbc(wbc="1.20", segs="30", bands="5")
ASK, BLOCK, NOTE, WARN = NoteKind.ASK, NoteKind.BLOCK, NoteKind.NOTE, NoteKind.WARN
LAB = EntryMode.LABORATORY_ANC


@dataclass(frozen=True)
class Row:
    """One row: what is typed, and the message at a field with its kind and answers."""

    typed: TypedCbc
    field: str
    kind: NoteKind
    text: str
    answers: tuple[str, ...] = ()
    provisional: bool = False


ROWS = {
    "white cells per microlitre typed per litre": Row(
        replace(USUAL, wbc="5200"),
        "wbc",
        ASK,
        "WBC 5200 ×10⁹/L is beyond what is seen. Did you mean 5200 /µL (5.2 ×10⁹/L)?",
        ("5.2 ×10⁹/L", "Keep typing"),
    ),
    "white cells per litre typed per microlitre": Row(
        replace(USUAL, wbc="0.3", wbc_unit="/uL"),
        "wbc",
        ASK,
        "0.3 cells/µL?",
        ("0.3 ×10⁹/L", "0.3 /µL is right"),
    ),
    "comma": Row(
        replace(USUAL, wbc="1,500"),
        "wbc",
        ASK,
        "1,500: one and a half, or fifteen hundred?",
        ("1.5", "1500"),
    ),
    "point": Row(
        replace(USUAL, wbc="1.500"),
        "wbc",
        ASK,
        "1.500: one and a half, or fifteen hundred?",
        ("1.5", "1500"),
    ),
    "blank": Row(
        replace(USUAL, wbc="1 500"),
        "wbc",
        ASK,
        "1 500: one and a half, or fifteen hundred?",
        ("1.5", "1500"),
    ),
    "segs as a fraction": Row(
        replace(USUAL, segs="0.42", bands=""),
        "segs",
        ASK,
        "0.42 % or 42 %? Labs also print fractions.",
        ("0.42 %", "42 %"),
    ),
    "a total as a fraction": Row(
        TypedCbc(mode=EntryMode.TOTAL, wbc="1.2", neutrophils="0.42"),
        "neutrophils",
        ASK,
        "0.42 % or 42 %? Labs also print fractions.",
        ("0.42 %", "42 %"),
    ),
    "shares that add to 1.0": Row(
        replace(USUAL, segs="0", bands="0", lymphocytes="0.42", monocytes="0.40", eosinophils="0.18"),
        "differential",
        ASK,
        "0.42 % or 42 %? Labs also print fractions.",
        ("0.42 %", "42 %"),
    ),
    "neutrophils over 100 %": Row(
        replace(USUAL, segs="99", bands="5"),
        "differential",
        BLOCK,
        "Neutrophils and bands make 104 %. Check the differential; ANC not shown.",
    ),
    "sum of 97 %": Row(
        replace(USUAL, lymphocytes="50", monocytes="12"),
        "differential",
        NOTE,
        "Differential adds to 97 %. Fine if rounding or cells not listed.",
    ),
    "sum of 84 %": Row(
        replace(USUAL, lymphocytes="40", monocytes="9"),
        "differential",
        WARN,
        "Differential adds to 84 %. ANC shown as provisional.",
        provisional=True,
    ),
    "many white cells": Row(
        replace(USUAL, wbc="150"),
        "wbc",
        WARN,
        "WBC 150 ×10⁹/L is unusual. Check it against the report.",
    ),
    "hardly any white cells": Row(
        replace(USUAL, wbc="0.05"),
        "wbc",
        WARN,
        "WBC 0.05 ×10⁹/L is unusual. Check it against the report.",
    ),
    "laboratory count above the white cells": Row(
        replace(USUAL, mode=LAB, anc="2.4"),
        "anc",
        BLOCK,
        "ANC 2.40 is higher than WBC 1.20. One of them is wrong; nothing saved.",
    ),
    "absolute neutrophils above the white cells": Row(
        replace(USUAL, segs="2.4", bands="0", differential_unit="10*9/L"),
        "differential",
        BLOCK,
        "ANC 2.40 is higher than WBC 1.20. One of them is wrong; nothing saved.",
    ),
    "laboratory and computed count apart": Row(
        replace(USUAL, anc="0.6", anc_beside=True),
        "anc",
        ASK,
        "Lab ANC 0.60, computed 0.42. Which should be plotted?",
        ("Lab", "Computed"),
    ),
    "nucleated red cells": Row(
        replace(USUAL, nrbc="20"),
        "nrbc",
        WARN,
        "Is this WBC already corrected for nucleated red cells?",
        (
            "Yes",
            "No: 1.20 x 100/(100+20) = 1.00",
            "Don't know: both shown, the lower graded, provisional",
        ),
        provisional=True,
    ),
}


def messages_at(notes: tuple[Note, ...], field: str) -> list[Note]:
    return [note for note in notes if note.field == field]


def answers(note: Note, phrasebook: Phrasebook) -> tuple[str, ...]:
    return tuple(phrasebook.text(choice.label) for choice in note.choices)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_the_message_stands_as_the_table_has_it(row: Row, phrasebook: Phrasebook) -> None:
    (note,) = messages_at(read_cbc(row.typed, NOW).notes, row.field)
    assert phrasebook.text(note.statement) == row.text
    assert (note.kind, note.provisional) == (row.kind, row.provisional)
    assert answers(note, phrasebook) == row.answers


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_question_and_the_impossible_leave_no_number_and_all_else_lets_it_stand(
    row: Row, schemes: Schemes
) -> None:
    reading = read_cbc(row.typed, NOW)
    anc = assess(reading.cbc, reading.notes, schemes, Patient()).anc
    assert (anc.value is None) is (row.kind in (ASK, BLOCK))
    assert leaves_no_number(reading.notes) is (row.kind in (ASK, BLOCK))
    assert anc.value is None or anc.provisional is row.provisional


@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if row.answers], ids=[name for name in ROWS if ROWS[name].answers]
)
def test_every_answer_that_does_something_settles_its_question(row: Row) -> None:
    (note,) = messages_at(read_cbc(row.typed, NOW).notes, row.field)
    for choice in note.choices:
        if choice.changes or choice.confirms is not None:
            settled = read_cbc(row.typed.chosen(choice), NOW)
            assert note.statement not in [other.statement for other in settled.notes]


def _dated(anc: str, when: datetime, count_id: str = "") -> Cbc:
    return Cbc(id=count_id, collected=when, anc=Quantity(Decimal(anc), "10*9/L"))


def test_a_tenfold_jump_asks_for_confirmation_and_the_number_stands(phrasebook: Phrasebook) -> None:
    yesterday = _dated("0.4", datetime(2026, 11, 20, 6, 10), "c1")
    (note,) = check_against(_dated("4.2", datetime(2026, 11, 21, 6, 10)), [yesterday])
    said = "ANC 0.40 on 20-Nov 06:10, 4.20 now. Real (G-CSF, steroid, other lab) or typing?"
    assert (note.kind, phrasebook.text(note.statement)) == (WARN, said)
    assert answers(note, phrasebook) == ("Keep", "Fix")


def test_the_same_collection_time_asks_for_confirmation_and_the_number_stands(
    phrasebook: Phrasebook,
) -> None:
    when = datetime(2026, 11, 21, 6, 10)
    (note,) = check_against(_dated("0.5", when), [_dated("0.4", when, "c1")])
    assert (note.kind, phrasebook.text(note.statement)) == (
        WARN,
        "A count from 21-Nov 06:10 is already there.",
    )
    assert answers(note, phrasebook) == ("Replace as correction", "Keep both", "Cancel")


def test_an_age_without_a_verified_limit_shows_the_value_without_a_label(
    phrasebook: Phrasebook, schemes: Schemes
) -> None:
    """CLINICAL 2.4: a late preterm newborn has none."""
    late_preterm = Patient(birth_date=date(2026, 11, 11), gestation_weeks=35, birth_weight_g=2300)
    cbc = _dated("2.0", datetime(2026, 11, 21, 6, 10))
    call = assess(cbc, (), schemes, late_preterm).grades.severity
    assert call.word is None
    assert call.reason is not None
    said = "No verified limit for this age: value shown without a label."
    assert phrasebook.text(call.reason) == said
