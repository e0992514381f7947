from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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


@pytest.mark.parametrize(
    ("collected", "counts", "expected"),
    [
        # up to 1 day old: grade 1 from 4.000 to 5.000, 2 from 3.000, 3 from 1.500, 4 below
        ("2026-01-01", "5.001 5.000 4.000 3.999 3.000 2.999 1.500 1.499", "0 1 1 2 2 3 3 4"),
        ("2026-01-02", "5.001 5.000 4.000 3.9999 3.000 2.9999 1.500 1.4999", "0 1 1 2 2 3 3 4"),
        # 2 to 7 days old: 1.250 to 1.500, 1.000, 0.750
        ("2026-01-03", "1.501 1.500 1.250 1.2499 1.000 0.9999 0.750 0.7499", "0 1 1 2 2 3 3 4"),
        ("2026-01-08", "1.501 1.500 1.250 1.2495 1.000 0.9995 0.750 0.7495", "0 1 1 2 2 3 3 4"),
        # over 7 days old: 0.800 to 1.000, 0.600, 0.400; no holes between the printed ends
        ("2026-01-09", "1.001 1.000 0.800 0.7995 0.600 0.5995 0.400 0.3995", "0 1 1 2 2 3 3 4"),
        ("2066-01-09", "1.001 1.000 0.800 0.7999 0.600 0.5999 0.400 0.3999", "0 1 1 2 2 3 3 4"),
    ],
)
def test_daids_grades_by_whole_days_from_birth_to_collection(
    call: Calling, table: Writing, collected: str, counts: str, expected: str
) -> None:
    """Source: CLINICAL 2.1, DAIDS 2.1; INTERFACE `grade`."""
    rows = "".join(f"{count},10*9/L,2026-01-01,{collected},DAIDS 2.1\n" for count in counts.split())
    found = call("grade", table("anc,unit,birth,collected,scheme\n" + rows))
    assert found.status == 0
    assert [row["grade"] for row in _rows(found)] == expected.split()


def test_daids_counts_days_by_the_hour_where_both_times_are_known(call: Calling, table: Writing) -> None:
    """One day and 23 hours are one whole day, two days to the minute are two: 3.5 is grade 2, then none."""
    rows = (
        "anc,unit,birth,collected,scheme\n"
        "3.5,10*9/L,2026-01-01T12:00,2026-01-03T11:00,daids 2.1\n"
        "3.5,10*9/L,2026-01-01T12:00,2026-01-03T12:00,daids 2.1\n"
        "3.5,10*9/L,2026-01-01,2026-01-03T11:00,daids 2.1\n"
    )
    assert [row["grade"] for row in _rows(call("grade", table(rows)))] == ["2", "0", "0"]


def test_daids_says_that_it_needs_the_age(call: Calling, table: Writing) -> None:
    rows = "anc,unit,birth,collected,scheme\n0.7,10*9/L,,2026-01-09,DAIDS 2.1\n"
    found = call("grade", table(rows))
    assert (found.status, _rows(found)[0]["grade"]) == (0, "")
    assert "without the age" in _rows(found)[0]["reason"]


def test_ctcae_4_03_has_the_rows_of_5_0(call: Calling, table: Writing) -> None:
    """Source: CLINICAL 2.1; admiral, criteria version 4 (lower limit 2.0)."""
    counts = ("2.0", "1.999", "1.5", "1.499", "1.0", "0.999", "0.5", "0.499")
    rows = "".join(f"{count},10*9/L,2.0,CTCAE 4.03\n" for count in counts)
    found = call("grade", table(f"anc,unit,lln,scheme\n{rows}1.5,10*9/L,,CTCAE 4.03\n"))
    assert [row["grade"] for row in _rows(found)] == ["0", "1", "1", "2", "2", "3", "3", "4", ""]
    assert "lower limit" in _rows(found)[-1]["reason"]


def test_an_unknown_scheme_is_answered_with_the_known_ones(call: Calling, table: Writing) -> None:
    found = call("grade", table("anc,unit,scheme\n0.7,10*9/L,CTCAE 4\n"))
    assert found.status == 1
    assert "CTCAE 4.03, CTCAE 5.0, CTCAE 6.0, DAIDS 2.1, clinical" in found.err


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


def test_every_row_comes_back_once_and_in_order(call: Calling, table: Writing) -> None:
    """More rows than are written at once or remembered, bad ones and alike ones among them."""
    counts = [f"{number % 9001}" if number % 7 else "x" for number in range(12_000)]
    rows = "".join(f"{number},{count},/uL,2000\n" for number, count in enumerate(counts))
    found = call("grade", table("id,anc,unit,lln\n" + rows))
    given = _rows(found)
    assert [row["id"] for row in given] == [str(number) for number in range(12_000)]
    assert [row["anc"] for row in given] == counts
    assert all(row["grade"] == "4" for row in given if row["anc"].isdigit() and 50 <= int(row["anc"]) < 500)
    assert all((row["grade"] == "") is (row["reason"] != "") for row in given)
    assert found.err.count("is not a number") == counts.count("x")


def test_the_line_of_a_refusal_is_its_own_although_its_like_came_before(
    call: Calling, table: Writing
) -> None:
    found = call("grade", table("anc,unit\nx,10*9/L\n0.3,10*9/L\nx,10*9/L\n"))
    assert [line.split(",")[1] for line in found.err.splitlines()] == [" line 2", " line 4"]


def test_quotes_carriage_returns_and_a_byte_order_mark_are_read(call: Calling, table: Writing) -> None:
    text = '\ufeffanc,unit,note\r\n"0.3"," 10*9/L ","two\r\nlines"\r\n\r\n"0,3",10*9/L,-\r\n'
    found = call("grade", table(text))
    assert [row["grade"] for row in _rows(found)] == ["4", ""]
    assert [row["note"].split() for row in _rows(found)] == [["two", "lines"], ["-"]]
    assert "line 5, anc '0,3'" in found.err
    assert "point" in found.err


class _Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_person_sees_how_many_rows_are_done_and_how_far_that_is(
    call: Calling, table: Writing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table("anc,unit\n" + "0.3,10*9/L\n" * 20_000)
    silent = call("grade", path, "-o", tmp_path / "out.csv")
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    call("grade", path, "-o", tmp_path / "out.csv")
    assert silent.err == ""
    steps = screen.getvalue().rstrip("\n").split("\r")[1:]
    assert [step.split("%")[1].split()[0] for step in steps] == [
        *("5,000", "10,000", "15,000", "20,000", "20,000")
    ]
    shares = [int(step.split("]")[1].split("%")[0]) for step in steps]
    assert shares == sorted(shares)
    assert abs(shares[0] - 25) <= 1
    assert shares[-1] == 100
    assert steps[-1].startswith("[" + "#" * 24 + "]")


def test_a_stream_of_unknown_size_shows_its_rows_only(
    call: Calling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with ThreadPoolExecutor(1) as writer:
        written = writer.submit(pipe.write_bytes, b"anc,unit\n" + b"0.3,10*9/L\n" * 5_000)
        call("grade", pipe, "-o", tmp_path / "out.csv")
        written.result()
    assert screen.getvalue().startswith("\r5,000 rows  pipe.csv")
    assert "%" not in screen.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_a_graded_file_can_be_read_by_whom_a_new_file_can(
    call: Calling, table: Writing, tmp_path: Path
) -> None:
    plain, out = tmp_path / "plain.csv", tmp_path / "out.csv"
    plain.write_text("", encoding="utf-8")
    call("grade", table("anc,unit\n0.3,10*9/L\n"), "-o", out)
    assert out.stat().st_mode == plain.stat().st_mode


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
