"""A row of the ward board: what it says of the latest count, and who stands first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.workup.board import (
    BoardRow,
    LowSpell,
    board_row,
    days_since_first_low,
    first_concern_first,
    is_old,
    sample_age,
    shown_days,
)
from neutro_desk.workup.case import (
    Answer,
    AnswerWord,
    Case,
    Cbc,
    Comparator,
    Event,
    EventKind,
    Quantity,
    Voided,
)
from neutro_desk.workup.cbc import TypedCbc, read_cbc
from neutro_desk.workup.fever import Body, WarningReason
from neutro_desk.workup.grading import Schemes, Severity
from neutro_desk.workup.timeline import Direction
from neutro_desk.workup.whole import AssessedCase, WorkUp

NOW = datetime(2026, 11, 21, 7, 32)
UNWELL = MappingProxyType({"fever-or-unwell": Answer("yes")})


def on(day: int, hour: int = 6, minute: int = 10) -> datetime:
    """Return a time of November 2026."""
    return datetime(2026, 11, day, hour, minute)


def lab(day: int, anc: str) -> Cbc:
    """Return a laboratory's count of a day in November; `<0.1` is censored."""
    comparator = Comparator(anc[0]) if anc[0] in "<>" else None
    return Cbc(f"c{day}", on(day), anc=Quantity(Decimal(anc.lstrip("<>")), "10*9/L", comparator))


def row_of(schemes: Schemes, *counts: Cbc, **beside: object) -> BoardRow:
    """Return the row of a case with these counts."""
    case = replace(Case(counts=counts), **beside)  # type: ignore[arg-type]
    return board_row(WorkUp(AssessedCase(case, schemes)))


def test_an_empty_case_is_not_on_the_board(schemes: Schemes) -> None:
    row = row_of(schemes)
    assert not row.is_low
    assert row.anc is None


@pytest.mark.parametrize(
    ("anc", "word", "low"),
    [
        ("0.09", Severity.PROFOUND, True),
        ("0.1", Severity.SEVERE, True),
        ("0.49", Severity.SEVERE, True),
        ("0.5", Severity.MODERATE, True),
        ("0.99", Severity.MODERATE, True),
        ("1.0", Severity.MILD, True),
        ("1.49", Severity.MILD, True),
        ("1.5", Severity.NOT_BELOW, False),
    ],
)
def test_who_has_a_low_latest_count_stands_on_the_board(
    schemes: Schemes, anc: str, word: Severity, low: bool
) -> None:
    row = row_of(schemes, lab(21, anc))
    assert (row.anc, row.severity, row.is_low) == (Decimal(anc), word, low)


def test_who_recovered_leaves_the_board(schemes: Schemes) -> None:
    assert not row_of(schemes, lab(19, "0.3"), lab(21, "2.0")).is_low


def test_a_voided_low_count_keeps_nobody_on_the_board(schemes: Schemes) -> None:
    voided = replace(lab(21, "0.3"), voided=Voided(NOW, "wrong patient"))
    assert not row_of(schemes, lab(19, "2.0"), voided).is_low


def test_a_white_count_alone_stands_as_an_upper_limit(schemes: Schemes) -> None:
    row = row_of(schemes, Cbc("c1", on(21), wbc=Quantity(Decimal("0.3"), "10*9/L")))
    assert row.is_limit
    assert (row.anc, row.severity, row.is_at_least) == (Decimal("0.3"), Severity.SEVERE, True)
    assert row.warning is WarningReason.LIMIT_AT_OR_BELOW_500


def test_a_censored_count_keeps_its_sign(schemes: Schemes) -> None:
    row = row_of(schemes, lab(21, "<0.1"))
    assert (row.anc, row.comparator, row.is_limit) == (Decimal("0.1"), Comparator.BELOW, False)


def test_a_typed_count_that_is_not_saved_is_not_on_the_board(schemes: Schemes) -> None:
    typed = TypedCbc(wbc="1.20", segs="10", bands="0", collected_date="21nov", collected_time="0610")
    assessed = AssessedCase(Case(counts=(lab(20, "2.0"),)), schemes)
    row = board_row(WorkUp(assessed, reading=read_cbc(typed, NOW), typed=typed))
    assert row.anc == Decimal("2.0")


def test_an_open_question_about_the_latest_count_lets_the_word_before_stand(schemes: Schemes) -> None:
    odd = Cbc("c2", on(21), wbc=Quantity(Decimal(5200), "10*9/L"), anc=None)
    row = row_of(schemes, lab(20, "0.3"), odd)
    assert row.anc is None
    assert row.severity is None
    assert row.severity_before is Severity.SEVERE
    assert row.is_low


# -- the spell ---------------------------------------------------------------------------------------------


def test_the_spell_is_that_of_the_lowest_line(schemes: Schemes) -> None:
    """By hand: below 0.5 on the 19th and the 21st, above it on the 18th: 2 days at least, 3 at most."""
    row = row_of(schemes, lab(17, "1.2"), lab(18, "0.8"), lab(19, "0.42"), lab(21, "0.3"))
    assert row.spell == LowSpell(Decimal("0.5"), on(19), on(21), 3.0)
    assert shown_days(row.spell) == 2.0


def test_a_spell_whose_begin_nobody_saw_has_no_upper_bound(schemes: Schemes) -> None:
    row = row_of(schemes, lab(19, "0.42"), lab(21, "0.3"))
    assert row.spell is not None
    assert row.spell.at_most is None


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (on(19), 0),
        (on(20, 6, 9), 0),
        (on(20), 1),
        (on(21, 6, 9), 1),
        (on(21), 2),
        (on(19, 6, 9), None),
    ],
)
def test_the_day_of_the_episode_is_whole_days_since_the_first_low_sample(
    now: datetime, days: int | None
) -> None:
    row = BoardRow(spell=LowSpell(Decimal("0.5"), on(19), on(19)))
    assert days_since_first_low(row, now) == days


def test_days_go_by_without_samples_but_the_shown_duration_does_not_grow() -> None:
    spell = LowSpell(Decimal("0.5"), on(19), on(20))
    assert days_since_first_low(BoardRow(spell=spell), on(29)) == 10
    assert shown_days(spell) == 1.0


# -- the sample --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "old"), [(on(22, 6, 9), False), (on(22), False), (on(22, 6, 11), True), (on(20), False)]
)
def test_a_sample_is_old_once_it_is_over_24_hours_old(now: datetime, old: bool) -> None:
    assert is_old(BoardRow(collected=on(21)), now) is old


def test_a_sample_without_a_time_or_of_the_future_has_no_age() -> None:
    assert sample_age(BoardRow(), NOW) is None
    assert sample_age(BoardRow(collected=NOW + timedelta(minutes=1)), NOW) is None


# -- direction, fever, warning -----------------------------------------------------------------------------


def test_the_change_is_that_to_the_count_before(schemes: Schemes) -> None:
    row = row_of(schemes, lab(19, "0.81"), lab(21, "0.42"))
    assert (row.direction, row.difference, row.change_days) == (Direction.FALLING, Decimal("-0.39"), 2.0)


def test_two_censored_counts_have_no_direction(schemes: Schemes) -> None:
    row = row_of(schemes, lab(20, "<0.1"), lab(21, "<0.1"))
    assert (row.direction, row.difference) == (Direction.CANNOT_SAY, None)


def test_one_count_has_no_direction(schemes: Schemes) -> None:
    assert row_of(schemes, lab(21, "0.3")).direction is None


def test_a_fever_stands_with_its_reading_and_the_rule_that_is_met(schemes: Schemes) -> None:
    fever = Event(EventKind.FEVER, at=on(21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel"))
    row = row_of(schemes, lab(21, "0.42"), events=(fever,))
    assert (row.fever_at, row.temperature) == (on(21, 5, 40), fever.temperature)
    assert row.is_ill
    assert (row.warning, row.bodies) == (WarningReason.AT_OR_BELOW_500, (Body.NICE, Body.IDSA))


def test_an_unwell_patient_is_ill_without_a_fever_on_the_time_line(schemes: Schemes) -> None:
    row = row_of(schemes, lab(21, "0.42"), answers=UNWELL)
    assert row.is_ill
    assert row.fever_answer is AnswerWord.YES
    assert row.fever_at is None


def test_fever_on_chemotherapy_without_a_count_stands_on_the_board(schemes: Schemes) -> None:
    chemotherapy = Event(EventKind.CHEMOTHERAPY, "docetaxel", at=on(10))
    fever = Event(EventKind.FEVER, at=on(21), temperature=Quantity(Decimal("38.4"), "Cel"))
    row = row_of(schemes, events=(chemotherapy, fever))
    assert row.is_low
    assert row.warning is WarningReason.FEVER_ON_CHEMOTHERAPY


# -- the trace ---------------------------------------------------------------------------------------------


def test_the_trace_holds_the_last_twelve_counts(schemes: Schemes) -> None:
    row = row_of(schemes, *(lab(day, "0.4") for day in range(1, 15)))
    assert [point.time.day for point in row.trace] == list(range(3, 15))


def test_no_line_leads_across_a_long_gap(schemes: Schemes) -> None:
    row = row_of(schemes, lab(10, "0.4"), lab(14, "0.3"), lab(15, "0.3"))
    assert [point.is_joined for point in row.trace] == [True, False, True]


# -- who stands first --------------------------------------------------------------------------------------

WARNED = BoardRow(warning=WarningReason.AT_OR_BELOW_500, severity=Severity.SEVERE, anc=Decimal("0.4"))


def test_the_order_is_warning_with_fever_then_warning_then_grade_then_fall() -> None:
    """The order of the mock-up: SMITH, NOVAK, OKAFOR, MOREAU, LINDQVIST, TANAKA, GARCIA, EVANS."""
    rows = [
        replace(WARNED, is_ill=True),
        replace(WARNED, is_ill=True, severity=Severity.MODERATE, direction=Direction.FALLING),
        replace(WARNED, severity=Severity.PROFOUND),
        replace(WARNED, direction=Direction.FALLING),
        replace(WARNED, direction=Direction.RISING, anc=Decimal("0.21")),
        BoardRow(severity=Severity.MODERATE, anc=Decimal("0.74")),
        BoardRow(severity=Severity.MILD, anc=Decimal("1.21")),
        BoardRow(severity=Severity.MILD, anc=Decimal("1.38")),
    ]
    shuffled = [rows[place] for place in (7, 3, 0, 5, 2, 6, 1, 4)]
    assert [shuffled[place] for place in first_concern_first(shuffled)] == rows


def test_among_equals_the_lower_count_stands_first() -> None:
    rows = [replace(WARNED, anc=Decimal("0.3")), replace(WARNED, anc=Decimal("0.2"))]
    assert first_concern_first(rows) == [1, 0]


@given(
    severity=st.sampled_from([None, *Severity]),
    direction=st.sampled_from([None, *Direction]),
    ill=st.booleans(),
    warned=st.booleans(),
)
def test_a_warning_a_fever_or_a_worse_word_never_moves_anybody_down(
    severity: Severity | None, direction: Direction | None, ill: bool, warned: bool
) -> None:
    warning = WarningReason.AT_OR_BELOW_500 if warned else None
    row = BoardRow(severity=severity, direction=direction, is_ill=ill, warning=warning)
    worse = list(Severity)[min((0 if severity is None else severity.squares) + 1, 4)]
    assert replace(row, is_ill=True).risk >= row.risk
    assert replace(row, warning=WarningReason.AT_OR_BELOW_500).risk >= row.risk
    assert replace(row, severity=worse).risk >= row.risk
    assert replace(row, fever_answer=AnswerWord.NO).risk == row.risk
