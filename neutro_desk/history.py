"""History: the commands done and taken back, each with the case as it was before it."""

from __future__ import annotations

from dataclasses import dataclass

from neutro_desk.workup.case import Case
from neutro_desk.workup.statements import Statement

STEPS_KEPT = 200
"""Commands that can be taken back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One step: what the command was, and the case on its other side."""

    command: Statement
    case: Case


class History:
    """The steps back and forth from the case at the desk; the desk holds that case itself.

    Attributes:
        position: Commands done and not taken back since the case came to the desk.
    """

    def __init__(self) -> None:
        """Start with nothing to take back."""
        self.position = 0
        self._back: list[Kept] = []
        self._forth: list[Kept] = []

    @property
    def undoable(self) -> Statement | None:
        """The command that undo would take back."""
        return self._back[-1].command if self._back else None

    @property
    def redoable(self) -> Statement | None:
        """The command that redo would do again."""
        return self._forth[-1].command if self._forth else None

    def keep(self, command: Statement, before: Case) -> None:
        """Keep the case before a command; what had been taken back cannot be done again from now on."""
        self._back.append(Kept(command, before))
        del self._back[:-STEPS_KEPT]
        self._forth.clear()
        self.position += 1

    def undo(self, present: Case) -> Case | None:
        """Return the case before the last command; None when nothing can be taken back."""
        return self._step(self._back, self._forth, present, -1)

    def redo(self, present: Case) -> Case | None:
        """Return the case after the command taken back last; None when there is none."""
        return self._step(self._forth, self._back, present, 1)

    def forget(self) -> None:
        """Let every step go: another case came to the desk."""
        self._back.clear()
        self._forth.clear()
        self.position = 0

    def _step(self, source: list[Kept], target: list[Kept], present: Case, by: int) -> Case | None:
        if not source:
            return None
        kept = source.pop()
        target.append(Kept(kept.command, present))
        self.position += by
        return kept.case
