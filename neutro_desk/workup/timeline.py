"""The values of a course: samples, episodes with bounds, nadir, decline, recovery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.case import Comparator, Event, Method
from neutro_desk.workup.statements import Statement

THRESHOLDS = (Decimal("0.1"), Decimal("0.5"), Decimal("1.0"), Decimal("1.5"))
"""Lines of the clinical scheme, 10^9/L. Source: seed 1; CLINICAL 2.1."""

RECOVERY_LINE = Decimal("0.5")
"""Recovery: first of three consecutive measurements on different days at or above this, 10^9/L.
Source: CIBMTR forms manual; CLINICAL 3.2."""

HIGHER_LINES = (Decimal("1.0"), Decimal("1.5"))
"""Recovery is given to these too, 10^9/L."""

PROLONGED_DAYS = (7, 10, 14)
"""Over 7 d: IDSA; over 10 d: seed 1; over 14 d: high-risk tier. Source: CLINICAL 3.1."""

CHRONIC_DAYS = 90
"""Chronic: at least 90 days and three occasions below 1.5. Source: CLINICAL 3.1."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One dated count of the course.

    Attributes:
        time: When it was collected.
        anc: 10^9/L; with a comparator the limit that is known.
        comparator: BELOW for `<0.1` and for an upper limit proven by the white count alone.
        interval: Counting limits (low, high), 10^9/L, for the whisker; None without.
        at_limit: Whether the value itself may be the count (`not above`), as with a white count alone.
    """

    time: datetime
    anc: Decimal
    comparator: Comparator | None = None
    method: Method | None = None
    laboratory: str | None = None
    count_id: str = ""
    interval: tuple[Decimal, Decimal] | None = None
    provisional: bool = False
    at_limit: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A crossing time as earliest, best and latest; None where it cannot be said."""

    earliest: datetime | None
    best: datetime | None
    latest: datetime | None


@dataclass(frozen=True, slots=True)
class Days:
    """A duration in days, each rounded once to 0.01; None where it cannot be said."""

    at_least: float
    about: float | None
    at_most: float | None


@dataclass(frozen=True, slots=True)
class Nadir:
    """The lowest value and when; of several equal ones the first, with `again` the others.

    Attributes:
        at_limit: Whether `value` is an upper limit that the count may equal (`not above`).
        provisional: Whether the count may change once something missing is known.
    """

    value: Decimal
    time: datetime
    comparator: Comparator | None = None
    again: tuple[datetime, ...] = ()
    at_limit: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class DIndex:
    """Area between the curve and 0.5, days x cells/uL: both modes; `withheld` says why one is None.

    Source:
        Portugal 2009; CLINICAL 3.4.
    """

    daily: float | None
    interpolated: float | None
    withheld: Statement | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """A run of consecutive samples strictly below a threshold (INTERFACE, `course`)."""

    threshold: Decimal
    start: When
    end: When | None
    open_start: bool
    open_end: bool
    nadir: Nadir
    days: Days
    calendar_days: int | None
    longest_gap_days: float
    samples: int
    first_low: datetime
    last_low: datetime
    d_index: DIndex | None = None


@dataclass(frozen=True, slots=True)
class Recovery:
    """First of `runs` consecutive measurements on different days at or above `line` after the nadir."""

    time: datetime
    line: Decimal
    runs: int


class ByDay(Enum):
    """What is shown of recovery by a day; `not shown` is not `not recovered`."""

    RECOVERED = "recovered"
    NOT_RECOVERED = "not recovered"
    NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class DayLine:
    """Recovery to 0.5 by so many days after the start of a chemotherapy or transplant."""

    event: Event
    days: int
    shown: ByDay


@dataclass(frozen=True, slots=True)
class Baseline:
    """The median of the counts before the latest fall.

    Attributes:
        value: 10^9/L.
        counts: How many counts make it, the first at `start`, the last at `end`.
        line: The fall is taken to begin with the first count below this, 10^9/L.
        lowest: Fall from it to the lowest count of the episode, per cent, rounded to 0.1.
        latest: Fall to the latest count; None once the episode is over.
    """

    value: Decimal
    counts: int
    start: datetime
    end: datetime
    line: Decimal
    lowest: float | None
    latest: float | None


@dataclass(frozen=True, slots=True)
class Lead:
    """What came after one exposure.

    Attributes:
        to_lines: Days from its start to the first count below a line, for each line that was reached and that
            the count was not below already.
        to_recovery: Days from its end to the recovery to 0.5 that followed; None where that cannot be said.
    """

    event: Event
    to_lines: tuple[tuple[Decimal, float], ...] = ()
    to_recovery: float | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """The fall over a window, log-linear; every figure None when `withheld` says why.

    Attributes:
        percent_per_day: 100 (1 - e^k), rounded to 0.1.
        halving_days: ln 2 / |k|, days, rounded to 0.01.
        interval: 95 % limits of percent per day from three points up.
        in_48_h: Value 48 h after the last sample at that rate, 10^9/L, three decimals.
        raises_concern: True when that value is at or below 0.5 while the count falls; None when withheld.
        reaches_line: Whether that value is 0.5 itself, which NCCN counts and IDSA does not.
        under_1000_limb: Whether the last value is below 1.0 (IDSA 2002, NCCN).
        floored: Whether a value under 0.01 was read as 0.01 to take its logarithm.
        theil_sen: Percent per day by the median of all slopes, rounded to 0.1, below 0 for a rise; only where
            it lies outside `interval`, and for at most 500 points.
    """

    start: datetime | None = None
    end: datetime | None = None
    points: int = 0
    percent_per_day: float | None = None
    halving_days: float | None = None
    interval: tuple[float, float] | None = None
    in_48_h: Decimal | None = None
    raises_concern: bool | None = None
    reaches_line: bool = False
    under_1000_limb: bool = False
    withheld: Statement | None = None
    floored: bool = False
    theil_sen: float | None = None


class Shown(Enum):
    """Whether a duration line is passed; `not shown` is not `no`."""

    YES = "yes"
    POSSIBLE = "possible"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Tiers:
    """Longest time below 0.5 against 7, 10 and 14 days, and chronic against 90 days."""

    longest_below_500: Days | None
    prolonged: tuple[tuple[int, Shown], ...]
    chronic: Shown


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time without a sample: no line is drawn across it."""

    start: datetime
    end: datetime
    days: float


class Direction(Enum):
    """Direction from the previous value to the latest."""

    FALLING = "falling"
    RISING = "rising"
    UNCHANGED = "unchanged"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True, slots=True)
class Change:
    """From the previous sample to the latest: difference in 10^9/L (None with a censored value) and days.

    Attributes:
        halving_days: Between these two alone, rounded to 0.01; None unless they fall and a rate may be given.
    """

    direction: Direction
    previous: Sample
    latest: Sample
    difference: Decimal | None
    days: float
    halving_days: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """Everything the dated counts say, in order of time.

    Attributes:
        samples: In order of time; of two at one time both are kept.
        gaps: Long times without a sample.
        breaks: Times of samples that no line leads to: after a long gap, a change of method or of laboratory.
        recoveries_above: Recoveries to 1.0 and to 1.5, each after an episode below that line.
        day_lines: Recovery by day 28, 30 and 42 after the latest chemotherapy or transplant.
        baseline: The patient's own baseline before the latest fall.
        leads: One for each exposure of the case.
        ends_at: 10^9/L, where a person wants episodes to end; None: each at its own line.
        longer: The episodes once more, up to `ends_at`; what else is said of the course goes by `episodes`.
    """

    samples: tuple[Sample, ...] = ()
    as_of: datetime | None = None
    nadir: Nadir | None = None
    episodes: tuple[Episode, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    decline: Decline | None = None
    tiers: Tiers | None = None
    gaps: tuple[Gap, ...] = ()
    change: Change | None = None
    breaks: tuple[datetime, ...] = ()
    recoveries_above: tuple[Recovery, ...] = ()
    day_lines: tuple[DayLine, ...] = ()
    baseline: Baseline | None = None
    leads: tuple[Lead, ...] = ()
    ends_at: Decimal | None = None
    longer: tuple[Episode, ...] = ()

    def below(self, threshold: Decimal) -> tuple[Episode, ...]:
        """Return the episodes below one threshold, in order of time."""
        return tuple(episode for episode in self.episodes if episode.threshold == threshold)
