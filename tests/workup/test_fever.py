"""The warning line: when it shows, whose rule is met, and that nothing takes it away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import (
    Answer,
    Case,
    Comparator,
    Event,
    EventKind,
    Patient,
    Quantity,
    Setting,
)
from neutro_desk.workup.course import Course, analyse_course
from neutro_desk.workup.fever import (
    Body,
    WarningLine,
    WarningReason,
    fever_statement,
    rule_statement,
    warning_line,
    warning_statement,
)
from tests.workup.a_series import at, course_of, sample

CHEMOTHERAPY = Event(EventKind.CHEMOTHERAPY, "docetaxel", at=date(2026, 1, 1))
FEVER = Event(EventKind.FEVER, at=at(5), temperature=Quantity(Decimal("38.1"), "Cel"))
UNWELL = MappingProxyType({"fever-or-unwell": Answer("yes")})
WELL = MappingProxyType({"fever-or-unwell": Answer("no")})


def line_of(*counts: tuple[float, str], case: Case | None = None) -> WarningLine | None:
    """Return the warning line of a course, looked at by its last count."""
    course = course_of(*counts)
    return warning_line(anc_of(counts[-1][1], provisional=False), course, case or Case())


def anc_of(text: str, *, provisional: bool) -> Anc:
    """Return a count as the work-up gives it: `=<0.3` by the white count alone."""
    if text.startswith("=<"):
        return Anc(upper_limit=Decimal(text[2:]), provisional=provisional)
    if text[0] in "<>":
        return Anc(Decimal(text[1:]), Comparator(text[0]), provisional=provisional)
    return Anc(Decimal(text), provisional=provisional)


@pytest.mark.parametrize(
    ("anc", "reason", "bodies"),
    [
        ("0.42", WarningReason.AT_OR_BELOW_500, (Body.NICE, Body.IDSA)),
        ("0.499", WarningReason.AT_OR_BELOW_500, (Body.NICE, Body.IDSA)),
        ("0.500", WarningReason.AT_OR_BELOW_500, (Body.NICE,)),
        ("0", WarningReason.AT_OR_BELOW_500, (Body.NICE, Body.IDSA)),
        ("<0.1", WarningReason.LIMIT_AT_OR_BELOW_500, (Body.NICE, Body.IDSA)),
        ("<0.5", WarningReason.LIMIT_AT_OR_BELOW_500, (Body.NICE, Body.IDSA)),
        ("=<0.3", WarningReason.LIMIT_AT_OR_BELOW_500, (Body.NICE, Body.IDSA)),
        ("=<0.5", WarningReason.LIMIT_AT_OR_BELOW_500, (Body.NICE,)),
        ("0.501", WarningReason.BELOW_1000_FALL_UNKNOWN, ()),
        ("0.8", WarningReason.BELOW_1000_FALL_UNKNOWN, ()),
        ("=<0.8", WarningReason.BELOW_1000_FALL_UNKNOWN, ()),
        ("<1.0", WarningReason.BELOW_1000_FALL_UNKNOWN, ()),
    ],
)
@pytest.mark.parametrize("dated", [True, False])
def test_a_single_count_shows_the_line_and_names_the_body(
    anc: str, reason: WarningReason, bodies: tuple[Body, ...], dated: bool
) -> None:
    line = warning_line(
        anc_of(anc, provisional=True), analyse_course([sample(0, anc)]) if dated else Course(), Case()
    )
    assert line is not None
    assert (line.reason, line.bodies) == (reason, bodies)


@pytest.mark.parametrize("anc", ["1.0", "1.2", "=<1.2"])
def test_a_single_count_from_one_up_does_not_show_the_line(anc: str) -> None:
    assert line_of((0, anc)) is None


def test_exactly_half_with_fever_on_chemotherapy_is_nice_and_nothing_is_said_of_idsa(
    phrasebook: Phrasebook,
) -> None:
    # T89: CLINICAL 8.5
    line = line_of((5, "0.500"), case=Case(events=(CHEMOTHERAPY, FEVER)))
    assert line is not None
    assert line.fever is FEVER
    said = phrasebook.text(rule_statement(line))
    assert "NICE" in said
    assert "IDSA" not in said


def test_a_fall_to_half_within_48_hours_shows_the_line_from_any_value() -> None:
    line = line_of((0, "2.4"), (1, "1.2"))
    assert line is not None
    assert (line.reason, line.bodies) == (WarningReason.FALLING_WITHIN_48_H, (Body.IDSA_2010,))


def test_the_warning_names_its_line_in_the_unit_that_stands_first_on_the_ward() -> None:
    catalogue = load_catalogue(resource("wording", "en"))
    falling, not_judged = line_of((0, "2.4"), (1, "1.2")), line_of((0, "1.0"), (9, "0.9"))
    assert falling is not None
    assert not_judged is not None
    said = [
        Phrasebook(catalogue, first_unit=unit).text(rule_statement(line))
        for unit in ("10*9/L", "/uL")
        for line in (falling, not_judged)
    ]
    starts = ("Falling to 0.5 or below", "Below 1.0,", "Falling to 500 or below", "Below 1000,")
    assert [text.startswith(start) for text, start in zip(said, starts, strict=True)] == [True] * 4


def test_such_a_fall_from_below_one_meets_the_older_rules_too() -> None:
    line = line_of((0, "1.2"), (1, "0.6"))
    assert line is not None
    assert line.bodies == (Body.IDSA_2010, Body.IDSA_2002_NCCN)


def test_a_fall_to_half_itself_within_48_hours_meets_nccn_alone_and_only_from_below_one() -> None:
    # T72: 2.0 -> 1.0 in 2 d, 48 h -> 0.500 exactly; IDSA asks for less than 0.5, NCCN begins below 1.0
    from_one = line_of((0, "2.0"), (2, "1.0"))
    assert from_one is not None
    assert (from_one.reason, from_one.bodies) == (WarningReason.FALLING_WITHIN_48_H, ())
    from_below = line_of((0, "1.62"), (2, "0.9"))
    assert from_below is not None
    assert from_below.bodies == (Body.NCCN,)


def test_a_slow_fall_below_one_that_was_worked_out_does_not_show_the_line() -> None:
    assert line_of((0, "1.0"), (1, "0.9")) is None


@pytest.mark.parametrize(
    "counts",
    [
        [(0, "0.7"), (1, "0.8")],
        [(0, "0.8"), (1, "0.8")],
        [(0, "1.0"), (0.2, "0.9")],
        [(0, "1.0"), (9, "0.9")],
        [(0, "1.0"), (1, "=<0.9")],
    ],
)
def test_below_one_a_withheld_rate_shows_the_line_for_whatever_reason(
    counts: list[tuple[float, str]],
) -> None:
    line = line_of(*counts)
    assert line is not None
    assert line.reason is WarningReason.BELOW_1000_FALL_UNKNOWN


def test_g_csf_between_the_counts_takes_no_warning_away() -> None:
    events = (Event(EventKind.G_CSF, at=at(0.5)),)
    course = analyse_course([sample(0, "1.2"), sample(1, "0.9")], events)
    line = warning_line(Anc(Decimal("0.9")), course, Case(events=events))
    assert line is not None
    assert line.reason is WarningReason.BELOW_1000_FALL_UNKNOWN


def test_a_count_without_a_time_borrows_no_rate_from_the_course() -> None:
    course = course_of((0, "1.0"), (1, "0.95"))
    line = warning_line(Anc(Decimal("0.8")), course, Case())
    assert line is not None
    assert line.reason is WarningReason.BELOW_1000_FALL_UNKNOWN


@pytest.mark.parametrize("case", [Case(answers=WELL), Case(answers=UNWELL), Case()])
def test_the_answer_no_fever_never_removes_the_line(case: Case) -> None:
    line = line_of((0, "0.4"), case=case)
    assert line is not None
    assert line.unwell is (case.answers is UNWELL)


# -- below 1.0 and falling -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    [
        Case(events=(FEVER,)),
        Case(answers=UNWELL),
        Case(answers=MappingProxyType({"sepsis-signs": Answer("yes")})),
    ],
)
def test_fever_or_signs_with_a_count_below_one_that_falls_show_the_line(
    case: Case, phrasebook: Phrasebook
) -> None:
    # CLINICAL 10, rule 9: below 1.0 and falling, however slowly
    line = line_of((4, "1.0"), (5, "0.9"), case=case)
    assert line is not None
    assert (line.reason, line.bodies) == (WarningReason.FEVER_BELOW_1000_FALLING, ())
    assert phrasebook.text(rule_statement(line)) == "Fever or unwell, below 1.0 and falling"
    assert line_of((4, "1.1"), (5, "1.0"), case=case) is None


# -- while no count is known ---------------------------------------------------------------------------------


def on_chemotherapy(weeks: float, *, oncology: bool = False, **given: object) -> WarningLine | None:
    """Return the line without any count, with chemotherapy so many weeks before the fever."""
    chemotherapy = Event(EventKind.CHEMOTHERAPY, at=at(5 - 7 * weeks))
    events = (chemotherapy, FEVER) if given.get("fever", True) else (chemotherapy,)
    patient = Patient(setting=Setting.ONCOLOGY if oncology else None)
    answers = UNWELL if given.get("unwell") else MappingProxyType[str, Answer]({})
    return warning_line(None, Course(), Case(patient, events=events, answers=answers))


def test_fever_in_six_weeks_of_chemotherapy_shows_the_line_while_no_count_is_known() -> None:
    line = on_chemotherapy(6)
    assert line is not None
    assert (line.reason, line.fever) == (WarningReason.FEVER_ON_CHEMOTHERAPY, FEVER)
    assert on_chemotherapy(6.3) is None


def test_in_oncology_chemotherapy_counts_however_long_ago() -> None:
    assert on_chemotherapy(30, oncology=True) is not None


def test_feeling_unwell_counts_like_a_recorded_fever() -> None:
    line = on_chemotherapy(1, fever=False, unwell=True)
    assert line is not None
    assert line.unwell
    assert on_chemotherapy(1, fever=False) is None


def test_fever_without_chemotherapy_or_with_a_known_count_is_another_matter() -> None:
    assert warning_line(None, Course(), Case(events=(FEVER,))) is None
    assert line_of((5, "3.0"), case=Case(events=(CHEMOTHERAPY, FEVER))) is None


def test_undated_chemotherapy_is_taken_for_recent() -> None:
    case = Case(events=(Event(EventKind.CHEMOTHERAPY, "docetaxel"),), answers=UNWELL)
    assert warning_line(None, Course(), case) is not None


def test_a_count_that_gives_no_number_is_no_known_count() -> None:
    assert warning_line(Anc(), Course(), Case(events=(CHEMOTHERAPY, FEVER))) is not None


# -- the fever beside the line -------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "carried"), [(-7.0, True), (-7.1, False), (0.0, True), (0.5, True)])
def test_a_fever_belongs_to_the_count_from_a_week_before_it(day: float, carried: bool) -> None:
    fever = Event(EventKind.FEVER, at=at(20 + day))
    line = line_of((20, "0.4"), case=Case(events=(fever,)))
    assert line is not None
    assert (line.fever is fever) is carried


def test_the_latest_fever_is_the_one_named() -> None:
    events = (FEVER, Event(EventKind.FEVER, at=at(6)), Event(EventKind.FEVER, at=at(4)))
    line = line_of((7, "0.4"), case=Case(events=events))
    assert line is not None
    assert line.fever is events[1]


# -- words ---------------------------------------------------------------------------------------------------


def test_the_line_says_one_sentence_the_rule_and_the_temperature() -> None:
    phrasebook = Phrasebook(load_catalogue(resource("wording", "en")))
    line = line_of((5, "0.42"), case=Case(events=(CHEMOTHERAPY, FEVER)))
    assert line is not None
    fever = fever_statement(line)
    assert fever is not None
    assert phrasebook.text(warning_statement(line)) == "Fever or unwell: emergency, follow sepsis pathway"
    assert phrasebook.text(rule_statement(line)) == "Count meets NICE and IDSA"
    assert phrasebook.text(fever) == "38.1 °C, 06-Jan-2026 06:00"


@pytest.mark.parametrize("reason", list(WarningReason))
@pytest.mark.parametrize("bodies", [(), (Body.NICE,), (Body.IDSA_2010, Body.IDSA_2002_NCCN)])
def test_every_reason_has_its_words(
    reason: WarningReason, bodies: tuple[Body, ...], phrasebook: Phrasebook
) -> None:
    line = WarningLine(reason, bodies)
    said = phrasebook.text(rule_statement(line))
    assert all(phrasebook.word(body) in said for body in bodies)
    assert "not met" not in said
    assert fever_statement(line) is None
