"""Public graders and published cases: the same grade, or the same refusal."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Patient, Quantity
from neutro_desk.workup.grading import Grades, Schemes, Severity, grade, grade_by
from neutro_desk.workup.quantities import to_canonical
from neutro_desk.workup.units import Kind, read_unit
from tests.commands.calling import calling

with (Path(__file__).parent / "admiral_neutrophil_grades.csv").open(encoding="utf-8", newline="") as table:
    ADMIRAL = list(csv.DictReader(table))
COUNTS = [row for row in ADMIRAL if row["ATOXDSCL"] == "Neutrophil count decreased"]
OTHER_TERMS = [row for row in ADMIRAL if row not in COUNTS]
SCHEME = {"CTCAEv4": "CTCAE 4.03", "CTCAEv5": "CTCAE 5.0"}


def graded(cells: str, schemes: Schemes, limit: str | None) -> Grades:
    """Grade a count in cells per microlitre."""
    value = to_canonical(Quantity(Decimal(cells), "/uL"))
    return grade(
        Anc(value=value), schemes, None if limit is None else Quantity(Decimal(limit), "/uL"), Patient(), None
    )


def test_the_table_is_whole() -> None:
    """CTCAE 4 and 5 share their neutrophil rows; twelve of the rows are of another term or of none."""
    assert (len(ADMIRAL), len(COUNTS)) == (120, 108)
    assert {row["ATOXDSCL"] for row in OTHER_TERMS} == {"Not a term", ""}
    assert all(not row["ATOXGRL"] for row in OTHER_TERMS)


@pytest.mark.parametrize(
    "row", COUNTS, ids=lambda row: "-".join(row[key] for key in ("criteria", "AVALU", "TESTNUM"))
)
def test_every_public_ctcae_row_gets_the_same_grade_or_none(row: dict[str, str], schemes: Schemes) -> None:
    """pharmaverse/admiral; T43 is the row without a unit."""
    unit = read_unit(row["AVALU"], Kind.WHITE_CELLS).unit
    expected = int(row["ATOXGRL"]) if row["ATOXGRL"] else None
    if unit is None or not row["AVAL"]:
        assert expected is None
        assert not row["AVALU"] or not row["AVAL"]
        return
    value = to_canonical(Quantity(Decimal(row["AVAL"]), unit.code))
    limit = Quantity(Decimal(row["ANRLO"]), unit.code) if row["ANRLO"] else None
    assert grade(Anc(value=value), schemes, limit, Patient(), None).ctcae_5.grade == expected


def test_the_table_comes_back_from_the_verb_with_the_same_grades_and_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows of other terms carry no neutrophil count, so their count stays blank."""
    path = tmp_path / "admiral.csv"
    with path.open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written)
        rows.writerow(("anc", "unit", "lln", "scheme"))
        for row in ADMIRAL:
            scheme = SCHEME[row["criteria"].removesuffix("_USCV")]
            rows.writerow((row["AVAL"] if row in COUNTS else "", row["AVALU"], row["ANRLO"], scheme))
    found = calling(capsys)("grade", path)
    assert found.status == 1
    back = list(csv.DictReader(found.out.splitlines()))
    assert [row["grade"] for row in back] == [row["ATOXGRL"] for row in ADMIRAL]
    assert all(bool(row["reason"]) is (not row["grade"]) for row in back)
    told = {row["NOTE"]: answer["reason"] for row, answer in zip(ADMIRAL, back, strict=True) if row["NOTE"]}
    assert "unit" in told["Unit missing cannot grade"]
    assert "lower limit" in told["ANRLO missing - can NOT grade 0 or 1"]


@pytest.mark.parametrize(("cells", "expected"), [("3000", 0), ("250", 4), ("500", 3), ("1501", 1)])
def test_a_grader_with_a_fixed_lower_limit_of_2000_agrees(
    cells: str, expected: int, schemes: Schemes
) -> None:
    """T53, clinPK; it gives NA where nothing is to be graded, which is grade 0 here."""
    assert graded(cells, schemes, "2000").ctcae_5.grade == expected


@pytest.mark.parametrize(
    ("cells", "word", "v4", "v6"),
    [("380", Severity.SEVERE, 4, 3), ("0", Severity.PROFOUND, 4, 4)],
)
def test_published_nadirs_have_their_published_grades(
    cells: str, word: Severity, v4: int, v6: int, schemes: Schemes
) -> None:
    """T55, T56: case table of JITC 2019;7 (grades of version 4, whose rows version 5 keeps); v6 by hand."""
    found = graded(cells, schemes, None)
    assert (found.severity.word, found.ctcae_5.grade, found.ctcae_6.grade) == (word, v4, v6)
    version_4 = next(scheme for scheme in schemes.others if scheme.called == "CTCAE 4.03")
    assert grade_by(version_4, Decimal(cells) / 1000).grade == v4
