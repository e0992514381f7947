"""Causes and page from a terminal in German: the texts of the pack follow the language of the call."""

from __future__ import annotations

from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from tests.commands.calling import Calling

FALL = resource("samples", "drug-induced-fall.neutro.json")
AT = ("--printed-at", "2026-11-21T07:02")


def test_causes_are_named_in_german(call: Calling) -> None:
    said = call("causes", FALL, "--language", "de").out
    assert "4  Idiosynkratische Arzneimittelreaktion: " in said
    assert "Isoliert: keine andere Zellreihe niedrig" in said
    assert "Idiosyncratic" not in said


@pytest.mark.parametrize("asked_for_json", [(), ("--json",)])
def test_a_page_has_its_causes_in_its_language_however_the_call_answers(
    call: Calling, asked_for_json: tuple[str, ...]
) -> None:
    said = call("summary", FALL, "--text", *AT, "--language", "de", *asked_for_json).out
    words = " ".join(said.replace("\\n", " ").split())
    assert "Sofort alle Arzneimittel der letzten 3-6 Monate durchsehen" in words


def test_the_pages_of_a_german_ward_have_their_causes_in_german(call: Calling, tmp_path: Path) -> None:
    ward = tmp_path / "ward.toml"
    ward.write_text('language = "de"', encoding="utf-8")
    said = call("summary", FALL, "--text", *AT, "--ward", ward).out
    assert "Deutsch 2026-11-de.1 (eingereicht)" in " ".join(said.split())
    assert "Trimethoprim-Sulfamethoxazol: stark" in said
