"""Characters the page can set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.paper.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD, covered, font, printable


@pytest.mark.parametrize("character", "0Aé×–−≥≤⁹µ■□▲▽●○✓†‡§·…→↑↓°“”•~")
def test_the_signs_the_page_uses_are_in_every_font(character: str) -> None:
    assert printable(character) == character


@pytest.mark.parametrize("name", [REGULAR, SEMIBOLD, BOLD, ITALIC])
def test_figures_of_one_weight_have_one_width(name: str) -> None:
    assert len({font(name).widths[ord(figure)] for figure in "0123456789"}) == 1


def test_the_width_of_a_figure_is_that_of_the_font() -> None:
    """Source: README of the fonts: 497 units of 1000 in Regular."""
    assert font(REGULAR).width("00", 10) == pytest.approx(9.94)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("李", "[U+674E]"),
        ("a\u0301", "á"),
        ("a\tb", "a b"),
        ("\x00", "[U+0000]"),
        ("\U0001f600", "[U+1F600]"),
    ],
)
def test_what_no_font_has_prints_as_its_code_point(typed: str, printed: str) -> None:
    assert printable(typed) == printed


@given(st.text())
def test_any_text_becomes_one_that_can_be_set(text: str) -> None:
    assert all(character == "\n" or ord(character) in covered() for character in printable(text))
