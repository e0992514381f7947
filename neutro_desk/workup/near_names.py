"""Names one or two letters apart: the distance of two spellings, and the names near a typed one."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 5
"""Letters a typed name must have before a misspelling of another is thought of."""

MANY = 4000
"""Names from which it is quicker to try every spelling one slip away than to compare them all."""

LONG = 9
"""Letters from which two slips are thought of, not one."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_BITS = {letter: 1 << place for place, letter in enumerate(_LETTERS)}


def slips(one: str, other: str, most: int) -> int | None:
    """Return how many slips make one spelling the other; None above `most`.

    A slip is a letter left out, added, changed, or swapped with its neighbour (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most:
        return None
    far, width = most + 1, len(other)
    before_last: list[int] = []
    last = [min(place, far) for place in range(width + 1)]
    for row, letter in enumerate(one, start=1):
        now = [far] * (width + 1)
        now[0] = min(row, far)
        # Off the diagonal by more than `most`, no way is short enough.
        for column in range(max(1, row - most), min(width, row + most) + 1):
            its = other[column - 1]
            least = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                least = min(least, before_last[column - 2] + 1)
            now[column] = least
        if min(now) > most:
            return None
        before_last, last = last, now
    return last[-1] if last[-1] <= most else None


def slips_allowed(name: str) -> int:
    """Return how many slips a name may hold: none in a short one, where every letter counts."""
    if len(name) < SHORTEST:
        return 0
    return 1 if len(name) < LONG else 2


class NearNames:
    """Names sorted by length and by the letters they hold, so that few have to be compared."""

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the names; those too short to be meant by a slip stay out."""
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        self._names = frozenset(name for name in names if len(name) >= SHORTEST)
        for name in self._names:
            self._by_length.setdefault(len(name), []).append((_letters(name), name))

    def near(self, typed: str, most: int) -> tuple[tuple[int, str], ...]:
        """Return (slips, name) for each name within `most` slips of a typed one, the nearest first."""
        if most == 1 and len(self._names) >= MANY:
            near = self._names.intersection(_one_slip_away(typed))
            return tuple(sorted((int(name != typed), name) for name in near))
        held, found = _letters(typed), []
        for length in range(len(typed) - most, len(typed) + most + 1):
            # A letter changed alters two of the set, one added or left out alters one.
            differing = 2 * most - abs(length - len(typed))
            for letters, name in self._by_length.get(length, ()):
                if (letters ^ held).bit_count() <= differing:
                    distance = slips(typed, name, most)
                    if distance is not None:
                        found.append((distance, name))
        return tuple(sorted(found))


def _one_slip_away(name: str) -> list[str]:
    """Return every spelling one slip away, and the name itself, in the letters and digits of names."""
    parts = [(name[:place], name[place:]) for place in range(len(name) + 1)]
    return [
        *[before + after[1:] for before, after in parts],
        *[before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1],
        *[before + letter + after for before, after in parts for letter in _LETTERS],
        *[before + letter + after[1:] for before, after in parts for letter in _LETTERS],
    ]


def _letters(name: str) -> int:
    held = 0
    for letter in name:
        held |= _BITS.get(letter, 0)
    return held
