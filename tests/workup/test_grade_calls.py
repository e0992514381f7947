"""What a grading says in full: word or grade, ends of its range, scheme, version, and the reason for none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator, Patient, Quantity
from neutro_desk.workup.grading import (
    AgeBands,
    Band,
    GradeCall,
    Scheme,
    Severity,
    SeverityCall,
    grade,
    grade_by,
    word_by,
)
from neutro_desk.workup.reach import Lies, lies_of, reach_of
from neutro_desk.workup.reference_limits import (
    Age,
    AgeLimit,
    LimitCall,
    Maturity,
    NewbornFact,
    ReferenceLimit,
    first_year_age,
    limit_at,
    not_recorded,
    placed,
)
from neutro_desk.workup.schemes import Review
from neutro_desk.workup.statements import Statement, say

SCHEMES = load_schemes(resource("schemes"))
BELOW, ABOVE = Comparator.BELOW, Comparator.ABOVE
NOBODY, TERM = Patient(), Patient(gestation_weeks=40)
NOT_BELOW, MILD, MODERATE = Severity.NOT_BELOW, Severity.MILD, Severity.MODERATE
SEVERE, PROFOUND = Severity.SEVERE, Severity.PROFOUND
TOO_HIGH, ONLY_ABOVE = say("grade.limit_too_high"), say("grade.only_above")
NO_COUNT, NO_AGE_LIMIT = say("grade.no_count"), say("grade.no_age_limit")


def end(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def measured(value: str, comparator: Comparator | None = None) -> Anc:
    return Anc(value=Decimal(value), comparator=comparator)


def at_most(value: str) -> Anc:
    return Anc(upper_limit=Decimal(value))


def word_of(anc: Anc, patient: Patient = NOBODY, hours: int | None = None) -> SeverityCall:
    days = None if hours is None else hours // 24
    return grade(anc, SCHEMES, None, patient, days, age_hours=hours).severity


def said(word: Severity, low: str | None, high: str | None, *, at_least: bool = False) -> SeverityCall:
    """A word of the clinical scheme, version 1."""
    return SeverityCall(word, end(low), end(high), "clinical", "1", at_least)


def unsaid(reason: Statement) -> SeverityCall:
    return SeverityCall(None, None, None, "clinical", "1", reason=reason)


# -- adults -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anc", "call"),
    [
        (measured("0.05"), said(PROFOUND, None, "0.1")),
        (measured("0.1"), said(SEVERE, "0.1", "0.5")),
        (measured("0.5"), said(MODERATE, "0.5", "1.0")),
        (measured("1.0"), said(MILD, "1.0", "1.5")),
        (measured("1.5"), said(NOT_BELOW, "1.5", None)),
        (measured("0.1", BELOW), said(PROFOUND, None, "0.1")),
        (measured("0.2", BELOW), said(SEVERE, "0.1", "0.5", at_least=True)),
        (measured("0.5", BELOW), said(SEVERE, "0.1", "0.5", at_least=True)),
        (measured("0.6", BELOW), said(MODERATE, "0.5", "1.0", at_least=True)),
        (measured("1.5", BELOW), said(MILD, "1.0", "1.5", at_least=True)),
        (measured("1.6", BELOW), unsaid(TOO_HIGH)),
        (measured("1.5", ABOVE), said(NOT_BELOW, "1.5", None)),
        (measured("20", ABOVE), said(NOT_BELOW, "1.5", None)),
        (measured("1.4", ABOVE), unsaid(ONLY_ABOVE)),
        (measured("0.05", ABOVE), unsaid(ONLY_ABOVE)),
        (at_most("0.05"), said(PROFOUND, None, "0.1")),
        (at_most("0.1"), said(SEVERE, "0.1", "0.5", at_least=True)),
        (at_most("0.5"), said(MODERATE, "0.5", "1.0", at_least=True)),
        (at_most("1.4"), said(MILD, "1.0", "1.5", at_least=True)),
        (at_most("1.5"), unsaid(TOO_HIGH)),
        (Anc(), unsaid(NO_COUNT)),
    ],
)
def test_the_word_of_an_adult(anc: Anc, call: SeverityCall) -> None:
    assert word_of(anc) == call
    assert word_of(anc, hours=365 * 24) == call
    if anc.value is not None:
        assert word_by(SCHEMES.clinical, anc.value, anc.comparator) == call


# -- the first year ---------------------------------------------------------------------------------------

BABY = 100 * 24
"""Hours: 28 d to under one year, limit 1.0."""
NEWBORN = 100
"""Hours: a term newborn of 72 h to 28 d, limit 1.75."""


def below_limit(hours: int) -> Statement:
    limit = limit_at(SCHEMES.age_limits, Age(hours, hours, Maturity.TERM))
    assert limit is not None
    return say("grade.below_age_limit", name=limit.limit.name, line=limit.limit.low)


@pytest.mark.parametrize(
    ("hours", "anc", "call"),
    [
        # an infant's line stands in the place of 1.5
        (BABY, measured("1.0"), said(NOT_BELOW, "1.0", None)),
        (BABY, measured("1.2"), said(NOT_BELOW, "1.0", None)),
        (BABY, measured("3"), said(NOT_BELOW, "1.0", None)),
        (BABY, measured("0.999"), said(MODERATE, "0.5", "1.0")),
        (BABY, measured("0.5"), said(MODERATE, "0.5", "1.0")),
        (BABY, measured("0.499"), said(SEVERE, "0.1", "0.5")),
        (BABY, measured("0.05"), said(PROFOUND, None, "0.1")),
        (BABY, measured("1.0", BELOW), said(MODERATE, "0.5", "1.0", at_least=True)),
        (BABY, measured("0.5", BELOW), said(SEVERE, "0.1", "0.5", at_least=True)),
        (BABY, measured("1.2", BELOW), unsaid(TOO_HIGH)),
        (BABY, measured("1.0", ABOVE), unsaid(ONLY_ABOVE)),
        (BABY, measured("20", ABOVE), unsaid(ONLY_ABOVE)),
        (BABY, at_most("0.9"), said(MODERATE, "0.5", "1.0", at_least=True)),
        (BABY, at_most("0.5"), said(MODERATE, "0.5", "1.0", at_least=True)),
        (BABY, at_most("0.4"), said(SEVERE, "0.1", "0.5", at_least=True)),
        (BABY, at_most("1.0"), unsaid(TOO_HIGH)),
        (BABY, at_most("3"), unsaid(TOO_HIGH)),
        (BABY, Anc(), unsaid(NO_COUNT)),
        # a newborn's line lies above 1.5: between the two there is no word
        (NEWBORN, measured("1.75"), said(NOT_BELOW, "1.75", None)),
        (NEWBORN, measured("1.749"), unsaid(below_limit(NEWBORN))),
        (NEWBORN, measured("1.5"), unsaid(below_limit(NEWBORN))),
        (NEWBORN, measured("1.499"), said(MILD, "1.0", "1.5")),
        (NEWBORN, measured("0.999"), said(MODERATE, "0.5", "1.0")),
        (NEWBORN, at_most("1.6"), unsaid(below_limit(NEWBORN))),
        (NEWBORN, measured("1.75", BELOW), unsaid(below_limit(NEWBORN))),
        (NEWBORN, at_most("1.4"), said(MILD, "1.0", "1.5", at_least=True)),
        # in a gap only severe and profound are said
        (5, measured("0.5"), unsaid(NO_AGE_LIMIT)),
        (5, measured("9"), unsaid(NO_AGE_LIMIT)),
        (5, measured("0.499"), said(SEVERE, "0.1", "0.5")),
        (5, measured("0.5", BELOW), said(SEVERE, "0.1", "0.5", at_least=True)),
        (5, at_most("0.5"), unsaid(NO_AGE_LIMIT)),
    ],
)
def test_the_word_of_a_first_year(hours: int, anc: Anc, call: SeverityCall) -> None:
    assert word_of(anc, TERM, hours) == call
    if anc.value is not None:
        age = Age(hours, hours, Maturity.TERM)
        by_itself = word_by(
            SCHEMES.clinical, anc.value, anc.comparator, age=age, age_limits=SCHEMES.age_limits
        )
        assert by_itself == call


def test_a_very_small_baby_of_14_weeks_is_severe_below_its_own_limit_of_one_half() -> None:
    small, hours = Patient(gestation_weeks=29, birth_weight_g=1500), 98 * 24
    assert word_of(measured("0.5"), small, hours) == said(NOT_BELOW, "0.5", None)
    assert word_of(measured("0.499"), small, hours) == said(SEVERE, "0.1", "0.5")
    assert word_of(measured("1.2"), small, hours) == said(NOT_BELOW, "0.5", None)


# -- a ward's own scheme ----------------------------------------------------------------------------------


def ward_scheme(review: Review | None) -> Scheme:
    """A ward that begins at 1.8, and calls severe what lies below 0.75."""
    return Scheme(
        "our-ward",
        "Our ward",
        "3",
        "ward meeting",
        (
            Band(Decimal("1.8"), None, NOT_BELOW),
            Band(Decimal("0.75"), Decimal("1.8"), MODERATE),
            Band(Decimal("0.1"), Decimal("0.75"), SEVERE),
            Band(None, Decimal("0.1"), PROFOUND),
        ),
        review=review,
    )


OWN = ward_scheme(Review("A. Ward", date(2026, 11, 1)))


@pytest.mark.parametrize(
    ("value", "word", "low", "high"),
    [
        ("1.8", NOT_BELOW, "1.8", None),
        ("1.79", MODERATE, "0.75", "1.8"),
        ("0.75", MODERATE, "0.75", "1.8"),
        ("0.74", SEVERE, "0.1", "0.75"),
        ("0.05", PROFOUND, None, "0.1"),
    ],
)
def test_a_wards_scheme_says_its_words_and_is_named_with_them(
    value: str, word: Severity, low: str | None, high: str | None
) -> None:
    call = word_by(OWN, Decimal(value))
    assert call == SeverityCall(word, end(low), end(high), "our-ward", "3", own=OWN)
    found = grade(measured(value), replace(SCHEMES, own=OWN), None, NOBODY, None)
    assert found.severity == call
    assert found.ctcae_6 == grade(measured(value), SCHEMES, None, NOBODY, None).ctcae_6


def test_a_scheme_nobody_reviewed_is_not_called_the_wards_own() -> None:
    assert word_by(ward_scheme(None), Decimal(1)).own is None
    assert word_by(OWN, Decimal(1), ABOVE) == SeverityCall(
        None, scheme="our-ward", scheme_version="3", reason=ONLY_ABOVE, own=OWN
    )


@pytest.mark.parametrize(
    ("value", "comparator", "word"),
    [
        # in a gap of the first year severe is what lies below 0.5, not below the ward's 0.75
        ("0.499", None, SEVERE),
        ("0.5", None, None),
        ("0.6", None, None),
        ("0.5", BELOW, SEVERE),
        ("0.6", BELOW, None),
        ("0.4", BELOW, SEVERE),
    ],
)
def test_a_ward_does_not_move_what_is_severe_in_a_newborn(
    value: str, comparator: Comparator | None, word: Severity | None
) -> None:
    call = word_by(OWN, Decimal(value), comparator, age=Age(5, 5, Maturity.TERM))
    assert call.word is word
    assert call.reason == (None if word else NO_AGE_LIMIT)


def test_an_infants_range_ends_at_the_infants_limit_under_a_wards_scheme() -> None:
    """The ward's moderate runs to 1.8, the infant's line is 1.0."""
    infant = Age(BABY, BABY, Maturity.TERM)
    call = word_by(OWN, Decimal("0.9"), age=infant, age_limits=SCHEMES.age_limits)
    assert (call.word, call.low, call.high) == (MODERATE, Decimal("0.75"), Decimal("1.0"))
    newborn = Age(NEWBORN, NEWBORN, Maturity.TERM)
    between = word_by(OWN, Decimal("1.7"), age=newborn, age_limits=SCHEMES.age_limits)
    assert (between.word, between.low, between.high) == (MODERATE, Decimal("0.75"), Decimal("1.75"))
    on_it = word_by(OWN, Decimal("1.75"), age=newborn, age_limits=SCHEMES.age_limits)
    assert (on_it.word, on_it.low, on_it.high) == (NOT_BELOW, Decimal("1.75"), None)


def test_the_lines_of_a_scheme_stand_lowest_first() -> None:
    assert SCHEMES.clinical.lines == tuple(map(Decimal, ("0.1", "0.5", "1.0", "1.5")))
    assert OWN.lines == tuple(map(Decimal, ("0.1", "0.75", "1.8")))
    assert SCHEMES.lines == SCHEMES.clinical.lines
    together = replace(SCHEMES, own=OWN).lines
    assert together == tuple(map(Decimal, ("0.1", "0.5", "0.75", "1.0", "1.5", "1.8")))


def test_bands_that_leave_an_age_out_have_none_for_it() -> None:
    newborns = AgeBands(0, 28, (Band(None, None, grade=1),))
    by_age = Scheme("x", "X", "1", "", (), (newborns,))
    assert by_age.bands_at(27) == newborns.bands
    assert by_age.bands_at(28) == ()
    assert by_age.bands_at(None) == ()
    assert OWN.bands_at(28) == OWN.bands


@pytest.mark.parametrize(
    ("call", "statement"),
    [
        (SeverityCall(NOT_BELOW, Decimal("1.0")), say("grade.not_below", line=Decimal("1.0"))),
        (SeverityCall(NOT_BELOW), say("grade.word", word=NOT_BELOW)),
        (SeverityCall(SEVERE, Decimal("0.1")), say("grade.word", word=SEVERE)),
        (SeverityCall(None, reason=NO_AGE_LIMIT), NO_AGE_LIMIT),
        (SeverityCall(None), NO_COUNT),
    ],
)
def test_a_word_is_said_with_its_line_or_with_its_reason(call: SeverityCall, statement: Statement) -> None:
    assert call.said == statement


# -- CTCAE and DAIDS in full ------------------------------------------------------------------------------

V5, V6 = SCHEMES.ctcae_5, SCHEMES.ctcae_6


def ctcae(
    version: str, number: int, low: str | None, high: str | None, *, at_least: bool = False
) -> GradeCall:
    return GradeCall(version, number, at_least=at_least, low=end(low), high=end(high), name="CTCAE")


@pytest.mark.parametrize(
    ("value", "comparator", "limit", "call"),
    [
        ("0.49", None, "2.0", ctcae("5.0", 4, None, "0.5")),
        ("0.5", None, "2.0", ctcae("5.0", 3, "0.5", "1.0")),
        ("1.0", None, "2.0", ctcae("5.0", 2, "1.0", "1.5")),
        ("1.5", None, "2.0", ctcae("5.0", 1, "1.5", "2.0")),
        ("1.9999", None, "2.0", ctcae("5.0", 1, "1.5", "2.0")),
        ("2.0", None, "2.0", ctcae("5.0", 0, "2.0", None)),
        ("1.5", None, "1.5", ctcae("5.0", 0, "1.5", None)),
        ("1.6", None, "1.2", ctcae("5.0", 0, "1.2", None)),
        ("1.5", None, None, GradeCall("5.0", None, say("grade.lower_limit_missing"))),
        ("1.5", BELOW, "2.0", ctcae("5.0", 2, "1.0", "1.5", at_least=True)),
        ("1.6", BELOW, "2.0", GradeCall("5.0", None, TOO_HIGH)),
        ("1.6", BELOW, None, GradeCall("5.0", None, TOO_HIGH)),
        ("0.5", BELOW, "2.0", ctcae("5.0", 4, None, "0.5")),
        ("2.0", ABOVE, "2.0", ctcae("5.0", 0, "2.0", None)),
        ("1.9", ABOVE, "2.0", GradeCall("5.0", None, ONLY_ABOVE)),
        ("1.9", ABOVE, None, GradeCall("5.0", None, say("grade.lower_limit_missing"))),
        ("1.2", ABOVE, "2.0", GradeCall("5.0", None, ONLY_ABOVE)),
    ],
)
def test_a_grade_of_ctcae_5(
    value: str, comparator: Comparator | None, limit: str | None, call: GradeCall
) -> None:
    low = None if limit is None else Decimal(limit)
    assert grade_by(V5, Decimal(value), comparator, lower_limit=low) == call
    quantity = None if low is None else Quantity(low * 1000, "/uL")
    assert grade(measured(value, comparator), SCHEMES, quantity, NOBODY, None).ctcae_5 == call


@pytest.mark.parametrize(
    ("value", "comparator", "call"),
    [
        ("0.09", None, ctcae("6.0", 4, None, "0.1")),
        ("0.1", None, ctcae("6.0", 3, "0.1", "0.5")),
        ("0.5", None, ctcae("6.0", 2, "0.5", "1.0")),
        ("1.0", None, ctcae("6.0", 1, "1.0", "1.5")),
        ("1.5", None, ctcae("6.0", 0, "1.5", None)),
        ("0.1", BELOW, ctcae("6.0", 4, None, "0.1")),
        ("0.2", BELOW, ctcae("6.0", 3, "0.1", "0.5", at_least=True)),
        ("1.6", BELOW, GradeCall("6.0", None, TOO_HIGH)),
        ("1.5", ABOVE, ctcae("6.0", 0, "1.5", None)),
        ("1.4", ABOVE, GradeCall("6.0", None, ONLY_ABOVE)),
    ],
)
def test_a_grade_of_ctcae_6(value: str, comparator: Comparator | None, call: GradeCall) -> None:
    for limit in (None, Decimal("1.2")):
        assert grade_by(V6, Decimal(value), comparator, lower_limit=limit) == call


@pytest.mark.parametrize(
    ("value", "comparator", "limit", "remarks"),
    [
        ("1.3", None, "1.2", True),
        ("1.2", None, "1.2", True),
        ("1.1999", None, "1.2", False),
        ("1.3", None, "1.5", False),
        ("1.3", None, None, False),
        ("1.3", BELOW, "1.2", False),
        ("1.6", None, "1.2", False),
        ("0.4", None, "0.3", True),
    ],
)
def test_a_grade_within_the_laboratorys_range_says_so_under_version_5_only(
    value: str, comparator: Comparator | None, limit: str | None, *, remarks: bool
) -> None:
    low = None if limit is None else Decimal(limit)
    remark = say("grade.above_lower_limit", line=low)
    call = grade_by(V5, Decimal(value), comparator, lower_limit=low)
    assert call.remark == (remark if remarks else None)
    assert grade_by(V6, Decimal(value), comparator, lower_limit=low).remark is None


def test_nothing_is_graded_without_a_count() -> None:
    found = grade(Anc(), SCHEMES, Quantity(Decimal(2), "10*9/L"), NOBODY, None)
    assert found.ctcae_5 == GradeCall("5.0", None, NO_COUNT)
    assert found.ctcae_6 == GradeCall("6.0", None, NO_COUNT)
    assert (found.limits, found.also) == ((), ())


def test_schemes_asked_for_beside_the_usual_ones_grade_too() -> None:
    daids = SCHEMES.named("DAIDS 2.1")
    assert daids is not None
    found = grade(measured("0.7"), replace(SCHEMES, also=(daids, V5)), None, NOBODY, 9)
    assert [(call.name, call.version, call.grade) for call in found.also] == [
        ("DAIDS", "2.1", 2),
        ("CTCAE", "5.0", 3),
    ]
    unknown_age = grade(measured("0.7"), replace(SCHEMES, also=(daids,)), None, NOBODY, None)
    assert unknown_age.also == (GradeCall("2.1", None, say("grade.age_missing"), name="DAIDS"),)


def test_schemes_beside_the_usual_ones_know_the_lower_limit_and_the_sign_of_the_count() -> None:
    beside = replace(SCHEMES, also=(V5,))
    limit = Quantity(Decimal("2.0"), "10*9/L")
    assert grade(measured("1.6"), beside, limit, NOBODY, None).also == (ctcae("5.0", 1, "1.5", "2.0"),)
    below = grade(measured("0.6", BELOW), beside, limit, NOBODY, None).also
    assert below == (ctcae("5.0", 3, "0.5", "1.0", at_least=True),)


def test_a_grade_carries_the_name_of_its_scheme() -> None:
    bands = (Band(Decimal("1.5"), None, grade=1, needs_lower_limit=True), Band(None, Decimal("1.5"), grade=2))
    other = Scheme("abc-1", "ABC", "1", "", bands)
    limit = Decimal("2.0")
    grades = [grade_by(other, Decimal(value), lower_limit=limit) for value in ("2.5", "1.6", "0.4")]
    assert [(call.name, call.version, call.grade) for call in grades] == [
        ("ABC", "1", 0),
        ("ABC", "1", 1),
        ("ABC", "1", 2),
    ]
    assert grade_by(other, Decimal("2.5")).name == "ABC"


def test_a_scheme_whose_lowest_band_has_an_end_is_no_scheme() -> None:
    broken = Scheme("x", "X", "1", "", (Band(Decimal("0.5"), None, NOT_BELOW),))
    with pytest.raises(ValueError, match=r"\Athe lowest band of a scheme has no lower end\Z"):
        word_by(broken, Decimal("0.4"))


# -- where a count lies -----------------------------------------------------------------------------------


def test_where_the_true_count_lies_to_its_number() -> None:
    assert (lies_of(None), lies_of(BELOW), lies_of(ABOVE)) == (Lies.AT, Lies.BELOW, Lies.ABOVE)
    assert reach_of(measured("0.4")) == (Decimal("0.4"), Lies.AT)
    assert reach_of(measured("0.1", BELOW)) == (Decimal("0.1"), Lies.BELOW)
    assert reach_of(measured("20", ABOVE)) == (Decimal(20), Lies.ABOVE)
    assert reach_of(at_most("0.3")) == (Decimal("0.3"), Lies.AT_MOST)
    assert reach_of(Anc()) == (None, Lies.AT_MOST)


LIMIT = ReferenceLimit("some limit", Decimal("1.2"), Decimal("5.4"), "a source")
OPEN = replace(LIMIT, high=None)


@pytest.mark.parametrize(
    ("value", "lies", "position", "without_end"),
    [
        ("1.19", Lies.AT, "below", "below"),
        ("1.2", Lies.AT, "within", "within"),
        ("5.4", Lies.AT, "within", "within"),
        ("5.41", Lies.AT, "above", "within"),
        ("1.19", Lies.BELOW, "below", "below"),
        ("1.2", Lies.BELOW, "below", "below"),
        ("1.21", Lies.BELOW, None, None),
        ("1.19", Lies.AT_MOST, "below", "below"),
        ("1.2", Lies.AT_MOST, None, None),
        ("9", Lies.AT_MOST, None, None),
        ("1.0", Lies.ABOVE, None, None),
        ("1.2", Lies.ABOVE, None, None),
        ("9", Lies.ABOVE, None, None),
    ],
)
def test_a_count_lies_below_within_or_above_a_limit_or_it_cannot_be_said(
    value: str, lies: Lies, position: str | None, without_end: str | None
) -> None:
    expected = tuple(
        LimitCall(line, place) for line, place in ((LIMIT, position), (OPEN, without_end)) if place
    )
    assert placed(Decimal(value), lies, (LIMIT, OPEN)) == expected
    assert placed(None, lies, (LIMIT, OPEN)) == ()


@pytest.mark.parametrize(
    ("days", "hours", "patient", "age"),
    [
        (None, None, TERM, None),
        (0, 16, TERM, Age(16, 16, Maturity.TERM)),
        (10, None, NOBODY, Age(240, 263, None)),
        (364, None, NOBODY, Age(8736, 8759, None)),
        (365, None, NOBODY, None),
        (364, 8759, NOBODY, Age(8759, 8759, None)),
        (365, 8760, NOBODY, None),
        # by dates alone the first days may be one day less
        (3, None, Patient(birth_date=date(2026, 11, 1)), Age(48, 95, None)),
        (0, None, Patient(birth_date=date(2026, 11, 1)), Age(-24, 23, None)),
        (4, None, Patient(birth_date=date(2026, 11, 1)), Age(96, 119, None)),
        (3, None, Patient(birth_date=date(2026, 11, 1), birth_time=time(6, 0)), Age(72, 95, None)),
        (3, None, NOBODY, Age(72, 95, None)),
        # how mature: weight first, then weeks
        (5, 120, Patient(gestation_weeks=37), Age(120, 120, Maturity.TERM)),
        (5, 120, Patient(gestation_weeks=36), Age(120, 120, None)),
        (5, 120, Patient(birth_weight_g=1500), Age(120, 120, Maturity.VERY_LOW_BIRTH_WEIGHT)),
        (5, 120, Patient(birth_weight_g=1501), Age(120, 120, None)),
        (
            5,
            120,
            Patient(birth_weight_g=1500, gestation_weeks=38),
            Age(120, 120, Maturity.VERY_LOW_BIRTH_WEIGHT),
        ),
        (5, 120, Patient(birth_weight_g=3000, gestation_weeks=38), Age(120, 120, Maturity.TERM)),
    ],
)
def test_the_age_that_changes_the_definition(
    days: int | None, hours: int | None, patient: Patient, age: Age | None
) -> None:
    assert first_year_age(days, hours, patient) == age


@pytest.mark.parametrize(
    ("earliest", "latest", "covered"),
    [(12, 23, True), (12, 12, True), (23, 23, True), (11, 23, False), (12, 24, False), (24, 24, False)],
)
def test_a_limit_covers_an_age_whole_or_not_at_all(earliest: int, latest: int, *, covered: bool) -> None:
    found = limit_at(SCHEMES.age_limits, Age(earliest, latest, Maturity.TERM))
    assert (found is not None) is covered
    assert limit_at(SCHEMES.age_limits, Age(earliest, latest, None)) is None
    assert limit_at(SCHEMES.age_limits, None) is None


@pytest.mark.parametrize(
    ("maturity", "low"),
    [(Maturity.TERM, "1.0"), (None, "1.0"), (Maturity.VERY_LOW_BIRTH_WEIGHT, None)],
)
def test_a_limit_of_any_newborn_leaves_out_the_very_small(maturity: Maturity | None, low: str | None) -> None:
    """At 40 days: 1.0 for all but those of very low birth weight, who have no verified limit then."""
    found = limit_at(SCHEMES.age_limits, Age(960, 960, maturity))
    assert (None if found is None else str(found.limit.low)) == low


def first_birthday(birth: date) -> date:
    """The same day a year on; that of a child of 29 February is 1 March."""
    leap_day = (birth.month, birth.day) == (2, 29)
    return date(birth.year + 1, 3, 1) if leap_day else date(birth.year + 1, birth.month, birth.day)


def test_the_first_year_ends_on_the_first_birthday_whatever_the_calendar() -> None:
    birth = date(2022, 12, 1)
    while birth < date(2025, 4, 1):
        patient = Patient(birth_date=birth, birth_time=time(6, 0))
        days = (first_birthday(birth) - birth).days
        assert first_year_age(days - 1, None, patient) is not None, birth
        assert first_year_age(days, None, patient) is None, birth
        assert first_year_age(days - 1, days * 24 - 1, patient) is not None, birth
        assert first_year_age(days, days * 24, patient) is None, birth
        birth += timedelta(days=1)


GESTATION, WEIGHT, TIME = NewbornFact
TERM_ROW = AgeLimit(LIMIT, Maturity.TERM, 72, 672)
SMALL_ROW = AgeLimit(LIMIT, Maturity.VERY_LOW_BIRTH_WEIGHT, 61, 696)


@pytest.mark.parametrize(
    ("age", "patient", "facts"),
    [
        # hours known: how mature the newborn was
        (Age(100, 100, None), NOBODY, (GESTATION, WEIGHT)),
        (Age(100, 100, None), Patient(gestation_weeks=36), (WEIGHT,)),
        (Age(100, 100, None), Patient(birth_weight_g=2000), (GESTATION,)),
        (Age(100, 100, None), Patient(gestation_weeks=36, birth_weight_g=2000), ()),
        (Age(100, 100, Maturity.TERM), TERM, ()),
        # from 61 h for the very small, from 72 h for the mature, below 672 and 696 h
        (Age(60, 60, None), NOBODY, ()),
        (Age(61, 61, None), NOBODY, (WEIGHT,)),
        (Age(71, 71, None), NOBODY, (WEIGHT,)),
        (Age(72, 72, None), NOBODY, (GESTATION, WEIGHT)),
        (Age(671, 671, None), NOBODY, (GESTATION, WEIGHT)),
        (Age(672, 672, None), NOBODY, (WEIGHT,)),
        (Age(696, 696, None), NOBODY, ()),
        # a day alone: the hour too, where it decides
        (Age(48, 60, None), NOBODY, ()),
        (Age(48, 61, None), NOBODY, (WEIGHT, TIME)),
        (Age(49, 72, None), NOBODY, (GESTATION, WEIGHT, TIME)),
        (Age(72, 95, None), NOBODY, (GESTATION, WEIGHT)),
        (Age(100, 123, None), NOBODY, (GESTATION, WEIGHT)),
        (Age(48, 72, Maturity.TERM), TERM, (TIME,)),
        (Age(72, 95, Maturity.TERM), TERM, ()),
        (Age(648, 671, Maturity.TERM), TERM, ()),
        (Age(649, 672, Maturity.TERM), TERM, (TIME,)),
        (Age(671, 694, Maturity.TERM), TERM, (TIME,)),
        (Age(48, 71, Maturity.VERY_LOW_BIRTH_WEIGHT), Patient(birth_weight_g=1200), (TIME,)),
        (Age(62, 85, Maturity.VERY_LOW_BIRTH_WEIGHT), Patient(birth_weight_g=1200), ()),
    ],
)
def test_what_would_give_a_newborn_a_limit_is_named(
    age: Age, patient: Patient, facts: tuple[NewbornFact, ...]
) -> None:
    assert not_recorded((TERM_ROW, SMALL_ROW), age, patient) == facts


def test_what_is_missing_stands_beside_the_grading_and_nothing_where_nothing_is() -> None:
    def lacking(patient: Patient, hours: int) -> Statement | None:
        return grade(measured("3"), SCHEMES, None, patient, hours // 24, age_hours=hours).not_recorded

    what = tuple(say("grade.newborn_fact", fact=fact) for fact in (GESTATION, WEIGHT))
    assert lacking(NOBODY, 100) == say("grade.not_recorded", what=what)
    assert lacking(TERM, 5) is None
    assert lacking(TERM, 100) is None
    assert lacking(NOBODY, BABY) is None
    assert grade(measured("3"), SCHEMES, None, NOBODY, None).not_recorded is None
