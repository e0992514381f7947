"""Title, patient and legend above the plot; the legend has entries only for what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from neutro_desk.screens.mark_shapes import paint_mark
from neutro_desk.screens.plot_series import MarkShape, Series

if TYPE_CHECKING:
    from neutro_desk.screens.plot_words import PlotWords
    from neutro_desk.screens.style import Look

LINE = 30
"""Pixels of one line of the header."""

_STARTS_AT, _ENDS_BEFORE = 14, 12
_Entry = tuple[MarkShape, bool, str]


class PlotHeader(QWidget):
    """One line, or two where title and legend do not fit beside each other; nothing of it is cut."""

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def show_patient(self, text: str) -> None:
        """Say who the plot belongs to."""
        self.patient.setText(text)
        self._arrange()

    def show_series(self, series: Series) -> None:
        """Show a legend for what the series holds."""
        intervals = any(mark.interval is not None for mark in series.marks)
        shapes = {mark.shape for mark in series.marks}
        entries = []
        for shape in MarkShape:
            if shape in shapes:
                whisker = intervals and shape is MarkShape.MANUAL
                entries.append((shape, whisker, self._words.shape(shape, with_interval=intervals)))
        self.legend.show_entries(entries)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = self._look
        line, x = look.px(LINE), look.px(_STARTS_AT)
        for label in (self._title, self.patient):
            label.setGeometry(x, look.px(3), label.sizeHint().width(), line - look.px(3))
            x += label.width() + look.px(10)
        wanted = self.legend.sizeHint().width()
        left = self.width() - wanted - look.px(_ENDS_BEFORE)
        second_line = left < x and bool(self.legend.entries)
        top = line - look.px(6) if second_line else look.px(3)
        if second_line:
            left = max(look.px(_STARTS_AT), left)
        self.legend.setGeometry(left, top, wanted, line - look.px(3))
        self.setFixedHeight(line + (look.px(LINE - 10) if second_line else 0))


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
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows every entry."""
        metrics = QFontMetricsF(self._look.font(12))
        width = sum(metrics.horizontalAdvance(text) + self._look.px(31) for _, _, text in self.entries)
        return QSize(round(width), self._look.px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(look.font(12))
        metrics = QFontMetricsF(painter.font())
        x, y = float(look.px(14)), self.height() / 2
        for shape, whisker, text in self.entries:
            if whisker:
                painter.setPen(QPen(QColor(look.theme.text), look.scale * 1.25))
                painter.drawLine(QLineF(x, y - look.px(7), x, y + look.px(7)))
            paint_mark(painter, QPointF(x, y), shape, look)
            painter.setPen(QColor(look.theme.text_2))
            width = metrics.horizontalAdvance(text)
            box = QRectF(x + look.px(11), 0, width + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + look.px(31)
