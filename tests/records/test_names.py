"""Names of people: in any script, one person whatever the case and spacing."""

from __future__ import annotations

import pytest

from neutro_desk.records.errors import RecordsError
from neutro_desk.records.names import is_same_name, person_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jane   Smith ", "Jane Smith"),
        ("Zoe\u0308", "Zoë"),
        ("王 芳", "王 芳"),
        ("Мария", "Мария"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("O'Brien-Ø.", "O'Brien-Ø."),
    ],
)
def test_a_name_is_kept_in_its_own_script_composed_and_trimmed(typed: str, kept: str) -> None:
    assert person_name(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Smith", "JANE  smith "),
        ("Zoë", "ZOE\u0308"),
        ("Straße", "STRASSE"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ("ﬁona", "Fiona"),
    ],
)
def test_two_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert is_same_name(one, other)


def test_two_people_are_not_taken_for_one() -> None:
    assert not is_same_name("Ann Lee", "Anne Lee")
    assert not is_same_name("Zoë", "Zoe")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "records.keys.no_name"),
        (" \t ", "records.keys.no_name"),
        ("\u200d", "records.keys.no_name"),
        ("a" * 81, "records.keys.long_name"),
        ("Ja\u202ene", "records.keys.unseen_name"),
        ("Ja\x07ne", "records.keys.unseen_name"),
        ("Ja\u00adne", "records.keys.unseen_name"),
        ("Recovery KEY", "records.keys.reserved_name"),
    ],
)
def test_what_is_no_name_is_refused_with_its_reason(typed: str, key: str) -> None:
    with pytest.raises(RecordsError) as refused:
        person_name(typed)
    assert refused.value.statement.key == key


def test_the_longest_name_is_taken() -> None:
    assert person_name("a" * 80) == "a" * 80
