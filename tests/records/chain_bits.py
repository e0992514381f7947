"""Every bit of every entry of an audit chain, turned one after the other."""

from __future__ import annotations

from pathlib import Path

from tests.records.chains import ChainForTests, Value

COLUMNS = ("at", "person", "action", "patient", "detail", "digest")
BITS = 8


def unnamed_bits(path: Path, entries: int, number: int) -> tuple[int, list[str]]:
    """Turn every bit of a chain's values by hand.

    Args:
        path: Where the chain is made.
        entries: Of how many entries.
        number: Bits turned at most.

    Returns:
        How many were turned, and those after which verifying did not name the entry, and no other.
    """
    chain = ChainForTests(path)
    chain.entered(entries)
    turned = 0
    unnamed: list[str] = []
    for entry, row in enumerate(chain.rows(), start=1):
        for column, value in zip(COLUMNS, row[1:], strict=True):
            for bit in range(_size(value)):
                if turned == number:
                    return turned, unnamed
                turned += 1
                chain.set_column_as(column, _kind(value), _turned(value, bit), entry)
                if chain.said() != [("changed", entry, entry)]:
                    unnamed.append(f"{column} of entry {entry}, bit {bit}")
            chain.set_column(column, value, entry)
    chain.connection.close()
    return turned, unnamed


def _bytes(value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    return b"" if value is None else repr(value).encode()


def _size(value: Value) -> int:
    return BITS * len(_bytes(value))


def _turned(value: Value, bit: int) -> bytes:
    changed = bytearray(_bytes(value))
    changed[bit // BITS] ^= 1 << bit % BITS
    return bytes(changed)


def _kind(value: Value) -> str:
    return "BLOB" if isinstance(value, bytes) else "TEXT"
