"""Runs of samples below a line, as places in the series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from neutro_desk.workup.sides import Side, side
from neutro_desk.workup.timeline import Sample


@dataclass(slots=True)
class Run:
    """One run below a line, as places in the list of samples.

    Attributes:
        before: The last sample proven not below, ahead of the run; None when the start was not seen.
        first: The first sample proven below.
        last: The last sample proven below; what lies between may be unproven.
        after: The first sample proven not below again; None while the run is open.
    """

    before: int | None
    first: int
    last: int
    after: int | None = None

    def around(self, samples: Sequence[Sample]) -> Sequence[Sample]:
        """Return the samples of the run with the neighbours that bound it, as far as there are any."""
        start = self.first if self.before is None else self.before
        return samples[start : len(samples) if self.after is None else self.after + 1]


def runs_below(samples: Sequence[Sample], threshold: Decimal, end_line: Decimal) -> Iterator[Run]:
    """Yield the runs that start strictly below one line and end at or above another, in order of time.

    A sample whose side is not proven neither starts nor ends a run: it only leaves its bounds wider.

    Args:
        samples: In order of time, one at a time.
        threshold: 10^9/L.
        end_line: At least `threshold`, 10^9/L.
    """
    run: Run | None = None
    above: int | None = None
    for place, sample in enumerate(samples):
        where = side(sample, threshold if run is None else end_line)
        if where is Side.UNKNOWN:
            continue
        if run is None and where is Side.BELOW:
            run = Run(above, place, place)
        elif run is None:
            above = place
        elif where is Side.BELOW:
            run.last = place
        else:
            run.after = place
            yield run
            run, above = None, place
    if run is not None:
        yield run
