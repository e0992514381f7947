"""Rows that are not the entry of their place: swapped, moved, or changed; and which entries are nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain as joined
from itertools import groupby

from neutro_desk.records.audit_chain import Chain, Row
from neutro_desk.records.audit_finding import Finding, FindingKind, about

MOST_TRIES = 2_000_000
"""Seals worked out at most to learn where rows come from; beyond, a row is called changed."""

_NEAR = 64
"""Places to either side that are tried first."""

Gaps = Sequence[tuple[int, int]]


def misplaced(chain: Chain, loose: Sequence[Row], gaps: Gaps) -> Iterator[Finding]:
    """Tell what became of the rows that are not the entry of their place, and which entries are nowhere.

    Args:
        chain: Seals of the store.
        loose: The rows.
        gaps: First and last number of what is missing between rows.
    """
    true_numbers = _true_numbers(chain, loose, gaps)
    found_again = set(true_numbers.values())
    places = {row.number for row in loose}
    for place in sorted(places - set(true_numbers)):
        yield about(FindingKind.CHANGED, place)
    yield from _moves(true_numbers)
    gone = (place for place in sorted(true_numbers) if place > 0 and place not in found_again)
    missing = joined(((place, place) for place in gone), _pieces(gaps, found_again))
    for first, last in _ranges(sorted(missing)):
        yield about(FindingKind.REMOVED, first, last)


def _true_numbers(chain: Chain, loose: Sequence[Row], gaps: Gaps) -> dict[int, int]:
    """Return which entry really stands at a place, as far as it is any of this chain."""
    found: dict[int, int] = {}
    tries_left = MOST_TRIES
    shift = 0
    highest = max((*(row.number for row in loose), *(last for _, last in gaps)), default=0)
    missing = [number for first, last in gaps for number in range(first, min(last, first + _NEAR) + 1)]
    likely = sorted({*(row.number for row in loose[: 4 * _NEAR]), *missing})
    for row in loose:
        near = range(max(1, row.number - _NEAR), row.number + _NEAR + 1)
        everywhere = range(1, highest + 2 * _NEAR) if len(loose) <= _NEAR else range(0)
        for number in joined((row.number + shift,), near, likely, everywhere):
            tries_left -= 1
            if tries_left < 0:
                return found
            if number != row.number and chain.is_sealed(row, number):
                found[row.number], shift = number, number - row.number
                break
    return found


def _moves(true_numbers: dict[int, int]) -> Iterator[Finding]:
    """Tell pairs that changed places, then stretches that stand so many places off."""
    swapped = {place for place, number in true_numbers.items() if true_numbers.get(number) == place}
    for place in sorted(swapped):
        if place < true_numbers[place]:
            yield about(FindingKind.SWAPPED, place, true_numbers[place])
    moved = [
        (number, number - place) for place, number in sorted(true_numbers.items()) if place not in swapped
    ]
    for shift, stretch in groupby(moved, key=_shift):
        for first, last in _ranges([(number, number) for number, _ in stretch]):
            yield about(FindingKind.MOVED, first, last, place=first - shift)


def _shift(move: tuple[int, int]) -> int:
    return move[1]


def _pieces(gaps: Gaps, without: set[int]) -> Iterator[tuple[int, int]]:
    """Return the gaps less the numbers that stand elsewhere."""
    for first, last in gaps:
        start = first
        for number in sorted(one for one in without if first <= one <= last):
            if start < number:
                yield start, number - 1
            start = number + 1
        if start <= last:
            yield start, last


def _ranges(pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the pieces, in order, with those joined that follow each other."""
    held: tuple[int, int] | None = None
    for first, last in pieces:
        if held is not None and first == held[1] + 1:
            held = (held[0], last)
            continue
        if held is not None:
            yield held
        held = (first, last)
    if held is not None:
        yield held
