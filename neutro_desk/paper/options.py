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


class Logo(Enum):
    """Kinds of picture a ward's logo may be."""

    PNG = "png"
    JPEG = "jpg"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class WardPage:
    """What a ward sets once for its pages.

    Attributes:
        heading: Line of the ward above the printing time.
        phone: The ward's number; the patient's page leaves a line for it when "".
        policy: Line about the ward's own policy in the alarm, such as where it stands.
        footer: Line at the foot of each page, such as the number of a form.
        logo: A picture that stands at the head, with its kind; None without.
        left_out: Blocks of `LEAVABLE` that the clinician's page does without; the page says so.
        names_patient: Whether the title of the file names the patient.
    """

    heading: str = ""
    phone: str = ""
    policy: str = ""
    footer: str = ""
    logo: tuple[Logo, bytes] | None = field(default=None, repr=False)
    left_out: tuple[str, ...] = ()
    names_patient: bool = False


LEAVABLE = ("table", "checklist", "causes", "clozapine", "notes")
"""Blocks a ward may leave out. What a reader needs to judge the number, cautions and sources always stand."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How and for whom the page is made.

    Attributes:
        audience: Who reads it; the phrasebook must speak to the same reader.
        printed_at: The only time on the page that is not clinical; also the date of the file.
        printed_by: Name of whoever prints; "" leaves it out.
        ward: What the ward sets for its pages.
        grey: Whether the one ink beside black, on alarm and severity word, is grey too.
        audit_head: Head of the records' audit chain, such as `A-00123-7F3C 91D2`, at the foot of each page.
        names_sensitive: Whether the patient's page may name tests such as HIV; only if a clinician ticks it.
    """

    audience: Reader
    paper: Paper
    printed_at: datetime
    printed_by: str = field(default="", repr=False)
    ward: WardPage = WardPage()
    names_sensitive: bool = False
    grey: bool = False
    audit_head: str = ""
