"""How much room text takes on the page, before it is set."""

from __future__ import annotations

import pytest

from neutro_desk.paper.text_room import line_count


def test_words_that_fit_beside_each_other_take_one_line() -> None:
    assert line_count([("severe", "r")], 8.6, 200.0) == 1


@pytest.mark.parametrize("width", [-40.0, 0.0, 4.0])
@pytest.mark.parametrize("indent", [0.0, 12.0])
def test_a_long_word_in_a_column_without_room_comes_to_an_end(width: float, indent: float) -> None:
    """Long words of a ward's own scheme leave no room beside them; the program went on measuring for ever."""
    assert line_count([("hochgradig eingeschränkt", "r")], 8.6, width, indent) >= 5
