"""One patient as a row of the ward board: the latest count, how low for how long, and who stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from neutro_desk.workup.case import AnswerWord, Case, Comparator, Moment, Quantity
from neutro_desk.workup.fever import FEVER_QUESTION, SEPSIS_QUESTION, Body, WarningReason, fevers_of
from neutro_desk.workup.fever_readings import begins
from neutro_desk.workup.neighbours import breaks_of
from neutro_desk.workup.schemes import Severity
from neutro_desk.workup.timeline import HIGHER_LINES, RECOVERY_LINE, Course, Direction
from neutro_desk.workup.whole import WorkUp, gives_number

TRACED = 12
"""How many of the latest counts the trace of a row shows."""

OLD_SAMPLE = timedelta(hours=24)
"""From this age on a row says that its sample is old."""

CURRENT = timedelta(days=30)
"""So long after its sample a low count stands on the board unasked; a choice of ours, said on the board."""


@dataclass(frozen=True, slots=True)
class TracePoint:
    """One count of the trace.

    Attributes:
        time: When it was collected.
        anc: 10^9/L; with a comparator the limit that is known.
        comparator: Set for a censored value, and for a limit proven by the white count alone.
        is_joined: Whether the line leads to it from the count before: not across a long gap.
    """

    time: datetime
    anc: Decimal
    comparator: Comparator | None = None
    is_joined: bool = True


@dataclass(frozen=True, slots=True)
class LowSpell:
    """The low counts that go on, without an end yet, below the lowest line of 0.5, 1.0 and 1.5.

    Attributes:
        threshold: The line, 10^9/L.
        first_low: Time of the first count below it.
        last_low: Time of the last one.
        at_most: Days, rounded to 0.01; None where nothing tells when it began.
    """

    threshold: Decimal
    first_low: datetime
    last_low: datetime
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """What the board shows of one patient, derived when the case is saved; nothing of it follows the clock.

    Attributes:
        anc: The latest count, 10^9/L; with `is_limit` the upper limit that the white count proves; None while
            a question about that count is open.
        comparator: Set for a censored laboratory count.
        is_limit: Whether `anc` says `not above`.
        is_provisional: Whether the count may change once something missing is known.
        collected: When its sample was taken; None where nobody said.
        severity: Its word; None where it cannot be said.
        is_at_least: The true count may be graded worse than the word, never better.
        severity_before: The word of the last count that has one, where the latest has none.
        scheme: Name and version of what graded it.
        spell: The low counts that go on; None while the latest is not low, or has no time.
        direction: From the count before to the latest; None with one count.
        difference: Between these two, 10^9/L; None with a censored value.
        change_days: Between these two.
        trace: The latest counts in order of time, 12 at most.
        fever_at: When the latest fever of this spell was recorded; None where none with a time is.
        temperature: Its reading.
        fever_answer: The answer to "fever or unwell"; None: not asked.
        is_ill: Whether a fever is recorded or the patient is unwell.
        warning: Why the warning line shows; None where no rule shows it, which reassures of nothing.
        bodies: Whose rule the count meets.
    """

    anc: Decimal | None = None
    comparator: Comparator | None = None
    is_limit: bool = False
    is_provisional: bool = False
    collected: datetime | None = None
    severity: Severity | None = None
    is_at_least: bool = False
    severity_before: Severity | None = None
    scheme: str = ""
    spell: LowSpell | None = None
    direction: Direction | None = None
    difference: Decimal | None = None
    change_days: float | None = None
    trace: tuple[TracePoint, ...] = ()
    fever_at: Moment | None = None
    temperature: Quantity | None = None
    fever_answer: AnswerWord | None = None
    is_ill: bool = False
    warning: WarningReason | None = None
    bodies: tuple[Body, ...] = ()

    @property
    def worst_known(self) -> Severity | None:
        """The word of the latest count, or of the last one that has a word."""
        return self.severity or self.severity_before

    @property
    def is_low(self) -> bool:
        """Whether the patient stands on the board: the latest count is low, or the warning line shows."""
        low = self.worst_known not in (None, Severity.NOT_BELOW)
        return low or self.warning is not None

    @property
    def risk(self) -> int:
        """The place in the order of the board, highest first; never shown as a number: nobody validated it.

        It orders only what is known, higher concern first: the warning line with fever or unwell, then the
        warning line, then no line; among these the worse word (profound, severe, moderate, mild); among these
        a falling count. Equals follow by the lower count. What is not known moves nobody down: without a word
        the last one known stands, and "no fever" does not count.
        """
        warned = 0 if self.warning is None else 2 if self.is_ill else 1
        worst = 0 if self.worst_known is None else self.worst_known.squares
        return warned * 100 + worst * 10 + (self.direction is Direction.FALLING)


def board_row(work_up: WorkUp) -> BoardRow:
    """Return the row of a case; an open count in the work-up is left out, for it is not saved.

    Source:
        UX, principle 5 (the warning line); CLINICAL 3 (episodes).
    """
    saved = work_up if work_up.reading is None else WorkUp(work_up.recorded, pack=work_up.pack)
    course, line = saved.recent, saved.warning
    fever = max(fevers_of(saved.case, course), key=begins, default=None)
    return replace(
        _of_latest(saved),
        scheme=f"{saved.schemes.active.name} {saved.schemes.active.version}",
        spell=_spell(course),
        trace=_trace(course),
        fever_at=None if fever is None else fever.begins,
        temperature=None if fever is None else fever.temperature,
        fever_answer=_word_of(saved.case, FEVER_QUESTION),
        is_ill=fever is not None or _unwell(saved.case),
        warning=None if line is None else line.reason,
        bodies=() if line is None else line.bodies,
    )


def first_concern_first(rows: Sequence[BoardRow]) -> list[int]:
    """Return the places of rows in the order of the board (`BoardRow.risk`)."""
    return sorted(range(len(rows)), key=[_place(row) for row in rows].__getitem__)


def days_since_first_low(row: BoardRow, now: datetime) -> int | None:
    """Return the whole days since the first low sample; None without a low spell, or before its time.

    It is the age of a sample, not a duration: what was between and since the samples is not known.
    """
    if row.spell is None or now < row.spell.first_low:
        return None
    return (now - row.spell.first_low).days


def shown_days(spell: LowSpell) -> float:
    """Return the days that the low counts prove at least: from the first to the last, rounded to 0.01."""
    return round((spell.last_low - spell.first_low) / timedelta(days=1), 2)


def sample_age(row: BoardRow, now: datetime) -> timedelta | None:
    """Return the age of the latest sample; None without a time, or with one in the future."""
    if row.collected is None or now < row.collected:
        return None
    return now - row.collected


def is_old(row: BoardRow, now: datetime) -> bool:
    """Return whether the latest sample is older than 24 h; one without a time is not known to be."""
    age = sample_age(row, now)
    return age is not None and age > OLD_SAMPLE


def _place(row: BoardRow) -> tuple[int, Decimal, datetime]:
    return -row.risk, Decimal("Infinity") if row.anc is None else row.anc, row.collected or datetime.min


def _of_latest(work_up: WorkUp) -> BoardRow:
    """Return what the latest count alone tells, and its change."""
    latest, change = work_up.latest, work_up.recent.change
    if latest is None:
        return BoardRow()
    anc, call = latest.anc, latest.grades.severity
    limit_only = anc.value is None
    row = BoardRow(
        anc=anc.upper_limit if limit_only else anc.value,
        comparator=anc.comparator,
        is_limit=limit_only and anc.upper_limit is not None,
        is_provisional=anc.provisional,
        collected=latest.cbc.collected,
        severity=call.word,
        is_at_least=call.at_least,
        severity_before=_word_before(work_up) if call.word is None else None,
    )
    if change is None or change.latest.count_id != latest.cbc.id:
        return row
    return replace(row, direction=change.direction, difference=change.difference, change_days=change.days)


def _word_before(work_up: WorkUp) -> Severity | None:
    """Return the word of the last count that has one."""
    in_use = (count for count in reversed(work_up.dated) if count.cbc.voided is None)
    words = (count.grades.severity.word for count in in_use if gives_number(count))
    return next((word for word in words if word is not None), None)


def _spell(course: Course) -> LowSpell | None:
    """Return the low counts that go on, below the lowest of the lines a duration is said of."""
    for line in (RECOVERY_LINE, *HIGHER_LINES):
        episodes = course.below(line)
        if episodes and episodes[-1].open_end:
            found = episodes[-1]
            return LowSpell(line, found.first_low, found.last_low, found.days.at_most)
    return None


def _trace(course: Course) -> tuple[TracePoint, ...]:
    broken = set(breaks_of(course.samples, course.gaps))
    by_time = {sample.time: sample for sample in course.samples}  # of several at one time the lowest is last
    return tuple(
        TracePoint(sample.time, sample.anc, sample.comparator, sample.time not in broken)
        for sample in list(by_time.values())[-TRACED:]
    )


def _word_of(case: Case, question: str) -> AnswerWord | None:
    answer = case.answers.get(question)
    return None if answer is None else answer.word


def _unwell(case: Case) -> bool:
    return AnswerWord.YES in (_word_of(case, FEVER_QUESTION), _word_of(case, SEPSIS_QUESTION))
