"""WardBoard: the rows of everyone with a low count, and when they last changed."""

from __future__ import annotations

from datetime import datetime

import apsw

from neutro_desk.records.codec import Codec
from neutro_desk.records.errors import records_error
from neutro_desk.records.lines import BoardLine, day_of
from neutro_desk.workup.board import BoardRow

_NO_TIME = "9999"
"""Stands for an unknown collection time: such a row is never too old to be shown."""


class WardBoard:
    """The rows of the board, on the store's connection; whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection, codec: Codec) -> None:
        self._connection = connection
        self._codec = codec

    def put(self, patient_id: int, row: BoardRow) -> None:
        """Keep the row of a patient in place of the one before."""
        collected = _NO_TIME if row.collected is None else row.collected.isoformat()
        self._connection.execute(
            "INSERT INTO board VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (patient) DO UPDATE SET"
            " is_low = ?2, risk = ?3, collected = ?4, content = ?5",
            (patient_id, int(row.is_low), row.risk, collected, self._codec.encode_board(row)),
        )
        self._count_change()

    def remove(self, patient_id: int) -> None:
        """Take a patient off the board."""
        self._connection.execute("DELETE FROM board WHERE patient = ?", (patient_id,))
        self._count_change()

    def lines(self, limit: int, since: datetime | None) -> tuple[BoardLine, ...]:
        """Return those with a low count, the highest risk first.

        Args:
            limit: The most lines.
            since: Leave out whose last sample is older; None leaves nobody out.

        Raises:
            RecordsError: If a row is not what this program wrote.
        """
        rows = self._connection.execute(
            "SELECT chosen.patient, name, identifier, birth_date, content FROM"
            " (SELECT patient, risk FROM board WHERE is_low AND collected >= ?"
            "  ORDER BY risk DESC, patient LIMIT ?)"
            " AS chosen JOIN board USING (patient) JOIN patients ON patients.id = chosen.patient"
            " ORDER BY chosen.risk DESC, chosen.patient",
            (_text(since), limit),
        )
        try:
            return tuple(
                BoardLine(
                    patient,
                    name or None,
                    identifier or None,
                    day_of(birth),
                    self._codec.decode_board(content),
                )
                for patient, name, identifier, birth, content in rows
            )
        except ValueError as error:
            raise records_error("board_damaged") from error

    def sizes(self, since: datetime | None) -> tuple[int, int]:
        """Return how many have a low count sampled since then, and how many an older one."""
        moment = _text(since)
        shown = self._connection.execute(
            "SELECT count(*) FROM board WHERE is_low AND collected >= ?", (moment,)
        ).get
        older = self._connection.execute(
            "SELECT count(*) FROM board WHERE is_low AND collected < ?", (moment,)
        ).get
        return int(shown), int(older)

    def changes(self) -> int:
        """Return how often the board changed since the store was made."""
        return int(self._connection.execute("SELECT value FROM counters WHERE name = 'board'").get)

    def _count_change(self) -> None:
        self._connection.execute("UPDATE counters SET value = value + 1 WHERE name = 'board'")


def _text(since: datetime | None) -> str:
    return "" if since is None else since.isoformat()
