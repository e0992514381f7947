"""What is written in the plot, its lane and its table: labels through the phrasebook, in the ward's unit."""

from __future__ import annotations

from decimal import Decimal

from neutro_desk.screens.event_lane import days_of
from neutro_desk.screens.plot_series import BandRange, LimitLine, Mark, MarkShape
from neutro_desk.screens.time_axis import datetime_of, seconds_of, years_shown
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Comparator, Event, EventKind, Patient, Quantity, moment_as_datetime
from neutro_desk.workup.course import Sample
from neutro_desk.workup.quantities import unit_label
from neutro_desk.workup.statements import say


class PlotWords:
    """Labels of one plot, in the language, register and first unit of its phrasebook."""

    def __init__(self, phrasebook: Phrasebook) -> None:
        """Keep the phrasebook."""
        self.phrasebook = phrasebook
        self.unit = unit_label(phrasebook.first_unit)
        self.per_axis_unit = 1.0 if phrasebook.first_unit == "10*9/L" else 1000.0

    def text(self, key: str) -> str:
        """Return a label that holds no values."""
        return self.phrasebook.text(say(key))

    def patient(self, patient: Patient) -> str:
        """Return who the plot belongs to, as it stands beside the title."""
        number = patient.identifier
        record = self.phrasebook.text(say("plot.record", identifier=number)) if number else ""
        parts = [patient.name or "", record]
        return ", ".join(part for part in parts if part) or self.text("plot.no_patient")

    def time_axis(self, start: float, end: float, *, known: bool) -> str:
        """Return the label of the time axis with its years; without years when no time is known."""
        if not known:
            return self.text("plot.time_unknown")
        first, last = years_shown(start, end)
        years = (
            str(first) if first == last else self.phrasebook.text(say("plot.years", first=first, last=last))
        )
        return self.phrasebook.text(say("plot.time", years=years))

    def value_axis(self, *, log: bool = False) -> str:
        """Return the label of the axis of counts."""
        return self.phrasebook.text(say("plot.value_log" if log else "plot.value", unit=self.unit))

    def floor(self) -> str:
        """Return what the strip of a log scale holds that has no place on the logarithm."""
        return self.phrasebook.text(say("plot.floor", low="0", high=self.line(Decimal("0.01"))))

    def line(self, value: Decimal) -> str:
        """Return a cut-off as it is spoken of: 1.5 or 1500, without a digit more."""
        if self.per_axis_unit == 1.0:
            plain = format(value.normalize(), "f")
            return plain if "." in plain or value < 1 else f"{plain}.0"
        return format((value * 1000).normalize(), "f")

    def band(self, band: BandRange) -> tuple[str, str]:
        """Return a band's range with both ends, and its word."""
        low, high = self.line(band.low), self.line(band.high)
        both = self.phrasebook.text(say("plot.range", low=low, high=high))
        return (f"<{high}" if band.low == 0 else both), self.phrasebook.word(band.word)

    def limit(self, limit: LimitLine) -> str:
        """Return a reference limit with whose it is, the patient's own baseline, or where episodes end."""
        if limit.is_baseline:
            return self.phrasebook.text(
                say("plot.own_baseline", value=self.phrasebook.count(limit.value, unit=False))
            )
        value = self.line(limit.value)
        if limit.is_end:
            return self.phrasebook.text(say("plot.episode_end", value=value))
        if limit.name is None:
            return self.phrasebook.text(say("plot.lab_limit", value=value))
        name = self.phrasebook.name("limit", limit.name)
        return self.phrasebook.text(say("plot.other_limit", value=value, name=name))

    def episode_end(self, ends_at: Decimal | None) -> str:
        """Return where episodes end, as the link to another choice."""
        key = "course.episode_end_own" if ends_at is None else "course.episode_end_at"
        return self.phrasebook.text(say(key) if ends_at is None else say(key, until=ends_at))

    def gap(self, days: float, *, short: bool = False) -> str:
        """Return the days of a gap without a count."""
        return self.phrasebook.text(say("plot.gap_short" if short else "plot.gap", days=days))

    def shape(self, shape: MarkShape, *, with_interval: bool) -> str:
        """Return what a mark means, for the legend."""
        suffix = "_interval" if with_interval and shape is MarkShape.MANUAL else ""
        return self.text(f"plot.shape.{shape.value}{suffix}")

    def value(self, sample: Sample) -> str:
        """Return a count without its unit, with `<` or `>` where it is a limit."""
        number = self.phrasebook.count(sample.anc, unit=False)
        if sample.comparator is None or number[:1] in "<>":
            return number
        if sample.comparator is Comparator.BELOW and sample.at_limit:
            return self.phrasebook.text(say("table.not_above", value=number))
        return f"{sample.comparator.value}{number}"

    def reading(self, mark: Mark, *, with_year: bool) -> tuple[str, str]:
        """Return the two lines of the read-out: value with word, and time with interval."""
        sample = mark.sample
        number = self.value(sample)
        if sample.at_limit:
            number = self.phrasebook.text(
                say("plot.not_above", value=self.phrasebook.count(sample.anc, unit=False))
            )
        call = mark.call
        if call is None or call.word is None:
            value = self.phrasebook.text(say("plot.value_alone", value=number, unit=self.unit))
        else:
            key = "plot.value_at_least" if call.at_least else "plot.value_word"
            value = self.phrasebook.text(say(key, value=number, unit=self.unit, word=call.said))
        when = self.phrasebook.moment_text(sample.time, "full" if with_year else "when")
        if sample.interval is not None:
            low, high = (self.phrasebook.count(limit, unit=False) for limit in sample.interval)
            when = f"{when} ({low}–{high})"
        if sample.provisional:
            when = f"{when}, {self.text('plot.provisional')}"
        return value, when

    def lane_row(self, kind: EventKind) -> str:
        """Return the heading of a kind's rows in the event lane."""
        return self.text(f"plot.row.{kind.value}")

    def event(self, event: Event, start: float) -> str:
        """Return what an event is called in the lane of a picture that begins at second `start`."""
        if event.kind is EventKind.FEVER and event.temperature is not None:
            return self._degrees("plot.temperature", event.temperature)
        name = self.event_name(event)
        days = days_of(event)
        if days is not None:
            return self.phrasebook.text(say("plot.lasting", name=name, days=days))
        if event.start is not None and seconds_of(moment_as_datetime(event.start)) < start:
            return self.phrasebook.text(say("plot.since", name=name, start=self._start(event, start)))
        return name

    def hottest(self, event: Event) -> str:
        """Return what fevers that touch in the lane are called together, by the hottest of them."""
        if event.temperature is None:
            return self.event_name(event)
        return self._degrees("plot.hottest", event.temperature)

    def _degrees(self, key: str, reading: Quantity) -> str:
        return self.phrasebook.text(say(key, value=reading.value, unit=unit_label(reading.unit)))

    def more_events(self, number: int) -> str:
        """Return how many events found no row."""
        return self.phrasebook.text(say("plot.more_events", number=number))

    def event_name(self, event: Event) -> str:
        """Return the name of an event, or the word for its kind when it has none."""
        return event.name or self.phrasebook.word(event.kind)

    def _start(self, event: Event, view_start: float) -> str:
        started = moment_as_datetime(event.start) if event.start is not None else datetime_of(view_start)
        year = datetime_of(view_start).year
        return self.phrasebook.moment_text(started, "day") if started.year == year else str(started.year)
