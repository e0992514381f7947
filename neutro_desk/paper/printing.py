"""Pages onto paper: SVG pages to a painter, a preview or a printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtSvg import QSvgRenderer

from neutro_desk.paper.options import Paper, PaperError

translate = QCoreApplication.translate

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def page_size(svg: bytes) -> QSizeF:
    """Return the size of a page in points.

    Raises:
        PaperError: If the page cannot be read.
    """
    return _renderer(svg).viewBoxF().size()


def render_page(svg: bytes, painter: QPainter, rect: QRectF) -> None:
    """Paint one page into a rectangle, whole and in its own proportions.

    Raises:
        PaperError: If the page cannot be read.
    """
    renderer = _renderer(svg)
    size = renderer.viewBoxF().size()
    scale = min(rect.width() / size.width(), rect.height() / size.height())
    width, height = size.width() * scale, size.height() * scale
    left, top = rect.left() + (rect.width() - width) / 2, rect.top() + (rect.height() - height) / 2
    renderer.render(painter, QRectF(left, top, width, height))


def printer_names() -> list[str]:
    """Return the names of the printers this workstation knows."""
    return [str(name) for name in QPrinterInfo.availablePrinterNames()]


def prepare_printer(printer: QPrinter, paper: Paper, *, grey: bool = False) -> None:
    """Set paper, ink, upright sheets and full page: the margins are in the page itself."""
    printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


def print_pages(svg_pages: Sequence[bytes], printer: QPrinter) -> None:
    """Print every page on a printer that the print dialog, or `prepare_printer`, has set up.

    Raises:
        PaperError: If there is no page, or the printer does not take them.
    """
    if not svg_pages:
        message = translate("Printing", "There is no page to print.")
        raise PaperError(message)
    if printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and not printer.isValid():
        message = translate("Printing", "No printer found.")
        raise PaperError(message)
    painter = QPainter()
    if not painter.begin(printer):
        message = translate(
            "Printing", "The printer did not accept the page. Check that it is switched on and has paper."
        )
        raise PaperError(message)
    try:
        for number, svg in enumerate(svg_pages):
            if number and not printer.newPage():
                message = translate("Printing", "The printer stopped after page {0}.").replace(
                    "{0}", str(number)
                )
                raise PaperError(message)
            render_page(svg, painter, printer.paperRect(QPrinter.Unit.DevicePixel))
    finally:
        painter.end()


def _renderer(svg: bytes) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        message = translate("Printing", "The page could not be shown.")
        raise PaperError(message)
    return renderer
