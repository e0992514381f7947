"""The shapes of a ward's own pack: what a ward may add, and nothing that could replace or remove ours."""

from __future__ import annotations

from datetime import date

import msgspec

from neutro_desk.knowledge.shapes import TextShape
from neutro_desk.workup.content import Mechanism, ReviewStatus


class WardHead(msgspec.Struct, forbid_unknown_fields=True):
    """Whose pack it is, and who answers for it."""

    name: str
    version: str
    reviewed_by: str
    reviewed_on: date
    review_by: date
    status: ReviewStatus


class WardReference(msgspec.Struct, forbid_unknown_fields=True):
    """A source of the ward."""

    id: str
    short: str
    full: str


class WardNote(msgspec.Struct, forbid_unknown_fields=True):
    """A note beside an item of ours: formulary, local practice."""

    on: str
    text: TextShape
    sources: tuple[str, ...] = ()


class WardCaution(msgspec.Struct, forbid_unknown_fields=True):
    """A caution or a local rule of referral; it shows when one of its conditions holds."""

    id: str
    text: TextShape
    conditions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class WardDrug(msgspec.Struct, forbid_unknown_fields=True):
    """A drug that our list does not hold; it never counts as chemotherapy."""

    id: str
    name: TextShape
    drug_class: str
    names: tuple[str, ...]
    mechanisms: tuple[Mechanism, ...]
    evidence: int
    about: TextShape
    latency_days: tuple[int, int] | None = None
    tests: tuple[TextShape, ...] = ()
    sources: tuple[str, ...] = ()


class WardName(msgspec.Struct, forbid_unknown_fields=True):
    """Names by which the ward knows a drug of our list."""

    id: str
    names: tuple[str, ...]
