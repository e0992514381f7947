"""The German help says what the English one says: same parts, same keys in the same order, same numbers."""

from __future__ import annotations

import re

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.languages import CODES
from tests.wording.test_languages import ENGLISH_WORDS, NO_REASSURANCE, numbers

ENGLISH = resource("help", "en.md").read_text(encoding="utf-8")
GERMAN = resource("help", "de.md").read_text(encoding="utf-8")
KEYS = {
    "Ctrl": "Strg",
    "Shift": "Umschalt",
    "Enter": "Eingabe",
    "Delete": "Entf",
    "Home": "Pos1",
    "End": "Ende",
    "Page Up": "Bild auf",
    "Page Down": "Bild ab",
    "Backspace": "Rücktaste",
    "Space": "Leertaste",
    "Left": "Links",
    "Right": "Rechts",
    "Up": "Auf",
    "Down": "Ab",
    "double click": "Doppelklick",
    "a letter": "ein Buchstabe",
    "with": "mit",
    "and": "und",
    "or": "oder",
    "to": "bis",
    "Key": "Taste",
}


def rows(text: str) -> list[tuple[str, str]]:
    """Return the keys and what they do."""
    return re.findall(r"^\| (.+?) \| (.+?) \|$", text, re.MULTILINE)


def in_german(keys: str) -> str:
    names = sorted(KEYS, key=len, reverse=True)
    said = re.sub(rf"\b({'|'.join(names)})\b", lambda found: KEYS[found[0]], keys)
    return re.sub(r", oder\b", " oder", said)


def parts(text: str) -> list[str]:
    """Return the parts under their headings."""
    return re.split(r"^#+ .+$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_its_help(code: str) -> None:
    text = resource("help", f"{code}.md").read_text(encoding="utf-8")
    assert all(text.count(gap) == 1 for gap in ("{content}", "{settings}", "{version}"))


def test_the_german_help_has_the_parts_of_the_english_one() -> None:
    assert [line.count("#") for line in re.findall(r"^#+ ", GERMAN, re.MULTILINE)] == [
        line.count("#") for line in re.findall(r"^#+ ", ENGLISH, re.MULTILINE)
    ]
    points = [
        [len(re.findall(r"^(?:-|[0-9]\.) ", part, re.MULTILINE)) for part in parts(text)]
        for text in (GERMAN, ENGLISH)
    ]
    assert points[0] == points[1]


def test_the_same_keys_stand_in_the_same_order() -> None:
    assert [keys for keys, _ in rows(GERMAN)] == [in_german(keys) for keys, _ in rows(ENGLISH)]


@pytest.mark.parametrize("place", range(len(parts(ENGLISH))))
def test_each_part_names_the_same_numbers(place: int) -> None:
    german = parts(GERMAN)[place].replace("Pos1", "Home")  # the one key with a figure in its name
    assert numbers(german) == numbers(parts(ENGLISH)[place])


def test_no_english_sentence_is_left_in_the_german_help() -> None:
    said = re.sub(r"`[^`]+`|docs/\S+|ClinLab Navigator|Copyright .+ contributors", "", GERMAN)
    assert [line for line in said.splitlines() if ENGLISH_WORDS.search(line)] == []


def test_no_word_of_the_german_help_reassures() -> None:
    assert "unterstützt klinisches Urteil und Hausstandard und ersetzt sie nicht" in GERMAN
    assert NO_REASSURANCE.findall(GERMAN) == []
