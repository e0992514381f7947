"""How wide the columns of the ward board must be, so that no figure is cut in any font or language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from neutro_desk.screens.board_model import Column
from neutro_desk.screens.marks import squares_width

if TYPE_CHECKING:
    from neutro_desk.screens.board_words import RowWords
    from neutro_desk.screens.style import Look

LEAST = {
    Column.PATIENT: 140,
    Column.ANC: 92,
    Column.GRADE: 128,
    Column.DIRECTION: 120,
    Column.TRACE: 110,
    Column.EPISODE: 150,
    Column.SAMPLE: 80,
    Column.FEVER: 104,
    Column.WARNING: 234,
}
"""In pixels of the design."""

HATCH, SQUARE, ARROW = 14, 8, 24
_AROUND = 18


def needed_widths(
    look: Look, headings: dict[Column, str], rows: Iterable[RowWords], *, with_spell: bool, tight: bool
) -> dict[Column, int]:
    """Return the pixels each column needs at least.

    Args:
        look: Theme and scale.
        headings: Of the columns.
        rows: The texts of every row shown.
        with_spell: Whether the day of the episode stands beneath the word.
        tight: Whether a heading may end in dots, and a long word stand without its squares.
    """
    number, strong, plain, small = (
        QFontMetrics(look.font(size, weight)).horizontalAdvance
        for size, weight in ((22, 600), (13, 600), (13, 400), (12, 400))
    )
    head = QFontMetrics(look.font(13, 600)).horizontalAdvance  # a style sheet draws the head so large
    asked = {column: 0 if tight else head(headings[column]) + look.px(_AROUND) for column in LEAST}
    needed = {column: max(look.px(least), asked[column]) for column, least in LEAST.items()}
    chip = look.px(HATCH + 20) + (0 if tight else squares_width(look.px(SQUARE)))

    def wants(column: Column, width: float) -> None:
        needed[column] = max(needed[column], round(width) + look.px(_AROUND))

    for row in rows:
        wants(Column.ANC, max(number(row.anc), small(row.mark)))
        note = row.word_note or (row.spell if with_spell else "")
        wants(Column.GRADE, max(chip + strong(row.word), small(note)))
        wants(Column.DIRECTION, look.px(ARROW) + plain(row.change))
        wants(Column.EPISODE, max(plain(row.spell), small(row.shown)))
        wants(Column.SAMPLE, max(strong(row.age), small(row.old) + look.px(14)))
        fever = max(strong(row.fever), small(row.fever_note)) + look.px(16)
        wants(Column.FEVER, fever)
    return needed
