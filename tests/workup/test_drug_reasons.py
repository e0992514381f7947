"""What times, counts and findings say of each drug on the time line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Event, EventKind
from neutro_desk.workup.causes import (
    Category,
    Support,
    rank_causes,
)
from neutro_desk.workup.course import Course
from neutro_desk.workup.statements import Statement, Text
from neutro_desk.workup.steps import Step
from tests.workup.small_pack import at, cause, course, drug, given, pack, question
from tests.workup.small_ranking import (
    CAUSES,
    DRUGS,
    FALL,
    PACK,
    QUESTIONS,
    answers,
    from_counts,
    named,
    of_drug,
    ranked,
    weights,
)


def test_the_drug_that_fits_scores_by_evidence_lead_time_normal_count_and_isolation() -> None:
    # Started 03-Nov, first count below 1.0 on 19-Nov: 16 days; 2.60 on the day of its start.
    case = Case(events=(given("Bactrim", "03"),))
    ranking = rank_causes(case, from_counts("other-lines", "no"), PACK, FALL)
    found = ranking.ranked[0]
    assert (found.id, found.category, found.support) == (
        "drug.trimethoprim-sulfamethoxazole",
        Category.DRUG,
        Support.STRONG,
    )
    assert weights(found) == {"known-drug": 3, "lead-time": 2, "normal-before": 1, "isolated": 1}
    assert found.score == 7
    assert found.tests == (Text("test for idiosyncratic-drug"),)


def test_the_lead_time_says_its_days_and_its_line(phrasebook: Phrasebook) -> None:
    ranking = rank_causes(Case(events=(given("bactrim", "03"),)), {}, PACK, FALL)
    lead = next(one for one in ranking.ranked[0].reasons_for if one.finding == "lead-time")
    assert isinstance(lead.text, Statement)
    assert phrasebook.text(lead.text) == "Started 16 d before first ANC <1.0"
    assert lead.source == "from the events"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("13", {"known-drug": 2, "early": -1, "normal-before": 1}),  # 6 d
        ("12", {"known-drug": 2, "lead-time": 2, "normal-before": 1}),  # 7 d
        ("2026-05-23", {"known-drug": 2, "lead-time": 2}),  # 180 d
        ("2026-05-22", {"known-drug": 2}),  # 181 d
    ],
)
def test_without_a_window_of_its_own_a_drug_fits_from_7_to_180_days(
    start: str, expected: dict[str, int]
) -> None:
    assert of_drug(given("carbamazepine", start))["drug.carbamazepine"] == expected


def test_an_early_fall_never_speaks_against_trimethoprim_sulfamethoxazole() -> None:
    found = of_drug(given("bactrim", "17"))["drug.trimethoprim-sulfamethoxazole"]
    assert "early" not in found
    assert of_drug(given("clozapine", "17"))["drug.clozapine"]["early"] == -1


@pytest.mark.parametrize(
    ("start", "reason"),
    [("2026-10-09", "early"), ("2026-10-08", "lead-time"), ("2026-07-16", "lead-time"), ("2026-07-15", "")],
)
def test_clozapine_has_its_own_window_of_42_to_126_days(start: str, reason: str) -> None:
    found = of_drug(given("clozapine", start))["drug.clozapine"]
    assert {"early", "lead-time"} & found.keys() == ({reason} if reason else set())


def test_a_count_that_was_low_before_the_drug_speaks_strongly_against_it() -> None:
    assert of_drug(given("bactrim", "20"))["drug.trimethoprim-sulfamethoxazole"] == {
        "known-drug": 3,
        "already-low": -3,
    }


def test_a_drug_taken_for_years_with_normal_counts_is_the_less_likely_one(phrasebook: Phrasebook) -> None:
    ranking = rank_causes(Case(events=(given("carbamazepine", "2019-03-01"),)), {}, PACK, FALL)
    found = named(ranking, "drug.carbamazepine")
    assert weights(found) == {"known-drug": 2, "normal-while-taken": -1}
    assert isinstance(found.reasons_against[0].text, Statement)
    assert phrasebook.text(found.reasons_against[0].text) == "Taken since 01-Mar-2019; 1.72 on 16-Nov"


def test_normal_counts_after_a_drug_was_stopped_are_not_counts_while_it_was_taken() -> None:
    found = of_drug(given("carbamazepine", "2019-03-01", "2026-09-01"))["drug.carbamazepine"]
    assert "normal-while-taken" not in found


def test_a_rise_after_stopping_speaks_for_the_drug() -> None:
    risen = course(("03", "2.60"), ("19", "0.81"), ("21", "0.42"), ("25", "0.43"))
    stopped = given("bactrim", "03", "21")
    assert of_drug(stopped, over_time=risen)["drug.trimethoprim-sulfamethoxazole"]["rising-since"] == 1
    fallen = course(("03", "2.60"), ("19", "0.81"), ("21", "0.42"), ("25", "0.42"))
    assert "rising-since" not in of_drug(stopped, over_time=fallen)["drug.trimethoprim-sulfamethoxazole"]


def test_a_drug_stopped_over_ten_days_before_with_normal_counts_since_does_not_fit() -> None:
    # First low count on 19-Nov, 1.72 on 16-Nov.
    for stop, expected in (("08", -2), ("09", None)):
        found = of_drug(given("bactrim", "2026-10-22", stop))["drug.trimethoprim-sulfamethoxazole"]
        assert found.get("stopped-before") == expected


def test_a_regimen_that_had_recovered_is_the_less_likely_one() -> None:
    dip = course(("2026-10-13", "3.2"), ("2026-10-21", "0.38"), ("2026-10-30", "3.3"), ("19", "0.81"))
    cycle = Event(EventKind.CHEMOTHERAPY, "docetaxel, cycle 1", at=at("2026-10-14").date())
    found = of_drug(cycle, over_time=dip)["drug.docetaxel"]
    assert found == {"known-drug": 3, "lead-time": 2, "normal-before": 1, "recovered-between": -2}


def test_a_cytotoxic_is_no_likelier_because_no_other_line_is_low() -> None:
    cycle = Event(EventKind.CHEMOTHERAPY, "docetaxel", at=at("05").date())
    ranking = rank_causes(Case(events=(cycle,)), from_counts("other-lines", "no"), PACK, FALL)
    found = named(ranking, "drug.docetaxel")
    assert found.category is Category.CHEMOTHERAPY
    assert "isolated" not in weights(found)


def test_an_unknown_drug_is_never_scored() -> None:
    assert of_drug(given("clonazepam", "03"), given("herbal tea", "03")) == {}


def test_first_steps_of_a_drugs_own_take_the_place_of_the_general_ones() -> None:
    own = (Text("its own schedule"),)
    general = cause("idiosyncratic-drug", category=Category.DRUG)
    drugs = (drug("clozapine", tests=own), drug("valproate"))
    case = Case(events=(given("clozapine", "03"), given("valproate", "03")))
    ranking = rank_causes(case, {}, pack(causes=[general], drugs=drugs))
    tests = {one.id: one.tests for one in ranking.ranked}
    assert tests["drug.clozapine"] == own
    assert tests["drug.valproate"] == general.tests


def test_a_drug_without_any_course_is_weighed_only_by_what_is_known_of_it() -> None:
    ranking = ranked(Case(events=(given("clozapine", "03"),)))
    assert weights(ranking.ranked[0]) == {"known-drug": 3}


SEVERE = question("severe-count", Step.TIME_COURSE, derived="severe-count")
ROSE = question("rose-off-drug", Step.DRUGS)
NORMAL = question("normal-before-drug", Step.DRUGS, derived="normal-before-drug")
WITH_COURSE = pack((*QUESTIONS, SEVERE, ROSE, NORMAL), CAUSES, DRUGS)


def of_clozapine(known: Course | None = None, stop: str | None = None, **words: str) -> dict[str, int]:
    """Return the reasons for and against clozapine, counted or not, with these answers."""
    case = replace(answers(**words), events=(given("clozapine", "2026-10-08", stop),))
    return weights(named(rank_causes(case, {}, WITH_COURSE, known), "drug.clozapine"))


def test_a_count_below_half_and_a_rise_off_the_drug_speak_for_it_and_no_rise_against() -> None:
    assert of_clozapine(severe_count="yes") == {"known-drug": 3, "severe-count": 1}
    assert of_clozapine(severe_count="no") == {"known-drug": 3}
    assert of_clozapine(rose_off_drug="yes") == {"known-drug": 3, "rose-off-drug": 1}
    assert of_clozapine(rose_off_drug="no") == {"known-drug": 3, "rose-off-drug": -2}
    assert of_clozapine(normal_before_drug="yes") == {"known-drug": 3, "normal-before-drug": 1}


def test_a_rise_that_counts_show_and_a_person_tells_counts_once() -> None:
    healed = course(("03", "2.60"), ("16", "0.30"), ("21", "0.90"))
    case = replace(answers(rose_off_drug="yes"), events=(given("clozapine", "2026-10-08", "16"),))
    found = named(rank_causes(case, {}, WITH_COURSE, healed), "drug.clozapine")
    rises = [one.counted for one in found.reasons_for if one.group == "rise"]
    assert rises == [True, False]


def test_a_count_below_half_never_speaks_for_a_cytotoxic() -> None:
    case = replace(answers(severe_count="yes"), events=(Event(EventKind.CHEMOTHERAPY, "docetaxel"),))
    found = named(rank_causes(case, {}, WITH_COURSE), "drug.docetaxel")
    assert weights(found) == {"known-drug": 3}


def test_a_drug_started_on_the_day_of_the_first_low_count_did_not_cause_it() -> None:
    # 0.81 on 19-Nov is the first low count; an antibiotic for the fever of that day is no suspect.
    assert of_drug(given("carbamazepine", "19"))["drug.carbamazepine"] == {"known-drug": 2, "same-day": -2}
    assert "same-day" not in of_drug(given("carbamazepine", "18"))["drug.carbamazepine"]
    cycle = Event(EventKind.CHEMOTHERAPY, "docetaxel", at=at("19").date())
    assert "same-day" not in of_drug(cycle)["drug.docetaxel"]


def test_what_counts_tell_of_the_newest_drug_is_not_told_of_the_others() -> None:
    case = Case(events=(given("clozapine", "2026-10-08"), given("carbamazepine", "03")))
    told = from_counts("normal-before-drug", "yes")
    ranking = rank_causes(case, told, WITH_COURSE, FALL)
    assert "normal-before-drug" not in weights(named(ranking, "drug.clozapine"))
    assert weights(named(ranking, "drug.carbamazepine"))["normal-before"] == 1


TWO_WEEKS = question("antibiotic-2-weeks", Step.DRUGS)
PENICILLIN = replace(drug("amoxicillin", evidence=3, latency_days=(14, 60)), drug_class="penicillin")
WITH_PENICILLIN = pack((*QUESTIONS, TWO_WEEKS), CAUSES, (*DRUGS, PENICILLIN))


@pytest.mark.parametrize(
    ("start", "said", "expected"),
    [
        (None, {}, {"known-drug": 3, "two-weeks": -2}),
        (None, {"antibiotic_2_weeks": "no"}, {"known-drug": 3, "two-weeks": -2}),
        (None, {"antibiotic_2_weeks": "yes"}, {"known-drug": 3, "two-weeks": 1}),
        ("12", {}, {"known-drug": 3, "early": -1}),  # seven days before the first count below 1.0
        ("13", {}, {"known-drug": 3, "early": -2}),  # six
        ("05", {}, {"known-drug": 3, "lead-time": 2}),  # fourteen
    ],
)
def test_a_beta_lactam_needs_weeks(start: str | None, said: dict[str, str], expected: dict[str, int]) -> None:
    taken = Event(EventKind.DRUG, "amoxicillin", start=None if start is None else at(start).date())
    case = replace(answers(**said), events=(taken,))
    low = course(("19", "0.81"), ("21", "0.42"))
    assert weights(named(rank_causes(case, {}, WITH_PENICILLIN, low), "drug.amoxicillin")) == expected


def test_another_drug_without_a_start_loses_nothing() -> None:
    case = Case(events=(Event(EventKind.DRUG, "carbamazepine"),))
    assert weights(named(rank_causes(case, {}, WITH_PENICILLIN, FALL), "drug.carbamazepine")) == {
        "known-drug": 2
    }
