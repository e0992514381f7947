"""RecordsError: the one exception of this room, with a plain sentence for the person at the desk."""

from __future__ import annotations

from neutro_desk.workup.statements import Statement, Value, say


class RecordsError(Exception):
    """Something with the ward's records did not work; nothing that was acknowledged is lost by it.

    Attributes:
        statement: What to tell the person; its key begins with `records.`. It holds no patient field.
    """

    def __init__(self, statement: Statement) -> None:
        super().__init__(statement.key)
        self.statement = statement


def records_error(name: str, /, **values: Value) -> RecordsError:
    """Return the error `records.<name>` with the values its sentence needs."""
    return RecordsError(say(f"records.{name}", **values))
