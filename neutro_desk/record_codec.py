"""RecordCodec: the values of a case as the store keeps them, in the words of the case file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from neutro_desk.exchange.board_encoding import decode_board, encode_board
from neutro_desk.exchange.case_decoding import decoded_count, decoded_event, decoded_patient
from neutro_desk.exchange.case_encoding import count_shape, event_shape, patient_shape
from neutro_desk.exchange.case_file import CaseFileError
from neutro_desk.exchange.case_shapes import AnswerShape, CountShape, EventShape, PatientShape
from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Answer, Cbc, Event, Patient

_Shape = TypeVar("_Shape", bound=msgspec.Struct)
_Value = TypeVar("_Value")


class RecordCodec:
    """Bytes from values and values from bytes (`neutro_desk.records.codec.Codec`)."""

    def encode_patient(self, patient: Patient) -> bytes:
        """Return the bytes of who the counts belong to."""
        return _encoded(patient_shape(patient))

    def decode_patient(self, content: bytes) -> Patient:
        """Return the patient again; raise ValueError for other bytes."""
        return _read(content, PatientShape, decoded_patient)

    def encode_count(self, cbc: Cbc) -> bytes:
        """Return the bytes of one count."""
        return _encoded(count_shape(cbc))

    def decode_count(self, content: bytes) -> Cbc:
        """Return the count again; raise ValueError for other bytes."""
        return _read(content, CountShape, decoded_count)

    def encode_event(self, event: Event) -> bytes:
        """Return the bytes of one event."""
        return _encoded(event_shape(event))

    def decode_event(self, content: bytes) -> Event:
        """Return the event again; raise ValueError for other bytes."""
        return _read(content, EventShape, decoded_event)

    def encode_answer(self, answer: Answer) -> bytes:
        """Return the bytes of one answer."""
        return _encoded(AnswerShape(answer.value, answer.note or None))

    def decode_answer(self, content: bytes) -> Answer:
        """Return the answer again; raise ValueError for other bytes."""
        shape = _shape(content, AnswerShape)
        return Answer(shape.answer, shape.note or "")

    def encode_board(self, row: BoardRow) -> bytes:
        """Return the bytes of a row of the ward board."""
        return encode_board(row)

    def decode_board(self, content: bytes) -> BoardRow:
        """Return the row again; raise ValueError for other bytes."""
        try:
            return decode_board(content)
        except msgspec.MsgspecError as error:
            message = "not a row of the board"
            raise ValueError(message) from error


def _encoded(shape: msgspec.Struct) -> bytes:
    return msgspec.json.encode(_present(msgspec.to_builtins(shape)))


def _present(value: object) -> object:
    """Return a value without the keys that have none: most cells of a count are missing."""
    if isinstance(value, dict):
        return {key: _present(one) for key, one in value.items() if one is not None}
    return value


def _shape(content: bytes, kind: type[_Shape]) -> _Shape:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError as error:
        message = f"not a {kind.__name__}"
        raise ValueError(message) from error


def _read(content: bytes, kind: type[_Shape], value_of: Callable[[_Shape], _Value]) -> _Value:
    try:
        return value_of(_shape(content, kind))
    except CaseFileError as error:
        message = f"not a {kind.__name__}"
        raise ValueError(message) from error
