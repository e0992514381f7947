"""The blocks about one count on the clinician's page: what was worked out, entered and remarked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.paper.number_block import grade_block, number_block
from neutro_desk.paper.words import Rich, Words
from neutro_desk.workup.case import Case, Cbc, Comparator, Differential, Method, Quantity
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp
from tests.paper import example

COUNT = Cbc(
    id="c1",
    collected=datetime(2026, 11, 21, 6, 10),
    received=datetime(2026, 11, 21, 6, 40),
    method=Method.MANUAL,
    cells_counted=100,
    laboratory="North",
    wbc=Quantity(Decimal("1.20"), "10*9/L"),
    differential=Differential(
        segs=Decimal(30),
        bands=Decimal(5),
        bands_reported=True,
        metamyelocytes=Decimal(8),
        blasts=Decimal(3),
    ),
)


@pytest.fixture
def words() -> Words:
    return Words(example.book())


def said(lines: object) -> list[str]:
    assert isinstance(lines, list)
    texts: list[Rich] = lines
    return ["".join(stretch for stretch, _ in line) for line in texts]


def blocks(cbc: Cbc, schemes: Schemes, words: Words) -> tuple[dict[str, object], dict[str, object]]:
    summary = WorkUp(AssessedCase(Case(counts=(cbc,)), schemes)).summary
    return number_block(summary, words), grade_block(summary, words)


def test_interval_immature_forms_and_left_shift_stand_in_one_paragraph(
    schemes: Schemes, words: Words
) -> None:
    """1.20 x (30 + 5 + 8) / 100 = 0.516; 13 of 43 are 0.302."""
    number, _ = blocks(COUNT, schemes, words)
    assert said(number["lines"])[0] == (
        "Manual count, 100 cells: 0.31–0.54 (95 % counting error only). "
        "Including immature forms 0.52 ×10⁹/L (516 /µL); not graded. "
        "I:T 13 / 43 = 0.302. "
        "Over 10 % immature forms: one of the SIRS criteria (BMC Infect Dis 2014;14:155)."
    )


def test_all_else_that_was_entered_stands_with_the_arrival(schemes: Schemes, words: Words) -> None:
    number, _ = blocks(COUNT, schemes, words)
    assert said(number["lines"])[1] == (
        "As entered: metamyelocytes 8 %, blasts 3 %. Arrived 21-Nov-2026 06:40."
    )
    assert said([number["inputs"]])[0].endswith("bands 5 %, laboratory North")


def test_blasts_come_first_of_the_remarks_and_in_bold(schemes: Schemes, words: Words) -> None:
    _, grade = blocks(COUNT, schemes, words)
    lines = grade["lines"]
    assert isinstance(lines, list)
    assert lines[-1][0] == ["Blasts 3 % counted:", "b"]
    assert said(lines)[-1] == (
        "Blasts 3 % counted: have the film reviewed (advice not yet verified). "
        "The interval spans 0.5; a 200-cell count would narrow it."
    )


def test_an_old_sample_is_remarked_on(schemes: Schemes, words: Words) -> None:
    old = replace(COUNT, received=datetime(2026, 11, 22, 6, 11))
    _, grade = blocks(old, schemes, words)
    assert "24 h 1 min from collection to arrival" in said(grade["lines"])[-1]


def test_a_question_is_printed_where_it_leaves_a_limit_only(schemes: Schemes, words: Words) -> None:
    asked = replace(
        COUNT, wbc=Quantity(Decimal("0.3"), "10*9/L"), differential=Differential(segs=Decimal("0.4"))
    )
    number, grade = blocks(asked, schemes, words)
    assert number["value"] == "0.30"
    assert "0.4 % or 40 %? Labs also print fractions." in said(grade["lines"])[-1]


def test_a_count_above_its_laboratorys_limit_keeps_its_remarks(schemes: Schemes, words: Words) -> None:
    above = replace(COUNT, anc=Quantity(Decimal(100), "10*9/L", Comparator.ABOVE), wbc=None)
    _, grade = blocks(above, schemes, words)
    assert any("Blasts 3 %" in line for line in said(grade["lines"]))


def test_without_remarks_there_is_no_empty_paragraph(schemes: Schemes, words: Words) -> None:
    plain = replace(
        COUNT,
        cells_counted=None,
        received=None,
        differential=Differential(segs=Decimal(30), bands_reported=False),
    )
    number, grade = blocks(plain, schemes, words)
    assert number["lines"] == []
    assert "" not in said(grade["lines"])
