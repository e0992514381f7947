"""Passphrases: long ones of any kind are taken, what everybody guesses first is not."""

from __future__ import annotations

import pytest

from neutro_desk.records.passphrases import FEWEST, MOST, passphrase_bytes, passphrase_problem

NAME = "Jane Smith-Jones"


@pytest.mark.parametrize(
    "passphrase",
    [
        "copper kettle under rain",
        "wolke dampf ente",
        "bananabananatrain",
        "Кот на крыше поёт",
        "雨 の 日 は 静 か に 本 を 読 む よ ね 今 日",
        "x9$Lq2#vT8!mR4pz",
        "my cat jane hates thunder",
    ],
)
def test_length_alone_is_asked_for_in_any_script(passphrase: str) -> None:
    assert passphrase_problem(passphrase, NAME) is None


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [
        ("", "short"),
        ("kettle4 rain7x", "short"),
        ("e\u0301" * 8, "short"),
        ("ab cd ef gh ij kl mn" * 11, "long"),
        ("Jane Smith-Jones", "name"),
        ("smith jones jane smith", "name"),
        ("JANESMITHJONES 2026", "name"),
        ("aaaaaaaaaaaaaaaaaaaa", "pattern"),
        ("abababababababababab", "pattern"),
        ("1234567890123456", "pattern"),
        ("qwertyuiopasdfghjkl", "pattern"),
        ("zyxwvutsrqponmlkj", "pattern"),
        ("passwordpassword1", "expected"),
        ("Neutro Desk Password", "expected"),
        ("kettle \x00 under rain", "unseen"),
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(passphrase: str, problem: str) -> None:
    found = passphrase_problem(passphrase, NAME)
    assert found is not None
    assert found.key == f"records.keys.passphrase_{problem}"


def test_the_shortest_and_the_longest_are_those_of_current_guidance() -> None:
    """NIST SP 800-63B-4 (2025), 3.1.1.2: at least 15 as the only factor, at least 64 possible."""
    assert FEWEST == 15
    assert MOST >= 64
    shortest = "kettle4 rain7xy"
    assert len(shortest) == 15
    assert passphrase_problem(shortest, NAME) is None
    assert passphrase_problem(shortest[:-1], NAME) is not None
    assert passphrase_problem(("kettle rain xvz " * 13)[:200], NAME) is None
    assert passphrase_problem(("kettle rain xvz " * 13)[:201], NAME) is not None


def test_one_passphrase_from_two_keyboards_is_one() -> None:
    assert passphrase_bytes("Café\u00a0au lait") == passphrase_bytes("Cafe\u0301 au lait")


def test_case_and_blanks_are_part_of_a_passphrase() -> None:
    assert passphrase_bytes("Kettle") != passphrase_bytes("kettle")
    assert passphrase_bytes("kettle ") != passphrase_bytes("kettle")
