"""A medication list: its medicines, their doses, and the dates with a word beside them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neutro_desk.workup.case import Event, EventKind
from neutro_desk.workup.content import Pack
from neutro_desk.workup.drug_names import DrugNames, drug_names
from neutro_desk.workup.medication_dates import find_dates
from neutro_desk.workup.medication_list import ListedMedicine, read_list
from neutro_desk.workup.medication_questions import AS_TYPED, RowEdit
from neutro_desk.workup.medication_rows import MedicationRow, medication_rows, taken_events
from neutro_desk.workup.statements import say

NOW = datetime(2026, 11, 21, 7, 32)


@pytest.fixture(scope="module")
def names(pack: Pack) -> DrugNames:
    """The names that ship."""
    return drug_names(pack.drugs, pack.medicines)


def rows_of(
    text: str, names: DrugNames, edits: dict[str, RowEdit] | None = None, events: tuple[Event, ...] = ()
) -> tuple[MedicationRow, ...]:
    """Return the rows of a list; `edits` by the text of a row."""
    said = {(typed, 0): edit for typed, edit in (edits or {}).items()}
    return medication_rows(read_list(text, names), said, NOW, events)


def only(text: str, names: DrugNames, edit: RowEdit | None = None) -> MedicationRow:
    """Return the one row of a list of one medicine."""
    (row,) = rows_of(text, names, {text: edit} if edit is not None else None)
    return row


# -- the pieces of a list ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("carbimazole 20 mg\nclozapine 100 mg", ["carbimazole 20 mg", "clozapine 100 mg"]),
        ("- carbimazole\n• clozapine\n* dapsone\n1. ticlopidine\n2) gold salts", 5),
        ("carbimazole, clozapine; dapsone", ["carbimazole", "clozapine", "dapsone"]),
        ("sulfasalazine 500 mg, 2 tablets, twice daily", ["sulfasalazine 500 mg, 2 tablets, twice daily"]),
        ("carbimazole\tclozapine", ["carbimazole", "clozapine"]),
        ("vancomycin\t1 g\tIV\tBD\t01-Nov-2026", ["vancomycin, 1 g, IV, BD, 01-Nov-2026"]),
        ("abacavir, lamivudine, and zidovudine", ["abacavir", "lamivudine", "and zidovudine"]),
        ("docetaxel (day 1, every 3 weeks), carboplatin", 2),
        ("carbimazole Oct 12, 2026", ["carbimazole Oct 12, 2026"]),
        ("warfarin 2,5 mg", ["warfarin 2,5 mg"]),
        ("5-fluorouracil 400 mg", ["5-fluorouracil 400 mg"]),
        ("potassium chloride, sodium valproate", ["potassium chloride", "sodium valproate"]),
        ("\n  \n", []),
    ],
)
def test_a_list_is_read_medicine_by_medicine(names: DrugNames, text: str, pieces: list[str] | int) -> None:
    listed = read_list(text, names)
    assert len(listed) == pieces if isinstance(pieces, int) else [one.typed for one in listed] == pieces


@pytest.mark.parametrize(
    ("text", "name", "dose"),
    [
        ("Carbimazole 20 mg PO OD", "Carbimazole", "20 mg PO OD"),
        ("IV vancomycin 1 g", "vancomycin", "IV 1 g"),
        ("Sodium valproate (Epilim Chrono) 500 mg BD", "Sodium valproate (Epilim Chrono)", "500 mg BD"),
        ("Insulin glargine 10 units nocte", "Insulin glargine", "10 units nocte"),
        ("herbal tea", "herbal tea", ""),
        ("docetaxel 75 mg/m2 + cyclophosphamide", "docetaxel 75 mg/m2 + cyclophosphamide", ""),
    ],
)
def test_name_and_dose_part_without_losing_a_word(names: DrugNames, text: str, name: str, dose: str) -> None:
    (medicine,) = read_list(text, names)
    assert (medicine.name, medicine.dose) == (name, dose)


# -- dates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "stop", "loose"),
    [
        ("Carbimazole 20 mg PO OD (started 12/10/2026)", "12/10/2026", "", ()),
        ("clozapine since 2026-10-12", "2026-10-12", "", ()),
        ("clozapine from 12-Oct-2026 to 3 Nov 2026", "12-Oct-2026", "3 Nov 2026", ()),
        ("clozapine 12-Oct-2026 - 03-Nov-2026", "12-Oct-2026", "03-Nov-2026", ()),
        ("clozapine 2026-10-12 until 2026-11-03", "2026-10-12", "2026-11-03", ()),
        ("dapsone stopped 5 Nov", "", "5 Nov", ()),
        ("cefepime d/c 14/11", "", "14/11", ()),
        ("clozapine 12-Oct-2026", "", "", ("12-Oct-2026",)),
        ("vancomycin, 01-Nov-2026, 10-Nov-2026", "", "", ("01-Nov-2026", "10-Nov-2026")),
        ("filgrastim 12/11/26 - 15/11/26", "12/11/2026", "15/11/2026", ()),
        ("clozapine start: 12th Oct 2026", "12 Oct 2026", "", ()),
        ("clozapine start 12.10.2026 stop 03.11.2026", "12.10.2026", "03.11.2026", ()),
        ("clozapine started 2026-10-12 08:00", "2026-10-12 08:00", "", ()),
        ("carbimazole 1/2 tablet", "", "", ()),
        ("co-trimoxazole 80/400 mg", "", "", ()),
        ("fluticasone 250/50", "", "", ()),
        ("Tazocin 4.5 g tds 22/10 - 29/10", "22/10", "29/10", ()),
        ("Tazocin (22.10. – 29.10.) iv", "22.10", "29.10", ()),
        ("Tazocin 22/10 to 29/10 then stop", "22/10", "29/10", ()),
        ("Tazocin since 22/10 - 29/10", "22/10", "29/10", ()),
        ("R-CHOP cycle 2 on 14/10", "", "", ("14/10",)),
        ("paracetamol 1/2 - 1/1 tablet", "", "", ()),
        ("oxycodone 10/5 - 20/10 mg", "", "", ()),
        ("pen needles 24/26 - 28/30", "", "", ()),
    ],
)
def test_a_word_beside_a_date_says_what_it_is(
    text: str, start: str, stop: str, loose: tuple[str, ...]
) -> None:
    found = find_dates(text)
    assert (found.start, found.stop, found.loose) == (start, stop, loose)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("carbimazole since 3 weeks", "since 3 weeks"),
        ("dapsone x 7 days", "x 7 days"),
        ("dapsone 2 months ago", "2 months ago"),
        ("clozapine since childhood", "since childhood"),
    ],
)
def test_a_length_of_time_is_no_date_and_says_so(names: DrugNames, text: str, span: str) -> None:
    row = only(text, names)
    assert (row.start, row.stop) == ("", "")
    assert say("medication.not_a_date", text=span) in row.remarks


def test_every_three_weeks_is_a_frequency_and_not_a_length_of_time() -> None:
    assert find_dates("docetaxel every 3 weeks").spans == ()


def test_a_day_that_may_be_a_month_is_asked(names: DrugNames) -> None:
    row = only("carbimazole started 5/11/2026", names)
    assert [question.statement.key for question in row.questions] == ["moment.which"]
    assert [choice.edit.start for choice in row.questions[0].choices] == ["2026-11-05", "2026-05-11"]
    assert (row.event, row.taken) == (None, False)


def test_a_reading_of_the_day_that_lies_in_the_future_is_none(names: DrugNames) -> None:
    """12 December 2026 lies after 21 November 2026; 12 October does not."""
    event = only("carbimazole started 12/10/2026", names).event
    assert event is not None
    assert event.start == date(2026, 10, 12)


def test_a_date_without_a_word_is_asked(names: DrugNames) -> None:
    row = only("clozapine 12-Oct-2026", names)
    (question,) = row.questions
    assert question.statement.key == "medication.loose_date"
    start, stop, neither = question.choices
    assert (start.edit.start, stop.edit.stop, neither.edit.dated) == ("12-Oct-2026", "12-Oct-2026", True)
    answered = only("clozapine 12-Oct-2026", names, start.edit)
    assert answered.event == Event(EventKind.DRUG, "clozapine", start=date(2026, 10, 12))


def test_the_date_of_a_regimen_is_the_day_it_was_given(names: DrugNames) -> None:
    event = only("R-CHOP 3-Nov-2026", names).event
    assert event == Event(EventKind.CHEMOTHERAPY, "R-CHOP", at=date(2026, 11, 3))


@pytest.mark.parametrize("said", ["stopped", "Discontinued", "d/c", "held", "finished"])
def test_a_medicine_said_to_be_stopped_is_never_taken_as_ongoing(names: DrugNames, said: str) -> None:
    row = only(f"Carbimazole 20 mg - {said}", names)
    assert [question.statement.key for question in row.questions] == ["medication.stopped_when"]
    assert (row.event, row.means) == (None, ("carbimazole",))
    dated = only(f"Carbimazole 20 mg - {said}", names, RowEdit(stop="12oct", dated=True))
    assert dated.event is not None
    assert dated.event.stop == date(2026, 10, 12)


@pytest.mark.parametrize(
    "line",
    [
        "no carbimazole",
        "not on clozapine",
        "never methotrexate",
        "Allergies: penicillin",
        "allergic to dapsone",
    ],
)
def test_what_is_said_not_to_be_taken_is_never_read_as_taken(names: DrugNames, line: str) -> None:
    row = only(line, names)
    assert [question.statement.key for question in row.questions] == ["medication.other_words"]
    assert row.event is None


def test_a_stop_before_the_start_is_asked(names: DrugNames) -> None:
    row = only("clozapine from 2026-11-03 to 2026-10-12", names)
    assert [question.statement.key for question in row.questions] == ["event.stop_before_start"]


# -- rows and events --------------------------------------------------------------------------------------


def test_what_is_read_for_sure_is_ticked_and_what_asks_is_not(names: DrugNames) -> None:
    rows = rows_of("carbimazole\ncarbimazle\nMTX\nherbal tea\nPatient:", names)
    assert [row.taken for row in rows] == [True, False, False, True, False]
    assert [row.is_known for row in rows] == [True, False, False, False, False]


def test_an_unknown_medicine_is_kept_as_typed(names: DrugNames) -> None:
    row = only("Herbal tea 2 cups", names)
    assert row.why.key == "medication.not_in_list"
    assert row.event is not None
    assert row.event.name is not None
    assert row.event.name.startswith("Herbal tea")


def test_a_confirmed_misspelling_goes_on_the_time_line_by_its_right_name(names: DrugNames) -> None:
    (question,) = only("carbimazle 5 mg", names).questions
    row = only("carbimazle 5 mg", names, question.choices[0].edit)
    assert row.event == Event(EventKind.DRUG, "carbimazole", dose="5 mg")
    assert (row.means, row.taken) == (("carbimazole",), True)


def test_a_misspelling_that_is_none_is_kept_as_typed(names: DrugNames) -> None:
    row = only("carbimazle 5 mg", names, RowEdit(means=AS_TYPED))
    assert row.event == Event(EventKind.DRUG, "carbimazle", dose="5 mg")
    assert row.means == ()


def test_all_that_is_open_is_asked_at_once(names: DrugNames) -> None:
    row = only("carbimazle started 5/11/2026", names)
    assert [question.statement.key for question in row.questions] == [
        "medication.misspelling",
        "moment.which",
    ]


def test_a_product_is_shown_with_all_that_is_in_it(names: DrugNames) -> None:
    assert only("Augmentin", names).means == ("amoxicillin", "clavulanic acid")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("filgrastim 300 mcg", EventKind.G_CSF),
        ("prednisolone 5 mg", EventKind.STEROID),
        ("docetaxel", EventKind.CHEMOTHERAPY),
        ("carbimazole", EventKind.DRUG),
        ("aspirin", EventKind.DRUG),
    ],
)
def test_a_medicine_becomes_the_kind_of_event_it_is(names: DrugNames, text: str, kind: EventKind) -> None:
    event = only(text, names).event
    assert event is not None
    assert event.kind is kind


def test_a_medicine_on_the_time_line_already_is_not_ticked_again(names: DrugNames) -> None:
    before = Event(EventKind.DRUG, "carbimazole", start=date(2026, 10, 12))
    (row,) = rows_of("Carbimazole since 2026-10-12", names, events=(before,))
    assert (row.taken, row.event is not None) == (False, True)
    assert [said.key for said in row.remarks] == ["medication.already"]


def test_an_eye_ointment_is_not_ticked_by_itself(names: DrugNames) -> None:
    row = only("Erythromycin 0.5% Ophth Oint", names)
    assert (row.taken, row.event is not None) == (False, True)


def test_a_tick_taken_off_leaves_the_medicine_out(names: DrugNames) -> None:
    rows = rows_of("carbimazole\nclozapine", names, {"carbimazole": RowEdit(taken=False)})
    assert [event.name for event in taken_events(rows)] == ["clozapine"]


# -- laws -------------------------------------------------------------------------------------------------

LINES = (
    "Carbimazole 20 mg PO OD (started 12/10/2026)",
    "Augmentin 625 mg TDS",
    "carbimazle",
    "MTX 15 mg weekly",
    "R-CHOP 3-Nov-2026",
    "herbal tea",
    "hydroxychloroquine 200 mg bd",
    "Clozapine 100 mg BD 12-Oct-2026",
    "sulfasalazine 500 mg, 2 tablets, twice daily",
    "filgrastim 300 mcg",
)


def read_as(listed: tuple[ListedMedicine, ...]) -> list[tuple[object, ...]]:
    """Return what each medicine is read as, without its line."""
    return [(one.typed, one.reading, one.dates, one.name, one.dose) for one in listed]


@settings(deadline=None)
@given(st.permutations(LINES))
def test_the_order_of_a_list_changes_nothing_in_a_medicine(names: DrugNames, lines: list[str]) -> None:
    one, other = read_as(read_list("\n".join(LINES), names)), read_as(read_list("\n".join(lines), names))
    assert sorted(map(repr, one)) == sorted(map(repr, other))


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), unique=True), st.text(max_size=40).filter(str.isprintable))
def test_another_line_changes_nothing_in_the_others(names: DrugNames, lines: list[str], added: str) -> None:
    before = read_as(read_list("\n".join(lines), names))
    after = read_as(read_list("\n".join((*lines, added)), names))
    assert after[: len(before)] == before


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(names: DrugNames, text: str) -> None:
    rows = rows_of(text, names)
    assert all(row.event is None for row in rows if row.questions)


def test_a_medicine_without_any_date_is_kept_and_says_that_it_is_not_drawn(names: DrugNames) -> None:
    row = only("carbimazole", names)
    assert row.event == Event(EventKind.DRUG, "carbimazole")
    assert row.remarks == (say("medication.undated"),)
