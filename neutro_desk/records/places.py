"""places: numbers that keep an order, of which as few as possible change."""

from __future__ import annotations

from collections.abc import Sequence

STEP = 1 << 20
"""The room left between two neighbours, for what is put between them later."""


def places(known: Sequence[int | None]) -> list[int]:
    """Return a rising number for each position; a known one stays where the order allows it.

    Args:
        known: The present number of each position; None for what is new.
    """
    found: list[int] = []
    last = 0
    for position, place in enumerate(known):
        if place is None or place <= last:
            following = next((later for later in known[position + 1 :] if later and later > last + 1), None)
            last = last + STEP if following is None else (last + following) // 2
        else:
            last = place
        found.append(last)
    return found
