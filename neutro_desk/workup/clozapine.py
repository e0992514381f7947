"""Clozapine gates: the band of one count by the label a person chose, and what that label says of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Comparator
from neutro_desk.workup.clozapine_labels import (
    HALTS,
    ClozapineLabel,
    ClozapineLabels,
    ClozapineLevel,
    LabelBand,
    LabelTable,
    Monitoring,
    Population,
    Treatment,
)
from neutro_desk.workup.content import Provenance
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timing import anc_below


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One thing that is said, with where it comes from.

    Attributes:
        provenance: None for what is said of this patient's counts, which needs no source.
        strong: Whether it carries the fact.
    """

    text: Statement
    provenance: Provenance | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """One count against one label.

    Attributes:
        band: None where there is no count, or a limit leaves more than one band possible.
        found: Which band, or why there is none.
        treatment, monitoring: What the label says of the band; None where it says nothing.
        repeat: That a first count below the label's line is repeated.
    """

    band: LabelBand | None
    found: LabelLine
    treatment: LabelLine | None = None
    monitoring: LabelLine | None = None
    repeat: LabelLine | None = None

    @property
    def lines(self) -> tuple[LabelLine, ...]:
        """All that is said, in order."""
        said = (self.found, self.repeat, self.treatment, self.monitoring)
        return tuple(line for line in said if line is not None)


def gate(
    anc: Anc, label: ClozapineLabel, population: Population = Population.GENERAL, *, first_below: bool = False
) -> Gate:
    """Return the band of a count with the label's treatment and monitoring.

    The exact value decides, every band includes its lower end. A limit (`not above 0.3`, `<0.5`) has a band
    only when every count it allows lies in the same one.

    Args:
        anc: The count, 10^9/L.
        label: The label a person chose.
        population: Whose lines apply; a label without lines of its own for it uses the general ones.
        first_below: Whether no count before this one was below the label's line.

    Source:
        CLINICAL 2.5, 8.7 (T80, T94).
    """
    table = table_for(label, population)
    possible = possible_bands(anc, table.bands)
    repeat = _repeat(anc, table) if first_below else None
    if not possible:
        return Gate(None, LabelLine(say("clozapine.no_count"), strong=True))
    if len(possible) > 1:
        return Gate(None, LabelLine(_no_band(anc, possible[0]), strong=True), repeat=repeat)
    band = possible[0]
    return Gate(band, _found(anc, band), treatment_line(band), monitoring_line(band), repeat)


def table_for(label: ClozapineLabel, population: Population) -> LabelTable:
    """Return the table that applies: the population's own, otherwise the general one."""
    table = label.table(population) or label.table(Population.GENERAL)
    if table is None:
        message = f"the {label.jurisdiction.value} label has no general table"
        raise ValueError(message)
    return table


def possible_bands(anc: Anc, bands: tuple[LabelBand, ...]) -> tuple[LabelBand, ...]:
    """Return every band the true count may lie in, highest first; none without a number."""
    if anc.value is None:
        limit = anc.upper_limit
        return () if limit is None else tuple(band for band in bands if band.low is None or band.low <= limit)
    value = anc.value
    if anc.comparator is Comparator.BELOW:
        return tuple(band for band in bands if band.low is None or band.low < value)
    if anc.comparator is Comparator.ABOVE:
        return tuple(band for band in bands if band.high is None or value < band.high)
    return tuple(
        band
        for band in bands
        if (band.low is None or band.low <= value) and (band.high is None or value < band.high)
    )


def count_said(anc: Anc) -> Statement:
    """Return the count as it is known: `0.40 x10^9/L`, `<0.5`, `not above 0.30`."""
    if anc.value is None:
        return say("clozapine.count_not_above", count=anc.upper_limit)
    if anc.comparator is Comparator.BELOW:
        return say("clozapine.count_below", count=anc.value)
    if anc.comparator is Comparator.ABOVE:
        return say("clozapine.count_above", count=anc.value)
    return say("clozapine.count", count=anc.value)


def range_said(band: LabelBand) -> Statement:
    """Return the range of a band with the label's word for it."""
    if band.high is None:
        reach = say("clozapine.from", low=band.low)
    elif band.low is None:
        reach = say("clozapine.below", high=band.high)
    else:
        reach = say("clozapine.between", low=band.low, high=band.high)
    if band.level in (ClozapineLevel.UNNAMED, ClozapineLevel.NOT_BELOW):
        return reach
    return say("clozapine.range_named", range=reach, level=band.level)


def treatment_line(band: LabelBand) -> LabelLine | None:
    """Return what the label says of treatment in a band."""
    if band.treatment is Treatment.NOTHING:
        return None
    key = f"clozapine.treatment_{band.treatment.value}"
    said = say(key) if band.resume is None else say(key, resume=band.resume)
    strong = band.treatment in HALTS
    return LabelLine(said, band.provenance, strong=strong)


def monitoring_line(band: LabelBand) -> LabelLine | None:
    """Return what the label says of monitoring in a band."""
    if band.monitoring is Monitoring.NOTHING:
        return None
    key = f"clozapine.monitoring_{band.monitoring.value}"
    named: dict[str, Decimal] = dict(zip(("first", "then"), band.until, strict=False))
    return LabelLine(say(key, **named), band.provenance)


def label_lines(labels: ClozapineLabels, label: ClozapineLabel) -> tuple[LabelLine, ...]:
    """Return what stands under every count: check the current label, and who decides."""
    return (
        LabelLine(say(f"clozapine.check_{label.jurisdiction.value}"), label.provenance),
        LabelLine(say("clozapine.rebound"), labels.stopping),
        LabelLine(say("cause_details.prescriber")),
    )


def _found(anc: Anc, band: LabelBand) -> LabelLine:
    said = say("clozapine.band", count=count_said(anc), range=range_said(band))
    return LabelLine(said, band.provenance, strong=True)


def _no_band(anc: Anc, highest: LabelBand) -> Statement:
    """Say that the band is not certain, with the line the count is certain to lie below, if there is one."""
    if highest.high is None:
        return say("clozapine.no_band", count=count_said(anc))
    return say("clozapine.no_band_below", count=count_said(anc), high=highest.high)


def _repeat(anc: Anc, table: LabelTable) -> LabelLine | None:
    line = table.repeat_below
    if line is None or table.repeat_hours is None or anc_below(anc, line) is not True:
        return None
    said = say("clozapine.repeat", line=line, hours=table.repeat_hours)
    return LabelLine(said, table.bands[-1].provenance)
