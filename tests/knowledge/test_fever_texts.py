"""Quoted texts about fever: read whole, each fault named, the figures of CLINICAL 4.2 to 4.5."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.workup.case import Answer
from neutro_desk.workup.content import Checked, Pack
from neutro_desk.workup.fever_bodies import DefinitionBody
from neutro_desk.workup.fever_texts import FeverText, FeverTexts, FeverTopic
from tests.knowledge.a_pack import changed, written

NOTHING: MappingProxyType[str, Answer] = MappingProxyType({})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound pack."""
    return written(tmp_path / "knowledge")


@pytest.fixture(scope="module")
def texts(pack: Pack) -> FeverTexts:
    """The texts that ship."""
    if pack.fever is None:
        pytest.fail("the pack holds no texts about fever")
    return pack.fever


def test_a_sound_file_comes_over_whole(folder: Path) -> None:
    fever = load_pack(folder).fever
    assert fever is not None
    assert [body for body, _ in fever.definitions] == list(DefinitionBody)
    assert fever.source_of(DefinitionBody.NICE).sources == ("book",)
    assert [(one.id, one.topic, one.question) for one in fever.texts] == [
        ("older", FeverTopic.ANTIBIOTICS, "")
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "NICE CG151"\n', 'id = "SEOM 2018"\n', "each once"),
        ('sources = ["book"]', 'sources = ["leaflet"]', "source leaflet is not among the references"),
        ('sources = ["book"]', "sources = []", "a quoted text needs its source"),
        ("date = 2026-11-21", "date = 2027-11-21", "lies after the pack's review"),
        ('checked = "source checked"', 'checked = "this ward\'s own"', "mark of a ward's own"),
        ('id = "older"', 'id = "older"\nquestion = "spleen"', "question spleen does not exist"),
        ('"Older: 2 hours."', '"Older: 2 hours [K]."', "working mark"),
        ('topic = "antibiotics"', 'topic = "drinks"', "drinks"),
        ("[[text]]", "[[quote]]", "unknown key"),
    ],
)
def test_each_fault_is_named(folder: Path, old: str, new: str, reason: str) -> None:
    changed(folder, "fever.toml", old, new)
    with pytest.raises(KnowledgeError) as caught:
        load_pack(folder)
    assert any(one.file == "fever.toml" and reason in str(one) for one in caught.value.problems)


def test_a_pack_without_the_texts_is_refused(folder: Path) -> None:
    (folder / "fever.toml").unlink()
    with pytest.raises(KnowledgeError, match=r"fever\.toml"):
        load_pack(folder)


def test_a_text_that_stands_twice_is_refused(folder: Path) -> None:
    path = folder / "fever.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n[[text]]" + text.rpartition("[[text]]")[2], encoding="utf-8")
    with pytest.raises(KnowledgeError, match="id stands twice"):
        load_pack(folder)


def told(texts: FeverTexts, topic: FeverTopic, **answers: str) -> dict[str, FeverText]:
    """Return the texts of a topic by their ids."""
    given = {question: Answer(answer) for question, answer in answers.items()}
    return {one.id: one for one in texts.about(topic, given)}


@pytest.mark.parametrize(
    ("which", "holds"),
    [
        # CLINICAL 4.2, D6
        ("antibiotics-asco", ("ASCO/IDSA 2018", "within 60 minutes of triage", "4 hours")),
        ("antibiotics-nice", ("NICE", "immediately", "anticancer treatment")),
        ("antibiotics-seom", ("SEOM", "within 1 hour")),
        ("antibiotics-older", ("Older", "2 hours", "No source", "no figure of IDSA")),
    ],
)
def test_the_time_to_antibiotics_is_quoted_with_its_body(
    which: str, holds: tuple[str, ...], texts: FeverTexts
) -> None:
    text = told(texts, FeverTopic.ANTIBIOTICS)[which].text.clinician
    assert all(part in text for part in holds)


def test_what_has_no_source_is_marked_and_stands_behind_the_guidelines(texts: FeverTexts) -> None:
    # D6, D10, D11
    for topic in (FeverTopic.ANTIBIOTICS, FeverTopic.FIGURES):
        marks = [one.provenance.checked for one in texts.about(topic, NOTHING)]
        assert Checked.NOT_VERIFIED in marks
        assert marks[0] is Checked.SOURCE_CHECKED
    unverified = [one for one in texts.texts if one.provenance.checked is Checked.NOT_VERIFIED]
    assert all(one.provenance.sources == ("seed-1",) for one in unverified)
    assert all("no source of it was found" in one.text.clinician.lower() for one in unverified)


def test_g_csf_has_its_three_tiers_and_the_operator_of_each_body(texts: FeverTexts) -> None:
    # CLINICAL 4.5, D8
    said = told(texts, FeverTopic.G_CSF)
    first = said["g-csf-from-20"].text.clinician
    for part in (
        "NCCN: over 20%",
        "ASCO: about 20% or higher",
        "EORTC 2006, summary: over 20%",
        "20% or more",
    ):
        assert part in first
    assert "10-20%" in said["g-csf-10-to-20"].text.clinician
    assert "under 10%" in said["g-csf-under-10"].text.clinician


@pytest.mark.parametrize(("answer", "shown"), [("yes", True), ("no", False), ("unknown", False)])
def test_what_holds_for_myeloma_is_said_only_for_myeloma(answer: str, shown: bool, texts: FeverTexts) -> None:
    # D9
    assert ("myeloma" in told(texts, FeverTopic.G_CSF, myeloma=answer)) is shown
    assert "myeloma" not in told(texts, FeverTopic.G_CSF)
    text = next(one.text.clinician for one in texts.texts if one.id == "myeloma")
    assert all(part in text for part in ("1000/µL", "50%", "20%", "febrile neutropenia"))


def test_low_risk_never_stands_without_what_speaks_against_it(texts: FeverTexts) -> None:
    # CLINICAL 4.3: 42.3 % of 198 episodes; 4.4: rates with their intervals
    assert "42.3%" in told(texts, FeverTopic.MASCC)["mascc-against"].text.clinician
    assert "CI 0.3-3.8%" in told(texts, FeverTopic.CISNE)["cisne-rates"].text.clinician
    assert not any("safe" in one.text.clinician for one in texts.texts)


def test_every_topic_has_a_text_that_opens_a_source(texts: FeverTexts, pack: Pack) -> None:
    assert {one.topic for one in texts.texts} == set(FeverTopic)
    assert all(key in pack.references for one in texts.texts for key in one.provenance.sources)
