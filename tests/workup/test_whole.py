"""The whole work-up: which count is looked at, and that no typing hides a warning."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.exchange.case_file import read_case
from neutro_desk.installed_files import resource
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Cbc, Differential, Quantity, Voided
from neutro_desk.workup.causes import Pack
from neutro_desk.workup.cbc import TypedCbc, read_cbc
from neutro_desk.workup.fever import Body, WarningReason
from neutro_desk.workup.grading import Schemes, Severity
from neutro_desk.workup.whole import AssessedCase, WorkUp

NOW = datetime(2026, 11, 21, 7, 32)


def a_count(id_: str, day: int, wbc: str, segs: str) -> Cbc:
    """Return a dated count of November 2026."""
    return Cbc(
        id=id_,
        collected=datetime(2026, 11, day, 6, 10),
        wbc=Quantity(Decimal(wbc), "10*9/L"),
        differential=Differential(segs=Decimal(segs), bands=Decimal(0), bands_reported=True),
    )


def a_work_up(
    schemes: Schemes, case: Case, typed: TypedCbc | None = None, pack: Pack | None = None
) -> WorkUp:
    """Return the work-up of a case with an open count."""
    typed = typed or TypedCbc()
    return WorkUp(AssessedCase(case, schemes), reading=read_cbc(typed, NOW), typed=typed, pack=pack)


def test_an_empty_desk_says_nothing(schemes: Schemes) -> None:
    work_up = a_work_up(schemes, Case())
    assert work_up.latest is None
    assert work_up.warning is None
    assert work_up.course.samples == ()


def test_a_typed_count_without_a_time_is_the_latest_but_not_in_the_course(schemes: Schemes) -> None:
    typed = TypedCbc(wbc="1.20", segs="30", bands="5")
    work_up = a_work_up(schemes, Case(counts=(a_count("c1", 19, "5.0", "60"),)), typed)
    assert work_up.latest is work_up.draft
    assert work_up.latest is not None
    assert work_up.latest.anc.value == Decimal("0.42")
    assert [sample.count_id for sample in work_up.course.samples] == ["c1"]


def test_a_typed_count_with_a_time_joins_the_course_before_it_is_added(schemes: Schemes) -> None:
    typed = TypedCbc(wbc="1.20", segs="30", bands="5", collected_date="21nov", collected_time="0610")
    work_up = a_work_up(schemes, Case(counts=(a_count("c1", 19, "5.0", "60"),)), typed)
    assert [sample.anc for sample in work_up.course.samples] == [Decimal("3.0"), Decimal("0.42")]


def test_an_older_count_typed_later_does_not_become_the_latest(schemes: Schemes) -> None:
    typed = TypedCbc(wbc="5.0", segs="60", bands="0", collected_date="18nov", collected_time="0610")
    work_up = a_work_up(schemes, Case(counts=(a_count("c1", 20, "1.0", "20"),)), typed)
    assert work_up.latest is not None
    assert work_up.latest.cbc.id == "c1"
    assert work_up.shown is work_up.draft


def test_typing_a_higher_count_does_not_take_the_warning_of_the_last_one_away(schemes: Schemes) -> None:
    case = Case(counts=(a_count("c1", 20, "1.0", "20"),))
    typed = TypedCbc(wbc="5.0", segs="60", bands="0")
    work_up = a_work_up(schemes, case, typed)
    assert work_up.warning is not None
    assert work_up.warning.reason is WarningReason.AT_OR_BELOW_500


def test_typing_a_low_count_shows_the_warning_before_it_is_added(schemes: Schemes) -> None:
    case = Case(counts=(a_count("c1", 20, "5.0", "60"),))
    work_up = a_work_up(schemes, case, TypedCbc(wbc="1.0", segs="50", bands="0"))
    assert work_up.warning is not None
    assert work_up.warning.bodies == (Body.NICE,)


def test_an_amended_count_stands_in_the_place_of_the_old_one(schemes: Schemes) -> None:
    case = Case(counts=(a_count("c1", 20, "1.0", "20"),))
    typed = TypedCbc(wbc="1.0", segs="90", bands="0", collected_date="20nov", collected_time="0610")
    work_up = WorkUp(AssessedCase(case, schemes), reading=read_cbc(typed, NOW), replaces="c1", typed=typed)
    assert [sample.anc for sample in work_up.course.samples] == [Decimal("0.9")]


def test_an_open_question_leaves_no_number_but_says_what_an_answer_would_give(schemes: Schemes) -> None:
    work_up = a_work_up(schemes, Case(), TypedCbc(wbc="5200", segs="14", bands_not_reported=True))
    assert work_up.draft is not None
    assert work_up.draft.anc.value is None
    assert work_up.if_answered is not None
    assert work_up.if_answered["value"] == Decimal("0.728")


def test_a_voided_count_is_kept_but_counts_for_nothing(schemes: Schemes, pack: Pack) -> None:
    case = read_case(resource("samples", "drug-induced-fall.neutro.json"))
    last = replace(case.counts[-1], voided=Voided(NOW, "wrong patient"))
    work_up = a_work_up(schemes, replace(case, counts=(*case.counts[:-1], last)), pack=pack)
    assert work_up.latest is not None
    assert work_up.latest.anc.value == Decimal("0.81")
    assert len(work_up.summary.counts) == len(case.counts)
    assert len(work_up.course.samples) == len(case.counts) - 1


@pytest.mark.parametrize(
    ("name", "anc", "word"),
    [
        ("drug-induced-fall", "0.42", Severity.SEVERE),
        ("chemotherapy-course", "1.98", Severity.NOT_BELOW),
        ("real-series-mimic-iv-demo", "1.748", Severity.NOT_BELOW),
    ],
)
def test_each_sample_is_worked_up_to_a_summary(
    schemes: Schemes, pack: Pack, name: str, anc: str, word: Severity
) -> None:
    case = read_case(resource("samples", f"{name}.neutro.json"))
    summary = a_work_up(schemes, case, pack=pack).summary
    assert summary.latest is not None
    assert summary.latest.anc.value == Decimal(anc)
    assert summary.latest.grades.severity.word is word
    assert summary.leading
    assert len({reference.key for reference in summary.sources}) == len(summary.sources)


def test_a_named_drug_stands_for_its_general_cause_on_the_page(schemes: Schemes, pack: Pack) -> None:
    case = read_case(resource("samples", "drug-induced-fall.neutro.json"))
    work_up = a_work_up(schemes, case, pack=pack)
    assert work_up.ranking is not None
    ranked = [cause.id for cause in work_up.ranking.ranked]
    leading = [cause.id for cause in work_up.summary.leading]
    assert leading[0] == "drug.trimethoprim-sulfamethoxazole"
    assert "idiosyncratic-drug" in ranked
    assert "idiosyncratic-drug" not in leading
    assert "chemotherapy" not in leading


@pytest.mark.parametrize("low_first", [True, False])
def test_of_two_counts_at_one_time_the_lower_is_the_latest_and_warns(
    schemes: Schemes, *, low_first: bool
) -> None:
    low, high = a_count("low", 20, "1.0", "40"), a_count("high", 20, "5.0", "40")
    work_up = a_work_up(schemes, Case(counts=(low, high) if low_first else (high, low)))
    assert work_up.latest is not None
    assert work_up.latest.cbc.id == "low"
    assert work_up.course.samples[-1].count_id == "low"
    assert work_up.warning is not None
    assert work_up.warning.reason is WarningReason.AT_OR_BELOW_500


def _two_different_counts() -> Cbc:
    """Return a count whose laboratory value (0.10) and differential (0.32) differ, with no choice made."""
    return replace(a_count("c2", 20, "0.40", "80"), anc=Quantity(Decimal("0.10"), "10*9/L"))


def test_a_last_count_with_an_open_question_does_not_let_an_earlier_one_stand_as_the_latest(
    schemes: Schemes,
) -> None:
    asked = replace(_two_different_counts(), wbc=Quantity(Decimal("4.0"), "10*9/L"))
    work_up = a_work_up(schemes, Case(counts=(a_count("c1", 19, "5.0", "60"), asked)))
    assert work_up.summary.latest is not None
    assert work_up.summary.latest.cbc.id == "c2"
    assert work_up.summary.latest.anc.value is None


def test_the_warning_shows_while_it_is_asked_which_of_two_low_counts_stands(schemes: Schemes) -> None:
    work_up = a_work_up(schemes, Case(counts=(a_count("c1", 19, "5.0", "60"), _two_different_counts())))
    assert work_up.latest is not None
    assert (work_up.latest.anc.value, work_up.latest.anc.upper_limit) == (None, Decimal("0.32"))
    assert work_up.latest.anc.provisional
    assert work_up.warning is not None
    assert work_up.warning.reason is WarningReason.LIMIT_AT_OR_BELOW_500


@pytest.mark.parametrize("beside", [(), (a_count("c1", 19, "5.0", "60"),)])
def test_a_low_count_without_a_time_warns_and_is_in_the_summary(
    schemes: Schemes, beside: tuple[Cbc, ...]
) -> None:
    undated = replace(a_count("c2", 20, "1.0", "20"), collected=None)
    summary = a_work_up(schemes, Case(counts=(*beside, undated))).summary
    assert [count.cbc.id for count in summary.undated] == ["c2"]
    assert summary.warning is not None
    assert summary.latest is not None
    assert summary.latest.cbc.id == ("c1" if beside else "c2")


def test_a_voided_count_without_a_time_warns_of_nothing(schemes: Schemes) -> None:
    undated = replace(a_count("c2", 20, "1.0", "20"), collected=None, voided=Voided(NOW, "clotted"))
    assert a_work_up(schemes, Case(counts=(undated,))).warning is None


@pytest.mark.parametrize("wbc", ["", "5.5.5", "5200"])
def test_a_count_being_amended_stands_until_what_is_typed_gives_a_number(schemes: Schemes, wbc: str) -> None:
    typed = TypedCbc(wbc=wbc, segs="20", bands="0", collected_date="20nov", collected_time="0610")
    case = Case(counts=(a_count("c1", 19, "5.0", "60"), a_count("c2", 20, "1.0", "20")))
    work_up = WorkUp(
        AssessedCase(case, schemes), reading=read_cbc(typed, None), replaces="c2", pack=None, typed=typed
    )
    assert work_up.summary.latest is not None
    assert work_up.summary.latest.cbc.id == "c2"
    assert work_up.warning is not None


def test_blasts_nobody_typed_are_not_reported_as_a_number(
    schemes: Schemes, pack: Pack, phrasebook: Phrasebook
) -> None:
    case = read_case(resource("samples", "drug-induced-fall.neutro.json"))
    finding = a_work_up(schemes, case, pack=pack).findings["blasts"]
    assert finding.answer.value == "no"
    assert finding.fact is not None
    assert phrasebook.text(finding.fact) == "none listed, and the film adds to 100 %"


def test_counts_without_any_date_still_tell_of_the_checklist(schemes: Schemes, pack: Pack) -> None:
    undated = replace(
        a_count("c1", 19, "1.0", "20"), collected=None, platelets=Quantity(Decimal(90), "10*9/L")
    )
    found = a_work_up(schemes, Case(counts=(undated,)), pack=pack).findings
    assert found["severe-count"].answer.value == "yes"
    assert found["thrombocytopenia"].answer.value == "yes"
