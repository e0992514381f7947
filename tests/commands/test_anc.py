from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.statements import say
from tests.commands.calling import Calling

COUNT = ("anc", "--json", "--wbc", "1.2", "--segs", "30", "--bands", "5")


def test_the_example_of_the_contract_comes_out_key_by_key(call: Calling) -> None:
    """Source: INTERFACE, `anc`; limits by Clopper-Pearson for 35 of 100: 25.73 to 45.18 %, times 1.20."""
    found = call(*COUNT, "--cells-counted", "100", "--duffy", "null")
    assert found.status == 0
    assert found.err == ""
    assert found.json == {
        "anc": {"value": "0.42", "unit": "10*9/L", "per_microlitre": "420", "provisional": False},
        "upper_limit": None,
        "working": "1.20 x (30 + 5) / 100",
        "wbc_used": "1.20",
        "interval": {
            "low": "0.309",
            "high": "0.542",
            "level": 0.95,
            "cells_counted": 100,
            "method": "Clopper-Pearson",
        },
        "severity": {"word": "severe", "range": "0.1 to <0.5", "scheme": "clinical", "scheme_version": 1},
        "ctcae": {"5.0": {"grade": 4, "reason": None}, "6.0": {"grade": 3, "reason": None}},
        "limits": [{"name": "Duffy-null, United States", "low": "1.210", "position": "below"}],
        "warning_line": True,
        "notes": [
            {
                "kind": "note",
                "field": "differential",
                "text": "The interval spans 0.5; a 200-cell count would narrow it.",
            }
        ],
    }


def test_5200_per_litre_asks_for_the_unit_and_gives_no_number(call: Calling) -> None:
    found = call("anc", "--json", "--wbc", "5200", "--segs", "30", "--bands", "5")
    assert found.status == 1
    assert found.json["anc"] is None
    (note,) = found.json["notes"]
    assert (note["kind"], note["field"], note["choices"]) == ("ask", "wbc", ["5.2 ×10⁹/L"])
    assert "5200" in found.err


@pytest.mark.parametrize("unit", ["10*9/L", "G/L", "/nL", "K/uL", "10^3/uL", "10*3/uL", "x10^9/L", "10e9/L"])
def test_every_full_spelling_of_the_same_unit_gives_the_same_count(call: Calling, unit: str) -> None:
    assert call(*COUNT, "--unit", unit).json["anc"]["value"] == "0.42"


@pytest.mark.parametrize("unit", ["/uL", "/mm3", "cells/uL", "10*6/L"])
def test_cells_per_microlitre_are_a_thousandth_of_the_litres_unit(call: Calling, unit: str) -> None:
    found = call("anc", "--json", "--wbc", "1200", "--segs", "30", "--bands", "5", "--unit", unit)
    assert found.json["anc"]["value"] == "0.42"


@pytest.mark.parametrize("unit", ["/mL", "X 10 3", "10", "MM3", "g/L", ""])
def test_a_unit_that_is_not_complete_is_asked_about(call: Calling, unit: str) -> None:
    found = call(*COUNT, "--unit", unit)
    assert found.status == 1
    assert found.json["anc"] is None
    assert found.json["upper_limit"] is None
    note = found.json["notes"][0]
    assert (note["kind"], note["field"]) == ("ask", "wbc")
    assert len(note["choices"]) == 2


@pytest.mark.parametrize(
    ("option", "text", "field"),
    [
        ("--wbc", "1,5", "wbc"),
        ("--wbc", "1.2x", "wbc"),
        ("--wbc", "-1.2", "wbc"),
        ("--segs", "104", "segs"),
        ("--segs", "<5", "segs"),
        ("--bands", "71", "differential"),
        ("--nrbc", "many", "nrbc"),
    ],
)
def test_what_is_no_possible_number_leaves_no_count(
    call: Calling, option: str, text: str, field: str
) -> None:
    given = {"--wbc": "1.2", "--segs": "30", "--bands": "5"} | {option: text}
    found = call("anc", "--json", *(f"{name}={value}" for name, value in given.items()))
    assert found.status == 1
    assert found.json["anc"] is None
    assert ("block", field) in [(note["kind"], note["field"]) for note in found.json["notes"]]
    assert found.err.startswith(f"{field}: ")


def test_a_share_that_may_be_a_fraction_is_asked_about(call: Calling) -> None:
    found = call("anc", "--json", "--wbc", "1.2", "--segs", "0.3")
    assert found.status == 1
    assert found.json["anc"] is None
    (note,) = found.json["notes"]
    assert (note["kind"], note["choices"]) == ("ask", ["0.3 %", "30 %"])


def test_a_white_count_alone_proves_a_limit_and_shows_the_warning(call: Calling) -> None:
    found = call("anc", "--json", "--wbc", "0.3")
    assert found.status == 0
    assert found.json["anc"] is None
    assert found.json["upper_limit"] == "0.3"
    assert found.json["warning_line"] is True
    assert found.json["severity"]["word"] == "severe"
    assert found.json["severity"]["at_least"] is True


def test_a_censored_white_count_is_taken_as_its_limit(call: Calling) -> None:
    assert call("anc", "--json", "--wbc", "<0.4").json["upper_limit"] == "0.4"


def test_a_white_count_of_two_proves_no_word(call: Calling) -> None:
    severity = call("anc", "--json", "--wbc", "2").json["severity"]
    assert severity["word"] is None
    assert severity["reason"]


@pytest.mark.parametrize(
    ("corrected", "value", "provisional"),
    [(None, "0.35", True), ("unknown", "0.35", True), ("no", "0.35", False), ("yes", "0.42", False)],
)
def test_nucleated_red_cells_are_corrected_for_unless_that_was_done(
    call: Calling, corrected: str | None, value: str, provisional: bool
) -> None:
    """1.2 x 100 / 120 = 1.0; 1.0 x 35 % = 0.35. Source: CLINICAL 1.3."""
    answer = () if corrected is None else ("--wbc-corrected", corrected)
    found = call(*COUNT, "--nrbc", "20", *answer)
    assert found.status == 0
    assert found.json["anc"]["value"] == value
    assert found.json["anc"]["provisional"] is provisional


def test_absolute_cells_are_added_in_their_unit(call: Calling) -> None:
    found = call("anc", "--json", "--absolute", "--unit", "/uL", "--segs", "300", "--bands", "60")
    assert found.json["anc"]["value"] == "0.36"
    assert found.json["working"] == "300 + 60"


def test_total_neutrophils_take_the_place_of_segs_and_bands(call: Calling) -> None:
    assert call("anc", "--json", "--wbc", "1.2", "--neutrophils", "35").json["anc"]["value"] == "0.42"


def test_a_share_of_cells_that_is_no_whole_number_gives_no_interval_but_a_reason(call: Calling) -> None:
    found = call("anc", "--json", "--wbc", "1.2", "--segs", "33.3", "--bands", "0", "--cells-counted", "100")
    assert found.json["interval"] is None
    assert "33.3 % of 100 cells" in found.json["interval_withheld"]


@pytest.mark.parametrize("cells", ["0", "1.5", "some", "-100"])
def test_cells_counted_is_a_whole_number_from_one(call: Calling, cells: str) -> None:
    found = call(*COUNT, f"--cells-counted={cells}")
    assert found.status == 1
    assert found.json["anc"]["value"] == "0.42"
    assert [note["field"] for note in found.json["notes"]] == ["cells_counted"]


@pytest.mark.parametrize(("limit", "grade"), [("2.1", 1), ("2.0", 0), (None, None)])
def test_ctcae_5_needs_the_laboratorys_limit_from_1_5_up(
    call: Calling, limit: str | None, grade: int | None
) -> None:
    """Count 2.0. Source: CLINICAL 2.1."""
    given = () if limit is None else ("--lln", limit)
    found = call("anc", "--json", "--wbc", "4", "--segs", "50", "--bands", "0", *given)
    assert found.json["ctcae"]["5.0"]["grade"] == grade
    assert (found.json["ctcae"]["5.0"]["reason"] is None) is (grade is not None)


def test_a_limit_in_the_wrong_unit_is_refused_and_grades_nothing(call: Calling) -> None:
    found = call("anc", "--json", "--wbc", "4", "--segs", "50", "--bands", "0", "--lln", "2000")
    assert found.status == 1
    assert found.json["anc"]["value"] == "2"
    assert found.json["ctcae"]["5.0"]["grade"] is None


NAMES = {"infant": "Infant, 28 d to under 1 year", "term": "Term newborn, 72 h to under 28 d"}


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        (("--age", "40 d"), [NAMES["infant"]]),
        (("--age", "28 d"), [NAMES["infant"]]),
        (("--age", "27 d", "--gestation", "39"), [NAMES["term"]]),
        (("--age", "2 wk", "--gestation", "39"), [NAMES["term"]]),
        (("--age", "16 h", "--gestation", "40"), ["Term newborn, 12 to 24 h"]),
        (("--age", "16 h"), []),
        (("--age", "11 mo"), [NAMES["infant"]]),
        (("--age", "12 mo"), []),
        (("--age", "1 y"), []),
        (("--age", "34 y", "--duffy", "null"), ["Duffy-null, United States"]),
        (("--age", "18 y", "--duffy", "null"), ["Duffy-null, United States"]),
        (("--age", "17 y", "--duffy", "null"), []),
    ],
)
def test_an_age_brings_its_own_limit(call: Calling, given: tuple[str, ...], limits: list[str]) -> None:
    """Source: resources/schemes/reference-limits.toml; CLINICAL 2.4."""
    found = call("anc", "--json", "--wbc", "4", "--segs", "20", "--bands", "0", *given)
    assert found.status == 0
    assert [limit["name"] for limit in found.json["limits"]] == limits


def test_an_infant_is_not_below_the_infants_own_limit(call: Calling) -> None:
    found = call("anc", "--json", "--wbc", "4", "--segs", "30", "--bands", "0", "--age", "40 d")
    assert found.json["severity"]["word"] == "not below 1.0"


def test_an_age_in_months_that_spans_two_limits_is_asked_for_in_days(call: Calling) -> None:
    """Term newborn to under 28 d, infant from 28 d: 0 months may be either."""
    found = call("anc", "--wbc", "4", "--segs", "30", "--age", "0 mo", "--gestation", "39")
    assert found.status == 2
    assert found.out == ""
    assert "in days" in found.err


@pytest.mark.parametrize(
    "words",
    [
        ("--wbc", "4", "--segs", "20", "--neutrophils", "30"),
        ("--wbc", "4", "--age", "40"),
        ("--wbc", "4", "--age", "3 m"),
        ("--wbc", "4", "--age", "999999 y"),
        ("--wbc", "4", "--gestation", "4"),
        ("--wbc", "4", "--birth-weight", "1.2"),
        ("--wbc", "4", "--scheme", "DAIDS 1.0"),
        ("--wbc", "4", "--scheme", "no-such-file.toml"),
        ("--wbc", "4", "--duffy", "maybe"),
        ("--wb", "4"),
        ("--lln", "2"),
        (),
        ("no-such-case.json",),
    ],
)
def test_a_call_that_is_wrong_gives_status_2_and_no_result(call: Calling, words: tuple[str, ...]) -> None:
    found = call("anc", "--json", *words)
    assert found.status == 2
    assert found.out == ""
    assert found.err


def test_a_case_file_takes_none_of_the_options_of_one_count(call: Calling, fall: Path) -> None:
    found = call("anc", fall, "--cells-counted", "100")
    assert found.status == 2
    assert "--cells-counted" in found.err


def test_a_case_file_gives_every_count_in_order_of_collection(call: Calling, fall: Path) -> None:
    found = call("anc", fall, "--json")
    assert found.status == 0
    assert len(found.json) == len(json.loads(fall.read_text(encoding="utf-8"))["counts"])
    times = [count["collected"] for count in found.json]
    assert times == sorted(times)
    assert (found.json[-1]["id"], found.json[-1]["anc"]["value"]) == ("c13", "0.42")
    assert all(Decimal(count["anc"]["value"]) >= 0 for count in found.json)


def _case_of(path: Path, *counts: dict[str, object]) -> Path:
    path.write_text(
        json.dumps({"format": "neutro-desk-case", "version": 1, "counts": counts}), encoding="utf-8"
    )
    return path


def _lab(collected: str | None, value: str, **more: object) -> dict[str, object]:
    return {"collected": collected, "anc": {"value": value, "unit": "10*9/L"}, **more}


def test_a_tenfold_jump_and_a_second_count_at_one_time_are_warned_of(call: Calling, tmp_path: Path) -> None:
    case = _case_of(
        tmp_path / "a.json",
        _lab("2026-01-01T12:00", "0.3"),
        _lab("2026-01-01T06:00", "3.0"),
        _lab("2026-01-01T12:00", "0.31"),
    )
    found = call("anc", case, "--json")
    assert found.status == 0
    kinds = [[note["kind"] for note in count["notes"]] for count in found.json]
    assert kinds[0] == []
    assert kinds[1] == ["warn"]
    assert kinds[2] == ["warn"]
    assert "already there" in found.json[2]["notes"][0]["text"]


def test_a_count_that_fell_shows_the_warning_only_from_the_day_it_fell(call: Calling, tmp_path: Path) -> None:
    """3.0 to 1.2 in a day: a halving in 0.76 d, so 0.19 after 48 h. Source: CLINICAL 3.3, 4.1."""
    case = _case_of(tmp_path / "a.json", _lab("2026-01-01T06:00", "3.0"), _lab("2026-01-02T06:00", "1.2"))
    assert [count["warning_line"] for count in call("anc", case, "--json").json] == [False, True]


def test_a_share_below_one_that_a_person_confirmed_is_not_asked_about_in_a_case_file(
    call: Calling, tmp_path: Path
) -> None:
    count: dict[str, object] = {
        "collected": "2026-01-01T06:00",
        "wbc": {"value": "1.20", "unit": "10*9/L"},
        "differential": {"unit": "%", "neutrophils": "0.42"},
    }
    sure = _case_of(tmp_path / "sure.json", count | {"confirmed": ["fraction:neutrophils:0.42"]})
    found = call("anc", sure, "--json")
    assert found.status == 0
    assert found.json[0]["anc"]["value"] == "0.00504"  # by hand: 1.20 x 0.42 / 100
    asked = call("anc", _case_of(tmp_path / "asked.json", count), "--json")
    assert asked.status == 1
    assert asked.json[0]["anc"] is None


def test_a_limit_of_the_wrong_unit_in_a_case_file_grades_nothing(call: Calling, tmp_path: Path) -> None:
    limit = {"value": "2000", "unit": "10*9/L"}
    case = _case_of(tmp_path / "a.json", _lab("2026-01-01T06:00", "3.0", anc_lower_limit=limit))
    found = call("anc", case, "--json")
    assert found.status == 1
    assert "count c1, anc_lower_limit" in found.err
    assert found.json[0]["ctcae"]["5.0"]["grade"] is None


def test_a_voided_count_is_listed_with_its_reason_and_warns_of_nothing(call: Calling, tmp_path: Path) -> None:
    voided = {"at": "2026-01-02T06:00", "reason": "wrong tube"}
    case = _case_of(tmp_path / "a.json", _lab("2026-01-01T06:00", "0.2", voided=voided))
    (count,) = call("anc", case, "--json").json
    assert count["voided"] == voided
    assert count["warning_line"] is False


def test_for_a_person_number_working_word_and_grades_stand_on_lines(call: Calling) -> None:
    found = call("anc", "--wbc", "1.2", "--segs", "30", "--bands", "5")
    assert found.out.splitlines()[:3] == [
        "ANC 0.42 ×10⁹/L (420 /µL)",
        "= 1.20 x (30 + 5) / 100",
        "severe, 0.1 to <0.5 (scheme clinical 1)",
    ]


def test_a_count_below_a_limit_keeps_its_sign_in_both_units(call: Calling, tmp_path: Path) -> None:
    limit = {"value": "0.1", "unit": "10*9/L", "comparator": "<"}
    case = _case_of(tmp_path / "a.json", {"collected": "2026-01-01T12:00", "anc": limit})
    assert "ANC <0.10 ×10⁹/L (<100 /µL)" in call("anc", case).out


def test_a_laboratory_count_below_2_gives_no_word_and_no_word_of_the_white_count(
    call: Calling, tmp_path: Path
) -> None:
    """No white count was entered: the reason must not rest on one."""
    below = {"value": "2.0", "unit": "10*9/L", "comparator": "<"}
    case = {"format": "neutro-desk-case", "version": 1, "counts": [{"id": "c1", "anc": below}]}
    path = tmp_path / "below.neutro.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    found = call("anc", path)
    assert "no word: only an upper limit is known" in found.out
    assert "white count" not in found.out


def test_the_line_an_interval_spans_is_written_in_the_unit_of_the_ward() -> None:
    book = Phrasebook(load_catalogue(resource("wording", "en")), first_unit="/uL")
    assert book.text(say("count.line", line=Decimal("0.5"))) == "500"


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        # CLINICAL 2.4, a newborn's 1,750; 2.3, the Duffy-null 1,210
        ("--wbc 10 --neutrophils 17.496 --age 20d --gestation 40", "ANC <1.75 ×10⁹/L (<1750 /µL)"),
        ("--wbc 10 --neutrophils 12.096 --duffy null", "ANC <1.210 ×10⁹/L (<1210 /µL)"),
        ("--wbc 10 --neutrophils 19.96 --lln 2.0", "ANC 1.996 ×10⁹/L (1996 /µL)"),
        ("--wbc 10 --neutrophils 19.96", "ANC 2.00 ×10⁹/L (1996 /µL)"),
    ],
)
def test_rounding_crosses_no_limit_that_stands_beside_the_count(
    call: Calling, options: str, shown: str
) -> None:
    assert call("anc", *options.split()).out.splitlines()[0] == shown
