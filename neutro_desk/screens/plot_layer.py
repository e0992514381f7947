"""One layer of the plot: covers the whole view and lets the plot paint on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

if TYPE_CHECKING:
    from neutro_desk.screens.plot_canvas import PlotCanvas


class PlotLayer(pg.GraphicsObject):  # type: ignore[misc]
    """A layer over the whole view that a function of the plot paints."""

    def __init__(self, plot: PlotCanvas, height: float, *, moves: bool) -> None:
        """Keep the plot; `moves` says whether it is the cursor's layer."""
        super().__init__()
        self._plot = plot
        self._moves = moves
        self.setZValue(height)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        if not moves:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        """Return the whole view."""
        return QRectF(self._plot.viewport().rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the layer."""
        painter.setClipRect(self.boundingRect())  # not what the item painted before it left to an SVG picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if self._moves:
            self._plot.paint_cursor(painter)
        else:
            self._plot.paint_still(painter)
