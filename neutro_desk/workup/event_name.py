"""The name typed for an event on the time line: a misspelt or doubtful medicine is asked about once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from neutro_desk.workup.case import EventKind
from neutro_desk.workup.drug_names import DrugNames
from neutro_desk.workup.drug_reading import Doubt, read_name
from neutro_desk.workup.statements import say
from neutro_desk.workup.typed_event import EventReading, Problem

NAMED_BY_DRUGS = (EventKind.DRUG, EventKind.CHEMOTHERAPY, EventKind.G_CSF, EventKind.STEROID)
"""Kinds of event whose name is a medicine."""


def with_name_asked(
    reading: EventReading, name: str, kind: EventKind, names: DrugNames | None, kept: Collection[str]
) -> EventReading:
    """Return the reading of an event form, with the question about its name where there is one.

    The answers are the names it may stand for, and the name as it was typed; nothing is put in its place
    that nobody chose.

    Args:
        reading: Of the whole form.
        name: The name as typed.
        kind: The kind of event.
        names: The names of medicines; None while the drug list is not there.
        kept: Names that a person chose already: they are not asked about again.
    """
    typed = " ".join(name.split())
    if names is None or not typed or typed in kept or kind not in NAMED_BY_DRUGS:
        return reading
    found = read_name(typed, names)
    if found.doubt not in (Doubt.MISSPELLING, Doubt.SHORT_FORM):
        return reading
    meant = tuple(dict.fromkeys(named.name for named in found.may_be))
    key = "medication.short_form"
    if found.doubt is Doubt.MISSPELLING:
        key = "medication.misspelling" if found.slips == 1 else "medication.misspelling_2"
    asked = say(key, text=typed, names=" / ".join(meant))
    return replace(reading, event=None, problems=(*reading.problems, Problem("name", asked, (*meant, typed))))
