"""What pane, result band and page say of the course."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.case import Comparator, Event, EventKind, Method
from neutro_desk.workup.course import Course, Sample, analyse_course
from neutro_desk.workup.course_statements import (
    change_statement,
    course_statements,
    lead_statements,
    was_statement,
)
from neutro_desk.workup.duration_statements import duration_statement
from neutro_desk.workup.outcome_statements import figure
from neutro_desk.workup.statements import Statement
from tests.workup.a_series import course_of, series

AUTO, MANUAL = Method.AUTOMATED, Method.MANUAL


def _drawn(day: int, month: int, clock: str, anc: str, method: Method) -> Sample:
    hour, minute = (int(part) for part in clock.split(":"))
    below = Comparator.BELOW if anc.startswith("<") else None
    return Sample(datetime(2026, month, day, hour, minute), Decimal(anc.lstrip("<")), below, method)


DRAWN = [
    _drawn(19, 10, "06:30", "1.45", AUTO),
    _drawn(21, 10, "06:10", "0.38", AUTO),
    _drawn(22, 10, "06:10", "<0.10", AUTO),
    _drawn(24, 10, "06:30", "0.12", AUTO),
    _drawn(26, 10, "06:10", "0.64", AUTO),
    _drawn(28, 10, "06:20", "2.90", AUTO),
    _drawn(30, 10, "06:10", "3.30", AUTO),
    _drawn(3, 11, "06:30", "2.60", AUTO),
    _drawn(16, 11, "06:10", "1.72", MANUAL),
    _drawn(19, 11, "06:10", "0.81", MANUAL),
    _drawn(21, 11, "06:10", "0.42", MANUAL),
]
"""The counts of the design picture of the course."""

EVENTS = (
    Event(EventKind.CHEMOTHERAPY, "docetaxel + cyclophosphamide, cycle 1", at=date(2026, 10, 14)),
    Event(EventKind.G_CSF, "filgrastim", start=date(2026, 10, 23), stop=date(2026, 10, 27)),
    Event(EventKind.DRUG, "carbamazepine", start=date(2019, 3, 1)),
    Event(EventKind.DRUG, "trimethoprim-sulfamethoxazole", start=date(2026, 11, 3)),
)


@pytest.fixture
def book() -> Phrasebook:
    """Give English for clinicians who read in 2026."""
    phrasebook = Phrasebook(load_catalogue(resource("wording", "en")))
    phrasebook.year_understood = 2026
    return phrasebook


def said(course: Course, events: tuple[Event, ...], book: Phrasebook) -> dict[str, list[str]]:
    """Return heading -> sentences."""
    groups = course_statements(course, events)
    return {book.text(heading): [book.text(one) for one in statements] for heading, statements in groups}


def _text(book: Phrasebook, statement: Statement | None) -> str:
    assert statement is not None
    return book.text(statement)


def test_the_drawn_course_is_said_as_drawn(book: Phrasebook) -> None:
    course = analyse_course(DRAWN, EVENTS)
    groups = said(course, EVENTS, book)
    assert groups["Latest"] == ["0.42, still falling", "Lowest of this episode"]
    assert "Below 0.5: 0 to 2.0 d so far, ongoing" in groups["Duration"]
    assert "Below 0.5 from 21-Oct: 3.0 to 7.0 d, about 4.7" in groups["Duration"]
    assert any(one.startswith("Prolonged, over 7 d: possible") for one in groups["Duration"])
    decline = groups["Decline, 16-Nov to 21-Nov, 3 counts"]
    assert decline[0] == "24 % per day, halves in about 2.5 d"
    assert any(one.startswith("At that rate 0.24 on 23-Nov 06:10") for one in decline)
    assert groups["Lead time"][0] == (
        "Trimethoprim-sulfamethoxazole started 16 d before the first ANC <1.0 of this episode"
    )
    assert groups["Nadir"][0].startswith("<0.10 on 22-Oct 06:10")


def test_the_result_band_says_change_earlier_value_and_duration(book: Phrasebook) -> None:
    course = analyse_course(DRAWN, EVENTS)
    assert _text(book, change_statement(course)) == "−0.39 in 2.0 d"
    assert _text(book, was_statement(course)) == "Was 0.81 on 19-Nov 06:10, halves in about 2.1 d"
    assert _text(book, duration_statement(course)) == "Below 0.5: 0 to 2.0 d so far, ongoing"


def test_one_count_has_neither_duration_nor_rate(book: Phrasebook) -> None:
    course = course_of((0, "0.4"))
    assert (
        "No duration or rate yet. Both need two counts with their times." in said(course, (), book)["Course"]
    )
    assert change_statement(course) is None
    assert was_statement(course) is None


def test_a_rise_is_not_said_to_halve(book: Phrasebook) -> None:
    course = course_of((0, "0.27"), (1, "0.42"))
    assert _text(book, change_statement(course)) == "+0.15 in 1.0 d"
    assert _text(book, was_statement(course)) == "Was 0.27 on 01-Jan 06:00"


def test_no_halving_is_said_where_the_rate_is_withheld(book: Phrasebook) -> None:
    events = (Event(EventKind.STEROID, at=date(2026, 1, 2)),)
    course = analyse_course(series((0, "1.2"), (2, "0.6")), events)
    assert "halves" not in _text(book, was_statement(course))
    assert said(course, events, book)["Decline"] == [
        "A steroid between the counts: cannot be judged; does not exclude a fall"
    ]


def test_the_48_hour_value_is_said_only_when_it_raises_concern(book: Phrasebook) -> None:
    slow = said(course_of((0, "1.0"), (1, "0.9")), (), book)
    assert not any("At that rate" in one for group in slow.values() for one in group)


def test_an_open_start_is_said_as_such(book: Phrasebook) -> None:
    course = course_of((0, "0.3"), (4, "0.2"))
    assert (
        _text(book, duration_statement(course)) == "Below 0.5: at least 4.0 d so far, ongoing; start not seen"
    )
    closed = said(course_of((0, "0.3"), (2, "0.2"), (3, "0.9")), (), book)
    assert "Below 0.5 until 03-Jan: at least 2.0 d; start not seen" in closed["Duration"]


def test_above_all_lines_there_is_no_duration_in_the_band() -> None:
    assert duration_statement(course_of((0, "0.3"), (1, "2.0"))) is None


def test_a_limit_by_the_white_count_alone_is_not_said_to_be_the_laboratory_s(book: Phrasebook) -> None:
    nadir = said(course_of((0, "1.0"), (1, "=<0.30"), (2, "1.0")), (), book)["Nadir"]
    assert nadir[0] == "not above 0.30 on 02-Jan 06:00, an upper limit"


def test_the_d_index_names_its_mode_and_whom_it_was_studied_in(book: Phrasebook) -> None:
    counts = [
        (float(day), anc) for day, anc in enumerate(["0.8", "0.45", "0.3", "0.15", "0.3", "0.48", "0.9"])
    ]
    index = said(course_of(*counts), (), book)["D-index"]
    assert "interpolated" in index[0]
    assert "daily" in index[1]
    assert "adults with AML only" in index[2]


def test_without_an_episode_below_half_there_is_no_d_index_and_no_recovery(book: Phrasebook) -> None:
    groups = said(course_of((0, "0.8"), (1, "0.7"), (2, "0.6"), (3, "0.5")), (), book)
    assert "D-index" not in groups
    assert "Recovery" not in groups


def test_a_recovery_not_yet_shown_is_not_said_to_be_absent(book: Phrasebook) -> None:
    recovery = said(course_of((0, "1.0"), (1, "0.2"), (2, "0.6")), (), book)["Recovery"]
    assert recovery == [
        "Not shown since the latest nadir (3 consecutive counts on different days at or above 0.5)"
    ]


def test_a_lead_time_carries_what_the_page_draws() -> None:
    ((event, statement),) = [
        found
        for found in lead_statements(analyse_course(DRAWN, EVENTS), EVENTS)
        if found[0].kind is EventKind.DRUG
    ]
    assert event is EVENTS[3]
    assert statement["days"] == 16.0
    assert statement["below"] is not None


def test_a_drug_begun_after_the_fall_has_no_lead_time() -> None:
    course = course_of((0, "2.0"), (3, "0.8"))
    after = Event(EventKind.DRUG, "vancomycin", start=date(2026, 1, 5))
    assert lead_statements(course, (after,)) == ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [(9.94, "9.9"), (9.96, "10"), (24.2, "24"), (0.4, "0.4"), (-12.0, "−12"), (-0.04, "0.0"), (25.46, "25")],
)
def test_figures_have_one_decimal_below_ten_and_a_true_minus_sign(
    value: float, shown: str, book: Phrasebook
) -> None:
    assert book.text(figure(value)) == shown


def test_every_sentence_reads_in_cells_per_microlitre_and_for_patients() -> None:
    catalogue = load_catalogue(resource("wording", "en"))
    groups = course_statements(analyse_course(DRAWN, EVENTS), EVENTS)
    cells = Phrasebook(catalogue, first_unit="/uL")
    sentences = [cells.text(one) for _, statements in groups for one in statements]
    assert any("Below 500: 0 to 2.0 d so far, ongoing" in one for one in sentences)
    patient = Phrasebook(catalogue, Reader.PATIENT)
    nadir = [
        patient.text(one)
        for _, statements in groups
        for one in statements
        if one.key.startswith("course.nadir_c")
    ]
    assert nadir == ["The lowest count was below 0.10, too low to measure exactly, on 22 October 2026."]


# -- what came of the fall -----------------------------------------------------------------------------------


def _said(book: Phrasebook, course: Course, heading: str, *, child: bool = False) -> list[str]:
    groups = {
        book.text(title): [book.text(one) for one in said]
        for title, said in course_statements(course, (), child=child)
    }
    return groups.get(heading, [])


def test_the_own_baseline_names_its_counts_and_the_fall(book: Phrasebook) -> None:
    course = course_of((0, "3.0"), (2, "3.2"), (4, "0.5"), (6, "0.31"))
    assert _said(book, course, "Own baseline") == [
        "3.10, median of 2 counts from 01-Jan to 03-Jan, before the first below 1.5",
        "Latest count 90 % below it",
    ]


def test_both_kinds_of_evidence_stand_beside_the_d_index(book: Phrasebook) -> None:
    course = course_of((0, "0.8"), (1, "0.4"), (2, "0.3"), (3, "0.2"))
    said = _said(book, course, "D-index")
    assert "cumulative since" in said[0]
    assert sum(line.startswith("For:") for line in said) == 2
    assert sum(line.startswith("Against:") for line in said) == 1


def test_no_cut_off_of_the_d_index_is_shown_for_a_child(book: Phrasebook) -> None:
    course = course_of((0, "0.8"), (1, "0.4"), (2, "0.3"), (3, "0.2"))
    said = _said(book, course, "D-index", child=True)
    assert not any("5,800" in line or "4,225" in line for line in said)
    assert any(line.startswith("Against:") for line in said)


def test_recovery_to_the_higher_lines_is_said_after_an_episode_below_half(book: Phrasebook) -> None:
    course = course_of((0, "2.0"), (1, "0.4"), (2, "0.6"), (3, "0.7"), (4, "1.0"), (5, "1.1"), (6, "1.2"))
    said = _said(book, course, "Recovery")
    assert said[0].startswith("03-Jan 06:00: first of 3")
    assert said[1] == "05-Jan 06:00: the same at or above 1.0"
    assert len(said) == 2


def test_a_day_that_passed_without_recovery_is_named_with_its_source(book: Phrasebook) -> None:
    transplant = Event(EventKind.TRANSPLANT, at=date(2026, 1, 1))
    course = analyse_course(series((5, "0.2"), (27, "0.2"), (30, "0.3")), (transplant,))
    assert _said(book, course, "Recovery")[1:] == [
        "Transplant, recovery by day 28: no (arithmetic only)",
        "Transplant, recovery by day 30: no (graft failure, blood or marrow, with pancytopenia: ASTCT)",
    ]


def test_graft_failure_is_never_the_source_of_a_day_after_chemotherapy(book: Phrasebook) -> None:
    chemotherapy = Event(EventKind.CHEMOTHERAPY, at=date(2026, 1, 1))
    course = analyse_course(series((5, "0.2"), (27, "0.2"), (30, "0.2"), (42, "0.3")), (chemotherapy,))
    assert _said(book, course, "Recovery")[1:] == [
        "Chemotherapy, recovery by day 28: no (arithmetic only)",
        "Chemotherapy, recovery by day 30: no (arithmetic only)",
        "Chemotherapy, recovery by day 42: no (arithmetic only)",
    ]


def test_every_exposure_is_led_to_its_lines_also_one_begun_within_the_low_spell(book: Phrasebook) -> None:
    events = (
        Event(EventKind.DRUG, "cefuroxime", start=date(2026, 1, 3)),
        Event(EventKind.RADIOTHERAPY, "pelvis", start=date(2026, 1, 1), stop=date(2026, 1, 4)),
    )
    counts = ((0, "2.0"), (1, "0.9"), (4, "0.3"), (5, "0.6"), (6, "0.7"), (7, "0.8"))
    said = _said(book, analyse_course(series(*counts), events), "Lead time")
    assert "Cefuroxime: From its start: first ANC <0.5 after 2.0 d" in said
    assert any(line.startswith("Pelvis: From its start: first ANC <1.5 after 1.0 d") for line in said)
    begun_low = Event(EventKind.DRUG, "meropenem", start=date(2026, 1, 3), stop=date(2026, 1, 5))
    low = ((0, "2.0"), (1, "0.3"), (4, "0.3"), (5, "0.6"), (6, "0.7"), (7, "0.8"))
    said = _said(book, analyse_course(series(*low), (begun_low,)), "Lead time")
    assert said == ["Meropenem: from its end to recovery 1.0 d"]


def test_an_exposure_that_began_while_the_count_was_low_leads_to_nothing() -> None:
    drug = Event(EventKind.DRUG, "cefepime", start=date(2026, 1, 3))
    (lead,) = analyse_course(series((0, "2.0"), (1, "0.4"), (4, "0.3")), (drug,)).leads
    assert lead.to_lines == ()


def test_beside_a_single_count_stands_that_there_is_no_duration_yet(book: Phrasebook) -> None:
    said = "No duration or rate yet. Both need two counts with their times."
    assert _text(book, duration_statement(course_of((0, "0.4")))) == said
