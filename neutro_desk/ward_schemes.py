"""The schemes a ward grades by: those that ship, its own in the place of the clinical one, its reference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from neutro_desk.installed_files import resource
from neutro_desk.knowledge.faults import KnowledgeError
from neutro_desk.knowledge.schemes import load_schemes
from neutro_desk.knowledge.ward_scheme import load_ward_scheme
from neutro_desk.ward import Ward
from neutro_desk.workup.schemes import Schemes


def schemes_of(ward: Ward, folder: Path) -> Schemes:
    """Return the schemes of a ward; a file of its own that is faulty costs that file alone, and is named.

    Args:
        ward: The ward's settings.
        folder: Where they lie, and its own scheme beside them.
    """
    schemes = replace(load_schemes(resource("schemes")), duffy_country=ward.duffy_reference)
    if not ward.scheme:
        return schemes
    try:
        return replace(schemes, own=load_ward_scheme(folder / ward.scheme))
    except KnowledgeError as error:
        return replace(schemes, own_fault=str(error))
