"""What the caller chooses for a page, and the one error of this room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from neutro_desk.wording.phrasebook import Reader


class PaperError(Exception):
    """A page could not be made, written or printed; the message is in plain words."""


class Paper(Enum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return (595.276, 841.89) if self is Paper.A4 else (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How and for whom the page is made.

    Attributes:
        audience: Who reads it; the phrasebook must speak to the same reader.
        printed_at: The only time on the page that is not clinical; also the date of the file.
        printed_by: Name of whoever prints; "" leaves it out.
        language: Language of the phrasebook, as in HTML (`en`).
        ward_heading: Line of the ward above the printing time.
        ward_phone: The ward's number or policy line; the patient's page leaves a line for it when "".
        names_sensitive: Whether the patient's page may name tests such as HIV; only if a clinician ticks it.
    """

    audience: Reader
    paper: Paper
    printed_at: datetime
    printed_by: str = field(default="", repr=False)
    language: str = "en"
    ward_heading: str = ""
    ward_phone: str = ""
    names_sensitive: bool = False
