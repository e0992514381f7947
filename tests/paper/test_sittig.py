"""The eleven criteria of Sittig for graphs of laboratory results, read back from the printed page.

Source: the list of the design notes under "Course"; values of the drawing of the page.
"""

from __future__ import annotations

import pytest

from neutro_desk.paper.page import make_pdf
from tests.paper.example import book, options, summary_of_the_drawing
from tests.paper.reading import text_of


@pytest.fixture(scope="module")
def page() -> str:
    return text_of(make_pdf(summary_of_the_drawing(), book(), options()))


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("patient identification and title", "Trend of ANC, SMITH, Jane, MRN 445512, 30-Oct to 21-Nov-2026"),
        ("label and unit of the axis of counts, and its scale", "ANC, ×10⁹/L 0 0.5 1.0 1.5 2.0 3.0"),
        ("scale of the axis of time", "26-Oct 02-Nov 09-Nov 16-Nov"),
        ("label of the axis of time", "date collected, 2026"),
        ("reference range", "reference from 2.0"),
        ("bands", "severe 0.1 to <0.5"),
        ("values of time", "30-Oct 09:20 03-Nov 08:50 06-Nov 07:30"),
        ("values of counts", "3.10 2.64 2.05 0.86 0.34"),
        ("details of the values", "not sampled, 6.0 d"),
        ("legend", "● analyser"),
        ("legend of limits", "▽ analyser"),
        ("legend of manual counts", "■ manual"),
    ],
)
def test_the_printed_trend_holds(page: str, criterion: str, words: str) -> None:
    assert words in page, criterion
