"""What events and the course tell of the checklist, and where they stay silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import (
    Case,
    Event,
    EventKind,
    Sex,
    Voided,
)
from neutro_desk.workup.causes import Origin
from neutro_desk.workup.course import Shown
from neutro_desk.workup.findings import _SOURCES, derive_findings
from neutro_desk.workup.pack_vocabulary import DERIVED
from neutro_desk.workup.periodicity import Periodicity
from tests.workup.small_pack import at, count, course, drug, given, pack, quantity, question
from tests.workup.told_by import FALL, NOTHING, PACK, events, of_kind, patient, told, word


def test_every_name_a_pack_may_derive_from_has_its_finding() -> None:
    assert frozenset(_SOURCES) == DERIVED


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


def test_two_tubes_of_one_time_that_differ_by_a_fifth_are_told(phrasebook: Phrasebook) -> None:
    found = told("tube-differs", over_time=course(("21", "4.80"), ("21", "6.00")))
    assert word(found) == "yes"
    assert found is not None
    assert found.fact is not None
    assert phrasebook.text(found.fact).startswith("4.80 and 6.00, ")
    assert told("tube-differs", over_time=course(("21", "4.80"), ("21", "5.99"))) is None
    assert told("tube-differs", over_time=course(("20", "1.20"), ("21", "6.00"))) is None


def test_a_slow_fall_needs_four_counts_over_three_months_each_below_the_one_before() -> None:
    months = ("2026-08-10", "2026-09-10", "2026-10-10", "2026-11-10")
    falling = course(*zip(months, ("3.2", "2.4", "1.7", "1.1"), strict=True))
    assert word(told("gradual-fall", over_time=falling)) == "yes"
    wavering = course(*zip(months, ("3.2", "1.7", "2.4", "1.1"), strict=True))
    assert told("gradual-fall", over_time=wavering) is None
    assert told("gradual-fall", over_time=FALL) is None


def test_a_voided_count_tells_nothing() -> None:
    low = count(platelets=quantity("90"))
    voided = replace(low, cbc=replace(low.cbc, voided=Voided(at("21", "08:00"), "other patient")))
    assert derive_findings(Case(), (voided,), NOTHING, PACK) == {}


def test_the_open_undated_count_tells_of_its_own_cells() -> None:
    draft = count("", platelets=quantity("90"))
    assert word(told("thrombocytopenia", None, count("20", platelets=quantity("200")), draft)) == "yes"
    empty = count("")
    assert told("thrombocytopenia", None, count("20", platelets=quantity("200")), empty) is None
