"""A ward's own short texts for the clipboard: fields in braces, of a closed list, checked when read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FIELDS = (
    "patient",
    "identifier",
    "born",
    "sex",
    "anc",
    "anc_other",
    "working",
    "grade",
    "ctcae",
    "collected",
    "change",
    "duration",
    "nadir",
    "recovery",
    "causes",
    "fever",
    "warning",
    "entered_by_hand",
)
"""What a text may hold; each is worded in `paper/ward_text.py` and documented in the README."""

MOST, LONGEST = 12, 600
"""Texts of a ward, and characters of one."""

_NAME = re.compile(r"[^\W_](?:[\w -]{0,38}[^\W_])?")
_PIECES = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|[{}])")


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """One text of a ward.

    Attributes:
        name: What the ward calls it, as it stands in the menu.
        source: As the ward wrote it.
    """

    name: str
    source: str

    @property
    def fields(self) -> frozenset[str]:
        """The fields it holds."""
        pieces = _PIECES.split(self.source)
        return frozenset(piece[1:-1] for piece in pieces if _is_field(piece))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with its fields filled in; a value is never read as a field.

        Args:
            values: One for each of `fields`.
        """
        return "".join(_filled(piece, values) for piece in _PIECES.split(self.source))


def texts_problems(texts: object) -> list[str]:
    """Return what is wrong with the table `texts` of ward.toml, every problem by name."""
    if not isinstance(texts, dict):
        return ['texts must be a table, such as [texts] with handover = "{patient}: ANC {anc}"']
    problems = [f"texts holds {len(texts)} texts; at most {MOST}"] if len(texts) > MOST else []
    for name, source in texts.items():
        problem = _problem(name, source)
        problems += [f"texts.{name} {problem}"] if problem else []
    return problems


def _problem(name: str, source: object) -> str:
    if not _NAME.fullmatch(name):
        return "must have a name of at most 40 letters, digits, blanks and dashes"
    if not isinstance(source, str):
        return "must be text"
    if not source.strip():
        return "is empty"
    if len(source) > LONGEST:
        return f"is {len(source)} characters long; at most {LONGEST}"
    if not all(sign.isprintable() or sign == "\n" for sign in source):
        return "holds a sign that cannot be seen"
    pieces = _PIECES.split(source)
    if "{" in pieces or "}" in pieces:
        return "has a brace without its other one; write {{ or }} for a brace of the text"
    unknown = [piece for piece in pieces if _is_field(piece) and piece[1:-1] not in FIELDS]
    return f"has no field {unknown[0]}; the fields are {', '.join(FIELDS)}" if unknown else ""


def _is_field(piece: str) -> bool:
    return piece.startswith("{") and piece.endswith("}")


def _filled(piece: str, values: Mapping[str, str]) -> str:
    if _is_field(piece):
        return values[piece[1:-1]]
    return {"{{": "{", "}}": "}"}.get(piece, piece)
