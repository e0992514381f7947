"""The German of the pack: complete, up to date, with the numbers and marks of the English."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import msgspec
import pytest

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.checks import WORKING_MARK
from neutro_desk.knowledge.translation import TranslationFile, read_translation
from neutro_desk.knowledge.translation_shapes import TranslatedReference, TranslatedShape, digest_of
from neutro_desk.workup.content import Pack
from neutro_desk.workup.statements import Text

NUMBER = re.compile(r"\d+(?:\.\d+)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")

LONGEST_REASON = 50
"""Letters of a reason for clinicians; 46 in English."""


class Pair(NamedTuple):
    """One text in both languages."""

    english: Text
    german: Text


@pytest.fixture(scope="module")
def file() -> TranslationFile:
    """The German texts as they are shipped."""
    return read_translation(resource("knowledge_de"))


@pytest.fixture(scope="module")
def pairs(pack: Pack, german: Pack) -> list[Pair]:
    """Every text of the pack beside its German."""
    return [Pair(*pair) for pair in zip(texts_of(pack), texts_of(german), strict=True)]


def texts_of(pack: Pack) -> list[Text]:
    """Return every text of a pack but the names of drugs, in one order."""
    found: list[Text] = []
    for question in pack.questions:
        found += [question.text, *([question.help] if question.help else [])]
        found += [text for _, text in question.choices]
    for cause in pack.causes:
        found += [cause.name, cause.about, *(link.reason for link in cause.links), *cause.tests]
        found += [text for text, _ in cause.facts]
    for drug in pack.drugs:
        found += [drug.about, *drug.tests]
    found += [caveat.text for caveat in pack.caveats]
    return found + ([] if pack.fever is None else [one.text for one in pack.fever.texts])


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text, each as often as it stands; 11,200 in English is 11200."""
    return Counter(NUMBER.findall(THOUSANDS.sub("", text)))


def test_no_text_is_missing_or_out_of_date(german: Pack) -> None:
    assert german.translation is not None
    assert german.translation.english == ()


def test_every_german_text_translates_a_text_of_the_pack(pack: Pack, file: TranslationFile) -> None:
    of_pack = {digest_of(text.clinician, text.patient) for text in texts_of(pack)}
    of_pack |= {digest_of(one.short, one.full) for one in pack.references.values()}
    words = {
        part for drug in pack.drugs for part in (drug.name.clinician, drug.name.patient, drug.drug_class)
    }
    assert pack.medicines is not None
    words |= {meaning for short in pack.medicines.abbreviations for meaning in short.meanings}
    left_over = [text for text in shapes_in(file) if text.of not in of_pack]
    assert left_over == []
    assert {*file.drugs.names, *file.drugs.classes} - words == set()
    assert file.questions.keys() == {question.id for question in pack.questions}
    assert file.causes.keys() == {cause.id for cause in pack.causes}
    assert file.caveats.keys() == {caveat.id for caveat in pack.caveats}


def shapes_in(file: object) -> list[TranslatedShape | TranslatedReference]:
    """Return every text of a translation, wherever it stands."""
    if isinstance(file, TranslatedShape | TranslatedReference):
        return [file]
    if isinstance(file, dict):
        return [text for value in file.values() for text in shapes_in(value)]
    if isinstance(file, tuple):
        return [text for value in file for text in shapes_in(value)]
    if isinstance(file, msgspec.Struct | TranslationFile):
        names = file.__struct_fields__ if isinstance(file, msgspec.Struct) else file.__slots__
        return [text for name in names for text in shapes_in(getattr(file, name))]
    return []


def test_a_text_has_the_registers_that_the_english_one_has(pairs: list[Pair]) -> None:
    assert [one for one in pairs if bool(one.english.patient) is not bool(one.german.patient)] == []
    assert [one for one in pairs if not one.german.clinician.strip()] == []


def test_numbers_are_the_same_in_both_languages(pairs: list[Pair]) -> None:
    wrong = [
        (english, german)
        for one in pairs
        for english, german in zip(texts(one.english), texts(one.german), strict=True)
        if numbers(english) != numbers(german)
    ]
    assert wrong == []


def texts(text: Text) -> tuple[str, str]:
    """Return both registers."""
    return text.clinician, text.patient


def test_numbers_of_a_citation_are_the_same_in_both_languages(pack: Pack, german: Pack) -> None:
    for key, own in german.references.items():
        assert numbers(own.full) == numbers(pack.references[key].full), key


def test_no_comma_stands_inside_a_number(pairs: list[Pair]) -> None:
    commas = [one.german for one in pairs if any(re.search(r"\d,\d", part) for part in texts(one.german))]
    assert commas == []


def test_a_patient_is_called_sie(pairs: list[Pair]) -> None:
    informal = re.compile(r"\b(du|dir|dich|dein\w*|euch|euer|eure\w*)\b")
    assert [one.german.patient for one in pairs if informal.search(one.german.patient)] == []


@pytest.mark.parametrize(
    ("english", "german_word"),
    [
        ("unverified", "ungeprüft"),
        ("Not yet verified", "Noch nicht geprüft"),
        ("first source document", "erste"),
        ("econd source document", "zweite"),
        ("0-day", "0-Tage"),
        ("rarely", "selten"),
        ("never", "nie"),
        ("NICE", "NICE"),
        ("CTCAE", "CTCAE"),
        ("IDSA", "IDSA"),
    ],
)
def test_what_marks_a_text_is_there_in_german_too(pairs: list[Pair], english: str, german_word: str) -> None:
    lacking = [
        one
        for one in pairs
        if english.casefold() in one.english.clinician.casefold()
        and german_word.casefold() not in one.german.clinician.casefold()
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("english", "german_words"),
    [
        (r"\b(?:below|under) ([\d.]*\d)", "unter {}"),
        (r"\b(?:above|over) ([\d.]*\d)", "über {}"),
        (r"\bat least ([\d.]*\d)", "mindestens {}"),
        (r"\bdays? ([\d.]*\d)", "Tag {}|Tagen {}|Krankheitstagen {}"),
        (r"\bgrade (\d)", "Grad {}"),
    ],
)
def test_a_number_stands_on_the_same_side_of_its_line(
    pairs: list[Pair], english: str, german_words: str
) -> None:
    held = [
        (number, german)
        for one in pairs
        for said, german in zip(texts(one.english), texts(one.german), strict=True)
        for number in re.findall(english, said)
    ]
    assert len(held) > 2
    wrong = [
        (number, german)
        for number, german in held
        if not re.search(german_words.replace("{}", re.escape(number)), german, re.IGNORECASE)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("english", "german_words"),
    [
        (r"\bmild\b", "leicht"),
        (r"\bmoderate\b", "mittelgradig|mäßig"),
        (r"\bsevere\b", "schwer|sehr niedrig"),
        (
            r"\b(?:not|no|none|never|without|cannot|neither)\b",
            "nicht|kein|nie|ohne|weder|nirgends|fehl|un[a-zä]|Mangel",
        ),
        (r"\b(?:may|might|can)\b", "könn|kann|vielleicht|lässt|lassen|vortäusch"),
        (r"\b(?:rare|rarely|uncommon|seldom)\b", "selten|ungewöhnlich"),
        (r"\bat once\b", "sofort|zugleich"),
        (r"\bonly\b", "nur|allein|erst|einzige"),
    ],
)
def test_a_text_says_nothing_stronger_or_weaker(pairs: list[Pair], english: str, german_words: str) -> None:
    said = [part for one in pairs for part in zip(texts(one.english), texts(one.german), strict=True)]
    held = [(text, german) for text, german in said if re.search(english, text, re.IGNORECASE)]
    assert len(held) > 2
    assert [pair for pair in held if not re.search(german_words, pair[1], re.IGNORECASE)] == []


def test_what_a_patient_is_told_is_not_checked_yet_is_so_in_german(pairs: list[Pair]) -> None:
    marked = [one for one in pairs if "not been checked yet" in one.english.patient]
    assert len(marked) > 20
    assert [one for one in marked if "noch nicht geprüft" not in one.german.patient] == []


def test_every_reason_fits_its_line_nearly_as_in_english(german: Pack) -> None:
    reasons = [link.reason.clinician for cause in german.causes for link in cause.links]
    assert [reason for reason in reasons if len(reason) > LONGEST_REASON] == []


def test_no_working_mark_is_left(pairs: list[Pair]) -> None:
    assert [one for one in pairs if any(WORKING_MARK.search(part) for part in texts(one.german))] == []


def test_a_text_is_not_english_by_oversight(pairs: list[Pair]) -> None:
    english = re.compile(r"\b(the|and|with|of|your|not|low|count|blood|by|is)\b")
    said = [part for one in pairs for part in texts(one.german)]
    assert [text for text in said if english.search(text)] == []


def test_a_word_is_not_german_in_one_language_of_the_pack_alone(pack: Pack, german: Pack) -> None:
    classes = {drug.class_name for drug in german.drugs if drug.drug_class}
    assert "" not in classes
    assert [drug.drug_class for drug in german.drugs] == [drug.drug_class for drug in pack.drugs]
