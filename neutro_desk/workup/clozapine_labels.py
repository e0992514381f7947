"""What each country's clozapine label says of a count, as data: bands with their treatment and monitoring."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.content import Provenance


class Jurisdiction(Enum):
    """Whose label applies. Nobody's until a person chooses: one count can mean opposite orders."""

    US = "US"
    EU = "EU"
    UK = "UK"


class Population(Enum):
    """Whose lines apply."""

    GENERAL = "general"
    DUFFY_NULL = "duffy-null"


class ClozapineLevel(Enum):
    """The label's own word for a band."""

    NOT_BELOW = "not below"
    MILD = "mild"
    MODERATE = "moderate"
    NEUTROPENIA = "neutropenia"
    SEVERE = "severe"
    RED = "red"
    UNNAMED = "unnamed"


class Treatment(Enum):
    """What a label says of treatment in a band; some name a line to resume at."""

    NOTHING = "nothing"
    START_OR_CONTINUE = "start_or_continue"
    CONTINUE = "continue"
    CONSULT_CONTINUE = "consult_continue"
    INTERRUPT = "interrupt"
    NO_RECHALLENGE = "no_rechallenge"
    NO_RECHALLENGE_BASELINE = "no_rechallenge_baseline"
    STOP = "stop"


class Monitoring(Enum):
    """What a label says of monitoring in a band; most name lines up to which it holds."""

    NOTHING = "nothing"
    SCHEDULE = "schedule"
    THRICE = "thrice"
    THRICE_WEEKLY_BASELINE = "thrice_weekly_baseline"
    DAILY_THRICE_WEEKLY = "daily_thrice_weekly"
    DAILY_THRICE = "daily_thrice"
    DAILY_THRICE_BASELINE = "daily_thrice_baseline"
    DAILY = "daily"


RESUMES = frozenset((Treatment.INTERRUPT, Treatment.NO_RECHALLENGE, Treatment.NO_RECHALLENGE_BASELINE))
"""Treatments that name the line at which treatment may resume."""

HALTS = RESUMES | {Treatment.STOP}
"""Treatments that take the drug away, for a time or for good."""

BARS = HALTS - {Treatment.INTERRUPT}
"""Treatments that outlast the recovery of the count."""

LINES_NAMED = {
    Monitoring.NOTHING: 0,
    Monitoring.SCHEDULE: 0,
    Monitoring.THRICE: 1,
    Monitoring.THRICE_WEEKLY_BASELINE: 1,
    Monitoring.DAILY_THRICE_WEEKLY: 2,
    Monitoring.DAILY_THRICE: 2,
    Monitoring.DAILY_THRICE_BASELINE: 2,
    Monitoring.DAILY: 0,
}
"""How many lines the sentence of each kind of monitoring names."""


@dataclass(frozen=True, slots=True)
class LabelBand:
    """One band of a label: at or above `low` (None: no lower end), below `high` (None: no upper end).

    Attributes:
        low, high: 10^9/L.
        resume: Where treatment may resume, 10^9/L; None where the treatment names no line.
        until: The lines the monitoring names, 10^9/L, in the order of its sentence.
    """

    low: Decimal | None
    high: Decimal | None
    level: ClozapineLevel
    provenance: Provenance
    treatment: Treatment = Treatment.NOTHING
    resume: Decimal | None = None
    monitoring: Monitoring = Monitoring.NOTHING
    until: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelTable:
    """The bands of one label for one population, highest first, without gaps.

    Attributes:
        repeat_below: A first count below this is repeated within `repeat_hours`, 10^9/L; None: not said.
    """

    population: Population
    bands: tuple[LabelBand, ...]
    repeat_below: Decimal | None = None
    repeat_hours: int | None = None


@dataclass(frozen=True, slots=True)
class ClozapineLabel:
    """One country's label: its tables, and how sure its own remark is (`check the current label`)."""

    jurisdiction: Jurisdiction
    tables: tuple[LabelTable, ...]
    provenance: Provenance

    def table(self, population: Population) -> LabelTable | None:
        """Return the table of a population; None where the label has none of its own."""
        return next((one for one in self.tables if one.population is population), None)


@dataclass(frozen=True, slots=True)
class ClozapineLabels:
    """Every label that is held, and where it is said that stopping abruptly risks a rebound psychosis."""

    labels: tuple[ClozapineLabel, ...]
    stopping: Provenance

    def label(self, jurisdiction: Jurisdiction) -> ClozapineLabel:
        """Return the label of a jurisdiction; raise KeyError if it is not held."""
        for one in self.labels:
            if one.jurisdiction is jurisdiction:
                return one
        raise KeyError(jurisdiction.value)
