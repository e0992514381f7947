"""What the plot calls a fever: the reading in the unit it was entered in."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Event, EventKind, Quantity
from neutro_desk.workup.quantities import unit_label


@pytest.mark.parametrize(
    ("value", "unit", "text"), [("38.4", "Cel", "38.4 °C"), ("101.2", "[degF]", "101.2 °F")]
)
def test_a_fever_is_called_by_its_reading_in_the_unit_entered(
    value: str, unit: str, text: str, phrasebook: Phrasebook
) -> None:
    words = PlotWords(phrasebook)
    fever = Event(EventKind.FEVER, at=datetime(2026, 11, 21), temperature=Quantity(Decimal(value), unit))
    assert words.event(fever, 0.0) == text
    assert words.hottest(fever) == f"up to {text}"
    assert unit_label(unit) == text[-2:]
