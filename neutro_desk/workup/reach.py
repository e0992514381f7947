"""Where the true count lies: at a number, at most there, or strictly below or above it."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator


class Lies(Enum):
    """Where the true count lies against the number there is."""

    AT = "at"
    AT_MOST = "at most"
    BELOW = "below"
    ABOVE = "above"


def reach_of(anc: Anc) -> tuple[Decimal | None, Lies]:
    """Return the number known of a count, 10^9/L, None if there is none, and where the count lies to it."""
    if anc.value is None:
        return anc.upper_limit, Lies.AT_MOST
    return anc.value, lies_of(anc.comparator)


def lies_of(comparator: Comparator | None) -> Lies:
    """Return where a measured count lies against its number."""
    if comparator is None:
        return Lies.AT
    return Lies.BELOW if comparator is Comparator.BELOW else Lies.ABOVE
