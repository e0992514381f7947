"""NeutrophilRows: white cells, and neutrophils in the way the laboratory reports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neutro_desk.screens.entry_rows import label_of
from neutro_desk.screens.field import EntryField, plain_label
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.tick_box import TickBox
from neutro_desk.screens.unit_box import UnitBox
from neutro_desk.workup.cbc import EntryMode, TypedCbc
from neutro_desk.workup.quantities import unit_label

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook

ROW_GAP = 4
_OFFERED = ("10*9/L", "/uL")
_SHOWN = {
    EntryMode.LABORATORY_ANC: ("anc", "wbc"),
    EntryMode.TOTAL: ("wbc", "neutrophils"),
    EntryMode.SEGS_AND_BANDS: ("wbc", "segs", "bands"),
}


class NeutrophilRows(QWidget):
    """The rows the count is made from; those of a mode are built when it is first used.

    Signals:
        field_added: An `EntryField` that is new, to be heard.
        entry_chosen: Name of a field of the typed count, and the value a unit or switch gave it.
        bands_ticked: Whether bands are ticked as not reported.
    """

    field_added = Signal(object)
    entry_chosen = Signal(str, str)
    bands_ticked = Signal(bool)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int, *, narrow: bool = False) -> None:
        """Build the row of the white cells; the rest comes with the mode."""
        super().__init__()
        self._look, self._phrasebook, self._width = look, phrasebook, width
        self._narrow = narrow
        self._absolute = phrasebook.first_unit
        self.fields: dict[str, EntryField] = {}
        self.units: dict[str, UnitBox] = {}
        self.switches: dict[str, SegmentedSwitch] = {}
        words = self.tr("not reported")
        self.not_reported = TickBox(look, words)
        self.not_reported.setAccessibleName(self.tr("Bands not reported"))
        self.not_reported.setToolTip(words)
        self.not_reported.clicked.connect(self.bands_ticked)
        self.setFixedWidth(width)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.px(ROW_GAP))
        self._bands_unit = plain_label("%", look.font(12), look.theme.text_2)
        self._lines.addWidget(self._amount_row("wbc"))

    def show_mode(self, typed: TypedCbc) -> None:
        """Show the rows of the entry mode, and the differential's unit on them."""
        shown = _SHOWN[typed.mode]
        for place, name in enumerate(shown):
            if name not in self.fields:
                self.field_added.emit(self._amount_row(name) if name == "anc" else self._cell_row(name))
            self._lines.removeWidget(self.fields[name])
            self._lines.insertWidget(place, self.fields[name])
        for name, field in self.fields.items():
            field.setVisible(name in shown)
        self._show_unit(typed.differential_unit)

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text and units that came from outside."""
        self.show_mode(typed)
        for name, field in self.fields.items():
            field.line.show_text(getattr(typed, name))
        for name, box in self.units.items():
            box.set_unit(getattr(typed, f"{name}_unit"))
        self.not_reported.setChecked(bool(typed.bands_not_reported))  # an answer leaves "" there

    @property
    def shares(self) -> str:
        """The sign behind the labels of other cells: % or nothing."""
        return self._bands_unit.text() if self._bands_unit.text() == "%" else ""

    @Slot(str)
    def say_unit(self, code: str) -> None:
        """Say which unit was chosen beside which field."""
        box = self.sender()
        if isinstance(box, UnitBox):
            self.entry_chosen.emit(box.objectName(), code)

    @Slot(str)
    def say_differential_unit(self, code: str) -> None:
        """Say whether the differential is in per cent or in cells."""
        self.entry_chosen.emit("differential_unit", code)

    def _amount_row(self, name: str) -> EntryField:
        field = self._field(name)
        box = UnitBox(self._look, _OFFERED, self.tr("Unit of {0}").format(label_of(name)[1]))
        box.setObjectName(f"{name}_unit")
        if self._narrow:
            box.setFixedWidth(self._look.px(88))
        box.unit_chosen.connect(self.say_unit)
        field.line.units_wanted.connect(box.showPopup)
        self.units[name] = box
        field.add(box)
        return field

    def _cell_row(self, name: str) -> EntryField:
        field = self._field(name)
        if name == "bands":
            field.add(self._bands_unit, self.not_reported)
            return field
        units = (("%", "%"), (self._absolute, unit_label(self._absolute)))
        switch = SegmentedSwitch(
            self._look,
            units,
            self.tr("Differential in"),
            padding=7 if self._narrow else 9.5,
            enter_goes_on=True,
        )
        switch.chosen.connect(self.say_differential_unit)
        field.line.units_wanted.connect(switch.take_keys)
        self.switches[name] = switch
        field.add(switch)
        return field

    def _field(self, name: str) -> EntryField:
        field = EntryField(self._look, self._phrasebook, name, label_of(name)[0], width=self._width)
        field.call(*label_of(name))
        self.fields[name] = field
        return field

    def _show_unit(self, code: str) -> None:
        """Show per cent or the cell unit; one a file brought stands in the ward's place while it is shown."""
        cells = self._absolute if code == "%" else code
        if code == "%" and cells not in _OFFERED:
            cells = self._phrasebook.first_unit
        if cells != self._absolute:
            for switch in self.switches.values():
                switch.rename(1, cells, unit_label(cells))
            self._absolute = cells
        for switch in self.switches.values():
            switch.set_chosen(code)
        self._bands_unit.setText(unit_label(code))
        has_room = code == "%" and not self._narrow
        self.not_reported.setText(self.tr("not reported") if has_room else self.tr("n/r"))
        self.not_reported.updateGeometry()
