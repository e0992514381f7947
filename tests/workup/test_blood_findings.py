"""What blood count, film and patient tell of the checklist, and where they stay silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import (
    Comparator,
    Differential,
    Duffy,
    Known,
    Method,
    Setting,
    Sex,
)
from neutro_desk.workup.statements import Note, NoteKind, say
from tests.workup.small_pack import at, count, course, quantity
from tests.workup.told_by import film, patient, told, word


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


def test_of_several_severe_counts_of_a_fall_the_lowest_is_told() -> None:
    values = (("18", "0.21"), ("19", "0.04"), ("20", "0.39"))
    counts = [count(day, anc=anc) for day, anc in values]
    found = told("severe-count", None, *counts, over_time=course(*values))
    assert found is not None
    assert found.fact is not None
    assert dict(found.fact.values)["count"] == Decimal("0.04")


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
