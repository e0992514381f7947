"""Whose definitions of febrile neutropenia stand side by side; a pack needs nothing else of the rules."""

from __future__ import annotations

from enum import Enum


class DefinitionBody(Enum):
    """Whose definition; in the order they are shown."""

    IDSA_2010 = "IDSA 2010"
    IDSA_2002 = "IDSA 2002"
    ASCO_IDSA_2018 = "ASCO/IDSA 2018"
    NCCN = "NCCN"
    NICE = "NICE CG151"
    SEOM = "SEOM 2018"
    CISNE = "CISNE study"
    CTCAE = "CTCAE 5.0"
