"""The tools of the course pane: how much time is shown, the table on a small window, adding an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.picture_wanted import Export
from neutro_desk.screens.plot_series import Span
from neutro_desk.screens.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look

LINEAR, LOG = "linear", "log"


class CourseTools(QWidget):
    """A row of tools that stands in the window's row of tabs.

    Signals:
        span_chosen: Another `Span` was chosen.
        table_switched: Whether the table is wanted where there is no room for all.
        event_wanted: An event is to be added.
        log_switched: Whether counts are wanted on a logarithmic scale.
        export_chosen: An `Export` was chosen from the menu.
        lines_switched: Whether white cells, platelets and haemoglobin are wanted under the counts.
    """

    span_chosen = Signal(object)
    table_switched = Signal(bool)
    event_wanted = Signal()
    log_switched = Signal(bool)
    export_chosen = Signal(object)
    lines_switched = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Build the row."""
        super().__init__(parent)
        self._look, self._says_less = look, False
        self._span = Span.SIX_WEEKS
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        texts = (
            (Span.EPISODE.value, self.tr("This episode")),
            (Span.SIX_WEEKS.value, self.tr("6 weeks")),
            (Span.ALL.value, self.tr("All")),
        )
        self.spans = SegmentedSwitch(look, texts, self.tr("Time shown"))
        self.spans.setAccessibleDescription(self.tr("How much of the course the plot shows"))
        self.spans.set_chosen(Span.SIX_WEEKS.value)
        self.spans.chosen.connect(self.say_span)
        self.table = self._button(self.tr("Table"))
        self.table.setCheckable(True)
        self.table.setAccessibleDescription(self.tr("Shows the counts as a table instead of the statements"))
        self.table.toggled.connect(self.table_switched)
        self.table.hide()
        self.add_event = ActionButton(look, self.tr("Add event"), Role.ANSWER, key="F7")
        self.add_event.setAccessibleDescription(self.tr("Adds a drug, fever or other event to the time line"))
        self.add_event.clicked.connect(self.event_wanted)
        self.scales = SegmentedSwitch(
            look, ((LINEAR, self.tr("Linear")), (LOG, self.tr("Log"))), self.tr("Scale of counts")
        )
        self.scales.setAccessibleDescription(self.tr("Linear, or logarithmic above 0.01; key L in the plot"))
        self.scales.set_chosen(LINEAR)
        self.scales.chosen.connect(self.say_scale)
        self.export = ActionButton(look, self.tr("Export"), Role.ANSWER)
        self.export.setAccessibleDescription(self.tr("Opens a menu: copy the picture, save picture or table"))
        self.export.clicked.connect(self.open_exports)
        self.lines = self._button(self.tr("Other lines"))
        self.lines.setCheckable(True)
        self.lines.toggled.connect(self.lines_switched)
        self.offer_lines(offered=False, counts=False)
        for tool in (self.spans, self.scales, self.lines, self.table, self.export, self.add_event):
            row.addWidget(tool)

    def fit(self, width: int) -> None:
        """Say less where the row is narrow."""
        self._say_less(less=False)
        if self.sizeHint().width() > width:
            self._say_less(less=True)

    def offer_lines(self, *, offered: bool, counts: bool) -> None:
        """Offer the switch of other lines, or say that none of the counts has any."""
        self.lines.setEnabled(offered)
        self._lines_text = self.tr("No other lines") if counts and not offered else self.tr("Other lines")
        self.lines.setText(self.tr("Lines") if self._says_less else self._lines_text)
        self.lines.setAccessibleName(self._lines_text)
        self.lines.setAccessibleDescription(
            self.tr("Shows white cells, platelets and haemoglobin under the plot; key O in the plot")
            if offered
            else self.tr("No white count, platelets or haemoglobin with a time is recorded")
        )
        self.lines.setToolTip(self.lines.accessibleDescription())
        self.updateGeometry()

    def show_lines_wanted(self, wanted: bool) -> None:
        """Show whether other lines are wanted, without saying so."""
        self.lines.blockSignals(True)
        self.lines.setChecked(wanted)
        self.lines.blockSignals(False)

    def _say_less(self, *, less: bool) -> None:
        if less == self._says_less:
            return
        self._says_less = less
        self.spans.show_text(Span.EPISODE.value, self.tr("Episode") if less else self.tr("This episode"))
        self.lines.setText(self.tr("Lines") if less else self._lines_text)
        self.add_event.show_text(self.tr("Add event"), "" if less else "F7")
        self.updateGeometry()

    @property
    def span(self) -> Span:
        """The span that was chosen last, also while the picture was zoomed or moved away from it."""
        return self._span

    def show_span(self, span: Span) -> None:
        """Show another span as chosen, without saying so."""
        self._span = span
        self.spans.set_chosen(span.value)

    @Slot()
    def leave_span(self) -> None:
        """Show no span as chosen, as the picture shows another stretch of time."""
        self.spans.set_chosen(None)

    @Slot(str)
    def say_span(self, value: str) -> None:
        """Say which span was chosen."""
        self._span = Span(value)
        self.span_chosen.emit(Span(value))

    @Slot(bool)
    def show_log(self, log: bool) -> None:
        """Show which scale is in use, without saying so."""
        self.scales.set_chosen(LOG if log else LINEAR)

    @Slot(str)
    def say_scale(self, value: str) -> None:
        """Say which scale was chosen."""
        self.log_switched.emit(value == LOG)

    @Slot()
    def open_exports(self) -> None:
        """Open the menu of what the course can leave the window as."""
        self.exports().popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def exports(self) -> QMenu:
        """Return the menu; it goes once it was closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts = {
            Export.COPY: self.tr("Copy picture\tCtrl+C in the plot"),
            Export.PNG: self.tr("Save picture as PNG…"),
            Export.SVG: self.tr("Save picture as SVG…"),
            Export.CSV: self.tr("Save counts as CSV…"),
        }
        for way, text in texts.items():
            menu.addAction(text).setData(way.name)
        menu.triggered.connect(self.say_export)
        return menu

    @Slot(QAction)
    def say_export(self, action: QAction) -> None:
        """Say what was chosen."""
        self.export_chosen.emit(Export[action.data()])

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setFont(self._look.font(13, 500))
        button.setAutoDefault(False)
        return button
