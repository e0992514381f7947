"""A language nobody speaks: every letter has an accent and every text is 40 % longer.

What shows plain letters in it was written into the program where nobody can translate it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtCore import QTranslator

from neutro_desk.installed_files import resource
from neutro_desk.languages import ENGLISH, Language
from neutro_desk.wording.phrasebook import load_catalogue
from neutro_desk.workup.statements import Text
from tests.window_language.source_texts import source_texts

OPENS, CLOSES = "«", "»"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀćďéƒǵĥíĵķĺɱńóƥɋŕśťúṽŵẋýźÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓƤɊŔŚŤÚṼŴẊÝŹ"
_LETTERS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{[^{}]*\}|\*\*|\t|\n)")
"""What is put in, emphasis, and what parts a text from its key."""

LONGER = 0.4


def accented(text: str) -> str:
    """Return a text with an accent on every letter, 40 % longer, in brackets; what is put in stays."""
    pieces = [_stretched(piece) if place % 2 == 0 else piece for place, piece in enumerate(_KEPT.split(text))]
    return "".join(pieces)


def _stretched(piece: str) -> str:
    letters = sum(sign.isalpha() for sign in piece)
    if not letters:
        return piece
    body = piece.translate(_LETTERS)
    start, end = len(body) - len(body.lstrip()), len(body.rstrip())
    more = "ẍ" * round(letters * LONGER)
    return f"{body[:start]}{OPENS}{body[start:end]}{more}{CLOSES}{body[end:]}"


class PseudoTranslator(QTranslator):
    """Gives every text of our own window in the language nobody speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._ours = {text.context for text in source_texts().texts}

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        return accented(sourceText) if context in self._ours else ""


PSEUDO = Language(
    ENGLISH.code,
    "Pseudo",
    tuple(month.translate(_LETTERS) for month in ENGLISH.months),
    tuple(month.translate(_LETTERS) for month in ENGLISH.months_in_full),
)


@cache
def pseudo_catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return the catalogue of sentences in the language nobody speaks."""
    catalogue = load_catalogue(resource("wording", ENGLISH.code))
    return {
        key: {reader: accented(pattern) for reader, pattern in entry.items()}
        for key, entry in catalogue.items()
    }


def pseudo_texts(value: Any) -> Any:  # noqa: ANN401  the pack is made of every kind of value
    """Return a value of the knowledge pack with all its texts in the language nobody speaks."""
    if isinstance(value, Text):
        return Text(accented(value.clinician), accented(value.patient))
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(map(pseudo_texts, value))
    if isinstance(value, Mapping):
        return {key: pseudo_texts(inner) for key, inner in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = [field.name for field in dataclasses.fields(value) if field.init]
        return dataclasses.replace(value, **{name: pseudo_texts(getattr(value, name)) for name in named})
    return value
