"""The page before it is printed: for whom, on what paper, with which notes; print, save, copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from neutro_desk.background import Errand
from neutro_desk.paper.options import PageOptions, Paper, PaperError, WardPage
from neutro_desk.screens.action_button import ActionButton, Role
from neutro_desk.screens.key_names import key_name
from neutro_desk.screens.page_preview import PagePreview, Zoom
from neutro_desk.screens.segmented import SegmentedSwitch
from neutro_desk.screens.slim_bar import slim_bar
from neutro_desk.screens.ward_texts_button import WardTextsButton
from neutro_desk.wording.phrasebook import Reader

if TYPE_CHECKING:
    from neutro_desk.screens.style import Look
    from neutro_desk.wording.phrasebook import Phrasebook
    from neutro_desk.workup.case import Patient
    from neutro_desk.workup.summary import Summary
    from neutro_desk.workup.whole import WorkUp

CONTROLS, BAR = 264, 46


class NotesField(QPlainTextEdit):
    """Plain text for the page.

    Signals:
        finished: The field lost the focus.
    """

    finished = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that editing ended; a menu over the field does not end it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


class SummaryPane(QWidget):
    """Preview and choices of the page.

    Signals:
        print_wanted: `PageOptions` to print with.
        pdf_wanted: `PageOptions` to save a PDF with.
        copy_wanted: The summary is to be copied as text.
        notes_typed: The notes, when editing ends.
        page_made: The preview is up to date.
    """

    print_wanted = Signal(object)
    pdf_wanted = Signal(object)
    copy_wanted = Signal()
    text_wanted = Signal(str)
    notes_typed = Signal(str)
    page_made = Signal()

    def __init__(
        self,
        look: Look,
        phrasebooks: Mapping[Reader, Phrasebook],
        clock: Callable[[], datetime],
        ward: WardPage,
        paper: str,
        texts: Sequence[str] = (),
    ) -> None:
        """Build the pane; the first page is made when the pane is first seen.

        Args:
            look: Theme and scale.
            phrasebooks: One for each reader.
            clock: The time that is printed.
            ward: What the ward sets for its pages.
            paper: `a4` or `letter`, from the ward's settings.
            texts: Names of the ward's own short texts.
        """
        super().__init__()
        self._look, self._phrasebooks, self._clock = look, phrasebooks, clock
        self._ward = ward
        self.stamped: Callable[[PageOptions], PageOptions] | None = None
        self._work_up: WorkUp | None = None
        self._patient: Patient | None = None
        self._notes = ""
        self._made_of: tuple[Summary, Reader, Paper, bool, bool] | None = None
        self._busy = self._again = self._is_tight = False
        self._errand = Errand((PaperError,), self)
        self._errand.finished.connect(self.show_pages)
        self._errand.failed.connect(self.show_failure)
        self.preview = PagePreview(look, self)
        self.texts_button = WardTextsButton(look, texts)
        self._build_controls(paper)
        self._build_bar()
        self._connect()

    # -- building -----------------------------------------------------------------------------------------

    def _build_controls(self, paper: str) -> None:
        look = self._look
        self._controls = QWidget()
        self._controls.setObjectName("pageControls")
        self._controls.setStyleSheet(f"#pageControls {{ background: {look.theme.surface}; }}")
        self._side = QScrollArea(self)
        self._side.setFrameShape(QScrollArea.Shape.NoFrame)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidgetResizable(True)
        slim_bar(self._side, look)
        rows = QVBoxLayout(self._controls)
        rows.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        rows.setSpacing(look.px(6))
        readers = [(Reader.CLINICIAN.value, self.tr("Clinician")), (Reader.PATIENT.value, self.tr("Patient"))]
        self.reader = SegmentedSwitch(look, readers, self.tr("Reader of the page"), padding=12)
        self.reader.set_chosen(Reader.CLINICIAN.value)
        papers = [(Paper.A4.value, self.tr("A4")), (Paper.LETTER.value, self.tr("Letter"))]
        self.paper = SegmentedSwitch(look, papers, self.tr("Paper"), padding=12)
        self.paper.set_chosen(paper if paper in {size.value for size in Paper} else Paper.A4.value)
        inks = [("colour", self.tr("Colour")), ("grey", self.tr("Grey"))]
        self.ink = SegmentedSwitch(look, inks, self.tr("Ink"), padding=12)
        self.ink.set_chosen("colour")
        self.sensitive = QCheckBox(self.tr("Name sensitive tests"))
        self.sensitive.setFont(look.font(12))
        self.sensitive.setAccessibleDescription(self.tr("Such as an HIV test, on the page for the patient"))
        outline = self.sensitive.palette()
        outline.setColor(outline.ColorRole.Window, QColor(look.theme.border))
        self.sensitive.setPalette(outline)
        self.sensitive.hide()
        self.notes = NotesField()
        self.notes.setFont(look.font(13))
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setAccessibleDescription(self.tr("Plain text, printed on the page for the clinician"))
        self.notes.setMinimumHeight(look.px(56))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setFont(look.font(13))
        theme = look.theme
        self.message.setStyleSheet(
            f"color: {theme.question_text}; background: {theme.question_ground};"
            f" border-left: {look.px(3)}px solid {theme.question_edge}; padding: {look.px(6)}px;"
        )
        self.message.hide()
        self.print_button = ActionButton(look, "", Role.MAIN)
        self.pdf_button, self.copy_button = ActionButton(look, ""), ActionButton(look, "")
        self._name_ways(look.px(CONTROLS))
        parts: tuple[QWidget, ...] = (
            self._named(self.tr("For")),
            self.reader,
            self.sensitive,
            self._named(self.tr("Paper")),
            self.paper,
            self._named(self.tr("Ink")),
            self.ink,
            self._named(self.tr("Notes, printed on the page")),
            self.notes,
            self.message,
            self.print_button,
            self.pdf_button,
            self.copy_button,
            self.texts_button,
        )
        for part in parts:
            rows.addWidget(part, 1 if part is self.notes else 0)
        self._side.setWidget(self._controls)

    def _named(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._look.font(12))
        label.setStyleSheet(f"color: {self._look.theme.text_2};")
        return label

    def _build_bar(self) -> None:
        look = self._look
        self.back = ActionButton(look, "‹", Role.ANSWER, parent=self)
        self.onward = ActionButton(look, "›", Role.ANSWER, parent=self)
        self.smaller = ActionButton(look, "−", Role.ANSWER, parent=self)
        self.larger = ActionButton(look, "+", Role.ANSWER, parent=self)
        names = (self.tr("Page back"), self.tr("Page on"), self.tr("Smaller"), self.tr("Larger"))
        keys = (self.tr("Page Up"), self.tr("Page Down"), "−", "+")
        turning = (self.back, self.onward, self.smaller, self.larger)
        for button, name, key in zip(turning, names, keys, strict=True):
            button.setAccessibleName(name)
            button.setAccessibleDescription(self.tr("In the page: {0}").replace("{0}", key))
            button.setToolTip(name)
        sizes = [(Zoom.FIT.value, self.tr("Fit width")), (Zoom.FULL.value, self.tr("100 %"))]
        self.zoom = SegmentedSwitch(look, sizes, self.tr("Size of the preview"), parent=self)
        self.zoom.set_chosen(Zoom.FIT.value)
        self.page = QLabel(self)
        self.page.setFont(look.font(13))
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _connect(self) -> None:
        self.reader.chosen.connect(self.choose_reader)
        self.paper.chosen.connect(self.make_again)
        self.ink.chosen.connect(self.make_again)
        self.sensitive.toggled.connect(self.make_again)
        self.notes.finished.connect(self.finish_notes)
        self.print_button.clicked.connect(self.ask_print)
        self.pdf_button.clicked.connect(self.ask_pdf)
        self.copy_button.clicked.connect(self.ask_copy)
        self.texts_button.text_chosen.connect(self.ask_text)
        self.back.clicked.connect(self.preview.previous_page)
        self.onward.clicked.connect(self.preview.next_page)
        self.smaller.clicked.connect(self.preview.zoom_out)
        self.larger.clicked.connect(self.preview.zoom_in)
        self.zoom.chosen.connect(self.choose_zoom)
        self.preview.page_changed.connect(self.show_place)
        self.preview.zoom_changed.connect(self.show_place)

    # -- values in ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_work_up(self, work_up: WorkUp) -> None:
        """Take a work-up; the page is made anew while the pane is seen, otherwise when it is seen next."""
        patient, notes = work_up.case.patient, work_up.case.notes
        if self._patient is not None and patient != self._patient:
            self.start_over()
        self._work_up, self._patient = work_up, patient
        if notes != self._notes:
            self._notes = notes
            self.notes.setPlainText(notes)
        if self.isVisible():
            self._make()

    @Slot()
    def start_over(self) -> None:
        """Forget what belongs to the case before: its page and notes that were not handed on."""
        self._errand.cancel()
        self._work_up = self._made_of = self._patient = None
        self._busy = self._again = False
        self._notes = ""
        self.notes.setPlainText("")
        self.message.hide()
        self.preview.show_pages(())
        self.preview.show_updating("")

    @Slot(str)
    def show_trouble(self, text: str) -> None:
        """Say what went wrong with printing or saving; "" takes it away."""
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    @property
    def options(self) -> PageOptions:
        """What is chosen, at this time."""
        chosen = PageOptions(
            audience=Reader(self.reader.value),
            paper=Paper(self.paper.value),
            printed_at=self._clock(),
            ward=self._ward,
            names_sensitive=self.sensitive.isChecked() and self._for_patient(),
            grey=self.ink.value == "grey",
        )
        return chosen if self.stamped is None else self.stamped(chosen)

    def _name_ways(self, room: int) -> None:
        """Name the ways out of the program on their buttons, with their keys where there is room."""
        ways = (
            (self.print_button, self.tr("Print"), "Ctrl+P"),
            (self.pdf_button, self.tr("Save PDF"), "Ctrl+Shift+P"),
            (self.copy_button, self.tr("Copy as text"), "Ctrl+Shift+C"),
        )
        for button, text, key in ways:
            button.show_text(text, key)
            if button.sizeHint().width() > room:
                button.show_text(text)
                button.setAccessibleDescription(key_name(key))

    def _for_patient(self) -> bool:
        return self.reader.value == Reader.PATIENT.value

    # -- making the page ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page when it is seen."""
        super().showEvent(event)
        self._make()

    @Slot()
    def make_again(self) -> None:
        """Make the page with what is chosen now."""
        self._make()

    @Slot(str)
    def choose_reader(self, reader: str) -> None:
        """Make the page for another reader."""
        self.sensitive.setVisible(reader == Reader.PATIENT.value)
        self._make()

    def _make(self) -> None:
        if self._work_up is None or not self.isVisible():
            return
        if self._busy:
            self._again = True
            return
        from neutro_desk.paper.page import make_svg_pages  # noqa: PLC0415 - not before a page is seen

        options, summary = self.options, self._work_up.summary
        made_of = (summary, options.audience, options.paper, options.names_sensitive, options.grey)
        if made_of == self._made_of:
            return
        self._made_of, self._busy = made_of, True
        self.preview.show_updating(self.tr("Updating") if self.preview.count else self.tr("Making the page"))
        phrasebook = self._phrasebooks[options.audience]
        self._errand.request(partial(make_svg_pages, summary, phrasebook, options))

    @Slot(object)
    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show the page that was made."""
        self.show_trouble("")
        self.preview.show_pages(pages)
        self._finish()

    @Slot(object)
    def show_failure(self, error: PaperError) -> None:
        """Say why there is no page; the old one would show numbers that no longer hold."""
        self._made_of = None
        self.preview.show_pages(())
        self.show_trouble(str(error))
        self._finish()

    def _finish(self) -> None:
        self._busy = False
        self.preview.show_updating("")
        if self._again:
            self._again = False
            self._make()
        if not self._busy:
            self.page_made.emit()

    # -- what the user did --------------------------------------------------------------------------------

    @Slot()
    def ask_print(self) -> None:
        """Ask for the page on paper."""
        self.finish_notes()
        self.print_wanted.emit(self.options)

    @Slot()
    def ask_pdf(self) -> None:
        """Ask for the page as a file."""
        self.finish_notes()
        self.pdf_wanted.emit(self.options)

    @Slot()
    def ask_copy(self) -> None:
        """Ask for the summary as text."""
        self.finish_notes()
        self.copy_wanted.emit()

    @Slot(str)
    def ask_text(self, name: str) -> None:
        """Ask for one of the ward's own texts."""
        self.finish_notes()
        self.text_wanted.emit(name)

    @Slot()
    def finish_notes(self) -> None:
        """Hand the notes on if they changed."""
        text = self.notes.toPlainText()
        if text != self._notes and self._work_up is not None:
            self._notes = text
            self.notes_typed.emit(text)

    @Slot()
    def take_focus(self) -> None:
        """Give the preview the focus."""
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def choose_zoom(self, zoom: str) -> None:
        """Fit the width, or show the size on paper."""
        self.preview.set_zoom(Zoom(zoom))

    @Slot()
    def show_place(self) -> None:
        """Say which page is shown, and how large."""
        count, place = self.preview.count, self.preview.place
        said = self.tr("Page {0} of {1}").format(place + 1, count) if count else ""
        self.page.setText(f"{place + 1} / {count}" if count and self._is_tight else said)
        self.page.setAccessibleName(said)
        self.back.setEnabled(place > 0)
        self.onward.setEnabled(place + 1 < count)
        self.zoom.set_chosen(None if self.preview.zoom is Zoom.OWN else self.preview.zoom.value)

    # -- room ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        super().resizeEvent(event)
        look, left = self._look, min(self._look.px(CONTROLS), self.width() * 2 // 5)
        self._side.setGeometry(0, 0, left, self.height())
        self._name_ways(left - look.px(32) - self._side.verticalScrollBar().sizeHint().width())
        bar = QRect(left + 1, 0, self.width() - left - 1, look.px(BAR))
        self.preview.setGeometry(bar.left(), bar.bottom() + 2, bar.width(), self.height() - bar.bottom() - 2)
        small, top = look.px(32), (bar.height() - look.px(30)) // 2
        named = self.page.fontMetrics().horizontalAdvance(self.tr("Page {0} of {1}").format(10, 10))
        place, tight_place = max(look.px(96), named), look.px(32)
        around = 4 * small + look.px(24 + 3 * 4 + 3 * 6)
        for words in (self.tr("Fit width"), self.tr("Width")):
            self.zoom.show_text(Zoom.FIT.value, words)
            zoom = self.zoom.sizeHint().width()
            if bar.width() >= around + zoom + tight_place:
                break
        self._is_tight = bar.width() < around + zoom + place
        self.zoom.setVisible(bar.width() >= around + zoom + tight_place)
        at = bar.left() + look.px(12)
        turning: tuple[tuple[QWidget, int], ...] = (
            (self.back, small),
            (self.page, tight_place if self._is_tight else place),
            (self.onward, small),
        )
        for part, width in turning:
            part.setGeometry(at, top, width, look.px(30))
            at += width + look.px(4)
        at = bar.right() - look.px(12)
        sizing: tuple[tuple[QWidget, int], ...] = (
            (self.larger, small),
            (self.smaller, small),
            (self.zoom, zoom),
        )
        for part, width in sizing:
            at -= width
            part.setGeometry(at, top, width, look.px(30))
            at -= look.px(6)
        self.show_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds and dividing lines."""
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QColor(theme.divider))
        left = self._side.width()
        painter.drawLine(left, 0, left, self.height())
        painter.drawLine(left, self._look.px(BAR), self.width(), self._look.px(BAR))
