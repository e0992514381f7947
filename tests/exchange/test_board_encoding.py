"""A row of the ward board comes back from the store as it went in, to the last digit."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from neutro_desk.exchange.board_encoding import decode_board, encode_board
from neutro_desk.workup.board import BoardRow, LowSpell, TracePoint
from neutro_desk.workup.case import AnswerWord, Comparator, Quantity
from neutro_desk.workup.fever import Body, WarningReason
from neutro_desk.workup.schemes import Severity
from neutro_desk.workup.timeline import Direction

AT = datetime(2026, 11, 21, 6, 10)
FULL = BoardRow(
    anc=Decimal("0.420"),
    comparator=Comparator.BELOW,
    is_limit=True,
    is_provisional=True,
    collected=AT,
    severity=Severity.SEVERE,
    is_at_least=True,
    severity_before=Severity.MILD,
    scheme="Adult 1",
    spell=LowSpell(Decimal("0.5"), AT, AT, 2.04),
    direction=Direction.FALLING,
    difference=Decimal("-0.390"),
    change_days=2.0,
    trace=(TracePoint(AT, Decimal("0.10"), Comparator.BELOW, is_joined=False), TracePoint(AT, Decimal(0))),
    fever_at=AT,
    temperature=Quantity(Decimal("38.40"), "Cel", Comparator.ABOVE),
    fever_answer=AnswerWord.UNKNOWN,
    is_ill=True,
    warning=WarningReason.AT_OR_BELOW_500,
    bodies=(Body.NICE, Body.IDSA_2002_NCCN),
)


@pytest.mark.parametrize("row", [BoardRow(), FULL])
def test_a_row_comes_back_as_it_was(row: BoardRow) -> None:
    back = decode_board(encode_board(row))
    assert back == row
    assert str(back.anc) == str(row.anc)


def test_a_fever_of_a_day_does_not_get_an_hour() -> None:
    back = decode_board(encode_board(BoardRow(fever_at=date(2026, 11, 21))))
    assert type(back.fever_at) is date
