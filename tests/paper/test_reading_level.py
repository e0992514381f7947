"""The patient's page is easy to read, by a named formula: LIX (Björnsson 1968)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.paper.patient import patient_content
from neutro_desk.wording.phrasebook import Reader
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp
from tests.paper.example import book, options

CASES = [
    Path(__file__).with_name("cases") / "typical.neutro.json",
    *sorted(resource("samples").glob("*.neutro.json")),
]
EASY = 30
"""LIX up to which a text is easy to read, as in books for children. Source: Björnsson 1968, Läsbarhet."""

LONGEST = 22
"""Words of a sentence."""


def lix(sentences: list[str]) -> float:
    """Return words by sentence, plus the share of words of more than six letters in per cent."""
    words = [word for sentence in sentences for word in words_of(sentence)]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def words_of(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'[a-z]+)?", sentence)


def said_in(value: object) -> str:
    """Return the prose of a block: its stretches joined, its lists as sentences."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, list) and len(one) == 2 for one in value):
        return "".join(str(stretch[0]) for stretch in value)
    return ". ".join(said_in(one) for one in value) if isinstance(value, list) else ""


def sentences_of(schemes: Schemes, pack: Pack, path: Path) -> list[str]:
    work_up = WorkUp(AssessedCase(read_case(path), schemes), pack=pack)
    page = patient_content(work_up.summary, book(Reader.PATIENT), options(Reader.PATIENT))
    prose = [
        page["alarm"]["text"],  # type: ignore[index]
        page["shows"]["text"],  # type: ignore[index]
        *page["causes"]["items"],  # type: ignore[index]
        page["causes"]["note"],  # type: ignore[index]
        *page["next"]["items"],  # type: ignore[index]
        *page["foot"][:-1],  # type: ignore[index]
    ]
    whole = (re.split(r"(?<=[.?!:])\s+", said_in(part)) for part in prose)
    return [sentence for sentences in whole for sentence in sentences if words_of(sentence)]


def test_the_formula_counts_as_published() -> None:
    # By hand: 10 words in 2 sentences, 3 of them longer than six letters: 5 + 30.
    assert lix(["The count is low again.", "Doctors measure neutrophils each day."]) == pytest.approx(35.0)
    assert lix(["The count is low again.", "We test your blood every week."]) == pytest.approx(5.5)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_page_of_the_patient_is_easy_to_read(schemes: Schemes, pack: Pack, path: Path) -> None:
    assert lix(sentences_of(schemes, pack, path)) <= EASY


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_no_sentence_for_the_patient_is_long(schemes: Schemes, pack: Pack, path: Path) -> None:
    longest = max(sentences_of(schemes, pack, path), key=lambda sentence: len(words_of(sentence)))
    assert len(words_of(longest)) <= LONGEST, longest
