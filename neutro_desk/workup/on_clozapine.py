"""Clozapine on the time line: which counts fall under it, and what the chosen label says of the latest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from neutro_desk.workup.assessed import AssessedCount
from neutro_desk.workup.case import Case, Duffy, Event
from neutro_desk.workup.clozapine import (
    Gate,
    LabelLine,
    count_said,
    gate,
    label_lines,
    monitoring_line,
    possible_bands,
    range_said,
    table_for,
    treatment_line,
)
from neutro_desk.workup.clozapine_labels import (
    BARS,
    HALTS,
    ClozapineLabel,
    ClozapineLabels,
    Jurisdiction,
    LabelBand,
    LabelTable,
    Monitoring,
    Population,
    Treatment,
)
from neutro_desk.workup.content import Pack
from neutro_desk.workup.drugs import Exposure, exposures
from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.timing import THREE_MONTHS_DAYS, anc_below, day_of, ongoing_or_stopped

CLOZAPINE = "clozapine"
"""Id of the drug in the list of the knowledge pack."""

BASELINE_COUNTS = 2
"""Counts from before the start that make an established Duffy-null baseline. Source: CLINICAL 2.5, CLOZ."""

FEVER_WATCH_DAYS = 14
"""Days after stopping in which fever needs extra checks by the US table. Source: CLINICAL 2.5, CLOZ."""


@dataclass(frozen=True, slots=True)
class ClozapineAdvice:
    """What is said of clozapine; nothing at all before a label is chosen.

    Attributes:
        label: Whose label a person chose; None until then, and then there are no lines.
        lines: All that is said, in order.
    """

    label: Jurisdiction | None
    lines: tuple[LabelLine, ...] = ()


def clozapine_advice(
    case: Case,
    latest: AssessedCount | None,
    dated: Sequence[AssessedCount],
    pack: Pack,
    jurisdiction: Jurisdiction | None,
    today: date | None = None,
) -> ClozapineAdvice | None:
    """Return what the chosen label says of the latest count; None where clozapine is not on the time line.

    Args:
        case: For drug events and the Duffy type.
        latest: The count the summary rests on.
        dated: Every dated count, in order of collection.
        pack: For the drug's names, and the labels.
        jurisdiction: Whose label a person chose; without one nothing is said, not even a band.
        today: What `recently stopped` is reckoned from while no count has a time.

    Source:
        CLINICAL 2.5, 8.7.
    """
    events = tuple(chain(*(one.events for one in exposures(case.events, pack.drugs) if _is_clozapine(one))))
    collected = None if latest is None else latest.cbc.collected
    day = today if collected is None else collected.date()
    standing = tuple(event for event in events if _stands(event, day))
    if not standing or pack.clozapine is None:
        return None
    if jurisdiction is None:
        return ClozapineAdvice(None)
    return ClozapineAdvice(
        jurisdiction,
        tuple(_Reading(case, latest, dated, events, standing, pack.clozapine, jurisdiction).lines()),
    )


def _is_clozapine(exposure: Exposure) -> bool:
    return exposure.drug.id == CLOZAPINE


def _stands(event: Event, day: date | None) -> bool:
    """Return whether an event goes on, or ended at most three months before a day."""
    end = ongoing_or_stopped(event)
    return end is None or day is None or day <= day_of(end) + timedelta(days=THREE_MONTHS_DAYS)


class _Reading:
    """One case read against one label."""

    def __init__(
        self,
        case: Case,
        latest: AssessedCount | None,
        dated: Sequence[AssessedCount],
        events: tuple[Event, ...],
        standing: tuple[Event, ...],
        labels: ClozapineLabels,
        jurisdiction: Jurisdiction,
    ) -> None:
        self._case, self._latest, self._events, self._standing = case, latest, events, standing
        self._labels = labels
        self._label: ClozapineLabel = labels.label(jurisdiction)
        self._others = [count for count in dated if count is not latest and count.cbc.voided is None]

    def lines(self) -> Iterator[LabelLine]:
        """Give all that is said, in order."""
        now = self._gate
        lowest = self._lowest
        yield now.found
        if self._latest is not None and self._latest.anc.provisional:
            yield LabelLine(say("clozapine.provisional"))
        yield from (LabelLine(said) for said in self._whose_lines())
        if now.repeat is not None:
            yield now.repeat
        if self._on_treatment:
            yield from self._of_this_band(now, lowest)
        yield from self._of_the_lowest(lowest)
        yield from self._of_the_start()
        yield from self._of_the_stop()
        yield from label_lines(self._labels, self._label)

    # -- the counts under the drug ------------------------------------------------------------------------

    @cached_property
    def _earlier(self) -> list[AssessedCount]:
        """The other counts taken under clozapine up to three months after it, in order of collection."""
        return [count for count in self._others if _under(count, self._events)]

    @property
    def _on_treatment(self) -> bool:
        """Whether the latest count was taken under the drug; one without a time may have been."""
        latest = self._latest
        return latest is not None and (latest.cbc.collected is None or _under(latest, self._events))

    @cached_property
    def _population(self) -> Population:
        tested = self._case.patient.duffy is Duffy.NULL
        return Population.DUFFY_NULL if tested and self._baseline >= BASELINE_COUNTS else Population.GENERAL

    @cached_property
    def _baseline(self) -> int:
        """How many measured counts are from before the first start."""
        starts = [event.begins for event in self._events]
        days = [day_of(start) for start in starts if start is not None]
        if not days or len(days) < len(starts):
            return 0
        first = min(days)
        return sum(count.anc.exact is not None and _day(count) < first for count in self._others)

    @property
    def _table(self) -> LabelTable:
        return table_for(self._label, self._population)

    @cached_property
    def _gate(self) -> Gate:
        line = self._table.repeat_below
        before = self._earlier[-1].anc if self._earlier else None
        again = line is not None and before is not None and anc_below(before, line) is True
        if self._latest is None:
            return Gate(None, LabelLine(say("clozapine.no_count"), strong=True))
        first = self._on_treatment and not again
        return gate(self._latest.anc, self._label, self._population, first_below=first)

    @cached_property
    def _lowest(self) -> tuple[AssessedCount, LabelBand] | None:
        """The earlier count in the lowest band that is certain, when it lies below the latest one's band."""
        bands = self._table.bands
        placed = [
            (bands.index(possible[0]), count)
            for count in self._earlier
            if (possible := possible_bands(count.anc, bands))
        ]
        now = -1 if self._gate.band is None else bands.index(self._gate.band)
        lower = [(place, count) for place, count in placed if place > max(now, 0)]
        if not lower:
            return None
        lowest = max(place for place, _ in lower)
        return next(count for place, count in reversed(lower) if place == lowest), bands[lowest]

    # -- what is said -------------------------------------------------------------------------------------

    def _whose_lines(self) -> Iterator[Statement]:
        """Say whose lines were used where others exist, or were asked for."""
        own = self._label.table(Population.DUFFY_NULL) is not None
        duffy = self._case.patient.duffy
        if self._population is Population.DUFFY_NULL and own:
            yield say("clozapine.duffy_lines", number=self._baseline)
        elif duffy is Duffy.NULL:
            yield say("clozapine.duffy_no_baseline" if own else "clozapine.duffy_not_held")
        elif own and duffy is Duffy.UNKNOWN:
            yield say("clozapine.general_lines")

    def _of_this_band(self, now: Gate, lowest: tuple[AssessedCount, LabelBand] | None) -> Iterator[LabelLine]:
        """Say treatment and monitoring of the band, unless an earlier, lower count or a stop outweighs it."""
        earlier = Treatment.NOTHING if lowest is None else lowest[1].treatment
        halts = now.band is not None and now.band.treatment in HALTS
        if now.treatment is not None and (halts or (earlier not in HALTS and not self._stopped)):
            yield now.treatment
        schedule = now.band is not None and now.band.monitoring is Monitoring.SCHEDULE
        outweighed = not halts and (earlier in BARS or (self._stopped and schedule))
        if now.monitoring is not None and not outweighed:
            yield now.monitoring

    def _of_the_lowest(self, lowest: tuple[AssessedCount, LabelBand] | None) -> Iterator[LabelLine]:
        """Say what an earlier, lower count still means; a mild one means nothing once it is past."""
        if lowest is None or lowest[1].treatment in (Treatment.NOTHING, Treatment.CONTINUE):
            return
        count, band = lowest
        said = say(
            "clozapine.lowest",
            count=count_said(count.anc),
            time=count.cbc.collected,
            range=range_said(band),
        )
        yield LabelLine(said, band.provenance, strong=True)
        for line in (treatment_line(band), monitoring_line(band)):
            if line is not None:
                yield line

    def _of_the_start(self) -> Iterator[LabelLine]:
        """Say from where the label starts treatment, for a count from before the start or from its day."""
        latest = self._latest
        starts = [event.begins for event in self._events]
        known = [day_of(start) for start in starts if start is not None]
        if latest is None or latest.cbc.collected is None or not known or len(known) < len(starts):
            return
        if _day(latest) > min(known):
            return
        band = next((one for one in self._table.bands if one.treatment is Treatment.START_OR_CONTINUE), None)
        if band is None:
            yield LabelLine(say("clozapine.before_start"))
            return
        yield LabelLine(say("clozapine.start_line", line=band.low), band.provenance)

    @property
    def _stopped(self) -> bool:
        return all(ongoing_or_stopped(event) is not None for event in self._standing)

    def _of_the_stop(self) -> Iterator[LabelLine]:
        """Say that the drug was stopped, and that fever soon after needs more in the US."""
        if not self._stopped:
            return
        stop = max(day_of(end) for event in self._standing if (end := ongoing_or_stopped(event)) is not None)
        yield LabelLine(say("clozapine.stopped", stop=stop))
        latest = self._latest
        day = None if latest is None or latest.cbc.collected is None else _day(latest)
        late = day is not None and day > stop + timedelta(days=FEVER_WATCH_DAYS)
        if self._label.jurisdiction is Jurisdiction.US and not late:
            yield LabelLine(say("clozapine.fever_watch"), self._table.bands[-1].provenance)


def _day(count: AssessedCount) -> date:
    """Return the day of collection; the last of all days for a count without one."""
    collected = count.cbc.collected
    return date.max if collected is None else collected.date()


def _under(count: AssessedCount, events: Sequence[Event]) -> bool:
    """Return whether a count was taken while the drug was, or within three months after it was stopped."""
    day = _day(count)
    return any(
        (event.begins is None or day_of(event.begins) <= day) and _stands(event, day) for event in events
    )
