"""German says no other number than English: over many cases, for either reader and either unit."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.languages import ENGLISH, GERMAN, Language
from neutro_desk.paper.plain_text import summary_text
from neutro_desk.ward_knowledge import in_language
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.assessed_case import AssessedCase
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import WorkUp
from tests.paper import example
from tests.paper.made_cases import made_case

CASES = 80
NUMBER = re.compile(r"[<>≤≥]?[-−+]?[0-9]+(?:[.:/][0-9]+)*")


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text with their signs; a thousand may be grouped in English."""
    return Counter(NUMBER.findall(re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", " ".join(text.split()))))


def book_of(language: Language, reader: Reader, unit: str) -> Phrasebook:
    return Phrasebook(load_catalogue(resource("wording", language.code)), reader, unit, language=language)


@pytest.mark.parametrize("unit", ["10*9/L", "/uL"])
@pytest.mark.parametrize("reader", Reader)
def test_every_number_of_the_summary_stands_in_german_too_and_no_other(
    schemes: Schemes, pack: Pack, reader: Reader, unit: str
) -> None:
    books = [book_of(language, reader, unit) for language in (ENGLISH, GERMAN)]
    for number in range(CASES):
        work_up = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=pack)
        english, german = (summary_text(work_up.summary, book, example.options(reader)) for book in books)
        found, expected = numbers(german), numbers(english)
        assert found == expected, f"case {number}: {found - expected} {expected - found}"


@pytest.mark.parametrize("reader", Reader)
def test_no_number_of_the_german_summary_has_a_comma(schemes: Schemes, pack: Pack, reader: Reader) -> None:
    book, german = book_of(GERMAN, reader, "10*9/L"), in_language(pack, resource("knowledge"), GERMAN.code)
    for number in range(0, CASES, 4):
        work_up = WorkUp(AssessedCase(made_case(number, pack), schemes), pack=german)
        text = summary_text(work_up.summary, book, example.options(reader))
        said = text[: text.index("\nQUELLEN\n")] if reader is Reader.CLINICIAN else text
        assert not re.search(r"[0-9],[0-9]", said), f"case {number}"
