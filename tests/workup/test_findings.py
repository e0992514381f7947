"""What counts and events tell of the checklist, and where they stay silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import (
    Case,
    Comparator,
    Differential,
    Duffy,
    Event,
    EventKind,
    Known,
    Method,
    Patient,
    Setting,
    Sex,
    Voided,
)
from neutro_desk.workup.causes import Finding, Origin
from neutro_desk.workup.course import Course, Shown
from neutro_desk.workup.findings import _SOURCES, derive_findings
from neutro_desk.workup.pack_vocabulary import DERIVED
from neutro_desk.workup.periodicity import Periodicity
from neutro_desk.workup.statements import Note, NoteKind, say
from tests.workup.small_pack import at, count, course, drug, given, pack, quantity, question

PACK = pack([question(name, derived=name) for name in sorted(DERIVED)], drugs=[drug("clozapine")])
NOTHING = Course()
FALL = course(("03", "2.60"), ("16", "1.72"), ("19", "0.81"), ("21", "0.42"))


def test_every_name_a_pack_may_derive_from_has_its_finding() -> None:
    assert frozenset(_SOURCES) == DERIVED


def told(
    name: str, case: Case | None = None, *counts: AssessedCount, over_time: Course = NOTHING
) -> Finding | None:
    """Return one derived finding."""
    return derive_findings(case or Case(), counts, over_time, PACK).get(name)


def word(found: Finding | None) -> str | None:
    """Return its answer; None for silence."""
    return None if found is None else found.answer.value


def events(*happened: Event) -> Case:
    """A case with events only."""
    return Case(events=happened)


def of_kind(kind: EventKind, day: str, **more: object) -> Event:
    """A point event."""
    return Event(kind, at=at(day).date(), **more)  # type: ignore[arg-type]


def patient(**fields: object) -> Case:
    """A case with a patient only."""
    return Case(patient=Patient(**fields))  # type: ignore[arg-type]


def test_an_empty_case_tells_nothing_at_all() -> None:
    assert derive_findings(Case(), (), NOTHING, PACK) == {}


def test_events_that_are_missing_never_answer_no() -> None:
    found = derive_findings(Case(), (count(),), FALL, PACK)
    answered_by_events = {
        "fever-recorded", "on-chemotherapy", "new-drug", "known-culprit", "gcsf-or-steroid", "radiotherapy",
        "transplant", "normal-before-drug",
    }  # fmt: skip
    assert answered_by_events.isdisjoint(found)


def test_low_on_two_days_is_repeated_and_a_normal_repeat_says_no() -> None:
    assert word(told("repeat-low", over_time=FALL)) == "yes"
    assert word(told("repeat-low", over_time=course(("01", "1.4"), ("02", "1.5")))) == "no"
    assert told("repeat-low", over_time=course(("01", "1.6"), ("02", "1.4"))) is None
    assert told("repeat-low", over_time=course(("01", "1.6"))) is None


def test_fever_counts_within_seven_days_of_the_latest_count() -> None:
    for day, expected in (("14", "yes"), ("13", None), ("21", "yes"), ("28", "yes"), ("29", None)):
        assert word(told("fever-recorded", events(of_kind(EventKind.FEVER, day)), count("21"))) == expected


def test_a_fever_is_told_with_its_temperature(phrasebook: Phrasebook) -> None:
    fever = Event(EventKind.FEVER, at=at("21", "05:40"), temperature=quantity("38.4", "Cel"))
    found = told("fever-recorded", events(fever), count("21"))
    assert found is not None
    assert found.fact is not None
    assert found.origin is Origin.EVENTS
    assert phrasebook.text(found.fact) == "38.4 °C, 21-Nov 05:40"


@pytest.mark.parametrize(("day", "expected"), [("2026-10-10", "yes"), ("2026-10-09", None), ("22", None)])
def test_chemotherapy_counts_for_six_weeks(day: str, expected: str | None) -> None:
    given_then = events(of_kind(EventKind.CHEMOTHERAPY, day))
    assert word(told("on-chemotherapy", given_then, count("21"))) == expected


def test_a_cytotoxic_written_down_as_a_drug_counts_as_chemotherapy() -> None:
    listed = pack([question("q", derived="on-chemotherapy")], drugs=[drug("docetaxel", chemotherapy=True)])
    case = events(given("docetaxel", "10"))
    assert word(derive_findings(case, (count("21"),), FALL, listed).get("q")) == "yes"
    assert told("on-chemotherapy", events(given("clozapine", "10")), count("21"), over_time=FALL) is None


def test_a_drug_is_new_if_started_within_92_days_before_the_first_low_count(phrasebook: Phrasebook) -> None:
    # First low count on 19-Nov-2026; 92 days before it is 19-Aug-2026.
    starts = (("2026-08-19", "yes"), ("2026-08-18", None), ("18", "yes"), ("19", None))
    for start, expected in starts:
        assert word(told("new-drug", events(given("x", start)), count("21"), over_time=FALL)) == expected
    found = told("new-drug", events(given("x", "03")), count("21"), over_time=FALL)
    assert found is not None
    assert found.fact is not None
    assert phrasebook.text(found.fact) == "03-Nov, day 18"


def test_only_a_drug_of_the_list_is_a_known_one_and_only_while_it_can_matter() -> None:
    def told_of(*taken: Event) -> str | None:
        return word(told("known-culprit", events(*taken), count("21"), over_time=FALL))

    assert told_of(given("Clozapine 100 mg", "2026-01-01")) == "yes"
    assert told_of(given("clonazepam", "2026-01-01")) is None
    assert told_of(given("clozapine", "2026-01-01", "2026-08-19")) == "yes"
    assert told_of(given("clozapine", "2026-01-01", "2026-08-18")) is None
    assert told_of(given("clozapine", "20")) is None


def test_the_normal_count_before_is_the_last_one_before_the_fall(phrasebook: Phrasebook) -> None:
    found = told("normal-before", over_time=FALL)
    assert found is not None
    assert found.fact is not None
    assert (found.answer.value, phrasebook.text(found.fact)) == ("yes", "1.72 on 16-Nov")
    assert told("normal-before", over_time=course(("19", "0.81"), ("21", "0.42"))) is None
    assert word(told("normal-before", over_time=course(("01", "1.5"), ("02", "1.49")))) == "yes"


def test_the_count_before_the_newest_drug_answers_yes_or_no(phrasebook: Phrasebook) -> None:
    case = events(given("y", "2026-10-01"), given("x", "03"))
    found = told("normal-before-drug", case, over_time=FALL)
    assert found is not None
    assert found.fact is not None
    assert (found.answer.value, phrasebook.text(found.fact)) == ("yes", "2.60 on 03-Nov")
    dips = course(("01", "1.2"), ("05", "1.6"), ("19", "0.8"))
    assert word(told("normal-before-drug", case, over_time=dips)) == "no"
    assert told("normal-before-drug", case, over_time=course(("19", "0.8"))) is None


@pytest.mark.parametrize("kind", [EventKind.G_CSF, EventKind.STEROID])
def test_growth_factor_and_steroids_count_for_seven_days(kind: EventKind) -> None:
    for day, expected in (("14", "yes"), ("13", None)):
        assert word(told("gcsf-or-steroid", events(of_kind(kind, day)), count("21"))) == expected
    ongoing = Event(kind, start=date(2026, 9, 1))
    assert word(told("gcsf-or-steroid", events(ongoing), count("21"))) == "yes"


def test_a_fall_by_half_within_14_days_is_sudden() -> None:
    assert word(told("sudden", over_time=course(("01", "2.0"), ("15", "1.0")))) == "yes"
    assert told("sudden", over_time=course(("01", "2.0"), ("15", "1.01"))) is None
    assert told("sudden", over_time=course(("01", "2.0"), ("16", "1.0"))) is None
    assert told("sudden", over_time=course(("01", "1.4"), ("02", "0.2"))) is None
    assert word(told("sudden", over_time=course(("01", "1.5"), ("02", "<0.1")))) == "yes"


def test_chronic_needs_90_days_and_three_counts_and_no_needs_a_normal_count_before() -> None:
    # 90 days before 30-Nov-2026 is 01-Sep-2026.
    assert (
        word(told("chronic", over_time=course(("2026-09-01", "1.4"), ("15", "1.2"), ("30", "1.0")))) == "yes"
    )
    assert told("chronic", over_time=course(("2026-09-02", "1.4"), ("15", "1.2"), ("30", "1.0"))) is None
    assert told("chronic", over_time=course(("2026-09-01", "1.4"), ("30", "1.0"))) is None
    assert word(told("chronic", over_time=FALL)) == "no"
    assert told("chronic", over_time=replace(FALL, tiers=course(chronic=Shown.YES).tiers)) is None
    assert told("chronic", over_time=course(("19", "0.81"), ("21", "0.42"))) is None
    long_ago = course(("2026-01-01", "2.0"), ("2026-02-01", "1.0"), ("21", "1.0"))
    assert told("chronic", over_time=long_ago) is None


@pytest.mark.parametrize(
    ("sex", "grams", "expected"),
    [
        (Sex.MALE, "129", "yes"),
        (Sex.MALE, "130", "no"),
        (Sex.FEMALE, "119", "yes"),
        (Sex.FEMALE, "120", "no"),
        (None, "119", "yes"),
        (None, "120", None),
        (None, "129", None),
        (None, "130", "no"),
    ],
)
def test_low_haemoglobin_depends_on_sex_and_is_not_guessed(
    sex: Sex | None, grams: str, expected: str | None
) -> None:
    # WHO 2011: below 130 g/L in men, below 120 g/L in women who are not pregnant.
    assert word(told("anaemia", patient(sex=sex), count(haemoglobin=quantity(grams, "g/L")))) == expected


def test_haemoglobin_per_decilitre_is_read() -> None:
    low = count(haemoglobin=quantity("11.9", "g/dL"))
    assert word(told("anaemia", patient(sex=Sex.FEMALE), low)) == "yes"


@pytest.mark.parametrize(
    ("born", "grams", "expected"),
    [
        (date(2025, 5, 22), "109", "yes"),  # the day of six months and 0 days: WHO 2011, 110 under 5 years
        (date(2025, 5, 22), "110", "no"),
        (date(2021, 11, 21), "114", "yes"),  # five years: 115 under 12 years
        (date(2021, 11, 21), "115", "no"),
        (date(2014, 11, 21), "119", "yes"),  # twelve years: 120 under 15 years
        (date(2014, 11, 21), "120", "no"),
        (date(2026, 6, 21), "60", None),  # five months: no limit known
    ],
)
def test_a_childs_haemoglobin_has_the_limits_of_its_age(born: date, grams: str, expected: str | None) -> None:
    low = count("21", haemoglobin=quantity(grams, "g/L"))
    assert word(told("anaemia", patient(birth_date=born, sex=Sex.MALE), low)) == expected


def test_a_child_of_unknown_age_has_no_limit_for_haemoglobin() -> None:
    low = count("21", haemoglobin=quantity("60", "g/L"))
    assert told("anaemia", patient(setting=Setting.CHILD), low) is None


@pytest.mark.parametrize(
    ("platelets", "expected"),
    [("149", "yes"), ("150", "no"), ("<150", "yes"), ("<151", None)],
)
def test_platelets_are_low_below_150(platelets: str, expected: str | None) -> None:
    assert word(told("thrombocytopenia", None, count(platelets=quantity(platelets)))) == expected


def test_platelets_per_microlitre_are_the_same_platelets() -> None:
    assert word(told("thrombocytopenia", None, count(platelets=quantity("149000", "/uL")))) == "yes"


def test_isolated_answers_that_no_other_cell_line_is_low(phrasebook: Phrasebook) -> None:
    whole = count(haemoglobin=quantity("124", "g/L"), platelets=quantity("186"))
    found = told("isolated", patient(sex=Sex.FEMALE), whole)
    assert found is not None
    assert found.fact is not None
    assert (found.answer.value, phrasebook.text(found.fact)) == ("no", "Hb 124, platelets 186")
    assert word(told("isolated", None, count(platelets=quantity("90")))) == "yes"
    assert told("isolated", None, count(platelets=quantity("186"))) is None


def test_a_value_of_last_week_still_stands_and_an_older_one_does_not(phrasebook: Phrasebook) -> None:
    for day, expected in (("14", "yes"), ("13", None)):
        found = told("thrombocytopenia", None, count(day, platelets=quantity("90")), count("21"))
        assert word(found) == expected
        if found is not None and found.fact is not None:
            assert phrasebook.text(found.fact) == "platelets 90 on 14-Nov"


def test_large_cells_are_above_100_fl() -> None:
    for volume, expected in (("100", "no"), ("100.1", "yes"), ("88", "no")):
        assert word(told("macrocytosis", None, count(mcv=quantity(volume, "fL")))) == expected


def film(**cells: str) -> AssessedCount:
    """A manual differential of a white count of 2.0."""
    shares = {name: Decimal(share) for name, share in cells.items()}
    return count(wbc=quantity("2.0"), method=Method.MANUAL, differential=Differential(**shares))  # type: ignore[arg-type]


def test_blasts_are_denied_only_by_a_whole_film() -> None:
    assert word(told("blasts-present", None, film(segs="20", blasts="1"))) == "yes"
    assert word(told("blasts-present", None, film(segs="20", blasts="0"))) == "no"
    assert word(told("blasts-present", None, film(segs="20", lymphocytes="80"))) == "no"
    assert told("blasts-present", None, film(segs="20", lymphocytes="79")) is None
    by_machine = film(segs="20", lymphocytes="80")
    machine = replace(by_machine, cbc=replace(by_machine.cbc, method=Method.AUTOMATED))
    assert told("blasts-present", None, machine) is None


def test_lymphocytes_and_monocytes_are_counted_from_their_shares() -> None:
    # 2.0 x 50 % = 1.0; 2.0 x 49.9 % = 0.998; monocytes 2.0 x 5 % = 0.1.
    assert word(told("lymphopenia", None, film(lymphocytes="50"))) == "no"
    assert word(told("lymphopenia", None, film(lymphocytes="49.9"))) == "yes"
    assert word(told("lymphopenia", None, film(lymphocytes="49", atypical_lymphocytes="1"))) == "no"
    assert word(told("monocytopenia", None, film(monocytes="5"))) == "no"
    assert word(told("monocytopenia", None, film(monocytes="4.9"))) == "yes"
    assert word(told("monocytosis", None, film(monocytes="50"))) == "no"
    assert word(told("monocytosis", None, film(monocytes="51"))) == "yes"


def test_a_child_is_never_told_to_have_enough_lymphocytes() -> None:
    child = patient(setting=Setting.CHILD)
    assert told("lymphopenia", child, film(lymphocytes="60")) is None
    assert word(told("lymphopenia", child, film(lymphocytes="40"))) == "yes"


def test_shares_of_an_uncorrected_white_count_tell_nothing() -> None:
    plain = film(lymphocytes="10")
    nucleated = replace(plain, cbc=replace(plain.cbc, nrbc=Decimal(20), wbc_corrected=Known.UNKNOWN))
    assert told("lymphopenia", None, nucleated) is None


def test_a_fifth_of_bands_is_not_yet_a_left_shift() -> None:
    assert word(told("left-shift", None, film(segs="80", bands="20"))) == "no"
    assert word(told("left-shift", None, film(segs="79", bands="21"))) == "yes"
    assert word(told("left-shift", None, film(segs="80", metamyelocytes="1"))) == "yes"
    assert told("left-shift", None, film(segs="80", bands="5")) is None
    assert told("left-shift", None, film(segs="100")) is None


def test_an_open_question_about_the_count_keeps_its_cells_silent() -> None:
    asked = film(lymphocytes="0.42", blasts="1")
    doubt = Note(NoteKind.ASK, "differential", say("x"))
    in_doubt = replace(asked, anc=replace(asked.anc, notes=(doubt,)))
    assert told("lymphopenia", None, in_doubt) is None
    assert told("blasts-present", None, in_doubt) is None


def test_an_open_question_about_haemoglobin_keeps_only_it_silent() -> None:
    plain = count(haemoglobin=quantity("12.4", "g/L"), platelets=quantity("90"))
    doubt = Note(NoteKind.ASK, "haemoglobin", say("x"))
    in_doubt = replace(plain, anc=replace(plain.anc, notes=(doubt,)))
    assert told("anaemia", patient(sex=Sex.MALE), in_doubt) is None
    assert word(told("thrombocytopenia", None, in_doubt)) == "yes"


def test_pancytopenia_needs_both_lines_and_one_that_is_not_low_denies_it(phrasebook: Phrasebook) -> None:
    woman = patient(sex=Sex.FEMALE)
    both = count(haemoglobin=quantity("90", "g/L"), platelets=quantity("60"))
    found = told("pancytopenia", woman, both)
    assert word(found) == "yes"
    assert found is not None
    assert found.fact is not None
    assert phrasebook.text(found.fact) == "Hb 90, platelets 60"
    assert word(told("pancytopenia", woman, count(platelets=quantity("200")))) == "no"
    assert told("pancytopenia", woman, count(platelets=quantity("60"))) is None
    assert told("pancytopenia", woman, count()) is None


def test_atypical_lymphocytes_are_told_only_when_they_were_counted() -> None:
    for cells, expected in (("8", "yes"), ("0", "no")):
        counted = count(differential=Differential("%", atypical_lymphocytes=Decimal(cells)))
        assert word(told("atypical-lymphocytes", None, counted)) == expected
    assert told("atypical-lymphocytes", None, count()) is None


def test_a_newborn_is_under_28_days_at_the_first_low_count() -> None:
    fall = course(("10", "0.70"), ("21", "0.12"))
    for born, expected in ((date(2026, 10, 14), "yes"), (date(2026, 10, 13), "no")):
        baby = patient(birth_date=born)
        assert word(told("newborn", baby, count("10"), count("21"), over_time=fall)) == expected
    assert told("newborn", None, count("10"), over_time=fall) is None


def test_raised_lymphocytes_are_above_4_and_never_called_so_in_a_child() -> None:
    for cells, expected in (("4.0", "no"), ("4.1", "yes")):
        counted = count("21", differential=Differential("10*9/L", lymphocytes=Decimal(cells)))
        assert word(told("lymphocytosis", None, counted)) == expected
    child = patient(birth_date=date(2020, 1, 1))
    many = count("21", differential=Differential("10*9/L", lymphocytes=Decimal("6.0")))
    assert told("lymphocytosis", child, many) is None


def test_ages_that_separate_causes_are_told_from_the_birth_date() -> None:
    ages = (
        ("young-infant", date(2026, 7, 25), "yes"),  # 119 days
        ("young-infant", date(2026, 7, 24), "no"),
        ("child", date(2011, 11, 22), "yes"),
        ("child", date(2011, 11, 21), "no"),
        ("over-60", date(1965, 11, 22), "no"),  # still 60
        ("over-60", date(1965, 11, 21), "yes"),
    )
    for name, born, expected in ages:
        assert word(told(name, patient(birth_date=born), count("21"))) == expected, name
        assert told(name, patient(birth_date=None), count("21")) is None


@pytest.mark.parametrize(
    ("weeks", "grams", "expected"),
    [
        (36, None, "yes"),
        (37, None, "no"),
        (37, 2499, "yes"),
        (37, 2500, "no"),
        (None, 2499, "yes"),
        (None, 2500, None),
    ],
)
def test_born_early_or_small(weeks: int | None, grams: int | None, expected: str | None) -> None:
    assert word(told("preterm", patient(gestation_weeks=weeks, birth_weight_g=grams))) == expected


def test_any_drug_of_the_last_half_year_is_told_whether_it_is_in_the_list_or_not() -> None:
    taken = Event(EventKind.DRUG, "some new tablet", start=date(2026, 9, 1))
    assert word(told("any-drug", events(taken), over_time=FALL)) == "yes"
    ended = replace(taken, start=date(2026, 1, 1), stop=date(2026, 5, 20))  # 183 days before 19-Nov
    assert word(told("any-drug", events(ended), over_time=FALL)) == "yes"
    assert told("any-drug", events(replace(ended, stop=date(2026, 5, 19))), over_time=FALL) is None
    later = replace(taken, start=date(2026, 11, 22))
    assert told("any-drug", events(later), over_time=FALL) is None


def test_a_drug_started_on_the_day_of_the_first_low_count_is_neither_new_nor_taken_before() -> None:
    same_day, before = (given("clozapine", day) for day in ("19", "18"))
    for name in ("new-drug", "any-drug", "known-culprit"):
        assert told(name, events(same_day), count("21"), over_time=FALL) is None
        assert word(told(name, events(before), count("21"), over_time=FALL)) == "yes"


def test_what_came_after_the_last_low_count_tells_nothing_of_the_fall() -> None:
    healed = course(("03", "2.60"), ("16", "0.30"), ("21", "4.00"))
    low = count("16", haemoglobin=quantity("90", "g/L"))
    later = count("21", haemoglobin=quantity("140", "g/L"))
    woman = patient(sex=Sex.FEMALE)
    assert word(told("anaemia", woman, low, later, over_time=healed)) == "yes"
    fever = of_kind(EventKind.FEVER, "12")
    assert word(told("fever-recorded", events(fever), low, later, over_time=healed)) == "yes"


def test_falls_that_come_back_need_two_below_1_and_a_count_of_1_and_a_half_between(
    phrasebook: Phrasebook,
) -> None:
    twice = course(("01", "2.0"), ("03", "0.9"), ("08", "1.5"), ("20", "0.4"))
    found = told("comes-and-goes", over_time=twice)
    assert word(found) == "yes"
    assert found is not None
    assert found.fact is not None
    assert phrasebook.text(found.fact) == "2 falls below 1.0, above 1.5 between"
    for between in ("1.49", "1.0"):
        wavering = course(("01", "2.0"), ("03", "0.9"), ("08", between), ("20", "0.4"))
        assert told("comes-and-goes", over_time=wavering) is None
    mild = course(("01", "2.0"), ("03", "1.0"), ("08", "1.5"), ("20", "0.4"))
    assert told("comes-and-goes", over_time=mild) is None
    cycle = of_kind(EventKind.CHEMOTHERAPY, "01", name="docetaxel")
    assert told("comes-and-goes", events(cycle), over_time=twice) is None


@pytest.mark.parametrize(
    ("period", "p_value", "expected"),
    [
        (21.2, 0.01, "yes"),
        (21.2, 0.05, None),
        (14.0, 0.04, "yes"),
        (13.9, 0.01, None),
        (35.0, 0.01, "yes"),
        (35.1, 0.01, None),
        (None, None, None),
    ],
)
def test_a_rhythm_of_two_to_five_weeks_answers_for_cycles(
    period: float | None, p_value: float | None, expected: str | None
) -> None:
    rhythm = Periodicity(period, 0.6, p_value, 20)
    for case, answer in ((Case(), expected), (events(of_kind(EventKind.CHEMOTHERAPY, "01")), None)):
        found = derive_findings(case, (), FALL, PACK, rhythm).get("cyclic-hint")
        assert word(found) == answer


def test_a_slow_fall_needs_four_counts_over_three_months_each_below_the_one_before() -> None:
    months = ("2026-08-10", "2026-09-10", "2026-10-10", "2026-11-10")
    falling = course(*zip(months, ("3.2", "2.4", "1.7", "1.1"), strict=True))
    assert word(told("gradual-fall", over_time=falling)) == "yes"
    wavering = course(*zip(months, ("3.2", "1.7", "2.4", "1.1"), strict=True))
    assert told("gradual-fall", over_time=wavering) is None
    assert told("gradual-fall", over_time=FALL) is None


def test_a_sample_is_old_after_24_hours() -> None:
    for received, expected in ((at("22"), "no"), (at("22", "06:01"), "yes"), (at("20"), None), (None, None)):
        assert word(told("sample-old", None, count("21", received=received))) == expected


@pytest.mark.parametrize(
    ("anc", "comparator", "expected"),
    [
        ("0.499", None, "yes"),
        ("0.5", None, "no"),
        ("0.5", Comparator.BELOW, "yes"),
        ("0.6", Comparator.BELOW, None),
        ("2", Comparator.ABOVE, "no"),
    ],
)
def test_severe_is_strictly_below_500(anc: str, comparator: Comparator | None, expected: str | None) -> None:
    latest = count(anc=anc)
    latest = replace(latest, anc=replace(latest.anc, comparator=comparator))
    assert word(told("severe-count", None, latest)) == expected


def test_a_white_count_alone_proves_severe_but_never_that_it_is_not() -> None:
    for limit, expected in (("0.3", "yes"), ("0.5", None), ("3", None)):
        alone = count()
        alone = replace(alone, anc=replace(alone.anc, value=None, upper_limit=Decimal(limit)))
        assert word(told("severe-count", None, alone)) == expected


def test_duffy_and_age_come_from_the_patient() -> None:
    assert word(told("duffy", patient(duffy=Duffy.NULL))) == "yes"
    assert word(told("duffy", patient(duffy=Duffy.POSITIVE))) == "no"
    assert told("duffy", patient(duffy=Duffy.UNKNOWN)) is None
    for born, expected in ((date(2025, 11, 22), "yes"), (date(2025, 11, 21), "no")):
        assert word(told("infancy", patient(birth_date=born), count("21"))) == expected
    assert told("infancy", patient(birth_date=None), count("21")) is None


def test_a_voided_count_tells_nothing() -> None:
    low = count(platelets=quantity("90"))
    voided = replace(low, cbc=replace(low.cbc, voided=Voided(at("21", "08:00"), "other patient")))
    assert derive_findings(Case(), (voided,), NOTHING, PACK) == {}


def test_the_open_undated_count_tells_of_its_own_cells() -> None:
    draft = count("", platelets=quantity("90"))
    assert word(told("thrombocytopenia", None, count("20", platelets=quantity("200")), draft)) == "yes"
    empty = count("")
    assert told("thrombocytopenia", None, count("20", platelets=quantity("200")), empty) is None
