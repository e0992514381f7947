"""The words of a case that a knowledge pack is written in; the whole case takes longer to load."""

from __future__ import annotations

from enum import Enum


class EventKind(Enum):
    """Kinds of events on the time line."""

    DRUG = "drug"
    CHEMOTHERAPY = "chemotherapy"
    RADIOTHERAPY = "radiotherapy"
    G_CSF = "g-csf"
    STEROID = "steroid"
    TRANSFUSION = "transfusion"
    TRANSPLANT = "transplant"
    FEVER = "fever"
    INFECTION = "infection"
    OTHER = "other"


class AnswerWord(Enum):
    """The four answers of the checklist; no entry at all means not asked."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    PENDING = "pending"
