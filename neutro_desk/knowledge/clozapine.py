"""Reads and checks clozapine.toml: each country's bands, without gaps, with what its label says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

import msgspec

from neutro_desk.knowledge.files import KnowledgeFile, Place, Rows
from neutro_desk.knowledge.shapes import ItemShape
from neutro_desk.workup.clozapine_labels import (
    LINES_NAMED,
    RESUMES,
    ClozapineLabel,
    ClozapineLabels,
    ClozapineLevel,
    Jurisdiction,
    LabelBand,
    LabelTable,
    Monitoring,
    Population,
    Treatment,
)
from neutro_desk.workup.content import Checked, Reference


class LabelShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One label: where its own remark comes from."""

    id: Jurisdiction


class RepeatShape(msgspec.Struct, forbid_unknown_fields=True):
    """Below which line a first count is repeated, and how soon."""

    label: Jurisdiction
    population: Population
    below: str
    hours: int


class BandShape(ItemShape, forbid_unknown_fields=True, kw_only=True):
    """One band of one label for one population; numbers as text, 10^9/L."""

    label: Jurisdiction
    population: Population
    level: ClozapineLevel
    low: str | None = None
    high: str | None = None
    treatment: Treatment = Treatment.NOTHING
    resume: str | None = None
    monitoring: Monitoring = Monitoring.NOTHING
    until: tuple[str, ...] = ()

    def band(self) -> LabelBand:
        """Return the band; raise ValueError naming what is no count."""
        return LabelBand(
            low=_count(self.low),
            high=_count(self.high),
            level=self.level,
            provenance=self.provenance(),
            treatment=self.treatment,
            resume=_count(self.resume),
            monitoring=self.monitoring,
            until=tuple(_line(text) for text in self.until),
        )


def clozapine_labels(file: KnowledgeFile, references: Mapping[str, Reference]) -> ClozapineLabels | None:
    """Return the labels of the file; None with every problem noted in it."""
    if not file.read:
        return None
    known = len(file.problems)
    file.only("stopping", "label", "repeat", "band")
    stopping = file.one("stopping", ItemShape) if "stopping" in file.content else None
    if stopping is None:
        file.blame("stopping", "is missing or cannot be read")
    labels, bands = file.rows("label", LabelShape), file.rows("band", BandShape)
    tables = _Tables(file, bands, file.rows("repeat", RepeatShape))
    _blame_sources(file, (("stopping", stopping), *_placed(labels), *_placed(bands)), references)
    found = tuple(
        ClozapineLabel(shape.id, tables.of(shape.id), shape.provenance()) for shape in labels.shapes
    )
    if [label.jurisdiction for label in found] != list(Jurisdiction):
        file.blame("label", "must be " + ", ".join(one.value for one in Jurisdiction) + ", each once")
    if stopping is None or len(file.problems) > known:
        return None
    return ClozapineLabels(found, stopping.provenance())


class _Tables:
    """The bands sorted into tables; every fault names the row or the table."""

    def __init__(self, file: KnowledgeFile, bands: Rows[BandShape], repeats: Rows[RepeatShape]) -> None:
        self._file = file
        self._bands: dict[tuple[Jurisdiction, Population], list[LabelBand]] = {}
        for _, place, shape in bands:
            try:
                band = shape.band()
            except ValueError as error:
                file.blame(place, str(error))
                continue
            for reason in _band_problems(band):
                file.blame(place, reason)
            self._bands.setdefault((shape.label, shape.population), []).append(band)
        self._repeats: dict[tuple[Jurisdiction, Population], tuple[Decimal, int]] = {}
        for _, place, repeat in repeats:
            self._take_repeat(place, repeat)

    def of(self, label: Jurisdiction) -> tuple[LabelTable, ...]:
        """Return the tables of a label; the general one must be there."""
        tables = []
        for population in Population:
            bands = tuple(self._bands.get((label, population), ()))
            if not bands and population is Population.GENERAL:
                self._file.blame(f"label {label.value}", "has no general bands")
            if bands:
                self._without_gaps(f"{label.value} {population.value}", bands)
                below, hours = self._repeats.get((label, population), (None, None))
                tables.append(LabelTable(population, bands, below, hours))
        return tuple(tables)

    def _take_repeat(self, place: Place | str, shape: RepeatShape) -> None:
        try:
            line = _line(shape.below)
        except ValueError as error:
            self._file.blame(place, str(error))
            return
        where = (shape.label, shape.population)
        if where in self._repeats or not any(band.low == line for band in self._bands.get(where, ())):
            self._file.blame(place, f"{shape.below} is given twice, or is no line of its table")
        elif shape.hours <= 0:
            self._file.blame(place, f"{shape.hours} hours is no time")
        self._repeats[where] = (line, shape.hours)

    def _without_gaps(self, name: str, bands: tuple[LabelBand, ...]) -> None:
        ends = zip((None, *(band.low for band in bands)), (*(band.high for band in bands), None), strict=True)
        if any(upper != lower for upper, lower in ends) or any(band.low is None for band in bands[:-1]):
            self._file.blame(name, "the bands overlap, or leave a gap")


def _band_problems(band: LabelBand) -> Iterator[str]:
    if band.low is not None and band.high is not None and band.high <= band.low:
        yield f"{band.high} does not lie above {band.low}"
    if (band.resume is not None) is not (band.treatment in RESUMES):
        yield f"resume does not fit the treatment {band.treatment.value}"
    if len(band.until) != LINES_NAMED[band.monitoring]:
        yield f"until does not fit the monitoring {band.monitoring.value}"


def _placed(rows: Rows[LabelShape] | Rows[BandShape]) -> Iterator[tuple[Place | str, ItemShape]]:
    for _, place, shape in rows:
        yield place, shape


def _blame_sources(
    file: KnowledgeFile,
    items: tuple[tuple[Place | str, ItemShape | None], ...],
    references: Mapping[str, Reference],
) -> None:
    """Note every source without a reference; nothing unverified may be said of clozapine at all."""
    for place, item in items:
        if item is None:
            continue
        for source in item.sources:
            if source not in references:
                file.blame(place, f"source {source} is not among the references")
        if not item.sources or item.checked is Checked.NOT_VERIFIED:
            file.blame(place, "needs a source that was read")


def _count(text: str | None) -> Decimal | None:
    return None if text is None else _line(text)


def _line(text: str) -> Decimal:
    """Return a line in 10^9/L; raise ValueError for anything else than a finite number above 0."""
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        message = f"{text} is no number"
        raise ValueError(message) from error
    if not value.is_finite() or value <= 0:
        message = f"{text} is no count"
        raise ValueError(message)
    return value
