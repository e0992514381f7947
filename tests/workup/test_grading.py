"""Grades: each line at, just below and just above; what cannot be said is not said."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.anc import Anc, Basis
from neutro_desk.workup.assessed import age_at, assess
from neutro_desk.workup.case import Cbc, Comparator, Differential, Duffy, Patient, Quantity
from neutro_desk.workup.grading import Grades, Scheme, Schemes, Severity, grade, grade_by, word_by
from neutro_desk.workup.reference_limits import Age, NewbornFact
from neutro_desk.workup.statements import Statement

SCHEMES = load_schemes(resource("schemes"))
NOBODY = Patient()
TERM = Patient(gestation_weeks=40)
TINY = Patient(gestation_weeks=29, birth_weight_g=1500)


def grades(
    value: str, *, limit: str | None = None, patient: Patient = NOBODY, hours: int | None = None
) -> Grades:
    days = None if hours is None else hours // 24
    lower_limit = None if limit is None else Quantity(Decimal(limit), "10*9/L")
    return grade(Anc(value=Decimal(value)), SCHEMES, lower_limit, patient, days, age_hours=hours)


def scheme(name: str) -> Scheme:
    found = SCHEMES.named(name)
    assert found is not None
    return found


def reason(statement: Statement | None) -> str | None:
    return None if statement is None else statement.key


@pytest.mark.parametrize(
    ("value", "word", "v5", "v6"),
    [
        ("0", Severity.PROFOUND, 4, 4),
        ("0.0999", Severity.PROFOUND, 4, 4),
        ("0.1", Severity.SEVERE, 4, 3),
        ("0.4999", Severity.SEVERE, 4, 3),
        ("0.5", Severity.MODERATE, 3, 2),
        ("0.9999", Severity.MODERATE, 3, 2),
        ("1.0", Severity.MILD, 2, 1),
        ("1.4999", Severity.MILD, 2, 1),
        ("1.5", Severity.NOT_BELOW, 1, 0),
        ("1.9999", Severity.NOT_BELOW, 1, 0),
        ("2.0", Severity.NOT_BELOW, 0, 0),
    ],
)
def test_every_line_belongs_to_the_better_side(value: str, word: Severity, v5: int, v6: int) -> None:
    """Seed 1 and CTCAE 5.0, 6.0 (CLINICAL 2.1); the laboratory's lower limit is 2.0."""
    found = grades(value, limit="2.0")
    assert found.severity.word is word
    assert (found.ctcae_5.grade, found.ctcae_6.grade) == (v5, v6)


def test_a_word_carries_both_ends_of_its_range_and_its_scheme() -> None:
    call = grades("0.42").severity
    assert (call.low, call.high) == (Decimal("0.1"), Decimal("0.5"))
    assert (call.scheme, call.scheme_version) == ("clinical", "1")
    profound = grades("0.05").severity
    assert (profound.low, profound.high) == (None, Decimal("0.1"))
    assert grades("3").severity.low == Decimal("1.5")


def test_the_squares_fill_from_mild_to_profound() -> None:
    assert [word.squares for word in Severity] == [0, 1, 2, 3, 4]


def test_without_a_count_nothing_is_graded() -> None:
    found = grade(Anc(), SCHEMES, None, NOBODY, None)
    assert found.severity.word is None
    assert (found.ctcae_5.grade, found.ctcae_6.grade) == (None, None)
    assert reason(found.severity.reason) == "grade.no_count"
    assert found.limits == ()


@pytest.mark.parametrize(
    ("limit", "word", "v5", "v6", "at_least"),
    [
        ("0.05", Severity.PROFOUND, 4, 4, False),
        ("0.3", Severity.SEVERE, 4, 3, True),
        ("0.5", Severity.MODERATE, 3, 2, True),
        ("1.2", Severity.MILD, 2, 1, True),
        ("1.5", None, None, None, False),
        ("5.2", None, None, None, False),
    ],
)
def test_a_white_count_alone_grades_at_least(
    limit: str, word: Severity | None, v5: int | None, v6: int | None, *, at_least: bool
) -> None:
    anc = Anc(upper_limit=Decimal(limit), basis=Basis.WHITE_COUNT_ALONE)
    found = grade(anc, SCHEMES, None, NOBODY, None)
    assert (found.severity.word, found.severity.at_least) == (word, at_least)
    assert (found.ctcae_5.grade, found.ctcae_6.grade) == (v5, v6)
    if word is None:
        assert reason(found.severity.reason) == "grade.limit_too_high"


@pytest.mark.parametrize(
    ("limit", "word", "v6", "at_least"),
    [
        ("0.1", Severity.PROFOUND, 4, False),
        ("0.5", Severity.SEVERE, 3, True),
        ("0.2", Severity.SEVERE, 3, True),
    ],
)
def test_a_count_strictly_below_its_limit(limit: str, word: Severity, v6: int, *, at_least: bool) -> None:
    anc = Anc(value=Decimal(limit), comparator=Comparator.BELOW, basis=Basis.LABORATORY)
    found = grade(anc, SCHEMES, None, NOBODY, None)
    assert (found.severity.word, found.severity.at_least) == (word, at_least)
    assert (found.ctcae_6.grade, found.ctcae_6.at_least) == (v6, at_least)


def test_a_count_above_a_limit_has_a_word_only_where_every_higher_count_has_it() -> None:
    high = grade(Anc(value=Decimal(20), comparator=Comparator.ABOVE), SCHEMES, None, NOBODY, None)
    assert high.severity.word is Severity.NOT_BELOW
    assert high.ctcae_6.grade == 0
    low = grade(Anc(value=Decimal("0.3"), comparator=Comparator.ABOVE), SCHEMES, None, NOBODY, None)
    assert low.severity.word is None
    assert (low.ctcae_5.grade, low.ctcae_6.grade) == (None, None)


@pytest.mark.parametrize(
    ("patient", "hours", "value", "word", "why"),
    [
        # term: no limit to 12 h, Manroe 7.8 to 24 h, none to 72 h, Manroe 1.75 to 28 d, then 1.0
        (TERM, 11, "9.0", None, "grade.no_age_limit"),
        (TERM, 12, "7.8", Severity.NOT_BELOW, None),
        (TERM, 12, "7.799", None, "grade.below_age_limit"),
        (TERM, 23, "7.8", Severity.NOT_BELOW, None),
        (TERM, 24, "9.0", None, "grade.no_age_limit"),
        (TERM, 71, "9.0", None, "grade.no_age_limit"),
        (TERM, 72, "1.75", Severity.NOT_BELOW, None),
        (TERM, 72, "1.749", None, "grade.below_age_limit"),
        (TERM, 72, "1.499", Severity.MILD, None),
        (TERM, 671, "1.5", None, "grade.below_age_limit"),
        (TERM, 672, "1.5", Severity.NOT_BELOW, None),
        # very low birth weight: 1.1 from 61 h to 28 d, 0.5 at 13 to 15 weeks, 1.0 after 18 weeks
        (TINY, 60, "2.0", None, "grade.no_age_limit"),
        (TINY, 61, "1.1", Severity.NOT_BELOW, None),
        (TINY, 61, "1.099", Severity.MILD, None),
        (TINY, 28 * 24, "1.1", Severity.NOT_BELOW, None),
        (TINY, 29 * 24, "1.1", None, "grade.no_age_limit"),
        (TINY, 95 * 24, "0.5", Severity.NOT_BELOW, None),
        (TINY, 110 * 24, "0.9", None, "grade.no_age_limit"),
        (TINY, 127 * 24, "1.0", Severity.NOT_BELOW, None),
        # late preterm, and nothing known: none before 28 d
        (Patient(gestation_weeks=36, birth_weight_g=2400), 20 * 24, "2.0", None, "grade.no_age_limit"),
        (NOBODY, 20 * 24, "2.0", None, "grade.no_age_limit"),
        # infants: 1.0 to one year, 1.5 from then on
        (NOBODY, 28 * 24, "1.0", Severity.NOT_BELOW, None),
        (NOBODY, 200 * 24, "0.999", Severity.MODERATE, None),
        (NOBODY, 364 * 24, "1.2", Severity.NOT_BELOW, None),
        (NOBODY, 365 * 24, "1.2", Severity.MILD, None),
    ],
)
def test_a_first_year_is_judged_by_its_own_limits(
    patient: Patient, hours: int, value: str, word: Severity | None, why: str | None
) -> None:
    call = grades(value, patient=patient, hours=hours).severity
    assert call.word is word
    assert reason(call.reason) == why


@pytest.mark.parametrize(
    ("value", "word"), [("0.499", Severity.SEVERE), ("0.099", Severity.PROFOUND), ("0.5", None)]
)
def test_severe_and_profound_stand_at_every_age(value: str, word: Severity | None) -> None:
    assert grades(value, patient=TERM, hours=5).severity.word is word


def bands(patient: Patient, hours: int | None) -> list[tuple[str | None, str]]:
    found = grades("1.2", patient=patient, hours=hours).bands
    return [
        (band.word.value if band.word else None, str(band.high)) for band in found if band.high is not None
    ]


@pytest.mark.parametrize(
    ("patient", "hours", "expected"),
    [
        (NOBODY, None, [("mild", "1.5"), ("moderate", "1.0"), ("severe", "0.5"), ("profound", "0.1")]),
        (NOBODY, 365 * 24, [("mild", "1.5"), ("moderate", "1.0"), ("severe", "0.5"), ("profound", "0.1")]),
        # no verified limit: mild and moderate are withheld, severe and profound stand
        (TERM, 6, [("severe", "0.5"), ("profound", "0.1")]),
        (NOBODY, 20 * 24, [("severe", "0.5"), ("profound", "0.1")]),
        # an infant's 1.0, the 1.75 of a term newborn, the 1.1 and the 0.5 of very low birth weight
        (NOBODY, 40 * 24, [("moderate", "1.0"), ("severe", "0.5"), ("profound", "0.1")]),
        (TERM, 100, [("mild", "1.5"), ("moderate", "1.0"), ("severe", "0.5"), ("profound", "0.1")]),
        (TINY, 100, [("mild", "1.1"), ("moderate", "1.0"), ("severe", "0.5"), ("profound", "0.1")]),
        (TINY, 95 * 24, [("severe", "0.5"), ("profound", "0.1")]),
    ],
)
def test_only_bands_that_hold_at_the_age_are_drawn(
    patient: Patient, hours: int | None, expected: list[tuple[str, str]]
) -> None:
    """CLINICAL 2.4: in a gap mild and moderate are withheld; severe and profound stay."""
    assert bands(patient, hours) == expected


@pytest.mark.parametrize(
    ("patient", "days", "hours", "facts"),
    [
        # nothing known: gestation gives a term newborn its limit, a weight up to 1500 g that of a small one
        (NOBODY, 5, 120, ["gestation", "birth weight"]),
        (NOBODY, 0, 16, ["gestation"]),
        (NOBODY, 2, 65, ["birth weight"]),
        (NOBODY, 0, 6, []),
        (NOBODY, 30, 720, []),
        (Patient(birth_weight_g=3400), 5, 120, ["gestation"]),
        (Patient(gestation_weeks=33), 5, 120, ["birth weight"]),
        (Patient(gestation_weeks=34, birth_weight_g=2000), 5, 120, []),
        # known, in a gap of its own
        (TERM, 2, 48, []),
        (TINY, 100, 110 * 24, []),
        # the hours are not known: 0 to 47 h reach into 12 to 24 h, 48 to 95 h across 72 h
        (Patient(birth_date=date(2026, 11, 20), gestation_weeks=40), 1, None, ["birth time"]),
        (Patient(birth_date=date(2026, 11, 18), gestation_weeks=40), 3, None, ["birth time"]),
        (Patient(birth_date=date(2026, 11, 20)), 1, None, ["gestation", "birth time"]),
        (Patient(birth_date=date(2026, 11, 16), gestation_weeks=40), 5, None, []),
    ],
)
def test_what_is_not_recorded_of_a_newborn_is_named_where_it_may_give_a_limit(
    patient: Patient, days: int, hours: int | None, facts: list[str]
) -> None:
    said = grade(Anc(value=Decimal(3)), SCHEMES, None, patient, days, age_hours=hours).not_recorded
    what = said["what"] if said is not None else ()
    assert isinstance(what, tuple)
    named = [one["fact"] for one in what]
    assert [fact.value for fact in named if isinstance(fact, NewbornFact)] == facts


def test_an_infants_range_is_named_by_the_infants_limit() -> None:
    call = grades("1.2", hours=100 * 24).severity
    assert (call.word, str(call.low)) == (Severity.NOT_BELOW, "1.0")


def test_days_counted_by_dates_alone_do_not_reach_into_the_first_three_days() -> None:
    by_dates = Patient(birth_date=date(2026, 11, 18), gestation_weeks=40)
    anc = Anc(value=Decimal("2.0"))
    assert grade(anc, SCHEMES, None, by_dates, 3).severity.word is None
    assert grade(anc, SCHEMES, None, by_dates, 4).severity.word is Severity.NOT_BELOW


@pytest.mark.parametrize(
    ("born", "collected", "infant"),
    [
        (date(2025, 6, 1), date(2026, 5, 31), True),
        (date(2025, 6, 1), date(2026, 6, 1), False),  # 365 days
        (date(2023, 6, 1), date(2024, 5, 31), True),  # 365 days: 29 February lies between
        (date(2023, 6, 1), date(2024, 6, 1), False),
        (date(2024, 2, 28), date(2025, 2, 27), True),
        (date(2024, 2, 28), date(2025, 2, 28), False),
        (date(2024, 3, 1), date(2025, 2, 28), True),
        (date(2024, 3, 1), date(2025, 3, 1), False),
        (date(2023, 3, 1), date(2024, 2, 29), True),
        (date(2023, 2, 28), date(2024, 2, 28), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 2, 29), date(2025, 3, 1), False),
    ],
)
def test_the_first_year_ends_with_the_first_birthday(born: date, collected: date, *, infant: bool) -> None:
    """1.2 is not below the 1.0 of an infant, and mild from one year on (CLINICAL 2.4)."""
    call = grade(
        Anc(value=Decimal("1.2")), SCHEMES, None, Patient(birth_date=born), (collected - born).days
    ).severity
    assert call.word is (Severity.NOT_BELOW if infant else Severity.MILD)


def test_age_at_collection_is_completed_days_and_hours() -> None:
    patient = Patient(birth_date=date(2026, 11, 20), birth_time=time(14, 10))
    assert age_at(datetime(2026, 11, 21, 6, 10), patient) == (0, 16)
    assert age_at(datetime(2026, 11, 21, 14, 10), patient) == (1, 24)
    assert age_at(datetime(2026, 11, 21, 6, 10), Patient(birth_date=date(1961, 3, 4))) == (24003, None)
    assert age_at(datetime(2026, 11, 19), patient) == (None, None)
    assert age_at(None, patient) == (None, None)


def test_a_baby_of_16_hours_is_assessed_by_its_hours() -> None:
    """T81: 6.0 lies below the 7.8 of 12 to 24 hours."""
    patient = Patient(birth_date=date(2026, 11, 20), birth_time=time(14, 10), gestation_weeks=40)
    cells = Differential(segs=Decimal(50), bands=Decimal(10))
    cbc = Cbc(
        collected=datetime(2026, 11, 21, 6, 10), wbc=Quantity(Decimal(10), "10*9/L"), differential=cells
    )
    found = assess(cbc, (), SCHEMES, patient).grades
    assert reason(found.severity.reason) == "grade.below_age_limit"
    assert [call.position for call in found.limits] == ["below"]


@pytest.mark.parametrize(
    ("value", "position"),
    [("1.209", "below"), ("1.210", "within"), ("5.390", "within"), ("5.391", "above"), ("0.42", "below")],
)
def test_the_duffy_null_interval_is_a_second_line(value: str, position: str) -> None:
    found = grades(value, patient=Patient(duffy=Duffy.NULL))
    assert [(call.limit.name, call.position) for call in found.limits] == [
        ("Duffy-null, United States", position)
    ]
    assert str(found.limits[0].limit.low) == "1.210"


@pytest.mark.parametrize("duffy", [Duffy.POSITIVE, Duffy.UNKNOWN])
def test_only_a_tested_duffy_null_type_adds_a_limit(duffy: Duffy) -> None:
    assert grades("1.25", patient=Patient(duffy=duffy)).limits == ()


def test_the_duffy_interval_of_adults_is_not_lent_to_children() -> None:
    anc = Anc(value=Decimal("1.25"))
    child = grade(anc, SCHEMES, None, Patient(duffy=Duffy.NULL), 6000)
    assert child.limits == ()
    adult = grade(anc, SCHEMES, None, Patient(duffy=Duffy.NULL), 6575)
    assert [call.position for call in adult.limits] == ["within"]


def test_the_duffy_type_never_changes_word_or_grade() -> None:
    for value in ("0.3", "0.9", "1.3", "2.0"):
        plain, null = grades(value), grades(value, patient=Patient(duffy=Duffy.NULL))
        assert (plain.severity, plain.ctcae_5, plain.ctcae_6) == (null.severity, null.ctcae_5, null.ctcae_6)


def test_a_white_count_alone_lies_below_an_interval_or_says_nothing_of_it() -> None:
    patient = Patient(duffy=Duffy.NULL)
    low = grade(Anc(upper_limit=Decimal("0.3")), SCHEMES, None, patient, None)
    assert [call.position for call in low.limits] == ["below"]
    assert grade(Anc(upper_limit=Decimal("3.0")), SCHEMES, None, patient, None).limits == ()


@pytest.mark.parametrize(
    ("days", "value", "expected"),
    [
        # up to 1 day: 4.000 to 5.000, 3.000 to 3.999, 1.500 to 2.999, under 1.500 (not the misprinted 1550)
        *((0, "5.001", 0), (0, "5.000", 1), (1, "4.000", 1), (1, "3.9999", 2), (1, "3.000", 2)),
        *((1, "2.9999", 3), (1, "1.5499", 3), (0, "1.500", 3), (0, "1.4999", 4), (1, "0", 4)),
        # 2 to 7 days: 1.250 to 1.500, 1.000 to 1.249, 0.750 to 0.999, under 0.750
        *((2, "1.501", 0), (2, "1.500", 1), (7, "1.250", 1), (7, "1.2495", 2), (7, "1.000", 2)),
        *((2, "0.9995", 3), (2, "0.750", 3), (7, "0.7499", 4)),
        # over 7 days: 0.800 to 1.000, 0.600 to 0.799, 0.400 to 0.599, under 0.400
        *((8, "1.001", 0), (8, "1.000", 1), (8, "0.800", 1), (8, "0.7995", 2), (20000, "0.600", 2)),
        *((20000, "0.5999", 3), (20000, "0.400", 3), (8, "0.3999", 4)),
    ],
)
def test_daids_grades_by_age_without_holes_and_with_the_top_of_grade_1(
    days: int, value: str, expected: int
) -> None:
    """DAIDS 2.1 (CLINICAL 2.1, INTERFACE `grade`); age in completed whole days."""
    assert grade_by(scheme("DAIDS 2.1"), Decimal(value), age_days=days).grade == expected


def test_daids_cannot_grade_without_an_age() -> None:
    call = grade_by(scheme("DAIDS 2.1"), Decimal("0.3"))
    assert (call.grade, reason(call.reason)) == (None, "grade.age_missing")


@pytest.mark.parametrize(
    ("value", "comparator", "expected", "at_least", "why"),
    [
        ("0.4", Comparator.BELOW, 4, False, None),
        ("0.8", Comparator.BELOW, 2, True, None),
        ("1.000", Comparator.BELOW, 1, True, None),
        ("1.001", Comparator.BELOW, None, False, "grade.limit_too_high"),
        ("1.000", Comparator.ABOVE, 0, False, None),
        ("0.999", Comparator.ABOVE, None, False, "grade.only_above"),
    ],
)
def test_daids_grades_a_limit_by_what_it_proves(
    value: str, comparator: Comparator, expected: int | None, why: str | None, *, at_least: bool
) -> None:
    call = grade_by(scheme("DAIDS 2.1"), Decimal(value), comparator, age_days=30)
    assert (call.grade, call.at_least, reason(call.reason)) == (expected, at_least, why)


@pytest.mark.parametrize(
    ("value", "limit", "expected"),
    [
        # admiral, criteria version 4, lower limit 2.0 unless missing (T33 to T41)
        *(("0.49", "2.0", 4), ("0.5", "2.0", 3), ("0.99", "2.0", 3), ("1.0", "2.0", 2), ("1.49", "2.0", 2)),
        *(("1.5", "2.0", 1), ("1.9", "2.0", 1), ("2.0", "2.0", 0), ("1.5", None, None), ("0.4", None, 4)),
    ],
)
def test_ctcae_4_03_has_the_rows_of_version_5(value: str, limit: str | None, expected: int | None) -> None:
    lower_limit = None if limit is None else Decimal(limit)
    old = grade_by(scheme("CTCAE 4.03"), Decimal(value), lower_limit=lower_limit)
    assert (old.grade, old.version) == (expected, "4.03")
    assert grade_by(scheme("CTCAE 5.0"), Decimal(value), lower_limit=lower_limit).grade == expected


def test_every_scheme_is_found_by_its_name_whatever_its_capitals() -> None:
    assert SCHEMES.names == ("CTCAE 4.03", "CTCAE 5.0", "CTCAE 6.0", "DAIDS 2.1", "clinical")
    assert SCHEMES.named(" ctcae  4.03 ") is scheme("CTCAE 4.03")
    assert SCHEMES.named("CTCAE") is None
    assert [one.gives_words for one in SCHEMES.every] == [False, False, False, False, True]


def test_one_measured_count_has_the_word_and_the_grade_of_the_whole_grading() -> None:
    for value in ("0.05", "0.1", "0.499", "0.5", "1.3", "1.5", "4.2"):
        whole = grades(value, limit="2.0")
        assert word_by(SCHEMES.clinical, Decimal(value)) == whole.severity
        assert grade_by(SCHEMES.ctcae_5, Decimal(value), lower_limit=Decimal("2.0")) == whole.ctcae_5
    newborn = Age(16, 16, None)
    call = word_by(SCHEMES.clinical, Decimal("0.6"), age=newborn, age_limits=SCHEMES.age_limits)
    assert reason(call.reason) == "grade.no_age_limit"


def test_a_count_above_a_grade_0_line_is_grade_0_and_not_at_least() -> None:
    """True counts above 20 x 10^9/L are all grade 0."""
    call = grade_by(SCHEMES.ctcae_6, Decimal(20), Comparator.ABOVE)
    assert (call.grade, call.at_least) == (0, False)


@given(st.decimals(min_value=0, max_value=20, places=4), st.decimals(min_value=0, max_value=20, places=4))
def test_more_neutrophils_are_never_a_worse_grade(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    fewer, more = grades(str(low), limit="2.0"), grades(str(high), limit="2.0")
    assert fewer.severity.word is not None
    assert more.severity.word is not None
    assert fewer.severity.word.squares >= more.severity.word.squares
    assert (fewer.ctcae_5.grade or 0) >= (more.ctcae_5.grade or 0)
    assert (fewer.ctcae_6.grade or 0) >= (more.ctcae_6.grade or 0)


@given(st.integers(0, 5000), st.integers(0, 100), st.integers(0, 400))
def test_another_unit_keeps_word_and_grades(cells: int, segs: int, days: int) -> None:
    shares = Differential(segs=Decimal(segs), bands=Decimal(0))
    patient = Patient(birth_date=date(2026, 1, 1), gestation_weeks=40)
    when = datetime.fromordinal(date(2026, 1, 1).toordinal() + days)
    small = Cbc(collected=when, wbc=Quantity(Decimal(cells), "/uL"), differential=shares)
    large = Cbc(collected=when, wbc=Quantity(Decimal(cells) / 1000, "10*9/L"), differential=shares)
    assert assess(small, (), SCHEMES, patient).grades == assess(large, (), SCHEMES, patient).grades


def test_every_reason_has_its_sentence(phrasebook: Phrasebook, schemes: Schemes) -> None:
    calls = [
        grade(Anc(), schemes, None, NOBODY, None).severity.reason,
        grades("1.6").ctcae_5.reason,
        grades("1.3", limit="1.2").ctcae_5.remark,
        grades("6.0", patient=TERM, hours=16).severity.reason,
        grades("6.0", patient=TERM, hours=6).severity.reason,
        grade(Anc(upper_limit=Decimal(5)), schemes, None, NOBODY, None).severity.reason,
        grade(
            Anc(value=Decimal(1), comparator=Comparator.ABOVE), schemes, None, NOBODY, None
        ).severity.reason,
    ]
    calls.append(grade_by(scheme("DAIDS 2.1"), Decimal(1)).reason)
    for said in calls:
        assert said is not None
        assert phrasebook.text(said)
