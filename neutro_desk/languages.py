"""The languages the program speaks: codes, names, month letters. The decimal mark is a point in every one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language of window, page and clipboard.

    Attributes:
        code: As in HTML and in ward.toml (`en`); also the folder of its texts.
        name: Its name in itself, for whoever chooses it.
        months: Three letters for each month, as dates are shown: 21-Nov-2026.
        months_in_full: For readers who are no clinicians.
        day_mark: What stands after the day before a month written in full.
    """

    code: str
    name: str
    months: tuple[str, ...]
    months_in_full: tuple[str, ...]
    day_mark: str = ""


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONATE = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_MONTHS_IN_FULL = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONATE_GANZ = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

ENGLISH = Language("en", "English", _MONTHS, _MONTHS_IN_FULL)
GERMAN = Language("de", "Deutsch", _MONATE, _MONATE_GANZ, day_mark=".")

LANGUAGES = (ENGLISH, GERMAN)
"""Every language, the one that stands when none is chosen first."""

CODES = tuple(language.code for language in LANGUAGES)


def language_of(code: str) -> Language:
    """Return the language of a code.

    Raises:
        KeyError: If the program does not speak it.
    """
    return {language.code: language for language in LANGUAGES}[code]
