from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.calling import Calling, Outcome

Writing = Callable[..., Path]

# Six days at 06:00: 2.0, 1.0, 0.4, 0.2, 0.6, 1.6.
SERIES = """time,anc,unit
2026-01-01T06:00,2.0,10*9/L
2026-01-02T06:00,1.0,10*9/L
2026-01-03T06:00,0.4,10*9/L
2026-01-04T06:00,200,/uL
2026-01-05T06:00,0.6,10*9/L
2026-01-06T06:00,1.6,10*9/L
"""


def _lines(found: Outcome) -> list[Any]:
    """JSON Lines: one object on each line."""
    return [json.loads(line) for line in found.out.splitlines()]


def test_every_key_of_the_contract_is_there(call: Calling, table: Writing) -> None:
    found = call("course", table(SERIES), "--json")
    assert found.status == 0
    assert found.err == ""
    assert list(found.json) == [
        *("observations", "first", "last", "unit", "nadir", "episodes", "recoveries"),
        *("decline", "tiers", "periodicity"),
    ]
    assert list(found.json["decline"]) == [
        *("from", "to", "points", "percent_per_day", "halving_days", "interval", "in_48_h"),
        *("raises_concern", "withheld"),
    ]
    assert list(found.json["tiers"]) == [
        *("longest_days_below_0.5", "prolonged_7", "prolonged_10", "prolonged_14", "chronic"),
    ]
    assert list(found.json["periodicity"]) == ["period_days", "power", "p_value", "withheld"]
    assert {one["threshold"] for one in found.json["episodes"]} <= {"0.1", "0.5", "1.0", "1.5"}


def test_a_rhythm_is_given_in_json_and_named_to_a_person_as_a_hint(call: Calling, table: Writing) -> None:
    """T75 of CLINICAL 8.6: 21.19 d, normalised power 0.995."""
    days = (0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25, 28, 30, 32, 35, 37, 39, 42)
    cycle = ("1.65", "1.50", "1.11", "0.38", "0.03", "0.02", "0.37", "0.86", "1.33")
    first = datetime(2026, 1, 1, 6)
    rows = (f"{first + timedelta(days=day)},{cycle[place % 9]}\n" for place, day in enumerate(days))
    path = table("time,anc\n" + "".join(rows))
    found = call("course", path, "--json").json["periodicity"]
    assert (found["period_days"], found["power"], found["withheld"]) == (21.19, 0.995, None)
    assert found["p_value"] < 0.05
    said = call("course", path).out.splitlines()
    assert said[said.index("Periodicity") + 1].startswith("  Periodicity near 21 d (p = ")


def test_too_few_counts_for_a_rhythm_give_the_reason_in_json_and_no_line(
    call: Calling, table: Writing
) -> None:
    found = call("course", table(SERIES), "--json").json["periodicity"]
    assert (found["period_days"], found["power"], found["p_value"]) == (None, None, None)
    assert found["withheld"] == "Periodicity needs 12 measured counts over 42 days"
    assert "eriodicity" not in call("course", table(SERIES)).out


def test_an_episode_below_half_comes_out_with_bounds_worked_by_hand(call: Calling, table: Writing) -> None:
    """Below 0.5 on 3 and 4 January: at least 1 d, at most 2 to 5 January.

    Down through 0.5 at 5/6 of 2 January's day (1.0 to 0.4), up through it at 3/4 of 4 January's (0.2 to 0.6):
    1/6 + 1 + 3/4 = 1.92 d.
    """
    (episode,) = call("course", table(SERIES), "--json", "--threshold", "0.5").json["episodes"]
    assert episode["start"] == {
        "earliest": "2026-01-02T06:00",
        "best": "2026-01-03T02:00",
        "latest": "2026-01-03T06:00",
    }
    assert episode["end"] == {
        "earliest": "2026-01-04T06:00",
        "best": "2026-01-05T00:00",
        "latest": "2026-01-05T06:00",
    }
    assert episode["days"] == {"at_least": 1.0, "about": 1.92, "at_most": 3.0}
    assert (episode["open_start"], episode["open_end"], episode["calendar_days"]) == (False, False, 2)
    assert episode["nadir"] == {"value": "0.200", "time": "2026-01-04T06:00"}


def test_thresholds_are_those_given_each_once(call: Calling, table: Writing) -> None:
    found = call("course", table(SERIES), "--json", *("--threshold", "1.5", "--threshold", "0.5") * 2)
    assert [episode["threshold"] for episode in found.json["episodes"]] == ["1.5", "0.5"]


def test_an_episode_may_end_at_another_line_than_it_began(call: Calling, table: Writing) -> None:
    found = call("course", table(SERIES), "--json", "--threshold", "0.5", "--recovery-at", "1.0")
    assert found.json["episodes"][0]["end"]["earliest"] == "2026-01-05T06:00"
    assert found.json["episodes"][0]["end"]["latest"] == "2026-01-06T06:00"


def test_the_area_is_withheld_with_its_reason_where_an_episode_ends_elsewhere(
    call: Calling, table: Writing
) -> None:
    found = call("course", table(SERIES), "--json", "--threshold", "0.5", "--recovery-at", "1.0")
    assert found.json["episodes"][0]["d_index"] == {
        "daily": None,
        "interpolated": None,
        "withheld": "D-index withheld: it is defined by episodes that end at 0.5",
    }


def test_a_person_reads_the_rule_by_which_episodes_end(call: Calling, table: Writing) -> None:
    lines = call("course", table(SERIES), "--recovery-at", "0.75").out.splitlines()
    assert "Duration; episodes end at 0.75 or more" in lines
    # below 0.75 until 5 Jan, at 1.6 on 6 Jan; the first low one on 3 Jan, the one before on 2 Jan
    rule = "  From below 0.5 until 0.75 or more, from 03-Jan-2026: 2.0 to 4.0 d, about 2.3"
    assert rule in lines
    assert any(line.startswith("  Below 1.0 from ") for line in lines)


def test_recovery_takes_as_many_days_as_are_asked_for(call: Calling, table: Writing) -> None:
    assert call("course", table(SERIES), "--json").json["recoveries"] == []
    (recovery,) = call("course", table(SERIES), "--json", "--recovery-runs", "2").json["recoveries"]
    assert recovery == {
        "time": "2026-01-05T06:00",
        "rule": "first of 2 consecutive days at or above 0.5 after the nadir",
    }


def test_what_is_later_than_as_of_is_left_out_and_the_end_is_open(call: Calling, table: Writing) -> None:
    found = call("course", table(SERIES), "--json", "--threshold", "0.5", "--as-of", "2026-01-04T06:00").json
    assert (found["observations"], found["last"]) == (4, "2026-01-04T06:00")
    assert found["episodes"][0]["open_end"] is True
    assert found["episodes"][0]["end"] is None


def test_order_byte_order_mark_and_line_ends_of_the_table_change_nothing(
    call: Calling, table: Writing
) -> None:
    head, *rows = SERIES.splitlines()
    turned = "\r\n".join(["\ufeff" + head, *reversed(rows), ""])
    assert call("course", table(turned), "--json").json == call("course", table(SERIES), "--json").json


def test_two_samples_at_one_time_are_both_kept_and_the_lower_counts(call: Calling, table: Writing) -> None:
    found = call("course", table(SERIES + "2026-01-04T06:00,0.3,10*9/L\n"), "--json").json
    assert found["observations"] == 7
    assert found["nadir"]["value"] == "0.200"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2026-01-07T06:00,0,5", "unit"),
        ("2026-01-07T06:00,1,2,10*9/L", "row"),
        ("2026-01-07T06:00", "row"),
        ("2026-01-07T06:00,0.5x,10*9/L", "anc"),
        ("2026-01-07T06:00,-0.5,10*9/L", "anc"),
        ('2026-01-07T06:00,"0,5",10*9/L', "anc"),
        ("2026-01-07T06:00,,10*9/L", "anc"),
        ("2026-01-07T06:00,500,10*9/L", "anc"),
        ("2026-01-07T06:00,0.5,/uL", "anc"),
        ("2026-01-07T06:00,0.5,", "unit"),
        ("2026-01-07T06:00,0.5,/mL", "unit"),
        ("2026-01-07,0.5,10*9/L", "time"),
        ("2026-01-07T06:00Z,0.5,10*9/L", "time"),
        ("07/01/2026 06:00,0.5,10*9/L", "time"),
        ("2026-02-30T06:00,0.5,10*9/L", "time"),
    ],
)
def test_a_bad_row_is_named_with_line_field_and_reason_and_the_good_ones_are_used(
    call: Calling, table: Writing, row: str, field: str
) -> None:
    good = call("course", table(SERIES), "--json")
    found = call("course", table(f"{SERIES}{row}\n"), "--json")
    assert found.status == 1
    assert found.json == good.json
    assert found.err.startswith(f"table.csv, line 8, {field}")


def test_a_row_that_is_below_a_limit_of_detection_is_used(call: Calling, table: Writing) -> None:
    found = call("course", table("time,anc\n2026-01-01T06:00,<0.1\n"), "--json")
    assert found.status == 0
    assert found.json["nadir"] == {"value": "0.1", "time": "2026-01-01T06:00", "comparator": "<"}


def test_days_without_times_are_taken_when_no_row_has_a_time(call: Calling, table: Writing) -> None:
    found = call("course", table("time,anc\n2026-01-01,1.0\n2026-01-03,0.4\n"), "--json")
    assert found.status == 0
    assert found.json["last"] == "2026-01-03T00:00"
    assert "from day to day" in found.err


def test_an_empty_series_has_no_observations_and_says_so(call: Calling, table: Writing) -> None:
    found = call("course", table("time,anc\n,\n\n"), "--json")
    assert found.status == 0
    assert (found.json["observations"], found.json["first"], found.json["nadir"]) == (0, None, None)
    assert found.json["decline"]["withheld"]


def test_one_row_is_an_observation_without_a_rate(call: Calling, table: Writing) -> None:
    found = call("course", table("time,anc\n2026-01-01T06:00,0.4\n"), "--json").json
    assert found["observations"] == 1
    assert found["decline"]["percent_per_day"] is None
    assert found["decline"]["withheld"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("time;anc\n2026-01-01T06:00;0,5\n", "semicolons"),
        ("time\tanc\n", "tabs"),
        ("time,value\n", "column anc is missing"),
        ("time,anc,anc\n", "twice"),
        ("time,anc,units\n2026-01-01T06:00,400,/uL\n", "called unit"),
        ("", "empty"),
        ('time,anc\n"2026-01-01T06:00,1\n', "CSV"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(
    call: Calling, table: Writing, text: str, reason: str
) -> None:
    found = call("course", table(text), "--json")
    assert found.status == 2
    assert found.out == ""
    assert reason in found.err


def test_columns_that_are_not_read_are_named(call: Calling, table: Writing) -> None:
    found = call("course", table("ward,time,anc\n4b,2026-01-01T06:00,0.4\n"), "--json")
    assert found.status == 0
    assert "not read: ward" in found.err


def test_a_table_of_several_patients_is_split_by_a_column(call: Calling, table: Writing) -> None:
    rows = ("b,2026-01-01T06:00,0.4", "a,2026-01-01T06:00,3", "b,2026-01-02T06:00,0.2", ",2026-01-02T06:00,1")
    found = call("course", table("\n".join(("who,time,anc", *rows))), "--json", "--by", "who")
    assert found.status == 1
    assert [(one["by"], one["observations"]) for one in _lines(found)] == [("b", 2), ("a", 1)]
    assert "line 5, who" in found.err


def test_a_series_of_ten_thousand_rows_is_read_whole(call: Calling, table: Writing) -> None:
    rows = "".join(
        f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}T06:00,{n % 30 / 10}\n"
        for n in range(10_000)
    )
    path = table("time,anc\n" + rows)
    found = call("course", path, "--json")
    assert found.json["observations"] == 10_000


@pytest.mark.parametrize(
    "words",
    [
        ("--threshold", "0,5"),
        ("--threshold", "0"),
        ("--threshold", "<1"),
        ("--recovery-at", "x"),
        ("--threshold", "0.5", "--recovery-at", "0.4"),
        ("--recovery-runs", "0"),
        ("--recovery-runs", "1.5"),
        ("--as-of", "2026-01-05"),
        ("--as-of", "2026-01-05T06:00Z"),
        ("--by", "ward"),
    ],
)
def test_an_option_that_is_wrong_gives_status_2_and_no_result(
    call: Calling, table: Writing, words: tuple[str, ...]
) -> None:
    found = call("course", table(SERIES), "--json", *words)
    assert found.status == 2
    assert found.out == ""
    assert found.err


def test_a_case_file_gives_its_course(call: Calling, fall: Path) -> None:
    found = call("course", fall, "--json")
    assert found.status == 0
    assert found.json["observations"] == 13
    assert found.json["last"] == "2026-11-21T06:10"
    assert found.json["nadir"] == {"value": "0.10", "time": "2026-10-22T06:10", "comparator": "<"}
    assert found.json["decline"]["raises_concern"] is True


def test_what_rests_on_a_provisional_count_says_so_in_json(call: Calling, tmp_path: Path) -> None:
    """Bands are blank: 0.36 may become more, and the nadir with it."""
    white, cells = {"value": "1.2", "unit": "10*9/L"}, {"unit": "%", "segs": "30"}
    counts = [
        {"id": "c1", "collected": "2026-11-20T06:10", "anc": {"value": "0.9", "unit": "10*9/L"}},
        {"id": "c2", "collected": "2026-11-21T06:10", "wbc": white, "differential": cells},
    ]
    path = tmp_path / "blank.neutro.json"
    path.write_text(json.dumps({"format": "neutro-desk-case", "version": 1, "counts": counts}), "utf-8")
    found = call("course", "--json", path).json
    assert found["provisional"] == 1
    assert found["nadir"] == {"value": "0.36", "time": "2026-11-21T06:10", "provisional": True}
    assert [episode["nadir"].get("provisional") for episode in found["episodes"]] == [True] * 3


def test_a_count_without_a_time_is_named_and_left_out(call: Calling, table: Writing) -> None:
    case = (
        '{"format": "neutro-desk-case", "version": 1, "counts": [{"anc": {"value": "1", "unit": "10*9/L"}}]}'
    )
    found = call("course", table(case, "a.neutro.json"), "--json")
    assert found.status == 1
    assert found.json["observations"] == 0
    assert "count c1, collected" in found.err


def test_for_a_person_the_course_stands_under_headings(call: Calling, fall: Path) -> None:
    lines = call("course", fall).out.splitlines()
    assert "Duration" in lines
    assert any(line.startswith("  Below 0.5") for line in lines)


@pytest.mark.parametrize(
    ("again", "named"),
    [
        ("2026-01-03T06:00,0.9,10*9/L\n", "at 2026-01-03 06:00: all are kept"),
        (
            "".join(f"2026-01-0{day}T06:00,0.9,10*9/L\n" for day in (1, 2, 3, 4, 4)),
            "at 2026-01-01 06:00, 2026-01-02 06:00, 2026-01-03 06:00 and elsewhere (1 more): all are kept",
        ),
    ],
)
def test_a_time_with_more_than_one_count_is_named_and_all_are_kept(
    call: Calling, table: Writing, again: str, named: str
) -> None:
    found = call("course", table(SERIES + again))
    assert found.status == 0
    assert f"more than one count {named}, and the lowest of a time counts." in found.err


def test_series_with_a_time_given_twice_are_counted(call: Calling, table: Writing) -> None:
    rows = "who,time,anc\na,2026-01-01T06:00,1.0\na,2026-01-01T06:00,1.0\nb,2026-01-01T06:00,1.0\n"
    found = call("course", table(rows), "--by", "who", "--json")
    assert "in 1 of 2 series one time holds more than one count" in found.err
