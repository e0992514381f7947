"""Published and worked counts come out as their sources say."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount, assess
from neutro_desk.workup.binomial import share_limits
from neutro_desk.workup.case import Cbc, Comparator, Differential, Duffy, Known, Method, Patient, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc, check_cbc, read_cbc
from neutro_desk.workup.grading import Grades, Schemes, Severity, grade
from neutro_desk.workup.left_shift import left_shift
from neutro_desk.workup.statements import NoteKind
from neutro_desk.workup.units import Kind, read_unit

HERE = Path(__file__).parent
COUNTS = tomllib.loads((HERE / "counts.toml").read_text(encoding="utf-8"))["count"]
CELLS = ("segs", "bands", "neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils")


def _quantity(row: dict[str, Any], value: str, unit: str) -> Quantity | None:
    return Quantity(Decimal(row[value]), row.get(unit, "10*9/L")) if value in row else None


def _cbc(row: dict[str, Any]) -> Cbc:
    cells: dict[str, Any] = {name: Decimal(row[name]) for name in CELLS if name in row}
    return Cbc(
        wbc=_quantity(row, "wbc", "wbc_unit"),
        anc=_quantity(row, "anc_entered", "anc_unit"),
        anc_lower_limit=Quantity(Decimal(row.get("lower_limit", "1.5")), "10*9/L"),
        method=Method(row["method"]) if "method" in row else None,
        cells_counted=row.get("cells_counted"),
        differential=Differential(unit=row.get("differential_unit", "%"), **cells),
    )


def _assessed(row: dict[str, Any], schemes: Schemes) -> AssessedCount:
    cbc = _cbc(row)
    return assess(cbc, check_cbc(cbc), schemes, Patient())


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row["id"])
def test_a_published_count_comes_out_exact_and_with_its_grades(row: dict[str, Any], schemes: Schemes) -> None:
    count = _assessed(row, schemes)
    assert count.anc.value == Decimal(row["anc"])
    assert count.grades.severity.word is Severity(row["word"])
    assert count.grades.ctcae_5.grade == row["v5"]
    assert count.grades.ctcae_6.grade == row["v6"]
    for key in row.get("notes", ()):
        assert key in [note.statement.key for note in count.anc.notes]
    if "working" in row:
        assert count.anc.working == row["working"]


@pytest.mark.parametrize("row", [row for row in COUNTS if "low" in row], ids=lambda row: row["id"])
def test_a_published_counting_interval_comes_out(row: dict[str, Any], schemes: Schemes) -> None:
    interval = _assessed(row, schemes).anc.interval
    assert interval is not None
    thousandth = Decimal("0.001")
    assert interval.low.quantize(thousandth) == Decimal(row["low"])
    assert interval.high.quantize(thousandth) == Decimal(row["high"])
    assert interval.spans == tuple(Decimal(line) for line in row["spans"])


def test_a_sum_of_101_needs_no_note(schemes: Schemes) -> None:
    row = next(row for row in COUNTS if row["id"] == "T17")
    noted = [note.statement.key for note in check_cbc(_cbc(row))]
    assert "differential.sum_noted" not in noted


def test_an_official_example_that_contradicts_itself_is_asked_about(schemes: Schemes) -> None:
    """T15, HL7 fsh-ae: WBC 2.0, neutrophils 20 %, ANC 0.70; 2.0 x 20 % is 0.40."""
    row = {"wbc": "2.0", "neutrophils": "20", "anc_entered": "0.70"}
    count = _assessed(row, schemes)
    assert [note.statement.key for note in count.anc.notes if note.kind is NoteKind.ASK] == ["anc.which"]
    assert count.anc.value is None


def test_cells_per_millilitre_is_a_question() -> None:
    """T20: the abstract of Palumbo 2012 prints cells/mL where cells/uL is meant."""
    read = read_unit("cells/mL", Kind.WHITE_CELLS)
    assert read.unit is None
    assert [unit.code for unit in read.may_be] == ["/uL", "/mL"]


@pytest.mark.parametrize(
    ("wbc", "nrbc", "segs", "bands", "used", "anc", "uncorrected"),
    [
        # T21 best-lab.org: 17,400 with 8 per 100 is 16,111 per microlitre
        ("17.400", "8", "100", "0", "16.111", "16.111", "17.400"),
        # T22 by hand: 10.0 x 100 / 104
        ("10.0", "4", "100", "0", "9.615", "9.615", "10.000"),
        # T23 by hand: 3.0 x 100 / 125 = 2.4; x 45 % = 1.080; uncorrected 1.350
        ("3.0", "25", "40", "5", "2.400", "1.080", "1.350"),
    ],
)
def test_nucleated_red_cells_are_taken_out_of_the_white_count(
    wbc: str,
    nrbc: str,
    segs: str,
    bands: str,
    used: str,
    anc: str,
    uncorrected: str,
    schemes: Schemes,
) -> None:
    cells = Differential(segs=Decimal(segs), bands=Decimal(bands))
    thousandth = Decimal("0.001")
    found: dict[Known, Anc] = {}
    for known in Known:
        cbc = Cbc(
            wbc=Quantity(Decimal(wbc), "10*9/L"), nrbc=Decimal(nrbc), wbc_corrected=known, differential=cells
        )
        found[known] = assess(cbc, check_cbc(cbc), schemes, Patient()).anc
    taken_out = found[Known.NO]
    assert taken_out.wbc_used is not None
    assert taken_out.value is not None
    assert taken_out.wbc_used.quantize(thousandth) == Decimal(used)
    assert taken_out.value.quantize(thousandth) == Decimal(anc)
    assert not taken_out.provisional
    assert found[Known.YES].value == Decimal(uncorrected)
    assert found[Known.UNKNOWN].value == taken_out.value
    assert found[Known.UNKNOWN].provisional


def test_a_newborns_left_shift_is_above_its_line() -> None:
    """T24: segs 40, bands 12, metamyelocytes 3, myelocytes 1; I:T 16/56 = 0.286, above 0.2."""
    cells = Differential(
        segs=Decimal(40), bands=Decimal(12), metamyelocytes=Decimal(3), myelocytes=Decimal(1)
    )
    shift = left_shift(Cbc(differential=cells), age_days=2)
    assert shift is not None
    assert (shift.working, shift.ratio) == ("16 / 56", Decimal("0.286"))
    assert [remark.key for remark in shift.remarks] == ["shift.newborn"]


@pytest.mark.parametrize(("found", "low", "high"), [(5, 1, 12), (10, 4, 18), (15, 8, 24)])
def test_the_limits_rounded_outward_are_ruemkes_table(found: int, low: int, high: int) -> None:
    """T32: Ruemke, as printed on clinlabnavigator for 100 cells."""
    limits = share_limits(found, 100)
    assert (int(limits[0] * 100), -int(-limits[1] * 100 // 1)) == (low, high)


def _grades(
    value: str | None,
    schemes: Schemes,
    limit: str | None = None,
    *,
    patient: Patient | None = None,
    hours: int | None = None,
) -> Grades:
    anc = Anc(value=None if value is None else Decimal(value))
    lower_limit = Quantity(Decimal(limit), "10*9/L") if limit else None
    days = None if hours is None else hours // 24
    return grade(anc, schemes, lower_limit, patient or Patient(), days, age_hours=hours)


@pytest.mark.parametrize(
    ("value", "limit", "expected"),
    [
        ("0.49", "2.0", 4),  # T33
        ("0.5", "2.0", 3),  # T34
        ("0.99", "2.0", 3),  # T35
        ("1.0", "2.0", 2),  # T36
        ("1.49", "2.0", 2),  # T37
        ("1.5", "2.0", 1),  # T38
        ("1.9", "2.0", 1),  # T39
        ("2.0", "2.0", 0),  # T40
        ("1.5", None, None),  # T41
        (None, "2.0", None),  # T42
        ("1.6", None, None),  # T54: public graders say NA, 0 and 1; without the limit it cannot be graded
        ("0.4", None, 4),  # T87
        ("1.3", "1.2", 2),  # T88
    ],
)
def test_ctcae_5_needs_the_lower_limit_from_one_and_a_half_up_only(
    value: str | None, limit: str | None, expected: int | None, schemes: Schemes
) -> None:
    call = _grades(value, schemes, limit).ctcae_5
    assert call.grade == expected
    assert (call.reason is None) is (expected is not None)


def test_a_grade_within_the_laboratorys_own_range_says_so(schemes: Schemes) -> None:
    """T88: 1.3 with a lower limit of 1.2 is grade 2 by the rows."""
    remark = _grades("1.3", schemes, "1.2").ctcae_5.remark
    assert remark is not None
    assert remark.key == "grade.above_lower_limit"
    assert _grades("1.3", schemes, "1.5").ctcae_5.remark is None


def test_a_laboratory_count_below_its_limit_is_profound(schemes: Schemes) -> None:
    """T86: typed as <0.1; a censored count has no interval."""
    reading = read_cbc(
        TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="<0.1", method="manual", cells_counted="100"), None
    )
    count = assess(reading.cbc, reading.notes, schemes, Patient())
    assert (count.anc.value, count.anc.comparator) == (Decimal("0.1"), Comparator.BELOW)
    assert count.anc.interval is None
    grades = count.grades
    assert grades.severity.word is Severity.PROFOUND
    assert (grades.ctcae_5.grade, grades.ctcae_6.grade) == (4, 4)


TERM = Patient(gestation_weeks=40)
TINY = Patient(gestation_weeks=30, birth_weight_g=1200)


@pytest.mark.parametrize(
    ("patient", "hours", "value", "word", "limit"),
    [
        (TERM, 16, "6.000", None, ("7.8", "below")),  # T81
        (Patient(), 40 * 24, "1.100", Severity.NOT_BELOW, ("1.0", "within")),  # T82
        (TINY, 10 * 24, "1.150", Severity.NOT_BELOW, ("1.1", "within")),  # T84
        (TERM, 6, "3.000", None, None),  # T95
        (TERM, 48, "3.000", None, None),  # T95
        (TINY, 24, "1.200", None, None),  # T95
        (Patient(gestation_weeks=34, birth_weight_g=2000), 5 * 24, "1.600", None, None),  # T95
        (TERM, 20 * 24, "1.500", None, ("1.75", "below")),  # T96
        (TERM, 28 * 24, "1.500", Severity.NOT_BELOW, ("1.0", "within")),  # T96
    ],
)
def test_a_newborn_is_judged_by_its_own_limit_or_by_none(
    patient: Patient,
    hours: int,
    value: str,
    word: Severity | None,
    limit: tuple[str, str] | None,
    schemes: Schemes,
) -> None:
    grades = _grades(value, schemes, None, patient=patient, hours=hours)
    assert grades.severity.word is word
    placed = [(str(call.limit.low), call.position) for call in grades.limits]
    assert placed == ([] if limit is None else [limit])
    assert (grades.severity.reason is None) is (word is not None)


def test_the_same_count_is_mild_neutropenia_at_two_years(schemes: Schemes) -> None:
    """T83, and T82 at 40 days."""
    assert _grades("1.100", schemes, hours=731 * 24).severity.word is Severity.MILD


def test_a_duffy_null_adult_has_both_the_word_and_the_limit(schemes: Schemes) -> None:
    """T85: 1.250 lies within the United States interval, and is mild by the scheme."""
    grades = _grades("1.250", schemes, None, patient=Patient(duffy=Duffy.NULL))
    assert grades.severity.word is Severity.MILD
    assert [(call.limit.name, call.position) for call in grades.limits] == [
        ("Duffy-null, United States", "within")
    ]
