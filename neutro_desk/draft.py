"""The draft: the text of the open count, which count it amends and why, and the one set aside for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from neutro_desk.workup.statements import Statement, say
from neutro_desk.workup.typed import TypedCbc


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
