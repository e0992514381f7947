"""A row of the ward board as bytes and back, exact; the store keeps it beside the case."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from neutro_desk.workup.board import BoardRow, LowSpell, TracePoint
from neutro_desk.workup.case import AnswerWord, Comparator, Moment, Quantity
from neutro_desk.workup.fever import Body, WarningReason
from neutro_desk.workup.schemes import Severity
from neutro_desk.workup.timeline import Direction


class PointShape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One count of the trace."""

    time: datetime
    anc: Decimal
    comparator: Comparator | None = None
    joined: bool = True


class SpellShape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The low counts that go on."""

    threshold: Decimal
    first_low: datetime
    last_low: datetime
    at_most: float | None = None


class RowShape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A whole row; a day and a time are told apart by their field."""

    anc: Decimal | None = None
    comparator: Comparator | None = None
    limit: bool = False
    provisional: bool = False
    collected: datetime | None = None
    severity: Severity | None = None
    at_least: bool = False
    severity_before: Severity | None = None
    scheme: str = ""
    spell: SpellShape | None = None
    direction: Direction | None = None
    difference: Decimal | None = None
    change_days: float | None = None
    trace: list[PointShape] = []
    fever_day: date | None = None
    fever_time: datetime | None = None
    temperature: tuple[Decimal, str, Comparator | None] | None = None
    fever_answer: AnswerWord | None = None
    ill: bool = False
    warning: WarningReason | None = None
    bodies: list[Body] = []


_ENCODER = msgspec.json.Encoder(decimal_format="string")
_DECODER = msgspec.json.Decoder(RowShape)


def encode_board(row: BoardRow) -> bytes:
    """Return a row as bytes."""
    spell, timed = row.spell, isinstance(row.fever_at, datetime)
    warm = row.temperature
    shape = RowShape(
        anc=row.anc,
        comparator=row.comparator,
        limit=row.is_limit,
        provisional=row.is_provisional,
        collected=row.collected,
        severity=row.severity,
        at_least=row.is_at_least,
        severity_before=row.severity_before,
        scheme=row.scheme,
        spell=None
        if spell is None
        else SpellShape(spell.threshold, spell.first_low, spell.last_low, spell.at_most),
        direction=row.direction,
        difference=row.difference,
        change_days=row.change_days,
        trace=[PointShape(one.time, one.anc, one.comparator, one.is_joined) for one in row.trace],
        fever_day=None if timed else row.fever_at,
        fever_time=row.fever_at if isinstance(row.fever_at, datetime) else None,
        temperature=None if warm is None else (warm.value, warm.unit, warm.comparator),
        fever_answer=row.fever_answer,
        ill=row.is_ill,
        warning=row.warning,
        bodies=list(row.bodies),
    )
    return _ENCODER.encode(shape)


def decode_board(data: bytes) -> BoardRow:
    """Return the row that was encoded.

    Raises:
        msgspec.ValidationError: If the bytes are none.
    """
    shape = _DECODER.decode(data)
    spell, warm = shape.spell, shape.temperature
    fever_at: Moment | None = shape.fever_time or shape.fever_day
    return BoardRow(
        anc=shape.anc,
        comparator=shape.comparator,
        is_limit=shape.limit,
        is_provisional=shape.provisional,
        collected=shape.collected,
        severity=shape.severity,
        is_at_least=shape.at_least,
        severity_before=shape.severity_before,
        scheme=shape.scheme,
        spell=None
        if spell is None
        else LowSpell(spell.threshold, spell.first_low, spell.last_low, spell.at_most),
        direction=shape.direction,
        difference=shape.difference,
        change_days=shape.change_days,
        trace=tuple(TracePoint(one.time, one.anc, one.comparator, one.joined) for one in shape.trace),
        fever_at=fever_at,
        temperature=None if warm is None else Quantity(*warm),
        fever_answer=shape.fever_answer,
        is_ill=shape.ill,
        warning=shape.warning,
        bodies=tuple(shape.bodies),
    )
