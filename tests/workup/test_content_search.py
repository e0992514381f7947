"""The search of the content view: by any word, the nearest first, accents and order ignored."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.content import Pack, ReviewStatus
from neutro_desk.workup.content_search import ContentIndex, ContentKind, Filter, folded
from neutro_desk.workup.statements import Text
from tests.workup.small_pack import cause, drug, link, question
from tests.workup.small_pack import pack as small_pack

TINY = small_pack(
    causes=(cause("felty", link("spleen", 2)), cause("lupus")),
    questions=(question("spleen"),),
    drugs=(drug("clozapine", "clozaril"),),
)


@pytest.fixture(scope="module")
def index(pack: Pack, phrasebook: Phrasebook) -> ContentIndex:
    """Everything that ships."""
    return ContentIndex(pack, phrasebook.word)


def ids(index: ContentIndex, typed: str, *kinds: ContentKind) -> list[str]:
    """Return the ids of what is found."""
    return [match.entry.id for match in index.search(typed, frozenset(kinds))]


def test_without_a_word_everything_is_listed_once(index: ContentIndex, pack: Pack) -> None:
    found = [match.entry for match in index.search("  ")]
    kinds = [entry.kind for entry in found]
    assert [kinds.count(kind) for kind in ContentKind] == [
        len(pack.causes),
        len(pack.drugs),
        len(pack.caveats),
        len(pack.questions),
        0 if pack.fever is None else len(pack.fever.texts),
        len(pack.references),
    ]
    assert len({(entry.kind, entry.id) for entry in found}) == len(found)


def test_a_brand_name_finds_the_drug_and_says_by_which_name(index: ContentIndex) -> None:
    first = index.search("clozaril")[0]
    assert (first.entry.kind, first.entry.id, first.by) == (ContentKind.DRUG, "clozapine", "clozaril")


def test_a_name_stands_before_a_text_that_mentions_it(index: ContentIndex) -> None:
    found = ids(index, "clozapine")
    assert found[0] == "clozapine"
    assert "clozapine-label" in found


def test_a_mechanism_is_found_by_its_words(index: ContentIndex) -> None:
    found = index.search("abnormal distribution", frozenset((ContentKind.CAUSE,)))
    assert "hypersplenism" in [match.entry.id for match in found]


def test_every_word_must_be_found_in_any_order(index: ContentIndex) -> None:
    assert ids(index, "felty rheumatoid") == ids(index, "rheumatoid felty")
    assert ids(index, "felty rheumatoid")[0] == "felty"
    assert ids(index, "felty qqq") == []


def test_a_word_is_found_by_its_beginning_and_never_by_its_middle(index: ContentIndex) -> None:
    assert "felty" in ids(index, "fel")
    assert "felty" not in ids(index, "elty")


@pytest.mark.parametrize(
    ("typed", "name"), [("Andrès", "Andres"), ("ANDRES", "andrès"), ("β-lactam", "Β lactam")]
)
def test_accents_and_capitals_are_ignored(typed: str, name: str) -> None:
    assert folded(typed) == folded(name)


def test_a_citation_is_found_without_its_accent(index: ContentIndex, pack: Pack) -> None:
    accented = [key for key, one in pack.references.items() if "Andrès" in one.full]
    assert accented
    assert set(accented) <= set(ids(index, "andres", ContentKind.REFERENCE))


def test_only_the_kinds_that_are_wanted_are_found(index: ContentIndex) -> None:
    found = index.search("spleen", frozenset((ContentKind.QUESTION,)))
    assert found
    assert {match.entry.kind for match in found} == {ContentKind.QUESTION}


@pytest.mark.parametrize("status", [Filter.SUBMITTED, Filter.UNDER_REVIEW, Filter.APPROVED])
def test_only_the_review_status_that_is_wanted_is_found(
    index: ContentIndex, pack: Pack, status: Filter
) -> None:
    found = index.search("", frozenset((ContentKind.QUESTION,)), status)
    wanted = [one.id for one in pack.questions if one.provenance.status.value == status.value]
    assert [match.entry.id for match in found] == wanted


def test_a_source_has_no_review_status_and_shows_only_without_that_filter(index: ContentIndex) -> None:
    assert index.search("", frozenset((ContentKind.REFERENCE,)))
    assert not index.search("", frozenset((ContentKind.REFERENCE,)), Filter.SUBMITTED)


def test_every_review_status_can_be_chosen() -> None:
    assert {status.value for status in ReviewStatus} == {one.value for one in Filter} - {"any"}


def test_a_note_of_the_ward_is_found(pack: Pack, phrasebook: Phrasebook) -> None:
    origin = pack.causes[0].provenance
    noted = replace(pack, notes={"drug:clozapine": ((Text("Kept in the robot cabinet"), origin),)})
    assert ids(ContentIndex(noted, phrasebook.word), "robot cabinet") == ["clozapine"]


def test_a_name_that_only_the_ward_uses_is_marked_as_its_own(pack: Pack, phrasebook: Phrasebook) -> None:
    clozapine = next(drug for drug in pack.drugs if drug.id == "clozapine")
    others = tuple(drug for drug in pack.drugs if drug is not clozapine)
    renamed = replace(clozapine, names=(*clozapine.names, "house clozapine"))
    own = replace(pack, drugs=(renamed, *others), own_names={"clozapine": ("house clozapine",)})
    match = ContentIndex(own, phrasebook.word).search("house")[0]
    assert (match.entry.id, match.by) == ("clozapine", "house clozapine (this ward's own)")


@given(st.text(max_size=20))
def test_no_text_however_odd_breaks_the_search(typed: str) -> None:
    index = ContentIndex(TINY, _plain)
    assert set(index.search(typed)) <= set(index.search(""))


@given(st.text(max_size=12), st.text(max_size=12))
def test_another_word_never_finds_more(first: str, second: str) -> None:
    index = ContentIndex(TINY, _plain)
    fewer = {match.entry for match in index.search(f"{first} {second}")}
    assert fewer <= {match.entry for match in index.search(first)}


def _plain(member: Enum) -> str:
    return str(member.value)
