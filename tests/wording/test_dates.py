"""Dates in every language: months in letters, told by the language chosen and read in each of them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from neutro_desk.languages import CODES, ENGLISH, GERMAN, LANGUAGES, Language, language_of
from neutro_desk.wording.dates import full_date, moment_text
from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.moments import read_moment
from neutro_desk.workup.statements import say

NOON = datetime(2026, 12, 31, 12, 0)


@pytest.mark.parametrize(
    ("month", "english", "german"),
    [
        (1, "05-Jan-2026", "05-Jan-2026"),
        (3, "05-Mar-2026", "05-Mär-2026"),
        (5, "05-May-2026", "05-Mai-2026"),
        (10, "05-Oct-2026", "05-Okt-2026"),
        (12, "05-Dec-2026", "05-Dez-2026"),
    ],
)
def test_a_date_has_the_months_of_its_language(month: int, english: str, german: str) -> None:
    assert full_date(date(2026, month, 5)) == english
    assert full_date(date(2026, month, 5), GERMAN) == german


def test_a_patients_date_is_spelled_out_as_the_language_writes_it() -> None:
    assert full_date(date(2026, 3, 5), ENGLISH, spelled_out=True) == "5 March 2026"
    assert full_date(date(2026, 3, 5), GERMAN, spelled_out=True) == "5. März 2026"
    assert moment_text(datetime(2026, 3, 5, 6, 10), "when", GERMAN, spelled_out=True) == "5. März 06:10"


@pytest.mark.parametrize("language", LANGUAGES, ids=CODES)
def test_no_two_months_of_a_language_are_written_alike(language: Language) -> None:
    assert len({month.casefold() for month in language.months}) == 12
    assert len({month.casefold() for month in language.months_in_full}) == 12
    assert all(len(month) == 3 and month.isalpha() for month in language.months)


@pytest.mark.parametrize("language", LANGUAGES, ids=CODES)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_as_shown_is_read_again_whatever_language_is_chosen(language: Language, month: int) -> None:
    day = date(2026, month, 5)
    for shown in (full_date(day, language), full_date(day, language, spelled_out=True)):
        assert read_moment(shown, "0610", NOON).value == datetime(2026, month, 5, 6, 10), shown


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("5mär 0610", 3),
        ("5. März 2026 06:10", 3),
        ("5 maerz 0610", 3),
        ("05-Mrz-2026 06:10", 3),
        ("5 Ma\u0308rz 0610", 3),  # a with a mark of its own, as some systems send it
        ("5mai 0610", 5),
        ("5okt 0610", 10),
        ("5-Dez 0610", 12),
        ("5dec 0610", 12),
    ],
)
def test_typed_months_may_be_of_either_language(typed: str, month: int) -> None:
    assert read_moment(typed, "", NOON).value == datetime(2026, month, 5, 6, 10)


@pytest.mark.parametrize("typed", ["5 maz 0610", "5 dzz 0610", "5 märr2 0610"])
def test_letters_that_are_no_month_are_not_taken_for_one(typed: str) -> None:
    assert read_moment(typed, "", NOON).value is None


@pytest.mark.parametrize(("typed", "day"), [("heute", 31), ("gestern", 30), ("today", 31), ("yesterday", 30)])
def test_today_and_yesterday_are_read_in_either_language(typed: str, day: int) -> None:
    assert read_moment(typed, "0610", NOON).value == datetime(2026, 12, day, 6, 10)


def test_now_is_read_in_either_language() -> None:
    assert read_moment("jetzt", "", NOON).value == read_moment("now", "", NOON).value == NOON


def test_a_phrasebook_goes_on_in_another_language() -> None:
    book = Phrasebook({"said": {"clinician": "on {day:date}"}}, Reader.CLINICIAN)
    book.speak(GERMAN, {"said": {"clinician": "am {day:date}"}})
    assert book.text(say("said", day=date(2026, 5, 5))) == "am 05-Mai-2026"


def test_a_language_nobody_speaks_is_refused() -> None:
    with pytest.raises(KeyError):
        language_of("fr")
