"""What a grading scheme is and what it says of a count: bands, named versions, words and grades."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from neutro_desk.workup.quantities import GRADE_LINES
from neutro_desk.workup.reference_limits import AgeLimit, ReferenceLimit
from neutro_desk.workup.statements import Statement, say


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


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """One band of a scheme: at or above `low` (None: no lower end), below `high` (None: no upper end).

    Each is loaded once and is itself, so that what it says can be kept beside it.

    Attributes:
        word: Severity, or None where the scheme gives a grade only.
        grade: Grade, or None where it gives a word only.
        needs_lower_limit: Whether the laboratory's lower limit takes the place of `high`.
        above_low: A count on `low` belongs to the band underneath, as in DAIDS 2.1.
    """

    low: Decimal | None
    high: Decimal | None
    word: Severity | None = None
    grade: int | None = None
    needs_lower_limit: bool = False
    above_low: bool = False


@dataclass(frozen=True, slots=True)
class AgeBands:
    """The bands of one part of life: from `from_days` completed days to under `below_days` (None: no end)."""

    from_days: int
    below_days: int | None
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Who reviewed a ward's own scheme, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """A named, versioned grading scheme with its source, 10^9/L; the highest band stands first.

    Attributes:
        bands: Its bands where they hold at every age; empty where `by_age` has them.
        by_age: Its bands by age, youngest first, without a gap.
        review: Who in the ward reviewed it; None for the schemes that ship.
    """

    id: str
    name: str
    version: str
    source: str
    bands: tuple[Band, ...]
    by_age: tuple[AgeBands, ...] = ()
    review: Review | None = None

    @property
    def lines(self) -> tuple[Decimal, ...]:
        """Where one band ends and the next begins, 10^9/L, lowest first."""
        return tuple(band.low for band in reversed(self.bands) if band.low is not None)

    @property
    def gives_words(self) -> bool:
        """Whether it says severity words; otherwise it gives grades."""
        return bool(self.bands) and self.bands[0].word is not None

    @property
    def called(self) -> str:
        """What files and options call it: `CTCAE 5.0`, or `clinical`."""
        return self.id if self.gives_words else f"{self.name} {self.version}"

    @property
    def needs_lower_limit(self) -> bool:
        """Whether the laboratory's lower limit has a say in it."""
        return any(band.needs_lower_limit for band in self.bands)

    def bands_at(self, age_days: int | None) -> tuple[Band, ...]:
        """Return the bands for an age in completed days; none where the age is needed and unknown."""
        if not self.by_age or age_days is None:
            return self.bands
        for part in self.by_age:
            if part.from_days <= age_days and (part.below_days is None or age_days < part.below_days):
                return part.bands
        return ()


@dataclass(frozen=True, slots=True)
class Schemes:
    """Every scheme and limit that is loaded.

    A ward's own scheme takes the place of the clinical one for the severity word and all that hangs on it:
    chip, squares, bands of plot and page, the sides that rounding keeps, the lines a counting interval spans,
    and what a white count alone proves. Fixed by definition, whatever the ward chose: the warning line and
    recovery (0.5), the lines of the course (0.1, 0.5, 1.0, 1.5) with what is prolonged or chronic, CTCAE and
    DAIDS, the limits of the first year and of a Duffy type.

    Attributes:
        own: The ward's own scheme; None where it has none.
        own_fault: File and fault of a ward's own scheme that cannot be used; "" otherwise.
        also: Schemes to grade by beside the usual ones.
        duffy_country: Whose Duffy-null interval is the second line.
    """

    clinical: Scheme
    ctcae_5: Scheme
    ctcae_6: Scheme
    duffy_null: tuple[ReferenceLimit, ...] = ()
    others: tuple[Scheme, ...] = ()
    age_limits: tuple[AgeLimit, ...] = ()
    own: Scheme | None = None
    own_fault: str = ""
    also: tuple[Scheme, ...] = ()
    duffy_country: str = "United States"

    @property
    def active(self) -> Scheme:
        """The scheme that gives the severity word: the ward's own, or the clinical one."""
        return self.own or self.clinical

    @property
    def lines(self) -> tuple[Decimal, ...]:
        """Every line that a number shown must keep its side of, 10^9/L, lowest first."""
        return GRADE_LINES if self.own is None else tuple(sorted({*GRADE_LINES, *self.own.lines}))

    @property
    def duffy_limit(self) -> ReferenceLimit | None:
        """The interval of Duffy-null adults of the country chosen."""
        return next((limit for limit in self.duffy_null if limit.country == self.duffy_country), None)

    @property
    def every(self) -> tuple[Scheme, ...]:
        """Every scheme a file or an option may name, in the order of their names."""
        graded = sorted((self.ctcae_5, self.ctcae_6, *self.others), key=_name)
        return (*graded, self.clinical) if self.own is None else (*graded, self.clinical, self.own)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of every scheme: `CTCAE 4.03`, `CTCAE 5.0`, `CTCAE 6.0`, `DAIDS 2.1`, `clinical`."""
        return tuple(scheme.called for scheme in self.every)

    def named(self, name: str) -> Scheme | None:
        """Return the scheme of a name, whatever its capitals and blanks; None if there is none."""
        plain = " ".join(name.split()).casefold()
        return next((scheme for scheme in self.every if scheme.called.casefold() == plain), None)


def _name(scheme: Scheme) -> str:
    return scheme.called


@dataclass(frozen=True, slots=True)
class SeverityCall:
    """The severity word with the range it stands for, or the reason it cannot be said.

    Attributes:
        word: None when it cannot be said.
        low, high: Ends of the band, 10^9/L; None where open. `not below` carries its line in `low`.
        at_least: The word holds for an upper limit: the true count may be graded worse, never better.
        reason: Why there is no word.
        own: The ward's own scheme, where it gave the word.
    """

    word: Severity | None
    low: Decimal | None = None
    high: Decimal | None = None
    scheme: str = ""
    scheme_version: str = ""
    at_least: bool = False
    reason: Statement | None = None
    own: Scheme | None = None

    @property
    def said(self) -> Statement:
        """The word, with its line where the count is not below it; the reason where there is none."""
        if self.word is Severity.NOT_BELOW and self.low is not None:
            return say("grade.not_below", line=self.low)
        if self.word is None:
            return self.reason or say("grade.no_count")
        return say("grade.word", word=self.word)


@dataclass(frozen=True, slots=True)
class GradeCall:
    """A CTCAE or DAIDS grade, or the reason there is none; `remark` is a note beside a grade that stands.

    Attributes:
        low, high: Ends of the grade's band, 10^9/L; None where open, or where there is no grade.
    """

    version: str
    grade: int | None
    reason: Statement | None = None
    at_least: bool = False
    remark: Statement | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    name: str = "CTCAE"
