"""The German patient's page is easy to read, by a named formula: the first Wiener Sachtextformel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.languages import GERMAN
from neutro_desk.paper.patient import patient_content
from neutro_desk.ward_knowledge import in_language
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import options
from tests.paper.test_reading_level import CASES, LONGEST, said_in, words_of

EASY = 7.0
"""School year up to which a text counts as easy here; the formula runs from 4 (very easy) to 15 (very hard).
Source: Bamberger and Vanecek 1984, Lesen - Verstehen - Lernen - Schreiben."""

VOWELS = re.compile(r"ei|ai|au|eu|äu|ie|aa|ee|oo|[aeiouyäöü]", re.IGNORECASE)
ENDS = re.compile(r"(?<=[.?!:])(?<![0-9]\.)\s+")
"""A stop after a figure is the mark of a day: 21. November."""


@pytest.fixture(scope="module")
def german(pack: Pack) -> Pack:
    """The pack with its German texts."""
    return in_language(pack, resource("knowledge"), GERMAN.code)


def syllables(word: str) -> int:
    """Return the syllables of a word: its groups of vowels."""
    return max(1, len(VOWELS.findall(word)))


def wiener_sachtextformel(sentences: list[str]) -> float:
    """Return the school year by the first formula.

    0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875, with MS the words of three syllables and more, IW
    those of more than six letters, ES those of one syllable, in per cent of all words, and SL words by
    sentence.
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    in_100 = 100 / len(words)
    many = in_100 * sum(syllables(word) >= 3 for word in words)
    long = in_100 * sum(len(word) > 6 for word in words)
    single = in_100 * sum(syllables(word) == 1 for word in words)
    return 0.1935 * many + 0.1672 * len(words) / len(sentences) + 0.1297 * long - 0.0327 * single - 0.875


def sentences_of(schemes: Schemes, pack: Pack, path: Path) -> list[str]:
    catalogue = load_catalogue(resource("wording", GERMAN.code))
    book = Phrasebook(catalogue, Reader.PATIENT, language=GERMAN)
    work_up = WorkUp(AssessedCase(read_case(path), schemes), pack=pack)
    page = patient_content(work_up.summary, book, options(Reader.PATIENT))
    prose = [
        page["alarm"]["text"],  # type: ignore[index]
        page["shows"]["text"],  # type: ignore[index]
        *page["causes"]["items"],  # type: ignore[index]
        page["causes"]["note"],  # type: ignore[index]
        *page["next"]["items"],  # type: ignore[index]
        *page["foot"][:-1],  # type: ignore[index]
    ]
    whole = (ENDS.split(said_in(part)) for part in prose)
    return [sentence for sentences in whole for sentence in sentences if words_of(sentence)]


def test_the_formula_counts_as_published() -> None:
    # By hand: 13 words in 2 sentences, none of 3 syllables, 1 longer than six letters, 7 of one syllable:
    # 0.1672 * 6.5 + 0.1297 * 100/13 - 0.0327 * 700/13 - 0.875.
    said = ["Der Wert ist heute wieder niedrig.", "Wir nehmen morgen früh noch einmal Blut."]
    assert wiener_sachtextformel(said) == pytest.approx(-0.5513, abs=0.0001)
    # 5 words in one sentence: 3 of 3 syllables and more, 4 longer than six letters, 1 of one syllable.
    hard = ["Neutrophile wehren im Knochenmark Bakterien."]
    assert wiener_sachtextformel(hard) == pytest.approx(11.61 + 0.836 + 7.782 - 0.654 - 0.875, abs=0.0001)


@pytest.mark.parametrize(
    ("word", "number"), [("Blut", 1), ("heute", 2), ("Blutbild", 2), ("Fieber", 2), ("Neutrophile", 4)]
)
def test_syllables_are_groups_of_vowels(word: str, number: int) -> None:
    assert syllables(word) == number


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_german_page_of_the_patient_is_easy_to_read(schemes: Schemes, german: Pack, path: Path) -> None:
    assert wiener_sachtextformel(sentences_of(schemes, german, path)) <= EASY


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_no_german_sentence_for_the_patient_is_long(schemes: Schemes, german: Pack, path: Path) -> None:
    longest = max(sentences_of(schemes, german, path), key=lambda sentence: len(words_of(sentence)))
    assert len(words_of(longest)) <= LONGEST, longest
