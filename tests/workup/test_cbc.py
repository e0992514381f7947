"""A typed blood count: every problem at once, and nothing guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.assessed import assess
from neutro_desk.workup.case import Cbc, Comparator, Differential, Known, Method, Patient, Plotted, Quantity
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc, check_against, check_cbc, read_cbc
from neutro_desk.workup.grading import Schemes
from neutro_desk.workup.retyped import typed_again
from neutro_desk.workup.statements import Note, NoteKind, Statement

NOW = datetime(2026, 11, 21, 7, 32)
USUAL = TypedCbc(wbc="1.20", segs="30", bands="5")
LAB, TOTAL = EntryMode.LABORATORY_ANC, EntryMode.TOTAL


def read(typed: TypedCbc) -> CbcReading:
    return read_cbc(typed, NOW)


def notes_on(reading: CbcReading, field: str) -> list[tuple[NoteKind, str]]:
    return [(note.kind, note.statement.key) for note in reading.notes if note.field == field]


def note_on(typed: TypedCbc, field: str) -> Note:
    found = [note for note in read(typed).notes if note.field == field]
    assert len(found) == 1
    return found[0]


def labels(note: Note, phrasebook: Phrasebook) -> list[str]:
    return [phrasebook.text(choice.label) for choice in note.choices]


def test_a_plain_count_is_read_without_a_remark() -> None:
    reading = read(replace(USUAL, method="manual", cells_counted="100", collected_time="0610"))
    assert reading.notes == ()
    assert reading.cbc.wbc == Quantity(Decimal("1.20"), "10*9/L")
    assert (reading.cbc.differential.segs, reading.cbc.differential.bands) == (Decimal(30), Decimal(5))
    assert reading.cbc.differential.bands_reported is True
    assert (reading.cbc.method, reading.cbc.cells_counted) == (Method.MANUAL, 100)
    assert reading.cbc.collected == datetime(2026, 11, 21, 6, 10)


def test_an_empty_form_has_nothing_to_say() -> None:
    reading = read(TypedCbc())
    assert reading.notes == ()
    assert reading.cbc == Cbc()


def test_every_problem_is_named_at_once_and_in_the_order_of_the_fields() -> None:
    typed = TypedCbc(
        wbc="abc",
        segs="-1",
        bands="٣",
        lymphocytes="1e2",
        nrbc="x",
        collected_date="5/11 0610",
        cells_counted="0",
    )
    reading = read(typed)
    assert [(note.field, note.kind) for note in reading.notes] == [
        ("collected", NoteKind.ASK),
        ("cells_counted", NoteKind.BLOCK),
        ("wbc", NoteKind.BLOCK),
        ("segs", NoteKind.BLOCK),
        ("bands", NoteKind.BLOCK),
        ("lymphocytes", NoteKind.BLOCK),
        ("nrbc", NoteKind.BLOCK),
    ]
    assert reading.cbc == Cbc()


def test_5200_as_ten_to_the_ninth_asks_for_the_unit(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, wbc="5200")
    note = note_on(typed, "wbc")
    assert note.kind is NoteKind.ASK
    assert phrasebook.text(note.statement) == (
        "WBC 5200 ×10⁹/L is beyond what is seen. Did you mean 5200 /µL (5.2 ×10⁹/L)?"
    )
    assert labels(note, phrasebook) == ["5.2 ×10⁹/L", "Keep typing"]
    assert read(typed).cbc.wbc is None
    chosen = typed.chosen(note.choices[0])
    assert (chosen.wbc, chosen.wbc_unit) == ("5200", "/uL")
    assert read(chosen).cbc.wbc == Quantity(Decimal(5200), "/uL")
    assert typed.chosen(note.choices[1]) == typed


@pytest.mark.parametrize(
    ("wbc", "kind"),
    [
        ("500", NoteKind.WARN),
        ("500.1", NoteKind.ASK),
        ("500000", NoteKind.ASK),
        ("500001", NoteKind.BLOCK),
        ("100", None),
        ("100.1", NoteKind.WARN),
        ("0.1", None),
        ("0.09", NoteKind.WARN),
        ("0", NoteKind.WARN),
    ],
)
def test_unusual_white_counts_are_noted_and_impossible_ones_stopped(wbc: str, kind: NoteKind | None) -> None:
    found = notes_on(read(replace(USUAL, wbc=wbc)), "wbc")
    assert [one for one, _ in found] == ([] if kind is None else [kind])


def test_a_third_of_a_cell_per_microlitre_asks(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, wbc="0.3", wbc_unit="/uL")
    note = note_on(typed, "wbc")
    assert phrasebook.text(note.statement) == "0.3 cells/µL?"
    assert labels(note, phrasebook) == ["0.3 ×10⁹/L", "0.3 /µL is right"]
    assert read(typed.chosen(note.choices[0])).cbc.wbc == Quantity(Decimal("0.3"), "10*9/L")
    confirmed = typed.chosen(note.choices[1])
    assert read(confirmed).cbc.wbc == Quantity(Decimal("0.3"), "/uL")
    assert read(replace(confirmed, wbc="0.4")).cbc.wbc is None


@pytest.mark.parametrize(("wbc", "asks"), [("49", True), ("50", False), ("0", False)])
def test_few_cells_per_microlitre_ask_below_fifty(wbc: str, *, asks: bool) -> None:
    found = notes_on(read(replace(USUAL, wbc=wbc, wbc_unit="/uL")), "wbc")
    assert ((NoteKind.ASK, "wbc.few_cells") in found) is asks


def test_a_thousand_mark_asks_and_the_answer_stands_in_the_field(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, wbc="1,500")
    note = note_on(typed, "wbc")
    assert phrasebook.text(note.statement) == "1,500: one and a half, or fifteen hundred?"
    assert labels(note, phrasebook) == ["1.5", "1500"]
    assert typed.chosen(note.choices[0]).wbc == "1.5"
    assert typed.chosen(note.choices[1]).wbc == "1500"


def test_no_unit_chosen_is_a_question() -> None:
    note = note_on(replace(USUAL, wbc_unit=""), "wbc")
    assert note.kind is NoteKind.ASK
    assert [choice.changes for choice in note.choices] == [(("wbc_unit", "10*9/L"),), (("wbc_unit", "/uL"),)]


def test_cells_per_millilitre_asks_and_can_be_confirmed() -> None:
    typed = replace(USUAL, wbc="1500", wbc_unit="cells/mL")
    note = note_on(typed, "wbc")
    assert note.kind is NoteKind.ASK
    assert typed.chosen(note.choices[0]).wbc_unit == "/uL"
    assert read(typed.chosen(note.choices[1])).cbc.wbc == Quantity(Decimal(1500), "/mL")


def test_a_fraction_of_neutrophils_asks(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, segs="0.42", bands="")
    note = note_on(typed, "segs")
    assert note.kind is NoteKind.ASK
    assert phrasebook.text(note.statement) == "0.42 % or 42 %? Labs also print fractions."
    assert labels(note, phrasebook) == ["0.42 %", "42 %"]
    as_typed = typed.chosen(note.choices[0])
    assert as_typed.confirmed == {"fraction:segs:0.42"}
    assert read(as_typed).cbc.differential.segs == Decimal("0.42")
    assert read(replace(as_typed, segs="0.43")).cbc.differential.segs is None
    assert typed.chosen(note.choices[1]).segs == "42"


def test_a_column_of_fractions_is_scaled_as_a_whole() -> None:
    typed = replace(USUAL, segs="0.42", bands="0.05", lymphocytes="0.53")
    chosen = typed.chosen(note_on(typed, "segs").choices[1])
    assert (chosen.segs, chosen.bands, chosen.lymphocytes) == ("42", "5", "53")


@pytest.mark.parametrize(("segs", "asks"), [("0", False), ("0.1", True), ("0.99", True), ("1", False)])
def test_neutrophils_strictly_between_0_and_1_are_questioned(segs: str, *, asks: bool) -> None:
    found = notes_on(read(replace(USUAL, segs=segs)), "segs")
    assert ((NoteKind.ASK, "share.fraction") in found) is asks


def test_a_small_share_of_another_cell_is_never_questioned() -> None:
    typed = replace(USUAL, lymphocytes="50", monocytes="14.5", basophils="0.5")
    assert read(typed).notes == ()


def test_shares_that_add_to_one_are_asked_about_together(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, segs="0", bands="0", lymphocytes="0.95", monocytes="0.05")
    note = note_on(typed, "differential")
    assert note.kind is NoteKind.ASK
    assert phrasebook.text(note.statement) == "0.95 % or 95 %? Labs also print fractions."
    assert labels(note, phrasebook) == ["0.95 %", "95 %"]
    assert not read(typed.chosen(note.choices[0])).notes[1:]
    scaled = typed.chosen(note.choices[1])
    assert (scaled.lymphocytes, scaled.monocytes) == ("95", "5")
    assert not read(scaled).notes


def test_neutrophils_over_a_hundred_per_cent_block(phrasebook: Phrasebook, schemes: Schemes) -> None:
    reading = read(replace(USUAL, wbc="5.0", segs="60", bands="44"))
    assert notes_on(reading, "differential") == [(NoteKind.BLOCK, "differential.neutrophils_over_100")]
    text = phrasebook.text(reading.notes[0].statement)
    assert text == "Neutrophils and bands make 104 %. Check the differential; ANC not shown."
    assert assess(reading.cbc, reading.notes, schemes, Patient()).anc.value is None
    assert not read(replace(USUAL, segs="60", bands="40")).notes


@pytest.mark.parametrize(
    ("lymphocytes", "key", "provisional"),
    [
        ("58", None, False),  # adds to 98
        ("57", "differential.sum_noted", False),
        ("50", "differential.sum_noted", False),  # 90
        ("49", "differential.sum_provisional", True),
        ("62", None, False),  # 102
        ("63", "differential.sum_noted", False),
        ("65", "differential.sum_noted", False),  # 105
        ("66", "differential.sum_provisional", True),
    ],
)
def test_a_complete_differential_should_add_to_a_hundred(
    lymphocytes: str, key: str | None, *, provisional: bool, schemes: Schemes
) -> None:
    reading = read(replace(USUAL, lymphocytes=lymphocytes, monocytes="5"))
    assert [note.statement.key for note in reading.notes] == ([] if key is None else [key])
    anc = assess(reading.cbc, reading.notes, schemes, Patient()).anc
    assert anc.provisional is provisional
    assert anc.value == Decimal("0.42")


def test_a_differential_that_is_not_complete_is_not_added_up() -> None:
    assert not read(replace(USUAL, lymphocytes="20")).notes


def test_blank_bands_are_asked_for_until_they_are_said_not_to_be_reported() -> None:
    blank = read(replace(USUAL, bands=""))
    assert notes_on(blank, "bands") == [(NoteKind.WARN, "bands.blank")]
    assert blank.notes[0].provisional
    ticked = read(replace(USUAL, bands="", bands_not_reported=True))
    assert ticked.notes == ()
    assert ticked.cbc.differential.bands_reported is False


def test_bands_typed_and_ticked_as_not_reported_ask() -> None:
    typed = replace(USUAL, bands_not_reported=True)
    note = note_on(typed, "bands")
    assert note.kind is NoteKind.ASK
    assert [read(typed.chosen(choice)).notes for choice in note.choices] == [(), ()]


def test_bands_without_segs_are_no_neutrophil_count() -> None:
    reading = read(replace(USUAL, segs=""))
    assert notes_on(reading, "segs") == [(NoteKind.NOTE, "segs.missing")]


def test_a_share_needs_a_plain_number() -> None:
    assert notes_on(read(replace(USUAL, bands="<1")), "bands") == [(NoteKind.BLOCK, "share.comparator")]
    assert notes_on(read(replace(USUAL, lymphocytes="101")), "lymphocytes") == [
        (NoteKind.BLOCK, "share.over_100")
    ]


def test_text_of_the_other_entry_modes_is_kept_but_not_read() -> None:
    typed = replace(USUAL, anc="0.6", neutrophils="77")
    cbc = read(typed).cbc
    assert (cbc.anc, cbc.differential.neutrophils) == (None, None)
    total = read(replace(typed, mode=TOTAL)).cbc
    assert (total.differential.neutrophils, total.differential.segs, total.anc) == (Decimal(77), None, None)
    lab = read(replace(typed, mode=LAB)).cbc
    assert lab.anc == Quantity(Decimal("0.6"), "10*9/L")
    assert (lab.differential.segs, lab.differential.bands) == (None, None)


def test_a_laboratory_count_above_the_white_count_blocks(phrasebook: Phrasebook) -> None:
    note = note_on(replace(USUAL, mode=LAB, anc="2.4"), "anc")
    assert note.kind is NoteKind.BLOCK
    text = "ANC 2.40 is higher than WBC 1.20. One of them is wrong; nothing saved."
    assert phrasebook.text(note.statement) == text
    assert not read(replace(USUAL, mode=LAB, anc="1.2")).notes


def test_a_censored_laboratory_count_is_read_as_one() -> None:
    assert read(TypedCbc(mode=LAB, anc="<0.1")).cbc.anc == Quantity(
        Decimal("0.1"), "10*9/L", Comparator.BELOW
    )


def test_a_laboratory_count_in_cells_typed_per_litre_asks(phrasebook: Phrasebook) -> None:
    note = note_on(TypedCbc(mode=LAB, anc="420"), "anc")
    assert labels(note, phrasebook) == ["0.42 ×10⁹/L", "420 ×10⁹/L is right"]


@pytest.mark.parametrize(
    ("anc", "asks"),
    [
        ("0.6", True),  # 0.18 and 43 % away
        ("0.5", True),  # another word
        ("0.499", False),  # 0.079 away
        ("0.32", False),  # exactly 0.1
        ("0.31", True),
        ("<0.1", True),
        ("<0.5", False),
    ],
)
def test_two_counts_that_differ_ask_which_to_plot(anc: str, *, asks: bool) -> None:
    typed = replace(USUAL, anc=anc, anc_beside=True)  # computed 0.42
    found = notes_on(read(typed), "anc")
    assert found == ([(NoteKind.ASK, "anc.which")] if asks else [])
    assert not notes_on(read(replace(typed, plotted="lab")), "anc")


def test_the_answer_which_to_plot_is_kept() -> None:
    typed = replace(USUAL, anc="0.6", anc_beside=True)
    note = note_on(typed, "anc")
    assert [read(typed.chosen(choice)).cbc.plotted for choice in note.choices] == [
        Plotted.LABORATORY,
        Plotted.COMPUTED,
    ]


def test_nucleated_red_cells_ask_whether_the_count_is_corrected(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, nrbc="20")
    note = note_on(typed, "nrbc")
    assert (note.kind, note.provisional) == (NoteKind.WARN, True)
    assert labels(note, phrasebook) == [
        "Yes",
        "No: 1.20 x 100/(100+20) = 1.00",
        "Don't know: both shown, the lower graded, provisional",
    ]
    answers = [read(typed.chosen(choice)).cbc.wbc_corrected for choice in note.choices]
    assert answers == [Known.YES, Known.NO, Known.UNKNOWN]
    assert not notes_on(read(replace(USUAL, nrbc="0")), "nrbc")


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        (replace(USUAL, haemoglobin="9.2"), "haemoglobin", "haemoglobin.unit"),
        (replace(USUAL, haemoglobin="92", haemoglobin_unit="g/dL"), "haemoglobin", "haemoglobin.unit"),
        (replace(USUAL, haemoglobin="5.7", haemoglobin_unit="mmol/L"), "haemoglobin", "haemoglobin.mmol"),
        (replace(USUAL, platelets="140000"), "platelets", "platelets.beyond"),
        (replace(USUAL, platelets="140", platelets_unit="/uL"), "platelets", "platelets.few_cells"),
        (replace(USUAL, mcv="880"), "mcv", "mcv.unusual"),
        (replace(USUAL, anc_lower_limit="1500"), "anc_lower_limit", "anc_lower_limit.impossible"),
    ],
)
def test_the_other_numbers_of_a_count_are_looked_at_too(typed: TypedCbc, field: str, key: str) -> None:
    assert note_on(typed, field).statement.key == key


def test_the_other_numbers_are_read_in_their_units() -> None:
    typed = replace(
        USUAL,
        haemoglobin="92",
        mcv="88",
        platelets="140",
        reticulocytes="1.2",
        anc_lower_limit="1.8",
        nrbc="0",
    )
    reading = read(typed)
    assert reading.notes == ()
    assert reading.cbc.haemoglobin == Quantity(Decimal(92), "g/L")
    assert reading.cbc.mcv == Quantity(Decimal(88), "fL")
    assert reading.cbc.platelets == Quantity(Decimal(140), "10*9/L")
    assert reading.cbc.reticulocytes == Quantity(Decimal("1.2"), "%")
    assert reading.cbc.anc_lower_limit == Quantity(Decimal("1.8"), "10*9/L")


def test_a_day_or_month_question_is_answered_by_its_buttons(phrasebook: Phrasebook) -> None:
    typed = replace(USUAL, collected_date="5/11 0610")
    note = note_on(typed, "collected")
    assert labels(note, phrasebook) == ["05-Nov-2026 06:10", "11-May-2026 06:10"]
    assert read(typed.chosen(note.choices[0])).cbc.collected == datetime(2026, 11, 5, 6, 10)
    assert read(typed.chosen(note.choices[1])).cbc.collected == datetime(2026, 5, 11, 6, 10)


def test_a_future_time_blocks_and_an_old_one_is_noted() -> None:
    assert note_on(replace(USUAL, collected_time="0733"), "collected").kind is NoteKind.BLOCK
    old = note_on(replace(USUAL, collected_date="1nov 0610"), "collected")
    assert (old.kind, old.statement.key) == (NoteKind.NOTE, "moment.old")


def test_a_recorded_count_typed_again_reads_back_the_same() -> None:
    cbc = replace(
        read(replace(USUAL, collected_time="0610", haemoglobin="92")).cbc,
        anc=Quantity(Decimal("0.6"), "10*9/L"),
        plotted=Plotted.LABORATORY,
        reticulocytes=Quantity(Decimal(40), "10*9/L"),
    )
    again = read_cbc(typed_again(cbc, EntryMode.SEGS_AND_BANDS), NOW)
    assert again.cbc == cbc


def test_a_confirmed_reading_is_not_asked_again_once_the_count_is_recorded() -> None:
    typed = replace(USUAL, segs="0.42", bands="0")
    cbc = read(typed.chosen(note_on(typed, "segs").choices[0])).cbc
    assert check_cbc(cbc) == ()
    assert [note.statement.key for note in check_cbc(replace(cbc, confirmed=frozenset()))] == [
        "share.fraction"
    ]


def test_a_count_from_a_file_is_held_to_the_same_rules() -> None:
    cells = Differential(segs=Decimal(60), bands=Decimal(44))
    bad = Cbc(wbc=Quantity(Decimal(600), "10*9/L"), differential=cells, nrbc=Decimal(-1))
    assert {(note.field, note.kind) for note in check_cbc(bad)} == {
        ("wbc", NoteKind.ASK),
        ("differential", NoteKind.BLOCK),
        ("nrbc", NoteKind.BLOCK),
    }


def test_numbers_that_are_not_finite_are_stopped() -> None:
    bad = Cbc(wbc=Quantity(Decimal("NaN"), "10*9/L"), differential=Differential(segs=Decimal("Infinity")))
    assert {(note.field, note.kind) for note in check_cbc(bad)} >= {
        ("wbc", NoteKind.BLOCK),
        ("segs", NoteKind.BLOCK),
    }


def test_absolute_counts_above_the_white_count_block() -> None:
    cells = Differential(unit="10*9/L", segs=Decimal(3), bands=Decimal("0.1"))
    found = check_cbc(Cbc(wbc=Quantity(Decimal("1.2"), "10*9/L"), differential=cells))
    assert [(note.field, note.statement.key) for note in found] == [("differential", "anc.over_wbc")]


def _dated(anc: str, when: datetime, count_id: str = "") -> Cbc:
    return Cbc(id=count_id, collected=when, anc=Quantity(Decimal(anc), "10*9/L"))


@pytest.mark.parametrize(
    ("before", "latest", "hours", "jumps"),
    [
        ("0.4", "4.2", 24, True),
        ("0.4", "4.0", 24, True),
        ("0.4", "3.99", 24, False),
        ("0.4", "4.2", 25, False),
        ("4.2", "0.4", 12, True),
        ("0", "0.2", 12, True),
        ("0", "0.05", 12, False),
    ],
)
def test_a_tenfold_jump_within_a_day_is_questioned(
    before: str, latest: str, hours: int, *, jumps: bool
) -> None:
    earlier = _dated(before, NOW - timedelta(hours=hours), "c1")
    found = check_against(_dated(latest, NOW), [earlier])
    assert [note.statement.key for note in found] == (["anc.jump"] if jumps else [])


def test_a_jump_that_is_kept_is_not_asked_again(phrasebook: Phrasebook) -> None:
    earlier = [_dated("0.4", NOW - timedelta(hours=20), "c1")]
    note = check_against(_dated("4.2", NOW), earlier)[0]
    assert note.kind is NoteKind.WARN
    text = "ANC 0.40 on 20-Nov 11:32, 4.20 now. Real (G-CSF, steroid, other lab) or typing?"
    assert phrasebook.text(note.statement) == text
    kept = note.choices[0].confirms
    assert kept is not None
    assert check_against(_dated("4.2", NOW), earlier, frozenset((kept,))) == ()
    assert check_against(_dated("4.3", NOW), earlier, frozenset((kept,)))


def test_a_second_count_at_one_time_is_replaced_or_kept_by_choice(phrasebook: Phrasebook) -> None:
    earlier = [_dated("0.4", NOW, "c1")]
    note = check_against(_dated("0.5", NOW), earlier)[0]
    assert phrasebook.text(note.statement) == "A count from 21-Nov 07:32 is already there."
    assert labels(note, phrasebook) == ["Replace as correction", "Keep both", "Cancel"]
    for choice in note.choices[:2]:
        assert choice.confirms is not None
        assert check_against(_dated("0.5", NOW), earlier, frozenset((choice.confirms,))) == ()


def test_an_undated_count_stands_against_nothing() -> None:
    assert check_against(replace(_dated("4.2", NOW), collected=None), [_dated("0.4", NOW, "c1")]) == ()


def _said(note: Note) -> list[Statement]:
    return [note.statement, *(choice.label for choice in note.choices)]


def test_every_remark_and_every_button_has_its_sentence(phrasebook: Phrasebook, schemes: Schemes) -> None:
    odd = [
        replace(
            USUAL, wbc=text, segs=share, bands=bands, nrbc="20", collected_date=day, anc_beside=True, anc=anc
        )
        for text, share, bands, day, anc in (
            ("5200", "0.42", "", "5/11 0610", "420"),
            ("1,234", "x", "<1", "20nov 2026", "0.6"),
            ("600000", "30", "5", "31/2", "2.4"),
            ("150", "60", "44", "22-Nov-2026", "-1"),
            ("1.2", "30", "5", "1nov 0610", "0.6"),
            ("0.3", "0.95", "0.05", "21nov", "0,1,2"),
        )
    ]
    odd += [
        replace(USUAL, wbc_unit="MM3"),
        replace(USUAL, wbc_unit="/mL"),
        replace(USUAL, bands_not_reported=True),
    ]
    for typed in odd:
        reading = read(typed)
        assert reading.notes
        count = assess(reading.cbc, reading.notes, schemes, Patient())
        for note in count.anc.notes:
            assert all(phrasebook.text(said) for said in _said(note))


def test_a_count_with_an_open_question_jumps_from_nothing() -> None:
    blocked = read(replace(USUAL, wbc="9.0", segs="60", bands="44", collected_time="0610")).cbc
    assert check_against(blocked, [_dated("0.4", NOW - timedelta(hours=20), "c1")]) == ()
