"""Home: where a case is kept: a case file today, a record of the ward's store when there is one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from neutro_desk.exchange.case_file import write_case
from neutro_desk.workup.case import Case


class Home(Protocol):
    """A place that keeps a case."""

    @property
    def label(self) -> str:
        """What the window calls the place; holds no patient field."""

    def save(self, case: Case) -> None:
        """Keep the case; raise the room's typed exception when that fails."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case file as the home of a case."""

    path: Path

    @property
    def label(self) -> str:
        """The file's name."""
        return self.path.name

    def save(self, case: Case) -> None:
        """Write the case file; raise CaseFileError when it cannot be written."""
        write_case(case, self.path)
