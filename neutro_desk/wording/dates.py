"""Days and times as text: months in letters in every language, never a number that could be the day."""

from __future__ import annotations

from datetime import date, datetime

from neutro_desk.languages import ENGLISH, Language


def full_date(day: date, language: Language = ENGLISH, *, spelled_out: bool = False) -> str:
    """Return 21-Nov-2026, or 21 November 2026 spelled out."""
    if spelled_out:
        return f"{_plain_day(day, language)} {day.year}"
    return f"{_short_day(day, language)}-{day.year}"


def moment_text(moment: date, form: str, language: Language = ENGLISH, *, spelled_out: bool = False) -> str:
    """Return a day or a time in one of the forms `date`, `day`, `time`, `when`, `full`."""
    clock = moment.strftime("%H:%M") if isinstance(moment, datetime) else ""
    day = (_plain_day if spelled_out else _short_day)(moment, language)
    written = {"date": full_date(moment, language, spelled_out=spelled_out), "day": day, "time": clock}
    if form in written:
        return written[form]
    return f"{day if form == 'when' else written['date']} {clock}".rstrip()


def _plain_day(day: date, language: Language) -> str:
    return f"{day.day}{language.day_mark} {language.months_in_full[day.month - 1]}"


def _short_day(day: date, language: Language) -> str:
    return f"{day.day:02}-{language.months[day.month - 1]}"
