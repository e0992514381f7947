"""Every row of the table of causes stands in the pack with its names and numbers, and with its marks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from neutro_desk.workup.causes import Cause, Checked, Drug, Mechanism, Pack, Provenance
from tests.knowledge.said import doubted, stands

ROWS: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("cause_rows.toml").read_text(encoding="utf-8")
)
LETTERS = {
    "P": Mechanism.DECREASED_PRODUCTION,
    "D": Mechanism.INCREASED_DESTRUCTION,
    "M": Mechanism.ABNORMAL_DISTRIBUTION,
    "A": Mechanism.ARTEFACT,
    "U": Mechanism.UNKNOWN,
}


def items_of(pack: Pack) -> dict[str, Cause | Drug]:
    """Return causes and drugs by the name the table gives them."""
    found: dict[str, Cause | Drug] = {f"cause:{cause.id}": cause for cause in pack.causes}
    return found | {f"drug:{drug.id}": drug for drug in pack.drugs}


def told(item: Cause | Drug) -> Iterator[tuple[str, Provenance | None]]:
    """Return what is told of an item, each text with where it comes from; the first tests have no source."""
    yield f"{item.name.clinician}. {item.about.clinician}", item.provenance
    yield from ((test.clinician, None) for test in item.tests)
    if isinstance(item, Cause):
        yield from ((link.reason.clinician, link.provenance) for link in item.links)
        yield from ((fact.clinician, provenance) for fact, provenance in item.facts)


def texts(row: str, pack: Pack) -> list[tuple[str, Provenance | None]]:
    """Return all texts of the items that carry a row."""
    items, cautions = items_of(pack), {f"caveat:{one.id}": one for one in pack.caveats}
    found: list[tuple[str, Provenance | None]] = []
    for name in ROWS[row]["items"]:
        if name in cautions:
            found.append((cautions[name].text.clinician, cautions[name].provenance))
        else:
            found += told(items[name])
    return found


def test_the_table_has_its_64_rows() -> None:
    assert list(ROWS) == [str(number) for number in range(1, 65)]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_table_stands_in_its_item_with_names_and_numbers(row: str, pack: Pack) -> None:
    said = " ".join(text for text, _ in texts(row, pack))
    assert [word for word in ROWS[row].get("words", []) if not stands(word, said)] == []


@pytest.mark.parametrize("row", ROWS)
def test_what_nobody_has_verified_in_a_row_is_told_as_such(row: str, pack: Pack) -> None:
    said = " ".join(doubted(text, provenance) for text, provenance in texts(row, pack))
    assert [word for word in ROWS[row].get("unverified", []) if not stands(word, said)] == []


@pytest.mark.parametrize("row", ROWS)
def test_the_mechanisms_of_a_row_are_those_of_its_items(row: str, pack: Pack) -> None:
    items = items_of(pack)
    for name in ROWS[row]["items"]:
        if name in items:
            assert {LETTERS[letter] for letter in ROWS[row]["mechanisms"]} <= {*items[name].mechanisms}, name


def test_every_cause_of_the_pack_carries_a_row_or_a_statement_of_a_source_document(pack: Pack) -> None:
    carried = {name for row in ROWS.values() for name in row["items"]}
    others = {f"cause:{cause.id}" for cause in pack.causes} - carried
    assert others == {"cause:autoimmune", "cause:fungal-infection", "cause:inherited-other"}


def test_unmarked_reasons_never_claim_to_be_unverified_nor_the_other_way_round(pack: Pack) -> None:
    for cause in pack.causes:
        for link in cause.links:
            marked = "(unverified)" in link.reason.clinician
            assert marked is (link.provenance.checked is Checked.NOT_VERIFIED), (cause.id, link.reason)
