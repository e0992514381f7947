"""The language of what a terminal prints: by option or by the ward's settings; JSON stays English."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from neutro_desk.installed_files import resource
from tests.commands.calling import Calling

AT = ("--printed-at", "2026-11-21T07:02")
FALL = resource("samples", "drug-induced-fall.neutro.json")
COUNT = ("anc", "--wbc", "1.2", "--segs", "30", "--bands", "5", "--duffy", "null")
CALLS = [COUNT, ("anc", FALL), ("course", FALL), ("causes", FALL)]


def test_a_count_is_told_in_german_with_a_decimal_point(call: Calling) -> None:
    said = call(*COUNT, "--cells-counted", "100", "--language", "de").out.splitlines()
    assert said == [
        "ANC 0.42 ×10⁹/L (420 /µL)",
        "= 1.20 x (30 + 5) / 100",
        "schwer, 0.1 bis <0.5 (Schema clinical 1)",
        "CTCAE 5.0: Grad 4",
        "CTCAE 6.0: Grad 3",
        "Duffy-null, USA: ab 1.210, darunter",
        "100 Zellen: 0.309-0.542 ×10⁹/L (95 %-Zählgrenzen)",
        "I:T 5 / 35 = 0.143",
        "Fieber oder Unwohlsein: Notfall, Sepsis-Pfad befolgen",
        "Hinweis: Das Intervall reicht über 0.5; eine Zählung von 200 Zellen würde es verengen.",
    ]


@pytest.mark.parametrize("words", CALLS, ids=["anc", "anc-case", "course", "causes"])
def test_json_is_the_same_whatever_the_language(call: Calling, words: tuple[object, ...]) -> None:
    assert call(*words, "--json", "--language", "de").out == call(*words, "--json").out


@pytest.mark.parametrize("words", CALLS[1:], ids=["anc-case", "course", "causes"])
def test_another_language_is_another_text_with_the_same_lines(
    call: Calling, words: tuple[object, ...]
) -> None:
    german, english = call(*words, "--language", "de"), call(*words)
    assert german.status == english.status == 0
    assert german.out != english.out
    assert len(german.out.splitlines()) == len(english.out.splitlines())


def test_a_language_nobody_speaks_is_a_wrong_call(call: Calling) -> None:
    found = call(*COUNT, "--language", "fr")
    assert found.status == 2
    assert "choose from" in found.err


def test_a_page_names_its_language_and_has_its_months(call: Calling, tmp_path: Path) -> None:
    page = tmp_path / "seite.pdf"
    assert call("summary", FALL, "-o", page, *AT, "--language", "de").status == 0
    pdf = PdfReader(io.BytesIO(page.read_bytes()))
    root = pdf.trailer["/Root"]
    assert str(root["/Lang"]) == "de"  # type: ignore[index]
    text = "\n".join(one.extract_text() for one in pdf.pages)
    assert "Fieber oder Unwohlsein: Notfall" in text
    assert "13-Okt" in text
    assert "0.42" in text
    assert "0,42" not in text


def test_the_language_of_the_ward_holds_for_its_pages_unless_another_is_asked_for(
    call: Calling, tmp_path: Path
) -> None:
    ward = tmp_path / "ward.toml"
    ward.write_text('language = "de"', encoding="utf-8")
    assert call("summary", FALL, "--text", *AT, "--ward", ward).out.startswith("NEUTROPENIE")
    asked = call("summary", FALL, "--text", *AT, "--ward", ward, "--language", "en")
    assert asked.out.startswith("NEUTROPENIA SUMMARY")


def test_the_words_of_the_page_are_printed_with_their_structure(call: Calling, tmp_path: Path) -> None:
    said = call("summary", FALL, "--html", *AT)
    assert said.status == 0
    assert '<html lang="en">' in said.out
    assert "<h2>Neutropenia summary</h2>" in said.out
    target = tmp_path / "page.html"
    assert call("summary", FALL, "--html", *AT, "-o", target).status == 0
    assert target.read_text(encoding="utf-8").strip() == said.out.strip()
    found = json.loads(call("summary", FALL, "--html", *AT, "--json").out)
    assert found["texts"][0]["text"].strip() == said.out.strip()


def test_text_and_html_at_once_are_a_wrong_call(call: Calling) -> None:
    assert call("summary", FALL, "--html", "--text", *AT).status == 2
