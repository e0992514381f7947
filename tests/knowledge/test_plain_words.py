"""The plain register: there for every text, short, neither frightening nor reassuring, discreet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from neutro_desk.workup.causes import Checked, Pack
from neutro_desk.workup.statements import Text

JARGON = re.compile(
    r"neutropen|leukopen|leucopen|pancytopen|lymphopen|cytopen|anaemic|haemato|hypersplen|splenomeg|idiosyncr"
    r"|prophyla|malignan|metasta|differential|serolog|megaloblast|etiolog|aetiolog|\bCBC\b|\bANC\b|\bIgG\b|\bMCV\b",
    re.IGNORECASE,
)
FRIGHTENING = re.compile(
    r"\b(death|die|dies|died|fatal|deadly|lethal|kill\w*|dangerous|worst|incurable)\b", re.I
)
REASSURING = re.compile(r"\b(safe|safely|harmless|no need|nothing to worry|don't worry|no risk)\b", re.I)
PRIVATE = re.compile(r"alcohol|cocaine|\bHIV\b|hepatitis|anorexia|recreational", re.IGNORECASE)
LONGEST_SENTENCE = 24
"""Words in a plain sentence."""

HEDGE = "has not been checked yet"


def texts(pack: Pack) -> Iterator[tuple[str, Text]]:
    """Return every text of the pack but names of drugs, with the item that it belongs to."""
    for question in pack.questions:
        if not question.sensitive:
            yield question.id, question.text
        if question.help is not None and not question.sensitive:
            yield question.id, question.help
    for caveat in pack.caveats:
        yield caveat.id, caveat.text
    for drug in pack.drugs:
        yield drug.id, drug.about
        yield from ((drug.id, test) for test in drug.tests)
    for cause in pack.causes:
        yield cause.id, cause.name
        yield cause.id, cause.about
        yield from ((cause.id, test) for test in cause.tests)
        yield from ((cause.id, fact) for fact, _ in cause.facts)
        yield from ((cause.id, link.reason) for link in cause.links)


def plain_with(pattern: re.Pattern[str], pack: Pack) -> list[tuple[str, str]]:
    """Return the plain texts in which a pattern is found."""
    return [(item, text.patient) for item, text in texts(pack) if pattern.search(text.patient)]


def test_every_text_is_there_for_both_readers(pack: Pack) -> None:
    assert [item for item, text in texts(pack) if not (text.clinician and text.patient)] == []


def test_the_plain_register_uses_no_jargon(pack: Pack) -> None:
    assert plain_with(JARGON, pack) == []


def test_the_plain_register_neither_frightens_nor_reassures(pack: Pack) -> None:
    assert plain_with(FRIGHTENING, pack) == []
    assert plain_with(REASSURING, pack) == []


def test_what_is_private_is_named_to_patients_by_sensitive_questions_only(pack: Pack) -> None:
    assert plain_with(PRIVATE, pack) == []


def test_plain_sentences_are_short(pack: Pack) -> None:
    for item, text in texts(pack):
        for sentence in re.split(r"(?<=[.?!:;])\s", text.patient):
            assert len(sentence.split()) <= LONGEST_SENTENCE, (item, sentence)


def test_a_cause_that_nobody_has_verified_says_so_to_patients_too(pack: Pack) -> None:
    for cause in pack.causes:
        if cause.provenance.checked is Checked.NOT_VERIFIED:
            assert HEDGE in cause.about.patient, cause.id
