"""The event lane: labels never overlap, open ends stay open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.screens.event_lane import Glyph, LaneRow, LaneView, Placed, lay_out
from neutro_desk.screens.time_axis import seconds_of
from neutro_desk.workup.case import Event, EventKind, Quantity

VIEW = LaneView(
    seconds_of(datetime(2026, 10, 12)),
    seconds_of(datetime(2026, 11, 24)),
    520.0,
    seconds_of(datetime(2026, 11, 21, 6, 10)),
)


def wide(text: str) -> float:
    return 6.5 * len(text)


def called(event: Event) -> str:
    return event.name or (f"{event.temperature.value} °C" if event.temperature else "")


def together(event: Event) -> str:
    return f"up to {called(event)}"


def rows(*events: Event) -> tuple[LaneRow, ...]:
    return lay_out(events, VIEW, wide, called, together)


def only(*events: Event) -> Placed:
    (row,) = rows(*events)
    (placed,) = row.placed
    return placed


def test_a_drug_without_a_stop_is_drawn_open_to_the_latest_count() -> None:
    placed = only(Event(EventKind.DRUG, "clozapine", start=date(2026, 11, 3)))
    assert (placed.begins_in_view, placed.ends_in_view, placed.ongoing) == (True, False, True)
    assert placed.right == VIEW.x(VIEW.until)


def test_a_drug_that_began_before_the_picture_has_no_cap_at_its_edge() -> None:
    placed = only(Event(EventKind.DRUG, "carbamazepine", start=date(2019, 5, 1), stop=date(2026, 11, 1)))
    assert (placed.left, placed.begins_in_view, placed.ends_in_view) == (0.0, False, True)


def test_an_event_before_the_picture_is_not_drawn() -> None:
    assert rows(Event(EventKind.DRUG, "amoxicillin", start=date(2026, 1, 1), stop=date(2026, 1, 8))) == ()


def test_a_label_that_does_not_fit_stands_right_of_its_bar() -> None:
    placed = only(
        Event(EventKind.DRUG, "piperacillin-tazobactam", start=date(2026, 10, 22), stop=date(2026, 10, 28))
    )
    assert placed.label_at is not None
    assert placed.label_at > placed.right


def test_a_label_at_the_right_edge_stands_left_of_its_mark() -> None:
    fever = Event(
        EventKind.FEVER, at=datetime(2026, 11, 21, 5, 40), temperature=Quantity(Decimal("38.4"), "Cel")
    )
    late = LaneView(VIEW.start, seconds_of(datetime(2026, 11, 22)), 520.0, VIEW.until)
    (row,) = lay_out((fever,), late, wide, called, together)
    placed = row.placed[0]
    assert placed.label_at is not None
    assert placed.label_at + wide("38.4 °C") < placed.left


def test_each_kind_has_its_own_row_with_drugs_last() -> None:
    shown = rows(
        Event(EventKind.DRUG, "clozapine", start=date(2026, 11, 3)),
        Event(EventKind.G_CSF, "filgrastim", start=date(2026, 10, 23), stop=date(2026, 10, 27)),
        Event(EventKind.CHEMOTHERAPY, "cycle 1", at=datetime(2026, 10, 14, 10)),
    )
    assert [row.kind for row in shown] == [EventKind.CHEMOTHERAPY, EventKind.G_CSF, EventKind.DRUG]
    assert [row.placed[0].glyph for row in shown] == [Glyph.I_BEAM, Glyph.HATCHED, Glyph.BAR]


def test_daily_fevers_keep_their_marks_and_share_the_label_of_the_hottest() -> None:
    fevers = [
        Event(
            EventKind.FEVER,
            at=datetime(2026, 11, 1, 6) + timedelta(hours=8 * number),
            temperature=Quantity(Decimal("38.0") + Decimal(number % 7) / 10, "Cel"),
        )
        for number in range(20)
    ]
    (row,) = rows(*fevers)
    assert len(row.placed) == 20
    labelled = [placed for placed in row.placed if placed.label_at is not None]
    assert [placed.label for placed in labelled] == ["up to 38.6 °C"]
    marks_end = max(placed.right for placed in row.placed)
    assert labelled[0].label_at is not None
    assert labelled[0].label_at > marks_end


def test_a_name_that_fits_nowhere_stands_over_its_own_bar() -> None:
    name = "a very long name of a drug that nobody would ever print in full on one line of a lane"
    placed = only(Event(EventKind.DRUG, name, start=date(2026, 11, 1), stop=date(2026, 11, 2)))
    assert placed.label_at == 0.0
    assert wide(placed.label) <= VIEW.width


spans = st.tuples(
    st.integers(0, 45), st.integers(0, 30), st.booleans(), st.text("abcdef", min_size=1, max_size=40)
)


@given(st.lists(spans, max_size=25))
def test_bars_and_labels_of_one_row_never_overlap(drugs: list[tuple[int, int, bool, str]]) -> None:
    events = tuple(
        Event(
            EventKind.DRUG,
            name,
            start=date(2026, 10, 10) + timedelta(days=start),
            stop=None if ongoing else date(2026, 10, 10) + timedelta(days=start + lasts),
        )
        for start, lasts, ongoing, name in drugs
    )
    for row in rows(*events):
        extents = []
        for placed in row.placed:
            left, right = placed.left, placed.right
            if placed.label_at is not None:
                left, right = min(left, placed.label_at), max(right, placed.label_at + wide(placed.label))
            extents.append((left, right))
        assert all(first[1] <= second[0] for first, second in pairwise(sorted(extents)))
