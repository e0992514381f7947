"""What the result band says of a work-up: every text of it, before a pixel is painted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from neutro_desk.screens.result_working import (
    flag_texts,
    grade_text,
    number_text,
    panel_lines,
    quiet_texts,
    working_notes,
    working_text,
)
from neutro_desk.workup.case import AnswerWord
from neutro_desk.workup.fever import FEVER_QUESTION, fever_statement, rule_statement
from neutro_desk.workup.grading import GradeCall, Severity, SeverityCall
from neutro_desk.workup.quantities import display_line, unit_label
from neutro_desk.workup.statements import Note, NoteKind, Statement, leaves_no_number, say
from neutro_desk.workup.summary import scheme_statement
from neutro_desk.workup.whole import gives_number

if TYPE_CHECKING:
    from neutro_desk.wording.phrasebook import Phrasebook, Span
    from neutro_desk.workup.assessed import AssessedCount
    from neutro_desk.workup.timeline import Direction
    from neutro_desk.workup.whole import WorkUp

NO_NUMBER = "— —"
AGE_SHOWN = timedelta(days=100)
"""Older samples, and those from the future, show their date without an age. Source: UX, Entry."""


@dataclass(frozen=True, slots=True)
class BandWords:
    """The texts of the result band; an empty one is not painted.

    Attributes:
        number, unit: The count in the ward's first unit, or dashes.
        other_unit: The count in the other unit.
        collected: When the sample was taken, and its age; `collected_short` without the minutes.
        severity: For the chip; None paints a dashed one with `chip_word`, or none when that is empty.
        grades: CTCAE, with the `scheme` behind it where there is room.
        limits: The lines of Duffy type and age.
        heading, change: Direction in words, and the difference with its time span.
        lines: Sentences under the heading.
        flag, flag_short: What must catch the eye beside the number, such as blasts.
        working, notes: Formula, and what belongs to it: a limit, the interval with its sentence.
        quiet: What follows them where there is room for the whole of it.
        alarm: The warning line: sentence, rule, fever; None paints `fever_answer` instead.
    """

    number: str = NO_NUMBER
    unit: str = ""
    other_unit: str = ""
    collected: str = ""
    collected_short: str = ""
    severity: Severity | None = None
    chip_word: str = ""
    chip_range: str = ""
    grades: str = ""
    scheme: str = ""
    limits: str = ""
    provisional: str = ""
    flag: str = ""
    flag_short: str = ""
    direction: Direction | None = None
    heading: str = ""
    change: str = ""
    lines: tuple[tuple[Span, ...], ...] = ()
    working: str = ""
    notes: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    alarm: tuple[str, str, str] | None = None
    fever_answer: str = ""
    panel: tuple[str, ...] = field(default=())

    @property
    def working_note(self) -> str:
        """The notes as one text."""
        return " ".join(self.notes)


def band_words(work_up: WorkUp, phrasebook: Phrasebook, now: datetime) -> BandWords:
    """Return what the band says."""
    count = work_up.shown
    alarm, fever = _alarm(work_up, phrasebook)
    unit = unit_label(phrasebook.first_unit)
    if count is None or not gives_number(count):
        return _without_number(work_up, count, phrasebook, unit, alarm, fever)
    heading, change, lines = _beside(work_up, count, phrasebook)
    flag, flag_short = flag_texts(count, phrasebook)
    call = count.grades.severity
    return BandWords(
        number=number_text(count, phrasebook.first_unit, phrasebook),
        unit=unit,
        other_unit=_other_unit(count, phrasebook),
        collected=_collected(count.cbc.collected, now, phrasebook),
        collected_short=_collected(count.cbc.collected, now, phrasebook, minutes=False),
        severity=call.word,
        chip_word=_chip_word(call, phrasebook),
        chip_range=_chip_range(call, phrasebook),
        grades=_grades(count, phrasebook),
        scheme=phrasebook.text(scheme_statement(work_up.schemes)),
        limits=_limits(count, phrasebook),
        provisional=phrasebook.text(say("band.provisional")) if count.anc.provisional else "",
        direction=_direction(work_up, count),
        heading=heading,
        change=change,
        lines=lines,
        working=working_text(count),
        flag=flag,
        flag_short=flag_short,
        notes=working_notes(count, phrasebook),
        quiet=quiet_texts(count, phrasebook),
        alarm=alarm,
        fever_answer=fever,
        panel=panel_lines(count, work_up, phrasebook),
    )


def _without_number(
    work_up: WorkUp,
    count: AssessedCount | None,
    phrasebook: Phrasebook,
    unit: str,
    alarm: tuple[str, str, str] | None,
    fever: str,
) -> BandWords:
    open_notes = _open_notes(work_up, count)
    flag, flag_short = flag_texts(count, phrasebook)
    if not open_notes:
        return BandWords(
            unit=unit,
            flag=flag,
            flag_short=flag_short,
            heading=phrasebook.text(say("band.waits_for_count")),
            lines=(phrasebook.spans(say("band.type_count")),),
            alarm=alarm,
            fever_answer=fever,
        )
    number = "band.waits_for_one" if len(open_notes) == 1 else "band.waits_for_several"
    asked = any(note.kind is NoteKind.ASK for note in open_notes)
    conditional = work_up.if_answered
    return BandWords(
        unit=unit,
        chip_word=phrasebook.text(say("band.provisional")),
        flag=flag,
        flag_short=flag_short,
        grades=phrasebook.text(say("band.no_grade" if asked else "band.no_grade_blocked")),
        heading=phrasebook.text(say(number if asked else "band.cannot_be")),
        lines=tuple(phrasebook.spans(note.statement) for note in open_notes[:2]),
        notes=() if conditional is None else (phrasebook.text(conditional),),
        alarm=alarm,
        fever_answer=fever,
    )


def _open_notes(work_up: WorkUp, count: AssessedCount | None) -> list[Note]:
    """Return the open questions of the count that has no number: the typed one, or the last of the course."""
    notes = () if work_up.reading is None else work_up.reading.notes
    if count is not None and count is not work_up.draft:
        notes = count.anc.notes
    return [note for note in notes if leaves_no_number((note,))]


def _other_unit(count: AssessedCount, phrasebook: Phrasebook) -> str:
    other = "/uL" if phrasebook.first_unit == "10*9/L" else "10*9/L"
    return f"{number_text(count, other, phrasebook)} {unit_label(other)}"


def _collected(
    collected: datetime | None, now: datetime, phrasebook: Phrasebook, *, minutes: bool = True
) -> str:
    if collected is None:
        return phrasebook.text(say("band.no_time"))
    age = now - collected
    if not timedelta(0) <= age < AGE_SHOWN:
        return phrasebook.text(say("band.collected", at=collected))
    whole = age // timedelta(minutes=1)
    days, hours = whole // 1440, whole // 60
    if days >= 2:
        old = say("band.days_old", days=days)
    elif hours >= 1:
        key = "band.hours_old" if minutes else "band.whole_hours_old"
        old = say(key, hours=hours, minutes=whole % 60)
    else:
        old = say("band.minutes_old", minutes=whole)
    return phrasebook.text(say("band.collected_age", at=collected, old=old))


def _chip_word(call: SeverityCall, phrasebook: Phrasebook) -> str:
    if call.word is None:
        return ""
    if call.word is Severity.NOT_BELOW:
        return phrasebook.text(say("band.not_below", line=call.low)) if call.low is not None else ""
    word = phrasebook.word(call.word).upper()
    return phrasebook.text(say("band.at_least", word=word)) if call.at_least else word


def _chip_range(call: SeverityCall, phrasebook: Phrasebook) -> str:
    if call.word in (None, Severity.NOT_BELOW):
        return ""
    unit = phrasebook.first_unit
    high = "" if call.high is None else f"<{display_line(call.high, unit)}"
    if call.low is None or call.high is None or call.at_least:
        return high
    return phrasebook.text(say("band.range", low=call.low, high=call.high))


def _grades(count: AssessedCount, phrasebook: Phrasebook) -> str:
    call = count.grades.severity
    if call.word is None and call.reason is not None:
        return phrasebook.text(call.reason)
    grades = (count.grades.ctcae_5, count.grades.ctcae_6)
    return "CTCAE " + " · ".join(_grade(grade, phrasebook) for grade in grades)


def _grade(call: GradeCall, phrasebook: Phrasebook) -> str:
    """Return a grade with its version; without one the reason that a person can mend."""
    if call.grade is None and call.reason is not None and call.reason.key == "grade.lower_limit_missing":
        return phrasebook.text(say("band.grade_no_limit", version=call.version.removesuffix(".0")))
    return grade_text(call, phrasebook)


def _limits(count: AssessedCount, phrasebook: Phrasebook) -> str:
    said = [
        phrasebook.text(
            say(
                f"band.limit_{call.position}",
                name=phrasebook.name("limit", call.limit.name),
                low=call.limit.low,
            )
        )
        for call in count.grades.limits
    ]
    lacking = count.grades.not_recorded
    return " · ".join(said if lacking is None else (phrasebook.text(lacking), *said))


def _direction(work_up: WorkUp, count: AssessedCount) -> Direction | None:
    change = work_up.recent.change
    return change.direction if change is not None and _is_latest(work_up, count) else None


def _is_latest(work_up: WorkUp, count: AssessedCount) -> bool:
    """Return whether the course's last sample is this very count."""
    samples = work_up.recent.samples
    return bool(samples) and samples[-1].time == count.cbc.collected and samples[-1].count_id == count.cbc.id


def _beside(
    work_up: WorkUp, count: AssessedCount, phrasebook: Phrasebook
) -> tuple[str, str, tuple[tuple[Span, ...], ...]]:
    """Return heading, change and sentences of the direction block."""
    if count.cbc.collected is None:
        return phrasebook.text(say("band.no_direction")), "", (phrasebook.spans(say("result.no_time")),)
    if not _is_latest(work_up, count):
        latest = work_up.latest
        lines: tuple[Statement, ...] = ()
        if latest is not None and latest.cbc.collected is not None:
            lines = (say("band.newer_count", at=latest.cbc.collected),)
        return phrasebook.text(say("band.no_direction")), "", tuple(phrasebook.spans(line) for line in lines)
    change = work_up.recent.change
    said = work_up.result
    if change is None:
        rest = tuple(phrasebook.spans(line) for line in said)
        return phrasebook.text(say("band.first_count")), "", rest
    first, *others = said
    return (
        phrasebook.word(change.direction),
        phrasebook.text(first),
        tuple(phrasebook.spans(line) for line in others),
    )


def _alarm(work_up: WorkUp, phrasebook: Phrasebook) -> tuple[tuple[str, str, str] | None, str]:
    line = work_up.warning
    if line is not None:
        fever = fever_statement(line)
        sentence, rule = phrasebook.text(say("warning.line")), phrasebook.text(rule_statement(line))
        return (sentence, rule, "" if fever is None else phrasebook.text(fever)), ""
    answer = work_up.case.answers.get(FEVER_QUESTION)
    word = answer.word if answer is not None else None
    said = phrasebook.word(word) if isinstance(word, AnswerWord) else phrasebook.text(say("band.not_asked"))
    return None, phrasebook.text(say("band.fever", answer=said))


def spoken(words: BandWords) -> str:
    """Return the band as one text for screen readers, in the order of importance."""
    alarm = " ".join(words.alarm) if words.alarm else words.fever_answer
    lines = (" ".join(span.text for span in line) for line in words.lines)
    parts = (
        f"ANC {words.number} {words.unit}",
        words.other_unit,
        words.provisional,
        f"{words.chip_word} {words.chip_range}",
        words.grades,
        words.scheme,
        words.flag,
        words.limits,
        words.collected,
        f"{words.heading} {words.change}",
        *lines,
        words.working,
        words.working_note,
        *words.quiet,
        alarm,
    )
    return ". ".join(part.strip() for part in parts if part.strip())
