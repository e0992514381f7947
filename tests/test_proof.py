"""What `make coverage` and `make mutants` look at is what counts and grades, file by file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TOOLS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
COVERED = TOOLS["coverage"]["report"]["include"]
STEPS = (
    "quantities",
    "units",
    "cbc",
    "typed*",
    "scale",
    "plausibility",
    "anc",
    "computed",
    "grading*",
    "schemes",
)


def test_the_same_files_are_covered_and_mutated() -> None:
    assert TOOLS["mutmut"]["only_mutate"] == COVERED == sorted(set(COVERED))


def test_every_file_exists_and_none_of_the_steps_is_left_out() -> None:
    workup = ROOT / "neutro_desk" / "workup"
    assert [name for name in COVERED if not (ROOT / name).is_file()] == []
    held = {Path(name).name for name in COVERED}
    about_other_things = {"typed_event.py", "typed_patient.py"}
    found = {path.name for step in STEPS for path in workup.glob(f"{step}.py")} - about_other_things
    assert found - held == set()


def test_every_test_that_mutants_meet_exists() -> None:
    named = TOOLS["mutmut"]["pytest_add_cli_args_test_selection"]
    assert [name for name in named if not (ROOT / name).is_file()] == []
