"""White cells, platelets and haemoglobin over time: values, units, where a line breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Cbc, Comparator, Known, Quantity, Voided
from neutro_desk.workup.grading import GradeCall, Grades, SeverityCall
from neutro_desk.workup.other_lines import Analyte, OtherLine, other_lines
from neutro_desk.workup.statements import Note, NoteKind, say
from neutro_desk.workup.timeline import Gap

UNGRADED = Grades(SeverityCall(None), GradeCall("5.0", None), GradeCall("6.0", None))
DAY_0 = datetime(2026, 11, 1, 6, 0)


def at(day: float) -> datetime:
    return DAY_0 + timedelta(days=day)


def count(day: float, **given: object) -> AssessedCount:
    cbc = Cbc(id=f"d{day}", collected=at(day))
    return AssessedCount(replace(cbc, **given), Anc(), UNGRADED)  # type: ignore[arg-type]


def quantity(number: str, unit: str) -> Quantity:
    if number[0] in "<>":
        return Quantity(Decimal(number[1:]), unit, Comparator(number[0]))
    return Quantity(Decimal(number), unit)


def platelets(day: float, number: str, unit: str = "10*9/L", **given: object) -> AssessedCount:
    return count(day, platelets=quantity(number, unit), **given)


def line_of(*counts: AssessedCount, gaps: tuple[Gap, ...] = ()) -> OtherLine:
    (line,) = other_lines(counts, gaps)
    return line


def joined(line: OtherLine) -> list[bool]:
    return [value.joined for value in line.values]


def test_only_lines_with_a_value_appear_white_cells_first() -> None:
    counts = (
        count(0, haemoglobin=quantity("95", "g/L")),
        count(1, wbc=quantity("1.2", "10*9/L"), platelets=quantity("31", "10*9/L")),
    )
    assert [line.analyte for line in other_lines(counts, ())] == list(Analyte)
    assert [line.analyte for line in other_lines(counts[:1], ())] == [Analyte.HAEMOGLOBIN]
    assert other_lines((count(0),), ()) == ()


def test_values_of_two_units_stand_exactly_on_one_line() -> None:
    """31 000 per microlitre are 31 x 10^9/L; the unit of entry is kept for showing."""
    line = line_of(platelets(0, "31", "10*9/L"), platelets(1, "28500", "/uL"))
    assert [(value.value, value.entered_unit) for value in line.values] == [
        (Decimal(31), "10*9/L"),
        (Decimal("28.5"), "/uL"),
    ]


def test_grams_per_decilitre_are_tenfold_grams_per_litre_and_millimoles_a_line_of_their_own() -> None:
    counts = (
        count(0, haemoglobin=quantity("9.4", "g/dL")),
        count(1, haemoglobin=quantity("91", "g/L")),
        count(2, haemoglobin=quantity("5.6", "mmol/L")),
    )
    grams, moles = other_lines(counts, ())
    assert (grams.unit, [value.value for value in grams.values]) == ("g/L", [Decimal(94), Decimal(91)])
    assert (moles.unit, [value.value for value in moles.values]) == ("mmol/L", [Decimal("5.6")])


def test_a_limit_stays_a_limit_and_what_lies_above_one_is_joined_to_nothing() -> None:
    line = line_of(platelets(0, "20"), platelets(1, "<10"), platelets(2, ">1000"), platelets(3, "400"))
    assert [value.comparator for value in line.values] == [None, Comparator.BELOW, Comparator.ABOVE, None]
    assert joined(line) == [False, True, False, False]


def test_a_line_breaks_over_a_gap_of_more_than_fourteen_days_and_not_at_fourteen() -> None:
    """Four values 0, 1, 2 and 3 days apart make the median gap 1 d, so that 14 d is the longer of the two."""
    near = (platelets(0, "100"), platelets(1, "90"), platelets(2, "80"))
    assert joined(line_of(*near, platelets(16, "70"))) == [False, True, True, True]
    assert joined(line_of(*near, platelets(16.01, "70"))) == [False, True, True, False]


def test_weekly_to_monthly_values_are_joined_up_to_twice_their_median_gap() -> None:
    """Gaps of 30, 30 and 60 days: twice the median is 60, at which no gap is long; at 61 one is."""
    monthly = (platelets(0, "100"), platelets(30, "90"), platelets(60, "80"))
    assert joined(line_of(*monthly, platelets(120, "70"))) == [False, True, True, True]
    assert joined(line_of(*monthly, platelets(121, "70"))) == [False, True, True, False]


def test_a_long_gap_of_the_neutrophils_breaks_every_line_over_it() -> None:
    gap = Gap(at(1), at(6), 5.0)
    line = line_of(
        platelets(0, "90"), platelets(1, "80"), platelets(6, "40"), platelets(7, "30"), gaps=(gap,)
    )
    assert joined(line) == [False, True, False, True]


def test_a_value_inside_a_gap_of_the_neutrophils_keeps_its_line() -> None:
    """Neutrophils were not counted from day 1 to day 6, platelets were: nothing is missing of these."""
    gap = Gap(at(1), at(6), 5.0)
    line = line_of(platelets(1, "80"), platelets(3, "60"), platelets(6, "40"), gaps=(gap,))
    assert joined(line) == [False, True, True]


def test_a_line_breaks_where_the_laboratory_changes_but_not_where_none_is_named() -> None:
    line = line_of(
        platelets(0, "90", laboratory="A"),
        platelets(1, "80"),
        platelets(2, "70", laboratory="A"),
        platelets(3, "60", laboratory="B"),
    )
    assert joined(line) == [False, True, True, False]


def test_voided_counts_and_values_under_question_are_left_out() -> None:
    void = platelets(1, "9", voided=Voided(at(2), "typing"))
    asked = platelets(2, "8")
    question = Note(NoteKind.ASK, "platelets", say("number.no_digits", text="8"))
    asked = replace(asked, anc=Anc(notes=(question,)))
    line = line_of(platelets(0, "90"), void, asked)
    assert [value.value for value in line.values] == [Decimal(90)]


def test_a_white_count_beside_nucleated_red_cells_is_marked_unless_known_to_be_corrected() -> None:
    def wbc(day: int, nrbc: str | None, corrected: Known | None) -> AssessedCount:
        cells = None if nrbc is None else Decimal(nrbc)
        return count(day, wbc=quantity("3", "10*9/L"), nrbc=cells, wbc_corrected=corrected)

    line = line_of(
        wbc(0, None, None),
        wbc(1, "0", None),
        wbc(2, "20", Known.YES),
        wbc(3, "20", Known.NO),
        wbc(4, "20", None),
    )
    assert [value.uncorrected for value in line.values] == [False, False, False, True, True]
