"""All that is known of one entry: links for and against, when a caution shows, what rests on a source."""

from __future__ import annotations

import pytest

from neutro_desk.wording.phrasebook import Phrasebook, Reader
from neutro_desk.workup.content import Pack
from neutro_desk.workup.content_details import content_details
from neutro_desk.workup.content_search import ContentIndex, ContentKind


def read(pack: Pack, phrasebook: Phrasebook, kind: ContentKind, name: str) -> dict[str, list[str]]:
    """Return the sections of an entry as text, by heading."""
    return {
        phrasebook.text(section.heading): [phrasebook.text(line.text) for line in section.lines]
        for section in content_details(pack, kind, name)
    }


@pytest.mark.parametrize("reader", list(Reader))
def test_everything_that_ships_can_be_read_in_both_registers(
    pack: Pack, phrasebook: Phrasebook, reader: Reader
) -> None:
    book = Phrasebook(phrasebook._catalogue, reader)
    for entry in ContentIndex(pack, book.word).entries:
        sections = read(pack, book, entry.kind, entry.id)
        assert sections, entry.id
        assert all(text.strip() for lines in sections.values() for text in lines), entry.id


def test_every_statement_that_has_a_source_carries_where_it_comes_from(pack: Pack) -> None:
    for cause in pack.causes:
        lines = [line for part in content_details(pack, ContentKind.CAUSE, cause.id) for line in part.lines]
        with_origin = [line for line in lines if line.provenance is not None]
        assert len(with_origin) >= 1 + len(cause.links) + len(cause.facts)
        assert all(line.provenance is not None for line in lines if line.sources or line.mark)


def test_a_cause_shows_its_links_the_strongest_first(pack: Pack, phrasebook: Phrasebook) -> None:
    felty = read(pack, phrasebook, ContentKind.CAUSE, "felty")
    assert felty["Speaks for it"][0] == "Rheumatoid arthritis: strong (asked: Rheumatoid arthritis? yes)"
    assert (
        felty["Speaks against it"][0] == "No rheumatoid arthritis: strong (asked: Rheumatoid arthritis? no)"
    )
    strengths = [line.partition(" (asked")[0].rpartition(": ")[2] for line in felty["Speaks for it"]]
    assert strengths == sorted(strengths, key=["strong", "moderate", "weak"].index)


def test_a_drug_shows_its_brand_names_and_who_decides(pack: Pack, phrasebook: Phrasebook) -> None:
    clozapine = read(pack, phrasebook, ContentKind.DRUG, "clozapine")
    assert "clozaril" in clozapine["Names"][0]
    decides = "Decide with the prescriber: some drugs must not be stopped without a replacement."
    assert decides in clozapine["First tests and steps (not yet verified)"]


def test_a_caution_says_when_it_shows_in_words(pack: Pack, phrasebook: Phrasebook) -> None:
    shown = read(pack, phrasebook, ContentKind.CAUTION, "fever-only-sign")["Shown when"]
    assert "The latest count is severe, or lower" in shown
    assert "On the time line: fever" in shown


def test_a_question_says_which_causes_rest_on_it(pack: Pack, phrasebook: Phrasebook) -> None:
    found = read(pack, phrasebook, ContentKind.QUESTION, "spleen-large")
    assert "Yes: Large spleen (hypersplenism), moderate" in found["Speaks for"]
    assert "No: Large spleen (hypersplenism), strong" in found["Speaks against"]


def test_a_source_names_what_rests_on_it(pack: Pack, phrasebook: Phrasebook) -> None:
    found = read(pack, phrasebook, ContentKind.REFERENCE, "owlia-2014")
    assert "Rheumatoid arthritis, Felty syndrome" in found["Rests on this source"]


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (ContentKind.CAUSE, "felty", "Called cause:felty there"),
        (ContentKind.DRUG, "clozapine", "Called drug:clozapine there"),
        (ContentKind.QUESTION, "spleen-large", "Called question:spleen-large there"),
        (ContentKind.CAUTION, "fever-only-sign", "Called caveat:fever-only-sign there"),
    ],
)
def test_what_a_ward_may_note_something_beside_says_how_it_is_called(
    pack: Pack, phrasebook: Phrasebook, kind: ContentKind, name: str, said: str
) -> None:
    assert read(pack, phrasebook, kind, name)["For a ward's own pack"] == [said]


@pytest.mark.parametrize("kind", list(ContentKind))
def test_what_the_pack_does_not_hold_has_no_sections(pack: Pack, kind: ContentKind) -> None:
    assert content_details(pack, kind, "nothing-of-the-kind") == ()
