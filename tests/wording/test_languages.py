"""Every language says the same: same keys, readers and values, no sentence left in another language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.languages import ENGLISH, LANGUAGES, Language
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
SOURCE = load_catalogue(resource("wording", ENGLISH.code))
FIELD = re.compile(r"\{(\w+(?::\w+)?)\}")
NUMBER = re.compile(r"[0-9](?:[0-9.:/-]*[0-9])?")

SAME = {
    "course.heading_nadir",
    "Duffy.null",
    "EventKind.steroid",
    "EventKind.transfusion",
    "GlucoseUnit.mmol/L",
    "limit.Duffy-null, Namibia",
    "page.source.asco",
    "page.source.nice",
    "page.versions",
    "page.versions_patient",
    "plot.row.chemotherapy",
    "plot.row.transfusion",
    "plot.row.transplant",
    "plot.value_log",
}
"""Words that are the same in German, names of sources and units."""

ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|is|are|not|with|without|this|that|from|count|counts|since|below|above|until|when|which"
    r"|patient's|known|yet|check|first|lowest|asked|days|grade)\b",
    re.IGNORECASE,
)
NO_REASSURANCE = re.compile(
    r"\b(unbedenklich|harmlos|sicher ist|keine gefahr|keine sorge|beruhig\w*|ungefährlich|alles gut"
    r"|entwarnung|nicht erfüllt|ausgeschlossen ist|gutartig)\b",
    re.IGNORECASE,
)


def catalogue(language: Language) -> dict[str, dict[str, str]]:
    return load_catalogue(resource("wording", language.code))


def entries(language: Language) -> list[tuple[str, str, str]]:
    found = catalogue(language)
    return [(key, reader, text) for key, entry in found.items() for reader, text in entry.items()]


@pytest.mark.parametrize("language", OTHERS, ids=[language.code for language in OTHERS])
class TestAnotherLanguage:
    """What holds of every language but the one the others are held to."""

    def test_it_has_a_sentence_for_every_statement_and_none_besides(self, language: Language) -> None:
        assert set(catalogue(language)) == set(SOURCE)

    def test_each_reader_is_spoken_to_where_english_speaks_to_them(self, language: Language) -> None:
        found = catalogue(language)
        assert [key for key in SOURCE if set(found.get(key, SOURCE[key])) != set(SOURCE[key])] == []

    def test_each_sentence_holds_the_same_values_in_the_same_form(self, language: Language) -> None:
        differs = [
            (key, reader)
            for key, reader, text in entries(language)
            if sorted(FIELD.findall(text)) != sorted(FIELD.findall(SOURCE[key][reader]))
        ]
        assert differs == []

    def test_each_sentence_stresses_as_many_stretches(self, language: Language) -> None:
        differs = [
            key
            for key, reader, text in entries(language)
            if text.count("**") != SOURCE[key][reader].count("**")
        ]
        assert differs == []

    def test_each_sentence_names_the_same_numbers(self, language: Language) -> None:
        differs = [
            (key, reader)
            for key, reader, text in entries(language)
            if numbers(text) != numbers(SOURCE[key][reader])
        ]
        assert differs == []

    def test_no_number_carries_a_comma(self, language: Language) -> None:
        assert [key for key, _, text in entries(language) if re.search(r"[0-9],[0-9]", text)] == []

    def test_no_english_sentence_is_left_over(self, language: Language) -> None:
        same = {
            key
            for key, reader, text in entries(language)
            if text == SOURCE[key][reader] and re.search(r"[a-z]{4}", FIELD.sub("", text))
        }
        assert same - SAME == set()
        assert {
            (key, ENGLISH_WORDS.findall(FIELD.sub("", text)))
            for key, _, text in entries(language)
            if key not in SAME and ENGLISH_WORDS.search(FIELD.sub("", text))
        } == set()

    def test_every_file_has_its_twin(self, language: Language) -> None:
        assert names(resource("wording", language.code)) == names(resource("wording", ENGLISH.code))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.toml")}


def numbers(text: str) -> list[str]:
    """Return the numbers of a sentence; a thousand may be grouped in English."""
    return sorted(NUMBER.findall(re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", FIELD.sub("", text))))


def test_german_never_reassures() -> None:
    german = next(language for language in LANGUAGES if language.code == "de")
    assert [key for key, _, text in entries(german) if NO_REASSURANCE.search(text)] == []


def test_german_speaks_to_patients_with_sie_and_never_with_du() -> None:
    german = next(language for language in LANGUAGES if language.code == "de")
    said = [text for _, reader, text in entries(german) if reader == Reader.PATIENT.value]
    assert any(re.search(r"\bSie\b", text) for text in said)
    assert [text for text in said if re.search(r"\b(du|dich|dir|dein\w*)\b", text, re.IGNORECASE)] == []


def test_the_warning_line_says_emergency_in_every_language() -> None:
    said = {
        (language.code, reader): text
        for language in LANGUAGES
        for key, reader, text in entries(language)
        if key == "warning.line"
    }
    assert said == {
        ("en", "clinician"): "Fever or unwell: emergency, follow sepsis pathway",
        ("en", "patient"): "Fever with very low neutrophils is an emergency.",
        ("de", "clinician"): "Fieber oder Unwohlsein: Notfall, Sepsis-Pfad befolgen",
        ("de", "patient"): "Fieber bei sehr niedrigen Neutrophilen ist ein Notfall.",
    }


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("language", LANGUAGES, ids=[language.code for language in LANGUAGES])
def test_the_four_severity_words_are_told_apart(language: Language, reader: Reader) -> None:
    found = catalogue(language)
    words = [found[f"Severity.{word}"] for word in ("mild", "moderate", "severe", "profound")]
    said = [entry.get(reader.value, entry["clinician"]) for entry in words]
    assert len({word.casefold() for word in said}) == 4


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.code for language in LANGUAGES])
def test_every_reference_limit_that_ships_has_a_name(language: Language) -> None:
    text = resource("schemes", "reference-limits.toml").read_text(encoding="utf-8")
    tables = [table for table in tomllib.loads(text).values() if isinstance(table, list)]
    shipped = {limit["name"] for table in tables for limit in table}
    assert {f"limit.{name}" for name in shipped} == {
        key for key in catalogue(language) if key.startswith("limit.")
    }


def test_a_name_that_no_catalogue_knows_stands_as_it_is() -> None:
    assert Phrasebook(SOURCE).name("limit", "Ward 4 <reference>") == "Ward 4 <reference>"


def test_weekly_for_four_times_does_not_become_four_times_a_week() -> None:
    german = next(language for language in LANGUAGES if language.code == "de")
    weekly = [
        text for key, _, text in entries(german) if "weekly 4 times" in SOURCE[key].get("clinician", "")
    ]
    assert len(weekly) == 2
    assert all("wöchentlich, insgesamt 4-mal" in text for text in weekly)
    assert [text for _, _, text in entries(german) if re.search(r"[2-9]-mal wöchentlich", text)] == []
