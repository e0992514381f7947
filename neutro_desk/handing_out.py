"""Handing out: the page to a printer or a file, the summary to the clipboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from neutro_desk.desk import Desk
from neutro_desk.leaving import Leaving, NobodysCase, Way
from neutro_desk.paper.options import PageOptions, PaperError
from neutro_desk.screens.asking import Asking
from neutro_desk.text_template import TextTemplate
from neutro_desk.wording.phrasebook import Phrasebook, Reader

CLIPBOARD_SECONDS = 60
"""A copied summary leaves the clipboard after this. Source: UX, Privacy."""


class HandingOut(QObject):
    """Joins desk, page and the system's printer, files and clipboard.

    Attributes:
        leaving: Hears what leaves of a patient of the records, before it does.

    Signals:
        said: A short message for the status line.
        failed: Why the page could not be printed or saved.
    """

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        asking: Asking,
        phrasebooks: Mapping[Reader, Phrasebook],
        texts: Sequence[TextTemplate] = (),
    ) -> None:
        """Keep what is joined, and the ward's own texts."""
        super().__init__()
        self._texts = {text.name: text for text in texts}
        self._desk, self._asking, self._phrasebooks = desk, asking, phrasebooks
        self.leaving: Leaving = NobodysCase()
        self._copied = ""
        self._clearing = QTimer(self)
        self._clearing.setSingleShot(True)
        self._clearing.setInterval(CLIPBOARD_SECONDS * 1000)
        self._clearing.timeout.connect(self.clear_clipboard)

    def stamped(self, options: PageOptions) -> PageOptions:
        """Return the options of a page with who prints it, and where the audit of the records stands."""
        return self.leaving.stamped(options)

    @Slot(object)
    def print_page(self, options: PageOptions) -> None:
        """Print the page through the system's dialog; without a printer offer the file instead."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  loaded when something is printed

        from neutro_desk.paper import printing  # noqa: PLC0415
        from neutro_desk.paper.page import make_svg_pages  # noqa: PLC0415

        if not printing.printer_names():
            self._asking.tell(
                self.tr("No printer found."), (self.tr("The page can be saved as a PDF file instead."),)
            )
            self.save_page(options)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printing.prepare_printer(printer, options.paper, grey=options.grey)
        try:
            pages = make_svg_pages(self._desk.work_up.summary, self._phrasebooks[options.audience], options)
            if self._asking.printer(printer) and self.leaving.page(Way.PAPER, options, b"".join(pages)):
                printing.print_pages(pages, printer)
                self.said.emit(self.tr("Sent to the printer"))
        except PaperError as error:
            self.failed.emit(str(error))

    @Slot(object)
    def save_page(self, options: PageOptions) -> None:
        """Save the page as a PDF file."""
        from neutro_desk.paper.page import make_pdf, write_page  # noqa: PLC0415  the engine loads with a page

        path = self._asking.page_to_save(Path.home() / "neutropenia-summary.pdf")
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            book = self._phrasebooks[options.audience]
            content = make_pdf(self._desk.work_up.summary, book, options)
            if not self.leaving.page(Way.PDF, options, content):
                return
            write_page(path, content, book)
        except PaperError as error:
            self.failed.emit(str(error))
        else:
            self.said.emit(self.tr("Saved the page as {0}").replace("{0}", path.name))

    @Slot()
    def copy_text(self) -> None:
        """Put the summary on the clipboard, as plain text and with headings and tables for a record."""
        from neutro_desk.paper.plain_text import summary_text  # noqa: PLC0415  not needed to start
        from neutro_desk.paper.rich_text import summary_html  # noqa: PLC0415

        if not self.leaving.other(Way.TEXT):
            return
        summary, book = self._desk.work_up.summary, self._phrasebooks[Reader.CLINICIAN]
        self._put(summary_text(summary, book), summary_html(summary, book))
        self.said.emit(self.tr("Summary copied; it leaves the clipboard after a minute"))

    @Slot(str)
    def copy_ward_text(self, name: str) -> None:
        """Put one of the ward's own short texts on the clipboard, filled in from the same summary."""
        from neutro_desk.paper.ward_text import ward_text  # noqa: PLC0415  not needed to start

        if not self.leaving.other(Way.TEXT):
            return
        summary, book = self._desk.work_up.summary, self._phrasebooks[Reader.CLINICIAN]
        self._put(ward_text(self._texts[name], summary, book))
        self.said.emit(self.tr("{0} copied; it leaves the clipboard after a minute").replace("{0}", name))

    def _put(self, text: str, html: str = "") -> None:
        """Put a text on the clipboard, and take it off again after a minute."""
        content = QMimeData()
        content.setText(text)
        if html:
            content.setHtml(html)
        self._copied = text
        QGuiApplication.clipboard().setMimeData(content)
        self._clearing.start()

    @Slot()
    def clear_clipboard(self) -> None:
        """Clear the clipboard if our text still lies there."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
