"""What stands beneath a field says how it was understood, and never more than is known."""

from __future__ import annotations

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.cbc import EntryMode, TypedCbc, read_cbc
from neutro_desk.workup.echoes import entry_echoes


def said(typed: TypedCbc, phrasebook: Phrasebook) -> dict[str, str]:
    echoes = entry_echoes(read_cbc(typed, None).cbc)
    return {name: phrasebook.text(echo) for name, echo in echoes.items()}


@pytest.mark.parametrize(
    ("wbc", "unit", "echo"),
    [
        ("1.20", "10*9/L", "1.20 ×10⁹/L  =  1200 /µL"),
        ("5200", "/uL", "5200 /µL  =  5.2 ×10⁹/L"),
        ("<0.1", "10*9/L", "<0.1 ×10⁹/L  =  <100 /µL"),
        ("0,3", "10*3/uL", "0.3 ×10³/µL  =  300 /µL"),
    ],
)
def test_a_white_count_is_said_in_both_units(wbc: str, unit: str, echo: str, phrasebook: Phrasebook) -> None:
    assert said(TypedCbc(wbc=wbc, wbc_unit=unit), phrasebook)["wbc"] == echo


def test_a_share_waits_for_the_white_count(phrasebook: Phrasebook) -> None:
    assert said(TypedCbc(segs="14"), phrasebook)["segs"] == "14 %, absolute waits for WBC"


def test_a_share_has_no_absolute_count_while_red_cells_may_be_counted_in(phrasebook: Phrasebook) -> None:
    typed = TypedCbc(wbc="1.20", segs="30", bands="5", nrbc="20")
    assert said(typed, phrasebook)["segs"] == "30 %"


def test_a_share_follows_the_corrected_white_count(phrasebook: Phrasebook) -> None:
    # 1.20 x 100 / 120 = 1.00, of it 30 % = 0.30 (CLINICAL 1.3, by hand).
    typed = TypedCbc(wbc="1.20", segs="30", bands="5", nrbc="20", wbc_corrected="no")
    assert said(typed, phrasebook)["segs"] == "30 %  =  0.30 ×10⁹/L"


def test_a_field_with_an_open_question_says_nothing_back(phrasebook: Phrasebook) -> None:
    assert said(TypedCbc(wbc="5200", wbc_unit="10*9/L"), phrasebook) == {}


def test_a_differential_adds_up_only_when_its_main_cells_are_there(phrasebook: Phrasebook) -> None:
    part = TypedCbc(segs="30", bands="5", lymphocytes="50")
    assert said(part, phrasebook)["differential"] == "Differential 85 % so far"
    whole = TypedCbc(segs="30", bands="5", lymphocytes="50", monocytes="15")
    assert said(whole, phrasebook)["differential"] == "Differential adds to 100 %"


def test_no_cell_is_added_twice(phrasebook: Phrasebook) -> None:
    """A total holds its bands and immature granulocytes; the analyser's sum holds its kinds."""
    total = TypedCbc(mode=EntryMode.TOTAL, neutrophils="35", immature_granulocytes="3", lymphocytes="50")
    assert said(total, phrasebook)["differential"] == "Differential 85 % so far"
    kinds = TypedCbc(segs="30", bands="5", immature_granulocytes="4", metamyelocytes="3")
    assert said(kinds, phrasebook)["differential"] == "Differential 38 % so far"


def test_the_laboratorys_limit_is_said_in_both_units(phrasebook: Phrasebook) -> None:
    echoes = said(TypedCbc(anc_lower_limit="1.8"), phrasebook)
    assert echoes["anc_lower_limit"] == "1.8 ×10⁹/L  =  1800 /µL"


def test_absolute_neutrophils_are_said_in_both_units_and_other_cells_not(phrasebook: Phrasebook) -> None:
    echoes = said(TypedCbc(segs="0.3", lymphocytes="0.5", differential_unit="10*9/L"), phrasebook)
    assert echoes == {"segs": "0.3 ×10⁹/L  =  300 /µL"}
