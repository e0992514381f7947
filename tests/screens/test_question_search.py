"""Finding any question of the guide by its words."""

from __future__ import annotations

import pytest

from neutro_desk.screens.question_search import matching
from neutro_desk.screens.row_content import Findable

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
