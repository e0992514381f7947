"""The shapes of the files that translate the pack: texts only, each with the digest of what it translates."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated

import msgspec

from neutro_desk.workup.content import ReviewStatus

DIGITS = 8
"""Digits of a digest; enough to notice that a text was changed."""


Digest = Annotated[str, msgspec.Meta(min_length=DIGITS, max_length=DIGITS)]
Words = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that is not empty."""


def digest_of(*parts: str) -> str:
    """Return the digest of an English text: of both registers, or of both forms of a citation."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:DIGITS]


class TranslatedShape(msgspec.Struct, forbid_unknown_fields=True):
    """A text in both registers, and the digest of the English one it was made from."""

    of: Digest
    clinician: Words
    patient: str = ""


class TranslatedReference(msgspec.Struct, forbid_unknown_fields=True):
    """A citation that is a sentence."""

    of: Digest
    short: Words
    full: Words


class TranslationHead(msgspec.Struct, forbid_unknown_fields=True):
    """Language, version and review status of a translation: its own, not those of the pack."""

    language: str
    version: str
    status: ReviewStatus
    date: date


class QuestionTexts(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of one question; answers by their values."""

    text: TranslatedShape | None = None
    help: TranslatedShape | None = None
    choices: dict[str, TranslatedShape] = {}


class CauseTexts(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of one cause; reasons by question and answer, tests and facts in any order."""

    name: TranslatedShape | None = None
    about: TranslatedShape | None = None
    reason: dict[str, TranslatedShape] = {}
    test: tuple[TranslatedShape, ...] = ()
    fact: tuple[TranslatedShape, ...] = ()


class DrugTexts(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of drugs: names and classes by the English word, each text once though many share it."""

    names: dict[str, Words] = {}
    classes: dict[str, Words] = {}
    text: tuple[TranslatedShape, ...] = ()
