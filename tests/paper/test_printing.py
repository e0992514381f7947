"""Pages on a painter and on a printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from neutro_desk.paper import printing
from neutro_desk.paper.options import Paper, PaperError
from neutro_desk.paper.page import make_svg_pages
from tests.paper.example import book, options, summary_of_the_drawing

WHITE = 0xFFFFFFFF


def _pages() -> tuple[bytes, ...]:
    return make_svg_pages(summary_of_the_drawing(), book(), options())


def test_a_page_is_painted_whole_into_its_rectangle(qtbot: QtBot) -> None:
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    printing.render_page(_pages()[0], painter, QRectF(0, 0, 420, 594))
    painter.end()
    inked = [image.pixel(x, y) != WHITE for y in range(0, 594, 3) for x in range(0, 420, 3)]
    assert 0.02 < sum(inked) / len(inked) < 0.6
    assert all(image.pixel(x, 5) == WHITE for x in range(420))


def test_pages_come_out_on_the_paper_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.prepare_printer(printer, Paper.LETTER)
    printing.print_pages([*_pages(), *_pages()], printer)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == 2
    assert round(float(pages[0].mediabox.width)) == 612


@pytest.mark.parametrize(
    ("grey", "mode"), [(True, QPrinter.ColorMode.GrayScale), (False, QPrinter.ColorMode.Color)]
)
def test_the_printer_is_told_whether_to_use_colour(
    qtbot: QtBot, grey: bool, mode: QPrinter.ColorMode
) -> None:
    printer = QPrinter()
    printing.prepare_printer(printer, Paper.A4, grey=grey)
    assert printer.colorMode() is mode


def test_a_damaged_page_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(PaperError, match="could not be shown"):
        printing.page_size(b"<svg")


def test_no_page_is_no_print(qtbot: QtBot) -> None:
    with pytest.raises(PaperError, match="no page"):
        printing.print_pages([], QPrinter())
