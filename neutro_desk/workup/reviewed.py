"""Reviewed: a pasted report under a person's eyes: what was left out, answered and taken over so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from neutro_desk.workup.anc import Anc, absolute_neutrophil_count
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.cbc import CbcReading, TypedCbc, check_against
from neutro_desk.workup.pasted import PastedReport, PastedRow, Standing
from neutro_desk.workup.quantities import GRADE_LINES
from neutro_desk.workup.statements import Choice, Note, NoteKind, leaves_no_number
from neutro_desk.workup.taking_over import blanked, filled, is_at

_REPLACES = "replace:"


WHOLE_BLOCK = -1
"""The place of a question that is about no single count."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to a question about a count of the report."""

    count: int
    field: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Review:
    """A report and what a person did with it; nothing of it is part of the case.

    Attributes:
        text: The block, as pasted.
        report: The block, read.
        answers: The `confirms` of the answers about the whole block.
        left_out: Places of rows a person left out.
        skipped: Places of counts a person left out.
        taken: Places of counts that went into the entry.
        answered: Answers about single counts, in order.
    """

    text: str = ""
    report: PastedReport = field(default_factory=PastedReport)
    answers: frozenset[str] = frozenset()
    left_out: frozenset[int] = frozenset()
    skipped: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()
    answered: tuple[Answered, ...] = ()

    def typed(self, count: int) -> TypedCbc:
        """Return the text of a count as it would be taken over."""
        typed = self.report.counts[count].typed
        for answer in self.answered:
            typed = typed.chosen(answer.choice) if answer.count == count else typed
        for place in sorted(self.left_out):
            row = self.report.rows[place]
            if row.count == count and row.field is not None:
                typed = blanked(typed, row.field)
                if row.field == "anc" and self.limit_of_range(count):
                    typed = blanked(typed, "anc_lower_limit")
        return typed

    def limit_of_range(self, count: int) -> str:
        """Return the lower limit that the range beside a count gave; "" where it has a row of its own."""
        has_row = any(row.count == count and row.field == "anc_lower_limit" for row in self.report.rows)
        return "" if has_row else self.report.counts[count].typed.anc_lower_limit

    def goes_somewhere(self, place: int) -> bool:
        """Return whether the value of a row goes into a count, and so can be left out."""
        row = self.report.rows[place]
        return row.count is not None and row.field is not None and row.standing is not Standing.LEFT_OUT

    def turned(self, place: int) -> Review:
        """Return the review with a row left out, or put back."""
        if not self.goes_somewhere(place) or self.report.rows[place].count in self.taken:
            return self
        return replace(self, left_out=self.left_out ^ {place})

    def without_field(self, count: int, name: str) -> Review:
        """Return the review with every row of a field of one count left out."""
        rows = enumerate(self.report.rows)
        gone = {
            place
            for place, row in rows
            if row.count == count
            and self.goes_somewhere(place)
            and row.field is not None
            and is_at(row.field, name)
        }
        return replace(self, left_out=self.left_out | gone)

    def turned_count(self, count: int) -> Review:
        """Return the review with a whole count left out, or put back."""
        return self if count in self.taken else replace(self, skipped=self.skipped ^ {count})

    def answered_by(self, count: int, name: str, choice: Choice) -> Review:
        """Return the review with a question about a count answered."""
        return replace(self, answered=(*self.answered, Answered(count, name, choice)))

    def is_open(self, count: int) -> bool:
        """Return whether a count is neither taken over nor left out by a person, and holds something."""
        return count not in self.taken | self.skipped and bool(filled(self.typed(count)))

    def confirmed(self, count: int) -> frozenset[str]:
        """Return what a person confirmed about a count beside the others."""
        return self.typed(count).confirmed


@dataclass(frozen=True, slots=True)
class ReviewedCount:
    """One count of the report as it would be taken over.

    Attributes:
        text: Of its fields.
        reading: What was understood.
        anc: What it gives.
        beside: What is odd between it and the other counts of the report.
        in_course: What is odd between it and the counts of the case.
        known: Whether a count of the case is the very same.
        is_alone: Whether it is the only count of the report.
    """

    text: TypedCbc
    reading: CbcReading
    anc: Anc
    beside: tuple[Note, ...] = ()
    in_course: tuple[Note, ...] = ()
    known: bool = False
    is_alone: bool = True

    @property
    def questions(self) -> tuple[Note, ...]:
        """What has to be answered before it can join the course."""
        own = (note for note in self.reading.notes if leaves_no_number((note,)) or _has_answers(note))
        return (*own, *self.beside)

    @property
    def gives_number(self) -> bool:
        """Whether it has a count, or a limit that the white cells prove."""
        return self.anc.value is not None or self.anc.upper_limit is not None

    @property
    def is_ready(self) -> bool:
        """Whether it can join the course as it stands."""
        asked = self.questions or self.in_course
        return not asked and self.gives_number and self.reading.cbc.collected is not None

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every remark and question about it; that an earlier count of several is old goes without saying."""
        return tuple(
            note for note in self.reading.notes if self.is_alone or note.statement.key != "moment.old"
        )

    def notes_at(self, name: str) -> tuple[Note, ...]:
        """Return the remarks and questions about one field."""
        return tuple(note for note in self.notes if is_at(name, note.field))


def reviewed_counts(
    review: Review,
    readings: Sequence[CbcReading],
    in_course: Sequence[Cbc],
    lines: tuple[Decimal, ...] = GRADE_LINES,
) -> tuple[ReviewedCount, ...]:
    """Return every count of a report as it would be taken over.

    Args:
        review: The report.
        readings: The text of each of its counts (`Review.typed`), read.
        in_course: The counts of the case, voided ones left out.
        lines: The lines of the grading in use, 10^9/L.
    """
    counts: list[ReviewedCount] = []
    above: list[Cbc] = []
    for place, reading in enumerate(readings):
        anc = absolute_neutrophil_count(reading.cbc, reading.notes, lines)
        text, cbc = review.typed(place), replace(reading.cbc, id=f"pasted-{place}")
        known = any(_is_same(cbc, other) for other in in_course)
        beside: tuple[Note, ...] = ()
        odd: tuple[Note, ...] = ()
        if review.is_open(place) and not known:
            beside, odd = check_against(cbc, above, text.confirmed), check_against(cbc, in_course)
            above.append(cbc)
        alone = len(readings) == 1
        counts.append(ReviewedCount(text, replace(reading, cbc=cbc), anc, beside, odd, known, alone))
    return tuple(counts)


def open_counts(review: Review, counts: Sequence[ReviewedCount]) -> list[int]:
    """Return the places of the counts that are still to be taken over or left out."""
    return [place for place, count in enumerate(counts) if review.is_open(place) and not count.known]


def open_questions(review: Review, counts: Sequence[ReviewedCount]) -> list[tuple[int, Note]]:
    """Return what is asked, with the place of the count it is about; those about the whole block first.

    What is asked about a field in the whole block is not asked again for each of its counts.
    """
    asked_of_all = {note.field for note in review.report.questions}
    found = [(WHOLE_BLOCK, note) for note in review.report.questions]
    for place in open_counts(review, counts):
        found += [(place, note) for note in counts[place].questions if note.field not in asked_of_all]
    return found


def ready_counts(review: Review, counts: Sequence[ReviewedCount]) -> list[int]:
    """Return the places of the counts that can join the course as they stand."""
    if review.report.questions:
        return []
    return [place for place in open_counts(review, counts) if counts[place].is_ready]


def standing_of(review: Review, counts: Sequence[ReviewedCount], place: int) -> Standing:
    """Return what becomes of a row as things stand."""
    row = review.report.rows[place]
    if row.count is None or row.field is None or row.standing is Standing.LEFT_OUT:
        return row.standing
    if place in review.left_out or row.count in review.skipped or counts[row.count].known:
        return Standing.LEFT_OUT
    notes = counts[row.count].notes_at(row.field)
    if leaves_no_number(notes) or any(_has_answers(note) for note in notes):
        return Standing.ASKED
    if row.standing is Standing.ASKED:
        return Standing.ASKED if answer_to(review, place) is None else Standing.TAKEN
    return Standing.TAKEN_WITH_REMARK if notes and row.remark is None else row.standing


def answer_to(review: Review, place: int) -> Choice | None:
    """Return the last answer a person gave about the field of a row; None without one."""
    row = review.report.rows[place]
    given = (one for one in reversed(review.answered) if one.count == row.count)
    return next((one.choice for one in given if row.field is not None and is_at(row.field, one.field)), None)


def rows_of_field(review: Review, count: int, name: str) -> tuple[PastedRow, ...]:
    """Return the rows whose values stand in one field of a count."""
    return tuple(
        row
        for place, row in enumerate(review.report.rows)
        if row.count == count
        and review.goes_somewhere(place)
        and row.field is not None
        and is_at(row.field, name)
    )


def does_something(choice: Choice) -> bool:
    """Return whether an answer settles anything here: not `Keep typing`, nor the correction of a count."""
    if choice.confirms is not None and choice.confirms.startswith(_REPLACES):
        return False
    return bool(choice.changes) or choice.confirms is not None


def _is_same(cbc: Cbc, other: Cbc) -> bool:
    """Return whether a count says nothing that the other one, of the same time, does not."""
    same_limit = cbc.anc_lower_limit in (None, other.anc_lower_limit)
    settled = replace(
        other, id=cbc.id, confirmed=cbc.confirmed, plotted=cbc.plotted, anc_lower_limit=cbc.anc_lower_limit
    )
    return cbc.collected is not None and same_limit and cbc == settled


def _has_answers(note: Note) -> bool:
    return note.kind is NoteKind.WARN and bool(note.choices)
