"""The severity bands of the plot; on screen they are painted once and kept while time moves beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from neutro_desk.screens.marks import paint_hatch
from neutro_desk.workup.grading import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neutro_desk.screens.plot_ground import Frame
    from neutro_desk.screens.plot_series import BandRange
    from neutro_desk.screens.style import Look


class Bands:
    """Paints tint and hatch of bands.

    Attributes:
        are_kept: Whether a picture of them is kept from frame to frame; not for SVG, which has no pixels.
    """

    def __init__(self, look: Look) -> None:
        """Keep nothing yet."""
        self._look = look
        self.are_kept = True
        self._kept = QPixmap()
        self._kept_for: tuple[object, ...] = ()

    def paint(self, painter: QPainter, frame: Frame, bands: Sequence[BandRange]) -> None:
        """Paint the bands of a frame."""
        if not self.are_kept:
            self._paint(painter, frame, bands)
            return
        ratio = painter.device().devicePixelRatioF()
        wanted = (frame.rect.getRect(), frame.scale, tuple(bands), ratio)
        whole = frame.rect.toAlignedRect()
        if wanted != self._kept_for:
            self._kept = QPixmap(whole.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            once = QPainter(self._kept)
            once.translate(-whole.topLeft())
            self._paint(once, frame, bands)
            once.end()
            self._kept_for = wanted
        painter.drawPixmap(whole.topLeft(), self._kept)

    def _paint(self, painter: QPainter, frame: Frame, bands: Sequence[BandRange]) -> None:
        look = self._look
        for band in bands:
            top, bottom = round(frame.y(float(band.high))), round(frame.y(float(band.low)))
            rect = QRectF(frame.rect.left(), top, frame.rect.width(), bottom - top)
            if rect.bottom() < frame.rect.top() or rect.height() <= 0:
                continue
            painter.fillRect(rect, QColor(look.theme.severity[band.word].tint))
            strength = look.theme.hatch_strength
            if band.word is Severity.PROFOUND:  # tall on a log scale, where near solid it would hide the line
                strength = strength / 2 if frame.scale.log else 1.0
            paint_hatch(painter, rect, band.word, look, strength)
