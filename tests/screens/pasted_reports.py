"""Pasted reports as a reader would hand them over, and a review grid that shows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from neutro_desk.screens.review_grid import ReviewGrid
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT
from neutro_desk.wording.phrasebook import Phrasebook
from neutro_desk.workup.case import Cbc
from neutro_desk.workup.cbc import CbcReading, EntryMode, TypedCbc, read_cbc
from neutro_desk.workup.pasted import PastedCount, PastedReport, PastedRow, Standing
from neutro_desk.workup.statements import Choice, Note, NoteKind, say

ONE_COUNT = TypedCbc(
    collected_date="20-Nov-2026", collected_time="06:10", wbc="1.20", segs="30", bands="5", haemoglobin="82"
)
"""0.42 by hand: 1.20 x 35 %."""


def row(
    line: int, name: str, value: str, count: int | None = 0, field: str | None = None, **more: object
) -> PastedRow:
    made = PastedRow(line, name, value, count=count, field=field, standing=Standing.TAKEN)
    return replace(made, **more)  # type: ignore[arg-type]


ONE = PastedReport(
    (
        row(1, "Collected", "20-Nov-2026 06:10", field="collected_date"),
        row(2, "WBC", "1.20", field="wbc", flag="L", unit="x10^9/L", reference="4.0-11.0"),
        row(3, "Segs", "30", field="segs", unit="%"),
        row(4, "Bands", "5", field="bands", unit="%"),
        row(5, "Hb", "82", field="haemoglobin", unit="g/L"),
        row(6, "Potassium", "4.1", None, standing=Standing.LEFT_OUT, remark=say("number.letters", text="K")),
    ),
    (PastedCount(ONE_COUNT),),
)
ASKING = replace(
    ONE,
    rows=(ONE.rows[0], replace(ONE.rows[1], value="1,200", standing=Standing.ASKED), *ONE.rows[2:]),
    counts=(PastedCount(replace(ONE_COUNT, wbc="1,200")),),
)


def day(date: str, wbc: str, share: str) -> TypedCbc:
    return TypedCbc(
        mode=EntryMode.TOTAL, collected_date=date, collected_time="06:10", wbc=wbc, neutrophils=share
    )


def several(*counts: TypedCbc) -> PastedReport:
    rows: list[PastedRow] = []
    for place, typed in enumerate(counts):
        for name in ("wbc", "neutrophils"):
            rows.append(row(len(rows) + 1, name, getattr(typed, name), place, name))
    return PastedReport(tuple(rows), tuple(PastedCount(typed) for typed in counts))


THREE = several(
    day("18-Nov-2026", "1.72", "50"), day("19-Nov-2026", "1,200", "35"), day("20-Nov-2026", "0.80", "25")
)
"""0.86, 0.42 once it is known what 1,200 means, and 0.20 by hand."""

DAY_FIRST = Note(
    NoteKind.ASK,
    "collected",
    say("moment.which", text="5/11/2026"),
    (
        Choice(say("choice.yes"), confirms="order:day-first"),
        Choice(say("choice.fix"), confirms="order:month"),
    ),
)
DATES_ASKED = replace(ONE, questions=(DAY_FIRST,))


@dataclass
class Ward:
    """What the grid is told of the world: blocks and what they are read into, the course, the open count."""

    now: datetime
    blocks: dict[str, PastedReport] = field(default_factory=dict)
    course: tuple[Cbc, ...] = ()
    typed: TypedCbc = field(default_factory=TypedCbc)
    read_with: list[frozenset[str]] = field(default_factory=list)

    def read(self, text: str, answers: frozenset[str]) -> PastedReport:
        self.read_with.append(answers)
        report = self.blocks.get(text, PastedReport())
        return replace(report, questions=()) if answers else report

    def add_counts(self, counts: tuple[Cbc, ...]) -> None:
        self.course += tuple(replace(cbc, id=f"c{place}") for place, cbc in enumerate(counts))

    def read_count(self, typed: TypedCbc) -> CbcReading:
        return read_cbc(typed, self.now)

    def grid(self, phrasebook: Phrasebook, look: Look | None = None) -> ReviewGrid:
        return ReviewGrid(
            look or Look(LIGHT),
            phrasebook,
            (self.read, self.read_count),
            (lambda: self.course, lambda: self.typed),
        )
