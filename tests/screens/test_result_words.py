"""What the result band says beside the number: flags, limits, immature forms, left shift, arrival."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from neutro_desk.screens.result_words import BandWords, band_words, spoken
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Case, Patient
from neutro_desk.workup.cbc import EntryMode, TypedCbc, read_cbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.whole import AssessedCase, WorkUp

NOW = datetime(2026, 11, 21, 7, 32)
USUAL = TypedCbc(collected_date="21nov", collected_time="0610", wbc="1.20", segs="30", bands="5")
USUAL_OF_A_NEWBORN = replace(USUAL, wbc="2.0", segs="50", bands="0")
NEWBORN = Patient(birth_date=date(2026, 11, 17), birth_time=time(3), gestation_weeks=40)


@pytest.fixture
def say_of(schemes: Schemes, phrasebook: Phrasebook) -> SayOf:
    return SayOf(schemes, phrasebook)


class SayOf:
    """The band's words for typed text."""

    def __init__(self, schemes: Schemes, phrasebook: Phrasebook) -> None:
        self.schemes, self.phrasebook = schemes, phrasebook

    def __call__(self, typed: TypedCbc, patient: Patient | None = None) -> BandWords:
        case = Case(patient=patient or Patient())
        reading = read_cbc(typed, NOW)
        work_up = WorkUp(AssessedCase(case, self.schemes), reading=reading, typed=typed)
        return band_words(work_up, self.phrasebook, NOW)


def test_blasts_stand_beside_the_number_and_are_read_out(say_of: SayOf) -> None:
    words = say_of(replace(USUAL, blasts="3"))
    assert words.flag == "Blasts 3 %: review film (unverified)"
    assert words.flag_short == "Blasts 3 %"
    assert words.flag in spoken(words)
    assert "Blasts 3 % counted: have the film reviewed (advice not yet verified)." in words.panel
    assert say_of(replace(USUAL, blasts="0")).flag == ""


def test_blasts_stand_there_without_a_number_too(say_of: SayOf) -> None:
    assert say_of(TypedCbc(blasts="3")).flag_short == "Blasts 3 %"
    assert say_of(TypedCbc(wbc="5200", segs="30", blasts="3")).flag_short == "Blasts 3 %"


def test_a_count_of_exactly_100_stands_at_the_profound_limit(say_of: SayOf) -> None:
    """CLINICAL D7."""
    words = say_of(replace(USUAL, wbc="1.00", segs="10", bands="0"))
    assert words.chip_word == "SEVERE"
    assert "Exactly 0.1: severe, at the profound limit." in words.quiet
    assert "Exactly 0.1: severe, at the profound limit." in words.panel
    assert "Exactly 0.1" not in " ".join(say_of(replace(USUAL, wbc="0.99", segs="10", bands="0")).quiet)


def test_a_newborn_without_gestation_and_weight_has_no_label_and_both_are_named(say_of: SayOf) -> None:
    """CLINICAL 2.4: gestation and birth weight unknown under 28 days are a gap."""
    words = say_of(USUAL_OF_A_NEWBORN, replace(NEWBORN, gestation_weeks=None))
    assert words.chip_word == ""
    assert words.grades == "No verified limit for this age: value shown without a label."
    assert words.limits == "Not recorded: gestation; birth weight"
    assert words.limits in words.panel
    assert say_of(USUAL_OF_A_NEWBORN, NEWBORN).limits == "Term newborn, 72 h to under 28 d: below 1.75"


def test_a_missing_lower_limit_is_named_beside_the_grade(say_of: SayOf) -> None:
    """1.20 x 80 = 0.96 has a grade; 2.0 x 90 = 1.80 has none without the limit (CLINICAL 2.1)."""
    words = say_of(replace(USUAL, wbc="2.0", segs="90", bands="0"))
    assert words.grades == "CTCAE v5 cannot grade without lab limit · v6 grade 0"
    why = "CTCAE v5: cannot grade a count this high without the laboratory's lower limit"
    assert why in words.panel
    assert "without lab limit" not in say_of(replace(USUAL, segs="80", bands="0")).grades


def test_the_count_with_immature_forms_is_a_second_line_and_not_graded(say_of: SayOf) -> None:
    """1.20 x (30 + 5 + 8) / 100 = 0.516."""
    words = say_of(replace(USUAL, metamyelocytes="5", myelocytes="3"))
    assert "incl. immature 0.52, not graded" in words.quiet
    assert "Including immature forms 0.52 ×10⁹/L (516 /µL); not graded." in words.panel
    assert words.number == "0.42"


def test_a_left_shift_stands_in_the_panel_and_in_the_band_only_when_a_line_is_passed(say_of: SayOf) -> None:
    plain = say_of(USUAL)
    assert "I:T 5 / 35 = 0.143" in plain.panel
    assert plain.quiet == ()
    over = say_of(replace(USUAL, metamyelocytes="6"))
    assert "over 10 % immature forms (SIRS criterion)" in over.quiet


def test_a_newborns_ratio_above_its_line_names_the_kind_of_source(say_of: SayOf) -> None:
    typed = replace(USUAL, wbc="10.0", segs="40", bands="12", metamyelocytes="3", myelocytes="1")
    words = say_of(typed, NEWBORN)
    assert words.quiet[0] == "I:T 0.286: above 0.2, newborns (secondary source)"
    assert "I:T above 0.2, the usual line for newborns (secondary source)" in words.panel


def test_the_panel_says_when_and_where_the_sample_arrived(say_of: SayOf) -> None:
    typed = replace(USUAL, received_date="21nov", received_time="0640", laboratory="North")
    assert {"Arrived 21-Nov-2026 06:40", "Laboratory: North"} <= set(say_of(typed).panel)


def test_a_laboratory_count_says_that_it_stands_as_reported(say_of: SayOf) -> None:
    words = say_of(replace(USUAL, mode=EntryMode.LABORATORY_ANC, anc="0.6"))
    assert words.working_note == "laboratory count, as reported"
    assert "The laboratory's own absolute neutrophil count." in words.panel


def test_the_count_not_plotted_stands_in_the_panel(say_of: SayOf) -> None:
    words = say_of(replace(USUAL, anc="0.6", anc_beside=True, plotted="lab"))
    assert words.number == "0.60"
    assert "The other count, not plotted: 0.42 ×10⁹/L (420 /µL)." in words.panel


def test_while_lab_and_computed_are_asked_about_the_higher_is_a_limit_and_warns(say_of: SayOf) -> None:
    """0.45 and 0.20 lie 0.25 apart: asked, and neither is above 0.5."""
    words = say_of(TypedCbc(wbc="1.0", segs="20", bands="0", anc="0.45", anc_beside=True))
    assert words.number == "≤0.45"
    assert words.provisional == "PROVISIONAL"
    assert words.working_note == "ANC not above 0.45 ×10⁹/L (450 /µL) while a question is open"
    assert words.alarm is not None


def test_a_limit_while_the_differential_is_questioned_does_not_say_that_there_is_none(say_of: SayOf) -> None:
    words = say_of(TypedCbc(wbc="0.3", segs="0.42"))
    assert words.number == "≤0.30"
    assert words.working_note == "ANC not above 0.30 ×10⁹/L (300 /µL) while a question is open"
    assert say_of(TypedCbc(wbc="0.3")).working_note.endswith("(no differential)")


def test_an_absolute_differential_above_the_white_count_shows_no_number_at_all(say_of: SayOf) -> None:
    words = say_of(TypedCbc(wbc="0.3", segs="0.4", bands="0", differential_unit="10*9/L"))
    assert (words.number, words.alarm) == ("— —", None)
    assert words.heading == "This cannot be right"


def test_the_conditional_line_of_a_laboratory_count_names_the_count_alone(say_of: SayOf) -> None:
    """2.4 and 1.8: both above every line, so no limit is said."""
    words = say_of(TypedCbc(wbc="4.0", segs="45", bands="0", anc="2.4", anc_beside=True))
    assert words.number == "— —"
    assert words.working_note == ("If Lab: ANC 2.40 ×10⁹/L (2400 /µL). Not shown as a result until answered.")


@pytest.mark.parametrize(
    ("typed", "working"),
    [
        (USUAL, "= 1.20 × (30 + 5) / 100"),
        (replace(USUAL, wbc="1200", wbc_unit="/uL"), "= 1200 × (30 + 5) / 100 /µL"),
        (replace(USUAL, segs="0.3", bands="0.1", differential_unit="10*9/L"), "= 0.3 + 0.1"),
        (
            replace(USUAL, wbc="1200", wbc_unit="/uL", segs="0.3", bands="0.1", differential_unit="10*9/L"),
            "= 0.3 + 0.1",
        ),
        (replace(USUAL, wbc="", segs="300", bands="100", differential_unit="/uL"), "= 300 + 100 /µL"),
    ],
)
def test_the_working_names_the_unit_of_its_own_numbers(say_of: SayOf, typed: TypedCbc, working: str) -> None:
    assert say_of(typed).working == working


def test_the_age_of_the_sample_has_a_short_form(say_of: SayOf) -> None:
    words = say_of(USUAL)
    assert words.collected == "21-Nov 06:10, 1 h 22 min old"
    assert words.collected_short == "21-Nov 06:10, 1 h old"


def test_the_interval_is_said_once_in_the_panel(say_of: SayOf) -> None:
    words = say_of(replace(USUAL, method="manual", cells_counted="100"))
    assert sum("spans" in line for line in words.panel) == 1


def test_a_number_asked_about_its_unit_leaves_no_number(say_of: SayOf) -> None:
    typed = replace(USUAL, wbc="40", differential_unit="10*9/L", typed_in=frozenset(("segs:%", "bands:%")))
    assert say_of(typed).number == "— —"
    assert say_of(replace(typed, typed_in=frozenset())).number == f"{Decimal('35.00')}"


def test_while_the_correction_is_not_known_both_counts_stand_beside_each_other(say_of: SayOf) -> None:
    words = say_of(replace(USUAL, nrbc="20", wbc_corrected="unknown"))
    assert (words.number, words.provisional) == ("0.35", "PROVISIONAL")
    assert words.working_note == "0.42 if WBC is already corrected"
    manual = say_of(replace(USUAL, nrbc="20", method="manual", cells_counted="100"))
    assert manual.working_note == "0.42 if WBC is already corrected; manual, 100 cells: 0.26–0.45."
