"""Clozapine gates: the band of a count by the label that was chosen, and nothing before one is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator
from neutro_desk.workup.causes import Checked, Pack
from neutro_desk.workup.clozapine import Gate, gate
from neutro_desk.workup.clozapine_labels import (
    ClozapineLevel,
    Jurisdiction,
    Monitoring,
    Population,
    Treatment,
)

GENERAL, DUFFY = Population.GENERAL, Population.DUFFY_NULL
US, EU, UK = Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK
NOT_BELOW, MILD, MODERATE = ClozapineLevel.NOT_BELOW, ClozapineLevel.MILD, ClozapineLevel.MODERATE
NEUTROPENIA, SEVERE, RED = ClozapineLevel.NEUTROPENIA, ClozapineLevel.SEVERE, ClozapineLevel.RED
UNNAMED = ClozapineLevel.UNNAMED


def of(
    pack: Pack,
    anc: Anc | str,
    whose: Jurisdiction,
    population: Population = GENERAL,
    *,
    first: bool = False,
) -> Gate:
    """Return the gate of a count, cells per microlitre when given as text."""
    assert pack.clozapine is not None
    count = Anc(value=Decimal(anc).scaleb(-3)) if isinstance(anc, str) else anc
    return gate(count, pack.clozapine.label(whose), population, first_below=first)


def keys(found: Gate) -> list[str]:
    return [line.text.key.removeprefix("clozapine.") for line in found.lines]


@pytest.mark.parametrize(
    ("anc", "population", "level", "treatment", "monitoring"),
    [
        # T80, CLINICAL 8.7, with the rows of the table in CLINICAL 2.5
        ("1501", GENERAL, NOT_BELOW, "start_or_continue", "schedule"),
        ("1500", GENERAL, NOT_BELOW, "start_or_continue", "schedule"),
        ("1499", GENERAL, MILD, "continue", "thrice"),
        ("1001", GENERAL, MILD, "continue", "thrice"),
        ("1000", GENERAL, MILD, "continue", "thrice"),
        ("999", GENERAL, MODERATE, "interrupt", "daily_thrice_weekly"),
        ("501", GENERAL, MODERATE, "interrupt", "daily_thrice_weekly"),
        ("500", GENERAL, MODERATE, "interrupt", "daily_thrice_weekly"),
        ("499", GENERAL, SEVERE, "no_rechallenge", "daily_thrice"),
        ("0", GENERAL, SEVERE, "no_rechallenge", "daily_thrice"),
        ("1500", DUFFY, NOT_BELOW, "start_or_continue", "schedule"),
        ("1499", DUFFY, NOT_BELOW, "start_or_continue", "schedule"),
        ("1001", DUFFY, NOT_BELOW, "start_or_continue", "schedule"),
        ("1000", DUFFY, NOT_BELOW, "start_or_continue", "schedule"),
        ("999", DUFFY, NEUTROPENIA, "consult_continue", "thrice_weekly_baseline"),
        ("501", DUFFY, NEUTROPENIA, "consult_continue", "thrice_weekly_baseline"),
        ("500", DUFFY, NEUTROPENIA, "consult_continue", "thrice_weekly_baseline"),
        ("499", DUFFY, SEVERE, "no_rechallenge_baseline", "daily_thrice_baseline"),
    ],
)
def test_t80_the_us_table_holds_each_edge_in_its_lower_band(
    pack: Pack, anc: str, population: Population, level: ClozapineLevel, treatment: str, monitoring: str
) -> None:
    found = of(pack, anc, US, population)
    assert found.band is not None
    assert (found.band.level, found.band.treatment, found.band.monitoring) == (
        level,
        Treatment(treatment),
        Monitoring(monitoring),
    )
    assert keys(found) == ["band", f"treatment_{treatment}", f"monitoring_{monitoring}"]


@pytest.mark.parametrize(
    ("anc", "population", "repeated"),
    [
        ("1501", GENERAL, False),
        ("1500", GENERAL, False),
        ("1499", GENERAL, True),
        ("300", GENERAL, True),
        ("1499", DUFFY, False),
        ("1000", DUFFY, False),
        ("999", DUFFY, True),
    ],
)
def test_t80_a_first_count_below_the_line_is_repeated_within_a_day(
    pack: Pack, anc: str, population: Population, repeated: bool
) -> None:
    found = of(pack, anc, US, population, first=True)
    assert (found.repeat is not None) is repeated
    if found.repeat is not None:
        line = Decimal("1.5") if population is GENERAL else Decimal("1.0")
        assert (found.repeat.text["line"], found.repeat.text["hours"]) == (line, 24)
    assert of(pack, anc, US, population).repeat is None


def test_t94_one_count_means_opposite_orders_by_label(pack: Pack) -> None:
    assert keys(of(pack, "1200", US, first=True)) == [
        "band",
        "repeat",
        "treatment_continue",
        "monitoring_thrice",
    ]
    british = of(pack, "1200", UK, first=True)
    assert british.band is not None
    assert british.band.level is RED
    assert keys(british) == ["band", "treatment_stop", "monitoring_daily"]
    european = of(pack, "1200", EU, first=True)
    assert european.band is not None
    assert (european.band.low, european.band.high) == (Decimal("1.0"), Decimal("1.5"))
    assert keys(european) == ["band"]


@pytest.mark.parametrize(
    ("anc", "level"),
    [("1501", UNNAMED), ("1500", UNNAMED), ("1499", RED), ("1000", RED), ("499", RED), ("0", RED)],
)
def test_t94_below_1500_is_red_in_the_uk_and_from_there_nothing_is_said(
    pack: Pack, anc: str, level: ClozapineLevel
) -> None:
    found = of(pack, anc, UK)
    assert found.band is not None
    assert found.band.level is level
    assert (found.treatment is not None) is (level is RED)
    assert (found.monitoring is not None) is (level is RED)


@pytest.mark.parametrize(
    ("anc", "low", "high"),
    [
        ("1500", "1.5", None),
        ("1499", "1.0", "1.5"),
        ("1000", "1.0", "1.5"),
        ("999", "0.5", "1.0"),
        ("500", "0.5", "1.0"),
        ("499", None, "0.5"),
    ],
)
@pytest.mark.parametrize("population", Population)
def test_t94_the_eu_label_gives_a_band_and_no_action(
    pack: Pack, anc: str, low: str | None, high: str | None, population: Population
) -> None:
    found = of(pack, anc, EU, population, first=True)
    assert found.band is not None
    assert found.band.low == (None if low is None else Decimal(low))
    assert found.band.high == (None if high is None else Decimal(high))
    assert keys(found) == ["band"]


NOT_ABOVE_03 = Anc(upper_limit=Decimal("0.3"))
NOT_ABOVE_05 = Anc(upper_limit=Decimal("0.5"))
NOT_ABOVE_12 = Anc(upper_limit=Decimal("1.2"))
NOT_ABOVE_15 = Anc(upper_limit=Decimal("1.5"))
UNDER_05 = Anc(value=Decimal("0.5"), comparator=Comparator.BELOW)
UNDER_06 = Anc(value=Decimal("0.6"), comparator=Comparator.BELOW)
UNDER_15 = Anc(value=Decimal("1.5"), comparator=Comparator.BELOW)
OVER_05 = Anc(value=Decimal("0.5"), comparator=Comparator.ABOVE)
OVER_15 = Anc(value=Decimal("1.5"), comparator=Comparator.ABOVE)


@pytest.mark.parametrize(
    ("anc", "whose", "level"),
    [
        (NOT_ABOVE_03, US, SEVERE),
        (UNDER_05, US, SEVERE),
        (NOT_ABOVE_05, US, None),
        (UNDER_06, US, None),
        (NOT_ABOVE_12, US, None),
        (NOT_ABOVE_12, UK, RED),
        (UNDER_15, UK, RED),
        (NOT_ABOVE_15, UK, None),
        (OVER_05, US, None),
        (OVER_15, US, NOT_BELOW),
        (OVER_05, UK, None),
        (NOT_ABOVE_03, EU, UNNAMED),
        (NOT_ABOVE_12, EU, None),
    ],
)
def test_a_limit_has_a_band_only_when_that_is_certain(
    pack: Pack, anc: Anc, whose: Jurisdiction, level: ClozapineLevel | None
) -> None:
    found = of(pack, anc, whose)
    assert (None if found.band is None else found.band.level) is level
    if level is None:
        assert (found.treatment, found.monitoring) == (None, None)


def test_a_limit_without_a_band_still_says_below_which_line_it_lies(pack: Pack) -> None:
    found = of(pack, NOT_ABOVE_12, US, first=True)
    assert keys(found) == ["no_band_below", "repeat"]
    assert found.found.text["high"] == Decimal("1.5")
    assert keys(of(pack, NOT_ABOVE_15, US, first=True)) == ["no_band"]
    assert keys(of(pack, OVER_05, US, first=True)) == ["no_band"]


def test_no_number_is_no_band(pack: Pack) -> None:
    assert keys(of(pack, Anc(), US, first=True)) == ["no_count"]


def test_every_word_about_treatment_names_its_source_and_how_sure_it_is(pack: Pack) -> None:
    assert pack.clozapine is not None
    for label in pack.clozapine.labels:
        for table in label.tables:
            for band in table.bands:
                middle = band.low if band.low is not None else Decimal(0)
                found = gate(Anc(value=middle), label, table.population, first_below=True)
                assert found.band is band
                for line in found.lines:
                    assert line.provenance is not None
                    assert line.provenance.checked is not Checked.NOT_VERIFIED
                    assert line.provenance.sources
                    assert all(source in pack.references for source in line.provenance.sources)


def test_a_label_that_is_not_held_is_an_error_and_no_other_label(pack: Pack) -> None:
    assert pack.clozapine is not None
    held = pack.clozapine.labels
    with pytest.raises(KeyError, match="UK"):
        replace(pack.clozapine, labels=held[:2]).label(UK)
    with pytest.raises(ValueError, match="the US label has no general table"):
        gate(Anc(value=Decimal("1.2")), replace(held[0], tables=held[0].tables[1:]), GENERAL)
