"""The order of counts and events is kept, and as few places as possible change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.records.places import STEP, places


@given(st.lists(st.none() | st.integers(0, 5 * STEP), max_size=30))
def test_places_always_rise(known: list[int | None]) -> None:
    found = places(known)
    assert len(found) == len(known)
    assert found == sorted(set(found))
    assert all(place > 0 for place in found)


@given(st.lists(st.integers(1, 5 * STEP), unique=True).map(sorted))
def test_what_stands_in_order_keeps_its_place(known: list[int]) -> None:
    assert places(known) == known


def test_what_is_put_between_two_moves_neither() -> None:
    assert places([STEP, None, 2 * STEP]) == [STEP, STEP + STEP // 2, 2 * STEP]
    assert places([STEP, 2 * STEP, None]) == [STEP, 2 * STEP, 3 * STEP]


def test_without_room_between_two_the_later_one_moves() -> None:
    assert places([1, None, 2]) == [1, 1 + STEP, 1 + 2 * STEP]
