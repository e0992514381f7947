"""One blood count with everything that is said of it: count, grades, notes."""

from __future__ import annotations

from dataclasses import dataclass

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.grading import Grades


@dataclass(frozen=True, slots=True)
class AssessedCount:
    """A blood count, its absolute neutrophil count and its grades."""

    cbc: Cbc
    anc: Anc
    grades: Grades
