"""On the line, a hundredth below, a hundredth above: whole numbers find every pair and what must come out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from neutro_desk.workup.assessed import AssessedCount, assess
from neutro_desk.workup.case import Cbc, Differential, Patient, Quantity
from neutro_desk.workup.cbc import TypedCbc, check_cbc, read_cbc
from neutro_desk.workup.grading import Schemes, Severity, grade_by

MOST_WBC = 50_000
"""Hundredths of 10^9/L: 0.01 to 500.00."""
MOST_SHARE = 1_000
"""Tenths of a per cent: 0.1 to 100.0."""
LINES = {"0.1": 10_000, "0.5": 50_000, "1.0": 100_000, "1.5": 150_000, "2.0": 200_000}
"""Hundredths of a white count times tenths of a per cent; 2.0 is the laboratory's lower limit here."""
LOWER_LIMIT = Quantity(Decimal("2.0"), "10*9/L")


def pairs_on(line: int) -> Iterator[tuple[int, int]]:
    """Every white count with two decimals and share with one decimal whose product is the line."""
    for share in range(1, MOST_SHARE + 1):
        if line % share == 0 and line // share <= MOST_WBC:
            yield line // share, share


def splits(share: int) -> Iterator[tuple[int, int]]:
    """How segs and bands may make a share up: every way of the small ones, some of the large."""
    yield share, 0
    step = 1 if share <= 50 else share // 13
    for bands in range(1, share + 1, step):
        yield share - bands, bands


def tenths(number: int) -> Decimal:
    return Decimal(f"{number // 10}.{number % 10}")


def counted(
    wbc: int, segs: int, bands: int, schemes: Schemes, *, per_microlitre: bool = False
) -> AssessedCount:
    white = (
        Quantity(Decimal(wbc * 10), "/uL")
        if per_microlitre
        else Quantity(Decimal(f"{wbc // 100}.{wbc % 100:02}"), "10*9/L")
    )
    cells = Differential(segs=tenths(segs), bands=tenths(bands), bands_reported=True)
    cbc = Cbc(wbc=white, differential=cells, anc_lower_limit=LOWER_LIMIT)
    return assess(cbc, (), schemes, Patient())


def expected(product: int) -> tuple[Severity, int, int]:
    """The word and the grades of CTCAE 5.0 and 6.0, by whole numbers alone. Source: CLINICAL 2.1."""
    if product < LINES["0.1"]:
        return Severity.PROFOUND, 4, 4
    if product < LINES["0.5"]:
        return Severity.SEVERE, 4, 3
    if product < LINES["1.0"]:
        return Severity.MODERATE, 3, 2
    if product < LINES["1.5"]:
        return Severity.MILD, 2, 1
    return Severity.NOT_BELOW, 1 if product < LINES["2.0"] else 0, 0


def hold_to(found: AssessedCount, product: int) -> None:
    grades = found.grades
    assert found.anc.value == Decimal(product).scaleb(-5)
    said = (grades.severity.word, grades.ctcae_5.grade, grades.ctcae_6.grade)
    assert said == expected(product), f"{found.anc.working} = {found.anc.value}"


def test_the_pairs_on_the_lines_are_all_there() -> None:
    """By hand: 0.1 is 0.10 x 100.0 up to 100.00 x 0.1; 150,000 has 60 divisors."""
    on_a_tenth = list(pairs_on(LINES["0.1"]))
    assert on_a_tenth[0] == (10_000, 1)
    assert on_a_tenth[-1] == (10, 1_000)
    assert len(on_a_tenth) == sum(10_000 % share == 0 for share in range(1, 1_001))
    divisors = [n for n in range(1, 150_001) if 150_000 % n == 0]
    assert len(divisors) == 60
    assert len(list(pairs_on(LINES["1.5"]))) == sum(n <= 1_000 and 150_000 // n <= 50_000 for n in divisors)


@pytest.mark.parametrize("line", LINES)
def test_every_count_on_a_line_is_graded_on_its_better_side(line: str, schemes: Schemes) -> None:
    for wbc, share in pairs_on(LINES[line]):
        for segs, bands in splits(share):
            hold_to(counted(wbc, segs, bands, schemes), LINES[line])


@pytest.mark.parametrize("line", LINES)
def test_a_hundredth_less_or_more_of_the_white_count_is_graded_on_its_own_side(
    line: str, schemes: Schemes
) -> None:
    for wbc, share in pairs_on(LINES[line]):
        for near in (wbc - 1, wbc + 1):
            if 1 <= near <= MOST_WBC:
                for segs, bands in ((share, 0), (share - share // 3, share // 3)):
                    hold_to(counted(near, segs, bands, schemes), near * share)


@pytest.mark.parametrize("line", LINES)
def test_a_tenth_of_a_per_cent_less_or_more_is_graded_on_its_own_side(line: str, schemes: Schemes) -> None:
    for wbc, share in pairs_on(LINES[line]):
        for near in (share - 1, share + 1):
            if 1 <= near <= MOST_SHARE:
                hold_to(counted(wbc, near, 0, schemes), wbc * near)


@pytest.mark.parametrize("line", LINES)
def test_cells_per_microlitre_are_graded_as_the_same_count_per_litre(line: str, schemes: Schemes) -> None:
    for wbc, share in pairs_on(LINES[line]):
        for near in (wbc - 1, wbc, wbc + 1):
            if 1 <= near <= MOST_WBC:
                hold_to(counted(near, share, 0, schemes, per_microlitre=True), near * share)


def test_every_white_count_up_to_20_is_graded_right_with_the_two_shares_beside_each_line(
    schemes: Schemes,
) -> None:
    for wbc in range(1, 2_001):
        for line in LINES.values():
            at_or_above = -(-line // wbc)
            for share in (at_or_above - 1, at_or_above):
                if 1 <= share <= MOST_SHARE:
                    hold_to(counted(wbc, share, 0, schemes), wbc * share)


DAIDS = {
    # CLINICAL 2.1, grades 1 to 4 from above: above the first number is grade 0, the number itself grade 1
    0: ("5.0", "4.0", "3.0", "1.5"),
    4: ("1.5", "1.25", "1.0", "0.75"),
    9: ("1.0", "0.8", "0.6", "0.4"),
}
"""By age in days."""


@pytest.mark.parametrize("days", DAIDS)
def test_every_count_on_and_beside_a_line_of_daids_is_graded_on_its_own_side(
    days: int, schemes: Schemes
) -> None:
    daids = schemes.named("DAIDS 2.1")
    assert daids is not None
    lines = [int(Decimal(line) * 100_000) for line in DAIDS[days]]
    for line in lines:
        for wbc, share in pairs_on(line):
            for near in (wbc - 1, wbc, wbc + 1):
                if not 1 <= near <= MOST_WBC:
                    continue
                value = counted(near, share, 0, schemes).anc.value
                assert value is not None
                product = near * share
                expected = 0 if product > lines[0] else 1 + sum(product < other for other in lines[1:])
                assert grade_by(daids, value, age_days=days).grade == expected, (near, share)


def as_text(number: int, places: int) -> str:
    """A whole number of units in the last place, written with its decimal mark."""
    digits = str(number).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def test_two_thousand_random_counts_are_exact_to_the_last_digit(schemes: Schemes) -> None:
    """Typed as text and read as typed; what must come out is worked out in whole numbers.

    Segs from 2 per cent up: between 0 and 1, and where all shares make about 1, the program asks.
    """
    chance = random.Random(20261121)  # noqa: S311 - picks cases, the same ones each time
    for _ in range(2_000):
        places, fine = chance.randint(0, 2), chance.randint(0, 2)
        wbc = chance.randint(1 if places == 0 else 10, 100 * 10**places)
        share = chance.randint(2 * 10**fine, 100 * 10**fine)
        bands = chance.randint(0, share - 2 * 10**fine)
        typed = TypedCbc(
            wbc=as_text(wbc, places), segs=as_text(share - bands, fine), bands=as_text(bands, fine)
        )
        reading = read_cbc(typed, None)
        value = assess(reading.cbc, reading.notes, schemes, Patient()).anc.value
        assert value is not None, typed
        written = as_text(wbc * share, places + fine + 2)
        assert Fraction(value) == Fraction(written), typed
        assert format(value, "f").rstrip("0").rstrip(".") == written.rstrip("0").rstrip("."), typed


def test_two_thousand_random_counts_with_long_decimals_are_exact_to_the_last_digit(schemes: Schemes) -> None:
    """From a file a number may have as many digits as it likes, up to fifteen characters."""
    chance = random.Random(11212026)  # noqa: S311 - picks cases, the same ones each time
    for _ in range(2_000):
        places, fine = chance.randint(3, 11), chance.randint(3, 11)
        wbc, share = chance.randint(0, 500 * 10**places), chance.randint(0, 100 * 10**fine)
        bands = chance.randint(0, share)
        cells = Differential(
            segs=Decimal(as_text(share - bands, fine)),
            bands=Decimal(as_text(bands, fine)),
            bands_reported=True,
        )
        cbc = Cbc(wbc=Quantity(Decimal(as_text(wbc, places)), "10*9/L"), differential=cells)
        value = assess(cbc, (), schemes, Patient()).anc.value
        assert value is not None
        assert Fraction(value) == Fraction(wbc * share, 10 ** (places + fine + 2))


def test_segs_and_bands_that_make_just_over_a_hundred_give_no_count(schemes: Schemes) -> None:
    for segs, bands in ((1_000, 1), (999, 2), (501, 500)):
        cells = Differential(segs=tenths(segs), bands=tenths(bands), bands_reported=True)
        cbc = Cbc(wbc=Quantity(Decimal("1.20"), "10*9/L"), differential=cells)
        assert assess(cbc, check_cbc(cbc), schemes, Patient()).anc.value is None
