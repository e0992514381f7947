from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.calling import Calling, Outcome

Writing = Callable[..., Path]


def _rows(found: Outcome) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found.out)))


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("", ["2", "3", "3", "4", "4", "4", "4"]),
        ("CTCAE 5.0", ["2", "3", "3", "4", "4", "4", "4"]),
        ("ctcae 6.0", ["1", "2", "2", "3", "3", "3", "4"]),
    ],
)
def test_ctcae_grades_at_and_beside_each_cut_off(
    call: Calling, table: Writing, scheme: str, expected: list[str]
) -> None:
    """Source: CLINICAL 2.1; every band includes its lower end."""
    counts = ("1.499", "0.999", "0.5", "0.499", "0.4", "0.1", "0.099")
    rows = "".join(f"{count},10*9/L,{scheme}\n" for count in counts)
    found = call("grade", table("anc,unit,scheme\n" + rows))
    assert found.status == 0
    assert [row["grade"] for row in _rows(found)] == expected
    assert [row["anc"] for row in _rows(found)] == list(counts)


def test_the_clinical_scheme_gives_words(call: Calling, table: Writing) -> None:
    counts = ("1500", "1499", "1000", "999", "500", "499", "100", "99", "0")
    rows = "".join(f"{count},/uL,clinical\n" for count in counts)
    found = _rows(call("grade", table("anc,unit,scheme\n" + rows)))
    assert [row["word"] for row in found] == [
        *(
            "not below 1.5",
            "mild",
            "mild",
            "moderate",
            "moderate",
            "severe",
            "severe",
            "profound",
            "profound",
        ),
    ]
    assert {row["grade"] for row in found} == {""}


def test_from_1_5_up_ctcae_5_takes_the_laboratorys_limit_or_says_why_not(
    call: Calling, table: Writing
) -> None:
    found = call("grade", table("anc,unit,lln\n1.5,10*9/L,2\n2,10*9/L,2\n2,10*9/L,\n"))
    assert found.status == 0
    assert [row["grade"] for row in _rows(found)] == ["1", "0", ""]
    assert "lower limit" in _rows(found)[2]["reason"]


def test_an_infants_count_is_graded_by_its_age(call: Calling, table: Writing) -> None:
    rows = (
        "anc,unit,birth,collected,scheme\n1.2,10*9/L,2026-01-01,2026-02-10,clinical\n1.2,10*9/L,,,clinical\n"
    )
    assert [row["word"] for row in _rows(call("grade", table(rows)))] == ["not below 1.0", "mild"]


def test_a_limit_is_not_graded_where_the_count_may_be_worse(call: Calling, table: Writing) -> None:
    found = _rows(call("grade", table("anc,unit\n<0.4,10*9/L\n<1,10*9/L\n")))
    assert [row["grade"] for row in found] == ["4", ""]
    assert found[1]["reason"] == "grade 3 or worse: only a limit is known"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("x,10*9/L,,", "anc"),
        ("0.5,/mL,,", "unit"),
        ("0.5,,,", "unit"),
        (",10*9/L,,", "anc"),
        ("500,10*9/L,,", "anc"),
        ("0.5,10*9/L,2000,", "lln"),
        ("0.5,10*9/L,<2,", "lln"),
        ("0.5,10*9/L,,DAIDS 1.0", "scheme"),
        ("0,5,10*9/L,,", "row"),
        ("0.5", "row"),
        (",,,", "anc"),
    ],
)
def test_a_row_that_cannot_be_read_comes_back_with_its_reason(
    call: Calling, table: Writing, row: str, field: str
) -> None:
    found = call("grade", table(f"anc,unit,lln,scheme\n0.3,10*9/L,,\n{row}\n0.7,10*9/L,,\n"))
    assert found.status == 1
    assert [one["grade"] for one in _rows(found)] == ["4", "", "3"]
    assert _rows(found)[1]["reason"].startswith(f"{field}: ")
    assert found.err.startswith(f"table.csv, line 3, {field}")


def test_a_sample_taken_before_birth_is_refused(call: Calling, table: Writing) -> None:
    found = call("grade", table("anc,unit,birth,collected\n1,10*9/L,2026-02-01,2026-01-01\n"))
    assert found.status == 1
    assert _rows(found)[0]["reason"] == "collected: lies before birth."


def test_other_columns_come_back_untouched(call: Calling, table: Writing) -> None:
    found = call("grade", table('id,anc,unit,note\n7,0.3,10*9/L,"a, b"\n'))
    assert found.out == 'id,anc,unit,note,grade,word,reason\n7,0.3,10*9/L,"a, b",4,,\n'


def test_json_gives_the_same_rows(call: Calling, table: Writing) -> None:
    found = call("grade", table("anc,unit\n0.3,10*9/L\nx,10*9/L\n"), "--json")
    assert found.status == 1
    assert found.json[0] == {"anc": "0.3", "unit": "10*9/L", "grade": 4, "word": None, "reason": None}
    assert found.json[1]["grade"] is None
    assert call("grade", table("anc,unit\n"), "--json").json == []


def test_a_file_is_written_whole_and_the_rows_counted(call: Calling, table: Writing, tmp_path: Path) -> None:
    out = tmp_path / "graded.csv"
    found = call("grade", table("anc,unit\n0.3,10*9/L\nx,10*9/L\n"), "-o", out, "--json")
    assert found.json == {"written": str(out), "rows": 2, "refused": 1}
    assert out.read_text(encoding="utf-8").splitlines()[1] == "0.3,10*9/L,4,,"


@pytest.mark.parametrize("text", ["anc\n1\n", "anc,unit,grade\n1,/uL,2\n", "anc;unit\n", ""])
def test_a_table_that_does_not_fit_writes_nothing(
    call: Calling, table: Writing, tmp_path: Path, text: str
) -> None:
    out = tmp_path / "graded.csv"
    found = call("grade", table(text), "-o", out)
    assert (found.status, found.out, out.exists()) == (2, "", False)


def test_damage_far_down_leaves_no_half_written_file(call: Calling, tmp_path: Path) -> None:
    path, out = tmp_path / "t.csv", tmp_path / "graded.csv"
    path.write_bytes(b"anc,unit\n" + b"0.3,10*9/L\n" * 20_000 + b"\xff\xfe\n")
    assert call("grade", path, "-o", out).status == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["t.csv"]


def test_a_table_is_never_written_over_itself(call: Calling, table: Writing) -> None:
    path = table("anc,unit\n0.3,10*9/L\n")
    assert call("grade", path, "-o", path).status == 2
    assert path.read_text(encoding="utf-8") == "anc,unit\n0.3,10*9/L\n"
