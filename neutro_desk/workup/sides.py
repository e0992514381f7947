"""What samples prove: the side of a line they lie on, which of two is lower, how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from itertools import islice
from operator import attrgetter, lt

from neutro_desk.workup.case import Comparator
from neutro_desk.workup.timeline import Sample

DAY = timedelta(days=1)


class Side(Enum):
    """On which side of a line a sample is proven to lie."""

    BELOW = "below"
    NOT_BELOW = "not below"
    UNKNOWN = "unknown"


def side(sample: Sample, line: Decimal) -> Side:
    """Return where a sample lies against a line, 10^9/L; strictly below is below.

    A censored value proves only what its limit proves: `<0.1` is below 0.5, and unknown against 0.05.
    """
    if sample.comparator is None:
        return Side.BELOW if sample.anc < line else Side.NOT_BELOW
    if sample.comparator is Comparator.ABOVE:
        return Side.NOT_BELOW if sample.anc >= line else Side.UNKNOWN
    proven = sample.anc < line if sample.at_limit else sample.anc <= line
    return Side.BELOW if proven else Side.UNKNOWN


def in_order(samples: Iterable[Sample]) -> list[Sample]:
    """Return samples in order of time; of several at one time the one that counts, the lowest, comes last."""
    listed = list(samples)
    return listed if _each_later(listed) else sorted(sorted(listed, key=_rank, reverse=True), key=_time)


_time = attrgetter("time")


def _each_later(samples: Sequence[Sample]) -> bool:
    """Return whether each sample is later than the one before, as almost always."""
    times = [sample.time for sample in samples]
    return all(map(lt, times, islice(times, 1, None)))


def one_at_a_time(samples: Sequence[Sample]) -> list[Sample]:
    """Return the samples that count, in order of time: of several at one time the lowest."""
    if _each_later(samples):
        return list(samples)
    lowest: list[Sample] = []
    for sample in samples:
        if lowest and lowest[-1].time == sample.time:
            lowest[-1] = min(lowest[-1], sample, key=_rank)
        else:
            lowest.append(sample)
    return lowest


def _rank(sample: Sample) -> tuple[bool, tuple[Decimal, int]]:
    """Order samples of one time: a value known only to lie above something tells least."""
    return (sample.comparator is Comparator.ABOVE, depth(sample))


def depth(sample: Sample) -> tuple[Decimal, int]:
    """Order samples from deepest: `<0.1` lies deeper than `not above 0.1`, that deeper than 0.1 measured."""
    if sample.comparator is None:
        return (sample.anc, 2)
    if sample.comparator is Comparator.ABOVE:
        return (sample.anc, 3)
    return (sample.anc, 1 if sample.at_limit else 0)


def proven_lower(sample: Sample, other: Sample) -> bool:
    """Return whether one sample is proven to lie strictly below another; a limit proves what it can."""
    if sample.comparator is Comparator.ABOVE or other.comparator is Comparator.BELOW:
        return False
    strictly = (sample.comparator is not None and not sample.at_limit) or other.comparator is not None
    return sample.anc <= other.anc if strictly else sample.anc < other.anc


def days_between(start: datetime, end: datetime) -> float:
    """Return the days from one time to another, not rounded."""
    return (end - start) / DAY
