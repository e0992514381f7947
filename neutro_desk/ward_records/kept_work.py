"""KeptWork: what somebody had typed and not saved, as bytes for the encrypted store, and back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import msgspec

from neutro_desk.exchange.case_file import CaseFileError, decode_case, encode_case
from neutro_desk.workup.case import Case
from neutro_desk.workup.medication_questions import RowEdit
from neutro_desk.workup.typed import TypedCbc
from neutro_desk.workup.typed_event import TypedEvent
from neutro_desk.workup.typed_patient import TypedPatient

FORMAT = 1


class KeptWorkError(Exception):
    """Kept work could not be read: another program wrote it, or a newer version."""


@dataclass(frozen=True, slots=True)
class KeptForms:
    """The text of the forms that stood open; None or empty where one did not.

    Attributes:
        event: Of the form for an event.
        event_at: Place of the event it amends among those of the case; -1 for a new one.
        patient: Of the patient's details.
        rows: Of the table of earlier counts.
        block: Of the review of a pasted block.
        medicines: Of the medication list; `edits` is what was said of its rows.
    """

    event: TypedEvent | None = None
    event_at: int = -1
    patient: TypedPatient | None = None
    rows: tuple[TypedCbc, ...] = ()
    block: str = field(default="", repr=False)
    medicines: str = field(default="", repr=False)
    edits: tuple[tuple[str, int, RowEdit], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no form held any text."""
        return self == KeptForms()


@dataclass(frozen=True, slots=True)
class KeptWork:
    """What stood at the desk of one person when it was kept.

    Attributes:
        patient: Number of the open record; None in quick mode.
        revision: Of the record when it was opened or saved last; 0 without one.
        case: The case where it was not saved anywhere; None where the record holds it.
        typed: The text of the open count.
        amends: Id of the count that it amends; None for a new one.
        reason: Why, as typed.
        pane: Which pane was open.
        focus: Name of the field that had the keys.
        forms: The text of the forms that stood open.
        waiting: Work that was kept before and not brought back yet, as bytes.
        after_fault: Whether the program closed after a fault: then the work is offered, not put back unasked.
    """

    patient: int | None = None
    revision: int = 0
    case: Case | None = field(default=None, repr=False)
    typed: TypedCbc = field(default_factory=TypedCbc, repr=False)
    amends: str | None = None
    reason: str = field(default="", repr=False)
    pane: str = ""
    focus: str = ""
    forms: KeptForms = field(default_factory=KeptForms, repr=False)
    waiting: bytes = field(default=b"", repr=False)
    after_fault: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be missed: no text, no unsaved case, no open form, nothing that waits."""
        nothing_typed = self.typed.is_blank and self.case is None and not self.reason
        return nothing_typed and self.forms.is_empty and not self.waiting


class _Shape(msgspec.Struct, forbid_unknown_fields=True):
    """How it is written: the case as a case file's text, the rest as it is."""

    format: int
    patient: int | None
    revision: int
    case: str | None
    typed: TypedCbc
    amends: str | None
    reason: str
    pane: str
    focus: str
    forms: KeptForms
    waiting: bytes
    after_fault: bool


def encode(work: KeptWork) -> bytes:
    """Return the bytes of kept work."""
    case = None if work.case is None else encode_case(work.case)
    shape = _Shape(
        format=FORMAT,
        patient=work.patient,
        revision=work.revision,
        case=case,
        typed=work.typed,
        amends=work.amends,
        reason=work.reason,
        pane=work.pane,
        focus=work.focus,
        forms=work.forms,
        waiting=work.waiting,
        after_fault=work.after_fault,
    )
    return msgspec.json.encode(shape)


def decode(kept: bytes) -> KeptWork:
    """Return kept work; raise KeptWorkError when it cannot be read."""
    try:
        shape = msgspec.json.decode(kept, type=_Shape)
        case = None if shape.case is None else decode_case(shape.case)
    except (msgspec.DecodeError, CaseFileError) as error:
        message = "kept work could not be read"
        raise KeptWorkError(message) from error
    if shape.format != FORMAT:
        message = f"kept work of format {shape.format}"
        raise KeptWorkError(message)
    return KeptWork(
        patient=shape.patient,
        revision=shape.revision,
        case=case,
        typed=shape.typed,
        amends=shape.amends,
        reason=shape.reason,
        pane=shape.pane,
        focus=shape.focus,
        forms=shape.forms,
        waiting=shape.waiting,
        after_fault=shape.after_fault,
    )


def holds_work(kept: bytes) -> bool:
    """Return whether kept bytes hold more than the place of a person; True where they cannot be read."""
    try:
        return not replace(decode(kept), waiting=b"").is_empty
    except KeptWorkError:
        return True
