"""The pack in the language of a ward: its German texts over ours, a ward's own as the ward wrote them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from neutro_desk.ward_knowledge import keep_copy, pack_for
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.knowledge_in_use import knowledge_banner, knowledge_statement
from neutro_desk.workup.statements import Text
from tests.knowledge import a_pack, a_translation, a_ward_pack

CAUTION = """[[caution]]
id = "call"
text = { clinician = "Call haematology." }
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A sound pack."""
    return a_pack.written(tmp_path / "knowledge")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "kept"


@pytest.fixture
def german(shipped: Path) -> Path:
    """The texts of the pack in German, beside it."""
    return a_translation.written(shipped.with_name("knowledge_de"))


def test_a_ward_that_speaks_german_gets_the_pack_in_german(shipped: Path, kept: Path, german: Path) -> None:
    assert pack_for(shipped, kept).causes[0].name == Text("Felty syndrome", "Felty syndrome")
    assert pack_for(shipped, kept, language="de").causes[0].name == Text("Felty-Syndrom", "Felty-Syndrom")


def test_german_texts_that_are_refused_cost_only_themselves_and_that_is_said(
    shipped: Path, kept: Path, german: Path, phrasebook: Phrasebook
) -> None:
    a_pack.changed(german, "caveats.toml", "clinician", "klinisch")
    pack = pack_for(shipped, kept, language="de")
    assert pack.causes[0].name == Text("Felty syndrome", "Felty syndrome")
    assert pack.translation is None
    (said,) = knowledge_banner(pack, date(2026, 11, 21))
    assert phrasebook.text(said).startswith(
        "The texts of the cause list in this language were refused (caveats.toml: with-prescriber: "
    )


def test_a_language_without_texts_leaves_the_pack_english(shipped: Path, kept: Path) -> None:
    pack = pack_for(shipped, kept, language="de")
    assert (pack.translation, len(pack.remarks)) == (None, 1)


def test_the_last_good_copy_speaks_german_as_far_as_its_texts_are_those_that_were_translated(
    shipped: Path, kept: Path, german: Path
) -> None:
    keep_copy(pack_for(shipped, kept), shipped, kept)
    a_pack.changed(shipped, "causes/felty.toml", "weight = 2", "weight = 7")
    pack = pack_for(shipped, kept, language="de")
    assert pack.is_last_good
    assert pack.causes[0].name.clinician == "Felty-Syndrom"


def test_a_wards_own_items_stay_as_the_ward_wrote_them(
    shipped: Path, kept: Path, german: Path, tmp_path: Path
) -> None:
    own = a_ward_pack.written(tmp_path, CAUTION)
    pack = pack_for(shipped, kept, own, "de")
    assert [caveat.text.clinician for caveat in pack.caveats] == [
        "Mit der verordnenden Stelle entscheiden.",
        "Call haematology.",
    ]


def test_the_knowledge_in_use_names_the_version_and_status_of_its_german_texts(
    shipped: Path, kept: Path, german: Path, phrasebook: Phrasebook
) -> None:
    pack = pack_for(shipped, kept, language="de")
    assert phrasebook.text(knowledge_statement(pack)) == (
        "Knowledge 2026-11, review by 31-May-2027, texts in this language 2026-11-de.1 (submitted)"
    )
    assert knowledge_banner(pack, date(2026, 11, 21)) == ()


def test_texts_that_stand_in_english_are_counted_above_the_content(
    shipped: Path, kept: Path, german: Path, phrasebook: Phrasebook
) -> None:
    a_pack.changed(shipped, "causes/felty.toml", "A fact.", "Another fact.")
    said = knowledge_banner(pack_for(shipped, kept, language="de"), date(2026, 11, 21))
    assert [phrasebook.text(one) for one in said] == [
        "Cause list: 1 of its texts in English (not yet translated, or changed since)."
    ]
