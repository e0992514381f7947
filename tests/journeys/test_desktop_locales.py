"""Under no desktop's locale is a typed number silently ten or a thousand times another one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LOCALES = ("en_US", "de_DE", "fr_FR", "de_CH", "hi_IN", "ar_EG")
DIGITS = ("above the letters", "numeric pad")
NUMBERS = {
    # typed: white count as read, 35 % of it by hand
    "1,5": ("1.5 10*9/L", "0.525"),
    "1.5": ("1.5 10*9/L", "0.525"),
    "0,456": ("0.456 10*9/L", "0.1596"),
    "0.456": ("0.456 10*9/L", "0.1596"),
    "<0,1": ("<0.1 10*9/L", None),
}
ASKED = ("1,500", "1.500", "1 500")
BEYOND = "WBC 1500 ×10⁹/L is beyond what is seen. Did you mean 1500 /µL (1.5 ×10⁹/L)?"
ROOT = Path(__file__).parents[2]


def told_under(locale: str, settings: Path) -> dict[str, Any]:
    """Run the program as on a desktop of that locale; Qt reads the variables, so it need not be installed."""
    left = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    spoken = dict.fromkeys(("LC_ALL", "LC_NUMERIC", "LANG"), f"{locale}.UTF-8") | {"LANGUAGE": locale}
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "NEUTRO_DESK_SETTINGS": str(settings)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.typing_numbers"],
        cwd=ROOT,
        env=left | spoken | offscreen,
        capture_output=True,
        timeout=120,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the desktop's locale is no variable")
@pytest.mark.parametrize("locale", LOCALES)
def test_a_typed_number_is_read_or_asked_about_and_never_scaled(locale: str, tmp_path: Path) -> None:
    told = told_under(locale, tmp_path)
    assert (told["system"], told["default"]) == (locale, locale)
    for digits in DIGITS:
        for typed, (wbc, count) in NUMBERS.items():
            (stood,) = told[digits][typed]
            assert (stood["wbc"], stood["count"]) == (wbc, count), typed
            assert (stood["in the field"], stood["asked"]) == (typed, [])
        for typed in ASKED:
            asked, small, large = told[digits][typed]
            assert (asked["wbc"], asked["count"], asked["in the field"]) == (None, None, typed)
            assert asked["asked"] == [f"{typed}: one and a half, or fifteen hundred?"]
            assert (small["wbc"], small["count"], small["in the field"]) == ("1.5 10*9/L", "0.525", "1.5")
            assert (large["wbc"], large["count"], large["in the field"]) == (None, None, "1500")
            assert large["asked"] == [BEYOND]
        # decimal point and plain digits in every language (UX, Accessibility)
        assert "ANC 0.52 ×10⁹/L. 525 /µL." in told[digits]["1,5"][0]["result"]
        assert "= 0.456 × (30 + 5) / 100" in told[digits]["0,456"][0]["result"]
