"""What a row of the ward board says: every text of it, before a pixel is painted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from neutro_desk.workup.board import BoardRow, days_since_first_low, is_old, sample_age, shown_days
from neutro_desk.workup.case import AnswerWord
from neutro_desk.workup.fever import WarningLine, rule_statement, warning_statement
from neutro_desk.workup.fever_readings import degrees
from neutro_desk.workup.grading import Severity
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.statements import say
from neutro_desk.workup.timeline import RECOVERY_LINE

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook

NO_NUMBER = "— —"
AGE_SHOWN = timedelta(days=100)
"""Older samples show their date without an age, as in the result band. Source: UX, Entry."""


@dataclass(frozen=True, slots=True)
class BoardPatient:
    """One patient of the board: who, and the row of the work-up."""

    id: int
    name: str = field(repr=False)
    identifier: str = field(repr=False)
    row: BoardRow


@dataclass(frozen=True, slots=True)
class RowWords:
    """The texts of a row; an empty one is not painted.

    Attributes:
        who, number_of: Name, or the record number where no name is known; and what stands beneath.
        anc, mark: The count in the ward's first unit with its sign; provisional or not above.
        word, word_note: The grade word; what belongs to it.
        change: Difference and time span, or why there is no direction.
        spell, shown: Day of the episode, and the duration that the samples prove.
        age, old: Of the latest sample; what says that it is over 24 h old, or nothing.
        fever, fever_note, asks: What is known of fever; whether it must be asked.
        warning, rule: The warning line and whose rule is met.
    """

    who: str = field(repr=False)
    number_of: str = field(repr=False)
    anc: str
    mark: str
    severity: Severity | None
    word: str
    word_note: str
    change: str
    spell: str
    shown: str
    age: str
    old: str
    fever: str
    fever_note: str
    asks: bool
    warning: str
    rule: str

    @property
    def is_old(self) -> bool:
        """Whether the latest sample is over 24 h old."""
        return bool(self.old)

    @property
    def fever_text(self) -> str:
        """Fever and its time as one text."""
        return " ".join(part for part in (self.fever, self.fever_note) if part)


def row_words(patient: BoardPatient, phrasebook: Phrasebook, now: datetime, scheme: str = "") -> RowWords:
    """Return what a row says at a time.

    Args:
        patient: The patient.
        phrasebook: The words for the clinician.
        now: The workstation's time.
        scheme: Name and version of the scheme in use; a row graded by another one says so.
    """
    row, text = patient.row, phrasebook.text
    old = is_old(row, now)
    spell, shown = _spell(row, phrasebook, now)
    fever, fever_note = _fever(row, phrasebook)
    line = None if row.warning is None else WarningLine(row.warning, row.bodies)
    identifier = text(say("board.record", identifier=patient.identifier)) if patient.identifier else ""
    return RowWords(
        who=patient.name or identifier,
        number_of=identifier if patient.name else "",
        anc=_number(row, phrasebook),
        mark=_mark(row, phrasebook),
        severity=row.severity,
        word=_word(row, phrasebook),
        word_note=_word_note(row, phrasebook, scheme),
        change=_change(row, phrasebook),
        spell=spell,
        shown=shown,
        age=_age(row, phrasebook, now),
        old=text(say("board.old")) if old else "",
        fever=fever,
        fever_note=fever_note,
        asks=_asks(row, old=old),
        warning="" if line is None else text(warning_statement(line)),
        rule="" if line is None else text(rule_statement(line)),
    )


def anc_text(row: BoardRow, phrasebook: Phrasebook) -> str:
    """Return the count with its marks and unit, as it is read out."""
    if row.anc is None:
        return _mark(row, phrasebook)
    said = f"{_number(row, phrasebook)} {unit_label(phrasebook.first_unit)}"
    mark = _mark(row, phrasebook)
    return f"{said}, {mark}" if mark else said


def trace_text(row: BoardRow, phrasebook: Phrasebook) -> str:
    """Return the counts of the trace, the oldest first, as they are read out."""
    unit = phrasebook.first_unit
    marked = ((one.comparator.value if one.comparator else "", one.anc) for one in row.trace)
    return " ".join(_signed(mark, phrasebook.number(anc, unit)) for mark, anc in marked)


def _number(row: BoardRow, phrasebook: Phrasebook) -> str:
    if row.anc is None:
        return NO_NUMBER
    sign = "≤" if row.is_limit else row.comparator.value if row.comparator else ""
    return _signed(sign, phrasebook.number(row.anc, phrasebook.first_unit))


def _signed(sign: str, shown: str) -> str:
    """Return a shown count with its sign; one that says itself on which side of a line it lies needs none."""
    return shown if shown.startswith(("<", ">")) else sign + shown


def _mark(row: BoardRow, phrasebook: Phrasebook) -> str:
    if row.anc is None:
        return phrasebook.text(say("board.question" if row.collected else "board.no_number"))
    marks = []
    if row.is_limit:
        marks.append(phrasebook.text(say("board.not_above")))
    if row.is_provisional:
        marks.append(phrasebook.text(say("board.provisional")))
    return ", ".join(marks)


def _word(row: BoardRow, phrasebook: Phrasebook) -> str:
    if row.severity is None:
        return phrasebook.text(say("board.no_word"))
    word = phrasebook.word(row.severity)
    if row.severity is Severity.NOT_BELOW:
        return word
    return phrasebook.text(say("board.at_least", word=word)) if row.is_at_least else word.capitalize()


def _word_note(row: BoardRow, phrasebook: Phrasebook, scheme: str) -> str:
    if row.severity is None and row.severity_before is not None:
        return phrasebook.text(say("board.word_before", word=phrasebook.word(row.severity_before)))
    if row.severity is not None and scheme and row.scheme != scheme:
        return phrasebook.text(say("board.by_scheme", scheme=row.scheme))
    return ""


def _change(row: BoardRow, phrasebook: Phrasebook) -> str:
    if row.direction is None:
        return phrasebook.text(say("board.one_value")) if row.trace else ""
    if row.difference is None or row.change_days is None:
        return phrasebook.word(row.direction)
    sign = "−" if row.difference < 0 else "+" if row.difference > 0 else ""
    said = say("course.change", sign=sign, difference=abs(row.difference), days=row.change_days)
    return phrasebook.text(said)


def _spell(row: BoardRow, phrasebook: Phrasebook, now: datetime) -> tuple[str, str]:
    """Return the day of the episode, and what the samples prove of its duration."""
    spell = row.spell
    if spell is None:
        return (phrasebook.text(say("board.no_time")) if row.collected is None and row.anc else ""), ""
    days = days_since_first_low(row, now)
    if days is None or now - spell.first_low >= AGE_SHOWN:
        first = say("board.first", line=spell.threshold, at=spell.first_low)
    else:
        first = say("board.day" if days else "board.day_0", days=days, line=spell.threshold)
    proven = shown_days(spell)
    shown = say("board.at_least_days", days=proven) if proven else say("board.one_low")
    return phrasebook.text(first), phrasebook.text(shown)


def _age(row: BoardRow, phrasebook: Phrasebook, now: datetime) -> str:
    if row.collected is None:
        return phrasebook.text(say("board.no_time"))
    age = sample_age(row, now)
    if age is None or age >= AGE_SHOWN:
        return phrasebook.text(say("board.dated", at=row.collected))
    minutes = age // timedelta(minutes=1)
    if minutes < 60:
        said = say("board.minutes", minutes=minutes)
    elif minutes < 24 * 60:
        said = say("board.hours", hours=minutes // 60, minutes=minutes % 60)
    elif minutes < 72 * 60:
        said = say("board.whole_hours", hours=minutes // 60)
    else:
        said = say("board.days", days=age.days)
    return phrasebook.text(said)


def _fever(row: BoardRow, phrasebook: Phrasebook) -> tuple[str, str]:
    at = "" if row.fever_at is None else phrasebook.moment_text(row.fever_at, "when")
    if row.temperature is not None:
        warm = row.temperature
        value = f"{warm.comparator.value if warm.comparator else ''}{warm.value:f}"
        return phrasebook.text(say("board.temperature", value=value, unit=degrees(warm))), at
    if row.fever_at is not None:
        return phrasebook.text(say("board.fever")), at
    if row.is_ill:
        return phrasebook.text(say("board.unwell")), ""
    if row.fever_answer is None:
        return phrasebook.text(say("band.not_asked")), ""
    return phrasebook.word(row.fever_answer), ""


def _asks(row: BoardRow, *, old: bool) -> bool:
    """Return whether fever must be asked: not known, below 0.5, and the sample is old (mock-up)."""
    unknown = not row.is_ill and row.fever_answer in (None, AnswerWord.UNKNOWN, AnswerWord.PENDING)
    low = row.anc is not None and _proven_below(row, RECOVERY_LINE)
    return unknown and low and old


def _proven_below(row: BoardRow, line: Decimal) -> bool:
    return row.anc is not None and (row.anc < line or (row.anc == line and bool(row.comparator)))
