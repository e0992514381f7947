"""The draft: the text of the open count, which count it amends and why, and the one set aside for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from neutro_desk.workup.case import Case, Quantity
from neutro_desk.workup.cbc import CbcReading, check_against, read_cbc
from neutro_desk.workup.statements import NoteKind, Statement, leaves_no_number, say
from neutro_desk.workup.typed import TypedCbc
from neutro_desk.workup.whole import AssessedCase, WorkUp, gives_number


@dataclass(frozen=True, slots=True)
class Draft:
    """The open count as typed.

    Attributes:
        typed: Its text.
        amends: Id of the count of the case that it amends; None for a new count.
        reason: Why that count is amended, as typed.
    """

    typed: TypedCbc
    amends: str | None = None
    reason: str = ""

    @property
    def reason_missing(self) -> bool:
        """Whether it amends a count and nobody said why."""
        return self.amends is not None and not self.reason.strip()

    @property
    def corrected_ids(self) -> frozenset[str]:
        """Ids of the counts of the same time that it was said to correct."""
        said = (text for text in self.typed.confirmed if text.startswith("replace:"))
        return frozenset(text.removeprefix("replace:") for text in said)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A draft that made room for another one, or gave way when that one came back.

    Attributes:
        draft: The one that does not stand in the entry.
        other: The one that did when they were exchanged.
        position: Step of the history at which they were.
        pasted: Whether a pasted count took the place: unlike typing it gives way to what stood there before.
    """

    draft: Draft
    other: Draft
    position: int
    pasted: bool

    @property
    def command(self) -> Statement:
        """What made the room, in words."""
        return say("desk.take_pasted" if self.pasted else "desk.clear_count")


class Drafts:
    """The draft in the entry, the one set aside for it, and the one that gave way when that came back."""

    def __init__(self, blank: TypedCbc) -> None:
        """Start with a blank count."""
        self.open = Draft(blank)
        self._aside: _Exchange | None = None
        self._again: _Exchange | None = None

    def put(self, draft: Draft) -> None:
        """Put a draft into the entry for good: nothing that was set aside comes back over it."""
        self.open, self._aside, self._again = draft, None, None

    def settle(self) -> None:
        """Blank the entry for the next count; method and units stay, but for those of a pasted one."""
        pasted_over = self._aside is not None and self._aside.pasted
        usual = self._aside.draft if self._aside is not None and pasted_over else self.open
        self.put(Draft(usual.typed.for_next_count()))

    def clear(self, position: int) -> None:
        """Blank the entry; what was typed is set aside."""
        before = self.open
        self.settle()
        if not before.typed.is_blank:
            self._aside = _Exchange(before, self.open, position, pasted=False)

    def paste(self, typed: TypedCbc, position: int) -> None:
        """Put a pasted count into the entry as a new one; what stood there is set aside."""
        before = self.open
        self.put(Draft(typed))
        self._aside = _Exchange(before, self.open, position, pasted=True)

    def go_on_from(self, position: int) -> None:
        """Hear that a command is done at a step: what was taken back before it is not done again."""
        self._again = None
        if self._aside is not None and self._aside.position > position:
            self._aside = None

    def let_go_of(self, count_ids: frozenset[str]) -> None:
        """Make a new count of an amendment whose count is not among those in use any more."""
        if self.open.amends is not None and self.open.amends not in count_ids:
            self.open = Draft(self.open.typed)

    # -- undo -------------------------------------------------------------------------------------------

    def undoable(self, position: int) -> Statement | None:
        """Return what undo would take back here; None when it takes back a command on the case."""
        aside = self._aside
        if aside is None or aside.position != position:
            return None
        return aside.command if aside.pasted or self.open.typed.is_blank else None

    def redoable(self, position: int) -> Statement | None:
        """Return what redo would do again here; None when it does a command on the case again."""
        again = self._again
        if again is None or again.position != position or again.other != self.open:
            return None
        return again.command

    def undo(self) -> None:
        """Bring back the draft that was set aside."""
        self._again, self._aside = self._swapped(self._aside), None

    def redo(self) -> None:
        """Put the draft that gave way into the entry once more."""
        self._aside, self._again = self._swapped(self._again), None

    def _swapped(self, exchange: _Exchange | None) -> _Exchange | None:
        if exchange is None:
            return None
        gone, self.open = self.open, exchange.draft
        return replace(exchange, draft=gone, other=self.open)


def obstacle(draft: Draft, work_up: WorkUp, case: Case) -> Statement | None:
    """Return why the open count cannot join the course of a case yet; None when it can."""
    reading, assessed = work_up.reading, work_up.draft
    if reading is None or assessed is None or draft.typed.is_blank:
        return say("desk.nothing_typed")
    if leaves_no_number(reading.notes):
        return say("desk.question_open")
    if not gives_number(assessed):
        return say("desk.no_number")
    if reading.cbc.collected is None:
        return say("desk.time_needed")
    if any(note.kind is NoteKind.WARN and note.choices for note in reading.notes):
        return say("desk.confirmation_needed")
    if any(cbc == replace(reading.cbc, id=cbc.id) for cbc in case.counts if cbc.id == draft.amends):
        return say("desk.nothing_changed")
    return None


def read_draft(
    draft: Draft, assessed: AssessedCase, now: datetime, lower_limit: Quantity | None
) -> CbcReading:
    """Return the open count as read, held against the other counts of the case.

    Args:
        draft: The open count; the time of an amendment is not judged by the clock again.
        assessed: The case, and the schemes whose lines two counts may lie across.
        now: The workstation's time.
        lower_limit: The ward's lower limit, for a new count that names none itself.
    """
    reading = read_cbc(draft.typed, None if draft.amends else now, assessed.schemes.lines)
    others = [cbc for cbc in assessed.case.counts if cbc.voided is None and cbc.id != draft.amends]
    notes = check_against(reading.cbc, others, draft.typed.confirmed)
    cbc = reading.cbc
    if cbc.anc_lower_limit is None and draft.amends is None and not draft.typed.is_blank:
        cbc = replace(cbc, anc_lower_limit=lower_limit)
    return CbcReading(cbc, (*reading.notes, *notes))
