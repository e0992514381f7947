"""The course as a picture for clipboard and file: on white, with title, patient, axes and legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from neutro_desk.screens.plot_canvas import PlotCanvas
from neutro_desk.screens.plot_header import PlotHeader
from neutro_desk.screens.plot_words import PlotWords
from neutro_desk.screens.style import Look
from neutro_desk.screens.theme import LIGHT, Theme

if TYPE_CHECKING:
    from neutro_desk.screens.picture_wanted import PictureContents
    from neutro_desk.wording.phrasebook import Phrasebook

WIDTH, HEIGHT = 1200, 675
PANEL_HEIGHT = 60
"""What a panel of another line adds to the height."""

DOTS = 2
"""Pixels of a picture to one of the design, so that it stays sharp in a letter."""


class CoursePicture:
    """Draws one picture from the parts of the window, whatever look the window has."""

    def __init__(
        self,
        contents: PictureContents,
        phrasebook: Phrasebook,
        *,
        theme: Theme = LIGHT,
        size: tuple[int, int] = (WIDTH, HEIGHT),
    ) -> None:
        """Lay header and plot out, unseen."""
        look = Look(theme)
        size = (size[0], size[1] + PANEL_HEIGHT * len(contents.panels))
        self._size = QSize(*size)
        self._ground = QColor(theme.surface)
        self._header = PlotHeader(look, PlotWords(phrasebook))
        self._header.resize(size[0], self._header.height())
        self._header.show_patient(contents.patient)
        self._header.show_series(contents.series)
        top = self._header.height()
        self._plot = PlotCanvas(look, phrasebook)
        self._plot.draws_afresh()
        self._plot.chosen_window = contents.window
        self._plot.cursor_place = None
        self._plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._plot.resize(size[0], size[1] - top)
        self._plot.show()  # a view that was never shown has no room to lay its parts out in
        known = bool(contents.series.marks)
        self._plot.show_series(contents.series, contents.events, known_time=known)
        self._plot.show_lines(contents.panels)
        self._plot.show_log(contents.is_log)
        self._plot.show_range(contents.start, contents.end)
        self._plot.cursor_place = None

    def image(self, dots: int = DOTS) -> QImage:
        """Return the picture in pixels, `dots` of them to one of the design."""
        image = QImage(self._size * dots, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(dots)
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return image

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        return bytes(content.data())

    def svg(self, title: str) -> bytes:
        """Return the picture as an SVG file, with a title for readers and screen readers."""
        content = QByteArray()
        buffer = QBuffer(content)
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the smaller standard knows no clipping
        generator.setResolution(self._plot.logicalDpiX())
        generator.setOutputDevice(buffer)
        generator.setSize(self._size)
        generator.setViewBox(QRect(QPoint(), self._size))
        generator.setTitle(title)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return bytes(content.data())

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.fillRect(QRect(QPoint(), self._size), self._ground)
        top = self._header.height()
        self._plot.render(
            painter,
            QRectF(0, top, self._size.width(), self._size.height() - top),
            QRect(0, 0, self._size.width(), self._size.height() - top),
        )
        painter.setClipRect(QRect(QPoint(), self._size))
        self._header.draw(painter)
