"""The grey lines beneath the fields: what was understood, in both units."""

from __future__ import annotations

from datetime import datetime

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.cbc import TypedCbc, read_cbc
from neutro_desk.workup.echoes import entry_echoes

NOW = datetime(2026, 11, 21, 7, 32)
MOCK_UP = TypedCbc(
    wbc="1.20", segs="30", bands="5", lymphocytes="50", monocytes="10", eosinophils="5", basophils="0"
)
"""The count of the pictures; its echoes are worked out by hand: 1.20 x 30 / 100 = 0.36 and so on."""


def said(typed: TypedCbc, phrasebook: Phrasebook) -> dict[str, str]:
    found = entry_echoes(read_cbc(typed, NOW).cbc)
    return {field: " ".join(phrasebook.text(statement).split()) for field, statement in found.items()}


def test_each_field_of_a_whole_count_shows_its_other_unit(phrasebook: Phrasebook) -> None:
    assert said(MOCK_UP, phrasebook) == {
        "wbc": "1.20 ×10⁹/L = 1200 /µL",
        "segs": "30 % = 0.36 ×10⁹/L",
        "bands": "5 % = 0.06 ×10⁹/L",
        "lymphocytes": "0.60",
        "monocytes": "0.12",
        "eosinophils": "0.06",
        "basophils": "0.00",
        "differential": "Differential adds to 100 %",
    }


def test_a_white_count_in_cells_shows_the_litre_too(phrasebook: Phrasebook) -> None:
    assert said(TypedCbc(wbc="5200", wbc_unit="/uL"), phrasebook)["wbc"] == "5200 /µL = 5.2 ×10⁹/L"


def test_a_censored_white_count_keeps_its_sign_in_both_units(phrasebook: Phrasebook) -> None:
    assert said(TypedCbc(wbc="<0.1"), phrasebook)["wbc"] == "<0.1 ×10⁹/L = <100 /µL"


def test_a_share_waits_for_a_white_count_that_is_in_question(phrasebook: Phrasebook) -> None:
    shown = said(TypedCbc(wbc="5200", segs="14"), phrasebook)
    assert "wbc" not in shown
    assert shown["segs"] == "14 %, absolute waits for WBC"
    assert shown["differential"] == "Differential 14 % so far"


def test_no_absolute_count_stands_beneath_a_share_while_nucleated_red_cells_are_in_question(
    phrasebook: Phrasebook,
) -> None:
    shown = said(TypedCbc(wbc="1.20", segs="30", lymphocytes="50", nrbc="20"), phrasebook)
    assert shown["segs"] == "30 %"
    assert "lymphocytes" not in shown


def test_a_differential_in_cells_adds_to_no_per_cent(phrasebook: Phrasebook) -> None:
    typed = TypedCbc(wbc="1.2", differential_unit="10*9/L", segs="0.36", bands="0.06")
    shown = said(typed, phrasebook)
    assert shown["segs"] == "0.36 ×10⁹/L = 360 /µL"
    assert "differential" not in shown


def test_blank_fields_say_nothing(phrasebook: Phrasebook) -> None:
    assert said(TypedCbc(), phrasebook) == {}
