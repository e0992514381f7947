"""Reviewed: rows left out and put back, questions answered, counts ready or not, before anything is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.workup.case import Cbc, Differential, Quantity
from neutro_desk.workup.cbc import read_cbc
from neutro_desk.workup.pasted import PastedCount, PastedReport, PastedRow, Standing
from neutro_desk.workup.reviewed import (
    Review,
    ReviewedCount,
    does_something,
    open_counts,
    open_questions,
    ready_counts,
    reviewed_counts,
    standing_of,
)
from neutro_desk.workup.statements import Choice, Note, NoteKind, say
from neutro_desk.workup.typed import EntryMode, TypedCbc

NOW = datetime(2026, 11, 21, 7, 32)
TAKEN, ASKED, LEFT_OUT = Standing.TAKEN, Standing.ASKED, Standing.LEFT_OUT


def day(date: str, wbc: str, share: str) -> TypedCbc:
    return TypedCbc(
        mode=EntryMode.TOTAL, collected_date=date, collected_time="06:10", wbc=wbc, neutrophils=share
    )


def report(*counts: TypedCbc) -> PastedReport:
    """Return a report with a row for date, white cells and share of each count, and one potassium."""
    rows: list[PastedRow] = []
    for place, typed in enumerate(counts):
        for name in ("collected_date", "wbc", "neutrophils"):
            rows.append(PastedRow(len(rows) + 1, name, getattr(typed, name), "", "", "", place, name, TAKEN))
    rows.append(PastedRow(len(rows) + 1, "Potassium", "4.1", remark=say("pasted.not_blood_count")))
    return PastedReport(tuple(rows), tuple(PastedCount(typed) for typed in counts))


def counts_of(review: Review, *in_course: Cbc) -> tuple[ReviewedCount, ...]:
    readings = [read_cbc(review.typed(place), NOW) for place in range(len(review.report.counts))]
    return reviewed_counts(review, readings, in_course)


TWO = Review("...", report(day("19-Nov-2026", "1.20", "35"), day("20-Nov-2026", "0.80", "25")))
"""0.42 and 0.20 by hand."""


def test_each_count_gives_what_it_will_be_computed_to() -> None:
    assert [count.anc.value for count in counts_of(TWO)] == [Decimal("0.42"), Decimal("0.2")]


def test_a_value_left_out_is_not_computed_with() -> None:
    turned = TWO.turned(2)
    assert turned.typed(0).neutrophils == ""
    first, second = counts_of(turned)
    assert first.anc.value is None
    assert second.anc.value == Decimal("0.2")
    assert standing_of(turned, (first, second), 2) is LEFT_OUT


def test_a_value_put_back_is_as_it_was() -> None:
    assert TWO.turned(2).turned(2) == TWO


def test_what_was_not_understood_cannot_be_put_in() -> None:
    assert TWO.turned(6) == TWO
    assert not TWO.goes_somewhere(6)


def test_a_row_of_a_count_that_was_taken_over_stays() -> None:
    taken = replace(TWO, taken=frozenset({0}))
    assert taken.turned(2) == taken


def test_a_count_left_out_is_not_taken_over() -> None:
    review = TWO.turned_count(0)
    counts = counts_of(review)
    assert ready_counts(review, counts) == [1]
    assert [standing_of(review, counts, place) for place in range(6)] == [LEFT_OUT] * 3 + [TAKEN] * 3


def test_counts_with_time_and_number_are_ready() -> None:
    assert ready_counts(TWO, counts_of(TWO)) == [0, 1]


@pytest.mark.parametrize(
    "typed",
    [
        replace(day("", "1.20", "35"), collected_time=""),
        day("19-Nov-2026", "1,200", "35"),
        day("22-Nov-2026", "1.20", "35"),
        TypedCbc(collected_date="19-Nov-2026", collected_time="06:10", haemoglobin="82"),
    ],
    ids=["no time", "a question", "a day in the future", "no neutrophils"],
)
def test_a_count_with_something_open_is_not_ready(typed: TypedCbc) -> None:
    review = Review("...", report(typed))
    assert ready_counts(review, counts_of(review)) == []
    assert open_counts(review, counts_of(review)) == [0]


def test_nothing_is_ready_while_the_block_itself_is_in_question() -> None:
    asked = Note(NoteKind.ASK, "collected", say("pasted.order", text="5/11/2026"))
    review = replace(TWO, report=replace(TWO.report, questions=(asked,)))
    assert ready_counts(review, counts_of(review)) == []
    assert open_questions(review, counts_of(review))[0] == (-1, asked)


def test_an_answer_settles_the_row_it_was_asked_about() -> None:
    asked = report(day("19-Nov-2026", "1,200", "35"))
    rows = (asked.rows[0], replace(asked.rows[1], standing=ASKED), *asked.rows[2:])
    review = Review("...", replace(asked, rows=rows))
    counts = counts_of(review)
    ((place, note),) = open_questions(review, counts)
    assert standing_of(review, counts, 1) is ASKED
    answered = review.answered_by(place, note.field, note.choices[0])
    counts = counts_of(answered)
    assert counts[0].anc.value == Decimal("0.42")
    assert standing_of(answered, counts, 1) is TAKEN


def test_leaving_out_the_field_in_question_leaves_out_its_rows() -> None:
    review = Review("...", report(day("22-Nov-2026", "1.20", "35"))).without_field(0, "collected")
    assert review.left_out == {0}
    assert counts_of(review)[0].questions == ()


def test_a_count_that_is_in_the_course_already_is_not_added_again() -> None:
    known = read_cbc(TWO.typed(0), NOW).cbc
    counts = counts_of(TWO, replace(known, id="c1"))
    assert counts[0].known
    assert open_counts(TWO, counts) == ready_counts(TWO, counts) == [1]
    assert standing_of(TWO, counts, 1) is LEFT_OUT


def test_another_count_of_the_same_time_in_the_course_keeps_it_from_being_added() -> None:
    known = replace(
        read_cbc(TWO.typed(0), NOW).cbc, id="c1", differential=Differential(neutrophils=Decimal(36))
    )
    counts = counts_of(TWO, known)
    assert [note.statement.key for note in counts[0].in_course] == ["collected.same_time"]
    assert ready_counts(TWO, counts) == [1]
    assert open_counts(TWO, counts) == [0, 1]


def test_two_counts_of_the_block_at_one_time_are_a_question() -> None:
    review = Review("...", report(day("19-Nov-2026", "1.20", "35"), day("19-Nov-2026", "1.30", "35")))
    counts = counts_of(review)
    assert [(place, note.statement.key) for place, note in open_questions(review, counts)] == [
        (1, "collected.same_time")
    ]
    keep = next(choice for choice in counts[1].beside[0].choices if choice.confirms == "keep:pasted-0")
    kept = review.answered_by(1, "collected", keep)
    assert ready_counts(kept, counts_of(kept)) == [0, 1]


def test_a_tenfold_jump_between_two_counts_of_the_block_is_a_question() -> None:
    review = Review("...", report(day("19-Nov-2026", "0.84", "50"), day("20-Nov-2026", "8.40", "50")))
    assert [note.statement.key for _, note in open_questions(review, counts_of(review))] == ["anc.jump"]


def test_a_count_of_a_laboratory_keeps_its_own_unit() -> None:
    typed = TypedCbc(
        mode=EntryMode.LABORATORY_ANC,
        collected_date="19-Nov-2026",
        collected_time="06:10",
        anc="420",
        anc_unit="/uL",
    )
    review = Review("...", report(typed))
    (count,) = counts_of(review)
    assert count.reading.cbc.anc == Quantity(Decimal(420), "/uL")
    assert count.anc.value == Decimal("0.42")


def test_a_lower_limit_from_the_range_of_a_count_goes_with_it() -> None:
    typed = TypedCbc(mode=EntryMode.LABORATORY_ANC, wbc="1.2", anc="0.42", anc_lower_limit="1.8")
    rows = (
        PastedRow(1, "WBC", "1.2", count=0, field="wbc", standing=TAKEN),
        PastedRow(2, "ANC", "0.42", reference="1.8-7.7", count=0, field="anc", standing=TAKEN),
    )
    review = Review("...", PastedReport(rows, (PastedCount(typed),)))
    assert review.limit_of_range(0) == "1.8"
    assert review.turned(0).typed(0).anc_lower_limit == "1.8"
    assert review.turned(1).typed(0).anc_lower_limit == ""


def test_a_lower_limit_with_a_row_of_its_own_stays_without_the_count() -> None:
    typed = TypedCbc(mode=EntryMode.LABORATORY_ANC, anc="0.42", anc_lower_limit="1.8")
    rows = (
        PastedRow(1, "ANC", "0.42", count=0, field="anc", standing=TAKEN),
        PastedRow(2, "Lower limit", "1.8", count=0, field="anc_lower_limit", standing=TAKEN),
    )
    review = Review("...", PastedReport(rows, (PastedCount(typed),)))
    assert review.limit_of_range(0) == ""
    assert review.turned(0).typed(0).anc_lower_limit == "1.8"


def test_an_answer_that_changes_nothing_is_no_answer_here() -> None:
    assert not does_something(Choice(say("choice.keep_typing")))
    assert does_something(Choice(say("choice.number", number="1.5"), (("wbc", "1.5"),)))
    assert does_something(Choice(say("choice.keep"), confirms="jump:c1:4.2"))
