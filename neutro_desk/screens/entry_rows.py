"""The rows of the entry column: fields beside each other, the texts on them, dividers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.field import CELL, EntryField, plain_label
from neutro_desk.screens.unit_box import UnitBox

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.cbc import TypedCbc

CELL_GAP = 7.7
"""Gap between four fields side by side: they end where the switch above them ends."""

COMMON_CELLS = ("lymphocytes", "monocytes", "eosinophils", "basophils")
OTHER_LINES = ("haemoglobin", "mcv", "platelets", "nrbc")
RARE_CELLS = (
    ("metamyelocytes", "myelocytes", "promyelocytes", "immature_granulocytes"),
    ("blasts", "atypical_lymphocytes", "other", "reticulocytes"),
)
CHOSEN_UNITS = {
    "haemoglobin": ("g/L", "g/dL"),
    "platelets": ("10*9/L", "/uL"),
    "reticulocytes": ("%", "10*9/L"),
}
FIXED_UNITS = ("mcv", "nrbc")


def label_of(name: str) -> tuple[str, str]:
    """Return the short label of a field and its full name for a screen reader."""
    translate = QCoreApplication.translate
    texts = {
        "collected_date": (translate("Entry", "Collected"), translate("Entry", "Date of collection")),
        "received_date": (
            translate("Entry", "Arrived"),
            translate("Entry", "Date the sample arrived in the laboratory"),
        ),
        "wbc": (translate("Entry", "WBC"), translate("Entry", "White blood cells")),
        "anc": (translate("Entry", "Lab ANC"), translate("Entry", "Laboratory absolute neutrophil count")),
        "neutrophils": (translate("Entry", "Neutrophils"), translate("Entry", "Neutrophils, total")),
        "segs": (translate("Entry", "Segs"), translate("Entry", "Segmented neutrophils")),
        "bands": (translate("Entry", "Bands"), translate("Entry", "Band neutrophils")),
        "lymphocytes": (translate("Entry", "Lymph"), translate("Entry", "Lymphocytes")),
        "monocytes": (translate("Entry", "Mono"), translate("Entry", "Monocytes")),
        "eosinophils": (translate("Entry", "Eos"), translate("Entry", "Eosinophils")),
        "basophils": (translate("Entry", "Baso"), translate("Entry", "Basophils")),
        "haemoglobin": (translate("Entry", "Hb"), translate("Entry", "Haemoglobin")),
        "mcv": (translate("Entry", "MCV"), translate("Entry", "Mean cell volume")),
        "platelets": (translate("Entry", "Plt"), translate("Entry", "Platelets")),
        "nrbc": (translate("Entry", "nRBC"), translate("Entry", "Nucleated red cells per 100 white cells")),
        "metamyelocytes": (translate("Entry", "Metas"), translate("Entry", "Metamyelocytes")),
        "myelocytes": (translate("Entry", "Myelos"), translate("Entry", "Myelocytes")),
        "promyelocytes": (translate("Entry", "Promyel"), translate("Entry", "Promyelocytes")),
        "immature_granulocytes": (translate("Entry", "IG"), translate("Entry", "Immature granulocytes")),
        "blasts": (translate("Entry", "Blasts"), translate("Entry", "Blasts")),
        "atypical_lymphocytes": (translate("Entry", "Atyp ly"), translate("Entry", "Atypical lymphocytes")),
        "other": (translate("Entry", "Other"), translate("Entry", "Other cells")),
        "reticulocytes": (translate("Entry", "Retics"), translate("Entry", "Reticulocytes")),
        "laboratory": (translate("Entry", "Lab name"), translate("Entry", "Name of the laboratory")),
        "anc_lower_limit": (
            translate("Entry", "Lab limit"),
            translate("Entry", "Laboratory lower limit of the ANC"),
        ),
        "cells_counted": (translate("Entry", "Method"), translate("Entry", "Cells counted")),
    }
    return texts[name]


def fixed_unit(name: str) -> str:
    """Return the unit of a field that knows one alone."""
    translate = QCoreApplication.translate
    return {"mcv": "fL", "nrbc": translate("Entry", "/100 WBC")}[name]


class CellRow(QWidget):
    """Four small fields side by side, or two above two; their questions open beneath them all.

    Signals:
        unit_chosen: Name of the field of the typed count that holds a unit, and the unit's code.
    """

    unit_chosen = Signal(str, str)

    def __init__(
        self, look: Look, phrasebook: Phrasebook, names: tuple[str, ...], width: int, *, columns: int = 4
    ) -> None:
        """Build the fields, blank."""
        super().__init__()
        self.fields: dict[str, EntryField] = {}
        self.unit_boxes: dict[str, UnitBox] = {}
        self._look = look
        self._with_echo = [name for name in names if name not in CHOSEN_UNITS and name not in FIXED_UNITS]
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        self.lines.addLayout(grid)
        cell = CELL if columns == len(names) else (width / look.scale - CELL_GAP) / columns
        for place, name in enumerate(names):
            field = EntryField(
                look,
                phrasebook,
                name,
                label_of(name)[0],
                width=width,
                value=cell,
                host=self.lines,
                beneath=self._unit(name),
            )
            field.call(*label_of(name))
            if name in self.unit_boxes:
                field.line.units_wanted.connect(self.unit_boxes[name].showPopup)
            self.fields[name] = field
            grid.addWidget(field, place // columns, 2 * (place % columns), Qt.AlignmentFlag.AlignTop)
        for gap in range(1, 2 * columns - 1, 2):
            grid.setColumnStretch(gap, 1)
        self.setFixedWidth(width)

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text and units that came from outside."""
        for name, field in self.fields.items():
            field.line.show_text(getattr(typed, name))
        for name, box in self.unit_boxes.items():
            box.set_unit(getattr(typed, f"{name}_unit"))

    def show_shares(self, sign: str) -> None:
        """Write the sign of the differential's unit behind the labels of the cells."""
        for name in self._with_echo:
            short, full = label_of(name)
            self.fields[name].call(f"{short} {sign}".rstrip(), f"{full} {sign}".rstrip())

    def show_echo_line(self) -> None:
        """Keep the line of echoes only while one of them says something."""
        shown = any(self.fields[name].echo.text() for name in self._with_echo)
        for name in self._with_echo:
            self.fields[name].echo.setVisible(shown)

    def _unit(self, name: str) -> QWidget | None:
        look = self._look
        if name in CHOSEN_UNITS:
            box = UnitBox(look, CHOSEN_UNITS[name], label_of(name)[1], flat=True)
            box.setObjectName(f"{name}_unit")
            # A stop of the Tab key here would stand between one number and the next.
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            box.unit_chosen.connect(self.say_unit)
            self.unit_boxes[name] = box
            return box
        if name in FIXED_UNITS:
            unit = plain_label(fixed_unit(name), look.font(12), look.theme.text_2)
            unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            unit.setContentsMargins(0, 0, look.px(2), 0)
            return unit
        return None

    def say_unit(self, code: str) -> None:
        """Say which unit was chosen for which field."""
        box = self.sender()
        if isinstance(box, UnitBox):
            self.unit_chosen.emit(box.objectName(), code)


class Divider(QWidget):
    """A line of 1 px across the whole column."""

    def __init__(self, look: Look, above: float, below: float) -> None:
        """Build it with its space above and below, in pixels of the design."""
        super().__init__()
        self._look, self._above = look, look.px(above)
        self.setFixedHeight(look.px(above) + look.px(below) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(0, self._above, self.width(), 1, QColor(self._look.theme.divider))
        painter.end()


def indented(widget: QWidget, margin: int) -> QHBoxLayout:
    """Return a row that keeps the column's margin left of a widget."""
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(widget)
    row.addStretch(1)
    return row
