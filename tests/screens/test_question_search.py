"""Finding any question of the guide by its words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from neutro_desk.screens.offer_list import OfferRow, remark_beside
from neutro_desk.screens.question_search import matching
from neutro_desk.screens.row_content import Findable
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT

SPLEEN = Findable(
    "spleen", "Large spleen (splenomegaly)?", "Large spleen (splenomegaly)?", "Autoimmune, spleen"
)
ANTIBODIES = Findable(
    "antibodies",
    "Anti-neutrophil antibodies found?",
    "Anti-neutrophil antibodies found?",
    "Autoimmune, spleen",
)
FILM = Findable("film", "Neutrophil clumps?", "Neutrophil clumps? Look at a citrate tube.", "Is it real?")
LIST = (SPLEEN, ANTIBODIES, FILM)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("sple", (SPLEEN, ANTIBODIES)),
        ("splen large", (SPLEEN,)),
        ("NEUTROPHIL", (ANTIBODIES, FILM)),
        ("anti-neu", (ANTIBODIES,)),
        ("citrate", (FILM,)),
        ("eutrophil", ()),
    ],
)
def test_each_typed_word_begins_a_word_of_the_question(typed: str, found: tuple[Findable, ...]) -> None:
    assert matching(typed, LIST) == found


def test_a_word_of_the_question_itself_counts_before_its_help_and_step() -> None:
    assert matching("spleen", (ANTIBODIES, SPLEEN)) == (SPLEEN, ANTIBODIES)


@pytest.mark.parametrize(
    ("beside", "shown"),
    [(200, "Autoimmune, spleen"), (80, "Autoimm"), (20, ""), (-30, "")],
    ids=["room for all", "room for a part", "room for nothing that is legible", "no room"],
)
def test_the_question_found_comes_before_the_name_of_its_step(
    qapp: QApplication, beside: int, shown: str
) -> None:
    """Beside the question, with 10 pixels between: at 150 % the question was cut and its step was whole."""
    look = Look(LIGHT, 1.0)
    letters, small = QFontMetrics(look.font(13)), QFontMetrics(look.font(12))
    width = letters.horizontalAdvance(SPLEEN.text) + 10 + beside
    remark = remark_beside(OfferRow(SPLEEN.text, 0, SPLEEN.step), letters, small, width, 10)
    assert remark.startswith(shown)
    assert bool(remark) is bool(shown)
    assert remark == SPLEEN.step or small.horizontalAdvance(remark) <= max(beside, 0)
