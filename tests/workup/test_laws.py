"""What holds for every count: between nothing and the white cells, in every unit, on its side of a line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.workup.anc import Anc
from neutro_desk.workup.assessed import AssessedCount, assess
from neutro_desk.workup.case import (
    CELLS,
    Cbc,
    Comparator,
    Differential,
    Duffy,
    Known,
    Method,
    Patient,
    Plotted,
    Quantity,
)
from neutro_desk.workup.cbc import EntryMode, TypedCbc, check_cbc, read_cbc
from neutro_desk.workup.grading import grade, grade_by
from neutro_desk.workup.quantities import (
    GRADE_LINES,
    display_count,
    display_line,
    display_number,
    read_file_number,
    read_typed_number,
    to_canonical,
)
from neutro_desk.workup.retyped import typed_again
from neutro_desk.workup.statements import Choice, NoteKind
from neutro_desk.workup.units import UNITS

SCHEMES = load_schemes(resource("schemes"))
WITH_GRADES = (SCHEMES.ctcae_5, SCHEMES.ctcae_6, *SCHEMES.others)
FACTORS = {code: unit.factor for code, unit in UNITS.items() if unit.factor is not None}
LITRE = "10*9/L"

counts = st.decimals(0, 30, places=4)
shares = st.decimals(0, 100, places=1)
some_shares = st.none() | shares
known = st.none() | st.sampled_from(Known)


def per_litre(value: Decimal, comparator: Comparator | None = None) -> Quantity:
    return Quantity(value, LITRE, comparator)


@st.composite
def bloods(draw: st.DrawFn) -> Cbc:
    """Any blood count a laboratory may send, and some that it may not."""
    absolute = draw(st.booleans())
    cell = counts if absolute else shares
    cells: dict[str, Any] = {name: draw(st.none() | cell) for name in CELLS}
    return Cbc(
        wbc=draw(st.none() | st.builds(per_litre, counts, st.sampled_from((None, None, *Comparator)))),
        wbc_corrected=draw(known),
        nrbc=draw(st.none() | st.decimals(0, 400, places=0)),
        cells_counted=draw(st.sampled_from((None, 50, 100, 200))),
        method=draw(st.none() | st.sampled_from(Method)),
        differential=Differential(unit=LITRE if absolute else "%", **cells),
        anc=draw(st.none() | st.builds(per_litre, counts, st.sampled_from((None, None, *Comparator)))),
        plotted=draw(st.none() | st.sampled_from(Plotted)),
    )


def assessed(cbc: Cbc) -> AssessedCount:
    return assess(cbc, check_cbc(cbc), SCHEMES, Patient())


# -- between nothing and the white cells ------------------------------------------------------------------


@given(bloods())
def test_a_count_that_is_shown_lies_between_nothing_and_the_white_cells(cbc: Cbc) -> None:
    anc = assessed(cbc).anc
    for found in (anc.value, anc.upper_limit, anc.other):
        assert found is None or found >= 0
    if cbc.wbc is None or cbc.wbc.comparator is not None or anc.value is None:
        return
    if anc.comparator is None:
        assert anc.value <= cbc.wbc.value


@given(bloods())
def test_no_number_stands_beside_an_open_question_about_it(cbc: Cbc) -> None:
    count = assessed(cbc)
    about_it = ("wbc", "anc", "segs", "bands", "neutrophils", "differential", "nrbc")
    stopped = [
        note
        for note in count.anc.notes
        if note.field in about_it and note.kind in (NoteKind.ASK, NoteKind.BLOCK)
    ]
    assert not stopped or count.anc.value is None


@given(bloods())
def test_counting_limits_lie_around_the_count_and_inside_the_white_cells(cbc: Cbc) -> None:
    anc = assessed(cbc).anc
    if anc.interval is None or anc.value is None or anc.wbc_used is None:
        return
    hair = Decimal("1e-8")
    assert 0 <= anc.interval.low <= anc.value + hair
    assert anc.value - hair <= anc.interval.high <= anc.wbc_used + hair
    assert all(anc.interval.low < line <= anc.interval.high for line in anc.interval.spans)


# -- every unit -------------------------------------------------------------------------------------------


def in_unit(value: Decimal, code: str) -> Quantity:
    """The same count in another unit, by fractions: every factor is a power of ten."""
    inverse = Fraction(1) / Fraction(FACTORS[code])
    power = len(str(inverse.numerator)) - len(str(inverse.denominator))
    assert inverse == Fraction(10) ** power
    return Quantity(value.scaleb(power), code)


@pytest.mark.parametrize("code", FACTORS)
@given(wbc=st.decimals("0.2", 90, places=3), segs=st.integers(1, 60), bands=st.integers(0, 40), lln=counts)
def test_the_unit_of_the_white_count_changes_neither_value_nor_grade(
    code: str, wbc: Decimal, segs: int, bands: int, lln: Decimal
) -> None:
    cells = Differential(segs=Decimal(segs), bands=Decimal(bands))
    plain = Cbc(wbc=per_litre(wbc), differential=cells, anc_lower_limit=per_litre(lln), cells_counted=100)
    other = replace(plain, wbc=in_unit(wbc, code), anc_lower_limit=in_unit(lln, code))
    one, two = (assess(cbc, (), SCHEMES, Patient()) for cbc in (plain, other))
    assert two.anc.value == one.anc.value == wbc * (segs + bands) / 100
    assert two.anc.wbc_used == one.anc.wbc_used
    assert two.anc.interval == one.anc.interval
    assert two.grades == one.grades


@pytest.mark.parametrize("code", FACTORS)
@given(segs=counts, bands=counts)
def test_the_unit_of_absolute_cells_and_of_the_laboratory_changes_neither_value_nor_grade(
    code: str, segs: Decimal, bands: Decimal
) -> None:
    power = in_unit(Decimal(1), code).value
    plain = Cbc(differential=Differential(unit=LITRE, segs=segs, bands=bands))
    other = Cbc(differential=Differential(unit=code, segs=segs * power, bands=bands * power))
    one, two = (assess(cbc, (), SCHEMES, Patient()) for cbc in (plain, other))
    assert two.anc.value == one.anc.value == segs + bands
    assert two.grades == one.grades
    lab, elsewhere = (Cbc(anc=quantity) for quantity in (per_litre(segs), in_unit(segs, code)))
    assert assess(lab, (), SCHEMES, Patient()).grades == assess(elsewhere, (), SCHEMES, Patient()).grades
    assert to_canonical(in_unit(segs, code)) == segs


# -- more neutrophils, never worse ------------------------------------------------------------------------

near_lines = st.one_of(
    st.decimals(0, 9, places=4),
    st.builds(
        lambda line, step: max(Decimal(0), line + step),
        st.sampled_from((*GRADE_LINES, *map(Decimal, ("0.4", "0.6", "0.8", "1.25", "2.0", "3", "4", "5")))),
        st.decimals("-0.001", "0.001", places=4),
    ),
)
ages = st.none() | st.integers(0, 40) | st.integers(41, 20_000)


@given(near_lines, near_lines, st.none() | counts, ages, st.integers(0, 3))
def test_more_neutrophils_never_have_a_worse_grade_in_any_scheme(
    one: Decimal, other: Decimal, lower_limit: Decimal | None, days: int | None, sign: int
) -> None:
    comparator = (None, None, *Comparator)[sign]
    fewer, more = sorted((one, other))
    for scheme in WITH_GRADES:
        worse, better = (
            grade_by(scheme, count, comparator, lower_limit=lower_limit, age_days=days).grade
            for count in (fewer, more)
        )
        assert worse is None or better is None or worse >= better, scheme.called


patients = st.sampled_from(
    (
        Patient(),
        Patient(gestation_weeks=40),
        Patient(gestation_weeks=29, birth_weight_g=1_400),
        Patient(gestation_weeks=35, birth_weight_g=2_300),
        Patient(duffy=Duffy.NULL),
    )
)


@given(near_lines, near_lines, patients, st.none() | st.integers(0, 500 * 24))
def test_more_neutrophils_never_have_a_worse_word_at_any_age(
    one: Decimal, other: Decimal, patient: Patient, hours: int | None
) -> None:
    days = None if hours is None else hours // 24
    low, high = sorted((one, other))
    for pair in (
        (Anc(value=low), Anc(value=high)),
        (Anc(upper_limit=low), Anc(upper_limit=high)),
    ):
        fewer, more = (
            grade(anc, SCHEMES, None, patient, days, age_hours=hours).severity.word for anc in pair
        )
        assert fewer is None or more is None or fewer.squares >= more.squares


@given(near_lines, near_lines, patients, st.none() | st.integers(0, 500 * 24))
def test_more_neutrophils_never_lie_lower_against_a_limit(
    one: Decimal, other: Decimal, patient: Patient, hours: int | None
) -> None:
    days = None if hours is None else hours // 24
    order = ("below", "within", "above")
    fewer, more = (
        grade(Anc(value=count), SCHEMES, None, patient, days, age_hours=hours).limits
        for count in sorted((one, other))
    )
    for low, high in zip(fewer, more, strict=True):
        assert low.limit == high.limit
        assert order.index(low.position) <= order.index(high.position)


@given(st.decimals("0.1", 90, places=2), st.integers(0, 99), st.integers(0, 100))
def test_one_neutrophil_more_among_the_cells_never_worsens_the_grade(
    wbc: Decimal, share: int, bands: int
) -> None:
    assume(bands <= share)
    fewer, more = (
        assess(
            Cbc(
                wbc=per_litre(wbc),
                differential=Differential(segs=Decimal(segs - bands), bands=Decimal(bands)),
                anc_lower_limit=per_litre(Decimal("1.8")),
            ),
            (),
            SCHEMES,
            Patient(),
        ).grades
        for segs in (share, share + 1)
    )
    assert fewer.severity.word is not None
    assert more.severity.word is not None
    assert fewer.severity.word.squares >= more.severity.word.squares
    for one, other in ((fewer.ctcae_5, more.ctcae_5), (fewer.ctcae_6, more.ctcae_6)):
        assert one.grade is not None
        assert other.grade is not None
        assert one.grade >= other.grade


# -- written and read back --------------------------------------------------------------------------------

written = (
    st.decimals(0, 99_999, places=6) | st.decimals(0, 999, places=3) | st.integers(0, 9_999).map(Decimal)
)


@given(written)
def test_a_file_number_is_read_back_exactly_as_written(value: Decimal) -> None:
    read = read_file_number(format(value, "f"))
    assert read.value is not None
    assert format(read.value, "f") == format(value, "f")


@given(written)
def test_a_number_as_shown_is_read_back_or_asked_about_with_itself_among_the_answers(value: Decimal) -> None:
    shown = display_number(value)
    assert read_file_number(shown).value == value
    typed = read_typed_number(shown)
    answers = [read_typed_number(answer).value for answer in typed.may_be] or [typed.value]
    assert value in answers
    assert (typed.value is None) is bool(typed.may_be)


@given(written, st.sampled_from(Comparator))
def test_a_censored_number_is_read_back_with_its_sign(value: Decimal, sign: Comparator) -> None:
    read = read_file_number(f"{sign.value}{format(value, 'f')}")
    assert (read.value, read.comparator) == (value, sign)


@given(written)
def test_a_comma_is_read_as_the_point_wherever_it_is_not_asked_about(value: Decimal) -> None:
    point = format(value, "f")
    with_point, with_comma = read_typed_number(point), read_typed_number(point.replace(".", ","))
    assert with_point.value == with_comma.value
    assert with_point.may_be == with_comma.may_be


@given(st.text(st.sampled_from("0123456789.,<> '-eE+x٣"), max_size=8))
def test_whatever_is_typed_gives_a_number_or_a_problem_and_never_both(text: str) -> None:
    for read in (read_typed_number(text), read_file_number(text)):
        assert (read.value is None) is (read.problem is not None)
        assert read.value is None or (read.value.is_finite() and read.value >= 0)


# -- rounding keeps its side ------------------------------------------------------------------------------

STEPS = {LITRE: (1, Decimal("0.01")), "/uL": (1000, Decimal(1))}
fine = st.one_of(
    st.decimals(0, 3, places=6),
    st.builds(
        lambda line, step: max(Decimal(0), line + step),
        st.sampled_from(GRADE_LINES),
        st.decimals("-0.006", "0.006", places=8),
    ),
)


@pytest.mark.parametrize("unit", STEPS)
@given(value=fine)
def test_a_shown_count_stays_on_its_side_of_every_line_and_near_itself(unit: str, value: Decimal) -> None:
    scale, step = STEPS[unit]
    exact, shown = value * scale, display_count(value, unit)
    if shown[0] in "<>":
        said = Decimal(shown[1:])
        assert (exact < said) if shown[0] == "<" else (exact > said)
        assert abs(exact - said) < step
        return
    assert abs(exact - Decimal(shown)) <= step / 2
    for line in (Fraction(line) * scale for line in GRADE_LINES):
        assert (Fraction(shown) > line) is (Fraction(exact) > line)
        assert (Fraction(shown) < line) is (Fraction(exact) < line)
    assert (Decimal(shown) == 0) is (value == 0)


@pytest.mark.parametrize("unit", STEPS)
@given(one=fine, other=fine)
def test_a_higher_count_is_never_shown_as_a_lower_one(unit: str, one: Decimal, other: Decimal) -> None:
    def place(shown: str) -> tuple[Decimal, int]:
        return (Decimal(shown.lstrip("<>")), {"<": -1, ">": 1}.get(shown[0], 0))

    low, high = (display_count(value, unit) for value in sorted((one, other)))
    assert place(low) <= place(high)


@pytest.mark.parametrize("unit", STEPS)
def test_a_line_as_written_is_the_line_as_shown(unit: str) -> None:
    for line in GRADE_LINES:
        assert (
            Decimal(display_line(line, unit)) == Decimal(display_count(line, unit)) == line * STEPS[unit][0]
        )


# -- the order of things does not matter ------------------------------------------------------------------


@given(st.permutations(CELLS), bloods())
def test_the_order_in_which_cells_are_entered_does_not_matter(names: list[str], cbc: Cbc) -> None:
    cells: dict[str, Any] = {name: cbc.differential.cell(name) for name in names}
    again = replace(cbc, differential=Differential(unit=cbc.differential.unit, **cells))
    assert assessed(again) == assessed(cbc)


ASKED_TWICE = TypedCbc(wbc="1,500", segs="0.42", bands="0.05", collected_date="5/11 0610", nrbc="20")


def _open(typed: TypedCbc) -> dict[str, Choice]:
    """The first answer of each open question, by its field."""
    notes = read_cbc(typed, None).notes
    return {note.field: note.choices[0] for note in notes if note.choices and note.kind is NoteKind.ASK}


def test_a_number_with_three_decimals_can_be_entered_by_answering_once() -> None:
    typed = TypedCbc(wbc="1,234", segs="30", bands="5")
    asked = _open(typed)["wbc"]
    assert asked.label["number"] == "1.234"
    reading = read_cbc(typed.chosen(asked), None)
    assert reading.notes == ()
    # 1.234 x 35 %, by hand
    assert assess(reading.cbc, reading.notes, SCHEMES, Patient()).anc.value == Decimal("0.4319")


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_questions_may_be_answered_in_any_order(order: list[int]) -> None:
    typed = ASKED_TWICE
    assert len(_open(typed)) > 1
    for place in order:
        asked = _open(typed)
        if asked:
            typed = typed.chosen(asked[sorted(asked)[place % len(asked)]])
    assert _open(typed) == {}
    reading = read_cbc(typed, None)
    count = assess(reading.cbc, reading.notes, SCHEMES, Patient())
    # 1.5 x 0.47 % with 20 nucleated red cells, uncorrected until answered: 0.00705 x 100 / 120, by hand
    assert count.anc.value == Decimal("0.005875")


@given(st.permutations(("wbc", "segs", "bands", "lymphocytes", "monocytes")))
def test_fields_may_be_filled_in_any_order(names: list[str]) -> None:
    texts = {"wbc": "1.20", "segs": "30", "bands": "5", "lymphocytes": "50", "monocytes": "15"}
    typed = TypedCbc(mode=EntryMode.SEGS_AND_BANDS)
    for name in names:
        typed = replace(typed, **{name: texts[name]})  # type: ignore[arg-type]
    reading = read_cbc(typed, None)
    assert reading.notes == ()
    assert assess(reading.cbc, reading.notes, SCHEMES, Patient()).anc.value == Decimal("0.42")


# -- amended without a change -----------------------------------------------------------------------------


@settings(max_examples=200)
@given(bloods(), st.sampled_from(EntryMode))
def test_a_recorded_count_that_is_amended_without_a_change_stays_the_same(cbc: Cbc, usual: EntryMode) -> None:
    before = assessed(cbc)
    if any(note.kind in (NoteKind.ASK, NoteKind.BLOCK) for note in before.anc.notes):
        return
    reading = read_cbc(typed_again(cbc, usual), None)
    after = assess(reading.cbc, reading.notes, SCHEMES, Patient())
    assert after.anc == replace(before.anc, notes=after.anc.notes)
    assert after.grades == before.grades


def test_an_analysers_total_with_its_bands_is_still_a_total_when_it_is_amended() -> None:
    """CLINICAL T16; taken for segs and bands, it had no neutrophils at all."""
    cells = Differential(neutrophils=Decimal(35), bands=Decimal(5))
    typed = typed_again(Cbc(wbc=per_litre(Decimal("4.2")), differential=cells), EntryMode.SEGS_AND_BANDS)
    assert (typed.mode, typed.neutrophils, typed.bands) == (EntryMode.TOTAL, "35", "5")


def test_a_recorded_number_with_three_decimals_is_not_asked_about_again() -> None:
    typed = typed_again(Cbc(wbc=per_litre(Decimal("1.234"), Comparator.BELOW)), EntryMode.SEGS_AND_BANDS)
    assert typed.wbc == "<1.2340"
    assert read_cbc(typed, None).notes == ()
