"""`--scheme`: every scheme by its name beside the usual ones, and a ward's own words from its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.calling import Calling
from tests.test_ward_schemes import OWN

COUNT = ("anc", "--json", "--wbc", "3.4", "--segs", "40", "--bands", "10")
"""1.70 by hand."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_ctcae_4_03_stands_beside_5_and_6_when_asked_for(call: Calling) -> None:
    """1.70 under a laboratory limit of 2.0 is grade 1 in 4.03 and 5.0, 0 in 6.0 (CLINICAL 2.1)."""
    found = call(*COUNT, "--lln", "2.0", "--scheme", "CTCAE 4.03").json
    assert {version: grade["grade"] for version, grade in found["ctcae"].items()} == {
        "5.0": 1,
        "6.0": 0,
        "4.03": 1,
    }
    assert found["severity"]["scheme"] == "clinical"


@pytest.mark.parametrize(("age", "grade"), [("0 d", 3), ("1 d", 3), ("2 d", 0), ("8 d", 0), ("30 y", 0)])
def test_daids_grades_by_the_age_when_asked_for(call: Calling, age: str, grade: int) -> None:
    """1.70: 1.500 to 2.999 is grade 3 up to one day, above 1.500 is none from 2 days (CLINICAL 2.1)."""
    found = call(*COUNT, "--age", age, "--scheme", "daids 2.1").json
    assert found["daids"] == {"2.1": {"grade": grade, "reason": None}}
    assert set(found["ctcae"]) == {"5.0", "6.0"}


def test_daids_without_an_age_gives_its_reason(call: Calling) -> None:
    found = call(*COUNT, "--scheme", "DAIDS 2.1").json["daids"]["2.1"]
    assert found["grade"] is None
    assert "age" in found["reason"]
    assert "DAIDS 2.1: no grade" in call("anc", "--wbc", "3.4", "--scheme", "DAIDS 2.1").out


@pytest.mark.parametrize("name", ["clinical", "CTCAE 5.0", "ctcae 6.0"])
def test_a_scheme_that_stands_there_anyway_changes_nothing(call: Calling, name: str) -> None:
    assert call(*COUNT, "--scheme", name).json == call(*COUNT).json


def test_a_wards_file_gives_the_word_and_is_named_as_its_own(call: Calling, own: Path) -> None:
    """1.70 is mild in Dumfries, whose mild runs from 1.0 to 1.8 (CLINICAL 2.1)."""
    assert call(*COUNT, "--scheme", own).json["severity"] == {
        "word": "mild",
        "range": "1.0 to <1.8",
        "scheme": "dumfries",
        "scheme_version": 2,
        "ward_own": True,
        "name": "Dumfries",
    }
    words = call("anc", "--wbc", "3.4", "--segs", "40", "--bands", "10", "--scheme", own).out
    assert "mild, 1.0 to <1.8 (scheme dumfries 2, a ward's own)" in words


def test_a_number_shown_keeps_its_side_of_the_wards_line(call: Calling, own: Path) -> None:
    """35.99 per cent of 5.0 are 1.7995: never written as 1.80 where 1.8 is a line."""
    words = ("anc", "--wbc", "5.0", "--neutrophils", "35.99")
    assert "ANC 1.80 " in call(*words).out
    assert "ANC <1.8 " in call(*words, "--scheme", own).out


def test_the_counting_interval_spans_the_wards_line(call: Calling, own: Path) -> None:
    words = ("anc", "--json", "--wbc", "5.0", "--segs", "36", "--bands", "0", "--cells-counted", "100")
    (note,) = call(*words, "--scheme", own).json["notes"]
    assert "spans 1.5; 1.8" in note["text"]
    (note,) = call(*words).json["notes"]
    assert "1.8" not in note["text"]


def test_a_faulty_file_is_a_wrong_call_that_names_file_and_fault(call: Calling, own: Path) -> None:
    own.write_text(OWN.replace("mild", "slight"), encoding="utf-8")
    found = call(*COUNT, "--scheme", own)
    assert (found.status, found.out) == (2, "")
    assert "own.toml: slight is no severity word" in found.err


def test_rows_of_a_table_that_name_no_scheme_take_the_one_of_the_call(
    call: Calling, own: Path, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "anc,unit,scheme\n1.6,10*9/L,\n1.6,10*9/L,clinical\n1.6,10*9/L,DUMFRIES\n", encoding="utf-8"
    )
    assert call("grade", table, "--scheme", own).out.splitlines()[1:] == [
        "1.6,10*9/L,,,mild,",
        "1.6,10*9/L,clinical,,not below 1.5,",
        "1.6,10*9/L,DUMFRIES,,mild,",
    ]
    first = call("grade", table, "--scheme", "CTCAE 6.0").out.splitlines()[1]
    assert first == "1.6,10*9/L,,0,,"
