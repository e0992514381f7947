"""Definitions side by side: whose is met, at every line of CLINICAL 4.1, and that none is called not met."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook, load_catalogue
from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Answer, Case, Comparator, Event, EventKind, Quantity
from neutro_desk.workup.content import Pack
from neutro_desk.workup.course import Course, analyse_course
from neutro_desk.workup.fever import warning_line
from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.fever_definitions import Criterion, Definition, FeverAssessment, Part, assess_fever
from neutro_desk.workup.fever_rules import RULES, count_rule, fever_rule
from tests.workup.a_series import at, course_of, sample

IDSA_2010, IDSA_2002, ASCO, NCCN, NICE, SEOM, CISNE, CTCAE = DefinitionBody
AN_HOUR = 1 / 24
CHEMOTHERAPY = Event(EventKind.CHEMOTHERAPY, "docetaxel", at=date(2026, 1, 1))


def reading(value: str, day: float = 5, unit: str = "Cel", comparator: Comparator | None = None) -> Event:
    """Return a fever read once."""
    return Event(EventKind.FEVER, at=at(day), temperature=Quantity(Decimal(value), unit, comparator))


def span(value: str, hours: float | None, unit: str = "Cel") -> Event:
    """Return a fever that lasted so many hours; None: no stop."""
    stop = None if hours is None else at(5 + hours / 24)
    return Event(EventKind.FEVER, start=at(5), stop=stop, temperature=Quantity(Decimal(value), unit))


def anc_of(text: str) -> Anc:
    """Return a count: `<0.5` censored, `=<0.5` an upper limit."""
    if text.startswith("=<"):
        return Anc(upper_limit=Decimal(text[2:]))
    if text[0] in "<>":
        return Anc(Decimal(text[1:]), Comparator(text[0]))
    return Anc(Decimal(text))


def assessed(
    *events: Event, anc: str | None = "0.4", course: Course | None = None, **answers: str
) -> FeverAssessment:
    """Return the definitions for events and a count of day 5."""
    given = MappingProxyType({key.replace("_", "-"): Answer(value) for key, value in answers.items()})
    if course is None:
        course = Course() if anc is None else analyse_course([sample(5, anc)])
    return assess_fever(None if anc is None else anc_of(anc), course, Case(events=events, answers=given))


def bodies(found: FeverAssessment) -> set[DefinitionBody]:
    """Return whose definition is met."""
    return {one.body for one in found.met}


def of(found: FeverAssessment, body: DefinitionBody) -> Definition:
    """Return one body's definition."""
    return next(one for one in found.definitions if one.body is body)


def part(found: FeverAssessment, body: DefinitionBody, which: Part) -> Criterion:
    """Return one part of one body's definition."""
    return next(one for one in of(found, body).criteria if one.part is which)


def test_every_body_stands_there_once() -> None:
    assert [rule.body for rule in RULES] == list(DefinitionBody)


# -- one reading ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "met"),
    [
        # CLINICAL 4.1: NICE, SEOM above 38; CISNE 38 and more; IDSA, NCCN 38.3 and more; CTCAE above 38.3
        ("37.9", "Cel", set()),
        ("38.0", "Cel", {CISNE}),
        ("38.1", "Cel", {CISNE, NICE, SEOM}),
        ("38.29", "Cel", {CISNE, NICE, SEOM}),
        ("38.3", "Cel", {CISNE, NICE, SEOM, IDSA_2010, IDSA_2002, ASCO, NCCN}),
        ("38.31", "Cel", set(DefinitionBody)),
        ("100.3", "[degF]", set()),
        ("100.4", "[degF]", {CISNE}),
        ("100.5", "[degF]", {CISNE, NICE, SEOM}),
        # 100.95 F is 38.305 C: the bodies print 101 F, and nothing is converted
        ("100.95", "[degF]", {CISNE, NICE, SEOM}),
        ("101", "[degF]", {CISNE, NICE, SEOM, IDSA_2010, IDSA_2002, ASCO, NCCN}),
        ("101.1", "[degF]", set(DefinitionBody)),
    ],
)
def test_one_reading_at_below_and_above_every_line_in_the_unit_it_was_entered_in(
    value: str, unit: str, met: set[DefinitionBody]
) -> None:
    assert bodies(assessed(CHEMOTHERAPY, reading(value, unit=unit))) == met


@pytest.mark.parametrize(
    ("value", "comparator", "met"),
    [
        ("38.0", Comparator.ABOVE, {CISNE, NICE, SEOM}),
        ("38.3", Comparator.ABOVE, set(DefinitionBody)),
        ("40", Comparator.BELOW, set()),
    ],
)
def test_a_censored_reading_counts_only_for_what_it_proves(
    value: str, comparator: Comparator, met: set[DefinitionBody]
) -> None:
    assert bodies(assessed(CHEMOTHERAPY, reading(value, comparator=comparator))) == met


def test_the_hottest_of_several_readings_counts_wherever_it_stands() -> None:
    found = assessed(CHEMOTHERAPY, reading("38.5", 4), reading("37.2", 5))
    assert part(found, IDSA_2010, Part.FEVER).met


# -- an hour ------------------------------------------------------------------------------------------


HOUR_BODIES = {IDSA_2010, IDSA_2002, ASCO, NCCN}


@pytest.mark.parametrize(
    ("value", "hours", "unit", "met"),
    [
        ("38.0", 0.5, "Cel", set()),
        ("38.0", 1, "Cel", HOUR_BODIES),
        ("38.0", 1.5, "Cel", HOUR_BODIES | {CTCAE}),
        ("37.9", 5, "Cel", set()),
        ("100.4", 1, "[degF]", HOUR_BODIES),
        ("100.3", 5, "[degF]", set()),
    ],
)
def test_a_fever_that_lasts_meets_the_bodies_that_ask_for_an_hour(
    value: str, hours: float, unit: str, met: set[DefinitionBody]
) -> None:
    # CTCAE 5.0 asks for more than an hour
    assert bodies(assessed(CHEMOTHERAPY, span(value, hours, unit))) - {CISNE} == met


def test_a_fever_without_a_stop_lasts_as_far_as_the_last_count_tells() -> None:
    later = assessed(
        CHEMOTHERAPY, span("38.1", None), course=analyse_course([sample(5 + 2 * AN_HOUR, "0.4")])
    )
    assert part(later, IDSA_2010, Part.FEVER).met
    assert not part(assessed(CHEMOTHERAPY, span("38.1", None)), IDSA_2010, Part.FEVER).met


@pytest.mark.parametrize(
    ("days", "met"),
    [
        ((5, 5 + AN_HOUR), True),
        ((5, 5 + 0.9 * AN_HOUR), False),
        ((5, 5 + 4 * AN_HOUR), True),
        ((5, 5 + 4.1 * AN_HOUR), False),
        ((5, 5 + 4 * AN_HOUR, 5 + 8 * AN_HOUR), True),
    ],
)
def test_readings_one_after_the_other_last_from_the_first_to_the_last(
    days: tuple[float, ...], met: bool
) -> None:
    found = assessed(CHEMOTHERAPY, *(reading("38.0", day) for day in days))
    assert part(found, IDSA_2010, Part.FEVER).met is met


def test_a_lower_reading_between_two_breaks_the_hour() -> None:
    found = assessed(
        CHEMOTHERAPY, reading("38.1"), reading("37.9", 5 + AN_HOUR / 2), reading("38.1", 5 + AN_HOUR)
    )
    assert not part(found, IDSA_2010, Part.FEVER).met


def test_two_days_without_a_time_of_day_give_no_hours() -> None:
    days = (
        Event(EventKind.FEVER, at=date(2026, 1, day), temperature=Quantity(Decimal("38.1"), "Cel"))
        for day in (5, 6)
    )
    assert not part(assessed(CHEMOTHERAPY, *days), IDSA_2010, Part.FEVER).met


# -- signs and treatment ------------------------------------------------------------------------------------


def test_signs_of_sepsis_stand_for_a_fever_with_nice_and_seom_alone() -> None:
    assert bodies(assessed(CHEMOTHERAPY, sepsis_signs="yes")) == {NICE, SEOM}


@pytest.mark.parametrize("answer", ["no", "unknown", "pending"])
def test_any_other_answer_about_signs_stands_for_nothing(answer: str) -> None:
    assert bodies(assessed(CHEMOTHERAPY, sepsis_signs=answer)) == set()


def test_nice_alone_asks_for_anticancer_treatment() -> None:
    without = bodies(assessed(reading("39")))
    assert bodies(assessed(CHEMOTHERAPY, reading("39"))) - without == {NICE}


@pytest.mark.parametrize(
    ("event", "met"),
    [
        (Event(EventKind.CHEMOTHERAPY, at=at(5 - 42)), True),
        (Event(EventKind.CHEMOTHERAPY, at=at(5 - 43)), False),
        (Event(EventKind.CHEMOTHERAPY, at=at(6)), False),
        (Event(EventKind.CHEMOTHERAPY, start=at(-100)), True),
        (Event(EventKind.CHEMOTHERAPY), True),
        (Event(EventKind.RADIOTHERAPY, at=at(3)), True),
        (Event(EventKind.DRUG, "capecitabine", start=at(1)), True),
        (Event(EventKind.DRUG, "amoxicillin", start=at(1)), False),
        (Event(EventKind.G_CSF, at=at(1)), False),
    ],
)
def test_treatment_counts_while_it_goes_on_and_for_six_weeks(event: Event, met: bool, pack: Pack) -> None:
    case = Case(events=(event, reading("39")))
    found = assess_fever(Anc(Decimal("0.4")), course_of((5, "0.4")), case, pack.drugs)
    assert of(found, NICE).met is met


def test_an_answer_about_cytotoxics_counts_as_treatment() -> None:
    assert of(assessed(reading("39"), on_chemotherapy="yes"), NICE).met
    assert not of(assessed(reading("39"), on_chemotherapy="no"), NICE).met


# -- the count ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anc", "met"),
    [
        ("0.499", set(DefinitionBody)),
        ("<0.5", set(DefinitionBody)),
        ("=<0.4", set(DefinitionBody)),
        ("0.500", {NICE, CISNE, CTCAE}),
        ("=<0.5", {NICE, CISNE, CTCAE}),
        ("0.501", {CTCAE}),
        ("0.999", {CTCAE}),
        ("<1.0", {CTCAE}),
        ("1.000", set()),
        ("=<1.0", set()),
        (">0.3", set()),
        (None, set()),
    ],
)
def test_one_count_at_below_and_above_every_line(anc: str | None, met: set[DefinitionBody]) -> None:
    assert bodies(assessed(CHEMOTHERAPY, reading("39"), anc=anc)) == met


def test_exactly_half_with_38_5_on_chemotherapy_is_nice_and_not_idsa() -> None:
    # CLINICAL 4.1, T89
    met = bodies(assessed(CHEMOTHERAPY, reading("38.5"), anc="0.500"))
    assert NICE in met
    assert not met & {IDSA_2010, IDSA_2002, ASCO, NCCN}


def falling(*counts: tuple[float, str], treated: bool = False) -> set[DefinitionBody]:
    """Return whose definition a fall with 39 degrees meets."""
    events = (reading("39", counts[-1][0]), *((CHEMOTHERAPY,) if treated else ()))
    return bodies(assessed(*events, anc=counts[-1][1], course=course_of(*counts)))


def test_a_fall_below_half_within_48_hours_counts_from_any_value_with_idsa_2010_alone() -> None:
    # 2.4 -> 1.2 in a day: 0.3 in 48 h
    assert falling((0, "2.4"), (1, "1.2")) == {IDSA_2010, ASCO}


def test_from_exactly_one_the_cisne_study_looks_ahead_and_the_others_do_not() -> None:
    # 2.0 -> 1.0 in a day: 0.25 in 48 h
    assert falling((0, "2.0"), (1, "1.0")) == {IDSA_2010, ASCO, CISNE}


def test_from_below_one_every_body_that_looks_ahead_counts_it() -> None:
    # 1.2 -> 0.6 in a day: 0.15 in 48 h
    assert falling((0, "1.2"), (1, "0.6")) == {IDSA_2010, IDSA_2002, ASCO, NCCN, CISNE, CTCAE}


def test_a_fall_to_exactly_half_is_nccn_and_the_cisne_study() -> None:
    # 1.62 -> 0.9 in 2 d: 0.500 in 48 h
    assert falling((0, "1.62"), (2, "0.9")) == {NCCN, CISNE, CTCAE}


def test_before_the_nadir_below_one_is_seom_on_treatment() -> None:
    # 1.0 -> 0.9 in a day: 0.73 in 48 h, still falling
    assert falling((0, "1.0"), (1, "0.9"), treated=True) == {SEOM, CTCAE}
    assert falling((0, "1.0"), (1, "0.9")) == {CTCAE}
    assert falling((0, "1.2"), (1, "1.0"), treated=True) == set()


def test_a_count_that_is_not_the_last_of_the_course_borrows_no_fall() -> None:
    found = assessed(reading("39", 1), anc="0.7", course=course_of((0, "2.4"), (1, "1.2")))
    assert not part(found, IDSA_2010, Part.COUNT).met


@given(
    st.lists(st.decimals("0.05", "3", places=2), min_size=1, max_size=4),
    st.sampled_from(["38.0", "38.2", "38.3", "39.0"]),
    st.booleans(),
)
def test_a_definition_that_is_met_never_stands_without_the_warning_line(
    counts: list[Decimal], temperature: str, treated: bool
) -> None:
    course = course_of(*((day, str(count)) for day, count in enumerate(counts)))
    events = (reading(temperature, len(counts) - 1), *((CHEMOTHERAPY,) if treated else ()))
    case = Case(events=events)
    if assess_fever(Anc(counts[-1]), course, case).met:
        assert warning_line(Anc(counts[-1]), course, case) is not None


# -- words ------------------------------------------------------------------------------------------


EVERYTHING = (
    assessed(),
    assessed(anc=None),
    assessed(CHEMOTHERAPY, reading("38.1"), anc="0.500"),
    assessed(CHEMOTHERAPY, span("38.1", 2), anc="=<0.7", sepsis_signs="unknown"),
    assessed(reading("37.0", unit="Cel"), anc="<1.5", sepsis_signs="no"),
    assessed(reading("100.5", unit="[degF]"), anc=">0.3"),
    assessed(Event(EventKind.FEVER, at=at(5)), anc="1.2", course=course_of((0, "2.4"), (1, "1.2"))),
    assessed(Event(EventKind.FEVER), Event(EventKind.CHEMOTHERAPY), on_chemotherapy="yes"),
    assessed(Event(EventKind.FEVER, temperature=Quantity(Decimal("38.4"), "Cel")), anc="0.9"),
    assessed(reading("39", 1), CHEMOTHERAPY, anc="0.9", course=course_of((0, "1.0"), (1, "0.9"))),
)


@pytest.mark.parametrize("found", EVERYTHING)
def test_nothing_is_ever_called_not_met_or_safe(found: FeverAssessment, phrasebook: Phrasebook) -> None:
    criteria = [one.said for definition in found.definitions for one in definition.criteria]
    recorded = [said for _, facts in found.recorded for said in facts]
    rules = [said for rule in RULES for said in (fever_rule(rule), count_rule(rule))]
    for said in (*criteria, *recorded, *rules):
        text = phrasebook.text(said).lower()
        assert text
        assert not any(word in text for word in ("not met", "safe", "excluded", "normal"))


def test_what_is_missing_is_named(phrasebook: Phrasebook) -> None:
    found = assessed(CHEMOTHERAPY, reading("38.1"), anc="0.500")
    needed = [phrasebook.text(said) for said in of(found, IDSA_2010).needs]
    assert needed == [
        "that it lasted 1 h (38.1 °C, 06-Jan 06:00), or a higher reading",
        "a count below 0.5: recorded is 0.50 ×10⁹/L, a fall cannot be judged",
    ]


def test_fever_or_unwell_without_a_reading_meets_nobody_and_asks_for_the_reading(
    phrasebook: Phrasebook,
) -> None:
    found = assessed(CHEMOTHERAPY, fever_or_unwell="yes")
    assert bodies(found) == set()
    assert [phrasebook.text(said) for said in of(found, IDSA_2010).needs] == [
        "a reading: fever or unwell: Yes"
    ]
    recorded = [phrasebook.text(said) for _, facts in found.recorded for said in facts]
    assert "fever or unwell: Yes" in recorded
    asked = [phrasebook.text(said) for said in of(assessed(CHEMOTHERAPY), IDSA_2010).needs]
    assert asked == ["a temperature: none is recorded"]


def test_counts_and_lines_stand_in_the_wards_first_unit() -> None:
    book = Phrasebook(load_catalogue(resource("wording", "en")), first_unit="/uL")
    assert (
        book.text(count_rule(RULES[0])) == "below 500, or expected below 500 within 48 h, whatever it is now"
    )
    needed = of(assessed(reading("39"), anc="0.8"), NICE).needs[0]
    assert book.text(needed) == "a count of 500 or below: recorded is 800 /µL"


def test_a_fahrenheit_reading_is_shown_as_it_was_entered(phrasebook: Phrasebook) -> None:
    said = part(assessed(reading("101.2", unit="[degF]")), NICE, Part.FEVER).said
    assert phrasebook.text(said) == "101.2 °F, 06-Jan 06:00"


def test_the_rules_stand_in_the_words_and_lines_of_their_bodies(phrasebook: Phrasebook) -> None:
    # CLINICAL 4.1
    said = {
        rule.body: (phrasebook.text(fever_rule(rule)), phrasebook.text(count_rule(rule))) for rule in RULES
    }
    assert said[IDSA_2010] == (
        "38.3 °C (101 °F) or more once, or 38.0 °C (100.4 °F) or more for 1 h",
        "below 0.5, or expected below 0.5 within 48 h, whatever it is now",
    )
    assert said[NCCN][1] == "below 0.5, or below 1.0 and expected 0.5 or below within 48 h"
    assert said[NICE] == (
        "above 38.0 °C (100.4 °F), or signs of sepsis",
        "0.5 or below, on anticancer treatment",
    )
    assert said[SEOM][1] == "below 0.5, or below 1.0 before the nadir"
    assert said[CISNE][1] == "0.5 or below, or 1.0 or below and expected 0.5 or below within 48 h"
    assert said[CTCAE][1] == "below 1.0. Grade 3; 4 if life-threatening, 5 death"
