"""What the work-up says, before any language: statements, notes and their choices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the work-up says: a catalogue key and the values that go into its sentence.

    Values are numbers (`Decimal` for measured, `float` for derived), dates, Enums (their words stand in the
    catalogue), plain text that a person typed, or other statements. `wording` turns it into a sentence.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Value:
        """Return the value called `name`; raise KeyError if there is none."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the knowledge pack in its two registers; an empty patient one means: not for patients."""

    clinician: str
    patient: str = ""


Value = (
    str
    | bool
    | int
    | float
    | Decimal
    | date
    | datetime
    | Enum
    | Statement
    | Text
    | tuple["Statement", ...]
    | None
)


def say(key: str, **values: Value) -> Statement:
    """Return the statement `key` with its values."""
    return Statement(key, tuple(values.items()))


class NoteKind(Enum):
    """How a note about input acts (INTERFACE): `ask` and `block` leave no number."""

    NOTE = "note"
    WARN = "warn"
    ASK = "ask"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question about typed text.

    Attributes:
        label: What the button says.
        changes: Fields of the typed count and the text each then takes.
        confirms: A reading that stands from now on, as long as the text stays as it is.
    """

    label: Statement
    changes: tuple[tuple[str, str], ...] = ()
    confirms: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One remark about the input, at its field.

    Attributes:
        kind: How it acts.
        field: Name of the field of the typed count it stands under.
        statement: What it says.
        choices: The answers offered (kind `ask`, or a `warn` with a question).
        provisional: Whether the result is marked provisional because of it.
    """

    kind: NoteKind
    field: str
    statement: Statement
    choices: tuple[Choice, ...] = ()
    provisional: bool = False


def leaves_no_number(notes: Iterable[Note]) -> bool:
    """Return whether a question or an impossibility is open among the notes."""
    return any(note.kind in (NoteKind.ASK, NoteKind.BLOCK) for note in notes)
