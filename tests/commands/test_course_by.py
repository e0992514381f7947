"""`course --by`: a table of patients, one line of JSON each, wherever their rows stand."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.calling import Calling, Outcome
from tests.commands.stopping import started

Writing = Callable[..., Path]

HEAD = "who,time,anc,unit\n"
PATIENTS = {
    "b": ("2026-01-01T06:00,2.0,10*9/L", "2026-01-03T06:00,0.4,10*9/L", "2026-01-05T06:00,900,/uL"),
    "a": ("2026-01-01T06:00,0.3,10*9/L", "2026-01-02T06:00,200,/uL"),
    "ö, 3": ("2026-02-01T06:00,1.2,10*9/L",),
}


def _rows() -> list[str]:
    return [f'"{of}",{row}\n' for of, rows in PATIENTS.items() for row in rows]


def _lines(found: Outcome) -> list[Any]:
    return [json.loads(line) for line in found.out.splitlines()]


def test_each_patient_comes_on_a_line_and_says_what_a_table_of_its_own_says(
    call: Calling, table: Writing
) -> None:
    found = call("course", table(HEAD + "".join(_rows())), "--json", "--by", "who")
    assert (found.status, found.err) == (0, "")
    lines = _lines(found)
    assert [one.pop("by") for one in lines] == list(PATIENTS)
    for one, rows in zip(lines, PATIENTS.values(), strict=True):
        alone = call("course", table("time,anc,unit\n" + "\n".join(rows), "alone.csv"), "--json")
        assert one == alone.json


@pytest.mark.parametrize("seed", range(5))
def test_rows_that_stand_apart_give_the_same_in_the_order_of_first_appearance(
    call: Calling, table: Writing, seed: int
) -> None:
    together = _lines(call("course", table(HEAD + "".join(_rows())), "--json", "--by", "WHO"))
    rows = _rows()
    random.Random(seed).shuffle(rows)  # noqa: S311  the order of rows
    found = call("course", table(HEAD + "".join(rows)), "--json", "--by", " who ")
    assert (found.status, found.err) == (0, "")
    first = list(dict.fromkeys(row.split('"')[1] for row in rows))
    assert [one["by"] for one in _lines(found)] == first
    assert sorted(_lines(found), key=str) == sorted(together, key=str)


@pytest.mark.parametrize("apart", [False, True])
def test_each_bad_row_is_named_and_the_good_ones_are_used(
    call: Calling, table: Writing, *, apart: bool
) -> None:
    bad = (
        "c,05/11/2026,1.0,10*9/L\n",
        "c,2026-01-01T06:00Z,1.0,10*9/L\n",
        "c,2026-01-02T06:00,-1,10*9/L\n",
        "c,2026-01-03T06:00,none,10*9/L\n",
        "c,2026-01-04T06:00,,10*9/L\n",
        "c,2026-01-05T06:00,0.5\n",
        "c,,0.5,10*9/L\n",
        " ,2026-01-05T06:00,0.5,10*9/L\n",
        " , , , \n",
        "c,2026-01-06T06:00,0.5,10*9/L\n",
    )
    rows = (*bad, "d,2026-01-06T06:00,0.5,10*9/L\n", *(("c,2026-01-07T06:00,0.4,10*9/L\n",) if apart else ()))
    found = call("course", table(HEAD + "".join(rows)), "--json", "--by", "who")
    assert found.status == 1
    assert [(one["by"], one["observations"]) for one in _lines(found)] == [("c", 1 + apart), ("d", 1)]
    said = found.err.splitlines()
    assert sorted(line.split(",")[1].strip() for line in said) == [
        f"line {number}" for number in range(2, 10)
    ]
    for words in (
        "line 2, time '05/11/2026': may be 2026-05-11 or 2026-11-05",
        "line 3, time '2026-01-01T06:00Z': carries a time zone",
        "line 4, anc '-1'",
        "line 5, anc 'none'",
        "line 6, anc: is missing",
        "line 7, row",
        "line 8, time: is missing",
        "line 9, who: is missing",
    ):
        assert words in found.err


def test_a_patient_without_a_usable_row_has_no_line(call: Calling, table: Writing) -> None:
    found = call("course", table(HEAD + "a,2026-01-01T06:00,x,10*9/L\n"), "--json", "--by", "who")
    assert (found.status, found.out) == (1, "")


def test_a_table_without_rows_gives_no_line(call: Calling, table: Writing) -> None:
    found = call("course", table(HEAD), "--json", "--by", "who")
    assert (found.status, found.out, found.err) == (0, "", "")


def test_days_without_times_are_taken_patient_by_patient_and_counted(call: Calling, table: Writing) -> None:
    rows = (
        "a,2026-01-01,1,10*9/L\na,2026-01-03,0.4,10*9/L\nb,2026-01-01T06:00,1,10*9/L\nb,2026-01-02,1,10*9/L\n"
    )
    found = call("course", table(HEAD + rows), "--json", "--by", "who")
    assert [(one["by"], one["observations"]) for one in _lines(found)] == [("a", 2), ("b", 1)]
    assert "line 5, time '2026-01-02': has no time of day" in found.err
    assert "in 1 of 2 series no row has a time of day" in found.err


def test_for_a_person_each_patient_has_a_heading_and_a_blank_line_between(
    call: Calling, table: Writing
) -> None:
    lines = call("course", table(HEAD + "".join(_rows())), "--by", "who").out.splitlines()
    assert [line for line in lines if line.startswith("who ")] == ["who b", "who a", "who ö, 3"]
    assert lines[lines.index("who a") - 1] == ""
    assert lines[-1] != ""


def test_damage_further_down_leaves_nothing_half_told(call: Calling, table: Writing) -> None:
    damaged = HEAD + "".join(_rows()) + 'd,"2026-01-06T06:00,0.5,10*9/L\n'
    found = call("course", table(damaged), "--json", "--by", "who")
    assert (found.status, found.out) == (2, "")
    assert "not a CSV table" in found.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_a_table_from_a_pipe_is_read_once_and_gives_the_same(
    call: Calling, table: Writing, tmp_path: Path
) -> None:
    text = HEAD + "".join(_rows())
    expected = call("course", table(text), "--json", "--by", "who")
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with started("course", "--json", "--by", "who", str(pipe)) as process:
        pipe.write_text(text, encoding="utf-8")
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode(), out.decode()) == (0, "", expected.out)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe and Ctrl+C as a signal")
def test_ctrl_c_ends_a_long_table_cleanly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    words = ("course", "--json", "--by", "who", str(pipe))
    with started(*words) as process, pipe.open("wb", buffering=0) as rows:
        rows.write(HEAD.encode() + b"a,2026-01-01T06:00,0.3,10*9/L\n" * 100_000)  # more than a pipe holds
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"stopped before the end" in err
    assert b"Traceback" not in err


class _Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("apart", [False, True])
def test_a_person_sees_how_many_rows_are_done_and_how_far_that_is(
    call: Calling, table: Writing, monkeypatch: pytest.MonkeyPatch, *, apart: bool
) -> None:
    rows = [f"{n // 10},2026-01-01T06:{n % 10:02},1.0,10*9/L\n" for n in range(12_000)]
    path = table(HEAD + "".join(sorted(rows, key=_minute) if apart else rows))
    silent = call("course", path, "--json", "--by", "who")
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    shown = call("course", path, "--json", "--by", "who")
    assert (silent.err, shown.out) == ("", silent.out)
    steps = [step.strip() for step in screen.getvalue().rstrip("\n").split("\r")[1:]]
    waiting = [step for step in steps if "rows read" in step]
    assert [step.split(" rows")[0] for step in waiting] == (["5,000", "10,000"] if apart else [])
    bars = [step for step in steps if step.startswith("[")]
    assert [step.split("%")[0].split()[-1] for step in bars] == ["42", "83", "100"]
    assert "500 series, 5,001 rows  table.csv" in bars[0]  # with the first row of the next
    assert bars[-1].endswith("12,000 rows  table.csv")


def _minute(row: str) -> str:
    return row.split(",")[1]
