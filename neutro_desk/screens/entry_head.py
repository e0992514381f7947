"""EntryHead: how neutrophils are reported, when the sample was taken, how it was counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.entry_rows import label_of
from neutro_desk.screens.field import GAP, EntryField, plain_label
from neutro_desk.screens.moment_field import MomentField
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.workup.case import Method
from neutro_desk.workup.cbc import EntryMode, TypedCbc

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook


class EntryHead(QWidget):
    """Title, mode, collection time, method.

    Signals:
        entry_chosen: Name of a field of the typed count, and the value a switch gave it.
    """

    entry_chosen = Signal(str, str)

    def __init__(self, look: Look, phrasebook: Phrasebook, width: int, *, narrow: bool = False) -> None:
        """Build the rows, blank."""
        super().__init__()
        self._look, self._narrow = look, narrow
        self.setFixedWidth(width)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(self._title(look))
        lines.addSpacing(look.px(8))
        lines.addLayout(self._mode_row(look))
        lines.addSpacing(look.px(8))
        lines.addWidget(self._collected(look, phrasebook, width))
        lines.addSpacing(look.px(5))
        lines.addWidget(self._method(look, phrasebook, width))

    def show_typed(self, typed: TypedCbc) -> None:
        """Show text and switches that came from outside."""
        self.collected.show_texts(typed.collected_date, typed.collected_time)
        self.cells.line.show_text(typed.cells_counted)
        self.show_switches(typed)

    def show_switches(self, typed: TypedCbc) -> None:
        """Show how neutrophils are reported and how they were counted."""
        self.mode.set_chosen(typed.mode.value)
        self.method.set_chosen(typed.method or None)
        self.cells.line.setEnabled(typed.method != Method.AUTOMATED.value)

    def show_collected(self, collected: datetime | None, now: datetime) -> None:
        """Say when the sample was taken and how long ago; a time ahead of the clock has no age."""
        if collected is None:
            needed = self.tr("Needed for the course")
            self.collected.show_echo(needed if self.collected.is_blank else "")
            return
        self.collected.show_read(collected, self._age(now - collected) if collected <= now else "")

    def _age(self, age: timedelta) -> str:
        minutes = age.days * 1440 + age.seconds // 60
        hours, days = minutes // 60, age.days
        if hours < 1:
            return self.tr("{0} min ago").format(minutes)
        if days < 2:
            return self.tr("{0} h {1} min ago").format(hours, minutes % 60)
        return self.tr("{0} d {1} h ago").format(days, hours % 24)

    @Slot(str)
    def say_mode(self, mode: str) -> None:
        """Say how neutrophils are reported."""
        self.entry_chosen.emit("mode", mode)

    @Slot(str)
    def say_method(self, method: str) -> None:
        """Say how the differential was counted."""
        self.entry_chosen.emit("method", method)

    def _title(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.px(4))
        row.addWidget(plain_label(self.tr("Blood count"), look.font(14, 600)))
        row.addStretch(1)
        self.table = ActionButton(look, self.tr("Earlier"), Role.LINK, key="" if self._narrow else "Shift+F2")
        self.table.setAccessibleName(self.tr("Table of earlier counts"))
        self.new = ActionButton(look, self.tr("New count"), Role.LINK, key="F2")
        row.addWidget(self.table)
        row.addWidget(self.new)
        return row

    def _mode_row(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        modes = (
            (EntryMode.LABORATORY_ANC.value, self.tr("lab ANC")),
            (EntryMode.TOTAL.value, self.tr("total %")),
            (EntryMode.SEGS_AND_BANDS.value, self.tr("segs + bands")),
        )
        label = plain_label("", look.font(13))
        shorter = self.tr("Neutrophils")
        for words, size, padding in (
            (self.tr("Neutrophils as"), 12, 7.5),
            (shorter, 12, 7.5),
            (shorter, 12, 3),
            (shorter, 11, 3),
            ("", 11, 3),
        ):
            label.setText(words)
            self.mode = SegmentedSwitch(
                look,
                modes,
                self.tr("Neutrophils as"),
                text_size=size,
                padding=padding,
                enter_goes_on=True,
            )
            if label.sizeHint().width() + look.px(2) + self.mode.sizeHint().width() <= self.maximumWidth():
                break
        self.mode.chosen.connect(self.say_mode)
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.mode)
        return row

    def _collected(self, look: Look, phrasebook: Phrasebook, width: int) -> MomentField:
        names = (*label_of("collected_date"), self.tr("Time of collection"))
        self.collected = MomentField(look, phrasebook, "collected", names, width=width)
        self.time = self.collected.time
        return self.collected

    def _method(self, look: Look, phrasebook: Phrasebook, width: int) -> EntryField:
        label, full = label_of("cells_counted")
        self.cells = EntryField(
            look, phrasebook, "cells_counted", label, width=width, value=48 if self._narrow else 42
        )
        self.cells.call(label, full)
        self.cells.line.setFont(look.font(14, 500))
        self.cells.line.setProperty("tight", True)
        self.cells.line.setFixedHeight(look.px(30))
        self.cells.keeps_echo_line = False
        self.cells.show_echo("")
        methods = ((Method.MANUAL.value, self.tr("Manual")), (Method.AUTOMATED.value, self.tr("Automated")))
        cells = plain_label(self.tr("cells"), look.font(12), look.theme.text_2)
        beside = self.cells.label.maximumWidth() + self.cells.line.width() + 2 * look.px(GAP)
        for padding, named in ((8, True), (4, True), (8, False), (4, False), (2, False)):
            self.method = SegmentedSwitch(
                look, methods, self.tr("Method"), padding=padding, enter_goes_on=True
            )
            taken = beside + self.method.sizeHint().width()
            if taken + (cells.sizeHint().width() + look.px(GAP) if named else 0) <= width:
                break
        self.method.chosen.connect(self.say_method)
        self.cells.add_before(self.method)
        if named:
            self.cells.add(cells)
        return self.cells
