"""How wide the columns of the ward board must be, so that no figure is cut in any font or language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

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


class Extents(NamedTuple):
    """The widest text of each kind among the rows, in pixels."""

    anc: int
    word: int
    note: int
    change: int
    spell: int
    spell_small: int
    shown: int
    age: int
    fever: int


def extents_of(look: Look, rows: Iterable[RowWords]) -> Extents:
    """Return the widest texts of rows; each text is measured once."""
    number, strong, plain, small = (
        QFontMetrics(look.font(size, weight)) for size, weight in ((22, 600), (13, 600), (13, 400), (12, 400))
    )
    shown = tuple(rows)
    spells = {row.spell for row in shown}
    return Extents(
        anc=max(_widest(number, {row.anc for row in shown}), _widest(small, {row.mark for row in shown})),
        word=_widest(strong, {row.word for row in shown}),
        note=_widest(small, {row.word_note for row in shown}),
        change=_widest(plain, {row.change for row in shown}),
        spell=_widest(plain, spells),
        spell_small=_widest(small, spells),
        shown=_widest(small, {row.shown for row in shown}),
        age=max(
            _widest(strong, {row.age for row in shown}),
            _widest(small, {row.old for row in shown}) + look.px(14),
        ),
        fever=max(
            _widest(strong, {row.fever for row in shown}), _widest(small, {row.fever_note for row in shown})
        ),
    )


def _widest(metrics: QFontMetrics, texts: Collection[str]) -> int:
    return max(map(metrics.horizontalAdvance, texts), default=0)


def needed_widths(
    look: Look, headings: dict[Column, str], widest: Extents, *, with_spell: bool, tight: bool
) -> dict[Column, int]:
    """Return the pixels each column needs at least.

    Args:
        look: Theme and scale.
        headings: Of the columns.
        widest: The widest texts of the rows shown.
        with_spell: Whether the day of the episode stands beneath the word.
        tight: Whether a heading may end in dots, and a long word stand without its squares.
    """
    head = QFontMetrics(look.font(13, 600))  # a style sheet draws the head so large
    chip = look.px(HATCH + 20) + (0 if tight else round(squares_width(look.px(SQUARE))))
    texts = {
        Column.ANC: widest.anc,
        Column.GRADE: max(chip + widest.word, widest.note, widest.spell_small if with_spell else 0),
        Column.DIRECTION: look.px(ARROW) + widest.change,
        Column.EPISODE: max(widest.spell, widest.shown),
        Column.SAMPLE: widest.age,
        Column.FEVER: look.px(16) + widest.fever,
    }
    around = look.px(_AROUND)
    needed = {}
    for column, least in LEAST.items():
        heading = 0 if tight else head.horizontalAdvance(headings[column]) + around
        needed[column] = max(look.px(least), heading, texts.get(column, 0) + around)
    return needed
