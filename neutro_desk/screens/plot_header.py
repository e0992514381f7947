"""Title, patient and legend above the plot; the legend has entries only for what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.mark_shapes import paint_mark, paint_provisional
from neutro_desk.screens.plot_series import MarkShape, Series

if TYPE_CHECKING:
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look

LINE = 30
"""Pixels of one line of the header."""

_STARTS_AT, _ENDS_BEFORE, _RING = 14, 12, 6.5
_Entry = tuple[MarkShape | None, bool, str]
"""Shape, None for the ring of provisional counts; whether it has a whisker; and its words."""


class PlotHeader(QWidget):
    """One line, or more where title, patient and legend do not fit beside each other; nothing is cut."""

    def __init__(self, look: Look, words: PlotWords, parent: QWidget | None = None) -> None:
        """Show the title alone."""
        super().__init__(parent)
        self._look, self._words = look, words
        self._title, self.patient = QLabel(words.text("plot.title"), self), QLabel(self)
        self._title.setFont(look.font(13, 600))
        self.patient.setFont(look.font(12))
        self._title.setStyleSheet(f"color: {look.theme.text};")
        self.patient.setStyleSheet(f"color: {look.theme.text_2};")
        self.patient.setTextFormat(Qt.TextFormat.PlainText)
        self.legend = Legend(look, self)
        self.cycles = ActionButton(look, self.tr("Cycles"), Role.LINK, key="C", parent=self)
        self.cycles.setAccessibleDescription(
            self.tr("Lays the cycles of chemotherapy over each other, each from its day 1; key C in the plot")
        )
        self._offers_cycles = False
        self.cycles.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def show_patient(self, text: str) -> None:
        """Say who the plot belongs to."""
        self.patient.setText(text)
        self._arrange()

    def offer_cycles(self, *, offered: bool) -> None:
        """Offer the view of cycles, or not."""
        self._offers_cycles = offered
        self.cycles.setVisible(offered)
        self._arrange()

    def show_series(self, series: Series) -> None:
        """Show a legend for what the series holds."""
        intervals = any(mark.interval is not None for mark in series.marks)
        shapes = {mark.shape for mark in series.marks}
        entries: list[_Entry] = []
        for shape in MarkShape:
            if shape in shapes:
                whisker = intervals and shape is MarkShape.MANUAL
                entries.append((shape, whisker, self._words.shape(shape, with_interval=intervals)))
        if any(mark.sample.provisional for mark in series.marks):
            entries.append((None, False, self._words.text("plot.provisional")))
        self.legend.show_entries(entries)
        self._arrange()

    def draw(self, painter: QPainter) -> None:
        """Draw title, patient and legend on something other than the screen, its own corner at the origin."""
        look = self._look
        for label, ink in ((self._title, look.theme.text), (self.patient, look.theme.text_2)):
            painter.setFont(label.font())
            painter.setPen(QColor(ink))
            painter.drawText(QRectF(label.geometry()), Qt.AlignmentFlag.AlignVCenter, label.text())
        painter.save()
        painter.translate(self.legend.pos())
        self.legend.draw(painter)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put title, patient and legend on as few lines as show each of them whole."""
        look = self._look
        line, left = look.px(LINE), look.px(_STARTS_AT)
        title, patient = self._title.sizeHint().width(), self.patient.sizeHint().width()
        gap, right = look.px(10), self.width() - look.px(_ENDS_BEFORE)
        together = left + title + gap + patient <= right
        self._title.setGeometry(left, look.px(3), title, line - look.px(3))
        bottom = line
        x = left + title + gap if together else left
        top = look.px(3) if together else line - look.px(8)
        self.patient.setGeometry(x, top, patient, line - look.px(3))
        switch = self.cycles.sizeHint()
        at = min(x + patient + look.px(6), right - switch.width())
        self.cycles.setGeometry(
            at, top + (line - look.px(3) - switch.height()) // 2, switch.width(), switch.height()
        )
        if self._offers_cycles:
            patient += look.px(6) + switch.width()
        if not together:
            bottom = top + line - look.px(3)
        beside = together and x + patient + gap + self.legend.width_in_one_line() <= right
        if beside:
            legend = self.legend.width_in_one_line()
            self.legend.setGeometry(right - legend, look.px(3), legend, line - look.px(3))
        else:
            top = bottom - look.px(6)
            height = self.legend.heightForWidth(right - left)
            wide = min(self.legend.width_in_one_line(), right - left)
            self.legend.setGeometry(right - wide, top, wide, height)
            bottom = top + height if self.legend.entries else bottom
        self.setFixedHeight(bottom)


class Legend(QWidget):
    """Marks with what they mean."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Start without entries."""
        super().__init__(parent)
        self._look = look
        self.entries: Sequence[_Entry] = ()

    def show_entries(self, entries: Sequence[_Entry]) -> None:
        """Show shapes, whether each has a whisker, and their words."""
        self.entries = entries
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join(text for _, _, text in entries))
        self.update()

    def width_in_one_line(self) -> int:
        """Return the pixels that all entries take beside each other."""
        return round(sum(self._widths()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that the entries need."""
        lines = max((line for line, _ in self._places(width)), default=0) + 1
        return self._look.px(LINE - 8) * lines + self._look.px(5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries."""
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw the entries."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(look.font(12))
        places = self._places(self.width())
        lines = max((line for line, _ in places), default=0) + 1
        for (line, left), (shape, whisker, text) in zip(places, self.entries, strict=True):
            x, y = left + look.px(14), self.height() * (line + 0.5) / lines
            if whisker:
                painter.setPen(QPen(QColor(look.theme.text), look.scale * 1.25))
                painter.drawLine(QLineF(x, y - look.px(7), x, y + look.px(7)))
            if shape is None:
                paint_provisional(painter, QPointF(x, y), look, _RING)
            else:
                paint_mark(painter, QPointF(x, y), shape, look)
            painter.setPen(QColor(look.theme.text_2))
            box = QRectF(x + look.px(11), y - look.px(10), self.width(), look.px(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self._look.font(12))
        return [metrics.horizontalAdvance(text) + self._look.px(31) for _, _, text in self.entries]

    def _places(self, width: int) -> list[tuple[int, float]]:
        """Return line and left end of each entry."""
        places: list[tuple[int, float]] = []
        line, left = 0, 0.0
        for wanted in self._widths():
            if places and left + wanted > width + 1:
                line, left = line + 1, 0.0
            places.append((line, left))
            left += wanted
        return places
