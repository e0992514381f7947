"""Every statement of the two source documents stands in the pack, in the item that is to carry it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from neutro_desk.workup.causes import Pack
from tests.knowledge.said import stands, texts_of

STATEMENTS: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("seed_statements.toml").read_text(encoding="utf-8")
)
NUMBERS_GIVEN = {"S1": 85, "S2": 65}
"""Statements of each source document."""


def test_all_statements_are_listed() -> None:
    listed = {
        document: [name for name in STATEMENTS if name.startswith(document)] for document in NUMBERS_GIVEN
    }
    assert {document: len(names) for document, names in listed.items()} == NUMBERS_GIVEN


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_stands_in_the_item_that_carries_it(statement: str, pack: Pack) -> None:
    items, words = STATEMENTS[statement]["items"], STATEMENTS[statement]["words"]
    said = texts_of(pack)
    if len(items) > 1:
        together = " ".join(text for item in items for text in said[item])
        assert all(stands(word, together) for word in words)
        return
    assert any(all(stands(word, text) for word in words) for text in said[items[0]])


def test_a_reader_is_never_told_of_a_seed(pack: Pack) -> None:
    for item, texts in texts_of(pack).items():
        assert not any(re.search(r"\bseed\b", text, re.IGNORECASE) for text in texts), item
