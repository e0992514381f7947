"""Runs of samples below a line, as places in the series; of one series each is found once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from neutro_desk.workup.sides import Side, side
from neutro_desk.workup.timeline import Sample, When


@dataclass(slots=True)
class Run:
    """One run below a line, as places in the list of samples.

    Attributes:
        before: The last sample proven not below, ahead of the run; None when the start was not seen.
        first: The first sample proven below.
        last: The last sample proven below; what lies between may be unproven.
        after: The first sample proven not below again; None while the run is open.
        ends: When it started and ended, once that was worked out; the end is None while the run is open.
    """

    before: int | None
    first: int
    last: int
    after: int | None = None
    ends: tuple[When, When | None] | None = None

    def around(self, samples: Sequence[Sample]) -> Sequence[Sample]:
        """Return the samples of the run with the neighbours that bound it, as far as there are any."""
        start = self.first if self.before is None else self.before
        return samples[start : len(samples) if self.after is None else self.after + 1]


class Runs:
    """The runs of one series below each line that is asked for, found at the first asking.

    Attributes:
        samples: In order of time, one at a time.
        times: Of the samples.
        measured: Whether every sample has a value, none only a limit.
    """

    def __init__(self, samples: Sequence[Sample]) -> None:
        """Look for nothing yet."""
        self.samples = samples
        self.times = [sample.time for sample in samples]
        self.measured = all(sample.comparator is None for sample in samples)
        self._lowest = min([sample.anc for sample in samples]) if samples and self.measured else None
        self._found: dict[Decimal, Sequence[Run]] = {}

    def since(self, place: int, reach: timedelta) -> int:
        """Return the place of the first sample that lies no further back from another than this."""
        end = self.times[place]
        if end - self.times[0] <= reach:
            return 0
        return bisect_left(self.times, end - reach, hi=place)

    def below(self, threshold: Decimal, end_line: Decimal | None = None) -> Sequence[Run]:
        """Return the runs that start strictly below one line and end at or above another.

        Args:
            threshold: 10^9/L.
            end_line: At least `threshold`, 10^9/L; the same line when None.
        """
        if self._lowest is not None and self._lowest >= threshold:
            return ()
        if end_line not in (None, threshold):
            return _runs_below(self.samples, threshold, end_line)
        found = self._found.get(threshold)
        if found is None:
            found = self._found[threshold] = _runs_below(self.samples, threshold, threshold)
        return found


def _runs_below(samples: Sequence[Sample], threshold: Decimal, end_line: Decimal) -> Sequence[Run]:
    """Return the runs below, in order of time.

    A sample whose side is not proven neither starts nor ends a run: it only leaves its bounds wider.
    """
    found: list[Run] = []
    run: Run | None = None
    above: int | None = None
    line = threshold
    for place, sample in enumerate(samples):
        if sample.comparator is None:  # as `side` has it; a long series asks this of every count and line
            below = sample.anc < line
        else:
            where = side(sample, line)
            if where is Side.UNKNOWN:
                continue
            below = where is Side.BELOW
        if run is None:
            if below:
                run, line = Run(above, place, place), end_line
            else:
                above = place
        elif below:
            run.last = place
        else:
            run.after = place
            found.append(run)
            run, line, above = None, threshold, place
    if run is not None:
        found.append(run)
    return found
