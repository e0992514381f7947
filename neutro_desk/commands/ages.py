"""An age of the command line becomes the births it may mean: weeks, months and years span several days."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from math import ceil, floor

from neutro_desk.commands.terminal import WrongCallError
from neutro_desk.workup.case import Patient
from neutro_desk.workup.typed_patient import OLDEST

COLLECTED = datetime(2002, 1, 1, 12, 0)
"""Any day does whose year before had 365 days: the age counts back from it, and it is never shown."""

_AGE = re.compile(r"([0-9]{1,6})\s*(h|d|wk|w|mo|y|a)\Z", re.ASCII)
_YEAR, _MONTH, _WEEK = 365.25, 30.4375, 7
_LAST_OF_FIRST_YEAR = 364
_SHORT_MONTHS = 3
"""Days by which months on the calendar may fall short of their mean length."""


def births(text: str) -> tuple[Patient, ...]:
    """Return patients born the given age before `COLLECTED`: the youngest and the oldest that fit.

    Raises:
        WrongCallError: If the text is no age in whole hours, days, weeks, months or years.
    """
    match = _AGE.match(text.strip())
    if match is None:
        message = f'--age {text!r} is not a whole number with h, d, wk, mo or y, such as "40 d"'
        raise WrongCallError(message)
    number, unit = int(match[1]), match[2]
    if unit == "h":
        born = COLLECTED - timedelta(hours=_within(number, 24, text))
        return (Patient(birth_date=born.date(), birth_time=time(born.hour, born.minute)),)
    spans = dict.fromkeys(_completed_days(number, unit))
    return tuple(
        Patient(birth_date=(COLLECTED - timedelta(days=_within(days, 1, text))).date()) for days in spans
    )


def _within(number: int, per_day: int, text: str) -> int:
    if number > (OLDEST + 1) * _YEAR * per_day:
        message = f"--age {text!r} is beyond any age"
        raise WrongCallError(message)
    return number


def _completed_days(number: int, unit: str) -> tuple[int, int]:
    """Return the fewest and the most whole days of an age given in completed units."""
    if unit == "d":
        return number, number
    if unit in ("w", "wk"):
        return _WEEK * number, _WEEK * number + _WEEK - 1
    if unit in ("y", "a"):
        return _years(number)
    years, months = divmod(number, 12)
    if years:
        return _years(years)
    fewest = max(0, floor(_MONTH * months) - _SHORT_MONTHS) if months else 0
    return fewest, min(_LAST_OF_FIRST_YEAR, ceil(_MONTH * (months + 1)) + 1)


def _years(number: int) -> tuple[int, int]:
    return ceil(_YEAR * number), ceil(_YEAR * (number + 1)) - 1 if number else _LAST_OF_FIRST_YEAR
