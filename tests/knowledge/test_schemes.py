"""Scheme files that are damaged or contradict themselves are refused by name."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.schemes import load_schemes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the schemes that ship."""
    return Path(shutil.copytree(resource("schemes"), tmp_path / "schemes"))


def _changed(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_schemes_that_ship_are_complete() -> None:
    schemes = load_schemes(resource("schemes"))
    assert [scheme.version for scheme in (schemes.clinical, schemes.ctcae_5, schemes.ctcae_6)] == [
        "1",
        "5.0",
        "6.0",
    ]
    assert [limit.low for limit in schemes.duffy_null] == [
        Decimal(low) for low in ("1.210", "1.185", "1.140", "0.820")
    ]
    assert len(schemes.age_limits) == 6


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("clinical.toml", 'low = "0.5"', 'low = "0.6"', "overlap, or leave a gap"),
        ("clinical.toml", 'low = "0.5"', 'low = "0.x"', "is no number"),
        ("clinical.toml", 'low = "0.5"', 'low = "-0.5"', "is no count"),
        ("clinical.toml", 'word = "mild"', 'word = "middling"', "is no severity word"),
        ("clinical.toml", 'word = "mild"', 'colour = "mild"', "unknown key colour"),
        ("clinical.toml", 'version = "1"', "", "version is missing"),
        ("ctcae-5.0.toml", "grade = 4", "grade = 5", "neither a word nor a grade"),
        ("ctcae-6.0.toml", "[[band]]", "[[band", "line"),
        ("daids-2.1.toml", "below_days = 8", "below_days = 7", "the ages overlap, or leave a gap"),
        ("daids-2.1.toml", "below_days = 8", "below_days = 2", "an age ends before it begins"),
        ("daids-2.1.toml", "below_days = 8", "", "the ages overlap, or leave a gap"),
        ("daids-2.1.toml", "from_days = 0", "from_days = 1", "the ages overlap, or leave a gap"),
        ("daids-2.1.toml", "from_days = 8", "from_days = 8\nbelow_days = 9", "the last age has an end"),
        ("daids-2.1.toml", "from_days = 0", "since_days = 0", "unknown key since_days"),
        ("daids-2.1.toml", "[[age]]", "[[band]]\nlow = '1'\ngrade = 0\n[[age]]", "not both"),
        ("daids-2.1.toml", 'high = "1.500"', 'high = "1.550"', "overlap, or leave a gap"),
        ("ctcae-4.03.toml", 'version = "4.03"', "", "version is missing"),
        ("ctcae-4.03.toml", "grade = 4", "grade = true", "neither a word nor a grade"),
        ("reference-limits.toml", 'high = "5.390"', 'high = "0.390"', "does not lie above"),
        ("reference-limits.toml", 'maturity = "term"', 'maturity = "late"', "age is not said completely"),
        ("reference-limits.toml", "below_hours = 24", "below_hours = 12", "age is not said completely"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name_and_reason(
    folder: Path, name: str, old: str, new: str, reason: str
) -> None:
    _changed(folder, name, old, new)
    with pytest.raises(KnowledgeError, match=reason) as caught:
        load_schemes(folder)
    assert caught.value.file == name


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "clinical.toml").unlink()
    with pytest.raises(KnowledgeError, match="cannot be read") as caught:
        load_schemes(folder)
    assert caught.value.file == "clinical.toml"
