"""Clozapine on the time line: when anything is said, of which counts, and nothing before the choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import (
    Case,
    Cbc,
    Comparator,
    Differential,
    Duffy,
    Event,
    EventKind,
    Patient,
    Quantity,
    Voided,
)
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.on_clozapine import ClozapineAdvice
from neutro_desk.workup.whole import AssessedCase, WorkUp

US, EU, UK = Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK
START = date(2026, 10, 1)
Day = tuple[str, str]


def count(day: str, anc: str, *, voided: bool = False) -> Cbc:
    """A laboratory count of `MM-DD` 2026 at 06:10, `<0.5` for a censored one."""
    collected = datetime.fromisoformat(f"2026-{day}T06:10")
    below = Comparator.BELOW if anc.startswith("<") else None
    quantity = Quantity(Decimal(anc.lstrip("<")), "10*9/L", below)
    gone = Voided(collected, "typing") if voided else None
    return Cbc(id=f"{day}-{anc}", collected=collected, anc=quantity, voided=gone)


def taken(
    start: date | None = START, stop: date | None = None, name: str = "clozapine", at: date | None = None
) -> Event:
    return Event(EventKind.DRUG, name, at=at, start=start, stop=stop)


class Ward:
    """A ward that derives work-ups."""

    def __init__(self, schemes: Schemes, pack: Pack) -> None:
        self.schemes, self.pack = schemes, pack

    def work_up(
        self,
        counts: Sequence[Cbc | Day],
        label: Jurisdiction | None,
        events: Sequence[Event] = (taken(),),
        duffy: Duffy = Duffy.POSITIVE,
        today: date | None = None,
    ) -> WorkUp:
        cbcs = tuple(one if isinstance(one, Cbc) else count(*one) for one in counts)
        case = Case(patient=Patient(duffy=duffy), counts=cbcs, events=tuple(events))
        return WorkUp(AssessedCase(case, self.schemes), pack=self.pack, today=today, clozapine_label=label)

    def says(
        self,
        counts: Sequence[Cbc | Day],
        label: Jurisdiction | None,
        events: Sequence[Event] = (taken(),),
        duffy: Duffy = Duffy.POSITIVE,
    ) -> list[str]:
        """Return the keys of what is said, without what stands under every count."""
        advice = self.work_up(counts, label, events, duffy).clozapine
        assert advice is not None
        keys = [line.text.key.removeprefix("clozapine.") for line in advice.lines]
        if label is not None:
            assert keys[-3:] == [f"check_{label.value}", "rebound", "cause_details.prescriber"]
        return keys[:-3]


@pytest.fixture
def ward(schemes: Schemes, pack: Pack) -> Ward:
    return Ward(schemes, pack)


# -- before the choice ------------------------------------------------------------------------------------


@pytest.mark.parametrize("anc", ["1.6", "1.2", "0.9", "0.4", "<0.5"])
def test_t94_without_a_chosen_label_not_even_a_band_is_said(ward: Ward, anc: str) -> None:
    work_up = ward.work_up([("11-21", anc)], None)
    assert work_up.clozapine == ClozapineAdvice(None)
    assert work_up.summary.clozapine == ClozapineAdvice(None)


def test_without_clozapine_nothing_is_asked(ward: Ward) -> None:
    for events in ((), (taken(name="clonazepam"),), (Event(EventKind.FEVER, "clozapine", at=START),)):
        assert ward.work_up([("11-21", "0.4")], None, events).clozapine is None
        assert ward.work_up([("11-21", "0.4")], US, events).clozapine is None


@pytest.mark.parametrize("name", ["Clozaril 100 mg", "LEPONEX", "denzapine", "clozapine + valproate"])
def test_brand_names_and_combinations_are_clozapine(ward: Ward, name: str) -> None:
    assert ward.work_up([("11-21", "0.4")], None, [taken(name=name)]).clozapine == ClozapineAdvice(None)


@pytest.mark.parametrize(
    ("stop", "asked"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 8, 21), True),  # 92 days before 21-Nov
        (date(2026, 8, 20), False),
    ],
)
def test_clozapine_that_was_stopped_counts_for_three_months(ward: Ward, stop: date, *, asked: bool) -> None:
    events = [taken(date(2026, 1, 1), stop)]
    assert (ward.work_up([("11-21", "0.4")], US, events).clozapine is not None) is asked
    assert (ward.work_up([], US, events, today=date(2026, 11, 21)).clozapine is not None) is asked


# -- the latest count -------------------------------------------------------------------------------------


def test_t94_the_latest_count_on_treatment_by_each_label(ward: Ward) -> None:
    counts = [("11-14", "2.0"), ("11-21", "1.2")]
    assert ward.says(counts, US) == ["band", "repeat", "treatment_continue", "monitoring_thrice"]
    assert ward.says(counts, UK) == ["band", "treatment_stop", "monitoring_daily"]
    assert ward.says(counts, EU) == ["band"]


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        ([], True),
        ([("11-14", "1.5")], True),
        ([("11-14", "1.49")], False),
        ([("11-07", "1.2"), ("11-14", "1.6")], True),
        ([("09-01", "1.2")], True),
        ([count("11-14", "1.2", voided=True)], True),
        ([("11-14", "<1.5")], False),
        ([("11-14", "<2.0")], True),
    ],
)
def test_only_the_first_count_of_a_fall_under_clozapine_is_to_be_repeated(
    ward: Ward, before: list[Cbc | Day], *, repeated: bool
) -> None:
    assert ("repeat" in ward.says([*before, ("11-21", "1.3")], US)) is repeated


def test_without_a_count_there_is_no_band(ward: Ward) -> None:
    assert ward.says([], US) == ["no_count"]


def test_a_count_known_only_as_a_limit_has_no_band_and_no_treatment(ward: Ward) -> None:
    assert ward.says([("11-21", "<1.2")], US) == ["no_band_below", "repeat"]
    assert ward.says([("11-21", "<0.5")], US) == [
        "band",
        "repeat",
        "treatment_no_rechallenge",
        "monitoring_daily_thrice",
    ]


def test_a_provisional_count_is_called_so(ward: Ward) -> None:
    blank_bands = Cbc(
        id="c1",
        collected=datetime(2026, 11, 21, 6, 10),
        wbc=Quantity(Decimal("2.0"), "10*9/L"),
        differential=Differential(segs=Decimal(60)),
    )
    assert ward.says([blank_bands], US)[:2] == ["band", "provisional"]


# -- earlier counts ---------------------------------------------------------------------------------------


def test_a_severe_count_outlasts_the_recovery(ward: Ward) -> None:
    """0.4, then 1.2: the row of 1.2 says continue, that of 0.4 bars a rechallenge, and it stands."""
    assert ward.says([("11-14", "0.4"), ("11-21", "1.2")], US) == [
        "band",
        "lowest",
        "treatment_no_rechallenge",
        "monitoring_daily_thrice",
    ]


def test_a_red_result_outlasts_the_recovery(ward: Ward) -> None:
    assert ward.says([("11-14", "1.4"), ("11-21", "3.0")], UK) == [
        "band",
        "lowest",
        "treatment_stop",
        "monitoring_daily",
    ]


def test_an_interruption_names_where_to_resume_and_the_monitoring_of_both_rows(ward: Ward) -> None:
    assert ward.says([("11-14", "0.9"), ("11-21", "1.2")], US) == [
        "band",
        "monitoring_thrice",
        "lowest",
        "treatment_interrupt",
        "monitoring_daily_thrice_weekly",
    ]


def test_a_mild_count_means_nothing_once_it_is_past(ward: Ward) -> None:
    past = [("11-14", "1.2"), ("11-21", "1.6")]
    assert ward.says(past, US) == ["band", "treatment_start_or_continue", "monitoring_schedule"]


def test_a_higher_count_before_changes_nothing(ward: Ward) -> None:
    falling = [("11-14", "0.9"), ("11-21", "0.4")]
    assert ward.says(falling, US) == ["band", "treatment_no_rechallenge", "monitoring_daily_thrice"]


def test_counts_from_before_the_start_and_voided_ones_do_not_bar(ward: Ward) -> None:
    counts: list[Cbc | Day] = [("09-14", "0.4"), count("11-14", "0.4", voided=True), ("11-21", "1.6")]
    assert "lowest" not in ward.says(counts, US)


def test_of_an_earlier_limit_only_what_is_certain_bars(ward: Ward) -> None:
    assert "treatment_no_rechallenge" in ward.says([("11-14", "<0.5"), ("11-21", "1.6")], US)
    interrupted = ward.says([("11-14", "<0.8"), ("11-21", "1.6")], US)
    assert "treatment_interrupt" in interrupted
    assert "lowest" not in ward.says([("11-14", "<2.0"), ("11-21", "1.6")], US)


# -- start and stop ---------------------------------------------------------------------------------------


def test_a_count_from_before_the_start_is_held_against_the_starting_line(ward: Ward) -> None:
    assert ward.says([("09-20", "1.4")], US) == ["band", "start_line"]
    assert ward.says([("09-20", "1.4")], UK) == ["band", "before_start"]
    assert ward.says([("10-01", "1.4")], UK) == [
        "band",
        "treatment_stop",
        "monitoring_daily",
        "before_start",
    ]


def test_a_stopped_drug_is_not_said_to_continue(ward: Ward) -> None:
    stopped = [taken(stop=date(2026, 11, 20))]
    assert ward.says([("11-21", "1.2")], US, stopped) == [
        "band",
        "repeat",
        "monitoring_thrice",
        "stopped",
        "fever_watch",
    ]
    assert ward.says([("11-21", "1.6")], US, stopped) == ["band", "stopped", "fever_watch"]
    assert ward.says([("11-21", "1.2")], UK, stopped) == [
        "band",
        "treatment_stop",
        "monitoring_daily",
        "stopped",
    ]


@pytest.mark.parametrize(("day", "watched"), [("11-20", True), ("12-04", True), ("12-05", False)])
def test_fever_is_watched_for_two_weeks_after_the_stop(ward: Ward, day: str, *, watched: bool) -> None:
    said = ward.says([(day, "1.6")], US, [taken(stop=date(2026, 11, 20))])
    assert ("fever_watch" in said) is watched


def test_a_drug_that_was_started_again_is_not_stopped(ward: Ward) -> None:
    events = [taken(date(2026, 8, 1), date(2026, 10, 30)), taken(date(2026, 11, 10))]
    assert "stopped" not in ward.says([("11-21", "1.6")], US, events)


# -- Duffy-null lines -------------------------------------------------------------------------------------

TWO_BEFORE = [("09-01", "1.3"), ("09-08", "1.2")]


def test_duffy_null_lines_need_the_tested_type_and_two_counts_from_before_the_start(ward: Ward) -> None:
    at_12 = [*TWO_BEFORE, ("11-21", "1.2")]
    assert ward.says(at_12, US, duffy=Duffy.NULL) == [
        "band",
        "duffy_lines",
        "treatment_start_or_continue",
        "monitoring_schedule",
    ]
    assert ward.says(at_12[1:], US, duffy=Duffy.NULL) == [
        "band",
        "duffy_no_baseline",
        "repeat",
        "treatment_continue",
        "monitoring_thrice",
    ]
    assert "general_lines" in ward.says(at_12, US, duffy=Duffy.UNKNOWN)
    assert ward.says(at_12, US, duffy=Duffy.POSITIVE)[1] == "repeat"


def test_a_baseline_needs_a_known_start_and_measured_counts(ward: Ward) -> None:
    at_12 = [*TWO_BEFORE, ("11-21", "1.2")]
    assert "duffy_no_baseline" in ward.says(at_12, US, [taken(None)], Duffy.NULL)
    limits = [("09-01", "<1.3"), ("09-08", "1.2"), ("11-21", "1.2")]
    assert "duffy_no_baseline" in ward.says(limits, US, duffy=Duffy.NULL)
    on_the_day = [("09-01", "1.3"), ("10-01", "1.2"), ("11-21", "1.2")]
    assert "duffy_no_baseline" in ward.says(on_the_day, US, duffy=Duffy.NULL)


def test_labels_without_lines_of_their_own_say_that_the_general_ones_stand(ward: Ward) -> None:
    at_12 = [*TWO_BEFORE, ("11-21", "1.2")]
    assert ward.says(at_12, UK, duffy=Duffy.NULL) == [
        "band",
        "duffy_not_held",
        "treatment_stop",
        "monitoring_daily",
    ]
    assert ward.says(at_12, EU, duffy=Duffy.NULL) == ["band", "duffy_not_held"]
    assert ward.says(at_12, UK, duffy=Duffy.UNKNOWN) == ["band", "treatment_stop", "monitoring_daily"]


# -- in words ---------------------------------------------------------------------------------------------


def in_words(ward: Ward, phrasebook: Phrasebook, label: Jurisdiction, *counts: Day) -> str:
    advice = ward.work_up(counts, label).clozapine
    assert advice is not None
    return " ".join(phrasebook.text(line.text) for line in advice.lines)


def test_what_is_said_reads_as_the_label_says_it(ward: Ward, phrasebook: Phrasebook) -> None:
    american = in_words(ward, phrasebook, US, ("11-14", "0.9"), ("11-21", "0.4"))
    assert american == (
        "ANC 0.40 ×10⁹/L: <0.5, severe neutropenia. "
        "Treatment: haematology; interrupt; no rechallenge unless the benefit outweighs the risk, "
        "then as a new patient at 1.5 or above. "
        "Monitoring: daily until 1.0 or above, then 3 times a week until 1.5 or above. "
        "From a secondary source, and from before the label's revision of June 2025: "
        "check the current label. "
        "Stopping abruptly risks rebound psychosis: decide with the psychiatrist. "
        "Decide with the prescriber: some drugs must not be stopped without a replacement."
    )
    british = in_words(ward, phrasebook, UK, ("11-21", "1.2"))
    assert "red result" in british
    assert "stop at once, do not re-expose" in british
    european = in_words(ward, phrasebook, EU, ("11-21", "1.2"))
    assert european.startswith("ANC 1.20 ×10⁹/L: 1.0 to <1.5. ")
    for word in ("continue", "interrupt", "daily", "weekly", "resume", "re-expose"):
        assert word not in european
    for text in (american, british, european):
        assert "check the current label" in text
        assert "rebound psychosis" in text
        assert "Decide with the prescriber" in text
