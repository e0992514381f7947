"""Every kind of case there can be, for laws about writing, reading and taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st

from neutro_desk.workup.case import (
    CELLS,
    Answer,
    Case,
    Cbc,
    Comparator,
    Differential,
    Duffy,
    Event,
    EventKind,
    Known,
    Method,
    Patient,
    Plotted,
    Quantity,
    Setting,
    Sex,
    Voided,
)

COUNT_UNITS = ("10*9/L", "/uL", "10*3/uL", "10*6/L", "/nL", "10*3/mL", "10*6/mL")

writing = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Any text but half characters, which UTF-8 cannot hold."""

words = writing.filter(bool)
numbers = st.decimals(0, 99999, allow_nan=False, allow_infinity=False, places=3) | st.decimals(
    0, 10**15, allow_nan=False, allow_infinity=False, places=0
)
times = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(
    lambda time: time.replace(microsecond=0)
)
moments = times | st.dates()
plain_shares = st.decimals(0, 1, places=2, allow_nan=False).map(lambda share: format(share, "f"))


def quantities(*units: str) -> st.SearchStrategy[Quantity]:
    """Return measured values in one of some units."""
    return st.builds(Quantity, numbers, st.sampled_from(units), st.none() | st.sampled_from(Comparator))


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Return values of a strategy, or None."""
    return st.none() | strategy


differentials = st.builds(
    Differential,
    unit=st.sampled_from(("%", *COUNT_UNITS)),
    bands_reported=st.sampled_from((None, True, False)),
    **{name: maybe(numbers) for name in CELLS},
)
readings = st.one_of(
    st.builds(
        "unit:{}:{} {}".format, st.sampled_from(("wbc", "anc")), plain_shares, st.sampled_from(COUNT_UNITS)
    ),
    st.builds("fraction:{}:{}".format, st.sampled_from(CELLS), plain_shares),
    st.builds("fraction:all:segs={}|bands={}".format, plain_shares, plain_shares),
    st.builds(lambda *both: "arrival:" + "/".join(time.isoformat() for time in both), times, times),
)


def _corrected(cbc: Cbc, known: Known | None) -> Cbc:
    """Return a count with its answer about nucleated red cells, which the file keeps with the white ones."""
    return cbc if cbc.wbc is None else replace(cbc, wbc_corrected=known)


counts_of_cells = quantities(*COUNT_UNITS)
_cbcs = st.builds(
    Cbc,
    id=words,
    collected=maybe(times),
    received=maybe(times),
    method=maybe(st.sampled_from(Method)),
    cells_counted=maybe(st.integers(1, 10_000)),
    laboratory=maybe(words),
    wbc=maybe(counts_of_cells),
    nrbc=maybe(numbers),
    differential=differentials,
    anc=maybe(counts_of_cells),
    anc_lower_limit=maybe(counts_of_cells),
    plotted=maybe(st.sampled_from(Plotted)),
    haemoglobin=maybe(quantities("g/L", "g/dL", "mmol/L")),
    mcv=maybe(quantities("fL")),
    platelets=maybe(counts_of_cells),
    reticulocytes=maybe(quantities("%", "10*9/L")),
    voided=maybe(st.builds(Voided, times, writing)),
    confirmed=st.frozensets(readings, max_size=3),
)

cbcs = st.builds(_corrected, _cbcs, maybe(st.sampled_from(Known)))


def _span(kind: EventKind, name: str | None, both: tuple[datetime, datetime], *, ongoing: bool) -> Event:
    start, stop = sorted(both)
    return Event(kind, name, start=start, stop=None if ongoing else stop)


points = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    name=maybe(words),
    at=moments,
    dose=maybe(words),
    temperature=maybe(quantities("Cel", "[degF]")),
)
spans = st.builds(
    _span, st.sampled_from(EventKind), maybe(words), st.tuples(times, times), ongoing=st.booleans()
)
events = points | spans
answers = st.dictionaries(writing, st.builds(Answer, writing, writing), max_size=4)
patients = st.builds(
    Patient,
    name=maybe(words),
    identifier=maybe(words),
    birth_date=maybe(st.dates()),
    birth_time=maybe(st.times().map(lambda clock: clock.replace(microsecond=0))),
    sex=maybe(st.sampled_from(Sex)),
    gestation_weeks=maybe(st.integers(20, 45)),
    birth_weight_g=maybe(st.integers(200, 8000)),
    duffy=st.sampled_from(Duffy),
    setting=maybe(st.sampled_from(Setting)),
    diagnosis=maybe(words),
)
cases = st.builds(
    Case,
    patient=patients,
    counts=st.lists(cbcs, max_size=3, unique_by=lambda cbc: cbc.id).map(tuple),
    events=st.lists(events, max_size=3).map(tuple),
    answers=answers,
    notes=writing,
)
