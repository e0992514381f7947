"""MoreCells: what is seldom typed: rare cells, the laboratory, its limit and its own count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.entry_rows import OTHER_LINES, RARE_CELLS, CellRow, label_of
from neutro_desk.screens.field import EntryField
from neutro_desk.screens.marks import chevron
from neutro_desk.screens.unit_box import UnitBox
from neutro_desk.workup.cbc import EntryMode, TypedCbc

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

_ALONE = ("laboratory", "anc_lower_limit")


class MoreCells(QWidget):
    """The fold of the entry column, built when it is first opened.

    Signals:
        unit_chosen: Name of the unit's field of the typed count, and the code.
    """

    unit_chosen = Signal(str, str)

    def __init__(
        self, look: Look, phrasebook: Phrasebook, width: int, *, with_other_lines: bool, columns: int = 4
    ) -> None:
        """Build the fields, blank; `with_other_lines` takes haemoglobin, MCV, platelets and nRBC in."""
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(4))
        groups = ((OTHER_LINES,) if with_other_lines else ()) + RARE_CELLS
        self.rows = [CellRow(look, phrasebook, names, width, columns=columns) for names in groups]
        self.fields: dict[str, EntryField] = {}
        for row in self.rows:
            lines.addWidget(row)
            row.unit_chosen.connect(self.unit_chosen)
            self.fields |= row.fields
        for name in ("anc", *_ALONE):
            wide = name == "laboratory"
            field = EntryField(
                look, phrasebook, name, label_of(name)[0], width=width, value=196 if wide else 92
            )
            field.call(*label_of(name))
            self.fields[name] = field
            lines.addWidget(field)
        self.fields["laboratory"].line.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.anc_unit = UnitBox(look, ("10*9/L", "/uL"), self.tr("Unit of the laboratory ANC"))
        self.anc_unit.setObjectName("anc_unit")
        self.anc_unit.unit_chosen.connect(self.say_unit)
        self.fields["anc"].add(self.anc_unit)
        self.fields["anc"].line.units_wanted.connect(self.anc_unit.showPopup)

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text and units that came from outside."""
        for name, field in self.fields.items():
            field.line.show_text(getattr(typed, name))
        for row in self.rows:
            row.show_typed(typed)
        self.anc_unit.set_unit(typed.anc_unit)

    def show_mode(self, typed: TypedCbc, sign: str) -> None:
        """Show the laboratory's count here only beside a differential, and the sign of its unit."""
        self.fields["anc"].setVisible(typed.mode is not EntryMode.LABORATORY_ANC)
        for row in self.rows:
            row.show_shares(sign)

    def say_unit(self, code: str) -> None:
        """Say that the unit of the laboratory's count was chosen."""
        self.unit_chosen.emit("anc_unit", code)


def uses_fold(typed: TypedCbc, *, with_other_lines: bool) -> bool:
    """Return whether the typed count holds anything that counts and stands in the fold only."""
    names = [name for group in RARE_CELLS for name in group] + ["anc_lower_limit"]
    names += ["nrbc"] if with_other_lines else []
    beside = typed.anc_beside and typed.mode is not EntryMode.LABORATORY_ANC
    return beside or any(getattr(typed, name).strip() for name in names)


class FoldLink(ActionButton):
    """The link that opens and closes the fold, with its chevron."""

    def __init__(self, look: Look, text: str) -> None:
        """Start folded."""
        super().__init__(look, text, Role.LINK)
        self._indent = look.px(13)
        self.setCheckable(True)
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """Return the link's size with room for the chevron."""
        size = super().sizeHint()
        return QSize(size.width() + self._indent, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the link, then the chevron left of it."""
        super().paintEvent(event)
        painter = QPainter(self)
        picture = chevron(self._look, down=self.isChecked(), ratio=self.devicePixelRatioF())
        side = picture.height() / picture.devicePixelRatio()
        painter.drawPixmap(QPointF(self._look.px(0), (self.height() - side) / 2), picture)
        painter.end()

    def _padding_left(self) -> int:
        return super()._padding_left() + self._indent
