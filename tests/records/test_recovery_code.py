"""The recovery code: printed, read and typed by people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.records.errors import RecordsError
from neutro_desk.records.recovery_code import ALPHABET, CHECKS, SIGNS, new_code, read_code, with_checks

CODES = st.text(ALPHABET, min_size=SIGNS, max_size=SIGNS)


def test_a_code_has_eight_groups_of_four_and_at_least_128_bits() -> None:
    assert re.fullmatch(r"([A-Z0-9]{4}-){7}[A-Z0-9]{4}", new_code())
    assert len(ALPHABET) ** SIGNS >= 2**128


def test_no_sign_of_a_code_looks_like_another() -> None:
    """Pairs confused in print and by hand: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V."""
    for look_alikes in ("0O", "1IL", "2Z", "5S", "8B", "UV"):
        assert sum(sign in ALPHABET for sign in look_alikes) <= 1
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_case_blanks_and_hyphens_make_no_difference() -> None:
    code = new_code()
    assert read_code(f"  {code.lower().replace('-', '  ')}\n") == read_code(code)


def test_two_codes_are_never_the_same() -> None:
    assert len({new_code() for _ in range(200)}) == 200


@given(
    CODES,
    st.integers(0, SIGNS + CHECKS - 1),
    st.sampled_from(ALPHABET),
)
def test_one_mistyped_sign_is_told_before_anything_is_tried(signs: str, place: int, sign: str) -> None:
    whole = with_checks(signs)
    slipped = whole[:place] + sign + whole[place + 1 :]
    if slipped == whole:
        assert read_code(slipped) == whole[:SIGNS].encode("ascii")
        return
    with pytest.raises(RecordsError) as refused:
        read_code(slipped)
    assert refused.value.statement.key == "records.keys.code_slip"


@given(CODES)
def test_two_neighbours_that_changed_places_are_told(signs: str) -> None:
    whole = with_checks(signs)
    for place in range(len(whole) - 1):
        slipped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
        if slipped != whole:
            with pytest.raises(RecordsError):
                read_code(slipped)


def test_the_check_signs_are_those_worked_out_by_hand() -> None:
    """The last sign alone counts once: 1 is A A A C. The one before counts 98,765: 7 3 11 5 in base 24."""
    assert with_checks("A" * 27 + "C")[SIGNS:] == "AAAC"
    assert with_checks("A" * 26 + "CA")[SIGNS:] == "".join(ALPHABET[place] for place in (7, 3, 11, 5))


@pytest.mark.parametrize(
    ("typed", "key", "said"),
    [
        ("", "records.keys.code_length", ("typed", 0)),
        ("ACDE-FGHJ", "records.keys.code_length", ("typed", 8)),
        ("ACDE-FGH0", "records.keys.code_sign", ("group", 2)),
        ("ACDE-FGHß", "records.keys.code_sign", ("sign", "S")),
    ],
)
def test_what_is_no_code_is_told_with_its_place(typed: str, key: str, said: tuple[str, object]) -> None:
    with pytest.raises(RecordsError) as refused:
        read_code(typed)
    assert refused.value.statement.key == key
    assert refused.value.statement[said[0]] == said[1]
