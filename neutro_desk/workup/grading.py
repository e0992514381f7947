"""Severity, CTCAE grades and lower limits: named, versioned schemes, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.anc import Anc
from neutro_desk.workup.case import Patient, Quantity
from neutro_desk.workup.statements import Statement


class Severity(Enum):
    """The seeds' four words, and what lies above them; ordered by `squares`."""

    NOT_BELOW = "not below"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    PROFOUND = "profound"

    @property
    def squares(self) -> int:
        """Filled squares of the severity mark, 0 to 4."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a scheme: at or above `low` (None: no lower end), below `high` (None: no upper end).

    Attributes:
        word: Severity, or None where the scheme gives a grade only.
        grade: CTCAE grade, or None where it gives a word only.
        needs_lower_limit: Whether the laboratory's lower limit takes the place of `high`.
    """

    low: Decimal | None
    high: Decimal | None
    word: Severity | None = None
    grade: int | None = None
    needs_lower_limit: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A named, versioned grading scheme with its source, 10^9/L, all bands lower-inclusive."""

    id: str
    name: str
    version: str
    source: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class ReferenceLimit:
    """A lower limit that depends on age or Duffy type; a second line beside the severity word.

    Attributes:
        low, high: 10^9/L; high None where the source gives none.
        source: Key of the reference.
    """

    name: str
    low: Decimal
    high: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class Schemes:
    """Every scheme and limit that is loaded."""

    clinical: Scheme
    ctcae_5: Scheme
    ctcae_6: Scheme
    duffy_null: tuple[ReferenceLimit, ...] = ()
    others: tuple[Scheme, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityCall:
    """The severity word with the range it stands for, or the reason it cannot be said.

    Attributes:
        word: None when it cannot be said.
        low, high: Ends of the band, 10^9/L; None where open. `not below` carries its line in `low`.
        at_least: The word holds for an upper limit: the true count may be graded worse, never better.
        reason: Why there is no word.
    """

    word: Severity | None
    low: Decimal | None = None
    high: Decimal | None = None
    scheme: str = ""
    scheme_version: str = ""
    at_least: bool = False
    reason: Statement | None = None


@dataclass(frozen=True, slots=True)
class GradeCall:
    """A CTCAE grade, or the reason there is none; `remark` is a note beside a grade that stands."""

    version: str
    grade: int | None
    reason: Statement | None = None
    at_least: bool = False
    remark: Statement | None = None


@dataclass(frozen=True, slots=True)
class LimitCall:
    """Where the count lies against a reference limit: `below`, `within` or `above`."""

    limit: ReferenceLimit
    position: str


@dataclass(frozen=True, slots=True)
class Grades:
    """All that the schemes say of one count."""

    severity: SeverityCall
    ctcae_5: GradeCall
    ctcae_6: GradeCall
    limits: tuple[LimitCall, ...] = ()


def grade(anc: Anc, schemes: Schemes, lower_limit: Quantity | None, patient: Patient, age_days: int | None) -> Grades:
    """Grade one count by every scheme; the exact value, never a rounded one.

    Args:
        anc: The count.
        lower_limit: The laboratory's lower limit; CTCAE 5.0 needs it from 1.5 x 10^9/L up.
        age_days: Completed days from birth to collection; None: unknown, read as adult scheme without comment.

    Source:
        CLINICAL 2.1, 2.4.
    """
    raise NotImplementedError
