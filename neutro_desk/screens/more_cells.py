"""MoreCells: what is seldom typed: rare cells, the laboratory, its count and limit, the arrival."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.entry_rows import OTHER_LINES, RARE_CELLS, CellRow, label_of
from neutro_desk.screens.field import VALUE, EntryField
from neutro_desk.screens.marks import chevron
from neutro_desk.screens.moment_field import MomentField
from neutro_desk.screens.unit_box import UnitBox
from neutro_desk.workup.cbc import EntryMode, TypedCbc

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


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
        self.unit_boxes: dict[str, UnitBox] = {}
        for name in ("anc", "anc_lower_limit"):
            self._alone(look, phrasebook, name, width)
            self._add_unit(look, name)
        laboratory = self._alone(look, phrasebook, "laboratory", width, value=196)
        laboratory.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names = (*label_of("received_date"), self.tr("Time of arrival"))
        self.received = MomentField(look, phrasebook, "received", names, width=width)
        self.fields["received_date"] = self.received
        for name in ("anc", "anc_lower_limit", "laboratory", "received_date"):
            lines.addWidget(self.fields[name])

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text and units that came from outside."""
        for name, field in self.fields.items():
            field.line.show_text(getattr(typed, name))
        self.received.time.show_text(typed.received_time)
        for row in self.rows:
            row.show_typed(typed)
        self.unit_boxes["anc"].set_unit(typed.anc_unit)
        self.unit_boxes["anc_lower_limit"].set_unit(typed.limit_unit)

    def show_mode(self, typed: TypedCbc, sign: str) -> None:
        """Show the laboratory's count here only beside a differential, and the sign of its unit."""
        self.fields["anc"].setVisible(typed.mode is not EntryMode.LABORATORY_ANC)
        for row in self.rows:
            row.show_shares(sign)

    def show_received(self, received: datetime | None, collected: datetime | None) -> None:
        """Say when the sample arrived, and how long after it was taken."""
        if received is None:
            self.received.show_echo("")
        elif collected is None or received < collected:
            self.received.show_read(received, "")
        else:
            minutes = (received - collected) // timedelta(minutes=1)
            after = self.tr("{0} h {1} min after collection").format(minutes // 60, minutes % 60)
            if minutes < 60:
                after = self.tr("{0} min after collection").format(minutes)
            self.received.show_read(received, after)

    def _alone(
        self, look: Look, phrasebook: Phrasebook, name: str, width: int, *, value: float = VALUE
    ) -> EntryField:
        """Build a field on a row of its own."""
        field = EntryField(look, phrasebook, name, label_of(name)[0], width=width, value=value)
        field.call(*label_of(name))
        self.fields[name] = field
        return field

    def _add_unit(self, look: Look, name: str) -> None:
        box = UnitBox(look, ("10*9/L", "/uL"), self.tr("Unit of {0}").format(label_of(name)[1]))
        box.setObjectName(f"{name}_unit")
        box.unit_chosen.connect(self.say_unit)
        self.unit_boxes[name] = box
        self.fields[name].add(box)
        self.fields[name].line.units_wanted.connect(box.showPopup)

    @Slot(str)
    def say_unit(self, code: str) -> None:
        """Say which unit was chosen beside which field."""
        box = self.sender()
        if isinstance(box, UnitBox):
            self.unit_chosen.emit(box.objectName(), code)


def uses_fold(typed: TypedCbc, *, with_other_lines: bool) -> bool:
    """Return whether the typed count holds anything that counts and stands in the fold only."""
    names = [name for group in RARE_CELLS for name in group]
    names += ["anc_lower_limit", "received_date", "received_time"]
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
