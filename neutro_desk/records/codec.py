"""Codec: how the values of a case become the bytes of the store, and come back exactly."""

from __future__ import annotations

from typing import Protocol

from neutro_desk.workup.board import BoardRow
from neutro_desk.workup.case import Answer, Cbc, Event, Patient


class Codec(Protocol):
    """Bytes from values and values from bytes, without loss: a Decimal keeps its trailing zeros.

    Each decoding method raises ValueError for bytes that it did not write.
    """

    def encode_patient(self, patient: Patient) -> bytes:
        """Return the bytes of who the counts belong to."""

    def decode_patient(self, content: bytes) -> Patient:
        """Return the patient again."""

    def encode_count(self, cbc: Cbc) -> bytes:
        """Return the bytes of one count."""

    def decode_count(self, content: bytes) -> Cbc:
        """Return the count again."""

    def encode_event(self, event: Event) -> bytes:
        """Return the bytes of one event."""

    def decode_event(self, content: bytes) -> Event:
        """Return the event again."""

    def encode_answer(self, answer: Answer) -> bytes:
        """Return the bytes of one answer."""

    def decode_answer(self, content: bytes) -> Answer:
        """Return the answer again."""

    def encode_board(self, row: BoardRow) -> bytes:
        """Return the bytes of a row of the ward board."""

    def decode_board(self, content: bytes) -> BoardRow:
        """Return the row again."""
