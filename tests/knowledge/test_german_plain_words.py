"""The plain register in German: no jargon, neither frightening nor reassuring, discreet, sentences short."""

from __future__ import annotations

import re

from neutro_desk.workup.content import Checked, Pack
from tests.knowledge.test_plain_words import plain_with, texts

JARGON = re.compile(
    r"neutropen|leukopen|zytopen|lymphopen|thrombopen|thrombozyt|erythrozyt|leukozyt|anämi|hämato|hyperspl"
    r"|splenomeg|idiosynkr|prophyla|malign|metasta|differenzial|serolog|megaloblast|ätiolog|exanthem|suppress"
    r"|induziert|intermittier|\bANC\b|\bIgG\b|\bMCV\b",
    re.IGNORECASE,
)
FRIGHTENING = re.compile(
    r"\b(tod|tot|tödlich\w*|sterb\w*|stirbt|letal\w*|gefährlich\w*|lebensgefahr|unheilbar\w*|schlimm\w*)\b",
    re.IGNORECASE,
)
REASSURING = re.compile(
    r"\b(sicher ist|harmlos\w*|unbedenklich\w*|ungefährlich\w*|gutartig\w*|keine sorge|keine angst"
    r"|kein grund zur|beruhig\w*|entwarnung|kein risiko)\b",
    re.IGNORECASE,
)
PRIVATE = re.compile(r"alkohol|kokain|\bHIV\b|hepatitis|anorexi|drogen", re.IGNORECASE)
LONGEST_SENTENCE = 24
"""Words in a plain sentence, as in English."""

HEDGE = "noch nicht geprüft"


def test_every_text_is_there_for_both_readers(german: Pack) -> None:
    assert [item for item, text in texts(german) if not (text.clinician and text.patient)] == []


def test_the_plain_register_uses_no_jargon(german: Pack) -> None:
    assert plain_with(JARGON, german) == []


def test_the_plain_register_neither_frightens_nor_reassures(german: Pack) -> None:
    assert plain_with(FRIGHTENING, german) == []
    assert plain_with(REASSURING, german) == []


def test_what_is_private_is_named_to_patients_by_sensitive_questions_only(german: Pack) -> None:
    assert plain_with(PRIVATE, german) == []


def test_plain_sentences_are_short(german: Pack) -> None:
    for item, text in texts(german):
        for sentence in re.split(r"(?<=[.?!:;])\s", text.patient):
            assert len(sentence.split()) <= LONGEST_SENTENCE, (item, sentence)


def test_a_cause_that_nobody_has_verified_says_so_to_patients_too(german: Pack) -> None:
    for cause in german.causes:
        if cause.provenance.checked is Checked.NOT_VERIFIED:
            assert HEDGE in cause.about.patient, cause.id


def test_a_patient_is_told_to_stop_no_medicine_alone(german: Pack) -> None:
    told = [
        text.patient for _, text in texts(german) if re.search(r"\babsetz|\bsetzen sie\b", text.patient, re.I)
    ]
    assert told
    assert [one for one in told if not re.search(r"\b(nie|nicht|ohne)\b|Absetzen", one)] == []
