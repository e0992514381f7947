"""Single typed fields: each note in full, under its field, with its answers and what each changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from neutro_desk.workup.case import Comparator, Known, Method, Plotted, Quantity
from neutro_desk.workup.cbc import EntryMode, TypedCbc, read_cbc
from neutro_desk.workup.changed_units import with_unit
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

NOTE, WARN, ASK, BLOCK = NoteKind.NOTE, NoteKind.WARN, NoteKind.ASK, NoteKind.BLOCK
NOW = datetime(2026, 11, 21, 7, 32)
USUAL = TypedCbc(wbc="1.20", segs="30", bands="5")
LAB = replace(USUAL, mode=EntryMode.LABORATORY_ANC)


def notes_on(typed: TypedCbc, field: str, now: datetime | None = NOW) -> list[Note]:
    return [note for note in read_cbc(typed, now).notes if note.field == field]


def pick_unit(unit: str, field: str, code: str) -> Choice:
    return Choice(say("choice.unit", unit=unit), ((field, code),))


# -- numbers ----------------------------------------------------------------------------------------------

NUMBERS = (
    *("wbc", "segs", "bands", "lymphocytes", "monocytes", "eosinophils", "basophils", "metamyelocytes"),
    *("myelocytes", "promyelocytes", "immature_granulocytes", "blasts", "atypical_lymphocytes", "other"),
    *("anc_lower_limit", "haemoglobin", "mcv", "platelets", "reticulocytes", "nrbc"),
)


@pytest.mark.parametrize("field", NUMBERS)
def test_what_is_no_number_blocks_at_its_field(field: str) -> None:
    typed = replace(USUAL, **{field: " 12x "})  # type: ignore[arg-type]
    assert notes_on(typed, field) == [Note(BLOCK, field, say("number.letters", text="12x"))]


@pytest.mark.parametrize("field", NUMBERS)
def test_a_thousand_mark_asks_at_its_field_and_the_answer_goes_there(field: str) -> None:
    typed = replace(USUAL, **{field: " 2,500 "})  # type: ignore[arg-type]
    said = say("number.thousands", text="2,500", small="2.5", large="2500")
    choices = (
        Choice(say("choice.number", number="2.5"), ((field, "2.5"),)),
        Choice(say("choice.number", number="2500"), ((field, "2500"),)),
    )
    assert notes_on(typed, field) == [Note(ASK, field, said, choices)]


SHARES = NUMBERS[1:14]


@pytest.mark.parametrize("field", [*SHARES, "nrbc"])
@pytest.mark.parametrize("text", ["<1", "> 90"])
def test_a_share_has_no_sign(field: str, text: str) -> None:
    typed = replace(USUAL, **{field: f" {text}"})  # type: ignore[arg-type]
    assert notes_on(typed, field) == [Note(BLOCK, field, say("share.comparator", text=text))]
    cbc = read_cbc(typed, None).cbc
    assert (cbc.nrbc if field == "nrbc" else cbc.differential.cell(field)) is None


def test_an_amount_keeps_its_sign_and_its_digits() -> None:
    cbc = read_cbc(replace(LAB, wbc="<1.20", anc=">0.10", platelets="<5"), None).cbc
    assert cbc.wbc == Quantity(Decimal("1.20"), "10*9/L", Comparator.BELOW)
    assert cbc.anc == Quantity(Decimal("0.10"), "10*9/L", Comparator.ABOVE)
    assert cbc.platelets == Quantity(Decimal(5), "10*9/L", Comparator.BELOW)
    assert str(read_cbc(USUAL, None).cbc.wbc) == str(Quantity(Decimal("1.20"), "10*9/L"))


@pytest.mark.parametrize(
    ("text", "counted"), [("1", 1), (" 100 ", 100), ("99999", 99_999), ("", None), ("  ", None)]
)
def test_cells_counted_are_a_whole_number(text: str, counted: int | None) -> None:
    reading = read_cbc(replace(USUAL, cells_counted=text, method="automated"), None)
    assert (reading.cbc.cells_counted, reading.notes) == (counted, ())


@pytest.mark.parametrize("text", ["0", "-5", "1.5", "1,000", "100 000", "1e2", "x", "٣", "100000", "01"])
def test_anything_else_is_no_number_of_cells(text: str) -> None:
    said = say("cells_counted.not_whole", text=text)
    typed = replace(USUAL, cells_counted=f" {text} ")
    assert notes_on(typed, "cells_counted") == [Note(BLOCK, "cells_counted", said)]
    assert read_cbc(typed, None).cbc.cells_counted is None


# -- units ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (replace(USUAL, wbc_unit=" "), "wbc"),
        (replace(LAB, anc="0.4", anc_unit=""), "anc"),
        (replace(USUAL, platelets="140", platelets_unit=""), "platelets"),
    ],
)
def test_a_count_without_a_unit_asks_for_the_two_that_are_used(typed: TypedCbc, field: str) -> None:
    choices = (
        pick_unit("×10⁹/L", f"{field}_unit", "10*9/L"),
        pick_unit("/µL", f"{field}_unit", "/uL"),
    )
    assert notes_on(typed, field) == [Note(ASK, field, say("unit.missing", text=""), choices)]


def test_a_haemoglobin_without_a_unit_asks_for_its_own_two() -> None:
    typed = replace(USUAL, haemoglobin="92", haemoglobin_unit="")
    choices = (
        pick_unit("g/L", "haemoglobin_unit", "g/L"),
        pick_unit("g/dL", "haemoglobin_unit", "g/dL"),
    )
    assert notes_on(typed, "haemoglobin") == [Note(ASK, "haemoglobin", say("unit.missing", text=""), choices)]


def test_a_blank_field_needs_no_unit() -> None:
    blank = TypedCbc(wbc_unit="", anc_unit="MM3", haemoglobin_unit="", platelets_unit="x", anc_beside=True)
    assert read_cbc(blank, None).notes == ()


@pytest.mark.parametrize(
    ("typed", "field", "unit"),
    [
        (replace(USUAL, wbc_unit="MM3"), "wbc", "MM3"),
        (replace(LAB, anc="0.4", anc_unit="ug/L"), "anc", "ug/L"),
        (replace(USUAL, haemoglobin="92", haemoglobin_unit="g/mL"), "haemoglobin", "g/mL"),
        (replace(USUAL, reticulocytes="1", reticulocytes_unit="per mille"), "reticulocytes", "per mille"),
        (replace(USUAL, reticulocytes="40", reticulocytes_unit="10"), "reticulocytes", "10"),
    ],
)
def test_a_unit_that_is_not_complete_blocks_by_name(typed: TypedCbc, field: str, unit: str) -> None:
    assert notes_on(typed, field) == [Note(BLOCK, field, say("unit.incomplete", text=unit))]


def test_cells_per_millilitre_offer_the_microlitre_or_to_be_right() -> None:
    typed = replace(USUAL, wbc="1500", wbc_unit="cells/mL")
    key = "unit:wbc:1500 /mL"
    choices = (
        pick_unit("/µL", "wbc_unit", "/uL"),
        Choice(say("choice.is_right", number="1500", unit="/mL"), confirms=key),
    )
    asked = Note(ASK, "wbc", say("unit.per_millilitre", text="cells/mL"), choices)
    assert notes_on(typed, "wbc") == [asked]
    right = replace(typed, confirmed=frozenset((key,)))
    assert read_cbc(right, None).cbc.wbc == Quantity(Decimal(1500), "/mL")
    assert notes_on(replace(right, wbc="1600"), "wbc")[0].statement == asked.statement
    elsewhere = replace(typed, confirmed=frozenset(("unit:anc:1500 /mL",)))
    assert notes_on(elsewhere, "wbc") == [asked]


@pytest.mark.parametrize("unit", ["%", "percent", "per cent"])
def test_a_differential_in_per_cent_is_one(unit: str) -> None:
    assert read_cbc(replace(USUAL, differential_unit=unit), None).cbc.differential.unit == "%"


def test_a_differential_in_cells_keeps_its_unit() -> None:
    absolute = replace(
        USUAL, segs="300", bands="100", differential_unit="cells/uL", wbc="1200", wbc_unit="/uL"
    )
    reading = read_cbc(absolute, None)
    assert reading.cbc.differential.unit == "/uL"
    assert reading.notes == ()


def test_a_differential_whose_unit_is_not_understood_is_none() -> None:
    reading = read_cbc(replace(USUAL, differential_unit="MM3"), None)
    (blocked,) = reading.notes
    assert blocked == Note(BLOCK, "differential", say("unit.incomplete", text="MM3"))
    assert (reading.cbc.differential.segs, reading.cbc.differential.unit) == (None, "%")


def test_a_differential_per_millilitre_is_asked_about() -> None:
    choices = (
        pick_unit("/µL", "differential_unit", "/uL"),
        Choice(say("choice.is_right", number="", unit="/mL"), confirms="unit:differential: /mL"),
    )
    said = say("unit.per_millilitre", text="/mL")
    typed = replace(USUAL, differential_unit="/mL")
    assert notes_on(typed, "differential") == [Note(ASK, "differential", said, choices)]
    assert read_cbc(typed.chosen(choices[1]), None).cbc.differential.unit == "/mL"


def test_reticulocytes_are_a_share_or_red_cells() -> None:
    share = read_cbc(replace(USUAL, reticulocytes="1.2", reticulocytes_unit="%"), None).cbc
    assert share.reticulocytes == Quantity(Decimal("1.2"), "%")
    millions = read_cbc(replace(USUAL, reticulocytes="0.04", reticulocytes_unit="M/uL"), None).cbc
    assert millions.reticulocytes == Quantity(Decimal("0.04"), "10*6/uL")


# -- bands ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bands", "ticked", "reported"),
    [("5", False, True), ("0", False, True), ("", False, None), (" ", True, False), ("", True, False)],
)
def test_whether_bands_are_reported_is_known_or_not(
    bands: str, *, ticked: bool, reported: bool | None
) -> None:
    typed = replace(USUAL, bands=bands, bands_not_reported=ticked)
    assert read_cbc(typed, None).cbc.differential.bands_reported is reported


def test_bands_typed_and_ticked_as_not_reported_ask_which() -> None:
    typed = replace(USUAL, bands=" 5 ", bands_not_reported=True)
    choices = (
        Choice(say("choice.with_unit", number="5", unit="%"), (("bands_not_reported", ""),)),
        Choice(say("choice.not_reported"), (("bands", ""),)),
    )
    assert notes_on(typed, "bands") == [Note(ASK, "bands", say("bands.twice", text="5"), choices)]
    total = replace(typed, mode=EntryMode.TOTAL, neutrophils="35")
    assert notes_on(total, "bands") == []
    assert read_cbc(total, None).cbc.differential.bands_reported is None


# -- times ------------------------------------------------------------------------------------------------


def test_a_collection_time_that_may_be_two_offers_both() -> None:
    typed = replace(USUAL, collected_date="5/11", collected_time="0610")
    (asked,) = notes_on(typed, "collected")
    assert asked.kind is ASK
    assert asked.choices == (
        Choice(
            say("choice.time", time=datetime(2026, 11, 5, 6, 10)),
            (("collected_date", "2026-11-05"), ("collected_time", "06:10")),
        ),
        Choice(
            say("choice.time", time=datetime(2026, 5, 11, 6, 10)),
            (("collected_date", "2026-05-11"), ("collected_time", "06:10")),
        ),
    )
    chosen = [read_cbc(typed.chosen(choice), NOW).cbc.collected for choice in asked.choices]
    assert chosen == [datetime(2026, 11, 5, 6, 10), datetime(2026, 5, 11, 6, 10)]


def test_a_day_without_its_time_is_only_a_beginning() -> None:
    (said,) = notes_on(replace(USUAL, collected_date="21nov"), "collected")
    assert said.kind is NOTE


def test_a_day_that_may_be_two_offers_both_and_leaves_the_time_blank() -> None:
    (asked,) = notes_on(replace(USUAL, collected_date="5/11"), "collected")
    assert asked.kind is ASK
    first = asked.choices[0]
    assert first.label == say("choice.day", day=datetime(2026, 11, 5).date())
    assert first.changes == (("collected_date", "2026-11-05"), ("collected_time", ""))


def test_a_future_collection_blocks_unless_nobody_judges_it() -> None:
    typed = replace(USUAL, collected_date="2026-11-21", collected_time="07:33")
    (blocked,) = notes_on(typed, "collected")
    assert (blocked.kind, blocked.choices) == (BLOCK, ())
    unjudged = read_cbc(typed, None)
    assert (unjudged.notes, unjudged.cbc.collected) == ((), datetime(2026, 11, 21, 7, 33))


@pytest.mark.parametrize(
    ("day", "days"), [("14-Nov-2026", None), ("13-Nov-2026", 8), ("1-Nov-2026", 20), ("21-Nov-2025", 365)]
)
def test_a_collection_over_a_week_ago_is_noted_with_its_days(day: str, days: int | None) -> None:
    typed = replace(USUAL, collected_date=day, collected_time="07:32")
    collected = read_cbc(typed, NOW).cbc.collected
    noted = Note(NOTE, "collected", say("moment.old", time=collected, days=days))
    assert notes_on(typed, "collected") == ([] if days is None else [noted])
    assert notes_on(typed, "collected", None) == []


@pytest.mark.parametrize(
    ("clock", "received"),
    [
        # collected 06:10 on 20-Nov, now 07:32 on 21-Nov
        ("0640", None),  # either day
        ("0609", datetime(2026, 11, 21, 6, 9)),
        ("0610", None),
        ("0733", datetime(2026, 11, 20, 7, 33)),
        ("0732", None),
    ],
)
def test_an_arrival_follows_the_collection_and_asks_where_two_days_fit(
    clock: str, received: datetime | None
) -> None:
    typed = replace(USUAL, collected_date="20nov", collected_time="0610", received_time=clock)
    found = notes_on(typed, "received")
    assert read_cbc(typed, NOW).cbc.received == received
    if received is not None:
        assert found == []
        return
    (asked,) = found
    assert (asked.kind, asked.statement) == (ASK, say("moment.which", text=clock))
    days = [dict(choice.changes)["received_date"] for choice in asked.choices]
    assert days == ["2026-11-20", "2026-11-21"]


def test_an_arrival_is_looked_for_on_the_day_of_collection_and_the_next_one_only() -> None:
    typed = replace(USUAL, collected_date="18nov", collected_time="0610", received_time="0500")
    assert read_cbc(typed, NOW).cbc.received == datetime(2026, 11, 19, 5, 0)


def test_an_arrival_at_the_very_minute_of_collection_is_nothing_to_remark_on() -> None:
    typed = replace(USUAL, collected_date="20nov", collected_time="0610", received_date="20nov 0610")
    assert read_cbc(typed, NOW).notes == ()


def test_an_arrival_that_fits_no_day_is_read_as_any_time_is() -> None:
    """Collected today at 06:10; 06:00 was before it, and tomorrow has not come."""
    typed = replace(USUAL, collected_time="0610", received_time="0600")
    cbc = read_cbc(typed, NOW).cbc
    assert (cbc.collected, cbc.received) == (datetime(2026, 11, 21, 6, 10), datetime(2026, 11, 21, 6, 0))
    assert [note.statement.key for note in notes_on(typed, "received")] == ["received.before"]


# -- the rest ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plotted", [None, *Plotted])
@pytest.mark.parametrize("known", [None, *Known])
@pytest.mark.parametrize("method", [None, *Method])
def test_choices_are_kept_as_chosen(
    plotted: Plotted | None, known: Known | None, method: Method | None
) -> None:
    typed = replace(
        USUAL,
        plotted=plotted.value if plotted else "",
        wbc_corrected=known.value if known else "",
        method=method.value if method else "",
        laboratory=" North ",
    )
    cbc = read_cbc(typed, None).cbc
    assert (cbc.plotted, cbc.wbc_corrected, cbc.method, cbc.laboratory) == (plotted, known, method, "North")
    assert read_cbc(replace(typed, laboratory="  "), None).cbc.laboratory is None


def test_only_readings_of_the_count_itself_stay_with_it() -> None:
    given = frozenset(("unit:wbc:5 /uL", "fraction:segs:0.4", "jump:c1:4.2", "keep:c1", "replace:c2"))
    kept = read_cbc(replace(USUAL, confirmed=given), None).cbc.confirmed
    assert kept == {"unit:wbc:5 /uL", "fraction:segs:0.4"}


@pytest.mark.parametrize(
    ("mode", "beside", "anc", "segs", "neutrophils"),
    [
        (EntryMode.LABORATORY_ANC, False, "0.4", None, None),
        (EntryMode.LABORATORY_ANC, True, "0.4", None, None),
        (EntryMode.TOTAL, False, None, None, "35"),
        (EntryMode.TOTAL, True, "0.4", None, "35"),
        (EntryMode.SEGS_AND_BANDS, False, None, "30", None),
        (EntryMode.SEGS_AND_BANDS, True, "0.4", "30", None),
    ],
)
def test_each_mode_reads_its_own_fields(
    mode: EntryMode, *, beside: bool, anc: str | None, segs: str | None, neutrophils: str | None
) -> None:
    typed = replace(USUAL, mode=mode, anc_beside=beside, anc="0.4", neutrophils="35", lymphocytes="50")
    cbc = read_cbc(typed, None).cbc
    found = (cbc.anc.value if cbc.anc else None, cbc.differential.segs, cbc.differential.neutrophils)
    assert tuple(None if number is None else str(number) for number in found) == (anc, segs, neutrophils)
    assert cbc.differential.lymphocytes == Decimal(50)


# -- a unit changed after typing, beside other questions --------------------------------------------------


def test_a_wards_own_lines_decide_which_two_counts_part() -> None:
    typed = replace(USUAL, wbc="4.0", segs="45", anc="1.99", anc_beside=True)
    assert read_cbc(typed, None).notes == ()
    (asked,) = read_cbc(typed, None, (Decimal("2.0"),)).notes
    assert (asked.field, asked.statement.key) == ("anc", "anc.which")


def test_a_changed_unit_is_asked_about_in_the_order_of_the_fields() -> None:
    typed = with_unit(replace(USUAL, lymphocytes="x", platelets="140"), "platelets_unit", "10*3/uL")
    changed = with_unit(typed, "wbc_unit", "10*6/L")
    fields = [note.field for note in read_cbc(replace(changed, wbc="1200"), None).notes]
    assert fields == sorted(fields, key=["wbc", "lymphocytes", "platelets"].index)
    assert "lymphocytes" in fields


def test_a_differential_that_is_asked_about_anyway_has_no_second_question_about_its_unit() -> None:
    absolute = TypedCbc(segs="0", bands="0", lymphocytes="0.95", monocytes="0.05", differential_unit="10*9/L")
    assert read_cbc(absolute, None).notes == ()
    as_shares = read_cbc(with_unit(absolute, "differential_unit", "%"), None).notes
    assert [(note.field, note.statement.key) for note in as_shares] == [("differential", "share.fraction")]


def test_a_question_about_the_differential_does_not_settle_the_unit_of_the_white_count() -> None:
    fractions = TypedCbc(wbc="60", segs="0", bands="0", lymphocytes="0.95", monocytes="0.05")
    notes = read_cbc(with_unit(fractions, "wbc_unit", "/uL"), None).notes
    assert [(note.field, note.statement.key) for note in notes] == [
        ("wbc", "unit.changed"),
        ("differential", "share.fraction"),
    ]


def test_the_unit_of_a_count_that_is_not_read_is_not_asked_about() -> None:
    typed = with_unit(replace(USUAL, anc="60"), "anc_unit", "/uL")
    assert read_cbc(typed, None).notes == ()
    read = read_cbc(replace(typed, mode=EntryMode.LABORATORY_ANC, wbc="90"), None).notes
    assert [(note.field, note.statement.key) for note in read] == [("anc", "unit.changed")]
