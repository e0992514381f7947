"""Every patient of the MIMIC-IV demo with several draws, as a course: from a table and from a case file."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.commands.calling import calling
from tests.published.test_mimic_draws import DRAWS, as_in_a_case_file

LINES = ("0.1", "0.5", "1.0", "1.5")


def _patients() -> dict[str, list[dict[str, str]]]:
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for draw in DRAWS:
        found[draw["subject_id"]].append(draw)
    return {patient: draws for patient, draws in found.items() if len(draws) > 1}


def _anc(draw: dict[str, str]) -> str:
    return draw["anc_calc_segs_plus_bands"]


def _plain_course(draws: list[dict[str, str]], line: str) -> tuple[int, str, bool]:
    """The count of episodes below a line, the lowest count, and whether the last is open: counted anew."""
    lowest_at: dict[str, Decimal] = {}
    for draw in draws:
        anc = Decimal(_anc(draw))
        lowest_at[draw["charttime"]] = min(anc, lowest_at.get(draw["charttime"], anc))
    low = [lowest_at[time] < Decimal(line) for time in sorted(lowest_at)]
    starts = sum(now and not before for before, now in zip([False, *low], low, strict=False))
    return starts, str(min(lowest_at.values())), low[-1]


def test_every_patient_with_several_draws_has_a_course_and_no_row_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draws.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        to = csv.writer(stream)
        to.writerow(("patient", "time", "anc", "unit"))
        to.writerows(
            (patient, draw["charttime"], _anc(draw), "K/uL")
            for patient, draws in _patients().items()
            for draw in draws
        )
    found = calling(capsys)("course", path, "--by", "patient", "--json")
    assert (found.status, found.err) == (0, "")
    courses = {course["by"]: course for course in map(json.loads, found.out.splitlines())}
    assert list(courses) == list(_patients())
    for patient, draws in _patients().items():
        _agrees(courses[patient], draws)


def _agrees(course: dict[str, Any], draws: list[dict[str, str]]) -> None:
    assert course["observations"] == len(draws)
    for line in LINES:
        below = [episode for episode in course["episodes"] if episode["threshold"] == line]
        starts, lowest, is_open = _plain_course(draws, line)
        assert len(below) == starts
        assert Decimal(course["nadir"]["value"]) == Decimal(lowest)
        if below:
            assert below[-1]["open_end"] is is_open


def test_every_withheld_rate_has_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same patients from case files, with all that a case file holds."""
    call = calling(capsys)
    for patient, draws in _patients().items():
        path = tmp_path / f"{patient}.neutro.json"
        counts = [as_in_a_case_file(draw) for draw in draws]
        path.write_text(json.dumps({"format": "neutro-desk-case", "version": 1, "counts": counts}))
        found = call("course", path, "--json")
        assert (found.status, found.err) == (0, ""), patient
        decline, rhythm = found.json["decline"], found.json["periodicity"]
        assert (decline["percent_per_day"] is None) is bool(decline["withheld"]), patient
        assert (rhythm["p_value"] is None) is bool(rhythm["withheld"]), patient
        assert found.json["observations"] == len(draws)
