"""The records of a large hospital: search, open, board, save, beside plain sqlite3 on an unencrypted file."""

from __future__ import annotations

import json
import math
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ward_store import Ward, long_case, ward
from neutro_desk.records.search_words import typed_words
from neutro_desk.records.store import Store

Row = tuple[str, str, str, str]

PATIENTS, SMALL = 100_000, 5_000
PLACE = Path("build") / "records"
"""Made stores stay there: a hundred thousand patients take minutes to make."""

_SEARCHED = 60
_OPENED = 40
_SAVED = 60
_BOARDS = 20
FULL_LIST = "search that fills the list"
_COMMON = tuple(f"{letter}{end}" for letter in "bdfghklmnprst" for end in ("", "a", "e", "o")) * 3
"""What begins so many names that the list is full in every store: the same lines are fetched and ranked."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of one thing done many times."""

    name: str
    limit: float
    taken: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.taken)

    @property
    def slow(self) -> float:
        """The 99th percentile."""
        return statistics.quantiles(self.taken, n=100, method="inclusive")[98]


def rows() -> list[Row]:
    """Return each figure as a ratio to its baseline, and how it grew from a store of a tenth."""
    return _measured(PATIENTS)


def rows_of_a_small_ward() -> list[Row]:
    """Return the same for 5,000 patients: a quick look."""
    return _measured(SMALL)


def _measured(patients: int) -> list[Row]:
    tenth = ward(PLACE, patients // 10)
    large = ward(PLACE, patients)
    small_figures, figures = _of_store(tenth), _of_store(large)
    plain = _of_plain(large)
    found = []
    for before, now in zip(small_figures, figures, strict=True):
        what = f"records: {now.name}, {patients:,} patients"
        if now.name in plain:
            beside = plain[now.name]
            found.append(
                (
                    what,
                    f"{_ms(now.middle)}, 99th {_ms(now.slow)} (at most {_ms(now.limit)})",
                    f"{_ms(beside.middle)} plain sqlite3",
                    f"{now.middle / beside.middle:.1f}",
                )
            )
        found.append(
            (
                f"records: {now.name}, growth",
                _ms(now.middle),
                f"{_ms(before.middle)} at {patients // 10:,}"
                f" (at most {math.log(patients) / math.log(patients / 10):.2f} times)",
                f"{now.middle / before.middle:.2f}",
            )
        )
    return found


def _of_store(made: Ward) -> list[Measured]:
    begun = time.perf_counter()
    store = made.opened()
    opening = time.perf_counter() - begun
    try:
        return [
            Measured("open the store", 0.2, (opening, opening)),
            _timed("search per keystroke", 0.030, [(store.search, text) for text in _keystrokes()]),
            _timed(FULL_LIST, 0.030, [(store.search, text) for text in _COMMON]),
            _timed("open 500 counts", 0.050, [(store.load, number) for number in _long(made, _OPENED)]),
            _timed("ward board", 0.200, [(store.board,)] * _BOARDS),
            _saves(store, made),
        ]
    finally:
        store.close()


def _saves(store: Store, made: Ward) -> Measured:
    taken = []
    for turn, number in enumerate(_long(made, _SAVED)):
        before = store.load(number).case
        after = long_case(before, f"1.{turn:02}")
        begun = time.perf_counter()
        store.save(number, before, after, None)
        taken.append(time.perf_counter() - begun)
    return Measured("save", 0.020, tuple(taken))


def _of_plain(made: Ward) -> dict[str, Measured]:
    begun = time.perf_counter()
    connection = sqlite3.connect(made.plain, isolation_level=None)
    connection.execute("SELECT count(*) FROM board").fetchall()
    opening = time.perf_counter() - begun
    connection.execute("PRAGMA synchronous = FULL")
    plain = _Plain(connection)
    try:
        figures = [
            Measured("open the store", 0.2, (opening, opening)),
            _timed("search per keystroke", 0.030, [(plain.search, text) for text in _keystrokes()]),
            _timed("open 500 counts", 0.050, [(plain.load, number) for number in _long(made, _OPENED)]),
            _timed("ward board", 0.200, [(plain.board,)] * _BOARDS),
            _timed("save", 0.020, [(plain.save, number) for number in _long(made, _SAVED)]),
        ]
        return {figure.name: figure for figure in figures}
    finally:
        connection.close()


_PAYLOAD = json.dumps({"id": "p", "note": "x" * 280}).encode()


class _Plain:
    """The same lookups by Python's own sqlite3 in an unencrypted file, without audit chain and types."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._saved = 0

    def search(self, text: str) -> None:
        words = " AND ".join(f'"{word}"*' for word in typed_words(text))
        self._connection.execute(
            "SELECT patients.* FROM finder JOIN patients ON patients.id = finder.rowid WHERE finder MATCH ?"
            " ORDER BY finder.rowid DESC LIMIT 200",
            (words,),
        ).fetchall()

    def load(self, number: int) -> None:
        found = self._connection.execute("SELECT payload FROM facts WHERE patient = ?", (number,))
        _ = [json.loads(payload) for (payload,) in found]

    def board(self) -> None:
        found = self._connection.execute(
            "SELECT content FROM board WHERE is_low ORDER BY risk DESC, patient LIMIT 200"
        )
        _ = [json.loads(content) for (content,) in found]

    def save(self, number: int) -> None:
        self._saved += 1
        self._connection.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, 'count', ?, 2, 0, '', '', '', ?)",
            (number, f"p{self._saved}", _PAYLOAD),
        )


def _keystrokes() -> list[str]:
    """Return what stands in the search field after each key, for names, identifiers and birth dates."""
    chance = random.Random(8)  # noqa: S311  the same keys each time
    syllables = "bako lore sefe mina tora dehe gona"
    typed = []
    for turn in range(_SEARCHED):
        one, other = chance.choice(syllables.split()), chance.choice(syllables.split())
        texts = (
            f"{one}mann {other[:2]}",
            f"MRN {chance.randrange(10_000_000):07}",
            f"{1 + turn % 28:02}-Mar-1961",
        )
        text = texts[turn % len(texts)]
        typed += [text[: length + 1] for length in range(len(text))]
    return typed


def _long(made: Ward, number: int) -> Sequence[int]:
    return random.Random(9).choices(made.long_courses, k=number)  # noqa: S311  the same each time


def _timed(
    name: str, limit: float, calls: Sequence[tuple[Callable[..., object], *tuple[object, ...]]]
) -> Measured:
    taken = []
    for call, *values in calls:
        begun = time.perf_counter()
        call(*values)
        taken.append(time.perf_counter() - begun)
    return Measured(name, limit, tuple(taken))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
