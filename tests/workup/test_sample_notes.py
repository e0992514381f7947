"""The sample and cells that need a second look: arrival, blasts, immature granulocytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.anc import absolute_neutrophil_count
from neutro_desk.workup.case import Cbc, Comparator, Differential, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc, check_cbc, read_cbc
from neutro_desk.workup.retyped import typed_again
from neutro_desk.workup.statements import Note, NoteKind

NOW = datetime(2026, 11, 21, 7, 32)
COLLECTED = datetime(2026, 11, 20, 6, 10)
USUAL = TypedCbc(wbc="1.20", segs="30", bands="5", collected_date="20nov", collected_time="0610")


def counted(**cells: str) -> Cbc:
    shares = {name: Decimal(value) for name, value in cells.items()}
    return Cbc(
        collected=COLLECTED,
        wbc=Quantity(Decimal("4.0"), "10*9/L"),
        differential=Differential(**shares),  # type: ignore[arg-type]
    )


def at(field: str, notes: tuple[Note, ...]) -> list[Note]:
    return [note for note in notes if note.field == field]


def arrived(date_text: str, time_text: str = "", **others: str) -> tuple[datetime | None, list[Note]]:
    typed = replace(USUAL, received_date=date_text, received_time=time_text, **others)  # type: ignore[arg-type]
    reading = read_cbc(typed, NOW)
    return reading.cbc.received, at("received", reading.notes)


@pytest.mark.parametrize(
    ("date_text", "time_text", "read_as"),
    [
        ("20nov", "0640", datetime(2026, 11, 20, 6, 40)),
        ("20nov 0640", "", datetime(2026, 11, 20, 6, 40)),
        ("-1 0640", "", datetime(2026, 11, 20, 6, 40)),
        ("2026-11-20T06:40", "", datetime(2026, 11, 20, 6, 40)),
        ("", "2310", datetime(2026, 11, 20, 23, 10)),
        ("", "0015", datetime(2026, 11, 21, 0, 15)),
    ],
)
def test_the_arrival_is_typed_as_the_collection_is(date_text: str, time_text: str, read_as: datetime) -> None:
    received, notes = arrived(date_text, time_text)
    assert (received, notes) == (read_as, [])


def test_an_arrival_is_noted_in_full_when_the_sample_is_old(phrasebook: Phrasebook) -> None:
    received, notes = arrived("21nov", "0611")
    assert received == datetime(2026, 11, 21, 6, 11)
    assert [(note.kind, note.provisional) for note in notes] == [(NoteKind.NOTE, False)]
    assert phrasebook.text(notes[0].statement) == (
        "24 h 1 min from collection to arrival: neutrophils break down in a standing sample, "
        "so the count may be falsely low (Nathan and Oski, from a secondary copy)."
    )


@pytest.mark.parametrize(("minutes", "noted"), [(24 * 60 - 1, False), (24 * 60, False), (24 * 60 + 1, True)])
def test_a_sample_is_old_after_24_hours(minutes: int, *, noted: bool) -> None:
    cbc = replace(counted(segs="30", bands="5"), received=COLLECTED + timedelta(minutes=minutes))
    assert bool(at("received", check_cbc(cbc))) is noted


def test_an_arrival_time_that_fits_two_days_asks(phrasebook: Phrasebook) -> None:
    received, notes = arrived("", "0640")
    assert received is None
    assert [note.kind for note in notes] == [NoteKind.ASK]
    labels = [phrasebook.text(choice.label) for choice in notes[0].choices]
    assert labels == ["20-Nov-2026 06:40", "21-Nov-2026 06:40"]
    asked = replace(USUAL, received_time="0640")
    answers = [read_cbc(asked.chosen(choice), NOW).cbc.received for choice in notes[0].choices]
    assert answers == [datetime(2026, 11, 20, 6, 40), datetime(2026, 11, 21, 6, 40)]


def test_an_arrival_without_a_collection_follows_the_clock() -> None:
    received, notes = arrived("", "0640", collected_date="", collected_time="")
    assert (received, notes) == (datetime(2026, 11, 21, 6, 40), [])


def test_an_arrival_before_the_collection_is_a_message_to_settle(phrasebook: Phrasebook) -> None:
    received, notes = arrived("20nov", "0555")
    assert received == datetime(2026, 11, 20, 5, 55)
    (note,) = notes
    assert (note.kind, note.provisional) == (NoteKind.WARN, False)
    said = "Arrived 20-Nov 05:55, before it was collected at 20-Nov 06:10. Check both times."
    assert phrasebook.text(note.statement) == said
    assert [phrasebook.text(choice.label) for choice in note.choices] == ["Keep", "Fix"]
    typed = replace(USUAL, received_date="20nov", received_time="0555").chosen(note.choices[0])
    kept = read_cbc(typed, NOW)
    assert at("received", kept.notes) == []
    assert check_cbc(kept.cbc) == ()
    assert at("received", read_cbc(replace(typed, received_time="0550"), NOW).notes)


def test_an_arrival_in_the_future_blocks_and_a_day_alone_waits() -> None:
    assert [note.kind for note in arrived("21nov", "0733")[1]] == [NoteKind.BLOCK]
    assert [note.kind for note in arrived("21nov")[1]] == [NoteKind.NOTE]


def test_neither_an_arrival_nor_its_trouble_hides_the_count() -> None:
    for text in ("", "20nov 0555", "22nov 0610", "x"):
        reading = read_cbc(replace(USUAL, received_date=text), NOW)
        assert absolute_neutrophil_count(reading.cbc, reading.notes).value == Decimal("0.42")


def test_a_recorded_arrival_is_typed_again_as_it_was() -> None:
    cbc = replace(counted(segs="30", bands="5"), received=datetime(2026, 11, 20, 6, 40))
    typed = typed_again(cbc, EntryMode.SEGS_AND_BANDS)
    assert (typed.received_date, typed.received_time) == ("20-Nov-2026", "06:40")
    assert read_cbc(typed, None).cbc.received == cbc.received


def test_blasts_are_flagged_and_nothing_is_concluded_from_them(phrasebook: Phrasebook) -> None:
    (note,) = at("blasts", check_cbc(counted(segs="30", bands="5", blasts="3")))
    assert (note.kind, note.provisional) == (NoteKind.WARN, False)
    said = "Blasts 3 % counted: have the film reviewed (advice not yet verified)."
    assert phrasebook.text(note.statement) == said
    assert not check_cbc(counted(segs="30", bands="5", blasts="0"))
    assert at("blasts", check_cbc(counted(segs="30", bands="5", blasts="0.1")))


@pytest.mark.parametrize(("share", "noted"), [("1.9", False), ("2.0", True), ("2.1", True)])
def test_many_immature_granulocytes_are_noted_from_5_per_cent_of_the_neutrophils(
    share: str, *, noted: bool
) -> None:
    """2 of 40 are 5 %."""
    total = counted(neutrophils="40", immature_granulocytes=share)
    by_kind = counted(segs="35", bands="5", immature_granulocytes=share)
    for cbc in (total, by_kind):
        found = at("immature_granulocytes", check_cbc(cbc))
        assert [note.kind for note in found] == ([NoteKind.NOTE] if noted else [])


@pytest.mark.parametrize(("anc", "noted"), [("1.61", False), ("1.60", True)])
def test_they_are_held_against_a_laboratory_count_too(anc: str, *, noted: bool) -> None:
    """2 % of 4.0 are 0.08, and that is 5 % of 1.60."""
    cbc = replace(counted(immature_granulocytes="2"), anc=Quantity(Decimal(anc), "10*9/L"))
    assert bool(at("immature_granulocytes", check_cbc(cbc))) is noted


def test_without_neutrophils_to_hold_them_against_nothing_is_said_of_them() -> None:
    alone = counted(immature_granulocytes="2")
    censored = Quantity(Decimal(4), "10*9/L", Comparator.BELOW)
    anc = Quantity(Decimal("0.4"), "10*9/L")
    for cbc in (
        alone,
        replace(alone, anc=replace(anc, comparator=Comparator.ABOVE)),
        replace(alone, anc=anc, wbc=censored),
        replace(alone, anc=anc, wbc=None),
        replace(alone, anc=anc, differential=replace(alone.differential, unit="10*9/L")),
    ):
        assert not at("immature_granulocytes", check_cbc(cbc))


def test_the_remark_on_immature_granulocytes_is_marked_as_not_verified(phrasebook: Phrasebook) -> None:
    (note,) = at("immature_granulocytes", check_cbc(counted(neutrophils="40", immature_granulocytes="3")))
    assert phrasebook.text(note.statement).endswith("(not yet verified).")
