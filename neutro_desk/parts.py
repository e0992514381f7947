"""Parts: what is made once and outlives every window: desk, forms, files, and the words for each reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from neutro_desk.content_form import ContentForm
from neutro_desk.course_out import CourseOut
from neutro_desk.desk import Desk
from neutro_desk.fever_forms import FeverForms
from neutro_desk.filing import Filing
from neutro_desk.forms import Forms
from neutro_desk.handing_out import HandingOut
from neutro_desk.installed_files import resource, settings_folder
from neutro_desk.languages import language_of
from neutro_desk.medication_form import MedicationForm
from neutro_desk.rhythm import Rhythm
from neutro_desk.screens.asking import Asking
from neutro_desk.ward import Ward
from neutro_desk.ward_schemes import schemes_of
from neutro_desk.wording.phrasebook import Phrasebook, Reader, load_catalogue
from neutro_desk.workup.case import Quantity
from neutro_desk.workup.cbc import EntryMode
from neutro_desk.workup.clozapine_labels import Jurisdiction
from neutro_desk.workup.quantities import read_file_number


class Parts(NamedTuple):
    """The parts, each made with those it needs."""

    clock: Callable[[], datetime]
    phrasebooks: Mapping[Reader, Phrasebook]
    asking: Asking
    desk: Desk
    filing: Filing
    handing_out: HandingOut
    rhythm: Rhythm
    course_out: CourseOut
    forms: Forms
    content_form: ContentForm
    fever_forms: FeverForms
    medication_form: MedicationForm

    @property
    def words(self) -> Phrasebook:
        """The words for the clinician."""
        return self.phrasebooks[Reader.CLINICIAN]


def make_parts(ward: Ward, asking: Asking | None, clock: Callable[[], datetime]) -> Parts:
    """Return the parts by a ward's settings.

    Args:
        ward: The ward's settings.
        asking: Dialogs that ask; the real ones when None.
        clock: The workstation's time.
    """
    settings = settings_folder()
    language = language_of(ward.language)
    catalogue = load_catalogue(resource("wording", language.code))
    schemes = schemes_of(ward, settings)
    books = {
        reader: Phrasebook(catalogue, reader, ward.first_unit, schemes.lines, language) for reader in Reader
    }
    words, asked = books[Reader.CLINICIAN], asking or Asking()
    limit = read_file_number(ward.lower_limit).value if ward.lower_limit else None
    desk = Desk(
        schemes,
        clock,
        EntryMode(ward.entry),
        ward.first_unit,
        None if limit is None else Quantity(limit, "10*9/L"),
        Jurisdiction(ward.clozapine_label) if ward.clozapine_label else None,
    )
    forms = Forms(desk, words, clock)
    parts = Parts(
        clock,
        books,
        asked,
        desk,
        Filing(desk, asked, ward, settings),
        HandingOut(desk, asked, books, ward.texts),
        Rhythm(desk),
        CourseOut(desk, asked, words),
        forms,
        ContentForm(desk, books, clock, forms),
        FeverForms(desk, words, forms),
        MedicationForm(desk, words, clock, forms),
    )
    parts.filing.beside, parts.filing.listed = forms, parts.medication_form
    return parts
