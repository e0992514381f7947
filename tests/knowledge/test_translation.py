"""A translation laid over a pack: texts alone change, and what is missing or out of date stays English."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.pack_files import read_files
from neutro_desk.knowledge.reading import load_pack
from neutro_desk.knowledge.record import record_of, record_path
from neutro_desk.knowledge.translated import translated
from neutro_desk.knowledge.translation import FILES, read_translation
from neutro_desk.knowledge.translation_shapes import digest_of
from neutro_desk.workup.content import Pack, ReviewStatus
from neutro_desk.workup.statements import Text
from tests.knowledge import a_pack, a_translation
from tests.knowledge.a_pack import changed


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A small sound pack."""
    return a_pack.written(tmp_path / "knowledge")


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """All its texts in German."""
    return a_translation.written(tmp_path / "knowledge_de")


def laid(shipped: Path, german: Path) -> Pack:
    """Return the pack with the translation over it."""
    return translated(load_pack(shipped), read_translation(german))


def left_english(pack: Pack) -> tuple[str, ...]:
    """Return the places that are shown in English."""
    assert pack.translation is not None
    return pack.translation.english


def texts_of(pack: Pack) -> list[str]:
    """Return every text of a pack for clinicians."""
    cause, drug = pack.causes[0], pack.drugs[0]
    fever = () if pack.fever is None else pack.fever.texts
    texts = (
        *(one.text for one in pack.questions),
        *(one.text for one in pack.caveats),
        *(one.text for one in fever),
        *(cause.name, cause.about, drug.name, drug.about),
        *(link.reason for link in cause.links),
        *(*cause.tests, *(text for text, _ in cause.facts)),
    )
    return [*(text.clinician for text in texts), pack.references["book"].full]


def refused(german: Path) -> list[str]:
    """Return why a translation is refused."""
    with pytest.raises(KnowledgeError) as caught:
        read_translation(german)
    return [str(problem) for problem in caught.value.problems]


def test_every_text_of_the_pack_is_shown_in_german(shipped: Path, german: Path) -> None:
    pack = laid(shipped, german)
    assert left_english(pack) == ()
    assert pack.questions[0].text == Text("Große Milz?", "Ist Ihre Milz groß?")
    felty = pack.causes[0]
    assert (felty.name, felty.about) == (Text("Felty-Syndrom", "Felty-Syndrom"), Text("Darüber."))
    assert felty.links[0].reason == Text("Große Milz")
    assert (felty.tests, felty.facts[0][0]) == ((Text("Ultraschall"),), Text("Ein Fakt."))
    assert pack.drugs[0].name == Text("Clozapin", "Clozapin")
    assert pack.drugs[0].class_name == "Antipsychotikum"
    assert pack.caveats[0].text == Text("Mit der verordnenden Stelle entscheiden.")
    assert pack.fever is not None
    assert pack.fever.texts[0].text == Text("Älter: 2 Stunden.")
    assert pack.references["book"].full == "Ein Buch, 2017."


def test_nothing_but_texts_changes(shipped: Path, german: Path) -> None:
    english = load_pack(shipped)
    pack = translated(english, read_translation(german))
    assert (pack.version, pack.review_by, pack.content_hash) == (
        english.version,
        english.review_by,
        english.content_hash,
    )
    question, felty, drug = english.questions[0], english.causes[0], english.drugs[0]
    assert asdict(replace(pack.questions[0], text=question.text)) == asdict(question)
    own = pack.causes[0]
    link = replace(own.links[0], reason=felty.links[0].reason)
    fact = felty.facts[0][0], own.facts[0][1]
    bare = replace(own, name=felty.name, about=felty.about, tests=felty.tests, links=(link,), facts=(fact,))
    assert asdict(bare) == asdict(felty)
    assert (pack.drugs[0].id, pack.drugs[0].drug_class, pack.drugs[0].latency_days) == (
        drug.id,
        drug.drug_class,
        drug.latency_days,
    )
    assert pack.clozapine == english.clozapine
    assert pack.medicines is not None
    assert english.medicines is not None
    assert (pack.medicines.products, pack.medicines.others) == (
        english.medicines.products,
        english.medicines.others,
    )


def test_it_carries_its_own_version_and_review_status(shipped: Path, german: Path) -> None:
    told = laid(shipped, german).translation
    assert told is not None
    assert (told.language, told.version, told.status) == ("de", "2026-11-de.1", ReviewStatus.SUBMITTED)
    assert told.content_hash == read_files(german, FILES).content_hash


@pytest.mark.parametrize(
    ("file", "old", "new", "english", "german_text"),
    [
        ("questions.toml", "Large spleen?", "Very large spleen?", "question spleen-large", "Große Milz?"),
        ("questions.toml", "Is your spleen large?", "Is it large?", "question spleen-large", "Große Milz?"),
        (
            "causes/felty.toml",
            '"Large spleen"',
            '"Spleen"',
            "cause felty, reason spleen-large.yes",
            "Große Milz",
        ),
        ("causes/felty.toml", "About it.", "More about it.", "cause felty, about", "Darüber."),
        ("causes/felty.toml", "A fact.", "Another fact.", "cause felty, fact", "Ein Fakt."),
        ("causes/felty.toml", '"Ultrasound"', '"CT"', "cause felty, test", "Ultraschall"),
        ("drugs.toml", "About it.", "More about it.", "drug clozapine", "Darüber."),
        ("drugs.toml", 'clinician = "clozapine"', 'clinician = "clozapin"', "name clozapin", "Clozapin"),
        (
            "caveats.toml",
            "Decide with",
            "Always decide with",
            "caveat with-prescriber",
            "Mit der verordnenden Stelle entscheiden.",
        ),
        ("fever.toml", "2 hours", "3 hours", "fever older", "Älter: 2 Stunden."),
        ("references.toml", "A book, 2017.", "A book, 2018.", "reference book", "Ein Buch, 2017."),
    ],
)
def test_an_english_text_that_was_changed_is_shown_never_its_old_german_one(
    shipped: Path, german: Path, file: str, old: str, new: str, english: str, german_text: str
) -> None:
    sound = texts_of(laid(shipped, german))
    changed(shipped, file, old, new)
    pack = laid(shipped, german)
    (place,) = left_english(pack)
    assert place.partition(", of ")[0] == english
    assert sound.count(german_text) == texts_of(pack).count(german_text) + 1


def test_a_text_of_a_changed_english_one_is_english_for_patients_too(shipped: Path, german: Path) -> None:
    changed(shipped, "questions.toml", "Large spleen?", "Very large spleen?")
    assert laid(shipped, german).questions[0].text == Text("Very large spleen?", "Is your spleen large?")


def test_what_is_not_translated_yet_stays_english_and_is_counted(shipped: Path, german: Path) -> None:
    for name in ("causes/felty.toml", "caveats.toml"):
        (german / name).write_text("", encoding="utf-8")
    pack = laid(shipped, german)
    assert len(left_english(pack)) == 6
    assert pack.causes[0].facts[0][0] == Text("A fact.")
    assert pack.drugs[0].name == Text("Clozapin", "Clozapin")


def test_a_text_that_stays_english_is_named_with_the_digest_its_german_must_bear(
    shipped: Path, german: Path
) -> None:
    changed(shipped, "causes/felty.toml", "A fact.", "Another fact.")
    digest = digest_of("Another fact.", "")
    assert left_english(laid(shipped, german)) == (f"cause felty, fact, of {digest}",)
    changed(german, "causes/felty.toml", digest_of("A fact.", ""), digest)
    assert left_english(laid(shipped, german)) == ()


def test_facts_may_stand_in_another_order(shipped: Path, german: Path) -> None:
    other = '[[fact]]\ntext = { clinician = "First." }\n' + a_pack.ITEM
    with (shipped / "causes" / "felty.toml").open("a", encoding="utf-8") as file:
        file.write(other)
    path = german / "causes" / "felty.toml"
    first = f'[[fact]]\nof = "{digest_of("First.", "")}"\nclinician = "Erster."\n\n[[fact]]'
    path.write_text(path.read_text(encoding="utf-8").replace("[[fact]]", first), encoding="utf-8")
    assert [text.clinician for text, _ in laid(shipped, german).causes[0].facts] == ["Ein Fakt.", "Erster."]


def test_a_drug_is_known_by_its_names_in_both_languages_its_german_one_first(
    shipped: Path, german: Path
) -> None:
    assert laid(shipped, german).drugs[0].names == ("Clozapin", "clozapine", "clozaril")


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (
            "pack.toml",
            'status = "submitted"',
            'status = "good"',
            "pack.toml: line 3: Invalid enum value 'good'",
        ),
        ("questions.toml", "text =", "txt =", "questions.toml: spleen-large: Object contains unknown field"),
        ("questions.toml", "Große Milz?", "", "questions.toml: spleen-large: Expected `str` of length >= 1"),
        (
            "causes/felty.toml",
            "[[fact]]\nof = ",
            "[[fact]]\nfrom = ",
            "felty.toml: Object contains unknown field",
        ),
        ("caveats.toml", 'of = "', 'of = "0', "caveats.toml: with-prescriber: Expected `str` of length <= 8"),
        ("fever.toml", "older = ", "older : ", "fever.toml: "),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(
    german: Path, file: str, old: str, new: str, reason: str
) -> None:
    changed(german, file, old, new)
    said = refused(german)
    assert len(said) == 1
    assert said[0].startswith(reason.partition(": Object")[0])
    assert reason.rpartition(": ")[2] in said[0]


def test_a_missing_and_a_foreign_file_are_both_named(german: Path) -> None:
    (german / "fever.toml").unlink()
    (german / "medicines.toml").write_text("", encoding="utf-8")
    assert refused(german) == ["fever.toml: cannot be read", "medicines.toml: is no file of the pack"]


def test_a_translation_changed_after_its_release_is_refused(german: Path) -> None:
    record_path(german).write_text(record_of(read_files(german, FILES)), encoding="ascii")
    assert read_translation(german).head.language == "de"
    changed(german, "caveats.toml", "entscheiden", "besprechen")
    assert refused(german) == ["caveats.toml: was changed after its release"]
